"""Where the shipped data lies: beside this module, in a checkout as in a wheel."""

import os
from importlib.resources import files

_FOLDER = files("rumourtrack.knowledge")


def stat_file(name: str) -> os.stat_result:
    """What the file system tells of a shipped file.

    Raises:
        OSError: it is not there, or lies in an archive.
    """
    return os.stat(str(_FOLDER.joinpath(name)))  # noqa: PTH116 (what lies in an archive is no Path)


def read_bytes(name: str) -> bytes:
    """The whole of a shipped file."""
    return _FOLDER.joinpath(name).read_bytes()


def read_text(name: str) -> str:
    """The whole of a shipped UTF-8 file."""
    return _FOLDER.joinpath(name).read_text(encoding="utf-8")


def list_languages() -> tuple[str, ...]:
    """Codes of all languages that have a file, sorted."""
    names = (entry.name for entry in _FOLDER.joinpath("languages").iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))
