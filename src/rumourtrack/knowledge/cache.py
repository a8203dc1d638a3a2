"""What is made of the shipped files, kept between runs in the user's cache folder.

Reading the TOML and CSV and spelling out all forms takes seconds. What comes of it is made when it
is first needed, not when a wheel is built: so it fits edited files and editable installs. It is
data only (bytes, numbers, JSON), as a pickle in a file that somebody else can write would run his
code, and it is taken only from a file that is the user's own, unchanged and made of these sources.
"""

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from hashlib import blake2b
from time import time

from rumourtrack.knowledge.entries import find_entry, find_package, read_entry, write_entry
from rumourtrack.knowledge.files import read_bytes, stat_file
from rumourtrack.knowledge.frozen import Sections

_LAYOUT = "2"
"""Changes with the layout of an entry."""
_RACE = 10
"""Seconds after a change in which a file may change again and look the same."""


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
    _digest_file.cache_clear()
    if find_key(sources) == key:
        # Else a file was changed while it was read.
        write_entry(path, key, made)
    return made


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
    """Digest of a shipped file; as in git, of one that looks the same it is remembered.

    To read and digest them all would take as long as the rest of loading.
    """
    found = stat_file(name)
    looks = f"{found.st_size} {found.st_mtime_ns} {found.st_ctime_ns} {found.st_ino}".encode()
    known = _load_digests()
    if known.get(name, b"").startswith(looks + b" "):
        return known[name].rpartition(b" ")[2].decode()
    digest = blake2b(read_bytes(name), digest_size=16).hexdigest()
    path = find_entry("digests")
    if path is not None and time() - max(found.st_mtime, found.st_ctime) > _RACE:
        known[name] = looks + b" " + digest.encode()
        write_entry(path, _LAYOUT, known)
    return digest


@cache
def _load_digests() -> dict[str, bytes]:
    """Shipped file → how it looked, and its digest."""
    path = find_entry("digests")
    return dict((path and read_entry(path, _LAYOUT)) or {})


@cache
def _digest_code() -> str:
    folder = find_package()
    rooms = (folder, os.path.join(folder, "knowledge"), os.path.join(folder, "extraction"))  # noqa: PTH118
    return "\n".join(
        f"{entry.name} {entry.stat().st_size} {entry.stat().st_mtime_ns}"
        for room in rooms
        for entry in sorted(os.scandir(room), key=lambda entry: entry.name)
        if entry.name.endswith(".py")
    )
