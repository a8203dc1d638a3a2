"""Lines of older schemas brought up to the one of today.

A change of the records that old lines do not survive appends one function to `MIGRATIONS`; nothing
else has to know. Reading applies them line by line, the next writing command rewrites the file.
"""

from collections.abc import Callable
from typing import Any

from pydantic_core import from_json, to_json

Migration = Callable[[str, dict[str, Any]], dict[str, Any]]
"""The kind of file ("claims") and one line of schema n → the same line in schema n + 1."""

MIGRATIONS: tuple[Migration, ...] = ()


def current_schema() -> int:
    """The schema that is written: 1, and one more for each migration."""
    return len(MIGRATIONS) + 1


def migrate_line(line: bytes, kind: str, schema: int) -> bytes:
    """The line as the schema of today has it.

    A line that is no JSON object, or lacks what a step needs, comes back as it is: whoever validates it names what is wrong.
    """
    steps = MIGRATIONS[schema - 1 :]
    if not steps:
        return line
    try:
        fields = from_json(line)
    except ValueError:
        return line
    if not isinstance(fields, dict) or "removed" in fields:
        return line
    try:
        for step in steps:
            fields = step(kind, fields)
    except (LookupError, TypeError, ValueError):
        return line
    return to_json(fields)
