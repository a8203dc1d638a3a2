"""`rumour extract`: claims of articles to the standard output, without a store."""

import sys

from rumourtrack.commands._options import (
    DateOption,
    FormatOption,
    JsonOption,
    PathsArgument,
    PublisherOption,
    choose_format,
)
from rumourtrack.commands._reading import build_reader, load_own, read_and_extract
from rumourtrack.commands._store import open_store, tell, tell_problems
from rumourtrack.errors import Problem
from rumourtrack.records import Claim
from rumourtrack.views.listing import render_claims
from rumourtrack.views.rendering import Format


def run(
    paths: PathsArgument,
    date: DateOption = None,
    publisher: PublisherOption = None,
    format: FormatOption = Format.TABLE,
    json: JsonOption = False,
) -> int:
    """Read articles and print their claims; nothing is stored."""
    format = choose_format(format, json=json)
    claims: list[Claim] = []
    code = 0
    own = load_own(open_store(None).folder)
    for item in read_and_extract(paths, build_reader(publisher, date, own), own):
        if isinstance(item, Problem):
            code = max(code, tell_problems([item]))
            continue
        if format is Format.JSONL:
            # One article at a time, so that a long run can be read while it goes on.
            render_claims(item[1].claims, format=format, out=sys.stdout)
        claims.extend(item[1].claims)
    if format is not Format.JSONL:
        render_claims(claims, format=format, out=sys.stdout)
    if not claims:
        tell("no claims found")
    return code
