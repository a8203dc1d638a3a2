"""Readings to claims: stance, speaker, time, money and origin put together."""

import re
from dataclasses import dataclass

from rumourtrack.extraction.contracts import dated_spans
from rumourtrack.extraction.draft import Credited, Draft, Figure, Kind, Relation, Sentence
from rumourtrack.extraction.frames import FrameReader, Reading
from rumourtrack.extraction.lexicon import NounKind
from rumourtrack.extraction.stance import Judgement, judge
from rumourtrack.extraction.timing import Moment, find_moments
from rumourtrack.records import Attribution, Deal, Fee, Move, Role, Stance
from rumourtrack.text import fold_name

_MAIN_FIGURE = 4
"""Somebody named or meant this often is whom the article is about."""
_LEAD_SENTENCES = 3
"""An announcement stands in the title or here; a finished move told later is history."""
_CAREER_YEARS = 2
"""A finished move this much older than the article is career, no claim."""
_AUXILIARY_REACH = 30
"""Characters between an auxiliary and its verb: "has, to nobody's surprise, signed"."""
_NEAR = 120
"""Characters within which a time, sum or form of deal belongs to a trigger."""


@dataclass(slots=True)
class Statement:
    """A claim before it is merged with its repetitions."""

    reading: Reading
    judgement: Judgement
    club: str | None
    move: Move
    stance: Stance
    origin: str | None
    origin_inferred: bool
    background: bool
    timing: str | None
    deal: Deal | None
    fee: Fee | None
    credited: Credited | None
    role: Role

    @property
    def figure(self) -> Figure:
        """The mover."""
        return self.reading.figure


def build_statements(draft: Draft) -> list[Statement]:
    """All statements of an article in order of the text, repetitions among them."""
    reader = FrameReader(draft)
    contracted = dated_spans(draft)
    statements: list[Statement] = []
    waiting: list[tuple[Reading, Judgement, list[Moment]]] = []
    for sentence in draft.sentences:
        readings = reader.read(sentence)
        if not readings:
            continue
        moments = [
            moment
            for moment in find_moments(draft, sentence)
            if not any(start <= moment.start < end for start, end in contracted)
        ]
        for reading in readings:
            judgement = judge(draft, reader, reading)
            if judgement.in_condition or _is_known(reading):
                continue
            if reading.follows is not None and reading.club is None:
                waiting.append((reading, judgement, moments))
            else:
                statements.extend(_state(draft, reading, judgement, moments))
        _carry_history(statements, sentence)
    for reading, judgement, moments in waiting:
        _follow(statements, reading)
        statements.extend(_state(draft, reading, judgement, moments))
    return _without_echoes(statements)


def _is_known(reading: Reading) -> bool:
    """A join of the club that he has been at for long tells how he came there."""
    is_join = reading.move is Move.JOIN and reading.figure.club is None
    return is_join and reading.club is not None and reading.club == reading.figure.known_club


def _carry_history(statements: list[Statement], sentence: Sentence) -> None:
    """History goes on: what is told as finished right after it is history too."""
    before = [s for s in statements if s.reading.sentence.number == sentence.number - 1]
    past = {id(s.figure) for s in before if s.background}
    only_past = bool(before) and all(s.background for s in before)
    for statement in statements:
        finished = statement.stance in (Stance.CONFIRMED, Stance.DENIED)
        here = statement.reading.sentence is sentence
        told = only_past or id(statement.figure) in past
        if here and finished and told and statement.credited is None:
            statement.background = True


def _follow(statements: list[Statement], reading: Reading) -> None:
    """Whoever follows somebody goes where he goes; where that is not told he only leaves."""
    joins = [
        s
        for s in statements
        if s.figure is reading.follows
        and s.move is Move.JOIN
        and s.stance is not Stance.DENIED
        and not s.background
    ]
    if joins:
        reading.club = joins[0].club
    else:
        reading.move = Move.LEAVE
        reading.club = reading.figure.present_club


def _state(
    draft: Draft, reading: Reading, judgement: Judgement, moments: list[Moment]
) -> list[Statement]:
    moment = _moment_of(reading, moments)
    background = judgement.history or (moment is not None and moment.past)
    if moment is not None and moment.season and _is_past_clause(draft, reading, judgement):
        background = True
    finished = judgement.stance is Stance.CONFIRMED
    if background and finished and _is_career(draft, moment):
        return []
    credited = credit_of(draft, reading)
    stance = judgement.stance
    if credited is not None and credited.official and stance is Stance.EXPECTED:
        stance = Stance.CONFIRMED
    if finished and not background:
        background = not _is_announcement(draft, reading, judgement, credited)
        undated = draft.article.published is None
        timeless = undated and moment is not None and moment.timing is None
        background = background or (timeless and _is_past(draft, reading))
    origin, inferred = _origin(reading)
    if origin is None and reading.move is not Move.JOIN:
        origin = reading.club = _club_at_hand(draft, reading)
        inferred = origin is not None
    return [
        Statement(
            reading=reading,
            judgement=judgement,
            club=reading.club,
            move=reading.move,
            stance=stance,
            origin=origin,
            origin_inferred=inferred,
            background=background,
            timing=moment.timing if moment is not None and not moment.past else None,
            deal=reading.frame.deal or _deal_near(draft, reading),
            fee=_fee_near(draft, reading),
            credited=credited,
            role=_role(draft, reading),
        )
    ]


def _club_at_hand(draft: Draft, reading: Reading) -> str | None:
    """The club that a leaving or staying without one most likely means.

    That of the same sentence, else the last one before it in its paragraph, else the first of the
    article; never one that somebody goes to or has left long ago.
    """
    sentence = reading.sentence
    unfit = {Relation.TO, Relation.FORMER}
    if reading.move is Move.STAY:
        unfit.add(Relation.FROM)
    plain = [c for c in draft.clubs if c.relation not in unfit]
    own = [c for c in plain if sentence.holds(c.start) and c.owner_of in (None, reading.figure)]
    blocks = {s.number: s.block for s in draft.sentences}
    before = [
        c
        for c in plain
        for s in draft.sentences
        if s.holds(c.start) and s.number < sentence.number and blocks[s.number] == sentence.block
    ]
    chosen = own[:1] or before[-1:] or plain[:1]
    taken = reading.figure.past_clubs
    return chosen[0].club if chosen and chosen[0].club not in taken else None


def _moment_of(reading: Reading, moments: list[Moment]) -> Moment | None:
    """The time phrase nearest to the trigger; one behind it wins over one before."""
    trigger = reading.trigger
    ranked = []
    for moment in moments:
        after = moment.start >= trigger.start
        distance = moment.start - trigger.end if after else trigger.start - moment.end
        if distance <= _NEAR:
            ranked.append((max(0, distance) + (0 if after else 20), moment.start, moment))
    return min(ranked, key=lambda item: item[:2])[2] if ranked else None


def _is_past_clause(draft: Draft, reading: Reading, judgement: Judgement) -> bool:
    """Whether an auxiliary puts the trigger into the past: "was tipped to join in the summer".

    A word that foretells the move ("will", "set to") takes it out of the past again.
    """
    if judgement.foretold:
        return False
    words = draft.lexicon.pack.grammar.past_auxiliaries
    before = draft.folded[reading.sentence.start : reading.trigger.start]
    pattern = rb"(?<![a-z0-9'])(?:" + draft.lexicon.alternation(words) + rb")(?![a-z0-9'])"
    return bool(words) and re.search(pattern, before) is not None


def _is_perfect(draft: Draft, reading: Reading) -> bool:
    """Whether the trigger is a present perfect: "have released", "has also departed"."""
    words = draft.lexicon.pack.grammar.perfect_auxiliaries
    trigger = reading.trigger
    start = max(reading.sentence.start, trigger.start - _AUXILIARY_REACH)
    end = trigger.tail[1] if trigger.tail else trigger.end
    pattern = rb"(?<![a-z0-9])(?:" + draft.lexicon.alternation(words) + rb")(?![a-z0-9'])"
    return bool(words) and re.search(pattern, draft.folded[start:end]) is not None


def _is_past(draft: Draft, reading: Reading) -> bool:
    """Whether the trigger stands in the simple past, the pluperfect or a relative clause."""
    grammar, trigger = draft.lexicon.pack.grammar, reading.trigger
    start = max(reading.sentence.start, trigger.start - _AUXILIARY_REACH)
    spans = [(trigger.start, trigger.end), *([trigger.tail] if trigger.tail else [])]
    words = [w.decode("latin-1") for a, b in spans for w in draft.folded[a:b].split()]
    forms = {fold_name(form) for form in grammar.past_forms}
    endings = tuple(form[1:] for form in forms if form.startswith("*"))
    if any(word in forms or (endings and word.endswith(endings)) for word in words):
        return True
    auxiliaries = {fold_name(word) for word in grammar.past_auxiliaries}
    before = draft.folded[start : trigger.end].decode("latin-1").split()
    relatives = {fold_name(word) for word in grammar.relatives}
    near = draft.folded[start : trigger.start].decode("latin-1").split()[-3:]
    return not auxiliaries.isdisjoint(before) or not relatives.isdisjoint(near)


def _is_career(draft: Draft, moment: Moment | None) -> bool:
    if moment is None or moment.timing is None:
        return False
    if draft.article.published is None:
        return moment.timing.isdigit()
    year = moment.timing[:4]
    return year.isdigit() and int(draft.article.published[:4]) - int(year) >= _CAREER_YEARS


def _is_announcement(
    draft: Draft, reading: Reading, judgement: Judgement, credited: Credited | None
) -> bool:
    """Title, lead or an announcing word make a finished move the news of this article.

    So does every tense but the simple past and the pluperfect, in which it is told in passing.
    """
    if judgement.confirmed or (credited is not None and credited.official):
        return True
    if sum(mention.figure is reading.figure for mention in draft.mentions) >= _MAIN_FIGURE:
        return True
    if _is_perfect(draft, reading) or not _is_past(draft, reading):
        return True
    body = [s.number for s in draft.sentences if s.kind is Kind.BODY]
    first = body[0] if body else 0
    return reading.sentence.number < first + _LEAD_SENTENCES


def credit_of(draft: Draft, reading: Reading) -> Credited | None:
    """Whoever speaks in the quotation, else the source credited nearest to the trigger."""
    place = reading.trigger.start
    credited = draft.credited.get(reading.sentence.number, [])
    for quote in draft.quotes:
        if quote.start <= place < quote.end and quote.speaker is not None:
            spoken = [c for c in credited if quote.speaker.name in c.chain]
            if spoken:
                return spoken[0]
    named = [c for c in credited if c.chain] or credited
    reports = [c for c in named if c.attribution is Attribution.NAMED]
    if reports:
        # Beside a report the mover's own part is what the report tells of him.
        named = [c for c in named if c in reports or c.chain[-1:] != (reading.figure.name,)]
    return min(named, key=lambda c: (abs(c.start - place), c.start), default=None)


def _origin(reading: Reading) -> tuple[str | None, bool]:
    figure = reading.figure
    told = reading.seller or figure.club
    if reading.move is Move.LEAVE:
        told = reading.club if reading.club != figure.known_club else told or reading.club
    if reading.move is Move.STAY:
        told = told or reading.club
    if told is not None and (told != reading.club or reading.move is not Move.JOIN):
        inferred = told == figure.known_club and told not in (reading.seller, figure.club)
        return told, inferred and reading.move is not Move.STAY
    known = figure.known_club
    if known is not None and known != reading.club:
        return known, True
    return None, False


def _deal_near(draft: Draft, reading: Reading) -> Deal | None:
    trigger = reading.trigger
    near = [
        (abs(hit.start - trigger.start), hit.start, hit.value)
        for hit in draft.deals
        if reading.sentence.holds(hit.start)
    ]
    return min(near)[2] if near else None


def _fee_near(draft: Draft, reading: Reading) -> Fee | None:
    """The sum nearest to the trigger in its sentence."""
    trigger = reading.trigger
    near = [
        (abs(hit.start - trigger.start), hit.start, hit.value)
        for hit in draft.fees
        if reading.sentence.holds(hit.start)
    ]
    return min(near, key=lambda item: item[:2])[2] if near else None


def _role(draft: Draft, reading: Reading) -> Role:
    """The person's own role, else that of the one replaced, else a role named at the trigger."""
    figure = reading.figure
    if figure.role is not None:
        return figure.role
    if reading.replaced is not None and reading.replaced.role is not None:
        return reading.replaced.role
    trigger = reading.trigger
    for noun in draft.nouns:
        end = trigger.tail[1] if trigger.tail else trigger.end
        if noun.value.kind is NounKind.ROLE and trigger.start - 5 <= noun.start <= end + 25:
            return Role(noun.value.detail)
    return Role.PLAYER


def _without_echoes(statements: list[Statement]) -> list[Statement]:
    """A leaving told in the same sentence as its destination is part of that join.

    A club that refuses to let go the man whom the sentence links with another one denies that move.
    """
    joined = {
        (id(s.figure), s.reading.sentence.number): s
        for s in reversed(statements)
        if s.move is Move.JOIN and s.stance is not Stance.DENIED
    }
    kept = []
    for statement in statements:
        join = joined.get((id(statement.figure), statement.reading.sentence.number))
        if join is not None and statement.move is Move.LEAVE:
            if statement.stance is not Stance.DENIED:
                continue
            statement.move, statement.club = Move.JOIN, join.club
        kept.append(statement)
    return kept
