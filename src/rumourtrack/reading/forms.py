"""Which form of input it is: the one place where forms are chosen."""

from collections.abc import Callable, Iterator, Mapping

from rumourtrack.errors import Problem
from rumourtrack.reading import plain
from rumourtrack.reading.pages import Page

Form = Callable[[bytes, str], Iterator[Page | Problem]]
"""(bytes, reference) → its pages and what is wrong with it; raises for no bytes."""

FORMS: Mapping[str, Form] = {".txt": plain.read_pages}
"""Suffix → form. In a folder these files are articles."""


def choose_form(reference: str) -> Form:
    """The form of a file by its suffix; plain text where the suffix says nothing."""
    endings = (suffix for suffix in FORMS if reference.lower().endswith(suffix))
    return FORMS[next(endings, ".txt")]
