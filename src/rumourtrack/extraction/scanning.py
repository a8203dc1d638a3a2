"""Finding many phrases at once, as whole words; the longest phrase wins at each place."""

from collections.abc import Callable, Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

from rumourtrack.extraction.phrases import Meaning, Phrases, Words, freeze_phrases
from rumourtrack.knowledge.frozen import Sections, Strings, freeze_strings
from rumourtrack.text import is_bounded

P = TypeVar("P")

_GAP_WORDS = 12
_STOPS = frozenset([b".", b"!", b"?", b";", b":"])
_LEADS = frozenset([b" ", b","])
_NO_WORDS = frozenset([b",", b""])


class Hit(NamedTuple, Generic[P]):
    """A phrase found: half-open span of the text, and what the phrase stands for."""

    start: int
    end: int
    value: P
    tail: tuple[int, int] | None = None
    """Span of the second half of a phrase with a gap."""


class Scanner(Generic[P]):
    """A set of phrases, each with what it stands for; the longest phrase wins at each place."""

    def __init__(
        self,
        entries: Iterable[tuple[str, P]] | Phrases[P],
        *,
        keep: Callable[[P], bool] | None = None,
    ) -> None:
        """Take (phrase, value) pairs; a phrase may hold one gap, written ` ... `.

        `keep` tells which values of a phrase without a gap count also where a longer phrase with
        that head and a gap is found; without it none does.
        """
        if not isinstance(entries, Phrases):
            sections, values = freeze_phrases(entries)
            entries = Phrases(sections, values.__getitem__)
        self._phrases = entries
        self._keep = keep

    def find(self, text: Words) -> Iterator[Hit[P]]:
        """All hits in order of the text; a phrase with several values gives a hit for each."""
        end = 0
        for at, found in self._phrases_in(text):
            start = text.starts[at]
            if start < end:
                continue
            # A first half whose second half does not follow hides no shorter phrase.
            for number, last in reversed(found):
                hits = list(self._hits(text, start, last, self._phrases.meaning(number)))
                if hits:
                    end = text.ends[last]
                    yield from hits
                    break

    def _phrases_in(self, text: Words) -> Iterator[tuple[int, list[tuple[int, int]]]]:
        """First word of phrases, and the meaning and last word of each, the longest last."""
        _, pieces, words, _, _, places = text
        heads, numbers = self._phrases.heads, self._phrases.numbers
        nexts, thaw = self._phrases.nexts, self._phrases.thaw
        for at in sorted(at for word in heads.keys() & places.keys() for at in places[word]):
            node: int | None = heads[words[at]]
            last = at
            found = []
            while node is not None:
                if numbers[node]:
                    found.append((numbers[node], last))
                last += 1
                if last == len(pieces):
                    break
                following = nexts.get(node)
                node = (thaw(node) if following is None else following).get(pieces[last])
            if found:
                yield at, found

    def _hits(self, text: Words, start: int, last: int, meaning: Meaning[P]) -> Iterator[Hit[P]]:
        end = text.ends[last]
        found = _find_tail(text, last, meaning.tails) if meaning.tails else None
        if found:
            # The phrase with the nearest second half says more than its first half alone.
            span, values = found
            for value in values:
                yield Hit(start, end, value, span)
        for value in meaning.alone:
            if not found or (self._keep and self._keep(value)):
                yield Hit(start, end, value)


def freeze_scanner(entries: Iterable[tuple[str, P]], dump: Callable[[P], str]) -> dict[str, bytes]:
    """What `thaw_scanner` makes a scanner of; `dump` writes a value in one string."""
    sections, values = freeze_phrases(entries)
    return {**sections, **freeze_strings("values", map(dump, values))}


def thaw_scanner(
    sections: Sections, load: Callable[[str], P], *, keep: Callable[[P], bool] | None = None
) -> Scanner[P]:
    """A scanner whose phrases and values are made ready as texts hold them."""
    values = Strings(sections, "values")
    return Scanner(Phrases(sections, lambda number: load(values[number])), keep=keep)


def _is_in_number(folded: bytes, place: int) -> bool:
    """Whether a full stop parts thousands: "1.200.000"."""
    return folded[place - 1 : place].isdigit() and folded[place + 1 : place + 2].isdigit()


def _find_tail(
    text: Words, last: int, tails: dict[bytes, tuple[tuple[bytes, P], ...]]
) -> tuple[tuple[int, int], list[P]] | None:
    """The nearest second half, the longest there, behind at most twelve words of the sentence."""
    folded, _, words, starts, ends, _ = text
    end = behind = ends[last]
    if folded[end : end + 1] not in _LEADS:
        return None
    count = 0
    for at in range(last + 1, len(words)):
        word, start = words[at], starts[at]
        if word in tails and start > end and folded[start - 1 : start] in _LEADS:
            fitting = [
                (tail, value)
                for tail, value in tails[word]
                if folded.startswith(tail, start) and is_bounded(folded, start, start + len(tail))
            ]
            if fitting:
                longest = max((tail for tail, _ in fitting), key=len)
                span = (start, start + len(longest))
                return span, [value for tail, value in fitting if tail == longest]
        if word in _STOPS and not _is_in_number(folded, start):
            return None
        if word not in _NO_WORDS:
            # What no blank parts is one word: "so-called", "2,5".
            count += not count or b" " in folded[behind:start]
            behind = ends[at]
            if count > _GAP_WORDS:
                return None
    return None
