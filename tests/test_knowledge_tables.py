"""Tables of clubs, outlets, people and countries: their schema, their check, and what is shipped."""

from collections import Counter
from typing import Any

import pytest
from pydantic import ValidationError

from rumourtrack.knowledge.checking import check_knowledge, check_rows
from rumourtrack.knowledge.files import list_languages
from rumourtrack.knowledge.gazetteer import (
    TABLES,
    Club,
    Nation,
    Outlet,
    Person,
    Row,
    Spell,
    load_table,
    load_words,
    read_table,
)
from rumourtrack.knowledge.packs import load_pack
from rumourtrack.text import fold_name

CELLS: dict[type[Row], dict[str, str]] = {
    Club: {
        "name": "Northport", "country": "ENG", "level": "1", "kind": "club", "city": "Northport",
        "aliases": "Northport FC|FC Northport", "nicknames": "The Gulls", "shared": "",
        "grounds": "Quayside",
    },
    Outlet: {
        "name": "Gazeta", "kind": "outlet", "country": "", "languages": "en|nl", "domains": "",
        "handles": "", "aliases": "La Gazeta", "owner": "", "common": "",
    },
    Person: {
        "name": "Marco Ferri", "role": "player", "nationality": "ITA", "born": "1996",
        "clubs": "Torano@2018-07..2021; Northport@2021-07-01..", "aliases": "",
    },
    Nation: {"code": "ESP", "name": "Spain", "capital": "Madrid", "season": "winter"},
}  # fmt: skip


def row(table: type[Row], **cells: str) -> Any:
    return table.model_validate({**CELLS[table], **cells})


def club(name: str, **cells: str) -> Club:
    empty = dict.fromkeys(("aliases", "nicknames", "grounds"), "")
    made = row(Club, name=name, **{**empty, **cells})
    assert isinstance(made, Club)
    return made


@pytest.mark.parametrize("kind", list(CELLS))
def test_a_good_row_is_read_from_its_cells(kind: type[Row]) -> None:
    assert row(kind).model_dump()["name"] == CELLS[kind]["name"]


def test_names_are_parted_by_bars_and_an_empty_cell_holds_none() -> None:
    made = club("Northport", aliases=" Northport FC | FC Northport ||", nicknames="")
    assert made.aliases == ("Northport FC", "FC Northport")
    assert made.nicknames == ()


@pytest.mark.parametrize(
    ("kind", "column", "cell"),
    [
        (Club, "country", "England"),
        (Club, "country", ""),
        (Club, "level", "10"),
        (Club, "level", "-1"),
        (Club, "level", "first"),
        (Club, "kind", "team"),
        (Club, "league", "Premier"),
        (Outlet, "kind", "newspaper"),
        (Outlet, "country", "Spain"),
        (Outlet, "colour", "pink"),
        (Person, "role", "goalkeeper"),
        (Person, "nationality", "it"),
        (Person, "born", "in May"),
        (Person, "clubs", "Torano"),
        (Person, "clubs", "Torano@2018"),
        (Person, "clubs", "Torano@summer..2020"),
        (Person, "clubs", "Torano@2018-13..2020"),
        (Person, "clubs", "@2018..2020"),
        (Person, "height", "1.90"),
        (Nation, "code", "Spain"),
        (Nation, "season", "spring"),
    ],
)
def test_a_wrong_cell_is_refused_at_its_column(kind: type[Row], column: str, cell: str) -> None:
    with pytest.raises(ValidationError) as caught:
        row(kind, **{column: cell})
    assert {error["loc"][0] for error in caught.value.errors()} == {column}


def test_a_wrong_spell_is_told_how_one_is_written() -> None:
    with pytest.raises(ValidationError, match=r"'Torano' is no spell: write Club@2022-07\.\.2025"):
        row(Person, clubs="Torano")


def test_spells_keep_their_dates_and_an_open_one_has_no_end() -> None:
    assert row(Person).clubs == (
        Spell(club="Torano", since="2018-07", until="2021"),
        Spell(club="Northport", since="2021-07-01", until=None),
    )


@pytest.mark.parametrize("column", ["nationality", "born"])
def test_what_is_not_known_of_a_person_is_none(column: str) -> None:
    assert getattr(row(Person, **{column: ""}), column) is None


def test_good_rows_raise_no_problem() -> None:
    rows = (club("Albora", aliases="Albora CF|ALBORA"), club("Northport", nicknames="The Gulls"))
    assert list(check_rows("clubs.csv", rows)) == []


def test_rows_out_of_order_are_found() -> None:
    (problem,) = check_rows("clubs.csv", (club("Northport"), club("Albora")))
    assert problem.where == "'Albora'"
    assert "stands behind 'Northport'" in problem.message


def test_a_row_that_stands_twice_is_found() -> None:
    (problem,) = check_rows("clubs.csv", (club("Albora"), club("Albora")))
    assert problem.where == "'Albora'"
    assert "stands twice" in problem.message


@pytest.mark.parametrize("column", ["aliases", "nicknames", "grounds"])
@pytest.mark.parametrize("name", ["Albora CF", "ÁLBORA cf"])
def test_a_name_of_two_owners_is_found_however_it_is_spelled(column: str, name: str) -> None:
    rows = (club("Albora", aliases="Albora CF"), club("Northport", **{column: name}))
    (problem,) = check_rows("clubs.csv", rows)
    assert (problem.path, problem.where) == ("clubs.csv", "'Northport'")
    assert f"{name!r} belongs to 'Albora' already" in problem.message


def test_a_shared_name_may_have_two_owners() -> None:
    rows = (club("Albora", shared="United"), club("Northport", shared="United"))
    assert list(check_rows("clubs.csv", rows)) == []


def test_a_nickname_that_is_shared_too_may_have_two_owners() -> None:
    colours = {"nicknames": "Reds", "shared": "Reds"}
    rows = (club("Albora", **colours), club("Northport", **colours))
    assert list(check_rows("clubs.csv", rows)) == []


def test_countries_are_sorted_by_code() -> None:
    spain, albania = row(Nation), row(Nation, code="ALB", name="Albania")
    assert list(check_rows("countries.csv", (albania, spain))) == []
    assert len(list(check_rows("countries.csv", (spain, albania)))) == 1


def test_the_shipped_knowledge_has_no_problem() -> None:
    assert [str(problem) for problem in check_knowledge()] == []


@pytest.mark.parametrize("name", list(TABLES))
def test_a_shipped_table_loads_whole(name: str) -> None:
    rows, problems = read_table(name, TABLES[name])
    assert problems == ()
    assert load_table(name, TABLES[name]) == rows


def test_thousands_of_clubs_are_shipped_with_country_city_and_level() -> None:
    clubs = load_table("clubs.csv", Club)
    kinds = Counter(one.kind for one in clubs)
    assert len(clubs) >= 2_500
    assert kinds["national"] >= 180
    assert kinds["women"] >= 400
    assert [one.name for one in clubs if one.level and not one.city] == []
    assert [one.name for one in clubs if one.kind == "national" and one.level != 0] == []
    assert [one.name for one in clubs if one.kind == "club" and one.level == 0] == []


def test_every_country_of_a_club_is_in_the_table_of_countries() -> None:
    codes = {nation.code for nation in load_table("countries.csv", Nation)}
    assert {one.country for one in load_table("clubs.csv", Club)} <= codes


def test_no_name_of_a_club_is_a_function_word_of_a_language() -> None:
    packs = map(load_pack, list_languages())
    words = {fold_name(word) for pack in packs for word in pack.grammar.function_words}
    clubs = load_table("clubs.csv", Club)
    told = {(name, one.name) for one in clubs for name in (one.name, *one.aliases, *one.nicknames)}
    # Short names in capitals count only where the text has capitals.
    wrong = {pair for pair in told if fold_name(pair[0]) in words and not pair[0].isupper()}
    assert {(name, club) for name, club in wrong if name != club} == set()


@pytest.mark.parametrize(
    "name", ["Rossoneri", "Rojiblancos", "Tricolor", "Alvinegro", "Giallorosse"]
)
def test_colours_of_several_clubs_are_nicknames_that_need_context(name: str) -> None:
    bearers = [one for one in load_table("clubs.csv", Club) if name in one.nicknames]
    assert len(bearers) > 1
    assert sum(name not in one.shared for one in bearers) <= 1


@pytest.mark.parametrize("name", ["Como", "Nice", "Reading", "Granada", "Ibiza", "Marbella FC"])
def test_a_club_called_as_a_word_or_place_has_no_such_name_for_itself(name: str) -> None:
    club = next(one for one in load_table("clubs.csv", Club) if one.name == name)
    own = {club.name, *club.aliases} - set(club.shared)
    assert club.city not in own


def test_every_country_of_a_person_and_an_outlet_is_in_the_table_of_countries() -> None:
    codes = {nation.code for nation in load_table("countries.csv", Nation)}
    people = {one.nationality for one in load_table("people.csv", Person)}
    outlets = {one.country for one in load_table("outlets.csv", Outlet)}
    assert people | outlets <= codes | {None}


def test_well_over_a_thousand_outlets_are_shipped_with_their_languages() -> None:
    outlets = load_table("outlets.csv", Outlet)
    kinds = Counter(outlet.kind for outlet in outlets)
    assert len(outlets) >= 1_300
    assert kinds["outlet"] >= 600
    assert kinds["journalist"] >= 350
    assert [outlet.name for outlet in outlets if not outlet.languages] == []
    assert sum(bool(outlet.domains) for outlet in outlets) >= 150


def test_thousands_of_people_are_shipped_and_many_with_their_clubs() -> None:
    people = load_table("people.csv", Person)
    assert len(people) >= 4_000
    full = [one for one in people if one.clubs and one.nationality and one.born]
    assert len(full) >= 2_000
    roles = Counter(person.role.value for person in full)
    assert roles["player"] >= 1_800
    assert roles["manager"] >= 30
    assert roles["director"] >= 5


def test_every_spell_names_a_club_by_the_name_of_its_row() -> None:
    names = {one.name for one in load_table("clubs.csv", Club)}
    people = load_table("people.csv", Person)
    unknown = {(p.name, spell.club) for p in people for spell in p.clubs if spell.club not in names}
    assert unknown == set()


def test_no_spell_ends_before_it_begins() -> None:
    spells = [(p.name, s) for p in load_table("people.csv", Person) for s in p.clubs]
    wrong = [
        name
        for name, spell in spells
        if spell.until and spell.until < spell.since[: len(spell.until)]
    ]
    assert wrong == []


@pytest.mark.parametrize("name", ["given_names.txt", "not_people.txt"])
def test_the_words_of_a_list_stand_there_as_they_are_looked_up(name: str) -> None:
    words = load_words(name)
    assert len(words) >= 500
    assert [word for word in words if fold_name(word) != word] == []
