"""Names of the tables that are a part of somebody else's: "Andre Santos", "Simão Bessa"."""

import re

from rumourtrack.extraction.capitals import UPPER
from rumourtrack.extraction.draft import Draft, Sentence, places_of
from rumourtrack.extraction.scanning import Hit
from rumourtrack.extraction.tables import Name, NameKind
from rumourtrack.text import fold_name

_NEXT_NAME = re.compile(rf" (?P<name>[{UPPER}][\w’'-]+)")
_HYPHENED = re.compile(rf"-[{UPPER}]")
_WORD = re.compile(r"\w+")
_LEAST_NAME = 3


class Neighbours:
    """The capitals around a name of the tables; `taken` grows as names are entered."""

    def __init__(self, draft: Draft, taken: dict[int, int]) -> None:
        self.draft = draft
        self._taken = taken
        self._starts = frozenset(sentence.start for sentence in draft.sentences)
        self._club_starts = {
            hit.start for hit in draft.named if hit.value.kind is not NameKind.PERSON
        }
        self._noun_starts = {hit.start for hit in draft.nouns}
        listed = places_of((hit.start, hit.end) for hit in draft.named)
        self._title_case = {
            sentence.start: _is_title_case(draft.article.text, sentence, listed)
            for sentence in draft.sentences
        }

    def is_in_title_case(self, place: int) -> bool:
        """Whether nearly all words of the sentence around an offset have a capital."""
        sentence = self.draft.sentence_at(place)
        return sentence is not None and self._title_case[sentence.start]

    def is_part_of_a_person(self, hit: Hit[Name]) -> bool:
        """A given name before a one-word name makes it a surname: "Andre Santos"."""
        if hit.value.kind is NameKind.PERSON:
            return False
        text = self.draft.article.text
        if any(blank in text[hit.start : hit.end] for blank in " -"):
            return False
        own = fold_name(text[hit.start : hit.end])
        after = _NEXT_NAME.match(text, hit.end, hit.end + 30)
        if own in self.draft.lexicon.gazetteer.given_names and after is not None:
            next_word = fold_name(after["name"])
            gazetteer = self.draft.lexicon.gazetteer
            if hit.end + 1 not in self._club_starts and next_word not in gazetteer.not_people:
                return True
        words = text[max(0, hit.start - 60) : hit.start].split()
        before = words[-1].strip("\"'“”‘’«»„([") if words and text[hit.start - 1] == " " else ""
        place = hit.start - len(before) - 1
        if not before[:1].isupper() or not before.isalpha() or place in self._taken:
            return self._goes_on(hit)
        if fold_name(before) in self.draft.lexicon.gazetteer.given_names:
            return True
        return self._goes_on(hit) or self._may_be_surname(hit, place, before)

    def _goes_on(self, hit: Hit[Name]) -> bool:
        """Whether a nickname is followed by a capital that nothing explains: "Puma Rodríguez"."""
        after = _NEXT_NAME.match(self.draft.article.text, hit.end, hit.end + 30)
        is_nickname = hit.value.kind is NameKind.SHARED and hit.value.nickname
        return is_nickname and after is not None and self._is_free(hit.end + 1, after["name"])

    def _may_be_surname(self, hit: Hit[Name], place: int, before: str) -> bool:
        """Whether a name of a stadium or of several clubs ends a person's: "Simão Bessa"."""
        if hit.value.kind is NameKind.CLUB or len(before) < _LEAST_NAME:
            return False
        return place not in self._starts and self._is_free(place, before)

    def _is_free(self, place: int, word: str) -> bool:
        """Whether neither tables nor nouns explain a capital, so that it may belong to a name."""
        grammar, folded = self.draft.lexicon.pack.grammar, fold_name(word)
        if grammar.nouns_capitalised or self.is_in_title_case(place):
            return False
        lexicon = self.draft.lexicon
        listed = folded in lexicon.gazetteer.not_people or folded in lexicon.not_names
        return not listed and place not in self._club_starts and place not in self._noun_starts

    def is_another_man(self, hit: Hit[Name]) -> bool:
        """A one-word name within a longer one is somebody else's: "Danilo" in "Danilo Pereira"."""
        text = self.draft.article.text
        if self._is_hyphened(hit):
            return True
        if " " in text[hit.start : hit.end]:
            after = _NEXT_NAME.match(text, hit.end, hit.end + 30)
            return after is not None and self._is_free(hit.end + 1, after["name"])
        words = text[max(0, hit.start - 30) : hit.start].split()
        before = words[-1] if words and text[hit.start - 1] == " " else ""
        given = (
            before[:1].isupper() and fold_name(before) in self.draft.lexicon.gazetteer.given_names
        )
        after = _NEXT_NAME.match(text, hit.end, hit.end + 30)
        word = fold_name(after["name"]) if after else ""
        follows = after is not None and word not in self.draft.lexicon.gazetteer.not_people
        return given or (follows and hit.end + 1 not in self._club_starts)

    def _is_hyphened(self, hit: Hit[Name]) -> bool:
        """Whether a hyphen and another name follow, and no noun: no "Gentner-Transfer"."""
        text = self.draft.article.text
        if not _HYPHENED.match(text, hit.end):
            return False
        if not self.draft.lexicon.pack.grammar.nouns_capitalised:
            return True
        word = _WORD.match(text, hit.end + 1)
        known = self.draft.lexicon.not_names | self.draft.lexicon.gazetteer.not_people
        is_noun = hit.end + 1 in self._noun_starts or (word and fold_name(word[0]) in known)
        return " " in text[hit.start : hit.end] and not is_noun

    def is_in_a_longer_name(self, hit: Hit[Name]) -> bool:
        """A one-word outlet touching another capitalised word may be part of a person's name."""
        text = self.draft.article.text
        if " " in text[hit.start : hit.end]:
            return False
        word = fold_name(text[hit.start : hit.end])
        if word not in self.draft.lexicon.gazetteer.given_names:
            return False
        return _NEXT_NAME.match(text, hit.end) is not None


def _is_title_case(text: str, sentence: Sentence, listed: frozenset[int]) -> bool:
    """Whether nearly all words have a capital, names of the tables apart."""
    words = [
        found[0]
        for found in _WORD.finditer(text, sentence.start, sentence.end)
        if found.start() not in listed and found[0][0].isalpha()
    ]
    capitals = sum(word[0].isupper() for word in words)
    return len(words) > 3 and capitals / len(words) > 0.7
