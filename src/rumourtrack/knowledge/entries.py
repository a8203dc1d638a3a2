"""Files of the cache: read only where they are the user's own and whole, written whole or not at all."""

import json
import os
import stat
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from tempfile import mkstemp
from time import time
from zlib import crc32

import rumourtrack
from rumourtrack.knowledge.frozen import Sections

VARIABLE = "RUMOUR_CACHE"
"""A folder for the cache, or "off"."""

_SUFFIX = ".compiled"
_OLD = 30 * 24 * 3600
"""Seconds after which an entry is made anew; those of versions long gone go with it."""


def find_entry(name: str) -> Path | None:
    """Where an entry lies; None where the cache is off or there is no place for it."""
    told = os.environ.get(VARIABLE, "")
    if told.lower() in ("off", "0", "no"):
        return None
    xdg = os.environ.get("XDG_CACHE_HOME", "")
    try:
        if told:
            folder = Path(told).expanduser().absolute()
        elif os.path.isabs(xdg):  # noqa: PTH117 (a relative one counts as not set)
            folder = Path(xdg, "rumour")
        else:
            folder = Path.home() / ".cache" / "rumour"
    except (OSError, RuntimeError):
        return None
    # Two installations must not take turns in overwriting each other's entries.
    place = crc32(os.fsencode(find_package()))
    return folder / f"{name}-{place:08x}-{sys.implementation.cache_tag}{_SUFFIX}"


def find_package() -> str:
    """The folder of the package."""
    return os.path.dirname(rumourtrack.__file__ or "")  # noqa: PTH120


def read_entry(path: Path, key: str) -> Sections | None:
    """The sections of an entry; None where it is missing, stale, damaged or not to be trusted."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | _NO_WAIT)
        with os.fdopen(handle, "rb") as file:
            if not (_is_safe(os.fstat(handle), stat.S_ISREG) and _is_folder_safe(path.parent)):
                return None
            if file.readline() != f"{key}\n".encode():
                return None
            check, data = file.readline(), file.read()
        if check != b"%08x\n" % crc32(data):
            return None
        start = data.index(b"\n") + 1
        sections = {}
        for name, size in json.loads(data[:start]).items():
            sections[name] = data[start : start + size]
            start += size
    except (OSError, ValueError, AttributeError, TypeError):
        return None
    return sections


_NO_WAIT = getattr(os, "O_NONBLOCK", 0)
"""A pipe in the place of an entry must not make the program wait."""


def _is_safe(found: os.stat_result, is_kind: Callable[[int], bool]) -> bool:
    """Whether it is of that kind, the user's own, and nobody else can write it."""
    if not is_kind(found.st_mode):
        return False
    if not hasattr(os, "geteuid"):
        return True
    return found.st_uid == os.geteuid() and not found.st_mode & (stat.S_IWGRP | stat.S_IWOTH)


def _is_folder_safe(folder: Path) -> bool:
    return _is_safe(folder.stat(), stat.S_ISDIR)


def write_entry(path: Path, key: str, sections: Mapping[str, bytes]) -> None:
    """Put an entry in its place, whole or not at all; where that cannot be, nothing happens."""
    head = json.dumps({name: len(part) for name, part in sections.items()}).encode()
    data = b"".join((head, b"\n", *sections.values()))
    try:
        _make_folder(path.parent)
        if not _is_folder_safe(path.parent):
            return
        handle, temporary = mkstemp(suffix=_SUFFIX, prefix=".", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(b"%s\n%08x\n" % (key.encode(), crc32(data)))
                file.write(data)
            Path(temporary).replace(path)
        except BaseException:
            Path(temporary).unlink(missing_ok=True)
            raise
        _drop_old(path.parent)
    except OSError:
        return


def _make_folder(folder: Path) -> None:
    """Make it and what is missing above it, for this user alone.

    Raises:
        OSError: it cannot be made, or it would lie in another user's home (`sudo` with the old
            one), where it would bar that user from a cache.
    """
    missing = []
    while not folder.exists():
        missing.append(folder)
        folder = folder.parent
    if missing and hasattr(os, "geteuid") and folder.stat().st_uid not in (0, os.geteuid()):
        raise PermissionError(folder)
    for each in reversed(missing):
        with suppress(FileExistsError):
            each.mkdir(mode=0o700)


def _drop_old(folder: Path) -> None:
    limit = time() - _OLD
    for path in folder.glob(f"*{_SUFFIX}"):
        with suppress(OSError):
            if path.stat().st_mtime < limit:
                path.unlink()
