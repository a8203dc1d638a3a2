"""Whether a trigger tells what is, what was, and what long was: tense and time of its clause."""

from rumourtrack.extraction.draft import Draft
from rumourtrack.extraction.readings import Reading
from rumourtrack.extraction.timing import Moment

_CAREER_YEARS = 2
"""A finished move this much older than the article is career, no claim."""
_AUXILIARY_REACH = 30
"""Characters between an auxiliary and its verb: "has, to nobody's surprise, signed"."""
_RELATIVE_WORDS = 3
"""Words between a relative and the trigger of its clause."""


def is_past_clause(draft: Draft, reading: Reading) -> bool:
    """Whether an auxiliary puts the trigger into the past: "was tipped to join in the summer"."""
    before = draft.folded[reading.sentence.start : reading.trigger.start]
    return draft.lexicon.wording.past.search(before) is not None


def is_perfect(draft: Draft, reading: Reading) -> bool:
    """Whether the trigger is a present perfect: "have released", "has also departed"."""
    trigger = reading.trigger
    start = max(reading.sentence.start, trigger.start - _AUXILIARY_REACH)
    end = trigger.tail[1] if trigger.tail else trigger.end
    return draft.lexicon.wording.perfect.search(draft.folded[start:end]) is not None


def is_past(draft: Draft, reading: Reading) -> bool:
    """Whether the trigger stands in the simple past, the pluperfect or a relative clause."""
    wording, trigger = draft.lexicon.wording, reading.trigger
    start = max(reading.sentence.start, trigger.start - _AUXILIARY_REACH)
    spans = [(trigger.start, trigger.end), *([trigger.tail] if trigger.tail else [])]
    words = [word for low, high in spans for word in _words(draft, low, high)]
    if any(word in wording.past_forms or word.endswith(wording.past_endings) for word in words):
        return True
    near = _words(draft, start, trigger.start)[-_RELATIVE_WORDS:]
    relatives = wording.relatives - wording.relative_articles
    return not (
        wording.past_auxiliaries.isdisjoint(_words(draft, start, trigger.end))
        and relatives.isdisjoint(near)
    )


def is_career(draft: Draft, moment: Moment | None) -> bool:
    """Whether a finished move lies years back."""
    if moment is None or moment.timing is None:
        return False
    if draft.article.published is None:
        return moment.timing.isdigit()
    year = moment.timing[:4]
    return year.isdigit() and int(draft.article.published[:4]) - int(year) >= _CAREER_YEARS


def _words(draft: Draft, start: int, end: int) -> list[str]:
    return draft.folded[start:end].decode("latin-1").split()
