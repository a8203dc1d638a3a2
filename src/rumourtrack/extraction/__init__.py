"""Article in, claims out: a pure function, offline, without a word of any language in it.

The stages, in order, each filling one part of the draft:
"""

import re
from collections.abc import Callable

from rumourtrack.extraction.clubs import find_clubs
from rumourtrack.extraction.contracts import find_contracts
from rumourtrack.extraction.draft import Draft
from rumourtrack.extraction.lexicon import Lexicon, load_lexicon
from rumourtrack.extraction.mentions import resolve_mentions
from rumourtrack.extraction.merge import build_claims
from rumourtrack.extraction.money import find_fees
from rumourtrack.extraction.names import find_names
from rumourtrack.extraction.scanning import mark
from rumourtrack.extraction.sentences import split_sentences
from rumourtrack.extraction.speakers import find_quotes, find_speakers
from rumourtrack.knowledge.files import list_languages
from rumourtrack.knowledge.packs import Effect, Modifier
from rumourtrack.records import Article, Extraction
from rumourtrack.text import fold


def scan(draft: Draft) -> None:
    """Fold the text once and find every cue of the language in it."""
    lexicon = draft.lexicon
    draft.folded = fold(draft.article.text)
    draft.marked = mark(draft.folded)
    hits = list(lexicon.triggers.find(draft.folded, draft.marked))
    shields = [
        hit.tail
        for hit in hits
        if hit.tail and isinstance(hit.value, Modifier) and hit.value.effect is Effect.NONE
    ]
    draft.triggers = [
        hit
        for hit in hits
        if not _is_compound(draft, hit.start, hit.end)
        and not any(start <= hit.start < end for start, end in shields)
    ]
    draft.credits = list(lexicon.credits.find(draft.folded, draft.marked))
    draft.nouns = list(lexicon.nouns.find(draft.folded, draft.marked))
    draft.times = [
        hit
        for hit in lexicon.times.find(draft.folded, draft.marked)
        if not hit.value.capital or draft.article.text[hit.start].isupper()
    ]
    draft.deals = list(lexicon.deals.find(draft.folded, draft.marked))


def _is_compound(draft: Draft, start: int, end: int) -> bool:
    """A small word joined by a hyphen makes another word of it: "in-demand", "sign-off"."""
    text = draft.article.text
    if draft.folded[start - 1 : start] == b"-" and start > 1:
        word = re.search(r"\w+$", text[max(0, start - 30) : start - 1])
        return word is not None and word[0][0].islower()
    return draft.folded[end : end + 1] == b"-" and text[end + 1 : end + 2].islower()


STAGES: tuple[Callable[[Draft], None], ...] = (
    scan,
    split_sentences,
    find_names,
    find_clubs,
    find_quotes,
    resolve_mentions,
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
