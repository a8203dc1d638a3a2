"""`rumour knowledge`: what a name stands for, and rows of one's own."""

import sys
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from itertools import chain
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from rumourtrack.analysis.names import resolve_name
from rumourtrack.commands._options import FormatOption, JsonOption, StoreOption, choose_format
from rumourtrack.commands._store import count, open_store, tell, tell_problems
from rumourtrack.errors import Problem
from rumourtrack.knowledge.gazetteer import Club, Nation, Outlet, Person, Row, load_table
from rumourtrack.knowledge.importing import read_bundle
from rumourtrack.knowledge.lookup import find_candidates
from rumourtrack.knowledge.own import FOLDER, OWN_TABLES, Own, read_own, write_rows
from rumourtrack.views.knowledge import render_candidates
from rumourtrack.views.rendering import Format

T = TypeVar("T", Club, Outlet, Person)


class Action(StrEnum):
    """What to do with the knowledge."""

    FIND = "find"
    IMPORT = "import"


def run(
    action: Annotated[Action, typer.Argument(help="Look a name up, or bring rows of your own.")],
    words: Annotated[
        list[str], typer.Argument(metavar="NAME|FILE", help="A name, or files of rows.")
    ],
    store: StoreOption = None,
    format: FormatOption = Format.TABLE,
    json: JsonOption = False,
) -> int:
    """Find what a name stands for, or import rows of your own.

    A file is CSV with the columns of clubs.csv, outlets.csv or people.csv, of which `name` alone
    must be there (and `country` for clubs), or a list of clubs as openfootball writes them.
    """
    folder = open_store(store).folder
    if action is Action.FIND:
        return _find(" ".join(words), folder, choose_format(format, json=json))
    return _import(words, folder)


def _find(query: str, folder: Path, format: Format) -> int:
    own, problems = read_own(folder)
    code = tell_problems(problems)
    clubs = _merged(load_table("clubs.csv", Club), own.clubs)
    outlets = _merged(load_table("outlets.csv", Outlet), own.outlets)
    people = _merged(load_table("people.csv", Person), own.people)
    mine = frozenset(map(_name, (*own.clubs, *own.outlets, *own.people)))
    found = find_candidates(query, clubs, outlets, people, mine)
    render_candidates(found, format=format, out=sys.stdout)
    if not found:
        match = resolve_name(query, map(_name, (*clubs, *outlets, *people)))
        near = match.candidates if match.name is None else (match.name,)
        hint = f" Did you mean {' or '.join(map(repr, near))}?" if near else ""
        tell(f"no table holds {query!r}.{hint}")
    return code


def _merged(shipped: Iterable[T], own: Iterable[T]) -> tuple[T, ...]:
    rows: dict[str, T] = {}
    for row in chain(shipped, own):
        rows[row.name] = row
    return tuple(rows.values())


def _import(paths: Sequence[str], folder: Path) -> int:
    own, problems = read_own(folder)
    if problems:
        tell_problems(problems)
        tell(f"nothing imported: mend or remove what is wrong in {folder / FOLDER} first")
        return 1
    nations = load_table("countries.csv", Nation)
    shipped = load_table("clubs.csv", Club)
    fresh: list[Row] = []
    code = 0
    for path in paths:
        text = _read(path)
        if isinstance(text, Problem):
            code = tell_problems([text])
            continue
        rows, wrong = read_bundle(path, text, nations, shipped)
        code = max(code, tell_problems(wrong))
        fresh.extend(rows)
    _keep(fresh, own, folder / FOLDER)
    return code


def _read(path: str) -> str | Problem:
    try:
        return Path(path).read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return Problem(path, "", "there is no such file")
    except UnicodeDecodeError:
        return Problem(path, "", "is no UTF-8 text: save it as UTF-8")
    except (OSError, ValueError) as error:
        return Problem(path, "", f"cannot be read: {error}")


def _keep(fresh: Sequence[Row], own: Own, folder: Path) -> None:
    """Put the rows with the user's others; files without a change are left alone."""
    before: Mapping[str, tuple[Row, ...]] = {
        "clubs.csv": own.clubs,
        "outlets.csv": own.outlets,
        "people.csv": own.people,
    }
    added = changed = 0
    for name, kind in OWN_TABLES.items():
        rows = {_name(row): row for row in before[name]}
        for row in fresh:
            if isinstance(row, kind) and rows.get(_name(row)) != row:
                changed += _name(row) in rows
                added += _name(row) not in rows
                rows[_name(row)] = row
        if tuple(rows.values()) != before[name]:
            write_rows(folder / name, tuple(rows.values()))
    told = (
        f"{count(added, 'row')} added, {changed:,} changed" if added or changed else "nothing new"
    )
    tell(f"{count(len(fresh), 'row')} read, {told} in {folder}")


def _name(row: Row) -> str:
    return str(getattr(row, "name", ""))
