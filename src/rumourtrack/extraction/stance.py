"""How firmly a move is put: the frame's own stance, weakened by what governs it.

A table of cues with direction and reach, as in ConText (Harkema et al. 2009), with two additions:
a denied denial ("not ruled out") is a possibility, and hearsay ("reportedly") changes nothing.
"""

from dataclasses import dataclass, field

from rumourtrack.extraction.draft import Draft, Kind
from rumourtrack.extraction.frames import FrameReader, Reading
from rumourtrack.extraction.scanning import Hit
from rumourtrack.knowledge.packs import Effect, Modifier, Scope
from rumourtrack.records import Move, Stance

_FIRMNESS = {
    Stance.POSSIBLE: 0,
    Stance.LINKED: 1,
    Stance.EXPECTED: 2,
    Stance.CONFIRMED: 3,
}
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
    hedged: bool = False
    foretold: bool = False
    confirmed: bool = False
    """True where a cue of confirmation governs it."""
    cues: list[tuple[int, str]] = field(default_factory=list)
    in_condition: bool = False
    """True where the move is itself the condition of another: no claim."""


def judge(draft: Draft, reader: FrameReader, reading: Reading) -> Judgement:
    """The stance of a reading and what else its modifiers tell."""
    text = draft.article.text
    trigger = reading.trigger
    result = Judgement(reading.frame.stance)
    result.cues.append((trigger.start, text[trigger.start : trigger.end]))
    effects: set[Effect] = set()
    for hit in draft.triggers:
        if not isinstance(hit.value, Modifier) or not reading.sentence.holds(hit.start):
            continue
        modifier = Hit(hit.start, hit.end, hit.value)
        effect = modifier.value.effect
        if effect is Effect.CONDITION:
            _apply_condition(draft, reader, reading, modifier, result)
        elif effect is not Effect.NONE and _governs(draft, reader, reading, modifier):
            effects.add(effect)
            result.cues.append((hit.start, text[hit.start : hit.end]))
    result.history = Effect.HISTORY in effects
    result.hedged = Effect.HEDGE in effects
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


def _governs(draft: Draft, reader: FrameReader, reading: Reading, modifier: Hit[Modifier]) -> bool:
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
        return _reaches(draft, reader, modifier, modifier.end, trigger.start, reading)
    if modifier.start < end:
        return True
    if scope is Scope.FORWARD:
        return False
    return _reaches(draft, reader, modifier, end, modifier.start, reading)


def _reaches(
    draft: Draft,
    reader: FrameReader,
    modifier: Hit[Modifier],
    low: int,
    high: int,
    reading: Reading,
) -> bool:
    """No clause break and not too many words between; a new subject after a comma ends it."""
    clauses = reader.clauses
    if draft.folded.count(b" ", low, high) > modifier.value.words:
        return False
    if clauses.breaks_between(low, high):
        return False
    relative = clauses.relative_of(modifier.start)
    if relative is not None and not relative[0] <= reading.trigger.start < relative[1]:
        return False
    if modifier.value.effect is Effect.NEGATE and b"," in draft.folded[low:high]:
        return False
    starts = {m.start for m in draft.mentions} | {c.start for c in draft.clubs}
    for joint in clauses.comma_or_joint_between(low, high):
        word_end = draft.folded.find(b" ", joint + 1)
        if reading.list_at > joint and starts & {joint + 2, word_end + 1}:
            return False
    return True


def _apply_condition(
    draft: Draft,
    reader: FrameReader,
    reading: Reading,
    modifier: Hit[Modifier],
    result: Judgement,
) -> None:
    """A condition makes the other moves of its sentence conditional, and its own no claim."""
    end = reader.clauses.clause_end(modifier.end, reading.sentence)
    if modifier.start <= reading.trigger.start < end:
        result.in_condition = True
        return
    if (
        reader.clauses.breaks_between(
            min(end, reading.trigger.end), max(modifier.start, reading.trigger.start)
        )
        and modifier.start > reading.trigger.end + 120
    ):
        return
    result.conditional = True
    result.condition = draft.article.text[modifier.start : end].strip()
    result.cues.append((modifier.start, draft.article.text[modifier.start : modifier.end]))


def is_headline(reading: Reading) -> bool:
    """Whether the reading stands in the title or a heading."""
    return reading.sentence.kind is not Kind.BODY


def canonical(move: Move, stance: Stance) -> tuple[Move, Stance]:
    """Denying that somebody leaves is saying that he stays.

    >>> canonical(Move.LEAVE, Stance.DENIED)
    (<Move.STAY: 'stay'>, <Stance.EXPECTED: 'expected'>)
    """
    if move is Move.LEAVE and stance is Stance.DENIED:
        return Move.STAY, Stance.EXPECTED
    return move, stance
