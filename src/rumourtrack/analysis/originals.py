"""Who said it first: relays, variants of one name and circles traced back to one original a claim."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from rumourtrack.analysis.names import fold_name
from rumourtrack.analysis.spans import gap_days
from rumourtrack.records import Attribution, Claim, Record

CLOSE_DAYS = 14
"""Reports of one story by one voice lie this close; the span of methods.md 5.2."""

Key = tuple[str, str, str | None]
"""Subject, move, club: what two claims must share to be about the same thing."""

# Editions of an international outlet are told apart by the country, in English or its own language.
_COUNTRIES = frozenset({
    "argentina", "australia", "austria", "osterreich", "belgium", "belgie", "belgique", "brazil",
    "brasil", "canada", "chile", "china", "colombia", "croatia", "denmark", "danmark", "england",
    "france", "frankreich", "francia", "germany", "deutschland", "alemania", "allemagne", "greece",
    "india", "ireland", "italy", "italia", "italie", "japan", "mexico", "netherlands", "nederland",
    "norway", "norge", "poland", "polska", "portugal", "qatar", "russia", "saudi", "arabia",
    "scotland", "serbia", "spain", "espana", "espanha", "espagne", "spagna", "sweden", "sverige",
    "switzerland", "schweiz", "suisse", "turkey", "turkiye", "uk", "ukraine", "uruguay", "us",
    "usa", "wales",
})  # fmt: skip


class Original(Record):
    """The voice that a claim goes back to."""

    name: str
    unnamed: bool = False
    """True where neither a source nor a publisher is known: the name is then "article …"."""
    edition_of: str | None = None
    """The shorter name by which the article credits the same outlet: no relay of it."""
    reason: str | None = None
    """Why it is not the name that the article gives; None where it is."""


def key_of(claim: Claim) -> Key:
    """What the claim is about, whoever says it."""
    return claim.subject, claim.move.value, claim.club


def original_of(claim: Claim) -> str:
    """The credited source, else the publisher, else the article itself ("article 000_seed")."""
    return claim.source or claim.publisher or f"article {short_reference(claim.article)}"


def short_reference(reference: str) -> str:
    """The last part of a path or URL without its ending: what a reader tells articles apart by.

    >>> short_reference("seeds/000_ab.txt"), short_reference("https://example.org/news/alonso/")
    ('000_ab', 'alonso')
    """
    last = reference.split("?")[0].replace("\\", "/").rstrip("/").rsplit("/", 1)[-1]
    stem, dot, ending = last.rpartition(".")
    return stem if dot and stem and len(ending) <= 5 else last or reference


def close(one: Claim, other: Claim) -> bool:
    """Whether two claims may be of the same days; an undated one may be of any."""
    if one.date is None or other.date is None:
        return True
    return gap_days(one.date, other.date) <= CLOSE_DAYS


def build_originals(claims: Iterable[Claim]) -> dict[str, Original]:
    """Trace every claim to its original; the key is the claim's id.

    A name without a country ("Eurosport") is the edition that its own article, or another one for
    the same thing within 14 days, names ("Eurosport Spain"). Hearsay of nobody ("reports suggest") in
    an article that credits one source for the same person goes back to that source. A credited outlet
    whose own article is among the claims and credits somebody else is only a relay; a circle of such
    credits ends at its last new name.
    """
    claims = tuple(claims)
    by_key: dict[Key, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_key[key_of(claim)].append(claim)
    editions = _find_editions(by_key)
    relays = _find_relays(claims)
    hearsay = _find_hearsay(claims)
    return {claim.id: _trace(claim, relays, editions, hearsay) for claim in claims}


def _generic(name: str) -> str | None:
    """The folded name without its country; None where it names none, or nothing else."""
    words = fold_name(name).split()
    rest = [word for word in words if word not in _COUNTRIES]
    return " ".join(rest) if rest and len(rest) < len(words) else None


def _find_editions(by_key: Mapping[Key, list[Claim]]) -> dict[tuple[str, str], str]:
    """(article id, folded generic name) -> the edition; left out where two editions fit.

    The whole article means the same edition: what one of its claims shows holds for all.
    """
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for group in by_key.values():
        for claim in group:
            generic = _generic(claim.source) if claim.source else None
            if generic and claim.source:
                found[claim.article_id, generic].add(claim.source)
    for group in by_key.values():
        specific = [(claim, _generic(claim.source)) for claim in group if claim.source]
        generics = {generic for _, generic in specific if generic}
        for claim in group:
            folded = fold_name(claim.source) if claim.source else ""
            if folded not in generics:
                continue
            found[claim.article_id, folded].update(
                other.source or ""
                for other, generic in specific
                if generic == folded and close(claim, other)
            )
    return {place: names.pop() for place, names in found.items() if len(names) == 1}


def _find_hearsay(claims: Iterable[Claim]) -> dict[tuple[str, str], str]:
    """(article id, subject) -> the one outlet or journalist credited; none where there are two."""
    found: dict[tuple[str, str], set[str]] = defaultdict(set)
    for claim in claims:
        if claim.source and claim.attribution is Attribution.NAMED:
            found[claim.article_id, claim.subject].add(claim.source)
    return {place: names.pop() for place, names in found.items() if len(names) == 1}


def _find_relays(claims: Iterable[Claim]) -> dict[tuple[Key, str], list[Claim]]:
    """What outlets credit in their own articles, by key and folded publisher."""
    found: dict[tuple[Key, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.publisher and claim.source:
            found[key_of(claim), fold_name(claim.publisher)].append(claim)
    return found


def _trace(
    claim: Claim,
    relays: Mapping[tuple[Key, str], list[Claim]],
    editions: Mapping[tuple[str, str], str],
    hearsay: Mapping[tuple[str, str], str],
) -> Original:
    name, reason = claim.source, None
    if name is None and claim.attribution is Attribution.UNNAMED:
        name = hearsay.get((claim.article_id, claim.subject))
        reason = f"names nobody for this, but {name} for the same person" if name else None
    if name is None:
        return Original(name=original_of(claim), unnamed=claim.publisher is None)
    edition = editions.get((claim.article_id, fold_name(name)))
    edition_of = name if edition else None
    if edition:
        told = f"{name} is taken for {edition}, credited for the same elsewhere"
        reason = f"{reason}; {told}" if reason else told
        name = edition
    seen = {fold_name(name)}
    while True:
        credited = _credited(claim, relays.get((key_of(claim), fold_name(name)), []))
        if credited is None or fold_name(credited) in seen:
            return Original(name=name, edition_of=edition_of, reason=reason)
        reason = f"{name} itself credits {credited}"
        name = credited
        seen.add(fold_name(name))


def _credited(claim: Claim, own: list[Claim]) -> str | None:
    """Whom an outlet's own articles credit for the same; None where any speaks for itself."""
    if any(
        item.source and fold_name(item.source) == fold_name(item.publisher or "") for item in own
    ):
        return None
    fits = (item for item in own if item.stance is claim.stance and close(claim, item))
    return next((item.source for item in fits), None)
