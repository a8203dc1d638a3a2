"""The cache of compiled knowledge: right, private, and never in the way."""

import functools
import os
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumourtrack.errors import RumourError
from rumourtrack.knowledge import cache
from rumourtrack.knowledge.cache import find_key, load_compiled
from rumourtrack.knowledge.entries import find_entry, read_entry, write_entry

SECTIONS = {"one": b"\x00\n\xff", "two": b"", "three": b"words"}
KEY = "0123456789abcdef"


class Builder:
    """Counts how often it is asked."""

    def __init__(self) -> None:
        self.asked = 0

    def __call__(self) -> dict[str, bytes]:
        self.asked += 1
        return dict(SECTIONS)


@pytest.fixture
def build() -> Builder:
    return Builder()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setenv("RUMOUR_CACHE", str(tmp_path / "cache"))
    forget()
    yield tmp_path / "cache"
    forget()


def forget() -> None:
    """As in a new process."""
    for remembered in (cache._digest_file, cache._digest_code, cache._load_digests):
        if hasattr(remembered, "cache_clear"):
            remembered.cache_clear()


def load(build: Builder) -> dict[str, bytes]:
    return dict(load_compiled("things", ["countries.csv"], build))


@pytest.fixture
def entry(folder: Path, build: Builder) -> Path:
    """An entry that is in its place."""
    load(build)
    (path,) = folder.glob("things-*")
    build.asked = 0
    return path


def test_what_was_built_once_is_read_again(folder: Path, build: Builder) -> None:
    assert load(build) == SECTIONS
    assert load(build) == SECTIONS
    assert build.asked == 1
    assert len(list(folder.glob("things-*"))) == 1


@pytest.mark.usefixtures("entry")
def test_another_source_makes_it_stale(build: Builder, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cache, "read_bytes", lambda name: f"{name} has changed".encode())
    monkeypatch.setattr(cache, "stat_file", lambda _: Path(__file__).stat())
    forget()

    assert load(build) == SECTIONS
    assert load(build) == SECTIONS
    assert build.asked == 1


@pytest.mark.parametrize("name", ["_digest_code", "_LAYOUT"])
def test_other_code_makes_it_stale(
    entry: Path, build: Builder, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    assert entry.exists()
    other = functools.cache(lambda: "other") if name == "_digest_code" else "other"
    monkeypatch.setattr(cache, name, other)

    load(build)
    assert build.asked == 1


def test_the_code_that_counts_holds_all_that_reads_the_files() -> None:
    digested = cache._digest_code()
    for name in ("records.py", "text.py", "packs.py", "cues.py", "forms.py", "compiling.py"):
        assert f"{name} " in digested


def test_a_source_that_is_not_there_has_no_key() -> None:
    assert find_key(["countries.csv"]) is not None
    assert find_key(["languages/xx.toml"]) is None


class Source:
    """Stands in for a shipped file, and counts how often it is read."""

    def __init__(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.path, self.read = path, 0
        monkeypatch.setattr(cache, "stat_file", lambda _: path.stat())
        monkeypatch.setattr(cache, "read_bytes", self._read)

    def _read(self, _name: str) -> bytes:
        self.read += 1
        return self.path.read_bytes()

    def write(self, text: str) -> None:
        self.path.write_text(text)


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Source:
    source = Source(tmp_path / "source", monkeypatch)
    source.write("one")
    return source


@pytest.mark.usefixtures("folder")
def test_a_file_that_looks_the_same_is_not_read_again(
    source: Source, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = time.time() + 1000
    monkeypatch.setattr(cache, "time", lambda: later)
    first = find_key(["source"])
    forget()

    assert find_key(["source"]) == first
    assert source.read == 1

    source.write("two")
    forget()
    assert find_key(["source"]) != first
    assert source.read == 2


@pytest.mark.usefixtures("folder")
def test_a_file_that_was_just_changed_is_always_read(source: Source) -> None:
    for read in (1, 2):
        forget()
        find_key(["source"])
        assert source.read == read


def test_a_file_that_changes_while_it_is_read_is_not_kept(folder: Path, source: Source) -> None:
    def build() -> dict[str, bytes]:
        source.write("another")
        return dict(SECTIONS)

    assert load_compiled("things", ["source"], build) == SECTIONS
    assert not list(folder.glob("things-*"))


def test_entry_and_folder_are_the_users_own(folder: Path, build: Builder) -> None:
    before = os.umask(0)
    try:
        load(build)
    finally:
        os.umask(before)
    assert {stat.S_IMODE(path.stat().st_mode) for path in folder.iterdir()} == {0o600}
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


@pytest.mark.parametrize("mode", [0o620, 0o602, 0o666])
def test_an_entry_that_others_can_write_is_not_read(entry: Path, build: Builder, mode: int) -> None:
    entry.chmod(mode)

    load(build)
    assert build.asked == 1
    assert stat.S_IMODE(entry.stat().st_mode) == 0o600


@pytest.mark.parametrize("mode", [0o770, 0o777])
def test_nothing_is_read_from_or_written_to_a_folder_that_others_can_write(
    entry: Path, build: Builder, mode: int
) -> None:
    written = entry.stat().st_mtime_ns
    entry.parent.chmod(mode)

    assert load(build) == SECTIONS
    assert build.asked == 1
    assert entry.stat().st_mtime_ns == written


def test_an_entry_of_another_user_is_not_read(
    entry: Path, build: Builder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: entry.stat().st_uid + 1)

    assert load(build) == SECTIONS
    assert build.asked == 1


def test_no_folder_is_made_in_another_users_home(
    tmp_path: Path, folder: Path, build: Builder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: tmp_path.stat().st_uid + 1)
    if tmp_path.stat().st_uid == 0:
        os.chown(tmp_path, 12345, -1)
        monkeypatch.setattr(os, "geteuid", lambda: 0)

    assert load(build) == SECTIONS
    assert not folder.exists()


def test_a_link_is_not_followed(entry: Path, build: Builder, tmp_path: Path) -> None:
    entry.rename(tmp_path / "moved")
    entry.symlink_to(tmp_path / "moved")

    load(build)
    assert build.asked == 1
    assert not entry.is_symlink()


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir])
def test_what_is_no_file_is_not_waited_for(entry: Path, build: Builder, make: object) -> None:
    entry.unlink()
    assert callable(make)
    make(entry)

    assert load(build) == SECTIONS
    assert build.asked == 1


@pytest.mark.parametrize("size", [0, 1, 30, 33, 40, 60, -1])
def test_an_entry_that_was_cut_off_is_made_anew(entry: Path, build: Builder, size: int) -> None:
    data = entry.read_bytes()
    entry.write_bytes(data[:size])

    assert load(build) == SECTIONS
    assert build.asked == 1
    assert entry.read_bytes() == data


@given(data=st.data())
def test_an_entry_with_a_wrong_byte_is_not_read(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("cache") / "entry.compiled"
    write_entry(path, KEY, SECTIONS)
    good = path.read_bytes()
    at = data.draw(st.integers(0, len(good) - 1))
    bad = bytearray(good)
    bad[at] ^= data.draw(st.integers(1, 255))
    path.write_bytes(bad)

    assert read_entry(path, KEY) is None


def test_an_entry_with_another_key_is_not_read(tmp_path: Path) -> None:
    write_entry(tmp_path / "c" / "entry", KEY, SECTIONS)

    assert read_entry(tmp_path / "c" / "entry", KEY) == SECTIONS
    assert read_entry(tmp_path / "c" / "entry", KEY[::-1]) is None


def test_without_a_place_to_write_all_is_built_each_time(
    tmp_path: Path, build: Builder, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("RUMOUR_CACHE", str(tmp_path / "file" / "cache"))

    assert load(build) == SECTIONS
    assert load(build) == SECTIONS
    assert build.asked == 2


def test_a_disk_that_is_full_leaves_nothing_behind(
    folder: Path, build: Builder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)

    assert load(build) == SECTIONS
    assert list(folder.iterdir()) == []


def test_an_interruption_leaves_nothing_behind(
    folder: Path, build: Builder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Path, "replace", interrupt)

    with pytest.raises(KeyboardInterrupt):
        load(build)
    assert list(folder.iterdir()) == []


@pytest.mark.usefixtures("folder")
def test_what_is_wrong_is_told_each_time_and_not_kept(build: Builder) -> None:
    def fail() -> dict[str, bytes]:
        raise RumourError("countries.csv: line 2: wrong")

    for _ in range(2):
        with pytest.raises(RumourError):
            load_compiled("things", ["countries.csv"], fail)
    assert load(build) == SECTIONS


@pytest.mark.parametrize("value", ["off", "OFF", "0", "no"])
def test_the_cache_can_be_switched_off(
    tmp_path: Path, build: Builder, monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setenv("RUMOUR_CACHE", value)

    load(build)
    load(build)
    assert build.asked == 2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("environ", "folder"),
    [
        ({"RUMOUR_CACHE": "/elsewhere/c", "XDG_CACHE_HOME": "/xdg"}, "/elsewhere/c"),
        ({"RUMOUR_CACHE": "~/c"}, "/home/x/c"),
        ({"RUMOUR_CACHE": "", "XDG_CACHE_HOME": "/xdg"}, "/xdg/rumour"),
        ({"XDG_CACHE_HOME": "relative"}, "/home/x/.cache/rumour"),
        ({"XDG_CACHE_HOME": ""}, "/home/x/.cache/rumour"),
    ],
)
def test_where_the_cache_lies(
    monkeypatch: pytest.MonkeyPatch, environ: dict[str, str], folder: str
) -> None:
    for name in ("RUMOUR_CACHE", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in {"HOME": "/home/x", **environ}.items():
        monkeypatch.setenv(name, value)

    path = find_entry("things")
    assert path is not None
    assert path.parent == Path(folder)


def test_entries_of_long_gone_versions_are_dropped(folder: Path, build: Builder) -> None:
    folder.mkdir(mode=0o700)
    names = ("old.compiled", "new.compiled", "old.txt")
    for name in names:
        (folder / name).write_text("")
    for name in ("old.compiled", "old.txt"):
        long_ago = time.time() - 31 * 24 * 3600
        os.utime(folder / name, (long_ago, long_ago))

    load(build)
    left = {path.name for path in folder.iterdir()}
    assert "old.compiled" not in left
    assert {"new.compiled", "old.txt"} < left


WORK = """
import sys
from rumourtrack.knowledge.cache import load_compiled
sections = load_compiled("big", ["countries.csv"], lambda: {"a": bytes(4_000_000), "b": b"end"})
assert len(sections["a"]) == 4_000_000 and sections["b"] == b"end"
"""


def test_processes_that_write_at_once_do_not_disturb_each_other(folder: Path) -> None:
    running = [subprocess.Popen([sys.executable, "-c", WORK]) for _ in range(6)]

    assert [process.wait() for process in running] == [0] * 6
    (path,) = folder.glob("*big-*")
    assert path.stat().st_size > 4_000_000
    assert not list(folder.glob(".*"))
