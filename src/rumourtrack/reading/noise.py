"""Lines of a page that are no text of the article. In doubt a line is kept."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

from rumourtrack.knowledge.packs import Language
from rumourtrack.reading.wording import LINES, PLATFORMS, SHARING
from rumourtrack.text import fold_name, is_bounded

_EDGES = " \x1a*:;.,!?>|<=+-_()[]\"'#~"
_LONGEST_START = 40
"""Words of a line that begins like noise and is dropped; a longer one may hold glued body text."""
_LONGEST_HEADING, _MORE_WORDS = 60, 3
"""Characters of a heading such as "Most read in football", and its words beyond "most read"."""
_BODY_WORDS = 25
"""Words from which an ended line is a paragraph of the article; teasers are shorter or cut."""
_SENTENCE_WORDS, _SHORT_SENTENCE_WORDS = 8, 5
"""Words from which an ended line is a sentence although it begins like noise of more words, or
of one."""
_POST_LINES = 4
"""Filled lines of the longest post. In it, and in a headline, "Watch:" or "Read:" before
`_SENTENCE_WORDS` words is how people write; lower on a page it opens a link to another article."""
_SENTENCE_ENDS = (".", "!", "?")
_QUOTES = "\"'”’»)"
_TRAILING_WORDS = 14
_SHARE_BUTTONS = 14
"""Words of a row of them."""
_CREDIT = re.compile(
    r"(?:©|\(c\) |(?:foto|photo|image|picture|pic|bild|credit|copyright)s? ?(?:credit|via|by)?: "
    r"|(?:photo|image|picture|foto) (?:by|via|credit|door|von) [^.]{3,60}$)",
    re.I,
)
_TRAILING_CREDIT = re.compile(
    r"\s*(?:[|–-]\s*)?©\s?[^©.!?]{2,40}$"
    r"|\s*[|]\s*(?:[\w/ ]{2,20} via )?(?:getty images|imago|afp|anp|reuters|epa|pa wire)[\w/ ]{0,20}$",
    re.I,
)
_COUNTED = re.compile(
    r"[\d.,+k ]+(?:votes?|stemmen|stimmen|votos|voti|reacties?|comments?|kommentare?|comentarios?|"
    r"commentaires?|commenti|shares?|likes?|views?|replies)\W*"
    r"|\d+ (?:\w+ )(?:ago|geleden)|vor \d+ \w+|(?:il y a|hace|ha) \d+ \w+"
)
_WIDGET = re.compile(
    r"[×✕✖] |feedback|was this (?:article|page|story) (?:helpful|useful)|clickbait|"
    r"\bcookies?\b|why did you (?:not )?like"
)
_ENDS = (".", "!", "?", ".”", '."', "!”", '!"', "?”", '?"', ".’", ".'", "…", ".)", ":")


@dataclass(frozen=True)
class NoiseTable:
    """The noise of the packs, folded."""

    lines: frozenset[str]
    starts: tuple[str, ...]
    sections: tuple[str, ...]

    @cached_property
    def long_starts(self) -> tuple[str, ...]:
        """The starts of two words or more."""
        return tuple(start for start in self.starts if " " in start.strip(_EDGES))


def build_noise(packs: Sequence[Language]) -> NoiseTable:
    """The noise of all packs together."""
    return NoiseTable(
        lines=LINES | {_key(line) for pack in packs for line in pack.noise.lines} - {""},
        starts=tuple(
            fold_name(start)
            for pack in packs
            for start in pack.noise.starts
            # "©" folds to the stand-in for every sign, and an emoji opens many a post.
            if sum(map(str.isalnum, start)) > 1
        ),
        sections=tuple(_key(line) for pack in packs for line in pack.noise.sections),
    )


def drop_noise(lines: Sequence[str], table: NoiseTable) -> tuple[str, ...]:
    """The lines without noise; a dropped line leaves an empty one.

    What follows a heading such as "Most read" is dropped only in the last half of the text, where
    such headings end the article, and no further than to the next long paragraph. A post has no
    such parts: there a line of `_SENTENCE_WORDS` words goes only where more than its first word is
    noise ("Sign up for …").
    """
    spoken = _find_spoken(lines)
    half, passed = sum(map(len, lines)) / 2, 0
    in_section = False
    kept = []
    for number, line in enumerate(lines[: _find_feedback_box(lines, spoken)]):
        if line and passed >= half and _is_section(line, table):
            in_section = True
        elif in_section and _is_body(line):
            in_section = False
        passed += len(line)
        is_spoken = number in spoken
        is_dropped = (in_section and not is_spoken) or _is_noise(line, table, is_spoken=is_spoken)
        kept.append("" if is_dropped else _drop_credit(line))
    return tuple(kept)


def _find_spoken(lines: Sequence[str]) -> frozenset[int]:
    """The numbers of a headline and of the long lines of a post."""
    filled = [number for number, line in enumerate(lines) if line]
    spoken = {number for number in filled[:1] if _may_be_headline(lines[number])}
    if len(filled) <= _POST_LINES:
        spoken.update(number for number in filled if len(lines[number].split()) >= _SENTENCE_WORDS)
    return frozenset(spoken)


def _may_be_headline(line: str) -> bool:
    length = len(line.split())
    is_credit = length < _SENTENCE_WORDS and _CREDIT.match(line)
    return length >= _SHORT_SENTENCE_WORDS and not is_credit


def _drop_credit(line: str) -> str:
    return _TRAILING_CREDIT.sub("", line) if "©" in line or "|" in line else line


def _is_body(line: str) -> bool:
    """Whether it is surely a paragraph of the article: long and ended, unlike a teaser."""
    return len(line.split()) >= _BODY_WORDS and line.endswith(_ENDS) and not _is_cut(line)


def _is_cut(line: str) -> bool:
    return line.endswith(("...", "…", ":"))


def _key(line: str) -> str:
    return fold_name(line).strip(_EDGES)


def _is_noise(line: str, table: NoiseTable, *, is_spoken: bool) -> bool:
    if not any(map(str.isalpha, line)):
        return True
    if len(line) > 400:
        return False
    folded = fold_name(line)
    words = folded.split()
    if _key(line) in table.lines or _COUNTED.fullmatch(folded):
        return len(words) <= _LONGEST_START
    if _CREDIT.match(line) and (line.startswith("©") or not is_spoken):
        return len(words) <= _LONGEST_START
    starts = table.long_starts if is_spoken else table.starts
    if _starts_like_noise(line, folded, starts) and len(words) <= _LONGEST_START:
        return True
    if len(words) > _SHARE_BUTTONS:
        return False
    plain = [word.strip(_EDGES.replace("+", "")) for word in words]
    return not PLATFORMS.isdisjoint(plain) and SHARING.issuperset(filter(None, plain))


def _starts_like_noise(line: str, folded: str, starts: tuple[str, ...]) -> bool:
    for text in (folded, folded.lstrip(" \x1a*>-|[(")):
        if not text.startswith(starts):
            continue
        for start in starts:
            if not text.startswith(start) or _may_be_sentence(line, start):
                continue
            if is_bounded(text.encode("latin-1"), 0, len(start)):
                return True
    return False


def _may_be_sentence(line: str, start: str) -> bool:
    """Whether it is a whole sentence: "For more than a year he has waited.".

    After a label of one word ("More: …") it must be long and end in a full stop, as no link does.
    """
    ended, length = line.rstrip(_QUOTES), len(line.split())
    is_one_word = " " not in start.strip(_EDGES)
    if start.endswith(":"):
        is_stopped = ended.endswith(".") and not ended.endswith("..")
        return is_one_word and is_stopped and length >= _SENTENCE_WORDS
    if not start[-1].isalpha() or not ended.endswith(_SENTENCE_ENDS):
        return False
    return length >= (_SHORT_SENTENCE_WORDS if is_one_word else _SENTENCE_WORDS)


def _is_section(line: str, table: NoiseTable) -> bool:
    """Whether a short line without an end is such a heading, or begins with one of two words."""
    key = _key(line)
    if key in table.sections:
        # "Trending" and its like stand alone between paragraphs too.
        return key not in LINES
    if line.endswith(_SENTENCE_ENDS) or ":" in key or len(key) > _LONGEST_HEADING:
        return False
    return any(
        key.startswith(f"{section} ") and len(key.split()) <= len(section.split()) + _MORE_WORDS
        for section in table.sections
        if " " in section
    )


def _find_feedback_box(lines: Sequence[str], spoken: Collection[int]) -> int:
    """Where the box at the foot of a page begins; the number of lines where there is none.

    It is a run of short lines without an end, of which one speaks as only widgets do.
    """
    end = len(lines)
    for number in range(len(lines) - 1, max(-1, len(lines) - 60), -1):
        line = lines[number]
        if not line:
            continue
        if number in spoken or len(line.split()) > _TRAILING_WORDS or line.endswith(_ENDS):
            break
        if _WIDGET.match(line.lower()) or (
            _WIDGET.search(line.lower()) and "?" in line and line[0] in "×✕✖"
        ):
            end = number
    return end
