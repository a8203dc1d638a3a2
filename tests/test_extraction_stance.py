"""How firmly it is put: modifiers, denials, conditions, history and hearsay."""

import pytest

from tests.tiny_language import claims, moves, only_claim


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Jon Doeson has signed for Northport.", "confirmed"),
        ("Jon Doeson will officially join Northport.", "confirmed"),
        ("Jon Doeson is set to join Northport.", "expected"),
        ("Jon Doeson hopes to join Northport.", "linked"),
        ("Jon Doeson is linked with Northport.", "linked"),
        ("Jon Doeson is officially linked with Northport.", "linked"),
        ("Jon Doeson will be linked with Northport.", "linked"),
        ("Jon Doeson could join Northport.", "possible"),
        ("Jon Doeson could be linked with Northport.", "possible"),
        ("Jon Doeson could officially join Northport.", "possible"),
        ("Jon Doeson hopes to be linked with Northport.", "linked"),
        ("That Jon Doeson is linked with Northport is not ruled out.", "possible"),
        ("Jon Doeson will not join Northport.", "denied"),
        ("Jon Doeson is not linked with Northport.", "denied"),
        ("Jon Doeson had refused to join Northport.", "denied"),
        ("Jon Doeson turned down Northport.", "denied"),
        ("Jon Doeson could have turned down Northport.", "denied"),
        ("Jon Doeson has not turned down Northport.", "possible"),
        ("Will Jon Doeson join Northport?", "possible"),
        ("Has Jon Doeson signed for Northport?", "possible"),
        ("Has Jon Doeson not signed for Northport?", "denied"),
    ],
)
def test_the_weakest_of_frame_and_modifiers_tells(text: str, stance: str) -> None:
    assert only_claim(text).stance == stance


def test_denying_that_somebody_leaves_keeps_him_at_his_club() -> None:
    claim = only_claim("Jon Doeson will not leave Albora.")
    assert (claim.move, claim.stance, claim.origin) == ("leave", "denied", "Albora")


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        ("Jon Doeson will not join Northport, and Kai Brandt will join Albora.", "Jon Doeson"),
        ("Jon Doeson will join Northport, but Kai Brandt will not join Albora.", "Kai Brandt"),
        ("Jon Doeson will join Northport while Kai Brandt will not join Albora.", "Kai Brandt"),
        ("Jon Doeson will join Northport. Kai Brandt will not join Albora.", "Kai Brandt"),
    ],
)
def test_a_denial_ends_with_its_clause(text: str, denied: str) -> None:
    stances = {claim.subject: claim.stance for claim in claims(text)}
    other = "Kai Brandt" if denied == "Jon Doeson" else "Jon Doeson"
    assert stances == {denied: "denied", other: "expected"}


def test_a_modifier_reaches_no_farther_than_its_words() -> None:
    text = "Jon Doeson does not {} hope in vain that he will join Northport."
    assert only_claim(text.format("")).stance == "expected"
    assert only_claim("Jon Doeson is not now to join Northport.").stance == "denied"
    far = "Jon Doeson is not one two three four five six to join Northport."
    assert only_claim(far).stance == "expected"


def test_a_longer_harmless_phrase_shields_its_words() -> None:
    assert moves("Jon Doeson is linked with Northport.") != []
    assert moves("Jon Doeson is linked with friends of Northport.") == []


def test_a_small_word_with_a_hyphen_is_another_word() -> None:
    assert moves("Jon Doeson can join Northport.") != []
    assert moves("Jon Doeson can join-ery Northport.") == []
    assert moves("Jon Doeson can re-join Northport.") == []


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("If Albora agree, Jon Doeson will join Northport.", "If Albora agree"),
        ("Jon Doeson will, if Albora agree, join Northport.", "if Albora agree"),
        ("Jon Doeson will join Northport if Albora agree, people say.", "if Albora agree"),
    ],
)
def test_a_condition_is_told_with_its_words(text: str, condition: str) -> None:
    claim = only_claim(text)
    assert (claim.conditional, claim.condition) == (True, condition)
    assert claim.destination == "Northport"


def test_a_move_that_is_the_condition_is_no_claim() -> None:
    told = moves("If Kai Brandt will leave Rheinau, Jon Doeson will join Northport.")
    assert told == [("Jon Doeson", "join", "Northport")]


def test_a_condition_makes_no_other_sentence_conditional() -> None:
    told = claims("If Albora agree, it is fine. Jon Doeson will join Northport.")
    assert [(claim.conditional, claim.condition) for claim in told] == [(False, None)]


def test_not_to_come_unless_is_to_come_if() -> None:
    claim = only_claim("Jon Doeson will not join Northport if Albora object.")
    assert (claim.conditional, claim.stance) == (True, "linked")


@pytest.mark.parametrize(
    ("text", "background"),
    [
        ("Jon Doeson is linked with Northport.", False),
        ("Jon Doeson was once linked with Northport.", True),
        ("Jon Doeson was linked with Northport last summer.", True),
        ("Jon Doeson was linked with Northport in March.", False),
        ("Jon Doeson was linked with Northport in September.", True),
        ("Jon Doeson was linked with Northport in 2020.", True),
        ("Jon Doeson was linked with Northport in the summer.", True),
        ("Jon Doeson is linked with Northport in the summer.", False),
        ("Jon Doeson was set to join Northport in the summer.", False),
        ("Jon Doeson joined Northport in 2023.", True),
        ("Jon Doeson has joined Northport.", False),
    ],
)
def test_history_is_told_by_words_times_and_tenses(text: str, background: bool) -> None:
    assert only_claim(text).background is background


@pytest.mark.parametrize(
    "text",
    [
        "Jon Doeson joined Northport in 2022.",
        "Jon Doeson joined Northport in the summer of 2019.",
        "Jon Doeson left Albora in 2010.",
    ],
)
def test_a_finished_move_of_long_ago_is_career_and_no_claim(text: str) -> None:
    assert claims(text) == ()


@pytest.mark.parametrize("text", ["Jon Doeson was linked with Northport in 2019."])
def test_a_link_of_long_ago_stays_as_history(text: str) -> None:
    assert only_claim(text).background is True


QUIET = "Kai Brandt trains in the town. It rained. The sun came out. The wind blew."


@pytest.mark.parametrize(
    ("sentence", "background"),
    [
        ("Jon Doeson joined Northport.", True),
        ("Jon Doeson had signed for Northport.", True),
        ("Jon Doeson has signed for Northport.", False),
        ("Jon Doeson officially joined Northport.", False),
    ],
)
def test_a_finished_move_deep_in_the_text_is_news_only_by_tense_or_announcement(
    sentence: str, background: bool
) -> None:
    assert only_claim(f"{QUIET} {sentence}").background is background


def test_a_finished_move_in_the_lead_is_news() -> None:
    assert only_claim(f"Jon Doeson joined Northport. {QUIET}").background is False


def test_hearsay_is_kept_as_a_cue_and_changes_no_stance() -> None:
    plain = only_claim("Jon Doeson will join Northport.")
    hedged = only_claim("Jon Doeson will reportedly join Northport.")
    assert hedged.stance == plain.stance
    assert set(hedged.cues) - set(plain.cues) == {"reportedly"}


def test_cues_stand_in_the_order_of_the_text() -> None:
    claim = only_claim("Jon Doeson could reportedly be linked with Northport.")
    assert claim.cues == ("could", "reportedly", "linked with")


def test_a_break_between_clauses_stops_a_denial() -> None:
    text = f"Jon Doeson is not tired but will join Northport. {QUIET} {QUIET}"
    assert only_claim(text).stance == "expected"


def test_a_denial_told_right_after_history_of_the_same_man_is_history_too() -> None:
    told = claims("Jon Doeson was once linked with Northport. Jon Doeson turned down Northport.")
    assert [claim.background for claim in told] == [True, True]
    assert only_claim("Jon Doeson turned down Northport.").background is False
