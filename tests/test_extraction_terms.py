"""When, for how much and in what form: timing, fees and deals."""

import pytest

from tests.tiny_language import claims, only_claim


@pytest.mark.parametrize(
    ("words", "published", "timing"),
    [
        ("in the summer", "2024-01-01", "2024-summer"),
        ("in the summer", "2024-09-10", "2024-summer"),
        ("in the summer", "2024-09-11", "2025-summer"),
        ("next summer", "2024-05-31", "2024-summer"),
        ("next summer", "2024-06-01", "2025-summer"),
        ("next summer", "2024-12-31", "2025-summer"),
        ("in the winter", "2024-02-29", "2024-winter"),
        ("in the winter", "2024-03-01", "2025-winter"),
        ("at the end of the season", "2024-06-30", "2024-summer"),
        ("at the end of the season", "2024-07-01", "2025-summer"),
        ("this window", "2024-02-29", "2024-winter"),
        ("this window", "2024-03-01", "2024-summer"),
        ("this window", "2024-09-30", "2024-summer"),
        ("this window", "2024-10-01", "2025-winter"),
        ("next month", "2024-11-30", "2024-12"),
        ("next month", "2024-12-01", "2025-01"),
        ("next year", "2024-12-31", "2025"),
        ("in January", "2024-12-31", "2025-winter"),
        ("in January", "2025-01-31", "2025-winter"),
        ("in March", "2024-12-10", "2025-03"),
        ("in June 2025", "2024-12-10", "2025-06"),
        ("in the summer of 2026", "2024-12-10", "2026-summer"),
        ("in the winter of 2026", "2024-12-10", "2026-winter"),
        ("in 2026", "2024-12-10", "2026"),
        ("immediately", "2024-12-10", "now"),
        ("in May", "2024-12-10", "2025-05"),
        ("in may", "2024-12-10", None),
        ("some day", "2024-12-10", None),
    ],
)
def test_a_time_is_resolved_on_the_day_of_the_article(
    words: str, published: str, timing: str | None
) -> None:
    assert only_claim(f"Jon Doeson will join Northport {words}.", published).timing == timing


@pytest.mark.parametrize(
    "words",
    ["in the summer", "next summer", "in the winter", "this window", "next month", "in March"],
)
@pytest.mark.parametrize("published", [None, "2024"])
def test_without_a_day_or_month_a_season_is_not_guessed(words: str, published: str | None) -> None:
    assert only_claim(f"Jon Doeson will join Northport {words}.", published).timing is None


@pytest.mark.parametrize("published", [None, "2024", "2024-11"])
def test_a_season_with_its_year_needs_no_date(published: str | None) -> None:
    text = "Jon Doeson will join Northport in the summer of 2026."
    assert only_claim(text, published).timing == "2026-summer"


def test_a_date_without_its_day_counts_as_the_month_s_last() -> None:
    text = "Jon Doeson will join Northport in the summer."
    assert only_claim(text, "2024-08").timing == "2024-summer"
    assert only_claim(text, "2024-09").timing == "2025-summer"


@pytest.mark.parametrize(
    ("words", "published", "background"),
    [
        ("in March", "2024-09-30", True),
        ("in March", "2024-10-01", False),
        ("last summer", "2024-11-14", True),
        ("last winter", "2024-11-14", True),
        ("the last window", "2024-11-14", True),
        ("in the summer of 2024", "2024-08-31", False),
        ("in the summer of 2024", "2024-09-01", True),
        ("in the winter of 2024", "2025-01-01", True),
        ("in June 2024", "2024-06-30", False),
        ("in June 2024", "2024-07-01", True),
        ("in 2023", "2024-01-01", True),
        ("in 2024", "2024-12-31", False),
    ],
)
def test_what_lies_before_the_article_is_history(
    words: str, published: str, background: bool
) -> None:
    claim = only_claim(f"Jon Doeson is linked with Northport {words}.", published)
    assert claim.background is background
    assert (claim.timing is None) is background


@pytest.mark.parametrize(
    ("words", "amount", "currency"),
    [
        ("£60m", 60_000_000, "GBP"),
        ("£60 million", 60_000_000, "GBP"),
        ("60m pounds", 60_000_000, "GBP"),
        ("60 million euros", 60_000_000, "EUR"),
        ("60m €", 60_000_000, "EUR"),
        ("$30 million", 30_000_000, "USD"),
        ("fifty million pounds", 50_000_000, "GBP"),
        ("€7.5m", 7_500_000, "EUR"),
        ("€7,5m", 7_500_000, "EUR"),
        ("€1.25 million", 1_250_000, "EUR"),
        ("€1.5bn", 1_500_000_000, "EUR"),
        ("€500k", 500_000, "EUR"),
        ("€500.000", 500_000, "EUR"),
        ("1,500,000 euros", 1_500_000, "EUR"),
        ("1 500 000 euros", 1_500_000, "EUR"),
        ("8 to 9 million euros", 9_000_000, "EUR"),
        ("40-50 million pounds", 50_000_000, "GBP"),
        ("40m to 50m euros", 50_000_000, "EUR"),
        ("more than 20 million euros", 20_000_000, "EUR"),
        ("£50m (€60m)", 50_000_000, "GBP"),
        ("£50m (60 million euros)", 50_000_000, "GBP"),
    ],
)
def test_a_sum_is_whole_units_of_its_currency(words: str, amount: int, currency: str) -> None:
    fee = only_claim(f"Northport want Jon Doeson for {words}.").fee
    assert fee is not None
    assert (fee.amount, fee.currency, fee.kind) == (amount, currency, "reported")


@pytest.mark.parametrize(
    "text",
    [
        "Northport want Jon Doeson for 60 million.",
        "Northport want Jon Doeson for 50 pounds.",
        "Northport want Jon Doeson for 60.",
        "Northport want Jon Doeson, who earns £200k a week.",
        "Northport want Jon Doeson, who has wages of €100k.",
        "Northport want Jon Doeson in 2025 in euros.",
        "Northport want Jon Doeson. The ground cost £60m.",
    ],
)
def test_what_is_no_fee_of_the_move_is_left_out(text: str) -> None:
    assert only_claim(text).fee is None


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("after a bid of £50m", "bid"),
        ("for £50m, a first bid", "bid"),
        ("with his release clause of £50m", "clause"),
        ("for £50m", "reported"),
    ],
)
def test_words_near_a_sum_tell_its_kind(words: str, kind: str) -> None:
    fee = only_claim(f"Northport want Jon Doeson {words}.").fee
    assert fee is not None
    assert fee.kind == kind


@pytest.mark.parametrize(
    ("words", "deal"),
    [
        (" on loan", "loan"),
        (" on a free transfer", "free"),
        ("", None),
        (". Others are on loan", None),
    ],
)
def test_words_of_the_sentence_tell_the_form_of_the_deal(words: str, deal: str | None) -> None:
    assert only_claim(f"Jon Doeson will join Northport{words}.").deal == deal


def test_the_second_currency_in_brackets_does_not_count_where_it_is_nearer() -> None:
    fee = only_claim("For £50m (€60m) Northport want Jon Doeson.").fee
    assert fee is not None
    assert (fee.amount, fee.currency) == (50_000_000, "GBP")


@pytest.mark.parametrize("words", ["in the 2023/24 season", "in the 2019-2020 season", "2019-20"])
def test_a_season_of_two_years_is_no_time_of_a_move(words: str) -> None:
    claim = only_claim(f"Jon Doeson is linked with Northport {words}.")
    assert (claim.timing, claim.background) == (None, False)


def test_a_time_sum_and_deal_belong_to_the_nearest_move() -> None:
    text = (
        "Jon Doeson will join Northport on loan in January for £2m and Kai Brandt will join Albora "
        "on a free transfer in the summer."
    )
    told = {claim.subject: claim for claim in claims(text)}
    assert (told["Jon Doeson"].deal, told["Jon Doeson"].timing) == ("loan", "2025-winter")
    assert (told["Kai Brandt"].deal, told["Kai Brandt"].timing) == ("free", "2025-summer")
