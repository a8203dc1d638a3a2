"""The store and the claims that a reading command works on."""

import os
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from rumourtrack.analysis.filters import Background, Filter, is_article, select
from rumourtrack.analysis.names import resolve_name
from rumourtrack.analysis.originals import original_of
from rumourtrack.errors import Problem, RumourError, UsageError
from rumourtrack.records import Claim, Contract
from rumourtrack.store import Store, resolve_folder
from rumourtrack.views.terminal import plain, tell_error

Aliases = Callable[[], dict[str, str]]
_HINTS = 5


def open_store(option: str | None) -> Store:
    """The store that the option, the environment or the folder one stands in names.

    Raises:
        RumourError: it is no folder, the one stood in is gone, or "~" leads nowhere.
    """
    try:
        folder = resolve_folder(option, environ=os.environ, cwd=Path.cwd())
    except FileNotFoundError as error:
        raise RumourError("the folder you stand in is gone: go to another one") from error
    except RuntimeError as error:
        raise RumourError(f"no home folder is known for the store: {error}") from error
    with suppress(OSError):
        if folder.exists() and not folder.is_dir():
            raise RumourError(f"{folder}: is a file, no folder; choose another store with --store")
    return Store(folder)


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


def count(number: int, noun: str) -> str:
    """A number with its noun: "1 claim", "2 claims"."""
    return f"{number:,} {noun}{'s' * (number != 1)}"


class Found(NamedTuple):
    """What a filter leaves of the store's claims."""

    claims: tuple[Claim, ...]
    known: tuple[Claim, ...]
    """All claims of the store, for what must see the whole."""
    wanted: Filter
    """The filter with each name as the store writes it."""
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
        tell_empty(store)
        return Found((), (), wanted, code)
    wanted = resolve_filter(wanted, claims)
    chosen = select(claims, wanted)
    if chosen.undated:
        tell(f"{count(chosen.undated, 'undated claim')} left out: a date was asked for")
    if not chosen.claims:
        tell_unknown(wanted, claims)
        tell(f"no claim fits what you ask for{_history(claims, wanted)}")
    return Found(chosen.claims, claims, wanted, code)


def tell_unknown(wanted: Filter, told: Sequence[Claim | Contract], *, noun: str = "claim") -> None:
    """Name the language or the article that nothing in the store is of."""
    languages = sorted({one.language for one in told})
    if wanted.language is not None and wanted.language.lower() not in languages:
        tell(f"--language: no {noun} is in {wanted.language!r}, only in {', '.join(languages)}")
    if wanted.article is not None and not any(is_article(one, wanted.article) for one in told):
        hint = hint_article(wanted.article, told)
        tell(f"--article: no {noun} stands in {wanted.article!r}{hint}")


def hint_article(begun: str, told: Iterable[Claim | Contract]) -> str:
    """Ask "did you mean" with the articles whose names begin so; "" where none does."""
    names = {one.article.rpartition("/")[2] for one in told}
    found = sorted(name for name in names if begun and name.startswith(begun))
    return f". Did you mean {' or '.join(map(repr, found[:_HINTS]))}?" if found else ""


def tell_empty(store: Store) -> None:
    """Say that there are no claims yet, and how they come."""
    tell(f"{store.folder} holds no claims yet: read articles with `rumour ingest PATH`")


def _history(claims: Sequence[Claim], wanted: Filter) -> str:
    if wanted.background is not Background.EXCLUDE:
        return ""
    told = select(claims, wanted.model_copy(update={"background": Background.ONLY})).claims
    return f"; {len(told)} told as history with --background include" if told else ""


class Names(NamedTuple):
    """The names of one sort that the store holds, and what else they are called."""

    known: frozenset[str]
    aliases: Aliases
    """Read only for words that no known name explains."""


def collect_names(claims: Iterable[Claim]) -> dict[str, Names]:
    """Field of a filter → the names that it may hold."""
    claims = tuple(claims)
    people = Names(frozenset(claim.subject for claim in claims), person_aliases)
    told = (club for claim in claims for club in (claim.origin, claim.destination) if club)
    clubs = Names(frozenset(told), club_aliases)
    publishers = frozenset(claim.publisher for claim in claims if claim.publisher)
    return {
        "subject": people,
        "origin": clubs,
        "destination": clubs,
        "club": clubs,
        "source": Names(frozenset(map(original_of, claims)), outlet_aliases),
        "via": Names(frozenset(relay for c in claims for relay in c.via), outlet_aliases),
        "publisher": Names(publishers, outlet_aliases),
    }


def resolve_filter(wanted: Filter, claims: Sequence[Claim]) -> Filter:
    """The filter with each name as the store writes it.

    Raises:
        UsageError: a name fits several known ones.
    """
    names = collect_names(claims)
    asked = {field: getattr(wanted, field) for field in names}
    update = {
        field: resolve(f"--{field}", query, *names[field])
        for field, query in asked.items()
        if query is not None
    }
    return wanted.model_copy(update=update)


def resolve(option: str, query: str, known: Iterable[str], aliases: Aliases) -> str:
    """The known name that is meant; the words themselves where nothing fits, which is told.

    Raises:
        UsageError: they fit several known names, or there are none.
    """
    if not query.strip():
        raise UsageError(f"{option} is empty: give a name, or leave it out")
    known = set(known)
    match = resolve_name(query, known)
    if match.name is None and not match.ambiguous:
        match = resolve_name(query, known, aliases())
    if match.name is not None:
        return match.name
    # Of names spelt nearly so, those that the store holds are worth asking for.
    near = [name for name in match.candidates if name in known] or match.candidates
    hint = f" Did you mean {' or '.join(map(repr, near))}?" if near else ""
    if match.ambiguous:
        raise UsageError(f"{option}: {query!r} fits several.{hint}")
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
