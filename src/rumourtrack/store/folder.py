"""Which folder is the store: asked for, named in the environment, the project's, or the user's."""

import re
from collections.abc import Mapping
from pathlib import Path

from rumourtrack.errors import UsageError

_NAMES_US = re.compile(r"""^name\s*=\s*["']rumourtrack["']""", re.MULTILINE)


def resolve_folder(explicit: str | None, *, environ: Mapping[str, str], cwd: Path) -> Path:
    """The store's folder, which need not exist: the first of these that there is.

    1. `explicit`, the option `--store`
    2. `RUMOUR_STORE`
    3. `data/` of the project that `cwd` stands in: of the nearest folder, itself or above, whose
       `data/` holds claims.jsonl or lies beside `seeds/` or a pyproject.toml that names rumourtrack
    4. `rumour` in the user's data folder (`XDG_DATA_HOME`, else ~/.local/share)

    Relative paths start at `cwd`.

    Raises:
        UsageError: `explicit` is empty.
    """
    if explicit is not None and not explicit.strip():
        raise UsageError("--store is empty: name a folder, or leave it out")
    chosen = explicit or environ.get("RUMOUR_STORE")
    if chosen:
        return cwd / Path(chosen).expanduser()
    for folder in (cwd, *cwd.parents):
        if _is_project(folder):
            return folder / "data"
    # The XDG specification has relative values ignored.
    shared = Path(environ.get("XDG_DATA_HOME", ""))
    return (shared if shared.is_absolute() else _home(environ) / ".local" / "share") / "rumour"


def _home(environ: Mapping[str, str]) -> Path:
    return Path(environ["HOME"]) if environ.get("HOME") else Path.home()


def _is_project(folder: Path) -> bool:
    data = folder / "data"
    try:
        if not data.is_dir():
            return False
        if (data / "claims.jsonl").is_file() or (folder / "seeds").is_dir():
            return True
        pyproject = (folder / "pyproject.toml").read_text(encoding="utf-8", errors="replace")
    except OSError:
        # No pyproject, or a folder above that we may not look into: not ours.
        return False
    return _NAMES_US.search(pyproject) is not None
