"""Datelines and by-lines: found where they stand, and never guessed."""

from datetime import date, timedelta
from typing import Any

import pytest

from rumourtrack.knowledge.packs import Pack
from rumourtrack.knowledge.phrases import Time
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
        ("Fri 9 Jun 2023 15.30 BST", "2023-06-09"),
        ("First published on Fri 9 Jun 2023 15.30 BST", "2023-06-09"),
        ("Thu, 14 Nov 2024 09:12:00 GMT", "2024-11-14"),
        ("Friday 9 June 2023 15:30, UK", "2023-06-09"),
        ("14 Nov 2024", "2024-11-14"),
        ("Nov 14, 2024 9:30 pm", "2024-11-14"),
        ("2024-11-14T09:12:00+01:00", "2024-11-14"),
        ("2024-11-14T09:12:00.123Z", "2024-11-14"),
        ("2024/11/14 09:12", "2024-11-14"),
        ("Posted on Nov 14, 2024", "2024-11-14"),
        ("By Sam Dean, Wed 13 Dec 2023 at 9:30am ET", "2023-12-13"),
        ("LONDON 14 November 2024 09:12", "2024-11-14"),
        ("LONDON, 14 November 2024", "2024-11-14"),
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
        "12-11-2024",
        "12.11.2024",
        "31/31/2024",
        "PSV 14 November 2024",
        "SIGNED on 14 November 2024",
        "SIGNED 14 November 2024",
        "Signed: 14 November 2024",
        "Position: keeper | Born: 8 October 1995 | Contract until: 30 June 2024",
        "ROTTERDAM (ANP) - The coach has made his choice",
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
        "ROME, Sunday 20 October 2019 – The coach has made his choice",
        "Rome, zondag 20 oktober 2019, 21:48 (ANP) – De trainer heeft gekozen",
        "ROME, Oct. 20, 2019 (AP) — The coach has made his choice",
    ],
)
def test_a_date_may_open_a_paragraph_that_stays_whole(calendar: Calendar, line: str) -> None:
    head = read_head(calendar, line)
    assert head.published == "2019-10-20"
    assert line in head.lines


@pytest.mark.parametrize("line", ["07.01.2026, 14:02", "7-1-2026", "GENT 07/01/2026 14:02"])
def test_digits_are_day_first_but_in_english(calendar: Calendar, line: str) -> None:
    assert read_head(calendar, line, language="de").published == "2026-01-07"
    assert read_head(calendar, line, language="en").published is None
    assert read_head(calendar, line, language=None).published is None


@pytest.mark.parametrize("line", ["13.01.2026", "13-1-2026", "01/13/2026"])
def test_a_day_above_twelve_tells_itself_in_english(calendar: Calendar, line: str) -> None:
    assert read_head(calendar, line, language="en").published == "2026-01-13"


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("ma 3 mar 2025, 12:04", "2025-03-03"),
        ("do 14 nov. 2024 om 12.04 uur", "2024-11-14"),
        ("Sat 1 June 2024", "2024-06-01"),
        ("Gepubliceerd op 14 november 2024", "2024-11-14"),
        ("Laatste update 14 Dec 2024 10:00", "2024-12-14"),
    ],
)
def test_datelines_on_dutch_pages_may_be_short_or_english(
    calendar: Calendar, line: str, day: str
) -> None:
    head = read_head(calendar, "Keeper blijft", line, language="nl")
    assert (head.published, line in head.lines) == (day, False)


@pytest.mark.parametrize("line", ["DEN HAAG 29/10/2022 20:15", "ROME, zaterdag 29 oktober 2022"])
def test_a_line_of_a_place_in_capitals_and_a_date_is_taken_off(
    calendar: Calendar, line: str
) -> None:
    head = read_head(calendar, "Keeper blijft", line, language="nl")
    assert (head.published, line in head.lines) == ("2022-10-29", False)


def test_a_date_after_the_last_that_can_be_is_none(calendar: Calendar) -> None:
    latest = date(2024, 11, 15)
    for day in (latest, latest + timedelta(days=1)):
        line = day.strftime("%d %B %Y")
        head = find_head([line, "The body."], calendar, "en", latest=latest)
        is_possible = day <= latest
        assert head.published == (day.isoformat() if is_possible else None)
        assert (line in head.lines) is not is_possible


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


def test_without_packs_digits_and_english_months_are_still_read() -> None:
    calendar = build_calendar([])
    assert find_head(["2024-11-14", "Text."], calendar, None).published == "2024-11-14"
    assert find_head(["14 november 2024", "Text."], calendar, None).published == "2024-11-14"
    assert find_head(["14 oktober 2024", "Text."], calendar, None).published is None
