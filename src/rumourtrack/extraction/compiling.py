"""Language files to lexicons: all forms spelled out, kept in the cache, thawed as texts need them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any, NamedTuple, TypeVar

from rumourtrack.extraction.lexicon import Lexicon, Noun, NounKind, TimeWord
from rumourtrack.extraction.scanning import Scanner, freeze_scanner, thaw_scanner
from rumourtrack.extraction.tables import Gazetteer, load_gazetteer
from rumourtrack.knowledge.cache import load_compiled
from rumourtrack.knowledge.cues import AttributionCue, ContractCue, Entry, Frame, Modifier
from rumourtrack.knowledge.forms import expand
from rumourtrack.knowledge.frozen import Sections, name_sections, select_sections
from rumourtrack.knowledge.own import NO_ROWS, Own
from rumourtrack.knowledge.packs import Language, Pack, load_language, load_pack, path_of
from rumourtrack.knowledge.phrases import TimePhrase
from rumourtrack.records import Deal, FeeKind, Role
from rumourtrack.text import fold_name

E = TypeVar("E", bound=Entry)


def build_lexicon(pack: Pack, gazetteer: Gazetteer) -> Lexicon:
    """Expand all forms of a pack and make its scanners ready."""
    return thaw_lexicon(pack, gazetteer, freeze_lexicon(pack))


def freeze_lexicon(pack: Pack) -> dict[str, bytes]:
    """All forms of a pack, expanded, as sections that can be kept in a file."""
    sections: dict[str, bytes] = {}
    for name, part in PARTS.items():
        sections |= name_sections(name, freeze_scanner(part.entries(pack), part.dump))
    return sections


def thaw_lexicon(pack: Language, gazetteer: Gazetteer, sections: Sections) -> Lexicon:
    """The lexicon of a language with what `freeze_lexicon` made of its pack."""

    def scanner(name: str, keep: Callable[[Any], bool] | None = None) -> Scanner[Any]:
        return thaw_scanner(select_sections(name, sections), PARTS[name].load, keep=keep)

    return Lexicon(
        pack=pack,
        gazetteer=gazetteer,
        triggers=scanner("triggers", keep=lambda entry: isinstance(entry, Modifier)),
        credits=scanner("credits"),
        contracts=scanner("contracts"),
        nouns=scanner("nouns"),
        times=scanner("times"),
        deals=scanner("deals"),
        fee_words=scanner("fee_words"),
        function_words=frozenset(map(fold_name, pack.grammar.function_words)),
        not_names=frozenset(map(fold_name, pack.nouns.not_names)),
    )


@cache
def load_lexicon(code: str, own: Own = NO_ROWS) -> Lexicon:
    """The shipped language with the shipped tables and the user's own rows on top.

    Raises:
        RumourError: there is no such language, or a file is wrong.
    """
    sections = load_compiled(
        f"{code}-phrases", [path_of(code)], lambda: freeze_lexicon(load_pack(code))
    )
    return thaw_lexicon(load_language(code), load_gazetteer(own), sections)


def _forms(entries: Iterable[E], pack: Pack) -> Iterator[tuple[str, E]]:
    for entry in entries:
        for line in entry.forms:
            for form in expand(line, pack.sets):
                yield form, entry


def _nouns(pack: Pack) -> Iterator[tuple[str, Noun]]:
    nouns, grammar = pack.nouns, pack.grammar
    plain = (
        (NounKind.PERSON, nouns.person),
        (NounKind.CLUB, nouns.club),
        (NounKind.CAPITAL, nouns.capital),
        (NounKind.PLURAL, nouns.plurals),
        (NounKind.PERSON_ADJECTIVE, nouns.person_adjectives),
        (NounKind.FORMER, grammar.former),
        (NounKind.MASCULINE, grammar.pronouns_masculine),
        (NounKind.FEMININE, grammar.pronouns_feminine),
        (NounKind.FIRST, grammar.pronouns_first),
    )
    for role in Role:
        for line in getattr(nouns, role):
            for form in expand(line, pack.sets):
                yield form, Noun(NounKind.ROLE, role)
    for kind, lines in plain:
        for line in lines:
            for form in expand(line, pack.sets):
                yield form, Noun(kind)
    for demonym in pack.demonyms:
        for kind, lines in (
            (NounKind.NATIVE, demonym.nouns),
            (NounKind.ADJECTIVE, demonym.adjectives),
            (NounKind.PLACE, demonym.places),
            (NounKind.NATIVES, demonym.plurals),
        ):
            for line in lines:
                for form in expand(line, pack.sets):
                    yield form, Noun(kind, demonym.country)


def _times(pack: Pack) -> Iterator[tuple[str, TimeWord]]:
    for phrase in pack.time.phrases:
        word = TimeWord(phrase)
        for line in phrase.forms:
            for form in expand(line, pack.sets):
                yield form, word
    for number, lines in enumerate(pack.time.months, start=1):
        for line in lines:
            yield line, TimeWord(None, number, line[0].isupper())


def _fee_words(pack: Pack) -> Iterator[tuple[str, FeeKind | None]]:
    for line in pack.money.no_fee:
        for form in expand(line, pack.sets):
            yield form, None
    for cue in pack.money.kinds:
        for line in cue.forms:
            for form in expand(line, pack.sets):
                yield form, cue.kind


def _deals(pack: Pack) -> Iterator[tuple[str, Deal]]:
    for cue in pack.deal:
        for line in cue.forms:
            for form in expand(line, pack.sets):
                yield form, cue.deal


def _triggers(pack: Pack) -> Iterator[tuple[str, Frame | Modifier]]:
    yield from _forms(pack.frame, pack)
    yield from _forms(pack.modifier, pack)


_TRIGGERS: Mapping[str, type[Frame] | type[Modifier]] = {"frame": Frame, "modifier": Modifier}


def _dump_trigger(trigger: Frame | Modifier) -> str:
    kind = "frame" if isinstance(trigger, Frame) else "modifier"
    return f"{kind} {trigger.model_dump_json()}"


def _load_trigger(text: str) -> Frame | Modifier:
    kind, _, rest = text.partition(" ")
    return _TRIGGERS[kind].model_validate_json(rest)


def _load_noun(text: str) -> Noun:
    kind, _, detail = text.partition("/")
    return Noun(NounKind(kind), detail)


def _dump_time(time: TimeWord) -> str:
    phrase = time.phrase.model_dump_json() if time.phrase else ""
    return f"{time.month} {int(time.capital)} {phrase}"


def _load_time(text: str) -> TimeWord:
    month, capital, phrase = text.split(" ", 2)
    found = TimePhrase.model_validate_json(phrase) if phrase else None
    return TimeWord(found, int(month), capital == "1")


class Part(NamedTuple):
    """A scanner of the lexicon: its phrases, and how their values are written and read."""

    entries: Callable[[Pack], Iterator[tuple[str, Any]]]
    dump: Callable[[Any], str]
    load: Callable[[str], Any]


PARTS: Mapping[str, Part] = {
    "triggers": Part(_triggers, _dump_trigger, _load_trigger),
    "credits": Part(
        lambda pack: _forms(pack.attribution, pack),
        AttributionCue.model_dump_json,
        AttributionCue.model_validate_json,
    ),
    "contracts": Part(
        lambda pack: _forms(pack.contract, pack),
        ContractCue.model_dump_json,
        ContractCue.model_validate_json,
    ),
    "nouns": Part(_nouns, lambda noun: f"{noun.kind.value}/{noun.detail}", _load_noun),
    "times": Part(_times, _dump_time, _load_time),
    "deals": Part(_deals, str, Deal),
    "fee_words": Part(
        _fee_words, lambda kind: kind or "", lambda text: FeeKind(text) if text else None
    ),
}
"""By the names that they have in `Lexicon`."""
