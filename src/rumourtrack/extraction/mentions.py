"""Who is meant: epithets ("the Spaniard", "the 29-year-old") and pronouns.

A small sieve, precise first: what is known of nationality, age, role and club must agree; among
those left, the subject of the sentence or of the one before is meant.
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise
from operator import attrgetter

from rumourtrack.extraction.agreement import Agreement, learn
from rumourtrack.extraction.draft import Draft, Figure, Form, Kind, Mention, Sentence, within
from rumourtrack.extraction.epithets import find_epithets
from rumourtrack.extraction.noun_phrases import Epithet
from rumourtrack.knowledge.cues import Credit

_SPEECH_GAP = 8
"""Characters between a verb of saying and the speaker's pronoun: "said that he"."""
_AT_HAND = 1.5
"""Being the subject of the last sentence weighs more than one fact that fits, and so on."""
_IN_SENTENCE = 2.0
_IN_TITLE = 0.75
_VERB_WORDS = 2
"""Words of a verb between its subject and a pronoun: "Klopp really wants him"."""
_MEMORY = 200
"""People who may still be meant; no article of the press names so many."""


def resolve_mentions(draft: Draft) -> None:
    """Add epithets and pronouns to `mentions`; note what they tell on the figures."""
    _Resolver(draft).run()


class _Resolver:
    """Walks through the text once, names and stand-ins together."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._epithets = find_epithets(draft)
        self._names = list(draft.mentions)
        self._names_by_figure: dict[int, list[Mention]] = defaultdict(list)
        for mention in self._names:
            self._names_by_figure[id(mention.figure)].append(mention)
        self._focus: Figure | None = None
        self._recent: dict[int, Figure] = {}
        self._in_item: dict[int, Figure] = {}
        """Whom this item of a round-up has named: nobody else is meant in it."""
        self._last_sentence: list[Figure] = []
        self._here: list[Figure] = []
        self._resolved: list[Mention] = []
        self._speaker: Figure | None = None
        says = (Credit.SAY, Credit.ANNOUNCE)
        self._speech = [h for h in draft.credits if h.value.credit in says]
        titles = [s for s in draft.sentences if s.kind is Kind.TITLE]
        self._titled = [m.figure for s in titles for m in within(draft.mentions, s.start, s.end)]
        self._agreement = Agreement(draft)

    def run(self) -> None:
        """Resolve sentence by sentence; the focus starts anew with each item of a round-up."""
        item = -1
        for sentence in self._draft.sentences:
            if sentence.item != item:
                self._focus, item = None, sentence.item
                self._in_item = {}
            self._resolve_sentence(sentence)
        self._draft.mentions.sort(key=lambda mention: mention.start)

    def _resolve_sentence(self, sentence: Sentence) -> None:
        names = within(self._names, sentence.start, sentence.end)
        epithets = within(self._epithets, sentence.start, sentence.end)
        subjects: dict[bool, Figure | None] = {False: None, True: None}
        self._draft.focus[sentence.number] = self._focus
        self._here, self._resolved = [], list(names)
        things: list[Mention | Epithet] = [*names, *epithets]
        # What stands outside quotation marks first: who speaks is not who is spoken of.
        for thing in sorted(things, key=lambda thing: (self._is_quoted(thing.start), thing.start)):
            quoted = self._is_quoted(thing.start)
            if isinstance(thing, Mention):
                figure: Figure | None = thing.figure
                self._in_item[id(thing.figure)] = thing.figure
            else:
                figure = self._resolve(thing, sentence, names, subjects[quoted])
            if figure is None:
                continue
            if subjects[quoted] is None and not thing.possessive:
                subjects[quoted] = figure
                if not quoted and self._is_speech(sentence):
                    self._speaker = figure
            self._remember(figure)
        self._last_sentence = [name.figure for name in names] or self._last_sentence
        first = names[0].figure if names else None
        self._focus = subjects[False] or subjects[True] or first or self._focus

    def _resolve(
        self,
        epithet: Epithet,
        sentence: Sentence,
        names: Sequence[Mention],
        subject: Figure | None,
    ) -> Figure | None:
        """Who is meant; notes what the epithet tells of him, and the mention."""
        apposed = self._apposed(epithet, names)
        figure = apposed or self._by_syntax(epithet, sentence, names)
        figure = figure or self._pick(epithet, subject)
        if figure is None:
            return None
        learn(figure, epithet)
        if apposed is None:
            form = Form.PRONOUN if epithet.pronoun else Form.EPITHET
            mention = Mention(epithet.start, epithet.end, figure, form)
            self._draft.mentions.append(mention)
            self._resolved.append(mention)
        return figure

    def _remember(self, figure: Figure) -> None:
        if figure not in self._here:
            self._here.append(figure)
        self._recent.pop(id(figure), None)
        self._recent[id(figure)] = figure
        if len(self._recent) > _MEMORY:
            del self._recent[next(iter(self._recent))]

    def _is_speech(self, sentence: Sentence) -> bool:
        """Whether a verb of saying and a quotation stand in the sentence."""
        said = within(self._speech, sentence.start, sentence.end)
        if not any(hit.value.credit is Credit.SAY for hit in said):
            return False
        quotes = self._draft.quotes
        behind = bisect_left(quotes, sentence.end, key=attrgetter("start"))
        return behind > 0 and quotes[behind - 1].end > sentence.start

    def _is_quoted(self, place: int) -> bool:
        """Whether the place lies in quotation marks: who is spoken of there is not who speaks."""
        return self._draft.quote_at(place) is not None

    def _apposed(self, epithet: Epithet, names: Sequence[Mention]) -> Figure | None:
        """The name that the phrase explains: "Alonso, the Spaniard," or "the Spaniard, Alonso"."""
        if epithet.pronoun:
            return None
        folded, copulas = self._draft.folded, self._draft.lexicon.wording.copulas
        for name in names:
            if folded[epithet.end : name.start] == b", " and (epithet.club or epithet.role):
                return name.figure
            between = folded[name.end : epithet.start].strip()
            if between in (b",", b"-") or between.decode("latin-1") in copulas:
                return name.figure
        return None

    def _by_syntax(
        self, epithet: Epithet, sentence: Sentence, names: Sequence[Mention]
    ) -> Figure | None:
        """A pronoun behind a verb of saying is the speaker; one before the first name is that name.

        "Klopp announced he would leave"; "Should his time there end, Alonso would return".
        """
        if not epithet.pronoun:
            return None
        for hit in within(self._speech, sentence.start, epithet.start):
            if 0 < epithet.start - hit.end <= _SPEECH_GAP:
                said = [m for m in self._resolved if m.start < hit.start]
                near = [m for m in said if hit.start - m.end <= 2]
                if near:
                    return near[-1].figure
        opens = epithet.start == sentence.start
        first = next((m for m in names if m.form is not Form.PRONOUN), None)
        if first is None or opens or first.possessive or first.start < epithet.start:
            return None
        opens_clause = self._draft.folded[first.start - 2 : first.start] == b", "
        return first.figure if opens_clause else None

    def _pick(self, epithet: Epithet, subject: Figure | None) -> Figure | None:
        order = [subject, self._focus, *reversed(self._recent.values())]
        candidates = {id(figure): figure for figure in order if figure is not None}
        words = self._draft.folded[epithet.start : epithet.end].decode("latin-1").split()
        objects = self._draft.lexicon.wording.object_pronouns
        if words and words[0] in objects:
            beside = self._who_acts(epithet, subject)
            others = [*reversed(self._here[1:]), *order[1:]] if subject in beside else order
            candidates = {id(f): f for f in others if f is not None and f not in beside}
        if epithet.pronoun and self._is_quoted(epithet.start) and len(candidates) > 1:
            candidates.pop(id(self._speaker), None)
        fitting = [
            figure for figure in candidates.values() if self._agreement.fits(figure, epithet)
        ]
        fitting = [f for f in fitting if id(f) in self._in_item] or fitting
        if not fitting:
            return None
        if epithet.pronoun:
            return fitting[0]
        near = Counter({id(f): 1.0 for f in self._last_sentence})
        near |= Counter({id(f): _AT_HAND for f in (self._focus,) if f is not None})
        near |= Counter({id(f): _IN_SENTENCE for f in (subject,) if f is not None})
        near.update({id(f): _IN_TITLE for f in self._titled})
        # Of equals the first is meant.
        return max(fitting, key=lambda f: self._agreement.count(f, epithet) + near.get(id(f), 0))

    def _who_acts(self, epithet: Epithet, subject: Figure | None) -> list[Figure]:
        """Who is the subject of the pronoun's own clause: "Schumacher expects him to go"."""
        if self._is_same_clause(epithet, subject):
            return self._listed_with(subject)
        before = [m for m in self._resolved if m.end < epithet.start]
        if not before:
            return []
        between = self._draft.folded[before[-1].end : epithet.start]
        is_verb = between.count(b" ") <= _VERB_WORDS + 1 and b"," not in between
        return [before[-1].figure] if is_verb and before[-1].form is not Form.PRONOUN else []

    def _is_same_clause(self, epithet: Epithet, subject: Figure | None) -> bool:
        """Whether nothing but words stand between the subject and the pronoun."""
        names = self._names_by_figure.get(id(subject), [])
        before = bisect_right(names, epithet.start, key=attrgetter("end")) - 1
        if before < 0:
            return False
        low, folded = names[before].end, self._draft.folded
        breaks = self._draft.lexicon.wording.clause_breaks
        return folded.find(b",", low, epithet.start) < 0 and not breaks.search(
            folded, low, epithet.start
        )

    def _listed_with(self, subject: Figure | None) -> list[Figure]:
        """The subject and those coordinated with him: "A and B want to replace him"."""
        wording, folded = self._draft.lexicon.wording, self._draft.folded
        found = [subject] if subject is not None else []
        names = [m for m in self._resolved if m.form is not Form.PRONOUN]
        for first, second in pairwise(sorted(names, key=attrgetter("start"))):
            between = folded[first.end : second.start]
            joined = wording.people_gap.fullmatch(between) and wording.list_joint.search(between)
            if first.figure in found and joined:
                found.append(second.figure)
        return found
