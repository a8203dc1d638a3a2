"""`rumour contracts`: until when people are bound, and who contradicts whom."""

import sys
from typing import Annotated, Optional

import typer

from rumourtrack.analysis.contradictions import check_contracts
from rumourtrack.analysis.names import same_name
from rumourtrack.commands._options import FormatOption, JsonOption, StoreOption
from rumourtrack.commands._store import (
    club_aliases,
    open_store,
    person_aliases,
    resolve,
    tell,
    tell_problems,
)
from rumourtrack.views.contracts import render_contracts
from rumourtrack.views.rendering import Format


def run(
    subject: Annotated[
        Optional[str],  # noqa: UP045  typer reads it at run time
        typer.Option("--subject", help="The person: full name, surname or alias."),
    ] = None,
    club: Annotated[
        Optional[str],  # noqa: UP045
        typer.Option("--club", help="The club of the contract."),
    ] = None,
    store: StoreOption = None,
    format: FormatOption = Format.TABLE,
    json: JsonOption = False,
) -> int:
    """List contract dates by person and club, with the articles that contradict each other."""
    known, problems = open_store(store).read_contracts()
    code = tell_problems(problems)
    asked = known
    if subject is not None:
        name = resolve("--subject", subject, {fact.person for fact in known}, person_aliases)
        asked = tuple(fact for fact in asked if same_name(fact.person, name))
    if club is not None:
        name = resolve("--club", club, {f.club for f in known if f.club}, club_aliases)
        asked = tuple(fact for fact in asked if same_name(fact.club, name))
    if not asked:
        tell("no contract date fits what you ask for" if known else "no contract dates stored")
    facts = check_contracts(asked, known)
    render_contracts(facts, format=Format.JSON if json else format, out=sys.stdout)
    return code
