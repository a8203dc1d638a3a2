"""Claims that are one report: the same original, for the same thing, at the same time."""

import datetime
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from rumourtrack.analysis.filters import time_key
from rumourtrack.analysis.names import fold_name
from rumourtrack.analysis.originals import (
    CLOSE_DAYS,
    Key,
    Original,
    key_of,
    short_reference,
)
from rumourtrack.analysis.placing import Placement
from rumourtrack.analysis.spans import gap_days, known_by, sort_day
from rumourtrack.analysis.tracing import Tracing, trace
from rumourtrack.records import Claim, Stance

_SAME_NEWS_DAYS = 2
"""Two stances of one original this close are two readings of one report, not a change of mind."""

STRENGTH = {
    Stance.DENIED: 0,
    Stance.POSSIBLE: 1,
    Stance.LINKED: 2,
    Stance.EXPECTED: 3,
    Stance.CONFIRMED: 4,
}


class Report(NamedTuple):
    """One utterance of one original, with every claim that carries it."""

    key: Key
    original: Original
    claims: tuple[Claim, ...]
    """In order of time; the first dated one tells when the report was surely out."""
    placement: Placement | None
    """Of its undated claims; None where all are dated."""
    merged: tuple[str, ...]
    """Why the original is not the source as its articles name it, in words."""

    @property
    def lead(self) -> Claim:
        """The claim that speaks for the report: the earliest with its stance."""
        return next(claim for claim in self.claims if claim.stance is self.stance)

    @property
    def stance(self) -> Stance:
        """What most of its claims say; between equals the weaker, for relays harden what they pass on."""
        counts = Counter(claim.stance for claim in self.claims)
        return max(counts, key=lambda stance: (counts[stance], -STRENGTH[stance]))

    @property
    def date(self) -> str | None:
        """The claim's date by which the report was surely out; None where none is dated."""
        return min((claim.date for claim in self.claims), key=known_by)

    @property
    def time(self) -> tuple[tuple[datetime.date, datetime.date], bool]:
        """Sorts reports by date, placed ones right after what they are placed by."""
        if self.date:
            return sort_day(self.date), False
        return sort_day(self.placement.beside if self.placement else None), True


def build_reports(claims: Iterable[Claim], tracing: Tracing | None = None) -> tuple[Report, ...]:
    """Gather claims into reports, in order of time.

    `tracing` is of all known claims, these among them; without it these are all.

    A denial and its affirmation never are one report. Nor are two stances of one original on days
    that are known to differ by more than two: that is news.
    """
    claims = tuple(claims)
    originals, placements = tracing or trace(claims)
    groups: dict[tuple[Key, str], list[list[Claim]]] = defaultdict(list)
    for claim in sorted(claims, key=lambda claim: (_order(claim, placements), claim.id)):
        reports = groups[key_of(claim), fold_name(originals[claim.id].name)]
        home = next((r for r in reversed(reports) if _belongs(claim, r, placements)), None)
        if home is None:
            reports.append([claim])
        else:
            home.append(claim)
    built = (
        Report(
            key,
            originals[report[0].id],
            tuple(report),
            next((placements[claim.id] for claim in report if claim.id in placements), None),
            tuple(dict.fromkeys(_merged(report, originals))),
        )
        for (key, _), reports in groups.items()
        for report in reports
    )
    return tuple(sorted(built, key=lambda report: (report.time, _text(report.key))))


def _merged(report: list[Claim], originals: Mapping[str, Original]) -> Iterator[str]:
    for claim in report:
        reason = originals[claim.id].reason
        if reason:
            yield f"{short_reference(claim.article)}: {reason}"


def _text(key: Key) -> tuple[str, str, str]:
    return key[0], key[1], key[2] or ""


def _order(claim: Claim, placements: Mapping[str, Placement]) -> tuple[bool, object, bool]:
    if claim.date:
        return False, known_by(claim.date), False
    return True, *time_key(claim, placements)


def _belongs(claim: Claim, report: list[Claim], placements: Mapping[str, Placement]) -> bool:
    denies = {claim.stance is Stance.DENIED, report[0].stance is Stance.DENIED}
    if len(denies) > 1 or claim.background is not report[0].background:
        return False
    when, first = _when(claim, placements), _when(report[0], placements)
    if when is None or first is None:
        return when is first
    limit = CLOSE_DAYS if claim.stance is report[0].stance else _SAME_NEWS_DAYS
    return gap_days(when, first) <= limit


def _when(claim: Claim, placements: Mapping[str, Placement]) -> str | None:
    if claim.date:
        return claim.date
    placement = placements.get(claim.id)
    return placement.near if placement else None
