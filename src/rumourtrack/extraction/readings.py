"""Who moves where: each trigger's slots filled, one reading for each mover and club."""

from dataclasses import dataclass, field

from rumourtrack.extraction.draft import ClubMention, Figure, Kind, Mention, Sentence, within
from rumourtrack.extraction.lexicon import NounKind
from rumourtrack.extraction.movers import find_movers, find_other
from rumourtrack.extraction.parties import find_buyers, find_seller
from rumourtrack.extraction.scanning import Hit
from rumourtrack.extraction.slots import Slots
from rumourtrack.extraction.surroundings import Surroundings
from rumourtrack.extraction.word_sets import Relation
from rumourtrack.knowledge.cues import Frame, Side
from rumourtrack.records import Move, Role

_POST_LENGTH = 400
"""Longer than this a text is no post, and "X to Y" no news but in its headings."""

Place = tuple[int, str | None]
"""Where a club is mentioned, -1 where the sentence does not, and the club, None if untold."""


@dataclass(slots=True)
class Reading:
    """One move read from one trigger."""

    figure: Figure
    move: Move
    club: str | None
    """The destination of a join or stay, the origin of a leave."""
    seller: str | None
    frame: Frame
    trigger: Hit[Frame]
    sentence: Sentence
    person_at: int
    """Where the mover's mention begins; -1 where the sentence has none."""
    list_at: int
    """Where the list that the mover stands in begins."""
    follows: Figure | None = None
    """Whose destination is meant where the frame names only a companion."""
    replaced: Figure | None = None
    clubs_at: tuple[int, ...] = field(default=())


def find_readings(text: Surroundings, sentence: Sentence) -> list[Reading]:
    """All readings of a sentence, in order of their triggers."""
    people = list(within(text.draft.mentions, sentence.start, sentence.end))
    clubs = list(within(text.draft.clubs, sentence.start, sentence.end))
    return [
        reading
        for hit in within(text.draft.frames, sentence.start, sentence.end)
        if not text.is_no_trigger(hit)
        for reading in _fill(Slots(text, hit, sentence, people, clubs))
    ]


def _fill(slots: Slots) -> list[Reading]:
    """The readings of a trigger; none where a needed slot stays empty."""
    is_long = slots.sentence.kind is Kind.BODY and len(slots.draft.folded) > _POST_LENGTH
    if slots.frame.close and is_long:
        return []
    other = find_other(slots)
    readings = [
        reading
        for place, figure in find_movers(slots, other)
        if other is None or figure is not other.figure
        for reading in _readings_of(slots, place, figure, other)
    ]
    return [r for r in readings if not slots.frame.close or _is_close(slots, r)]


def _is_close(slots: Slots, reading: Reading) -> bool:
    places = [reading.person_at, *reading.clubs_at]
    spans = {m.start: m.end for m in slots.people} | {c.start: c.end for c in slots.clubs}
    return all(
        place in spans and slots.text.touches(slots.trigger, place, spans[place])
        for place in places
    )


def _readings_of(
    slots: Slots, person_at: int, figure: Figure, other: Mention | None
) -> list[Reading]:
    frame = slots.frame
    buyers, seller = _parties(slots, person_at, figure)
    is_bare = frame.needs_club and seller is None and not buyers
    if is_bare or (frame.feature and person_at < 0):
        return []
    move = Move.JOIN if frame.move is Move.LEAVE and buyers else frame.move
    replaced = other.figure if other and frame.replaced else None
    follows = other.figure if other and frame.companion else None
    clubs: list[Place] = [(buyer.start, buyer.club) for buyer in buyers]
    if replaced is not None and replaced.club is not None:
        clubs = [(-1, replaced.club)]
    if move is Move.JOIN:
        clubs = clubs or _untold_destination(slots, figure, replaced, follows)
        clubs = [place for place in clubs if place[1] is None or place[1] != figure.club]
    elif move is Move.STAY:
        clubs = _stays(slots, clubs, figure.present_club)
    else:
        clubs = [(-1, seller.club if seller else figure.present_club)]
    return [
        Reading(
            figure=figure,
            move=move,
            club=club,
            seller=seller.club if seller else None,
            frame=frame,
            trigger=slots.trigger,
            sentence=slots.sentence,
            person_at=person_at,
            list_at=slots.list_at if person_at >= 0 else -1,
            follows=follows,
            replaced=replaced,
            clubs_at=(place,) if place >= 0 else (),
        )
        for place, club in clubs
    ]


def _parties(
    slots: Slots, person_at: int, figure: Figure
) -> tuple[list[ClubMention], ClubMention | None]:
    """(who buys, who sells) as far as the sentence tells."""
    seller = find_seller(slots, figure)
    buyers = find_buyers(slots, figure, person_at, seller)
    if slots.frame.between and len(buyers) > 1:
        return _part(buyers, slots, figure)
    return buyers, seller


def _part(
    clubs: list[ClubMention], slots: Slots, figure: Figure
) -> tuple[list[ClubMention], ClubMention | None]:
    """(who buys, who sells) of clubs that deal with each other."""
    bound = {c.club for c in slots.clubs if c.relation is Relation.TO and c not in clubs}
    sellers = [c for c in clubs if c.club == figure.present_club]
    sellers += [c for c in clubs if bound and c.club not in bound]
    seller = sellers[0] if sellers else clubs[1]
    return [c for c in clubs if c is not seller][:1], seller


def _untold_destination(
    slots: Slots, figure: Figure, replaced: Figure | None, follows: Figure | None
) -> list[Place]:
    """Where a join goes whose sentence names no buyer; nothing where nobody can tell."""
    if replaced is not None and replaced.present_club:
        return [(-1, replaced.present_club)]
    told = _club_of_speaker(slots, figure)
    lead = slots.text.topics.leads.get(slots.sentence.item)
    if told is None and lead not in (None, figure.present_club, *figure.past_clubs):
        told = lead
    if told is None and slots.frame.topic:
        told = _topic(slots, figure)
    if told is None and follows is None:
        return []
    return [(-1, told)]


def _topic(slots: Slots, figure: Figure) -> str | None:
    """The club that the text goes on about: the last one named before it in its part.

    The club of a manager or director told in the same breath comes first: he is replaced. Clubs
    that somebody comes from or was at are passed over, and the mover's own; where the part
    names none, the first one of the article is meant.
    """
    chiefs = (Role.MANAGER, Role.DIRECTOR)
    rivals = slots.listed_with(figure)
    for mention in slots.people:
        chief = mention.figure
        if chief not in rivals and chief.role in chiefs and chief.present_club:
            return chief.present_club
    others = {figure.present_club, *figure.past_clubs}
    others.update(rival.present_club for rival in rivals)
    for club in slots.clubs:
        if slots.is_fronted(club) and club.club not in others:
            return club.club
    start, end = slots.text.item_start(slots.sentence.item), slots.sentence.end
    last = slots.text.topics.main_between(start, end, others)
    if last is None and figure.role in chiefs:
        return slots.text.topics.first_before(end, others)
    return last


def _club_of_speaker(slots: Slots, figure: Figure) -> str | None:
    """A manager who speaks of an offer speaks for his club, unless it is the player's."""
    if slots.frame.buyer is None or slots.frame.person is not Side.AFTER:
        return None
    for credited in slots.draft.credited.get(slots.sentence.number, ()):
        speaker = slots.draft.figures.get(credited.chain[-1]) if credited.chain else None
        if speaker is None or speaker.role not in (Role.MANAGER, Role.DIRECTOR):
            continue
        if speaker.present_club not in (None, figure.present_club):
            return speaker.present_club
    return None


def _stays(slots: Slots, clubs: list[Place], home: str | None) -> list[Place]:
    """His own club, one that touches the trigger, or none where he only stays in a country."""
    behind = within(slots.draft.nouns, slots.end + 1, slots.end + 5)
    if any(noun.value.kind is NounKind.PLACE for noun in behind):
        return []
    near = [c for c in clubs if c[1] == home or 0 <= c[0] - slots.end <= 12]
    if near or home is None:
        return near or clubs[:1] or [(-1, None)]
    return [(-1, home)]
