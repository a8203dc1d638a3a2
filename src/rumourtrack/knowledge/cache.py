"""What is made of the shipped files, kept between runs in the user's cache folder.

Reading the TOML and CSV and spelling out all forms takes seconds. What comes of it is made when it
is first needed, not when a wheel is built: so it fits edited files and editable installs. It is
data only (bytes, numbers, JSON), as a pickle in a file that somebody else can write would run his
code, and it is taken only from a file that is the user's own, unchanged and made of these sources.
"""

import json
import os
import stat
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import cache
from hashlib import blake2b
from pathlib import Path
from tempfile import mkstemp
from time import time
from zlib import crc32

import rumourtrack
from rumourtrack.knowledge.files import read_bytes
from rumourtrack.knowledge.frozen import Sections

VARIABLE = "RUMOUR_CACHE"
"""A folder for the cache, or "off"."""

_LAYOUT = "1"
"""Changes with the layout of an entry."""
_SUFFIX = ".compiled"
_OLD = 30 * 24 * 3600
"""Seconds after which an entry is made anew; those of versions long gone go with it."""


def load_compiled(
    name: str, sources: Sequence[str], build: Callable[[], Mapping[str, bytes]]
) -> Sections:
    """What `build` makes of these shipped files: from the cache, or made now and put there.

    Without a cache that can be read or written it is made in every process.

    Raises:
        RumourError: `build` does; nothing is kept then.
    """
    path = find_entry(name)
    key = find_key(sources) if path else None
    if path is None or key is None:
        return build()
    kept = read_entry(path, key)
    if kept is not None:
        return kept
    made = build()
    write_entry(path, key, made)
    return made


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
    place = crc32(os.fsencode(_package()))
    return folder / f"{name}-{place:08x}-{sys.implementation.cache_tag}{_SUFFIX}"


def find_key(sources: Sequence[str]) -> str | None:
    """Digest of the shipped files and of the code that reads them; None where that is no folder.

    Code counts by size and time, as it does for Python's own .pyc files.
    """
    parts = [_LAYOUT, sys.byteorder, sys.version]
    try:
        parts += [_digest_code(), *map(_digest_file, sources)]
    except OSError:
        return None
    return blake2b("\n".join(parts).encode(), digest_size=16).hexdigest()


@cache
def _digest_file(name: str) -> str:
    return blake2b(read_bytes(name), digest_size=16).hexdigest()


@cache
def _digest_code() -> str:
    folder = _package()
    rooms = (folder, os.path.join(folder, "knowledge"), os.path.join(folder, "extraction"))  # noqa: PTH118
    return "\n".join(
        f"{entry.name} {entry.stat().st_size} {entry.stat().st_mtime_ns}"
        for room in rooms
        for entry in sorted(os.scandir(room), key=lambda entry: entry.name)
        if entry.name.endswith(".py")
    )


def _package() -> str:
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
        head, _, body = data.partition(b"\n")
        sections, start = {}, 0
        for name, size in json.loads(head).items():
            sections[name] = body[start : start + size]
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
