"""One claim with its evidence in context, its cues and its chain."""

from functools import partial
from typing import TYPE_CHECKING, TextIO

from rumourtrack.analysis.originals import original_of
from rumourtrack.records import Claim
from rumourtrack.views.columns import Column, View
from rumourtrack.views.marks import STANCE_STYLES, chain_words, move_words, stance_words
from rumourtrack.views.rendering import Format, render

if TYPE_CHECKING:
    from rich.console import RenderableType

_CONTEXT = 200
"""Characters of the article shown on each side of the evidence."""

_VIEW = View(
    Claim,
    (
        Column("id", lambda claim: claim.id),
        Column("claim", lambda claim: _sentence(claim)),
        Column("stance", lambda claim: stance_words(claim.stance, conditional=claim.conditional)),
        Column("chain", lambda claim: chain_words(claim) or original_of(claim)),
        Column("date", lambda claim: claim.date or "undated"),
        Column("evidence", lambda claim: claim.evidence.quote),
    ),
)


def render_claim(
    claim: Claim,
    text: str | None,
    *,
    format: Format,
    out: TextIO,
    width: int | None = None,
) -> None:
    """Print one claim; `text` is its article's, None where the article is not at hand."""
    screen = partial(_screen, claim, text)
    render([claim], _VIEW, format=format, out=out, width=width, screen=screen)


def _sentence(claim: Claim) -> str:
    origin = f" from {claim.origin}" if claim.origin and claim.club != claim.origin else ""
    return f"{claim.subject}: {move_words(claim.move, claim.club)}{origin}"


def _facts(claim: Claim) -> list[tuple[str, str, str]]:
    """Label, value and style, without what the article does not tell."""
    fee = f"{claim.fee.amount:,} {claim.fee.currency} ({claim.fee.kind})" if claim.fee else ""
    origin = f"{claim.origin}{' (not in the article)' if claim.origin_inferred else ''}"
    stance = stance_words(claim.stance) + (", told as history" if claim.background else "")
    facts = [
        ("role", claim.role.value, ""),
        ("from", origin if claim.origin else "", ""),
        ("stance", stance, STANCE_STYLES[claim.stance]),
        ("condition", claim.condition or ("yes" if claim.conditional else ""), ""),
        ("deal", claim.deal or "", ""),
        ("fee", fee, ""),
        ("timing", claim.timing or "", ""),
        ("chain", chain_words(claim), ""),
        ("original", f"{original_of(claim)} ({claim.attribution})", ""),
        ("date", claim.date or "undated", ""),
        ("publisher", claim.publisher or "", ""),
        ("language", claim.language, ""),
        ("article", claim.article, ""),
        ("cues", ", ".join(f'"{cue}"' for cue in claim.cues), ""),
        ("id", claim.id, ""),
    ]
    return [fact for fact in facts if fact[1]]


def evidence_in_context(claim: Claim, text: str | None) -> tuple[str, str, str]:
    """What stands before the evidence, the evidence, what follows; "…" where the article goes on.

    Without the text, or where it no longer holds the quote at its place, the quote stands alone.
    """
    start, end, quote = claim.evidence.start, claim.evidence.end, claim.evidence.quote
    if text is None or text[start:end] != quote:
        return "", quote, ""
    before, after = text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT]
    if start > _CONTEXT:
        before = f"… {before.partition(' ')[2]}"
    if end + _CONTEXT < len(text):
        after = f"{after.rpartition(' ')[0]} …"
    return before, quote, after


def _screen(claim: Claim, text: str | None, width: int) -> "list[RenderableType]":
    from rich.padding import Padding
    from rich.table import Table
    from rich.text import Text

    from rumourtrack.views.table import safe_text
    from rumourtrack.views.terminal import plain

    table = Table(box=None, show_header=False, padding=(0, 2, 0, 0), pad_edge=False, width=width)
    table.add_column(no_wrap=True, style="dim")
    table.add_column(overflow="fold", ratio=1)
    for label, value, style in _facts(claim):
        table.add_row(label, safe_text(value, style))
    before, quote, after = (plain(part) for part in evidence_in_context(claim, text))
    evidence = Text.assemble((before, "dim"), "»", (quote, "bold"), "«", (after, "dim"))
    return [safe_text(_sentence(claim), "bold"), "", table, "", Padding(evidence, (0, 0, 0, 2))]
