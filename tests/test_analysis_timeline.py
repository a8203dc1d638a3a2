from typing import Any

import pytest

from rumourtrack.analysis.timeline import Change, Event, build_timeline
from rumourtrack.analysis.tracing import trace
from rumourtrack.records import Claim


def _changes(claims: list[Claim]) -> list[str]:
    return [event.change.value for event in build_timeline(claims)]


def _of(events: tuple[Event, ...], move: str, club: str) -> list[Event]:
    return [event for event in events if (event.move, event.club) == (move, club)]


def test_three_articles_on_one_report_are_one_event(saga: tuple[Claim, ...]) -> None:
    madrid = _of(build_timeline(saga), "join", "Real Madrid")
    report = next(event for event in madrid if event.original == "Eurosport Spain")

    assert (report.date, report.stance, report.change) == ("2024-11-14", "expected", "firmer")
    assert len(report.claims) == 3
    assert set(report.articles) == {"seeds/a.txt", "seeds/b.txt", "seeds/c.txt"}
    assert report.independent == 2
    assert report.placed == "a, undated: credits Eurosport Spain as 2 dated articles do"
    assert report.merged
    assert not report.undated


def test_relays_that_harden_a_report_do_not_make_it_firmer(saga: tuple[Claim, ...]) -> None:
    munich = _of(build_timeline(saga), "join", "Bayern Munich")

    assert [(e.stance, e.change) for e in munich] == [("linked", "new"), ("possible", "weaker")]
    assert munich[-1].conditional


def test_an_undated_event_says_where_it_is_shown_and_has_no_date(saga: tuple[Claim, ...]) -> None:
    event = next(e for e in build_timeline(saga) if e.subject == "Alejandro Grimaldo")

    assert (event.date, event.undated, event.near) == (None, True, "2024-11")


def test_events_stand_in_order_of_time_and_the_unplaced_last(make: Any) -> None:
    days = [None, "2025-01", "2024", "2024-11-14", "2024-11"]
    claims = [make.claim(date=day, article=str(day), source=f"Paper {day}") for day in days]

    shown = [event.date for event in build_timeline(claims)]

    assert shown == ["2024", "2024-11", "2024-11-14", "2025-01", None]


def test_history_is_left_out_unless_asked_for(make: Any) -> None:
    claims = [make.claim(background=True, date="2024")]

    assert build_timeline(claims) == ()
    assert [event.background for event in build_timeline(claims, background=True)] == [True]


@pytest.mark.parametrize(
    ("stances", "changes"),
    [
        (["possible", "linked", "expected"], ["new", "firmer", "firmer"]),
        (["expected", "linked"], ["new", "weaker"]),
        (["linked", "linked"], ["new", "repeat"]),
        (["linked", "denied", "denied"], ["new", "denied", "repeat"]),
        (["denied", "linked"], ["denied", "firmer"]),
        (["expected", "confirmed", "confirmed"], ["new", "confirmed", "repeat"]),
    ],
)
def test_each_event_is_held_against_the_last_stance(
    make: Any, stances: list[str], changes: list[str]
) -> None:
    claims = [
        make.claim(stance=stance, date=f"2024-0{month}-01", source=f"Paper {month}")
        for month, stance in enumerate(stances, 1)
    ]

    assert _changes(claims) == changes


def test_each_move_and_club_has_a_story_of_its_own(make: Any) -> None:
    claims = [
        make.claim(date="2024-01-01", stance="expected", article="a"),
        make.claim(date="2024-02-01", destination="Chelsea", article="b"),
        make.claim(date="2024-03-01", move="leave", stance="possible", article="c"),
    ]

    assert _changes(claims) == ["new", "new", "new"]


def test_an_old_story_told_again_with_nothing_new_is_reheated(make: Any) -> None:
    days = ["2024-01-01", "2024-02-20", "2024-05-01"]
    claims = [make.claim(source="Marca", date=day, article=day) for day in days]

    assert _changes(claims) == ["new", "repeat", "reheated"]


def test_an_old_story_with_a_new_fee_is_no_reheated_one(make: Any) -> None:
    fee = {"amount": 60_000_000, "currency": "EUR", "kind": "bid"}
    claims = [
        make.claim(source="Marca", date="2024-01-01", article="a"),
        make.claim(source="Marca", date="2024-05-01", article="b", fee=fee),
    ]

    assert _changes(claims) == ["new", "repeat"]


def test_a_change_of_mind_of_one_original_is_news(make: Any) -> None:
    claims = [
        make.claim(source="Marca", date="2024-06-01", article="a"),
        make.claim(source="Marca", date="2024-06-08", article="b", stance="expected"),
    ]

    events = build_timeline(claims)

    assert [event.change for event in events] == [Change.NEW, Change.FIRMER]
    assert [event.independent for event in events] == [1, 1]


def test_a_denial_is_never_one_event_with_what_it_denies(make: Any) -> None:
    claims = [make.claim(source="AS", date="2024-06-01", stance=s) for s in ("linked", "denied")]

    assert sorted(event.stance for event in build_timeline(claims)) == ["denied", "linked"]


def test_originals_are_counted_once_each(make: Any) -> None:
    days = ["2024-01-01", "2024-02-01", "2024-03-01"]
    claims = [
        make.claim(source=source, date=day, article=day)
        for source, day in zip(("Marca", "AS", "MARCA"), days, strict=True)
    ]

    assert [event.independent for event in build_timeline(claims)] == [1, 2, 2]


def test_the_order_of_reading_changes_nothing(saga: tuple[Claim, ...]) -> None:
    assert build_timeline(saga) == build_timeline(tuple(reversed(saga)))


def test_what_a_filter_hides_still_tells_whose_echo_the_rest_is(saga: tuple[Claim, ...]) -> None:
    shown = [claim for claim in saga if claim.source != "Eurosport Spain"]

    alone = {event.original for event in build_timeline(shown)}
    known = {event.original for event in build_timeline(shown, tracing=trace(saga))}

    assert "Eurosport" in alone
    assert "Eurosport" not in known
    assert "Eurosport Spain" in known
