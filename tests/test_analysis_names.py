from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumourtrack.analysis.names import How, fold_name, resolve_name

KNOWN = ("Xabi Alonso", "Fernando Torres", "Ferran Torres", "Bayern Munich", "Arda Güler", "Łukasz")


@pytest.mark.parametrize("query", ["alonso", "XABI ALONSO", "Alonso, Xabi", " xabi  alonso "])
def test_a_name_is_found_by_surname_and_whatever_its_case(query: str) -> None:
    assert resolve_name(query, KNOWN).name == "Xabi Alonso"


@pytest.mark.parametrize(("query", "name"), [("guler", "Arda Güler"), ("lukasz", "Łukasz")])
def test_a_name_is_found_without_its_accents(query: str, name: str) -> None:
    assert resolve_name(query, KNOWN).name == name


def test_two_people_of_one_surname_are_asked_back() -> None:
    match = resolve_name("torres", KNOWN)

    assert match.ambiguous
    assert match.name is None
    assert match.candidates == ("Fernando Torres", "Ferran Torres")


def test_a_full_name_wins_over_others_that_hold_its_words() -> None:
    assert resolve_name("Ronaldo", ["Cristiano Ronaldo", "Ronaldo"]).name == "Ronaldo"


def test_an_alias_leads_to_its_name_even_if_nobody_told_of_it() -> None:
    match = resolve_name("fc hollywood", ["Real Madrid"], {"FC Hollywood": "Bayern Munich"})

    assert (match.name, match.how) == ("Bayern Munich", How.ALIAS)


@pytest.mark.parametrize("query", ["Xabi Alonzo", "alonzo", "alons"])
def test_a_near_miss_is_offered_and_never_taken(query: str) -> None:
    match = resolve_name(query, KNOWN)

    assert match.name is None
    assert not match.ambiguous
    assert match.candidates[0] == "Xabi Alonso"


def test_nothing_is_offered_for_words_that_are_like_no_name() -> None:
    assert resolve_name("qqqq", KNOWN).candidates == ()
    assert resolve_name(" !? ", KNOWN).name is None


def test_names_in_other_scripts_stay_apart() -> None:
    assert resolve_name("Шевченко", ["Шевченко", "Ярмоленко"]).name == "Шевченко"


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    folded: Any = fold_name(text)

    assert fold_name(folded) == folded
