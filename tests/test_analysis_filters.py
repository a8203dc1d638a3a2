from typing import Any

import pytest

from rumourtrack.analysis.filters import Background, Filter, SortKey, select, sort_claims
from rumourtrack.records import Claim


def _ids(claims: tuple[Claim, ...]) -> list[str]:
    return [claim.id for claim in claims]


@pytest.mark.parametrize(
    "wanted",
    [
        {"subject": "arda guler"},
        {"origin": "fenerbahce"},
        {"destination": "real madrid"},
        {"club": "Fenerbahce"},
        {"club": "Real Madrid"},
        {"source": "marca"},
        {"via": "football espana"},
        {"publisher": "the paper"},
        {"language": "ES"},
        {"role": "player"},
        {"move": "join"},
        {"stance": ("denied", "expected")},
        {"deal": "loan"},
        {"article": "news/a.txt"},
        {"article": "a.txt"},
        {"article": "a"},
        {"article": "id-news"},
    ],
)
def test_each_filter_keeps_what_fits_and_drops_the_rest(make: Any, wanted: dict[str, Any]) -> None:
    fits = make.claim(
        subject="Arda Güler",
        role="player",
        origin="Fenerbahçe",
        stance="expected",
        deal="loan",
        source="Marca",
        via=("Football España",),
        publisher="The Paper",
        language="es",
        article="news/a.txt",
    )
    other = make.claim(move="leave", article="b.txt")

    selection = select([fits, other], Filter.model_validate(wanted))

    assert _ids(selection.claims) == [fits.id]


def test_all_filters_must_hold_at_once(make: Any) -> None:
    claim = make.claim(stance="linked", language="nl")

    assert select([claim], Filter(language="nl", subject="Somebody Else")).claims == ()


@pytest.mark.parametrize(
    ("asked", "kept"),
    [
        ({"since": "2024-11-14"}, ["2024-11-14", "2024-11", "2024"]),
        ({"since": "2024-12"}, ["2024"]),
        ({"until": "2024-11-13"}, ["2024-11", "2024", "2023-05-01"]),
        ({"since": "2024", "until": "2024"}, ["2024-11-14", "2024-11", "2024"]),
        ({"as_of": "2024-03-14"}, ["2024", "2023-05-01"]),
    ],
)
def test_a_partial_date_is_kept_where_it_could_fall_inside(
    make: Any, asked: dict[str, str], kept: list[str]
) -> None:
    claims = [make.claim(date=d) for d in ("2024-11-14", "2024-11", "2024", "2023-05-01")]

    selection = select(claims, Filter.model_validate(asked))

    assert [claim.date for claim in selection.claims] == kept


def test_undated_claims_are_counted_apart_when_a_date_is_asked(make: Any) -> None:
    claims = [make.claim(), make.claim(date="2024"), make.claim(subject="Somebody Else")]

    assert select(claims, Filter()).undated == 0
    assert len(select(claims, Filter()).claims) == 3
    selection = select(claims, Filter(subject="xabi alonso", since="2020"))
    assert (len(selection.claims), selection.undated) == (1, 1)


def test_history_can_be_left_out_or_asked_for_alone(make: Any) -> None:
    now, then = make.claim(), make.claim(background=True)

    assert _ids(select([now, then], Filter()).claims) == [now.id, then.id]
    assert _ids(select([now, then], Filter(background=Background.EXCLUDE)).claims) == [now.id]
    assert _ids(select([now, then], Filter(background=Background.ONLY)).claims) == [then.id]


def test_asking_for_an_edition_finds_claims_that_name_it_shortly(saga: tuple[Claim, ...]) -> None:
    found = select(saga, Filter(source="eurosport spain")).claims

    assert {claim.source for claim in found} == {"Eurosport", "Eurosport Spain"}


def test_the_publisher_is_asked_for_as_source_where_nobody_is_credited(make: Any) -> None:
    own, credits = make.claim(publisher="Bild"), make.claim(publisher="Bild", source="Sky")

    assert _ids(select([own, credits], Filter(source="bild")).claims) == [own.id]


def test_an_undated_claim_is_sorted_beside_what_places_it(make: Any) -> None:
    undated = make.claim(source="Marca", article="u")
    lost = make.claim(article="l", destination="Chelsea")
    late = make.claim(date="2025-01", article="z")
    early = make.claim(source="Marca", date="2024-03-02", article="e")
    claims = [lost, undated, late, early]

    assert _ids(sort_claims(claims)) == [early.id, undated.id, late.id, lost.id]
    assert _ids(sort_claims(claims, reverse=True))[-1] == lost.id


def test_claims_sort_by_stance_from_firmest_to_denied(make: Any) -> None:
    claims = [make.claim(stance=s) for s in ("denied", "linked", "confirmed", "possible")]

    ordered = sort_claims(claims, SortKey.STANCE)

    assert [c.stance for c in ordered] == ["confirmed", "linked", "possible", "denied"]


def test_claims_sort_by_name_without_minding_accents_or_case(make: Any) -> None:
    claims = [make.claim(subject=name) for name in ("Zed", "Özil", "adam", "Pelé")]

    ordered = sort_claims(claims, SortKey.SUBJECT)

    assert [c.subject for c in ordered] == ["adam", "Özil", "Pelé", "Zed"]
