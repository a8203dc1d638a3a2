"""The tables of clubs, outlets and people, made ready for finding their names in a text."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from functools import cache, cached_property
from typing import NamedTuple

from rumourtrack.extraction.scanning import Scanner
from rumourtrack.knowledge.gazetteer import Club, Nation, Outlet, Person, load_table, load_words
from rumourtrack.text import fold_name

_SHORT = 3


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
        return Scanner(self._entries())

    @cached_property
    def people_by_surname(self) -> Mapping[str, tuple[Person, ...]]:
        """Folded last word of the name → people."""
        found: dict[str, list[Person]] = defaultdict(list)
        for person in self.people.values():
            found[fold_name(person.name).split()[-1]].append(person)
        return {surname: tuple(people) for surname, people in found.items()}

    def _entries(self) -> Iterator[tuple[str, Name]]:
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
                yield name, Name(NameKind.SHARED, club.name, common, nickname=nickname)
        for outlet in self.outlets.values():
            for name in (outlet.name, *outlet.aliases):
                yield name, Name(NameKind.OUTLET, outlet.name)
        for person in self.people.values():
            for name in (person.name, *person.aliases):
                yield name, Name(NameKind.PERSON, person.name)


@cache
def load_gazetteer() -> Gazetteer:
    """The shipped tables.

    Raises:
        RumourError: a row is wrong.
    """
    return Gazetteer(
        clubs={club.name: club for club in load_table("clubs.csv", Club)},
        outlets={outlet.name: outlet for outlet in load_table("outlets.csv", Outlet)},
        people={person.name: person for person in load_table("people.csv", Person)},
        nations={nation.code: nation for nation in load_table("countries.csv", Nation)},
        given_names=load_words("given_names.txt"),
        not_people=load_words("not_people.txt"),
    )
