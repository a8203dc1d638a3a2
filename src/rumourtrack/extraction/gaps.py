"""What may stand between two things that belong together: signs, brackets and listed words.

As one pattern of hundreds of words it would take 40 ms to compile in every process.
"""

import re
from collections.abc import Iterator, Set

_WORD = re.compile(rb"[a-z0-9]+|[^a-z0-9]")
_NO_END = re.compile(rb"(?<!')(?=[a-z0-9])")
"""Where a word goes on, unless it is elided: "l'"."""


class Gap:
    """Signs and words in any order and number."""

    def __init__(self, signs: bytes, words: Set[bytes], others: bytes) -> None:
        """`words` are folded; `others` is a pattern of whatever else may stand there."""
        self._signs = frozenset(signs)
        self._words = words
        self._longest = max(map(len, words), default=0)
        self._others = re.compile(others)

    def fullmatch(self, folded: bytes, start: int = 0, end: int | None = None) -> bool:
        """Whether nothing else stands in a half-open span of a folded text, as a pattern tells it."""
        end = len(folded) if end is None else end
        reached, ways = {start}, [start]
        while ways:
            place = ways.pop()
            if place == end:
                return True
            for after in self._steps(folded, place, end):
                if after not in reached:
                    reached.add(after)
                    ways.append(after)
        return False

    def _steps(self, folded: bytes, place: int, end: int) -> Iterator[int]:
        if folded[place] in self._signs:
            yield place + 1
        other = self._others.match(folded, place, end)
        if other:
            yield other.end()
        limit = min(end, place + self._longest)
        for piece in _WORD.finditer(folded, place, limit):
            after = piece.end()
            if folded[place:after] in self._words and not _NO_END.match(folded, after, end):
                yield after
