"""What a name can stand for."""

from collections.abc import Sequence
from typing import TextIO

from rumourtrack.knowledge.lookup import Candidate
from rumourtrack.views.columns import Column, View
from rumourtrack.views.rendering import Format, render

_VIEW = View(
    Candidate,
    (
        Column("stands for", lambda one: one.name),
        Column("kind", lambda one: f"{one.kind} (own)" if one.own else one.kind, wrap=False),
        Column("of", lambda one: one.country or "", wrap=False),
        Column("by", lambda one: one.how, wrap=False),
        Column("decided by", lambda one: one.why),
    ),
)


def render_candidates(
    candidates: Sequence[Candidate], *, format: Format, out: TextIO, width: int | None = None
) -> None:
    """Print candidates in the order given."""
    render(candidates, _VIEW, format=format, out=out, width=width)
