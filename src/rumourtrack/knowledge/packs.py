"""What a language file may say: the schema of `languages/xx.toml`, checked by pydantic.

A *form line* is written in the notation of `forms.expand`: `agree(|s|d|ing) to <join>`. Spelling
is folded on both sides (case, accents, quotes), so no variants of that kind are listed. ` ... `
inside a form is a gap of at most twelve words within the sentence (separable verbs). The longest
form wins at each place; a longer harmless phrase with effect `none` therefore shields a text from
a shorter cue. Each entry carries `fires`, sentences in which it must be found, and where its words
are common also `quiet`, sentences in which it must not; the tests run them all.
"""

import tomllib
from functools import cache
from typing import Annotated

from pydantic import Field, ValidationError, model_validator

from rumourtrack.errors import Problem, RumourError, problems_from
from rumourtrack.knowledge.cache import load_compiled
from rumourtrack.knowledge.cues import (
    AttributionCue,
    ContractCue,
    Frame,
    Line,
    Lines,
    Modifier,
    Strict,
)
from rumourtrack.knowledge.files import list_languages, read_text
from rumourtrack.knowledge.forms import expand
from rumourtrack.knowledge.phrases import DealCue, Money, Time


class Demonym(Strict):
    """Names of the people of a country, by FIFA code."""

    country: str = Field(pattern=r"^[A-Z]{3}$")
    nouns: list[Line] = []
    """"Spaniard": a person when a determiner stands before it."""
    plurals: list[Line] = []
    """"Spaniards": with a determiner before it, the club of that country."""
    adjectives: list[Line] = []
    """"Spanish": with a role or club noun after it."""
    places: list[Line] = []
    """"Spain"."""


class Grammar(Strict):
    """The closed classes of the language."""

    function_words: Annotated[list[Line], Field(min_length=30)]
    """Frequent words that tell this language from others."""
    determiners: Lines
    """Before an epithet: "the Spaniard"; possessives that point at a club's man too."""
    determiners_object: list[Line] = []
    """Those of them that open no subject: German "den", "dem"."""
    pronouns_masculine: Lines
    pronouns_feminine: Lines
    pronouns_object: list[Line] = []
    """Those of the above that are never the subject: "him"."""
    pronouns_first: Lines
    """"I", "me", "we": the speaker of a quotation."""
    conjunctions: Lines
    """Between members of a list: "and", "or", "as well as", "and even"."""
    breaks: Lines
    """Conjunctions that end a clause: "but", "although", "while"."""
    relatives: Lines
    """Words that open a relative clause: "who", "which"."""
    to_prepositions: Lines
    """Before the club somebody goes to."""
    from_prepositions: Lines
    """Before the club somebody comes from."""
    at_prepositions: Lines
    """Before the club somebody is at."""
    city_prepositions: list[Line] = []
    """Before a club called as its city they mean the city, where clubs take an article: Italian
    "a Roma", but "alla Roma"."""
    of_prepositions: list[Line] = []
    """Between a person or role and his club: "Olabe of Real Sociedad", "coach of Porto"."""
    former: Lines
    """Before a club or role that is past: "former", "ex", "one-time"."""
    coming: list[Line] = []
    """Before a role or the club of a role that somebody takes up: "the next", "incoming"."""
    past_auxiliaries: list[Line] = []
    """Verbs that put a clause into the past: "was", "had". A bare season there is the last one."""
    copulas: list[Line] = []
    """Between a person and a noun for the same person: "Robinson is the man"."""
    past_forms: list[Line] = []
    """Words of the simple past, and endings of it with a star before: "went", "*ed"."""
    perfect_auxiliaries: list[Line] = []
    """Verbs of a finished act that is news: "has signed", "heeft getekend"."""
    both: list[Line] = []
    """Before a plural role noun: "both managers" are the two named last."""
    articles: list[Line] = []
    """Words that may stand between a preposition and a club: "the", "Spanish giants" need not
    be listed, adjectives and club nouns are skipped too."""
    possessives: list[Line] = []
    """Endings of the genitive that touch the name: "'s"."""
    ages: Lines
    """Forms with `#` for the number: "#-year-old"."""
    nouns_capitalised: bool = False
    """True where every noun has a capital (German): capitals alone then make no name."""
    names_take_article: bool = False
    """True where an article may stand before a person's name: "o Emerson", "der Müller"."""
    adjectives_follow: bool = False
    """True where adjectives stand behind their noun: "le milieu portugais", "el club inglés"."""
    nicknames_small: bool = False
    """True where clubs are called by nicknames in small letters: "i rossoneri", "el rojiblanco"."""
    genitive_s: bool = False
    """True where a name takes an -s without apostrophe: "Leverkusens Trainer"."""
    subject_may_follow: bool = False
    """True where the subject often stands behind the verb (Dutch, German, Spanish, Italian)."""
    subject_may_lack: bool = False
    """True where a verb needs no subject (Spanish, Italian, Portuguese)."""


class Nouns(Strict):
    """Nouns that stand for people and clubs."""

    player: Lines
    manager: Lines
    director: Lines
    other: Lines
    """Other people of football: assistant, chairman, agent."""
    proxies: list[Line] = []
    """Those of `other` who act for a player: "agent", "father". "X's agent" counts as X."""
    person: Lines
    """Nouns for a person of any role: "star", "teenager", "international"."""
    club: Lines
    """Nouns for a club: "club", "side", "giants", "champions"."""
    person_adjectives: list[Line] = []
    """Adjectives that may stand between determiner and noun: "young", "former", "highly-rated"."""
    plurals: list[Line] = []
    """Nouns for several people, who are no single person: "players", "managers"."""
    definite: list[Line] = []
    """Those of them, demonyms too, that are definite by their ending and stand without a
    determiner: "angriberen", "klubben", "danskerne"."""
    capital: list[Line] = []
    """"capital": with an adjective of a country before it, a place: "the Spanish capital"."""
    not_names: list[Line] = []
    """Capitalised words of this language that begin no name: sentence openers such as "After"."""


class Noise(Strict):
    """Lines of a page that are no article text."""

    lines: Lines
    """Whole lines."""
    starts: list[Line] = []
    """Beginnings of such lines: "© ", "Read more:"."""
    sections: list[Line] = []
    """Lines after which nothing of this article follows: "Most read", "Laatste nieuws"."""


class Language(Strict):
    """The closed words of one language: all that reading needs of it, and half of extraction."""

    code: str = Field(pattern=r"^[a-z]{2}$")
    name: str
    abbreviations: list[Line]
    """Words whose full stop ends no sentence: "vs.", "St."."""
    grammar: Grammar
    nouns: Nouns
    demonyms: Annotated[list[Demonym], Field(min_length=1)]
    time: Time
    money: Money
    noise: Noise
    sets: dict[str, Lines] = {}


class Pack(Language):
    """One language: everything the engine knows of it."""

    frame: Annotated[list[Frame], Field(min_length=1)]
    modifier: Annotated[list[Modifier], Field(min_length=1)]
    attribution: Annotated[list[AttributionCue], Field(min_length=1)]
    contract: Annotated[list[ContractCue], Field(min_length=1)]
    deal: Annotated[list[DealCue], Field(min_length=1)]

    @model_validator(mode="after")
    def _check_lines(self) -> "Pack":
        for section in (self.frame, self.modifier, self.attribution, self.contract):
            names = [entry.name for entry in section]
            twice = {name for name in names if names.count(name) > 1}
            if twice:
                raise ValueError(f"two entries are called {', '.join(sorted(twice))}")
            for entry in section:
                for line in entry.forms:
                    expand(line, self.sets)
        return self


def path_of(code: str) -> str:
    """The language's file among the shipped ones."""
    return f"languages/{code}.toml"


def read_pack(code: str) -> tuple[Pack | None, tuple[Problem, ...]]:
    """The pack of a language, or what is wrong with its file."""
    path = path_of(code)
    try:
        return Pack.model_validate(tomllib.loads(read_text(path))), ()
    except tomllib.TOMLDecodeError as error:
        return None, (Problem(path, "", f"no valid TOML: {error}"),)
    except ValidationError as error:
        return None, tuple(problems_from(error, path))


@cache
def load_pack(code: str) -> Pack:
    """The pack of a language.

    Raises:
        RumourError: there is none, or its file is wrong.
    """
    if code not in list_languages():
        raise RumourError(f"no language {code!r}; known: {', '.join(list_languages())}")
    pack, problems = read_pack(code)
    if pack is None:
        raise RumourError(str(problems[0]))
    return pack


@cache
def load_language(code: str) -> Language:
    """The closed words of a language, without the cues.

    Raises:
        RumourError: there is no such language, or its file is wrong, in the cues too.
    """
    sections = load_compiled(f"{code}-words", [path_of(code)], lambda: _freeze_words(code))
    return Language.model_validate_json(sections["words"])


def _freeze_words(code: str) -> dict[str, bytes]:
    cues = set(Pack.model_fields) - set(Language.model_fields)
    return {"words": load_pack(code).model_dump_json(exclude=cues).encode()}
