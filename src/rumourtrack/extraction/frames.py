"""Who moves where: each trigger's slots filled from its sentence.

A slot looks on the side that the frame names, near things first; a list is spread over its members;
where no subject stands in the sentence, the one that the text goes on about is taken.
"""

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import TypeVar

from rumourtrack.extraction.clauses import Clauses
from rumourtrack.extraction.draft import (
    ClubMention,
    Draft,
    Figure,
    Form,
    Kind,
    Mention,
    Relation,
    Sentence,
)
from rumourtrack.extraction.lexicon import NounKind
from rumourtrack.extraction.scanning import Hit
from rumourtrack.knowledge.packs import Credit, Frame, Modifier, Side
from rumourtrack.records import Move, Role
from rumourtrack.text import fold_name

_REACH = 170
"""Cost (characters, plus fines) up to which a mention may fill a slot."""
_POST_LENGTH = 400
"""Longer than this a text is no post, and "X to Y" no news but in its headings."""
_OWN_CLUB_COST = 20
"""His own club this near to a trigger of joining tells how he once came there."""
_AT_REACH = 60
_NOBODY_REACH = 40
_FOCUS_COST = 60
"""A stand-in farther than this is less likely meant than whom the text goes on about."""
_BREAK_FINE = 45
_RELATIVE_FINE = 70
_POSSESSIVE_FINE = 25
_TRIGGER_FINE = 20
_BEHIND_FINE = 30
_PREPOSITION_FINE = 40
"""Fines in characters. Set on the development articles: half or double of each moves no F1 by
more than 0.02; without any of them precision falls."""

T = TypeVar("T", Mention, ClubMention)


@dataclass(slots=True)
class Reading:
    """One move read from one trigger."""

    figure: Figure
    move: Move
    club: str | None
    """The destination of a join or stay, the origin of a leave."""
    seller: str | None
    frame: Frame
    trigger: Hit[Frame]
    sentence: Sentence
    person_at: int
    """Where the mover's mention begins; -1 where the sentence has none."""
    list_at: int
    """Where the list that the mover stands in begins."""
    follows: Figure | None = None
    """Whose destination is meant where the frame names only a companion."""
    replaced: Figure | None = None
    clubs_at: tuple[int, ...] = field(default=())


class FrameReader:
    """Fills the slots of all triggers of an article."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self.clauses = Clauses(draft)
        self._frames = [hit for hit in draft.triggers if isinstance(hit.value, Frame)]
        self._trigger_starts = [hit.start for hit in self._frames]
        self._gap = _gap_pattern(draft)
        conjunctions = draft.lexicon.alternation(draft.lexicon.pack.grammar.conjunctions)
        self._joint = re.compile(rb"[,/&]|(?<![a-z])(?:" + conjunctions + rb")(?![a-z])")
        self._close = _close_pattern(draft)
        grammar = draft.lexicon.pack.grammar
        some = [word for word in grammar.articles if word not in grammar.determiners]
        self.indefinite = re.compile(rb" (?:" + draft.lexicon.alternation(some) + rb") ")
        self._say_ends = {h.start: h.end for h in draft.credits if h.value.credit is Credit.SAY}
        self._contracts = list(draft.lexicon.contracts.find(draft.folded, draft.marked))

    def read(self, sentence: Sentence) -> list[Reading]:
        """All readings of a sentence, in order of their triggers."""
        draft = self._draft
        people = [m for m in draft.mentions if sentence.holds(m.start)]
        clubs = [c for c in draft.clubs if sentence.holds(c.start)]
        readings: list[Reading] = []
        for hit in draft.triggers:
            if not isinstance(hit.value, Frame) or not sentence.holds(hit.start):
                continue
            if not self._is_contract(hit.start, hit.value) and not self._is_aside(hit):
                trigger = Hit(hit.start, hit.end, hit.value, hit.tail)
                slots = _Slots(self, trigger, sentence, people, clubs)
                readings.extend(slots.fill())
        return readings

    def _is_aside(self, hit: Hit[Frame | Modifier]) -> bool:
        """A lone word in brackets, as in captions: "Berta (left)"."""
        folded = self._draft.folded
        return folded[hit.start - 1 : hit.start] == b"(" and folded[hit.end : hit.end + 1] == b")"

    def _is_contract(self, start: int, frame: Frame) -> bool:
        """A contract that runs or extends until a date is nobody's staying."""
        return frame.move is Move.STAY and any(
            hit.start <= start < hit.end for hit in self._contracts
        )

    def is_aside_speaker(self, mention: Mention) -> bool:
        """Who only says it in between: "The striker, Silva insisted, will not be sold"."""
        folded = self._draft.folded
        end = self._say_ends.get(mention.end + 1)
        return (
            end is not None
            and folded[mention.start - 2 : mention.start] == b", "
            and (folded[end : end + 1] in b",.")
        )

    def has_frame(self, start: int, end: int) -> bool:
        """Whether a trigger begins between two offsets."""
        return bisect_left(self._trigger_starts, start) < bisect_left(self._trigger_starts, end)

    def cost(self, trigger: Hit[Frame], start: int, end: int) -> int:
        """How far a mention is from a trigger: characters and fines."""
        low, high = (end, trigger.start) if end <= trigger.start else (trigger.end, start)
        if trigger.tail and start >= trigger.tail[1]:
            low = trigger.tail[1]
        cost = max(0, high - low) + _BREAK_FINE * self.clauses.breaks_between(low, high)
        relative = self.clauses.relative_of(start)
        if relative is not None and not relative[0] <= trigger.start < relative[1]:
            cost += _RELATIVE_FINE
        own = self.clauses.relative_of(trigger.start)
        if own is not None and not own[0] - 60 <= start < own[1]:
            cost += _RELATIVE_FINE
        between = bisect_left(self._trigger_starts, high) - bisect_left(self._trigger_starts, low)
        return cost + _TRIGGER_FINE * max(0, between - (1 if trigger.start < high else 0))

    def listed(self, chosen: T, mentions: list[T]) -> list[T]:
        """The chosen mention and its neighbours in a list: "Liverpool, Bayern and even City"."""
        place = mentions.index(chosen)
        members = [chosen]
        for step in (-1, 1):
            at = place
            while 0 <= at + step < len(mentions):
                first, second = mentions[min(at, at + step)], mentions[max(at, at + step)]
                between = self._draft.folded[first.end : second.start]
                if not self._gap.fullmatch(between) or not self._joint.search(between):
                    break
                at += step
                members.append(mentions[at])
        return sorted(members, key=lambda mention: mention.start)

    def touches(self, trigger: Hit[Frame], start: int, end: int) -> bool:
        """Whether nothing but articles, adjectives and nouns stands between."""
        low, high = (end, trigger.start) if end <= trigger.start else (trigger.end, start)
        return bool(self._close.fullmatch(self._draft.folded, low, high))


class _Slots:
    """One trigger and the mentions of its sentence."""

    def __init__(
        self,
        reader: FrameReader,
        trigger: Hit[Frame],
        sentence: Sentence,
        people: list[Mention],
        clubs: list[ClubMention],
    ) -> None:
        self._reader = reader
        self._draft = reader._draft
        self._trigger = trigger
        self._frame = trigger.value
        self._sentence = sentence
        self._list_at = -1
        spans = [(trigger.start, trigger.end), *([trigger.tail] if trigger.tail else [])]
        self._people = [
            m
            for m in people
            if not _overlaps(m, spans) and self._may_mean(m) and not reader.is_aside_speaker(m)
        ]
        self._clubs = [c for c in clubs if not _overlaps(c, spans)]

    def fill(self) -> list[Reading]:
        """The readings of this trigger; none where a needed slot stays empty."""
        frame = self._frame
        other = self._other_person()
        movers = self._movers(other)
        readings = []
        for mention, figure in movers:
            if other is not None and figure is other.figure:
                continue
            readings.extend(self._readings_of(mention, figure, other))
        if frame.close:
            body = self._sentence.kind is Kind.BODY and len(self._draft.folded) > _POST_LENGTH
            readings = [] if body else [r for r in readings if self._is_close(r)]
        return readings

    def _may_mean(self, mention: Mention) -> bool:
        """Inside a quotation nobody is meant who stands outside it in the same sentence."""
        place = self._trigger.start
        inside = [q for q in self._draft.quotes if q.start <= place < q.end]
        return not inside or inside[0].start <= mention.start < inside[0].end

    def _is_close(self, reading: Reading) -> bool:
        places = [reading.person_at, *reading.clubs_at]
        spans = {m.start: m.end for m in self._people} | {c.start: c.end for c in self._clubs}
        return all(
            place in spans and self._reader.touches(self._trigger, place, spans[place])
            for place in places
        )

    def _side_of(self, side: Side, start: int) -> bool:
        if start < self._trigger.start:
            return side in (Side.BEFORE, Side.EITHER)
        return side in (Side.AFTER, Side.EITHER)

    def _ranked(self, mentions: list[T], side: Side) -> list[tuple[int, T]]:
        """(cost, mention) within reach on the side, cheapest first."""
        found = []
        for mention in mentions:
            if self._side_of(side, mention.start):
                cost = self._reader.cost(self._trigger, mention.start, mention.end)
                cost += self._fine(mention)
                if cost <= self._reach(mention):
                    found.append((cost, mention))
        return sorted(found, key=lambda pair: (pair[0], pair[1].start))

    def _reach(self, mention: Mention | ClubMention) -> int:
        """The only person of a sentence may stand farther off."""
        if isinstance(mention, Mention) and len({m.figure.name for m in self._people}) == 1:
            return len(self._draft.folded)
        return _REACH

    def _fine(self, mention: Mention | ClubMention) -> int:
        if isinstance(mention, Mention):
            at_once = self._trigger.start - mention.end <= 3
            if self._trigger.tail and mention.start >= self._trigger.tail[1]:
                return _BEHIND_FINE
            return _POSSESSIVE_FINE if mention.possessive and not at_once else 0
        before = mention.start < self._trigger.start
        in_phrase = mention.relation in (Relation.FROM, Relation.AT, Relation.TO)
        fine = _PREPOSITION_FINE if before and in_phrase else 0
        return fine - 15 if not before and mention.relation is Relation.TO else fine

    def _other_person(self) -> Mention | None:
        """The one replaced or followed."""
        frame = self._frame
        side = frame.replaced or frame.companion
        if side is None:
            return None
        ranked = self._ranked(self._people, side)
        figures = list(dict.fromkeys(m.figure.name for _, m in ranked))
        if not ranked:
            return None
        if side is not frame.person or len(figures) < 2:
            return ranked[0][1]
        wanted = figures[0] if frame.replaced is not None else figures[1]
        return next(m for _, m in ranked if m.figure.name == wanted)

    def _movers(self, other: Mention | None) -> list[tuple[int, Figure]]:
        """(where, who): the chosen person and those listed with him; else the one gone on about."""
        if self._is_nobody_yet():
            return []
        focus = self._draft.focus.get(self._sentence.number)
        people = [m for m in self._people if other is None or m.figure is not other.figure]
        ranked = self._ranked(people, self._frame.person)
        antecedent = self._antecedent() if self._frame.person is Side.AFTER else None
        if antecedent is not None and (not ranked or ranked[0][0] > _FOCUS_COST):
            return [(antecedent.start, antecedent.figure)]
        grammar = self._draft.lexicon.pack.grammar
        if not ranked and self._frame.person is Side.BEFORE and grammar.subject_may_follow:
            ranked = [pair for pair in self._ranked(people, Side.AFTER) if pair[0] < _REACH // 2]
        named = any(m.form in (Form.NAME, Form.SURNAME) for m in people)
        behind = bool(ranked) and ranked[0][1].start > self._trigger.start
        far = behind and ranked[0][0] > _FOCUS_COST
        if far and focus is not None and not named and self._frame.person is not Side.AFTER:
            ranked, people = [], []
        if ranked and self._is_stranger(ranked[0][1]):
            return []
        if ranked and self._speaks_of(ranked[0][1].figure, focus):
            ranked, people = [], []
        if ranked:
            chosen = ranked[0][1]
            members = self._reader.listed(chosen, self._people)
            if other is not None:
                members = [m for m in members if m.figure is not other.figure]
            self._list_at = min((m.start for m in members), default=-1)
            return [(m.start, m.figure) for m in _once(members)]
        lonely = not ranked and (not people or grammar.subject_may_lack)
        if focus is None or not lonely or self._frame.close or self._frame.person is Side.AFTER:
            return []
        club_acts = self._frame.buyer is Side.BEFORE and self._frame.person is Side.BEFORE
        if club_acts and not self._frame.topic:
            return []
        if self._frame.move is not Move.JOIN and not self._is_at_hand(focus):
            return []
        if other is not None and focus is other.figure:
            return []
        return [(-1, focus)]

    def _antecedent(self) -> Mention | None:
        """Whom a relative clause takes up as its object: "X, whom Napoli have wanted"."""
        span = self._reader.clauses.relative_of(self._trigger.start)
        if span is None:
            return None
        near = [m for m in self._people if 0 <= span[0] - m.end <= 2]
        inside = any(span[0] < c.start < self._trigger.start for c in self._clubs)
        return near[-1] if near and inside else None

    def _is_stranger(self, mention: Mention) -> bool:
        """Somebody without a name stands nearer to the trigger: "Pereira says his playmaker"."""
        low, high = sorted((mention.start, self._trigger.start))
        return any(low < start and end <= high for start, end in self._draft.strangers)

    def _speaks_of(self, figure: Figure, focus: Figure | None) -> bool:
        """A director who rules a leaving in or out speaks of the player, not of himself."""
        return (
            self._frame.move is not Move.JOIN
            and figure.role is Role.DIRECTOR
            and focus is not None
            and focus.role is Role.PLAYER
        )

    def _is_nobody_yet(self) -> bool:
        """An indefinite noun fills the slot: "on the lookout for a new manager"."""
        reader, place = self._reader, self._trigger.end
        if self._frame.person is not Side.AFTER or self._trigger.tail:
            return False
        found = reader.indefinite.match(self._draft.folded, place)
        if found is None:
            return False
        nouns = [h for h in self._draft.nouns if found.end() <= h.start <= place + _NOBODY_REACH]
        ends = [h.end for h in nouns if h.value.kind in (NounKind.ROLE, NounKind.PERSON)]
        named = min((m.start for m in self._people if m.start >= place), default=None)
        if named is None:
            return True
        if any(named <= end + 2 for end in (found.end(), *ends)):
            return False
        return not reader.has_frame(found.end(), named)

    def _is_at_hand(self, figure: Figure) -> bool:
        """Whether the paragraph has named him before."""
        block = self._sentence.block
        spans = [(s.start, s.end) for s in self._draft.sentences if s.block == block]
        return any(
            m.figure is figure and spans[0][0] <= m.start < self._sentence.start
            for m in self._draft.mentions
        )

    def _readings_of(self, person_at: int, figure: Figure, other: Mention | None) -> list[Reading]:
        frame = self._frame
        seller = self._seller(figure)
        buyers = self._buyers(figure, seller)
        move = frame.move
        if move is Move.LEAVE and buyers:
            move = Move.JOIN
        replaced = other.figure if other and frame.replaced else None
        home = replaced.club if replaced is not None else None
        follows = other.figure if other and frame.companion else None
        clubs: list[tuple[int, str | None]] = [(b.start, b.club) for b in buyers]
        if home is not None:
            clubs = [(-1, home)]
        if move is Move.JOIN and not clubs:
            speaks_for = self._club_of_speaker(figure)
            if replaced is not None and replaced.present_club:
                clubs = [(-1, replaced.present_club)]
            elif speaks_for is not None:
                clubs = [(-1, speaks_for)]
            elif frame.topic and self._topic(figure) is not None:
                clubs = [(-1, self._topic(figure))]
            elif follows is not None:
                clubs = [(-1, None)]
            else:
                return []
        elif move is Move.STAY:
            home = figure.present_club
            clubs = self._stays(clubs, home)
        elif move is Move.LEAVE:
            clubs = [(-1, seller.club if seller else figure.present_club)]
        if frame.feature and person_at < 0:
            return []
        at = figure.club
        return [
            Reading(
                figure=figure,
                move=move,
                club=club,
                seller=seller.club if seller else None,
                frame=frame,
                trigger=self._trigger,
                sentence=self._sentence,
                person_at=person_at,
                list_at=self._list_at if person_at >= 0 else -1,
                follows=follows,
                replaced=replaced,
                clubs_at=(place,) if place >= 0 else (),
            )
            for place, club in clubs
            if move is not Move.JOIN or club is None or club != at
        ]

    def _topic(self, figure: Figure) -> str | None:
        """The club that the text goes on about: the last one named before it in its part.

        The club of a manager or director told in the same breath comes first: he is replaced. Clubs
        that somebody comes from or was at are passed over, and the mover's own; where the part
        names none, the first one of the article is meant.
        """
        draft, sentence = self._draft, self._sentence
        chiefs = [
            m.figure
            for m in self._people
            if m.figure is not figure and m.figure.role in (Role.MANAGER, Role.DIRECTOR)
        ]
        vacant = [chief.present_club for chief in chiefs if chief.present_club]
        if vacant:
            return vacant[0]
        plain = [
            c
            for c in draft.clubs
            if c.start < sentence.end
            and c.relation in (Relation.NONE, Relation.AT)
            and c.owner_of is None
            and c.club not in (figure.present_club, *figure.past_clubs)
        ]
        items = {s.number: s for s in draft.sentences if s.item == sentence.item}
        part = min(s.start for s in items.values())
        here = [c for c in plain if c.start >= part and c.relation is Relation.NONE]
        post = figure.role in (Role.MANAGER, Role.DIRECTOR)
        chosen = here[-1:] or (plain[:1] if post else [])
        return chosen[0].club if chosen else None

    def _club_of_speaker(self, figure: Figure) -> str | None:
        """A manager who speaks of an offer speaks for his club, unless it is the player's."""
        if self._frame.buyer is None or self._frame.person is not Side.AFTER:
            return None
        for credited in self._draft.credited.get(self._sentence.number, ()):
            speaker = self._draft.figures.get(credited.chain[-1]) if credited.chain else None
            if speaker is None or speaker.role not in (Role.MANAGER, Role.DIRECTOR):
                continue
            if speaker.present_club not in (None, figure.present_club):
                return speaker.present_club
        return None

    def _stays(
        self, clubs: list[tuple[int, str | None]], home: str | None
    ) -> list[tuple[int, str | None]]:
        """His own club, one that touches the trigger, or none where he only stays in a country."""
        end = self._trigger.tail[1] if self._trigger.tail else self._trigger.end
        places = [h.start for h in self._draft.nouns if h.value.kind is NounKind.PLACE]
        if any(0 < place - end <= 4 for place in places):
            return []
        near = [c for c in clubs if c[1] == home or 0 <= c[0] - end <= 12]
        if near or home is None:
            return near or clubs[:1] or [(-1, None)]
        return [(-1, home)]

    def _seller(self, figure: Figure) -> ClubMention | None:
        side = self._frame.seller
        if side is None:
            return None
        candidates = [
            c
            for c in self._clubs
            if c.relation not in (Relation.FORMER, Relation.TO)
            and (c.owner_of is None or c.owner_of is figure)
        ]
        ranked = [
            (cost, c) for cost, c in self._ranked(candidates, side) if self._is_sold_by(c, figure)
        ]
        return self._subject_of(ranked[0][1], candidates) if ranked else None

    def _end(self) -> int:
        return self._trigger.tail[1] if self._trigger.tail else self._trigger.end

    def _may_buy(self, club: ClubMention) -> bool:
        """A club behind "from" sells, unless the preposition is the trigger's own last word."""
        if club.relation is not Relation.FROM:
            return True
        last = self._draft.folded[: self._end()].rsplit(b" ", 1)[-1].decode("latin-1")
        is_own = last in map(fold_name, self._draft.lexicon.pack.grammar.of_prepositions)
        if is_own and 0 <= club.start - self._end() <= 5:
            return True
        head = self._draft.folded[: self._trigger.end].rsplit(b" ", 1)[-1].decode("latin-1")
        is_own = head in map(fold_name, self._draft.lexicon.pack.grammar.of_prepositions)
        return is_own and 0 <= club.start - self._trigger.end <= 5

    def _is_sold_by(self, club: ClubMention, figure: Figure) -> bool:
        """A seller is his club as far as it is known, or stands where only a seller stands."""
        if figure.club is not None and club.club == figure.club:
            return True
        tail = self._trigger.tail
        if tail and self._trigger.end <= club.start < tail[0]:
            behind = any(0 <= other.start - tail[1] <= 12 for other in self._clubs)
            return behind or self._frame.buyer is not Side.AFTER
        if club.start < self._trigger.start:
            leads = self._frame.person is not Side.BEFORE or club.start < self._list_at
            return leads and club.relation is Relation.NONE
        next_to = 0 <= club.start - self._end() <= 5
        if next_to and self._frame.buyer is not None and self._trigger.tail:
            last = self._draft.folded[: self._end()].rsplit(b" ", 1)[-1].decode("latin-1")
            grammar = self._draft.lexicon.pack.grammar
            return last in map(fold_name, (*grammar.from_prepositions, *grammar.of_prepositions))
        near = next_to or club.relation is Relation.FROM
        return near and (figure.club is None or self._frame.move is Move.JOIN or near)

    def _buyers(self, figure: Figure, seller: ClubMention | None) -> list[ClubMention]:
        side = self._frame.buyer
        if side is None:
            return []
        strict = self._frame.move is Move.LEAVE
        candidates = [
            c
            for c in self._clubs
            if c is not seller
            and (c.relation is Relation.TO if strict else self._may_buy(c))
            and c.relation is not Relation.FORMER
            and (seller is None or c.club != seller.club)
            and c.owner_of is not figure
            and not self._is_in_phrase(c)
            and not self._is_far(c)
        ]
        plain = [c for c in candidates if c.owner_of is None]
        if side is Side.EITHER and self._frame.person is Side.AFTER:
            # "PSV are in talks with Lyngby over X": whoever stands before acts, the other one sells.
            ahead = [c for c in plain if c.relation is Relation.NONE]
            side = Side.BEFORE if self._ranked(ahead, Side.BEFORE) else side
        ranked = self._ranked(plain, side) or self._chiefs(candidates, side)
        if not ranked:
            return []
        chosen = self._subject_of(ranked[0][1], plain)
        if self._frame.move is Move.JOIN and chosen.club in (figure.club, figure.present_club):
            if ranked[0][0] <= _OWN_CLUB_COST:
                return []
            ranked = [(cost, c) for cost, c in ranked if c.club != chosen.club]
            if not ranked:
                return []
            chosen = ranked[0][1]
        if self._trigger.tail and self._frame.seller is side and len(ranked) > 1:
            chosen = max((c for _, c in ranked), key=lambda c: c.start)
        listed = self._reader.listed(chosen, plain) if chosen in plain else [chosen]
        return [c for c in _once(listed) if self._side_of(side, c.start)]

    def _subject_of(self, chosen: ClubMention, clubs: list[ClubMention]) -> ClubMention:
        """Of two clubs in one breath the first is the subject: "Forest asked Inter for X"."""
        if chosen.start > self._trigger.start or self._frame.person is not Side.AFTER:
            return chosen
        clauses = self._reader.clauses
        for club in clubs:
            plain = club.relation is Relation.NONE and club.end < chosen.start
            if not plain or clauses.breaks_between(club.end, self._trigger.start):
                continue
            if clauses.comma_or_joint_between(club.end, chosen.start):
                continue
            if clauses.relative_of(chosen.start) == clauses.relative_of(club.start):
                return club
        return chosen

    def _is_in_phrase(self, club: ClubMention) -> bool:
        """A club behind a preposition is no subject: "talks with Roma over a move for X"."""
        if club.start > self._trigger.start:
            return False
        if self._frame.person is Side.AFTER:
            return club.relation in (Relation.TO, Relation.AT)
        return club.relation is Relation.AT

    def _is_far(self, club: ClubMention) -> bool:
        """A club behind "at" or "in" far from the trigger is where something else happens."""
        return club.relation is Relation.AT and club.start - self._end() > _AT_REACH

    def _chiefs(self, candidates: list[ClubMention], side: Side) -> list[tuple[int, ClubMention]]:
        """A manager or director acts for his club: "Real boss Ancelotti wants Doeson"."""
        if self._frame.person is not Side.AFTER or side is not Side.BEFORE:
            return []
        chiefs = [
            c
            for c in candidates
            if c.owner_of is not None and c.owner_of.role in (Role.MANAGER, Role.DIRECTOR)
        ]
        return self._ranked(chiefs, side)


def _overlaps(mention: Mention | ClubMention, spans: list[tuple[int, int]]) -> bool:
    return any(mention.start < end and start < mention.end for start, end in spans)


def _once(mentions: list[T]) -> list[T]:
    """One mention for each person or club, the first."""
    seen: dict[str, T] = {}
    for mention in mentions:
        key = mention.figure.name if isinstance(mention, Mention) else mention.club
        seen.setdefault(key, mention)
    return list(seen.values())


def _gap_pattern(draft: Draft) -> re.Pattern[bytes]:
    """What may stand between members of a list: conjunctions, commas, brackets, articles."""
    grammar, nouns = draft.lexicon.pack.grammar, draft.lexicon.pack.nouns
    words = [*grammar.conjunctions, *grammar.articles, *grammar.determiners]
    words += [*nouns.player, *nouns.manager, *grammar.at_prepositions]
    return re.compile(
        rb"(?:[ ,/&\"']|'s|\([^()]{1,40}\)|(?:"
        + draft.lexicon.alternation(words)
        + rb")(?![a-z0-9]))*"
    )


def _close_pattern(draft: Draft) -> re.Pattern[bytes]:
    """What may stand between a close trigger and its arguments."""
    grammar, nouns = draft.lexicon.pack.grammar, draft.lexicon.pack.nouns
    words = [*grammar.articles, *grammar.determiners, *nouns.club, *nouns.person_adjectives]
    words += [word for demonym in draft.lexicon.pack.demonyms for word in demonym.adjectives]
    return re.compile(
        rb"(?:[ \"':,?!]|\([^()]{1,40}\)|(?:"
        + draft.lexicon.alternation(words)
        + rb")(?![a-z0-9]))*"
    )
