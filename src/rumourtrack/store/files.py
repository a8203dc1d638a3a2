"""Bytes on the disk: appended whole or not at all, replaced whole or not at all.

Every function here that writes expects its caller to hold the store's lock.
"""

import errno
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import NamedTuple

from pydantic_core import from_json

from rumourtrack.errors import RumourError

_BINARY: int = getattr(os, "O_BINARY", 0)

_NO_SPACE = "free some space there and run the command again"
_NO_RIGHT = "get the right to write there, or choose another store with --store"
_WAYS_OUT = {
    errno.ENOSPC: _NO_SPACE,
    errno.EDQUOT: _NO_SPACE,
    errno.EFBIG: _NO_SPACE,
    errno.EACCES: _NO_RIGHT,
    errno.EPERM: _NO_RIGHT,
    errno.EROFS: _NO_RIGHT,
}


class Addition(NamedTuple):
    """What is to be appended to one file."""

    path: Path
    header: bytes
    """Goes before it if the file is empty or not there."""
    lines: bytes


@contextmanager
def os_errors(path: Path, *, doing: str) -> Iterator[None]:
    """Turn what the system refuses into a `RumourError` with the path and the way out."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or str(error)
        way_out = _WAYS_OUT.get(error.errno or 0, "choose another store with --store")
        raise RumourError(f"{path}: cannot be {doing}: {reason}; {way_out}") from error


def is_whole(line: bytes) -> bool:
    """Whether a line without its newline is complete: no torn part of a JSON object is JSON."""
    try:
        return isinstance(from_json(line), dict)
    except ValueError:
        return False


def append_all(additions: Iterable[Addition]) -> None:
    """Append to several files, in this order, all of it or nothing.

    Each one is on the disk before the next is begun, so that a crash in between leaves a beginning
    of the order and never an end of it.

    Raises:
        RumourError: the system refused; every file has its former length again.
    """
    lengths: dict[Path, int] = {}
    try:
        for path, header, lines in additions:
            with os_errors(path, doing="written, nothing of this step was stored"):
                _append(path, lines, header=header, lengths=lengths)
    except BaseException:
        for path, length in lengths.items():
            # A file that cannot even be cut keeps a torn end, which the next writer repairs.
            with suppress(OSError):
                os.truncate(path, length)
        raise


def _append(path: Path, lines: bytes, *, header: bytes, lengths: dict[Path, int]) -> None:
    """Append and wait for the disk; `lengths` learns the former length before the first byte."""
    descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | _BINARY, 0o666)
    try:
        length = os.fstat(descriptor).st_size
        lengths.setdefault(path, length)
        _write_whole(descriptor, lines if length else header + lines)
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
    if length == 0:
        _sync_folder(path.parent)


def _write_whole(descriptor: int, data: bytes) -> None:
    """One write as a rule; a short one is carried on, which the lock makes safe."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(descriptor, rest) :]


def _sync_folder(folder: Path) -> None:
    """Make a new name in a folder survive a power cut; Windows has no such call."""
    if sys.platform == "win32":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def replace_file(path: Path, data: bytes) -> None:
    """Give a file new content: readers see the old or the new one, whole.

    Raises:
        RumourError: the system refused; the file is as it was.
    """
    target = path.resolve()
    # A fixed name: the lock makes it ours alone, and what a kill leaves is overwritten next time.
    draft = target.with_name(f"{target.name}.tmp")
    with os_errors(path, doing="rewritten, it is as it was"):
        try:
            mode = target.stat().st_mode & 0o777
            flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _BINARY
            descriptor = os.open(draft, flags, mode)
            try:
                _write_whole(descriptor, data)
                os.fsync(descriptor)
            finally:
                os.close(descriptor)
            draft.replace(target)
        except BaseException:
            draft.unlink(missing_ok=True)
            raise
        _sync_folder(target.parent)


def repair_tail(path: Path) -> int:
    """Set aside what a killed writer left of a line; how many bytes that were.

    A last line that lacks only its newline (some editors leave it out) gets it and stays.

    Raises:
        RumourError: the system refused.
    """
    with os_errors(path, doing="repaired"):
        try:
            descriptor = os.open(path, os.O_RDWR | _BINARY)
        except FileNotFoundError:
            return 0
        with os.fdopen(descriptor, "rb+") as file:
            start = _start_of_tail(file.fileno())
            file.seek(start)
            tail = file.read()
        if not tail:
            return 0
        if is_whole(tail):
            _append(path, b"\n", header=b"", lengths={})
            return 0
        aside = path.with_name(f"{path.name}.torn")
        _append(aside, tail + b"\n", header=b"", lengths={})
        os.truncate(path, start)
        return len(tail)


def _start_of_tail(descriptor: int, block: int = 1 << 16) -> int:
    """Offset behind the last newline, searched from the end; the file's length if it ends whole."""
    end = os.fstat(descriptor).st_size
    while end > 0:
        start = max(0, end - block)
        os.lseek(descriptor, start, os.SEEK_SET)
        found = os.read(descriptor, end - start).rfind(b"\n")
        if found >= 0:
            return start + found + 1
        end = start
    return 0
