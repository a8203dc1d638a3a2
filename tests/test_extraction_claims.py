"""One claim for each subject, move, club and speaker: merging, evidence, ids."""

import pytest

from tests.tiny_language import claims, only_claim, read

JOIN = "Jon Doeson will join Northport"
LONG = "as everybody in the town, the harbour and the hills around it has known for some time now"


def test_the_same_move_told_twice_by_one_speaker_is_one_claim() -> None:
    claim = only_claim(f"Gazeta claims {JOIN}. Gazeta reports {JOIN}.")
    assert claim.source == "Gazeta"


def test_two_speakers_make_two_claims() -> None:
    told = claims(f"Gazeta claims {JOIN}. Radio Nine claims {JOIN}.")
    assert [claim.source for claim in told] == ["Gazeta", "Radio Nine"]
    assert len({claim.id for claim in told}) == 2


def test_who_affirms_and_who_denies_make_two_claims() -> None:
    told = claims(f"Gazeta claims {JOIN}. Albora said Jon Doeson will not join Northport.")
    assert {(claim.source, claim.stance.value) for claim in told} == {
        ("Gazeta", "expected"),
        ("Albora", "denied"),
    }


def test_what_nobody_says_joins_the_report_of_the_same_move() -> None:
    claim = only_claim(f"{JOIN}.\nIt is a thing that surprises all. Gazeta claims {JOIN}.")
    assert claim.source == "Gazeta"


def test_history_and_news_of_one_move_are_two_claims() -> None:
    told = claims(f"{JOIN}. Jon Doeson was linked with Northport last summer.")
    assert sorted(claim.background for claim in told) == [False, True]


def test_the_credited_sentence_is_the_evidence() -> None:
    text = f"{JOIN}. Nobody knows why. According to Gazeta, Jon Doeson could join Northport."
    claim = only_claim(text)
    assert claim.evidence.quote == "According to Gazeta, Jon Doeson could join Northport."
    assert claim.stance == "possible"


@pytest.mark.parametrize(
    "text",
    [
        f"{JOIN}.",
        f"  {JOIN}.  \n\n",
        f"🔥 It rained! {JOIN} – “soon”. It snowed.",
        f"Ünïcode tïtle wïth dots…\n\n{JOIN}, vs. Albora. And so on.",
        f"{JOIN}\r\nIt rained.",
    ],
)
def test_evidence_is_the_exact_sentence_of_the_text(text: str) -> None:
    evidence = only_claim(text).evidence
    assert text[evidence.start : evidence.end] == evidence.quote
    assert JOIN in evidence.quote
    assert evidence.quote == evidence.quote.strip()
    assert "rained" not in evidence.quote
    assert "And so on" not in evidence.quote


def test_an_id_is_the_same_on_every_reading_and_another_in_another_article() -> None:
    first, again, other = (read(f"{JOIN}.", identifier=one).claims[0].id for one in "aab")
    assert first == again
    assert first != other


@pytest.mark.parametrize(
    "text",
    [
        "Kai Brandt will join Northport.",
        "Jon Doeson will join Albora.",
        "Jon Doeson will leave Northport.",
        "Gazeta claims Jon Doeson will join Northport.",
        "Jon Doeson will not join Northport.",
        "Jon Doeson was once linked with Northport.",
    ],
)
def test_an_id_tells_subject_club_move_speaker_denial_and_history_apart(text: str) -> None:
    assert only_claim(text).id != only_claim(f"{JOIN}.").id


@pytest.mark.parametrize(
    "text",
    [
        "Jon Doeson could join Northport.",
        "Jon Doeson will join Northport on loan for £5m in the summer.",
        "Quiet week in the town. Jon Doeson is linked with Northport.",
    ],
)
def test_an_id_stays_where_only_firmness_or_terms_differ(text: str) -> None:
    assert only_claim(text).id == only_claim(f"{JOIN}.").id


def test_a_claim_carries_date_reference_and_language_of_its_article() -> None:
    claim = only_claim(f"{JOIN}.", "2024-11")
    assert (claim.date, claim.article, claim.article_id) == ("2024-11", "tiny.txt", "a")
    assert (claim.language, claim.publisher) == ("en", None)


def test_claims_stand_in_the_order_of_their_evidence() -> None:
    told = claims(f"{JOIN}. Kai Brandt will join Albora. Luis Marlow could leave Rheinau.")
    starts = [claim.evidence.start for claim in told]
    assert len(starts) == 3
    assert starts == sorted(starts)


def test_what_nobody_says_in_the_body_joins_the_report_too() -> None:
    text = f"{JOIN}, {LONG}.\nThat is all. Gazeta claims {JOIN}."
    assert only_claim(text).source == "Gazeta"


def test_what_nobody_says_in_the_body_does_not_join_the_word_of_a_speaker() -> None:
    text = f"{JOIN}, {LONG}.\nJon Doeson said he will join Northport, {LONG}."
    assert {claim.source for claim in claims(text)} == {None, "Jon Doeson"}


def test_a_headline_joins_the_word_of_a_speaker() -> None:
    text = f"{JOIN}\nJon Doeson said he will join Northport, {LONG}."
    assert only_claim(text).source == "Jon Doeson"


@pytest.mark.parametrize(
    "sentence",
    [
        f"After the game vs. Albora it was clear that {JOIN}.",
        f"In the words of K. Brandt it is clear that {JOIN}.",
        f"On the 3. November it was clear that {JOIN}.",
        f"It is, well... clear that {JOIN}.",
        f"It costs 7.5 or so, and {JOIN}.",
        f'It is "so." and {JOIN}.',
    ],
)
def test_a_stop_that_ends_no_sentence_does_not_cut_the_evidence(sentence: str) -> None:
    assert only_claim(f"It rained. {sentence} It snowed.").evidence.quote == sentence


@pytest.mark.parametrize(
    "before", ["It rained.", "Did it rain?", "Rain!", "“Rain.”", "(Rain.)", "…"]
)
def test_a_stop_before_a_capital_ends_a_sentence(before: str) -> None:
    assert only_claim(f"And so it is. {before} {JOIN}.").evidence.quote == f"{JOIN}."


def test_a_credit_of_its_own_makes_better_evidence_than_an_inherited_one() -> None:
    text = "Gazeta claims it rained. Jon Doeson could join Northport. "
    claim = only_claim(f"{text}According to Gazeta, {JOIN}.")
    assert claim.evidence.quote == f"According to Gazeta, {JOIN}."
    assert claim.stance == "expected"
