"""Noun phrases and pronouns that stand for somebody: "the Spaniard", "the former Ajax captain"."""

from rumourtrack.extraction.draft import Draft, places_of
from rumourtrack.extraction.lexicon import Noun, NounKind
from rumourtrack.extraction.noun_phrases import HEADS, PRONOUNS, Epithet, PhraseReader
from rumourtrack.extraction.scanning import Hit
from rumourtrack.records import Role

_AFTER_NATIVE = (NounKind.ROLE, NounKind.PERSON, NounKind.CLUB, NounKind.CAPITAL, NounKind.PLURAL)


def find_epithets(draft: Draft) -> list[Epithet]:
    """All phrases and pronouns for a person, in order; notes those of unnamed people as strangers."""
    reader, wording = PhraseReader(draft), draft.lexicon.wording
    follows = draft.lexicon.pack.grammar.adjectives_follow
    found: dict[int, Epithet] = {}
    for hit in _heads(draft):
        native = hit.value.kind is NounKind.NATIVE
        epithet = reader.read(hit.start, hit.end, is_adjective=native and follows)
        if epithet is not None:
            if wording.is_former(draft.folded[hit.start : hit.end].decode("latin-1")):
                epithet.make_former()
            if hit.value.kind is NounKind.ROLE and not epithet.former:
                epithet.role = Role(hit.value.detail)
            elif hit.value.kind is NounKind.NATIVE:
                epithet.nationality = hit.value.detail
            _keep_longest(found, epithet)
    for age in draft.lexicon.wording.ages.finditer(draft.folded):
        epithet = reader.read(age.start(), age.end())
        if epithet is not None:
            epithet.age = int(age["age"])
            _keep_longest(found, epithet)
    for epithet in reader.former_men():
        _keep_longest(found, epithet)
    pronouns = [
        Epithet(hit.start, hit.end, feminine=PRONOUNS[hit.value.kind], pronoun=True)
        for hit in draft.nouns
        if hit.value.kind in PRONOUNS
    ]
    return sorted([*found.values(), *pronouns], key=lambda epithet: epithet.start)


def _heads(draft: Draft) -> list[Hit[Noun]]:
    """Nouns for one person that belong to no trigger and explain no noun behind them."""
    told = places_of(span for f in draft.frames for span in ((f.start, f.end), f.tail))
    plural = {h.start for h in draft.nouns if h.value.kind is NounKind.PLURAL}
    nouns = {h.start for h in draft.nouns if h.value.kind in _AFTER_NATIVE}
    return [
        hit
        for hit in draft.nouns
        if hit.value.kind in HEADS
        and hit.start not in plural
        and hit.start not in told
        and not (hit.value.kind is NounKind.NATIVE and hit.end + 1 in nouns)
    ]


def _keep_longest(found: dict[int, Epithet], epithet: Epithet) -> None:
    """Of two heads after one determiner the later one is the noun; facts of both are kept."""
    other = found.get(epithet.start)
    if other is not None:
        longer, shorter = (epithet, other) if epithet.end > other.end else (other, epithet)
        for name in ("role", "nationality", "age", "club", "former_club"):
            if getattr(longer, name) is None:
                setattr(longer, name, getattr(shorter, name))
        epithet = longer
    found[epithet.start] = epithet
