"""Datelines and by-lines: lines that tell when and by whom, and are no text of the article."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from rumourtrack.dates import interval
from rumourtrack.reading.calendar import Calendar, Found, build_calendar, find_dates
from rumourtrack.reading.wording import AROUND_DATES, BY, DAYS, DESKS
from rumourtrack.text import fold_name

__all__ = ["Calendar", "Head", "build_calendar", "find_head"]

_HEAD_LINES = 7
_FOOT_LINES = 4
_LONGEST = 160
_LONGEST_BYLINE, _LONGEST_NAME, _LONGEST_LINK = 6, 3, 3
"""Words of "By our own reporter", words of a place or page name, letters of "de" in a place."""
_SEGMENTS = re.compile(r"[,;:*|()\[\]\x1a]|\. | - ")
_CLOCK = re.compile(
    r"(?<![\d.])\d{1,2} ?[:.hu] ?[0-5]\d(?::[0-5]\d)?(?!\d)(?: ?(?:[ap]\.?m\b\.?|h\b|uur|uhr|gmt|utc|cet|cest|bst))*"
)
_READING_TIME = re.compile(
    r"\b\d+ min(?:uten|utes|utos|uti|uut)?\b( (?:read|de lecture|de leitura|lezen))?"
)
_LABEL = re.compile(r"([^,;:*|()\[\]\x1a]*): +0 ")
_WORD = re.compile(r"[a-z][a-z0-9]*(?:['.-][a-z0-9]+)*")
_UPDATE = re.compile(
    r"updat|modif|bijgewerkt|gewijzigd|aangepast|aktualis|actualiz|atualiz|aggiorn|mis a jour"
)
_NAME = re.compile(r"(?:[^\W\d_][\w'’.-]*)(?: (?:[^\W\d_][\w'’.-]*)){1,3}")
_PLACE = re.compile(r"(?:[^\W\d_][\w'’./-]*[ ,]+){1,5}(?:\([^()]{2,20}\)[ ,-]*)?")
_AFTER_PLACE = re.compile(
    r"(?:,? \d{1,2}[:.hu]\d\d)?(?:\.?\s*(?:\([^()]{2,20}\))?\s*[-–—]\s*[\w\"'“‘„«(]|\.\s+[^\W\da-z])"
)
_AFTER_DATE = re.compile(r" ?(?:[·|–—] ?|[^\w\s\"'“”‘’„«».,;:!?()\[\]/-])")
"""A dot, a stroke or a symbol between the date that opens a post and its text."""
_PLACE_IN_CAPITALS = re.compile(r"[^\W\d_a-z](?:[^\W\d_a-z]|['’./ -]){3,30}(?=,? )")
_TICKER = re.compile(r",? (?:um |at |om )?\d{1,2}[:.h]\d\d\b[^:]{0,5}: ")


@dataclass(frozen=True)
class Head:
    """What the datelines and by-lines told, and the lines that are left."""

    lines: tuple[str, ...]
    published: str | None
    author: str | None


def find_head(
    lines: Sequence[str], calendar: Calendar, language: str | None, *, latest: date | None = None
) -> Head:
    """Take the lines that hold little else than date, author and place off a text.

    The first date counts; one of an update only where there is no other, one after `latest` never.
    The first lines may hold names too ("Rome, 20 October 2019") and are then kept, unless it is a
    place in capitals ("ROME, 20 October 2019"); the last ones, where related articles stand, only
    words of a dateline. A dateline that opens a paragraph stays in it.
    """
    filled = [number for number, line in enumerate(lines) if line]
    foot = filled[_HEAD_LINES:][-_FOOT_LINES:]
    day_first = language not in (None, "en")
    dates: list[tuple[int, str]] = []
    drop: set[int] = set()
    author = None
    for number in filled[:_HEAD_LINES] + foot:
        line, is_head = lines[number], number not in foot
        found = tuple(
            one
            for one in find_dates(fold_name(line[:_LONGEST]), calendar, day_first=day_first)
            if latest is None or interval(one.partial)[0] <= latest
        )
        names = _count_names(line, found, may_hold_place=is_head) if found else None
        if names == 0 or (is_head and names is not None):
            dates.extend(_rank(line, found))
        elif found and is_head and _opens_paragraph(line, found[0]):
            dates.append((2, found[0].partial))
        elif number == filled[0] and len(found) == 1 and _is_of_today(line, found[0]):
            dates.append((3, found[0].partial))
        if names == 0 or (is_head and _is_byline(line)):
            drop.add(number)
        if is_head and author is None and (names is not None or number in drop):
            author = _find_author(line)
    kept = tuple("" if number in drop else line for number, line in enumerate(lines))
    return Head(kept, min(dates, key=lambda ranked: ranked[0])[1] if dates else None, author)


def _rank(line: str, found: Sequence[Found]) -> Iterator[tuple[int, str]]:
    folded, end = fold_name(line), 0
    for one in found:
        yield (1 if _UPDATE.search(folded[end : one.start]) else 0), one.partial
        end = one.end


def _count_names(line: str, found: Sequence[Found], *, may_hold_place: bool) -> int | None:
    """How many short segments of a dateline are neither date nor by-line; None: it is no dateline.

    A sentence that mentions a date has other words in the same segment: "he signed on …".
    """
    if len(line) > _LONGEST or "@" in line or "#" in line:
        return None
    rest = fold_name(line)
    for one in reversed(found):
        rest = f"{rest[: one.start]} 0 {rest[one.end :]}"
    if may_hold_place:
        rest = rest[_end_place(line, found[0]) :]
    rest = _READING_TIME.sub(" ", _CLOCK.sub(" ", rest))
    if any(map(_is_foreign, _LABEL.findall(rest))):
        return None
    names = 0
    for segment in _SEGMENTS.split(rest):
        words = _WORD.findall(segment)
        is_dated = "0" in segment.split()
        strange = [
            word for word in words if word not in AROUND_DATES and not (is_dated and word in DAYS)
        ]
        if not strange:
            continue
        if words[0] in BY or strange[0] in BY or not DESKS.isdisjoint(strange):
            longest = _LONGEST_BYLINE
        elif is_dated:
            return None
        else:
            longest, names = _LONGEST_NAME, names + 1
        if len(words) > longest:
            return None
    return names


def _is_foreign(label: str) -> bool:
    """Whether a label tells another date than the article's: "Born: …", "Contract until: …"."""
    words = set(_WORD.findall(label))
    return not words <= AROUND_DATES and words.isdisjoint(BY | DESKS)


def _end_place(line: str, found: Found) -> int:
    """Where a place in capitals ends that opens a line up to its date: "DEN HAAG 05/11/2024 20:15".

    Fewer than four letters are rather a club; without comma, weekday and clock it is rather a word
    such as "SIGNED".
    """
    before = line[: found.start]
    place = _PLACE_IN_CAPITALS.match(before)
    if place is None or not place[0].isupper() or _opens_byline(place[0].split()[0]):
        return 0
    between = fold_name(before[place.end() :])
    if not DAYS.issuperset(_WORD.findall(between)):
        return 0
    is_told_apart = between.strip() or _CLOCK.search(fold_name(line[found.end :]))
    return place.end() if is_told_apart else 0


def _opens_paragraph(line: str, found: Found) -> bool:
    """Whether the date stands between a place and a dash, or opens a ticker item with its time.

    "Rome, 20 October 2019 (AP) - …", "+++ 30.08.2022, 21:48: …".
    """
    before, after = line[: found.start], line[found.end :]
    if len(found.partial) != 10:
        return False
    if not any(map(str.isalnum, before)):
        return _TICKER.match(after) is not None or _AFTER_DATE.match(after) is not None
    words = before.replace(",", " ").split()
    if not _AFTER_PLACE.match(after) or not _PLACE.fullmatch(before):
        return False
    named = [word for word in words if fold_name(word).rstrip(".") not in AROUND_DATES]
    return bool(named) and all(
        word[0].isupper() or word[0] == "(" for word in named if len(word) > _LONGEST_LINK
    )


def _is_of_today(line: str, found: Found) -> bool:
    """Whether a title tells its day whole: "Transfers live, Sunday 24 August 2025"."""
    words = _WORD.findall(fold_name(line[: found.start]))
    return len(found.partial) == 10 and bool(words) and words[-1] in DAYS | {"am", "vom"}


def _is_byline(line: str) -> bool:
    """Whether the line is no more than "By Jane Doe" or "door Redactie"."""
    first, *names = line.rstrip(" :").split() or [""]
    if not _opens_byline(first) or not 0 < len(names) < _LONGEST_BYLINE or line.endswith("."):
        return False
    if not DESKS.isdisjoint(map(fold_name, names)):
        return True
    return len(names) > 1 and names[-1][0].isupper() and _is_name(names)


def _is_name(words: Sequence[str]) -> bool:
    """Whether all have a capital but short ones: "Jan de Vries"."""
    return all(word[0].isupper() or len(word) <= _LONGEST_LINK for word in words)


def _opens_byline(word: str) -> bool:
    # "Di María" and "Da Silva" are players, "di" and "da" are not.
    return fold_name(word).rstrip(":") in BY and word not in ("Di", "Da", "DI", "DA")


def _find_author(line: str) -> str | None:
    """The person after a word such as "by", in a dateline or by-line; a desk is none."""
    for segment in re.split(r"[,;|•·()–—]|\s-\s|\s{2,}", line):
        first, _, rest = segment.strip().partition(" ")
        name = re.split(r"\s+\d|\s*:", rest, maxsplit=1)[0].strip()
        if not _opens_byline(first) or not _NAME.fullmatch(name):
            continue
        words = set(fold_name(name).split())
        if words & (DESKS | AROUND_DATES - {"di", "de", "la", "le", "el"}):
            continue
        if _is_name(name.split()):
            return name
    return None
