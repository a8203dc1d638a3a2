"""`rumour show`: one claim with the sentence that proves it."""

import sys
from collections.abc import Sequence
from typing import Annotated

import typer

from rumourtrack.commands._completion import offer
from rumourtrack.commands._options import FormatOption, JsonOption, StoreOption, choose_format
from rumourtrack.commands._store import open_store, tell, tell_empty, tell_problems
from rumourtrack.errors import UsageError
from rumourtrack.records import Claim
from rumourtrack.views.rendering import Format
from rumourtrack.views.showing import render_claim

_LISTED = 8
_USAGE = 2


def run(
    id: Annotated[
        str,
        typer.Argument(
            metavar="ID",
            help="Id of the claim, or as much of it as is unique.",
            autocompletion=offer("id"),
        ),
    ],
    store: StoreOption = None,
    format: FormatOption = Format.TABLE,
    json: JsonOption = False,
) -> int:
    """Show one claim: its evidence in context, its cues, its sources."""
    format = choose_format(format, json=json)
    opened = open_store(store)
    claims, problems = opened.read_claims()
    code = tell_problems(problems)
    if not claims:
        tell_empty(opened)
        return max(code, _USAGE)
    claim = _find(id.strip().lower(), claims)
    article = opened.find_article(claim.article_id)
    text = article.text if article else None
    if article is None:
        tell(f"{claim.article}: the article is not in the store: read it again to see more of it")
    render_claim(claim, text, format=format, out=sys.stdout)
    return code


def _find(id: str, claims: Sequence[Claim]) -> Claim:
    found = [claim for claim in claims if id and claim.id.startswith(id)]
    if not found:
        raise UsageError(f"no claim has the id {id!r}: `rumour list` tells the ids")
    if len(found) > 1 and id not in {claim.id for claim in found}:
        ids = ", ".join(claim.id for claim in found[:_LISTED])
        more = ", …" if len(found) > _LISTED else ""
        raise UsageError(f"{id!r} begins the ids of {len(found)} claims: {ids}{more}")
    return next((claim for claim in found if claim.id == id), found[0])
