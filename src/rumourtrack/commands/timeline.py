"""`rumour timeline`: how a story moved."""

import sys

from rumourtrack.analysis.filters import Background, Filter
from rumourtrack.analysis.timeline import build_timeline
from rumourtrack.analysis.tracing import trace
from rumourtrack.commands._options import (
    FormatOption,
    JsonOption,
    StoreOption,
    choose_format,
    takes_filters,
)
from rumourtrack.commands._store import find_claims, open_store
from rumourtrack.views.rendering import Format
from rumourtrack.views.timeline import render_timeline


@takes_filters()
def run(
    wanted: Filter,
    store: StoreOption = None,
    format: FormatOption = Format.TABLE,
    json: JsonOption = False,
) -> int:
    """Show per person how each story moved, and from which original."""
    format = choose_format(format, json=json)
    found = find_claims(open_store(store), wanted)
    with_history = wanted.background is not Background.EXCLUDE
    events = build_timeline(found.claims, background=with_history, tracing=trace(found.known))
    render_timeline(events, format=format, out=sys.stdout)
    return found.code
