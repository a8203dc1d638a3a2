"""Phrases laid out for scanning: a tree of words, of which a text thaws the branches it enters.

An Aho-Corasick automaton of 60,000 phrases scans three times as fast, but takes a quarter of a
second to build in every process and cannot be kept in a file. This needs no building, and of the
words of a text alone are the phrases made ready.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from itertools import accumulate
from operator import sub
from typing import Generic, NamedTuple, TypeVar

from rumourtrack.knowledge.frozen import (
    Sections,
    Strings,
    freeze_numbers,
    freeze_strings,
    thaw_numbers,
)
from rumourtrack.text import fold

P = TypeVar("P")

GAP = " ... "
_PIECE = re.compile(rb" ?(?:[a-z0-9]+|[^a-z0-9 ])| ")
_NO_TAIL = b""
_NOTHING: dict[bytes, int] = {}


class Words(NamedTuple):
    """A folded text and its words; a sign that is no letter, digit or blank is one as well."""

    folded: bytes
    pieces: list[bytes]
    """The words, each with the blank before it: together they are the text."""
    words: list[bytes]
    starts: list[int]
    ends: list[int]
    places: Mapping[bytes, Sequence[int]]
    """Word → its numbers in the text."""


NO_WORDS = Words(b"", [], [], [], [], {})


def split_words(folded: bytes) -> Words:
    """All words of a folded text with their half-open spans."""
    pieces = _PIECE.findall(folded)
    words = list(map(bytes.lstrip, pieces))
    ends = list(accumulate(map(len, pieces)))
    places: dict[bytes, list[int]] = defaultdict(list)
    for at, word in enumerate(words):
        places[word].append(at)
    starts = list(map(sub, ends, map(len, words)))
    return Words(folded, pieces, words, starts, ends, places)


def split_once(folded: bytes) -> bytes:
    """The first word of a folded text."""
    found = _PIECE.match(folded)
    return found[0].lstrip() if found else b""


class Meaning(NamedTuple, Generic[P]):
    """What a phrase stands for, alone and with each second half behind a gap."""

    alone: tuple[P, ...]
    tails: dict[bytes, tuple[tuple[bytes, P], ...]]
    """First word of the second half → (second half, value)."""


class Phrases(Generic[P]):
    """Phrases with what they stand for, thawed word by word."""

    def __init__(self, sections: Sections, values: Callable[[int], P]) -> None:
        """`values` makes the value of a number; each is asked for once."""
        heads = sections["heads"].split(b"\n") if sections["heads"] else []
        self.heads = dict(zip(heads, range(len(heads)), strict=True))
        """First word → its node."""
        self.numbers = thaw_numbers(sections["numbers"])
        """Node → number of the meaning of the phrase that ends there, or 0."""
        self.nexts: dict[int, dict[bytes, int]] = {}
        """Node → next word with its blank → node, where it was thawed."""
        self._steps = sections["steps"]
        self._spans = thaw_numbers(sections["spans"])
        self._firsts = thaw_numbers(sections["firsts"])
        self._bounds = thaw_numbers(sections["bounds"])
        self._pairs = thaw_numbers(sections["pairs"])
        self._tails = Strings(sections, "tails")
        self._make = values
        self._meanings: dict[int, Meaning[P]] = {}
        self._halves: dict[int, bytes] = {}
        self._values: dict[int, P] = {}

    def thaw(self, node: int) -> dict[bytes, int]:
        """The words that may come next, with their blanks, and their nodes."""
        first, last = self._firsts[node], self._firsts[node + 1]
        if first == last:
            return self.nexts.setdefault(node, _NOTHING)
        steps = self._steps[self._spans[node] : self._spans[node + 1] - 1].split(b"\n")
        return self.nexts.setdefault(node, dict(zip(steps, range(first, last), strict=True)))

    def meaning(self, number: int) -> Meaning[P]:
        """What the phrase stands for; numbers begin at 1."""
        meaning = self._meanings.get(number)
        if meaning is None:
            meaning = self._meanings[number] = self._thaw_meaning(number)
        return meaning

    def _thaw_meaning(self, number: int) -> Meaning[P]:
        pairs = self._pairs[self._bounds[number - 1] : self._bounds[number]]
        alone: list[P] = []
        tails: dict[bytes, list[tuple[bytes, P]]] = {}
        for tail, value in zip(pairs[::2], pairs[1::2], strict=True):
            if tail:
                words = self._half(tail)
                tails.setdefault(split_once(words), []).append((words, self._value(value)))
            else:
                alone.append(self._value(value))
        return Meaning(tuple(alone), {word: tuple(found) for word, found in tails.items()})

    def _half(self, number: int) -> bytes:
        if number not in self._halves:
            self._halves[number] = self._tails[number - 1].encode("latin-1")
        return self._halves[number]

    def _value(self, number: int) -> P:
        if number not in self._values:
            self._values[number] = self._make(number)
        return self._values[number]


def freeze_phrases(entries: Iterable[tuple[str, P]]) -> tuple[dict[str, bytes], list[P]]:
    """Sections that `Phrases` reads, and the values by their numbers.

    A phrase may hold one gap, written ` ... `; a pair that stands twice counts once.
    """
    values: dict[Hashable, tuple[int, P]] = {}
    tails: dict[bytes, int] = {_NO_TAIL: 0}
    found: dict[bytes, dict[tuple[int, int], None]] = {}
    for phrase, value in entries:
        head, _, tail = phrase.partition(GAP)
        number = values.setdefault(_identity(value), (len(values), value))[0]
        pair = (tails.setdefault(fold(tail), len(tails)), number)
        found.setdefault(fold(head), {})[pair] = None
    return (
        {
            **_freeze_meanings(found),
            **freeze_strings("tails", (tail.decode("latin-1") for tail in [*tails][1:])),
        },
        [value for _, value in values.values()],
    )


def _identity(value: object) -> Hashable:
    """Equal values are one; models with lists in them cannot be compared fast."""
    try:
        hash(value)
    except TypeError:
        return id(value)
    return value


class _Node:
    """A word of the tree, while it is built."""

    __slots__ = ("next", "number")

    def __init__(self) -> None:
        self.number = 0
        self.next: dict[bytes, _Node] = {}


def _freeze_meanings(found: dict[bytes, dict[tuple[int, int], None]]) -> dict[str, bytes]:
    root = _Node()
    meanings: dict[tuple[tuple[int, int], ...], int] = {}
    for phrase, pairs in found.items():
        node = root
        for piece in split_words(phrase).pieces:
            node = node.next.setdefault(piece, _Node())
        node.number = meanings.setdefault(tuple(pairs), len(meanings) + 1)
    sizes = (2 * len(pairs) for pairs in meanings)
    flat = (number for pairs in meanings for pair in pairs for number in pair)
    return {
        **_freeze_tree(root),
        "bounds": freeze_numbers(accumulate(sizes, initial=0)),
        "pairs": freeze_numbers(flat),
    }


def _freeze_tree(root: _Node) -> dict[str, bytes]:
    """Level by level, so that the nodes behind one node have numbers that follow each other."""
    nodes = list(root.next.values())
    texts = []
    for node in nodes:
        texts.append(b"".join(step + b"\n" for step in node.next))
        nodes.extend(node.next.values())
    counts = (len(node.next) for node in nodes)
    return {
        "heads": b"\n".join(root.next),
        "numbers": freeze_numbers(node.number for node in nodes),
        "steps": b"".join(texts),
        "spans": freeze_numbers(accumulate(map(len, texts), initial=0)),
        "firsts": freeze_numbers(accumulate(counts, initial=len(root.next))),
    }
