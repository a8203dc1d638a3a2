"""The user's own rows: they lie beside his store and stand on top of the shipped tables."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import TypeVar

from rumourtrack.errors import Problem, RumourError
from rumourtrack.knowledge.gazetteer import Club, Outlet, Person, Row, Spell, parse_rows

V = TypeVar("V")

FOLDER = "knowledge"
"""Of the user's rows, within the folder of his store."""
OWN_TABLES: Mapping[str, type[Row]] = {
    "clubs.csv": Club,
    "outlets.csv": Outlet,
    "people.csv": Person,
}


@dataclass(frozen=True, eq=False)
class Own:
    """Rows of the user's, each in the order of its file."""

    clubs: tuple[Club, ...] = ()
    outlets: tuple[Outlet, ...] = ()
    people: tuple[Person, ...] = ()

    @cached_property
    def digest(self) -> str:
        """The same for the same rows; "" for none."""
        rows = (*self.clubs, *self.outlets, *self.people)
        text = "\n".join(row.model_dump_json() for row in rows)
        return blake2b(text.encode(), digest_size=8).hexdigest() if rows else ""


NO_ROWS = Own()


class Overlay(Mapping[str, V]):
    """A mapping whose values other ones replace or follow."""

    def __init__(self, below: Mapping[str, V], above: Mapping[str, V]) -> None:
        self._below, self._above = below, above

    def __getitem__(self, key: str) -> V:
        return self._above[key] if key in self._above else self._below[key]

    def __iter__(self) -> Iterator[str]:
        yield from self._below
        yield from (key for key in self._above if key not in self._below)

    def __len__(self) -> int:
        return sum(1 for _ in self)


def read_own(store: Path) -> tuple[Own, tuple[Problem, ...]]:
    """The good rows beside a store, and a problem for each bad one; nothing where none lie there."""
    found: dict[str, tuple[Row, ...]] = {}
    problems: list[Problem] = []
    for name, row in OWN_TABLES.items():
        path = store / FOLDER / name
        try:
            text = path.read_text(encoding="utf-8-sig")
        except (FileNotFoundError, NotADirectoryError):
            continue
        except (OSError, UnicodeDecodeError) as error:
            problems.append(Problem(str(path), "", f"cannot be read: {error}; mend or remove it"))
            continue
        found[name], wrong = parse_rows(text, str(path), row)
        problems.extend(wrong)
    return Own(**{name.removesuffix(".csv"): rows for name, rows in found.items()}), tuple(problems)  # type: ignore[arg-type]


def write_rows(path: Path, rows: Sequence[Row]) -> None:
    """Put a table in its place, whole or not at all, sorted by name.

    Raises:
        RumourError: the system refuses; the table stands as it was.
    """
    text = render_rows(sorted(rows, key=lambda row: str(getattr(row, "name", ""))))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with NamedTemporaryFile(
            "w", encoding="utf-8", newline="", dir=path.parent, prefix=".", delete=False
        ) as file:
            file.write(text)
        Path(file.name).replace(path)
    except OSError as error:
        reason = error.strerror or error
        raise RumourError(
            f"{path}: cannot be written: {reason}; choose another store with --store"
        ) from error


def render_rows(rows: Sequence[Row]) -> str:
    """Rows of one table as CSV that `parse_rows` reads; the header alone needs a row."""
    out = io.StringIO()
    columns = list(type(rows[0]).model_fields) if rows else []
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_cell(getattr(row, column)) for column in columns])
    return out.getvalue()


def _cell(value: object) -> str:
    if isinstance(value, tuple):
        if any(isinstance(item, Spell) for item in value):
            return ";".join(f"{item.club}@{item.since}..{item.until or ''}" for item in value)
        return "|".join(map(str, value))
    return "" if value is None else str(value)
