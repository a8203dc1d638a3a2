"""Which claims a user asks for, and in what order."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from rumourtrack.analysis.names import fold_name, same_name
from rumourtrack.analysis.originals import Original, build_originals, original_of, short_reference
from rumourtrack.analysis.placing import Placement, place_undated
from rumourtrack.analysis.spans import LAST, sort_day
from rumourtrack.dates import interval
from rumourtrack.records import Claim, Contract, Deal, Move, PartialDate, Record, Role, Stance

_ID_PREFIX = 4


class Background(StrEnum):
    """What happens to claims that are told as history."""

    INCLUDE = "include"
    ONLY = "only"
    EXCLUDE = "exclude"


class Filter(Record):
    """What a user asks for; an empty field asks for nothing, all others must hold.

    Names are compared without case, accents and punctuation; `names.resolve_name` comes before.
    """

    subject: str | None = None
    origin: str | None = None
    destination: str | None = None
    club: str | None = None
    """Origin or destination."""
    source: str | None = None
    """The original, as credited or as traced."""
    via: str | None = None
    publisher: str | None = None
    language: str | None = None
    role: Role | None = None
    move: Move | None = None
    stance: tuple[Stance, ...] = ()
    """Any of these."""
    deal: Deal | None = None
    since: PartialDate | None = None
    until: PartialDate | None = None
    as_of: PartialDate | None = None
    """What was known on that day: claims that may have been made by its end."""
    background: Background = Background.INCLUDE
    article: str | None = None
    """Reference, its last part, or id (its first four characters are enough)."""


class Selection(NamedTuple):
    """The claims asked for, in the order they came."""

    claims: tuple[Claim, ...]
    undated: int
    """How many fit but for having no date, where dates were asked for."""


class SortKey(StrEnum):
    """What a list is sorted by; the date decides between equals."""

    DATE = "date"
    SUBJECT = "subject"
    CLUB = "club"
    STANCE = "stance"
    SOURCE = "source"


def select(
    claims: Iterable[Claim], wanted: Filter, originals: Mapping[str, Original] | None = None
) -> Selection:
    """Keep the claims that fit; a partial date fits where its span could overlap the range asked.

    `originals` are those of all known claims, for `wanted.source`; without them these are all.
    """
    claims = tuple(claims)
    if originals is None:
        originals = build_originals(claims) if wanted.source else {}
    fits = [claim for claim in claims if _fits(claim, wanted, originals)]
    if not (wanted.since or wanted.until or wanted.as_of):
        return Selection(tuple(fits), 0)
    inside = tuple(claim for claim in fits if claim.date and _overlaps(claim.date, wanted))
    return Selection(inside, sum(claim.date is None for claim in fits))


def _fits(claim: Claim, wanted: Filter, originals: Mapping[str, Original]) -> bool:
    return (
        _fits_names(claim, wanted)
        and _fits_voices(claim, wanted, originals)
        and wanted.role in (None, claim.role)
        and wanted.move in (None, claim.move)
        and (not wanted.stance or claim.stance in wanted.stance)
        and wanted.deal in (None, claim.deal)
        and wanted.background in (Background.INCLUDE, _kind(claim))
        and (wanted.article is None or is_article(claim, wanted.article))
    )


def _kind(claim: Claim) -> Background:
    return Background.ONLY if claim.background else Background.EXCLUDE


def _fits_names(claim: Claim, wanted: Filter) -> bool:
    club = wanted.club
    return (
        (wanted.subject is None or same_name(claim.subject, wanted.subject))
        and (wanted.origin is None or same_name(claim.origin, wanted.origin))
        and (wanted.destination is None or same_name(claim.destination, wanted.destination))
        and (club is None or same_name(claim.origin, club) or same_name(claim.destination, club))
    )


def _fits_voices(claim: Claim, wanted: Filter, originals: Mapping[str, Original]) -> bool:
    if wanted.source is not None:
        names = (original_of(claim), originals[claim.id].name)
        if not any(same_name(name, wanted.source) for name in names):
            return False
    return (
        (wanted.via is None or any(same_name(relay, wanted.via) for relay in claim.via))
        and (wanted.publisher is None or same_name(claim.publisher, wanted.publisher))
        and (wanted.language is None or claim.language == wanted.language.lower())
    )


def is_article(told: Claim | Contract, wanted: str) -> bool:
    """Whether it stands in the article that a user names by reference, name or id."""
    by_id = len(wanted) >= _ID_PREFIX and told.article_id.startswith(wanted)
    last = told.article.replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
    return by_id or wanted.removeprefix("./") in (
        told.article.removeprefix("./"), last, short_reference(told.article)
    )  # fmt: skip


def _overlaps(partial: str, wanted: Filter) -> bool:
    first, last = interval(partial)
    if wanted.since and last < interval(wanted.since)[0]:
        return False
    return all(first <= interval(end)[1] for end in (wanted.until, wanted.as_of) if end)


def sort_claims(
    claims: Iterable[Claim],
    by: SortKey = SortKey.DATE,
    *,
    reverse: bool = False,
    placements: Mapping[str, Placement] | None = None,
) -> tuple[Claim, ...]:
    """Sort; undated claims stand right after the dated ones they go with, else at the end.

    Stances run from the firmest to the denial. Undated claims that nothing
    places are last in order of date, reversed or not. `placements` are of all known claims; without
    them these are all.
    """
    claims = tuple(claims)
    placed = place_undated(claims) if placements is None else placements
    ordered = sorted(claims, key=lambda claim: (claim.subject, claim.move, claim.id))
    ordered.sort(key=lambda claim: time_key(claim, placed), reverse=reverse)
    if by is not SortKey.DATE:
        ordered.sort(key=_KEYS[by], reverse=reverse)
    if reverse and by is SortKey.DATE:
        ordered.sort(key=lambda claim: time_key(claim, placed)[0] == LAST)
    return tuple(ordered)


def time_key(claim: Claim, placements: Mapping[str, Placement]) -> tuple[tuple[date, date], bool]:
    """Sorts claims by date, a placed one right after what it is placed by."""
    placement = placements.get(claim.id)
    return sort_day(claim.date or (placement.beside if placement else None)), claim.date is None


_KEYS: Mapping[SortKey, Callable[[Claim], str | int]] = {
    SortKey.SUBJECT: lambda claim: fold_name(claim.subject),
    SortKey.CLUB: lambda claim: fold_name(claim.club or "\uffff") or "\uffff",
    SortKey.STANCE: lambda claim: list(Stance).index(claim.stance),
    SortKey.SOURCE: lambda claim: fold_name(original_of(claim)),
}
