"""Where somebody is at present whose club no phrase tells: the one that the text keeps beside him.

"City insist that she is not for sale", told three times of a striker whom Chelsea want, makes her
City's. Votes are counted over the article, or over the item of a round-up; a club that he goes to,
has left, or that is another man's gets none.
"""

from collections import defaultdict
from collections.abc import Sequence

from rumourtrack.extraction.draft import ClubMention, Draft, Figure, Kind, within
from rumourtrack.extraction.statement import Statement
from rumourtrack.extraction.word_sets import Relation
from rumourtrack.records import Move, Role

_OWN_SENTENCE = 3.0
"""Votes of a club in the sentence that tells the move."""
_BESIDE = 1.0
"""Votes of a club in another sentence that names him, or in the title."""
_ELSEWHERE = 0.2
"""Votes of a club anywhere else in the same item."""
_MOST_ELSEWHERE = 10
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


class _Homes:
    """The votes of an article."""

    def __init__(self, draft: Draft, statements: Sequence[Statement]) -> None:
        self._draft = draft
        self._sentences_of: dict[int, set[int]] = defaultdict(set)
        for sentence in draft.sentences:
            for mention in within(draft.mentions, sentence.start, sentence.end):
                self._sentences_of[id(mention.figure)].add(sentence.number)
            focus = draft.focus.get(sentence.number)
            if focus is not None:
                self._sentences_of[id(focus)].add(sentence.number)
        self._places: list[tuple[ClubMention, int, int, bool]] = []
        """Mention, number and item of its sentence, and whether that is a title."""
        for sentence in draft.sentences:
            for club in within(draft.clubs, sentence.start, sentence.end):
                if club.relation not in (Relation.TO, Relation.FORMER):
                    is_title = sentence.kind is Kind.TITLE
                    self._places.append((club, sentence.number, sentence.item, is_title))
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
        votes: dict[str, float] = defaultdict(float)
        elsewhere: dict[str, int] = defaultdict(int)
        beside = self._sentences_of[id(figure)]
        for club, number, item, is_title in self._places:
            if self._is_barred(club, number, figure, statement):
                continue
            if club.owner_of not in (None, figure):
                votes[club.club] += _CHIEF
            elif number == sentence.number:
                votes[club.club] += _OWN_SENTENCE
            elif number in beside or is_title:
                votes[club.club] += _BESIDE
            elif item == sentence.item:
                elsewhere[club.club] += 1
        for name, count in elsewhere.items():
            votes[name] += _ELSEWHERE * min(count, _MOST_ELSEWHERE)
        return votes

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
