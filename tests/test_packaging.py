"""What is installed is the whole program: its version, its data, its types, its licence."""

import tomllib
from importlib.metadata import entry_points, metadata, version
from importlib.resources import files
from pathlib import Path

import pytest

from rumourtrack.cli import main, run

PROJECT = Path(__file__).parents[1]
KNOWLEDGE = files("rumourtrack") / "knowledge"


def test_the_version_is_the_one_of_the_project_file(capsys: pytest.CaptureFixture[str]) -> None:
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]

    code = run(["--version"])

    assert code == 0
    assert capsys.readouterr().out == f"rumour {project['version']}\n"
    assert version("rumourtrack") == project["version"]


def test_the_package_tells_that_it_is_typed() -> None:
    assert (files("rumourtrack") / "py.typed").is_file()


@pytest.mark.parametrize(
    "name", ["clubs.csv", "countries.csv", "outlets.csv", "people.csv", "given_names.txt"]
)
def test_the_tables_are_installed_with_their_rows(name: str) -> None:
    text = (KNOWLEDGE / name).read_text(encoding="utf-8")

    assert len(text.splitlines()) > 50


def test_the_languages_are_installed() -> None:
    packs = [entry.name for entry in (KNOWLEDGE / "languages").iterdir()]

    assert {"en.toml", "nl.toml"} <= set(packs)


def test_the_licence_is_installed_and_named() -> None:
    licence = (PROJECT / "LICENSE").read_text(encoding="utf-8")

    assert metadata("rumourtrack")["License-Expression"] == "Apache-2.0"
    assert "Apache License" in licence
    assert "END OF TERMS AND CONDITIONS" in licence


def test_the_command_is_an_entry_point_of_the_package() -> None:
    (entry,) = entry_points(group="console_scripts", name="rumour")

    assert entry.load() is main
