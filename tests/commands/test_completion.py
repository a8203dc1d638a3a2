import os
import subprocess
import sys
from pathlib import Path

import pytest


def offered(*words: str, store: Path, shell: str = "bash") -> list[str]:
    """What the shell gets for the last of these words."""
    line = " ".join(["rumour", *words])
    env = {
        "_RUMOUR_COMPLETE": f"complete_{shell}",
        "_TYPER_COMPLETE_ARGS": line,
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
        "COMP_WORDS": line,
        "COMP_CWORD": str(len(words)),
        "RUMOUR_STORE": str(store),
    }
    ended = subprocess.run(
        [sys.executable, "-m", "rumourtrack"],
        env={**os.environ, **env},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert ended.stderr == ""
    return [line.replace("\\ ", " ") for line in ended.stdout.splitlines() if line]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["list", "--subject", "Xa"], ["Xabi Alonso"]),
        (["list", "--subject", "alo"], ["alonso"]),
        (["list", "--subject", "gri"], ["grimaldo"]),
        (["list", "--subject", "nobody"], []),
        (["timeline", "--destination", "Bar"], ["Barcelona"]),
        (["timeline", "--origin", "Bayer"], ["Bayer Leverkusen"]),
        (["sources", "--via", "Dia"], ["Diario AS"]),
        (["list", "--language", ""], ["en", "nl"]),
        (["list", "--article", "b.t"], ["b.txt"]),
        (["show", "c000001"], [f"c000001{digit}" for digit in "012345678"]),
        (["compare", "liv"], ["liverpool"]),
        (["compare", "liverpool", "balag"], ["balagué"]),
        (["sho"], ["show"]),
    ],
    ids=lambda words: " ".join(words) if words else "none",
)
def test_the_shell_completes_with_what_the_store_holds(
    store: Path, words: list[str], expected: list[str]
) -> None:
    assert offered(*words, store=store) == expected


def test_the_store_that_is_named_in_the_line_is_asked(store: Path, tmp_path: Path) -> None:
    words = ["list", "--store", str(store), "--subject", "anc"]

    assert offered(*words, store=tmp_path / "none") == ["ancelotti"]


def test_a_store_that_cannot_be_read_offers_nothing(store: Path) -> None:
    (store / "claims.jsonl").write_bytes(b"no header\n")

    assert offered("list", "--subject", "al", store=store) == []


def test_other_shells_get_the_whole_name(store: Path) -> None:
    assert offered("list", "--subject", "Xab", store=store, shell="fish") == ["Xabi Alonso"]
