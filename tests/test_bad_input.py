"""Whatever is fed in: a clear message, the right exit code, nothing lost, no traceback."""

import errno
import fcntl
import io
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from rumourtrack.cli import DONE, INTERRUPTED, PROBLEMS, USAGE
from rumourtrack.commands import ingest
from rumourtrack.commands._reading import read_and_extract
from rumourtrack.errors import Problem
from rumourtrack.records import Article, Extraction
from rumourtrack.store import Store, locking

Rumour = Callable[..., Any]

ENGLISH = (
    "It rained all night, and the streets of the town were wet in the morning when the people "
    "went to work. That was all there was to say about it, and they said no more than that."
)
STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
NASTY = "[/i][bold red]\x1b[2J\x1b]0;title\x07\u202e\x9b31m{0}%s"
FORMATS = ["table", "json", "jsonl", "csv", "tsv", "markdown"]


def assert_calm(ended: Any) -> None:
    """Nothing steers the terminal, and no traceback is shown."""
    out, err = ended.out.replace("\r\n", "\n"), ended.err
    assert not STEERING.search(out), ascii(STEERING.search(out))
    assert not STEERING.search(err), ascii(STEERING.search(err))
    assert "Traceback" not in err


def write(path: Path, content: str | bytes) -> Path:
    data = content.encode() if isinstance(content, str) else content
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """A folder with three articles."""
    for number in range(3):
        write(tmp_path / "articles" / f"{number}.txt", f"{ENGLISH} Number {number}.")
    return tmp_path / "articles"


def stored(tmp_path: Path) -> list[str]:
    """File names of the articles in the store, which must be whole."""
    found, problems = Store(tmp_path / "store").read_articles()
    assert problems == ()
    return [Path(article.reference).name for article in found]


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("empty.txt", b"", "holds no text of an article"),
        ("blank.txt", b" \n\t\n ", "holds no text of an article"),
        ("signs.txt", b"--- 12 ***\n", "holds no text of an article"),
        ("null.txt", b"A text with\0 a NUL byte in it.", "NUL"),
        ("binary.txt", bytes(range(1, 32)) * 99, "is binary"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 40, "no text"),
        ("wide.txt", "no\0text".encode("utf-16"), "is binary"),
    ],
)
@pytest.mark.parametrize("command", ["ingest", "extract"])
def test_what_is_no_text_is_named_and_nothing_is_stored(
    rumour: Rumour, tmp_path: Path, command: str, name: str, content: bytes, told: str
) -> None:
    path = write(tmp_path / name, content)

    ended = rumour(command, str(path))

    assert ended.code == PROBLEMS
    assert f"rumour: {path.as_posix()}: " in ended.err
    assert told in ended.err
    assert stored(tmp_path) == []
    assert_calm(ended)


@pytest.mark.parametrize("command", ["ingest", "extract"])
@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("missing.txt", "missing.txt: is not there"),
        ("missing/*.txt", "missing/*.txt: matches no file"),
        ("[", "[: "),
        ("", "rumour: "),
        ("https://example.org/a", "is a web page"),
        ("a\0b.txt", "NUL"),
        ("missing\x1b[2J\u202e.txt", "missing.txt: "),
    ],
)
def test_a_path_without_an_article_is_named(
    rumour: Rumour, command: str, path: str, told: str
) -> None:
    ended = rumour(command, path)

    assert ended.code == PROBLEMS
    assert told in ended.err
    assert_calm(ended)


def test_a_folder_without_articles_is_named(rumour: Rumour, tmp_path: Path) -> None:
    write(tmp_path / "folder" / "picture.png", b"x")

    ended = rumour("ingest", str(tmp_path / "folder"))

    assert ended.code == PROBLEMS
    assert "the folder holds no article (*.txt)" in ended.err
    assert "0 articles read" in ended.err


def test_a_link_to_nothing_and_a_ring_of_links_are_no_trap(rumour: Rumour, articles: Path) -> None:
    (articles / "dangling.txt").symlink_to("nowhere.txt")
    (articles / "ring").symlink_to(articles, target_is_directory=True)

    ended = rumour("ingest", str(articles))

    assert ended.code == PROBLEMS
    assert "dangling.txt: cannot be read" in ended.err
    assert "3 articles read, 3 new" in ended.err


@pytest.mark.parametrize("wanted", ["", "/*"])
def test_a_pipe_beside_articles_is_passed_over(rumour: Rumour, articles: Path, wanted: str) -> None:
    os.mkfifo(articles / "pipe.txt")

    ended = rumour("ingest", f"{articles}{wanted}")

    assert ended.code == DONE
    assert "3 articles read, 3 new" in ended.err


def test_hidden_files_are_read_only_where_they_are_named(rumour: Rumour, articles: Path) -> None:
    hidden = write(articles / ".draft.txt", f"{ENGLISH} A draft.")
    write(articles / ".venv" / "licence.txt", f"{ENGLISH} A licence.")

    assert "3 articles read, 3 new" in rumour("ingest", str(articles)).err
    assert "1 article read, 1 new" in rumour("ingest", str(hidden)).err


def test_a_file_name_that_is_no_utf_8_is_read_and_stored(rumour: Rumour, tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"caf\xe9\x1b[2J.txt")
    try:
        path.write_text(ENGLISH, encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes no such name")

    ended = rumour("ingest", str(path))

    assert (ended.code, len(stored(tmp_path))) == (DONE, 1)
    assert_calm(ended)
    assert_calm(rumour("ingest", str(path), "--dry-run"))


def test_a_good_article_beside_a_broken_one_is_stored(rumour: Rumour, articles: Path) -> None:
    write(articles / "1.txt", b"\0")

    ended = rumour("ingest", str(articles), "missing.txt")

    assert ended.code == PROBLEMS
    assert stored(articles.parent) == ["0.txt", "2.txt"]
    assert "2 articles read, 2 new" in ended.err


def test_broken_utf_8_is_told_and_the_rest_is_kept(rumour: Rumour, tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", ENGLISH.encode() + " Zoë was \xff there.".encode("latin-1"))
    broken = write(tmp_path / "b.txt", f"Zoë and Chloë: {ENGLISH}".encode() + b" \xff\xfe")

    ended = rumour("ingest", str(path), str(broken))

    assert ended.code == PROBLEMS
    assert f"{broken.as_posix()}: broken UTF-8: 2 places" in ended.err
    assert path.as_posix() not in ended.err
    assert stored(tmp_path) == ["a.txt", "b.txt"]


def test_the_standard_input_may_be_empty_or_binary(
    rumour: Rumour, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for data in (b"", b"\0\1\2"):
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(data)))

        ended = rumour("ingest", "-")

        assert ended.code == PROBLEMS
        assert ended.err.startswith("rumour: -: holds ")
    assert stored(tmp_path) == []


PEAK = """
import resource, sys
from rumourtrack.cli import run
code = run(sys.argv[1:])
sys.stderr.write(f"\\n{code} {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss}")
"""


def peak_memory(path: Path, store: Path) -> tuple[int, int, str]:
    """Exit code, kilobytes at most, and what was told."""
    ended = subprocess.run(
        [sys.executable, "-c", PEAK, "ingest", str(path), "--store", str(store)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    told, _, numbers = ended.stderr.rpartition("\n")
    code, kilobytes = numbers.split()
    return int(code), int(kilobytes), told


@pytest.mark.skipif(sys.platform != "linux", reason="memory is counted in other units elsewhere")
def test_50_megabytes_of_text_are_refused_without_being_read_whole(tmp_path: Path) -> None:
    small = write(tmp_path / "small.txt", ENGLISH)
    big = write(tmp_path / "big.txt", (f"{ENGLISH}\n" * (50_000_000 // len(ENGLISH)))[:50_000_000])

    _, least, _ = peak_memory(small, tmp_path / "store")
    code, most, told = peak_memory(big, tmp_path / "store")

    assert code == PROBLEMS
    assert "big.txt: is over 2 MB, more than any article" in told
    assert most - least < 40_000
    assert stored(tmp_path) == ["small.txt"]


ENDLESS = {
    "one letter": ("a", 1_000_000),
    "capitals": ("Aa Bb Cc ", 1_000_000),
    "brackets": ("([{\"'", 1_000_000),
    "digits": ("2024-11-14 ", 1_000_000),
    "blanks": ("x    \t", 1_000_000),
    "plain words": ("the people went to work in the morning and they said so ", 250_000),
    "names": ("Real Madrid want to sign Bukayo Saka from Arsenal for 60 million euros, ", 250_000),
    "sentences": ("Real Madrid want to sign Bukayo Saka of Arsenal for 60 million. ", 250_000),
    "unknown names": ("Jan Vermeer and Piet Hals of Delft will join ", 250_000),
    "cue words": ("said to be set to sign, reports and will not leave if ", 250_000),
    "stops": ("...", 250_000),
}


@pytest.mark.parametrize(("piece", "length"), ENDLESS.values(), ids=ENDLESS.keys())
def test_an_endless_line_takes_time_in_proportion_to_its_length(
    rumour: Rumour, tmp_path: Path, piece: str, length: int
) -> None:
    long = write(tmp_path / "long.txt", piece * (length // len(piece)))
    short = write(tmp_path / "short.txt", piece * (length // 4 // len(piece)))
    rumour("extract", str(short), "--format", "jsonl")

    def seconds(path: Path) -> float:
        began = time.process_time()
        ended = rumour("extract", str(path), "--format", "jsonl")
        assert ended.code in (DONE, PROBLEMS)
        return time.process_time() - began

    # Four times the length: what grows with its square takes sixteen times as long. The best of
    # two counts, as garbage collection may fall into any one.
    assert min(seconds(long) for _ in range(2)) <= 10 * min(seconds(short) for _ in range(2))


@pytest.fixture
def nasty(make: Any, fill: Callable[..., Path]) -> Path:
    """A store whose every text would steer a terminal or is markup."""
    named = {"subject": f"Al{NASTY}onso", "publisher": f"Pub{NASTY}", "language": "en"}
    quote = f"Evid{NASTY}ence"
    claims = [
        make.claim(
            **named,
            destination=f"Real{NASTY}",
            origin=f"Bayer{NASTY}",
            source=f"Euro{NASTY}sport",
            via=(f"Via{NASTY}",),
            condition=f"if{NASTY}",
            conditional=True,
            timing=f"soon{NASTY}",
            cues=(f"set to{NASTY}",),
            article=f"a{NASTY}.txt",
            date=date,
            quote=quote,
        )
        for date in ("2024-02-15", "2024-11", None)
    ]
    facts = [
        make.contract(
            person=f"Al{NASTY}onso",
            club=f"Bayer{NASTY}",
            source=f"Euro{NASTY}sport",
            article=f"a{NASTY}.txt",
            until=until,
            date="2024-02-15",
            quote=quote,
        )
        for until in ("2025", "2026")
    ]
    return fill(claims, facts)


READING = [
    ["list"],
    ["list", "--subject", "[/i]\x1b[2J"],
    ["list", "--subject", NASTY],
    ["timeline"],
    ["sources"],
    ["contracts"],
    ["show", "c0000001"],
    ["show", "\x1b[2J\u202e"],
    ["compare", "2024-03", "2024-12"],
    ["compare", NASTY, NASTY],
    ["compare", NASTY, NASTY, "--by", "club"],
]


@pytest.mark.usefixtures("nasty")
@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("words", READING, ids=[" ".join(map(ascii, words)) for words in READING])
def test_no_reading_command_lets_an_article_steer_the_terminal(
    rumour: Rumour, words: list[str], format: str
) -> None:
    ended = rumour(*words, "--format", format)

    assert ended.code in (DONE, USAGE)
    assert_calm(ended)


@pytest.mark.usefixtures("nasty")
@pytest.mark.parametrize(
    "words", [["list"], ["timeline"], ["sources"], ["contracts"], ["show", "c0000001"]]
)
def test_markup_is_shown_as_the_words_that_it_is(
    rumour: Rumour, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    monkeypatch.setenv("COLUMNS", "400")

    assert "[/i][bold red]" in rumour(*words).out


def test_an_article_full_of_escapes_goes_through_all_commands(
    rumour: Rumour, tmp_path: Path
) -> None:
    said = f"Real Madrid want to sign {NASTY} Bukayo Saka. [/i] {ENGLISH}\n\x1b[31m{NASTY}\n"
    path = write(tmp_path / "a.txt", f"{NASTY}\n{said * 3}")

    for words in (
        ["extract", str(path)],
        ["extract", str(path), "--json"],
        ["ingest", str(path)],
        ["list"],
        ["check"],
    ):
        assert_calm(rumour(*words))
    assert "\x1b" not in (tmp_path / "store" / "articles.jsonl").read_text(encoding="utf-8")


def break_line(store: Path, name: str, line: int, content: bytes) -> bytes:
    """Put other bytes in place of a line; what the file holds then."""
    path = store / name
    lines = path.read_bytes().splitlines(keepends=True)
    lines[line - 1] = content + b"\n"
    path.write_bytes(b"".join(lines))
    return path.read_bytes()


@pytest.mark.parametrize(
    "words",
    [
        ["list", "--json"],
        ["timeline", "--json"],
        ["sources", "--json"],
        ["show", "c0000001", "--json"],
        ["compare", "2024-03", "2024-12", "--json"],
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("content", [b'{"id": "x"', b"[]", b"\xff\xfe", b'{"id":"c1","role":"x"}'])
def test_a_broken_line_is_named_and_the_others_are_read(
    rumour: Rumour, store: Path, words: list[str], content: bytes
) -> None:
    broken = break_line(store, "claims.jsonl", 4, content)

    ended = rumour(*words)

    assert ended.code == PROBLEMS
    assert f"rumour: {store}/claims.jsonl: line 4: not a claim" in ended.err
    assert json.loads(ended.out)
    assert (store / "claims.jsonl").read_bytes() == broken
    assert_calm(ended)


def test_a_broken_contract_line_is_named_too(rumour: Rumour, store: Path) -> None:
    break_line(store, "contracts.jsonl", 2, b"{}")

    ended = rumour("contracts", "--json")

    assert (ended.code, len(json.loads(ended.out))) == (PROBLEMS, 4)
    assert "contracts.jsonl: line 2: not a contract fact" in ended.err


@pytest.mark.parametrize(
    "words",
    [["list"], ["timeline"], ["sources"], ["contracts"], ["show", "c"], ["ingest", "articles"]],
    ids=" ".join,
)
def test_a_store_of_a_newer_version_is_refused_and_left_alone(
    rumour: Rumour, store: Path, articles: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    for name in ("claims", "contracts"):
        break_line(store, f"{name}.jsonl", 1, b'{"schema":99,"kind":"%b"}' % name.encode())
    before = {name: data for name, data in contents(store).items() if name != ".lock"}
    monkeypatch.chdir(articles.parent)

    ended = rumour(*words)

    assert (ended.code, ended.out) == (PROBLEMS, "")
    assert "written by a newer version (schema 99, this one knows 1)" in ended.err
    assert ended.err.count("\n") == 1
    assert {name: data for name, data in contents(store).items() if name != ".lock"} == before


@pytest.mark.parametrize("words", [["list"], ["check"], ["ingest", "articles"]], ids=" ".join)
def test_a_store_that_is_a_file_is_told(
    rumour: Rumour, articles: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    monkeypatch.chdir(articles.parent)
    write(articles.parent / "file", "x")

    ended = rumour(*words, "--store", "file")

    assert (ended.code, ended.out) == (PROBLEMS, "")
    assert "file: is a file, no folder; choose another store with --store\n" in ended.err
    assert_calm(ended)


def test_a_store_below_an_unknown_home_is_told(rumour: Rumour) -> None:
    ended = rumour("list", "--store", "~nobody-of-that-name/store")

    assert (ended.code, ended.out) == (PROBLEMS, "")
    assert ended.err.startswith("rumour: no home folder is known for the store")


@pytest.mark.skipif(sys.platform == "win32", reason="a folder in use cannot be removed there")
def test_a_working_folder_that_is_gone_is_told(
    rumour: Rumour, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()

    ended = rumour("list")

    assert (ended.code, ended.out) == (PROBLEMS, "")
    assert ended.err == "rumour: the folder you stand in is gone: go to another one\n"


def full_after(calls: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the disk be full after so many writes."""
    real = os.write
    left = iter(range(calls))

    def write(descriptor: int, data: bytes) -> int:
        if next(left, None) is None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real(descriptor, data)

    monkeypatch.setattr(os, "write", write)


def test_a_full_disk_keeps_what_was_stored_before(
    rumour: Rumour, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        full_after(2, patch)
        ended = rumour("ingest", str(articles))

    assert (ended.code, ended.out) == (PROBLEMS, "")
    assert "No space left on device; free some space there and run the command again" in ended.err
    assert "2 articles read, 2 new or changed" in ended.err
    assert stored(articles.parent) == ["0.txt", "1.txt"]
    assert_calm(ended)

    assert "3 articles read, 1 new" in rumour("ingest", str(articles)).err
    assert stored(articles.parent) == ["0.txt", "1.txt", "2.txt"]


def test_a_disk_that_is_full_at_once_leaves_no_half_store(
    rumour: Rumour, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        full_after(0, patch)
        ended = rumour("ingest", str(articles))

    assert ended.code == PROBLEMS
    assert stored(articles.parent) == []
    assert rumour("list").code == DONE


@pytest.mark.parametrize("code", [errno.EROFS, errno.EACCES])
def test_a_store_that_may_not_be_written_is_told_with_the_way_out(
    rumour: Rumour, store: Path, articles: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    before = contents(store)
    real = os.open

    def refuse(path: Any, flags: int, *given: Any, **named: Any) -> int:
        if flags & (os.O_WRONLY | os.O_RDWR) and str(path).startswith(str(store)):
            raise OSError(code, os.strerror(code), str(path))
        return real(path, flags, *given, **named)

    monkeypatch.setattr(os, "open", refuse)

    ended = rumour("ingest", str(articles))

    assert (ended.code, ended.out) == (PROBLEMS, "")
    assert "get the right to write there, or choose another store with --store" in ended.err
    assert "stored" not in ended.err
    assert contents(store) == before
    assert rumour("list").code == DONE


def test_a_lock_that_is_held_is_told_and_reading_goes_on(
    rumour: Rumour, store: Path, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seconds: Iterator[int] = iter(range(0, 1000, 10))
    clock = SimpleNamespace(monotonic=lambda: next(seconds), sleep=lambda _: None)
    monkeypatch.setattr(locking, "time", clock)
    before = contents(store)
    with (store / ".lock").open("w", encoding="utf-8") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)

        ended = rumour("ingest", str(articles))
        reading = rumour("list")

    assert (ended.code, ended.out) == (PROBLEMS, "")
    assert "another command is writing to this store; wait until it has ended" in ended.err
    assert ended.err.count("\n") == 1
    assert (reading.code, reading.err) == (DONE, "")
    assert contents(store) == before


def test_ctrl_c_at_the_second_article_keeps_the_first(
    rumour: Rumour, articles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*given: Any) -> Iterator[tuple[Article, Extraction] | Problem]:
        items = read_and_extract(*given)
        yield next(items)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(ingest, "read_and_extract", interrupted)
        ended = rumour("ingest", str(articles))

    journal, problems = Store(articles.parent / "store").read_journal()
    assert ended.code == INTERRUPTED
    assert "1 article read, 1 new" in ended.err
    assert ended.err.endswith("rumour: interrupted; what was done before is kept\n")
    assert stored(articles.parent) == ["0.txt"]
    assert ([entry.note for entry in journal], problems) == (["interrupted"], ())
    assert "3 articles read, 2 new" in rumour("ingest", str(articles)).err


def size_of(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def test_a_signal_in_the_middle_of_ingest_leaves_whole_articles(tmp_path: Path) -> None:
    count = 3000
    for number in range(count):
        write(tmp_path / "many" / f"{number:04}.txt", f"{ENGLISH} Number {number}.")
    store = tmp_path / "store"
    with subprocess.Popen(
        [sys.executable, "-m", "rumourtrack", "ingest", "many", "--store", str(store)],
        cwd=tmp_path,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as process:
        # Larger than the header and a first article.
        while process.poll() is None and size_of(store / "articles.jsonl") < 1_000:
            time.sleep(0.01)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate()

    read = len(stored(tmp_path))
    journal, _ = Store(store).read_journal()
    assert (process.returncode, out) == (INTERRUPTED, "")
    assert err.endswith("rumour: interrupted; what was done before is kept\n")
    assert 1 <= read < count
    assert [(entry.note, len(entry.articles)) for entry in journal] == [("interrupted", read)]
