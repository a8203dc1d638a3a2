"""Text that is safe to show, and what the place it is shown in can take."""

import json
import re
import unicodedata
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from rich.console import Console

# CSI and OSC sequences go as a whole: without its ESC the rest of one would be left as litter.
_SEQUENCE = re.compile(
    "(?:\x1b\\[|\x9b)[0-?]*[ -/]*[@-~]"
    "|(?:\x1b[\\]PX^_]|[\x9d\x90\x98\x9e\x9f])[^\x07\x1b\x9c]{0,4096}(?:\x07|\x1b\\\\|\x9c)"
    "|\x1b[ -/]*[0-~]"
)
_JOINERS = "\u200c\u200d"  # letters of Persian and emoji depend on them
_SPACES = "\t\n\r\x0b\x0c\x85\u2028\u2029"
_MARKS = str.maketrans(
    {
        "●": "#", "◕": "+", "◑": "=", "○": "o", "✕": "x", "…": "~", "→": ">", "≠": "!", "▲": "^",
        "▼": "v", "−": "-", "–": "-", "—": "-", "─": "-", "»": ">", "«": "<", "’": "'", "·": ".",
    }
)  # fmt: skip


def plain(text: str, *, keep_lines: bool = False) -> str:
    r"""Drop what steers a terminal: escape sequences, control characters, bidi overrides.

    Line ends and tabs become spaces, line feeds stay where `keep_lines` is set. Letters of every
    script stay; half a surrogate pair becomes U+FFFD.

    >>> plain("a\x1b[2Jb\u202ec\nd")
    'abc d'
    """
    if text.isprintable():
        return text
    return "".join(_safe(c, keep_lines) for c in _SEQUENCE.sub("", text))


def _safe(character: str, keep_lines: bool) -> str:  # noqa: FBT001
    if character.isprintable() or character in _JOINERS:
        return character
    if character in _SPACES:
        return "\n" if keep_lines and character == "\n" else " "
    category = unicodedata.category(character)
    if category == "Zs":
        return character
    return "\ufffd" if category in {"Cs", "Co", "Cn"} else ""


def write_text(out: TextIO, text: str, *, escape_json: bool = False) -> None:
    r"""Write; where the encoding of `out` has no sign for a character, its nearest plain one.

    One character becomes one character, so that columns stay straight; in JSON it becomes its
    `\uXXXX`, so that nothing is lost.
    """
    encoding = getattr(out, "encoding", None) or "utf-8"
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        nearest = _escaped if escape_json else _nearest
        text = "".join(nearest(character, encoding) for character in text)
    out.write(text)


def _nearest(character: str, encoding: str) -> str:
    for choice in (character, character.translate(_MARKS), _base(character)):
        try:
            choice.encode(encoding)
        except UnicodeEncodeError:
            continue
        return choice
    return "?"


def _escaped(character: str, encoding: str) -> str:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return json.dumps(character)[1:-1]
    return character


def _base(character: str) -> str:
    return unicodedata.normalize("NFKD", character)[0]


def build_console(out: TextIO, width: int | None = None) -> "Console":
    """The one console: it takes no markup from anybody, and knows NO_COLOR, TERM=dumb and pipes."""
    from rich.console import Console

    return Console(
        file=out,
        width=width,
        markup=False,
        highlight=False,
        emoji=False,
        legacy_windows=False,
        soft_wrap=False,
    )


def tell_error(message: str) -> None:
    """One line on the standard error, red where a terminal shows colour."""
    import os
    import sys

    line = plain(f"rumour: {message}")
    coloured = (
        sys.stderr.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    )
    sys.stderr.write(f"\x1b[31m{line}\x1b[0m\n" if coloured else f"{line}\n")
