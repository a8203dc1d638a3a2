"""Each command pays for what it needs only; seen by what a fresh process has imported."""

import subprocess
import sys
from pathlib import Path

import pytest

from rumourtrack.cli import list_commands

SHOW_MODULES = """
import sys
from rumourtrack.cli import run
code = run(sys.argv[1:])
sys.stderr.write("\\n" + " ".join(sys.modules))
raise SystemExit(code)
"""
DRAWING = {"rich", "pygments", "markdown_it"}
MATCHING = {"rumourtrack.extraction.scanning", "dateutil"}
GUESSING = {"py3langid", "numpy"}
ENGINE = {"rumourtrack.extraction", "rumourtrack.reading"}
TABLES = {"rumourtrack.knowledge.gazetteer", "rumourtrack.knowledge.packs"}
ARTICLE = """It rained all night, and the streets of the town were wet in the morning when the people
went to work. That was all there was to say about it, and so they said no more than that to us."""


def imported(*words: str) -> set[str]:
    ended = subprocess.run(
        [sys.executable, "-c", SHOW_MODULES, *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return set(ended.stderr.splitlines()[-1].split())


def commands_in(modules: set[str]) -> set[str]:
    return {name for name in list_commands() if f"rumourtrack.commands.{name}" in modules}


def test_the_version_needs_no_library() -> None:
    modules = imported("--version")

    assert "rumourtrack.cli" in modules
    assert not modules & {"typer", "click", "pydantic", "rich", "rumourtrack.records"}


@pytest.mark.parametrize(
    "words",
    [
        ["list", "--json"],
        ["list", "--subject", "alonso", "--format", "csv"],
        ["show", "c0000001", "--json"],
        ["contracts", "--json"],
        ["timeline", "--json"],
        ["compare", "2024-03", "2024-12", "--json"],
    ],
    ids=" ".join,
)
def test_reading_the_store_needs_neither_engine_nor_tables_nor_drawing(
    store: Path, words: list[str]
) -> None:
    modules = imported(*words, "--store", str(store))

    assert "rumourtrack.store" in modules
    assert commands_in(modules) == {words[0]}
    assert not modules & (DRAWING | MATCHING | GUESSING | ENGINE | TABLES)


def test_a_table_needs_rich_and_no_engine(store: Path) -> None:
    modules = imported("list", "--store", str(store))

    assert "rich" in modules
    assert not modules & (MATCHING | GUESSING | ENGINE | TABLES)


def test_sources_needs_the_tables_and_no_engine(store: Path) -> None:
    modules = imported("sources", "--json", "--store", str(store))

    assert "rumourtrack.knowledge.gazetteer" in modules
    assert not modules & (DRAWING | MATCHING | GUESSING | ENGINE)


def test_a_name_that_only_the_tables_know_brings_them_in(store: Path) -> None:
    modules = imported("list", "--club", "FCB", "--json", "--store", str(store))

    assert "rumourtrack.knowledge.gazetteer" in modules
    assert not modules & (DRAWING | MATCHING | GUESSING | ENGINE)


def test_reading_a_plain_article_needs_no_guess_of_the_language(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text(ARTICLE, encoding="utf-8")

    modules = imported("ingest", str(article), "--store", str(tmp_path / "store"))

    assert {"rumourtrack.extraction.scanning", "rumourtrack.extraction"} <= modules
    assert commands_in(modules) == {"ingest"}
    assert not modules & (DRAWING | GUESSING)


def test_the_help_of_one_command_imports_no_other() -> None:
    assert commands_in(imported("list", "--help")) == {"list"}
    assert commands_in(imported("--help")) == set(list_commands())
