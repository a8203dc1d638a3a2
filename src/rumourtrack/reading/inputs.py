"""References to bytes: files, folders, patterns and the standard input."""

import glob
import os
import stat
import sys
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import BinaryIO

from rumourtrack.errors import Problem

STDIN = "-"
SIZE_LIMIT = 2_000_000
"""Bytes of one file; the longest article of the press has about 100,000."""


def find_files(reference: str, suffixes: Collection[str]) -> Iterator[str | Problem]:
    """The files that a reference means, sorted, each once; "-" stays as it is.

    A file that exists wins over a pattern of the same spelling. In a folder only files with one of
    the suffixes are articles, none that is hidden or lies in a hidden folder; a file named by
    itself is taken whatever it is called. Folders and patterns pass over pipes and devices.
    """
    if reference == STDIN:
        yield STDIN
        return
    if reference.lower().startswith(("http://", "https://")):
        yield Problem(reference, "", "is a web page: save it as a text file and give its path")
        return
    if "\0" in reference:
        yield Problem(reference.replace("\0", "\\x00"), "", "is no path: a path holds no NUL")
        return
    if os.path.lexists(reference):
        yield from _find_under(reference, suffixes)
    elif glob.has_magic(reference):
        yield from _find_matches(reference, suffixes)
    else:
        yield Problem(reference, "", "is not there: check the spelling, or where you stand")


def _find_matches(pattern: str, suffixes: Collection[str]) -> Iterator[str | Problem]:
    matches = sorted(glob.glob(pattern, recursive=True))  # noqa: PTH207 (Path takes no absolute pattern)
    if not matches:
        yield Problem(pattern, "", "matches no file: check the pattern, or where you stand")
    seen = set()
    for match in matches:
        for found in () if _is_pipe(Path(match)) else _find_under(match, suffixes):
            if found not in seen:
                seen.add(found)
                yield found


def _find_under(reference: str, suffixes: Collection[str]) -> Iterator[str | Problem]:
    folder = Path(reference)
    if not folder.is_dir():
        yield folder.as_posix()
        return
    files: list[Path] = []
    problems: list[Problem] = []

    def note(error: OSError) -> None:
        problems.append(_problem(Path(error.filename).as_posix(), error))

    for root, inner, names in os.walk(folder, onerror=note):
        inner[:] = (name for name in inner if not name.startswith("."))
        paths = (Path(root, name) for name in names if not name.startswith("."))
        files.extend(p for p in paths if p.suffix.lower() in suffixes and not _is_pipe(p))
    if not files and not problems:
        wanted = ", ".join(f"*{suffix}" for suffix in sorted(suffixes))
        yield Problem(folder.as_posix(), "", f"the folder holds no article ({wanted})")
    yield from problems
    yield from (path.as_posix() for path in sorted(files))


def _is_pipe(path: Path) -> bool:
    """Whether reading it might wait for ever: a pipe, a socket, a device."""
    try:
        mode = path.stat().st_mode
    except OSError:
        return False
    return not (stat.S_ISREG(mode) or stat.S_ISDIR(mode))


def read_bytes(reference: str) -> tuple[bytes | None, tuple[Problem, ...]]:
    """The bytes of a file or of the standard input; None where they cannot be had.

    Of what is over the limit no more than the limit is read.
    """
    try:
        if reference == STDIN:
            return _read_limited(sys.stdin.buffer, reference)
        with Path(reference).open("rb") as file:
            return _read_limited(file, reference)
    except (OSError, ValueError) as error:
        return None, (_problem(reference, error),)


def _read_limited(file: BinaryIO, reference: str) -> tuple[bytes | None, tuple[Problem, ...]]:
    data = file.read(SIZE_LIMIT + 1)
    if len(data) <= SIZE_LIMIT:
        return data, ()
    limit = f"{SIZE_LIMIT // 1_000_000} MB"
    return None, (
        Problem(reference, "", f"is over {limit}, more than any article: split it into articles"),
    )


def _problem(path: str, error: OSError | ValueError) -> Problem:
    reason = getattr(error, "strerror", None) or str(error)
    return Problem(path, "", f"cannot be read ({reason}): check that it is there and yours to read")
