"""Which club the text goes on about at a place, where a sentence names none."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Container

from rumourtrack.extraction.draft import Draft
from rumourtrack.extraction.word_sets import Relation


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
        """The club named most, as no phrase behind a preposition, inside a span; but no other.

        Of equals the one named last.
        """
        best: tuple[int, int, str | None] = (0, start, None)
        for club, places in self._subjects.items():
            low, high = bisect_left(places, start), bisect_left(places, end)
            if low < high and club not in others:
                best = max(best, (high - low, places[high - 1], club), key=lambda each: each[:2])
        return best[2]

    def first_before(self, end: int, others: Container[str | None]) -> str | None:
        """The club that the article names first; None if that is behind the offset."""
        fit = ((place, club) for club, place in self._firsts.items() if club not in others)
        place, club = min(fit, default=(end, None))
        return club if place < end else None
