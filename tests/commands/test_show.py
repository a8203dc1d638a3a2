import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rumourtrack.cli import DONE, USAGE

Rumour = Callable[..., Any]

FORMATS = ["json", "jsonl", "csv", "tsv", "markdown"]


@pytest.fixture(autouse=True)
def claims(make: Any, fill: Callable[..., Path]) -> Path:
    full = make.claim(
        id="abc123",
        date="2025-01-29",
        source="Diario AS",
        via=("Football España",),
        conditional=True,
        condition="if Ancelotti leaves",
        fee={"amount": 60_000_000, "currency": "EUR", "kind": "bid"},
        deal="permanent",
        origin="Bayer Leverkusen",
        origin_inferred=True,
        timing="2025-summer",
        cues=("set to", "join"),
        quote="He is set to join.",
    )
    return fill([full, make.claim(id="abd456"), make.claim(id="b00001")])


@pytest.mark.parametrize("id", ["abc123", "abc", "ABC1", " abc123 "])
def test_a_claim_is_found_by_its_id_or_the_beginning_of_it(rumour: Rumour, id: str) -> None:
    ended = rumour("show", id, "--json")

    assert (ended.code, ended.err) == (DONE, "")
    assert [claim["id"] for claim in json.loads(ended.out)] == ["abc123"]


def test_the_evidence_is_shown_in_its_context_with_cues_and_chain(rumour: Rumour) -> None:
    shown = rumour("show", "abc").out

    assert "»He is set to join.« And the rest of it." in shown
    for told in (
        "Football España → Diario AS",
        '"set to", "join"',
        "if Ancelotti leaves",
        "60,000,000 EUR",
        "2025-summer",
        "Bayer Leverkusen (not in the article)",
        "2025-01-29",
    ):
        assert told in shown


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_shows_the_one_claim(rumour: Rumour, format: str) -> None:
    ended = rumour("show", "abc123", "--format", format)

    assert ended.code == DONE
    assert "abc123" in ended.out
    assert "abd456" not in ended.out


def test_a_beginning_that_fits_several_names_them(rumour: Rumour) -> None:
    ended = rumour("show", "ab")

    assert (ended.code, ended.out) == (USAGE, "")
    assert ended.err == "rumour: 'ab' begins the ids of 2 claims: abc123, abd456\n"


@pytest.mark.parametrize("id", ["zzz", "", "%"])
def test_an_id_that_no_claim_has_tells_where_ids_are(rumour: Rumour, id: str) -> None:
    ended = rumour("show", id)

    assert (ended.code, ended.out) == (USAGE, "")
    assert ended.err == f"rumour: no claim has the id {id!r}: `rumour list` tells the ids\n"


def test_an_empty_store_tells_how_to_fill_it(rumour: Rumour, tmp_path: Path) -> None:
    ended = rumour("show", "abc", "--store", str(tmp_path / "none"))

    assert (ended.code, ended.out) == (USAGE, "")
    assert "holds no claims yet" in ended.err
    assert ended.err.count("\n") == 1


def test_a_claim_whose_article_is_gone_is_shown_without_context(
    rumour: Rumour, claims: Path
) -> None:
    (claims / "articles.jsonl").unlink()

    ended = rumour("show", "abc")

    assert ended.code == DONE
    assert ended.err.startswith("one.txt: the article is not in the store: read it again")
    assert "He is set to join." in ended.out
    assert "And the rest of it" not in ended.out
