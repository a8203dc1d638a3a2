"""What lies around a trigger: clauses, lists, other triggers, and how far each mention is from it."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from typing import TypeVar

from rumourtrack.extraction.clauses import Clauses
from rumourtrack.extraction.draft import ClubMention, Draft, Figure, Mention, covering, within
from rumourtrack.extraction.scanning import Hit
from rumourtrack.extraction.topics import Topics
from rumourtrack.extraction.word_sets import Relation
from rumourtrack.knowledge.cues import Credit, Frame
from rumourtrack.records import Move

_BREAK_FINE = 45
_RELATIVE_FINE = 70
_TRIGGER_FINE = 20
"""Fines in characters. Set on the development articles: half or double of each moves no F1 by
more than 0.02; without any of them precision falls."""
_LONGEST_INSERTION = 120
"""Characters between two commas behind a name that explain it."""
_RELATIVE_LEAD = 60
"""Characters before a relative clause in which stands what it explains."""

T = TypeVar("T", Mention, ClubMention)


class Surroundings:
    """All that is asked of an article's text again and again, indexed once."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.clauses = Clauses(draft)
        self.topics = Topics(draft)
        self._trigger_starts = [hit.start for hit in draft.frames]
        self._say_ends = {h.start: h.end for h in draft.credits if h.value.credit is Credit.SAY}
        self._named_at = {m.start for m in draft.mentions} | {c.start for c in draft.clubs}
        self._insertions = self._find_insertions()
        self._strangers = sorted(draft.strangers)
        self._places_by_figure: dict[int, list[int]] = defaultdict(list)
        for mention in draft.mentions:
            self._places_by_figure[id(mention.figure)].append(mention.start)
        self._block_starts: dict[int, int] = {}
        self._item_starts: dict[int, int] = {}
        for sentence in draft.sentences:
            self._block_starts.setdefault(sentence.block, sentence.start)
            self._item_starts.setdefault(sentence.item, sentence.start)

    def is_no_trigger(self, hit: Hit[Frame]) -> bool:
        """A lone word in brackets, as in captions ("Berta (left)"), or a contract's end.

        A contract that runs or extends until a date is nobody's staying.
        """
        folded = self.draft.folded
        if folded[hit.start - 1 : hit.start] == b"(" and folded[hit.end : hit.end + 1] == b")":
            return True
        return hit.value.move is Move.STAY and bool(covering(self.draft.bindings, hit.start))

    def block_start(self, block: int) -> int:
        """Where a paragraph begins."""
        return self._block_starts[block]

    def item_start(self, item: int) -> int:
        """Where an item of a round-up begins."""
        return self._item_starts[item]

    def is_named_at(self, place: int) -> bool:
        """Whether a person or club is mentioned exactly there."""
        return place in self._named_at

    def count_mentions(self, figure: Figure) -> int:
        """How often somebody is named or meant."""
        return len(self._places_by_figure.get(id(figure), ()))

    def is_meant_between(self, figure: Figure, start: int, end: int) -> bool:
        """Whether somebody is named or meant between two offsets."""
        places = self._places_by_figure.get(id(figure), [])
        return bisect_left(places, start) < bisect_left(places, end)

    def has_stranger(self, start: int, end: int) -> bool:
        """Whether somebody without a name is meant inside a span, later than its start."""
        low = bisect_right(self._strangers, (start, len(self.draft.folded)))
        high = bisect_left(self._strangers, (end, 0))
        return any(stop <= end for _, stop in self._strangers[low:high])

    def is_aside_speaker(self, mention: Mention) -> bool:
        """Who only says it in between: "The striker, Silva insisted, will not be sold"."""
        folded = self.draft.folded
        end = self._say_ends.get(mention.end + 1)
        return (
            end is not None
            and folded[mention.start - 2 : mention.start] == b", "
            and (folded[end : end + 1] in b",.")
        )

    def is_speaker_behind(self, mention: Mention, trigger: Hit[Frame]) -> bool:
        """Who is named behind what he says: "Nobody leaves, president Silva told reporters"."""
        if mention.start < trigger.end or self._say_ends.get(mention.end + 1) is None:
            return False
        sentence = self.draft.sentence_at(trigger.start)
        opens = sentence is not None and sentence.start == trigger.start
        comma = self.draft.folded.rfind(b",", trigger.end, mention.start)
        # ", and Silva said": what stands before is not what he says.
        return (
            comma >= 0
            and not opens
            and self.clauses.comma_or_joint_between(comma, mention.start) == [comma]
        )

    def has_frame(self, start: int, end: int) -> bool:
        """Whether a trigger begins between two offsets."""
        return bisect_left(self._trigger_starts, start) < bisect_left(self._trigger_starts, end)

    def cost(self, trigger: Hit[Frame], start: int, end: int) -> int:
        """How far a mention is from a trigger: characters and fines."""
        low, high = (end, trigger.start) if end <= trigger.start else (trigger.end, start)
        if trigger.tail and start >= trigger.tail[1]:
            low = trigger.tail[1]
        cost = max(0, high - low) + _BREAK_FINE * self.clauses.breaks_between(low, high)
        relative = self.clauses.relative_of(start)
        if relative is not None and not relative[0] <= trigger.start < relative[1]:
            cost += _RELATIVE_FINE
        elif self._insertion_of(start) != self._insertion_of(trigger.start):
            cost += _RELATIVE_FINE if self._insertion_of(start) else 0
        own = self.clauses.relative_of(trigger.start)
        if own is not None and not own[0] - _RELATIVE_LEAD <= start < own[1]:
            cost += _RELATIVE_FINE
        between = bisect_left(self._trigger_starts, high) - bisect_left(self._trigger_starts, low)
        return cost + _TRIGGER_FINE * max(0, between - (1 if trigger.start < high else 0))

    def _insertion_of(self, place: int) -> tuple[int, int] | None:
        """What commas set apart behind a name and an offset lies in: "X, trained by Y, will"."""
        at = bisect_right(self._insertions, (place, len(self.draft.folded))) - 1
        if at < 0 or place >= self._insertions[at][1]:
            return None
        return self._insertions[at]

    def _find_insertions(self) -> list[tuple[int, int]]:
        folded, found = self.draft.folded, []
        for mention in self.draft.mentions:
            start = mention.end
            if folded[start : start + 2] != b", " or self.is_named_at(start + 2):
                continue
            end = folded.find(b", ", start + 2, start + _LONGEST_INSERTION)
            sentence = self.draft.sentence_at(start)
            if end >= 0 and sentence is not None and end < sentence.end:
                found.append((start, end))
        return sorted(found)

    def listed(self, chosen: T, mentions: list[T]) -> list[T]:
        """The chosen mention and its neighbours in a list: "Liverpool, Bayern and even City"."""
        wording = self.draft.lexicon.wording
        is_phrase = isinstance(chosen, ClubMention) and chosen.relation is Relation.FROM
        is_person = isinstance(chosen, Mention)
        gap = wording.people_gap if is_person or is_phrase else wording.list_gap
        place = mentions.index(chosen)
        members = [chosen]
        for step in (-1, 1):
            at = place
            while 0 <= at + step < len(mentions):
                first, second = mentions[min(at, at + step)], mentions[max(at, at + step)]
                between = self._gap_between(first, second)
                if not gap.fullmatch(between) or not wording.list_joint.search(between):
                    break
                at += step
                members.append(mentions[at])
        return sorted(members, key=lambda mention: mention.start)

    def _gap_between(self, first: T, second: T) -> bytes:
        """What stands between two mentions; of people without the clubs that are theirs.

        "PSG's Jon Doeson and Dortmund's Karl Meier" are a list of two.
        """
        if isinstance(first, Mention) and isinstance(second, Mention):
            return self.gap_before(second, first.end, first.figure)
        return self.draft.folded[first.end : second.start]

    def gap_before(self, mention: Mention, start: int, other: Figure | None = None) -> bytes:
        """What stands between an offset and a person, without clubs of his or of `other`."""
        pieces = []
        for club in within(self.draft.clubs, start, mention.start):
            if club.owner_of is not None and club.owner_of in (mention.figure, other):
                pieces.append(self.draft.folded[start : club.start])
                start = club.end
        return b"".join([*pieces, self.draft.folded[start : mention.start]])

    def touches(self, trigger: Hit[Frame], start: int, end: int) -> bool:
        """Whether nothing but articles, adjectives and nouns stands between."""
        low, high = (end, trigger.start) if end <= trigger.start else (trigger.end, start)
        return bool(self.draft.lexicon.wording.close_gap.fullmatch(self.draft.folded, low, high))
