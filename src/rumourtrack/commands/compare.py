"""`rumour compare`: two dates, sources, subjects, clubs or articles side by side."""

import sys
from collections.abc import Callable
from typing import Annotated, Optional

import typer

from rumourtrack.analysis.compare import Axis, Side, build_comparison
from rumourtrack.analysis.filters import Background, Filter, is_article, select
from rumourtrack.analysis.names import resolve_name
from rumourtrack.analysis.originals import original_of
from rumourtrack.analysis.spans import known_by
from rumourtrack.commands._options import FormatOption, JsonOption, StoreOption, takes_filters
from rumourtrack.commands._store import find_claims, open_store, resolve_filter, tell, tell_problems
from rumourtrack.dates import check_partial
from rumourtrack.errors import UsageError
from rumourtrack.records import Claim, Contract
from rumourtrack.views.compare import render_comparison
from rumourtrack.views.rendering import Format


@takes_filters("as_of", "article")
def run(
    wanted: Filter,
    left: Annotated[
        str, typer.Argument(metavar="LEFT", help="A date, source, subject, club or article.")
    ],
    right: Annotated[str, typer.Argument(metavar="RIGHT", help="Another one of the same kind.")],
    by: Annotated[
        Optional[Axis],  # noqa: UP045  typer reads it at run time
        typer.Option("--by", help="What LEFT and RIGHT are; without it the store decides."),
    ] = None,
    store: StoreOption = None,
    format: FormatOption = Format.TABLE,
    json: JsonOption = False,
) -> int:
    """Compare what two sides tell: added, dropped, firmer, weaker, contradicted."""
    opened = open_store(store)
    found = find_claims(opened, wanted)
    contracts, problems = opened.read_contracts()
    code = max(found.code, tell_problems(problems))
    axis = by or _axis_of(left, right, found.claims)
    sides = [_side(name, axis, found.claims, contracts) for name in (left, right)]
    for side in sides:
        if not side.claims and not side.contracts:
            tell(f"{side.label}: no claims of this {axis}")
    background = wanted.background is not Background.EXCLUDE
    rows = build_comparison(sides[0], sides[1], axis, background=background)
    render_comparison(
        rows,
        left=sides[0].label,
        right=sides[1].label,
        format=Format.JSON if json else format,
        out=sys.stdout,
    )
    if not rows:
        tell(f"nothing to compare between {left!r} and {right!r}")
    return code


def _axis_of(left: str, right: str, claims: tuple[Claim, ...]) -> Axis:
    """What both words are, tried in this order: dates, articles, subjects, clubs, sources.

    Raises:
        UsageError: they are no two things of one kind.
    """
    tests: dict[Axis, Callable[[str], bool]] = {
        Axis.DATE: _is_date,
        Axis.ARTICLE: lambda word: any(is_article(claim, word) for claim in claims),
        Axis.SUBJECT: lambda word: _is_known(word, {claim.subject for claim in claims}),
        Axis.CLUB: lambda word: _is_known(word, {c.club for c in claims if c.club}),
        Axis.SOURCE: lambda word: _is_known(word, {original_of(claim) for claim in claims}),
    }
    for axis, test in tests.items():
        if test(left) and test(right):
            return axis
    raise UsageError(
        f"{left!r} and {right!r} are no two dates, articles, subjects, clubs or sources of this "
        "store; say what they are with --by"
    )


def _is_date(word: str) -> bool:
    try:
        check_partial(word)
    except ValueError:
        return False
    return True


def _is_known(word: str, known: set[str]) -> bool:
    match = resolve_name(word, known)
    return match.name is not None or match.ambiguous


def _side(
    name: str, axis: Axis, claims: tuple[Claim, ...], contracts: tuple[Contract, ...]
) -> Side:
    if axis is Axis.DATE:
        if not _is_date(name):
            raise UsageError(f"{name!r} is no date: write 2024-11-14, 2024-11 or 2024")
        day = known_by(name)
        known = tuple(fact for fact in contracts if fact.date and known_by(fact.date) <= day)
        return Side(name, select(claims, Filter(as_of=name)).claims, known)
    field = {Axis.SOURCE: "source", Axis.SUBJECT: "subject", Axis.CLUB: "club"}.get(axis, "article")
    asked = resolve_filter(Filter.model_validate({field: name}), claims)
    chosen = select(claims, asked).claims
    if axis is Axis.ARTICLE:
        ids = {claim.article_id for claim in chosen}
        return Side(name, chosen, tuple(fact for fact in contracts if fact.article_id in ids))
    label = getattr(asked, field)
    told = tuple(fact for fact in contracts if axis is Axis.SOURCE and fact.source == label)
    return Side(label, chosen, told)
