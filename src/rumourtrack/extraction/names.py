"""Names in the text: those of the tables, and people whom no table holds.

A person is an open class: "midfielder Jon Doeson", "Jon Doeson (24)" or any two capitalised words
that no list explains make a name, and "Doeson" alone means him from then on.
"""

import re
from bisect import bisect_right

from rumourtrack.extraction.capitals import find_pieces
from rumourtrack.extraction.draft import Draft, Figure, Form, Kind, Sentence, covering
from rumourtrack.extraction.lexicon import NounKind
from rumourtrack.extraction.neighbours import Neighbours
from rumourtrack.extraction.register import AGE_AFTER, Register, club_on
from rumourtrack.extraction.scanning import Hit
from rumourtrack.extraction.tables import NameKind
from rumourtrack.knowledge.cues import Side
from rumourtrack.knowledge.gazetteer import Person
from rumourtrack.text import fold_name

_WORD = re.compile(r"\w+")
_OPENING = re.compile(rb"[a-z']+ ?")


def find_names(draft: Draft) -> None:
    """Fill `figures`, `mentions` by name and `outlets`; club names are left to `find_clubs`."""
    register = Register(draft)
    _Finder(draft, register).find()
    draft.figures = register.figures
    draft.mentions = sorted(register.mentions, key=lambda mention: mention.start)


class _Finder:
    """Decides which names are people, and enters them."""

    def __init__(self, draft: Draft, register: Register) -> None:
        self.draft = draft
        self._register = register
        self._taken = register.taken
        self._sentence_starts = [sentence.start for sentence in draft.sentences]
        kinds = (NounKind.ROLE, NounKind.PERSON)
        self._role_starts = {hit.start for hit in draft.nouns if hit.value.kind in kinds}
        self._wanted_starts = {h.start for h in draft.frames if h.value.person is not Side.AFTER}
        self._wanted_ends = {h.end for h in draft.frames if h.value.person is not Side.BEFORE}
        self._words = frozenset(_WORD.findall(draft.article.text))
        self._starts = frozenset(self._sentence_starts)
        self._neighbours = Neighbours(draft, self._taken)

    def find(self) -> None:
        """Tables first, then full names, then single names that stand for one of them."""
        self._read_tables()
        register = self._register
        pieces = find_pieces(self.draft, self._taken)
        full = [piece for piece in pieces if self._is_full_name(*piece)]
        # A genitive is known by the name without its -s, which may stand behind it.
        for start, end in sorted(full, key=lambda piece: register.may_be_genitive(piece[1])):
            register.add_full_name(start, end)
        register.index_parts()
        for start, end in pieces:
            self._add_short(start, end)

    def _read_tables(self) -> None:
        gazetteer = self.draft.lexicon.gazetteer
        for hit in self.draft.named:
            if self._neighbours.is_part_of_a_person(hit):
                continue
            if hit.value.kind is NameKind.PERSON:
                if self._neighbours.is_another_man(hit):
                    continue
                figure = self._register.listed(gazetteer.people[hit.value.owner])
                if hit.start not in self._taken:
                    self._register.mention(hit.start, hit.end, figure, Form.NAME)
            elif hit.value.kind is NameKind.OUTLET:
                if self._neighbours.is_in_a_longer_name(hit):
                    continue
                self.draft.outlets.append(Hit(hit.start, hit.end, hit.value.owner))
            for place in range(hit.start, hit.end):
                self._taken[place] = hit.end

    def _sentence_of(self, start: int) -> Sentence:
        return self.draft.sentences[max(0, bisect_right(self._sentence_starts, start) - 1)]

    def _is_full_name(self, start: int, end: int) -> bool:
        words = self.draft.article.text[start:end].split()
        capitals = [word for word in words if word[0].isupper()]
        if len(capitals) < 2 or len(words) > 5:
            return False
        if all(word.isupper() and len(word) > 1 for word in capitals):
            return False
        lexicon = self.draft.lexicon
        given = fold_name(words[0]).split("-")[0] in lexicon.gazetteer.given_names
        if given or self._has_context(start, end):
            return True
        sentence = self._sentence_of(start)
        nouns_capitalised = lexicon.pack.grammar.nouns_capitalised
        is_sentence = nouns_capitalised and sentence.kind is Kind.BODY
        if self._neighbours.is_in_title_case(start) and not is_sentence:
            return False
        if nouns_capitalised:
            # Two nouns in a row are rare, and rarer still where no article opens them.
            return not self._is_sentence_start(start) and not self._is_opened(start)
        return not self._is_sentence_start(start) or not self._is_ordinary(words[0])

    def _is_opened(self, start: int) -> bool:
        """Whether an article or determiner stands before."""
        wording = self.draft.lexicon.wording
        before = wording.word_before(self.draft.folded, start)
        return before is not None and before[0] in wording.articles

    def _is_ordinary(self, word: str) -> bool:
        """Whether the word stands in small letters somewhere, so that a capital says nothing."""
        small = word.lower()
        if not self._words.issuperset(_WORD.findall(small)):
            return False
        if _WORD.fullmatch(small):
            return True
        return bool(re.search(rf"\b{re.escape(small)}\b", self.draft.article.text))

    def _has_context(self, start: int, end: int) -> bool:
        """A role noun touches the name from the left, or a role or an age follows it."""
        if start - 1 in self._register.role_ends:
            return True
        return bool(AGE_AFTER.match(self.draft.article.text, end)) or self._is_explained(end)

    def _is_explained(self, end: int) -> bool:
        """Whether a role follows behind a comma: "Guilavogui, médio francês"."""
        folded = self.draft.folded
        if folded[end : end + 2] != b", ":
            return False
        found = _OPENING.match(folded, end + 2)
        word = found[0].strip().decode("latin-1") if found else ""
        opened = word in self.draft.lexicon.wording.articles
        place = found.end() if found and opened else end + 2
        return place in self._role_starts

    def _add_short(self, start: int, end: int) -> None:
        if start in self._taken:
            return
        name, register = self.draft.article.text[start:end], self._register
        figure = register.resolve_short(fold_name(name), start)
        if figure is None and register.may_be_genitive(end):
            figure = register.resolve_short(fold_name(name[:-1]), start)
            end -= figure is not None
        if figure is None and " " not in name:
            for part in re.finditer(r"[^-]+", name):
                figure = register.resolve_short(fold_name(part[0]), start)
                if figure is not None and "-" in name:
                    break
        if figure is None:
            figure = self._single(name, start, end)
        if figure is not None:
            register.mention(start, end, figure, Form.SURNAME)

    def _single(self, name: str, start: int, end: int) -> Figure | None:
        """A lone name: known by its surname, or introduced by a role or an age."""
        if len(name) < 3 or name.isupper() or " " in name:
            return None
        gazetteer = self.draft.lexicon.gazetteer
        known = self._bearers(fold_name(name))
        is_time = bool(covering(self.draft.times, start))
        if len(known) == 1 and fold_name(name) not in gazetteer.given_names and not is_time:
            figure = self._register.listed(known[0])
        elif (
            self._is_listed(start)
            or self._is_argument(start, end)
            or (self._has_context(start, end) and not self._is_sentence_start(start))
        ):
            figure = self._register.named(name)
        else:
            return None
        self._register.index_part(fold_name(name), figure)
        return figure

    def _bearers(self, surname: str) -> tuple[Person, ...]:
        """People of the tables with a surname; of several those whose club the article names."""
        people = self.draft.lexicon.gazetteer.people_by_surname.get(surname, ())
        if len(people) < 2:
            return people
        named = {hit.value.owner for hit in self.draft.named}
        published = self.draft.article.published
        return tuple(person for person in people if club_on(person, published) in named)

    def _is_listed(self, start: int) -> bool:
        """Whether the name goes on a list of people: "Cruijff and Maxwell"."""
        before = self.draft.folded[max(0, start - 12) : start]
        found = self.draft.lexicon.wording.list_lead.search(before)
        return found is not None and start - len(found[0]) in self._register.mention_ends

    def _is_argument(self, start: int, end: int) -> bool:
        """Whether the name touches a trigger on the side where the trigger wants a person."""
        if self._is_sentence_start(start) or self._neighbours.is_in_title_case(start):
            return False
        wording, grammar = self.draft.lexicon.wording, self.draft.lexicon.pack.grammar
        if grammar.nouns_capitalised:
            return False
        before = wording.word_before(self.draft.folded, start)
        word, begin = before if before is not None else ("", start)
        if word in wording.articles and not grammar.names_take_article:
            return False
        if end + 1 in self._wanted_starts or start - 1 in self._wanted_ends:
            return True
        # "Incorpora a Luso", "querem o Emerson".
        is_opener = word in wording.prepositions or word in wording.articles
        return is_opener and begin - 1 in self._wanted_ends

    def _is_sentence_start(self, start: int) -> bool:
        return start in self._starts
