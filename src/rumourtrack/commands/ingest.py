"""`rumour ingest`: read articles, extract their claims, store both."""

from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Annotated

import typer

from rumourtrack.commands._options import DateOption, PathsArgument, PublisherOption, StoreOption
from rumourtrack.commands._reading import build_reader, load_own, read_and_extract
from rumourtrack.commands._store import count, open_store, tell, tell_problems
from rumourtrack.errors import Problem
from rumourtrack.records import Article, Extraction
from rumourtrack.store import Added, Session, Store

_Items = Iterable[tuple[Article, Extraction] | Problem]


def run(
    paths: PathsArgument,
    date: DateOption = None,
    publisher: PublisherOption = None,
    store: StoreOption = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Tell what would be stored, store nothing.")
    ] = False,
) -> int:
    """Read articles and store them with their claims. Reading twice changes nothing."""
    opened = open_store(store)
    own = load_own(opened.folder)
    items = read_and_extract(paths, build_reader(publisher, date, own), own)
    if dry_run:
        return _try_out(items, opened)
    counts: Counter[str] = Counter()
    with opened.write_session("ingest", now=datetime.now(UTC)) as session:
        code = tell_problems(session.problems)
        try:
            code = max(code, _store(items, session, counts))
        finally:
            # Also after an interruption: what is stored by now stays.
            tell(_describe(counts, opened))
    return code


def _store(items: _Items, session: Session, counts: Counter[str]) -> int:
    code = 0
    for item in items:
        if isinstance(item, Problem):
            code = max(code, tell_problems([item]))
            continue
        added = session.add(*item)
        counts.update(read=1, undated=item[0].published is None)
        counts.update({name: getattr(added, name) for name in _COUNTED})
        if added.copy_of is not None:
            tell(f"{item[0].reference}: the same text as {added.copy_of}, which stands for both")
    return code


_COUNTED = tuple(name for name in Added._fields if name != "copy_of")


def _describe(counts: Counter[str], store: Store) -> str:
    read = f"{count(counts['read'], 'article')} read"
    if not any(counts[name] for name in _COUNTED):
        return f"{read}, nothing new for {store.folder}"
    removed = f", {counts['removed']} no longer told taken back" if counts["removed"] else ""
    return (
        f"{read}, {counts['articles']:,} new or changed{_undated(counts)}; "
        f"{_told(counts)} stored{removed} in {store.folder}"
    )


def _undated(counts: Counter[str]) -> str:
    return f", {counts['undated']:,} undated" if counts["undated"] else ""


def _told(counts: Counter[str]) -> str:
    return f"{count(counts['claims'], 'claim')} and {count(counts['contracts'], 'contract date')}"


def _try_out(items: _Items, store: Store) -> int:
    known = store.article_ids()
    counts: Counter[str] = Counter()
    code = 0
    for item in items:
        if isinstance(item, Problem):
            code = max(code, tell_problems([item]))
            continue
        article, told = item
        counts.update(
            read=1,
            undated=article.published is None,
            known=article.id in known,
            claims=len(told.claims),
            contracts=len(told.contracts),
        )
    tell(
        f"{count(counts['read'], 'article')} read, {counts['known']:,} known already"
        f"{_undated(counts)}; {_told(counts)} told, nothing stored in {store.folder}"
    )
    return code
