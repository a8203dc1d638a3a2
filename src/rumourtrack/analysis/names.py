"""How a user's words find a name: "alonso" and "XABI ALONSO" both mean Xabi Alonso."""

import unicodedata
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import lru_cache

from rumourtrack.records import Record

_LETTERS = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
)
_APOSTROPHES = str.maketrans(dict.fromkeys("'’‘ʼ`´", ""))
_NEAR = 0.7
_CANDIDATES = 5


class How(StrEnum):
    """Which rule found the name, strictest first."""

    EXACT = "exact"
    ALIAS = "alias"
    WORDS = "words"
    NONE = "none"


class Match(Record):
    """What a user's words mean."""

    query: str
    name: str | None = None
    """The one known name; None where there is none, or more than one."""
    how: How = How.NONE
    candidates: tuple[str, ...] = ()
    """For "did you mean": names that all fit, or, where nothing fits, names spelt nearly so."""

    @property
    def ambiguous(self) -> bool:
        """Whether the words fit more than one name."""
        return self.name is None and self.how is not How.NONE


@lru_cache(maxsize=65_536)
def fold_name(text: str) -> str:
    """Words in small letters without accents and punctuation; other scripts keep their letters.

    >>> fold_name("N'Golo  KANTÉ"), fold_name("Çalhanoğlu-Müller")
    ('ngolo kante', 'calhanoglu muller')
    """
    split = unicodedata.normalize("NFKD", text.translate(_APOSTROPHES)).casefold()
    small = unicodedata.normalize("NFKD", split.translate(_LETTERS).translate(_APOSTROPHES))
    plain = (c for c in small if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else " " for c in plain).split())


def same_name(one: str | None, other: str | None) -> bool:
    """Whether both are the same name but for case, accents and punctuation; None is no name."""
    return one is not None and other is not None and fold_name(one) == fold_name(other)


def resolve_name(
    query: str, known: Iterable[str], aliases: Mapping[str, str] | None = None
) -> Match:
    """Find the known name that a user means.

    In this order: the name itself; an alias (alias -> name, the name need not be known); a name that
    has all words of the query. A prefix of words or a near miss is only ever a candidate, so that no
    question is answered for somebody else.
    """
    wanted = fold_name(query)
    names = {fold_name(name): name for name in sorted(known, reverse=True)}
    if not wanted:
        return Match(query=query)
    if wanted in names:
        return Match(query=query, name=names[wanted], how=How.EXACT)
    folded_aliases = {fold_name(alias): name for alias, name in (aliases or {}).items()}
    if wanted in folded_aliases:
        return Match(query=query, name=folded_aliases[wanted], how=How.ALIAS)
    words = set(wanted.split())
    fits = sorted(name for folded, name in names.items() if words <= set(folded.split()))
    if len(fits) == 1:
        return Match(query=query, name=fits[0], how=How.WORDS)
    if fits:
        return Match(query=query, how=How.WORDS, candidates=tuple(fits))
    return Match(query=query, candidates=_near_misses(wanted, names, folded_aliases))


def _near_misses(
    wanted: str, names: Mapping[str, str], aliases: Mapping[str, str]
) -> tuple[str, ...]:
    from difflib import get_close_matches

    by_spelling: dict[str, str] = {}
    for spelling, name in (*names.items(), *aliases.items()):
        by_spelling.setdefault(spelling, name)
        for word in spelling.split():
            if len(word) > 3:
                by_spelling.setdefault(word, name)
    begins = [name for folded, name in names.items() if f" {folded}".find(f" {wanted}") >= 0]
    close = get_close_matches(wanted, by_spelling, n=_CANDIDATES, cutoff=_NEAR)
    found = dict.fromkeys((*sorted(begins), *(by_spelling[spelling] for spelling in close)))
    return tuple(found)[:_CANDIDATES]
