"""Where clauses begin and end, so that a word is not taken to govern what it does not."""

import re
from bisect import bisect_left, bisect_right

from rumourtrack.extraction.draft import Draft, Sentence

_MARKS = re.compile(rb" - |(?<=[a-z)\"'][a-z)\"'][a-z)\"'])\. ")
"""A stop behind a number or a short word is that of "1. FC", "St."."""
_STRONG = re.compile(rb"[;:]")
_COMMA = re.compile(rb",")


class Clauses:
    """Breaks and relative clauses of an article, by offset."""

    def __init__(self, draft: Draft) -> None:
        wording = draft.lexicon.wording
        self._draft = draft
        breaks = _starts(_MARKS, draft) + _starts(wording.clause_breaks, draft)
        # What stands behind a colon or semicolon is nearly a sentence of its own: two breaks.
        self._breaks = sorted(breaks + 2 * _starts(_STRONG, draft))
        self._commas = _starts(_COMMA, draft)
        self._joints = sorted(self._commas + _starts(wording.conjunctions, draft))
        self._relative_starts = _starts(wording.relative_openers, draft)
        self._relative_ends = self._find_relative_ends()

    def _find_relative_ends(self) -> list[int]:
        """The next comma or clause break behind each relative word, else the sentence's end."""
        starts = [sentence.start for sentence in self._draft.sentences]
        found = []
        for start in self._relative_starts:
            limit = self._draft.sentences[max(0, bisect_right(starts, start) - 1)].end
            stop = self._draft.folded.find(b",", start + 2, limit)
            found.append(min(stop if stop >= 0 else limit, _next(self._breaks, start + 2, limit)))
        return found

    def breaks_between(self, start: int, end: int) -> int:
        """How many clause breaks lie between two offsets."""
        return bisect_left(self._breaks, end) - bisect_left(self._breaks, start)

    def comma_or_joint_between(self, start: int, end: int) -> list[int]:
        """Offsets of commas and conjunctions between two offsets, in order."""
        return self._joints[bisect_left(self._joints, start) : bisect_left(self._joints, end)]

    def relative_of(self, place: int) -> tuple[int, int] | None:
        """The relative clause that an offset lies in."""
        at = bisect_right(self._relative_starts, place) - 1
        if at < 0 or place >= self._relative_ends[at]:
            return None
        return self._relative_starts[at], self._relative_ends[at]

    def clause_end(self, start: int, sentence: Sentence) -> int:
        """The next comma or break behind an offset, at most the sentence's end."""
        return min(_next(places, start, sentence.end) for places in (self._commas, self._breaks))


def _starts(pattern: re.Pattern[bytes], draft: Draft) -> list[int]:
    return [found.start() for found in pattern.finditer(draft.folded)]


def _next(places: list[int], start: int, limit: int) -> int:
    """The first place behind an offset, at most the limit."""
    at = bisect_right(places, start)
    return min(places[at], limit) if at < len(places) else limit
