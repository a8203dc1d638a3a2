"""Contract facts: who is bound to which club until when."""

import pytest

from tests.tiny_language import claims, contracts, only_claim


@pytest.mark.parametrize(
    ("words", "published", "until"),
    [
        ("2026", "2024-11-14", "2026"),
        ("June 2026", "2024-11-14", "2026-06"),
        ("June 2026", None, "2026-06"),
        ("the summer of 2026", "2024-11-14", "2026"),
        ("2025/26", "2024-11-14", "2026"),
        ("2025-26", "2024-11-14", "2026"),
        ("2025-2026", "2024-11-14", "2026"),
        ("next summer", "2024-11-14", "2025"),
        ("March", "2024-11-14", "2025-03"),
        ("2033", "2024-11-14", "2033"),
        ("2024", "2024-11-14", "2024"),
    ],
)
def test_a_contract_runs_until_a_year_or_month(
    words: str, published: str | None, until: str
) -> None:
    (contract,) = contracts(f"Jon Doeson's contract runs until {words}.", published)
    assert (contract.person, contract.until) == ("Jon Doeson", until)


@pytest.mark.parametrize(
    ("words", "published"),
    [
        ("2034", "2024-11-14"),
        ("2023", "2024-11-14"),
        ("next summer", None),
        ("the end", "2024-11-14"),
        ("further notice. It is 2025", "2024-11-14"),
    ],
)
def test_a_contract_without_a_likely_end_is_no_fact(words: str, published: str | None) -> None:
    assert contracts(f"Jon Doeson's contract runs until {words}.", published) == ()


@pytest.mark.parametrize(
    "text",
    [
        "Northport midfielder Jon Doeson trained. His contract runs until 2026.",
        "Jon Doeson's contract at Northport runs until 2026.",
        "Jon Doeson of Northport trained. Jon Doeson's contract runs until 2026.",
    ],
)
def test_a_contract_binds_him_to_his_club(text: str) -> None:
    (contract,) = contracts(text)
    assert (contract.person, contract.club, contract.until) == ("Jon Doeson", "Northport", "2026")


def test_both_managers_are_the_two_named_last() -> None:
    text = (
        "Rheinau midfielder Jon Doeson trained. Northport manager Luis Marlow met Albora manager "
        "Kai Brandt. The contracts run until 2026 of both managers."
    )
    found = {(contract.person, contract.club) for contract in contracts(text)}
    assert found == {("Luis Marlow", "Northport"), ("Kai Brandt", "Albora")}


def test_a_contract_told_twice_is_one_fact() -> None:
    text = "Jon Doeson's contract runs until 2026. So: Jon Doeson's contract runs until 2026."
    assert len(contracts(text)) == 1


def test_a_contract_is_credited_and_proved_by_its_sentence() -> None:
    text = "It rained. According to Gazeta, Jon Doeson's contract runs until 2026. It snowed."
    (contract,) = contracts(text)
    evidence = contract.evidence
    assert contract.source == "Gazeta"
    assert text[evidence.start : evidence.end] == evidence.quote
    assert evidence.quote.startswith("According")
    assert evidence.quote.endswith("2026.")


def test_a_contracts_end_is_no_claim_and_no_time_of_a_move() -> None:
    assert claims("Jon Doeson's contract runs until 2026.") == ()
    claim = only_claim("Northport want Jon Doeson, whose contract runs until 2026.")
    assert claim.timing is None
