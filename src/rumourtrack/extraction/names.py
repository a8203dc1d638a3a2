"""Names in the text: those of the tables, and people whom no table holds.

A person is an open class: "midfielder Jon Doeson", "Jon Doeson (24)" or any two capitalised words
that no list explains make a name, and "Doeson" alone means him from then on.
"""

import re
from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import timedelta

from rumourtrack.dates import interval
from rumourtrack.extraction.draft import Draft, Figure, Form, Mention, Sentence
from rumourtrack.extraction.lexicon import Noun, NounKind
from rumourtrack.extraction.scanning import Hit
from rumourtrack.extraction.tables import Name, NameKind
from rumourtrack.knowledge.cues import Side
from rumourtrack.knowledge.gazetteer import Person
from rumourtrack.records import Role
from rumourtrack.text import fold_name

UPPER = "".join(chr(code) for code in range(0x41, 0x250) if chr(code).isupper())
PARTICLES = (
    "van|von|der|den|de|del|della|di|da|do|dos|das|du|la|le|el|al|ter|ten|te|'t|bin|ben|af|zu"
)
_RUN = re.compile(
    rf"[{UPPER}][\w’'\-]*(?: (?:(?:{PARTICLES}) ){{0,3}}(?:[{UPPER}]\. ?)*[{UPPER}][\w’'\-]*)*"
)
_TOKEN = re.compile(r"[^\s]+")
_POSSESSIVE = re.compile(r"['’]s?$")
_AGE_AFTER = re.compile(r" \((?P<age>[1-6]\d)\)|, (?P<comma>[1-6]\d)(?=[,.)])")
_NEXT_NAME = re.compile(rf" (?P<name>[{UPPER}][\w’'-]+)")
_NEXT_CAPITAL = re.compile(rf" [{UPPER}]")
_OWNED = re.compile(r"['’]s?(?!\w)")
_WORD = re.compile(r"\w+")
_LONGEST_WORD = 80
_NEWS = timedelta(days=30)
"""A spell that has just begun is the news of its articles, and not yet what they take as known."""
_PARTICLE = frozenset(PARTICLES.split("|"))


def find_names(draft: Draft) -> None:
    """Fill `figures`, `mentions` by name and `outlets`; club names are left to `find_clubs`."""
    finder = _Finder(draft)
    finder.find()
    draft.figures = finder.figures
    draft.mentions = sorted(finder.mentions, key=lambda mention: mention.start)


def role_ends(draft: Draft) -> dict[int, Hit[Noun]]:
    """Where a role ends → the role; behind its adjectives and age too where those follow it."""
    roles = {hit.end: hit for hit in draft.nouns if hit.value.kind is NounKind.ROLE}
    if not draft.lexicon.pack.grammar.adjectives_follow:
        return roles
    kinds = (NounKind.ADJECTIVE, NounKind.PERSON_ADJECTIVE)
    behind = {hit.start: hit.end for hit in draft.nouns if hit.value.kind in kinds}
    behind |= {age.start(): age.end() for age in draft.lexicon.wording.ages.finditer(draft.folded)}
    for role in list(roles.values()):
        end = role.end
        while end + 1 in behind:
            end = behind[end + 1]
            roles.setdefault(end, role)
    return roles


class _Finder:
    """One pass over the capitalised words of an article."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.figures: dict[str, Figure] = {}
        self.mentions: list[Mention] = []
        self._taken: dict[int, int] = {}
        self._by_part: dict[str, list[Figure]] = defaultdict(list)
        self._noun_ends = role_ends(draft)
        self._noun_spans = {
            (hit.start, hit.end)
            for hit in draft.nouns
            if hit.value.kind not in (NounKind.MASCULINE, NounKind.FEMININE, NounKind.FIRST)
        }
        self._sentence_starts = [sentence.start for sentence in draft.sentences]
        self._club_starts = {
            hit.start for hit in draft.named if hit.value.kind is not NameKind.PERSON
        }
        self._wanted_starts = {h.start for h in draft.frames if h.value.person is not Side.AFTER}
        self._wanted_ends = {h.end for h in draft.frames if h.value.person is not Side.BEFORE}
        self._mention_ends: set[int] = set()
        self._places: dict[int, list[int]] = defaultdict(list)
        self._keys: dict[str, str] = {}
        self._words = frozenset(_WORD.findall(draft.article.text))
        self._starts = frozenset(self._sentence_starts)
        self._title_case = {
            sentence.number: _is_title_case(draft.article.text[sentence.start : sentence.end])
            for sentence in draft.sentences
        }

    def find(self) -> None:
        """Tables first, then full names, then single names that stand for one of them."""
        self._read_tables()
        pieces = list(self._pieces())
        full = [piece for piece in pieces if self._is_full_name(*piece)]
        # A genitive is known by the name without its -s, which may stand behind it.
        for start, end in sorted(full, key=lambda piece: self._may_be_genitive(piece[1])):
            self._add_figure(start, end)
        self._index_parts()
        for start, end in pieces:
            self._add_short(start, end)

    def _read_tables(self) -> None:
        gazetteer = self.draft.lexicon.gazetteer
        for hit in self.draft.named:
            if self._is_part_of_a_person(hit):
                continue
            if hit.value.kind is NameKind.PERSON:
                if self._is_another_man(hit):
                    continue
                figure = self._figure_of(gazetteer.people[hit.value.owner])
                if hit.start not in self._taken:
                    self._mention(hit.start, hit.end, figure, Form.NAME)
            elif hit.value.kind is NameKind.OUTLET:
                if self._is_in_a_longer_name(hit):
                    continue
                self.draft.outlets.append(Hit(hit.start, hit.end, hit.value.owner))
            for place in range(hit.start, hit.end):
                self._taken[place] = hit.end

    def _is_part_of_a_person(self, hit: Hit[Name]) -> bool:
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
        return (
            before[:1].isupper()
            and before.isalpha()
            and fold_name(before) in self.draft.lexicon.gazetteer.given_names
            and (hit.start - len(before) - 1) not in self._taken
        )

    def _is_another_man(self, hit: Hit[Name]) -> bool:
        """A one-word name within a longer one is somebody else's: "Danilo" in "Danilo Pereira"."""
        text = self.draft.article.text
        if " " in text[hit.start : hit.end]:
            return False
        words = text[max(0, hit.start - 30) : hit.start].split()
        before = words[-1] if words and text[hit.start - 1] == " " else ""
        given = (
            before[:1].isupper() and fold_name(before) in self.draft.lexicon.gazetteer.given_names
        )
        after = _NEXT_NAME.match(text, hit.end, hit.end + 30)
        word = fold_name(after["name"]) if after else ""
        follows = after is not None and word not in self.draft.lexicon.gazetteer.not_people
        return given or (follows and hit.end + 1 not in self._club_starts)

    def _is_in_a_longer_name(self, hit: Hit[Name]) -> bool:
        """A one-word outlet touching another capitalised word may be part of a person's name."""
        text = self.draft.article.text
        if " " in text[hit.start : hit.end]:
            return False
        word = fold_name(text[hit.start : hit.end])
        if word not in self.draft.lexicon.gazetteer.given_names:
            return False
        return _NEXT_NAME.match(text, hit.end) is not None

    def _figure_of(self, person: Person) -> Figure:
        figure = self.figures.get(person.name)
        if figure is None:
            figure = Figure(
                name=person.name,
                role=person.role,
                nationality=person.nationality,
                born=person.born,
                known_club=_club_on(person, self.draft.article.published),
                listed=True,
            )
            self.figures[person.name] = figure
            self._keys.setdefault(fold_name(person.name), person.name)
        return figure

    def _pieces(self) -> Iterator[tuple[int, int]]:
        """Runs of capitalised words that neither tables nor nouns explain."""
        text = self.draft.article.text
        for run in _RUN.finditer(text):
            first: int | None = None
            last = 0
            for token in _TOKEN.finditer(run[0]):
                start, end = run.start() + token.start(), run.start() + token.end()
                start += self._elided(start, end)
                if self._is_no_name(start, end):
                    if first is not None:
                        yield first, last
                    first = None
                elif text[start].isupper():
                    first = start if first is None else first
                    owned = _POSSESSIVE.search(token[0])
                    last = end - len(owned[0]) if owned else end
                    if owned:
                        yield first, last
                        first = None
            if first is not None:
                yield first, last

    def _elided(self, start: int, end: int) -> int:
        """How many characters of a token are an article before a name: "L'Inter", no "D'Aversa"."""
        lexicon = self.draft.lexicon
        head, mark, rest = fold_name(self.draft.article.text[start:end]).partition("'")
        if not rest or head + mark not in lexicon.wording.elisions:
            return 0
        own = start + len(head) + 1
        explained = own in self._taken or (own, own + len(rest)) in self._noun_spans
        is_word = rest in lexicon.gazetteer.not_people or rest in lexicon.not_names
        is_article = head + mark in lexicon.wording.articles
        is_name = rest in lexicon.gazetteer.given_names
        return len(head) + 1 if explained or is_word or is_article or is_name else 0

    def _is_no_name(self, start: int, end: int) -> bool:
        if start in self._taken:
            return True
        text = self.draft.article.text
        lexicon = self.draft.lexicon
        word = fold_name(_POSSESSIVE.sub("", text[start:end]).rstrip(".-'"))
        given = word in lexicon.gazetteer.given_names
        is_first = given and _NEXT_CAPITAL.match(text, end) is not None
        is_noun = (start, start + len(word)) in self._noun_spans
        if word in lexicon.gazetteer.not_people or (is_noun and not is_first):
            return True
        if start in self._starts or text[start - 1 : start] in "\"'“‘«„(:":
            return not given and (word in lexicon.not_names or word in lexicon.function_words)
        return word in lexicon.not_names and word not in lexicon.gazetteer.given_names

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
        if self._title_case[self._sentence_of(start).number]:
            return False
        if lexicon.pack.grammar.nouns_capitalised:
            return False
        return not self._is_sentence_start(start) or not self._is_ordinary(words[0])

    def _may_be_genitive(self, end: int) -> bool:
        """Whether the word may end in an -s that is no letter of the name: "Alonsos"."""
        is_used = self.draft.lexicon.pack.grammar.genitive_s
        return is_used and self.draft.folded[end - 1 : end] == b"s"

    def _is_ordinary(self, word: str) -> bool:
        """Whether the word stands in small letters somewhere, so that a capital says nothing."""
        small = word.lower()
        if not self._words.issuperset(_WORD.findall(small)):
            return False
        if _WORD.fullmatch(small):
            return True
        return bool(re.search(rf"\b{re.escape(small)}\b", self.draft.article.text))

    def _has_context(self, start: int, end: int) -> bool:
        """A role noun touches the name from the left, or an age from the right."""
        return start - 1 in self._noun_ends or bool(_AGE_AFTER.match(self.draft.article.text, end))

    def _add_figure(self, start: int, end: int) -> None:
        words = self.draft.article.text[start:end].split()
        # Papers set the first word of an article in capitals: "JOSH Nuttall has signed".
        shout = words[0].isupper() and not words[-1].isupper() and "." not in words[0]
        name = " ".join([words[0].capitalize(), *words[1:]] if shout else words)
        if self._may_be_genitive(end) and fold_name(name[:-1]) in self._keys:
            name, end = name[:-1], end - 1
        key = self._keys.setdefault(fold_name(name), name)
        figure = self.figures.setdefault(key, Figure(name=name))
        self._mention(start, end, figure, Form.NAME)

    def _mention(self, start: int, end: int, figure: Figure, form: Form) -> None:
        text = self.draft.article.text
        owned = _OWNED.match(text, end, end + 3) is not None or text[end : end + 1] == "s"
        self.mentions.append(Mention(start, end, figure, form, possessive=owned))
        self._mention_ends.add(end)
        insort(self._places[id(figure)], start)
        for place in range(start, end):
            self._taken[place] = end
        if found := _AGE_AFTER.match(text, end):
            figure.age = figure.age or int(found["age"] or found["comma"])
        role = self._noun_ends.get(start - 1)
        if role is not None and figure.role is None:
            figure.role = Role(role.value.detail)

    def _index_parts(self) -> None:
        for figure in self.figures.values():
            words = fold_name(figure.name).replace("-", " ").split()
            whole = fold_name(figure.name).split()
            for part in dict.fromkeys([*words, *whole, *_with_particles(whole)]):
                if part not in _PARTICLE and len(part) > 1:
                    self._by_part[part].append(figure)

    def _add_short(self, start: int, end: int) -> None:
        if start in self._taken:
            return
        name = self.draft.article.text[start:end]
        figure = self._resolve_short(fold_name(name), start)
        if figure is None and self._may_be_genitive(end):
            figure = self._resolve_short(fold_name(name[:-1]), start)
            end -= figure is not None
        if figure is None and " " not in name:
            for part in re.finditer(r"[^-]+", name):
                figure = self._resolve_short(fold_name(part[0]), start)
                if figure is not None and "-" in name:
                    break
        if figure is None:
            figure = self._single(name, start, end)
        if figure is not None:
            self._mention(start, end, figure, Form.SURNAME)

    def _resolve_short(self, folded: str, start: int) -> Figure | None:
        """The figure of that surname or first name whom the text named last before."""
        figures = self._by_part.get(folded, [])
        if len(figures) < 2:
            return figures[0] if figures else None
        surnames = [f for f in figures if fold_name(f.name).endswith(folded)] or figures
        return max(surnames, key=lambda figure: self._last_before(figure, start))

    def _last_before(self, figure: Figure, start: int) -> int:
        places = self._places[id(figure)]
        before = bisect_left(places, start)
        return places[before - 1] if before else -1

    def _single(self, name: str, start: int, end: int) -> Figure | None:
        """A lone name: known by its surname, or introduced by a role or an age."""
        if len(name) < 3 or name.isupper() or " " in name:
            return None
        gazetteer = self.draft.lexicon.gazetteer
        known = gazetteer.people_by_surname.get(fold_name(name), ())
        if len(known) == 1 and fold_name(name) not in gazetteer.given_names:
            figure = self._figure_of(known[0])
        elif (
            self._is_listed(start)
            or self._is_argument(start, end)
            or (self._has_context(start, end) and not self._is_sentence_start(start))
        ):
            figure = self.figures.setdefault(name, Figure(name=name))
            self._keys.setdefault(fold_name(name), name)
        else:
            return None
        self._by_part[fold_name(name)].append(figure)
        return figure

    def _is_listed(self, start: int) -> bool:
        """Whether the name goes on a list of people: "Cruijff and Maxwell"."""
        before = self.draft.folded[max(0, start - 12) : start]
        found = self.draft.lexicon.wording.list_lead.search(before)
        return found is not None and start - len(found[0]) in self._mention_ends

    def _is_argument(self, start: int, end: int) -> bool:
        """Whether the name touches a trigger on the side where the trigger wants a person."""
        if self._is_sentence_start(start) or self._title_case[self._sentence_of(start).number]:
            return False
        before = self.draft.folded[max(0, start - _LONGEST_WORD) : start].rsplit(maxsplit=1)[-1:]
        if before and before[0].decode("latin-1") in self.draft.lexicon.wording.articles:
            return False
        if self.draft.lexicon.pack.grammar.nouns_capitalised:
            return False
        return end + 1 in self._wanted_starts or start - 1 in self._wanted_ends

    def _is_sentence_start(self, start: int) -> bool:
        return start in self._starts


def _with_particles(words: list[str]) -> Iterable[str]:
    """The name and its ends: "van nistelrooy" and "nistelrooy" for ruud van nistelrooy."""
    for place in range(len(words)):
        yield " ".join(words[place:])


def _is_title_case(line: str) -> bool:
    words = [word for word in line.split() if word[:1].isalpha()]
    capitals = sum(word[0].isupper() for word in words)
    return len(words) > 3 and capitals / len(words) > 0.7


def _club_on(person: Person, published: str | None) -> str | None:
    """The club of the tables on the day of the article; None without a date or a spell."""
    if published is None:
        return None
    first, last = interval(published)
    found = None
    for spell in person.clubs:
        if interval(spell.since)[0] <= last - _NEWS and (
            spell.until is None or interval(spell.until)[1] >= first
        ):
            found = spell.club
            if spell.until is None or interval(spell.until)[1] > last:
                return found
    return found
