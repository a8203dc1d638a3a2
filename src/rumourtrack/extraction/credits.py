"""Crediting words to credits: who is named in a sentence, with the relays between."""

import re
from collections.abc import Iterator

from rumourtrack.extraction.capitals import UPPER
from rumourtrack.extraction.draft import Credited, Draft, Figure, Sentence, covering, within
from rumourtrack.extraction.scanning import Hit
from rumourtrack.extraction.sources import Sources
from rumourtrack.knowledge.cues import AttributionCue, Credit
from rumourtrack.records import Attribution

_BRACKET_ENDS = (b")", b"]", b",", b"/", b" ")
_ALONE = re.compile(
    rf"[(\[](?P<name>[{UPPER}][\w’'-]*(?: [{UPPER}][\w’'-]*){{0,3}})(?: - [^)]*)?[)\]]\.?"
)
"""A name in brackets that is a whole sentence: "(Fotomaç - in Turkish)"."""


class CreditReader:
    """Reads sentence after sentence, so that "the report also states" has something to go on with."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._sources = Sources(draft)
        self.last_named: Credited | None = None
        """The outlet or journalist credited last, in whatever part of the article."""
        self._cited_by: list[str] = []
        self.speaker_of: dict[int, Figure] = {}
        """Sentence number → the person who speaks in it."""

    def read(self, sentence: Sentence) -> list[Credited]:
        """All credits of a sentence: relays and their original joined into one chain."""
        relays: list[str] = []
        originals: list[Credited] = []
        self._cited_by = []
        for hit in within(self._draft.credits, sentence.start, sentence.end):
            if self._is_frame(hit):
                continue
            if hit.value.credit is Credit.RELAY:
                name = self._sources.find_outlet(hit, sentence)
                relays.extend([name] if name else [])
            else:
                originals.extend(self._originals(hit, sentence, relays))
        if not originals and not relays:
            originals.extend(self._bracketed(sentence))
        if any(c.attribution is Attribution.NAMED and c.chain for c in originals):
            originals = _without_reported_speech(originals)
        return _join(relays, originals)

    def _is_frame(self, hit: Hit[AttributionCue]) -> bool:
        """A verb of saying inside a trigger tells a move: "be unveiled as"."""
        if hit.value.credit not in (Credit.SAY, Credit.ANNOUNCE):
            return False
        return any(hit.end <= frame.end for frame in covering(self._draft.frames, hit.start))

    def _originals(
        self, hit: Hit[AttributionCue], sentence: Sentence, relays: list[str]
    ) -> Iterator[Credited]:
        credit = hit.value.credit
        if credit is Credit.CONTINUE:
            if self.last_named is not None:
                yield self._credited(hit, self.last_named.chain, Attribution.NAMED)
        elif credit is Credit.UNNAMED:
            yield self._credited(hit, (), Attribution.UNNAMED)
        elif credit is Credit.OWN:
            yield self._credited(hit, (), Attribution.OWN)
        elif credit in (Credit.REPORT, Credit.CITE):
            yield from self._report(hit, sentence, relays)
        else:
            yield from self._speech(hit, sentence)

    def _report(
        self, hit: Hit[AttributionCue], sentence: Sentence, relays: list[str]
    ) -> Iterator[Credited]:
        """A source behind words of reporting; one that is cited makes those before it relays."""
        sources = self._sources
        name = sources.find_outlet(hit, sentence) or sources.find_unknown(hit, sentence)
        if not name:
            return
        is_cited = hit.value.credit is Credit.CITE
        if is_cited and relays:
            relays.append(name)
        elif is_cited and self._cited_by:
            relays.extend((*self._cited_by, name))
        else:
            self._cited_by = [name]
            spoken = name in self._draft.figures
            kind = Attribution.QUOTED if spoken else Attribution.NAMED
            yield self._credited(hit, (name,), kind)

    def _speech(self, hit: Hit[AttributionCue], sentence: Sentence) -> Iterator[Credited]:
        """A person, else a club, else an outlet that says or announces something."""
        sources = self._sources
        speaker = sources.find_person(hit, sentence)
        official = hit.value.credit is Credit.ANNOUNCE
        if speaker is not None:
            self.speaker_of.setdefault(sentence.number, speaker.figure)
            chain = (sources.find_listener(hit, sentence), speaker.figure.name)
            told = tuple(name for name in chain if name)
            yield self._credited(hit, told, Attribution.QUOTED, official=official)
        elif club := sources.find_club(hit, sentence):
            yield self._credited(hit, (club,), Attribution.QUOTED, official=official)
        elif not official and (name := sources.find_outlet(hit, sentence)):
            yield self._credited(hit, (name,), Attribution.NAMED)

    def _bracketed(self, sentence: Sentence) -> Iterator[Credited]:
        """A source alone in brackets or behind a dash: "… for £70m. (Daily Mirror)"."""
        folded = self._draft.folded
        for outlet in within(self._draft.outlets, sentence.start, sentence.end):
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


def _join(relays: list[str], originals: list[Credited]) -> list[Credited]:
    """Relays and the originals behind them as one credit; without relays the originals."""
    if not relays:
        return originals
    named = [credited for credited in originals if credited.chain]
    chain = tuple(dict.fromkeys([*relays, *(n for c in named for n in c.chain)]))
    start = named[0].start if named else 0
    kind = named[-1].attribution if named else Attribution.NAMED
    return [Credited(start, chain, kind, named[0].cue if named else "via")]


def _without_reported_speech(originals: list[Credited]) -> list[Credited]:
    """What a report lets somebody say is the report's: "the paper adds that he told friends"."""
    first = min(c.start for c in originals if c.attribution is Attribution.NAMED and c.chain)
    return [c for c in originals if c.attribution is not Attribution.QUOTED or c.start < first]
