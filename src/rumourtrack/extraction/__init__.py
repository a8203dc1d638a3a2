"""Article in, claims out: a pure function, offline, without a word of any language in it.

The stages, in order, each filling one part of the draft:
"""

from collections.abc import Callable

from rumourtrack.extraction.club_epithets import resolve_clubs
from rumourtrack.extraction.clubs import find_clubs
from rumourtrack.extraction.compiling import load_lexicon
from rumourtrack.extraction.contracts import find_contracts
from rumourtrack.extraction.cues import find_cues
from rumourtrack.extraction.draft import Draft
from rumourtrack.extraction.lexicon import Lexicon
from rumourtrack.extraction.mentions import resolve_mentions
from rumourtrack.extraction.merge import build_claims
from rumourtrack.extraction.money import find_fees
from rumourtrack.extraction.names import find_names
from rumourtrack.extraction.quotations import find_quotes
from rumourtrack.extraction.sentences import split_sentences
from rumourtrack.extraction.speakers import find_speakers
from rumourtrack.extraction.table_names import find_table_names
from rumourtrack.knowledge.files import list_languages
from rumourtrack.records import Article, Extraction

STAGES: tuple[Callable[[Draft], None], ...] = (
    find_cues,
    split_sentences,
    find_table_names,
    find_names,
    find_clubs,
    find_quotes,
    resolve_mentions,
    resolve_clubs,
    find_speakers,
    find_fees,
    find_contracts,
    build_claims,
)


def extract(article: Article, lexicon: Lexicon | None = None) -> Extraction:
    """The claims and contract facts of an article, in order of the text.

    Nothing for an article whose language has no pack. `lexicon` stands in for the shipped one.
    Raises nothing, whatever the text.
    """
    if lexicon is None:
        if article.language not in list_languages():
            return Extraction()
        lexicon = load_lexicon(article.language)
    draft = Draft(article, lexicon)
    for stage in STAGES:
        stage(draft)
    return Extraction(claims=tuple(draft.claims), contracts=tuple(draft.contracts))
