"""`rumour list`: claims, filtered and sorted."""

import sys
from typing import Annotated, Optional

import typer

from rumourtrack.analysis.filters import Filter, SortKey, sort_claims
from rumourtrack.analysis.placing import place_undated
from rumourtrack.commands._options import (
    FormatOption,
    JsonOption,
    StoreOption,
    choose_format,
    takes_filters,
)
from rumourtrack.commands._store import find_claims, open_store, tell
from rumourtrack.views.listing import render_claims
from rumourtrack.views.rendering import Format


@takes_filters()
def run(
    wanted: Filter,
    sort: Annotated[SortKey, typer.Option("--sort", help="What to sort by.")] = SortKey.DATE,
    reverse: Annotated[bool, typer.Option("--reverse", help="Last first.")] = False,
    limit: Annotated[
        Optional[int],  # noqa: UP045  typer reads it at run time
        typer.Option("--limit", "-n", min=1, metavar="NUMBER", help="No more than so many."),
    ] = None,
    store: StoreOption = None,
    format: FormatOption = Format.TABLE,
    json: JsonOption = False,
) -> int:
    """List claims: who moves where, how firmly, says who, when."""
    format = choose_format(format, json=json)
    found = find_claims(open_store(store), wanted)
    placements = place_undated(found.known)
    claims = sort_claims(found.claims, sort, reverse=reverse, placements=placements)
    if limit is not None and len(claims) > limit:
        tell(f"{limit} of {len(claims)} claims shown")
        claims = claims[:limit]
    render_claims(claims, format=format, out=sys.stdout, placements=placements)
    return found.code
