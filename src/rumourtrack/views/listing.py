"""Claims in a list."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, TextIO

from rumourtrack.analysis.originals import original_of, short_reference
from rumourtrack.analysis.placing import Placement, describe_place
from rumourtrack.records import Claim
from rumourtrack.views.columns import Column, View
from rumourtrack.views.marks import STANCE_STYLES, move_words, stance_words, voice_words
from rumourtrack.views.rendering import Format, render

if TYPE_CHECKING:
    from rich.console import RenderableType


def render_claims(
    claims: Sequence[Claim],
    *,
    format: Format,
    out: TextIO,
    width: int | None = None,
    placements: Mapping[str, Placement] | None = None,
) -> None:
    """Print claims in the order given.

    `placements` (of all claims that are known, not only of these) tells where undated ones stand.
    """
    placed = placements or {}
    view = View(Claim, _columns(placed))
    screen = partial(_screen, claims, view, placed)
    render(claims, view, format=format, out=out, width=width, screen=screen)


def _columns(placed: Mapping[str, Placement]) -> tuple[Column[Claim], ...]:
    return (
        Column("date", lambda claim: date_words(claim, placed), wrap=False),
        Column("subject", lambda claim: claim.subject),
        Column("move", lambda claim: move_words(claim.move, claim.club)),
        Column("stance", _stance, lambda claim: STANCE_STYLES[claim.stance], wrap=False),
        Column("original", lambda claim: voice_words(original_of(claim))),
        Column("via", lambda claim: ", ".join(claim.via), optional=True),
        Column("when", lambda claim: claim.timing or "", wrap=False, optional=True),
        Column("deal", _deal, optional=True),
        Column("article", lambda claim: short_reference(claim.article), optional=True),
        Column("id", lambda claim: claim.id, wrap=False),
    )


def date_words(claim: Claim, placed: Mapping[str, Placement]) -> str:
    """The date as it is known; "~2024-11" where it is only placed, "undated" where it is not."""
    if claim.date:
        return claim.date
    placement = placed.get(claim.id)
    return f"~{placement.near}" if placement and placement.near else "undated"


def _stance(claim: Claim) -> str:
    words = stance_words(claim.stance, conditional=claim.conditional)
    return f"{words} (past)" if claim.background else words


def _deal(claim: Claim) -> str:
    fee = f"{claim.fee.amount:,} {claim.fee.currency} {claim.fee.kind}" if claim.fee else ""
    return " ".join(part for part in (claim.deal, fee) if part)


def _screen(
    claims: Sequence[Claim], view: View[Claim], placed: Mapping[str, Placement], width: int
) -> "list[RenderableType]":
    from rumourtrack.views.table import build_table, safe_text

    notes = dict.fromkeys(
        describe_place(claim, placed[claim.id])
        for claim in claims
        if claim.date is None and claim.id in placed
    )
    screen: list[RenderableType] = [build_table(claims, view.columns, width)]
    if notes:
        screen += ["", *(safe_text(note, "dim") for note in notes)]
    return screen
