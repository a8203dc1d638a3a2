import os
import pty
import re
import subprocess
import sys
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

from rumourtrack.cli import DONE, INTERRUPTED, PROBLEMS, USAGE, list_commands, run
from rumourtrack.commands import list as list_command
from rumourtrack.records import Claim

Rumour = Callable[..., Any]

COMMAND = [sys.executable, "-m", "rumourtrack"]
COLOUR = re.compile(r"\x1b\[[\d;]*3[0-7][\d;]*m")


def start(
    *words: str, env: dict[str, str] | None = None, **given: Any
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *words],
        env={**os.environ, **(env or {})},
        text=True,
        encoding="utf-8",
        capture_output="stdout" not in given,
        check=False,
        **given,
    )


def shown_on_a_terminal(*words: str, **env: str) -> tuple[str, int]:
    """What the program writes where both its outputs are a terminal."""
    ours, theirs = pty.openpty()
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    with subprocess.Popen(
        [*COMMAND, *words],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env={**kept, "TERM": "xterm-256color", "COLUMNS": "80", "PYTHONUTF8": "1", **env},
    ) as process:
        os.close(theirs)
        written = b""
        while True:
            try:
                block = os.read(ours, 65536)
            except OSError:
                break
            if not block:
                break
            written += block
    os.close(ours)
    return written.decode(), process.returncode


@pytest.mark.parametrize("words", [["--version"], ["-V"], ["--version", "list"]])
def test_version_prints_one_line(rumour: Rumour, words: list[str]) -> None:
    assert rumour(*words) == (DONE, f"rumour {version('rumourtrack')}\n", "")


def test_the_package_runs_as_a_module() -> None:
    ended = start("--version")

    assert (ended.returncode, ended.stdout) == (DONE, f"rumour {version('rumourtrack')}\n")


def test_without_words_the_help_is_shown_on_the_standard_output(rumour: Rumour) -> None:
    ended = rumour()

    assert ended == rumour("--help")
    assert (ended.code, ended.err) == (DONE, "")
    assert ended.out.startswith("Usage: rumour")


def test_the_help_names_every_command_with_a_whole_sentence(rumour: Rumour) -> None:
    lines = rumour("--help").out.partition("Commands:")[2].splitlines()[1:]

    assert [line.split()[0] for line in lines] == list(list_commands())
    assert all(line.endswith(".") and not line.endswith("...") for line in lines)


def test_every_command_of_the_plan_is_there() -> None:
    planned = "check compare contracts extract ingest list show sources timeline"

    assert set(planned.split()) <= set(list_commands())


@pytest.mark.parametrize("command", list_commands())
@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_the_help_of_a_command_fits_80_columns(rumour: Rumour, command: str, flag: str) -> None:
    ended = rumour(command, flag)

    assert (ended.code, ended.err) == (DONE, "")
    assert ended.out.startswith(f"Usage: rumour {command} ")
    assert max(map(len, ended.out.splitlines())) <= 80
    options = re.findall(r"^  (?:-\w, )?(--[a-z-]+)[^\n]*\n?(?: {10,}\S)?", ended.out, re.MULTILINE)
    assert "--help" in options


@pytest.mark.parametrize(
    "words",
    [
        ["lst"],
        ["--nonsense"],
        ["list", "--nonsense"],
        ["list", "surplus"],
        ["list", "--stance", "certain"],
        ["list", "--role", "keeper"],
        ["list", "--format", "xml"],
        ["list", "--sort", "luck"],
        ["list", "--limit", "many"],
        ["list", "--limit", "0"],
        ["list", "--subject"],
        ["list", "--background", "sometimes"],
        ["timeline", "--move", "swim"],
        ["ingest"],
        ["extract"],
        ["show"],
        ["compare", "2024"],
        ["compare", "a", "b", "--by", "height"],
        ["check", "surplus"],
    ],
    ids=" ".join,
)
def test_wrong_usage_is_told_with_exit_code_2(rumour: Rumour, words: list[str]) -> None:
    ended = rumour(*words)

    assert (ended.code, ended.out) == (USAGE, "")
    assert "Error: " in ended.err
    assert "Value error" not in ended.err
    assert "Traceback" not in ended.err


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["list", "--since", "soon"], "--since: 'soon' is no date: write 2024-11-14"),
        (["list", "--until", "2024-13"], "--until: '2024-13' is no date: month must be"),
        (["timeline", "--as-of", "2023-02-29"], "--as-of: '2023-02-29' is no date: day is out"),
        (["list", "--since", "2025", "--until", "2024-12"], "--since 2025 is later than --until"),
        (["list", "--subject", " "], "--subject is empty"),
        (["list", "--store", ""], "--store is empty"),
        (["list", "--json", "--format", "csv"], "--json and --format csv ask for two formats"),
        (["ingest", "x.txt", "--date", "today"], "--date: 'today' is no date: write 2024-11-14"),
        (["extract", "x.txt", "--date", "2024-02-30"], "--date: '2024-02-30' is no date: day is"),
        (["ingest", "x.txt", "--publisher", " "], "--publisher is empty"),
        (["compare", "2024", "2024-13", "--by", "date"], "'2024-13' is no date: month must be"),
    ],
)
def test_a_wrong_value_is_one_line_with_exit_code_2(
    rumour: Rumour, words: list[str], told: str
) -> None:
    ended = rumour(*words)

    assert (ended.code, ended.out) == (USAGE, "")
    assert ended.err.startswith(f"rumour: {told}")
    assert ended.err.count("\n") == 1


def test_json_and_format_json_are_the_same_wish(rumour: Rumour, store: Path) -> None:
    assert store.exists()
    assert rumour("list", "--json", "--format", "json") == rumour("list", "--json")


@pytest.mark.usefixtures("store")
def test_an_interruption_ends_a_command_with_130(
    rumour: Rumour, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(list_command, "find_claims", interrupt)

    ended = rumour("list")

    assert (ended.code, ended.out) == (INTERRUPTED, "")
    assert ended.err == "rumour: interrupted; what was done before is kept\n"


@pytest.mark.usefixtures("store", "rumour")
def test_a_bug_is_not_hidden(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(list_command, "find_claims", fail)

    with pytest.raises(ZeroDivisionError):
        run(["list"])


@pytest.mark.parametrize("words", [["list"], ["list", "--json"], ["timeline"], ["sources"]])
def test_a_table_in_a_pipe_has_no_escape_codes(store: Path, words: list[str]) -> None:
    ended = start(*words, "--store", str(store), env={"COLUMNS": "80"})

    assert (ended.returncode, ended.stderr) == (DONE, "")
    assert "\x1b" not in ended.stdout
    assert "Xabi" in ended.stdout


def test_a_terminal_shows_colour_that_carries_no_meaning_alone(store: Path) -> None:
    coloured, code = shown_on_a_terminal("list", "--store", str(store))
    plain, _ = shown_on_a_terminal("list", "--store", str(store), NO_COLOR="1")
    dumb, _ = shown_on_a_terminal("list", "--store", str(store), TERM="dumb")

    assert code == DONE
    assert COLOUR.search(coloured)
    assert not COLOUR.search(plain)
    assert "\x1b" not in dumb
    bare = re.sub(r"\x1b\[[\d;]*m", "", coloured)
    assert [line.rstrip() for line in bare.splitlines()] == dumb.splitlines()


def test_an_error_is_red_only_where_colour_is_wanted(tmp_path: Path) -> None:
    words = ["ingest", "missing.txt", "--store", str(tmp_path)]
    coloured, code = shown_on_a_terminal(*words)
    plain, _ = shown_on_a_terminal(*words, NO_COLOR="1")
    dumb, _ = shown_on_a_terminal(*words, TERM="dumb")

    assert code == PROBLEMS
    assert coloured.startswith("\x1b[31mrumour: missing.txt")
    assert plain.startswith("rumour: missing.txt")
    assert plain == dumb


@pytest.mark.parametrize("width", [60, 80, 120])
@pytest.mark.parametrize("command", ["list", "timeline", "sources", "contracts"])
def test_tables_keep_to_the_width_that_columns_tells(
    rumour: Rumour, store: Path, monkeypatch: pytest.MonkeyPatch, command: str, width: int
) -> None:
    assert store.exists()
    monkeypatch.setenv("COLUMNS", str(width))

    ended = rumour(command)

    assert ended.code == DONE
    assert max(map(len, ended.out.splitlines())) <= width


def many_claims(make: Any) -> tuple[Claim, ...]:
    return tuple(make.claim(subject=f"Person {n}", quote="word " * 40) for n in range(400))


@pytest.mark.parametrize("words", [["list"], ["list", "--json"], ["list", "--format", "jsonl"]])
def test_a_reader_of_the_pipe_who_leaves_is_no_error(
    make: Any, fill: Callable[..., Path], words: list[str]
) -> None:
    store = fill(many_claims(make))
    with subprocess.Popen(
        [*COMMAND, *words, "--store", str(store)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as process:
        assert process.stdout
        assert process.stderr
        first = process.stdout.readline()
        process.stdout.close()
        told = process.stderr.read()

    assert first
    assert told == ""
    assert process.returncode == DONE


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
@pytest.mark.parametrize("words", [["list", "--json"], ["--help"], ["list", "-h"], ["--version"]])
def test_an_output_that_takes_no_more_is_a_problem_told_in_one_line(
    store: Path, words: list[str]
) -> None:
    with Path("/dev/full").open("w", encoding="utf-8") as full:
        env = {"RUMOUR_STORE": str(store)}
        ended = start(*words, env=env, stdout=full, stderr=subprocess.PIPE)

    assert ended.returncode == PROBLEMS
    assert ended.stderr == "rumour: the output: No space left on device: cannot go on\n"


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_closed_streams_make_no_traceback(store: Path, closed: str) -> None:
    ended = subprocess.run(
        ["sh", "-c", f'"$@" {closed}', "sh", *COMMAND, "list", "--store", str(store)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )

    assert ended.returncode == DONE
    assert ended.stderr == ""


def test_a_terminal_that_knows_ascii_only_gets_plain_signs(store: Path) -> None:
    env = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0", "LC_ALL": "C", "COLUMNS": "80"}
    table = start("list", "--store", str(store), env=env)
    data = start("list", "--json", "--store", str(store), env=env)

    assert (table.returncode, data.returncode) == (DONE, DONE)
    assert "Guillem" in table.stdout
    assert table.stdout.isascii()
    assert "Guillem Balagu\\u00e9" in data.stdout
