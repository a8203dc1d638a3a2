"""What belongs to a move: when, for how much, in what form, said by whom, from where, as what."""

from rumourtrack.extraction.draft import Credited, Draft, within
from rumourtrack.extraction.lexicon import NounKind
from rumourtrack.extraction.readings import Reading
from rumourtrack.extraction.timing import Moment
from rumourtrack.records import Attribution, Deal, Fee, Move, Role

_NEAR = 120
"""Characters within which a time belongs to a trigger."""
_BEFORE_FINE = 20
"""Characters: a time behind its trigger is likelier than one before."""
_ROLE_BEFORE, _ROLE_BEHIND = 5, 25
"""Characters around a trigger in which a role tells what the mover would be."""


def moment_of(reading: Reading, moments: list[Moment]) -> Moment | None:
    """The time phrase nearest to the trigger; one behind it wins over one before."""
    trigger = reading.trigger
    ranked = []
    for moment in moments:
        after = moment.start >= trigger.start
        distance = moment.start - trigger.end if after else trigger.start - moment.end
        if distance <= _NEAR:
            ranked.append((max(0, distance) + (0 if after else _BEFORE_FINE), moment.start, moment))
    return min(ranked, key=lambda item: item[:2])[2] if ranked else None


def credit_of(draft: Draft, reading: Reading) -> Credited | None:
    """Whoever speaks in the quotation, else the source credited nearest to the trigger."""
    place = reading.trigger.start
    credited = draft.credited.get(reading.sentence.number, [])
    quote = draft.quote_at(place)
    if quote is not None and quote.speaker is not None:
        spoken = [c for c in credited if quote.speaker.name in c.chain]
        if spoken:
            return spoken[0]
    named = [c for c in credited if c.chain] or credited
    reports = [c for c in named if c.attribution is Attribution.NAMED]
    if reports:
        # Beside a report the mover's own part is what the report tells of him.
        named = [c for c in named if c in reports or c.chain[-1:] != (reading.figure.name,)]
    return min(named, key=lambda c: (abs(c.start - place), c.start), default=None)


def origin_of(reading: Reading) -> tuple[str | None, bool]:
    """(the club that somebody comes from, whether only the tables tell it)."""
    figure = reading.figure
    told = reading.seller or figure.club
    if reading.move is Move.LEAVE:
        told = reading.club if reading.club != figure.known_club else told or reading.club
    if reading.move is Move.STAY:
        told = told or reading.club
    if told is not None and (told != reading.club or reading.move is not Move.JOIN):
        inferred = told == figure.known_club and told not in (reading.seller, figure.club)
        return told, inferred and reading.move is not Move.STAY
    known = figure.known_club
    if known is not None and known != reading.club:
        return known, True
    return None, False


def deal_of(draft: Draft, reading: Reading) -> Deal | None:
    """The form of deal that the frame tells, else the nearest one in the sentence."""
    if reading.frame.deal:
        return reading.frame.deal
    at, sentence = reading.trigger.start, reading.sentence
    near = within(draft.deals, sentence.start, sentence.end)
    return (
        min(near, key=lambda hit: (abs(hit.start - at), hit.start, hit.value)).value
        if near
        else None
    )


def fee_of(draft: Draft, reading: Reading) -> Fee | None:
    """The sum nearest to the trigger in its sentence."""
    at, sentence = reading.trigger.start, reading.sentence
    near = within(draft.fees, sentence.start, sentence.end)
    return min(near, key=lambda hit: (abs(hit.start - at), hit.start)).value if near else None


def role_of(draft: Draft, reading: Reading) -> Role:
    """The person's own role, else that of the one replaced, else a role named at the trigger."""
    if reading.figure.role is not None:
        return reading.figure.role
    if reading.replaced is not None and reading.replaced.role is not None:
        return reading.replaced.role
    trigger = reading.trigger
    end = trigger.tail[1] if trigger.tail else trigger.end
    for noun in within(draft.nouns, trigger.start - _ROLE_BEFORE, end + _ROLE_BEHIND + 1):
        if noun.value.kind is NounKind.ROLE:
            return Role(noun.value.detail)
    return Role.PLAYER
