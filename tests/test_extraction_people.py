"""Who is meant: unknown names, surnames, pronouns and epithets."""

import pytest

from tests.tiny_language import claims, moves, only_claim


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Northport want Jon Doeson.", "Jon Doeson"),
        ("Northport really want Zork Doeson this year.", "Zork Doeson"),
        ("Northport want Jon van der Doeson.", "Jon van der Doeson"),
        ("Northport want Jon Doeson-Ferri.", "Jon Doeson-Ferri"),
        ("Northport want Jón Døeson.", "Jón Døeson"),
        ("Everybody knows midfielder Doeson, and Northport want Doeson.", "Doeson"),
        ("Everybody knows Doeson (24), and Northport want Doeson.", "Doeson"),
        ("Everybody knows Jon Marlow and Doeson, but Northport want Doeson.", "Doeson"),
        ("Northport want Marco Ferri.", "Marco Ferri"),
        ("Northport want Ferri.", "Marco Ferri"),
    ],
)
def test_a_person_needs_no_table_to_be_one(text: str, subject: str) -> None:
    assert only_claim(text).subject == subject


@pytest.mark.parametrize(
    "text",
    [
        "Northport want the Cup.",
        "Northport want more.",
        "Everybody knows the League Cup, and Northport want it.",
        "In the rain. Doeson Northport want.",
    ],
)
def test_what_is_no_person_makes_no_claim(text: str) -> None:
    assert claims(text) == ()


@pytest.mark.parametrize(
    ("noun", "role"),
    [
        ("midfielder", "player"),
        ("coach", "manager"),
        ("director", "director"),
        ("agent", "other"),
    ],
)
def test_a_noun_before_the_name_tells_the_role(noun: str, role: str) -> None:
    assert only_claim(f"Northport want {noun} Jon Doeson.").role == role


def test_who_is_called_nothing_is_a_player() -> None:
    assert only_claim("Northport want Jon Doeson.").role == "player"


@pytest.mark.parametrize(
    "words",
    ["Doeson", "Jon", "He", "The midfielder", "The Albora midfielder", "The star"],
)
def test_other_words_for_a_person_mean_the_one_named_before(words: str) -> None:
    claim = only_claim(f"Albora midfielder Jon Doeson trained alone. {words} will join Northport.")
    assert claim.subject == "Jon Doeson"


def test_the_subject_of_the_sentence_before_is_he() -> None:
    told = moves("Jon Doeson met Kai Brandt. He will join Northport.")
    assert told == [("Jon Doeson", "join", "Northport")]


def test_she_is_not_who_was_he() -> None:
    text = "Jon Doeson says he is glad. Anna Brandt trained alone, and she smiled. {} will join Albora."
    assert moves(text.format("He")) == [("Jon Doeson", "join", "Albora")]
    assert moves(text.format("She")) == [("Anna Brandt", "join", "Albora")]


@pytest.mark.parametrize(
    ("words", "subject"),
    [
        ("The 24-year-old", "Jon Doeson"),
        ("The 31-year-old", "Kai Brandt"),
    ],
)
def test_an_age_means_the_one_who_has_it(words: str, subject: str) -> None:
    text = f"Jon Doeson (24) met Kai Brandt (31). {words} will join Northport."
    assert only_claim(text).subject == subject


@pytest.mark.parametrize(
    ("words", "subject"),
    [("The striker", "Jon Doeson"), ("The coach", "Kai Brandt")],
)
def test_a_role_means_the_one_who_has_it(words: str, subject: str) -> None:
    text = f"Yesterday striker Jon Doeson met coach Kai Brandt. {words} will join Northport."
    assert only_claim(text).subject == subject


@pytest.mark.parametrize(
    ("words", "subject"),
    [("The Albora midfielder", "Jon Doeson"), ("The Rheinau midfielder", "Kai Brandt")],
)
def test_a_club_means_the_one_who_plays_there(words: str, subject: str) -> None:
    text = f"Jon Doeson of Albora met Kai Brandt of Rheinau. {words} will join Northport."
    assert only_claim(text).subject == subject


def test_a_nationality_that_does_not_fit_means_the_other_one() -> None:
    text = "Marco Ferri met Jon Doeson. The Spaniard will join Northport."
    assert only_claim(text).subject == "Jon Doeson"


def test_a_nationality_told_beside_the_name_is_remembered() -> None:
    text = "Jon Doeson, the Spaniard, met Kai Brandt. The Spaniard will join Northport."
    assert only_claim(text).subject == "Jon Doeson"


def test_an_age_from_the_tables_may_lie_a_birthday_off() -> None:
    text = "Marco Ferri trained alone. The {}-year-old will join Northport."
    assert only_claim(text.format(28)).subject == "Marco Ferri"
    assert only_claim(text.format(27)).subject == "Marco Ferri"


def test_of_two_people_of_one_surname_the_one_named_last_is_meant() -> None:
    text = "Yesterday {} Doeson met {} Doeson. Doeson will join Northport."
    assert only_claim(text.format("Jon", "Luis")).subject == "Luis Doeson"
    assert only_claim(text.format("Luis", "Jon")).subject == "Jon Doeson"


def test_a_full_name_tells_two_people_of_one_surname_apart() -> None:
    text = "Jon Doeson met Luis Doeson. Jon Doeson will join Northport."
    assert only_claim(text).subject == "Jon Doeson"


def test_a_new_item_of_a_ticker_starts_without_a_subject() -> None:
    text = "Jon Doeson trained alone.\n{} will join Northport, as everybody in the whole town says."
    assert moves(text.format("He")) == [("Jon Doeson", "join", "Northport")]
    text = "10:30 Jon Doeson trained.\n11:45 Set to join Northport, as everybody in the town says."
    assert claims(text) == ()


def test_a_name_in_another_spelling_is_the_same_person() -> None:
    told = moves("Jón Doeson will join Northport. Jon Doeson could leave Albora.")
    assert {subject for subject, _, _ in told} == {"Jón Doeson"}


def test_a_birthday_to_come_makes_him_a_year_younger_than_the_tables() -> None:
    text = (
        "Marco Ferri met Luis Marlow (40). Luis Marlow rested. The {}-year-old will join Northport."
    )
    assert only_claim(text.format(27)).subject == "Marco Ferri"
    assert only_claim(text.format(40)).subject == "Luis Marlow"


def test_who_speaks_is_not_the_one_spoken_of_even_where_all_was_about_him() -> None:
    text = (
        'Jon Doeson met Kai Brandt. Kai Brandt smiled. "He will join Northport," Kai Brandt said.'
    )
    assert only_claim(text).subject == "Jon Doeson"


def test_a_club_s_name_behind_a_given_name_is_a_surname() -> None:
    assert only_claim("Northport really want Jon Weston this year.").subject == "Jon Weston"


def test_a_first_word_in_capitals_is_a_name_like_any_other() -> None:
    assert only_claim("JON Doeson has signed for Northport in town.").subject == "Jon Doeson"


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Jon van der Doeson", "Van der Doeson"),
        ("Jon van der Doeson", "Doeson"),
        ("Jon Doeson-Marlow", "Doeson-Marlow"),
        ("Jon Doeson-Marlow", "Marlow"),
        ("Jon Doeson", "Doeson"),
    ],
)
def test_part_of_a_name_means_its_bearer(name: str, short: str) -> None:
    text = f"Yesterday {name} trained alone. {short} will join Northport."
    assert only_claim(text).subject == name


def test_a_genitive_of_the_club_is_epithet_enough() -> None:
    told = moves("Luis Marlow is the Northport coach. Northport's coach will leave.")
    assert told == [("Luis Marlow", "leave", "Northport")]


def test_a_director_who_rules_out_a_leaving_speaks_of_the_player() -> None:
    text = "Striker Jon Doeson of Albora trained. Director Luis Marlow will not leave it at that."
    assert [claim.subject for claim in claims(text)] == ["Jon Doeson"]


def test_who_says_it_in_between_is_not_who_moves() -> None:
    claim = only_claim("Jon Doeson, Luis Marlow said, will join Northport.")
    assert (claim.subject, claim.source) == ("Jon Doeson", "Luis Marlow")


def test_an_object_pronoun_is_not_the_subject_of_its_own_clause() -> None:
    text = "Jon Doeson trained alone. Luis Marlow thinks{} Northport want him."
    assert only_claim(text.format("")).subject == "Jon Doeson"
    assert only_claim(text.format(",")).subject == "Luis Marlow"
