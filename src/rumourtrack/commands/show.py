"""`rumour show`: one claim with the sentence that proves it."""

import sys
from typing import Annotated

import typer

from rumourtrack.commands._options import FormatOption, JsonOption, StoreOption
from rumourtrack.commands._store import open_store, tell_problems
from rumourtrack.errors import UsageError
from rumourtrack.views.rendering import Format
from rumourtrack.views.showing import render_claim


def run(
    id: Annotated[
        str, typer.Argument(metavar="ID", help="Id of the claim, or as much of it as is unique.")
    ],
    store: StoreOption = None,
    format: FormatOption = Format.TABLE,
    json: JsonOption = False,
) -> int:
    """Show one claim: its evidence in context, its cues, its chain of sources."""
    opened = open_store(store)
    claims, problems = opened.read_claims()
    code = tell_problems(problems)
    found = [claim for claim in claims if claim.id.startswith(id.lower())]
    if not found:
        raise UsageError(f"no claim {id!r}; `rumour list --format json` tells the ids")
    if len(found) > 1 and found[0].id != id.lower():
        ids = ", ".join(claim.id for claim in found[:8])
        raise UsageError(f"{id!r} begins the ids of {len(found)} claims: {ids}")
    article = opened.find_article(found[0].article_id)
    text = article.text if article else None
    render_claim(found[0], text, format=Format.JSON if json else format, out=sys.stdout)
    return code
