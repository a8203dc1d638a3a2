"""What the shell offers at the tab key: names, ids and articles of the store itself."""

import os
import re
from collections.abc import Callable, Iterable, Iterator

import typer

from rumourtrack.analysis.names import fold_name
from rumourtrack.commands._store import collect_names, open_store
from rumourtrack.errors import RumourError
from rumourtrack.records import Claim
from rumourtrack.views.terminal import plain

_WORD = re.compile(r"[^\s/]+")


def offer(field: str) -> Callable[[typer.Context, str], list[str]]:
    """Offers for a field of a filter, "id" for ids of claims, "" for names of every sort.

    A store that cannot be read offers nothing: this is no place for messages.
    """

    def complete(ctx: typer.Context, incomplete: str) -> list[str]:
        try:
            claims, _ = open_store(ctx.params.get("store")).read_claims()
        except (RumourError, OSError):
            return []
        known = sorted({plain(name) for name in _offered(field, claims)})
        found = dict.fromkeys(ending for name in known for ending in _endings(name, incomplete))
        # Bash puts an offer into the line as it is; other shells quote it.
        bare = "bash" in os.environ.get("_RUMOUR_COMPLETE", "") and " " not in incomplete
        return [name.replace(" ", "\\ ") if bare else name for name in found]

    return complete


def _offered(field: str, claims: tuple[Claim, ...]) -> Iterable[str]:
    if field in ("id", "article", "language", "origin", "destination"):
        return (told for claim in claims if (told := getattr(claim, field)))
    names = collect_names(claims)
    if field:
        return names[field].known
    return (name for sort in ("subject", "club", "source") for name in names[sort].known)


def _endings(name: str, incomplete: str) -> Iterator[str]:
    """What was typed, gone on as the name does, from its beginning or that of a later word.

    Typer drops what does not begin as typed; names match without case and by their last words.
    """
    if not incomplete:
        yield name
        return
    begun = fold_name(incomplete)
    for word in _WORD.finditer(name):
        rest = name[word.start() :]
        if fold_name(rest).startswith(begun):
            yield incomplete + rest[len(incomplete) :]
            return
