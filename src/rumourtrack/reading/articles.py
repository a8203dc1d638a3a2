"""References to articles: every form of input joins here."""

import hashlib
import re
import unicodedata
from collections.abc import Iterator

from rumourtrack.errors import Problem
from rumourtrack.reading.forms import FORMS, choose_form
from rumourtrack.reading.headers import Head, find_head
from rumourtrack.reading.inputs import find_files, read_bytes
from rumourtrack.reading.language import find_language
from rumourtrack.reading.noise import drop_noise
from rumourtrack.reading.pages import Page
from rumourtrack.reading.publishers import find_publisher
from rumourtrack.reading.reader import Reader
from rumourtrack.records import Article

_TITLE = 180
"""Longest title in characters; headlines of the press have up to 150."""
_BLANK_LINES = re.compile(r"\n{3,}")
_POST_WORDS = 5
"""Fewer words on a line than this tell no news."""


def read(reference: str, reader: Reader) -> Iterator[Article | Problem]:
    """The articles behind a path, folder, pattern or "-", in order, each before its own problems.

    An article's `reference` is the path as given, with slashes, from the folder down. Raises for
    no content.
    """
    for found in find_files(reference, FORMS.keys()):
        if isinstance(found, Problem):
            yield found._replace(path=_writable(found.path))
            continue
        data, problems = read_bytes(found)
        yield from (problem._replace(path=_writable(problem.path)) for problem in problems)
        if data is not None:
            yield from read_article(data, _writable(found), reader)


def _writable(path: str) -> str:
    """A path that can be written out; a file name that is no UTF-8 holds lone surrogates."""
    return path.encode("utf-8", "replace").decode()


def read_article(data: bytes, reference: str, reader: Reader) -> Iterator[Article | Problem]:
    """The articles in bytes that came from `reference`, and what is wrong with them."""
    problems = []
    for page in choose_form(reference)(data, reference):
        if isinstance(page, Problem):
            problems.append(page)
            continue
        article, notes = _build_article(page, reference, reader)
        if article is not None:
            yield article
        problems.extend(notes)
    yield from problems


def _build_article(
    page: Page, reference: str, reader: Reader
) -> tuple[Article | None, list[Problem]]:
    language = find_language(page.text, reader.words)
    lines = page.text.split("\n")
    head = find_head(lines, reader.calendar, language, latest=reader.latest)
    kept = drop_noise(head.lines, reader.noise)
    if not any(letter.isalpha() for line in kept for letter in line):
        # A post of a line or two has nothing around it: what looks like furniture is the post.
        kept = tuple(line for line in head.lines if len(line.split()) >= _POST_WORDS)
    text = _BLANK_LINES.sub("\n\n", "\n".join(kept)).strip()
    own = page.reference or reference
    if not any(map(str.isalpha, text)):
        return None, [Problem(own, "", "holds no text of an article: nothing was read from it")]
    published, notes = _choose_date(page, head, own, reader)
    article = Article(
        id=build_id(text),
        reference=own,
        title=page.title or find_title(text),
        text=text,
        publisher=reader.named_publisher or find_publisher(own, reader.domains),
        author=page.author or head.author,
        published=published,
        language=language,
    )
    return article, notes


def _choose_date(
    page: Page, head: Head, reference: str, reader: Reader
) -> tuple[str | None, list[Problem]]:
    told = page.published or head.published
    given = reader.published
    if given is None or told is None or given == told:
        return given or told, []
    note = f"the text is dated {told}, --date says {given}: {given} was taken"
    return given, [Problem(reference, "", note)]


def find_title(text: str) -> str | None:
    """The first line, where it is short, ends like a headline and has text below it."""
    first, _, rest = text.partition("\n")
    ends_sentence = first.endswith((".", ".”", '."', ".'", ".’")) and not first.endswith("...")
    return first if rest and len(first) <= _TITLE and not ends_sentence else None


def build_id(text: str) -> str:
    """Sixteen hex digits that stand for the text, whatever its blanks and line ends."""
    plain = " ".join(unicodedata.normalize("NFC", text).split())
    return hashlib.sha256(plain.encode()).hexdigest()[:16]
