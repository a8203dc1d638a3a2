"""Who says it: originals apart from those who only pass it on."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from enum import StrEnum

from rumourtrack.analysis.names import fold_name
from rumourtrack.analysis.originals import Original
from rumourtrack.analysis.reports import build_reports
from rumourtrack.analysis.spans import known_by, sort_day
from rumourtrack.analysis.tracing import Tracing, trace
from rumourtrack.records import Article, Claim, PartialDate, Record


class SourceKind(StrEnum):
    """What a source is."""

    OUTLET = "outlet"
    JOURNALIST = "journalist"
    CLUB = "club"
    PERSON = "person"
    UNNAMED = "unnamed"


KindLookup = Callable[[str], str | None]
"""A name to `outlet`, `journalist`, `club` or `person`; None where it is not known."""


class SourceRecord(Record):
    """What the claims show of one source."""

    name: str
    kind: SourceKind
    claims: int
    """As the original; 0 for one that only relays."""
    stories: int
    """The reports behind those claims, each counted once however many articles carry it."""
    articles: int
    """How many articles carry its claims."""
    named: int
    """How many of those are not its own."""
    relays: tuple[str, ...]
    """Who passed them on, by name."""
    relayed: int
    """How many claims of other originals it passed on."""
    read: int
    """Its own articles that were read."""
    first: PartialDate | None
    last: PartialDate | None
    languages: tuple[str, ...]
    resolved: int = 0
    """Of its stories, how many have an outcome; 0 until outcomes are known."""
    hits: int = 0


def build_sources(
    claims: Iterable[Claim],
    articles: Iterable[Article] = (),
    *,
    kind: KindLookup | None = None,
    tracing: Tracing | None = None,
) -> tuple[SourceRecord, ...]:
    """One record for each source: most stories first, those who only relay at the end.

    `articles` are all that were read, so that an outlet's own ones without a claim count too. A source
    that `kind` does not know is a person or club where the claims know it as one, else an outlet.
    `tracing` is of all known claims, these among them; without it these are all.
    """
    claims = tuple(claims)
    tracing = tracing or trace(claims)
    originals = tracing.originals
    own = _own_articles(claims, articles)
    told: dict[str, list[Claim]] = defaultdict(list)
    passed: dict[str, set[str]] = defaultdict(set)
    names: dict[str, str] = {}
    for claim in claims:
        original = originals[claim.id]
        told[names.setdefault(fold_name(original.name), original.name)].append(claim)
        for relay in _relays_of(claim, original):
            passed[names.setdefault(fold_name(relay), relay)].add(claim.id)
    stories = Counter(fold_name(r.original.name) for r in build_reports(claims, tracing))
    kinds = _Kinds(claims, originals, kind)
    records = (
        _build_record(name, told[name], originals, own.get(folded, set())).model_copy(
            update={
                "kind": kinds.of(name),
                "stories": stories[folded],
                "relayed": len(passed[name]),
            }
        )
        for folded, name in names.items()
    )
    return tuple(
        sorted(records, key=lambda r: (-r.stories, -r.claims, -r.relayed, fold_name(r.name)))
    )


def _own_articles(claims: Iterable[Claim], articles: Iterable[Article]) -> Mapping[str, set[str]]:
    own: dict[str, set[str]] = defaultdict(set)
    for claim in claims:
        if claim.publisher:
            own[fold_name(claim.publisher)].add(claim.article_id)
    for article in articles:
        if article.publisher:
            own[fold_name(article.publisher)].add(article.id)
    return own


def _relays_of(claim: Claim, original: Original) -> Iterable[str]:
    """The article's publisher, its relays, and a source that turned out to be a relay itself."""
    chain = (claim.publisher, *claim.via, claim.source)
    skip = {fold_name(original.name), fold_name(original.edition_of or "")}
    return dict.fromkeys(name for name in chain if name and fold_name(name) not in skip)


def _build_record(
    name: str, told: list[Claim], originals: Mapping[str, Original], own: set[str]
) -> SourceRecord:
    dates = [claim.date for claim in told if claim.date]
    carriers = {claim.article_id for claim in told}
    relays = {relay for claim in told for relay in _relays_of(claim, originals[claim.id])}
    return SourceRecord(
        name=name,
        kind=SourceKind.OUTLET,
        claims=len(told),
        stories=0,
        articles=len(carriers),
        named=len(carriers - own),
        relays=tuple(sorted(relays, key=fold_name)),
        relayed=0,
        read=len(own),
        first=min(dates, key=sort_day, default=None),
        last=max(dates, key=known_by, default=None),
        languages=tuple(sorted({claim.language for claim in told})),
    )


class _Kinds:
    """Tells what a source is: the caller's knowledge first, then what the claims themselves show."""

    def __init__(
        self,
        claims: tuple[Claim, ...],
        originals: Mapping[str, Original],
        lookup: KindLookup | None,
    ) -> None:
        self._lookup = lookup
        self._unnamed = {original.name for original in originals.values() if original.unnamed}
        self._people = {fold_name(claim.subject) for claim in claims}
        clubs = {club for claim in claims for club in (claim.origin, claim.destination) if club}
        self._clubs = {fold_name(club) for club in clubs}

    def of(self, name: str) -> SourceKind:
        """The kind of that source."""
        if name in self._unnamed:
            return SourceKind.UNNAMED
        known = self._lookup(name) if self._lookup else None
        if known is not None:
            return SourceKind(known)
        if fold_name(name) in self._people:
            return SourceKind.PERSON
        return SourceKind.CLUB if fold_name(name) in self._clubs else SourceKind.OUTLET
