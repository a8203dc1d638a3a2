"""Every pack: its schema, its examples, and its cases; found by looking, listed nowhere."""

import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from rumourtrack.extraction import extract
from rumourtrack.extraction.compiling import load_lexicon
from rumourtrack.extraction.phrases import split_words
from rumourtrack.extraction.scanning import Scanner
from rumourtrack.knowledge.cues import Entry
from rumourtrack.knowledge.files import list_languages
from rumourtrack.knowledge.forms import expand
from rumourtrack.knowledge.packs import Pack, load_pack
from rumourtrack.records import Article, Claim
from rumourtrack.text import fold

CASES = Path(__file__).parent / "cases"
LANGUAGES = list_languages()
MIN_CASES = 80


def case_files() -> list[str]:
    return sorted(path.stem for path in CASES.glob("*.toml"))


def read_cases(code: str) -> list[dict[str, Any]]:
    cases: list[dict[str, Any]] = tomllib.loads((CASES / f"{code}.toml").read_text("utf-8"))["case"]
    return cases


def all_cases() -> Iterator[Any]:
    for code in case_files():
        for case in read_cases(code):
            yield pytest.param(code, case, id=f"{code}: {case['name']}")


def article_of(code: str, case: dict[str, Any]) -> Article:
    return Article(
        id="case",
        reference="case.txt",
        text=case["text"].strip(),
        published=case.get("published"),
        publisher=case.get("publisher"),
        language=code,
    )


def fits(claim: Claim, expected: dict[str, Any]) -> bool:
    told = claim.model_dump(mode="json")
    for field, value in expected.items():
        if field == "optional":
            continue
        if field == "fee" and value and told["fee"]:
            if any(told["fee"][part] != wanted for part, wanted in value.items()):
                return False
        elif isinstance(value, list) and field != "via":
            if told[field] not in value:
                return False
        elif told[field] != (None if value == "" else value):
            return False
    return bool(claim.background) == bool(expected.get("background", False))


def compare(claims: tuple[Claim, ...], expected: list[dict[str, Any]]) -> list[str]:
    left = list(claims)
    faults = []
    for wanted in sorted(expected, key=len, reverse=True):
        found = next((claim for claim in left if fits(claim, wanted)), None)
        if found is not None:
            left.remove(found)
        elif not wanted.get("optional"):
            faults.append(f"missing: {wanted}")
    faults += [f"extra: {summary(claim)}" for claim in left]
    return faults


def summary(claim: Claim) -> dict[str, Any]:
    told = claim.model_dump(mode="json", exclude_defaults=True)
    return {k: v for k, v in told.items() if k not in ("id", "article", "article_id", "language")}


def test_every_language_has_cases_and_every_case_file_a_language() -> None:
    assert LANGUAGES
    assert case_files() == list(LANGUAGES)


@pytest.mark.parametrize("code", case_files())
def test_a_language_has_enough_cases_and_a_third_of_them_are_negative(code: str) -> None:
    cases = read_cases(code)
    names = Counter(case["name"] for case in cases)

    assert len(cases) >= MIN_CASES
    assert sum(not case["claims"] for case in cases) * 3 >= len(cases) - 2
    assert not [name for name, count in names.items() if count > 1]


@pytest.mark.parametrize(("code", "case"), list(all_cases()))
def test_case(code: str, case: dict[str, Any]) -> None:
    claims = extract(article_of(code, case)).claims

    assert compare(claims, case["claims"]) == []


def test_a_wrong_case_is_noticed() -> None:
    code = LANGUAGES[0]
    case = next(case for case in read_cases(code) if case["claims"])
    claims = extract(article_of(code, case)).claims

    assert compare(claims, [])
    assert compare((), [c for c in case["claims"] if not c.get("optional")])


@cache
def scanner(code: str, section: str) -> Scanner[Entry]:
    pack = load_pack(code)
    sections = {"triggers": [*pack.frame, *pack.modifier]}.get(section) or getattr(pack, section)
    return Scanner(
        (form, entry)
        for entry in sections
        for line in entry.forms
        for form in expand(line, pack.sets)
    )


def names_in(code: str, section: str, sentence: str) -> set[str]:
    words = split_words(fold(sentence))
    return {hit.value.name for hit in scanner(code, section).find(words)}


def examples(kind: str) -> Iterator[Any]:
    for code in LANGUAGES:
        pack: Pack = load_pack(code)
        for section, entries in (
            ("triggers", [*pack.frame, *pack.modifier]),
            ("attribution", pack.attribution),
            ("contract", pack.contract),
        ):
            for entry in entries:
                for sentence in getattr(entry, kind):
                    yield pytest.param(
                        code,
                        section,
                        entry.name,
                        sentence,
                        id=f"{code} {entry.name}: {sentence[:40]}",
                    )


@pytest.mark.parametrize(("code", "section", "name", "sentence"), list(examples("fires")))
def test_a_cue_fires_where_its_pack_says(code: str, section: str, name: str, sentence: str) -> None:
    assert name in names_in(code, section, sentence)


@pytest.mark.parametrize(("code", "section", "name", "sentence"), list(examples("quiet")))
def test_a_cue_is_quiet_where_its_pack_says(
    code: str, section: str, name: str, sentence: str
) -> None:
    assert name not in names_in(code, section, sentence)


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_lexicon_can_be_built(code: str) -> None:
    assert load_lexicon(code).pack.code == code
