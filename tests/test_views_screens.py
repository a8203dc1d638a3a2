import io
from collections.abc import Callable
from typing import Any

import pytest

from rumourtrack.analysis.compare import Side, build_comparison
from rumourtrack.analysis.contradictions import check_contracts
from rumourtrack.analysis.filters import Filter, select, sort_claims
from rumourtrack.analysis.placing import place_undated
from rumourtrack.analysis.sources import build_sources
from rumourtrack.analysis.timeline import build_timeline
from rumourtrack.records import Claim, Contract
from rumourtrack.views.compare import render_comparison
from rumourtrack.views.contracts import render_contracts
from rumourtrack.views.listing import render_claims
from rumourtrack.views.rendering import Format
from rumourtrack.views.showing import render_claim
from rumourtrack.views.sources import render_sources
from rumourtrack.views.timeline import render_timeline

Saga = tuple[Claim, ...]
Deals = tuple[Contract, ...]
Golden = Callable[[str], None]
Show = Callable[..., str]

widths = pytest.mark.parametrize("width", [80, 120])


@pytest.fixture
def show() -> Show:
    def run(render: Callable[..., None], *given: Any, width: int, **named: Any) -> str:
        out = io.StringIO()
        render(*given, format=Format.TABLE, out=out, width=width, **named)
        assert all(len(line) <= width for line in out.getvalue().splitlines())
        return out.getvalue()

    return run


def _sides(saga: Saga, deals: Deals) -> tuple[Side, Side]:
    early = tuple(deal for deal in deals if deal.date and deal.date < "2024-06")
    left = Side("2024-06", select(saga, Filter(as_of="2024-06")).claims, early)
    return left, Side("all", saga, deals)


@widths
def test_list(saga: Saga, golden: Golden, show: Show, width: int) -> None:
    placed = place_undated(saga)
    golden(show(render_claims, sort_claims(saga), placements=placed, width=width))


@widths
def test_timeline(saga: Saga, golden: Golden, show: Show, width: int) -> None:
    golden(show(render_timeline, build_timeline(saga), width=width))


@widths
def test_sources(saga: Saga, golden: Golden, show: Show, width: int) -> None:
    golden(show(render_sources, build_sources(saga), width=width))


@widths
def test_contracts(deals: Deals, golden: Golden, show: Show, width: int) -> None:
    golden(show(render_contracts, check_contracts(deals), width=width))


@widths
def test_compare(saga: Saga, deals: Deals, golden: Golden, show: Show, width: int) -> None:
    left, right = _sides(saga, deals)
    rows = build_comparison(left, right)
    golden(show(render_comparison, rows, left=left.label, right=right.label, width=width))


@widths
def test_show(make: Any, golden: Golden, show: Show, width: int) -> None:
    before, quote = "Words before it. " * 20, "He stays, the club says."
    text = f"{before}{quote} {'And words that follow. ' * 20}"
    evidence = {"quote": quote, "start": len(before), "end": len(before) + len(quote)}
    claim = make.claim(
        move="stay",
        source="Carlo Ancelotti",
        via=("Football España", "Diario AS"),
        date="2025-01",
        conditional=True,
        condition="if nothing strange happens",
        fee={"amount": 60_000_000, "currency": "EUR", "kind": "clause"},
        cues=("stays", "the club says"),
    ).model_copy(update={"evidence": Claim.model_fields["evidence"].annotation(**evidence)})  # type: ignore[misc]

    golden(show(render_claim, claim, text, width=width))


def test_the_timeline_counts_three_articles_as_one_original(saga: Saga, show: Show) -> None:
    shown = show(render_timeline, build_timeline(saga), width=80)

    assert "Eurosport Spain (3 articles, 1 original) ~" in shown
    assert "~ a, undated: credits Eurosport Spain as 2 dated articles do" in shown


def test_an_unread_original_is_told_in_words(saga: Saga, show: Show) -> None:
    assert "named by 3, read 0" in show(render_sources, build_sources(saga), width=80)


def test_evidence_that_no_longer_stands_in_its_article_is_shown_alone(
    make: Any, show: Show
) -> None:
    shown = show(render_claim, make.claim(quote="The old words."), "Other words.", width=80)

    assert "»The old words.«" in shown
    assert "Other words" not in shown


@pytest.mark.parametrize("width", [40, 50, 60])
def test_a_narrow_screen_breaks_lines_and_loses_no_letter(
    saga: Saga, show: Show, width: int
) -> None:
    narrow, wide = (show(render_claims, saga, width=columns) for columns in (width, 80))

    assert len(narrow.splitlines()) > len(wide.splitlines())
    assert sorted("".join(narrow.split())) == sorted("".join(wide.split()))


def test_a_screen_of_no_width_gets_forty_columns(saga: Saga) -> None:
    out = io.StringIO()

    render_claims(saga, format=Format.TABLE, out=out, width=1)

    assert max(map(len, out.getvalue().splitlines())) in range(30, 41)


def test_what_is_absurdly_long_is_cut_with_a_mark(make: Any, show: Show) -> None:
    shown = show(render_claims, [make.claim(subject="A" * 5000)], width=80)

    assert shown.count("A") < 200
    assert "…" in shown


def test_many_months_leave_out_empty_ones_and_say_so(make: Any, show: Show) -> None:
    days = ["2019-02", "2022-07", "2022-08", "2025-01"]
    claims = [make.claim(date=day, article=day, source=f"Paper {day}") for day in days]

    shown = show(render_timeline, build_timeline(claims), width=80)

    months = next(line for line in shown.splitlines() if line.split()[:1] == ["02"])
    assert months.split() == ["02", "…", "07", "08", "…", "01"]


def test_a_year_without_a_month_has_a_column_of_its_own(make: Any, show: Show) -> None:
    claims = [
        make.claim(date=day, article=day, source=f"Paper {day}") for day in ("2024", "2024-03")
    ]

    shown = show(render_timeline, build_timeline(claims), width=80)

    assert any(line.split() == ["?", "01", "02", "03"] for line in shown.splitlines())
    assert "2024-01-01" not in shown


def test_a_screen_too_narrow_for_the_grid_shows_the_events(saga: Saga, show: Show) -> None:
    shown = show(render_timeline, build_timeline(saga), width=40)

    assert "'24" not in shown
    assert "2024-11-14" in shown
