"""Whole articles of our own with answer keys, and floors under the scores that only rise.

`python -m tests.raise_floors` writes the present scores where they are higher.
"""

import json
import tomllib
from collections import Counter, defaultdict
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from rumourtrack.extraction import extract
from rumourtrack.knowledge.files import list_languages
from rumourtrack.knowledge.packs import load_pack
from rumourtrack.reading import Reader, read
from rumourtrack.records import Article, Extraction
from tests.scoring import is_match, measures, score

CORPUS = Path(__file__).parent / "corpus"
SLACK = 0.001
"""Floors are written with three digits."""


@cache
def reader() -> Reader:
    packs = tuple(load_pack(code) for code in list_languages())
    return Reader(packs=packs)


def keys() -> list[Path]:
    return sorted(CORPUS.glob("*/*.json"))


@cache
def read_one(path: Path) -> tuple[Article, Extraction]:
    articles = [item for item in read(str(path), reader()) if isinstance(item, Article)]
    assert len(articles) == 1
    return articles[0], extract(articles[0])


@cache
def scores() -> dict[str, dict[str, float]]:
    """Folder of the corpus → its scores."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for path in keys():
        key = json.loads(path.read_text("utf-8"))
        claims = read_one(path.with_suffix(".txt"))[1].claims
        counts[path.parent.name] += score(claims, key["claims"])
    return {folder: measures(count) for folder, count in sorted(counts.items())}


def floors() -> list[Any]:
    table = tomllib.loads((CORPUS / "floors.toml").read_text("utf-8"))
    return [
        pytest.param(folder, name, floor, id=f"{folder} {name}")
        for folder, row in table.items()
        for name, floor in row.items()
    ]


def test_every_folder_is_of_a_language_with_a_pack() -> None:
    folders = {path.parent.name for path in keys()}

    assert len(folders) >= 2
    assert folders <= {
        f"{sealed}{language}" for language in list_languages() for sealed in ("", "sealed-")
    }


def test_every_folder_has_its_floors() -> None:
    assert {folder for folder, *_ in (param.values for param in floors())} == set(scores())


@pytest.mark.parametrize(("folder", "name", "floor"), floors())
def test_no_score_falls_under_its_floor(folder: str, name: str, floor: float) -> None:
    assert scores()[folder][name] >= floor - SLACK


@pytest.mark.parametrize("path", keys(), ids=lambda path: path.stem)
def test_the_evidence_of_a_key_stands_in_its_article(path: Path) -> None:
    key = json.loads(path.read_text("utf-8"))
    article, _ = read_one(path.with_suffix(".txt"))
    flat = " ".join(article.text.split())

    missing = [c["evidence"] for c in key["claims"] if " ".join(c["evidence"].split()) not in flat]

    assert missing == []


@pytest.mark.parametrize("path", keys(), ids=lambda path: path.stem)
def test_date_and_language_are_those_of_the_key(path: Path) -> None:
    key = json.loads(path.read_text("utf-8"))
    article, _ = read_one(path.with_suffix(".txt"))

    assert (article.published, article.language) == (key["published"], key["language"])


def test_the_score_sees_what_is_wrong() -> None:
    path = next(p for p in keys() if json.loads(p.read_text("utf-8"))["claims"])
    wanted = json.loads(path.read_text("utf-8"))["claims"]

    nothing = measures(score((), wanted))

    assert nothing["claim"] == 0
    claims = read_one(path.with_suffix(".txt"))[1].claims
    assert measures(score(claims, []))["precision"] == 0
    assert not any(is_match(claim, {**wanted[0], "subject": ["Nobody"]}) for claim in claims)
