"""`rumour extract`: claims of articles to the standard output, without a store."""

import sys
from typing import Annotated

import typer

from rumourtrack.commands._options import DateOption, FormatOption, JsonOption, PublisherOption
from rumourtrack.commands._reading import build_reader, read_and_extract
from rumourtrack.commands._store import tell, tell_problems
from rumourtrack.errors import Problem
from rumourtrack.records import Claim
from rumourtrack.views.listing import render_claims
from rumourtrack.views.rendering import Format


def run(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="Files, folders, globs, or - for stdin.")
    ],
    date: DateOption = None,
    publisher: PublisherOption = None,
    format: FormatOption = Format.TABLE,
    json: JsonOption = False,
) -> int:
    """Read articles and print their claims; nothing is stored."""
    format = Format.JSON if json else format
    claims: list[Claim] = []
    problems: list[Problem] = []
    reader = build_reader(publisher, date)
    for item in read_and_extract(paths, reader):
        if isinstance(item, Problem):
            problems.append(item)
        elif format is Format.JSONL:
            render_claims(item[1].claims, format=format, out=sys.stdout)
        else:
            claims.extend(item[1].claims)
    if format is not Format.JSONL:
        render_claims(claims, format=format, out=sys.stdout)
        if not claims:
            tell("no claims found")
    return tell_problems(problems)
