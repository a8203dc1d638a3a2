import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rumourtrack.cli import DONE, USAGE

Rumour = Callable[..., Any]

pytestmark = pytest.mark.usefixtures("store")


def facts(rumour: Rumour, *words: str) -> list[tuple[str, str, str | None]]:
    ended = rumour("contracts", "--json", *words)
    assert ended.code == DONE
    return [(fact["person"], fact["until"], fact["date"]) for fact in json.loads(ended.out)]


ANCELOTTI = [("Carlo Ancelotti", "2026", None), ("Carlo Ancelotti", "2026-06", "2024-11")]
ALONSO = [
    ("Xabi Alonso", "2025", "2024-02-15"),
    ("Xabi Alonso", "2026", "2024-11-14"),
    ("Xabi Alonso", "2026", None),
]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ([], ANCELOTTI + ALONSO),
        (["--subject", "ANCELOTTI"], ANCELOTTI),
        (["--club", "real madrid"], ANCELOTTI),
        (["--club", "leverkusen"], ALONSO),
        (["--subject", "alonso", "--club", "real madrid"], []),
        (["--since", "2024-11"], [ANCELOTTI[1], ALONSO[1]]),
        (["--until", "2024-02"], [ALONSO[0]]),
        (["--as-of", "2024-11-05"], [ANCELOTTI[1], ALONSO[0]]),
        (["--language", "nl"], []),
    ],
    ids=lambda words: " ".join(words) if words and isinstance(words[0], str) else "",
)
def test_filters_leave_the_facts_that_fit(
    rumour: Rumour, words: list[str], expected: list[tuple[str, str, str | None]]
) -> None:
    assert facts(rumour, *words) == expected


def test_dates_that_exclude_each_other_are_told_with_their_articles(rumour: Rumour) -> None:
    ended = rumour("contracts")
    rows = [line.split() for line in ended.out.splitlines()]
    marked = [row[4] for row in rows if "Xabi" in row and "≠" in row and row[0] != "≠"]
    told = " ".join(ended.out.split())

    assert (ended.code, ended.err) == (DONE, "")
    assert marked == ["2025", "2026", "2026"]
    assert "Xabi Alonso, Bayer Leverkusen: 2025 in 1 article (d), against 2026 in 2" in told
    assert "≠ Carlo Ancelotti" not in told


def test_a_fact_alone_is_still_held_against_those_that_a_filter_hides(rumour: Rumour) -> None:
    found = json.loads(rumour("contracts", "--until", "2024-02", "--json").out)

    assert [len(fact["contradicted_by"]) for fact in found] == [2]


def test_source_and_publisher_are_filters_too(
    rumour: Rumour, make: Any, fill: Callable[..., Path]
) -> None:
    fill([], [make.contract(article="x.txt", person="Jan Jansen", source="AS", publisher="Marca")])

    for words in (["--source", "as"], ["--publisher", "MARCA"]):
        assert facts(rumour, *words) == [("Jan Jansen", "2026", None)]


def test_the_facts_of_one_article_are_asked_for_by_its_name(
    rumour: Rumour, make: Any, fill: Callable[..., Path]
) -> None:
    one, other = make.contract(article="x.txt"), make.contract(article="y.txt", person="Jan Jansen")
    fill([], [one, other])

    assert facts(rumour, "--article", "y") == [("Jan Jansen", "2026", None)]
    assert facts(rumour, "--article", "z") == []


def test_nothing_that_fits_is_said(rumour: Rumour) -> None:
    ended = rumour("contracts", "--subject", "grimaldo")

    assert (ended.code, ended.out) == (DONE, "")
    assert ended.err.endswith("no contract date fits what you ask for\n")


def test_a_name_that_fits_several_is_asked_about(
    rumour: Rumour, make: Any, fill: Callable[..., Path]
) -> None:
    fill([], [make.contract(article="x.txt", person="Marcos Alonso")])

    ended = rumour("contracts", "--subject", "alonso")

    assert (ended.code, ended.out) == (USAGE, "")
    assert "Did you mean 'Marcos Alonso' or 'Xabi Alonso'?" in ended.err


def test_an_empty_store_tells_how_facts_come(rumour: Rumour, tmp_path: Path) -> None:
    ended = rumour("contracts", "--json", "--store", str(tmp_path / "none"))

    assert (ended.code, ended.out) == (DONE, "[]\n")
    assert "holds no contract dates: they come with `rumour ingest PATH`" in ended.err


@pytest.mark.parametrize("format", ["jsonl", "csv", "tsv", "markdown"])
def test_every_format_holds_every_fact(rumour: Rumour, format: str) -> None:
    shown = rumour("contracts", "--format", format).out.replace("\\", "")

    assert (shown.count("seeds/") or shown.count("Leverkusen")) >= 3
    assert [year for year in ("2025", "2026", "2026-06") if year not in shown] == []


def test_a_language_or_article_that_is_not_there_is_told(rumour: Rumour) -> None:
    none = "no contract date fits what you ask for\n"

    assert rumour("contracts", "--article", "z.txt").err == (
        f"--article: no contract date stands in 'z.txt'\n{none}"
    )
    language = rumour("contracts", "--language", "xx").err
    assert language.startswith("--language: no contract date is in 'xx', only in ")
