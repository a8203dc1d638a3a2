"""The people of an article: by full name, by each part of it, and where they are mentioned."""

import re
from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Iterable
from datetime import timedelta

from rumourtrack.dates import interval
from rumourtrack.extraction.capitals import PARTICLES
from rumourtrack.extraction.draft import Draft, Figure, Form, Mention
from rumourtrack.extraction.lexicon import Noun, NounKind
from rumourtrack.extraction.scanning import Hit
from rumourtrack.knowledge.gazetteer import Person
from rumourtrack.records import Role
from rumourtrack.text import fold_name

AGE_AFTER = re.compile(r" \((?P<age>[1-6]\d)\)|, (?P<comma>[1-6]\d)(?=[,.)])")
_OWNED = re.compile(r"['’]s?(?!\w)")
_NEWS = timedelta(days=30)
"""A spell that has just begun is the news of its articles, and not yet what they take as known."""
_PARTICLE = frozenset(PARTICLES.split("|"))


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


class Register:
    """Whom the text has named, and the offsets that names cover."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.figures: dict[str, Figure] = {}
        self.mentions: list[Mention] = []
        self.taken: dict[int, int] = {}
        """Offset inside a name → where the name ends."""
        self.role_ends = role_ends(draft)
        self.mention_ends: set[int] = set()
        self._by_part: dict[str, list[Figure]] = defaultdict(list)
        self._places: dict[int, list[int]] = defaultdict(list)
        self._keys: dict[str, str] = {}

    def named(self, name: str) -> Figure:
        """The person of that name, entered at the first time; case and accents do not matter."""
        key = self._keys.setdefault(fold_name(name), name)
        return self.figures.setdefault(key, Figure(name=name))

    def listed(self, person: Person) -> Figure:
        """The person of the tables, entered at the first time."""
        figure = self.figures.get(person.name)
        if figure is None:
            figure = Figure(
                name=person.name,
                role=person.role,
                nationality=person.nationality,
                born=person.born,
                known_club=club_on(person, self.draft.article.published),
                listed=True,
            )
            self.figures[person.name] = figure
            self._keys.setdefault(fold_name(person.name), person.name)
        return figure

    def add_full_name(self, start: int, end: int) -> None:
        """Enter the person whose full name covers a span, and the mention."""
        words = self.draft.article.text[start:end].split()
        # Papers set the first word of an article in capitals: "JOSH Nuttall has signed".
        shout = words[0].isupper() and not words[-1].isupper() and "." not in words[0]
        name = " ".join([words[0].capitalize(), *words[1:]] if shout else words)
        if self.may_be_genitive(end) and fold_name(name[:-1]) in self._keys:
            name, end = name[:-1], end - 1
        self.mention(start, end, self.named(name), Form.NAME)

    def mention(self, start: int, end: int, figure: Figure, form: Form) -> None:
        """Note a mention, and what an age behind or a role before it tells."""
        text = self.draft.article.text
        owned = _OWNED.match(text, end, end + 3) is not None or text[end : end + 1] == "s"
        self.mentions.append(Mention(start, end, figure, form, possessive=owned))
        self.mention_ends.add(end)
        insort(self._places[id(figure)], start)
        for place in range(start, end):
            self.taken[place] = end
        if found := AGE_AFTER.match(text, end):
            figure.age = figure.age or int(found["age"] or found["comma"])
        role = self.role_ends.get(start - 1)
        if role is not None and figure.role is None:
            figure.role = Role(role.value.detail)

    def index_parts(self) -> None:
        """Make everybody entered so far known by each part of the name."""
        for figure in self.figures.values():
            words = fold_name(figure.name).replace("-", " ").split()
            whole = fold_name(figure.name).split()
            for part in dict.fromkeys([*words, *whole, *_with_particles(whole)]):
                if part not in _PARTICLE and len(part) > 1:
                    self.index_part(part, figure)

    def index_part(self, part: str, figure: Figure) -> None:
        """Make somebody known by one folded part of the name."""
        self._by_part[part].append(figure)

    def resolve_short(self, folded: str, start: int) -> Figure | None:
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

    def may_be_genitive(self, end: int) -> bool:
        """Whether the word may end in an -s that is no letter of the name: "Alonsos"."""
        is_used = self.draft.lexicon.pack.grammar.genitive_s
        return is_used and self.draft.folded[end - 1 : end] == b"s"


def _with_particles(words: list[str]) -> Iterable[str]:
    """The name and its ends: "van nistelrooy" and "nistelrooy" for ruud van nistelrooy."""
    for place in range(len(words)):
        yield " ".join(words[place:])


def club_on(person: Person, published: str | None) -> str | None:
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
