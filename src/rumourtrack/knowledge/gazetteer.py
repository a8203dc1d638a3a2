"""Tables of clubs, outlets, people and countries: one line of CSV a thing."""

import csv
import re
from collections.abc import Mapping
from functools import cache
from typing import Annotated, Literal, TypeVar

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from rumourtrack.errors import Problem, RumourError, problems_from
from rumourtrack.knowledge.cache import load_compiled
from rumourtrack.knowledge.files import read_text
from rumourtrack.knowledge.frozen import Shelf, freeze_shelf
from rumourtrack.records import PartialDate, Role


def _split(cell: object) -> object:
    return (
        tuple(part.strip() for part in cell.split("|") if part.strip())
        if isinstance(cell, str)
        else cell
    )


def _empty_is_none(cell: object) -> object:
    return None if cell == "" else cell


Names = Annotated[tuple[str, ...], BeforeValidator(_split)]
Country = Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
Named = Annotated[str, Field(pattern=r"\S")]
"""A name that is more than blanks."""
MaybeCountry = Annotated[Country | None, BeforeValidator(_empty_is_none)]


class Row(BaseModel):
    """A frozen row of a table that refuses unknown columns."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Club(Row):
    """A club or national team."""

    name: Named
    country: Country
    level: int = Field(ge=0, le=9)
    """Level of the national league; 0 for national teams."""
    kind: Literal["club", "women", "national"]
    city: str
    aliases: Names
    """Names of this club alone, in any language."""
    nicknames: Names
    shared: Names
    """Names that other clubs or common words share: they need context."""
    grounds: Names
    """Stadiums and training grounds that stand for the club."""


class Outlet(Row):
    """Somebody who reports: an outlet, an agency, a journalist."""

    name: Named
    kind: Literal["outlet", "agency", "journalist", "programme", "aggregator"]
    country: MaybeCountry
    languages: Names
    domains: Names
    handles: Names
    aliases: Names
    owner: str
    common: Names
    """Names that are ordinary words too: they count only where something is credited to them."""


class Spell(Row):
    """A time that somebody spent at a club; `until` None where it goes on."""

    club: str
    since: PartialDate
    until: PartialDate | None


_SPELL = re.compile(r"(?P<club>[^@]+)@(?P<since>[\d-]+)\.\.(?P<until>[\d-]*)")


def _spells(cell: object) -> object:
    if not isinstance(cell, str):
        return cell
    spells = []
    for part in filter(None, (part.strip() for part in cell.split(";"))):
        found = _SPELL.fullmatch(part)
        if found is None:
            raise ValueError(f"{part!r} is no spell: write Club@2022-07..2025-06 or Club@2025..")
        spells.append({**found.groupdict(), "until": found["until"] or None})
    return tuple(spells)


class Person(Row):
    """A player, manager or director."""

    name: Named
    role: Role
    nationality: MaybeCountry
    born: Annotated[int | None, BeforeValidator(_empty_is_none)]
    clubs: Annotated[tuple[Spell, ...], BeforeValidator(_spells)]
    aliases: Names


class Nation(Row):
    """A country and its football year."""

    code: Country
    name: Named
    capital: str
    season: Literal["winter", "summer"]
    """`winter`: autumn to spring; `summer`: the calendar year."""


R = TypeVar("R", bound=Row)


def read_table(name: str, row: type[R]) -> tuple[tuple[R, ...], tuple[Problem, ...]]:
    """All good rows of a shipped table, in order, and a problem for each bad one."""
    return parse_rows(read_text(name), name, row)


def parse_rows(
    text: str, path: str, row: type[R], defaults: Mapping[str, str] | None = None
) -> tuple[tuple[R, ...], tuple[Problem, ...]]:
    """All good rows of CSV, in order, and a problem for each bad one, which names the path.

    With `defaults` a missing column or an empty cell has the value there, else it is empty.
    """
    rows: list[R] = []
    problems: list[Problem] = []
    table = csv.DictReader(text.splitlines(), restkey="surplus")
    try:
        for number, cells in enumerate(table, start=2):
            if defaults is not None:
                for name in row.model_fields:
                    cells[name] = cells.get(name) or defaults.get(name, "")
            try:
                rows.append(row.model_validate(cells))
            except ValidationError as error:
                problems.extend(problems_from(error, path, f"line {number}"))
    except csv.Error as error:
        told = f"is no CSV: {error}; nothing behind it is read"
        problems.append(Problem(path, f"line {table.line_num + 1}", told))
    return tuple(rows), tuple(problems)


@cache
def load_rows(name: str, row: type[R]) -> Shelf[R]:
    """The rows of a shipped table by name or code, each made when it is first asked for.

    Raises:
        RumourError: a row is wrong; the message names file, line and column.
    """
    sections = load_compiled(name, [name], lambda: _freeze_rows(name, row))
    return Shelf(sections, "rows", row.model_validate_json)


def load_table(name: str, row: type[R]) -> tuple[R, ...]:
    """All rows of a shipped table, in order.

    Raises:
        RumourError: as `load_rows`.
    """
    return load_rows(name, row).make_all()


def _freeze_rows(name: str, row: type[R]) -> dict[str, bytes]:
    rows, problems = read_table(name, row)
    if problems:
        raise RumourError(str(problems[0]))
    return freeze_shelf("rows", {key_of(each): each.model_dump_json() for each in rows})


def key_of(row: Row) -> str:
    """What tells a row from the others of its table: its code, or its name."""
    return str(getattr(row, "code", None) or getattr(row, "name", ""))


def load_words(name: str) -> frozenset[str]:
    """The words of a shipped list, one a line, folded as they stand there."""
    return frozenset(read_text(name).split())


TABLES: Mapping[str, type[Row]] = {
    "clubs.csv": Club,
    "outlets.csv": Outlet,
    "people.csv": Person,
    "countries.csv": Nation,
}
