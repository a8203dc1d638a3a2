"""Rows from files that users bring: CSV with our columns, and openfootball's lists of clubs."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from rumourtrack.errors import Problem
from rumourtrack.knowledge.gazetteer import Club, Nation, Outlet, Person, Row, parse_rows
from rumourtrack.text import fold_name

UNKNOWN_LEVEL = 9
"""Of clubs whose league no list tells: never the first choice where a name is shared."""
_DEFAULTS: Mapping[type[Row], Mapping[str, str]] = {
    Club: {"level": str(UNKNOWN_LEVEL), "kind": "club"},
    Outlet: {"kind": "outlet"},
    Person: {"role": "player"},
}
_MARKS: Mapping[type[Row], frozenset[str]] = {
    Outlet: frozenset(("domains", "handles", "owner", "common", "languages")),
    Person: frozenset(("role", "nationality", "born", "clubs")),
}
"""Columns that only one table has; a table of names and countries alone is one of clubs."""
_COMMENT = re.compile(r"\s*#.*$")
_YEARS = re.compile(r"\((?:c\. ?)?\d{4}[-\d]*\)")
_TAG = re.compile(r"\s*\[\w{2,3}\]$")
_BRACKETS = re.compile(r"\s*\([^)]*\)")


class Bundle(NamedTuple):
    """What a file holds."""

    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]


def read_bundle(path: str, text: str, nations: Iterable[Nation], shipped: Sequence[Club]) -> Bundle:
    """The rows of a file, by its form: CSV by its header, else openfootball's lists.

    Listed clubs are joined with those that the shipped table knows; what that adds nothing to is
    left out.
    """
    first = next((line for line in text.splitlines() if line.strip()), "")
    header = [cell.strip(' "') for cell in first.split(",")]
    if "name" in header:
        return _read_csv(path, text, header)
    listed, problems = read_clubs(path, text, nations)
    known = set(shipped)
    joined = (club for club in _join(listed, _owners(shipped)) if club not in known)
    return Bundle(tuple(joined), problems)


def _read_csv(path: str, text: str, header: Sequence[str]) -> Bundle:
    kind = next((row for row, marks in _MARKS.items() if marks & set(header)), Club)
    unknown = [name for name in header if name not in kind.model_fields]
    if unknown:
        told = f"there is no column {unknown[0]!r}: use {', '.join(kind.model_fields)}"
        return Bundle((), (Problem(path, "line 1", told),))
    rows, problems = parse_rows(text, path, kind, _DEFAULTS[kind])
    return Bundle(rows, tuple(map(_with_way_out, problems)))


def _with_way_out(problem: Problem) -> Problem:
    """A country is the one cell whose pattern tells nobody what to write."""
    if not problem.where.endswith((" country", " nationality")):
        return problem
    return problem._replace(
        message="write the code of a country as countries.csv does, such as ENG"
    )


def read_clubs(
    path: str, text: str, nations: Iterable[Nation]
) -> tuple[tuple[Club, ...], tuple[Problem, ...]]:
    """Clubs of openfootball's form: `= Country`, `Name, 1900, @ Ground, City`, `| alias | alias`."""
    codes = {
        fold_name(word): nation.code for nation in nations for word in (nation.name, nation.code)
    }
    clubs: list[dict[str, object]] = []
    problems: list[Problem] = []
    country: str | None = None
    for number, told in enumerate(text.splitlines(), start=1):
        line = _COMMENT.sub("", told).strip()
        where = f"line {number}"
        if not line.strip("= "):
            continue
        if line.startswith("="):
            if line.startswith("=="):
                continue
            country = codes.get(fold_name(line.strip("= ")))
            if country is None:
                way = "write a country as countries.csv names it, or its code"
                problems.append(Problem(path, where, f"{line.strip('= ')!r} is no country: {way}"))
        elif line.startswith("|"):
            if clubs and country is not None:
                clubs[-1]["aliases"] = (*clubs[-1]["aliases"], *_names(line))  # type: ignore[misc]
        elif country is not None:
            clubs.append(_club(line, country))
        elif not problems:
            way = "begin with a heading such as '= England', or bring CSV with a column 'name'"
            return (), (Problem(path, where, f"a club without a country: {way}"),)
    return tuple(Club.model_validate(club) for club in clubs), tuple(problems)


def _club(line: str, country: str) -> dict[str, object]:
    name, *rest = (part.strip() for part in line.split(","))
    grounds = tuple(part.removeprefix("@").strip() for part in rest if part.startswith("@"))
    places = [part for part in rest if part and not part.startswith("@") and not part[0].isdigit()]
    return {
        "name": _YEARS.sub("", name).strip(),
        "country": country,
        "level": UNKNOWN_LEVEL,
        "kind": "club",
        "city": _BRACKETS.sub("", places[-1]).strip() if places else "",
        "aliases": (),
        "nicknames": (),
        "shared": (),
        "grounds": grounds,
    }


def _names(line: str) -> Iterator[str]:
    for part in line.split("|"):
        name = _BRACKETS.sub("", _TAG.sub("", part.strip())).strip()
        if name:
            yield name


def _owners(clubs: Iterable[Club]) -> dict[str, Club]:
    """Folded name → the club that it belongs to alone, or as its own name."""
    owners: dict[str, Club] = {}
    for club in clubs:
        for name in (club.name, *club.aliases, *club.nicknames):
            if name not in club.shared or name == club.name:
                owners.setdefault(fold_name(name), club)
    return owners


def _join(listed: Sequence[Club], owners: Mapping[str, Club]) -> Iterator[Club]:
    """Listed clubs joined with those that the shipped table knows, each with one of the list.

    The name of a listed club tells more than its aliases: they are asked only for clubs that no
    name of the list stands for.
    """
    named = [owners.get(fold_name(club.name)) for club in listed]
    taken = {one.name for one in named if one is not None}
    for club, own in zip(listed, named, strict=True):
        if own is None or own.country != club.country:
            told = (owners.get(fold_name(name)) for name in club.aliases)
            own = next((one for one in told if one and one.country == club.country), None)
            if own is not None and own.name in taken:
                own = None
        if own is not None:
            taken.add(own.name)
        yield _with_names(club, own, owners)


def _with_names(club: Club, own: Club | None, owners: Mapping[str, Club]) -> Club:
    """The shipped club with the names that it lacks, or the listed one where there is none.

    Names that the table gives to another club are left to that one; a club that the table does not
    know shares them.
    """
    names = (club.name, *club.aliases)
    free = tuple(dict.fromkeys(name for name in names if fold_name(name) not in owners))
    if own is None:
        aliases = tuple(name for name in free if name != club.name)
        taken = tuple(dict.fromkeys(name for name in club.aliases if name not in free))
        return club.model_copy(update={"aliases": aliases, "shared": taken})
    known = {fold_name(name) for name in own.shared}
    fresh = tuple(name for name in free if fold_name(name) not in known)
    return own.model_copy(update={"aliases": (*own.aliases, *fresh)}) if fresh else own
