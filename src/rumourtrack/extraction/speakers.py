"""Who says it: outlets, journalists and speakers credited, with the relays between.

"As per Eurosport" and "Dat meldt Eurosport" name an original; "(via A h/t B)" names two relays;
"said" names the person who speaks; "the report also states" goes on with the source before.
"""

from bisect import bisect_left
from itertools import pairwise

from rumourtrack.extraction.credits import CreditReader
from rumourtrack.extraction.draft import Credited, Draft, Sentence, within
from rumourtrack.extraction.quotations import resolve_quotes
from rumourtrack.knowledge.cues import Effect
from rumourtrack.records import Attribution


def find_speakers(draft: Draft) -> None:
    """Fill `credited` and the speakers of `quotes`; let "I" in a quotation stand for its speaker."""
    reader = CreditReader(draft)
    hedges = [hit.start for hit in draft.modifiers if hit.value.effect is Effect.HEDGE]
    last: list[Credited] = []
    last_block = last_item = -1
    for sentence in draft.sentences:
        if sentence.item != last_item:
            last = []
        found = reader.read(sentence)
        if last and all(_is_hedge(c, hedges) for c in found):
            same_block = sentence.block == last_block
            if same_block or not found:
                goes_on = same_block or _is_hearsay(sentence, hedges)
                found = (_inherited(sentence, last[-1]) if goes_on else []) or found
        if found:
            draft.credited[sentence.number] = found
            last, last_block = found, sentence.block
        last_item = sentence.item
        if found and found[-1].attribution is Attribution.NAMED:
            reader.last_named = found[-1]
    _lend_backwards(draft)
    resolve_quotes(draft, reader.speaker_of)


def _is_hedge(credited: Credited, hedges: list[int]) -> bool:
    """A mere adverb of hearsay ("allegedly") names nobody else than who was named before."""
    at = bisect_left(hedges, credited.start)
    is_hedge = at < len(hedges) and hedges[at] == credited.start
    return is_hedge and credited.attribution is Attribution.UNNAMED


def _is_hearsay(sentence: Sentence, hedges: list[int]) -> bool:
    return bisect_left(hedges, sentence.start) < bisect_left(hedges, sentence.end)


def _inherited(sentence: Sentence, source: Credited) -> list[Credited]:
    """A report goes on to the end of its paragraph, and as long as hearsay goes on."""
    if source.attribution is not Attribution.NAMED or not source.chain:
        return []
    return [Credited(sentence.start, source.chain, source.attribution, "", inherited=True)]


def _lend_backwards(draft: Draft) -> None:
    """A crediting sentence that tells no move of its own speaks of the one before it."""
    for before, sentence in reversed(list(pairwise(draft.sentences))):
        credited = draft.credited.get(sentence.number)
        if before.block != sentence.block or not credited or credited[0].inherited:
            continue
        bare = credited[0].cue.startswith(("(", "["))
        if draft.credited.get(before.number) or (_has_frame(draft, sentence) and not bare):
            continue
        if credited[0].attribution is Attribution.NAMED:
            draft.credited[before.number] = credited


def _has_frame(draft: Draft, sentence: Sentence) -> bool:
    return bool(within(draft.frames, sentence.start, sentence.end))
