import csv
import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from rumourtrack.cli import DONE, PROBLEMS

Rumour = Callable[..., Any]

CLAIM = "Real Madrid have signed Bukayo Saka from Arsenal."
REST = (
    "It rained all night, and the streets of the town were wet in the morning when the people "
    "went to work. That was all there was to say about it, and they said no more than that."
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(f"{CLAIM} {REST}", encoding="utf-8")
    return path


def test_claims_are_printed_and_nothing_is_stored(
    rumour: Rumour, path: Path, tmp_path: Path
) -> None:
    ended = rumour("extract", str(path), "--json")
    claims = json.loads(ended.out)

    assert (ended.code, ended.err) == (DONE, "")
    assert claims
    for claim in claims:
        place = claim["evidence"]
        assert path.read_text(encoding="utf-8")[place["start"] : place["end"]] == place["quote"]
    assert [item.name for item in tmp_path.iterdir()] == ["a.txt"]


@pytest.mark.parametrize("format", ["table", "jsonl", "csv", "tsv", "markdown"])
def test_every_format_holds_every_claim(rumour: Rumour, path: Path, format: str) -> None:
    ids = [claim["id"] for claim in json.loads(rumour("extract", str(path), "--json").out)]

    shown = rumour("extract", str(path), "--format", format).out

    assert [id for id in ids if id not in shown] == []
    if format == "jsonl":
        assert [json.loads(line)["id"] for line in shown.splitlines()] == ids
    if format == "csv":
        assert [row["id"] for row in csv.DictReader(io.StringIO(shown))] == ids


def test_date_and_publisher_are_taken_over(rumour: Rumour, path: Path) -> None:
    words = ["--date", "2024-11", "--publisher", "marca.com", "--json"]
    claims = json.loads(rumour("extract", str(path), *words).out)

    assert {(claim["date"], claim["publisher"]) for claim in claims} == {("2024-11", "Marca")}


def test_a_dash_is_the_standard_input(rumour: Rumour, monkeypatch: pytest.MonkeyPatch) -> None:
    given = SimpleNamespace(buffer=io.BytesIO(f"{CLAIM} {REST}".encode()))
    monkeypatch.setattr(sys, "stdin", given)

    claims = json.loads(rumour("extract", "-", "--json").out)

    assert {claim["article"] for claim in claims} == {"-"}


@pytest.mark.parametrize("format", ["table", "json", "jsonl", "csv", "tsv", "markdown"])
def test_an_article_without_claims_says_so_on_the_standard_error(
    rumour: Rumour, tmp_path: Path, format: str
) -> None:
    (tmp_path / "b.txt").write_text(REST, encoding="utf-8")

    ended = rumour("extract", str(tmp_path / "b.txt"), "--format", format)

    assert (ended.code, ended.err) == (DONE, "no claims found\n")
    assert "rained" not in ended.out


def test_a_problem_does_not_lose_the_claims_beside_it(rumour: Rumour, path: Path) -> None:
    ended = rumour("extract", "missing.txt", str(path), "--json")

    assert ended.code == PROBLEMS
    assert ended.err.startswith("rumour: missing.txt: is not there")
    assert json.loads(ended.out)


def test_an_article_in_a_language_without_a_pack_is_told(rumour: Rumour, tmp_path: Path) -> None:
    text = (
        "Robert Lewandowski może odejść z Barcelony po zakończeniu sezonu, informuje hiszpański "
        "dziennik. Napastnik ma kontrakt ważny do czerwca 2026 roku, ale klub chce oszczędzać."
    )
    (tmp_path / "pl.txt").write_text(text, encoding="utf-8")

    ended = rumour("extract", str(tmp_path / "pl.txt"), "--json")

    assert (ended.code, ended.out) == (DONE, "[]\n")
    assert "pl.txt: no claims: its language is 'pl'" in ended.err
