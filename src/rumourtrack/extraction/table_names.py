"""Names of the tables in a text: written with capitals, or a genitive of one."""

import re
from collections.abc import Iterator

from rumourtrack.extraction.draft import Draft, places_of
from rumourtrack.extraction.lexicon import NounKind
from rumourtrack.extraction.phrases import Words, split_words
from rumourtrack.extraction.scanning import Hit
from rumourtrack.extraction.tables import Name

_LEAST_NICKNAME = 5
"""Letters: a shorter one in small letters is too often a word of the language."""
_GENITIVE = re.compile(r"(?<!\w)[^\W\d_][\w'’-]{2,}s(?!\w)")


def find_table_names(draft: Draft) -> None:
    """Fill `named`, in order of the text."""
    named = list(_capitalised(draft, draft.words))
    if draft.lexicon.pack.grammar.nicknames_small:
        named += _small_nicknames(draft)
        named.sort(key=lambda hit: (hit.start, hit.end))
    if draft.lexicon.pack.grammar.genitive_s:
        taken = places_of((hit.start, hit.end) for hit in named)
        named += [hit for hit in _genitives(draft) if hit.start not in taken]
        named.sort(key=lambda hit: (hit.start, hit.end))
    draft.named = named


def _capitalised(draft: Draft, words: Words) -> Iterator[Hit[Name]]:
    text = draft.article.text
    for hit in draft.lexicon.gazetteer.names.find(words):
        word = text[hit.start : hit.end]
        if word.isupper() if hit.value.capitals else any(map(str.isupper, word)):
            yield hit


def _small_nicknames(draft: Draft) -> Iterator[Hit[Name]]:
    """Nicknames in small letters behind an article or a role: "i rossoneri"."""
    wording, text = draft.lexicon.wording, draft.article.text
    nouns = {hit.start for hit in draft.nouns}
    roles = {h.end for h in draft.nouns if h.value.kind in (NounKind.ROLE, NounKind.PERSON)}
    clubs = {hit.end for hit in draft.nouns if hit.value.kind is NounKind.CLUB}
    for hit in draft.lexicon.gazetteer.names.find(draft.words):
        word = text[hit.start : hit.end]
        is_small = hit.value.nickname and word.islower() and len(word) >= _LEAST_NICKNAME
        if not is_small or hit.start in nouns:
            continue
        before = wording.word_before(draft.folded, hit.start)
        is_opened = before is not None and before[0] in wording.articles
        if is_opened or hit.start - 1 in roles or hit.start - 1 in clubs:
            yield hit


def _genitives(draft: Draft) -> Iterator[Hit[Name]]:
    """Names that end before an -s which is no letter of theirs: "Leverkusens Trainer"."""
    shortened = bytearray(draft.folded)
    ends = set()
    for found in _GENITIVE.finditer(draft.article.text):
        if found[0][0].isupper():
            shortened[found.end() - 1] = ord(" ")
            ends.add(found.end() - 1)
    for hit in _capitalised(draft, split_words(bytes(shortened))):
        if hit.end in ends:
            yield hit
