"""Whose club it is: his own, a former one, shared names, other words for a club."""

import pytest

from tests.tiny_language import claims, moves, only_claim

DOESON = "Jon Doeson"


@pytest.mark.parametrize(
    "text",
    [
        "Northport midfielder Jon Doeson will join Northport.",
        "Northport midfielder Jon Doeson will join the club.",
        "Northport's Jon Doeson will join Northport.",
        "Jon Doeson of Northport will join Northport.",
        "Marco Ferri will join Torano.",
    ],
)
def test_his_own_club_is_no_destination(text: str) -> None:
    assert claims(text) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Northport midfielder Jon Doeson will join Albora.",
        "Northport's Jon Doeson will join Albora.",
        "Northport's midfielder Jon Doeson will join Albora.",
        "Jon Doeson of Northport will join Albora.",
        "Jon Doeson (Northport) will join Albora.",
        "Jon Doeson, the Northport midfielder, will join Albora.",
    ],
)
def test_a_club_told_with_his_name_is_where_he_comes_from(text: str) -> None:
    claim = only_claim(text)
    assert (claim.origin, claim.destination, claim.origin_inferred) == (
        "Northport",
        "Albora",
        False,
    )


@pytest.mark.parametrize(
    "text",
    [
        "Former Northport midfielder Jon Doeson will join Albora.",
        "The former Northport midfielder Jon Doeson will join Albora.",
        "Jon Doeson, the former Northport midfielder, will join Albora.",
    ],
)
def test_a_former_club_is_nobodys_origin(text: str) -> None:
    claim = only_claim(text)
    assert (claim.origin, claim.destination) == (None, "Albora")


def test_a_former_club_may_have_him_back() -> None:
    told = moves("Former Northport midfielder Jon Doeson will join Northport.")
    assert told == [(DOESON, "join", "Northport")]


@pytest.mark.parametrize(
    ("published", "origin"), [("2024-11-14", "Torano"), ("2016-05-01", None), (None, None)]
)
def test_the_tables_tell_his_club_only_on_a_day_of_his_spell(
    published: str | None, origin: str | None
) -> None:
    claim = only_claim("Marco Ferri will join Northport.", published)
    assert (claim.origin, claim.origin_inferred) == (origin, origin is not None)


def test_what_the_article_says_of_his_club_wins_over_the_tables() -> None:
    claim = only_claim("Rheinau striker Marco Ferri will join Northport.")
    assert (claim.origin, claim.origin_inferred) == ("Rheinau", False)


@pytest.mark.parametrize(
    ("text", "club"),
    [
        ("The Gulls want Jon Doeson.", "Northport"),
        ("Weston want Jon Doeson.", "Weston Rovers"),
        ("Quayside could be home: Jon Doeson will join Quayside.", "Northport"),
        ("Rheinau won. Jon Doeson will join the German champions.", "Rheinau"),
        ("Rheinau lost to Northport. Jon Doeson will join the club.", "Northport"),
        ("Albora won. Jon Doeson will join the Spanish capital.", "Albora"),
    ],
)
def test_other_words_for_a_club_mean_the_club(text: str, club: str) -> None:
    assert only_claim(text).destination == club


@pytest.mark.parametrize(
    "text",
    [
        "northport want Jon Doeson.",
        "Northporters want Jon Doeson.",
        "Northport won. Jon Doeson will join the German champions.",
        "Northport won. Jon Doeson will join the Spanish capital.",
        "It rained. Jon Doeson will join the club.",
    ],
)
def test_words_that_mean_no_known_club_make_no_claim(text: str) -> None:
    assert claims(text) == ()


def test_a_club_told_with_another_mans_name_is_not_his() -> None:
    claim = only_claim("Rheinau coach Luis Marlow rested. Jon Doeson will join Northport.")
    assert (claim.subject, claim.origin) == (DOESON, None)


def test_a_former_club_between_is_no_destination() -> None:
    told = moves("Jon Doeson will join two former Albora men at Northport.")
    assert told == [(DOESON, "join", "Northport")]


@pytest.mark.parametrize("words", ["from Albora", "from the Spanish champions Albora"])
def test_a_preposition_reaches_its_club_over_articles_and_nouns(words: str) -> None:
    claim = only_claim(f"Northport will sign the young Jon Doeson {words}.")
    assert (claim.origin, claim.destination) == ("Albora", "Northport")


def test_where_he_leaves_is_where_he_comes_from_whichever_sentence_tells_it() -> None:
    told = claims("Jon Doeson will leave Albora. Jon Doeson will join Northport.")
    assert {claim.origin for claim in told} == {"Albora"}


def test_who_stays_in_a_country_stays_at_no_club() -> None:
    assert claims("Jon Doeson will stay in Northport.") != ()
    assert claims("Jon Doeson of Northport will stay in Spain.") == ()


@pytest.mark.parametrize("club", ["Eastham", "Weston"])
def test_a_shared_name_means_the_club_that_the_text_names_in_full(club: str) -> None:
    claim = only_claim(f"A quiet week, as {club} lost. Rovers want Jon Doeson.")
    assert claim.destination == f"{club} Rovers"


def test_a_shared_name_alone_means_no_club() -> None:
    assert claims("It rained in town. Then Rovers want Jon Doeson.") == ()


@pytest.mark.parametrize(("noun", "role"), [("coach", "manager"), ("director", "director")])
def test_the_club_of_the_role_that_a_trigger_gives_is_not_yet_his(noun: str, role: str) -> None:
    claim = only_claim(f"Jon Doeson is the new {noun} of Northport.")
    assert (claim.move, claim.destination, claim.origin, claim.role) == (
        "join",
        "Northport",
        None,
        role,
    )


def test_the_club_of_the_role_that_he_has_is_his() -> None:
    assert claims("Jon Doeson, the coach of Northport, will join Northport.") == ()
