import errno
import os
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rumourtrack.errors import RumourError
from rumourtrack.records import (
    Article,
    Attribution,
    Claim,
    Contract,
    Evidence,
    Extraction,
    Fee,
    FeeKind,
    Move,
    Role,
    Stance,
)
from rumourtrack.store import Added, Store

NOW = datetime(2025, 1, 31, 23, 0, tzinfo=timezone(timedelta(hours=2)))


def make_article(id: str = "a1", **changes: Any) -> Article:
    fields = {"reference": f"news/{id}.txt", "text": "Júlio wil naar Ajax.\n", "language": "nl"}
    return Article(id=id, **fields | changes)


def make_claim(id: str, article: Article, **changes: Any) -> Claim:
    fields = {
        "subject": "Júlio Prado",
        "role": Role.PLAYER,
        "move": Move.JOIN,
        "destination": "Ajax",
        "stance": Stance.LINKED,
        "language": "nl",
        "article": article.reference,
        "article_id": article.id,
        "evidence": Evidence(quote="Júlio", start=0, end=5),
    }
    return Claim(id=id, **fields | changes)


def make_contract(id: str, article: Article, **changes: Any) -> Contract:
    fields = {
        "person": "Júlio Prado",
        "until": "2026",
        "language": "nl",
        "article": article.reference,
        "article_id": article.id,
        "evidence": Evidence(quote="Ajax", start=15, end=19),
    }
    return Contract(id=id, **fields | changes)


def add(
    store: Store, article: Article, *claims: Claim, contracts: tuple[Contract, ...] = ()
) -> Added:
    with store.write_session("ingest", now=NOW) as session:
        return session.add(article, Extraction(claims=claims, contracts=contracts))


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


def test_a_missing_folder_is_an_empty_store_and_reading_makes_none(store: Store) -> None:
    assert store.read_articles() == ((), ())
    assert store.read_claims() == ((), ())
    assert store.read_contracts() == ((), ())
    assert store.read_outcomes() == ((), ())
    assert store.read_corrections() == ((), ())
    assert store.read_journal() == ((), ())
    assert store.find_article("a1") is None
    assert store.compact() == 0
    assert not store.folder.exists()


def test_what_is_added_is_read_again(store: Store) -> None:
    article = make_article()
    fee = Fee(amount=60_000_000, currency="EUR", kind=FeeKind.BID)
    claim = make_claim("c1", article, fee=fee, via=("AS", "Marca"), attribution=Attribution.NAMED)
    contract = make_contract("k1", article)

    added = add(store, article, claim, contracts=(contract,))

    assert added == Added(articles=1, claims=1, contracts=1)
    assert store.read_articles() == ((article,), ())
    assert store.read_claims() == ((claim,), ())
    assert store.read_contracts() == ((contract,), ())
    assert store.find_article("a1") == article
    assert store.find_article("a") is None
    assert store.article_ids() == {"a1"}


def test_lines_are_canonical_json_under_a_header(store: Store) -> None:
    add(store, make_article())

    assert (store.folder / "articles.jsonl").read_bytes().decode() == (
        '{"schema":1,"kind":"articles"}\n'
        '{"id":"a1","reference":"news/a1.txt","title":null,"text":"Júlio wil naar Ajax.\\n",'
        '"publisher":null,"author":null,"published":null,"language":"nl"}\n'
    )


def test_adding_the_same_article_again_changes_no_byte(store: Store) -> None:
    article = make_article()
    claims = (make_claim("c1", article), make_claim("c2", article, stance=Stance.DENIED))
    contracts = (make_contract("k1", article),)
    add(store, article, *claims, contracts=contracts)
    before = contents(store.folder)

    assert add(store, article, *claims, contracts=contracts) == Added()
    assert contents(store.folder) == before


def test_a_changed_record_is_appended_and_the_last_of_an_id_wins(store: Store) -> None:
    article = make_article()
    first, second = make_claim("c1", article), make_claim("c2", article)
    firmer = make_claim("c1", article, stance=Stance.CONFIRMED)
    add(store, article, first, second)
    before = (store.folder / "claims.jsonl").read_bytes()

    assert add(store, article, firmer, second) == Added(claims=1)
    assert store.read_claims() == ((firmer, second), ())
    assert (store.folder / "claims.jsonl").read_bytes().startswith(before)


def test_a_claim_that_is_extracted_no_longer_is_taken_back(store: Store) -> None:
    article, other = make_article(), make_article("a2")
    gone, stays = make_claim("c1", article), make_claim("c2", article)
    elsewhere = make_claim("c3", other)
    add(store, article, gone, stays, contracts=(make_contract("k1", article),))
    add(store, other, elsewhere)

    assert add(store, article, stays) == Added(removed=2)
    assert store.read_claims() == ((stays, elsewhere), ())
    assert store.read_contracts() == ((), ())
    assert (store.folder / "claims.jsonl").read_bytes().endswith(b'{"id":"c1","removed":true}\n')
    assert add(store, article, stays) == Added()


def test_a_claim_that_comes_back_is_told_again(store: Store) -> None:
    article = make_article()
    claim, other = make_claim("c1", article), make_claim("c2", article)
    add(store, article, claim, other)
    add(store, article, other)

    assert add(store, article, claim, other) == Added(claims=1)
    assert store.read_claims() == ((other, claim), ())


def test_the_same_text_under_another_reference_keeps_its_first(store: Store) -> None:
    article = make_article()
    moved = make_article(reference="archive/a1.txt")
    claim = make_claim("c1", article)
    add(store, article, claim, contracts=(make_contract("k1", article),))
    before = contents(store.folder)

    added = add(store, moved, make_claim("c1", moved), contracts=(make_contract("k1", moved),))

    assert added == Added(copy_of="news/a1.txt")
    assert contents(store.folder) == before


def test_a_better_extraction_reaches_an_article_that_was_moved(store: Store) -> None:
    article = make_article()
    moved = make_article(reference="archive/a1.txt")
    add(store, article, make_claim("c1", article))

    added = add(store, moved, make_claim("c1", moved, stance=Stance.DENIED))

    assert added == Added(claims=1, copy_of="news/a1.txt")
    assert store.read_claims()[0] == (make_claim("c1", article, stance=Stance.DENIED),)


def test_copies_by_two_publishers_do_not_take_turns_for_ever(store: Store) -> None:
    first = make_article(publisher="AS")
    copy = make_article(reference="other.txt", publisher="Marca")
    claim = make_claim("c1", first, publisher="AS")
    add(store, first, claim)
    before = contents(store.folder)

    for _ in range(2):
        assert add(store, copy, make_claim("c1", copy, publisher="Marca")) == Added(
            copy_of="news/a1.txt"
        )
        assert add(store, first, claim) == Added()
    assert contents(store.folder) == before


def test_a_corrected_date_of_an_article_is_stored(store: Store) -> None:
    add(store, make_article())
    dated = make_article(published="2024-11")

    assert add(store, dated) == Added(articles=1)
    assert store.find_article("a1") == dated
    assert store.read_articles() == ((dated,), ())


def test_claims_of_another_article_are_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="a2"):
        add(store, make_article(), make_claim("c1", make_article("a2")))

    assert store.read_claims() == ((), ())


def test_the_journal_has_one_entry_for_each_command_that_changed_something(store: Store) -> None:
    articles = [make_article("a1"), make_article("a2")]
    with store.write_session("ingest news", now=NOW) as session:
        for number, article in enumerate(articles):
            session.add(article, Extraction(claims=(make_claim(f"c{number}", article),)))
    add(store, articles[0], make_claim("c0", articles[0]))
    add(store, articles[1])

    first, second = store.read_journal()[0]

    assert first.model_dump(exclude_defaults=True) == {
        "at": "2025-01-31T21:00:00+00:00",
        "command": "ingest news",
        "articles": ("a1", "a2"),
        "claims": ("c0", "c1"),
    }
    assert (second.articles, second.claims) == ((), ("c1",))


def test_an_interrupted_command_tells_what_it_had_done(store: Store) -> None:
    def ingest() -> None:
        with store.write_session("ingest", now=NOW) as session:
            session.add(make_article("a1"), Extraction())
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        ingest()

    (entry,) = store.read_journal()[0]

    assert (entry.articles, entry.note) == (("a1",), "interrupted")
    assert add(store, make_article("a2")) == Added(articles=1)


class Failing:
    """An `os.write` that writes half of one call's bytes and then fails."""

    def __init__(self, error: BaseException, *, call: int) -> None:
        self.error = error
        self.call = call
        self.write = os.write

    def __call__(self, descriptor: int, data: memoryview) -> int:
        self.call -= 1
        if self.call == 0:
            self.write(descriptor, data[: len(data) // 2])
            raise self.error
        return self.write(descriptor, data)


@pytest.mark.parametrize("call", [1, 2, 3])
def test_a_full_disk_leaves_every_file_as_it_was(
    store: Store, monkeypatch: pytest.MonkeyPatch, call: int
) -> None:
    first, second = make_article("a1"), make_article("a2")
    add(store, first, make_claim("c1", first), contracts=(make_contract("k1", first),))
    before = contents(store.folder)
    name = ("claims.jsonl", "contracts.jsonl", "articles.jsonl")[call - 1]
    full = Failing(OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), call=call)

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        with pytest.raises(RumourError, match=rf"{name}.*No space left.*free some space"):
            add(store, second, make_claim("c2", second), contracts=(make_contract("k2", second),))

    assert contents(store.folder) == before
    assert add(store, second, make_claim("c2", second)) == Added(articles=1, claims=1)


def test_an_interruption_in_the_middle_of_a_write_leaves_no_half_article(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = make_article("a1"), make_article("a2")

    def ingest(patch: pytest.MonkeyPatch) -> None:
        with store.write_session("ingest", now=NOW) as session:
            session.add(first, Extraction(claims=(make_claim("c1", first),)))
            patch.setattr(os, "write", Failing(KeyboardInterrupt(), call=2))
            session.add(second, Extraction(claims=(make_claim("c2", second),)))

    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        ingest(patch)

    assert store.article_ids() == {"a1"}
    assert [claim.id for claim in store.read_claims()[0]] == ["c1"]
    assert [entry.articles for entry in store.read_journal()[0]] == [("a1",)]


def test_short_writes_are_carried_on(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.write
    article = make_article()

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", lambda descriptor, data: write(descriptor, data[:7]))
        add(store, article, make_claim("c1", article))

    assert store.read_articles() == ((article,), ())
    assert store.read_claims() == ((make_claim("c1", article),), ())


def test_a_folder_that_cannot_be_made_is_named_with_the_way_out(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    store = Store(tmp_path / "file" / "store")

    with pytest.raises(RumourError, match=r"store: cannot be made: .*--store"):
        add(store, make_article())
    with pytest.raises(RumourError, match=r"claims\.jsonl: cannot be read: .*--store"):
        store.read_claims()


def test_a_folder_without_the_right_to_write_is_named_with_the_way_out(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr(os, "open", refuse)

    with pytest.raises(RumourError, match=r"\.lock: cannot be written: .*get the right to write"):
        add(store, make_article())


def test_a_text_that_is_no_unicode_stops_before_anything_is_written(store: Store) -> None:
    article = make_article(text="half a pair: \ud83d")

    with pytest.raises(RumourError, match="no valid Unicode"):
        add(store, article, make_claim("c1", article))

    assert store.read_claims() == ((), ())
    assert store.read_journal() == ((), ())


def test_compaction_drops_history_and_changes_nothing_that_is_read(store: Store) -> None:
    article, other = make_article("a1"), make_article("a2")
    last = make_claim("c1", article, stance=Stance.CONFIRMED)
    add(store, article, make_claim("c1", article), make_claim("c2", article))
    add(store, other, make_claim("c3", other))
    add(store, article, last)
    before = (store.read_articles(), store.read_claims(), store.read_journal())
    size = sum(map(len, contents(store.folder).values()))

    saved = store.compact()

    assert (store.read_articles(), store.read_claims(), store.read_journal()) == before
    assert saved == size - sum(map(len, contents(store.folder).values())) > 0
    assert (store.folder / "claims.jsonl").read_bytes() == (
        b'{"schema":1,"kind":"claims"}\n'
        + last.model_dump_json().encode()
        + b"\n"
        + make_claim("c3", other).model_dump_json().encode()
        + b"\n"
    )
    assert store.compact() == 0


def test_a_compaction_that_fails_leaves_the_file_and_no_draft(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    article = make_article()
    add(store, article, make_claim("c1", article))
    add(store, article)
    before = contents(store.folder)
    full = Failing(OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), call=1)

    with monkeypatch.context() as patch:
        patch.setattr(os, "write", full)
        with pytest.raises(
            RumourError, match=r"claims\.jsonl: cannot be rewritten, it is as it was"
        ):
            store.compact()

    assert contents(store.folder) == before


TEXTS = st.text(st.characters(exclude_categories=["Cs"]))
NAMES = st.none() | TEXTS
DATES = st.none() | st.dates().map(str) | st.dates().map(lambda day: str(day)[:7])
CLAIMS = st.builds(
    Claim,
    id=TEXTS,
    subject=TEXTS,
    origin=NAMES,
    destination=NAMES,
    condition=NAMES,
    source=NAMES,
    publisher=NAMES,
    timing=NAMES,
    via=st.lists(TEXTS).map(tuple),
    cues=st.lists(TEXTS).map(tuple),
    fee=st.none()
    | st.builds(Fee, amount=st.integers(1, 10**12), currency=st.from_regex(r"\A[A-Z]{3}\Z")),
    date=DATES,
    language=TEXTS,
    article=TEXTS,
    article_id=st.just("a1"),
    evidence=st.builds(Evidence, quote=TEXTS, start=st.integers(0), end=st.integers(0)),
)


@settings(deadline=None, max_examples=60)
@given(st.lists(CLAIMS, unique_by=lambda claim: claim.id, max_size=5))
def test_any_claims_come_back_as_they_went_in(claims: list[Claim]) -> None:
    with TemporaryDirectory() as folder:
        store = Store(Path(folder))
        add(store, make_article(), *claims)

        assert store.read_claims() == (tuple(claims), ())


def test_the_time_is_told_in_utc(store: Store) -> None:
    with store.write_session("ingest", now=datetime(2025, 2, 1, 9, 30, tzinfo=UTC)) as session:
        session.add(make_article(), Extraction())

    assert store.read_journal()[0][0].at == "2025-02-01T09:30:00+00:00"
