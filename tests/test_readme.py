"""The README's console blocks are run, and print what they show.

A line that begins with `$ ` is a command, what follows is what the terminal shows: standard output
and standard error. `rumour …` is run; so is `.venv/bin/rumour …` in a chain of `&&`, whose other
parts set a machine up and are left to .ci/run; such a chain may show nothing, as pip's own lines are
not shown either. A line of three dots stands for any lines. A block begins anew, in a copy of seeds/
and data/. RUMOUR_UPDATE_GOLDEN=1 writes what is really printed.
"""

import io
import os
import re
import shlex
import shutil
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple

import pytest

from rumourtrack.cli import list_commands, run

PROJECT = Path(__file__).parents[1]
README = PROJECT / "README.md"
BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
PROMPT = "$ "
ANY_LINES = "..."
SET_UP = frozenset(("python3", "pip", "git", "cd", "uv", "uvx", "pipx", ".venv/bin/pip"))
TESTS = ".venv/bin/python -m pytest"
RUMOUR = frozenset(("rumour", ".venv/bin/rumour"))
EXIT_CODE = "echo $?"


class Step(NamedTuple):
    """One command of a block and the text shown under it."""

    command: str
    shown: str


def find_blocks(text: str) -> list[str]:
    return [match[1] for match in BLOCK.finditer(text)]


def parse_block(block: str) -> list[Step]:
    head, *rest = re.split(r"^\$ ", block, flags=re.MULTILINE)
    assert not head, f"a console block begins with {PROMPT!r}, not with {head!r}"
    return [Step(*part.split("\n", maxsplit=1)) for part in rest]


def run_words(words: list[str], folder: Path) -> tuple[int, str]:
    terminal = io.StringIO()
    with redirect_stdout(terminal), redirect_stderr(terminal):
        code = run(words)
    return code, terminal.getvalue().replace(str(folder), "~/rumour")


def sets_up(part: str) -> bool:
    return part == TESTS or shlex.split(part, comments=True)[0] in SET_UP


def run_line(command: str, folder: Path) -> tuple[int, str]:
    code, printed = 0, ""
    for part in command.split(" && "):
        program, *words = shlex.split(part, comments=True)
        if program in RUMOUR:
            assert not {"|", "<", ">", ";", "&"} & set(words), f"this needs a shell: {part}"
            code, output = run_words(words, folder)
            printed += output
        else:
            assert sets_up(part), f"{program!r} is neither ours nor set-up"
        if code:
            break
    return code, printed


def fits(shown: str, printed: str) -> bool:
    parts = (re.escape(part) for part in re.split(r"^\.\.\.\n", shown, flags=re.MULTILINE))
    return re.fullmatch(r"(?:.*\n)*?".join(parts), printed) is not None


def play(block: str, folder: Path) -> str:
    """The block as it should read; itself where it tells the truth."""
    code = 0
    told = []
    for command, shown in parse_block(block):
        if command == EXIT_CODE:
            code, printed = 0, f"{code}\n"
        else:
            assert code == 0, f"exit code {code} before {command!r}: show it with {EXIT_CODE!r}"
            code, printed = run_line(command, folder)
        silent = not shown and any(map(sets_up, command.split(" && ")))
        true = silent or fits(shown, printed)
        told.append(f"{PROMPT}{command}\n{shown if true else printed}")
    assert code == 0, f"exit code {code} at the end of a block: show it with {EXIT_CODE!r}"
    return "".join(told)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the seeds and the store made from them, as wide as a narrow terminal."""
    for name in ("seeds", "data"):
        shutil.copytree(PROJECT / name, tmp_path / name)
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("RUMOUR_STORE", raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")
    return tmp_path


def blocks_by_line() -> list[object]:
    text = README.read_text(encoding="utf-8")
    return [
        pytest.param(match[1], id=f"line {text.count(chr(10), 0, match.start()) + 1}")
        for match in BLOCK.finditer(text)
    ]


def test_the_readme_has_console_blocks() -> None:
    assert find_blocks(README.read_text(encoding="utf-8"))


@pytest.mark.parametrize("block", blocks_by_line())
def test_a_block_of_the_readme_prints_what_it_shows(block: str, place: Path) -> None:
    played = play(block, place)

    if os.environ.get("RUMOUR_UPDATE_GOLDEN") == "1":
        text = README.read_text(encoding="utf-8")
        README.write_text(text.replace(block, played), encoding="utf-8", newline="\n")
    else:
        assert block == played


@pytest.mark.parametrize("name", list_commands())
def test_each_command_is_shown_in_a_block_of_the_readme(name: str) -> None:
    blocks = "".join(find_blocks(README.read_text(encoding="utf-8")))

    assert re.search(rf"(?:^\$ |&& |/)rumour {name}\b", blocks, re.MULTILINE)


def test_a_block_that_shows_what_is_printed_stays_as_it_is(place: Path) -> None:
    block = "$ rumour list --store none\n~/rumour/none holds no claims yet: read articles with `rumour ingest PATH`\n"

    assert play(block, place) == block


@pytest.mark.parametrize(
    "shown", ["", "something else\n", "...\nsomething else\n", "~/rumour/none holds no claims\n"]
)
def test_a_block_that_shows_something_else_is_caught(shown: str, place: Path) -> None:
    block = f"$ rumour list --store none\n{shown}"

    assert play(block, place) != block


def test_three_dots_stand_for_any_lines_but_not_for_half_a_line() -> None:
    assert fits("one\n...\nlast\n", "one\ntwo\nthree\nlast\n")
    assert fits("one\n...\n", "one\n")
    assert not fits("one\n...\nlast\n", "one\ntwo\nnot last\n")
    assert not fits("...\n", "no line end")


def test_set_up_is_not_run_but_the_program_in_its_chain_is(place: Path) -> None:
    chain = "python3 -m venv nowhere && .venv/bin/pip install . && .venv/bin/rumour list --store x"

    code, printed = run_line(chain, place)

    assert code == 0
    assert not (place / "nowhere").exists()
    assert "holds no claims yet" in printed
    assert play(f"$ {chain}\n", place) == f"$ {chain}\n"
    assert play(f"$ {chain}\nwrong\n", place) == f"$ {chain}\n{printed}"


@pytest.mark.parametrize("command", ["rumuor list", "rumour list | head", "rm seeds", "python x"])
def test_a_command_that_cannot_be_run_is_caught(command: str, place: Path) -> None:
    with pytest.raises(AssertionError):
        play(f"{PROMPT}{command}\n", place)


def test_a_failure_must_be_shown_with_its_exit_code(place: Path) -> None:
    failing = "$ rumour list --store ''\n"
    shown = f"{play(failing + '$ echo $?' + chr(10), place)}"

    assert shown.endswith("$ echo $?\n2\n")
    with pytest.raises(AssertionError):
        play(failing, place)
    with pytest.raises(AssertionError):
        play(f"{failing}$ rumour --version\n", place)


def test_blocks_of_other_kinds_are_left_alone() -> None:
    assert find_blocks("```sh\n$ rm x\n```\n\n```console\n$ rumour list\n```\n") == [
        "$ rumour list\n"
    ]
