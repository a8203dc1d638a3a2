"""Which clubs take part: who sells, and who buys.

A manager or director acts for his club; a club that merely describes a person acts not at all.
"""

from rumourtrack.extraction.draft import ClubMention, Figure, last_word, within
from rumourtrack.extraction.slots import Slots, once_each
from rumourtrack.extraction.word_sets import Relation
from rumourtrack.knowledge.cues import Side
from rumourtrack.records import Move, Role

_OWN_CLUB_COST = 20
"""His own club this near to a trigger of joining tells how he once came there."""
_AT_REACH = 60
_ACT_REACH = 60
"""Characters between a club and the trigger whose subject it is."""
_TOUCH = 5
"""Characters, an article perhaps, between a trigger and the club that belongs to it."""


def find_seller(slots: Slots, figure: Figure) -> ClubMention | None:
    """The club that somebody comes from; None where the sentence does not tell it."""
    side = slots.frame.seller
    if side is None:
        return None
    candidates = [
        c
        for c in slots.clubs
        if (c.relation not in (Relation.FORMER, Relation.TO) or _is_taken_from(slots, c))
        and (c.owner_of is None or c.owner_of is figure)
    ]
    ranked = [
        (cost, c) for cost, c in slots.ranked(candidates, side) if _is_sold_by(slots, c, figure)
    ]
    return _subject_of(slots, ranked[0][1], candidates) if ranked else None


def find_buyers(
    slots: Slots, figure: Figure, person_at: int, seller: ClubMention | None
) -> list[ClubMention]:
    """The clubs that somebody mentioned at `person_at` would go to, in order, each once."""
    side = slots.frame.buyer
    if side is None:
        return []
    candidates = [c for c in slots.clubs if _is_candidate(slots, c, figure, seller)]
    plain = [c for c in candidates if c.owner_of is None]
    if side is Side.EITHER and slots.frame.person is not Side.BEFORE:
        # "PSV are in talks with Lyngby over X": whoever stands before acts, the other one sells.
        first = -1 if person_at > slots.trigger.start else person_at
        ahead = [c for c in plain if c.relation is Relation.NONE and c.start > first]
        side = Side.BEFORE if slots.ranked(ahead, Side.BEFORE) else side
    ranked = slots.ranked(plain, side) or _chiefs(slots, candidates, side)
    chosen = ranked[0][1] if ranked and slots.frame.between else None
    chosen = chosen or _choose(slots, figure, ranked, plain, side)
    if chosen is None:
        return []
    beside = plain
    if chosen.relation is Relation.FROM and chosen in plain:
        # "In the books of Ajax and of Freiburg": whoever stands beside it buys too.
        kinds = (Relation.FROM, Relation.NONE)
        beside = [c for c in slots.clubs if c.relation in kinds and c.owner_of is None]
    listed = slots.text.listed(chosen, beside) if chosen in beside else [chosen]
    return [c for c in once_each(listed) if slots.side_of(side, c.start)]


def _is_candidate(
    slots: Slots, club: ClubMention, figure: Figure, seller: ClubMention | None
) -> bool:
    strict = slots.frame.move is Move.LEAVE
    aside = slots.text.clauses.relative_of(club.start)
    is_aside = aside is not None and not aside[0] <= slots.trigger.start < aside[1]
    # A clause that explains somebody has a trigger of its own for what it tells.
    if aside and is_aside and (slots.frame.topic or slots.text.has_frame(aside[0], club.start)):
        return False
    if strict and slots.text.clauses.breaks_between(slots.end, club.start):
        return False
    return (
        club is not seller
        and (club.relation is Relation.TO if strict else _may_buy(slots, club))
        and club.relation is not Relation.FORMER
        and (seller is None or club.club != seller.club)
        and (club.owner_of is not figure or slots.frame.between)
        and not _is_in_phrase(slots, club)
        and not _acts_itself(slots, club)
        and not _is_far(slots, club)
    )


def _choose(
    slots: Slots,
    figure: Figure,
    ranked: list[tuple[int, ClubMention]],
    plain: list[ClubMention],
    side: Side,
) -> ClubMention | None:
    """The nearest, but never his own club; of both sides of a phrase with a gap the later."""
    if not ranked:
        return None
    chosen = _subject_of(slots, ranked[0][1], plain)
    if slots.frame.move is Move.JOIN and chosen.club in (figure.club, figure.present_club):
        others = [(cost, c) for cost, c in ranked if c.club != chosen.club]
        if ranked[0][0] <= _OWN_CLUB_COST or not others:
            return None
        ranked, chosen = others, others[0][1]
    if slots.trigger.tail and slots.frame.seller is side and len(ranked) > 1:
        return max((c for _, c in ranked), key=lambda c: c.start)
    return chosen


def _subject_of(slots: Slots, chosen: ClubMention, clubs: list[ClubMention]) -> ClubMention:
    """Of two clubs in one breath the first is the subject: "Forest asked Inter for X"."""
    if chosen.start > slots.trigger.start or slots.frame.person is Side.BEFORE:
        return chosen
    clauses = slots.text.clauses
    for club in clubs:
        plain = club.relation is Relation.NONE and club.end < chosen.start
        if not plain or clauses.breaks_between(club.end, slots.trigger.start):
            continue
        if clauses.comma_or_joint_between(club.end, chosen.start):
            continue
        if clauses.relative_of(chosen.start) == clauses.relative_of(club.start):
            return club
    return chosen


def _may_buy(slots: Slots, club: ClubMention) -> bool:
    """A club behind "from" sells, unless the preposition is the trigger's own last word."""
    if club.relation is not Relation.FROM:
        return True
    folded, of_words = slots.draft.folded, slots.draft.lexicon.wording.of_prepositions
    return any(
        last_word(folded, end) in of_words and 0 <= club.start - end <= _TOUCH
        for end in (slots.end, slots.trigger.end)
    )


def _is_taken_from(slots: Slots, club: ClubMention) -> bool:
    """A club behind the words in which another one gets him, or in which he takes his leave.

    "Contratou Malheiro ao Braga", "dice addio al Lecce".
    """
    frame, tail = slots.frame, slots.trigger.tail
    if frame.seller is not Side.AFTER or not 0 <= club.start - slots.end <= _TOUCH:
        return False
    leaves = frame.move is Move.LEAVE and frame.buyer is None
    return leaves or (frame.buyer is Side.BEFORE and tail is not None)


def _is_sold_by(slots: Slots, club: ClubMention, figure: Figure) -> bool:
    """A seller is his club as far as it is known, or stands where only a seller stands."""
    if figure.club is not None and club.relation is not Relation.FROM:
        return club.club == figure.club
    tail = slots.trigger.tail
    if tail and slots.trigger.end <= club.start < tail[0]:
        behind = any(0 <= other.start - tail[1] <= 12 for other in slots.clubs)
        return behind or slots.frame.buyer is not Side.AFTER
    if club.start < slots.trigger.start:
        leads = slots.frame.person is not Side.BEFORE or club.start < slots.list_at
        return leads and club.relation is Relation.NONE
    if _is_taken_from(slots, club):
        return True
    next_to = 0 <= club.start - slots.end <= _TOUCH
    if next_to and slots.frame.buyer is not None and tail:
        last = last_word(slots.draft.folded, slots.end)
        return last in slots.draft.lexicon.wording.origin_prepositions
    return next_to or club.relation is Relation.FROM


def _is_in_phrase(slots: Slots, club: ClubMention) -> bool:
    """A club behind a preposition is no subject: "talks with Roma over a move for X"."""
    if club.start > slots.trigger.start or _acts_from_front(slots, club):
        return False
    if slots.frame.person is Side.AFTER:
        return club.relation in (Relation.TO, Relation.AT)
    return club.relation is Relation.AT


def _acts_itself(slots: Slots, club: ClubMention) -> bool:
    """A club of a later clause is there the subject of another trigger."""
    if not slots.text.clauses.breaks_between(slots.end, club.start):
        return False
    return any(
        Side.BEFORE in (hit.value.buyer, hit.value.seller)
        and not slots.text.clauses.breaks_between(club.end, hit.start)
        for hit in within(slots.draft.frames, club.end, club.end + _ACT_REACH)
    )


def _acts_from_front(slots: Slots, club: ClubMention) -> bool:
    """A club that opens the sentence behind a preposition acts where no other one does."""
    if not slots.is_fronted(club) or slots.frame.person is Side.BEFORE:
        return False
    others = (c for c in slots.clubs if c is not club and c.owner_of is None)
    return not any(c.relation is Relation.NONE and c.start < slots.trigger.start for c in others)


def _is_far(slots: Slots, club: ClubMention) -> bool:
    """A club behind "at" or "in" far from the trigger is where something else happens."""
    return club.relation is Relation.AT and club.start - slots.end > _AT_REACH


def _chiefs(
    slots: Slots, candidates: list[ClubMention], side: Side
) -> list[tuple[int, ClubMention]]:
    """A manager or director acts for his club: "Real boss Ancelotti wants Doeson"."""
    acts = slots.frame.person is Side.AFTER or slots.frame.pronoun
    if not acts or side is Side.AFTER:
        return []
    chiefs = [
        c
        for c in candidates
        if c.owner_of is not None and c.owner_of.role in (Role.MANAGER, Role.DIRECTOR)
    ]
    return slots.ranked(chiefs, Side.BEFORE)
