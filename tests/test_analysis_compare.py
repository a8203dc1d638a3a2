from typing import Any

import pytest

from rumourtrack.analysis.compare import Axis, Row, Side, build_comparison
from rumourtrack.analysis.contradictions import check_contracts, contradict, find_contradictions
from rumourtrack.records import Contract

AFTER = {"date": "2024-06-01", "article": "after"}
BEFORE = {"date": "2024-01-01", "article": "before"}


def _rows(left: list[Any], right: list[Any], axis: Axis = Axis.DATE) -> tuple[Row, ...]:
    return build_comparison(Side("left", tuple(left)), Side("right", tuple(right)), axis)


@pytest.mark.parametrize(
    ("left", "right", "change"),
    [
        (None, "linked", "added"),
        ("linked", None, "dropped"),
        ("linked", "expected", "firmer"),
        ("linked", "possible", "weaker"),
        ("linked", "linked", "same"),
        ("linked", "denied", "contradicted"),
        ("denied", "expected", "contradicted"),
        ("denied", "denied", "same"),
    ],
)
def test_a_row_says_what_the_right_side_does_to_the_left(
    make: Any, left: str | None, right: str | None, change: str
) -> None:
    lefts = [make.claim(stance=left, **BEFORE)] if left else []
    rights = [make.claim(stance=right, **AFTER)] if right else []

    (row,) = _rows(lefts, rights)

    assert (row.left, row.right, row.change) == (left, right, change)
    assert (row.reason is not None) == (change == "contradicted")


def test_the_last_stance_of_a_side_counts(make: Any) -> None:
    early, late = make.claim(stance="expected", **BEFORE), make.claim(stance="possible", **AFTER)

    (row,) = _rows([make.claim(stance="linked", **BEFORE)], [late, early])

    assert (row.right, row.change, row.right_claims) == ("possible", "weaker", (late.id,))


def test_two_destinations_held_at_once_contradict_each_other(make: Any) -> None:
    madrid = make.claim(stance="expected", **BEFORE)
    chelsea = make.claim(stance="expected", destination="Chelsea", **AFTER)

    rows = _rows([madrid], [chelsea], Axis.SOURCE)

    assert [row.change for row in rows] == ["contradicted", "contradicted"]
    assert rows[0].reason is not None
    assert rows[0].reason.startswith("two destinations at once")


def test_two_destinations_only_talked_about_do_not(make: Any) -> None:
    madrid = make.claim(stance="linked", **BEFORE)
    chelsea = make.claim(stance="expected", destination="Chelsea", **AFTER)

    assert {row.change for row in _rows([madrid], [chelsea])} == {"added", "dropped"}


@pytest.mark.parametrize(
    ("one", "other", "reason"),
    [
        ({"move": "stay", "destination": "Ajax"}, {"move": "leave", "origin": "Ajax"}, "stay"),
        ({"move": "stay", "destination": "Ajax"}, {"destination": "PSV"}, "stay against another"),
        ({"timing": "2025-summer"}, {"destination": "PSV", "timing": "2026-summer"}, None),
        ({"timing": "2025"}, {"destination": "PSV", "timing": "2025-summer"}, "two"),
        ({"move": "leave", "origin": "Ajax"}, {"destination": "PSV"}, None),
        (
            {"move": "stay", "destination": "Ajax"},
            {"move": "leave", "origin": "Ajax", "stance": "denied"},
            None,
        ),
        (
            {"move": "leave", "origin": "Ajax"},
            {"move": "leave", "origin": "Ajax", "stance": "denied"},
            "leave Ajax: affirmed against denied",
        ),
        ({"destination": None}, {"destination": "PSV"}, None),
    ],
)
def test_claims_contradict_each_other_only_where_both_cannot_hold(
    make: Any, one: Any, other: Any, reason: str | None
) -> None:
    first, second = (make.claim(**{"stance": "expected", **fields}) for fields in (one, other))

    found = contradict(first, second)

    assert found == contradict(second, first)
    assert (found or "").startswith(reason or "")
    assert (found is None) == (reason is None)


def test_two_subjects_are_paired_by_what_they_do(make: Any) -> None:
    mine = make.claim(stance="linked")
    other = make.claim(subject="Somebody Else", stance="expected")

    (row,) = _rows([mine], [other], Axis.SUBJECT)

    assert (row.subject, row.club, row.change) == (None, "Real Madrid", "firmer")


def test_two_clubs_are_paired_by_subject(make: Any) -> None:
    mine = make.claim(stance="expected", destination="Chelsea")
    other = make.claim(stance="linked")

    (row,) = _rows([mine], [other], Axis.CLUB)

    assert (row.subject, row.club, row.change) == ("Xabi Alonso", None, "weaker")


def test_history_counts_only_when_asked(make: Any) -> None:
    side = Side("left", (make.claim(background=True),))

    assert build_comparison(side, Side("right", ())) == ()
    assert len(build_comparison(side, Side("right", ()), background=True)) == 1


def test_contract_ends_of_two_sides_are_compared(make: Any) -> None:
    old, new = make.contract(until="2025"), make.contract(until="2026")
    other = make.contract(person="Carlo Ancelotti", club="Real Madrid", until="2026-06")

    rows = build_comparison(Side("l", (), (old,)), Side("r", (), (new, other)))

    assert [(row.subject, row.left, row.right, row.change) for row in rows] == [
        ("Carlo Ancelotti", None, "2026-06", "added"),
        ("Xabi Alonso", "2025", "2026", "contradicted"),
    ]


def test_sides_that_tell_the_same_contract_ends_do_not_contradict_each_other(make: Any) -> None:
    facts = tuple(make.contract(until=until) for until in ("2025", "2026"))

    (row,) = build_comparison(Side("l", (), facts), Side("r", (), facts))

    assert (row.left, row.right, row.change, row.reason) == (
        "2025 / 2026", "2025 / 2026", "same", None
    )  # fmt: skip


def test_a_contract_end_that_is_only_less_precise_agrees(make: Any) -> None:
    facts = [make.contract(until=until) for until in ("2026", "2026-06", "2026-06-30")]

    assert find_contradictions(facts) == ()
    assert all(item.contradiction is None for item in check_contracts(facts))


def test_contract_ends_that_exclude_each_other_are_told(deals: tuple[Contract, ...]) -> None:
    (found,) = find_contradictions(deals)

    assert (found.person, found.club) == ("Xabi Alonso", "Bayer Leverkusen")
    assert [reading.until for reading in found.readings] == ["2025", "2026"]
    assert found.reason == "2025 in 1 article (d), against 2026 in 2 articles"


def test_each_contract_fact_names_those_against_it(deals: tuple[Contract, ...]) -> None:
    checked = {item.id: item.contradicted_by for item in check_contracts(deals)}

    assert checked[deals[2].id] == (deals[0].id, deals[1].id)
    assert checked[deals[0].id] == (deals[2].id,)
    assert checked[deals[3].id] == ()


def test_a_contract_is_held_against_those_that_were_not_asked_for(make: Any) -> None:
    old, new = make.contract(until="2025"), make.contract(until="2026")

    (checked,) = check_contracts([old], [old, new])

    assert checked.contradicted_by == (new.id,)


def test_contracts_with_two_clubs_do_not_contradict_each_other(make: Any) -> None:
    facts = [make.contract(until="2025"), make.contract(until="2028", club="Real Madrid")]

    assert find_contradictions(facts) == ()


def test_a_contract_without_a_club_is_held_against_the_persons_others(make: Any) -> None:
    facts = [make.contract(until="2025"), make.contract(until="2028", club=None)]

    assert [found.club for found in find_contradictions(facts)] == ["Bayer Leverkusen"]
