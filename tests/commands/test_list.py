import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rumourtrack.cli import DONE, USAGE
from rumourtrack.records import Claim

Rumour = Callable[..., Any]
Saga = tuple[Claim, ...]

pytestmark = pytest.mark.usefixtures("store")


def listed(rumour: Rumour, *words: str) -> list[dict[str, Any]]:
    ended = rumour("list", "--json", *words)
    assert ended.code == DONE
    claims: list[dict[str, Any]] = json.loads(ended.out)
    return claims


def ids(claims: list[dict[str, Any]]) -> set[str]:
    return {claim["id"] for claim in claims}


def test_json_gives_every_claim_as_it_is_stored(rumour: Rumour, saga: Saga) -> None:
    told = {claim.id: claim.model_dump(mode="json") for claim in saga if not claim.background}

    assert {claim["id"]: claim for claim in listed(rumour)} == told


@pytest.mark.parametrize(
    ("words", "fits"),
    [
        (["--subject", "Xabi Alonso"], lambda c: c.subject == "Xabi Alonso"),
        (["--subject", "alonso"], lambda c: c.subject == "Xabi Alonso"),
        (["--subject", "XABI ALONSO"], lambda c: c.subject == "Xabi Alonso"),
        (["--subject", "alejandro grimaldo"], lambda c: c.subject == "Alejandro Grimaldo"),
        (["--origin", "leverkusen"], lambda c: c.origin == "Bayer Leverkusen"),
        (["--destination", "bayern"], lambda c: c.destination == "Bayern Munich"),
        (["--club", "Bayer Leverkusen"], lambda c: c.club == "Bayer Leverkusen"),
        (["--source", "balague"], lambda c: c.source == "Guillem Balagué"),
        (["--via", "diario as"], lambda c: "Diario AS" in c.via),
        (["--language", "NL"], lambda c: c.language == "nl"),
        (["--role", "player"], lambda c: c.role == "player"),
        (["--move", "stay"], lambda c: c.move == "stay"),
        (["--stance", "possible"], lambda c: c.stance == "possible"),
        (["--stance", "possible", "--stance", "expected"], lambda c: c.stance != "linked"),
        (["--since", "2025"], lambda c: c.date == "2025-01-29"),
        (["--until", "2024-02"], lambda c: c.date == "2024-02-15"),
        (["--as-of", "2024-11-01"], lambda c: c.date in ("2024-02-15", "2024-11")),
        (["--since", "2024-11", "--until", "2024-11"], lambda c: (c.date or "")[:7] == "2024-11"),
        (["--article", "b.txt"], lambda c: c.article == "seeds/b.txt"),
        (["--article", "seeds/b.txt"], lambda c: c.article == "seeds/b.txt"),
        (
            ["--subject", "alonso", "--move", "leave", "--until", "2024"],
            lambda c: c.move == "leave" and c.date,
        ),
    ],
    ids=lambda words: " ".join(words) if isinstance(words, list) else "",
)
def test_a_filter_leaves_what_fits(
    rumour: Rumour, saga: Saga, words: list[str], fits: Callable[[Claim], bool]
) -> None:
    expected = {claim.id for claim in saga if not claim.background and fits(claim)}

    assert expected
    assert ids(listed(rumour, *words)) == expected


def test_history_is_left_out_unless_it_is_asked_for(rumour: Rumour, saga: Saga) -> None:
    history = {claim.id for claim in saga if claim.background}

    assert ids(listed(rumour)) & history == set()
    assert ids(listed(rumour, "--background", "only")) == history
    assert ids(listed(rumour, "--background", "include")) == {claim.id for claim in saga}


def test_publisher_and_deal_are_filters_too(
    rumour: Rumour, make: Any, fill: Callable[..., Path]
) -> None:
    loan = make.claim(article="x.txt", publisher="Marca", deal="loan", subject="Jan Jansen")
    fill([loan])

    assert ids(listed(rumour, "--publisher", "marca.com")) == {loan.id}
    assert ids(listed(rumour, "--deal", "loan")) == {loan.id}


def test_a_nickname_of_a_club_finds_it(rumour: Rumour) -> None:
    assert {c["destination"] for c in listed(rumour, "--club", "Barça")} == {"Barcelona"}


def test_two_people_of_one_surname_are_asked_about(
    rumour: Rumour, make: Any, fill: Callable[..., Path]
) -> None:
    fill([make.claim(article="x.txt", subject="Marcos Alonso")])

    ended = rumour("list", "--subject", "alonso")

    assert (ended.code, ended.out) == (USAGE, "")
    assert ended.err == (
        "rumour: --subject: 'alonso' fits several. Did you mean 'Marcos Alonso' or 'Xabi Alonso'?\n"
    )


def test_a_misspelt_name_gets_a_hint(rumour: Rumour) -> None:
    ended = rumour("list", "--subject", "Grimalod")

    assert (ended.code, ended.out) == (DONE, "")
    assert ended.err == (
        "--subject: nobody and nothing is called 'Grimalod' here. "
        "Did you mean 'Alejandro Grimaldo'?\nno claim fits what you ask for\n"
    )


def test_a_hint_names_nobody_else_where_the_store_holds_somebody(rumour: Rumour) -> None:
    assert "Did you mean 'Xabi Alonso'?\n" in rumour("list", "--subject", "Alonzo").err


@pytest.mark.parametrize("format", ["json", "jsonl", "csv", "tsv", "markdown", "table"])
def test_nothing_that_fits_is_said_on_the_standard_error(rumour: Rumour, format: str) -> None:
    ended = rumour("list", "--stance", "denied", "--format", format)

    assert (ended.code, ended.err) == (DONE, "no claim fits what you ask for\n")
    assert "alonso" not in ended.out.lower()
    assert ended.out == "[]\n" if format == "json" else True


def test_a_language_or_article_that_is_not_there_is_told(rumour: Rumour) -> None:
    language = rumour("list", "--language", "english")
    article = rumour("list", "--article", "z.txt")

    assert language.err == (
        "--language: no claim is in 'english', only in en, nl\nno claim fits what you ask for\n"
    )
    assert article.err == (
        "--article: no claim stands in 'z.txt'\nno claim fits what you ask for\n"
    )


def test_the_beginning_of_an_articles_name_gets_a_hint(
    rumour: Rumour, make: Any, fill: Callable[..., Path]
) -> None:
    fill([make.claim(article="seeds/003_rumour.txt")])

    ended = rumour("list", "--article", "003")

    assert ended.err.startswith(
        "--article: no claim stands in '003'. Did you mean '003_rumour.txt'?\n"
    )


def test_a_range_within_one_partial_date_is_no_mistake(rumour: Rumour) -> None:
    assert rumour("list", "--since", "2024-11-14", "--until", "2024").code == DONE


def test_what_would_fit_as_history_is_told(rumour: Rumour) -> None:
    ended = rumour("list", "--destination", "liverpool", "--since", "2024-12")

    assert ended.err.endswith("no claim fits what you ask for\n")

    ended = rumour("list", "--destination", "liverpool", "--article", "a.txt")

    assert ended.err == (
        "no claim fits what you ask for; 1 told as history with --background include\n"
    )


def test_undated_claims_that_a_date_leaves_out_are_counted(rumour: Rumour) -> None:
    ended = rumour("list", "--since", "2024-11", "--json")

    assert (ended.code, ended.err) == (
        DONE, "4 undated claims left out: a date was asked for\n"
    )  # fmt: skip


def test_an_empty_store_tells_how_to_fill_it(rumour: Rumour, tmp_path: Path) -> None:
    ended = rumour("list", "--json", "--store", str(tmp_path / "none"))

    assert (ended.code, ended.out) == (DONE, "[]\n")
    assert "holds no claims yet: read articles with `rumour ingest PATH`" in ended.err
    assert not (tmp_path / "none").exists()


@pytest.mark.parametrize(
    ("key", "field"), [("subject", "subject"), ("club", "destination"), ("source", "source")]
)
def test_the_list_is_sorted_by_what_is_asked_for(rumour: Rumour, key: str, field: str) -> None:
    words = ["--sort", key, "--move", "join", "--source", "balague"]
    values = [claim[field] for claim in listed(rumour, *words)]

    assert values == sorted(values)
    assert [c[field] for c in listed(rumour, *words, "--reverse")] == sorted(values, reverse=True)


def test_dates_run_forward_and_the_undated_stand_with_their_kind(rumour: Rumour) -> None:
    dates = [claim["date"] for claim in listed(rumour)]
    dated = [date for date in dates if date]

    assert (dates[0], dates[-1]) == ("2024-02-15", "2025-01-29")
    assert [date[:7] for date in dated] == sorted(date[:7] for date in dated)
    assert dates.index(None) > dates.index("2024-11")
    assert listed(rumour, "--reverse")[0]["date"] == "2025-01-29"


def test_stances_run_from_the_firmest(rumour: Rumour) -> None:
    order = ["confirmed", "expected", "linked", "possible", "denied"]
    found = [order.index(claim["stance"]) for claim in listed(rumour, "--sort", "stance")]

    assert found == sorted(found)


def test_a_limit_shows_the_first_and_tells_how_many_there_are(rumour: Rumour) -> None:
    whole = listed(rumour)

    ended = rumour("list", "--json", "-n", "3")

    assert json.loads(ended.out) == whole[:3]
    assert ended.err == f"3 of {len(whole)} claims shown\n"


def test_every_format_tells_the_same_claims(rumour: Rumour) -> None:
    known = [claim["id"] for claim in listed(rumour)]

    lines = rumour("list", "--format", "jsonl").out.splitlines()
    commas = list(csv.DictReader(io.StringIO(rumour("list", "-f", "csv").out)))
    tabs = list(csv.DictReader(io.StringIO(rumour("list", "-f", "tsv").out), delimiter="\t"))
    markdown = rumour("list", "-f", "markdown").out.splitlines()
    table = rumour("list").out

    assert [json.loads(line)["id"] for line in lines] == known
    assert [row["id"] for row in commas] == known
    assert [row["id"] for row in tabs] == known
    assert [row.rsplit("|", 2)[1].strip() for row in markdown[2:]] == known
    assert [id for id in known if id not in table] == []


def test_the_table_says_where_an_undated_claim_stands_and_why(rumour: Rumour) -> None:
    shown = rumour("list", "--article", "a.txt").out

    assert "~2024-11" in shown
    assert "credits Eurosport Spain as 2 dated articles do" in shown
