"""`rumour ingest`: read articles, extract their claims, store both."""

from collections import Counter
from datetime import UTC, datetime
from typing import Annotated

import typer

from rumourtrack.commands._options import DateOption, PublisherOption, StoreOption
from rumourtrack.commands._reading import build_reader, read_and_extract
from rumourtrack.commands._store import open_store, tell, tell_problems
from rumourtrack.errors import Problem
from rumourtrack.records import Article
from rumourtrack.store import Added


def run(
    paths: Annotated[
        list[str], typer.Argument(metavar="PATH...", help="Files, folders, globs, or - for stdin.")
    ],
    date: DateOption = None,
    publisher: PublisherOption = None,
    store: StoreOption = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Tell what would be stored, store nothing.")
    ] = False,
) -> int:
    """Read articles, extract their claims and store both. Reading twice changes nothing."""
    opened = open_store(store)
    problems: list[Problem] = []
    counts: Counter[str] = Counter()
    items = read_and_extract(paths, build_reader(publisher, date))
    if dry_run:
        for item in items:
            if isinstance(item, Problem):
                problems.append(item)
            else:
                counts.update(read=1, claims=len(item[1].claims), contracts=len(item[1].contracts))
        tell(
            f"would store {counts['claims']} claims and {counts['contracts']} contract dates "
            f"of {counts['read']} articles in {opened.folder}"
        )
        return tell_problems(problems)
    try:
        with opened.write_session("ingest", now=datetime.now(UTC)) as session:
            problems.extend(session.problems)
            for item in items:
                if isinstance(item, Problem):
                    problems.append(item)
                else:
                    _count(counts, item[0], session.add(*item))
    finally:
        # Also after an interruption: what is stored by now stays.
        tell(
            f"{counts['read']} articles read, {counts['articles']} new or changed; "
            f"{counts['claims']} claims and {counts['contracts']} contract dates stored"
            f"{_removed(counts)} in {opened.folder}"
        )
    return tell_problems(problems)


def _count(counts: Counter[str], article: Article, added: Added) -> None:
    counts.update(
        read=1,
        articles=added.articles,
        claims=added.claims,
        contracts=added.contracts,
        removed=added.removed,
    )
    if added.copy_of is not None:
        tell(f"{article.reference}: the same text as {added.copy_of}, which stands for both")


def _removed(counts: Counter[str]) -> str:
    return f", {counts['removed']} no longer told taken back" if counts["removed"] else ""
