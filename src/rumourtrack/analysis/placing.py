"""Where undated claims stand: never a date, only a place beside what is dated, with the reason."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from rumourtrack.analysis.names import fold_name
from rumourtrack.analysis.originals import (
    CLOSE_DAYS,
    Key,
    Original,
    build_originals,
    key_of,
    short_reference,
)
from rumourtrack.analysis.spans import common_part, gap_days, known_by
from rumourtrack.records import Claim, PartialDate, Record


class Placement(Record):
    """What is known of the time of an undated claim; no date of it."""

    near: PartialDate | None = None
    """The month or year that the dated claims beside it share; None where nothing is known."""
    beside: PartialDate | None = None
    """The date of the earliest of them: the undated one is shown right after it."""
    reason: str
    """"undated: credits Eurosport Spain as 2 dated articles do"."""


def place_undated(
    claims: Iterable[Claim], originals: Mapping[str, Original] | None = None
) -> dict[str, Placement]:
    """Place every undated claim, by id; dated ones are not in the result.

    An article that credits an original for what dated articles credit it for was written about when
    they were: all its claims are placed so. Where its credits point to different times, most of them
    decide; where that is even, or nothing is shared, `near` is None.
    """
    claims = tuple(claims)
    known = originals or build_originals(claims)
    dated: dict[tuple[Key, str], list[Claim]] = defaultdict(list)
    by_article: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.date is None:
            by_article[claim.article_id].append(claim)
        elif claim.source is not None:
            dated[_told(claim, known)].append(claim)
    placed: dict[str, Placement] = {}
    for group in by_article.values():
        placement = _place_article(group, dated, known)
        placed.update((claim.id, placement) for claim in group)
    return placed


def _told(claim: Claim, originals: Mapping[str, Original]) -> tuple[Key, str]:
    return key_of(claim), fold_name(originals[claim.id].name)


def _place_article(
    group: list[Claim],
    dated: Mapping[tuple[Key, str], list[Claim]],
    originals: Mapping[str, Original],
) -> Placement:
    votes: dict[str, list[Claim]] = defaultdict(list)
    for claim in group:
        if claim.source is not None:
            name = originals[claim.id].name
            votes[name].extend(dated.get(_told(claim, originals), ()))
    times = sorted(
        ((name, time) for name, anchors in votes.items() for time in _times(anchors)),
        key=lambda item: -len(item[1]),
    )
    if not times:
        return Placement(reason="undated: nothing dated tells the same")
    (name, anchors), others = times[0], times[1:]
    if any(len(time) == len(anchors) and _apart(time, anchors) for _, time in others):
        return Placement(reason=f"undated: what it credits to {name} was told at different times")
    dates = [claim.date for claim in anchors if claim.date]
    count = len({claim.article_id for claim in anchors})
    articles = "1 dated article does" if count == 1 else f"{count} dated articles do"
    return Placement(
        near=common_part(dates),
        beside=min(dates, key=known_by),
        reason=f"undated: credits {name} as {articles}",
    )


def _times(anchors: list[Claim]) -> list[list[Claim]]:
    """The dated claims in groups, each within 14 days of the one before it."""
    groups: list[list[Claim]] = []
    for claim in sorted(anchors, key=lambda claim: known_by(claim.date)):
        last = groups[-1][-1].date if groups else None
        if last and claim.date and gap_days(last, claim.date) <= CLOSE_DAYS:
            groups[-1].append(claim)
        else:
            groups.append([claim])
    return groups


def _apart(one: list[Claim], other: list[Claim]) -> bool:
    return all(
        gap_days(first.date, second.date) > CLOSE_DAYS
        for first in one
        for second in other
        if first.date and second.date
    )


def describe_place(claim: Claim, placement: Placement) -> str:
    """One line for a footnote: "~2024-11, article 000: undated: credits … as 2 dated articles do"."""
    near = f"~{placement.near}" if placement.near else "undated"
    reason = placement.reason.removeprefix("undated: ")
    return f"{near}, {short_reference(claim.article)}: {reason}"
