"""Dates in digits and words, in English and the packs' languages; without a year it is none."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from dateutil.parser import isoparse

from rumourtrack.knowledge.forms import expand
from rumourtrack.knowledge.packs import Language
from rumourtrack.reading.wording import MONTHS
from rumourtrack.text import fold_name

_DAY = r"(?<![\d.,/:-])(?P<day>\d{1,2})(?:st|nd|rd|th|er|e|o|a)?\b\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?![\d/-])"
_HAS_YEAR = re.compile(r"(?:19|20)\d\d")
_ISO = re.compile(
    r"(?<![\d/-])(?P<date>(?:19|20)\d\d([-/])\d\d\2\d\d)"
    r"(?:t\d\d:\d\d(?::\d\d(?:[.,]\d{1,9})?)?(?:z|[+-]\d\d(?::?\d\d)?)?|(?![\d/-]))"
)
_DIGITS = re.compile(rf"(?<![\d./-])(?P<one>\d\d?)(?P<mark>[./-])(?P<two>\d\d?)(?P=mark){_YEAR}")


@dataclass(frozen=True)
class Found:
    """A date in a folded line: half-open offsets, and the partial date that it says."""

    start: int
    end: int
    partial: str


@dataclass(frozen=True)
class Calendar:
    """How dates are written: the month of each folded name, and patterns made of the names."""

    months: dict[str, int]
    patterns: tuple[re.Pattern[str], ...]


def build_calendar(packs: Sequence[Language]) -> Calendar:
    """The English month names and all packs' together; one that means two months means none.

    Pages of every country print English dates.
    """
    months = {name: number for number, names in enumerate(MONTHS, start=1) for name in names}
    links = {fold_name(link) for pack in packs for link in pack.time.year_links}
    for pack in packs:
        named = [*enumerate(pack.time.months, start=1), *enumerate(pack.time.short_months, start=1)]
        for number, lines in named:
            for name in (form for line in lines for form in expand(line, pack.sets)):
                key = fold_name(name).rstrip(".")
                months[key] = number if months.get(key, number) == number else 0
    names = "|".join(map(re.escape, sorted(filter(months.get, months), key=len, reverse=True)))
    month = rf"(?<![a-z])(?P<month>{names})(?![a-z])\.?"
    link = "".join(rf"(?:(?:{'|'.join(map(re.escape, sorted(links)))}) )?" if links else "")
    spelled = (
        rf"{_DAY}[ -]?{link}{month},?[ -]?{link}{_YEAR}",
        rf"{month} {_DAY},? {_YEAR}",
        rf"{month},? {link}{_YEAR}",
    )
    return Calendar(months, tuple(map(re.compile, spelled)))


def find_dates(folded: str, calendar: Calendar, *, day_first: bool) -> tuple[Found, ...]:
    """All dates of a folded line, in order.

    `day_first` tells that digits are day, month, year, as everywhere but in English; there only a
    number above 12 tells which is the day.
    """
    if not _HAS_YEAR.search(folded):
        return ()
    taken: list[tuple[int, int]] = []
    dates: list[Found] = []
    for start, end, partial in _find_all(folded, calendar, day_first=day_first):
        if all(end <= other_start or start >= other_end for other_start, other_end in taken):
            # A day that does not exist keeps its place, so that no month is read out of it.
            taken.append((start, end))
            if partial is not None:
                dates.append(Found(start, end, partial))
    return tuple(sorted(dates, key=lambda found: found.start))


def _find_all(
    folded: str, calendar: Calendar, *, day_first: bool
) -> Iterator[tuple[int, int, str | None]]:
    for match in _ISO.finditer(folded):
        yield match.start(), match.end(), _parse_iso(match["date"])
    for match in _DIGITS.finditer(folded):
        yield match.start(), match.end(), _parse_digits(match, day_first=day_first)
    for pattern in calendar.patterns:
        for match in pattern.finditer(folded):
            parts = match.groupdict()
            month = calendar.months[parts["month"]]
            partial = _build_partial(int(parts["year"]), month, parts.get("day"))
            yield match.start(), match.end(), partial


def _parse_iso(stamp: str) -> str | None:
    try:
        return isoparse(stamp.replace("/", "-")).date().isoformat()
    except ValueError:
        return None


def _parse_digits(match: re.Match[str], *, day_first: bool) -> str | None:
    day, month = int(match["one"]), int(match["two"])
    if month > 12 and day <= 12:
        day, month = month, day
    elif day <= 12 and day != month and not day_first:
        return None
    return _build_partial(int(match["year"]), month, str(day))


def _build_partial(year: int, month: int, day: str | None) -> str | None:
    try:
        full = date(year, month, int(day or 1)).isoformat()
    except ValueError:
        return None
    return full if day else full[:7]
