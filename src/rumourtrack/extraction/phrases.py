"""Phrases laid out for scanning: by their first word, then by all that may follow it.

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


class Words(NamedTuple):
    """A folded text and its words; a sign that is no letter, digit or blank is one as well."""

    folded: bytes
    words: list[bytes]
    starts: list[int]
    ends: list[int]
    places: Mapping[bytes, Sequence[int]]
    """Word → its numbers in the text."""


NO_WORDS = Words(b"", [], [], [], {})


def split_words(folded: bytes) -> Words:
    """All words of a folded text with their half-open spans."""
    pieces = _PIECE.findall(folded)
    words = list(map(bytes.lstrip, pieces))
    ends = list(accumulate(map(len, pieces)))
    places: dict[bytes, list[int]] = defaultdict(list)
    for at, word in enumerate(words):
        places[word].append(at)
    return Words(folded, words, list(map(sub, ends, map(len, words))), ends, places)


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
        """First words, and the number of the group that follows each."""
        self._rests = sections["rests"]
        self._spans = thaw_numbers(sections["spans"])
        self._counts = thaw_numbers(sections["counts"])
        self._listed = thaw_numbers(sections["listed"])
        self._bounds = thaw_numbers(sections["bounds"])
        self._pairs = thaw_numbers(sections["pairs"])
        self._tails = Strings(sections, "tails")
        self._make = values
        self.groups: list[dict[bytes, int] | None] = [None] * len(heads)
        """What follows a first word, where it was thawed."""
        self._meanings: dict[int, Meaning[P]] = {}
        self._values: dict[int, P] = {}

    def thaw(self, number: int) -> dict[bytes, int]:
        """What follows a first word, to the end of each word → number of a meaning, or 0."""
        rests = self._rests[self._spans[number] : self._spans[number + 1] - 1].split(b"\n")
        listed = self._listed[self._counts[number] : self._counts[number + 1]]
        group = self.groups[number] = dict(zip(rests, listed, strict=True))
        return group

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
                words = self._tails[tail - 1].encode("latin-1")
                tails.setdefault(split_once(words), []).append((words, self._value(value)))
            else:
                alone.append(self._value(value))
        return Meaning(tuple(alone), {word: tuple(found) for word, found in tails.items()})

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
    sections, groups = _freeze_meanings(found)
    return (
        {
            **sections,
            **_freeze_groups(groups),
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


Groups = dict[bytes, dict[bytes, int]]


def _freeze_meanings(
    found: dict[bytes, dict[tuple[int, int], None]],
) -> tuple[dict[str, bytes], Groups]:
    groups: Groups = {}
    meanings: dict[tuple[tuple[int, int], ...], int] = {}
    for phrase, pairs in found.items():
        number = meanings.setdefault(tuple(pairs), len(meanings) + 1)
        _, words, _, ends, _ = split_words(phrase)
        if not words:
            continue
        group = groups.setdefault(words[0], {})
        for end in ends[:-1]:
            group.setdefault(phrase[ends[0] : end], 0)
        group[phrase[ends[0] :]] = number
    sizes = (2 * len(pairs) for pairs in meanings)
    flat = (number for pairs in meanings for pair in pairs for number in pair)
    bounds = accumulate(sizes, initial=0)
    return {"bounds": freeze_numbers(bounds), "pairs": freeze_numbers(flat)}, groups


def _freeze_groups(groups: Groups) -> dict[str, bytes]:
    texts = [b"\n".join(group) + b"\n" for group in groups.values()]
    return {
        "heads": b"\n".join(groups),
        "rests": b"".join(texts),
        "spans": freeze_numbers(accumulate(map(len, texts), initial=0)),
        "counts": freeze_numbers(accumulate(map(len, groups.values()), initial=0)),
        "listed": freeze_numbers(number for group in groups.values() for number in group.values()),
    }
