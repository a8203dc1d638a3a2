"""Which club is meant by "the club", "the German champions", "the Catalans"."""

from bisect import bisect_left
from collections import defaultdict
from operator import attrgetter

from rumourtrack.extraction.draft import ClubMention, Draft, within
from rumourtrack.extraction.lexicon import Noun, NounKind
from rumourtrack.extraction.scanning import Hit
from rumourtrack.extraction.word_sets import Relation

_TOUCH = 2


def resolve_clubs(draft: Draft) -> None:
    """Add the stand-ins for clubs to `clubs`.

    "The club" is that of a person named before it in its sentence, else the club named last; with a
    country it is the club of that country named last before, else the last one of the article.
    """
    resolver = _Resolver(draft)
    adjectives = {h.end: h for h in draft.nouns if h.value.kind is NounKind.ADJECTIVE}
    follows = draft.lexicon.pack.grammar.adjectives_follow
    behind = {h.start: h for h in adjectives.values()} if follows else {}
    added = []
    for hit in draft.nouns:
        natives = hit.value.kind is NounKind.NATIVES
        definite = (
            draft.folded[hit.start : hit.end].decode("latin-1") in draft.lexicon.wording.definite
        )
        small = definite or draft.article.text[hit.start].islower()
        if not natives and (hit.value.kind is not NounKind.CLUB or not small):
            continue
        adjective = hit if natives else adjectives.get(hit.start - 1)
        start = adjective.start if adjective else hit.start
        adjective = adjective or behind.get(hit.end + 1)
        relation = _relation_of(draft, start, definite=definite)
        if relation is None:
            continue
        club = resolver.resolve(hit, adjective)
        if club is not None:
            end = max(hit.end, adjective.end if adjective else 0)
            added.append(ClubMention(start, end, club, relation, exact=False))
    draft.clubs = sorted([*draft.clubs, *added], key=attrgetter("start"))


def _relation_of(draft: Draft, start: int, *, definite: bool = False) -> Relation | None:
    """What the words before say of the club; None where no determiner opens the phrase."""
    wording = draft.lexicon.wording
    opener = wording.word_before(draft.folded, start)
    if definite and (opener is None or opener[0] not in wording.determiners):
        return wording.prepositions.get(opener[0], Relation.NONE) if opener else Relation.NONE
    if opener is None or opener[0] not in wording.determiners:
        return None
    if opener[0] in wording.prepositions:
        # A contraction is both: "al club".
        return wording.prepositions[opener[0]]
    before = wording.word_before(draft.folded, opener[1])
    return wording.prepositions.get(before[0], Relation.NONE) if before else Relation.NONE


class _Resolver:
    """The clubs named in an article, by where and by country."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._starts = [mention.start for mention in draft.clubs]
        self._present = [m for m in draft.clubs if m.relation is not Relation.FORMER]
        clubs = draft.lexicon.gazetteer.clubs
        self._by_country: dict[str, list[ClubMention]] = defaultdict(list)
        for mention in self._present:
            if mention.club in clubs:
                self._by_country[clubs[mention.club].country].append(mention)

    def resolve(self, hit: Hit[Noun], adjective: Hit[Noun] | None) -> str | None:
        """The club meant by a noun; None where a name follows or none has been named."""
        follows = bisect_left(self._starts, hit.end)
        if follows < len(self._starts) and self._starts[follows] - hit.end <= _TOUCH:
            return None
        if adjective is not None and adjective.value.detail:
            named = self._by_country.get(adjective.value.detail, [])
            before = bisect_left(named, hit.start, key=attrgetter("start"))
            return named[before - 1].club if named else None
        homes = self._homes_before(hit.start)
        if homes:
            return homes[-1]
        before = bisect_left(self._present, hit.start, key=attrgetter("start"))
        return self._present[before - 1].club if before else None

    def _homes_before(self, place: int) -> list[str]:
        """The clubs of the people mentioned before it in its sentence."""
        sentence = self._draft.sentence_at(place)
        if sentence is None:
            return []
        people = within(self._draft.mentions, sentence.start, place)
        return [m.figure.club for m in people if m.figure.club]
