"""What a language file may say: the schema of `languages/xx.toml`, checked by pydantic.

A *form line* is written in the notation of `forms.expand`: `agree(|s|d|ing) to <join>`. Spelling
is folded on both sides (case, accents, quotes), so no variants of that kind are listed. ` ... `
inside a form is a gap of at most twelve words within the sentence (separable verbs). The longest
form wins at each place; a longer harmless phrase with effect `none` therefore shields a text from
a shorter cue. Each entry carries `fires`, sentences in which it must be found, and where its words
are common also `quiet`, sentences in which it must not; the tests run them all.
"""

import tomllib
from enum import StrEnum
from functools import cache
from typing import Annotated

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
    model_validator,
)

from rumourtrack.errors import Problem, RumourError, problems_from
from rumourtrack.knowledge.files import list_languages, read_text
from rumourtrack.knowledge.forms import expand
from rumourtrack.records import Deal, FeeKind, Move, Stance

Line = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Lines = Annotated[list[Line], Field(min_length=1)]


class Strict(BaseModel):
    """A frozen part of a pack that refuses unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Side(StrEnum):
    """Where an argument stands, seen from the trigger."""

    BEFORE = "before"
    AFTER = "after"
    EITHER = "either"


class Effect(StrEnum):
    """What a modifier does to the frames in its scope."""

    NEGATE = "negate"
    """The move is denied: "will not", "ruled out", "refused to"."""
    OPEN = "open"
    """A denial denied: "not ruled out". The move is possible."""
    POSSIBLE = "possible"
    LINK = "link"
    """No more than interest or talks: "wants to", "in talks to", "tipped to"."""
    EXPECT = "expect"
    """Decided or foretold: "set to", "will", "agreed to"."""
    CONFIRM = "confirm"
    """Announced or done: "officially", "has confirmed that"."""
    CONDITION = "condition"
    """Opens a stated condition: "if", "unless", "only if"."""
    HISTORY = "history"
    """Told as past: "last summer", "in 2022", "previously"."""
    HEDGE = "hedge"
    """Hearsay: kept among the cues, stance unchanged: "reportedly", Dutch "zou"."""
    CONTRARY = "contrary"
    """The move did not happen or would not, told as an aside: "had refused to"."""
    NONE = "none"
    """A harmless phrase that shields its words from shorter cues."""


class Scope(StrEnum):
    """How far a modifier reaches."""

    FORWARD = "forward"
    BACKWARD = "backward"
    BOTH = "both"
    SENTENCE = "sentence"


class Entry(Strict):
    """What all cues share."""

    name: str = Field(pattern=r"^[a-z0-9][a-z0-9 -]*$")
    """What a reader calls it; unique in its section."""
    forms: Lines
    fires: Lines
    quiet: list[Line] = []


class Frame(Entry):
    """A trigger and its grammar: who stands where when these words tell of a move.

    A slot that is absent is not looked for. A join needs `person` and `buyer` (or `replaced`, from
    whom the club follows); a leave and a stay need `person`.
    """

    move: Move
    person: Side
    """Where the mover stands."""
    buyer: Side | None = None
    """The club that gets or keeps the person."""
    seller: Side | None = None
    """The club that loses the person."""
    replaced: Side | None = None
    """The person whose place the mover takes; that this person leaves is no claim."""
    companion: Side | None = None
    """The person whom the mover follows: his destination is the mover's too."""
    stance: Stance
    deal: Deal | None = None
    topic: bool = False
    """True where the buyer may be the club that the text goes on about: "the favourite is X"."""
    close: bool = False
    """True where person and club must touch the trigger, articles and nouns apart: "X to Y"."""
    feature: bool = False
    """True for forms that tell of a move only when a club or modifier in the same clause shows
    it ("leave", "arrival"): bare words of everyday language."""


class Modifier(Entry):
    """Words that change how firmly, when or on what condition a frame holds."""

    effect: Effect
    scope: Scope = Scope.FORWARD
    words: int = Field(default=12, ge=1, le=60)
    """How many words away the trigger may begin."""


class Credit(StrEnum):
    """How the words connect a source with what it says."""

    REPORT = "report"
    """An outlet or journalist tells: "according to", "claims", "understands"."""
    RELAY = "relay"
    """Names who stands between: "via", "h/t", "as quoted by", "citing" names the original."""
    CITE = "cite"
    """Names the original behind a relay just named: "citing", "with reference to"."""
    SAY = "say"
    """A person or club speaks: "said", "told reporters", "insisted"."""
    ANNOUNCE = "announce"
    """A club or person makes it official."""
    UNNAMED = "unnamed"
    """Nobody is named: "reports suggest", "it is believed"."""
    CONTINUE = "continue"
    """The source named before goes on: "the report also states", "the paper adds"."""
    OWN = "own"
    """The publisher itself: "we understand"."""


class AttributionCue(Entry):
    """Words that credit a source; `source` tells on which side of them it stands."""

    credit: Credit
    source: Side | None = None
    """None for `unnamed`, `continue` and `own`."""


class ContractCue(Entry):
    """Words that tell until when a contract runs; the date stands after them."""


class Season(StrEnum):
    """What a time phrase points at, before it is resolved against the article's date."""

    SUMMER = "summer"
    WINTER = "winter"
    SEASON_END = "season-end"
    WINDOW = "window"
    """The window nearest to the article's date: "the transfer window"."""
    MONTH = "month"
    YEAR = "year"
    NOW = "now"


class When(StrEnum):
    """Which one of them, seen from the article's date."""

    THIS = "this"
    NEXT = "next"
    LAST = "last"
    BARE = "bare"


class TimePhrase(Strict):
    """A phrase of time; a bare season may be followed by a year."""

    season: Season
    when: When = When.BARE
    forms: Lines


class Time(Strict):
    """Time words. `months` holds twelve lists, January first.

    A month written with a capital here is one in a text only where it has a capital: "May", "March".
    """

    months: Annotated[list[Lines], Field(min_length=12, max_length=12)]
    phrases: Annotated[list[TimePhrase], Field(min_length=1)]
    year_links: list[Line] = []
    """Words between a season or month and its year: "of"."""


class FeePhrase(Strict):
    """Words near a sum that tell what sort of sum it is."""

    kind: FeeKind
    forms: Lines


class Money(Strict):
    """Words around sums of money."""

    currencies: dict[str, Lines]
    """ISO 4217 code → words for it; the signs €, £ and $ are known without."""
    unspoken: str | None = Field(default=None, pattern=r"^[A-Z]{3}$")
    """Currency of a sum that has a scale and names none; None where such a sum tells nothing."""
    scales: dict[int, Lines]
    """1000, 1000000 … → words for it, abbreviations too ("m", "mln", "kilos")."""
    numbers: dict[float, Lines] = {}
    """Number → words: 50 → "fifty", 1.5 → "one and a half"."""
    no_fee: Lines
    """Words near a sum that make it no fee: wages, market values, sell-on shares."""
    kinds: Annotated[list[FeePhrase], Field(min_length=1)]


class DealCue(Strict):
    """Words that tell the form of the transfer."""

    deal: Deal
    forms: Lines


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
    of_prepositions: list[Line] = []
    """Between a person or role and his club: "Olabe of Real Sociedad", "coach of Porto"."""
    former: Lines
    """Before a club or role that is past: "former", "ex", "one-time"."""
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
    person: Lines
    """Nouns for a person of any role: "star", "teenager", "international"."""
    club: Lines
    """Nouns for a club: "club", "side", "giants", "champions"."""
    person_adjectives: list[Line] = []
    """Adjectives that may stand between determiner and noun: "young", "former", "highly-rated"."""
    plurals: list[Line] = []
    """Nouns for several people, who are no single person: "players", "managers"."""
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


class Pack(Strict):
    """One language: everything the engine knows of it."""

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


def read_pack(code: str) -> tuple[Pack | None, tuple[Problem, ...]]:
    """The pack of a language, or what is wrong with its file."""
    path = f"languages/{code}.toml"
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
