"""Frame lines to the phrases they stand for: `agree(|s|d) to <join>` → every spelled-out form."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import product

_PIECE = re.compile(r"\((?P<choice>[^()]*)\)|<(?P<set>[a-z_]+)>|(?P<plain>[^()<>]+)|(?P<bad>.)")
_BRACKETS = re.compile(r"[()<>]")
_MAX_FORMS = 5_000
"""One line that expands to more is a mistake, not a lexicon."""


def expand(line: str, sets: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """All phrases of a line, in order, without repeats, single spaces.

    `(a|b|)` chooses one of its branches, an empty one among them; `<name>` chooses a member of a
    set, whose members may hold both; ` ... ` is left in the phrase as the gap it stands for.

    >>> expand("<be> (very |)keen on", {"be": ["is", "are"]})
    ('is very keen on', 'is keen on', 'are very keen on', 'are keen on')

    Raises:
        ValueError: a bracket is open, a set is unknown, or there are more than 5,000 phrases.
    """
    if not _BRACKETS.search(line):
        plain = " ".join(line.split())
        return (plain,) if plain else ()
    pieces = [list(_branches(found, line, sets)) for found in _PIECE.finditer(line)]
    count = 1
    for piece in pieces:
        count *= len(piece)
    if count > _MAX_FORMS:
        raise ValueError(f"{line!r} stands for {count} phrases, at most {_MAX_FORMS} are allowed")
    spelled = (" ".join("".join(parts).split()) for parts in product(*pieces))
    return tuple(dict.fromkeys(phrase for phrase in spelled if phrase))


def _branches(found: re.Match[str], line: str, sets: Mapping[str, Sequence[str]]) -> Iterator[str]:
    if found["bad"]:
        raise ValueError(f"{line!r}: unpaired {found['bad']!r}; brackets do not nest, use a set")
    if found["plain"] is not None:
        yield found["plain"]
    elif found["choice"] is not None:
        for branch in found["choice"].split("|"):
            yield from expand(branch, sets) if "<" in branch else (branch,)
    elif found["set"] not in sets:
        raise ValueError(f"{line!r}: no set <{found['set']}>; known: {', '.join(sorted(sets))}")
    else:
        for member in sets[found["set"]]:
            yield from expand(member, sets) or ("",)
