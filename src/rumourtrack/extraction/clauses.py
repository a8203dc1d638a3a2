"""Where clauses begin and end, so that a word is not taken to govern what it does not."""

import re
from bisect import bisect_left, bisect_right

from rumourtrack.extraction.draft import Draft, Sentence

_MARKS = re.compile(rb" - |\. ")
_STRONG = re.compile(rb"[;:]")
_COMMA = re.compile(rb",")


class Clauses:
    """Breaks and relative clauses of an article, by offset."""

    def __init__(self, draft: Draft) -> None:
        grammar = draft.lexicon.pack.grammar
        self._folded = draft.folded
        breaks = [found.start() for found in _MARKS.finditer(draft.folded)]
        breaks += [found.start() for found in _words(draft, grammar.breaks).finditer(draft.folded)]
        # What stands behind a colon or semicolon is nearly a sentence of its own: two breaks.
        breaks += [found.start() for found in _STRONG.finditer(draft.folded) for _ in range(2)]
        self._breaks = sorted(breaks)
        self._commas = [found.start() for found in _COMMA.finditer(draft.folded)]
        self._joints = [
            found.start() for found in _words(draft, grammar.conjunctions).finditer(draft.folded)
        ]
        self.relatives = [
            self._relative_span(draft, found.start())
            for found in re.finditer(
                rb"(?:, |(?<=[a-z)\"']) )(?:"
                + draft.lexicon.alternation(grammar.relatives)
                + rb")(?![a-z0-9])",
                draft.folded,
            )
        ]

    def _relative_span(self, draft: Draft, start: int) -> tuple[int, int]:
        """From the relative word to the next comma or clause break, else the sentence's end."""
        starts = [sentence.start for sentence in draft.sentences]
        sentence = draft.sentences[max(0, bisect_right(starts, start) - 1)]
        stop = self._folded.find(b",", start + 2, sentence.end)
        ends = [stop] if stop >= 0 else []
        place = bisect_right(self._breaks, start + 2)
        if place < len(self._breaks) and self._breaks[place] < sentence.end:
            ends.append(self._breaks[place])
        return start, min(ends, default=sentence.end)

    def breaks_between(self, start: int, end: int) -> int:
        """How many clause breaks lie between two offsets."""
        return bisect_left(self._breaks, end) - bisect_left(self._breaks, start)

    def comma_or_joint_between(self, start: int, end: int) -> list[int]:
        """Offsets of commas and conjunctions between two offsets."""
        return sorted(
            place
            for places in (self._commas, self._joints)
            for place in places
            if start <= place < end
        )

    def relative_of(self, place: int) -> tuple[int, int] | None:
        """The relative clause that an offset lies in."""
        inner = [span for span in self.relatives if span[0] <= place < span[1]]
        return max(inner, default=None)

    def clause_end(self, start: int, sentence: Sentence) -> int:
        """The next comma or break behind an offset, at most the sentence's end."""
        places = [p for p in (*self._commas, *self._breaks) if start < p < sentence.end]
        return min(places, default=sentence.end)


def _words(draft: Draft, words: list[str]) -> re.Pattern[bytes]:
    alternation = draft.lexicon.alternation(words)
    return re.compile(rb"(?<![a-z0-9'-])(?:" + alternation + rb")(?![a-z0-9'])")
