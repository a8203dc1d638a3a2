"""All that one language's extraction needs, made ready for scanning: pack, names and nouns."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from functools import cache, cached_property
from typing import NamedTuple, TypeVar

from rumourtrack.extraction.scanning import Scanner
from rumourtrack.extraction.sums import Sums
from rumourtrack.extraction.tables import Gazetteer, load_gazetteer
from rumourtrack.extraction.wording import Wording
from rumourtrack.knowledge.cues import AttributionCue, ContractCue, Entry, Frame, Modifier
from rumourtrack.knowledge.forms import expand
from rumourtrack.knowledge.packs import Pack, load_pack
from rumourtrack.knowledge.phrases import TimePhrase
from rumourtrack.records import Deal, FeeKind, Role
from rumourtrack.text import fold_name

E = TypeVar("E", bound=Entry)


class NounKind(Enum):
    """Closed classes and nouns that build mentions."""

    ROLE = "role"
    PERSON = "person"
    CLUB = "club"
    NATIVE = "native"
    NATIVES = "natives"
    ADJECTIVE = "adjective"
    PLACE = "place"
    CAPITAL = "capital"
    PLURAL = "plural"
    PERSON_ADJECTIVE = "person adjective"
    FORMER = "former"
    MASCULINE = "masculine"
    FEMININE = "feminine"
    FIRST = "first"


class Noun(NamedTuple):
    """A noun and what it tells: the role, or the FIFA code of the country."""

    kind: NounKind
    detail: str = ""


class TimeWord(NamedTuple):
    """A time phrase, or a month by its number."""

    phrase: TimePhrase | None
    month: int = 0
    capital: bool = False
    """True for a month that is written with a capital."""


@dataclass(frozen=True)
class Lexicon:
    """One language made ready for scanning."""

    pack: Pack
    gazetteer: Gazetteer
    triggers: Scanner[Frame | Modifier] = field(repr=False)
    """Frames and modifiers share one scan, so that the longer phrase shields the shorter."""
    credits: Scanner[AttributionCue] = field(repr=False)
    contracts: Scanner[ContractCue] = field(repr=False)
    nouns: Scanner[Noun] = field(repr=False)
    times: Scanner[TimeWord] = field(repr=False)
    deals: Scanner[Deal] = field(repr=False)
    fee_words: Scanner[FeeKind | None] = field(repr=False)
    """The kind of a sum; None for words that make it no fee."""
    function_words: frozenset[str] = field(repr=False)
    not_names: frozenset[str] = field(repr=False)

    @cached_property
    def wording(self) -> Wording:
        """The closed words of the language."""
        return Wording(self.pack)

    @cached_property
    def sums(self) -> Sums:
        """How the language writes money."""
        return Sums(self.pack.money)


def build_lexicon(pack: Pack, gazetteer: Gazetteer) -> Lexicon:
    """Expand all forms of a pack and build its scanners."""
    sets = pack.sets
    return Lexicon(
        pack=pack,
        gazetteer=gazetteer,
        triggers=Scanner(
            [*_forms(pack.frame, pack), *_forms(pack.modifier, pack)],
            keep=lambda entry: isinstance(entry, Modifier),
        ),
        credits=Scanner(_forms(pack.attribution, pack)),
        contracts=Scanner(_forms(pack.contract, pack)),
        nouns=Scanner(_nouns(pack)),
        times=Scanner(_times(pack)),
        deals=Scanner(
            (form, cue.deal)
            for cue in pack.deal
            for line in cue.forms
            for form in expand(line, sets)
        ),
        fee_words=Scanner(_fee_words(pack)),
        function_words=frozenset(map(fold_name, pack.grammar.function_words)),
        not_names=frozenset(map(fold_name, pack.nouns.not_names)),
    )


@cache
def load_lexicon(code: str) -> Lexicon:
    """The shipped language with the shipped tables.

    Raises:
        RumourError: there is no such language, or a file is wrong.
    """
    return build_lexicon(load_pack(code), load_gazetteer())


def _forms(entries: Iterable[E], pack: Pack) -> Iterator[tuple[str, E]]:
    for entry in entries:
        for line in entry.forms:
            for form in expand(line, pack.sets):
                yield form, entry


def _nouns(pack: Pack) -> Iterator[tuple[str, Noun]]:
    nouns, grammar = pack.nouns, pack.grammar
    plain = (
        (NounKind.PERSON, nouns.person),
        (NounKind.CLUB, nouns.club),
        (NounKind.CAPITAL, nouns.capital),
        (NounKind.PLURAL, nouns.plurals),
        (NounKind.PERSON_ADJECTIVE, nouns.person_adjectives),
        (NounKind.FORMER, grammar.former),
        (NounKind.MASCULINE, grammar.pronouns_masculine),
        (NounKind.FEMININE, grammar.pronouns_feminine),
        (NounKind.FIRST, grammar.pronouns_first),
    )
    for role in Role:
        for line in getattr(nouns, role):
            for form in expand(line, pack.sets):
                yield form, Noun(NounKind.ROLE, role)
    for kind, lines in plain:
        for line in lines:
            for form in expand(line, pack.sets):
                yield form, Noun(kind)
    for demonym in pack.demonyms:
        for kind, lines in (
            (NounKind.NATIVE, demonym.nouns),
            (NounKind.ADJECTIVE, demonym.adjectives),
            (NounKind.PLACE, demonym.places),
            (NounKind.NATIVES, demonym.plurals),
        ):
            for line in lines:
                for form in expand(line, pack.sets):
                    yield form, Noun(kind, demonym.country)


def _times(pack: Pack) -> Iterator[tuple[str, TimeWord]]:
    for phrase in pack.time.phrases:
        for line in phrase.forms:
            for form in expand(line, pack.sets):
                yield form, TimeWord(phrase)
    for number, lines in enumerate(pack.time.months, start=1):
        for line in lines:
            yield line, TimeWord(None, number, line[0].isupper())


def _fee_words(pack: Pack) -> Iterator[tuple[str, FeeKind | None]]:
    for line in pack.money.no_fee:
        for form in expand(line, pack.sets):
            yield form, None
    for cue in pack.money.kinds:
        for line in cue.forms:
            for form in expand(line, pack.sets):
                yield form, cue.kind
