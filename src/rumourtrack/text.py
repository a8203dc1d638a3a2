"""Folding: text to one plain lower-case byte per code point, so that offsets stay the same."""

import codecs
import unicodedata

_ODD = {
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "′": "'", "`": "'", "´": "'", "ʼ": "'",
    "“": '"', "”": '"', "„": '"', "‟": '"', "″": '"', "«": '"', "»": '"', "‹": "'", "›": "'",
    "–": "-", "—": "-", "‐": "-", "‑": "-", "‒": "-", "―": "-", "−": "-",
    "…": ".", "•": "*", "·": "*", "€": "\x80", "£": "\x81", "$": "$", "₺": "\x82", "¥": "\x83",
    "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "þ": "t",
    "Þ": "t", "ß": "s", "æ": "a", "Æ": "a", "œ": "o", "Œ": "o", "ı": "i", "ª": "a", "º": "o",
    "ə": "e", "Ə": "e",
}  # fmt: skip


def _fold_character(character: str) -> str:
    if character in _ODD:
        return _ODD[character]
    if character.isspace():
        return " "
    base = unicodedata.normalize("NFKD", character)[0].lower()
    return base if " " <= base <= "~" else "\x1a"


def _replace_unencodable(error: UnicodeError) -> tuple[bytes, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    bad = error.object[error.start : error.end]
    return "".join(map(_fold_character, bad)).encode("latin-1"), error.end


codecs.register_error("rumourtrack-fold", _replace_unencodable)
_TABLE = "".join(_fold_character(chr(byte)) for byte in range(256)).encode("latin-1")
# The stand-ins for currency signs survive the table, although they are control codes in Latin-1.
_TABLE = _TABLE[:0x80] + bytes(range(0x80, 0x84)) + _TABLE[0x84:]
_WORD = frozenset(b"abcdefghijklmnopqrstuvwxyz0123456789")


def fold(text: str) -> bytes:
    r"""Lower case, no accents, straight quotes and dashes; `len(fold(text)) == len(text)`.

    A character without a plain letter becomes 0x1A; the euro, pound, lira and yen signs become
    0x80 to 0x83. Every offset in the result is an offset in code points of `text`.

    >>> fold("Álvarez’ “Köln”")
    b'alvarez\' "koln"'
    """
    return text.encode("latin-1", "rumourtrack-fold").translate(_TABLE)


def fold_name(text: str) -> str:
    """The folded form as a string, for comparing names.

    >>> fold_name("Bayern München")
    'bayern munchen'
    """
    return fold(text).decode("latin-1")


def is_bounded(folded: bytes, start: int, end: int) -> bool:
    """Whether no letter or digit touches the span from outside, so that it is whole words."""
    if start > 0 and folded[start - 1] in _WORD and folded[start] in _WORD:
        return False
    return not (end < len(folded) and folded[end] in _WORD and folded[end - 1] in _WORD)
