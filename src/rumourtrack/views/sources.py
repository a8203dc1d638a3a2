"""Who says it: originals, then those who only relay."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, TextIO

from rumourtrack.analysis.sources import SourceKind, SourceRecord
from rumourtrack.views.columns import Column, View
from rumourtrack.views.marks import voice_words
from rumourtrack.views.rendering import Format, render

if TYPE_CHECKING:
    from rich.console import RenderableType

_ORIGINALS: tuple[Column[SourceRecord], ...] = (
    Column("original", lambda source: voice_words(source.name)),
    Column("kind", lambda source: source.kind.value, wrap=False),
    Column("claims", lambda source: str(source.claims), wrap=False, right=True),
    Column("articles", lambda source: _articles(source), wrap=False),
    Column("first", lambda source: source.first or "undated", wrap=False),
    Column("last", lambda source: source.last or "undated", wrap=False),
    Column("in", lambda source: " ".join(source.languages)),
    Column("reports", lambda source: str(source.stories), wrap=False, optional=True, right=True),
    Column("record", lambda source: _record(source), wrap=False, optional=True),
    Column("relayed by", lambda source: ", ".join(source.relays), optional=True),
)
_RELAYS: tuple[Column[SourceRecord], ...] = (
    Column("only relays", lambda source: source.name),
    Column("kind", lambda source: source.kind.value, wrap=False),
    Column("passed on", lambda source: str(source.relayed), wrap=False, right=True),
    Column("read", lambda source: str(source.read), wrap=False, right=True),
)
_VIEW = View(SourceRecord, _ORIGINALS)


def render_sources(
    records: Sequence[SourceRecord],
    *,
    format: Format,
    out: TextIO,
    width: int | None = None,
) -> None:
    """Print source records in the order given."""
    screen = partial(_screen, records)
    render(records, _VIEW, format=format, out=out, width=width, screen=screen)


def _articles(source: SourceRecord) -> str:
    if source.kind is SourceKind.UNNAMED:
        return "its own word"
    return f"named by {source.named}, read {source.read}"


def _record(source: SourceRecord) -> str:
    return f"{source.hits} of {source.resolved}" if source.resolved else ""


def _screen(records: Sequence[SourceRecord], width: int) -> "list[RenderableType]":
    from rumourtrack.views.table import build_table

    originals = [source for source in records if source.claims]
    relays = [source for source in records if not source.claims]
    screen: list[RenderableType] = []
    if originals:
        screen.append(build_table(originals, _ORIGINALS, width))
    if relays:
        screen += [*([""] if originals else []), build_table(relays, _RELAYS, width)]
    return screen
