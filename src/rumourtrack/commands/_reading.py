"""Reading and extracting for `ingest` and `extract`."""

from collections.abc import Iterator, Sequence

from rumourtrack.commands._store import tell
from rumourtrack.errors import Problem
from rumourtrack.extraction import extract
from rumourtrack.knowledge.files import list_languages
from rumourtrack.knowledge.packs import load_language
from rumourtrack.reading import Reader, read
from rumourtrack.records import Article, Extraction


def build_reader(publisher: str | None, published: str | None) -> Reader:
    """A reader with the shipped knowledge."""
    return Reader(
        packs=tuple(load_language(code) for code in list_languages()),
        publisher=publisher,
        published=published,
    )


def read_and_extract(
    references: Sequence[str], reader: Reader
) -> Iterator[tuple[Article, Extraction] | Problem]:
    """Each article with what it yields, and each problem, in order of the references.

    Why an article can yield nothing is told.
    """
    languages = list_languages()
    for reference in references:
        for item in read(reference, reader):
            if isinstance(item, Problem):
                yield item
                continue
            if item.language not in languages:
                tell(f"{item.reference}: no claims: {_foreign(item.language, languages)}")
            yield item, extract(item)


def _foreign(language: str | None, languages: Sequence[str]) -> str:
    if language is None:
        return "too short to tell its language"
    return f"its language is {language!r}, and there are packs for {', '.join(languages)}"
