"""How a language writes sums of money: one pattern, and what its parts are worth."""

import re
from collections.abc import Iterable
from functools import cached_property

from rumourtrack.knowledge.phrases import Money
from rumourtrack.text import fold_name

_SIGNS = {
    b"r$": "BRL",
    b"us$": "USD",
    b"u$s": "USD",
    b"a$": "AUD",
    b"c$": "CAD",
    b"mx$": "MXN",
    b"ar$": "ARS",
    b"\x80": "EUR",
    b"\x81": "GBP",
    b"$": "USD",
    b"\x83": "JPY",
    b"\x82": "TRY",
}
_DIGITS = rb"\d{1,9}(?:[., ]\d{3}(?!\d))*(?:[.,]\d{1,3})?"


class Sums:
    """Reads sums written in the words of one pack."""

    def __init__(self, money: Money) -> None:
        self._money = money
        self._scales = {fold_name(w): n for n, words in money.scales.items() for w in words}
        self._numbers = {fold_name(w): n for n, words in money.numbers.items() for w in words}
        self._currencies = {fold_name(w): c for c, words in money.currencies.items() for w in words}

    @cached_property
    def pattern(self) -> re.Pattern[bytes]:
        """Over folded text: a number with what stands around it; of a range the upper end."""
        scales, currencies = _spelled(self._scales), _spelled(self._currencies)
        numbers = _spelled(self._numbers) or b"(?!)"
        halves = _spelled(map(fold_name, self._money.and_half)) or b"(?!)"
        amount = rb"(?:" + _DIGITS + rb"|(?<![a-z0-9])(?:" + numbers + rb")(?![a-z0-9]))"
        sign = b"(?:" + b"|".join(map(re.escape, _SIGNS)) + b")"
        return re.compile(
            rb"(?:(?P<sign>" + sign + rb") ?)?"
            rb"(?:" + amount + rb" ?(?:" + scales + rb")? ?(?:-|[a-z]{1,3}) ?" + sign + rb"?)??"
            rb"(?P<amount>" + amount + rb")"
            rb"(?: ?(?P<scale>"
            + scales
            + rb")(?![a-z0-9])(?: (?P<half>"
            + halves
            + rb")(?![a-z0-9]))?)?"
            rb"(?: ?(?P<after>" + sign + rb")| ?(?P<word>" + currencies + rb")(?![a-z0-9]))?"
        )

    def parse(self, found: re.Match[bytes]) -> tuple[int, str] | None:
        """(whole units, ISO 4217 code); None for a number without currency or scale."""
        currency = self._currency(found)
        if currency is None:
            return None
        number = self._number(found["amount"].decode("latin-1"), scaled=found["scale"] is not None)
        scale = self._scales[found["scale"].decode("latin-1")] if found["scale"] else 1
        half = scale // 2 if found["half"] else 0
        return round(number * scale) + half, currency

    def _currency(self, found: re.Match[bytes]) -> str | None:
        sign = found["sign"] or found["after"]
        if sign:
            return _SIGNS[sign]
        if found["word"]:
            return self._currencies[found["word"].decode("latin-1")]
        return self._money.unspoken if found["scale"] else None

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


def _spelled(words: Iterable[str]) -> bytes:
    return b"|".join(re.escape(w).encode("latin-1") for w in sorted(words, key=len, reverse=True))
