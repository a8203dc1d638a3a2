"""One trigger and the mentions of its sentence that may fill its slots, near things first."""

from typing import TypeVar

from rumourtrack.extraction.draft import ClubMention, Draft, Figure, Form, Mention, Sentence
from rumourtrack.extraction.scanning import Hit
from rumourtrack.extraction.surroundings import Surroundings
from rumourtrack.extraction.word_sets import Relation
from rumourtrack.knowledge.cues import Frame, Side

REACH = 170
"""Cost (characters, plus fines) up to which a mention may fill a slot."""
_POSSESSIVE_FINE = 25
_BEHIND_FINE = 30
_PREPOSITION_FINE = 40
_TOWARDS_BONUS = 15
"""Fines in characters, set on the development articles as those of `surroundings`."""

_FRONTED_WORDS = 3
"""Words before a club that opens a sentence: "du côté de Lens", "bei den Kölnern"."""

T = TypeVar("T", Mention, ClubMention)


class Slots:
    """A trigger, and who and what in its sentence lies outside of it."""

    def __init__(
        self,
        text: Surroundings,
        trigger: Hit[Frame],
        sentence: Sentence,
        people: list[Mention],
        clubs: list[ClubMention],
    ) -> None:
        self.text = text
        self.trigger = trigger
        self.sentence = sentence
        spans = [(trigger.start, trigger.end), *([trigger.tail] if trigger.tail else [])]
        self.people = [
            m
            for m in people
            if ((m.end == trigger.end and self._is_object(m)) or not _overlaps(m, spans))
            and self._may_mean(m)
            and not text.is_aside_speaker(m)
            and not text.is_speaker_behind(m, trigger)
        ]
        self.clubs = [c for c in clubs if not _overlaps(c, spans)]
        self.list_at = -1
        """Where the list that the mover stands in begins; -1 without one."""
        self._is_alone = len({m.figure.name for m in self.people}) == 1

    @property
    def draft(self) -> Draft:
        """The article."""
        return self.text.draft

    @property
    def frame(self) -> Frame:
        """What the trigger means."""
        return self.trigger.value

    @property
    def end(self) -> int:
        """Offset behind the trigger and its second half."""
        return self.trigger.tail[1] if self.trigger.tail else self.trigger.end

    @property
    def opens_sentence(self) -> bool:
        """Whether nothing stands before the trigger in its sentence."""
        return self.trigger.start == self.sentence.start

    def listed_with(self, figure: Figure) -> list[Figure]:
        """The person and those named in one list with him."""
        own = [m for m in self.people if m.figure is figure]
        return [figure, *(m.figure for one in own for m in self.text.listed(one, self.people))]

    def is_fronted(self, club: ClubMention) -> bool:
        """Whether a phrase with the club opens the sentence: "En el Betis quieren a Pérez"."""
        start = self.sentence.start
        opened = self.draft.folded[start : club.start].count(b" ") <= _FRONTED_WORDS
        alone = club.owner_of is None and club.start < self.trigger.start
        return opened and alone and club.relation in (Relation.AT, Relation.TO)

    def side_of(self, side: Side, start: int) -> bool:
        """Whether an offset lies on a side of the trigger."""
        if start < self.trigger.start:
            return side in (Side.BEFORE, Side.EITHER)
        return side in (Side.AFTER, Side.EITHER)

    def ranked(self, mentions: list[T], side: Side) -> list[tuple[int, T]]:
        """(cost, mention) within reach on the side, cheapest first."""
        found = []
        for mention in mentions:
            if self.side_of(side, mention.start):
                cost = self.text.cost(self.trigger, mention.start, mention.end)
                cost += self._fine(mention)
                if cost <= self._reach(mention):
                    found.append((cost, mention))
        return sorted(found, key=lambda pair: (pair[0], pair[1].start))

    def _is_object(self, mention: Mention) -> bool:
        """A pronoun that is the trigger's own last word: "lead the race to sign him"."""
        return mention.form is Form.PRONOUN and not mention.possessive

    def _may_mean(self, mention: Mention) -> bool:
        """Inside a quotation nobody is meant who stands outside it in the same sentence."""
        quote = self.draft.quote_at(self.trigger.start)
        return quote is None or quote.start <= mention.start < quote.end

    def _reach(self, mention: Mention | ClubMention) -> int:
        """The only person of a sentence may stand farther off."""
        is_alone = isinstance(mention, Mention) and self._is_alone
        return max(REACH, len(self.draft.folded)) if is_alone else REACH

    def _fine(self, mention: Mention | ClubMention) -> int:
        if isinstance(mention, Mention):
            at_once = self.trigger.start - mention.end <= 3
            if self.trigger.tail and mention.start >= self.trigger.tail[1]:
                return _BEHIND_FINE
            return _POSSESSIVE_FINE if mention.possessive and not at_once else 0
        before = mention.start < self.trigger.start
        in_phrase = mention.relation in (Relation.FROM, Relation.AT, Relation.TO)
        fine = _PREPOSITION_FINE if before and in_phrase else 0
        return fine - _TOWARDS_BONUS if not before and mention.relation is Relation.TO else fine


def _overlaps(mention: Mention | ClubMention, spans: list[tuple[int, int]]) -> bool:
    """Whether the words are the trigger's own; those that go on behind its last word are not.

    A contraction opens the phrase that follows: "contratação do espanhol".
    """
    return any(
        mention.start < end
        and start < mention.end
        and not start < mention.start < end < mention.end
        for start, end in spans
    )


def once_each(mentions: list[T]) -> list[T]:
    """One mention for each person or club, the first."""
    seen: dict[str, T] = {}
    for mention in mentions:
        key = mention.figure.name if isinstance(mention, Mention) else mention.club
        seen.setdefault(key, mention)
    return list(seen.values())
