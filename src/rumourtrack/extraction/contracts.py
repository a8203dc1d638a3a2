"""Contract facts: until when somebody is bound to a club. Facts, not claims."""

import re
from hashlib import sha256

from rumourtrack.extraction.draft import ClubMention, Draft, Figure, Relation, Sentence
from rumourtrack.extraction.scanning import Hit
from rumourtrack.extraction.timing import Moment, find_moments
from rumourtrack.knowledge.packs import ContractCue
from rumourtrack.records import Contract, Evidence

_REACH = 50
"""Characters between the cue and the date: "runs, unless extended, until the summer of 2026"."""
_SEASON = re.compile(rb"(?P<first>(?:19|20)\d\d)[-/](?P<last>\d{4}|\d\d)(?!\d)")
_YEARS_AHEAD = 9
"""A contract that would end later than this, or before the article, is a misread number."""


def find_contracts(draft: Draft) -> None:
    """Fill `contracts`, and the present club of people whose contract names one."""
    for hit in draft.lexicon.contracts.find(draft.folded, draft.marked):
        for sentence in draft.sentences:
            if sentence.holds(hit.start):
                until = _until(draft, sentence, hit)
                if until is not None:
                    for figure in _people(draft, sentence, hit):
                        _add(draft, sentence, figure, until, hit.start)


def dated_spans(draft: Draft) -> list[tuple[int, int]]:
    """Stretches in which a date is a contract's end and not the time of a move."""
    return [
        (hit.start, hit.end + _REACH)
        for hit in draft.lexicon.contracts.find(draft.folded, draft.marked)
    ]


def _until(draft: Draft, sentence: Sentence, hit: Hit[ContractCue]) -> str | None:
    limit = min(sentence.end, hit.end + _REACH)
    season = _SEASON.search(draft.folded, hit.end, limit)
    if season is not None:
        last = season["last"].decode()
        until = last if len(last) == 4 else season["first"].decode()[:2] + last
    else:
        start = hit.start
        moments = [m for m in find_moments(draft, sentence) if start <= m.start < limit]
        dated = [m for m in moments if m.timing not in (None, "now")]
        if not dated:
            return None
        until = _as_date(dated[0])
    return until if _is_plausible(until, draft.article.published) else None


def _as_date(moment: Moment) -> str:
    """A window becomes its year, a month stays: `2026-summer` → `2026`."""
    timing = moment.timing or ""
    return timing if re.fullmatch(r"\d{4}-\d\d", timing) else timing[:4]


def _is_plausible(until: str, published: str | None) -> bool:
    return published is None or 0 <= int(until[:4]) - int(published[:4]) <= _YEARS_AHEAD


def _people(draft: Draft, sentence: Sentence, hit: Hit[ContractCue]) -> list[Figure]:
    both = re.compile(
        rb"(?<![a-z0-9])(?:" + draft.lexicon.alternation(draft.lexicon.pack.grammar.both) + rb") "
    )
    found = both.search(draft.folded, sentence.start, sentence.end)
    if found is not None:
        role = next((n.value.detail for n in draft.nouns if n.start == found.end()), None)
        earlier = [m.figure for m in draft.mentions if m.start < sentence.end]
        fitting = [f for f in reversed(earlier) if role is None or f.role in (None, role)]
        return list({id(figure): figure for figure in fitting}.values())[:2]
    near = [m for m in draft.mentions if sentence.holds(m.start)]
    if near:
        fined = [(abs(m.start - hit.start) + (60 if m.start > hit.start else 0), m) for m in near]
        return [min(fined, key=lambda pair: (pair[0], pair[1].start))[1].figure]
    focus = draft.focus.get(sentence.number)
    return [focus] if focus else []


def _club(draft: Draft, sentence: Sentence, figure: Figure, place: int) -> str | None:
    """His club, which the words around the cue at `place` may tell."""
    at = [c for c in draft.clubs if sentence.holds(c.start) and c.relation is Relation.AT]
    near: list[ClubMention] = sorted(at, key=lambda c: abs(c.start - place))
    if near and figure.club is None and near[0].owner_of in (None, figure):
        figure.club = near[0].club
    return figure.present_club


def _add(draft: Draft, sentence: Sentence, figure: Figure, until: str, place: int) -> None:
    article = draft.article
    club = _club(draft, sentence, figure, place)
    identity = "|".join((article.id, figure.name, club or "", until))
    identifier = sha256(identity.encode()).hexdigest()[:10]
    if any(contract.id == identifier for contract in draft.contracts):
        return
    credited = draft.credited.get(sentence.number)
    draft.contracts.append(
        Contract(
            id=identifier,
            person=figure.name,
            club=club,
            until=until,
            source=credited[-1].chain[-1] if credited and credited[-1].chain else None,
            date=article.published,
            language=draft.lexicon.pack.code,
            publisher=article.publisher,
            article=article.reference,
            article_id=article.id,
            evidence=Evidence(
                quote=article.text[sentence.start : sentence.end],
                start=sentence.start,
                end=sentence.end,
            ),
        )
    )
