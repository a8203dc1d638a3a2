"""Where somebody is at present whose club no phrase tells: the one that the text keeps beside him.

"City insist that she is not for sale", told three times of a striker whom Chelsea want, makes her
City's. Votes are counted over the article, or over the item of a round-up; a club that he goes to,
has left, or that is another man's gets none.
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from rumourtrack.extraction.draft import ClubMention, Draft, Figure, Kind, within
from rumourtrack.extraction.statement import Statement
from rumourtrack.extraction.topics import find_leads
from rumourtrack.extraction.word_sets import Relation
from rumourtrack.records import Move, Role

_OWN_SENTENCE = 3.0
"""Votes of a club in the sentence that tells the move."""
_BESIDE = 1.0
"""Votes of a club in another sentence that names him, or in the title."""
_ELSEWHERE = 0.2
"""Votes of a club anywhere else in the same item."""
_MOST_ELSEWHERE = 10
_LEAD = 2.5
"""What opening the item adds to a club's votes: "MILAN - …"."""
_CHIEF = 0.5
"""Votes of the club of a manager or director, who speaks of his own players."""
_CHIEFS = (Role.MANAGER, Role.DIRECTOR)
_ORIGIN = 2.0
"""Votes that make a club the origin of a join; for a leaving the best one is enough."""
_CLEAR = 1.5
"""As many times the votes of the next club a club needs for that."""


def settle_homes(draft: Draft, statements: Sequence[Statement]) -> None:
    """Fill the origin of each statement that has none, where the votes tell one."""
    homes = _Homes(draft, statements)
    for statement in statements:
        if statement.origin is not None:
            continue
        if statement.move is Move.JOIN:
            statement.origin = homes.clear_home(statement)
        else:
            statement.origin = statement.club = statement.reading.club = homes.best_home(statement)
        statement.origin_inferred = statement.origin is not None


class _Count(NamedTuple):
    """Votes for one man in one item, as if no sentence told his move."""

    votes: dict[str, float]
    firsts: dict[str, int]
    """Club → number of its first mention that has a vote."""
    elsewhere: dict[str, int]
    """Club → its mentions in the item that stand neither beside him nor in the title."""


class _Homes:
    """The votes of an article."""

    def __init__(self, draft: Draft, statements: Sequence[Statement]) -> None:
        self._draft = draft
        self._leads = find_leads(draft)
        self._sentences_of: dict[int, set[int]] = defaultdict(set)
        for sentence in draft.sentences:
            for mention in within(draft.mentions, sentence.start, sentence.end):
                self._sentences_of[id(mention.figure)].add(sentence.number)
            focus = draft.focus.get(sentence.number)
            if focus is not None:
                self._sentences_of[id(focus)].add(sentence.number)
        self._places: list[tuple[ClubMention, int, bool]] = []
        """Mention, number of its sentence, and whether that is a title."""
        self._places_in: dict[int, list[int]] = defaultdict(list)
        self._places_of: dict[int, list[int]] = defaultdict(list)
        """Item → its places."""
        self._counts: dict[tuple[int, int, bool], _Count] = {}
        self._beside: dict[tuple[int, bool], tuple[dict[str, float], dict[str, int]]] = {}
        for sentence in draft.sentences:
            for club in within(draft.clubs, sentence.start, sentence.end):
                if club.relation not in (Relation.TO, Relation.FORMER):
                    is_title = sentence.kind is Kind.TITLE
                    self._places_in[sentence.number].append(len(self._places))
                    self._places_of[sentence.item].append(len(self._places))
                    self._places.append((club, sentence.number, is_title))
        self._not_his: dict[int, set[str | None]] = defaultdict(set)
        self._bound: dict[int, set[str | None]] = defaultdict(set)
        """Number of a sentence → clubs that its moves lead to."""
        for s in statements:
            if s.move is Move.JOIN:
                self._not_his[id(s.figure)].add(s.club)
                self._bound[s.reading.sentence.number].add(s.club)
            if s.background:
                self._not_his[id(s.figure)].add(s.reading.seller)

    def best_home(self, statement: Statement) -> str | None:
        """The club with the most votes, None without any."""
        votes = self._votes(statement)
        return max(votes, key=lambda club: votes[club], default=None)

    def clear_home(self, statement: Statement) -> str | None:
        """The club with the most votes if they are many and the next club has far fewer."""
        votes = self._votes(statement)
        ranked = sorted(votes, key=lambda club: -votes[club])
        if not ranked or votes[ranked[0]] < _ORIGIN:
            return None
        if len(ranked) > 1 and votes[ranked[0]] < _CLEAR * votes[ranked[1]]:
            return None
        return ranked[0]

    def _votes(self, statement: Statement) -> dict[str, float]:
        """Club → votes, in order of the text."""
        figure, sentence = statement.figure, statement.reading.sentence
        counted = self._count(statement)
        votes, firsts, elsewhere = (
            dict(counted.votes),
            dict(counted.firsts),
            dict(counted.elsewhere),
        )
        is_beside = sentence.number in self._sentences_of[id(figure)]
        for place in self._places_in[sentence.number]:
            club, number, is_title = self._places[place]
            is_others = club.owner_of not in (None, figure)
            if is_others or self._is_barred(club, number, figure, statement):
                continue
            name = club.club
            if is_beside or is_title:
                votes[name] += _OWN_SENTENCE - _BESIDE
            else:
                elsewhere[name] -= 1
                votes[name] = votes.get(name, 0.0) + _OWN_SENTENCE
                firsts[name] = min(firsts.get(name, place), place)
        ordered = {name: votes[name] for name in sorted(votes, key=firsts.__getitem__)}
        for name, count in elsewhere.items():
            ordered[name] = ordered.get(name, 0.0) + _ELSEWHERE * min(count, _MOST_ELSEWHERE)
        lead = self._leads.get(sentence.item)
        if lead in ordered:
            ordered[lead] += _LEAD
        return ordered

    def _count(self, statement: Statement) -> _Count:
        """What does not depend on the sentence is counted once: an article may tell a lot of one."""
        figure, item = statement.figure, statement.reading.sentence.item
        key = (id(figure), item, statement.move is Move.STAY)
        if key in self._counts:
            return self._counts[key]
        votes, firsts = self._count_beside(statement)
        beside = self._sentences_of[id(figure)]
        elsewhere: dict[str, int] = defaultdict(int)
        for place in self._places_of[item]:
            club, number, is_title = self._places[place]
            is_counted = number in beside or is_title or club.owner_of not in (None, figure)
            if not is_counted and not self._is_barred(club, number, figure, statement):
                elsewhere[club.club] += 1
        return self._counts.setdefault(key, _Count(votes, firsts, elsewhere))

    def _count_beside(self, statement: Statement) -> tuple[dict[str, float], dict[str, int]]:
        figure = statement.figure
        key = (id(figure), statement.move is Move.STAY)
        if key in self._beside:
            return self._beside[key]
        votes: dict[str, float] = defaultdict(float)
        firsts: dict[str, int] = {}
        beside = self._sentences_of[id(figure)]
        for place, (club, number, is_title) in enumerate(self._places):
            is_others = club.owner_of not in (None, figure)
            is_counted = is_others or number in beside or is_title
            if is_counted and not self._is_barred(club, number, figure, statement):
                votes[club.club] += _CHIEF if is_others else _BESIDE
                firsts.setdefault(club.club, place)
        return self._beside.setdefault(key, (votes, firsts))

    def _is_barred(
        self, club: ClubMention, number: int, figure: Figure, statement: Statement
    ) -> bool:
        owner = club.owner_of
        if owner is not None and owner is not figure and owner.role not in _CHIEFS:
            return True
        if club.club in figure.past_clubs:
            return True
        if statement.move is Move.STAY and club.relation is Relation.FROM:
            return True
        return club.club in self._not_his[id(figure)] or club.club in self._bound[number]
