"""What may stand between members of a list: the same as one long pattern would allow."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumourtrack.extraction.gaps import Gap

WORDS = (b"as well as", b"young", b"and", b"an", b"l'", b"s")
OTHERS = rb"'s|\([^()]{0,40}\)"
GAP = Gap(b" ,'", frozenset(WORDS), OTHERS)
WORD = rb"(?:" + b"|".join(WORDS) + rb")(?:(?<=')|(?![a-z0-9]))"
PATTERN = re.compile(rb"(?:[ ,']|" + OTHERS + rb"|" + WORD + rb")*")


@pytest.mark.parametrize(
    ("between", "filled"),
    [
        (b"", True),
        (b" and ", True),
        (b", as well as young ", True),
        (b" as well ", False),
        (b"'s (England) and ", True),
        (b" (England and ", False),
        (b" l'", True),
        (b" l'young ", True),
        (b" andy ", False),
        (b" anand ", False),
        (b" and the ", False),
    ],
)
def test_a_gap_is_filled_by_its_signs_and_words_alone(between: bytes, filled: bool) -> None:
    assert GAP.fullmatch(between) is filled


def test_a_part_of_a_text_may_be_a_gap() -> None:
    text = b"jones and young smith"
    assert GAP.fullmatch(text, 5, 16)
    assert not GAP.fullmatch(text, 5, 18)


@given(st.lists(st.sampled_from([" ", ",", "'", "s", "and", "as well as", "l'", "(x)", "(", "an"])))
def test_a_gap_is_filled_by_what_a_pattern_of_the_same_words_matches(parts: list[str]) -> None:
    between = "".join(parts).encode()
    assert GAP.fullmatch(between) == bool(PATTERN.fullmatch(between))


def test_without_words_signs_are_left() -> None:
    assert Gap(b" ", frozenset(), b"(?!)").fullmatch(b"  ")
    assert not Gap(b" ", frozenset(), b"(?!)").fullmatch(b" and ")
