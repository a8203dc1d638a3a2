"""Text to sentences: blocks are lines, sentences end at stops that no abbreviation explains."""

import re
from collections.abc import Iterator

from rumourtrack.extraction.draft import Draft, Kind, Sentence
from rumourtrack.text import fold_name

_STOP = re.compile(r"""(?<![.!?…])[.!?…]++["'”’»)\]]*+(?=\s+["'“‘«„(\[\-–,+#@]*[^\sa-z])""")
_BLOCK = re.compile(r"[^\n]+")
_CLOCK = re.compile(
    r"\+\+\+|\d{1,2}[.:h]\d{2}\b|[•*–-] |\d{1,2}[.)] |[^\w\s!-/:-@\[-`{-~“”‘’«»„¡¿]"
)
"""What opens an item of a ticker or round-up: a time, a bullet, a number, a symbol."""
_SIGNATURE = re.compile(r"[.!?…:;]['\"”’»)\]]*$")
_WORD = 80
"""Characters before a stop in which its word stands; no abbreviation is longer."""
_LONGEST = 1_000
"""Characters. A longer stretch is no sentence, and what is done for each pair of mentions in one
would take the square of it; the longest sentence of the development articles has 600."""
_MAX_HEADING_WORDS = 16
"""Longest heading of the development articles: 15 words."""


def split_sentences(draft: Draft) -> None:
    """Fill `sentences`. Blocks without a final stop and of few words are headings."""
    text = draft.article.text
    stops = {fold_name(word).rstrip(".") for word in draft.lexicon.pack.abbreviations}
    not_people = draft.lexicon.gazetteer.not_people
    item = 0
    for block, found in enumerate(_BLOCK.finditer(text)):
        kind = _kind_of(found[0], is_first=not draft.sentences)
        if kind is Kind.HEADING or _CLOCK.match(found[0].lstrip()):
            item += 1
        start = found.start()
        ends = _ends(found, text, stops, not_people)
        for end in _pieces(text, start, [*ends, found.end()]):
            quote = text[start:end]
            if quote.strip():
                lead = len(quote) - len(quote.lstrip())
                draft.sentences.append(
                    Sentence(
                        number=len(draft.sentences),
                        start=start + lead,
                        end=start + len(quote.rstrip()),
                        block=block,
                        kind=kind,
                        item=item,
                        question=quote.rstrip(" \"'”’»)]").endswith("?"),
                    )
                )
            start = end


def _kind_of(line: str, *, is_first: bool) -> Kind:
    words = line.split()
    if len(words) > _MAX_HEADING_WORDS:
        return Kind.BODY
    if is_first:
        return Kind.TITLE
    if _SIGNATURE.search(line.rstrip()) and not line.rstrip().endswith("?"):
        return Kind.BODY
    return Kind.HEADING


def _pieces(text: str, start: int, ends: list[int]) -> Iterator[int]:
    """The ends, with others between that are too far apart: behind a comma, else at a blank."""
    for end in ends:
        while end - start > _LONGEST:
            comma = text.rfind(", ", start + 1, start + _LONGEST) + 1
            cut = comma or text.rfind(" ", start + 1, start + _LONGEST)
            start = cut if cut > start else start + _LONGEST
            yield start
        yield end
        start = end


def _ends(
    block: re.Match[str], text: str, stops: set[str], not_people: frozenset[str]
) -> list[int]:
    ends = []
    for stop in _STOP.finditer(text, block.start(), block.end()):
        before = text[max(block.start(), stop.start() - _WORD) : stop.start()].rsplit(maxsplit=2)
        word = before[-1].lstrip("\"'“‘«„([") if before else ""
        is_plain_stop = stop[0].startswith(".") and not stop[0].startswith("..")
        # "Serie B." names a league, "J." begins a name.
        is_league = (
            len(before) > 1
            and word.isalpha()
            and before[-2][:1].isupper()
            and fold_name(before[-2]) in not_people
        )
        is_initial = _is_initial(word) and not is_league
        if is_plain_stop and (is_initial or fold_name(word) in stops):
            continue
        ends.append(stop.end())
    return ends


def _is_initial(word: str) -> bool:
    """A lone capital ("J. Smith"), or a number that counts ("1. FC Köln")."""
    return (len(word) == 1 and word.isupper()) or (word.isdigit() and len(word) <= 2)
