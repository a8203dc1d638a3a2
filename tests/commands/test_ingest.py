import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from rumourtrack.cli import DONE, PROBLEMS
from rumourtrack.records import Article, Claim
from rumourtrack.store import Store

Rumour = Callable[..., Any]

CLAIM = "Real Madrid have signed Bukayo Saka from Arsenal."
ENGLISH = (
    f"{CLAIM} It rained all night, and the streets of the town were wet in the morning when the "
    "people went to work. That was all there was to say about it, and they said no more."
)
POLISH = (
    "Robert Lewandowski może odejść z Barcelony po zakończeniu sezonu, informuje hiszpański "
    "dziennik. Napastnik reprezentacji ma kontrakt ważny do czerwca 2026 roku, ale klub chce "
    "obniżyć koszty utrzymania drużyny i szuka młodszego zawodnika."
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Two articles, one of them in a folder below."""
    (tmp_path / "in" / "deep").mkdir(parents=True)
    (tmp_path / "in" / "a.txt").write_text(f" date 2024-11-14 {ENGLISH}", encoding="utf-8")
    (tmp_path / "in" / "deep" / "b.txt").write_text(f"Again: {ENGLISH}", encoding="utf-8")
    return tmp_path / "in"


@pytest.fixture
def stored(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


def articles(store: Store) -> dict[str, Article]:
    found, problems = store.read_articles()
    assert problems == ()
    return {Path(article.reference).name: article for article in found}


def claims(store: Store) -> tuple[Claim, ...]:
    return store.read_claims()[0]


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_a_folder_is_read_whole_and_told_in_one_line(
    rumour: Rumour, folder: Path, stored: Store
) -> None:
    ended = rumour("ingest", str(folder))

    assert (ended.code, ended.out) == (DONE, "")
    assert ended.err.startswith("2 articles read, 2 new or changed, 1 undated; ")
    assert ended.err.endswith(f" stored in {stored.folder}\n")
    assert ended.err.count("\n") == 1
    assert set(articles(stored)) == {"a.txt", "b.txt"}
    assert {claim.article_id for claim in claims(stored)} == {
        article.id for article in articles(stored).values()
    }


def test_the_date_stays_as_it_is_told(rumour: Rumour, folder: Path, stored: Store) -> None:
    rumour("ingest", str(folder))

    dates = {name: article.published for name, article in articles(stored).items()}
    assert dates == {"a.txt": "2024-11-14", "b.txt": None}


def test_reading_again_changes_no_byte_and_says_so(
    rumour: Rumour, folder: Path, stored: Store
) -> None:
    rumour("ingest", str(folder))
    before = contents(stored.folder)

    ended = rumour("ingest", str(folder))

    assert (ended.code, contents(stored.folder)) == (DONE, before)
    assert ended.err == f"2 articles read, nothing new for {stored.folder}\n"


def test_several_paths_and_patterns_may_be_given(
    rumour: Rumour, folder: Path, stored: Store
) -> None:
    ended = rumour("ingest", str(folder / "a.txt"), str(folder / "**" / "b*.txt"))

    assert ended.code == DONE
    assert set(articles(stored)) == {"a.txt", "b.txt"}


def test_the_same_text_under_two_names_is_one_article(
    rumour: Rumour, tmp_path: Path, stored: Store
) -> None:
    for name in ("a.txt", "copy.txt"):
        (tmp_path / name).write_text(ENGLISH, encoding="utf-8")

    ended = rumour("ingest", str(tmp_path / "a.txt"), str(tmp_path / "copy.txt"))

    assert ended.code == DONE
    assert "copy.txt: the same text as " in ended.err
    assert "a.txt, which stands for both\n" in ended.err
    assert set(articles(stored)) == {"a.txt"}


def test_a_dry_run_stores_nothing_and_tells_what_is_known(
    rumour: Rumour, folder: Path, stored: Store
) -> None:
    fresh = rumour("ingest", str(folder), "--dry-run")

    assert (fresh.code, fresh.out) == (DONE, "")
    assert fresh.err.startswith("2 articles read, 0 known already, 1 undated; ")
    assert fresh.err.endswith(f" told, nothing stored in {stored.folder}\n")
    assert not stored.folder.exists()

    rumour("ingest", str(folder / "a.txt"))
    before = contents(stored.folder)

    assert "2 articles read, 1 known already" in rumour("ingest", str(folder), "--dry-run").err
    assert contents(stored.folder) == before


def test_a_dry_run_tells_problems_too(rumour: Rumour, folder: Path) -> None:
    ended = rumour("ingest", str(folder), "missing.txt", "--dry-run")

    assert ended.code == PROBLEMS
    assert "missing.txt: is not there" in ended.err


def test_a_date_that_is_given_wins_and_a_difference_is_told(
    rumour: Rumour, folder: Path, stored: Store
) -> None:
    ended = rumour("ingest", str(folder), "--date", "2024-12")

    assert {article.published for article in articles(stored).values()} == {"2024-12"}
    assert {claim.date for claim in claims(stored)} == {"2024-12"}
    assert "a.txt: the text is dated 2024-11-14, --date says 2024-12" in ended.err
    assert "b.txt" not in ended.err


@pytest.mark.parametrize(
    ("given", "publisher"), [("marca.com", "Marca"), ("The Daily Invention", "The Daily Invention")]
)
def test_the_publisher_may_be_given_by_name_or_domain(
    rumour: Rumour, folder: Path, stored: Store, given: str, publisher: str
) -> None:
    rumour("ingest", str(folder), "--publisher", given)

    assert {article.publisher for article in articles(stored).values()} == {publisher}
    assert {claim.publisher for claim in claims(stored)} == {publisher}


def test_a_dash_is_the_standard_input(
    rumour: Rumour, stored: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = SimpleNamespace(buffer=io.BytesIO(ENGLISH.encode()))
    monkeypatch.setattr(sys, "stdin", given)

    ended = rumour("ingest", "-", "--date", "2024")

    assert ended.code == DONE
    assert [article.reference for article in articles(stored).values()] == ["-"]
    assert {claim.date for claim in claims(stored)} == {"2024"}


def test_an_article_in_a_language_without_a_pack_is_kept_and_yields_nothing(
    rumour: Rumour, tmp_path: Path, stored: Store
) -> None:
    (tmp_path / "pl.txt").write_text(POLISH, encoding="utf-8")

    ended = rumour("ingest", str(tmp_path / "pl.txt"))

    assert ended.code == DONE
    assert "pl.txt: no claims: its language is 'pl', and there are packs for " in ended.err
    assert [article.language for article in articles(stored).values()] == ["pl"]
    assert claims(stored) == ()


def test_the_option_wins_over_the_environment(
    rumour: Rumour, folder: Path, stored: Store, tmp_path: Path
) -> None:
    rumour("ingest", str(folder), "--store", str(tmp_path / "other"))

    assert set(articles(Store(tmp_path / "other"))) == {"a.txt", "b.txt"}
    assert not stored.folder.exists()


def test_an_article_that_grew_is_another_article(
    rumour: Rumour, folder: Path, stored: Store
) -> None:
    rumour("ingest", str(folder))
    (folder / "a.txt").write_text(f"{ENGLISH} More came later.", encoding="utf-8")

    assert "2 articles read, 1 new or changed" in rumour("ingest", str(folder)).err
    assert len(stored.read_articles()[0]) == 3


def test_what_is_stored_is_what_extract_prints(rumour: Rumour, folder: Path, stored: Store) -> None:
    rumour("ingest", str(folder))

    printed = json.loads(rumour("extract", str(folder), "--json").out)
    assert printed == [claim.model_dump(mode="json") for claim in claims(stored)]


def test_torn_ends_of_a_killed_writer_are_set_aside_and_told(
    rumour: Rumour, folder: Path, stored: Store
) -> None:
    rumour("ingest", str(folder))
    path = stored.folder / "articles.jsonl"
    whole = path.read_bytes()
    path.write_bytes(whole + b'{"id":"torn')

    ended = rumour("ingest", str(folder))

    assert ended.code == PROBLEMS
    assert f"11 bytes of a line that was never finished were moved to {path}.torn" in ended.err
    assert path.read_bytes() == whole
