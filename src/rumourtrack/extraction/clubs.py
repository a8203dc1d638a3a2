"""Clubs in the text: names of the tables, shared names in context, and whose club they are.

"Bayer Leverkusen manager Xabi Alonso" makes Leverkusen Alonso's club and no destination;
"former Liverpool midfielder" makes Liverpool a past club and nobody's origin.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict

from rumourtrack.extraction.draft import ClubMention, Draft, Figure, Relation
from rumourtrack.extraction.lexicon import Name, NameKind, NounKind
from rumourtrack.extraction.names import table_hits
from rumourtrack.knowledge.packs import Frame, Grammar
from rumourtrack.records import Role
from rumourtrack.text import fold, fold_name

_WORDS_BEFORE = re.compile(rb"[a-z0-9'\-]+")
_ROLE_REACH = 30
"""Characters between a name and a role that explains it."""
_MAX_BETWEEN = 4
"""Words between a preposition and its club: "to the reigning Spanish giants Real Madrid"."""


def find_clubs(draft: Draft) -> None:
    """Fill `clubs` with named clubs and set the present clubs that noun phrases tell."""
    hits = _named(draft)
    finder = _Relations(draft)
    for start, end, club, exact in hits:
        mention = ClubMention(start, end, club, exact=exact)
        finder.relate(mention)
        draft.clubs.append(mention)
    _add_capitals(draft)
    draft.clubs.sort(key=lambda mention: mention.start)
    _send_to_women(draft)


def _send_to_women(draft: Draft) -> None:
    """Where an article names a club's women, the club's short name means them too."""
    clubs = draft.lexicon.gazetteer.clubs
    women = {mention.club for mention in draft.clubs if clubs[mention.club].kind == "women"}
    for mention in draft.clubs:
        name = next((w for w in women if w.removesuffix(" Women") == mention.club), None)
        mention.club = name or mention.club


def _named(draft: Draft) -> list[tuple[int, int, str, bool]]:
    """(start, end, club, exact) for each club name; shared names resolved by their context."""
    spans: dict[tuple[int, int], list[Name]] = defaultdict(list)
    people = {place for mention in draft.mentions for place in range(mention.start, mention.end)}
    for hit in table_hits(draft):
        is_club = hit.value.kind in (NameKind.CLUB, NameKind.SHARED, NameKind.GROUND)
        if is_club and hit.start not in people:
            spans[hit.start, hit.end].append(hit.value)
    sure = Counter(
        names[0].owner
        for names in spans.values()
        if len(names) == 1 and names[0].kind is NameKind.CLUB
    )
    of_words = tuple(fold(word) for word in draft.lexicon.pack.grammar.of_prepositions)
    openers = {sentence.start for sentence in draft.sentences}
    roles = {hit.start for hit in draft.nouns if hit.value.kind is NounKind.ROLE}
    found = []
    last_of: dict[str, int] = {}
    for (start, end), names in sorted(spans.items()):
        is_name = start not in openers or end + 1 in roles
        club = _resolve(names, sure, last_of, draft)
        if club is None and len(names) == 1 and is_name:
            club = names[0].owner
        if club is None or _is_place(draft, club, (start, end), of_words):
            continue
        last_of[club] = start
        found.append((start, end, club, names[0].kind is not NameKind.GROUND))
    return found


def _resolve(
    names: list[Name], sure: Counter[str], last_of: dict[str, int], draft: Draft
) -> str | None:
    """The one club meant: the sure one, else one that the article names in full, else by country."""
    owned = [name.owner for name in names if name.kind is not NameKind.SHARED]
    candidates = [name.owner for name in names]
    if len(set(owned)) == 1 and (len(candidates) == 1 or sure[owned[0]]):
        return owned[0]
    named = [club for club in candidates if sure[club] or club in last_of]
    if named:
        return max(named, key=lambda club: (sure[club], last_of.get(club, -1)))
    if owned:
        return owned[0]
    clubs = draft.lexicon.gazetteer.clubs
    if any(name.common for name in names):
        return None
    countries = Counter(clubs[club].country for club in sure if club in clubs)
    near = [club for club in candidates if clubs[club].country in countries]
    top = [club for club in near if clubs[club].level == 1 and clubs[club].kind == "club"]
    return top[0] if len(top) == 1 else near[0] if len(near) == 1 else None


def _is_place(draft: Draft, club: str, span: tuple[int, int], of_words: tuple[bytes, ...]) -> bool:
    """A country's name is its team only beside the word for a coach: "Portugal manager"."""
    if draft.lexicon.gazetteer.clubs[club].kind != "national":
        return False
    before = draft.folded[: span[0]].removesuffix(b" ")
    for word in of_words:
        before = before.removesuffix(b" " + word)
    return not any(
        hit.value.kind is NounKind.ROLE
        and hit.value.detail == Role.MANAGER
        and (hit.end == len(before) or hit.start == span[1] + 1)
        for hit in draft.nouns
    )


def _add_capitals(draft: Draft) -> None:
    """The capital of a country stands for the club of that city that the article names."""
    adjectives = {h.end: h.value.detail for h in draft.nouns if h.value.kind is NounKind.ADJECTIVE}
    gazetteer = draft.lexicon.gazetteer
    for hit in [h for h in draft.nouns if h.value.kind is NounKind.CAPITAL]:
        nation = gazetteer.nations.get(adjectives.get(hit.start - 1, ""))
        if nation is None:
            continue
        city = fold_name(nation.capital)
        near = [
            m.club
            for m in draft.clubs
            if city in (fold_name(gazetteer.clubs[m.club].city), *fold_name(m.club).split())
        ]
        if near:
            best = Counter(near).most_common(1)[0][0]
            mention = ClubMention(hit.start, hit.end, best, exact=False)
            _Relations(draft).relate(mention)
            draft.clubs.append(mention)


class _Relations:
    """Reads the words around a club's name."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._ending = 0
        grammar = draft.lexicon.pack.grammar
        self._prepositions = _prepositions(grammar)
        self._of = {fold(word) for word in grammar.of_prepositions}
        self._possessives = tuple(fold(ending) for ending in grammar.possessives)
        self._former = {fold_name(word) for word in grammar.former}
        self._skipped = {
            fold_name(word)
            for word in (*grammar.articles, *grammar.determiners, *draft.lexicon.pack.nouns.club)
        }
        self._ends = {
            hit.end: hit.start
            for hit in draft.nouns
            if hit.value.kind in (NounKind.ADJECTIVE, NounKind.CLUB, NounKind.PERSON_ADJECTIVE)
        }
        self._heads = {
            hit.start: hit
            for hit in draft.nouns
            if hit.value.kind in (NounKind.ROLE, NounKind.PERSON)
        }
        self._adjectives = {
            hit.start: hit.end
            for hit in draft.nouns
            if hit.value.kind in (NounKind.ADJECTIVE, NounKind.PERSON_ADJECTIVE, NounKind.FORMER)
        }
        frames = [h for h in draft.triggers if isinstance(h.value, Frame)]
        spans = [(h.start, h.end) for h in frames] + [h.tail for h in frames if h.tail]
        told = {place for start, end in spans for place in range(start, end)}
        # The role that a trigger gives is not yet his: "is the new coach of Fortuna".
        self._role_ends = {
            hit.end: hit.start
            for hit in draft.nouns
            if hit.value.kind is NounKind.ROLE and hit.start not in told
        }
        self._names = {mention.start: mention.figure for mention in draft.mentions}
        self._name_ends = {mention.end: mention.figure for mention in draft.mentions}

    def relate(self, mention: ClubMention) -> None:
        """Set `relation`, `possessive` and `owner_of`, and the person's club where it is told."""
        folded = self._draft.folded
        self._ending = next(
            (
                len(ending)
                for ending in self._possessives
                if folded.startswith(ending + b" ", mention.end)
            ),
            0,
        )
        mention.possessive = self._ending > 0
        mention.relation = self._relation(mention.start)
        self._describe(mention)
        self._join(mention)

    def _relation(self, start: int) -> Relation:
        """What the words before say, adjectives and club nouns skipped."""
        folded = self._draft.folded
        for _ in range(_MAX_BETWEEN + 1):
            before = folded[max(0, start - 40) : start]
            if before.endswith(b"-") and before[:-1].endswith((b"ex", b"oud", b"former")):
                return Relation.FORMER
            words = _WORDS_BEFORE.findall(before)
            if not words or not before.endswith(b" ") or before[-2:-1] in b'.,;:!?"':
                return Relation.NONE
            for size in (3, 2, 1):
                phrase = b" ".join(words[-size:]).decode("latin-1")
                if phrase in self._prepositions:
                    return self._prepositions[phrase]
            word = words[-1].decode("latin-1")
            if word in self._former:
                return Relation.FORMER
            if word not in self._skipped and start - 1 not in self._ends:
                return Relation.NONE
            start = self._ends.get(start - 1, start - 1 - len(word))
        return Relation.NONE

    def _describe(self, mention: ClubMention) -> None:
        """The club before a name is the man's: "Leverkusen coach Alonso", "Monaco's Scuro"."""
        at = mention.end + self._ending
        if self._draft.folded[at : at + 1] not in (b" ", b"-"):
            return
        at += 1
        while at in self._adjectives:
            at = self._adjectives[at] + 1
        head = self._heads.get(at)
        if head is not None:
            at = head.end + 1
        figure = self._names.get(at) if head is not None or mention.possessive else None
        if figure is None:
            return
        mention.owner_of = figure
        self._settle(figure, mention)

    def _join(self, mention: ClubMention) -> None:
        """The club behind a name is the man's: "Olabe of Real Sociedad", "Sapina (SC Verl)"."""
        folded = self._draft.folded
        bracket = folded[mention.start - 2 : mention.start] == b" ("
        if bracket and folded[mention.end : mention.end + 1] in b"),;":
            figure = self._name_ends.get(mention.start - 2)
        else:
            words = _WORDS_BEFORE.findall(folded[max(0, mention.start - 12) : mention.start])
            word = words[-1] if words else b""
            relation = self._prepositions.get(word.decode("latin-1"))
            is_at = relation in (Relation.AT, Relation.FROM)
            is_of = word in self._of
            before = mention.start - len(word) - 2
            figure = self._name_ends.get(before) if is_at or is_of else None
            if figure is None and (is_at or is_of) and before in self._role_ends:
                figure = self._named_before(self._role_ends[before])
        if figure is not None:
            mention.owner_of = figure
            self._settle(figure, mention)

    def _named_before(self, place: int) -> Figure | None:
        """Whose role it is: "Sander Wiggers, these days a scout at Twente"."""
        near = [end for end in self._name_ends if 0 < place - end <= _ROLE_REACH]
        return self._name_ends[max(near)] if near else None

    def _settle(self, figure: Figure, mention: ClubMention) -> None:
        if mention.relation is Relation.FORMER:
            figure.past_clubs.add(mention.club)
        elif figure.club is None:
            figure.club = mention.club


def _prepositions(grammar: Grammar) -> dict[str, Relation]:
    return {
        fold_name(word): relation
        for relation, words in (
            (Relation.TO, grammar.to_prepositions),
            (Relation.FROM, grammar.from_prepositions),
            (Relation.AT, grammar.at_prepositions),
        )
        for word in words
    }


def clubs_within(draft: Draft, start: int, end: int) -> list[ClubMention]:
    """The club mentions of a stretch of text, in order."""
    starts = [mention.start for mention in draft.clubs]
    return draft.clubs[bisect_left(starts, start) : bisect_left(starts, end)]
