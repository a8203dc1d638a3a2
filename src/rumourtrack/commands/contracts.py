"""`rumour contracts`: until when people are bound, and who contradicts whom."""

import sys

from rumourtrack.analysis.contradictions import check_contracts
from rumourtrack.analysis.filters import Filter
from rumourtrack.commands._contracts import CLAIMS_ONLY, select_contracts
from rumourtrack.commands._options import (
    FormatOption,
    JsonOption,
    StoreOption,
    choose_format,
    takes_filters,
)
from rumourtrack.commands._store import (
    club_aliases,
    open_store,
    outlet_aliases,
    person_aliases,
    resolve,
    tell,
    tell_problems,
    tell_unknown,
)
from rumourtrack.records import Contract
from rumourtrack.views.contracts import render_contracts
from rumourtrack.views.rendering import Format


@takes_filters(*CLAIMS_ONLY, "background")
def run(
    wanted: Filter,
    store: StoreOption = None,
    format: FormatOption = Format.TABLE,
    json: JsonOption = False,
) -> int:
    """Show until when people are bound, and who contradicts whom."""
    format = choose_format(format, json=json)
    opened = open_store(store)
    known, problems = opened.read_contracts()
    code = tell_problems(problems)
    asked = select_contracts(known, _resolve(wanted, known)) if known else ()
    if not known:
        tell(f"{opened.folder} holds no contract dates: they come with `rumour ingest PATH`")
    elif not asked:
        tell_unknown(wanted, known, noun="contract date")
        tell("no contract date fits what you ask for")
    render_contracts(check_contracts(asked, known), format=format, out=sys.stdout)
    return code


def _resolve(wanted: Filter, known: tuple[Contract, ...]) -> Filter:
    names = {
        "subject": ({fact.person for fact in known}, person_aliases),
        "club": ({fact.club for fact in known if fact.club}, club_aliases),
        "source": ({fact.source for fact in known if fact.source}, outlet_aliases),
        "publisher": ({fact.publisher for fact in known if fact.publisher}, outlet_aliases),
    }
    update = {
        field: resolve(f"--{field}", query, *names[field])
        for field in names
        if (query := getattr(wanted, field)) is not None
    }
    return wanted.model_copy(update=update)
