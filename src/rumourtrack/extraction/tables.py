"""The tables of clubs, outlets and people, made ready for finding their names in a text."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cache, cached_property
from typing import Any, NamedTuple, TypeVar

from rumourtrack.extraction.scanning import Scanner, freeze_scanner, thaw_scanner
from rumourtrack.knowledge.cache import load_compiled
from rumourtrack.knowledge.frozen import (
    Sections,
    Shelf,
    freeze_shelf,
    name_sections,
    select_sections,
)
from rumourtrack.knowledge.gazetteer import (
    TABLES,
    Club,
    Nation,
    Outlet,
    Person,
    load_rows,
    load_words,
)
from rumourtrack.knowledge.own import NO_ROWS, Overlay, Own
from rumourtrack.text import fold_name

T = TypeVar("T", Club, Outlet, Person)

_SHORT = 3
_NOT_PEOPLE = "not_people.txt"


class NameKind(Enum):
    """What a name from the tables stands for."""

    CLUB = "club"
    SHARED = "shared"
    GROUND = "ground"
    OUTLET = "outlet"
    PERSON = "person"


class Name(NamedTuple):
    """A name from the tables and its owner there."""

    kind: NameKind
    owner: str
    common: bool = False
    """A shared name that is an ordinary word too: "Wednesday", "City"."""
    capitals: bool = False
    """A short name that the press writes in capitals: "OM", not "Om"."""
    nickname: bool = False
    """A nickname, which some languages write in small letters: "i rossoneri"."""


@dataclass(frozen=True)
class Gazetteer:
    """The tables, by name. Each may be empty: an aid, never a condition."""

    clubs: Mapping[str, Club]
    outlets: Mapping[str, Outlet]
    people: Mapping[str, Person]
    nations: Mapping[str, Nation]
    given_names: frozenset[str]
    not_people: frozenset[str]

    @cached_property
    def names(self) -> Scanner[Name]:
        """All names of clubs, outlets and people."""
        return Scanner(self.entries())

    @cached_property
    def people_by_surname(self) -> Mapping[str, tuple[Person, ...]]:
        """Folded last word of the name → people."""
        found: dict[str, list[Person]] = defaultdict(list)
        for person in self.people.values():
            found[fold_name(person.name).split()[-1]].append(person)
        return {surname: tuple(people) for surname, people in found.items()}

    def entries(self) -> Iterator[tuple[str, Name]]:
        """Each name with what it stands for."""
        for club in self.clubs.values():
            for name in (club.name, *club.aliases, *club.nicknames):
                if name not in club.shared:
                    capitals = len(name) <= _SHORT and name.isupper()
                    nickname = name in club.nicknames
                    kind = NameKind.CLUB
                    yield name, Name(kind, club.name, capitals=capitals, nickname=nickname)
            for name in club.grounds:
                yield name, Name(NameKind.GROUND, club.name)
            for name in club.shared:
                common = fold_name(name) in self.not_people
                nickname = name in club.nicknames
                capitals = len(name) <= _SHORT and name.isupper()
                yield name, Name(NameKind.SHARED, club.name, common, capitals, nickname)
        for outlet in self.outlets.values():
            for name in (outlet.name, *outlet.aliases):
                yield name, Name(NameKind.OUTLET, outlet.name)
        for person in self.people.values():
            for name in (person.name, *person.aliases):
                yield name, Name(NameKind.PERSON, person.name)


@dataclass(frozen=True)
class CompiledGazetteer(Gazetteer):
    """Tables whose names come from the cache."""

    sections: Sections = field(repr=False)

    @cached_property
    def names(self) -> Scanner[Name]:
        """All names of clubs, outlets and people."""
        return thaw_scanner(select_sections("names", self.sections), _load_name)

    @cached_property
    def people_by_surname(self) -> Mapping[str, tuple[Person, ...]]:
        """Folded last word of the name → people."""
        return Shelf(
            self.sections,
            "surnames",
            lambda names: tuple(self.people[name] for name in names.split("\t")),
        )


@cache
def load_gazetteer(own: Own = NO_ROWS) -> Gazetteer:
    """The shipped tables with the user's own rows on top.

    Raises:
        RumourError: a row is wrong.
    """
    name = f"names-{own.digest}" if own.digest else "names"
    sections = load_compiled(name, [*TABLES, _NOT_PEOPLE], lambda: _freeze_names(own))
    return CompiledGazetteer(**_load_tables(own), sections=sections)


def _load_tables(own: Own) -> dict[str, Any]:
    return {
        "clubs": _overlay(load_rows("clubs.csv", Club), own.clubs),
        "outlets": _overlay(load_rows("outlets.csv", Outlet), own.outlets),
        "people": _overlay(load_rows("people.csv", Person), own.people),
        "nations": load_rows("countries.csv", Nation),
        "given_names": load_words("given_names.txt"),
        "not_people": load_words(_NOT_PEOPLE),
    }


def _overlay(shipped: Mapping[str, T], own: tuple[T, ...]) -> Mapping[str, T]:
    return Overlay(shipped, {row.name: row for row in own}) if own else shipped


def _freeze_names(own: Own) -> dict[str, bytes]:
    tables = Gazetteer(**_load_tables(own))
    surnames = {
        surname: "\t".join(person.name for person in people)
        for surname, people in tables.people_by_surname.items()
    }
    return {
        **name_sections("names", freeze_scanner(tables.entries(), _dump_name)),
        **freeze_shelf("surnames", surnames),
    }


def _dump_name(name: Name) -> str:
    flags = (name.common, name.capitals, name.nickname)
    return "\t".join((name.kind.value, name.owner, *("1" if flag else "" for flag in flags)))


def _load_name(text: str) -> Name:
    kind, owner, *flags = text.split("\t")
    return Name(NameKind(kind), owner, *map(bool, flags))
