"""Claims held against the answer key of an article: how many are right, and in which fields."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rumourtrack.records import Claim

Key = Mapping[str, Any]
_DROPPED = {"fc", "cf", "afc", "sc", "ac", "ssc", "cd", "ud", "sv", "club", "the", "de", "1", "04"}
FIELDS = ("stance", "source", "role", "timing", "origin", "deal", "conditional")


def plain(name: str | None) -> str:
    """Small letters without accents and without the usual additions to a club's name."""
    text = unicodedata.normalize("NFKD", name or "").casefold().replace("ø", "o").replace("ł", "l")
    words = re.sub(r"[^\w]+", " ", "".join(c for c in text if not unicodedata.combining(c))).split()
    return " ".join([word for word in words if word not in _DROPPED] or words)


def same(name: str | None, accepted: Iterable[str] | None) -> bool:
    """Whether the key accepts the name."""
    return plain(name) in {plain(other) for other in accepted or ()}


def several(value: Any) -> list[Any]:
    """A key's single value or list of values, as a list."""
    return value if isinstance(value, list) else [value]


def canonical(move: str, stance: str) -> tuple[str, str]:
    """Denying that somebody leaves is saying that he stays."""
    return ("stay", "expected") if (move, stance) == ("leave", "denied") else (move, stance)


def is_match(claim: Claim, key: Key) -> bool:
    """Whether subject, move and club are those of the key."""
    if not same(claim.subject, key["subject"]) or claim.background != bool(key["background"]):
        return False
    move = canonical(claim.move, claim.stance)[0]
    wanted = {canonical(m, s)[0] for m in several(key["move"]) for s in several(key["stance"])}
    wanted |= set(several(key["move"]))
    if move not in wanted and claim.move not in wanted:
        return False
    if (move if move in wanted else claim.move) == "leave":
        return key["origin"] is None or same(claim.origin, key["origin"])
    club = claim.destination or (claim.origin if move == "stay" else None)
    accepted = key["destination"] or key["origin"]
    return accepted is None or same(club, accepted)


def is_right(field: str, claim: Claim, key: Key) -> bool:
    """Whether a matched claim agrees with the key in one field."""
    if field == "stance":
        told = {(claim.move, claim.stance), canonical(claim.move, claim.stance)}
        pairs = [(m, s) for m in several(key["move"]) for s in several(key["stance"])]
        return bool(told & {*pairs, *(canonical(m, s) for m, s in pairs)})
    if field == "source":
        return is_credited(claim, key["sources"])
    if field == "origin":
        return key["origin"] is None or same(claim.origin, key["origin"])
    if field == "conditional":
        return claim.conditional == bool(key["conditional"])
    return getattr(claim, field) in several(key[field])


def is_credited(claim: Claim, sources: Sequence[Sequence[str]]) -> bool:
    """Every name that the key demands is credited, and no other one."""
    names = [name for name in (*claim.via, claim.source) if name]
    accepted = [name for source in sources for name in source if name]
    if any(not same(name, accepted) for name in names):
        return False
    return all("" in source or any(same(name, source) for name in names) for source in sources)


def score(claims: Sequence[Claim], keys: Sequence[Key]) -> Counter[str]:
    """Counts of one article: `found`, `told`, `wanted`, `full`, and one for each right field.

    Optional and background claims are matched but not counted, as in the guidelines of the keys.
    """
    left = list(claims)
    counts: Counter[str] = Counter()
    for key in sorted(keys, key=lambda key: (bool(key["optional"]), bool(key["background"]))):
        fitting = [claim for claim in left if is_match(claim, key)]
        best = max(
            fitting,
            key=lambda claim: sum(is_right(f, claim, key) for f in FIELDS[:2]),
            default=None,
        )
        if best is not None:
            left.remove(best)
        if key["optional"] or key["background"]:
            continue
        counts["wanted"] += 1
        if best is None:
            continue
        counts.update(found=1, told=1)
        counts.update({field: 1 for field in FIELDS if is_right(field, best, key)})
        counts["full"] += is_right("stance", best, key) and is_right("source", best, key)
    counts["told"] += sum(not claim.background for claim in left)
    return counts


def measures(counts: Counter[str]) -> dict[str, float]:
    """Precision, recall and F1 of claims, F1 of full ones, and the share right in each field."""
    told, wanted, found = counts["told"], counts["wanted"], counts["found"]
    shares = {field: counts[field] / found if found else 0.0 for field in FIELDS}
    return {
        "precision": found / told if told else 0.0,
        "recall": found / wanted if wanted else 0.0,
        "claim": 2 * found / (told + wanted) if told + wanted else 0.0,
        "full": 2 * counts["full"] / (told + wanted) if told + wanted else 0.0,
        **shares,
    }
