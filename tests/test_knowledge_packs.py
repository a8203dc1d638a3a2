"""What a wrong language file is told, and that the shipped ones are right."""

from copy import deepcopy
from typing import Any

import pytest
from pydantic import ValidationError

from rumourtrack.errors import Problem, RumourError, problems_from
from rumourtrack.knowledge.files import list_languages
from rumourtrack.knowledge.packs import Pack, load_pack, read_pack
from tests.tiny_language import make_pack

SECTIONS = ["code", "name", "abbreviations", "grammar", "nouns", "demonyms", "time", "money"]
SECTIONS += ["noise", "frame", "modifier", "attribution", "contract", "deal"]


def problems_of(data: dict[str, Any]) -> list[Problem]:
    try:
        Pack.model_validate(data)
    except ValidationError as error:
        return list(problems_from(error, "languages/xx.toml"))
    return []


def changed(*path: str | int, value: object) -> dict[str, Any]:
    """The tiny pack with one thing in it changed."""
    data = deepcopy(make_pack())
    place: Any = data
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return data


def test_the_tiny_pack_is_right() -> None:
    assert problems_of(make_pack()) == []


@pytest.mark.parametrize("section", SECTIONS)
def test_a_missing_section_is_one_problem_at_its_name(section: str) -> None:
    data = make_pack()
    del data[section]
    assert problems_of(data) == [Problem("languages/xx.toml", section, "Field required")]


@pytest.mark.parametrize(
    "section", ["demonyms", "frame", "modifier", "attribution", "contract", "deal"]
)
def test_an_empty_section_is_one_problem_at_its_name(section: str) -> None:
    (problem,) = problems_of(make_pack(**{section: []}))
    assert problem.where == section
    assert "at least 1 item" in problem.message


@pytest.mark.parametrize(
    ("path", "value", "where", "message"),
    [
        (("colour",), "red", "colour", "Extra inputs are not permitted"),
        (("grammar", "colour"), ["red"], "grammar.colour", "Extra inputs are not permitted"),
        (("frame", 0, "buyers"), "after", "frame.0.buyers", "Extra inputs are not permitted"),
        (("frame", 0, "person"), "left", "frame.0.person", "'before', 'after' or 'either'"),
        (("frame", 0, "move"), "go", "frame.0.move", "'join', 'leave' or 'stay'"),
        (("frame", 0, "stance"), "sure", "frame.0.stance", "'confirmed'"),
        (("modifier", 0, "effect"), "maybe", "modifier.0.effect", "'negate'"),
        (("modifier", 0, "words"), 0, "modifier.0.words", "greater than or equal to 1"),
        (("attribution", 0, "credit"), "told", "attribution.0.credit", "'report'"),
        (("frame", 0, "name"), "Join!", "frame.0.name", "should match pattern"),
        (("frame", 0, "forms"), [], "frame.0.forms", "at least 1 item"),
        (("frame", 0, "forms"), ["  "], "frame.0.forms.0", "at least 1 character"),
        (("frame", 0, "fires"), [], "frame.0.fires", "at least 1 item"),
        (("grammar", "function_words"), ["the"], "grammar.function_words", "at least 30 items"),
        (("time", "months"), [["May"]], "time.months", "at least 12 items"),
        (("money", "unspoken"), "euro", "money.unspoken", "should match pattern"),
        (("demonyms", 0, "country"), "Spain", "demonyms.0.country", "should match pattern"),
        (("code",), "eng", "code", "should match pattern"),
    ],
)  # fmt: skip
def test_a_wrong_value_is_one_problem_at_its_place(
    path: tuple[str | int, ...], value: object, where: str, message: str
) -> None:
    (problem,) = problems_of(changed(*path, value=value))
    assert problem.where == where
    assert message in problem.message
    assert "\n" not in str(problem)


@pytest.mark.parametrize("section", ["frame", "modifier", "attribution", "contract"])
def test_two_entries_of_one_name_are_one_problem_that_names_them(section: str) -> None:
    entries = make_pack()[section]
    (problem,) = problems_of(make_pack(**{section: [*entries, entries[0]]}))
    assert f"two entries are called {entries[0]['name']}" in problem.message


def test_one_name_may_stand_in_two_sections() -> None:
    assert problems_of(changed("modifier", 0, "name", value="join")) == []


@pytest.mark.parametrize(
    ("line", "message"),
    [("join (up", "unpaired"), ("<go> to", "no set <go>"), ("(0|1|2|3|4|5|6|7|8|9)" * 4, "5000")],
)
@pytest.mark.parametrize("section", ["frame", "modifier", "attribution", "contract"])
def test_a_bad_form_line_is_one_problem_that_shows_it(
    section: str, line: str, message: str
) -> None:
    (problem,) = problems_of(changed(section, 0, "forms", value=["good", line]))
    assert message in problem.message
    assert repr(line) in problem.message


def test_every_thing_that_is_wrong_is_told_at_once() -> None:
    data = changed("frame", 0, "move", value="go")
    data["colour"] = "red"
    del data["noise"]
    assert {problem.where for problem in problems_of(data)} == {"frame.0.move", "colour", "noise"}


@pytest.mark.parametrize("code", list_languages())
def test_a_shipped_pack_is_right_and_bears_the_name_of_its_file(code: str) -> None:
    pack, problems = read_pack(code)
    assert problems == ()
    assert pack is not None
    assert pack.code == code
    assert load_pack(code) == pack


def test_english_and_dutch_are_shipped() -> None:
    assert {"en", "nl"} <= set(list_languages())


@pytest.mark.parametrize("code", ["xx", "", "../en"])
def test_a_language_without_a_file_is_an_error_that_names_the_known_ones(code: str) -> None:
    with pytest.raises(RumourError, match=r"no language .*; known: .*en, .*nl"):
        load_pack(code)
