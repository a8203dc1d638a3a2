"""Who moves where: the slots of a trigger, lists and relative clauses."""

import pytest

from tests.tiny_language import claims, moves, only_claim

DOESON = "Jon Doeson"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Jon Doeson will join Northport.", ("Jon Doeson", "join", "Northport")),
        ("Northport want Jon Doeson.", ("Jon Doeson", "join", "Northport")),
        ("Northport are in talks over Jon Doeson.", ("Jon Doeson", "join", "Northport")),
        ("Jon Doeson has Northport in talks over it.", ("Jon Doeson", "join", "Northport")),
        ("Jon Doeson will leave Albora.", ("Jon Doeson", "leave", "Albora")),
        ("Jon Doeson will stay at Northport.", ("Jon Doeson", "stay", "Northport")),
        ("Albora will sell Jon Doeson.", ("Jon Doeson", "leave", "Albora")),
        ("Albora will sell Jon Doeson to Northport.", ("Jon Doeson", "join", "Northport")),
        ("Northport will bring Jon Doeson in.", ("Jon Doeson", "join", "Northport")),
    ],
)
def test_slots_are_filled_on_the_side_that_the_frame_names(
    text: str, told: tuple[str, str, str]
) -> None:
    assert moves(text) == [told]


@pytest.mark.parametrize(
    "text",
    [
        "It will join Northport, says Jon Doeson.",
        "Jon Doeson will want Northport.",
        "Jon Doeson will join.",
        "Northport will sign.",
        "Northport beat Albora. It rained.",
        "He will join Northport.",
        "Jon Doeson trains at Northport.",
    ],
)
def test_a_move_without_its_person_or_club_is_no_claim(text: str) -> None:
    assert claims(text) == ()


def test_the_seller_is_where_he_comes_from() -> None:
    claim = only_claim("Northport will sign Jon Doeson from Albora.")
    assert (claim.origin, claim.destination, claim.origin_inferred) == (
        "Albora",
        "Northport",
        False,
    )


def test_a_buyer_makes_a_sale_a_join_and_the_seller_its_origin() -> None:
    claim = only_claim("Albora will sell Jon Doeson to Northport.")
    assert (claim.move, claim.origin, claim.destination) == ("join", "Albora", "Northport")


def test_who_replaces_somebody_joins_his_club_and_takes_his_role() -> None:
    claim = only_claim("Jon Doeson will replace Northport coach Luis Marlow.")
    assert (claim.subject, claim.move, claim.destination) == (DOESON, "join", "Northport")
    assert claim.role == "manager"


def test_who_replaces_somebody_without_a_club_makes_no_claim() -> None:
    assert claims("Jon Doeson will replace Luis Marlow.") == ()


def test_who_follows_somebody_goes_where_he_goes() -> None:
    text = "Luis Marlow will join Albora. Jon Doeson will follow Luis Marlow."
    assert (DOESON, "join", "Albora") in moves(text)


def test_who_follows_somebody_out_of_a_club_only_leaves() -> None:
    text = "Luis Marlow could leave Albora. Albora coach Jon Doeson will follow Luis Marlow."
    assert moves(text) == [(DOESON, "leave", "Albora"), ("Luis Marlow", "leave", "Albora")]


def test_a_list_of_clubs_makes_a_claim_for_each() -> None:
    told = moves("Jon Doeson could join Northport, Albora or Rheinau.")
    assert told == [(DOESON, "join", club) for club in ("Albora", "Northport", "Rheinau")]


def test_a_list_of_people_makes_a_claim_for_each() -> None:
    told = moves("Northport want Jon Doeson, Luis Marlow and Kai Brandt.")
    assert [subject for subject, _, _ in told] == [DOESON, "Kai Brandt", "Luis Marlow"]


def test_lists_on_both_sides_are_spread_over_each_other() -> None:
    told = moves("Northport and Albora want Jon Doeson and Kai Brandt.")
    clubs = ("Albora", "Northport")
    assert told == [(who, "join", club) for who in (DOESON, "Kai Brandt") for club in clubs]


def test_who_only_stands_nearby_is_no_member_of_the_list() -> None:
    told = moves("Northport want Jon Doeson, but Kai Brandt trains with Luis Marlow.")
    assert told == [(DOESON, "join", "Northport")]


def test_two_clauses_keep_their_own_people_and_clubs() -> None:
    told = moves("Jon Doeson will join Northport while Kai Brandt will join Albora.")
    assert told == [(DOESON, "join", "Northport"), ("Kai Brandt", "join", "Albora")]


@pytest.mark.parametrize(
    "text",
    [
        "Jon Doeson, who met Kai Brandt, will join Northport.",
        "Jon Doeson, who trains with Kai Brandt at Albora, will join Northport.",
    ],
)
def test_a_relative_clause_hides_neither_subject_nor_club(text: str) -> None:
    assert moves(text) == [(DOESON, "join", "Northport")]


def test_a_relative_clause_tells_of_the_name_before_it() -> None:
    told = moves("Kai Brandt, who left Rheinau, trains with Jon Doeson.")
    assert told == [("Kai Brandt", "leave", "Rheinau")]


def test_a_subject_is_taken_over_from_the_sentence_before() -> None:
    told = moves("Jon Doeson is happy in town. Will join Northport.")
    assert told == [(DOESON, "join", "Northport")]


def test_a_coach_acts_for_his_club() -> None:
    told = moves("Northport coach Luis Marlow wants Jon Doeson.")
    assert told == [(DOESON, "join", "Northport")]


def test_a_topic_frame_takes_the_club_that_the_text_goes_on_about() -> None:
    told = moves("Northport lost again. The favourite is Jon Doeson.")
    assert told == [(DOESON, "join", "Northport")]


def test_a_close_frame_needs_its_person_and_club_to_touch_it() -> None:
    assert moves("Jon Doeson off to Northport") == [(DOESON, "join", "Northport")]
    assert claims("Jon Doeson is, as they say, off to Northport") == ()


def test_a_close_frame_counts_only_in_headings_of_a_long_text() -> None:
    filler = "Nothing else of any note has happened in the town this week. " * 8
    in_heading = f"Jon Doeson off to Northport\n{filler}"
    in_body = f"Quiet week\n{filler}Jon Doeson off to Northport, people sing in the streets."
    assert moves(in_heading) == [(DOESON, "join", "Northport")]
    assert claims(in_body) == ()


def test_leaving_and_joining_in_one_sentence_is_one_claim() -> None:
    told = moves("Jon Doeson will leave Albora and join Northport.")
    assert told == [(DOESON, "join", "Northport")]


def test_somebody_in_another_clause_is_less_likely_meant_than_one_in_the_same() -> None:
    told = moves(
        "Kai Brandt rests while Northport are in talks over the young and gifted Jon Doeson."
    )
    assert told == [(DOESON, "join", "Northport")]


def test_who_only_owns_something_is_less_likely_meant() -> None:
    told = moves(
        "In Kai Brandt's town Northport are in talks over the young and gifted Jon Doeson."
    )
    assert told == [(DOESON, "join", "Northport")]


def test_who_has_just_come_does_not_stay() -> None:
    told = moves("Jon Doeson has signed for Northport. He will stay at Northport.")
    assert told == [(DOESON, "join", "Northport")]


def test_a_relative_clause_takes_up_its_name_as_an_object() -> None:
    told = moves("Jon Doeson, who Northport want, trains with Kai Brandt.")
    assert told == [(DOESON, "join", "Northport")]


@pytest.mark.parametrize(
    "text",
    ["Northport want a coach, and Jon Doeson slept.", "Northport want a striker like Jon Doeson."],
)
def test_an_indefinite_noun_fills_the_slot_with_nobody(text: str) -> None:
    assert claims(text) == ()


def test_a_lone_word_in_brackets_tells_of_no_move() -> None:
    assert claims("Jon Doeson (left) trains at Albora.") == ()
    assert moves("Jon Doeson left Albora.") == [(DOESON, "leave", "Albora")]


def test_a_club_that_will_not_sell_denies_the_move_of_its_sentence() -> None:
    told = claims("Northport want Jon Doeson, but Albora will not sell Jon Doeson.")
    assert {(claim.move.value, claim.destination, claim.stance.value) for claim in told} == {
        ("join", "Northport", "linked"),
        ("join", "Northport", "denied"),
    }


@pytest.mark.parametrize("verb", ["want", "will sign"])
def test_a_coach_who_speaks_of_us_speaks_for_his_club(verb: str) -> None:
    claim = only_claim(f'Northport coach Luis Marlow said: "We {verb} Jon Doeson."')
    assert (claim.subject, claim.destination, claim.source) == (DOESON, "Northport", "Luis Marlow")


def test_a_coach_does_not_speak_for_the_club_of_his_own_player() -> None:
    text = 'Northport midfielder Jon Doeson rested. Northport coach Luis Marlow said: "We want Doeson."'
    assert claims(text) == ()


@pytest.mark.parametrize(
    ("text", "club"),
    [
        ("Northport ask Albora and want Jon Doeson.", "Northport"),
        ("Northport lost, Albora want Jon Doeson.", "Albora"),
        ("Northport lost while Albora want Jon Doeson.", "Albora"),
    ],
)
def test_of_two_clubs_in_one_breath_the_first_is_the_subject(text: str, club: str) -> None:
    assert only_claim(text).destination == club
