"""Clubs in the text: names of the tables, and shared names, grounds and capitals in context."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping

from rumourtrack.extraction.draft import ClubMention, Draft, last_word, places_of, within
from rumourtrack.extraction.lexicon import NounKind
from rumourtrack.extraction.relations import Relations
from rumourtrack.extraction.tables import Name, NameKind
from rumourtrack.knowledge.gazetteer import Club
from rumourtrack.records import Role
from rumourtrack.text import fold, fold_name

_VERB_REACH, _VERB_WORDS = 20, 2
"""Characters and blanks between a subject and its verb: "have reached"."""
_PUNCTUATION = re.compile(rb"[^a-z0-9 ']")
_PREFIX = 3
"""Letters of what a club's name may begin with: "FC", "VfL"."""
_NEAR = 60
"""Characters before a country's name in which the word for its coach stands."""


def find_clubs(draft: Draft) -> None:
    """Fill `clubs` with named clubs and set the present clubs that noun phrases tell."""
    hits = _named(draft)
    finder = Relations(draft)
    for start, end, club, exact in hits:
        small = draft.article.text[start:end].islower()
        mention = ClubMention(start, end, club, exact=exact, nickname=small)
        finder.relate(mention)
        draft.clubs.append(mention)
    for mention in _find_capitals(draft):
        finder.relate(mention)
        draft.clubs.append(mention)
    draft.clubs.sort(key=lambda mention: mention.start)
    _send_to_women(draft)


def _send_to_women(draft: Draft) -> None:
    """Where an article names a club's women, the club's short name means them too."""
    clubs = draft.lexicon.gazetteer.clubs
    women = {mention.club for mention in draft.clubs if clubs[mention.club].kind == "women"}
    by_short_name = {name.removesuffix(" Women"): name for name in women}
    for mention in draft.clubs:
        mention.club = by_short_name.get(mention.club, mention.club)


def _named(draft: Draft) -> list[tuple[int, int, str, bool]]:
    """(start, end, club, exact) for each club name; shared names resolved by their context."""
    spans = _spans(draft)
    sure = Counter(
        names[0].owner
        for names in spans.values()
        if len(names) == 1 and names[0].kind is NameKind.CLUB
    )
    begins = {start for start, _ in spans}
    for start, end in list(spans):
        # "FC" is Cologne, but before another club's name it is a part of that.
        letters = len(last_word(draft.folded, end))
        if letters <= _PREFIX and end + 1 in begins and draft.folded[end : end + 1] == b" ":
            del spans[start, end]
    openers = {sentence.start for sentence in draft.sentences}
    roles = {hit.start for hit in draft.nouns if hit.value.kind is NounKind.ROLE}
    clubs = draft.lexicon.gazetteer.clubs
    countries = {clubs[club].country for club in sure if club in clubs}
    found = []
    last_of: dict[str, int] = {}
    for (start, end), names in sorted(spans.items()):
        word = fold_name(draft.article.text[start:end])
        common = word in draft.lexicon.not_names and not _is_led(draft, start)
        is_name = start not in openers and not common
        is_name = is_name or end + 1 in roles or _acts(draft, end)
        club = _resolve(names, sure, last_of, countries, clubs)
        if club is None and len(names) == 1 and is_name:
            club = names[0].owner
        is_side = any(name.nickname for name in names)
        if club is None or _is_city(draft, club, start, end):
            continue
        if not is_side and _is_place(draft, club, start, end):
            continue
        last_of[club] = start
        found.append((start, end, club, names[0].kind is not NameKind.GROUND))
    return found


def _spans(draft: Draft) -> dict[tuple[int, int], list[Name]]:
    """Where the names of clubs stand that are no part of a person's name."""
    spans: dict[tuple[int, int], list[Name]] = defaultdict(list)
    people = places_of((mention.start, mention.end) for mention in draft.mentions)
    for hit in draft.named:
        is_club = hit.value.kind in (NameKind.CLUB, NameKind.SHARED, NameKind.GROUND)
        if is_club and hit.start not in people:
            spans[hit.start, hit.end].append(hit.value)
    return spans


def _is_led(draft: Draft, start: int) -> bool:
    """Whether a preposition leads to the name: "bij Standard"."""
    wording = draft.lexicon.wording
    before = wording.word_before(draft.folded, start)
    return before is not None and before[0] in wording.prepositions


def _acts(draft: Draft, end: int) -> bool:
    """Whether a trigger follows at once, as behind a subject: "Nice have reached an agreement"."""
    triggers = within(draft.frames, end + 1, end + _VERB_REACH)
    return any(
        draft.folded.count(b" ", end, hit.start) <= _VERB_WORDS
        and not _PUNCTUATION.search(draft.folded, end, hit.start)
        for hit in triggers
    )


def _resolve(
    names: list[Name],
    sure: Counter[str],
    last_of: dict[str, int],
    countries: set[str],
    clubs: Mapping[str, Club],
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
    if any(name.common for name in names):
        return None
    near = [club for club in candidates if clubs[club].country in countries]
    top = [club for club in near if clubs[club].level == 1 and clubs[club].kind == "club"]
    return top[0] if len(top) == 1 else near[0] if len(near) == 1 else None


def _is_city(draft: Draft, club: str, start: int, end: int) -> bool:
    """Where clubs take an article, a bare preposition leads to the city: "a Roma"."""
    before = draft.lexicon.wording.word_before(draft.folded, start)
    if before is None or before[0] not in draft.lexicon.wording.city_prepositions:
        return False
    city = draft.lexicon.gazetteer.clubs[club].city
    return draft.folded[start:end] == fold(city)


def _is_place(draft: Draft, club: str, start: int, end: int) -> bool:
    """A country's name is its team only beside the word for a coach: "Portugal manager"."""
    if draft.lexicon.gazetteer.clubs[club].kind != "national":
        return False
    before = draft.folded[max(0, start - _NEAR) : start].removesuffix(b" ")
    for word in draft.lexicon.pack.grammar.of_prepositions:
        before = before.removesuffix(b" " + fold(word))
    place = max(0, start - _NEAR) + len(before)
    return not any(
        hit.value.kind is NounKind.ROLE
        and hit.value.detail == Role.MANAGER
        and (hit.end == place or hit.start == end + 1)
        for hit in within(draft.nouns, start - 2 * _NEAR, end + 2)
    )


def _find_capitals(draft: Draft) -> list[ClubMention]:
    """The capital of a country stands for the club of that city that the article names most."""
    adjectives = {h.end: h.value.detail for h in draft.nouns if h.value.kind is NounKind.ADJECTIVE}
    gazetteer = draft.lexicon.gazetteer
    counts = Counter(mention.club for mention in draft.clubs)
    found = []
    for hit in draft.nouns:
        nation = gazetteer.nations.get(adjectives.get(hit.start - 1, ""))
        if hit.value.kind is not NounKind.CAPITAL or nation is None:
            continue
        city = fold_name(nation.capital)
        near = [
            club
            for club in counts
            if city in (fold_name(gazetteer.clubs[club].city), *fold_name(club).split())
        ]
        if near:
            best = max(near, key=lambda club: counts[club])
            counts[best] += 1
            found.append(ClubMention(hit.start, hit.end, best, exact=False))
    return found
