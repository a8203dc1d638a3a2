"""What cannot both be true: contract dates, and claims of one person."""

from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from rumourtrack.analysis.names import fold_name, same_name
from rumourtrack.analysis.originals import short_reference
from rumourtrack.analysis.reports import STRENGTH
from rumourtrack.analysis.spans import gap_days, sort_day
from rumourtrack.records import Claim, Contract, Move, PartialDate, Record, Stance

_FIRM = STRENGTH[Stance.EXPECTED]
_SOFT = STRENGTH[Stance.LINKED]


class Reading(Record):
    """One of the dates that articles tell for a contract."""

    until: PartialDate
    """The most precise of those that agree."""
    contracts: tuple[str, ...]
    """Ids of the contract facts that say so."""
    articles: tuple[str, ...]
    """References."""


class Contradiction(Record):
    """A contract for which articles tell dates that exclude each other."""

    person: str
    club: str | None
    readings: tuple[Reading, ...]
    """Earliest end first; at least two."""
    reason: str
    """"2025 in 1 article (003), against 2026 in 3"."""


class CheckedContract(Contract):
    """A contract fact, held against what other articles tell."""

    contradicted_by: tuple[str, ...] = ()
    """Ids of the facts whose date excludes this one."""
    contradiction: str | None = None
    """The reason in words; None where nothing contradicts it."""


def check_contracts(
    contracts: Iterable[Contract], all_contracts: Iterable[Contract] | None = None
) -> tuple[CheckedContract, ...]:
    """Every contract with what contradicts it, sorted by person, club and end.

    `all_contracts` are those to hold them against, where only some are asked for.
    """
    asked = tuple(contracts)
    known = tuple(all_contracts) if all_contracts is not None else asked
    against: dict[str, tuple[list[str], str]] = {}
    for found in find_contradictions(known):
        for reading in found.readings:
            others = [
                i for other in found.readings if other is not reading for i in other.contracts
            ]
            for contract in reading.contracts:
                against.setdefault(contract, ([], found.reason))[0].extend(others)
    checked = (
        CheckedContract(
            **contract.model_dump(),
            contradicted_by=tuple(sorted(set(against[contract.id][0]))),
            contradiction=against[contract.id][1],
        )
        if contract.id in against
        else CheckedContract(**contract.model_dump())
        for contract in asked
    )
    return tuple(
        sorted(
            checked,
            key=lambda item: (
                fold_name(item.person),
                fold_name(item.club or ""),
                sort_day(item.until),
                sort_day(item.date),
                item.id,
            ),
        )
    )


def find_contradictions(contracts: Iterable[Contract]) -> tuple[Contradiction, ...]:
    """Contracts of one person with one club whose ends exclude each other, sorted by person.

    Dates that are only less precise than each other agree: 2026 and 2026-06. A contract without a
    club is compared with all of the person's.
    """
    by_person: dict[str, list[Contract]] = defaultdict(list)
    for contract in contracts:
        by_person[fold_name(contract.person)].append(contract)
    found = []
    for group in by_person.values():
        clubs: dict[str, str | None] = {
            fold_name(item.club): item.club for item in group if item.club
        }
        for folded, club in sorted(clubs.items()) or [("", None)]:
            told = [item for item in group if fold_name(item.club or "") in ("", folded)]
            readings = _build_readings(told)
            if len(readings) > 1:
                found.append(_describe(told[0].person, club, readings))
    return tuple(sorted(found, key=lambda item: (fold_name(item.person), item.club or "")))


def _build_readings(contracts: list[Contract]) -> list[Reading]:
    """The dates that exclude each other; one that agrees with two of them ("2026") joins the first."""
    groups: list[list[Contract]] = []
    for contract in sorted(contracts, key=lambda item: (-len(item.until), sort_day(item.until))):
        home = next((g for g in groups if gap_days(g[0].until, contract.until) == 0), None)
        if home is None:
            groups.append([contract])
        else:
            home.append(contract)
    groups.sort(key=lambda group: sort_day(group[0].until))
    return [
        Reading(
            until=group[0].until,
            contracts=tuple(sorted(item.id for item in group)),
            articles=tuple(sorted({item.article for item in group})),
        )
        for group in groups
    ]


def _describe(person: str, club: str | None, readings: list[Reading]) -> Contradiction:
    told = []
    for reading in readings:
        count = len(reading.articles)
        names = f" ({short_reference(reading.articles[0])})" if count == 1 else ""
        told.append(f"{reading.until} in {count} article{'s' * (count > 1)}{names}")
    return Contradiction(
        person=person, club=club, readings=tuple(readings), reason=", against ".join(told)
    )


def contradict(one: Claim, other: Claim) -> str | None:
    """Why two claims of the same subject cannot both hold; None where they can.

    Told for different windows they can. That a departure is denied says the same as a stay.
    """
    if not same_window(one, other):
        return None
    if same_name(one.club, other.club) and one.move is other.move and _split(one, other):
        return f"{one.move} {one.club}: affirmed against denied"
    return _exclude(_as_said(one), _as_said(other))


def same_window(one: Claim, other: Claim) -> bool:
    """Whether both may be about the same window; one that tells none may be about any."""
    if one.timing is None or other.timing is None or "now" in (one.timing, other.timing):
        return True
    return one.timing.startswith(other.timing) or other.timing.startswith(one.timing)


def _split(one: Claim, other: Claim) -> bool:
    return (one.stance is Stance.DENIED) is not (other.stance is Stance.DENIED)


class _Said(NamedTuple):
    move: Move
    club: str | None
    strength: int


def _as_said(claim: Claim) -> _Said:
    """A denied departure reads as the stay that it is, a denied stay as the departure."""
    club = fold_name(claim.club) if claim.club else None
    turned = {Move.LEAVE: Move.STAY, Move.STAY: Move.LEAVE}.get(claim.move)
    if claim.stance is Stance.DENIED and turned:
        return _Said(turned, club, _FIRM)
    return _Said(claim.move, club, STRENGTH[claim.stance])


def _exclude(one: _Said, other: _Said) -> str | None:
    weaker, firmer = sorted((one.strength, other.strength))
    if None in (one.club, other.club) or weaker < _SOFT or firmer < _FIRM:
        return None
    moves, same_club = {one.move, other.move}, one.club == other.club
    if moves == {Move.STAY, Move.LEAVE} and same_club:
        return "stay against leave"
    if Move.LEAVE in moves or same_club or weaker < _FIRM:
        return None
    return "two destinations at once" if moves == {Move.JOIN} else "stay against another club"
