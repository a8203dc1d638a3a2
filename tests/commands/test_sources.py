import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rumourtrack.cli import DONE

Rumour = Callable[..., Any]

pytestmark = pytest.mark.usefixtures("store")


def sources(rumour: Rumour, *words: str) -> dict[str, dict[str, Any]]:
    ended = rumour("sources", "--json", *words)
    assert ended.code == DONE
    return {source["name"]: source for source in json.loads(ended.out)}


def test_json_holds_what_other_programs_rely_on(rumour: Rumour) -> None:
    promised = {
        "name", "kind", "claims", "articles", "relays", "read", "first", "last", "languages",
        "resolved", "hits",
    }  # fmt: skip

    for source in sources(rumour).values():
        assert promised <= source.keys()


def test_an_original_that_nobody_read_is_shown_as_such(rumour: Rumour) -> None:
    source = sources(rumour)["Eurosport Spain"]
    shown = " ".join(rumour("sources").out.split())

    assert (source["articles"], source["read"], source["kind"]) == (3, 0, "outlet")
    assert "named by 3, read 0" in shown


def test_an_article_of_its_own_counts_as_read(
    rumour: Rumour, make: Any, fill: Callable[..., Path]
) -> None:
    fill([make.claim(article="own.txt", publisher="Eurosport Spain", date="2024-11-13")])

    assert sources(rumour)["Eurosport Spain"]["read"] == 1


def test_relays_are_told_apart_from_originals(rumour: Rumour) -> None:
    found = sources(rumour)
    originals, relays = rumour("sources").out.split("only relays")

    assert found["Football España"]["claims"] == 0
    assert found["Carlo Ancelotti"]["relays"] == ["Diario AS", "Football España"]
    assert "Football España" in relays
    assert "Football España" not in originals
    assert "Eurosport" not in relays


def test_kinds_come_from_the_tables_and_from_who_is_spoken_of(rumour: Rumour) -> None:
    kinds = {name: source["kind"] for name, source in sources(rumour).items()}

    assert kinds["Guillem Balagué"] == "journalist"
    assert kinds["Xabi Alonso"] == "person"
    assert kinds["article d"] == "unnamed"


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (["--language", "nl"], {"Eurosport Spain"}),
        (["--destination", "barcelona"], {"Guillem Balagué"}),
        (["--subject", "ancelotti"], {"Carlo Ancelotti", "Diario AS", "Football España"}),
        (["--stance", "denied"], set()),
    ],
    ids=lambda words: " ".join(words) if isinstance(words, list) else "",
)
def test_filters_leave_the_sources_of_the_claims_that_fit(
    rumour: Rumour, words: list[str], names: set[str]
) -> None:
    assert set(sources(rumour, *words)) == names


@pytest.mark.parametrize("format", ["jsonl", "csv", "tsv", "markdown"])
def test_every_format_holds_every_source(rumour: Rumour, format: str) -> None:
    shown = rumour("sources", "--format", format).out
    header = {"jsonl": 0, "csv": 1, "tsv": 1, "markdown": 2}[format]

    assert len(shown.splitlines()) == len(sources(rumour)) + header


def test_an_empty_store_tells_how_to_fill_it(rumour: Rumour, tmp_path: Path) -> None:
    ended = rumour("sources", "--json", "--store", str(tmp_path / "none"))

    assert (ended.code, ended.out) == (DONE, "[]\n")
    assert "holds no claims yet" in ended.err
