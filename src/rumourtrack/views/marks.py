"""Stances, changes and moves in signs and words; a sign never stands without a word or a legend."""

from rumourtrack.records import Claim, Move, Stance

STANCE_MARKS = {
    Stance.CONFIRMED: "●",
    Stance.EXPECTED: "◕",
    Stance.LINKED: "◑",
    Stance.POSSIBLE: "○",
    Stance.DENIED: "✕",
}
STANCE_STYLES = {
    Stance.CONFIRMED: "bold green",
    Stance.EXPECTED: "green",
    Stance.LINKED: "cyan",
    Stance.POSSIBLE: "yellow",
    Stance.DENIED: "red",
}
CHANGE_MARKS = {
    "added": "+",
    "dropped": "−",
    "firmer": "▲",
    "weaker": "▼",
    "contradicted": "≠",
    "same": "=",
}
CHANGE_STYLES = {
    "new": "bold",
    "added": "green",
    "firmer": "green",
    "confirmed": "bold green",
    "dropped": "yellow",
    "weaker": "yellow",
    "denied": "red",
    "contradicted": "bold red",
    "reheated": "magenta",
    "repeat": "dim",
    "same": "dim",
}
_LONGEST_ARTICLE = 24
LEGEND = "  ".join(f"{mark} {stance}" for stance, mark in STANCE_MARKS.items())


def stance_words(stance: Stance, *, conditional: bool = False) -> str:
    """The mark and the word; "if" where it hangs on a condition."""
    return f"{STANCE_MARKS[stance]} {stance}{' if' if conditional else ''}"


def move_words(move: Move | None, club: str | None) -> str:
    """What happens, in words: "join Real Madrid", "leave" where no club is known."""
    return " ".join(part for part in (move.value if move else "contract", club) if part)


def voice_words(original: str) -> str:
    """The original's name; that of an article that nobody else vouches for is cut with a mark."""
    if not original.startswith("article ") or len(original) <= _LONGEST_ARTICLE:
        return original
    return f"{original[: _LONGEST_ARTICLE - 1]}…"


def chain_words(claim: Claim) -> str:
    """The way of the claim, nearest to the article first: "Football España → Diario AS"."""
    chain = (*claim.via, claim.source) if claim.source else claim.via
    return " → ".join(part for part in chain if part)
