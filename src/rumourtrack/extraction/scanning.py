"""Finding many phrases at once, as whole words, with one pass of Aho-Corasick.

`mark` writes the first letter of each word as a capital and moves its last letter into the upper
half of the byte range. Patterns are marked the same way, so that only whole words can match and
"sign a" never hides "sign" in "sign an". Every offset stays what it was.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

from ahocorasick_rs import BytesAhoCorasick, MatchKind

from rumourtrack.text import fold, is_bounded

P = TypeVar("P")

_GAP = " ... "
_GAP_WORDS = 12
_GAP_PATTERN = re.compile(rb"(?:[ ,]+[^ .!?;:]+){0,%d}[ ,]*" % _GAP_WORDS)
"""As far as a gap may reach."""
_RAISE = bytes(byte + 0x80 if 0x41 <= byte <= 0x5A else byte for byte in range(256))


def mark(folded: bytes) -> bytes:
    """The folded text with the edges of its words made visible; same length."""
    return folded[::-1].title()[::-1].translate(_RAISE).title()


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
        self, entries: Iterable[tuple[str, P]], *, keep: Callable[[P], bool] | None = None
    ) -> None:
        """Take (phrase, value) pairs; a phrase may hold one gap, written ` ... `.

        `keep` tells which values of a phrase without a gap count also where a longer phrase with
        that head and a gap is found; without it none does.
        """
        self._keep = keep
        self._values: dict[bytes, list[tuple[_Tail | None, P]]] = {}
        for phrase, value in entries:
            head, _, tail = phrase.partition(_GAP)
            values = self._values.setdefault(mark(fold(head)), [])
            pair = (_tail(tail) if tail else None, value)
            if pair not in values:
                values.append(pair)
        self._patterns = list(self._values)
        self._automaton = BytesAhoCorasick(self._patterns, matchkind=MatchKind.LeftmostLongest)

    def find(self, folded: bytes, marked: bytes) -> Iterator[Hit[P]]:
        """All hits in order of the text; a phrase with several values gives a hit for each."""
        for index, start, end in self._automaton.find_matches_as_indexes(marked):
            if not is_bounded(folded, start, end):
                continue
            values = self._values[self._patterns[index]]
            reach = _GAP_PATTERN.match(folded, end)
            limit = reach.end() if reach else end
            tails = [
                (found.span("tail"), value)
                for tail, value in values
                if tail is not None
                # To look for the words is far cheaper than to try the pattern.
                and folded.find(tail.words, end, limit + len(tail.words)) >= 0
                and (found := tail.pattern.match(folded, end))
            ]
            if tails:
                # The phrase with the nearest second half says more than its first half alone.
                nearest = min(tails, key=lambda pair: (pair[0][0], -pair[0][1]))[0]
                for span, value in tails:
                    if span == nearest:
                        yield Hit(start, end, value, span)
            for tail, value in values:
                if tail is None and (not tails or (self._keep and self._keep(value))):
                    yield Hit(start, end, value)


class _Tail(NamedTuple):
    """The second half of a phrase with a gap."""

    words: bytes
    pattern: re.Pattern[bytes]


def _tail(tail: str) -> _Tail:
    """What follows the head: at most twelve words of the same sentence, then the tail."""
    words = fold(tail)
    gap = rb"(?:[ ,]+[^ .!?;:]+){0,%d}?[ ,]+" % _GAP_WORDS
    return _Tail(words, re.compile(gap + rb"(?P<tail>" + re.escape(words) + rb")(?![a-z0-9])"))
