"""What reading knows: packs, outlets' domains, and what the caller says of the articles."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property

from rumourtrack.dates import check_partial
from rumourtrack.errors import UsageError
from rumourtrack.knowledge.packs import Language
from rumourtrack.reading.headers import Calendar, build_calendar
from rumourtrack.reading.language import Words, build_words
from rumourtrack.reading.noise import NoiseTable, build_noise
from rumourtrack.reading.publishers import load_domains, resolve_domain


@dataclass(frozen=True)
class Reader:
    """Everything that reading needs beside the input; its tables are built when first used."""

    packs: Sequence[Language]
    domains: Mapping[str, str] = field(default_factory=load_domains, repr=False)
    """Domain → outlet."""
    publisher: str | None = None
    """Who published all that is read; a known domain stands for its outlet."""
    published: str | None = None
    """The partial date of all that is read: it wins over dates in the text.

    Raises:
        UsageError: it is no date, or the publisher is empty.
    """

    def __post_init__(self) -> None:
        if self.published is not None:
            try:
                check_partial(self.published)
            except ValueError as error:
                raise UsageError(f"--date: {error}") from error
        if self.publisher is not None and not self.publisher.strip():
            raise UsageError("--publisher is empty: give a name, or leave it out")

    @cached_property
    def latest(self) -> date:
        """The last day that a dateline can tell: tomorrow, which it is already elsewhere."""
        return date.today() + timedelta(days=1)

    @cached_property
    def calendar(self) -> Calendar:
        """How dates are written in the languages of all packs."""
        return build_calendar(self.packs)

    @cached_property
    def noise(self) -> NoiseTable:
        """The noise of all packs: a page may be in another language than its article."""
        return build_noise(self.packs)

    @cached_property
    def words(self) -> Words:
        """The function words of all packs."""
        return build_words(self.packs)

    @property
    def named_publisher(self) -> str | None:
        """The publisher that the caller named, by the outlet's name where the domain is known."""
        if self.publisher is None:
            return None
        return resolve_domain(self.publisher, self.domains) or self.publisher
