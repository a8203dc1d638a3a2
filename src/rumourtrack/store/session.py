"""One writing command: articles and what they yield, appended where they are new or changed."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Generic, NamedTuple, TypeVar

from rumourtrack.errors import Problem
from rumourtrack.records import Article, Claim, Contract, Entry, Extraction, Record
from rumourtrack.store.files import Addition, append_all
from rumourtrack.store.kinds import (
    ARTICLES,
    CLAIMS,
    CONTRACTS,
    JOURNAL,
    Kind,
    Removed,
    render_header,
    render_lines,
)
from rumourtrack.store.lines import read_records
from rumourtrack.store.upkeep import prepare_folder

F = TypeVar("F", Claim, Contract)

_Batch = list[tuple[Kind[Any], list[Article | Claim | Contract | Removed]]]
"""The lines that one article adds to each file, in the order of writing."""


class Added(NamedTuple):
    """What adding one article changed; all zero where it was known already."""

    articles: int = 0
    claims: int = 0
    """New or changed."""
    contracts: int = 0
    """New or changed."""
    removed: int = 0
    """Claims and contract facts that the article no longer yields."""
    copy_of: str | None = None
    """The reference under which the store has this text already, if it was not this one."""


class _Told(Generic[F]):
    """The claims, or the contract facts, that the store has of each article."""

    def __init__(self, records: Iterable[F]) -> None:
        self._by_article: dict[str, dict[str, F]] = {}
        for record in records:
            self._by_article.setdefault(record.article_id, {})[record.id] = record

    def changes(self, article_id: str, records: Iterable[F]) -> tuple[list[F], list[Removed]]:
        """What is new or different in these records of an article, and what is gone from it."""
        former = self._by_article.get(article_id, {})
        latest = {record.id: record for record in records}
        changed = [record for record in latest.values() if former.get(record.id) != record]
        gone = [Removed(id=id, removed=True) for id in former if id not in latest]
        return changed, gone

    def replace(self, article_id: str, records: Iterable[F]) -> None:
        """Take these as all that the article tells."""
        self._by_article[article_id] = {record.id: record for record in records}


class Session:
    """The store while one command writes to it; made by `Store.write_session`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.problems: tuple[Problem, ...] = prepare_folder(folder)
        """Torn ends that were found and set aside when the session began."""
        # Broken lines are told by the reading commands and by `check`; here they count as absent,
        # so that reading the article again brings back what they held.
        self._articles = {article.id: article for article in read_records(folder, ARTICLES)[0]}
        self._claims = _Told(read_records(folder, CLAIMS)[0])
        self._contracts = _Told(read_records(folder, CONTRACTS)[0])
        self._batches: list[_Batch] = []

    def add(self, article: Article, extraction: Extraction) -> Added:
        """Store an article and all that it yields, on the disk when this returns.

        What it yielded once and yields no longer is removed. The same text under another reference
        is the same article: it keeps its first reference, and where anything else of it differs
        (publisher, date), it is a copy and changes nothing.

        Raises:
            RumourError: the system refused; nothing of this article was stored.
        """
        known = self._articles.get(article.id)
        if known is not None and known.reference != article.reference:
            if known != article.model_copy(update={"reference": known.reference}):
                return Added(copy_of=known.reference)
            added = self._add(known, _moved(extraction, known.reference))
            return added._replace(copy_of=known.reference)
        return self._add(article, extraction)

    def _add(self, article: Article, extraction: Extraction) -> Added:
        told = {claim.article_id for claim in extraction.claims}
        told |= {fact.article_id for fact in extraction.contracts}
        if told - {article.id}:
            raise ValueError(f"records of other articles given with {article.id}: {sorted(told)}")
        articles = [] if self._articles.get(article.id) == article else [article]
        claims, no_claims = self._claims.changes(article.id, extraction.claims)
        contracts, no_contracts = self._contracts.changes(article.id, extraction.contracts)
        # The article comes last: what is read of it counts as read only when all of it is there.
        batch: _Batch = [
            (CLAIMS, [*claims, *no_claims]),
            (CONTRACTS, [*contracts, *no_contracts]),
            (ARTICLES, [*articles]),
        ]
        done = len(self._batches)
        try:
            # Noted before it is done and taken back if it fails: an interruption behind the last
            # write would otherwise leave a change that the journal does not tell.
            self._batches.append(batch)
            append_all([_addition(self._folder, kind, lines) for kind, lines in batch if lines])
        except BaseException:
            del self._batches[done:]
            raise
        self._articles[article.id] = article
        self._claims.replace(article.id, extraction.claims)
        self._contracts.replace(article.id, extraction.contracts)
        gone = len(no_claims) + len(no_contracts)
        return Added(len(articles), len(claims), len(contracts), gone)

    def write_journal(self, command: str, *, now: datetime, note: str | None = None) -> None:
        """Append what this session did; a session that changed nothing leaves no line.

        Raises:
            RumourError: the system refused.
        """
        ids: dict[str, list[str]] = {ARTICLES.name: [], CLAIMS.name: [], CONTRACTS.name: []}
        for batch in self._batches:
            for kind, lines in batch:
                # What was removed counts as changed: its former lines tell what it was.
                ids[kind.name].extend(line.id for line in lines)
        if not any(ids.values()):
            return
        entry = Entry(
            at=now.astimezone(UTC).isoformat(timespec="seconds"),
            command=command,
            articles=tuple(ids[ARTICLES.name]),
            claims=tuple(ids[CLAIMS.name]),
            contracts=tuple(ids[CONTRACTS.name]),
            note=note,
        )
        append_all([_addition(self._folder, JOURNAL, [entry])])


def _addition(folder: Path, kind: Kind[Any], lines: Sequence[Record]) -> Addition:
    return Addition(folder / kind.file_name, render_header(kind), render_lines(lines))


def _moved(extraction: Extraction, reference: str) -> Extraction:
    """The same claims and facts, found in the article under another reference."""
    update = {"article": reference}
    return Extraction(
        claims=tuple(claim.model_copy(update=update) for claim in extraction.claims),
        contracts=tuple(fact.model_copy(update=update) for fact in extraction.contracts),
    )
