"""What a language may do that another does not: elision, adjectives behind, genitives, accents."""

from typing import Any

import pytest

from tests.tiny_language import FRAMES, GRAMMAR, NOUNS, claims_in, moves, moves_in, only_claim

ELIDED: dict[str, Any] = {
    **GRAMMAR,
    "articles": ["a", "the", "l'"],
    "determiners": ["the", "l'", "dell'"],
    "to_prepositions": ["to", "all'"],
    "from_prepositions": ["from", "dall'"],
    "of_prepositions": ["of", "dell'"],
}


@pytest.mark.parametrize(
    "text",
    [
        "Jon Doeson set to join all'Albora.",
        "L'Albora want Jon Doeson.",
        "Albora want striker dell'Eastham Jon Doeson.",
        "Jon Doeson is at home. Albora want l'striker.",
        "Jon Doeson is at home. Albora want dell'former midfielder.",
    ],
)
def test_an_elided_word_is_a_word_of_its_own(text: str) -> None:
    assert moves_in(text, grammar=ELIDED) == [("Jon Doeson", "join", "Albora")]


def test_a_name_keeps_its_apostrophe() -> None:
    assert moves_in(
        "They say that Albora really want D'Angelo Doeson this year.", grammar=ELIDED
    ) == [("D'Angelo Doeson", "join", "Albora")]


FOLLOWING: dict[str, Any] = {**GRAMMAR, "adjectives_follow": True, "ages": ["of # years"]}


@pytest.mark.parametrize(
    "phrase",
    ["the midfielder spanish", "the midfielder of 24 years", "the midfielder spanish of 24 years"],
)
def test_what_follows_a_noun_tells_of_the_person(phrase: str) -> None:
    text = f"Jon Doeson (24) and Kai Doe (31) met. Northport want {phrase}."

    assert moves_in(text, grammar=FOLLOWING) == [("Jon Doeson", "join", "Northport")]


def test_a_role_reaches_its_name_over_an_adjective() -> None:
    assert moves_in("Northport want midfielder spanish Doeson.", grammar=FOLLOWING) == [
        ("Doeson", "join", "Northport")
    ]


GENITIVE: dict[str, Any] = {**GRAMMAR, "genitive_s": True, "possessives": ["'s", "s"]}


@pytest.mark.parametrize(
    "text",
    [
        "Northport want Alboras Jon Doeson.",
        "Jon Doeson is away. Northport want Doesons star. Northport want Doeson.",
        "Jon Doesons agent met Northport. Northport want Jon Doeson.",
    ],
)
def test_a_genitive_is_the_name_with_an_s(text: str) -> None:
    assert moves_in(text, grammar=GENITIVE) == [("Jon Doeson", "join", "Northport")]


def test_without_genitives_an_s_is_a_letter_of_the_name() -> None:
    assert moves("Northport want Jon Doesons.") == [("Jon Doesons", "join", "Northport")]


ARTICLES: dict[str, Any] = {**GRAMMAR, "relatives": ["the"]}


def test_an_article_is_a_relative_only_behind_a_comma() -> None:
    text = "Northport want the striker Jon Doeson, the joined Albora."

    assert ("Jon Doeson", "join", "Northport") in moves_in(text, grammar=ARTICLES)


ACCENTED = [frame for frame in FRAMES if frame["name"] != "want"] + [
    {**frame, "forms": ["wánts"], "accents": True} for frame in FRAMES if frame["name"] == "want"
]


def test_accents_count_where_a_trigger_says_so() -> None:
    assert moves_in("Northport wánts Jon Doeson.", frame=ACCENTED) == [
        ("Jon Doeson", "join", "Northport")
    ]
    assert moves_in("Northport wants Jon Doeson.", frame=ACCENTED) == []


@pytest.mark.parametrize(
    "text",
    [
        "Northport want Albora's Jon Doeson and Torano's Kai Doe.",
        "Northport want Albora striker Jon Doeson and Torano star Kai Doe.",
        "Northport want 24-year-old Jon Doeson and the 31-year-old Kai Doe.",
        "Northport want Jon Doeson (Albora) and Kai Doe (Torano).",
    ],
)
def test_people_of_a_list_may_each_have_a_club(text: str) -> None:
    assert moves(text) == [("Jon Doeson", "join", "Northport"), ("Kai Doe", "join", "Northport")]


def test_a_coming_role_gives_no_present_club() -> None:
    assert moves("Jon Doeson is the new coach of Albora. The next Northport coach, Doeson.") == [
        ("Jon Doeson", "join", "Albora")
    ]
    assert moves("Incoming Northport coach Jon Doeson will join Northport.") == [
        ("Jon Doeson", "join", "Northport")
    ]


def test_a_present_role_gives_the_present_club() -> None:
    assert moves("Northport coach Jon Doeson will join Northport.") == []


def test_who_follows_an_opening_participle_is_its_subject() -> None:
    assert moves("Linked with Albora and Northport, the striker Jon Doeson is at home.") == [
        ("Jon Doeson", "join", "Albora"),
        ("Jon Doeson", "join", "Northport"),
    ]


def test_an_opening_phrase_has_no_subject_in_another_clause() -> None:
    assert moves("Linked with Albora, but at home in the rain is Jon Doeson.") == []


def test_a_negation_reaches_over_what_commas_set_apart() -> None:
    denied = only_claim("Jon Doeson will not, it is said, join Northport.")
    expected = only_claim("Jon Doeson will join Northport, not Albora.")

    assert (denied.stance, expected.stance) == ("denied", "expected")


def test_two_who_would_replace_him_are_not_him() -> None:
    text = "Northport sell Ben Marlow. Jon Doeson and Kai Doe will replace him at Northport."

    assert ("Jon Doeson", "join", "Northport") in moves(text)


@pytest.mark.parametrize(
    "text",
    [
        "Torano are proud of Jon Doeson. Torano like him. Northport want Doeson.",
        "Torano like it.\n\nJon Doeson is at Torano for good.\n\nNorthport want Doeson.",
    ],
)
def test_a_club_that_the_text_keeps_beside_him_is_where_he_comes_from(text: str) -> None:
    claim = only_claim(text)

    assert (claim.origin, claim.origin_inferred) == ("Torano", True)


def test_a_club_named_once_elsewhere_is_nobodys_origin() -> None:
    assert only_claim("Torano lost. It was late.\n\nNorthport want Jon Doeson.").origin is None


SMALL: dict[str, Any] = {**GRAMMAR, "nicknames_small": True}


@pytest.mark.parametrize(
    ("text", "club"),
    [
        ("The gullish want Jon Doeson.", "Northport"),
        ("Albora want midfielder gullish Jon Doeson.", "Albora"),
        ("Jon Doeson of Northport is at home. Albora want the midfielder gullish.", "Albora"),
    ],
)
def test_a_nickname_in_small_letters_is_a_club(text: str, club: str) -> None:
    assert moves_in(text, grammar=SMALL) == [("Jon Doeson", "join", club)]


def test_a_nickname_in_small_letters_needs_a_language_that_writes_it_so() -> None:
    assert moves("The gullish want Jon Doeson.") == []
    assert moves_in("It is gullish. They want Jon Doeson.", grammar=SMALL) == []


def test_a_first_half_alone_hides_no_shorter_phrase() -> None:
    split = {**FRAMES[0], "name": "split", "forms": ["want really ... back"]}

    assert moves_in("Northport want really Jon Doeson.", frame=[*FRAMES, split]) == [
        ("Jon Doeson", "join", "Northport")
    ]


OBJECT = {**FRAMES[0], "name": "him", "forms": ["sign-him"], "buyer": "before", "pronoun": True}


@pytest.mark.parametrize(
    "text",
    [
        "Jon Doeson is fit and Northport sign-him.",
        "Jon Doeson is fit. Northport sign-him.",
        "Jon Doeson is fit. Northport manager Kai Lang will sign-him at Northport.",
    ],
)
def test_a_pronoun_in_the_trigger_is_whom_the_text_goes_on_about(text: str) -> None:
    assert ("Jon Doeson", "join", "Northport") in moves_in(text, frame=[*FRAMES, OBJECT])


FORMER: dict[str, Any] = {
    "grammar": {**GRAMMAR, "former": ["former", "ex"]},
    "nouns": {**NOUNS, "player": [*NOUNS["player"], "exstriker"]},
}


def test_a_former_role_gives_a_former_club() -> None:
    text = "Northport want the exstriker of Albora Jon Doeson. Albora want Doeson."

    assert moves_in(text, **FORMER) == [
        ("Jon Doeson", "join", "Albora"),
        ("Jon Doeson", "join", "Northport"),
    ]


@pytest.mark.parametrize("role", ["midfielder", "the star"])
def test_a_role_behind_a_lone_name_makes_it_a_person(role: str) -> None:
    assert only_claim(f"They say Northport still want Zork, {role}, this year.").subject == "Zork"


def test_the_speaker_named_behind_his_words_moves_nowhere() -> None:
    assert moves("Nobody will leave, coach Kai Lang of Northport said, and that is it.") == []


def test_of_two_clubs_in_talks_the_first_one_buys() -> None:
    frame = {**FRAMES[0], "name": "talks with", "forms": ["talks with"], "person": "either"}
    text = "Northport hold talks with Albora over Jon Doeson."

    assert moves_in(text, frame=[{**frame, "buyer": "either", "stance": "linked"}]) == [
        ("Jon Doeson", "join", "Northport")
    ]


def test_the_letter_of_a_league_ends_a_sentence_and_an_initial_does_not() -> None:
    assert only_claim("It is the Cup B. Jon Doeson will join Northport.").evidence.quote == (
        "Jon Doeson will join Northport."
    )
    assert only_claim("They say Jon A. Doeson will join Northport.").subject == "Jon A. Doeson"


BETWEEN = {
    **FRAMES[0],
    "name": "between",
    "forms": ["talks between"],
    "person": "after",
    "stance": "linked",
    "between": True,
}


@pytest.mark.parametrize(
    ("text", "club", "origin"),
    [
        ("There are talks between Northport and Albora over Jon Doeson.", "Northport", "Albora"),
        ("There are talks between Torano and Albora over Marco Ferri.", "Albora", "Torano"),
    ],
)
def test_of_two_clubs_that_deal_one_sells(text: str, club: str, origin: str) -> None:
    claim = claims_in(text, frame=[*FRAMES, BETWEEN])[0]

    assert (claim.club, claim.origin) == (club, origin)


DEFINITE: dict[str, Any] = {
    **NOUNS,
    "player": [*NOUNS["player"], "strikeren"],
    "club": [*NOUNS["club"], "klubben"],
    "definite": ["strikeren", "klubben"],
}


@pytest.mark.parametrize(
    "text",
    [
        "Jon Doeson is at home. Northport want strikeren.",
        "Jon Doeson of Albora is at home. Northport want Albora-strikeren.",
        "Northport lost. It is late. But klubben want Jon Doeson.",
    ],
)
def test_an_ending_may_be_the_article(text: str) -> None:
    assert moves_in(text, nouns=DEFINITE) == [("Jon Doeson", "join", "Northport")]


def test_a_gap_reaches_over_the_dots_of_a_number() -> None:
    frame = {**FRAMES[0], "name": "pays", "forms": ["pays ... for"], "person": "after"}
    text = "Northport pays 1.200.000 euros for Jon Doeson."

    assert moves_in(text, frame=[{**frame, "buyer": "before"}]) == [
        ("Jon Doeson", "join", "Northport")
    ]


FRONTED: dict[str, Any] = {**GRAMMAR, "at_prepositions": ["at", "by"]}


def test_a_club_that_opens_the_sentence_acts_where_no_other_does() -> None:
    assert moves_in("By Northport they want Jon Doeson.", grammar=FRONTED) == [
        ("Jon Doeson", "join", "Northport")
    ]
    assert moves_in("By Northport, Albora want Jon Doeson.", grammar=FRONTED) == [
        ("Jon Doeson", "join", "Albora")
    ]


FAREWELL = {
    **FRAMES[0],
    "name": "farewell",
    "forms": ["says farewell"],
    "move": "leave",
    "seller": "after",
    "stance": "confirmed",
}


def test_a_farewell_to_a_club_leaves_it() -> None:
    frame = {key: value for key, value in FAREWELL.items() if key != "buyer"}

    assert moves_in("Jon Doeson says farewell to Albora.", frame=[frame]) == [
        ("Jon Doeson", "leave", "Albora")
    ]


def test_a_frame_may_need_its_club() -> None:
    frame = {**FAREWELL, "buyer": None, "needs_club": True}

    assert moves_in("Jon Doeson of Albora says farewell.", frame=[frame]) == []


def test_the_president_of_a_club_acts_for_it() -> None:
    nouns = {**NOUNS, "other": ["president"]}

    assert moves_in("The president of Northport want Jon Doeson.", nouns=nouns) == [
        ("Jon Doeson", "join", "Northport")
    ]


def test_a_year_of_birth_is_no_time_of_a_move() -> None:
    claim = only_claim("Northport want Jon Doeson, born in 2001.")

    assert (claim.timing, claim.background) == (None, False)
