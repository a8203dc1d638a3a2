import re
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from rumourtrack.errors import RumourError
from rumourtrack.records import Article, Extraction
from rumourtrack.store import Store, migrations

NOW = datetime(2025, 2, 1, tzinfo=UTC)
HEADER = '{"schema":1,"kind":"articles"}\n'
FIRST = '{"id":"a1","reference":"1.txt","text":"one"}\n'
SECOND = '{"id":"a2","reference":"2.txt","text":"two"}\n'
THIRD = Article(id="a3", reference="3.txt", text="three")


def write(folder: Path, text: str, name: str = "articles.jsonl") -> Path:
    path = folder / name
    path.write_bytes(text.encode())
    return path


def ids(folder: Path) -> list[str]:
    return [article.id for article in Store(folder).read_articles()[0]]


def add_third(folder: Path) -> tuple[str, ...]:
    with Store(folder).write_session("ingest", now=NOW) as session:
        session.add(THIRD, Extraction())
    return tuple(str(problem) for problem in session.problems)


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ('{"id":"a9","reference', r"Invalid JSON: [^:]+ a string\): correct"),
        ("<<<<<<< HEAD", r"Invalid JSON: expected value\): correct"),
        ('{"id":"a9","reference":"9.txt"}', "text: Field required"),
        ('{"id":"a9","reference":"9.txt","text":"x","published":"soon"}', "published: .*no date"),
        ('{"id":"a1","removed":false}', "removed"),
        ('["a9"]', "should be an object"),
    ],
)
def test_a_broken_line_is_named_and_the_rest_is_read(tmp_path: Path, line: str, fault: str) -> None:
    path = write(tmp_path, f"{HEADER}{FIRST}{line}\n{SECOND}")
    before = path.read_bytes()

    _, (problem,) = Store(tmp_path).read_articles()

    assert ids(tmp_path) == ["a1", "a2"]
    assert (problem.path, problem.where) == (str(path), "line 3")
    assert "not an article" in problem.message
    assert "correct or delete the line" in problem.message
    assert re.search(fault, problem.message)
    assert path.read_bytes() == before


def test_a_line_of_broken_utf8_is_named(tmp_path: Path) -> None:
    (tmp_path / "articles.jsonl").write_bytes(
        HEADER.encode() + b'{"id":"a9","reference":"\xff","text":"x"}\n' + SECOND.encode()
    )

    _, (problem,) = Store(tmp_path).read_articles()

    assert problem.where == "line 2"
    assert ids(tmp_path) == ["a2"]


def test_writing_keeps_a_broken_line_where_it_is(tmp_path: Path) -> None:
    path = write(tmp_path, f"{HEADER}{FIRST}{{broken\n")

    add_third(tmp_path)

    assert path.read_text().startswith(f"{HEADER}{FIRST}{{broken\n")
    assert ids(tmp_path) == ["a1", "a3"]


def test_compaction_refuses_to_drop_a_broken_line(tmp_path: Path) -> None:
    path = write(tmp_path, f"{HEADER}{FIRST}{FIRST}{{broken\n")
    before = path.read_bytes()

    with pytest.raises(RumourError, match="line 4: not an article"):
        Store(tmp_path).compact()

    assert path.read_bytes() == before


def test_what_an_editor_does_to_a_file_is_forgiven(tmp_path: Path) -> None:
    text = f"\ufeff{HEADER}\n{FIRST}{SECOND}".replace("\n", "\r\n").removesuffix("\r\n")
    path = write(tmp_path, text)

    assert ids(tmp_path) == ["a1", "a2"]
    assert add_third(tmp_path) == ()
    assert ids(tmp_path) == ["a1", "a2", "a3"]
    assert path.read_bytes().startswith(text.encode() + b"\n{")


def test_a_torn_end_is_passed_over_by_readers_and_set_aside_by_the_next_writer(
    tmp_path: Path,
) -> None:
    path = write(tmp_path, f"{HEADER}{FIRST}{SECOND[:20]}")
    before = path.read_bytes()

    assert Store(tmp_path).read_articles()[1] == ()
    assert ids(tmp_path) == ["a1"]
    assert path.read_bytes() == before

    (told,) = add_third(tmp_path)

    assert told.startswith(f"{path}: 20 bytes")
    assert (tmp_path / "articles.jsonl.torn").read_text() == f"{SECOND[:20]}\n"
    assert path.read_text().startswith(f"{HEADER}{FIRST}" + '{"id":"a3"')
    assert ids(tmp_path) == ["a1", "a3"]


def test_a_second_torn_end_does_not_overwrite_the_first(tmp_path: Path) -> None:
    write(tmp_path, f"{HEADER}{FIRST[:9]}")
    add_third(tmp_path)
    with (tmp_path / "articles.jsonl").open("a") as file:
        file.write(SECOND[:12])
    add_third(tmp_path)

    assert (tmp_path / "articles.jsonl.torn").read_text() == f"{FIRST[:9]}\n{SECOND[:12]}\n"


@pytest.mark.parametrize("text", ["", HEADER[:12]])
def test_a_file_that_was_torn_in_its_header_is_begun_again(tmp_path: Path, text: str) -> None:
    path = write(tmp_path, text)

    assert ids(tmp_path) == []
    add_third(tmp_path)
    assert path.read_text().startswith(HEADER)
    assert ids(tmp_path) == ["a3"]


def test_a_torn_line_longer_than_a_block_is_set_aside_whole(tmp_path: Path) -> None:
    tail = '{"id":"a9","text":"' + "x" * 200_000
    path = write(tmp_path, f"{HEADER}{FIRST}{tail}")

    add_third(tmp_path)

    assert (tmp_path / "articles.jsonl.torn").read_text() == f"{tail}\n"
    assert path.read_text().startswith(HEADER + FIRST)
    assert ids(tmp_path) == ["a1", "a3"]


@pytest.mark.parametrize("name", ["articles.jsonl", "corrections.jsonl"])
def test_a_store_of_a_newer_version_is_not_touched(tmp_path: Path, name: str) -> None:
    kind = name.removesuffix(".jsonl")
    torn = write(tmp_path, '{"schema":1,"kind":"claims"}\n{"torn', name="claims.jsonl")
    path = write(tmp_path, f'{{"schema":3,"kind":"{kind}"}}\n{{"new":"shape"}}\n', name=name)
    before = [torn.read_bytes(), path.read_bytes()]

    with pytest.raises(RumourError, match=rf"{name}: written by a newer version \(schema 3, this"):
        add_third(tmp_path)

    assert [torn.read_bytes(), path.read_bytes()] == before
    assert sorted(file.name for file in tmp_path.iterdir()) == [
        ".lock",
        *sorted(["claims.jsonl", name]),
    ]


def test_reading_a_newer_file_ends_with_the_way_out(tmp_path: Path) -> None:
    write(tmp_path, '{"schema":2,"kind":"articles"}\n')

    with pytest.raises(RumourError, match=r"schema 2, this one knows 1.*update rumourtrack"):
        Store(tmp_path).read_articles()
    with pytest.raises(RumourError, match="schema 2"):
        Store(tmp_path).find_article("a1")


@pytest.mark.parametrize(
    "header", [FIRST, "\n", "{}\n", '{"schema":"1","kind":"articles"}\n', "[1]\n"]
)
def test_a_missing_header_is_told_with_the_line_to_put_there(tmp_path: Path, header: str) -> None:
    write(tmp_path, f"{header}{SECOND}")

    with pytest.raises(RumourError, match=r'no header; .*\{"schema":1,"kind":"articles"\}'):
        Store(tmp_path).read_articles()


def test_a_file_of_another_kind_is_told(tmp_path: Path) -> None:
    write(tmp_path, '{"schema":1,"kind":"claims"}\n')

    with pytest.raises(RumourError, match="holds 'claims', not 'articles'"):
        Store(tmp_path).read_articles()


def test_outcomes_and_corrections_written_by_hand_are_read(tmp_path: Path) -> None:
    outcome = '{"id":"o1","subject":"Júlio Prado","move":"join","club":"Ajax","on":"2025-07"}\n'
    correction = '{"id":"r1","claim":"c1","field":"stance","value":"denied"}\n'
    write(tmp_path, '{"schema": 1, "kind": "outcomes"}\n' + outcome, name="outcomes.jsonl")
    write(tmp_path, '{"schema":1,"kind":"corrections"}\n' + correction, name="corrections.jsonl")

    (result,), _ = Store(tmp_path).read_outcomes()
    (word,), _ = Store(tmp_path).read_corrections()

    assert (result.club, result.on) == ("Ajax", "2025-07")
    assert (word.field, word.value) == ("stance", "denied")


def name_the_publisher(kind: str, fields: dict[str, Any]) -> dict[str, Any]:
    if kind == "articles":
        fields["publisher"] = fields.pop("paper")
    return fields


def shout(kind: str, fields: dict[str, Any]) -> dict[str, Any]:
    return fields | {"publisher": fields["publisher"].upper()} if kind == "articles" else fields


OLD = '{"id":"a1","reference":"1.txt","text":"one","paper":"as"}\n'


def test_older_lines_pass_every_migration_in_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrations, "MIGRATIONS", (name_the_publisher, shout))
    path = write(tmp_path, HEADER + OLD)
    before = path.read_bytes()

    (article,), problems = Store(tmp_path).read_articles()

    assert (article.publisher, problems) == ("AS", ())
    assert path.read_bytes() == before


def test_a_file_half_way_passes_the_later_migrations_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrations, "MIGRATIONS", (name_the_publisher, shout))
    write(tmp_path, HEADER.replace("1", "2") + OLD.replace("paper", "publisher"))

    assert Store(tmp_path).read_articles()[0][0].publisher == "AS"


def test_an_older_file_is_rewritten_before_it_is_appended_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrations, "MIGRATIONS", (name_the_publisher,))
    taken_back = '{"id":"a0","removed":true}\n'
    path = write(tmp_path, HEADER + OLD.replace("a1", "a0") + OLD + taken_back + OLD[:30])

    add_third(tmp_path)

    assert path.read_text().startswith('{"schema":2,"kind":"articles"}\n{"id":"a1"')
    assert ids(tmp_path) == ["a1", "a3"]


def test_a_line_that_no_migration_understands_is_named_and_keeps_the_file_from_being_rewritten(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(migrations, "MIGRATIONS", (name_the_publisher,))
    path = write(tmp_path, HEADER + OLD + '{"id":"a2","text":"two"}\n{broken\n')
    before = path.read_bytes()

    _, problems = Store(tmp_path).read_articles()

    assert ids(tmp_path) == ["a1"]
    assert [problem.where for problem in problems] == ["line 3", "line 4"]
    with pytest.raises(RumourError, match="cannot be rewritten before that"):
        add_third(tmp_path)
    assert path.read_bytes() == before
