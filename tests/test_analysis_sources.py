from typing import Any

from rumourtrack.analysis.sources import SourceRecord, build_sources
from rumourtrack.records import Article, Claim


def _by_name(records: tuple[SourceRecord, ...]) -> dict[str, SourceRecord]:
    return {record.name: record for record in records}


def test_an_original_that_was_never_read_is_shown_as_such(saga: tuple[Claim, ...]) -> None:
    report = build_sources(saga)[0]

    assert report.name == "Eurosport Spain"
    assert (report.claims, report.stories, report.named, report.read) == (9, 3, 3, 0)
    assert report.languages == ("en", "nl")
    assert (report.resolved, report.hits) == (0, 0)


def test_relays_are_named_with_the_original_and_apart_from_it(saga: tuple[Claim, ...]) -> None:
    records = _by_name(build_sources(saga))

    assert records["Carlo Ancelotti"].relays == ("Diario AS", "Football España")
    assert (records["Diario AS"].claims, records["Diario AS"].relayed) == (0, 1)


def test_a_short_name_of_the_original_is_no_relay_of_it(saga: tuple[Claim, ...]) -> None:
    assert "Eurosport" not in _by_name(build_sources(saga))


def test_an_outlets_own_articles_are_read_and_not_counted_as_naming_it(make: Any) -> None:
    own = make.claim(publisher="Bild", article="own")
    other = make.claim(publisher="Marca", source="BILD", article="other")
    silent = Article(id="x", reference="x", text="Nothing.", publisher="Bild")

    bild = _by_name(build_sources([own, other], [silent]))["Bild"]

    assert (bild.claims, bild.articles, bild.named, bild.read) == (2, 2, 1, 2)
    assert bild.relays == ("Marca",)


def test_the_kind_comes_from_the_caller_then_from_the_claims(make: Any) -> None:
    kinds = {"Fabrizio Romano": "journalist"}
    claims = [
        make.claim(source="Fabrizio Romano"),
        make.claim(source="Xabi Alonso"),
        make.claim(source="Real Madrid"),
        make.claim(source="Marca"),
        make.claim(article="own.txt"),
    ]

    found = {r.name: r.kind.value for r in build_sources(claims, kind=kinds.get)}

    assert found == {
        "Fabrizio Romano": "journalist",
        "Xabi Alonso": "person",
        "Real Madrid": "club",
        "Marca": "outlet",
        "article own": "unnamed",
    }


def test_first_and_last_are_dates_as_they_were_told(make: Any) -> None:
    days = ["2024-11", None, "2023", "2025-01-29"]
    claims = [make.claim(source="AS", date=day, article=str(day)) for day in days]

    (record,) = build_sources(claims)

    assert (record.first, record.last) == ("2023", "2025-01-29")
