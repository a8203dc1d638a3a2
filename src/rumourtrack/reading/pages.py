"""What every form of input hands on: a page, its text still with datelines and noise."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Page:
    """One article as its form of input gives it; None where the form does not tell."""

    text: str
    """Cleaned by `cleaning.clean`."""
    title: str | None = None
    author: str | None = None
    published: str | None = None
    """A partial date that the form itself carries, surer than a line of the text."""
    reference: str | None = None
    """A URL of its own; None where it is known by the path of its file."""
