"""Names of the tables in a text: written with capitals, or a genitive of one."""

import re
from collections.abc import Iterator

from rumourtrack.extraction.draft import Draft, places_of
from rumourtrack.extraction.scanning import Hit, mark
from rumourtrack.extraction.tables import Name

_GENITIVE = re.compile(r"(?<!\w)[^\W\d_][\w'’-]{2,}s(?!\w)")


def find_table_names(draft: Draft) -> None:
    """Fill `named`, in order of the text."""
    named = list(_capitalised(draft, draft.folded, draft.marked))
    if draft.lexicon.pack.grammar.genitive_s:
        taken = places_of((hit.start, hit.end) for hit in named)
        named += [hit for hit in _genitives(draft) if hit.start not in taken]
        named.sort(key=lambda hit: (hit.start, hit.end))
    draft.named = named


def _capitalised(draft: Draft, folded: bytes, marked: bytes) -> Iterator[Hit[Name]]:
    text = draft.article.text
    for hit in draft.lexicon.gazetteer.names.find(folded, marked):
        word = text[hit.start : hit.end]
        if word.isupper() if hit.value.capitals else any(map(str.isupper, word)):
            yield hit


def _genitives(draft: Draft) -> Iterator[Hit[Name]]:
    """Names that end before an -s which is no letter of theirs: "Leverkusens Trainer"."""
    shortened = bytearray(draft.folded)
    ends = set()
    for found in _GENITIVE.finditer(draft.article.text):
        if found[0][0].isupper():
            shortened[found.end() - 1] = ord(" ")
            ends.add(found.end() - 1)
    folded = bytes(shortened)
    for hit in _capitalised(draft, folded, mark(folded)):
        if hit.end in ends:
            yield hit
