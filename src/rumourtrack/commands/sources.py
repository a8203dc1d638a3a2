"""`rumour sources`: who says it, and who only passes it on."""

import sys

from rumourtrack.analysis.filters import Filter
from rumourtrack.analysis.sources import build_sources
from rumourtrack.analysis.tracing import trace
from rumourtrack.commands._options import (
    FormatOption,
    JsonOption,
    StoreOption,
    choose_format,
    takes_filters,
)
from rumourtrack.commands._store import find_claims, open_store, tell_problems
from rumourtrack.knowledge.gazetteer import Club, Outlet, Person, load_table
from rumourtrack.views.rendering import Format
from rumourtrack.views.sources import render_sources


@takes_filters()
def run(
    wanted: Filter,
    store: StoreOption = None,
    format: FormatOption = Format.TABLE,
    json: JsonOption = False,
) -> int:
    """Show who says it first, who passes it on, and whom nobody read."""
    format = choose_format(format, json=json)
    opened = open_store(store)
    found = find_claims(opened, wanted)
    articles, problems = opened.read_articles()
    code = tell_problems(problems)
    kinds: dict[str, str] = {person.name: "person" for person in load_table("people.csv", Person)}
    kinds |= {claim.subject: "person" for claim in found.known}
    kinds |= {club.name: "club" for club in load_table("clubs.csv", Club)}
    for outlet in load_table("outlets.csv", Outlet):
        kinds[outlet.name] = "journalist" if outlet.kind == "journalist" else "outlet"
    tracing = trace(found.known)
    records = build_sources(found.claims, articles, kind=kinds.get, tracing=tracing)
    render_sources(records, format=format, out=sys.stdout)
    return max(found.code, code)
