"""Which language a text is in."""

import importlib
import math
import re
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rumourtrack.knowledge.packs import Language
from rumourtrack.text import fold_name

Words = Mapping[str, frozenset[str]]
"""Language code → its function words, folded."""

_SAMPLE = 2_000
_GUESSED = 400
"""Characters for py3langid: enough for it, and a fifth of the time."""
_FEWEST_WORDS, _FEWEST_SIGNS = 4, 20
"""Words, or signs of a script that puts no blanks between words, from which a guess is worth it."""
_FEWEST_TOKENS = 20
_SURE, _MARGIN = 0.25, 1.5
"""Share of function words that decides, and how often it must hold the next language's share.

Measured on 72 articles and 26 sentences in thirteen languages with the English and Dutch packs:
in its own language 0.34 to 0.55, in another 0.13 at most. Accepted miss: Afrikaans, which has
Dutch function words (0.29 to 0.45), is taken for Dutch.
"""
_LOOSE, _LOOSE_MARGIN = 0.12, 2
"""Share and margin of function words that decide where py3langid all but agrees."""
_NEAR = {1: 5.0, 2: 25.0}
"""How near to its first choice (natural logarithm) it must rank the language: by number of
function words in the text."""
_TIE = 1.0
"""Choices of py3langid nearer to each other than this decide nothing.

Measured with these three on 100 posts of one or two sentences in seven languages: all are named;
of 70 headlines of three to ten words in English and Dutch 60, 6 are not and 4 wrongly.
"""
_TOKEN = re.compile(r"[a-z]+(?:'[a-z]+)?")
_NO_WORD = re.compile(r"(?:https?://|www\.|[@#])\S+")
_CAPITALISED = re.compile(r"\b[A-ZÀ-Þ]\w*")
_BLANKLESS = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_UNWRITTEN = frozenset({"an", "eo", "ia", "ie", "io", "la", "oc", "vo", "wa"})
"""Codes that py3langid gives to short texts in Spanish, Italian or French; no press writes of
football in them. Its codes of three letters ("pcm", "ext", "zxx" for none) are left out too."""


def build_words(packs: Sequence[Language]) -> Words:
    """The function words of each pack."""
    return {pack.code: frozenset(map(fold_name, pack.grammar.function_words)) for pack in packs}


def find_language(text: str, words: Words) -> str | None:
    """ISO 639-1 code, also of a language without a pack; None where the text is too short."""
    sample = _NO_WORD.sub(" ", text[:_SAMPLE])
    shares = _count_shares(sample, words)
    sure = _find_clear(shares, _SURE, _MARGIN)
    if sure is not None and shares.tokens >= _FEWEST_TOKENS:
        return sure
    ranked = _rank(sample[:_GUESSED])
    if not ranked:
        return None
    # Names hold function words: "De Ligt", "Ten Hag". In a long text they do not matter.
    shares = _count_shares(_CAPITALISED.sub("x", sample), words)
    first, best = ranked[0]
    scores = dict(ranked)
    likely = _find_likely(shares, _LOOSE, _LOOSE_MARGIN)
    if likely:
        # Neighbours share words ("for"): of those the guess prefers one.
        loose = max(likely, key=lambda code: scores.get(code, -math.inf))
        hits = round(shares.tokens * shares.by_language[0][0])
        if best - scores.get(loose, -math.inf) <= _NEAR[min(hits, max(_NEAR))]:
            return loose
    is_tie = first not in words and len(ranked) > 1 and best - ranked[1][1] < _TIE
    return None if is_tie else first


@dataclass(frozen=True)
class _Shares:
    """Tokens of a text, and the share of function words among them by language, most first."""

    tokens: int
    by_language: tuple[tuple[float, str], ...]


def _count_shares(text: str, words: Words) -> _Shares:
    tokens = _TOKEN.findall(fold_name(text))
    shares = (
        (sum(token in known for token in tokens) / max(1, len(tokens)), code)
        for code, known in words.items()
    )
    return _Shares(len(tokens), tuple(sorted(shares, reverse=True)))


def _find_clear(shares: _Shares, least: float, margin: float) -> str | None:
    """The language that has a share of function words of `least`, and `margin` times the next."""
    if not shares.by_language or shares.by_language[0][0] < least:
        return None
    (share, code), *others = shares.by_language
    return None if others and share < others[0][0] * margin else code


def _find_likely(shares: _Shares, least: float, margin: float) -> list[str]:
    """The languages whose share is no less than the best one's by `margin`, if that is `least`."""
    best = shares.by_language[0][0] if shares.by_language else 0.0
    if best < least:
        return []
    return [code for share, code in shares.by_language if share * margin > best]


def _rank(sample: str) -> list[tuple[str, float]]:
    """What py3langid takes the text for, likeliest first; empty where there is too little."""
    words = re.findall(r"[^\W\d_]{2,}", sample)
    if len(words) < _FEWEST_WORDS and len(_BLANKLESS.findall(sample)) < _FEWEST_SIGNS:
        return []
    if len(set("".join(words).lower())) < _FEWEST_WORDS:
        return []
    # Imported here: it takes 0.8 s to load, and most articles are decided without it.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        langid = importlib.import_module("py3langid")
        ranked = langid.rank(sample)
    if ranked[0][0] == "zxx":
        return []
    return [
        (code, float(score)) for code, score in ranked if len(code) == 2 and code not in _UNWRITTEN
    ]
