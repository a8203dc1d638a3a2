"""Partial dates: `2024-11-14`, `2024-11`, `2024`; compared by the interval that they cover."""

import re
from calendar import monthrange
from datetime import date

_PARTIAL = re.compile(r"(?P<year>\d{4})(-(?P<month>\d{2})(-(?P<day>\d{2}))?)?")


def check_partial(value: str) -> str:
    """Return the partial date as it is.

    Raises:
        ValueError: it is no partial date, or its day does not exist.
    """
    interval(value)
    return value


def interval(partial: str) -> tuple[date, date]:
    """First and last day that a partial date covers, both included.

    >>> interval("2024-02")
    (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))

    Raises:
        ValueError: it is no partial date, or its day does not exist.
    """
    found = _PARTIAL.fullmatch(partial)
    if found is None:
        raise ValueError(f"{partial!r} is no date: write 2024-11-14, 2024-11 or 2024")
    year, month, day = (int(part or 0) for part in found.group("year", "month", "day"))
    try:
        first = date(year, month if found["month"] else 1, day if found["day"] else 1)
    except ValueError as error:
        raise ValueError(f"{partial!r} is no date: {error}") from error
    if found["day"]:
        return first, first
    if found["month"]:
        return first, date(year, month, monthrange(year, month)[1])
    return first, date(year, 12, 31)
