"""When a move would happen: windows, seasons and months resolved against the article's date.

A bare season is resolved by our own calendar of windows: summer is June to August, winter is
January; "the end of the season" is the summer that closes the running season. Without a date
nothing is resolved but what carries its own year.
"""

import re
from dataclasses import dataclass
from datetime import date

from rumourtrack.dates import interval
from rumourtrack.extraction.draft import Draft, Sentence, within
from rumourtrack.extraction.lexicon import TimeWord
from rumourtrack.extraction.scanning import Hit
from rumourtrack.knowledge.phrases import Season, When

_YEAR = re.compile(rb"(?P<year>(?:19|20)\d\d)(?![\d\x80-\x83])")
_SUMMER_END = 8
"""August: most European windows close on its last days; early September counts as that summer."""
_GRACE_DAYS = 10
_BIRTH_YEARS = 15
"""A bare year this long ago is a year of birth, no time of a move."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A resolved time phrase."""

    start: int
    end: int
    timing: str | None
    """As in `Claim.timing`; None where the article's date is needed and missing."""
    season: bool
    """A season without a year, which the tense of its clause may put into the past."""
    past: bool
    """Lies before the article's date, so that what is told of it is history."""


def find_moments(draft: Draft, sentence: Sentence) -> list[Moment]:
    """All time phrases of a sentence, resolved, in order; years alone are those of the past."""
    today = _today(draft)
    moments = []
    covered: set[int] = set()
    for hit in within(draft.times, sentence.start, sentence.end):
        year = _year_after(draft, hit)
        end = year.end() if year else hit.end
        moments.append(_resolve(hit, end, int(year["year"]) if year else None, today))
        covered.update(range(hit.start, end))
    for found in _YEAR.finditer(draft.folded, sentence.start, sentence.end):
        if found.start() not in covered and not _is_season_or_word(draft.folded, found):
            year_number = int(found["year"])
            if today is not None and today.year - year_number >= _BIRTH_YEARS:
                continue
            past = today is not None and year_number < today.year
            timing = str(year_number)
            moments.append(Moment(found.start(), found.end(), timing, season=False, past=past))
    return sorted(moments, key=lambda moment: moment.start)


def _is_season_or_word(folded: bytes, found: re.Match[bytes]) -> bool:
    before = folded[max(0, found.start() - 1) : found.start()]
    return before in (b"-", b"/", b".", b",") or folded[found.end() : found.end() + 1] in (
        b"-",
        b"/",
    )


def _today(draft: Draft) -> date | None:
    """The last day that the article's date covers; a bare year decides nothing."""
    published = draft.article.published
    if published is None or len(published) < 7:
        return None
    return interval(published)[1]


def _year_after(draft: Draft, hit: Hit[TimeWord]) -> re.Match[bytes] | None:
    """The year right behind a season or month, "of" and the like skipped."""
    for lead in draft.lexicon.wording.year_leads:
        if draft.folded.startswith(lead, hit.end):
            found = _YEAR.match(draft.folded, hit.end + len(lead))
            if found:
                return found
    return None


def _resolve(hit: Hit[TimeWord], end: int, year: int | None, today: date | None) -> Moment:
    phrase, month = hit.value.phrase, hit.value.month
    if phrase is None:
        timing, past = _month(month, When.BARE, year, today)
    elif phrase.season is Season.NOW:
        timing, past = "now", False
    elif phrase.season in (Season.SUMMER, Season.SEASON_END):
        timing, past = _summer(
            phrase.when, year, today, ends_season=phrase.season is Season.SEASON_END
        )
    elif phrase.season is Season.WINTER:
        timing, past = _winter(phrase.when, year, today)
    elif phrase.season is Season.WINDOW:
        timing, past = _window(phrase.when, today)
    elif phrase.season is Season.MONTH:
        timing, past = _shifted_month(phrase.when, today)
    else:
        timing, past = _shifted_year(phrase.when, year, today)
    bare = phrase is not None and phrase.when in (When.BARE, When.THIS) and year is None
    sure = (Season.NOW, Season.SEASON_END)
    season = bare and phrase is not None and phrase.season not in sure
    return Moment(hit.start, end, timing, season=season, past=past)


_UNKNOWN: tuple[str | None, bool] = (None, False)


def _summer(
    when: When, year: int | None, today: date | None, *, ends_season: bool
) -> tuple[str | None, bool]:
    """Summer of a year; `next` skips a summer that is running, `last` is the one before today."""
    if year is not None:
        return f"{year}-summer", today is not None and (year, _SUMMER_END) < (
            today.year,
            today.month,
        )
    if today is None:
        return None, when is When.LAST
    over = today.month > _SUMMER_END and (today.month > _SUMMER_END + 1 or today.day > _GRACE_DAYS)
    running = not over and today.month >= 6
    if ends_season:
        shift = 1 if today.month >= 7 else 0
        shift += {When.NEXT: 1, When.LAST: -1}.get(when, 0)
        return f"{today.year + shift}-summer", shift < 0
    if when is When.LAST:
        return f"{today.year if over else today.year - 1}-summer", True
    if when is When.NEXT:
        return f"{today.year + (1 if over or running else 0)}-summer", False
    if when is When.THIS:
        return f"{today.year}-summer", over
    return f"{today.year + (1 if over else 0)}-summer", False


def _winter(when: When, year: int | None, today: date | None) -> tuple[str | None, bool]:
    """The winter window around January, named by the year of that January."""
    if year is not None:
        return f"{year}-winter", today is not None and year < today.year
    if today is None:
        return None, when is When.LAST
    coming = today.year + (1 if today.month > 2 else 0)
    if when is When.LAST:
        return f"{coming - 1}-winter", True
    if when is When.THIS and 2 < today.month < 8:
        return f"{today.year}-winter", True
    return f"{coming}-winter", False


def _window(when: When, today: date | None) -> tuple[str | None, bool]:
    """The window that is open or comes next; "the last window" is the one before."""
    if today is None:
        return None, when is When.LAST
    if today.month <= 2 or today.month >= 10:
        this = f"{today.year + (1 if today.month >= 10 else 0)}-winter"
        last = f"{today.year - (0 if today.month >= 10 else 1)}-summer"
    else:
        this, last = f"{today.year}-summer", f"{today.year}-winter"
    return (last, True) if when is When.LAST else (this, False)


def _month(month: int, when: When, year: int | None, today: date | None) -> tuple[str | None, bool]:
    """A month by name: January is the winter window, else the month itself.

    Without a year the nearest one: up to seven months back it is past, else it is to come.
    """
    if year is None:
        if today is None:
            return _UNKNOWN
        ahead = (month - today.month) % 12
        year = today.year + (1 if month < today.month else 0)
        if ahead > 5:
            year -= 1
            return _named_month(year, month), True
    past = today is not None and (year, month) < (today.year, today.month)
    return _named_month(year, month), past or when is When.LAST


def _named_month(year: int, month: int) -> str:
    return f"{year}-winter" if month == 1 else f"{year}-{month:02d}"


def _shifted_month(when: When, today: date | None) -> tuple[str | None, bool]:
    if today is None:
        return None, when is When.LAST
    count = today.year * 12 + today.month - 1
    count += {When.NEXT: 1, When.LAST: -1}.get(when, 0)
    return f"{count // 12}-{count % 12 + 1:02d}", when is When.LAST


def _shifted_year(when: When, year: int | None, today: date | None) -> tuple[str | None, bool]:
    if year is not None:
        return str(year), today is not None and year < today.year
    if today is None:
        return None, when is When.LAST
    shift = {When.NEXT: 1, When.LAST: -1}.get(when, 0)
    return str(today.year + shift), when is When.LAST
