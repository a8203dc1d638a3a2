"""Everything of the language that stands in a text, found in a few scans of the folded text."""

import re

from rumourtrack.extraction.draft import Draft, places_of
from rumourtrack.extraction.phrases import split_words
from rumourtrack.extraction.scanning import Hit
from rumourtrack.knowledge.cues import Effect, Frame, Modifier
from rumourtrack.text import fold

_STRAIGHT = str.maketrans("’‘", "''")


def find_cues(draft: Draft) -> None:
    """Fill `folded`, `words` and the lists of hits from `frames` to `deals`."""
    lexicon = draft.lexicon
    draft.folded = fold(draft.article.text)
    draft.words = split_words(draft.folded)
    _find_triggers(draft)
    draft.credits = list(lexicon.credits.find(draft.words))
    draft.bindings = list(lexicon.contracts.find(draft.words))
    draft.nouns = list(lexicon.nouns.find(draft.words))
    draft.times = [
        hit
        for hit in lexicon.times.find(draft.words)
        if not hit.value.capital or draft.article.text[hit.start].isupper()
    ]
    draft.deals = list(lexicon.deals.find(draft.words))


def _find_triggers(draft: Draft) -> None:
    """Frames and modifiers, but those in the second half of a phrase that means nothing."""
    hits = list(draft.lexicon.triggers.find(draft.words))
    shielded = places_of(
        hit.tail
        for hit in hits
        if isinstance(hit.value, Modifier) and hit.value.effect is Effect.NONE
    )
    for start, end, value, tail in hits:
        if start in shielded or _is_compound(draft, start, end):
            continue
        spans = [(start, end), *([tail] if tail else [])]
        if value.accents and not all(_has_accents(draft, *span, value) for span in spans):
            continue
        if isinstance(value, Frame):
            draft.frames.append(Hit(start, end, value, tail))
        else:
            draft.modifiers.append(Hit(start, end, value, tail))


def _has_accents(draft: Draft, start: int, end: int, trigger: Frame | Modifier) -> bool:
    """Whether the words are spelt as one of the trigger's forms, accents too."""
    found = draft.article.text[start:end].lower().translate(_STRAIGHT)
    return found in draft.lexicon.wording.accented(trigger)


def _is_compound(draft: Draft, start: int, end: int) -> bool:
    """A small word joined by a hyphen makes another word of it: "in-demand", "sign-off"."""
    text = draft.article.text
    if draft.folded[start - 1 : start] == b"-" and start > 1:
        word = re.search(r"\w+$", text[max(0, start - 30) : start - 1])
        return word is not None and word[0][0].islower()
    return draft.folded[end : end + 1] == b"-" and text[end + 1 : end + 2].islower()
