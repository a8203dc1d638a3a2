"""`rumour compare`: two dates, sources, subjects, clubs or articles side by side."""

import sys
from collections.abc import Mapping
from typing import Annotated, NamedTuple, Optional

import typer

from rumourtrack.analysis.compare import Axis, Side, build_comparison
from rumourtrack.analysis.filters import Background, Filter, is_article, select
from rumourtrack.analysis.names import resolve_name
from rumourtrack.analysis.originals import Original
from rumourtrack.analysis.spans import known_by
from rumourtrack.analysis.tracing import trace
from rumourtrack.commands._completion import offer
from rumourtrack.commands._contracts import select_contracts
from rumourtrack.commands._options import (
    FormatOption,
    JsonOption,
    StoreOption,
    choose_format,
    takes_filters,
)
from rumourtrack.commands._store import (
    Names,
    collect_names,
    count,
    find_claims,
    hint_article,
    open_store,
    resolve,
    tell,
    tell_problems,
)
from rumourtrack.dates import check_partial
from rumourtrack.errors import UsageError
from rumourtrack.records import Claim, Contract
from rumourtrack.views.compare import render_comparison
from rumourtrack.views.rendering import Format

LeftArgument = Annotated[
    str,
    typer.Argument(
        metavar="LEFT",
        help="A date, article, subject, club or source.",
        autocompletion=offer(""),
    ),
]
RightArgument = Annotated[
    str,
    typer.Argument(metavar="RIGHT", help="Another one of the same kind.", autocompletion=offer("")),
]


@takes_filters("as_of", "article")
def run(
    wanted: Filter,
    left: LeftArgument,
    right: RightArgument,
    by: Annotated[
        Optional[Axis],  # noqa: UP045  typer reads it at run time
        typer.Option("--by", help="What LEFT and RIGHT are; without it the store decides."),
    ] = None,
    store: StoreOption = None,
    format: FormatOption = Format.TABLE,
    json: JsonOption = False,
) -> int:
    """Show what the second of two sides adds, drops or contradicts."""
    format = choose_format(format, json=json)
    opened = open_store(store)
    found = find_claims(opened, wanted)
    facts, problems = opened.read_contracts()
    code = max(found.code, tell_problems(problems))
    tracing = trace(found.known)
    axis, before, after = by or Axis.DATE, Side(left, ()), Side(right, ())
    if found.known:
        contracts = select_contracts(facts, found.wanted)
        told = _Told(found.claims, contracts, found.known, tracing.originals)
        names = collect_names(found.known)
        axis = by or _axis_of(left, right, told, names)
        before, after = (_side(name, axis, told, names) for name in (left, right))
        _tell_missing((before, after), axis, told)
    background = wanted.background is not Background.EXCLUDE
    rows = build_comparison(before, after, axis, background=background, tracing=tracing)
    render_comparison(rows, left=before.label, right=after.label, format=format, out=sys.stdout)
    return code


class _Told(NamedTuple):
    """What is compared, and all claims of the store, by which words are understood."""

    claims: tuple[Claim, ...]
    contracts: tuple[Contract, ...]
    known: tuple[Claim, ...]
    originals: Mapping[str, Original]


def _axis_of(left: str, right: str, told: _Told, names: Mapping[str, Names]) -> Axis:
    """What both words are, tried in this order: dates, articles, subjects, clubs, sources.

    Raises:
        UsageError: they are no two things of one kind.
    """
    kinds = [_kinds_of(word, told, names) for word in (left, right)]
    for axis in _ORDER:
        if all(axis in found for found in kinds):
            return axis
    for word, found in zip((left, right), kinds, strict=True):
        if not found:
            raise UsageError(
                f"{word!r} is no date, article, subject, club or source of this store; "
                "say what it is with --by"
            )
    one, other = (" or ".join(found) for found in kinds)
    raise UsageError(f"{left!r} is a {one}, {right!r} a {other}: only two of a kind compare")


_ORDER = (Axis.DATE, Axis.ARTICLE, Axis.SUBJECT, Axis.CLUB, Axis.SOURCE)


def _kinds_of(word: str, told: _Told, names: Mapping[str, Names]) -> list[Axis]:
    """All that a word may be; what the tables call by that name only where the store does not."""
    if _is_date(word):
        return [Axis.DATE]
    found = [Axis.ARTICLE] if any(is_article(claim, word) for claim in told.known) else []
    axes = (Axis.SUBJECT, Axis.CLUB, Axis.SOURCE)
    return (
        found + [axis for axis in axes if _is_known(word, names[axis], tables=False)]
        or [axis for axis in axes if _is_known(word, names[axis], tables=True)]
    )  # fmt: skip


def _is_date(word: str) -> bool:
    try:
        check_partial(word)
    except ValueError:
        return False
    return True


def _is_known(word: str, names: Names, *, tables: bool) -> bool:
    match = resolve_name(word, names.known, names.aliases() if tables else None)
    return match.ambiguous or match.name in names.known


def _side(name: str, axis: Axis, told: _Told, names: Mapping[str, Names]) -> Side:
    if axis is Axis.DATE:
        try:
            check_partial(name)
        except ValueError as error:
            raise UsageError(str(error)) from error
        day = known_by(name)
        facts = (fact for fact in told.contracts if fact.date and known_by(fact.date) <= day)
        return Side(name, select(told.claims, Filter(as_of=name)).claims, tuple(facts))
    if axis is Axis.ARTICLE:
        claims = select(told.claims, Filter(article=name)).claims
        ids = {claim.article_id for claim in told.known if is_article(claim, name)}
        return Side(name, claims, tuple(fact for fact in told.contracts if fact.article_id in ids))
    label = resolve(axis, name, *names[axis])
    wanted = Filter.model_validate({axis.value: label})
    claims = select(told.claims, wanted, told.originals).claims
    asked = Filter(source=label)
    return Side(
        label, claims, select_contracts(told.contracts, asked) if axis is Axis.SOURCE else ()
    )


def _tell_missing(sides: tuple[Side, Side], axis: Axis, told: _Told) -> None:
    undated = sum(claim.date is None for claim in told.claims)
    if axis is Axis.DATE and undated:
        tell(f"{count(undated, 'undated claim')} left out: two dates are compared")
    for side in sides:
        if told.claims and not side.claims and not side.contracts:
            what = f"by {side.label}" if axis is Axis.DATE else f"of the {axis} {side.label!r}"
            hint = hint_article(side.label, told.known) if axis is Axis.ARTICLE else ""
            tell(f"nothing was told {what}{hint}")
