"""One writer at a time: an exclusive lock on a side file, which the system drops with its holder.

Not on a file of the store itself: those may be replaced while others wait for them.
"""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rumourtrack.errors import RumourError
from rumourtrack.store.files import os_errors

if sys.platform == "win32":
    import msvcrt

    def _try_lock(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        return True
else:
    import fcntl

    def _try_lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


LOCK_NAME = ".lock"
_PAUSE_SECONDS = 0.02


@contextmanager
def hold_lock(folder: Path, *, wait_seconds: float) -> Iterator[None]:
    """Hold the store's lock; the folder is made if there is none.

    Raises:
        RumourError: another process held it all the time, or the folder cannot be written.
    """
    path = folder / LOCK_NAME
    with os_errors(folder, doing="made"):
        folder.mkdir(parents=True, exist_ok=True)
    with os_errors(path, doing="written"):
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        _wait_for(descriptor, path, wait_seconds)
        yield
    finally:
        os.close(descriptor)


def _wait_for(descriptor: int, path: Path, wait_seconds: float) -> None:
    end = time.monotonic() + wait_seconds
    with os_errors(path, doing="locked"):
        while not _try_lock(descriptor):
            if time.monotonic() >= end:
                raise RumourError(
                    f"{path}: another command is writing to this store; wait until it has ended "
                    "and run yours again, or choose another store with --store"
                )
            time.sleep(_PAUSE_SECONDS)
