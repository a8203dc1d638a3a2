"""The records that flow through the program; frozen, and named as in the answer keys."""

from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from rumourtrack.dates import check_partial

PartialDate = Annotated[str, AfterValidator(check_partial)]
"""`2024-11-14`, `2024-11` or `2024`: only as precise as the article."""


class Record(BaseModel):
    """A frozen record that refuses unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Move(StrEnum):
    """What the person does."""

    JOIN = "join"
    LEAVE = "leave"
    STAY = "stay"


class Stance(StrEnum):
    """How firmly the speaker puts it; declared strongest first, denial last."""

    CONFIRMED = "confirmed"
    EXPECTED = "expected"
    LINKED = "linked"
    POSSIBLE = "possible"
    DENIED = "denied"


class Role(StrEnum):
    """What the person is in football."""

    PLAYER = "player"
    MANAGER = "manager"
    DIRECTOR = "director"
    OTHER = "other"


class Deal(StrEnum):
    """The form of the transfer."""

    LOAN = "loan"
    PERMANENT = "permanent"
    FREE = "free"
    SWAP = "swap"


class FeeKind(StrEnum):
    """What sort of sum it is."""

    BID = "bid"
    ASKING = "asking"
    CLAUSE = "clause"
    AGREED = "agreed"
    REPORTED = "reported"


class Attribution(StrEnum):
    """Who vouches for the claim."""

    NAMED = "named"
    QUOTED = "quoted"
    UNNAMED = "unnamed"
    OWN = "own"


class Fee(Record):
    """A sum of money told with a move."""

    amount: int = Field(gt=0)
    """Whole units of `currency`: sixty million euros is 60_000_000."""
    currency: str = Field(pattern=r"^[A-Z]{3}$")
    """ISO 4217 code."""
    kind: FeeKind


class Evidence(Record):
    """The sentence that proves a claim: `text[start:end] == quote`, in code points."""

    quote: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)


class Article(Record):
    """One article as it was read."""

    id: str
    """Hash of the normalised text: the same text is the same article wherever it was found."""
    reference: str
    """Path or URL as it was given."""
    title: str | None = None
    text: str
    publisher: str | None = None
    author: str | None = None
    published: PartialDate | None = None
    language: str | None = None
    """ISO 639-1 code, also of languages without a pack; None where nothing decides."""


class Claim(Record):
    """One assertion that a person will, may or will not change or keep club."""

    id: str
    subject: str
    role: Role
    move: Move
    origin: str | None = None
    origin_inferred: bool = False
    """True where the article does not say it and the gazetteer does."""
    destination: str | None = None
    stance: Stance
    conditional: bool = False
    condition: str | None = None
    background: bool = False
    """Told as history: last summer's link, an offer turned down last year."""
    deal: Deal | None = None
    fee: Fee | None = None
    timing: str | None = None
    """`2025-summer`, `2025-winter`, `2025-06`, `2025`, `now`; None where the article is silent."""
    source: str | None = None
    """The original whom the claim traces back to; None where nobody is credited."""
    via: tuple[str, ...] = ()
    """Relays between the original and the article, nearest to the article first."""
    attribution: Attribution = Attribution.OWN
    date: PartialDate | None = None
    language: str
    publisher: str | None = None
    article: str
    """The reference of the article as it was given."""
    article_id: str
    evidence: Evidence
    cues: tuple[str, ...] = ()
    """The phrases that made the claim, hedges among them, in order of the text."""

    @property
    def club(self) -> str | None:
        """The club that the move is about: destination, or for a leave the origin."""
        return self.origin if self.move is Move.LEAVE else self.destination


class Contract(Record):
    """A contract's end date told by an article: a fact, not a claim."""

    id: str
    person: str
    club: str | None = None
    until: PartialDate
    source: str | None = None
    date: PartialDate | None = None
    language: str
    publisher: str | None = None
    article: str
    article_id: str
    evidence: Evidence


class Extraction(Record):
    """All that one article yields."""

    claims: tuple[Claim, ...] = ()
    contracts: tuple[Contract, ...] = ()


class Outcome(Record):
    """What really happened to a subject, told by a person who knows."""

    id: str
    subject: str
    move: Move
    club: str | None = None
    on: PartialDate
    source: str | None = None


class Correction(Record):
    """A person's word over the extractor's."""

    id: str
    claim: str
    field: str
    value: str | None
    note: str | None = None


class Entry(Record):
    """One line of the journal: what a writing command did and when (UTC, ISO 8601)."""

    at: str
    command: str
    articles: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    contracts: tuple[str, ...] = ()
    note: str | None = None
