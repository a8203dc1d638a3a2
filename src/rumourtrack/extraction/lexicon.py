"""All that one language's extraction needs, made ready for scanning: pack, names and nouns."""

from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import NamedTuple

from rumourtrack.extraction.scanning import Scanner
from rumourtrack.extraction.sums import Sums
from rumourtrack.extraction.tables import Gazetteer
from rumourtrack.extraction.wording import Wording
from rumourtrack.knowledge.cues import AttributionCue, ContractCue, Frame, Modifier
from rumourtrack.knowledge.packs import Language
from rumourtrack.knowledge.phrases import TimePhrase
from rumourtrack.records import Deal, FeeKind


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

    pack: Language
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
