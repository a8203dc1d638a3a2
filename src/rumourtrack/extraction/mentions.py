"""Who is meant: epithets ("the Spaniard", "the 29-year-old"), pronouns, and "the club".

A small sieve, precise first: what is known of nationality, age, role and club must agree; among
those left, the subject of the sentence or of the one before is meant.
"""

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass

from rumourtrack.dates import interval
from rumourtrack.extraction.draft import (
    ClubMention,
    Draft,
    Figure,
    Form,
    Kind,
    Mention,
    Relation,
    Sentence,
)
from rumourtrack.extraction.lexicon import NounKind
from rumourtrack.knowledge.packs import Credit, Frame
from rumourtrack.records import Role
from rumourtrack.text import fold_name

_HEADS = (NounKind.ROLE, NounKind.PERSON, NounKind.NATIVE)
_BEFORE_HEAD = (
    NounKind.ADJECTIVE,
    NounKind.PLACE,
    NounKind.PERSON_ADJECTIVE,
    NounKind.FORMER,
)
_AFTER_NATIVE = (NounKind.ROLE, NounKind.PERSON, NounKind.CLUB, NounKind.CAPITAL, NounKind.PLURAL)
_OWN = (Relation.NONE, Relation.FORMER)
_MAX_UNKNOWN = 2
"""Words that no list holds between determiner and noun: "the much travelled defender"."""
_MAX_WORDS = 5
"""Words between a determiner and its noun: "the highly rated young Spanish left"."""
_SPEECH_GAP = 8
"""Characters between a verb of saying and the speaker's pronoun: "said that he"."""
_AT_HAND = 1.5
"""Being the subject of the last sentence weighs more than one fact that fits, and so on."""
_IN_SENTENCE = 2.0
_IN_TITLE = 0.75
_AGE_SLACK = 1
"""A birthday may lie between the tables' year of birth and the article."""


@dataclass(slots=True)
class _Epithet:
    """A noun phrase for a person and what it tells."""

    start: int
    end: int
    role: Role | None = None
    nationality: str | None = None
    age: int | None = None
    club: str | None = None
    former_club: str | None = None
    feminine: bool | None = None
    pronoun: bool = False
    former: bool = False
    """What he was: his role of that time says nothing of the present one."""
    possessive: bool = False


def resolve_mentions(draft: Draft) -> None:
    """Add epithets and pronouns to `mentions`, and "the club" to `clubs`; note facts on figures."""
    epithets = sorted([*_epithets(draft), *_pronouns(draft)], key=lambda epithet: epithet.start)
    _Resolver(draft, epithets).run()
    _add_club_epithets(draft)


def _epithets(draft: Draft) -> list[_Epithet]:
    reader = _PhraseReader(draft)
    found: dict[int, _Epithet] = {}
    frames = [h for h in draft.triggers if isinstance(h.value, Frame)]
    plural = {h.start for h in draft.nouns if h.value.kind is NounKind.PLURAL}
    nouns = {h.start for h in draft.nouns if h.value.kind in _AFTER_NATIVE}
    for hit in draft.nouns:
        spans = [(f.start, f.end) for f in frames] + [f.tail for f in frames if f.tail]
        if hit.start in plural or any(start <= hit.start < end for start, end in spans):
            continue
        if hit.value.kind is NounKind.NATIVE and hit.end + 1 in nouns:
            continue
        if hit.value.kind in _HEADS:
            epithet = reader.read(hit.start, hit.end)
            if epithet is not None:
                if hit.value.kind is NounKind.ROLE and not epithet.former:
                    epithet.role = Role(hit.value.detail)
                elif hit.value.kind is NounKind.NATIVE:
                    epithet.nationality = hit.value.detail
                _keep_longest(found, epithet)
    for age in reader.ages.finditer(draft.folded):
        epithet = reader.read(age.start(), age.end())
        if epithet is not None:
            epithet.age = int(age["age"])
            _keep_longest(found, epithet)
    return list(found.values())


def _keep_longest(found: dict[int, _Epithet], epithet: _Epithet) -> None:
    """Of two heads after one determiner the later one is the noun; facts of both are kept."""
    other = found.get(epithet.start)
    if other is not None:
        longer, shorter = (epithet, other) if epithet.end > other.end else (other, epithet)
        for name in ("role", "nationality", "age", "club", "former_club"):
            if getattr(longer, name) is None:
                setattr(longer, name, getattr(shorter, name))
        epithet = longer
    found[epithet.start] = epithet


class _PhraseReader:
    """Reads a noun phrase leftwards from its head to its determiner."""

    def __init__(self, draft: Draft) -> None:
        grammar = draft.lexicon.pack.grammar
        self._draft = draft
        forms = [
            re.escape(fold_name(form)).replace(r"\#", "#").replace("#", r"(?:[1-7]\d)")
            for form in grammar.ages
        ]
        self.ages = re.compile(
            rb"(?<![a-z0-9])(?=(?P<age>[1-7]\d))(?:"
            + "|".join(sorted(forms, key=len, reverse=True)).encode("latin-1")
            + rb")(?![a-z0-9])"
        )
        self._determiners = {fold_name(word) for word in grammar.determiners}
        self._before = {
            hit.end: hit for hit in draft.nouns if hit.value.kind in (*_BEFORE_HEAD, *_HEADS)
        }
        self._clubs = {mention.end: mention for mention in draft.clubs}
        self._club_starts = {mention.start: mention for mention in draft.clubs}
        leads = [*grammar.of_prepositions, *grammar.at_prepositions]
        self._club_lead = re.compile(rb" (?:" + draft.lexicon.alternation(leads) + rb") ")
        self._name_starts = {mention.start for mention in draft.mentions}
        self._pronouns = {
            hit.start
            for hit in draft.nouns
            if hit.value.kind in (NounKind.MASCULINE, NounKind.FEMININE)
        }

    def read(self, start: int, end: int) -> _Epithet | None:
        """The phrase around a head, or None where no determiner opens it or a name follows."""
        folded = self._draft.folded
        epithet = _Epithet(start, end)
        unknown = 0
        for _ in range(_MAX_WORDS):
            before = folded[max(0, start - 30) : start]
            if not before.endswith((b" ", b"-")):
                return None
            word = re.findall(rb"[a-z0-9'\-]+$", before[:-1])
            if not word:
                return None
            noun = self._before.get(start - 1)
            club = self._clubs.get(start - 1) or self._clubs.get(start - 3)
            if word[0].decode() in self._determiners:
                epithet.start = start - 1 - len(word[0])
                is_his = epithet.start in self._pronouns
                if end + 1 in self._name_starts:
                    return None
                if is_his:
                    self._draft.strangers.append((epithet.start, end))
                    return None
                self._read_club_behind(epithet)
                return epithet
            described = club is not None and not unknown
            if club is not None and described and club.relation in _OWN:
                former = club.relation is Relation.FORMER
                epithet.former = epithet.former or former
                setattr(epithet, "former_club" if former else "club", club.club)
                if self._is_bare(club) and not unknown:
                    epithet.start = club.start
                    return None if end + 1 in self._name_starts else epithet
                start = club.start
            elif noun is not None:
                if noun.value.kind in (NounKind.ADJECTIVE, NounKind.PLACE):
                    epithet.nationality = noun.value.detail
                elif noun.value.kind is NounKind.FORMER:
                    epithet.former = True
                start = noun.start
            elif found := self.ages.fullmatch(folded, start - 1 - len(word[0]), start - 1):
                epithet.age = int(found["age"])
                start -= 1 + len(word[0])
            else:
                unknown += 1
                if unknown > _MAX_UNKNOWN or word[0].decode() in self._draft.lexicon.function_words:
                    return None
                start -= 1 + len(word[0])
        return None

    def _read_club_behind(self, epithet: _Epithet) -> None:
        """His club may follow: "the captain of Feyenoord"."""
        found = self._club_lead.match(self._draft.folded, epithet.end)
        club = self._club_starts.get(found.end()) if found else None
        if club is not None and epithet.club is None and not epithet.former:
            epithet.club = club.club

    def _is_bare(self, club: ClubMention) -> bool:
        """A genitive does the determiner's work: "Leverkusen's coach"."""
        return club.possessive


def _pronouns(draft: Draft) -> list[_Epithet]:
    kinds = {NounKind.MASCULINE: False, NounKind.FEMININE: True}
    return [
        _Epithet(hit.start, hit.end, feminine=kinds[hit.value.kind], pronoun=True)
        for hit in draft.nouns
        if hit.value.kind in kinds
    ]


class _Resolver:
    """Walks through the text once, names and stand-ins together."""

    def __init__(self, draft: Draft, epithets: list[_Epithet]) -> None:
        self._draft = draft
        self._epithets = epithets
        self._names = list(draft.mentions)
        self._focus: Figure | None = None
        self._recent: list[Figure] = []
        self._last_sentence: list[Figure] = []
        self._here: list[Figure] = []
        self._speaker: Figure | None = None
        self._speech = [h.start for h in draft.credits if h.value.credit is Credit.SAY]
        titles = [s for s in draft.sentences if s.kind is Kind.TITLE]
        self._titled = [m.figure for m in draft.mentions if any(s.holds(m.start) for s in titles)]
        grammar = draft.lexicon.pack.grammar
        self._copulas = {fold_name(word) for word in grammar.copulas}
        self._objects = {fold_name(word) for word in grammar.pronouns_object}
        published = draft.article.published
        self._year = interval(published)[0].year if published else None

    def run(self) -> None:
        """Resolve sentence by sentence; the focus starts anew with each item of a round-up."""
        item = -1
        for sentence in self._draft.sentences:
            if sentence.item != item:
                self._focus, item = None, sentence.item
            self._resolve_sentence(sentence)
        self._draft.mentions.sort(key=lambda mention: mention.start)

    def _resolve_sentence(self, sentence: Sentence) -> None:
        names = [m for m in self._names if sentence.start <= m.start < sentence.end]
        epithets = [e for e in self._epithets if sentence.start <= e.start < sentence.end]
        subjects: dict[bool, Figure | None] = {False: None, True: None}
        self._draft.focus[sentence.number] = self._focus
        self._here = []
        things: list[Mention | _Epithet] = [*names, *epithets]
        # What stands outside quotation marks first: who speaks is not who is spoken of.
        for thing in sorted(things, key=lambda thing: (self._is_quoted(thing.start), thing.start)):
            quoted = self._is_quoted(thing.start)
            subject = subjects[quoted]
            if isinstance(thing, Mention):
                figure, possessive = thing.figure, thing.possessive
            else:
                apposed = self._apposed(thing, names)
                found = apposed or self._by_syntax(thing, sentence, names)
                found = found or self._pick(thing, subject)
                if found is None:
                    continue
                self._learn(found, thing)
                figure, possessive = found, thing.possessive
                if apposed is None:
                    form = Form.PRONOUN if thing.pronoun else Form.EPITHET
                    self._draft.mentions.append(Mention(thing.start, thing.end, figure, form))
            if subject is None and not possessive:
                subjects[quoted] = figure
                if not quoted and self._is_speech(sentence):
                    self._speaker = figure
            if figure not in self._here:
                self._here.append(figure)
            if figure in self._recent:
                self._recent.remove(figure)
            self._recent.append(figure)
        subject = subjects[False] or subjects[True]
        self._last_sentence = [name.figure for name in names] or self._last_sentence
        if subject is None and names:
            subject = names[0].figure
        if subject is not None:
            self._focus = subject

    def _is_speech(self, sentence: Sentence) -> bool:
        """Whether a verb of saying and a quotation stand in the sentence."""
        place = bisect_left(self._speech, sentence.start)
        says = place < len(self._speech) and self._speech[place] < sentence.end
        return says and any(
            q.start < sentence.end and q.end > sentence.start for q in self._draft.quotes
        )

    def _is_quoted(self, place: int) -> bool:
        """Whether the place lies in quotation marks: who is spoken of there is not who speaks."""
        return any(quote.start <= place < quote.end for quote in self._draft.quotes)

    def _apposed(self, epithet: _Epithet, names: list[Mention]) -> Figure | None:
        """The name that the phrase explains: "Alonso, the Spaniard," or "the Spaniard, Alonso"."""
        if epithet.pronoun:
            return None
        folded = self._draft.folded
        for name in names:
            if folded[epithet.end : name.start] == b", " and (epithet.club or epithet.role):
                return name.figure
            between = folded[name.end : epithet.start].strip()
            if between in (b",", b"-") or between.decode("latin-1") in self._copulas:
                return name.figure
        return None

    def _by_syntax(
        self, epithet: _Epithet, sentence: Sentence, names: list[Mention]
    ) -> Figure | None:
        """A pronoun behind a verb of saying is the speaker; one before the first name is that name.

        "Klopp announced he would leave"; "Should his time there end, Alonso would return".
        """
        if not epithet.pronoun:
            return None
        for hit in self._draft.credits:
            is_speech = hit.value.credit in (Credit.SAY, Credit.ANNOUNCE)
            if is_speech and 0 < epithet.start - hit.end <= _SPEECH_GAP:
                said = [m for m in self._draft.mentions if sentence.start <= m.start < hit.start]
                near = [m for m in said if hit.start - m.end <= 2]
                if near:
                    return near[-1].figure
        opens = epithet.start == sentence.start
        first = next((m for m in names if m.form is not Form.PRONOUN), None)
        if first is None or opens or first.possessive or first.start < epithet.start:
            return None
        opens_clause = self._draft.folded[first.start - 2 : first.start] == b", "
        return first.figure if opens_clause else None

    def _pick(self, epithet: _Epithet, subject: Figure | None) -> Figure | None:
        order = [subject, self._focus, *reversed(self._recent)]
        candidates = {id(figure): figure for figure in order if figure is not None}
        word = self._draft.folded[epithet.start : epithet.end].decode("latin-1")
        if epithet.pronoun and word in self._objects and self._is_same_clause(epithet, subject):
            others = [*reversed(self._here[1:]), *order[1:]]
            candidates = {id(f): f for f in others if f is not None and f is not subject}
        if epithet.pronoun and self._is_quoted(epithet.start) and len(candidates) > 1:
            candidates.pop(id(self._speaker), None)
        fitting = [figure for figure in candidates.values() if self._fits(figure, epithet)]
        if not fitting:
            return None
        if epithet.pronoun:
            return fitting[0]
        near = Counter({id(f): 1.0 for f in self._last_sentence})
        near |= Counter({id(f): _AT_HAND for f in (self._focus,) if f is not None})
        near |= Counter({id(f): _IN_SENTENCE for f in (subject,) if f is not None})
        near.update({id(f): _IN_TITLE for f in self._titled})
        return max(
            fitting,
            key=lambda f: (self._agreement(f, epithet) + near.get(id(f), 0), -fitting.index(f)),
        )

    def _is_same_clause(self, epithet: _Epithet, subject: Figure | None) -> bool:
        """Whether nothing but words stand between the subject and the pronoun."""
        near = [m for m in self._names if m.figure is subject and m.end <= epithet.start]
        return bool(near) and b"," not in self._draft.folded[near[-1].end : epithet.start]

    def _fits(self, figure: Figure, epithet: _Epithet) -> bool:
        """Nothing known of the figure speaks against the epithet."""
        if epithet.feminine is not None and figure.feminine not in (None, epithet.feminine):
            return False
        if epithet.nationality and figure.nationality not in (None, epithet.nationality):
            return False
        if epithet.age and not self._age_fits(figure, epithet.age):
            return False
        if epithet.role and figure.role not in (None, epithet.role):
            return False
        if epithet.role is Role.OTHER and figure.role is None:
            return False
        if epithet.former_club and epithet.former_club == figure.club:
            return False
        return not (epithet.club and figure.present_club not in (None, epithet.club))

    def _age_fits(self, figure: Figure, age: int) -> bool:
        if figure.age is not None:
            return figure.age == age
        if figure.born is None or self._year is None:
            return True
        return abs(self._year - figure.born - age) <= _AGE_SLACK

    def _agreement(self, figure: Figure, epithet: _Epithet) -> int:
        """How many things told by the epithet are known of the figure."""
        told = (
            epithet.nationality is not None and epithet.nationality == figure.nationality,
            epithet.role is not None and epithet.role == figure.role,
            epithet.club is not None and epithet.club == figure.present_club,
            epithet.former_club in figure.past_clubs,
            epithet.age is not None
            and (figure.age is not None or figure.born is not None)
            and self._age_fits(figure, epithet.age),
        )
        return sum(told)

    def _learn(self, figure: Figure, epithet: _Epithet) -> None:
        figure.nationality = figure.nationality or epithet.nationality
        figure.age = figure.age or epithet.age
        figure.role = figure.role or epithet.role
        figure.club = figure.club or epithet.club
        if figure.feminine is None and epithet.pronoun:
            figure.feminine = epithet.feminine
        if epithet.former_club:
            figure.past_clubs.add(epithet.former_club)


def _add_club_epithets(draft: Draft) -> None:
    """The club named last is "the club", the last of its country "the German champions"."""
    determiners = {fold_name(word) for word in draft.lexicon.pack.grammar.determiners}
    adjectives = {h.end: h for h in draft.nouns if h.value.kind is NounKind.ADJECTIVE}
    clubs = draft.lexicon.gazetteer.clubs
    starts = [mention.start for mention in draft.clubs]
    added = []
    for hit in draft.nouns:
        natives = hit.value.kind is NounKind.NATIVES
        small = draft.article.text[hit.start].islower()
        if not natives and (hit.value.kind is not NounKind.CLUB or not small):
            continue
        adjective = hit if natives else adjectives.get(hit.start - 1)
        start = adjective.start if adjective else hit.start
        word = re.findall(rb"[a-z'\-]+$", draft.folded[max(0, start - 12) : start].rstrip(b" "))
        if not word or word[0].decode() not in determiners:
            continue
        named = draft.clubs[: bisect_left(starts, hit.start)]
        follows = bisect_left(starts, hit.end)
        if follows < len(starts) and starts[follows] - hit.end <= 2:
            continue
        if adjective is not None and adjective.value.detail:
            country = adjective.value.detail
            later = draft.clubs[bisect_left(starts, hit.start) :]
            named = [
                m for m in [*later, *named] if m.club in clubs and clubs[m.club].country == country
            ]
        else:
            owners = [m.figure for m in draft.mentions if _same_sentence(draft, m.start, hit.start)]
            homes = [figure.club for figure in owners if figure.club]
            if homes:
                relation = _relation_before(draft, start)
                added.append(ClubMention(start, hit.end, homes[-1], relation, exact=False))
                continue
        named = [m for m in named if m.relation is not Relation.FORMER]
        if named:
            relation = _relation_before(draft, start)
            added.append(ClubMention(start, hit.end, named[-1].club, relation, exact=False))
    draft.clubs = sorted([*draft.clubs, *added], key=lambda mention: mention.start)


def _same_sentence(draft: Draft, start: int, end: int) -> bool:
    """Whether one sentence holds both offsets, the first before the second."""
    return start < end and any(s.start <= start and end < s.end for s in draft.sentences)


def _relation_before(draft: Draft, start: int) -> Relation:
    """The preposition before a club epithet's determiner."""
    grammar = draft.lexicon.pack.grammar
    words = draft.folded[max(0, start - 30) : start].split()[-2:]
    if not words:
        return Relation.NONE
    word = words[0].decode("latin-1")
    for relation, prepositions in (
        (Relation.AT, grammar.at_prepositions),
        (Relation.FROM, grammar.from_prepositions),
        (Relation.TO, grammar.to_prepositions),
    ):
        if word in map(fold_name, prepositions):
            return relation
    return Relation.NONE
