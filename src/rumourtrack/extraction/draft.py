"""What the stages fill, from the folded text to the claims."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import Enum
from operator import attrgetter
from typing import NamedTuple, Protocol, TypeVar

from rumourtrack.extraction.lexicon import Lexicon, Noun, TimeWord
from rumourtrack.extraction.phrases import NO_WORDS, Words
from rumourtrack.extraction.scanning import Hit
from rumourtrack.extraction.tables import Name
from rumourtrack.extraction.word_sets import Relation
from rumourtrack.knowledge.cues import AttributionCue, ContractCue, Frame, Modifier
from rumourtrack.records import Article, Attribution, Claim, Contract, Deal, Evidence, Fee, Role


class Kind(Enum):
    """What a block of the article is."""

    TITLE = "title"
    HEADING = "heading"
    BODY = "body"


class Sentence(NamedTuple):
    """A sentence: half-open span of the text, its block, and what the block is."""

    number: int
    start: int
    end: int
    block: int
    kind: Kind
    item: int
    """Sentences of one item of a ticker or round-up share this number."""
    question: bool

    def holds(self, start: int) -> bool:
        """Whether the offset lies inside."""
        return self.start <= start < self.end


@dataclass(slots=True)
class Figure:
    """A person of the article and all that the article and the tables tell of him or her."""

    name: str
    role: Role | None = None
    nationality: str | None = None
    age: int | None = None
    born: int | None = None
    club: str | None = None
    """Present club as the article tells it."""
    coming_club: str | None = None
    """The club whose role is said to be his next one: "incoming Celtic manager Jon Doeson"."""
    known_club: str | None = None
    """Present club as the tables tell it, on the day of the article."""
    feminine: bool | None = None
    listed: bool = False
    """True where the tables hold the person."""
    past_clubs: set[str] = field(default_factory=set)

    @property
    def present_club(self) -> str | None:
        """The club that the person is at, as far as anybody tells."""
        return self.club or self.known_club


class Form(Enum):
    """How a mention names its person."""

    NAME = "name"
    SURNAME = "surname"
    EPITHET = "epithet"
    PRONOUN = "pronoun"


@dataclass(slots=True)
class Mention:
    """Words that stand for a person."""

    start: int
    end: int
    figure: Figure
    form: Form
    possessive: bool = False
    """"Alonso's", "his": the person owns what follows and is seldom the subject."""


@dataclass(slots=True)
class ClubMention:
    """Words that stand for a club."""

    start: int
    end: int
    club: str
    relation: Relation = Relation.NONE
    owner_of: Figure | None = None
    """The person whom the club's name merely describes: "Leverkusen coach Xabi Alonso"."""
    possessive: bool = False
    exact: bool = True
    """False for "the club", stadiums, capitals and other stand-ins."""
    nickname: bool = False
    """True for a nickname in small letters, an adjective behind its noun: "rossonero"."""


@dataclass(slots=True)
class Credited:
    """Whom a stretch of text is credited to."""

    start: int
    """Where the crediting words begin."""
    chain: tuple[str, ...]
    """Nearest relay first, original last; empty where nobody is named."""
    attribution: Attribution
    cue: str
    official: bool = False
    """The person or club concerned makes it known."""
    inherited: bool = False
    """Carried over from a sentence before."""


@dataclass(slots=True)
class Quote:
    """A stretch between quotation marks, and who speaks there as far as the text tells."""

    start: int
    end: int
    speaker: Figure | None = None


@dataclass(slots=True)
class Draft:
    """An article on its way to claims. Each stage fills what it is named after."""

    article: Article
    lexicon: Lexicon
    folded: bytes = b""
    words: Words = NO_WORDS
    sentences: list[Sentence] = field(default_factory=list)
    frames: list[Hit[Frame]] = field(default_factory=list)
    modifiers: list[Hit[Modifier]] = field(default_factory=list)
    credits: list[Hit[AttributionCue]] = field(default_factory=list)
    bindings: list[Hit[ContractCue]] = field(default_factory=list)
    """Words that tell until when somebody is bound to a club."""
    nouns: list[Hit[Noun]] = field(default_factory=list)
    times: list[Hit[TimeWord]] = field(default_factory=list)
    deals: list[Hit[Deal]] = field(default_factory=list)
    named: list[Hit[Name]] = field(default_factory=list)
    """Names of the tables."""
    figures: dict[str, Figure] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)
    strangers: list[tuple[int, int]] = field(default_factory=list)
    """Spans of people whom the text only names by somebody else: "his playmaker"."""
    clubs: list[ClubMention] = field(default_factory=list)
    focus: dict[int, Figure | None] = field(default_factory=dict)
    """Sentence number → whom a sentence without a subject goes on about."""
    outlets: list[Hit[str]] = field(default_factory=list)
    quotes: list[Quote] = field(default_factory=list)
    credited: dict[int, list[Credited]] = field(default_factory=dict)
    """Sentence number → who is credited in it, in order of the text."""
    fees: list[Hit[Fee]] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    contracts: list[Contract] = field(default_factory=list)

    def sentence_at(self, place: int) -> Sentence | None:
        """The sentence that holds an offset; None between two."""
        at = bisect_right(self.sentences, place, key=_START) - 1
        return self.sentences[at] if at >= 0 and place < self.sentences[at].end else None

    def evidence_of(self, sentence: Sentence) -> Evidence:
        """The sentence with its place, as claims and contract facts carry it."""
        start, end = sentence.start, sentence.end
        return Evidence(quote=self.article.text[start:end], start=start, end=end)

    def quote_at(self, place: int) -> Quote | None:
        """The quotation that an offset lies in."""
        at = bisect_right(self.quotes, place, key=_START) - 1
        return self.quotes[at] if at >= 0 and place < self.quotes[at].end else None


class Spanned(Protocol):
    """Whatever lies somewhere in the text, as a half-open span."""

    @property
    def start(self) -> int:
        """First offset."""

    @property
    def end(self) -> int:
        """Offset behind the last."""


S = TypeVar("S", bound=Spanned)
_START = attrgetter("start")
_LONGEST = 300
"""Characters: no mention and no cue is longer."""


def within(items: Sequence[S], start: int, end: int) -> Sequence[S]:
    """Those of `items`, which are sorted by start, that begin in a half-open span."""
    low = bisect_left(items, start, key=_START)
    return items[low : bisect_left(items, end, low, key=_START)]


def covering(items: Sequence[S], place: int) -> list[S]:
    """Those of `items`, which are sorted by start, that an offset lies in."""
    return [item for item in within(items, place - _LONGEST, place + 1) if place < item.end]


def places_of(spans: Iterable[tuple[int, int] | None]) -> frozenset[int]:
    """All offsets of half-open spans."""
    return frozenset(place for span in spans if span for place in range(*span))


def last_word(folded: bytes, end: int) -> str:
    """What stands between the last blank before an offset and that offset."""
    low = max(0, end - _LONGEST)
    return folded[max(low, folded.rfind(b" ", low, end) + 1) : end].decode("latin-1")
