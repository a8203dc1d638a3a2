"""Sums of money that are fees: bids, prices, clauses; no wages and no market values."""

import re
from collections.abc import Iterator

from rumourtrack.extraction.draft import Draft
from rumourtrack.extraction.scanning import Hit
from rumourtrack.knowledge.packs import Pack
from rumourtrack.records import Fee, FeeKind
from rumourtrack.text import fold_name

_SIGNS = {b"\x80": "EUR", b"\x81": "GBP", b"$": "USD", b"\x83": "JPY", b"\x82": "TRY"}
_WINDOW = 40
"""Characters around a sum in which a word tells its kind."""
_DIGITS = rb"\d{1,9}(?:[., ]\d{3}(?!\d))*(?:[.,]\d{1,3})?"


def find_fees(draft: Draft) -> None:
    """Fill `fees`: whole units of the currency; a range counts as its upper end."""
    pattern = _pattern(draft.lexicon.pack)
    reader = _Reader(draft)
    found: list[Hit[Fee]] = []
    for sum_found in pattern.finditer(draft.folded):
        fee = reader.read(sum_found)
        bracketed = draft.folded[sum_found.start() - 1 : sum_found.start()] == b"("
        same = bracketed and found and sum_found.start() - found[-1].end <= 3
        if fee is not None and not same:
            found.append(Hit(sum_found.start(), sum_found.end(), fee))
    draft.fees = found


def _spelled(words: list[str]) -> bytes:
    folded = sorted({fold_name(word) for word in words}, key=len, reverse=True)
    return "|".join(map(re.escape, folded)).encode("latin-1")


def _pattern(pack: Pack) -> re.Pattern[bytes]:
    money = pack.money
    scales = _spelled([word for words in money.scales.values() for word in words])
    currencies = _spelled([word for words in money.currencies.values() for word in words])
    numbers = _spelled([word for words in money.numbers.values() for word in words]) or b"(?!)"
    amount = rb"(?:" + _DIGITS + rb"|(?<![a-z0-9])(?:" + numbers + rb")(?![a-z0-9]))"
    sign = rb"[\x80-\x83$]"
    return re.compile(
        rb"(?:(?P<sign>" + sign + rb") ?)?"
        rb"(?:" + amount + rb" ?(?:" + scales + rb")? ?(?:-|[a-z]{1,3}) ?" + sign + rb"?)??"
        rb"(?P<amount>" + amount + rb")"
        rb"(?: ?(?P<scale>" + scales + rb")(?![a-z0-9]))?"
        rb"(?: ?(?P<after>" + sign + rb")| ?(?P<word>" + currencies + rb")(?![a-z0-9]))?"
    )


class _Reader:
    """One sum to a fee, or None."""

    def __init__(self, draft: Draft) -> None:
        money = draft.lexicon.pack.money
        self._draft = draft
        self._scales = {fold_name(w): n for n, words in money.scales.items() for w in words}
        self._numbers = {fold_name(w): n for n, words in money.numbers.items() for w in words}
        self._currencies = {fold_name(w): c for c, words in money.currencies.items() for w in words}
        self._words = list(draft.lexicon.fee_words.find(draft.folded, draft.marked))

    def read(self, found: re.Match[bytes]) -> Fee | None:
        """None for a sum without currency or scale, for wages and other sums that are no fee."""
        currency = self._currency(found)
        if currency is None:
            return None
        number = self._number(found["amount"].decode("latin-1"), scaled=found["scale"] is not None)
        scale = self._scales[found["scale"].decode("latin-1")] if found["scale"] else 1
        amount = round(number * scale)
        kind = self._kind(found.start(), found.end())
        if amount < 1000 or kind is None:
            return None
        return Fee(amount=amount, currency=currency, kind=kind)

    def _currency(self, found: re.Match[bytes]) -> str | None:
        sign = found["sign"] or found["after"]
        if sign:
            return _SIGNS[sign]
        if found["word"]:
            return self._currencies[found["word"].decode("latin-1")]
        return self._draft.lexicon.pack.money.unspoken if found["scale"] else None

    def _number(self, digits: str, *, scaled: bool) -> float:
        """Dots and commas by what follows: 1.5 million is one and a half, 150.000 is whole."""
        if digits in self._numbers:
            return self._numbers[digits]
        compact = digits.replace(" ", "")
        parts = re.split(r"[.,]", compact)
        grouped = len(parts) > 1 and all(len(part) == 3 for part in parts[1:])
        if grouped and not (scaled and len(parts) == 2):
            return float("".join(parts))
        if len(parts) == 1:
            return float(compact)
        return float("".join(parts[:-1]) + "." + parts[-1])

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
        for hit in self._words:
            if hit.start < end + _WINDOW and hit.end > start - _WINDOW:
                between = self._draft.folded[min(end, hit.end) : max(start, hit.start)]
                if b". " not in between:
                    yield hit
