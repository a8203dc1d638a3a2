"""Datelines and by-lines: found where they stand, and never guessed."""

from typing import Any

import pytest

from rumourtrack.knowledge.packs import Pack, Time
from rumourtrack.reading.calendar import Calendar, build_calendar, find_dates
from rumourtrack.reading.headers import Head, find_head
from rumourtrack.text import fold_name

ENGLISH = (
    "January|Jan February March April May June July|Jul August|Aug September|Sept October "
    "November December"
)
DUTCH = "januari februari maart april mei juni juli augustus september oktober november december"
PORTUGUESE = (
    "janeiro fevereiro março abril maio junho julho agosto setembro|set outubro novembro dezembro"
)


def make_pack(code: str, months: str, links: list[str]) -> Pack:
    listed = [names.split("|") for names in months.split()]
    time: dict[str, Any] = {"months": listed, "phrases": [], "year_links": links}
    fields: dict[str, Any] = {"code": code, "time": Time.model_construct(**time)}
    return Pack.model_construct(**fields)


@pytest.fixture(scope="module")
def calendar() -> Calendar:
    return build_calendar(
        [
            make_pack("en", ENGLISH, ["of"]),
            make_pack("nl", DUTCH, ["van"]),
            make_pack("pt", PORTUGUESE, ["de"]),
        ]
    )


def read_head(calendar: Calendar, *lines: str, language: str | None = "en") -> Head:
    return find_head(
        [*lines, "", "The body of the article says nothing of it."], calendar, language
    )


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Football desk, 3 October 2016", "2016-10-03"),
        ("23 juni 2021 08:40", "2021-06-23"),
        ("woensdag 6 maart 2024, 11u05", "2024-03-06"),
        ("Saturday 31 December 2016", "2016-12-31"),
        ("Last updated: Monday 5 January 2026", "2026-01-05"),
        ("Dinsdag, 9 juli 2019 om 20:58 • Redactie • Laatste update: 22:10", "2019-07-09"),
        ("Published: 8th October 2015 at 10.15am", "2015-10-08"),
        ("October 8, 2015", "2015-10-08"),
        ("Publicado a 04 Jul, 2014 às 08:17", "2014-07-04"),
        ("Por Redação, 4 de março de 2023 às 19:20", "2023-03-04"),
        ("28 set 2020, 00:31", "2020-09-28"),
        ("2024-11-14", "2024-11-14"),
        ("Published 2024-11-14T09:30:00+01:00", "2024-11-14"),
        ("25/03/2021", "2021-03-25"),
        ("03/25/2021 - 10:05 | Transfers | Share", "2021-03-25"),
        ("augustus 2022", "2022-08"),
        ("By Jane Doe 8 October 2015", "2015-10-08"),
        ("8 October 2015 • 4 min read", "2015-10-08"),
    ],
)
def test_a_dateline_tells_the_date(calendar: Calendar, line: str, day: str) -> None:
    head = read_head(calendar, "Keeper stays where he is", line)
    assert head.published == day


@pytest.mark.parametrize(
    "line",
    [
        "On 8 October 2015 he signed a contract for three years",
        "He signed on 8 October 2015",
        "Signed on 8 October 2015",
        "His deal, which runs out on 30 June 2026, will not be renewed",
        "The club has not won since 3 May 2019.",
        "UTRECHT, 10 november - The coach has made his choice",
        "12/03/2021",
        "32 October 2016",
        "30 February 2016",
        "Season 2024-25",
        "10 November",
        "Friday",
        "— A Club (@AClub) August 14, 2024",
    ],
)
def test_no_date_is_guessed(calendar: Calendar, line: str) -> None:
    head = read_head(calendar, "Keeper stays where he is", line)
    assert head.published is None
    assert line in head.lines


def test_a_line_of_date_and_desk_is_taken_off_the_text(calendar: Calendar) -> None:
    head = read_head(calendar, "Keeper stays where he is", "Sports desk, 8 October 2015")
    assert head.lines == (
        "Keeper stays where he is",
        "",
        "",
        "The body of the article says nothing of it.",
    )


def test_a_dateline_with_other_words_stays_in_the_text(calendar: Calendar) -> None:
    head = read_head(calendar, "8 October 2015 | Second division")
    assert head.published == "2015-10-08"
    assert head.lines[0] == "8 October 2015 | Second division"


@pytest.mark.parametrize(
    "line",
    [
        "ROME, 20 October 2019 - The coach has made his choice",
        "Sheffield, 20 October 2019 (AP) – The coach has made his choice",
        "DALLAS, United States. 20 October 2019.- The coach has made his choice",
        "+++ 20 October 2019, 21:48: The coach has made his choice +++",
    ],
)
def test_a_date_may_open_a_paragraph_that_stays_whole(calendar: Calendar, line: str) -> None:
    head = read_head(calendar, line)
    assert head.published == "2019-10-20"
    assert line in head.lines


def test_digits_with_full_stops_are_day_first_but_in_english(calendar: Calendar) -> None:
    assert read_head(calendar, "07.01.2026, 14:02", language="de").published == "2026-01-07"
    assert read_head(calendar, "07.01.2026, 14:02", language="en").published is None
    assert read_head(calendar, "07.01.2026, 14:02", language=None).published is None


def test_the_first_publication_counts_not_the_update(calendar: Calendar) -> None:
    head = read_head(calendar, "Updated 9 October 2015", "Published 8 October 2015")
    assert head.published == "2015-10-08"
    one_line = read_head(calendar, "Updated: 9 October 2015 | Published: 8 October 2015")
    assert one_line.published == "2015-10-08"


def test_a_dateline_in_the_middle_is_none(calendar: Calendar) -> None:
    body = [f"Paragraph {number} of the article." for number in range(10)]
    head = find_head([*body, "8 October 2015", *body], calendar, "en")
    assert head.published is None


def test_the_last_lines_are_read_more_strictly_than_the_first(calendar: Calendar) -> None:
    body = [f"Paragraph {number} of the article." for number in range(10)]
    assert find_head([*body, "Published 8 October 2015"], calendar, "en").published == "2015-10-08"
    assert find_head([*body, "Cup draw, 8 October 2015"], calendar, "en").published is None


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Jane Doe", "Jane Doe"),
        ("door Jan de Vries", "Jan de Vries"),
        ("Von Max Müller - 8 October 2015", "Max Müller"),
        ("By Jane Doe 8 October 2015", "Jane Doe"),
        ("door Redactie", None),
        ("By our own reporter", None),
        ("Di María Benfica", None),
        ("By Friday the deal will be done", None),
        ("8 October 2015", None),
    ],
)
def test_the_author_is_a_person_named_in_a_byline(
    calendar: Calendar, line: str, author: str | None
) -> None:
    assert read_head(calendar, "Keeper stays where he is", line).author == author


def test_a_byline_is_taken_off_the_text(calendar: Calendar) -> None:
    assert "By Jane Doe" not in read_head(calendar, "Keeper stays", "By Jane Doe").lines
    heading = "By George, he scores again"
    assert heading in read_head(calendar, "Keeper stays", heading).lines


def test_a_month_name_that_means_two_months_means_none() -> None:
    other = DUTCH.replace("maart", "mei").replace("mei juni", "maart juni")
    calendar = build_calendar([make_pack("nl", DUTCH, []), make_pack("xx", other, [])])
    assert find_dates(fold_name("3 mei 2024"), calendar, day_first=True) == ()
    assert find_dates(fold_name("3 juni 2024"), calendar, day_first=True)[0].partial == "2024-06-03"


def test_without_packs_digits_are_still_read() -> None:
    calendar = build_calendar([])
    assert find_head(["2024-11-14", "Text."], calendar, None).published == "2024-11-14"
    assert find_head(["14 November 2024", "Text."], calendar, None).published is None
