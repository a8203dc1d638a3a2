"""The words of a language file that make claims: frames, modifiers, credits and contract ends."""

from enum import StrEnum
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from rumourtrack.records import Deal, Move, Stance

Line = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Lines = Annotated[list[Line], Field(min_length=1)]


class Strict(BaseModel):
    """A frozen part of a pack that refuses unknown keys."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Side(StrEnum):
    """Where an argument stands, seen from the trigger."""

    BEFORE = "before"
    AFTER = "after"
    EITHER = "either"


class Effect(StrEnum):
    """What a modifier does to the frames in its scope."""

    NEGATE = "negate"
    """The move is denied: "will not", "ruled out", "refused to"."""
    OPEN = "open"
    """A denial denied: "not ruled out". The move is possible."""
    POSSIBLE = "possible"
    LINK = "link"
    """No more than interest or talks: "wants to", "in talks to", "tipped to"."""
    EXPECT = "expect"
    """Decided or foretold: "set to", "will", "agreed to"."""
    CONFIRM = "confirm"
    """Announced or done: "officially", "has confirmed that"."""
    CONDITION = "condition"
    """Opens a stated condition: "if", "unless", "only if"."""
    HISTORY = "history"
    """Told as past: "last summer", "in 2022", "previously"."""
    HEDGE = "hedge"
    """Hearsay: kept among the cues, stance unchanged: "reportedly", Dutch "zou"."""
    CONTRARY = "contrary"
    """The move did not happen or would not, told as an aside: "had refused to"."""
    NONE = "none"
    """A harmless phrase that shields its words from shorter cues."""


class Scope(StrEnum):
    """How far a modifier reaches."""

    FORWARD = "forward"
    BACKWARD = "backward"
    BOTH = "both"
    SENTENCE = "sentence"


class Entry(Strict):
    """What all cues share."""

    name: str = Field(pattern=r"^[a-z0-9][a-z0-9 -]*$")
    """What a reader calls it; unique in its section."""
    forms: Lines
    fires: Lines
    quiet: list[Line] = []
    accents: bool = False
    """True where a trigger must have the accents of its form: "würde" is no "wurde"."""


class Frame(Entry):
    """A trigger and its grammar: who stands where when these words tell of a move.

    A slot that is absent is not looked for. A join needs `person` and `buyer` (or `replaced`, from
    whom the club follows); a leave and a stay need `person`.
    """

    move: Move
    person: Side
    """Where the mover stands."""
    buyer: Side | None = None
    """The club that gets or keeps the person."""
    seller: Side | None = None
    """The club that loses the person."""
    replaced: Side | None = None
    """The person whose place the mover takes; that this person leaves is no claim."""
    companion: Side | None = None
    """The person whom the mover follows: his destination is the mover's too."""
    stance: Stance
    deal: Deal | None = None
    topic: bool = False
    """True where the buyer may be the club that the text goes on about: "the favourite is X"."""
    needs_club: bool = False
    """True where the sentence itself must name the club: "leave", which is said of many things."""
    pronoun: bool = False
    """True where the words hold the pronoun that is the mover: "quiere ficharlo"."""
    between: bool = False
    """True where two clubs deal with each other and one of them sells: "talks between A and B".
    The one that is not the mover's buys; where that is not told, the first one."""
    close: bool = False
    """True where person and club must touch the trigger, articles and nouns apart: "X to Y"."""
    feature: bool = False
    """True for forms that tell of a move only when a club or modifier in the same clause shows
    it ("leave", "arrival"): bare words of everyday language."""


class Modifier(Entry):
    """Words that change how firmly, when or on what condition a frame holds."""

    effect: Effect
    scope: Scope = Scope.FORWARD
    words: int = Field(default=12, ge=1, le=60)
    """How many words away the trigger may begin."""


class Credit(StrEnum):
    """How the words connect a source with what it says."""

    REPORT = "report"
    """An outlet or journalist tells: "according to", "claims", "understands"."""
    RELAY = "relay"
    """Names who stands between: "via", "h/t", "as quoted by", "citing" names the original."""
    CITE = "cite"
    """Names the original behind a relay just named: "citing", "with reference to"."""
    SAY = "say"
    """A person or club speaks: "said", "told reporters", "insisted"."""
    ANNOUNCE = "announce"
    """A club or person makes it official."""
    UNNAMED = "unnamed"
    """Nobody is named: "reports suggest", "it is believed"."""
    CONTINUE = "continue"
    """The source named before goes on: "the report also states", "the paper adds"."""
    OWN = "own"
    """The publisher itself: "we understand"."""


class AttributionCue(Entry):
    """Words that credit a source; `source` tells on which side of them it stands."""

    credit: Credit
    source: Side | None = None
    """None for `unnamed`, `continue` and `own`."""


class ContractCue(Entry):
    """Words that tell until when a contract runs; the date stands after them."""
