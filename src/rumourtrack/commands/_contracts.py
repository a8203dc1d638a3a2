"""Which contract facts the filters of claims leave."""

from collections.abc import Iterable

from rumourtrack.analysis.filters import Background, Filter, is_article
from rumourtrack.analysis.names import same_name
from rumourtrack.dates import interval
from rumourtrack.records import Contract

CLAIMS_ONLY = ("origin", "destination", "via", "role", "move", "stance", "deal")
"""Filters that no contract fact can fit."""


def select_contracts(contracts: Iterable[Contract], wanted: Filter) -> tuple[Contract, ...]:
    """The facts that fit, in the order they came; none where something of a claim is asked for."""
    if any(getattr(wanted, field) for field in CLAIMS_ONLY) or wanted.background is Background.ONLY:
        return ()
    return tuple(fact for fact in contracts if _fits(fact, wanted))


def _fits(fact: Contract, wanted: Filter) -> bool:
    pairs = (
        (wanted.subject, fact.person),
        (wanted.club, fact.club),
        (wanted.source, fact.source),
        (wanted.publisher, fact.publisher),
        (wanted.language, fact.language),
    )
    named = all(asked is None or same_name(told, asked) for asked, told in pairs)
    here = wanted.article is None or is_article(fact, wanted.article)
    return named and here and _fits_dates(fact, wanted)


def _fits_dates(fact: Contract, wanted: Filter) -> bool:
    ends = [end for end in (wanted.until, wanted.as_of) if end]
    if not ends and not wanted.since:
        return True
    if fact.date is None:
        return False
    first, last = interval(fact.date)
    if wanted.since and last < interval(wanted.since)[0]:
        return False
    return all(first <= interval(end)[1] for end in ends)
