import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rumourtrack.cli import DONE

Rumour = Callable[..., Any]

pytestmark = pytest.mark.usefixtures("store")


def events(rumour: Rumour, *words: str) -> list[dict[str, Any]]:
    ended = rumour("timeline", "--json", *words)
    assert ended.code == DONE
    told: list[dict[str, Any]] = json.loads(ended.out)
    return told


def test_json_holds_what_other_programs_rely_on(rumour: Rumour) -> None:
    promised = {
        "date", "subject", "move", "club", "stance", "change", "source", "original", "independent",
        "claims",
    }  # fmt: skip

    for event in events(rumour):
        assert promised <= event.keys()


def test_a_story_moves_by_original_and_not_by_article(rumour: Rumour) -> None:
    told = [
        (event["date"], event["stance"], event["change"], event["original"], len(event["claims"]))
        for event in events(rumour, "--subject", "alonso", "--destination", "real madrid")
    ]

    assert told == [
        ("2024-02-15", "linked", "new", "article d", 1),
        ("2024-11-14", "expected", "firmer", "Eurosport Spain", 3),
        ("2025-01-29", "linked", "weaker", "Xabi Alonso", 1),
    ]


@pytest.mark.parametrize(
    ("words", "field", "values"),
    [
        (["--subject", "grimaldo"], "subject", {"Alejandro Grimaldo"}),
        (["--move", "stay"], "move", {"stay"}),
        (["--club", "liverpool"], "club", {"Liverpool"}),
        (["--source", "balague"], "original", {"Guillem Balagué"}),
        (["--until", "2024-03"], "date", {"2024-02-15"}),
        (["--role", "player"], "subject", {"Alejandro Grimaldo"}),
    ],
    ids=lambda words: " ".join(words) if isinstance(words, list) else "",
)
def test_filters_leave_the_events_that_fit(
    rumour: Rumour, words: list[str], field: str, values: set[str]
) -> None:
    assert {event[field] for event in events(rumour, *words)} == values


def test_history_comes_in_where_it_is_asked_for(rumour: Rumour) -> None:
    words = ["--destination", "liverpool"]
    shown = events(rumour, *words)
    with_history = events(rumour, *words, "--background", "include")

    assert len(with_history) > len(shown)
    assert any(event["background"] for event in with_history)


def test_the_screen_shows_all_subjects_and_why_an_undated_article_stands_where_it_does(
    rumour: Rumour,
) -> None:
    ended = rumour("timeline")

    assert (ended.code, ended.err) == (DONE, "")
    for told in (
        "Xabi Alonso",
        "Alejandro Grimaldo",
        "Carlo Ancelotti",
        "join Real Madrid, 3 originals",
        "Eurosport Spain (3 articles, 1 original)",
        "a, undated: credits Eurosport Spain as 2 dated articles do",
    ):
        assert told in ended.out


@pytest.mark.parametrize("format", ["jsonl", "csv", "tsv", "markdown"])
def test_every_format_holds_every_event(rumour: Rumour, format: str) -> None:
    shown = rumour("timeline", "--format", format).out
    header = {"jsonl": 0, "csv": 1, "tsv": 1, "markdown": 2}[format]

    assert len(shown.splitlines()) == len(events(rumour)) + header


def test_an_empty_store_tells_how_to_fill_it(rumour: Rumour, tmp_path: Path) -> None:
    ended = rumour("timeline", "--store", str(tmp_path / "none"))

    assert (ended.code, ended.out) == (DONE, "")
    assert "holds no claims yet" in ended.err
