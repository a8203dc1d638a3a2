"""Partial dates."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumourtrack.dates import check_partial, interval


@given(st.dates())
def test_a_whole_date_covers_its_own_day(day: date) -> None:
    assert interval(day.isoformat()) == (day, day)


@given(st.dates(max_value=date(9998, 12, 31)))
def test_a_month_ends_on_the_day_before_the_next(day: date) -> None:
    first, last = interval(day.isoformat()[:7])
    assert first == day.replace(day=1)
    assert last + timedelta(days=1) == (first + timedelta(days=31)).replace(day=1)


@given(st.dates())
def test_a_year_covers_its_months_and_they_cover_their_days(day: date) -> None:
    text = day.isoformat()
    (year, month, own) = (interval(text[:length]) for length in (4, 7, 10))
    assert year[0] <= month[0] <= own[0] <= own[1] <= month[1] <= year[1]
    assert year == (date(day.year, 1, 1), date(day.year, 12, 31))


@pytest.mark.parametrize(
    ("month", "days"), [("2024-02", 29), ("2023-02", 28), ("2000-02", 29), ("1900-02", 28)]
)
def test_february_follows_the_leap_years(month: str, days: int) -> None:
    assert interval(month)[1].day == days


@pytest.mark.parametrize("partial", ["2024", "2024-11", "2024-11-14"])
def test_a_good_partial_date_is_returned_unchanged(partial: str) -> None:
    assert check_partial(partial) == partial


@pytest.mark.parametrize(
    "wrong",
    [
        "",
        "24",
        "2024-",
        "2024-1",
        "2024-13",
        "2024-00",
        "2024-11-31",
        "2023-02-29",
        "2024-11-00",
        "2024-11-14T10:00",
        "14-11-2024",
        "2024/11/14",
        " 2024",
        "2024\n",
        "0000",
        "next year",
    ],
)
def test_what_is_no_partial_date_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        check_partial(wrong)


@pytest.mark.parametrize("wrong", ["2024-13", "2024-11-31", "0000"])
def test_a_date_that_does_not_exist_is_named_with_the_reason(wrong: str) -> None:
    with pytest.raises(ValueError, match=f"^{wrong!r} is no date: (month|day|year) "):
        check_partial(wrong)


@pytest.mark.parametrize("wrong", ["soon", "2024-1", "14.11.2024"])
def test_the_refusal_shows_the_forms_that_are_accepted(wrong: str) -> None:
    with pytest.raises(
        ValueError, match=f"{wrong!r} is no date: write 2024-11-14, 2024-11 or 2024"
    ):
        check_partial(wrong)
