"""One claim for each subject, move, club and speaker: repetitions of an article put together."""

from collections import defaultdict
from hashlib import sha256

from rumourtrack.extraction.draft import Draft, Kind
from rumourtrack.extraction.stance import canonical
from rumourtrack.extraction.statement import Statement
from rumourtrack.extraction.statements import build_statements
from rumourtrack.records import Attribution, Claim, Move, Stance
from rumourtrack.text import fold_name

_TELLING_FIRST = (
    Stance.EXPECTED,
    Stance.CONFIRMED,
    Stance.LINKED,
    Stance.POSSIBLE,
    Stance.DENIED,
)
"""Of two words in one sentence the firmer one tells, but "set to name him" is not yet done."""


def _share_origins(statements: list[Statement]) -> None:
    """Where he is leaving or staying is where he would come from, wherever the article tells it."""
    homes: dict[str, str] = {}
    for statement in statements:
        told = statement.origin if statement.move is Move.LEAVE else statement.club
        home = statement.reading.seller or (None if statement.move is Move.JOIN else told)
        if home is not None and not statement.origin_inferred:
            homes.setdefault(statement.figure.name, home)
    for statement in statements:
        home = homes.get(statement.figure.name)
        if statement.origin is None and home not in (None, statement.club):
            statement.origin = home


def build_claims(draft: Draft) -> None:
    """Fill `claims`, in order of their evidence."""
    groups: dict[tuple[str, Move, str | None, bool, bool], list[Statement]] = defaultdict(list)
    statements = _without_doubles(build_statements(draft))
    _share_origins(statements)
    for statement in statements:
        move, stance = canonical(statement.move, statement.stance)
        key = (
            statement.figure.name,
            move,
            statement.club,
            stance is Stance.DENIED,
            statement.background,
        )
        groups[key].append(statement)
    claims = [
        _claim(draft, statements) for group in groups.values() for statements in _by_speaker(group)
    ]
    unique = {claim.id: claim for claim in reversed(claims)}
    draft.claims = sorted(unique.values(), key=lambda claim: (claim.evidence.start, claim.id))


def _without_doubles(statements: list[Statement]) -> list[Statement]:
    """A sentence that tells one move twice tells it once, and as news where either half is news."""
    news = {_told(s) for s in statements if not s.background}
    joined = {
        (s.figure.name, s.club)
        for s in statements
        if s.move is Move.JOIN and s.stance is not Stance.DENIED and not s.background
    }
    return [
        s
        for s in statements
        if (not s.background or _told(s) not in news)
        # Who has just come and puts pen to paper does not stay.
        and (s.move is not Move.STAY or (s.figure.name, s.club) not in joined)
    ]


def _told(statement: Statement) -> tuple[int, str, Move, str | None, bool]:
    denied = statement.stance is Stance.DENIED
    number = statement.reading.sentence.number
    return number, statement.figure.name, statement.move, statement.club, denied


def _by_speaker(group: list[Statement]) -> list[list[Statement]]:
    """Statements by original; those of nobody join the first outlet, else stand by themselves."""
    speakers: dict[str, list[Statement]] = defaultdict(list)
    for statement in group:
        chain = statement.credited.chain if statement.credited else ()
        name = chain[-1] if chain else ""
        speakers[next((known for known in speakers if _same_voice(known, name)), name)].append(
            statement
        )
    nobody = speakers.pop("", [])
    reports = [
        said
        for said in speakers.values()
        if said[0].credited is not None and said[0].credited.attribution is Attribution.NAMED
    ]
    if nobody and reports:
        reports[0].extend(nobody)
    elif nobody and speakers and _all_headlines(nobody):
        next(iter(speakers.values())).extend(nobody)
    elif nobody:
        speakers[""] = nobody
    return list(speakers.values())


def _same_voice(known: str, name: str) -> bool:
    """Whether one name only says less than the other: "Eurosport" and "Eurosport Spain"."""
    words, others = set(fold_name(known).split()), set(fold_name(name).split())
    return bool(words and others) and (words <= others or others <= words)


def _all_headlines(statements: list[Statement]) -> bool:
    return all(s.reading.sentence.kind is not Kind.BODY for s in statements)


def _rank(statement: Statement) -> tuple[bool, bool, int, int, int]:
    """The carrying sentence first: credited, in the body, early; in a sentence the firmest word."""
    credited = statement.credited
    return (
        not (credited is not None and credited.chain and not credited.inherited),
        statement.reading.sentence.kind is not Kind.BODY,
        statement.reading.sentence.number,
        _TELLING_FIRST.index(statement.stance),
        statement.reading.trigger.start,
    )


def _claim(draft: Draft, statements: list[Statement]) -> Claim:
    article = draft.article
    best, *rest = sorted(statements, key=_rank)
    ordered = [best, *rest]
    sentence = best.reading.sentence
    credited = next((s.credited for s in ordered if s.credited and s.credited.chain), best.credited)
    chain = credited.chain if credited else ()
    cues = [cue for _, cue in best.judgement.cues]
    if credited and credited.cue:
        cues.append(credited.cue)
    conditional = next((s for s in ordered if s.judgement.conditional), None)
    return Claim(
        id=_identify(draft, best, chain),
        subject=best.figure.name,
        role=best.role,
        move=best.move,
        origin=next((s.origin for s in ordered if s.origin), None),
        origin_inferred=best.origin_inferred,
        destination=best.club if best.move is not Move.LEAVE else None,
        stance=best.stance,
        conditional=conditional is not None,
        condition=conditional.judgement.condition if conditional else None,
        background=best.background,
        deal=next((s.deal for s in ordered if s.deal), None),
        fee=next((s.fee for s in ordered if s.fee), None),
        timing=next((s.timing for s in ordered if s.timing), None),
        source=chain[-1] if chain else None,
        via=chain[:-1],
        attribution=credited.attribution if credited else Attribution.OWN,
        date=article.published,
        language=draft.lexicon.pack.code,
        publisher=article.publisher,
        article=article.reference,
        article_id=article.id,
        evidence=draft.evidence_of(sentence),
        cues=tuple(dict.fromkeys(cues)),
    )


def _identify(draft: Draft, best: Statement, chain: tuple[str, ...]) -> str:
    """Ten hexadecimal digits that stay the same as long as the claim does."""
    told = (
        draft.article.id,
        best.figure.name,
        best.move,
        best.club or "",
        chain[-1] if chain else "",
        best.stance if best.stance is Stance.DENIED else "",
        str(best.background),
    )
    return sha256("|".join(told).encode()).hexdigest()[:10]
