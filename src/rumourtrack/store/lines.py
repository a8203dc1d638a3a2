"""Files of a store into records: what is broken is named, and the rest is read.

An index for millions of claims (SQLite, derived, disposable) would stand behind `read_records` and
`find_record`: no other function opens a file of the store to read records from it.
"""

import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import from_json, to_json

from rumourtrack.errors import Problem, RumourError, problems_from
from rumourtrack.records import Record
from rumourtrack.store.files import is_whole, os_errors
from rumourtrack.store.kinds import Kind, Removed, render_header
from rumourtrack.store.migrations import current_schema, migrate_line

R = TypeVar("R", bound=Record)

_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_MAX_FAULTS = 3
# Counted within the one line, it would be taken for a place in the file.
_JSON_PLACE = re.compile(r" at line \d+ column \d+$")


def read_records(folder: Path, kind: Kind[R]) -> tuple[tuple[R, ...], tuple[Problem, ...]]:
    """The records of a file, the last of each id, in order of first appearance.

    A removed record that is written again stands where it came back. Journal entries have no id:
    each stands for itself. No file is no records. A line that is no JSON or no record is a problem.

    Raises:
        RumourError: the header is missing, of another kind or of a newer schema, or the system
            does not let us read.
    """
    path = folder / kind.file_name
    records: dict[object, R] = {}
    problems: list[Problem] = []
    with _collection_paused():
        for number, line in _numbered_lines(path, kind):
            try:
                record = _parse(line, kind)
            except ValidationError as error:
                problems.append(_problem(error, path, number, kind))
                continue
            if isinstance(record, Removed):
                records.pop(record.id, None)
            else:
                records[getattr(record, "id", number)] = record
    return tuple(records.values()), tuple(problems)


def find_record(folder: Path, kind: Kind[R], id: str) -> R | None:
    """The record of this id as it stands last; only lines that hold the id are parsed.

    Raises:
        RumourError: as `read_records`.
    """
    needle = to_json(id)[1:-1]
    found: R | None = None
    for _, line in _numbered_lines(folder / kind.file_name, kind):
        if needle not in line:
            continue
        try:
            record = _parse(line, kind)
        except ValidationError:
            continue
        if getattr(record, "id", None) == id:
            found = None if isinstance(record, Removed) else record
    return found


def read_schema(folder: Path, kind: Kind[Any]) -> int | None:
    """The schema that a file's header tells; None where there is no file, or nothing in it.

    Raises:
        RumourError: as `read_records`.
    """
    path = folder / kind.file_name
    with os_errors(path, doing="read"):
        try:
            with path.open("rb") as file:
                return _schema_of(file.readline(), path, kind)
        except FileNotFoundError:
            return None


def _numbered_lines(path: Path, kind: Kind[Any]) -> Iterator[tuple[int, bytes]]:
    """Number and bytes of each line below the header, in the schema of today.

    Empty lines and what a killed writer left of the last one are passed over.
    """
    with os_errors(path, doing="read"):
        try:
            file = path.open("rb")
        except FileNotFoundError:
            return
        with file:
            schema = _schema_of(file.readline(), path, kind)
            if schema is None:
                return
            for number, line in enumerate(file, start=2):
                if line.isspace():
                    continue
                if not line.endswith(b"\n") and not is_whole(line):
                    return
                yield number, migrate_line(line, kind.name, schema)


def _schema_of(header: bytes, path: Path, kind: Kind[Any]) -> int | None:
    if not header.endswith(b"\n") and not is_whole(header):
        return None
    try:
        fields = from_json(header.removeprefix(_BYTE_ORDER_MARK))
    except ValueError:
        fields = None
    told = fields if isinstance(fields, dict) else {}
    schema, name = told.get("schema"), told.get("kind")
    if not isinstance(schema, int) or schema < 1 or not isinstance(name, str):
        wanted = render_header(kind).decode().strip()
        raise RumourError(f"{path}: line 1: no header; put this line above all others: {wanted}")
    if name != kind.name:
        raise RumourError(
            f"{path}: line 1: holds {name!r}, not {kind.name!r}; give the file its own name back"
        )
    if schema > current_schema():
        raise RumourError(
            f"{path}: written by a newer version (schema {schema}, this one knows "
            f"{current_schema()}); nothing was touched: update rumourtrack to use this store"
        )
    return schema


def _parse(line: bytes, kind: Kind[R]) -> R | Removed:
    """The record of a line.

    Raises:
        ValidationError: it is neither a record of this kind nor a removal.
    """
    try:
        return kind.model.model_validate_json(line)
    except ValidationError:
        if b'"removed"' not in line:
            raise
        return Removed.model_validate_json(line)


def _problem(error: ValidationError, path: Path, number: int, kind: Kind[Any]) -> Problem:
    faults = [": ".join(part for part in fault[1:] if part) for fault in problems_from(error, "")]
    faults = [_JSON_PLACE.sub("", fault) for fault in faults]
    told = "; ".join(faults[:_MAX_FAULTS]) + (" …" if len(faults) > _MAX_FAULTS else "")
    message = f"not {kind.noun} ({told}): correct or delete the line; the others were read"
    return Problem(str(path), f"line {number}", message)


@contextmanager
def _collection_paused() -> Iterator[None]:
    """Cyclic garbage collection is 60 % of a big load, and records hold no cycles."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
