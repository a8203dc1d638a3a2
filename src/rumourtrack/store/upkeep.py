"""What a store needs before it is written, and now and then: torn ends, old schemas, compaction."""

from pathlib import Path
from typing import Any

from rumourtrack.errors import Problem, RumourError
from rumourtrack.store.files import os_errors, repair_tail, replace_file
from rumourtrack.store.kinds import KINDS, Kind, render_header, render_lines
from rumourtrack.store.lines import read_records, read_schema
from rumourtrack.store.migrations import current_schema


def prepare_folder(folder: Path) -> tuple[Problem, ...]:
    """Make a store ready to be appended to; each torn end that was set aside is a problem.

    Every header is read before the first byte is changed, so that a store of a newer version is
    not touched. Files of an older schema are rewritten in the one of today.

    Raises:
        RumourError: a header is wrong, an older file has a broken line, or the system refused.
    """
    schemas = [(kind, read_schema(folder, kind)) for kind in KINDS]
    problems = []
    for kind, schema in schemas:
        path = folder / kind.file_name
        torn = repair_tail(path)
        if torn:
            message = f"{torn} bytes of a line that was never finished were moved to {path}.torn"
            problems.append(Problem(str(path), "", f"{message}; read the last articles again"))
        if schema is not None and schema < current_schema():
            compact_file(folder, kind)
    return tuple(problems)


def compact_file(folder: Path, kind: Kind[Any]) -> int:
    """Rewrite a file with the last record of each id only; how many bytes that saved.

    Raises:
        RumourError: a line is broken (it would be lost), or the system refused; nothing changed.
    """
    path = folder / kind.file_name
    records, problems = read_records(folder, kind)
    if problems:
        raise RumourError(f"{problems[0]}; the file cannot be rewritten before that")
    with os_errors(path, doing="read"):
        try:
            former = path.read_bytes()
        except FileNotFoundError:
            return 0
    data = render_header(kind) + render_lines(records)
    if data != former:
        replace_file(path, data)
    return len(former) - len(data)
