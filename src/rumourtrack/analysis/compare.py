"""Two sides, side by side: what one adds, drops, puts firmer or weaker, and what cannot both hold."""

from collections import defaultdict
from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from rumourtrack.analysis.contradictions import contradict
from rumourtrack.analysis.names import fold_name
from rumourtrack.analysis.reports import STRENGTH, Report, build_reports
from rumourtrack.analysis.spans import gap_days, sort_day
from rumourtrack.analysis.tracing import Tracing
from rumourtrack.records import Claim, Contract, Move, PartialDate, Record, Stance


class Axis(StrEnum):
    """What the two sides differ in; rows pair what is equal otherwise."""

    DATE = "date"
    SOURCE = "source"
    ARTICLE = "article"
    SUBJECT = "subject"
    CLUB = "club"


class Difference(StrEnum):
    """What the right side does to the left."""

    ADDED = "added"
    DROPPED = "dropped"
    FIRMER = "firmer"
    WEAKER = "weaker"
    CONTRADICTED = "contradicted"
    SAME = "same"


class Side(NamedTuple):
    """One side of a comparison."""

    label: str
    claims: tuple[Claim, ...]
    contracts: tuple[Contract, ...] = ()


class Row(Record):
    """One thing that a side tells; for a contract `move` is None."""

    subject: str | None
    """None where the sides are two subjects."""
    move: Move | None
    club: str | None
    """None where the sides are two clubs."""
    change: Difference
    left: str | None
    """The stance held last, or the end of the contract; None where the side is silent."""
    right: str | None
    left_date: PartialDate | None = None
    right_date: PartialDate | None = None
    left_original: str | None = None
    right_original: str | None = None
    left_claims: tuple[str, ...] = ()
    """Ids of claims, or of contract facts."""
    right_claims: tuple[str, ...] = ()
    reason: str | None = None
    """Why they contradict each other; None where they do not."""


_Index = tuple[str, str, str]
_ORDER = list(Difference)


def build_comparison(
    left: Side,
    right: Side,
    axis: Axis = Axis.DATE,
    *,
    background: bool = False,
    tracing: Tracing | None = None,
) -> tuple[Row, ...]:
    """Pair what the sides tell, sorted by subject, contracts after claims.

    Of each subject, move and club the last stance counts. Contract ends are compared where the sides
    may speak of the same contract, not between two subjects or clubs. Claims told as history are left
    out unless `background` is set. `tracing` is of all known claims, both sides' among them; without
    it each side is traced alone.
    """
    sides = (
        [claim for claim in side.claims if background or not claim.background]
        for side in (left, right)
    )
    lefts, rights = (_last_reports(claims, axis, tracing) for claims in sides)
    rows = [
        _claim_row(lefts.get(index), rights.get(index), lefts, rights, axis)
        for index in sorted(lefts.keys() | rights.keys())
    ]
    if axis not in (Axis.SUBJECT, Axis.CLUB):
        rows += _contract_rows(left.contracts, right.contracts)
    return tuple(rows)


def _index(claim: Claim, axis: Axis) -> _Index:
    subject = "" if axis is Axis.SUBJECT else fold_name(claim.subject)
    club = "" if axis is Axis.CLUB else fold_name(claim.club or "")
    return subject, claim.move.value, club


def _last_reports(
    claims: Iterable[Claim], axis: Axis, tracing: Tracing | None
) -> dict[_Index, Report]:
    """The last report of each row; of the same day a denial comes last."""
    reports = build_reports(claims, tracing)
    ordered = sorted(reports, key=lambda report: (report.time, report.stance is Stance.DENIED))
    return {_index(report.lead, axis): report for report in ordered}


def _claim_row(
    left: Report | None,
    right: Report | None,
    lefts: dict[_Index, Report],
    rights: dict[_Index, Report],
    axis: Axis,
) -> Row:
    lead = (right or left).lead  # type: ignore[union-attr]  # one of the two is there
    reason = None
    if axis is not Axis.SUBJECT:
        reason = _against(left, rights.values()) or _against(right, lefts.values())
    return Row(
        subject=None if axis is Axis.SUBJECT else lead.subject,
        move=lead.move,
        club=None if axis is Axis.CLUB else lead.club,
        change=Difference.CONTRADICTED if reason else _difference(left, right),
        left=left.stance if left else None,
        right=right.stance if right else None,
        left_date=left.date if left else None,
        right_date=right.date if right else None,
        left_original=left.original.name if left else None,
        right_original=right.original.name if right else None,
        left_claims=tuple(claim.id for claim in left.claims) if left else (),
        right_claims=tuple(claim.id for claim in right.claims) if right else (),
        reason=reason,
    )


def _difference(left: Report | None, right: Report | None) -> Difference:
    if left is None:
        return Difference.ADDED
    if right is None:
        return Difference.DROPPED
    step = STRENGTH[right.stance] - STRENGTH[left.stance]
    if step == 0:
        return Difference.SAME
    return Difference.FIRMER if step > 0 else Difference.WEAKER


def _against(report: Report | None, others: Iterable[Report]) -> str | None:
    """Why the report cannot hold together with one of the other side's."""
    if report is None:
        return None
    mine = report.lead
    for other in others:
        theirs = other.lead
        if fold_name(theirs.subject) != fold_name(mine.subject):
            continue
        reason = contradict(mine, theirs)
        if reason and "denied" not in reason:
            return f"{reason}: {_said(mine)} against {_said(theirs)}"
        if reason:
            return reason
    return None


def _said(claim: Claim) -> str:
    return f"{claim.move} {claim.club} ({claim.stance})"


def _contract_rows(left: Iterable[Contract], right: Iterable[Contract]) -> list[Row]:
    lefts, rights = _by_contract(left), _by_contract(right)
    return [
        _contract_row(lefts.get(index, []), rights.get(index, []))
        for index in sorted(lefts.keys() | rights.keys())
    ]


def _by_contract(contracts: Iterable[Contract]) -> dict[tuple[str, str], list[Contract]]:
    found: dict[tuple[str, str], list[Contract]] = defaultdict(list)
    for item in sorted(contracts, key=lambda item: (sort_day(item.until), item.id)):
        found[fold_name(item.person), fold_name(item.club or "")].append(item)
    return found


def _contract_row(left: list[Contract], right: list[Contract]) -> Row:
    told = (right or left)[0]
    lefts, rights = (" / ".join(dict.fromkeys(i.until for i in side)) for side in (left, right))
    # Sides that tell the same ends differ in nothing, though each may contradict itself.
    apart = lefts != rights and any(
        gap_days(mine.until, theirs.until) > 0 for mine in left for theirs in right
    )
    change = Difference.CONTRADICTED if apart else Difference.SAME
    if not left or not right:
        change = Difference.ADDED if right else Difference.DROPPED
    return Row(
        subject=told.person,
        move=None,
        club=told.club,
        change=change,
        left=lefts or None,
        right=rights or None,
        left_claims=tuple(item.id for item in left),
        right_claims=tuple(item.id for item in right),
        reason=f"contract until {lefts} against {rights}" if apart else None,
    )
