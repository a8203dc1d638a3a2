"""Columns to a rich table that fits, and safe text for rich; imported only where one is drawn."""

from collections.abc import Sequence
from typing import TypeVar

from rich.cells import cell_len
from rich.console import JustifyMethod
from rich.table import Table
from rich.text import Text

from rumourtrack.records import Record
from rumourtrack.views.columns import Column
from rumourtrack.views.terminal import plain

R = TypeVar("R", bound=Record)

_GAP = 2
_LONGEST = 160
_LONG_WORD, _SHORT_WORD, _LEAST, _NEVER = 16, 6, 3, 10_000


def safe_text(words: str, style: str = "") -> Text:
    """Text of which rich reads nothing but letters, cut with a mark where it is absurdly long."""
    safe = plain(words)
    return Text(safe if len(safe) <= _LONGEST else f"{safe[: _LONGEST - 1]}…", style=style)


def build_table(rows: Sequence[R], columns: Sequence[Column[R]], width: int) -> Table:
    """A table without lines; optional columns only where everything fits beside them.

    The widths are ours and not rich's, which crops a table that it cannot make narrow enough.
    """
    cells = [
        [safe_text(column.cell(row), column.style(row) if column.style else "") for row in rows]
        for column in columns
    ]
    shown = _choose(columns, cells, width)
    widths = _fit([columns[i] for i in shown], [cells[i] for i in shown], width)
    table = Table(box=None, padding=(0, _GAP, 0, 0), pad_edge=False, header_style="bold")
    for index, wide in zip(shown, widths, strict=True):
        justify: JustifyMethod = "right" if columns[index].right else "left"
        title = safe_text(columns[index].title)
        table.add_column(title, justify=justify, width=wide, overflow="fold")
    for number in range(len(rows)):
        table.add_row(*(cells[index][number] for index in shown))
    return table


def _widest(column: Column[R], texts: Sequence[Text]) -> int:
    return max(cell_len(column.title), *(text.cell_len for text in texts))


def _choose(columns: Sequence[Column[R]], cells: Sequence[Sequence[Text]], width: int) -> list[int]:
    """Indexes of the columns to show: all required ones, then optional ones while there is room."""
    wide = [_widest(*pair) + _GAP for pair in zip(columns, cells, strict=True)]
    shown = {index for index, column in enumerate(columns) if not column.optional}
    for index, column in enumerate(columns):
        filled = any(text.plain for text in cells[index])
        if column.optional and filled and sum(wide[i] for i in (*shown, index)) - _GAP <= width:
            shown.add(index)
    return sorted(shown)


def _fit(columns: Sequence[Column[R]], cells: Sequence[Sequence[Text]], width: int) -> list[int]:
    """The widths: names give way first, at their spaces, then within words, then everything."""
    widths = [_widest(*pair) for pair in zip(columns, cells, strict=True)]
    words = [max(map(cell_len, _words(*pair))) for pair in zip(columns, cells, strict=True)]
    pairs = list(zip(columns, words, strict=True))
    floors = (
        [min(word, _LONG_WORD) if column.wrap else _NEVER for column, word in pairs],
        [_SHORT_WORD if column.wrap else _NEVER for column in columns],
        [_LEAST for _ in columns],
    )
    room = width - _GAP * (len(columns) - 1)
    for floor in floors:
        widths = _shrink(widths, floor, room)
    return widths


def _shrink(widths: Sequence[int], floor: Sequence[int], room: int) -> list[int]:
    """Take from the widest that is above its floor until all fit, or none is."""
    narrow = list(widths)
    while sum(narrow) > room:
        able = [index for index, wide in enumerate(narrow) if wide > floor[index]]
        if not able:
            break
        narrow[max(able, key=narrow.__getitem__)] -= 1
    return narrow


def _words(column: Column[R], texts: Sequence[Text]) -> list[str]:
    return ["", *(word for text in texts for word in text.plain.split()), *column.title.split()]
