"""What is thawed from the cache is what the files say, and no more of it than is needed."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumourtrack.extraction.phrases import split_words
from rumourtrack.extraction.tables import Gazetteer, load_gazetteer
from rumourtrack.knowledge.files import list_languages
from rumourtrack.knowledge.frozen import (
    Shelf,
    Strings,
    freeze_numbers,
    freeze_shelf,
    freeze_strings,
    name_sections,
    select_sections,
    thaw_numbers,
)
from rumourtrack.knowledge.gazetteer import TABLES, load_rows, read_table
from rumourtrack.knowledge.packs import Language, load_language, load_pack
from rumourtrack.text import fold


@given(st.lists(st.integers(0, 2**32 - 1)))
def test_numbers_are_kept(numbers: list[int]) -> None:
    assert list(thaw_numbers(freeze_numbers(numbers))) == numbers


@given(st.lists(st.text(st.characters(codec="utf-8"))))
def test_strings_are_kept(strings: list[str]) -> None:
    thawed = Strings(freeze_strings("s", strings), "s")

    assert list(thawed) == strings
    assert list(thawed[1:]) == strings[1:]


@given(st.dictionaries(st.text("äbc"), st.text("äbc")), st.text("äbc"))
def test_a_shelf_is_the_mapping_it_was_made_of(items: dict[str, str], other: str) -> None:
    shelf = Shelf(freeze_shelf("s", items), "s", str.upper)

    assert list(shelf) == list(items)
    assert dict(shelf) == {key: value.upper() for key, value in items.items()}
    assert shelf.make_all() == tuple(value.upper() for value in items.values())
    assert (other in shelf) is (other in items)


def test_a_shelf_makes_what_is_asked_for_once() -> None:
    made = []

    def make(text: str) -> str:
        made.append(text)
        return text

    shelf = Shelf(freeze_shelf("s", {"a": "1", "b": "2", "c": "3"}), "s", make)
    assert shelf["b"] is shelf["b"]
    assert made == ["2"]


def test_a_shelf_that_is_asked_often_answers_as_before() -> None:
    items = {str(number): str(-number) for number in range(400)}
    shelf = Shelf(freeze_shelf("s", items), "s", int)

    for _ in range(2):
        assert [shelf.get(str(number)) for number in range(800)] == [
            *(-number for number in range(400)),
            *[None] * 400,
        ]


def test_parts_lie_side_by_side() -> None:
    sections = {**name_sections("a", {"x": b"1"}), **name_sections("ab", {"x": b"2"})}

    assert select_sections("a", sections) == {"x": b"1"}
    assert select_sections("ab", sections) == {"x": b"2"}


@pytest.mark.parametrize("code", list_languages())
def test_the_words_of_a_language_are_those_of_its_pack(code: str) -> None:
    pack = load_pack(code)

    words = load_language(code)
    assert type(words) is Language
    assert words == Language.model_validate(
        {name: getattr(pack, name) for name in Language.model_fields}
    )


@pytest.mark.parametrize("name", TABLES)
def test_the_rows_of_a_table_are_those_of_its_file(name: str) -> None:
    rows, problems = read_table(name, TABLES[name])

    assert problems == ()
    assert load_rows(name, TABLES[name]).make_all() == rows


def test_the_names_of_the_tables_are_what_the_tables_say() -> None:
    kept = load_gazetteer()
    fresh = Gazetteer(
        clubs=kept.clubs,
        outlets=kept.outlets,
        people=kept.people,
        nations=kept.nations,
        given_names=kept.given_names,
        not_people=kept.not_people,
    )

    assert dict(kept.people_by_surname) == fresh.people_by_surname
    text = split_words(fold(". ".join(phrase for phrase, _ in fresh.entries())))
    assert list(kept.names.find(text)) == list(fresh.names.find(text))


ARTICLE = """The striker will leave the club at the end of the season, and the manager said that he was
sad. It is not known where the player will go, but the two sides have talked about it for weeks."""


def test_an_article_brings_in_the_phrases_of_its_own_language_alone(tmp_path: Path) -> None:
    article, folder = tmp_path / "a.txt", tmp_path / "cache"
    article.write_text(ARTICLE, encoding="utf-8")
    words = [sys.executable, "-m", "rumourtrack", "extract", str(article), "--json"]

    shown = []
    for _ in range(2):
        ended = subprocess.run(
            words,
            env={**os.environ, "RUMOUR_CACHE": str(folder)},
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
        )
        shown.append(json.loads(ended.stdout))

    assert shown[0] == shown[1]
    parts = {path.name.rsplit("-", 3)[0] for path in folder.iterdir()}
    assert {part for part in parts if part.endswith("-phrases")} == {"en-phrases"}
    assert {f"{code}-words" for code in list_languages()} < parts
