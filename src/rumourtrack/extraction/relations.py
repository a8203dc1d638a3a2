"""What the words around a club say of it: destination, origin, or whose club it is.

"Bayer Leverkusen manager Xabi Alonso" makes Leverkusen Alonso's club and no destination;
"former Liverpool midfielder" makes Liverpool a past club and nobody's origin.
"""

import re

from rumourtrack.extraction.draft import ClubMention, Draft, Figure, last_word, places_of
from rumourtrack.extraction.lexicon import NounKind
from rumourtrack.extraction.wording import Relation

_WORDS_BEFORE = re.compile(rb"[a-z0-9'\-]+")
_ROLE_REACH = 30
"""Characters between a name and a role that explains it."""
_MAX_BETWEEN = 4
"""Words between a preposition and its club: "to the reigning Spanish giants Real Madrid"."""


class Relations:
    """Reads the words around a club's name."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._ending = 0
        self._wording = draft.lexicon.wording
        self._ends = {
            hit.end: hit.start
            for hit in draft.nouns
            if hit.value.kind in (NounKind.ADJECTIVE, NounKind.CLUB, NounKind.PERSON_ADJECTIVE)
        }
        self._heads = {
            hit.start: hit
            for hit in draft.nouns
            if hit.value.kind in (NounKind.ROLE, NounKind.PERSON)
        }
        self._adjectives = {
            hit.start: hit.end
            for hit in draft.nouns
            if hit.value.kind in (NounKind.ADJECTIVE, NounKind.PERSON_ADJECTIVE, NounKind.FORMER)
        }
        ages = self._wording.ages.finditer(draft.folded)
        self._adjectives.update((age.start(), age.end()) for age in ages)
        told = places_of(span for f in draft.frames for span in ((f.start, f.end), f.tail))
        # The role that a trigger gives is not yet his: "is the new coach of Fortuna".
        self._role_ends = {
            hit.end: hit.start
            for hit in draft.nouns
            if hit.value.kind is NounKind.ROLE and hit.start not in told
        }
        self._names = {mention.start: mention.figure for mention in draft.mentions}
        self._name_ends = {mention.end: mention.figure for mention in draft.mentions}

    def relate(self, mention: ClubMention) -> None:
        """Set `relation`, `possessive` and `owner_of`, and the person's club where it is told."""
        folded = self._draft.folded
        self._ending = next(
            (
                len(ending)
                for ending in self._wording.possessives
                if folded.startswith(ending + b" ", mention.end)
            ),
            0,
        )
        mention.possessive = self._ending > 0
        mention.relation = self._relation(mention.start)
        self._describe(mention)
        self._join(mention)

    def _relation(self, start: int) -> Relation:
        """What the words before say, adjectives and club nouns skipped."""
        folded = self._draft.folded
        for _ in range(_MAX_BETWEEN + 1):
            before = folded[max(0, start - 40) : start]
            words = _WORDS_BEFORE.findall(before)
            if words and before.endswith(b"-"):
                prefix = words[-1].decode("latin-1").rstrip("-").rpartition("-")[2]
                return Relation.FORMER if prefix in self._wording.former else Relation.NONE
            if not words or not before.endswith(b" ") or before[-2:-1] in b'.,;:!?"':
                return Relation.NONE
            for size in (3, 2, 1):
                phrase = b" ".join(words[-size:]).decode("latin-1")
                if phrase in self._wording.prepositions:
                    return self._wording.prepositions[phrase]
            word = words[-1].decode("latin-1")
            if word in self._wording.former:
                return Relation.FORMER
            if word not in self._wording.skipped_before_clubs and start - 1 not in self._ends:
                return Relation.NONE
            start = self._ends.get(start - 1, start - 1 - len(word))
        return Relation.NONE

    def _describe(self, mention: ClubMention) -> None:
        """The club before a name is the man's: "Leverkusen coach Alonso", "Monaco's Scuro"."""
        at = mention.end + self._ending
        if self._draft.folded[at : at + 1] not in (b" ", b"-"):
            return
        at += 1
        is_coming = self._is_coming(last_word(self._draft.folded, mention.start - 1))
        while at in self._adjectives or self._is_coming(self._word_at(at)):
            is_coming = is_coming or at not in self._adjectives
            at = self._adjectives.get(at, at + len(self._word_at(at))) + 1
        head = self._heads.get(at)
        if head is not None:
            at = head.end + 1
        figure = self._names.get(at) if head is not None or mention.possessive else None
        if figure is None:
            return
        mention.owner_of = figure
        if is_coming:
            figure.coming_club = figure.coming_club or mention.club
        else:
            self._settle(figure, mention)

    def _is_coming(self, word: str) -> bool:
        return word in self._wording.coming

    def _word_at(self, place: int) -> str:
        """The word or number that begins there, with an age's hyphens."""
        found = _WORDS_BEFORE.match(self._draft.folded, place)
        return found[0].decode("latin-1") if found else ""

    def _join(self, mention: ClubMention) -> None:
        """The club behind a name is the man's: "Olabe of Real Sociedad", "Sapina (SC Verl)"."""
        folded = self._draft.folded
        bracket = folded[mention.start - 2 : mention.start] == b" ("
        if bracket and folded[mention.end : mention.end + 1] in b"),;":
            figure = self._name_ends.get(mention.start - 2)
        else:
            words = _WORDS_BEFORE.findall(folded[max(0, mention.start - 12) : mention.start])
            word = words[-1].decode("latin-1") if words else ""
            relation = self._wording.prepositions.get(word)
            is_at = relation in (Relation.AT, Relation.FROM)
            is_of = word in self._wording.of_prepositions
            before = mention.start - len(word) - 2
            figure = self._name_ends.get(before) if is_at or is_of else None
            if figure is None and (is_at or is_of) and before in self._role_ends:
                figure = self._named_before(self._role_ends[before])
        if figure is not None:
            mention.owner_of = figure
            self._settle(figure, mention)

    def _named_before(self, place: int) -> Figure | None:
        """Whose role it is: "Sander Wiggers, these days a scout at Twente"."""
        for end in range(place - 1, place - _ROLE_REACH - 1, -1):
            if end in self._name_ends:
                return self._name_ends[end]
        return None

    def _settle(self, figure: Figure, mention: ClubMention) -> None:
        if mention.relation is Relation.FORMER:
            figure.past_clubs.add(mention.club)
        elif figure.club is None:
            figure.club = mention.club
