"""Characters to plain lines: nothing that steers a terminal or hides in the text survives."""

import re
import unicodedata

_ESCAPE = re.compile(
    r"(?:\x1b\[|\x9b)[0-?]{0,40}[ -/]{0,4}[@-~]"  # CSI: colours, cursor, clear
    r"|\x1b\][^\x07\x1b\n]{0,400}(?:\x07|\x1b\\)"  # OSC: window titles, links
    r"|\x1b[ -/]{0,4}[0-~]"
)
_NEWLINE = re.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")
_BLANKS = re.compile(r"[^\S\n]+")
_EDGES = re.compile(r" ?\n ?")
_EMPTY_LINES = re.compile(r"\n{3,}")
_ODD = re.compile(r"[^\x20-\x7e\n\xa1-\xac\xae-\u02ff]")


def clean(text: str) -> str:
    r"""Lines without control, format and escape characters, single blanks, at most one empty line.

    Zero-width characters, bidirectional overrides, soft hyphens and lone surrogates go too. The
    result is in NFC, so that an accent is one character wherever it came from. A blank at the very
    start is kept, because a header may be told by it.

    >>> clean("One\x1b[2J  two\r\n\n\n\nthree\u200b")
    'One two\n\nthree'
    """
    text = _ESCAPE.sub("", _NEWLINE.sub("\n", text).replace("\t", " "))
    # Composing may move marks over a character that is removed, so they are removed first.
    text = unicodedata.normalize("NFC", _ODD.sub(_keep_visible, text))
    text = _EMPTY_LINES.sub("\n\n", _EDGES.sub("\n", _BLANKS.sub(" ", text)))
    return text.lstrip("\n").rstrip()


def _keep_visible(found: re.Match[str]) -> str:
    character = found[0]
    if unicodedata.category(character) in ("Cc", "Cf", "Cs"):
        return ""
    return " " if character.isspace() else character
