"""Contract dates, those that contradict each other marked."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, TextIO

from rumourtrack.analysis.contradictions import CheckedContract
from rumourtrack.analysis.originals import short_reference
from rumourtrack.views.columns import Column, View
from rumourtrack.views.rendering import Format, render

if TYPE_CHECKING:
    from rich.console import RenderableType


def _style(contract: CheckedContract) -> str:
    return "bold red" if contract.contradiction else ""


_VIEW = View(
    CheckedContract,
    (
        Column("person", lambda contract: contract.person),
        Column("club", lambda contract: contract.club or ""),
        Column("until", lambda contract: _until(contract), style=_style, wrap=False),
        Column("told", lambda contract: contract.date or "undated", wrap=False),
        Column("article", lambda contract: short_reference(contract.article)),
        Column("source", lambda contract: contract.source or "", optional=True),
        Column("publisher", lambda contract: contract.publisher or "", optional=True),
        Column("evidence", lambda contract: contract.evidence.quote, optional=True),
    ),
)


def render_contracts(
    contracts: Sequence[CheckedContract],
    *,
    format: Format,
    out: TextIO,
    width: int | None = None,
) -> None:
    """Print contract facts in the order given; what contradicts each other is told beneath."""
    screen = partial(_screen, contracts)
    render(contracts, _VIEW, format=format, out=out, width=width, screen=screen)


def _until(contract: CheckedContract) -> str:
    return f"{contract.until} ≠" if contract.contradiction else contract.until


def _screen(contracts: Sequence[CheckedContract], width: int) -> "list[RenderableType]":
    from rumourtrack.views.table import build_table, safe_text

    notes = dict.fromkeys(
        f"≠ {item.person}, {item.club or 'no club told'}: {item.contradiction}"
        for item in contracts
        if item.contradiction
    )
    screen: list[RenderableType] = [build_table(contracts, _VIEW.columns, width)]
    if notes:
        screen += ["", *(safe_text(note, "red") for note in notes)]
    return screen
