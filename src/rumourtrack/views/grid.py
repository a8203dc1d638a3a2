"""Months across, destinations down, one stance mark a cell: a story on one screen."""

from collections.abc import Mapping, Sequence
from itertools import pairwise

from rich.text import Text

from rumourtrack.analysis.timeline import Event
from rumourtrack.views.marks import STANCE_MARKS, STANCE_STYLES
from rumourtrack.views.table import safe_text

Month = tuple[int, int]
"""Year and month; month 0 stands for a year told without one."""

_CELL = 4
_LABEL = 28
_GAP = "…"


def build_grid(groups: Mapping[str, Sequence[Event]], width: int) -> list[Text]:
    """One line a group under two lines of header; empty where there is one month, or no room.

    A cell shows the last stance of its month, and how many events it has if more than one. Where not
    all months from first to last fit, those without an event are left out and "…" stands for them.
    """
    months = sorted({month for events in groups.values() for e in events if (month := _month(e))})
    label = min(_LABEL, max(map(len, groups), default=0)) + 2
    room = (width - label) // _CELL
    columns = _columns(months, room)
    if len(months) < 2 or len(columns) > room:
        return []
    years = "".join(_year_cell(month, columns, i) for i, month in enumerate(columns))
    numbers = "".join(_number_cell(month) for month in columns)
    lines = [Text(" " * label + years, "dim"), Text(" " * label + numbers, "dim")]
    for name, events in groups.items():
        line = safe_text(name)
        line.truncate(label - 2, overflow="ellipsis")
        line.pad_right(label - line.cell_len)
        for month in columns:
            line.append_text(_cell([event for event in events if _month(event) == month]))
        lines.append(line)
    return lines


def _month(event: Event) -> Month | None:
    date = event.date or event.near
    if date is None:
        return None
    return int(date[:4]), int(date[5:7] or 0)


def _columns(months: Sequence[Month], room: int) -> list[Month | None]:
    """The months to show, in order; None stands for months left out."""
    if not months:
        return []
    told, (year, month), columns = set(months), months[0], list[Month | None]()
    while (year, month) <= months[-1]:
        if month or (year, month) in told:
            columns.append((year, month))
        if len(columns) > room:
            break
        year, month = (year, month + 1) if month < 12 else (year + 1, 0)
    else:
        return columns
    columns = [months[0]]
    for before, after in pairwise(months):
        if not _follows(before, after):
            columns.append(None)
        columns.append(after)
    return columns


def _follows(before: Month, after: Month) -> bool:
    return (after[0] - before[0]) * 12 + after[1] - before[1] <= 1


def _year_cell(month: Month | None, columns: Sequence[Month | None], index: int) -> str:
    before = next((c for c in reversed(columns[:index]) if c), None)
    new = month is not None and (before is None or before[0] != month[0])
    return f"'{month[0] % 100:02d}".ljust(_CELL) if new and month else " " * _CELL


def _number_cell(month: Month | None) -> str:
    if month is None:
        return _GAP.ljust(_CELL)
    return (f"{month[1]:02d}" if month[1] else "?").ljust(_CELL)


def _cell(events: Sequence[Event]) -> Text:
    if not events:
        return Text("·".ljust(_CELL), "dim")
    last = events[-1]
    count = str(len(events)) if len(events) > 1 else ""
    guess = "~" if last.undated else ""
    mark = f"{STANCE_MARKS[last.stance]}{count[:1]}{guess}"
    return Text(mark.ljust(_CELL), STANCE_STYLES[last.stance])
