"""Who says it: outlets, journalists and speakers credited, with the relays between.

"As per Eurosport" and "Dat meldt Eurosport" name an original; "(via A h/t B)" names two relays;
"said" names the person who speaks; "the report also states" goes on with the source before.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from rumourtrack.extraction.draft import Credited, Draft, Figure, Form, Mention, Quote, Sentence
from rumourtrack.extraction.lexicon import NounKind
from rumourtrack.extraction.names import PARTICLES, UPPER
from rumourtrack.extraction.scanning import Hit
from rumourtrack.knowledge.packs import AttributionCue, Credit, Effect, Frame, Modifier, Side
from rumourtrack.records import Attribution
from rumourtrack.text import fold_name

_QUOTED = re.compile(rb'"[^"\n]{2,}?(?:"|$)|,,[^"\n]{2,}?(?:"|$)', re.MULTILINE)
_REACH = 45
"""Characters between a crediting verb and its source: "claims the well-informed daily Marca"."""
_CAPITAL_RUN = re.compile(
    rf"[{UPPER}0-9][\w.&'’-]*(?: (?:(?:{PARTICLES}) )?[{UPPER}0-9][\w.&'’-]*)*"
)
_LEAD = re.compile(rf"[ \"'“‘]*(?:[^\W\d{UPPER}]+ ){{0,2}}[\"'“‘]?")
"""Between cue and name: an article and a noun ("the newspaper Sabah")."""
_BRACKET_ENDS = (b")", b"]", b",", b"/", b" ")
_ALONE = re.compile(
    rf"[(\[](?P<name>[{UPPER}][\w’'-]*(?: [{UPPER}][\w’'-]*){{0,3}})(?: - [^)]*)?[)\]]\.?"
)
"""A name in brackets that is a whole sentence: "(Fotomaç - in Turkish)"."""
_BETWEEN = re.compile(r"[\w\s,'’\"“”‘()-]*")


def find_quotes(draft: Draft) -> None:
    """Fill `quotes`; who speaks in them is told later."""
    draft.quotes = [Quote(*found.span()) for found in _QUOTED.finditer(draft.folded)]


def find_speakers(draft: Draft) -> None:
    """Fill `credited` and the speakers of `quotes`, and let "I" in a quotation stand for its speaker."""
    reader = _CreditReader(draft)
    last: list[Credited] = []
    last_block = last_item = -1
    for sentence in draft.sentences:
        if sentence.item != last_item:
            last = []
        found = list(reader.read(sentence))
        if last and all(reader.is_hedge(c) for c in found):
            same_block = sentence.block == last_block
            if same_block or not found:
                found = reader.inherit(sentence, last, same_block=same_block) or found
        if found:
            draft.credited[sentence.number] = found
            last, last_block = found, sentence.block
        last_item = sentence.item
        if found and found[-1].attribution is Attribution.NAMED:
            reader.last_named = found[-1]
    _lend_backwards(draft)
    _find_quote_speakers(draft, reader)
    _resolve_first_person(draft)


class _CreditReader:
    """Finds the source that stands beside crediting words."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        gazetteer = draft.lexicon.gazetteer
        self._common = {
            fold_name(name) for outlet in gazetteer.outlets.values() for name in outlet.common
        }
        self.last_named: Credited | None = None
        """The outlet or journalist credited last, in whatever part of the article."""
        self._cited_by: list[str] = []
        self.speaker_of: dict[int, Figure] = {}
        """Sentence number → the person who speaks in it."""

    def _is_frame(self, hit: Hit[AttributionCue]) -> bool:
        """A verb of saying inside a trigger tells a move: "be unveiled as"."""
        credit = hit.value.credit
        return credit in (Credit.SAY, Credit.ANNOUNCE) and any(
            isinstance(h.value, Frame) and h.start <= hit.start and hit.end <= h.end
            for h in self._draft.triggers
        )

    def read(self, sentence: Sentence) -> Iterator[Credited]:
        """All credits of a sentence: relays and their original joined into one chain."""
        relays: list[str] = []
        originals: list[Credited] = []
        self._cited_by = []
        for hit in self._draft.credits:
            if not sentence.holds(hit.start) or self._is_frame(hit):
                continue
            cue = hit.value
            if cue.credit is Credit.CONTINUE:
                if self.last_named is not None:
                    chain = self.last_named.chain
                    originals.append(self._credited(hit, chain, Attribution.NAMED))
            elif cue.credit in (Credit.UNNAMED, Credit.OWN):
                kind = Attribution.UNNAMED if cue.credit is Credit.UNNAMED else Attribution.OWN
                originals.append(self._credited(hit, (), kind))
            elif cue.credit is Credit.RELAY:
                relays.extend(name for name in [self._outlet(hit, sentence)] if name)
            else:
                originals.extend(self._original(hit, sentence, relays))
        if not originals and not relays:
            originals.extend(self._bracketed(sentence))
        if any(c.attribution is Attribution.NAMED and c.chain for c in originals):
            originals = _without_reported_speech(originals)
        yield from self._joined(relays, originals)

    def _bracketed(self, sentence: Sentence) -> Iterator[Credited]:
        """A source alone in brackets or behind a dash: "… for £70m. (Daily Mirror)"."""
        folded = self._draft.folded
        for outlet in self._draft.outlets:
            if sentence.holds(outlet.start):
                before = folded[max(0, outlet.start - 2) : outlet.start]
                after = folded[outlet.end : outlet.end + 1]
                in_brackets = before.endswith((b"(", b"[")) and after in _BRACKET_ENDS
                ends = outlet.end >= sentence.end - 1 and before == b"- "
                if in_brackets or ends:
                    cue = folded[outlet.start - 1 : outlet.end + 1].decode("latin-1")
                    yield Credited(outlet.start, (outlet.value,), Attribution.NAMED, cue)
                    return
        alone = _ALONE.fullmatch(self._draft.article.text, sentence.start, sentence.end)
        if alone is not None:
            yield Credited(sentence.start, (alone["name"],), Attribution.NAMED, alone[0])

    def _joined(self, relays: list[str], originals: list[Credited]) -> Iterator[Credited]:
        named = [credited for credited in originals if credited.chain]
        if relays:
            chain = tuple(dict.fromkeys([*relays, *(n for c in named for n in c.chain)]))
            start = named[0].start if named else 0
            kind = named[-1].attribution if named else Attribution.NAMED
            yield Credited(start, chain, kind, named[0].cue if named else "via")
        else:
            yield from originals

    def _original(
        self, hit: Hit[AttributionCue], sentence: Sentence, relays: list[str]
    ) -> Iterator[Credited]:
        cue = hit.value
        if cue.credit in (Credit.REPORT, Credit.CITE):
            name = self._outlet(hit, sentence) or self._capitals(hit, sentence)
            if name and cue.credit is Credit.CITE and relays:
                relays.append(name)
            elif name and cue.credit is Credit.CITE and self._cited_by:
                relays.extend((*self._cited_by, name))
            elif name:
                self._cited_by = [name]
                spoken = name in self._draft.figures
                kind = Attribution.QUOTED if spoken else Attribution.NAMED
                yield self._credited(hit, (name,), kind)
        else:
            told = self._told_to(hit, sentence)
            speaker = self._figure(hit, sentence)
            official = cue.credit is Credit.ANNOUNCE
            if speaker is not None:
                self.speaker_of.setdefault(sentence.number, speaker.figure)
                chain = tuple(filter(None, (told, speaker.figure.name)))
                yield self._credited(hit, chain, Attribution.QUOTED, official=official)
            elif club := self._club(hit, sentence):
                yield self._credited(hit, (club,), Attribution.QUOTED, official=official)
            elif cue.credit is Credit.SAY and (name := self._outlet(hit, sentence)):
                yield self._credited(hit, (name,), Attribution.NAMED)

    def _credited(
        self,
        hit: Hit[AttributionCue],
        chain: tuple[str, ...],
        attribution: Attribution,
        *,
        official: bool = False,
    ) -> Credited:
        cue = self._draft.article.text[hit.start : hit.end]
        return Credited(hit.start, chain, attribution, cue, official=official)

    def _sides(self, hit: Hit[AttributionCue]) -> tuple[bool, bool]:
        side = hit.value.source
        return side in (Side.BEFORE, Side.EITHER), side in (Side.AFTER, Side.EITHER)

    def _distance(self, hit: Hit[AttributionCue], start: int, end: int) -> int | None:
        """Characters between cue and source where the source may stand there, else None."""
        before, after = self._sides(hit)
        text = self._draft.article.text
        if after and start >= hit.end and _BETWEEN.fullmatch(text[hit.end : start]):
            return start - hit.end
        if before and end <= hit.start and _BETWEEN.fullmatch(text[end : hit.start]):
            return hit.start - end
        return None

    def _outlet(self, hit: Hit[AttributionCue], sentence: Sentence) -> str | None:
        """The outlet or journalist nearest to the cue; a journalist wins over his paper."""
        found: list[tuple[int, str]] = []
        for outlet in self._draft.outlets:
            if sentence.holds(outlet.start):
                distance = self._distance(hit, outlet.start, outlet.end)
                if distance is not None and distance <= _REACH:
                    found.append((distance, outlet.value))
        if not found:
            return None
        found.sort()
        outlets = self._draft.lexicon.gazetteer.outlets
        beside = [name for distance, name in found if distance - found[0][0] <= 25]
        people = [name for name in beside if outlets[name].kind == "journalist"]
        return (people or beside)[0]

    def _told_to(self, hit: Hit[AttributionCue], sentence: Sentence) -> str | None:
        """The outlet that somebody spoke to: "told the Daily Mail"."""
        for outlet in self._draft.outlets:
            near = sentence.holds(outlet.start) and 0 <= outlet.start - hit.end <= 12
            if near and fold_name(self._draft.article.text[outlet.start : outlet.end]):
                return outlet.value
        return None

    def _capitals(self, hit: Hit[AttributionCue], sentence: Sentence) -> str | None:
        """A capitalised name that no table holds, touching the cue."""
        text = self._draft.article.text
        before, after = self._sides(hit)
        if before:
            runs = list(_CAPITAL_RUN.finditer(text, sentence.start, hit.start))
            if runs and text[runs[-1].end() : hit.start].strip(" ,\"'’”") == "":
                return self._unknown(runs[-1])
        if after:
            lead = _LEAD.match(text, hit.end)
            run = _CAPITAL_RUN.match(text, lead.end() if lead else hit.end)
            if run is not None and run.end() <= sentence.end:
                return self._unknown(run)
        return None

    def _unknown(self, run: re.Match[str]) -> str | None:
        name = run[0].rstrip(".,'’")
        lexicon = self._draft.lexicon
        if fold_name(name) in lexicon.function_words or len(name) < 3:
            return None
        if any(mention.start <= run.start() < mention.end for mention in self._draft.clubs):
            return None
        for mention in self._draft.mentions:
            if mention.start <= run.start() < mention.end:
                return mention.figure.name
        nouns = (NounKind.MASCULINE, NounKind.FEMININE, NounKind.NATIVE, NounKind.ADJECTIVE)
        for noun in self._draft.nouns:
            if noun.start == run.start() and noun.value.kind in nouns:
                return None
        return name

    def _figure(self, hit: Hit[AttributionCue], sentence: Sentence) -> Mention | None:
        """The person nearest to the verb of saying."""
        found = []
        for mention in self._draft.mentions:
            if sentence.holds(mention.start):
                distance = self._distance(hit, mention.start, mention.end)
                if distance is not None and distance <= _REACH and not mention.possessive:
                    found.append((distance, mention.start, mention))
        return min(found, key=lambda item: item[:2])[2] if found else None

    def _club(self, hit: Hit[AttributionCue], sentence: Sentence) -> str | None:
        found = []
        for mention in self._draft.clubs:
            if sentence.holds(mention.start) and mention.owner_of is None:
                distance = self._distance(hit, mention.start, mention.end)
                if distance is not None and distance <= _REACH // 2:
                    found.append((distance, mention.club))
        return min(found)[1] if found else None

    def inherit(
        self, sentence: Sentence, last: list[Credited], *, same_block: bool
    ) -> list[Credited]:
        """A report goes on to the end of its paragraph, and as long as hearsay goes on."""
        source = last[-1]
        if source.attribution is not Attribution.NAMED or not source.chain:
            return []
        if same_block or self._is_hearsay(sentence):
            return [Credited(sentence.start, source.chain, source.attribution, "", inherited=True)]
        return []

    def is_hedge(self, credited: Credited) -> bool:
        """A mere adverb of hearsay ("allegedly") names nobody else than who was named before."""
        return credited.attribution is Attribution.UNNAMED and any(
            isinstance(hit.value, Modifier)
            and hit.value.effect is Effect.HEDGE
            and hit.start == credited.start
            for hit in self._draft.triggers
        )

    def _is_hearsay(self, sentence: Sentence) -> bool:
        return any(
            isinstance(hit.value, Modifier)
            and hit.value.effect is Effect.HEDGE
            and sentence.holds(hit.start)
            for hit in self._draft.triggers
        )


def _without_reported_speech(originals: list[Credited]) -> list[Credited]:
    """What a report lets somebody say is the report's: "the paper adds that he told friends"."""
    first = min(c.start for c in originals if c.attribution is Attribution.NAMED and c.chain)
    return [c for c in originals if c.attribution is not Attribution.QUOTED or c.start < first]


def _lend_backwards(draft: Draft) -> None:
    """A crediting sentence that tells no move of its own speaks of the one before it."""
    for before, sentence in reversed(list(pairwise(draft.sentences))):
        credited = draft.credited.get(sentence.number)
        if before.block != sentence.block or not credited or credited[0].inherited:
            continue
        bare = credited[0].cue.startswith(("(", "["))
        if draft.credited.get(before.number) or (_has_frame(draft, sentence) and not bare):
            continue
        if credited[0].attribution is Attribution.NAMED:
            draft.credited[before.number] = credited


def _has_frame(draft: Draft, sentence: Sentence) -> bool:
    return any(isinstance(h.value, Frame) and sentence.holds(h.start) for h in draft.triggers)


def _find_quote_speakers(draft: Draft, reader: _CreditReader) -> None:
    """The speaker named in the quotation's own sentence, else in the one before, else the last."""
    last: Figure | None = None
    for quote in draft.quotes:
        touched = [s for s in draft.sentences if s.start < quote.end and s.end > quote.start]
        if not touched:
            continue
        numbers = [s.number for s in touched] + [touched[0].number - 1]
        speakers = [reader.speaker_of[n] for n in numbers if n in reader.speaker_of]
        if speakers:
            last = speakers[0]
        quote.speaker = last
        for sentence in touched:
            if last is not None and sentence.number not in draft.credited:
                draft.credited[sentence.number] = [
                    Credited(
                        sentence.start, _chain_of(draft, numbers, last), Attribution.QUOTED, ""
                    )
                ]


def _chain_of(draft: Draft, numbers: list[int], speaker: Figure) -> tuple[str, ...]:
    for number in numbers:
        for credited in draft.credited.get(number, ()):
            if speaker.name in credited.chain:
                return credited.chain
    return (speaker.name,)


def _resolve_first_person(draft: Draft) -> None:
    for hit in draft.nouns:
        if hit.value.kind is NounKind.FIRST:
            for quote in draft.quotes:
                if quote.start <= hit.start < quote.end and quote.speaker is not None:
                    mention = Mention(hit.start, hit.end, quote.speaker, Form.PRONOUN)
                    draft.mentions.append(mention)
    draft.mentions.sort(key=lambda mention: mention.start)
