"""Who says it: originals, relays, quotations and inheritance."""

import pytest

from tests.tiny_language import claims, only_claim

JOIN = "Jon Doeson will join Northport"


@pytest.mark.parametrize(
    ("text", "source", "via"),
    [
        (f"According to Gazeta, {JOIN}.", "Gazeta", ()),
        (f"{JOIN}, according to Gazeta.", "Gazeta", ()),
        (f"{JOIN}, according to Planetkick.", "Planetkick", ()),
        (f"Gazeta claims {JOIN}.", "Gazeta", ()),
        (f"{JOIN}, Gazeta claims.", "Gazeta", ()),
        (f"Gazeta journalist Tom Wirer claims {JOIN}.", "Tom Wirer", ()),
        (f"{JOIN} (via Daily Kick).", "Daily Kick", ()),
        (f"{JOIN}, according to Gazeta (via Daily Kick).", "Gazeta", ("Daily Kick",)),
        (
            f"{JOIN}, according to Gazeta (via Daily Kick h/t Radio Nine).",
            "Gazeta",
            ("Daily Kick", "Radio Nine"),
        ),
        (f"Gazeta reports, citing Radio Nine, that {JOIN}.", "Radio Nine", ("Gazeta",)),
        (f"{JOIN} (Gazeta).", "Gazeta", ()),
        (f"{JOIN}. (Gazeta)", "Gazeta", ()),
        (f"{JOIN}. (Planetkick)", "Planetkick", ()),
        (f"{JOIN} - Gazeta", "Gazeta", ()),
        (f"{JOIN}. Gazeta reports this.", "Gazeta", ()),
    ],
)
def test_an_outlet_is_credited_with_the_relays_between(
    text: str, source: str, via: tuple[str, ...]
) -> None:
    claim = only_claim(text)
    assert (claim.source, claim.via, claim.attribution) == (source, via, "named")


@pytest.mark.parametrize(
    ("text", "attribution"),
    [
        (f"{JOIN}.", "own"),
        (f"We understand {JOIN}.", "own"),
        (f"Rumour has it {JOIN}.", "unnamed"),
        (f"Gazeta is a newspaper. {JOIN}.", "own"),
        (f"{JOIN}, and everybody in Northport reads Gazeta at breakfast.", "own"),
    ],
)
def test_where_nobody_is_credited_there_is_no_source(text: str, attribution: str) -> None:
    claim = only_claim(text)
    assert (claim.source, claim.via, claim.attribution) == (None, (), attribution)


@pytest.mark.parametrize(
    "text",
    [
        '"I will join Northport," Jon Doeson said.',
        '"I will join Northport", said Jon Doeson.',
        'Jon Doeson said: "I will join Northport."',
        "Jon Doeson said: “I will join Northport.”",
        'Jon Doeson spoke. "I will join Northport," he said.',
        "Jon Doeson said he will join Northport.",
        "Jon Doeson said that he will join Northport.",
    ],
)
def test_who_speaks_of_himself_is_quoted(text: str) -> None:
    claim = only_claim(text)
    assert (claim.subject, claim.source, claim.attribution) == (
        "Jon Doeson",
        "Jon Doeson",
        "quoted",
    )


def test_i_outside_a_quotation_is_nobody() -> None:
    assert claims("I will join Northport.") == ()


def test_he_in_a_quotation_is_not_the_speaker() -> None:
    claim = only_claim('Jon Doeson trained. "He will join Northport," Kai Brandt said.')
    assert (claim.subject, claim.source) == ("Jon Doeson", "Kai Brandt")


def test_the_outlet_that_somebody_told_it_relays_him() -> None:
    claim = only_claim("Jon Doeson told Gazeta that he will join Northport.")
    assert (claim.source, claim.via, claim.attribution) == ("Jon Doeson", ("Gazeta",), "quoted")


def test_a_club_that_speaks_is_quoted() -> None:
    claim = only_claim("Albora said Jon Doeson will join Northport.")
    assert (claim.source, claim.attribution) == ("Albora", "quoted")


def test_what_a_club_announces_is_confirmed() -> None:
    announced = only_claim(f"Northport announced that {JOIN}.")
    said = only_claim(f"Northport said that {JOIN}.")
    assert (announced.source, announced.stance) == ("Northport", "confirmed")
    assert (said.source, said.stance) == ("Northport", "expected")


SECOND = "Kai Brandt will join Albora, which is a thing that will surprise nobody in the whole town"


def source_of(subject: str, text: str) -> str | None:
    (source,) = {claim.source for claim in claims(text) if claim.subject == subject}
    return source


@pytest.mark.parametrize(
    ("between", "source"),
    [
        (". ", "Gazeta"),
        (". It rained. ", "Gazeta"),
        (".\n", None),
        (". Radio Nine reports: ", "Radio Nine"),
        (".\nThe report adds: ", "Gazeta"),
        (".\nAnd reportedly: ", "Gazeta"),
    ],
)
def test_a_report_goes_on_to_the_end_of_its_paragraph(between: str, source: str | None) -> None:
    text = f"Gazeta claims {JOIN}{between}{SECOND}."
    assert source_of("Jon Doeson", text) == "Gazeta"
    assert source_of("Kai Brandt", text) == source


def test_who_is_quoted_is_not_credited_with_the_next_sentence() -> None:
    assert source_of("Kai Brandt", f'Jon Doeson said: "I will join Northport." {SECOND}.') is None


def test_a_new_item_of_a_ticker_inherits_no_source() -> None:
    text = f"10:30 Gazeta claims {JOIN}.\n11:45 Reportedly {SECOND}."
    assert source_of("Kai Brandt", text) is None


def test_a_journalist_is_credited_rather_than_the_outlet_beside_him() -> None:
    assert only_claim(f"Tom Wirer of Gazeta claims {JOIN}.").source == "Tom Wirer"
