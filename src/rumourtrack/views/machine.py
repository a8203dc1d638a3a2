"""Records for programs: JSON, JSON lines, CSV, TSV, Markdown."""

import csv
import io
import json
import re
from collections.abc import Iterator, Sequence
from typing import TypeVar

from rumourtrack.records import Record
from rumourtrack.views.columns import View, flat_cells, flat_fields
from rumourtrack.views.terminal import plain

R = TypeVar("R", bound=Record)

_NOT_ASCII = re.compile("[^\n -~]")
# What spreadsheets take for a formula, in the full width too.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_MARKDOWN = re.compile(r"([\\`*_\[\]|~#!$])")
_HTML = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def json_text(rows: Sequence[Record]) -> str:
    """A list of objects, two spaces deep; characters that steer a terminal are escaped."""
    if not rows:
        return "[]\n"
    body = json.dumps([row.model_dump(mode="json") for row in rows], ensure_ascii=False, indent=2)
    return _escape(body) + "\n"


def json_lines(rows: Sequence[Record]) -> Iterator[str]:
    """One object a line."""
    for row in rows:
        yield _escape(json.dumps(row.model_dump(mode="json"), ensure_ascii=False)) + "\n"


def _escape(text: str) -> str:
    return text if text.isascii() and "\x7f" not in text else _NOT_ASCII.sub(_escape_one, text)


def _escape_one(found: re.Match[str]) -> str:
    character = found[0]
    return character if character.isprintable() else json.dumps(character)[1:-1]


def csv_text(rows: Sequence[R], view: View[R]) -> str:
    """RFC 4180 with a header, all fields; a cell that would be a formula gets an apostrophe."""
    fields = flat_fields(view.model)
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(fields)
    writer.writerows([_no_formula(cell) for cell in flat_cells(row, fields)] for row in rows)
    return written.getvalue()


def _no_formula(cell: str) -> str:
    safe = plain(cell, keep_lines=True)
    return f"'{safe}" if cell.startswith(_FORMULA) or safe.startswith(_FORMULA) else safe


def tsv_text(rows: Sequence[R], view: View[R]) -> str:
    """Tab-separated with a header, all fields; tabs and line ends in a cell become spaces.

    A cell that would be a formula gets an apostrophe.
    """
    fields = flat_fields(view.model)
    cells = (flat_cells(row, fields) for row in rows)
    lines = [list(fields), *([plain(_no_formula(cell)) for cell in line] for line in cells)]
    return "".join("\t".join(line) + "\n" for line in lines)


def markdown_text(rows: Sequence[R], view: View[R]) -> str:
    """A table of the columns for people, with what Markdown and HTML would read escaped."""
    columns = view.columns
    lines = [
        [column.title for column in columns],
        ["--:" if column.right else "---" for column in columns],
        *([_no_markdown(column.cell(row)) for column in columns] for row in rows),
    ]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _no_markdown(cell: str) -> str:
    safe = re.sub("[&<>]", lambda found: _HTML[found[0]], plain(cell))
    return _MARKDOWN.sub(r"\\\1", safe)
