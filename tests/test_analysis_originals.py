from typing import Any

import pytest

from rumourtrack.analysis.originals import build_originals, original_of, short_reference
from rumourtrack.analysis.placing import describe_place, place_undated
from rumourtrack.records import Claim


def test_the_original_is_the_credit_then_the_publisher_then_the_article(make: Any) -> None:
    assert original_of(make.claim(source="AS", publisher="Bild")) == "AS"
    assert original_of(make.claim(publisher="Bild")) == "Bild"
    assert original_of(make.claim(article="x/001_ab.txt")) == "article 001_ab"


@pytest.mark.parametrize(
    ("reference", "short"),
    [
        ("a/b.c.txt", "b.c"),
        ("https://example.org/news/some-title/?x=1", "some-title"),
        ("-", "-"),
        (".txt", ".txt"),
    ],
)
def test_an_article_is_called_by_the_last_part_of_its_reference(reference: str, short: str) -> None:
    assert short_reference(reference) == short


def _names(claims: list[Claim]) -> list[str]:
    originals = build_originals(claims)
    return [originals[claim.id].name for claim in claims]


@pytest.mark.parametrize("day", ["2024-11-14", "2024-11", None, "2024-11-28"])
def test_a_name_is_the_edition_that_another_article_names_for_the_same(make: Any, day: str) -> None:
    short = make.claim(source="Eurosport", date=day, article="a")
    edition = make.claim(source="Eurosport Spain", date="2024-11-14", article="b")

    assert _names([short, edition]) == ["Eurosport Spain", "Eurosport Spain"]
    assert build_originals([short, edition])[short.id].reason is not None
    assert build_originals([short, edition])[edition.id].reason is None


@pytest.mark.parametrize(
    "other",
    [
        {"source": "Eurosport Spain", "date": "2024-12-20"},
        {"source": "Eurosport Spain", "destination": "Chelsea"},
        {"source": "Eurosport Spain", "subject": "Somebody Else"},
        {"source": "Eurosport Player"},
        {"source": "Sky Germany"},
    ],
)
def test_names_stay_apart_unless_all_speaks_for_one_voice(make: Any, other: Any) -> None:
    short = make.claim(source="Eurosport", date="2024-11-14", article="a")
    second = make.claim(**{"date": "2024-11-14", "article": "b", **other})

    assert _names([short, second]) == ["Eurosport", other["source"]]


def test_a_name_stays_as_it_is_where_two_editions_fit(make: Any) -> None:
    names = ["Sky", "Sky Germany", "Sky Italia"]

    assert _names([make.claim(source=n, article=n) for n in names]) == names


def test_what_one_claim_shows_of_a_name_holds_for_its_whole_article(make: Any) -> None:
    shared = make.claim(source="Eurosport", article="a")
    alone = make.claim(source="Eurosport", article="a", destination="Chelsea")
    edition = make.claim(source="Eurosport Spain", article="b")

    assert _names([shared, alone, edition]) == ["Eurosport Spain"] * 3


def test_a_credited_outlet_that_itself_credits_somebody_is_a_relay(make: Any) -> None:
    first = make.claim(source="Football España", article="a")
    relay = make.claim(publisher="Football Espana", source="Diario AS", article="b")

    assert _names([first, relay]) == ["Diario AS", "Diario AS"]


def test_outlets_that_credit_each_other_in_a_circle_end_somewhere(make: Any) -> None:
    one = make.claim(publisher="Marca", source="Bild", article="a")
    two = make.claim(publisher="Bild", source="Marca", article="b")

    assert set(_names([one, two])) <= {"Marca", "Bild"}


def test_an_undated_article_is_placed_by_dated_ones_that_credit_the_same(
    saga: tuple[Claim, ...],
) -> None:
    undated = [claim for claim in saga if claim.date is None]
    placements = place_undated(saga)

    assert set(placements) == {claim.id for claim in undated}
    assert {p.near for p in placements.values()} == {"2024-11"}
    assert describe_place(undated[0], placements[undated[0].id]) == (
        "~2024-11, a: credits Eurosport Spain as 2 dated articles do"
    )


def test_the_undated_stays_unplaced_where_nothing_dated_tells_the_same(make: Any) -> None:
    undated = make.claim(source="Marca", article="a")
    dated = make.claim(source="AS", date="2024-11", article="b")
    own = make.claim(article="c", date="2024-11")

    assert place_undated([undated, dated, own])[undated.id].near is None


def test_the_undated_stays_unplaced_where_two_times_fit_equally(make: Any) -> None:
    undated = make.claim(source="Marca", article="a")
    dated = [make.claim(source="Marca", date=day, article=day) for day in ("2023-02", "2024-11")]

    placement = place_undated([undated, *dated])[undated.id]

    assert placement.near is None
    assert "different times" in placement.reason


def test_most_of_an_articles_claims_decide_where_it_stands(make: Any) -> None:
    clubs = ("Chelsea", "Arsenal")
    undated = [make.claim(source="AS", destination=club, article="u") for club in clubs]
    then = [make.claim(source="AS", destination=c, date="2024-11-02", article="n") for c in clubs]
    before = make.claim(source="AS", destination="Chelsea", date="2023-01-05", article="o")

    placements = place_undated([*undated, *then, before])

    assert {p.near for p in placements.values()} == {"2024-11"}


def test_a_place_is_no_more_precise_than_all_that_it_rests_on(make: Any) -> None:
    undated = make.claim(source="AS", article="u")
    dated = [make.claim(source="AS", date=d, article=d) for d in ("2024-10-30", "2024-11-02")]

    placement = place_undated([undated, *dated])[undated.id]

    assert (placement.near, placement.beside) == ("2024", "2024-10-30")


def test_hearsay_goes_back_to_the_one_source_that_its_article_credits(make: Any) -> None:
    named = make.claim(source="Eurosport", attribution="named", article="a")
    hearsay = make.claim(attribution="unnamed", article="a", destination="Chelsea")

    originals = build_originals([named, hearsay])

    assert originals[hearsay.id].name == "Eurosport"
    assert "names nobody" in (originals[hearsay.id].reason or "")


@pytest.mark.parametrize(
    "other",
    [
        {"attribution": "own"},
        {"attribution": "unnamed", "subject": "Somebody Else"},
        {"attribution": "unnamed", "article": "b"},
    ],
)
def test_other_words_of_an_article_are_its_own(make: Any, other: Any) -> None:
    named = make.claim(source="Eurosport", attribution="named", article="a")
    alone = make.claim(**{"article": "a", "destination": "Chelsea", **other})

    assert _names([named, alone])[1].startswith("article ")


def test_hearsay_is_the_article_s_own_where_it_credits_two_sources(make: Any) -> None:
    first = make.claim(source="Eurosport", attribution="named", article="a")
    second = make.claim(source="Sky", attribution="named", article="a", destination="Ajax")
    hearsay = make.claim(attribution="unnamed", article="a", destination="Chelsea")

    assert _names([first, second, hearsay])[2].startswith("article ")


def test_an_article_that_names_the_edition_once_means_it_everywhere(make: Any) -> None:
    edition = make.claim(source="Eurosport Spain", article="a")
    short = make.claim(source="Eurosport", article="a", destination="Chelsea")

    assert _names([edition, short]) == ["Eurosport Spain", "Eurosport Spain"]
