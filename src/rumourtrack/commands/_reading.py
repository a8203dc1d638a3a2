"""Reading and extracting for `ingest` and `extract`."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from rumourtrack.commands._store import tell, tell_problems
from rumourtrack.errors import Problem
from rumourtrack.extraction import extract
from rumourtrack.extraction.compiling import load_lexicon
from rumourtrack.knowledge.files import list_languages
from rumourtrack.knowledge.own import NO_ROWS, Overlay, Own, read_own
from rumourtrack.knowledge.packs import load_language
from rumourtrack.reading import Reader, read
from rumourtrack.reading.publishers import build_domains, load_domains
from rumourtrack.records import Article, Extraction


def build_reader(publisher: str | None, published: str | None, own: Own = NO_ROWS) -> Reader:
    """A reader with the shipped knowledge and the user's own outlets."""
    domains = load_domains()
    return Reader(
        packs=tuple(load_language(code) for code in list_languages()),
        domains=Overlay(domains, build_domains(own.outlets)) if own.outlets else domains,
        publisher=publisher,
        published=published,
    )


def load_own(store: Path) -> Own:
    """The user's own rows beside his store; bad ones are told and left out."""
    own, problems = read_own(store)
    tell_problems(problems)
    return own


def read_and_extract(
    references: Sequence[str], reader: Reader, own: Own = NO_ROWS
) -> Iterator[tuple[Article, Extraction] | Problem]:
    """Each article with what it yields, and each problem, in order of the references.

    The user's own rows stand on top of the shipped tables. Why an article can yield nothing is told.
    """
    languages = list_languages()
    for reference in references:
        for item in read(reference, reader):
            if isinstance(item, Problem):
                yield item
                continue
            if item.language is None or item.language not in languages:
                tell(f"{item.reference}: no claims: {_foreign(item.language, languages)}")
                yield item, Extraction()
                continue
            yield item, extract(item, load_lexicon(item.language, own))


def _foreign(language: str | None, languages: Sequence[str]) -> str:
    if language is None:
        return "too short to tell its language"
    return f"its language is {language!r}, and there are packs for {', '.join(languages)}"
