"""Two sides, side by side."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, TextIO

from rumourtrack.analysis.compare import Difference, Row
from rumourtrack.records import Stance
from rumourtrack.views.columns import Column, View
from rumourtrack.views.marks import (
    CHANGE_MARKS,
    CHANGE_STYLES,
    move_words,
    stance_words,
    voice_words,
)
from rumourtrack.views.rendering import Format, render

if TYPE_CHECKING:
    from rich.console import RenderableType


def render_comparison(
    rows: Sequence[Row],
    *,
    left: str,
    right: str,
    format: Format,
    out: TextIO,
    width: int | None = None,
) -> None:
    """Print the rows in the order given; `left` and `right` name the sides in a table's header."""
    view = View(Row, _columns(rows, left, right))
    screen = partial(_screen, rows, view)
    render(rows, view, format=format, out=out, width=width, screen=screen)


def _columns(rows: Sequence[Row], left: str, right: str) -> tuple[Column[Row], ...]:
    subject = Column[Row]("subject", lambda row: row.subject or "")
    subjects = (subject,) if any(row.subject for row in rows) else ()
    return (
        Column("change", _change, style=lambda row: CHANGE_STYLES[row.change], wrap=False),
        *subjects,
        Column("what", lambda row: move_words(row.move, row.club)),
        Column(left, lambda row: _held(row, row.left)),
        Column(right, lambda row: _held(row, row.right)),
        Column("told by", _told, optional=True),
    )


def _change(row: Row) -> str:
    return f"{CHANGE_MARKS[row.change]} {row.change}"


def _held(row: Row, value: str | None) -> str:
    if value is None:
        return "–"
    return stance_words(Stance(value)) if row.move else f"until {value}"


def _told(row: Row) -> str:
    """The right side's original and date; the left's where the right is silent."""
    right = row.right_original is not None
    original = row.right_original if right else row.left_original
    date = row.right_date if right else row.left_date
    return f"{voice_words(original)}, {date or 'undated'}" if original else ""


def _screen(rows: Sequence[Row], view: View[Row], width: int) -> "list[RenderableType]":
    from rumourtrack.views.table import build_table, safe_text

    notes = dict.fromkeys(
        f"{CHANGE_MARKS[Difference.CONTRADICTED]} {row.subject or row.club}: {row.reason}"
        for row in rows
        if row.reason
    )
    screen: list[RenderableType] = [build_table(rows, view.columns, width)]
    if notes:
        screen += ["", *(safe_text(note, "red") for note in notes)]
    return screen
