"""The closed words of a language, folded once, and the patterns over folded text made of them."""

import re
from collections.abc import Iterable
from functools import cached_property

from rumourtrack.extraction.gaps import Gap
from rumourtrack.extraction.word_sets import WordSets
from rumourtrack.knowledge.forms import expand
from rumourtrack.text import fold, fold_name

_LIST_SIGNS = b" ,/&\"'"
_LIST_OTHERS = rb"'s|\([^()]{0,40}\)"
_WORD_END = rb"(?:(?<=')|(?![a-z0-9]))"
"""No letter follows, unless the word is elided: "l'"."""


class Wording(WordSets):
    """Sets of folded words and patterns of one pack, each made when it is first asked for."""

    @cached_property
    def clause_breaks(self) -> re.Pattern[bytes]:
        """Words that begin a clause of its own."""
        return self._whole_words(self._grammar.breaks)

    @cached_property
    def conjunctions(self) -> re.Pattern[bytes]:
        """What joins members of a list."""
        return self._whole_words(self._grammar.conjunctions)

    @cached_property
    def relative_openers(self) -> re.Pattern[bytes]:
        """Where a relative clause begins."""
        grammar = self._grammar
        plain = self._any_of(sorted(self.relatives - self.relative_articles))
        articles = self._any_of(sorted(self.relative_articles))
        prepositions = self._any_of(
            [*grammar.at_prepositions, *grammar.of_prepositions, *grammar.to_prepositions]
        )
        # An article is a relative only behind a comma: ", der", ", mit dem".
        behind_comma = rb", (?:" + prepositions + rb" )?" + articles + _WORD_END
        anywhere = rb"(?:, |(?<=[a-z)\"']) )" + plain + _WORD_END
        return re.compile(rb"(?:" + anywhere + rb"|" + behind_comma + rb")")

    @cached_property
    def list_gap(self) -> Gap:
        """What may stand between clubs of a list: conjunctions, commas, brackets, articles."""
        return Gap(_LIST_SIGNS, self._forms(self._list_words()), _LIST_OTHERS)

    @cached_property
    def people_gap(self) -> Gap:
        """What may stand between people of a list: their ages and whatever describes them too."""
        grammar, nouns = self._grammar, self._pack.nouns
        words = [*grammar.of_prepositions, *nouns.person, *nouns.person_adjectives]
        words += [word for demonym in self._pack.demonyms for word in demonym.adjectives]
        others = _LIST_OTHERS + rb"|" + self.ages.pattern
        return Gap(_LIST_SIGNS, self._forms([*self._list_words(), *words]), others)

    def _list_words(self) -> list[str]:
        grammar, nouns = self._grammar, self._pack.nouns
        words = [*grammar.conjunctions, *grammar.articles, *grammar.determiners]
        return [*words, *nouns.player, *nouns.manager, *grammar.at_prepositions]

    @cached_property
    def list_joint(self) -> re.Pattern[bytes]:
        """What must stand between members of a list."""
        conjunctions = self._any_of(self._grammar.conjunctions)
        return re.compile(rb"[,/&]|(?<![a-z])" + conjunctions + rb"(?![a-z])")

    @cached_property
    def list_lead(self) -> re.Pattern[bytes]:
        """What stands before the next member of a list, at the end of a stretch."""
        conjunctions = self._any_of(self._grammar.conjunctions)
        prepositions = self._any_of(self._grammar.to_prepositions)
        return re.compile(rb"(?:,| " + conjunctions + rb") (?:" + prepositions + rb" )?$")

    @cached_property
    def close_gap(self) -> Gap:
        """What may stand between a close trigger and its arguments."""
        grammar, nouns = self._grammar, self._pack.nouns
        words = [*grammar.articles, *grammar.determiners, *nouns.club, *nouns.person_adjectives]
        words += [word for demonym in self._pack.demonyms for word in demonym.adjectives]
        return Gap(b" \"':,?!", self._forms(words), rb"\([^()]{1,40}\)")

    @cached_property
    def indefinite(self) -> re.Pattern[bytes]:
        """An article that means nobody in particular, with its blanks."""
        grammar = self._grammar
        some = [word for word in grammar.articles if word not in grammar.determiners]
        return re.compile(rb" " + self._any_of(some) + rb"(?: |(?<='))")

    @cached_property
    def club_lead(self) -> re.Pattern[bytes]:
        """What leads from a noun to its club: " of ", " at "."""
        leads = [*self._grammar.of_prepositions, *self._grammar.at_prepositions]
        return re.compile(rb" " + self._any_of(leads) + rb"(?: |(?<='))")

    @cached_property
    def of_lead(self) -> re.Pattern[bytes]:
        """What leads from a noun to its owner: " of "."""
        leads = self._any_of(self._grammar.of_prepositions)
        return re.compile(rb" " + leads + rb"(?: |(?<='))")

    @cached_property
    def ages(self) -> re.Pattern[bytes]:
        """Words for an age; the group `age` holds the years."""
        forms = [
            re.escape(fold_name(form)).replace(r"\#", "#").replace("#", r"(?:[1-7]\d)")
            for form in self._grammar.ages
        ]
        return re.compile(
            rb"(?<![a-z0-9])(?=(?P<age>[1-7]\d))(?:"
            + "|".join(sorted(forms, key=len, reverse=True)).encode("latin-1")
            + rb")(?![a-z0-9])"
        )

    @cached_property
    def both(self) -> re.Pattern[bytes]:
        """Words for the last two people, and the blank behind."""
        return re.compile(rb"(?<![a-z0-9])" + self._any_of(self._grammar.both) + rb" ")

    @cached_property
    def past(self) -> re.Pattern[bytes]:
        """Auxiliaries that put what follows into the past."""
        auxiliaries = self._any_of(self._grammar.past_auxiliaries)
        return re.compile(rb"(?<![a-z0-9'])" + auxiliaries + rb"(?![a-z0-9'])")

    @cached_property
    def perfect(self) -> re.Pattern[bytes]:
        """Auxiliaries of the present perfect."""
        auxiliaries = self._any_of(self._grammar.perfect_auxiliaries)
        return re.compile(rb"(?<![a-z0-9])" + auxiliaries + rb"(?![a-z0-9'])")

    def _whole_words(self, lines: Iterable[str]) -> re.Pattern[bytes]:
        return re.compile(rb"(?<![a-z0-9'-])" + self._any_of(lines) + rb"(?:(?<=')|(?![a-z0-9']))")

    def _forms(self, lines: Iterable[str]) -> frozenset[bytes]:
        """All phrases of form lines, folded."""
        sets = self._pack.sets
        return frozenset(fold(form) for line in lines for form in expand(line, sets))

    def _any_of(self, lines: Iterable[str]) -> bytes:
        """Form lines as branches, longest first; without lines what matches nothing."""
        branches = sorted(self._forms(lines), key=lambda form: (-len(form), form))
        return b"(?:" + (b"|".join(map(re.escape, branches)) or b"(?!)") + b")"
