"""Partial dates as spans of days: how far apart, which first."""

from datetime import date

from rumourtrack.dates import interval

LAST = (date.max, date.max)
"""Where an undated claim sorts of which nothing is known."""


def gap_days(one: str, other: str) -> int:
    """The fewest days that can lie between two partial dates; 0 where they overlap.

    >>> gap_days("2024-11", "2024-11-14"), gap_days("2024-10-30", "2024-11")
    (0, 2)
    """
    (first, first_end), (second, second_end) = interval(one), interval(other)
    return max(0, (second - first_end).days, (first - second_end).days)


def sort_day(partial: str | None) -> tuple[date, date]:
    """Sorts partial dates by their first day, then by their last; None comes last."""
    return interval(partial) if partial else LAST


def known_by(partial: str | None) -> tuple[date, date]:
    """Sorts partial dates by the day by which they have surely passed; None comes last."""
    if partial is None:
        return LAST
    first, last = interval(partial)
    return last, first


def common_part(partials: list[str]) -> str | None:
    """The month or year that all of them share, at most a month precise; None where they share none.

    >>> common_part(["2024-11-14", "2024-11"]), common_part(["2024-11", "2024-12-01"])
    ('2024-11', '2024')
    """
    for length in (7, 4):
        parts = {partial[:length] for partial in partials}
        if len(parts) == 1 and all(len(partial) >= length for partial in partials):
            return parts.pop()
    return None
