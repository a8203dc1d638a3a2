import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rumourtrack.cli import DONE, USAGE

Rumour = Callable[..., Any]

pytestmark = pytest.mark.usefixtures("store")


def rows(rumour: Rumour, *words: str) -> dict[tuple[str, str, str], str]:
    """(subject, move or "contract", club) → change; "" where the sides are two of them."""
    ended = rumour("compare", "--json", *words)
    assert ended.code == DONE
    return {
        (row["subject"] or "", row["move"] or "contract", row["club"] or ""): row["change"]
        for row in json.loads(ended.out)
    }


def test_two_dates_tell_what_was_added_firmer_weaker_and_contradicted(rumour: Rumour) -> None:
    assert rows(rumour, "2024-03", "2024-12") == {
        ("Xabi Alonso", "join", "Barcelona"): "same",
        ("Xabi Alonso", "join", "Bayern Munich"): "weaker",
        ("Xabi Alonso", "join", "Liverpool"): "same",
        ("Xabi Alonso", "join", "Manchester City"): "same",
        ("Xabi Alonso", "join", "Real Madrid"): "firmer",
        ("Xabi Alonso", "leave", "Bayer Leverkusen"): "added",
        ("Carlo Ancelotti", "contract", "Real Madrid"): "added",
        ("Xabi Alonso", "contract", "Bayer Leverkusen"): "contradicted",
    }


def test_two_articles_tell_what_the_second_drops_and_contradicts(rumour: Rumour) -> None:
    assert rows(rumour, "a.txt", "d.txt") == {
        ("Alejandro Grimaldo", "join", "Real Madrid"): "dropped",
        ("Xabi Alonso", "join", "Bayern Munich"): "firmer",
        ("Xabi Alonso", "join", "Real Madrid"): "weaker",
        ("Xabi Alonso", "leave", "Bayer Leverkusen"): "dropped",
        ("Xabi Alonso", "join", "Liverpool"): "added",
        ("Xabi Alonso", "join", "Manchester City"): "added",
        ("Xabi Alonso", "join", "Barcelona"): "added",
        ("Carlo Ancelotti", "contract", "Real Madrid"): "dropped",
        ("Xabi Alonso", "contract", "Bayer Leverkusen"): "contradicted",
    }


def test_articles_are_known_by_path_and_id_too(rumour: Rumour) -> None:
    by_name = rows(rumour, "a.txt", "d.txt")

    assert rows(rumour, "seeds/a.txt", "seeds/d.txt") == by_name
    assert rows(rumour, "./seeds/a.txt", "./seeds/d.txt") == by_name
    assert rows(rumour, "id-seeds/a.txt", "id-seeds/d.txt") == by_name
    assert rows(rumour, "a.txt", "d.txt", "--by", "article") == by_name


def test_the_beginning_of_an_articles_name_gets_a_hint(
    rumour: Rumour, make: Any, fill: Callable[..., Path]
) -> None:
    fill([make.claim(article="seeds/003_rumour.txt")])

    ended = rumour("compare", "003", "d.txt", "--by", "article")

    assert ended.err == "nothing was told of the article '003'. Did you mean '003_rumour.txt'?\n"


def test_two_sources_are_found_by_their_names(rumour: Rumour) -> None:
    found = rows(rumour, "balague", "Eurosport Spain")

    assert found["Xabi Alonso", "join", "Barcelona"] == "dropped"
    assert found["Xabi Alonso", "leave", "Bayer Leverkusen"] == "added"


def test_two_subjects_are_compared_by_move_and_club(rumour: Rumour) -> None:
    found = rows(rumour, "grimaldo", "alonso", "--by", "subject")

    assert found["", "join", "Real Madrid"] == "firmer"
    assert found["", "join", "Liverpool"] == "added"


def test_two_clubs_are_compared_by_subject_and_move(rumour: Rumour) -> None:
    assert rows(rumour, "Barça", "Liverpool") == {("Xabi Alonso", "join", ""): "firmer"}


def test_the_table_names_both_sides_and_the_reason(rumour: Rumour) -> None:
    ended = rumour("compare", "2024-03", "2024-12")
    lines = ended.out.splitlines()

    assert "2024-03" in lines[0]
    assert "2024-12" in lines[0]
    assert "≠ Xabi Alonso: contract until 2025 against 2025 / 2026" in lines
    assert [mark for mark in "▲▼+=≠" if mark not in ended.out] == []
    assert ended.err == "4 undated claims left out: two dates are compared\n"


def test_filters_hold_for_claims_and_for_contracts(rumour: Rumour) -> None:
    dates = ["2024-03", "2024-12"]
    ancelotti = rows(rumour, *dates, "--subject", "ancelotti")
    leaving = rows(rumour, *dates, "--move", "leave")
    leverkusen = rows(rumour, *dates, "--club", "leverkusen")

    assert ancelotti == {("Carlo Ancelotti", "contract", "Real Madrid"): "added"}
    assert leaving == {("Xabi Alonso", "leave", "Bayer Leverkusen"): "added"}
    assert leverkusen == {
        ("Xabi Alonso", "leave", "Bayer Leverkusen"): "added",
        ("Xabi Alonso", "contract", "Bayer Leverkusen"): "contradicted",
    }


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["2024", "alonso"], "'2024' is a date, 'alonso' a subject or source: only two of a kind"),
        (["alonso", "liverpool"], "'alonso' is a subject or source, 'liverpool' a club: only two"),
        (["nobody", "alonso"], "'nobody' is no date, article, subject, club or source of this"),
        (["2024", "soon", "--by", "date"], "'soon' is no date: write 2024-11-14, 2024-11 or 2024"),
    ],
    ids=lambda words: " ".join(words) if isinstance(words, list) else "",
)
def test_sides_that_do_not_compare_are_told_apart(
    rumour: Rumour, words: list[str], told: str
) -> None:
    ended = rumour("compare", *words)

    assert (ended.code, ended.out) == (USAGE, "")
    assert ended.err.startswith(f"rumour: {told}")
    assert ended.err.count("\n") == 1


def test_a_side_that_fits_several_is_asked_about(
    rumour: Rumour, make: Any, fill: Callable[..., Path]
) -> None:
    fill([make.claim(article="x.txt", subject="Marcos Alonso")])

    ended = rumour("compare", "alonso", "ancelotti")

    assert (ended.code, ended.out) == (USAGE, "")
    assert ended.err == (
        "rumour: subject: 'alonso' fits several. Did you mean 'Marcos Alonso' or 'Xabi Alonso'?\n"
    )


def test_a_date_before_everything_is_an_empty_side_that_is_told(rumour: Rumour) -> None:
    ended = rumour("compare", "2020", "2024-02", "--json")

    assert {row["change"] for row in json.loads(ended.out)} == {"added"}
    assert "nothing was told by 2020\n" in ended.err


def test_an_empty_store_tells_how_to_fill_it(rumour: Rumour, tmp_path: Path) -> None:
    for words in (["2024", "2025"], ["alonso", "liverpool"]):
        ended = rumour("compare", *words, "--json", "--store", str(tmp_path / "none"))

        assert (ended.code, ended.out) == (DONE, "[]\n")
        assert "holds no claims yet" in ended.err


@pytest.mark.parametrize("format", ["jsonl", "csv", "tsv", "markdown"])
def test_every_format_holds_every_row(rumour: Rumour, format: str) -> None:
    shown = rumour("compare", "2024-03", "2024-12", "--format", format).out
    header = {"jsonl": 0, "csv": 1, "tsv": 1, "markdown": 2}[format]

    assert len(shown.splitlines()) == len(rows(rumour, "2024-03", "2024-12")) + header
