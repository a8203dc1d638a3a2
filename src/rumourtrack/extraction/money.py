"""Sums of money that are fees: bids, prices, clauses; no wages and no market values."""

import re
from collections.abc import Iterator

from rumourtrack.extraction.draft import Draft, within
from rumourtrack.extraction.scanning import Hit
from rumourtrack.records import Fee, FeeKind

_WINDOW = 40
"""Characters around a sum in which a word tells its kind."""
_LONGEST_WORD = 300
_LEAST = 1_000
"""Whole units: less is no fee of a transfer but a fine, a ticket or a misread number."""


def find_fees(draft: Draft) -> None:
    """Fill `fees`: whole units of the currency; a range counts as its upper end."""
    reader = _Reader(draft)
    found: list[Hit[Fee]] = []
    for sum_found in draft.lexicon.sums.pattern.finditer(draft.folded):
        fee = reader.read(sum_found)
        bracketed = draft.folded[sum_found.start() - 1 : sum_found.start()] == b"("
        same = bracketed and found and sum_found.start() - found[-1].end <= 3
        if fee is not None and not same:
            found.append(Hit(sum_found.start(), sum_found.end(), fee))
    draft.fees = found


class _Reader:
    """One sum to a fee, or None."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._words = list(draft.lexicon.fee_words.find(draft.words))

    def read(self, found: re.Match[bytes]) -> Fee | None:
        """None for a sum without currency or scale, for wages and other sums that are no fee."""
        told = self._draft.lexicon.sums.parse(found)
        if told is None:
            return None
        amount, currency = told
        kind = self._kind(found.start(), found.end())
        if amount < _LEAST or kind is None:
            return None
        return Fee(amount=amount, currency=currency, kind=kind)

    def _kind(self, start: int, end: int) -> FeeKind | None:
        """The nearest word that tells the kind; wages and their like make it None."""
        near = sorted(
            (min(abs(hit.start - end), abs(start - hit.end)), hit.start, hit)
            for hit in self._near(start, end)
        )
        if any(hit.value is None for _, _, hit in near[:2]):
            return None
        kinds = [hit.value for _, _, hit in near if hit.value is not None]
        return kinds[0] if kinds else FeeKind.REPORTED

    def _near(self, start: int, end: int) -> Iterator[Hit[FeeKind | None]]:
        for hit in within(self._words, start - _WINDOW - _LONGEST_WORD, end + _WINDOW):
            if hit.end > start - _WINDOW:
                between = self._draft.folded[min(end, hit.end) : max(start, hit.start)]
                if b". " not in between:
                    yield hit
