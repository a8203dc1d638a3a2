"""The user's data: JSON lines that a person can read, diff and repair.

    folder = resolve_folder(option, environ=os.environ, cwd=Path.cwd())
    store = Store(folder)                             # opens nothing; no folder is an empty store
    claims, problems = store.read_claims()            # and read_articles, read_contracts,
                                                      # read_outcomes, read_corrections, read_journal
    article = store.find_article(id)                  # or None
    with store.write_session("ingest", now=datetime.now(UTC)) as session:
        added = session.add(article, extraction)      # on the disk when it returns
        added.articles, added.claims, added.contracts # how many are new or changed
        added.removed, added.copy_of                  # no longer told; known under this reference
    session.problems                                  # torn ends of a killed writer, set aside
    store.compact()                                   # drops history; bytes saved

Each file is `<kind>.jsonl`: a header `{"schema":1,"kind":"claims"}`, then one record a line. Files
are appended to: a changed record is written again and the last of an id wins; a record that is no
longer true is taken back by `{"id":"…","removed":true}`. Readers pass over what a killed writer
left of the last line; the next writer moves it to `<file>.torn`. A last line that lacks only its
newline is read. One command writes at a time, under `.lock`; readers never wait. Only `journal.jsonl`
tells times: the same articles in the same order make the same bytes. Locks are not to be relied
upon where the folder lies on a network file system.
"""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path

from rumourtrack.errors import Problem, RumourError
from rumourtrack.records import Article, Claim, Contract, Correction, Entry, Outcome
from rumourtrack.store.folder import resolve_folder
from rumourtrack.store.kinds import (
    ARTICLES,
    CLAIMS,
    CONTRACTS,
    CORRECTIONS,
    JOURNAL,
    KINDS,
    OUTCOMES,
)
from rumourtrack.store.lines import find_record, read_records
from rumourtrack.store.locking import hold_lock
from rumourtrack.store.session import Added, Session
from rumourtrack.store.upkeep import compact_file, prepare_folder

__all__ = ["Added", "Session", "Store", "resolve_folder"]

LOCK_WAIT_SECONDS = 5.0


class Store:
    """One folder of JSON-lines files.

    The `read_` methods give records in order of first appearance and a problem for each broken
    line; they and `find_article` raise a `RumourError` for a file whose header is missing, wrong or
    of a newer version, and where the system does not let us read.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def read_articles(self) -> tuple[tuple[Article, ...], tuple[Problem, ...]]:
        """Every article that was read whole."""
        return read_records(self.folder, ARTICLES)

    def read_claims(self) -> tuple[tuple[Claim, ...], tuple[Problem, ...]]:
        """Every claim, as it was extracted: corrections are not applied."""
        return read_records(self.folder, CLAIMS)

    def read_contracts(self) -> tuple[tuple[Contract, ...], tuple[Problem, ...]]:
        """Every contract fact."""
        return read_records(self.folder, CONTRACTS)

    def read_outcomes(self) -> tuple[tuple[Outcome, ...], tuple[Problem, ...]]:
        """What really happened, as far as somebody told."""
        return read_records(self.folder, OUTCOMES)

    def read_corrections(self) -> tuple[tuple[Correction, ...], tuple[Problem, ...]]:
        """A person's words over the extractor's."""
        return read_records(self.folder, CORRECTIONS)

    def read_journal(self) -> tuple[tuple[Entry, ...], tuple[Problem, ...]]:
        """What the writing commands changed, oldest first."""
        return read_records(self.folder, JOURNAL)

    def find_article(self, id: str) -> Article | None:
        """The article of this id; None where the store has none."""
        return find_record(self.folder, ARTICLES, id)

    def article_ids(self) -> frozenset[str]:
        """The ids of all articles."""
        return frozenset(article.id for article in self.read_articles()[0])

    @contextmanager
    def write_session(
        self, command: str, *, now: datetime, wait_seconds: float = LOCK_WAIT_SECONDS
    ) -> Iterator[Session]:
        """Hold the store for one writing command, and tell the journal at the end what it changed.

        An interruption or an error inside is told too and goes on; a killed process tells nothing,
        but loses nothing that was acknowledged.

        Raises:
            RumourError: another command holds the store longer than `wait_seconds`, a file is of a
                newer version, or the system refused.
        """
        with hold_lock(self.folder, wait_seconds=wait_seconds):
            session = Session(self.folder)
            try:
                yield session
            except BaseException as error:
                interrupted = isinstance(error, KeyboardInterrupt)
                # What went wrong first is what the user must hear, not that the disk is full still.
                with suppress(RumourError):
                    note = "interrupted" if interrupted else "stopped by an error"
                    session.write_journal(command, now=now, note=note)
                raise
            session.write_journal(command, now=now)

    def compact(self, *, wait_seconds: float = LOCK_WAIT_SECONDS) -> int:
        """Drop former versions and removals from every file; how many bytes that saved.

        Raises:
            RumourError: as `write_session`, and where a line is broken: correct or delete it first.
        """
        if not self.folder.exists():
            return 0
        with hold_lock(self.folder, wait_seconds=wait_seconds):
            prepare_folder(self.folder)
            return sum(compact_file(self.folder, kind) for kind in KINDS)
