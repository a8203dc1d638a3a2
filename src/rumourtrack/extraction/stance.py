"""How firmly a move is put: the frame's own stance, weakened by what governs it.

A table of cues with direction and reach, as in ConText (Harkema et al. 2009), with two additions:
a denied denial ("not ruled out") is a possibility, and hearsay ("reportedly") changes nothing.
"""

from dataclasses import dataclass, field

from rumourtrack.extraction.draft import within
from rumourtrack.extraction.readings import Reading
from rumourtrack.extraction.scanning import Hit
from rumourtrack.extraction.surroundings import Surroundings
from rumourtrack.knowledge.cues import Effect, Modifier, Scope
from rumourtrack.records import Move, Stance

_FIRMNESS = {
    Stance.POSSIBLE: 0,
    Stance.LINKED: 1,
    Stance.EXPECTED: 2,
    Stance.CONFIRMED: 3,
}
_CONDITION_REACH = 120
"""Characters behind a trigger within which a condition of another clause still holds for it."""
_TARGET = {
    Effect.POSSIBLE: Stance.POSSIBLE,
    Effect.OPEN: Stance.POSSIBLE,
    Effect.LINK: Stance.LINKED,
    Effect.EXPECT: Stance.EXPECTED,
}


@dataclass(slots=True)
class Judgement:
    """What the modifiers make of a reading."""

    stance: Stance
    conditional: bool = False
    condition: str | None = None
    history: bool = False
    foretold: bool = False
    confirmed: bool = False
    """True where a cue of confirmation governs it."""
    cues: list[tuple[int, str]] = field(default_factory=list)
    in_condition: bool = False
    """True where the move is itself the condition of another: no claim."""


def judge(text: Surroundings, reading: Reading) -> Judgement:
    """The stance of a reading and what else its modifiers tell."""
    words = text.draft.article.text
    trigger = reading.trigger
    result = Judgement(reading.frame.stance)
    result.cues.append((trigger.start, words[trigger.start : trigger.end]))
    effects: set[Effect] = set()
    for hit in within(text.draft.modifiers, reading.sentence.start, reading.sentence.end):
        effect = hit.value.effect
        if effect is Effect.CONDITION:
            _apply_condition(text, reading, hit, result)
        elif effect is not Effect.NONE and _governs(text, reading, hit):
            effects.add(effect)
            result.cues.append((hit.start, words[hit.start : hit.end]))
    result.history = Effect.HISTORY in effects
    result.foretold = Effect.EXPECT in effects
    result.confirmed = Effect.CONFIRM in effects
    result.stance = weigh(reading.frame.stance, effects)
    if result.conditional and result.stance is Stance.DENIED:
        # Not to come unless something happens is to come if it does.
        result.stance = Stance.LINKED
    if reading.sentence.question and result.stance is not Stance.DENIED:
        result.stance = Stance.POSSIBLE
    result.cues.sort()
    return result


def weigh(stance: Stance, effects: set[Effect]) -> Stance:
    """The stance that remains: the weakest of frame and modifiers.

    >>> weigh(Stance.CONFIRMED, {Effect.EXPECT})
    <Stance.EXPECTED: 'expected'>
    >>> weigh(Stance.LINKED, {Effect.NEGATE})
    <Stance.DENIED: 'denied'>
    >>> weigh(Stance.DENIED, {Effect.NEGATE})
    <Stance.POSSIBLE: 'possible'>
    """
    if stance is Stance.DENIED:
        return Stance.POSSIBLE if effects & {Effect.NEGATE, Effect.OPEN} else stance
    if Effect.OPEN in effects:
        return Stance.POSSIBLE
    if effects & {Effect.NEGATE, Effect.CONTRARY}:
        return Stance.DENIED
    weaker = [_TARGET[effect] for effect in effects if effect in _TARGET]
    weakest = min([stance, *weaker], key=lambda each: _FIRMNESS[each])
    if Effect.CONFIRM in effects and weakest is Stance.EXPECTED:
        return Stance.CONFIRMED
    return weakest


def _governs(text: Surroundings, reading: Reading, modifier: Hit[Modifier]) -> bool:
    """Whether the trigger lies within the modifier's reach."""
    trigger, scope = reading.trigger, modifier.value.scope
    spans = [(trigger.start, trigger.end), *([trigger.tail] if trigger.tail else [])]
    if any(start <= modifier.start and modifier.end <= end for start, end in spans):
        return False
    if scope is Scope.SENTENCE:
        return True
    end = trigger.tail[1] if trigger.tail else trigger.end
    if modifier.start < trigger.start:
        if scope is Scope.BACKWARD:
            return False
        return _reaches(text, reading, modifier, modifier.end, trigger.start)
    if modifier.start < end:
        return True
    if scope is Scope.FORWARD:
        return False
    return _reaches(text, reading, modifier, end, modifier.start)


def _reaches(
    text: Surroundings, reading: Reading, modifier: Hit[Modifier], low: int, high: int
) -> bool:
    """No clause break and not too many words between; a new subject after a comma ends it."""
    clauses, folded = text.clauses, text.draft.folded
    if folded.count(b" ", low, high) > modifier.value.words:
        return False
    if clauses.breaks_between(low, high):
        return False
    relative = clauses.relative_of(modifier.start)
    if relative is not None and not relative[0] <= reading.trigger.start < relative[1]:
        return False
    if modifier.value.effect is Effect.NEGATE and b"," in _without_insertion(folded[low:high]):
        return False
    opens = modifier.start == reading.sentence.start
    for joint in clauses.comma_or_joint_between(low, high):
        word_end = folded.find(b" ", joint + 1)
        is_subject = text.is_named_at(joint + 2) or text.is_named_at(word_end + 1)
        if reading.list_at > joint and (is_subject or opens):
            return False
    return True


def _without_insertion(between: bytes) -> bytes:
    """Without what commas set apart at once: "will not, whatever they say, be joining"."""
    if between.startswith(b",") and between.count(b",") == 2:
        return between[between.rindex(b",") + 1 :]
    return between


def _apply_condition(
    text: Surroundings, reading: Reading, modifier: Hit[Modifier], result: Judgement
) -> None:
    """A condition makes the other moves of its sentence conditional, and its own no claim."""
    words, trigger = text.draft.article.text, reading.trigger
    end = text.clauses.clause_end(modifier.end, reading.sentence)
    if modifier.start <= trigger.start < end:
        result.in_condition = True
        return
    low, high = min(end, trigger.end), max(modifier.start, trigger.start)
    is_apart = modifier.start > trigger.end + _CONDITION_REACH
    if is_apart and text.clauses.breaks_between(low, high):
        return
    result.conditional = True
    result.condition = words[modifier.start : end].strip()
    result.cues.append((modifier.start, words[modifier.start : modifier.end]))


def canonical(move: Move, stance: Stance) -> tuple[Move, Stance]:
    """Denying that somebody leaves is saying that he stays.

    >>> canonical(Move.LEAVE, Stance.DENIED)
    (<Move.STAY: 'stay'>, <Stance.EXPECTED: 'expected'>)
    """
    if move is Move.LEAVE and stance is Stance.DENIED:
        return Move.STAY, Stance.EXPECTED
    return move, stance
