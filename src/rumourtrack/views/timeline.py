"""How destinations and stances moved, a subject at a time."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, TextIO

from rumourtrack.analysis.timeline import Event
from rumourtrack.views.columns import Column, View
from rumourtrack.views.marks import (
    CHANGE_STYLES,
    LEGEND,
    STANCE_STYLES,
    move_words,
    stance_words,
    voice_words,
)
from rumourtrack.views.rendering import Format, render

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

_VIEW = View(
    Event,
    (
        Column("date", lambda event: date_words(event)),
        Column("subject", lambda event: event.subject),
        Column("move", lambda event: move_words(event.move, event.club)),
        Column("stance", lambda event: _stance(event)),
        Column("change", lambda event: event.change.value),
        Column("original", lambda event: event.original),
        Column("independent", lambda event: str(event.independent), right=True),
        Column("articles", lambda event: str(len(event.articles)), right=True),
    ),
)
_DATE, _STANCE, _CHANGE = 13, 15, 10


def render_timeline(
    events: Sequence[Event],
    *,
    format: Format,
    out: TextIO,
    width: int | None = None,
) -> None:
    """Print events: on a screen by subject and then by destination, else in the order given."""
    screen = partial(_screen, events)
    render(events, _VIEW, format=format, out=out, width=width, screen=screen)


def date_words(event: Event) -> str:
    """The date as it is known; "~2024-11" where the event is only placed, "undated" where not."""
    return event.date or (f"~{event.near}" if event.near else "undated")


def _stance(event: Event) -> str:
    return stance_words(event.stance, conditional=event.conditional)


def _screen(events: Sequence[Event], width: int) -> "list[RenderableType]":
    from rich.text import Text

    screen: list[RenderableType] = []
    by_subject: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        by_subject[event.subject].append(event)
    for subject, told in by_subject.items():
        screen += _subject_screen(subject, told, width)
    return [*screen, Text(LEGEND, "dim")]


def _subject_screen(
    subject: str, events: Sequence[Event], width: int
) -> "Iterator[RenderableType]":
    from rumourtrack.views.grid import build_grid
    from rumourtrack.views.table import safe_text

    groups = _groups(events)
    yield safe_text(subject, "bold")
    grid = build_grid(groups, width)
    if grid:
        yield ""
        yield from grid
    for name, told in groups.items():
        count = told[-1].independent
        yield ""
        yield safe_text(f"{name}, {count} original{'s' * (count > 1)}", "underline")
        yield _table(told, width)
    notes = list(dict.fromkeys(_notes(events)))
    if notes:
        yield ""
        yield from (safe_text(note, "dim") for note in notes)
    yield ""


def _groups(events: Sequence[Event]) -> Mapping[str, list[Event]]:
    """Events by move and club, most told first."""
    groups: dict[str, list[Event]] = defaultdict(list)
    for event in events:
        groups[move_words(event.move, event.club)].append(event)
    return dict(sorted(groups.items(), key=lambda item: -sum(len(e.claims) for e in item[1])))


def _table(events: Sequence[Event], width: int) -> "Table":
    from rich.table import Table
    from rich.text import Text

    from rumourtrack.views.table import safe_text

    table = Table(box=None, show_header=False, padding=0, pad_edge=False, width=width)
    for column in (_DATE, _STANCE, _CHANGE):
        table.add_column(width=column, no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    for event in events:
        table.add_row(
            Text(f"  {date_words(event)}"),
            Text(_stance(event), STANCE_STYLES[event.stance]),
            Text(event.change.value, CHANGE_STYLES[event.change]),
            safe_text(_voice(event)),
        )
    return table


def _voice(event: Event) -> str:
    articles = len(event.articles)
    told = f" ({articles} articles, 1 original)" if articles > 1 else ""
    marks = f"{' ~' if event.placed else ''}{' (past)' if event.background else ''}"
    return f"{voice_words(event.original)}{told}{marks}"


def _notes(events: Sequence[Event]) -> Iterator[str]:
    for event in events:
        if event.placed:
            yield f"~ {event.placed}"
    for event in events:
        yield from (f"= {reason}" for reason in event.merged)
