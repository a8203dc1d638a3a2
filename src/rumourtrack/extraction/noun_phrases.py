"""Reads the noun phrase around a head: "the former Ajax captain", "le milieu portugais de 24 ans"."""

from dataclasses import dataclass

from rumourtrack.extraction.draft import ClubMention, Draft, last_word
from rumourtrack.extraction.lexicon import NounKind
from rumourtrack.extraction.word_sets import Relation
from rumourtrack.records import Role

HEADS = (NounKind.ROLE, NounKind.PERSON, NounKind.NATIVE)
"""What a phrase for a person is built around."""
PRONOUNS = {NounKind.MASCULINE: False, NounKind.FEMININE: True}
"""Kind → whether a woman is meant."""
_BEFORE_HEAD = (
    NounKind.ADJECTIVE,
    NounKind.PLACE,
    NounKind.PERSON_ADJECTIVE,
    NounKind.FORMER,
)
_OWN = (Relation.NONE, Relation.FORMER)
_MAX_UNKNOWN = 2
"""Words that no list holds between determiner and noun: "the much travelled defender"."""
_MAX_WORDS = 5
"""Words between a determiner and its noun: "the highly rated young Spanish left"."""


@dataclass(slots=True)
class Epithet:
    """A noun phrase for a person and what it tells."""

    start: int
    end: int
    role: Role | None = None
    nationality: str | None = None
    age: int | None = None
    club: str | None = None
    former_club: str | None = None
    feminine: bool | None = None
    pronoun: bool = False
    former: bool = False
    """What he was: his role of that time says nothing of the present one."""
    coming: bool = False
    """What he is to be: the club of that role is not yet his."""
    possessive: bool = False

    def make_former(self) -> None:
        """Note that he is it no more, so that the club told was his."""
        self.former, self.former_club, self.club = True, self.former_club or self.club, None


class PhraseReader:
    """Reads a noun phrase leftwards from its head to its determiner."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._before = {
            hit.end: hit for hit in draft.nouns if hit.value.kind in (*_BEFORE_HEAD, *HEADS)
        }
        follows = draft.lexicon.pack.grammar.adjectives_follow
        self._behind = {
            hit.start: hit for hit in draft.nouns if follows and hit.value.kind in _BEFORE_HEAD
        }
        ages = draft.lexicon.wording.ages.finditer(draft.folded)
        self._ages = {age.end(): age.start() for age in ages}
        self._clubs = {mention.end: mention for mention in draft.clubs}
        self._club_starts = {mention.start: mention for mention in draft.clubs}
        self._name_starts = {mention.start for mention in draft.mentions}
        self._pronouns = {hit.start for hit in draft.nouns if hit.value.kind in PRONOUNS}

    def read(self, start: int, end: int, *, is_adjective: bool = False) -> Epithet | None:
        """The phrase around a head, or None where no determiner opens it or a name follows.

        A head that may be an adjective behind another noun, "la prensa brasileña", must touch
        words that are known.
        """
        epithet = Epithet(start, end)
        if self._draft.folded[start:end].decode("latin-1") in self._draft.lexicon.wording.definite:
            return self._read_definite(epithet)
        end = self._read_behind(epithet)
        wording = self._draft.lexicon.wording
        unknown = 0
        for _ in range(_MAX_WORDS):
            before = wording.word_before(self._draft.folded, start)
            if before is None:
                return None
            word, begin = before
            if word in wording.determiners:
                epithet.start = begin
                return self._open(epithet)
            club = self._clubs.get(start - 1) or self._clubs.get(start - 3)
            if club is not None and is_adjective:
                return None
            if club is not None and not unknown and club.relation in _OWN:
                start = self._read_club(epithet, club)
                if club.possessive:
                    # A genitive does the determiner's work: "Leverkusen's coach".
                    epithet.start = start
                    return None if end + 1 in self._name_starts else epithet
                continue
            explained = self._read_word(epithet, start, begin, word)
            if explained is None:
                unknown += 1
                most = 0 if is_adjective else _MAX_UNKNOWN
                if unknown > most or word in self._draft.lexicon.function_words:
                    return None
            start = begin if explained is None else explained
        return None

    def _read_definite(self, epithet: Epithet) -> Epithet | None:
        """A noun whose ending is its article: "angriberen", "OB-træneren"."""
        wording = self._draft.lexicon.wording
        club = self._clubs.get(epithet.start - 1)
        before = wording.word_before(self._draft.folded, epithet.start)
        if club is not None and club.relation is not Relation.FORMER:
            epithet.start = self._read_club(epithet, club)
        elif before is not None and before[0] in wording.former:
            epithet.start = before[1]
            epithet.make_former()
        return self._open(epithet)

    def former_men(self) -> list[Epithet]:
        """Whom a former club alone describes: "l'ex Pescara"."""
        found = []
        wording = self._draft.lexicon.wording
        for hit in self._draft.nouns:
            club = self._club_starts.get(hit.end + 1)
            if hit.value.kind is not NounKind.FORMER or club is None:
                continue
            before = wording.word_before(self._draft.folded, hit.start)
            ends = self._name_starts | {noun.start for noun in self._draft.nouns}
            if before and before[0] in wording.determiners and club.end + 1 not in ends:
                epithet = Epithet(before[1], club.end, former_club=club.club, former=True)
                found.append(epithet)
        return found

    def _read_behind(self, epithet: Epithet) -> int:
        """Adjectives and an age may follow the noun: "le milieu portugais de 24 ans"."""
        while self._draft.lexicon.pack.grammar.adjectives_follow:
            noun = self._behind.get(epithet.end + 1)
            age = self._draft.lexicon.wording.ages.match(self._draft.folded, epithet.end + 1)
            if noun is not None:
                if noun.value.kind in (NounKind.ADJECTIVE, NounKind.PLACE):
                    epithet.nationality = noun.value.detail
                epithet.former = epithet.former or noun.value.kind is NounKind.FORMER
                epithet.end = noun.end
            elif age is not None:
                epithet.age, epithet.end = int(age["age"]), age.end()
            else:
                break
        return epithet.end

    def _open(self, epithet: Epithet) -> Epithet | None:
        """A determiner opens the phrase; a possessive one means somebody else than its owner."""
        if epithet.end + 1 in self._name_starts:
            return None
        if epithet.start in self._pronouns:
            self._draft.strangers.append((epithet.start, epithet.end))
            return None
        if self._is_somebodys(epithet):
            return None
        self._read_club_behind(epithet)
        return epithet

    def _is_somebodys(self, epithet: Epithet) -> bool:
        """Whether a name behind tells whose man is meant: "the agent of Ronald Baeza".

        Whoever acts for a player counts as the player; anybody else is a stranger.
        """
        found = self._draft.lexicon.wording.of_lead.match(self._draft.folded, epithet.end)
        if found is None or found.end() not in self._name_starts:
            return False
        word = last_word(self._draft.folded, epithet.end)
        if word not in self._draft.lexicon.wording.proxies:
            self._draft.strangers.append((epithet.start, found.end() + 1))
        return True

    def _read_club(self, epithet: Epithet, club: ClubMention) -> int:
        """His club stands in the phrase; where it begins."""
        if club.relation is Relation.FORMER:
            epithet.former, epithet.former_club = True, club.club
        elif not epithet.coming:
            epithet.club = club.club
        return club.start

    def _read_word(self, epithet: Epithet, start: int, begin: int, word: str) -> int | None:
        """Note what the word before tells of him; where that begins, None if no list holds it."""
        epithet.coming = epithet.coming or word in self._draft.lexicon.wording.coming
        if epithet.coming:
            epithet.club = None
        begin = min(begin, self._ages.get(start - 1, begin))
        noun = self._before.get(start - 1)
        if noun is not None:
            if noun.value.kind in (NounKind.ADJECTIVE, NounKind.PLACE):
                epithet.nationality = noun.value.detail
            elif noun.value.kind is NounKind.FORMER:
                epithet.former = True
            return noun.start
        age = self._draft.lexicon.wording.ages.fullmatch(self._draft.folded, begin, start - 1)
        if age is None:
            return None
        epithet.age = int(age["age"])
        return begin

    def _read_club_behind(self, epithet: Epithet) -> None:
        """His club may follow: "the captain of Feyenoord"."""
        found = self._draft.lexicon.wording.club_lead.match(self._draft.folded, epithet.end)
        club = self._club_starts.get(found.end() if found else epithet.end + 1)
        if found is None and (club is None or not club.nickname):
            return
        if club is not None and epithet.club is None and not (epithet.former or epithet.coming):
            epithet.club = club.club
