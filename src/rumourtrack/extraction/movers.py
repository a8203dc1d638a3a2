"""Who moves: the person on the frame's side of the trigger, and those listed with him.

Where no subject stands in the sentence, the one that the text goes on about is taken.
"""

from rumourtrack.extraction.draft import Figure, Form, Mention, within
from rumourtrack.extraction.lexicon import NounKind
from rumourtrack.extraction.slots import REACH, Slots, once_each
from rumourtrack.extraction.word_sets import Relation
from rumourtrack.knowledge.cues import Side
from rumourtrack.records import Move, Role

_NOBODY_REACH = 40
_FOCUS_COST = 60
"""A stand-in farther than this is less likely meant than whom the text goes on about."""


def find_other(slots: Slots) -> Mention | None:
    """The one replaced or followed."""
    frame = slots.frame
    side = frame.replaced or frame.companion
    if side is None:
        return None
    ranked = slots.ranked(slots.people, side)
    figures = list(dict.fromkeys(m.figure.name for _, m in ranked))
    if not ranked:
        return None
    if side is not frame.person or len(figures) < 2:
        return ranked[0][1]
    wanted = figures[0] if frame.replaced is not None else figures[1]
    return next(m for _, m in ranked if m.figure.name == wanted)


def find_movers(slots: Slots, other: Mention | None) -> list[tuple[int, Figure]]:
    """(where, who): the chosen person and those listed with him; else the one gone on about.

    Where is -1 for somebody whom the sentence does not mention. Notes `list_at` on the slots.
    """
    if _is_nobody_yet(slots):
        return []
    people = [m for m in slots.people if other is None or m.figure is not other.figure]
    if slots.frame.pronoun:
        return _meant_by_pronoun(slots, people)
    ranked = _candidates(slots, people)
    antecedent = _antecedent(slots) if slots.frame.person is Side.AFTER else None
    if antecedent is not None and (not ranked or ranked[0][0] > _FOCUS_COST):
        return [(antecedent.start, antecedent.figure)]
    focus = slots.draft.focus.get(slots.sentence.number)
    if not ranked:
        is_free = not people or slots.draft.lexicon.pack.grammar.subject_may_lack
        return _gone_on_about(slots, other, focus) if is_free else []
    if focus is not None and _is_far_behind(slots, ranked[0], people):
        return _gone_on_about(slots, other, focus)
    chosen = _player_of(slots, ranked)
    low, high = sorted((chosen.start, slots.trigger.start))
    if slots.text.has_stranger(low, high):
        # Somebody without a name stands nearer to the trigger: "Pereira says his playmaker".
        return []
    if _speaks_of(slots, chosen.figure, focus):
        return _gone_on_about(slots, other, focus)
    members = slots.text.listed(chosen, slots.people)
    if other is not None:
        members = [m for m in members if m.figure is not other.figure]
    slots.list_at = min((m.start for m in members), default=-1)
    return [(m.start, m.figure) for m in once_each(members)]


def _player_of(slots: Slots, ranked: list[tuple[int, Mention]]) -> Mention:
    """The nearest; but no agent or president where a player stands nearly as near."""
    cost, nearest = ranked[0]
    if slots.frame.topic or nearest.figure.role not in (Role.OTHER, Role.DIRECTOR):
        return nearest
    for other, mention in ranked[1:]:
        if other - cost <= _FOCUS_COST and mention.figure.role in (None, Role.PLAYER):
            return mention
    return nearest


def _meant_by_pronoun(slots: Slots, people: list[Mention]) -> list[tuple[int, Figure]]:
    """Whom a pronoun among the trigger's words means: "el Betis quiere ficharlo".

    The player named last in the sentence, else whom the text goes on about.
    """
    before = [m for m in people if m.end <= slots.trigger.start]
    players = [m for m in before if m.figure.role in (None, Role.PLAYER)]
    if players:
        return [(players[-1].start, players[-1].figure)]
    focus = slots.draft.focus.get(slots.sentence.number)
    return [(-1, focus)] if focus is not None else []


def _candidates(slots: Slots, people: list[Mention]) -> list[tuple[int, Mention]]:
    """(cost, who), cheapest first; behind the trigger too where the language lets subjects follow."""
    ranked = slots.ranked(people, slots.frame.person)
    if not ranked and slots.frame.person is Side.BEFORE and slots.opens_sentence:
        ranked = _behind_opening(slots, people)
    may_follow = slots.draft.lexicon.pack.grammar.subject_may_follow
    if not ranked and slots.frame.person is Side.BEFORE and may_follow:
        behind = [m for m in people if m.form is not Form.PRONOUN]
        return [pair for pair in slots.ranked(behind, Side.AFTER) if pair[0] < REACH // 2]
    return ranked


def _behind_opening(slots: Slots, people: list[Mention]) -> list[tuple[int, Mention]]:
    """The subject behind an opening participle: "Wanted by Roma and Lazio, the Dane has left"."""
    wording = slots.draft.lexicon.wording
    for mention in people:
        comma = slots.draft.folded.rfind(b",", slots.end, mention.start)
        if comma >= 0 and mention.start - slots.end < REACH:
            between = slots.text.gap_before(mention, comma + 1)
            return [(0, mention)] if wording.people_gap.fullmatch(between) else []
    return []


def _is_far_behind(slots: Slots, nearest: tuple[int, Mention], people: list[Mention]) -> bool:
    """Whether the nearest stand-in is less likely meant than whom the text goes on about."""
    cost, mention = nearest
    named = any(m.form in (Form.NAME, Form.SURNAME) for m in people)
    far = mention.start > slots.trigger.start and cost > _FOCUS_COST
    return far and not named and slots.frame.person is not Side.AFTER


def _gone_on_about(
    slots: Slots, other: Mention | None, focus: Figure | None
) -> list[tuple[int, Figure]]:
    """Whom the text goes on about, where the frame lets its subject be left out."""
    frame = slots.frame
    focus = _spoken_of(slots) or focus
    if focus is None or frame.close or frame.person is Side.AFTER:
        return []
    club_acts = frame.buyer is Side.BEFORE and frame.person is Side.BEFORE
    if club_acts and not frame.topic:
        return []
    if frame.move is not Move.JOIN and not _is_at_hand(slots, focus):
        return []
    if other is not None and focus is other.figure:
        return []
    if frame.move is Move.JOIN and focus.role in (Role.OTHER, Role.DIRECTOR) and not frame.topic:
        return []
    return [] if _has_other_subject(slots) else [(-1, focus)]


def _spoken_of(slots: Slots) -> Figure | None:
    """Whom the sentence names before a quotation: "Isco no se mueve: «Seguirá aquí», zanjó X"."""
    quote = slots.draft.quote_at(slots.trigger.start)
    if quote is None:
        return None
    named = within(slots.draft.mentions, slots.sentence.start, quote.start)
    others = [m.figure for m in named if m.figure is not quote.speaker]
    return others[-1] if others else None


def _has_other_subject(slots: Slots) -> bool:
    """Whether a club is the subject of a verb that needs none: "l'Empoli andrà a Firenze"."""
    if not slots.draft.lexicon.pack.grammar.subject_may_lack:
        return False
    if slots.frame.buyer is Side.BEFORE or slots.frame.seller is Side.BEFORE:
        return False
    return any(
        club.relation is Relation.NONE
        and club.end < slots.trigger.start
        and not slots.text.clauses.breaks_between(club.end, slots.trigger.start)
        and not slots.text.clauses.comma_or_joint_between(club.end, slots.trigger.start)
        for club in slots.clubs
    )


def _antecedent(slots: Slots) -> Mention | None:
    """Whom a relative clause takes up as its object: "X, whom Napoli have wanted"."""
    span = slots.text.clauses.relative_of(slots.trigger.start)
    if span is None:
        return None
    near = [m for m in slots.people if 0 <= span[0] - m.end <= 2]
    inside = any(span[0] < c.start < slots.trigger.start for c in slots.clubs)
    return near[-1] if near and inside else None


def _speaks_of(slots: Slots, figure: Figure, focus: Figure | None) -> bool:
    """A director who rules a leaving in or out speaks of the player, not of himself."""
    return (
        slots.frame.move is not Move.JOIN
        and figure.role is Role.DIRECTOR
        and focus is not None
        and focus.role is Role.PLAYER
    )


def _is_nobody_yet(slots: Slots) -> bool:
    """An indefinite noun fills the slot: "on the lookout for a new manager"."""
    place = slots.trigger.end
    if slots.frame.person is not Side.AFTER or slots.trigger.tail:
        return False
    found = slots.draft.lexicon.wording.indefinite.match(slots.draft.folded, place)
    if found is None:
        return False
    nouns = within(slots.draft.nouns, found.end(), place + _NOBODY_REACH + 1)
    ends = [h.end for h in nouns if h.value.kind in (NounKind.ROLE, NounKind.PERSON)]
    named = min((m.start for m in slots.people if m.start >= place), default=None)
    if named is None:
        return True
    if any(named <= end + 2 for end in (found.end(), *ends)):
        return False
    return not slots.text.has_frame(found.end(), named)


def _is_at_hand(slots: Slots, figure: Figure) -> bool:
    """Whether the paragraph has named him before."""
    start = slots.text.block_start(slots.sentence.block)
    return slots.text.is_meant_between(figure, start, slots.sentence.start)
