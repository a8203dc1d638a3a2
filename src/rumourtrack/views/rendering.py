"""One door for every format: records to text on a file."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, TextIO, TypeVar

from rumourtrack.records import Record
from rumourtrack.views.columns import View
from rumourtrack.views.terminal import build_console, write_text

if TYPE_CHECKING:
    from rich.console import RenderableType

R = TypeVar("R", bound=Record)


class Format(StrEnum):
    """What a reading command prints."""

    TABLE = "table"
    JSON = "json"
    JSONL = "jsonl"
    CSV = "csv"
    TSV = "tsv"
    MARKDOWN = "markdown"


_NARROWEST = 40
"""Below this the terminal breaks the lines: a table would have to be cropped."""

Screen = Callable[[int], "Sequence[RenderableType]"]
"""Draws for people: from the width in columns to what rich prints, one below the other."""


def render(
    rows: Sequence[R],
    view: View[R],
    *,
    format: Format,
    out: TextIO,
    width: int | None = None,
    screen: Screen | None = None,
) -> None:
    """Print the records; `screen` draws in place of the plain table of the view's columns.

    Without rows a table prints nothing, JSON an empty list, CSV, TSV and Markdown the header.
    """
    if format is Format.TABLE:
        if rows:
            _draw(rows, view, out, width, screen)
        return
    from rumourtrack.views import machine

    if format is Format.JSON:
        write_text(out, machine.json_text(rows), escape_json=True)
    elif format is Format.JSONL:
        for line in machine.json_lines(rows):
            write_text(out, line, escape_json=True)
    elif format is Format.CSV:
        write_text(out, machine.csv_text(rows, view))
    elif format is Format.TSV:
        write_text(out, machine.tsv_text(rows, view))
    else:
        write_text(out, machine.markdown_text(rows, view))


def _draw(
    rows: Sequence[R], view: View[R], out: TextIO, width: int | None, screen: Screen | None
) -> None:
    from rumourtrack.views.table import build_table

    console = build_console(out, width)
    if console.width < _NARROWEST:
        console = build_console(out, _NARROWEST)
    with console.capture() as captured:
        if screen is None:
            console.print(build_table(rows, view.columns, console.width))
        else:
            for item in screen(console.width):
                console.print(item)
    lines = captured.get().splitlines()
    write_text(out, "".join(f"{line.rstrip()}\n" for line in lines))
