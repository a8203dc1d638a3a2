"""Which source stands beside crediting words: an outlet, a person, a club, an unknown name."""

import re

from rumourtrack.extraction.capitals import PARTICLES, UPPER
from rumourtrack.extraction.draft import Draft, Mention, Sentence, covering, within
from rumourtrack.extraction.lexicon import NounKind
from rumourtrack.extraction.scanning import Hit
from rumourtrack.knowledge.cues import AttributionCue, Side
from rumourtrack.text import fold_name

_REACH = 45
"""Characters between a crediting verb and its source: "claims the well-informed daily Marca"."""
_CAPITAL_RUN = re.compile(
    rf"[{UPPER}0-9][\w.&'’-]*(?: (?:(?:{PARTICLES}) )?[{UPPER}0-9][\w.&'’-]*)*"
)
_LEAD = re.compile(rf"[ \"'“‘«»„]*(?:[^\W\d{UPPER}]+ ){{0,2}}[\"'“‘«»„]?")
"""Between cue and name: an article and a noun ("the newspaper Sabah")."""
_APART = re.compile(r"[\"'’”»,]\s*,?\s*$")
_NAMED_NEXT = re.compile(rf"(?: [^\W\d{UPPER}]+){{0,3}} [{UPPER}]")
_BETWEEN = re.compile(r"[\w\s,'’\"“”‘«»„()-]*")
_BESIDE = 25
"""Characters within which a journalist and his paper are named together."""
_TOLD_REACH = 12
_NO_NAMES = (NounKind.MASCULINE, NounKind.FEMININE, NounKind.NATIVE, NounKind.ADJECTIVE)


class Sources:
    """Looks around a cue for who is credited; None where nobody stands within reach."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft

    def find_outlet(self, hit: Hit[AttributionCue], sentence: Sentence) -> str | None:
        """The outlet or journalist nearest to the cue; a journalist wins over his paper."""
        found: list[tuple[int, str]] = []
        for outlet in within(self._draft.outlets, sentence.start, sentence.end):
            distance = self._distance(hit, outlet.start, outlet.end)
            if distance is not None and distance <= _REACH:
                found.append((distance, outlet.value))
        if not found:
            return None
        found.sort()
        outlets = self._draft.lexicon.gazetteer.outlets
        beside = [name for distance, name in found if distance - found[0][0] <= _BESIDE]
        people = [name for name in beside if outlets[name].kind == "journalist"]
        return (people or beside)[0]

    def find_listener(self, hit: Hit[AttributionCue], sentence: Sentence) -> str | None:
        """The outlet that somebody spoke to: "told the Daily Mail"."""
        end = min(sentence.end, hit.end + _TOLD_REACH + 1)
        near = within(self._draft.outlets, max(sentence.start, hit.end), end)
        return near[0].value if near else None

    def find_person(self, hit: Hit[AttributionCue], sentence: Sentence) -> Mention | None:
        """The person nearest to the verb of saying."""
        found = []
        for mention in within(self._draft.mentions, sentence.start, sentence.end):
            distance = self._distance(hit, mention.start, mention.end)
            if distance is not None and distance <= _REACH and not mention.possessive:
                found.append((distance, mention.start, mention))
        return min(found, key=lambda item: item[:2])[2] if found else None

    def find_club(self, hit: Hit[AttributionCue], sentence: Sentence) -> str | None:
        """The club nearest to the verb of saying."""
        found = []
        for mention in within(self._draft.clubs, sentence.start, sentence.end):
            if mention.owner_of is None:
                distance = self._distance(hit, mention.start, mention.end)
                if distance is not None and distance <= _REACH // 2:
                    found.append((distance, mention.club))
        return min(found)[1] if found else None

    def find_unknown(self, hit: Hit[AttributionCue], sentence: Sentence) -> str | None:
        """A capitalised name that no table holds, touching the cue."""
        text = self._draft.article.text
        before, after = self._sides(hit)
        if before:
            runs = list(_CAPITAL_RUN.finditer(text, sentence.start, hit.start))
            if runs and text[runs[-1].end() : hit.start].strip(" ,\"'’”") == "":
                return self._name_of(runs[-1])
        if after:
            lead = _LEAD.match(text, hit.end)
            run = _CAPITAL_RUN.match(text, lead.end() if lead else hit.end)
            if run is not None and run.end() <= sentence.end:
                return self._name_of(run)
        return None

    def _name_of(self, run: re.Match[str]) -> str | None:
        name = run[0].rstrip(".,'’")
        draft, at = self._draft, run.start()
        if fold_name(name) in draft.lexicon.function_words or len(name) < 3:
            return None
        if covering(draft.clubs, at):
            return None
        people = covering(draft.mentions, at)
        if people:
            return people[0].figure.name
        nouns = within(draft.nouns, at, at + 1)
        return None if any(noun.value.kind in _NO_NAMES for noun in nouns) else name

    def _distance(self, hit: Hit[AttributionCue], start: int, end: int) -> int | None:
        """Characters between cue and source where the source may stand there, else None."""
        before, after = self._sides(hit)
        text = self._draft.article.text
        if after and start >= hit.end and _BETWEEN.fullmatch(text[hit.end : start]):
            return start - hit.end
        if before and end <= hit.start and _BETWEEN.fullmatch(text[end : hit.start]):
            return hit.start - end
        return None

    def _sides(self, hit: Hit[AttributionCue]) -> tuple[bool, bool]:
        """Whether the source may stand before the cue, and whether behind.

        Behind a comma or a closing quotation mark whoever follows speaks: ", aseguró Milito".
        """
        side, text = hit.value.source, self._draft.article.text
        if side in (Side.BEFORE, Side.EITHER):
            is_apart = _APART.search(text, max(0, hit.start - 4), hit.start)
            if is_apart and _NAMED_NEXT.match(text, hit.end, hit.end + _REACH):
                return False, True
        return side in (Side.BEFORE, Side.EITHER), side in (Side.AFTER, Side.EITHER)
