"""Reading and extracting for `ingest` and `extract`."""

from collections.abc import Iterator, Sequence

from rumourtrack.commands._store import tell
from rumourtrack.errors import Problem
from rumourtrack.extraction import extract
from rumourtrack.knowledge.files import list_languages
from rumourtrack.knowledge.gazetteer import Outlet, load_table
from rumourtrack.knowledge.packs import load_pack
from rumourtrack.reading import Reader, read
from rumourtrack.records import Article, Extraction


def build_reader(publisher: str | None, published: str | None) -> Reader:
    """A reader with the shipped knowledge."""
    return Reader(
        packs=tuple(load_pack(code) for code in list_languages()),
        outlets=load_table("outlets.csv", Outlet),
        publisher=publisher,
        published=published,
    )


def read_and_extract(
    references: Sequence[str], reader: Reader
) -> Iterator[tuple[Article, Extraction] | Problem]:
    """Each article with what it yields, and each problem, in order of the references."""
    for reference in references:
        for item in read(reference, reader):
            if isinstance(item, Problem):
                yield item
            else:
                _tell_language(item)
                yield item, extract(item)


def _tell_language(article: Article) -> None:
    if article.language is None:
        tell(f"{article.reference}: too short to tell its language: kept, no claims")
    elif article.language not in list_languages():
        known = ", ".join(list_languages())
        tell(
            f"{article.reference}: written in {article.language!r}, a language without a pack "
            f"(there are {known}): kept, no claims"
        )
