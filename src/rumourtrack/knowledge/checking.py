"""All that can be wrong with the shipped knowledge, found without using it."""

from collections.abc import Iterator
from itertools import pairwise

from rumourtrack.errors import Problem
from rumourtrack.knowledge.files import list_languages
from rumourtrack.knowledge.gazetteer import TABLES, Club, Outlet, Person, Row, read_table
from rumourtrack.knowledge.packs import read_pack
from rumourtrack.text import fold_name


def check_knowledge() -> tuple[Problem, ...]:
    """Problems of all packs and tables: wrong rows, rows out of order, names with two owners."""
    problems: list[Problem] = []
    for code in list_languages():
        problems.extend(read_pack(code)[1])
    for name, row in TABLES.items():
        rows, wrong = read_table(name, row)
        problems.extend(wrong)
        problems.extend(check_rows(name, rows))
    return tuple(problems)


def check_rows(path: str, rows: tuple[Row, ...]) -> Iterator[Problem]:
    """Rows out of order, keys that stand twice, and names that two rows claim for themselves."""
    keys = [_key_of(row) for row in rows]
    for before, after in pairwise(keys):
        if after <= before:
            what = "stands twice" if after == before else f"stands behind {before!r}"
            yield Problem(path, repr(after), f"{what}: keep the rows sorted and unique")
    owners: dict[str, str] = {}
    for row, key in zip(rows, keys, strict=True):
        for name in _names_of(row):
            first = owners.setdefault(fold_name(name), key)
            if first != key:
                yield Problem(path, repr(key), f"the name {name!r} belongs to {first!r} already")


def _key_of(row: Row) -> str:
    return str(getattr(row, "code", None) or getattr(row, "name", ""))


def _names_of(row: Row) -> tuple[str, ...]:
    if isinstance(row, Club):
        names = (row.name, *row.aliases, *row.nicknames, *row.grounds)
        return tuple(name for name in names if name not in row.shared)
    if isinstance(row, Outlet | Person):
        return (row.name, *row.aliases)
    return ()
