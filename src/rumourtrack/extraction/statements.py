"""Readings to statements: stance, speaker, time, money and origin put together."""

from rumourtrack.extraction.contracts import is_contract_date
from rumourtrack.extraction.details import credit_of, deal_of, fee_of, moment_of, origin_of, role_of
from rumourtrack.extraction.draft import Draft, Kind
from rumourtrack.extraction.homes import settle_homes
from rumourtrack.extraction.readings import Reading, find_readings
from rumourtrack.extraction.stance import Judgement, judge
from rumourtrack.extraction.statement import Statement
from rumourtrack.extraction.surroundings import Surroundings
from rumourtrack.extraction.tense import is_career, is_past, is_past_clause, is_perfect
from rumourtrack.extraction.timing import Moment, find_moments
from rumourtrack.records import Move, Stance

_MAIN_FIGURE = 4
"""Somebody named or meant this often is whom the article is about."""
_LEAD_SENTENCES = 3
"""An announcement stands in the title or here; a finished move told later is history."""


def build_statements(draft: Draft) -> list[Statement]:
    """All statements of an article in order of the text, repetitions among them."""
    builder = _Builder(draft)
    statements: list[Statement] = []
    waiting: list[tuple[Reading, Judgement, list[Moment]]] = []
    before: list[Statement] = []
    for sentence in draft.sentences:
        here: list[Statement] = []
        readings = find_readings(builder.text, sentence)
        moments = find_moments(draft, sentence) if readings else []
        moments = [moment for moment in moments if not is_contract_date(draft, moment.start)]
        for reading in readings:
            judgement = judge(builder.text, reading)
            if judgement.in_condition or _is_known(reading):
                continue
            if reading.follows is not None and reading.club is None:
                waiting.append((reading, judgement, moments))
            else:
                here.extend(builder.state(reading, judgement, moments))
        _carry_history(before, here)
        statements.extend(here)
        before = here
    joins = _Joins(statements)
    for reading, judgement, moments in waiting:
        joins.follow(reading)
        late = builder.state(reading, judgement, moments)
        joins.add(late)
        statements.extend(late)
    settle_homes(draft, statements)
    return _without_echoes(statements)


def _is_known(reading: Reading) -> bool:
    """A join of the club that he has been at for long tells how he came there."""
    is_join = reading.move is Move.JOIN and reading.figure.club is None
    return is_join and reading.club is not None and reading.club == reading.figure.known_club


def _carry_history(before: list[Statement], here: list[Statement]) -> None:
    """History goes on: what is told as finished right after it is history too."""
    past = {id(s.figure) for s in before if s.background}
    only_past = bool(before) and all(s.background for s in before)
    for statement in here:
        finished = statement.stance in (Stance.CONFIRMED, Stance.DENIED)
        told = only_past or id(statement.figure) in past
        if finished and told and statement.credited is None:
            statement.background = True


class _Joins:
    """Where each person of the article goes first."""

    def __init__(self, statements: list[Statement]) -> None:
        self._clubs: dict[int, str | None] = {}
        self.add(statements)

    def add(self, statements: list[Statement]) -> None:
        """Note more statements."""
        for s in statements:
            if s.move is Move.JOIN and s.stance is not Stance.DENIED and not s.background:
                self._clubs.setdefault(id(s.figure), s.club)

    def follow(self, reading: Reading) -> None:
        """Whoever follows somebody goes where he goes; where that is not told he only leaves."""
        leader = reading.follows
        if id(leader) in self._clubs:
            reading.club = self._clubs[id(leader)]
        elif leader is not None and leader.coming_club is not None:
            reading.club = leader.coming_club
        else:
            reading.move = Move.LEAVE
            reading.club = reading.figure.present_club


class _Builder:
    """Puts a reading and what belongs to it together."""

    def __init__(self, draft: Draft) -> None:
        self.text = Surroundings(draft)
        self._draft = draft
        body = (s.number for s in draft.sentences if s.kind is Kind.BODY)
        self._lead_end = next(body, 0) + _LEAD_SENTENCES

    def state(
        self, reading: Reading, judgement: Judgement, moments: list[Moment]
    ) -> list[Statement]:
        """One statement, or none for what is career."""
        draft = self._draft
        moment = moment_of(reading, moments)
        history = judgement.history or (moment is not None and moment.past)
        # A word that foretells the move ("will", "set to") takes it out of the past again.
        if moment is not None and moment.season and not judgement.foretold:
            history = history or is_past_clause(draft, reading)
        if history and judgement.stance is Stance.CONFIRMED and is_career(draft, moment):
            return []
        credited = credit_of(draft, reading)
        official = credited is not None and credited.official
        is_done = official and judgement.stance is Stance.EXPECTED
        background = history or self._is_old(reading, judgement, moment, official=official)
        origin, inferred = origin_of(reading)
        return [
            Statement(
                reading=reading,
                judgement=judgement,
                club=reading.club,
                move=reading.move,
                stance=Stance.CONFIRMED if is_done else judgement.stance,
                origin=origin,
                origin_inferred=inferred,
                background=background,
                timing=moment.timing if moment is not None and not moment.past else None,
                deal=deal_of(draft, reading),
                fee=fee_of(draft, reading),
                credited=credited,
                role=role_of(draft, reading),
            )
        ]

    def _is_old(
        self, reading: Reading, judgement: Judgement, moment: Moment | None, *, official: bool
    ) -> bool:
        """Whether a finished move is told in passing, as what everybody knows."""
        if judgement.stance is not Stance.CONFIRMED:
            return False
        if not official and not self._is_announcement(reading, judgement):
            return True
        undated = self._draft.article.published is None
        timeless = undated and moment is not None and moment.timing is None
        return timeless and is_past(self._draft, reading)

    def _is_announcement(self, reading: Reading, judgement: Judgement) -> bool:
        """Title, lead or an announcing word make a finished move the news of this article.

        So does every tense but the simple past and the pluperfect, in which it is told in passing.
        """
        if judgement.confirmed or self.text.count_mentions(reading.figure) >= _MAIN_FIGURE:
            return True
        if is_perfect(self._draft, reading) or not is_past(self._draft, reading):
            return True
        return reading.sentence.number < self._lead_end


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
