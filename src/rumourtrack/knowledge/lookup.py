"""What a name can stand for in the tables, and how the right one is told."""

from collections.abc import Iterable, Iterator, Mapping

from rumourtrack.knowledge.gazetteer import Club, Outlet, Person
from rumourtrack.records import Record
from rumourtrack.text import fold_name

_ALONE = "belongs to this one alone"
_CREDITED = "an ordinary word too: counts only where something is credited to it"
_SHARED = (
    "shared: the club that the article names in full, else the only one of the countries "
    "that its clubs are of"
)
_HOW: Mapping[str, str] = {
    "name": _ALONE,
    "alias": _ALONE,
    "nickname": f"{_ALONE}; found in small letters where a language writes nicknames so",
    "ground": "its ground stands for the club",
    "shared": _SHARED,
    "domain": "a web address",
    "handle": "an account",
    "common": _CREDITED,
    "surname": "the only one of that surname; others are told by a full name in the article",
}


class Candidate(Record):
    """One thing that a name can stand for."""

    name: str
    """As its row is called."""
    kind: str
    """`club`, `women`, `national`, `outlet`, `journalist`, `player`, `manager` …"""
    country: str | None
    how: str
    """The column that holds the words: `name`, `alias`, `nickname`, `shared`, `ground` …"""
    why: str
    """How an article decides that this one is meant."""
    own: bool = False
    """Whether the row is the user's."""


def find_candidates(
    query: str,
    clubs: Iterable[Club],
    outlets: Iterable[Outlet],
    people: Iterable[Person],
    own: frozenset[str] = frozenset(),
) -> tuple[Candidate, ...]:
    """All that the words can stand for, but for case and accents: sure ones before shared ones.

    `own` names the rows that are the user's. Nothing for words that no table holds.
    """
    wanted = fold_name(" ".join(query.split()))
    found = [
        *_clubs(wanted, clubs),
        *_outlets(wanted, outlets),
        *_people(wanted, people),
    ]
    marked = [one.model_copy(update={"own": one.name in own}) for one in found]
    return tuple(sorted(marked, key=lambda one: (list(_HOW).index(one.how), one.name)))


def _clubs(wanted: str, clubs: Iterable[Club]) -> Iterator[Candidate]:
    for club in clubs:
        columns = {
            "shared": club.shared,
            "name": (club.name,),
            "alias": club.aliases,
            "nickname": club.nicknames,
            "ground": club.grounds,
        }
        how = _column(wanted, columns)
        if how:
            yield _candidate(club.name, club.kind, club.country, how)


def _outlets(wanted: str, outlets: Iterable[Outlet]) -> Iterator[Candidate]:
    for outlet in outlets:
        columns = {
            "common": outlet.common,
            "name": (outlet.name,),
            "alias": outlet.aliases,
            "domain": outlet.domains,
            "handle": outlet.handles,
        }
        how = _column(wanted, columns)
        if how:
            yield _candidate(outlet.name, outlet.kind, outlet.country, how)


def _people(wanted: str, people: Iterable[Person]) -> Iterator[Candidate]:
    bearers = []
    for person in people:
        how = _column(wanted, {"name": (person.name,), "alias": person.aliases})
        if how:
            yield _candidate(person.name, person.role.value, person.nationality, how)
        elif fold_name(person.name).split()[-1:] == [wanted]:
            bearers.append(person)
    for person in bearers:
        told = _candidate(person.name, person.role.value, person.nationality, "surname")
        if len(bearers) > 1:
            why = f"one of {len(bearers)} of that surname: the article must give the full name"
            told = told.model_copy(update={"why": why})
        yield told


def _column(wanted: str, columns: Mapping[str, Iterable[str]]) -> str:
    """The first column that holds the words; "" where none does."""
    for how, names in columns.items():
        if any(fold_name(name) == wanted for name in names):
            return how
    return ""


def _candidate(name: str, kind: str, country: str | None, how: str) -> Candidate:
    return Candidate(name=name, kind=kind, country=country, how=how, why=_HOW[how])
