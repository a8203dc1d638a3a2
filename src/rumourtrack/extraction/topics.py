"""Which club the text goes on about at a place, where a sentence names none."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Container

from rumourtrack.extraction.draft import ClubMention, Draft, Kind, within
from rumourtrack.extraction.word_sets import Relation

_SUBJECT = 2
"""Weight of a club behind no preposition; one that somebody goes to or is at weighs one."""
_TITLE = 3
"""What the title adds."""


_LEAD_START = 4
"""Characters before a club that opens an item: a symbol, a bullet."""
_LEAD_END = re.compile(rb" ?[:.]| [-|] ")


def find_leads(draft: Draft) -> dict[int, str]:
    """Item → the club whose name opens it, as in round-ups: "PSG: three names", "MILAN - …"."""
    leads: dict[int, str] = {}
    seen: set[int] = set()
    for sentence in draft.sentences:
        if sentence.item in seen:
            continue
        seen.add(sentence.item)
        clubs = within(draft.clubs, sentence.start, sentence.start + _LEAD_START + 1)
        if clubs and _LEAD_END.match(draft.folded, clubs[0].end):
            leads[sentence.item] = clubs[0].club
    return leads


class Topics:
    """Where the clubs are named that nobody comes from or is described by."""

    def __init__(self, draft: Draft) -> None:
        self.leads = find_leads(draft)
        self._places: dict[str, list[tuple[int, int]]] = defaultdict(list)
        """Club → (where, weight), in order."""
        self._firsts: dict[str, int] = {}
        titles = [(s.start, s.end) for s in draft.sentences if s.kind is Kind.TITLE]
        self._title_end = max((end for _, end in titles), default=0)
        for mention in draft.clubs:
            if mention.owner_of is not None or mention.relation in _ASIDE:
                continue
            self._places[mention.club].append((mention.start, _weight(mention)))
            if mention.relation is not Relation.TO:
                self._firsts.setdefault(mention.club, mention.start)

    def main_between(self, start: int, end: int, others: Container[str | None]) -> str | None:
        """The club that weighs most inside a span, the title's more; but none of `others`.

        Of equals the one named last.
        """
        best: tuple[int, int, str | None] = (0, start, None)
        for club, places in self._places.items():
            low = bisect_left(places, (start, 0))
            high = bisect_left(places, (end, 0))
            if low == high or club in others:
                continue
            weight = sum(weight for _, weight in places[low:high])
            weight += _TITLE if places[0][0] < self._title_end else 0
            best = max(best, (weight, places[high - 1][0], club), key=lambda each: each[:2])
        return best[2]

    def first_before(self, end: int, others: Container[str | None]) -> str | None:
        """The club that the article names first; None if that is behind the offset."""
        fit = ((place, club) for club, place in self._firsts.items() if club not in others)
        place, club = min(fit, default=(end, None))
        return club if place < end else None


_ASIDE = (Relation.FROM, Relation.FORMER)


def _weight(mention: ClubMention) -> int:
    return _SUBJECT if mention.relation is Relation.NONE else 1
