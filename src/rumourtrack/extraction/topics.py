"""Which club the text goes on about at a place, where a sentence names none."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Container

from rumourtrack.extraction.draft import Draft
from rumourtrack.extraction.wording import Relation


class Topics:
    """Where the clubs are named that nobody comes from, goes to, or is described by."""

    def __init__(self, draft: Draft) -> None:
        self._subjects: dict[str, list[int]] = defaultdict(list)
        self._firsts: dict[str, int] = {}
        for mention in draft.clubs:
            if mention.owner_of is None and mention.relation in (Relation.NONE, Relation.AT):
                self._firsts.setdefault(mention.club, mention.start)
                if mention.relation is Relation.NONE:
                    self._subjects[mention.club].append(mention.start)

    def last_between(self, start: int, end: int, others: Container[str | None]) -> str | None:
        """The club named last, as no phrase behind a preposition, inside a span; but no other."""
        best: tuple[int, str | None] = (start - 1, None)
        for club, places in self._subjects.items():
            at = bisect_left(places, end) - 1
            if at >= 0 and places[at] > best[0] and club not in others:
                best = (places[at], club)
        return best[1]

    def first_before(self, end: int, others: Container[str | None]) -> str | None:
        """The club that the article names first; None if that is behind the offset."""
        fit = ((place, club) for club, place in self._firsts.items() if club not in others)
        place, club = min(fit, default=(end, None))
        return club if place < end else None
