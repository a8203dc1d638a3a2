"""The words of a language file for times, sums of money and forms of a deal."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from rumourtrack.knowledge.cues import Line, Lines, Strict
from rumourtrack.records import Deal, FeeKind


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
    short_months: Annotated[list[list[Line]], Field(max_length=12)] = []
    """Abbreviations that only datelines use, as a word of the language may be spelt so: "set", "mar"."""
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
    and_half: list[Line] = []
    """Behind a scale half of it more: "três milhões e meio"."""
    no_fee: Lines
    """Words near a sum that make it no fee: wages, market values, sell-on shares."""
    kinds: Annotated[list[FeePhrase], Field(min_length=1)]


class DealCue(Strict):
    """Words that tell the form of the transfer."""

    deal: Deal
    forms: Lines
