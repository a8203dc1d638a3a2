"""The five given articles against their answer keys: claims, fields, contract dates."""

import json
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from rumourtrack.analysis.contradictions import check_contracts
from rumourtrack.extraction import extract
from rumourtrack.extraction.compiling import build_lexicon
from rumourtrack.extraction.tables import Gazetteer, load_gazetteer
from rumourtrack.knowledge.packs import load_pack
from rumourtrack.records import Article, Contract
from tests.scoring import measures, same, score
from tests.test_corpus import read_one

KEYS = Path(__file__).parent / "keys"
SEEDS = Path(__file__).parents[1] / "seeds"
FIELDS = ("stance", "source", "role", "timing", "origin", "conditional")


def keyed() -> Iterator[tuple[Article, dict[str, Any]]]:
    for path in sorted(KEYS.glob("*.json")):
        yield read_one(SEEDS / f"{path.stem}.txt")[0], json.loads(path.read_text("utf-8"))


@cache
def figures() -> dict[str, float]:
    counts: Counter[str] = Counter()
    for article, key in keyed():
        counts += score(extract(article).claims, key["claims"])
    return measures(counts)


def test_every_seed_has_a_key() -> None:
    assert [p.stem for p in sorted(KEYS.glob("*.json"))] == [
        p.stem for p in sorted(SEEDS.glob("*.txt"))
    ]


def test_every_claim_of_the_keys_is_found_and_no_other() -> None:
    assert figures()["claim"] == 1.0


def test_claims_are_right_in_stance_and_source_too() -> None:
    assert figures()["full"] >= 0.95


@pytest.mark.parametrize("field", FIELDS)
def test_a_field_is_right_in_nearly_all_claims(field: str) -> None:
    assert figures()[field] >= 0.95


@pytest.mark.parametrize("number", range(5))
def test_date_and_language_are_told_as_precisely_as_the_article_does(number: int) -> None:
    article, key = list(keyed())[number]

    assert (article.published, article.language) == (key["published"], key["language"])


@cache
def contracts() -> tuple[Contract, ...]:
    return tuple(fact for article, _ in keyed() for fact in extract(article).contracts)


@pytest.mark.parametrize("number", range(5))
def test_the_contract_dates_of_a_key_are_found_and_no_other(number: int) -> None:
    article, key = list(keyed())[number]
    found = list(extract(article).contracts)

    for wanted in key["contracts"]:
        fits = [
            fact
            for fact in found
            if same(fact.person, wanted["person"])
            and same(fact.club, wanted["club"])
            and fact.until[: len(wanted["until"])] == wanted["until"]
        ]
        assert fits, wanted
        found.remove(fits[0])
    assert found == []


def test_the_2025_of_one_article_contradicts_the_2026_of_the_others() -> None:
    checked = [fact for fact in check_contracts(contracts()) if fact.person == "Xabi Alonso"]

    assert {fact.until for fact in checked} == {"2025", "2026"}
    assert all(fact.contradicted_by for fact in checked)


def names_only() -> Gazetteer:
    full = load_gazetteer()
    bare = {
        name: club.model_copy(update={"nicknames": (), "grounds": (), "shared": (), "city": ""})
        for name, club in full.clubs.items()
    }
    return Gazetteer(
        clubs=bare,
        outlets=full.outlets,
        people={},
        nations=full.nations,
        given_names=frozenset(),
        not_people=full.not_people,
    )


def test_the_tables_are_an_aid_and_no_condition() -> None:
    counts: Counter[str] = Counter()
    for article, key in keyed():
        lexicon = build_lexicon(load_pack(article.language or ""), names_only())
        counts += score(extract(article, lexicon).claims, key["claims"])

    assert measures(counts)["claim"] >= 0.8
