"""Runs of capitalised words that neither the tables nor the nouns of the language explain."""

import re
from collections.abc import Container, Iterator

from rumourtrack.extraction.draft import Draft
from rumourtrack.extraction.lexicon import NounKind
from rumourtrack.text import fold_name

UPPER = "".join(chr(code) for code in range(0x41, 0x250) if chr(code).isupper())
PARTICLES = (
    "van|von|der|den|de|del|della|di|da|do|dos|das|du|la|le|el|al|ter|ten|te|'t|bin|ben|af|zu"
)
_RUN = re.compile(
    rf"[{UPPER}][\w’'\-]*(?: (?:(?:{PARTICLES}) ){{0,3}}(?:[{UPPER}]\. ?)*[{UPPER}][\w’'\-]*)*"
)
_NAME_PARTICLES = frozenset({*PARTICLES.split("|"), "dal", "dalla", "dello", "delli", "lo"})
_TOKEN = re.compile(r"[^\s]+")
_POSSESSIVE = re.compile(r"['’]s?$")
_NEXT_CAPITAL = re.compile(rf" [{UPPER}]")


def find_pieces(draft: Draft, taken: Container[int]) -> list[tuple[int, int]]:
    """(start, end) of each run that may be a name; `taken` holds the offsets of table names."""
    return list(_Pieces(draft, taken).find())


class _Pieces:
    """One pass over the capitalised words of an article."""

    def __init__(self, draft: Draft, taken: Container[int]) -> None:
        self.draft = draft
        self._taken = taken
        pronouns = (NounKind.MASCULINE, NounKind.FEMININE, NounKind.FIRST)
        self._noun_spans = {(h.start, h.end) for h in draft.nouns if h.value.kind not in pronouns}
        self._starts = frozenset(sentence.start for sentence in draft.sentences)

    def find(self) -> Iterator[tuple[int, int]]:
        """Runs of capitalised words that neither tables nor nouns explain."""
        text = self.draft.article.text
        for run in _RUN.finditer(text):
            first: int | None = None
            last = 0
            for token in _TOKEN.finditer(run[0]):
                start, end = run.start() + token.start(), run.start() + token.end()
                start += self._elided(start, end)
                inside = first is not None and fold_name(token[0]) in _NAME_PARTICLES
                if not inside and self._is_no_name(start, end):
                    if first is not None:
                        yield first, last
                    first = None
                elif text[start].isupper():
                    first = start if first is None else first
                    owned = _POSSESSIVE.search(token[0])
                    last = end - len(owned[0]) if owned else end
                    if owned:
                        yield first, last
                        first = None
            if first is not None:
                yield first, last

    def _elided(self, start: int, end: int) -> int:
        """How many characters of a token are an article before a name: "L'Inter", no "D'Aversa"."""
        lexicon = self.draft.lexicon
        head, mark, rest = fold_name(self.draft.article.text[start:end]).partition("'")
        if not rest or head + mark not in lexicon.wording.elisions:
            return 0
        own = start + len(head) + 1
        explained = own in self._taken or (own, own + len(rest)) in self._noun_spans
        is_word = rest in lexicon.gazetteer.not_people or rest in lexicon.not_names
        is_article = head + mark in lexicon.wording.articles
        is_name = rest in lexicon.gazetteer.given_names
        return len(head) + 1 if explained or is_word or is_article or is_name else 0

    def _is_no_name(self, start: int, end: int) -> bool:
        if start in self._taken:
            return True
        text = self.draft.article.text
        lexicon = self.draft.lexicon
        word = fold_name(_POSSESSIVE.sub("", text[start:end]).rstrip(".-'"))
        given = word in lexicon.gazetteer.given_names
        is_first = given and _NEXT_CAPITAL.match(text, end) is not None
        is_noun = (start, start + len(word)) in self._noun_spans
        if word in lexicon.gazetteer.not_people or (is_noun and not is_first):
            return True
        if word.rpartition("-")[1] and word.rpartition("-")[2] in lexicon.wording.role_nouns:
            return True
        if start in self._starts or text[start - 1 : start] in "\"'“‘«„(:":
            return not given and (word in lexicon.not_names or word in lexicon.function_words)
        return word in lexicon.not_names and word not in lexicon.gazetteer.given_names
