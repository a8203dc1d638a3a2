"""What only the whole store can tell of its claims: who said it first, and about when."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from rumourtrack.analysis.originals import Original, build_originals
from rumourtrack.analysis.placing import Placement, place_undated
from rumourtrack.records import Claim


class Tracing(NamedTuple):
    """Originals and places by claim id; a filter that hides an echo must not hide whose echo it is."""

    originals: Mapping[str, Original]
    placements: Mapping[str, Placement]
    """Of the undated claims."""


def trace(claims: Iterable[Claim]) -> Tracing:
    """Trace claims among themselves: give it all that are known, then ask about any of them."""
    claims = tuple(claims)
    originals = build_originals(claims)
    return Tracing(originals, place_undated(claims, originals))
