from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rumourtrack.cli import DONE, PROBLEMS
from rumourtrack.commands import check
from rumourtrack.errors import Problem

Rumour = Callable[..., Any]


def replace(path: Path, old: bytes, new: bytes) -> None:
    data = path.read_bytes()
    assert old in data
    path.write_bytes(data.replace(old, new, 1))


def test_what_is_shipped_and_a_good_store_are_in_order(rumour: Rumour, store: Path) -> None:
    assert rumour("check") == (
        DONE, "", f"packs, tables and the store in {store} are in order\n"
    )  # fmt: skip


def test_no_store_is_no_problem_and_said(rumour: Rumour, tmp_path: Path) -> None:
    ended = rumour("check", "--store", str(tmp_path / "none"))

    assert ended.code == DONE
    assert ended.err.endswith(f"there is no store in {tmp_path / 'none'} yet\n")


def test_problems_of_packs_and_tables_are_shown(
    rumour: Rumour, store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = (Problem("clubs.csv", "line 3", "no name"),)
    monkeypatch.setattr(check, "check_knowledge", lambda: wrong)
    assert store.exists()

    ended = rumour("check")

    assert ended == (PROBLEMS, "", "rumour: clubs.csv: line 3: no name\n1 problem found\n")


@pytest.mark.parametrize("name", ["articles", "claims", "contracts", "journal"])
def test_a_broken_line_is_shown_with_its_place(rumour: Rumour, store: Path, name: str) -> None:
    path = store / f"{name}.jsonl"
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(lines[0] + b"{}\n" + b"".join(lines[1:]))

    ended = rumour("check")

    assert ended.code == PROBLEMS
    assert ended.err.startswith(f"rumour: {path}: line 2: ")
    assert ended.err.endswith("1 problem found\n")


def test_every_file_is_looked_at_though_one_cannot_be_read(rumour: Rumour, store: Path) -> None:
    for name in ("articles", "contracts"):
        replace(store / f"{name}.jsonl", b'"schema":1', b'"schema":7')

    ended = rumour("check")

    assert ended.code == PROBLEMS
    assert f"rumour: {store}/articles.jsonl: written by a newer version" in ended.err
    assert f"rumour: {store}/contracts.jsonl: written by a newer version" in ended.err
    assert ended.err.endswith("2 problems found\n")


def test_a_quote_that_does_not_stand_in_its_article_is_a_problem(
    rumour: Rumour, store: Path
) -> None:
    replace(store / "claims.jsonl", b"A sentence that", b"A sentence which")
    replace(store / "contracts.jsonl", b'"start":0', b'"start":3')

    ended = rumour("check")

    assert ended.code == PROBLEMS
    assert f"{store}/claims.jsonl: claim c0000001: its quote does not stand in" in ended.err
    assert f"{store}/contracts.jsonl: contract c" in ended.err
    assert ended.err.endswith("2 problems found\n")


def test_a_claim_whose_article_is_gone_is_a_problem(rumour: Rumour, store: Path) -> None:
    (store / "articles.jsonl").unlink()

    ended = rumour("check")

    assert ended.code == PROBLEMS
    assert "its article id-seeds/a.txt is not in the store: read it again" in ended.err


def test_check_writes_nothing(rumour: Rumour, store: Path) -> None:
    before = {path.name: path.read_bytes() for path in store.iterdir()}
    replace(store / "claims.jsonl", b'"role"', b'"rule"')
    before["claims.jsonl"] = (store / "claims.jsonl").read_bytes()

    rumour("check")

    assert {path.name: path.read_bytes() for path in store.iterdir()} == before
