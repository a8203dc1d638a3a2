"""Bytes to characters: what the file says of its encoding, else what its bytes allow."""

import codecs
import re

_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\v\f\r\x1b"))
_MAX_CONTROLS, _FEW_CONTROLS = 0.05, 8
"""Share of control bytes above which it is no text: compressed data has 0.1, text next to none."""
_MULTIBYTE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)


def decode(data: bytes) -> tuple[str | None, str | None]:
    """The text, and what is wrong with the bytes; a text of None is no text at all.

    UTF-8, UTF-16 with its mark, else Windows-1252 (which holds Latin-1). Bytes that are UTF-8 but
    for a few are read as UTF-8, with U+FFFD for the bad ones.
    """
    if data.startswith(_UTF16):
        return _decode_utf16(data)
    if b"\0" in data:
        return None, "holds NUL bytes, so it is no text: save it as UTF-8 text and read it again"
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if controls > max(_FEW_CONTROLS, len(data) * _MAX_CONTROLS):
        return None, "is binary, no text: save the article as UTF-8 text and read it again"
    try:
        return data.decode("utf-8-sig"), None
    except UnicodeDecodeError as error:
        if not _is_broken_utf8(data, error):
            return _decode_western(data), None
    text = data.decode("utf-8-sig", "replace")
    count = text.count("�")
    return text, f"broken UTF-8: {count} places are shown as �; save it as UTF-8 to mend them"


def _decode_utf16(data: bytes) -> tuple[str | None, str | None]:
    text = data.decode("utf-16", "replace")
    if "\0" in text:
        return None, "is binary, no text: save the article as UTF-8 text and read it again"
    if "�" in text:
        return text, "broken UTF-16: bad places are shown as �; save it as UTF-8 to mend them"
    return text, None


def _is_broken_utf8(data: bytes, error: UnicodeDecodeError) -> bool:
    """Whether the letters beyond ASCII are rather UTF-8 than one byte each.

    One accent of Latin-1 can look like UTF-8 by chance, seldom as many as do not.
    """
    if error.reason == "unexpected end of data" and error.end - error.start > 1:
        return True
    good = len(_MULTIBYTE.findall(data))
    return good > 0 and good >= data.decode("utf-8", "replace").count("�")


def _decode_western(data: bytes) -> str:
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")
