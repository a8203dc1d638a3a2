"""Columns to a rich table that fits, and safe text for rich; imported only where one is drawn."""

from collections.abc import Sequence
from typing import TypeVar

from rich.cells import cell_len
from rich.table import Table
from rich.text import Text

from rumourtrack.records import Record
from rumourtrack.views.columns import Column
from rumourtrack.views.terminal import plain

R = TypeVar("R", bound=Record)

_GAP = 2
_LONGEST = 160


def safe_text(words: str, style: str = "") -> Text:
    """Text of which rich reads nothing but letters, cut with a mark where it is absurdly long."""
    safe = plain(words)
    return Text(safe if len(safe) <= _LONGEST else f"{safe[: _LONGEST - 1]}…", style=style)


def build_table(rows: Sequence[R], columns: Sequence[Column[R]], width: int) -> Table:
    """A table without lines; optional columns only where everything fits beside them."""
    cells = [
        [safe_text(c.cell(row), c.style(row) if c.style else "") for row in rows] for c in columns
    ]
    shown = _choose(columns, cells, width)
    table = Table(box=None, padding=(0, _GAP, 0, 0), pad_edge=False, header_style="bold")
    for index in shown:
        column = columns[index]
        table.add_column(
            column.title,
            justify="right" if column.right else "left",
            no_wrap=not column.wrap,
            overflow="fold" if column.wrap else "ellipsis",
        )
    for number in range(len(rows)):
        table.add_row(*(cells[index][number] for index in shown))
    return table


def _choose(columns: Sequence[Column[R]], cells: Sequence[Sequence[Text]], width: int) -> list[int]:
    """Indexes of the columns to show: all required ones, then optional ones while there is room."""
    wide = [
        max(cell_len(column.title), *(text.cell_len for text in texts)) + _GAP
        for column, texts in zip(columns, cells, strict=True)
    ]
    shown = {index for index, column in enumerate(columns) if not column.optional}
    for index, column in enumerate(columns):
        filled = any(text.plain for text in cells[index])
        if column.optional and filled and sum(wide[i] for i in (*shown, index)) - _GAP <= width:
            shown.add(index)
    return sorted(shown)
