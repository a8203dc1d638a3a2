"""What the words around a club say of it: destination, origin, or whose club it is.

"Bayer Leverkusen manager Xabi Alonso" makes Leverkusen Alonso's club and no destination;
"former Liverpool midfielder" makes Liverpool a past club and nobody's origin.
"""

import re

from rumourtrack.extraction.draft import ClubMention, Draft, Figure, last_word, places_of
from rumourtrack.extraction.lexicon import Noun, NounKind
from rumourtrack.extraction.scanning import Hit
from rumourtrack.extraction.word_sets import Relation
from rumourtrack.records import Role

_WORD = re.compile(rb"[a-z0-9'\-]+")
_ROLE_REACH = 30
"""Characters between a name and a role that explains it."""
_DESCRIBING = (NounKind.NATIVE, NounKind.PERSON)
_MOST_WORDS = 3
"""Words of a preposition: "in charge of"."""
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
        self._acting_ends = {
            h.end
            for h in draft.nouns
            if h.value.kind is NounKind.CLUB
            or (h.value.kind is NounKind.ROLE and h.value.detail != Role.PLAYER)
        }
        self._native_ends = {h.end for h in draft.nouns if h.value.kind in _DESCRIBING}
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
        return self._lead(start)[0]

    def _lead(self, start: int) -> tuple[Relation, str, int]:
        """The relation, the preposition that tells it or tells of an owner, and where it begins."""
        folded, wording = self._draft.folded, self._wording
        for _ in range(_MAX_BETWEEN + 1):
            words = self._words_before(start)
            if not words:
                return Relation.NONE, "", start
            nearest, begin = words[0]
            if folded[start - 1 : start] == b"-":
                prefix = nearest.rstrip("-").rpartition("-")[2]
                is_former = prefix in wording.former
                return Relation.FORMER if is_former else Relation.NONE, "", start
            for size in range(len(words), 0, -1):
                phrase = " ".join(word for word, _ in reversed(words[:size]))
                if phrase in wording.prepositions or phrase in wording.of_prepositions:
                    relation = wording.prepositions.get(phrase, Relation.NONE)
                    return relation, phrase, words[size - 1][1]
            if nearest in wording.former:
                return Relation.FORMER, "", start
            if nearest not in wording.skipped_before_clubs and start - 1 not in self._ends:
                return Relation.NONE, "", start
            start = self._ends.get(start - 1, begin)
        return Relation.NONE, "", start

    def _words_before(self, start: int) -> list[tuple[str, int]]:
        """Up to three words before an offset and where each begins, the nearest first."""
        words: list[tuple[str, int]] = []
        for _ in range(_MOST_WORDS):
            found = self._wording.word_before(self._draft.folded, start)
            if found is None:
                break
            words.append(found)
            start = found[1]
        return words

    def _describe(self, mention: ClubMention) -> None:
        """The club before a name is the man's: "Leverkusen coach Alonso", "Monaco's Scuro".

        So is one between role and name: "il centrocampista rossonero Rossi".
        """
        if mention.start - 1 in self._role_ends and mention.end + 1 in self._names:
            self._note_former(mention, mention.start - 1)
            mention.owner_of = self._names[mention.end + 1]
            self._settle(mention.owner_of, mention)
            return
        at = mention.end + self._ending
        if self._draft.folded[at : at + 1] not in (b" ", b"-"):
            return
        at += 1
        is_coming = self._is_coming(last_word(self._draft.folded, mention.start - 1))
        while at in self._adjectives or self._is_coming(self._word_at(at)):
            is_coming = is_coming or at not in self._adjectives
            at = self._adjectives.get(at, at + len(self._word_at(at))) + 1
        head = self._heads.get(at)
        if head is not None and not mention.possessive and self._is_definite(head, mention.end):
            return
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

    def _is_definite(self, head: Hit[Noun], end: int) -> bool:
        """A noun with its own article begins another phrase: "hentede Randers angriberen Holm"."""
        folded = self._draft.folded
        word = folded[head.start : head.end].decode("latin-1")
        return word in self._wording.definite and folded[end : end + 1] == b" "

    def _is_coming(self, word: str) -> bool:
        return word in self._wording.coming

    def _word_at(self, place: int) -> str:
        """The word or number that begins there, with an age's hyphens."""
        found = _WORD.match(self._draft.folded, place)
        return found[0].decode("latin-1") if found else ""

    def _join(self, mention: ClubMention) -> None:
        """The club behind a name is the man's: "Olabe of Real Sociedad", "Sapina (SC Verl)"."""
        folded = self._draft.folded
        bracket = folded[mention.start - 2 : mention.start] == b" ("
        if bracket and folded[mention.end : mention.end + 1] in b"),;":
            figure = self._name_ends.get(mention.start - 2)
        else:
            relation, phrase, begin = self._lead(mention.start)
            is_at = relation in (Relation.AT, Relation.FROM)
            is_his = is_at or phrase in self._wording.of_prepositions
            figure = self._name_before(begin) if is_his else None
            if is_his and begin - 1 in self._role_ends:
                self._note_former(mention, begin - 1)
            if figure is None and is_his and begin - 1 in self._native_ends:
                figure = self._names.get(mention.end + 1)
            if figure is None and is_his and begin - 1 in self._role_ends:
                figure = self._names.get(mention.end + 1)
                figure = figure or self._named_before(self._role_ends[begin - 1])
            if figure is None and is_his and begin - 1 in self._acting_ends:
                # "The president of Benfica wants X": his club acts.
                mention.relation = Relation.NONE
        if figure is not None:
            mention.owner_of = figure
            self._settle(figure, mention)

    def _note_former(self, mention: ClubMention, end: int) -> None:
        """A role that he has no more makes its club a former one: "exjugador del Barça"."""
        if self._is_former(self._role_ends[end], end):
            mention.relation = Relation.FORMER

    def _name_before(self, place: int) -> Figure | None:
        """Whose name ends before a preposition, or before its comma: "Olabe, of Sociedad"."""
        comma = self._draft.folded[place - 2 : place] == b", "
        return self._name_ends.get(place - 2 if comma else place - 1)

    def _named_before(self, place: int) -> Figure | None:
        """Whose role it is: "Sander Wiggers, these days a scout at Twente"."""
        for end in range(place - 1, place - _ROLE_REACH - 1, -1):
            if end in self._name_ends:
                return self._name_ends[end]
        return None

    def _is_former(self, start: int, end: int) -> bool:
        return self._wording.is_former(self._draft.folded[start:end].decode("latin-1"))

    def _settle(self, figure: Figure, mention: ClubMention) -> None:
        if mention.relation is Relation.FORMER:
            figure.past_clubs.add(mention.club)
        elif figure.club is None:
            figure.club = mention.club
