"""The store and the claims that a reading command works on."""

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple

from rumourtrack.analysis.filters import Filter, select
from rumourtrack.analysis.names import resolve_name
from rumourtrack.analysis.originals import original_of
from rumourtrack.errors import Problem, UsageError
from rumourtrack.records import Claim
from rumourtrack.store import Store, resolve_folder
from rumourtrack.views.terminal import plain, tell_error


def open_store(option: str | None) -> Store:
    """The store that the option, the environment or the folder one stands in names."""
    return Store(resolve_folder(option, environ=os.environ, cwd=Path.cwd()))


def tell(message: str) -> None:
    """A line for people on the standard error; nothing there is data."""
    sys.stderr.write(plain(message) + "\n")


def tell_problems(problems: Iterable[Problem]) -> int:
    """Show each problem; the exit code that follows from them."""
    code = 0
    for problem in problems:
        tell_error(str(problem))
        code = 1
    return code


class Found(NamedTuple):
    """What a filter leaves of the store's claims."""

    claims: tuple[Claim, ...]
    known: tuple[Claim, ...]
    """All claims of the store, for what must see the whole."""
    code: int
    """Exit code: 1 where a line of the store is broken."""


def find_claims(store: Store, wanted: Filter) -> Found:
    """The claims that fit; names are resolved first, and what was left out is told.

    Raises:
        UsageError: a name fits several; the message asks "did you mean".
    """
    claims, problems = store.read_claims()
    code = tell_problems(problems)
    if not claims:
        tell(f"{store.folder} holds no claims yet: read articles with `rumour ingest PATH`")
        return Found((), (), code)
    chosen = select(claims, resolve_filter(wanted, claims))
    if chosen.undated:
        tell(f"{chosen.undated} undated claim(s) left out: a date was asked for")
    if not chosen.claims:
        tell("no claim fits what you ask for")
    return Found(chosen.claims, claims, code)


def resolve_filter(wanted: Filter, claims: Sequence[Claim]) -> Filter:
    """The filter with each name as the store writes it.

    Raises:
        UsageError: a name fits several known ones.
    """
    people = {claim.subject for claim in claims}
    clubs = {club for claim in claims for club in (claim.origin, claim.destination) if club}
    sources = {original_of(claim) for claim in claims}
    relays = {relay for claim in claims for relay in claim.via}
    publishers = {claim.publisher for claim in claims if claim.publisher}
    update = {
        field: resolve(f"--{field}", getattr(wanted, field), known, aliases)
        for field, known, aliases in (
            ("subject", people, person_aliases),
            ("origin", clubs, club_aliases),
            ("destination", clubs, club_aliases),
            ("club", clubs, club_aliases),
            ("source", sources, outlet_aliases),
            ("via", relays, outlet_aliases),
            ("publisher", publishers, outlet_aliases),
        )
        if getattr(wanted, field) is not None
    }
    return wanted.model_copy(update=update)


def resolve(
    option: str, query: str, known: Iterable[str], aliases: Callable[[], dict[str, str]]
) -> str:
    """The known name that is meant; the words themselves where nothing fits, which is told.

    The tables are read only for words that no known name explains.
    """
    known = set(known)
    match = resolve_name(query, known)
    if match.name is None and not match.ambiguous:
        match = resolve_name(query, known, aliases())
    if match.ambiguous:
        raise UsageError(
            f"{option}: {query!r} fits several. Did you mean {' or '.join(map(repr, match.candidates))}?"
        )
    if match.name is not None:
        return match.name
    hint = f" Did you mean {' or '.join(map(repr, match.candidates))}?" if match.candidates else ""
    tell(f"{option}: nobody and nothing is called {query!r} here.{hint}")
    return query


def club_aliases() -> dict[str, str]:
    """Alias → club, of the shipped table."""
    from rumourtrack.knowledge.gazetteer import Club, load_table

    return {
        alias: club.name
        for club in load_table("clubs.csv", Club)
        for alias in (club.name, *club.aliases, *club.nicknames, *club.grounds)
    }


def person_aliases() -> dict[str, str]:
    """Alias → person, of the shipped table."""
    from rumourtrack.knowledge.gazetteer import Person, load_table

    return {
        alias: person.name
        for person in load_table("people.csv", Person)
        for alias in (person.name, *person.aliases)
    }


def outlet_aliases() -> dict[str, str]:
    """Alias or domain → outlet, of the shipped table."""
    from rumourtrack.knowledge.gazetteer import Outlet, load_table

    return {
        alias: outlet.name
        for outlet in load_table("outlets.csv", Outlet)
        for alias in (outlet.name, *outlet.aliases, *outlet.domains)
    }
