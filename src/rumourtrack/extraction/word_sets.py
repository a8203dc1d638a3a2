"""The closed words of a language as sets of folded words."""

import re
from collections.abc import Iterable, Mapping
from enum import Enum
from functools import cached_property

from rumourtrack.knowledge.cues import Entry
from rumourtrack.knowledge.forms import expand
from rumourtrack.knowledge.packs import Language
from rumourtrack.text import fold, fold_name

_LONGEST_WORD = 30
_WORD = re.compile(rb"[a-z0-9'\-]+$")


class Relation(Enum):
    """What the words before a club say of it."""

    TO = "to"
    FROM = "from"
    AT = "at"
    FORMER = "former"
    NONE = "none"


class WordSets:
    """Sets of folded words of one pack, each made when it is first asked for."""

    def __init__(self, pack: Language) -> None:
        self._pack = pack
        self._grammar = pack.grammar
        self._accented: dict[tuple[type, str], frozenset[str]] = {}

    @cached_property
    def articles(self) -> frozenset[str]:
        """Articles and determiners."""
        return _folded(self._grammar.articles, self._grammar.determiners)

    @cached_property
    def determiners(self) -> frozenset[str]:
        """What opens a noun phrase that stands for somebody known."""
        return _folded(self._grammar.determiners)

    @cached_property
    def definite(self) -> frozenset[str]:
        """Nouns that need no determiner."""
        forms = (form for line in self._pack.nouns.definite for form in expand(line, {}))
        return _folded(forms)

    @cached_property
    def copulas(self) -> frozenset[str]:
        """Forms of to be and to become."""
        return _folded(self._grammar.copulas)

    @cached_property
    def object_pronouns(self) -> frozenset[str]:
        """Pronouns and determiners that are no subject and open none."""
        return _folded(self._grammar.pronouns_object, self._grammar.determiners_object)

    @cached_property
    def city_prepositions(self) -> frozenset[str]:
        """What before a club's name says that the city is meant."""
        return _folded(self._grammar.city_prepositions)

    @cached_property
    def of_prepositions(self) -> frozenset[str]:
        """What leads from a thing to its owner."""
        return _folded(self._grammar.of_prepositions)

    @cached_property
    def origin_prepositions(self) -> frozenset[str]:
        """What leads to where somebody comes from."""
        return _folded(self._grammar.from_prepositions, self._grammar.of_prepositions)

    @cached_property
    def elisions(self) -> frozenset[str]:
        """Words that touch the next one with their apostrophe: "l'", "dell'"."""
        grammar = self._grammar
        words = (
            *grammar.articles,
            *grammar.determiners,
            *grammar.to_prepositions,
            *grammar.from_prepositions,
            *grammar.at_prepositions,
            *grammar.of_prepositions,
            *grammar.relatives,
        )
        return frozenset(word.split()[-1] for word in map(fold_name, words) if word.endswith("'"))

    def word_before(self, folded: bytes, start: int) -> tuple[str, int] | None:
        """The word that a blank, a hyphen or its own apostrophe parts from an offset, and its start.

        None behind punctuation. "dell'ex capitano" is three words.
        """
        before = folded[max(0, start - _LONGEST_WORD) : start]
        is_elided = before.endswith(b"'")
        if not is_elided and not before.endswith((b" ", b"-")):
            return None
        end = start if is_elided else start - 1
        found = _WORD.search(before if is_elided else before[:-1])
        if found is None:
            return None
        word = found[0].decode("latin-1")
        head, _, rest = word.removesuffix("'").partition("'")
        if rest and head + "'" in self.elisions:
            word = word[len(head) + 1 :]
        if is_elided and word not in self.elisions:
            return None
        return word, end - len(word)

    @cached_property
    def prepositions(self) -> Mapping[str, Relation]:
        """What each preposition, of up to three words, says of the club behind it."""
        grammar = self._grammar
        lists = (
            (Relation.TO, grammar.to_prepositions),
            (Relation.FROM, grammar.from_prepositions),
            (Relation.AT, grammar.at_prepositions),
        )
        return {fold_name(word): relation for relation, words in lists for word in words}

    @cached_property
    def possessives(self) -> tuple[bytes, ...]:
        """Endings of a genitive."""
        return tuple(fold(ending) for ending in self._grammar.possessives)

    @cached_property
    def former(self) -> frozenset[str]:
        """Words for what somebody no longer is."""
        return _folded(self._grammar.former)

    @cached_property
    def skipped_before_clubs(self) -> frozenset[str]:
        """What may stand between a preposition and its club."""
        return self.articles | _folded(self._pack.nouns.club)

    @cached_property
    def coming(self) -> frozenset[str]:
        """Words for what somebody is not yet."""
        return _folded(self._grammar.coming)

    @cached_property
    def role_nouns(self) -> frozenset[str]:
        """Nouns for people of any role."""
        nouns = self._pack.nouns
        groups = (nouns.player, nouns.manager, nouns.director, nouns.other, nouns.person)
        lines = (line for group in groups for line in group)
        return frozenset(fold_name(f) for line in lines for f in expand(line, self._pack.sets))

    @cached_property
    def proxies(self) -> frozenset[str]:
        """Nouns for people who act for a player."""
        lines = self._pack.nouns.proxies
        return frozenset(fold_name(f) for line in lines for f in expand(line, self._pack.sets))

    def is_former(self, noun: str) -> bool:
        """Whether a noun for a person says that he is one no more: "exjugador"."""
        return any(
            noun.startswith(word) and noun[len(word) :] in self.role_nouns for word in self.former
        )

    @cached_property
    def relatives(self) -> frozenset[str]:
        """What takes up a person in a clause of its own."""
        return _folded(self._grammar.relatives)

    @cached_property
    def relative_articles(self) -> frozenset[str]:
        """Relatives that are articles too: German "der"."""
        return self.relatives & self.articles

    @cached_property
    def past_auxiliaries(self) -> frozenset[str]:
        """Auxiliaries of the past."""
        return _folded(self._grammar.past_auxiliaries)

    @cached_property
    def past_forms(self) -> frozenset[str]:
        """Verbs of the simple past that their ending does not show."""
        return _folded(self._grammar.past_forms)

    @cached_property
    def past_endings(self) -> tuple[str, ...]:
        """Endings of the simple past: "*ed" without its star."""
        return tuple(form[1:] for form in self.past_forms if form.startswith("*"))

    @cached_property
    def year_leads(self) -> tuple[bytes, ...]:
        """What may stand between a season and its year, blanks included."""
        links = (fold(f" {fold_name(link)} ") for link in self._pack.time.year_links)
        return (b" ", *(link for link in links if link.strip()))

    def accented(self, entry: Entry) -> frozenset[str]:
        """The halves of forms of a trigger whose accents count, in small letters."""
        key = (type(entry), entry.name)
        if key not in self._accented:
            self._accented[key] = frozenset(
                half.lower()
                for line in entry.forms
                for form in expand(line, self._pack.sets)
                for half in form.split(" ... ")
            )
        return self._accented[key]


def _folded(*groups: Iterable[str]) -> frozenset[str]:
    return frozenset(fold_name(word) for group in groups for word in group)
