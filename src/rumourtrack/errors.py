"""The two kinds of error: a `Problem` of the input is collected, a `RumourError` ends a command."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pydantic import ValidationError


class RumourError(Exception):
    """The program cannot go on; shown as one line, exit code 1. The text names the way out."""


class UsageError(RumourError):
    """The command was called wrongly; shown as one line, exit code 2."""


class Problem(NamedTuple):
    """Something wrong with the input: the good items beside it are kept."""

    path: str
    """The file, URL or "-" as it was given."""
    where: str
    """The place in it: "line 14", "article 3", "" where the whole file is meant."""
    message: str
    """What is wrong and what to do about it, one sentence."""

    def __str__(self) -> str:
        """Start with the path, so that editors can jump to it."""
        return ": ".join(part for part in self if part)


def problems_from(error: "ValidationError", path: str, where: str = "") -> Iterator[Problem]:
    """One readable problem for each thing pydantic found; users never see pydantic's own block."""
    for item in error.errors(include_url=False):
        field = ".".join(str(part) for part in item["loc"])
        place = " ".join(part for part in (where, field) if part)
        yield Problem(path, place, readable(item["msg"]))


def readable(message: str) -> str:
    """A message of pydantic's without the name of the error in front.

    >>> readable("Value error, 'soon' is no date")
    "'soon' is no date"
    """
    return message.removeprefix("Value error, ")
