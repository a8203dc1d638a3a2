"""Plain text: one file, one article, maybe with a ` date 2024-11-14 ` before its first word."""

import re
from collections.abc import Iterator

from rumourtrack.dates import check_partial
from rumourtrack.errors import Problem
from rumourtrack.reading.cleaning import clean
from rumourtrack.reading.decoding import decode
from rumourtrack.reading.pages import Page

# The blank before "date" is what no sentence has; without it only a whole day is no sentence.
_HEADER = re.compile(
    r"(?: date (?P<stated>\d{4}(?:-\d\d){0,2})|date (?P<day>\d{4}-\d\d-\d\d))(?!\S)"
)


def read_pages(data: bytes, reference: str) -> Iterator[Page | Problem]:
    """The one page of a text file; what is wrong with its bytes or its header comes with it."""
    text, fault = decode(data)
    if fault is not None:
        yield Problem(reference, "", fault)
    if text is None:
        return
    text = clean(text)
    found = _HEADER.match(text)
    if found is None:
        yield Page(text=text.strip())
        return
    published = found["stated"] or found["day"]
    try:
        check_partial(published)
    except ValueError:
        yield Problem(
            reference, "line 1", f"the date {published} does not exist: say --date, or mend it"
        )
        published = None
    yield Page(text=text[found.end() :].strip(), published=published)
