"""The files of a store: what each holds, and how a header and a line of it look.

Lines are canonical JSON (fields in the order of the model, no spaces, unescaped UTF-8, defaults
written in full), so that a byte search for `"subject":"…"` is exact and a diff shows one change.
"""

from collections.abc import Iterable
from typing import Any, Generic, Literal, NamedTuple, TypeVar

from pydantic_core import PydanticSerializationError, to_json

from rumourtrack.errors import RumourError
from rumourtrack.records import Article, Claim, Contract, Correction, Entry, Outcome, Record
from rumourtrack.store.migrations import current_schema

R = TypeVar("R", bound=Record)


class Removed(Record):
    """A line that takes a record back: what stood under this id before is no longer told."""

    id: str
    removed: Literal[True]


class Kind(NamedTuple, Generic[R]):
    """One file of the store."""

    name: str
    model: type[R]
    noun: str
    """One record of it, with its article, for messages: "a claim"."""

    @property
    def file_name(self) -> str:
        """The file's name inside the store."""
        return f"{self.name}.jsonl"


ARTICLES = Kind("articles", Article, "an article")
CLAIMS = Kind("claims", Claim, "a claim")
CONTRACTS = Kind("contracts", Contract, "a contract fact")
OUTCOMES = Kind("outcomes", Outcome, "an outcome")
CORRECTIONS = Kind("corrections", Correction, "a correction")
JOURNAL = Kind("journal", Entry, "a journal entry")

KINDS: tuple[Kind[Any], ...] = (ARTICLES, CLAIMS, CONTRACTS, OUTCOMES, CORRECTIONS, JOURNAL)


def render_header(kind: Kind[Any]) -> bytes:
    r"""The first line of a file of this kind.

    >>> render_header(CLAIMS)
    b'{"schema":1,"kind":"claims"}\n'
    """
    return to_json({"schema": current_schema(), "kind": kind.name}) + b"\n"


def render_lines(records: Iterable[Record]) -> bytes:
    """The lines of these records, each ending in a newline.

    Raises:
        RumourError: a text holds half a surrogate pair, which no UTF-8 file can.
    """
    try:
        return b"".join(record.model_dump_json().encode() + b"\n" for record in records)
    except PydanticSerializationError as error:
        raise RumourError(f"a text cannot be stored, it is no valid Unicode: {error}") from error
