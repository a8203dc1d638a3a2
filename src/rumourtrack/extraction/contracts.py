"""Contract facts: until when somebody is bound to a club. Facts, not claims."""

import re
from bisect import bisect_left
from hashlib import sha256

from rumourtrack.extraction.draft import ClubMention, Draft, Figure, Sentence, within
from rumourtrack.extraction.scanning import Hit
from rumourtrack.extraction.timing import Moment, find_moments
from rumourtrack.extraction.word_sets import Relation
from rumourtrack.knowledge.cues import ContractCue
from rumourtrack.records import Contract, Move

_REACH = 50
"""Characters between the cue and the date: "runs, unless extended, until the summer of 2026"."""
_LONGEST_CUE = 300
_TOUCH = 4
"""Characters between a club and the cue that it explains: "his Albora deal", "Albora's"."""
_SEASON = re.compile(rb"(?P<first>(?:19|20)\d\d)[-/](?P<last>\d{4}|\d\d)(?!\d)")
_YEARS_AHEAD = 9
"""A contract that would end later than this, or before the article, is a misread number."""


def find_contracts(draft: Draft) -> None:
    """Fill `contracts`, and the present club of people whose contract names one."""
    for hit in draft.bindings:
        sentence = draft.sentence_at(hit.start)
        until = _until(draft, sentence, hit) if sentence else None
        if sentence is not None and until is not None:
            for figure in _people(draft, sentence, hit):
                _add(draft, sentence, figure, until, hit.start)


def is_contract_date(draft: Draft, place: int) -> bool:
    """Whether a date there is a contract's end and not the time of a move."""
    near = within(draft.bindings, place - _REACH - _LONGEST_CUE, place + 1)
    return any(place < hit.end + _REACH for hit in near)


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
    found = draft.lexicon.wording.both.search(draft.folded, sentence.start, sentence.end)
    if found is not None:
        return _last_two(draft, sentence, found.end())
    near = within(draft.mentions, sentence.start, sentence.end)
    if near:
        fined = [(abs(m.start - hit.start) + (60 if m.start > hit.start else 0), m) for m in near]
        return [min(fined, key=lambda pair: (pair[0], pair[1].start))[1].figure]
    focus = draft.focus.get(sentence.number)
    return [focus] if focus else []


def _last_two(draft: Draft, sentence: Sentence, noun_at: int) -> list[Figure]:
    """The two people named last, of the role that the noun behind "both" tells."""
    role = next((n.value.detail for n in within(draft.nouns, noun_at, noun_at + 1)), None)
    found: dict[int, Figure] = {}
    for place in range(
        bisect_left(draft.mentions, sentence.end, key=lambda m: m.start) - 1, -1, -1
    ):
        figure = draft.mentions[place].figure
        if role is None or figure.role in (None, role):
            found[id(figure)] = figure
        if len(found) == 2:
            break
    return list(found.values())


def _club(draft: Draft, sentence: Sentence, figure: Figure, place: int) -> str | None:
    """His club, which the words around the cue at `place` may tell."""
    here = within(draft.clubs, sentence.start, sentence.end)
    # "His Albora deal" tells more than "under contract at", and that more than a place.
    told = [c for c in here if 0 < place - c.end <= _TOUCH and c.relation is not Relation.FORMER]
    at = [c for c in here if c.relation is Relation.AT and c.exact]
    near: list[ClubMention] = told or sorted(at, key=lambda c: abs(c.start - place))
    if not near or figure.club is not None or near[0].owner_of not in (None, figure):
        return figure.present_club
    frames = within(draft.frames, sentence.start, place)
    if any(hit.value.move is Move.JOIN for hit in frames):
        # "Signs for Albora until 2029" binds him to a club that is not yet his.
        return near[0].club
    figure.club = near[0].club
    return figure.club


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
            evidence=draft.evidence_of(sentence),
        )
    )
