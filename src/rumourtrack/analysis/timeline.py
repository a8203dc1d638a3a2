"""How destinations and stances moved: claims to events, one for each report of an original."""

from collections import defaultdict
from collections.abc import Iterable
from enum import StrEnum

from rumourtrack.analysis.names import fold_name
from rumourtrack.analysis.originals import Key, short_reference
from rumourtrack.analysis.reports import STRENGTH, Report, build_reports
from rumourtrack.analysis.spans import gap_days
from rumourtrack.analysis.tracing import Tracing, trace
from rumourtrack.records import Claim, Move, PartialDate, Record, Stance

REHEATED_DAYS = 60


class Change(StrEnum):
    """What an event does to what was said before of the same subject, move and club."""

    NEW = "new"
    FIRMER = "firmer"
    WEAKER = "weaker"
    REPEAT = "repeat"
    DENIED = "denied"
    REHEATED = "reheated"
    CONFIRMED = "confirmed"


class Event(Record):
    """One report of one original, whatever the number of articles that carry it."""

    date: PartialDate | None
    """When it was surely out; None where every article is undated."""
    subject: str
    move: Move
    club: str | None
    stance: Stance
    change: Change
    source: str | None
    """Whom the articles credit, as they name it."""
    original: str
    independent: int
    """How many originals have spoken of this subject, move and club so far, this one included."""
    claims: tuple[str, ...]
    articles: tuple[str, ...]
    """References, in order of time."""
    conditional: bool = False
    """True where any of its claims hangs on a condition: relays drop it."""
    background: bool = False
    undated: bool = False
    near: PartialDate | None = None
    """Where an undated event is shown; None where nothing is known."""
    placed: str | None = None
    """Why its undated articles stand here, in words."""
    merged: tuple[str, ...] = ()
    """Why the original is not the source as named, in words, for each article where it is not."""


def build_timeline(
    claims: Iterable[Claim], *, background: bool = False, tracing: Tracing | None = None
) -> tuple[Event, ...]:
    """Events in order of time, undated ones beside what places them, the unplaced last.

    Claims told as history are left out unless `background` is set. `tracing` is of all known claims,
    these among them; without it these are all.
    """
    claims = tuple(claims)
    kept = (claim for claim in claims if background or not claim.background)
    history: dict[Key, list[Report]] = defaultdict(list)
    events = []
    for report in build_reports(kept, tracing or trace(claims)):
        earlier = history[report.key]
        events.append(_build_event(report, earlier))
        earlier.append(report)
    return tuple(events)


def _build_event(report: Report, earlier: list[Report]) -> Event:
    lead, placement = report.lead, report.placement
    voices = {fold_name(item.original.name) for item in (*earlier, report)}
    undated = [claim for claim in report.claims if claim.date is None]
    places = ", ".join(dict.fromkeys(short_reference(claim.article) for claim in undated))
    return Event(
        date=report.date,
        subject=lead.subject,
        move=lead.move,
        club=lead.club,
        stance=report.stance,
        change=_change(report, earlier),
        source=lead.source,
        original=report.original.name,
        independent=len(voices),
        claims=tuple(claim.id for claim in report.claims),
        articles=tuple(dict.fromkeys(claim.article for claim in report.claims)),
        conditional=any(claim.conditional for claim in report.claims),
        background=all(claim.background for claim in report.claims),
        undated=report.date is None,
        near=placement.near if placement and report.date is None else None,
        placed=f"{places}, {placement.reason}" if placement else None,
        merged=report.merged,
    )


def _change(report: Report, earlier: list[Report]) -> Change:
    stance = report.stance
    last = earlier[-1].stance if earlier else None
    if _is_reheated(report, earlier):
        return Change.REHEATED
    if stance is last:
        return Change.REPEAT
    if stance is Stance.DENIED:
        return Change.DENIED
    if stance is Stance.CONFIRMED:
        return Change.CONFIRMED
    if last is None:
        return Change.NEW
    return Change.FIRMER if STRENGTH[stance] > STRENGTH[last] else Change.WEAKER


def _is_reheated(report: Report, earlier: list[Report]) -> bool:
    """Whether its original said just this 60 days ago or more, and nothing new since."""
    name = fold_name(report.original.name)
    same = [
        item
        for item in earlier
        if fold_name(item.original.name) == name and item.stance is report.stance
    ]
    if not same or not same[-1].date or not report.date:
        return False
    old = gap_days(same[-1].date, report.date) >= REHEATED_DAYS
    return old and _facts(report) <= {fact for item in same for fact in _facts(item)}


def _facts(report: Report) -> set[object]:
    facts = {fact for claim in report.claims for fact in (claim.fee, claim.deal)}
    return {fact for fact in facts if fact is not None}
