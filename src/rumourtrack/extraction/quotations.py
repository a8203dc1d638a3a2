"""Stretches between quotation marks, and who speaks in them."""

import re
from bisect import bisect_left, bisect_right
from operator import attrgetter

from rumourtrack.extraction.draft import Credited, Draft, Figure, Form, Mention, Quote, Sentence
from rumourtrack.extraction.lexicon import NounKind
from rumourtrack.records import Attribution

_QUOTED = re.compile(rb'"[^"\n]{2,}?(?:"|$)|,,[^"\n]{2,}?(?:"|$)', re.MULTILINE)


def find_quotes(draft: Draft) -> None:
    """Fill `quotes`; who speaks in them is told later."""
    draft.quotes = [Quote(*found.span()) for found in _QUOTED.finditer(draft.folded)]


def resolve_quotes(draft: Draft, speaker_of: dict[int, Figure]) -> None:
    """Set the speakers of `quotes`, and credit sentences that nobody else is credited in.

    The speaker is named in the quotation's own sentence, else in the one before, else it is the
    last one. `speaker_of` tells who speaks by the number of the sentence.
    """
    last: Figure | None = None
    for quote in draft.quotes:
        touched = _touched(draft, quote)
        if not touched:
            continue
        numbers = [s.number for s in touched] + [touched[0].number - 1]
        last = next((speaker_of[n] for n in numbers if n in speaker_of), last)
        quote.speaker = last
        if last is None:
            continue
        chain = _chain_of(draft, numbers, last)
        for sentence in touched:
            if sentence.number not in draft.credited:
                spoken = Credited(sentence.start, chain, Attribution.QUOTED, "")
                draft.credited[sentence.number] = [spoken]
    _resolve_first_person(draft)


def _touched(draft: Draft, quote: Quote) -> list[Sentence]:
    """The sentences that a quotation shares a character with."""
    low = bisect_right(draft.sentences, quote.start, key=attrgetter("end"))
    return draft.sentences[low : bisect_left(draft.sentences, quote.end, key=attrgetter("start"))]


def _chain_of(draft: Draft, numbers: list[int], speaker: Figure) -> tuple[str, ...]:
    for number in numbers:
        for credited in draft.credited.get(number, ()):
            if speaker.name in credited.chain:
                return credited.chain
    return (speaker.name,)


def _resolve_first_person(draft: Draft) -> None:
    """The first person in a quotation stands for its speaker."""
    for hit in draft.nouns:
        quote = draft.quote_at(hit.start) if hit.value.kind is NounKind.FIRST else None
        if quote is not None and quote.speaker is not None:
            draft.mentions.append(Mention(hit.start, hit.end, quote.speaker, Form.PRONOUN))
    draft.mentions.sort(key=attrgetter("start"))
