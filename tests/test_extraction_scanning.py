"""Finding phrases: whole words, the longest at each place, gaps."""

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumourtrack.extraction.phrases import split_words
from rumourtrack.extraction.scanning import Hit, Scanner
from rumourtrack.text import fold, is_bounded


def find(scanner: Scanner[str], text: str) -> list[Hit[str]]:
    return list(scanner.find(split_words(fold(text))))


def scanner(*phrases: str) -> Scanner[str]:
    return Scanner((phrase, phrase) for phrase in phrases)


def values(phrases: tuple[str, ...], text: str) -> list[str]:
    return [hit.value for hit in find(scanner(*phrases), text)]


@given(st.text())
def test_the_words_of_a_text_and_its_blanks_are_all_of_it(text: str) -> None:
    folded, pieces, words, starts, ends, places = split_words(fold(text))
    assert [folded[start:end] for start, end in zip(starts, ends, strict=True)] == words
    assert b"".join(pieces) == folded
    assert b"".join(words) == folded.replace(b" ", b"")
    assert all(words[at] == word for word, found in places.items() for at in found)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("they sign him", ["sign"]),
        ("sign", ["sign"]),
        ("SIGN!", ["sign"]),
        ("(sign)", ["sign"]),
        ("re-sign", ["sign"]),
        ("a sign's worth", ["sign"]),
        ("design", []),
        ("signs", []),
        ("sign2", []),
        ("sing", []),
    ],
)
def test_only_whole_words_are_found(text: str, found: list[str]) -> None:
    assert values(("sign",), text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("they sign a player", ["sign a"]),
        ("they sign an actor", ["sign"]),
        ("they sign", ["sign"]),
        ("not ruled out", ["not ruled out"]),
        ("was ruled out", ["ruled out"]),
        ("not ruled outside", []),
        ("sign a ruled out man", ["sign a", "ruled out"]),
    ],
)
def test_the_longest_phrase_wins_at_its_place_and_hides_no_other(
    text: str, found: list[str]
) -> None:
    assert values(("sign", "sign a", "ruled out", "not ruled out"), text) == found


def test_the_end_of_a_word_is_no_word_of_one_letter_and_hides_nothing() -> None:
    assert values(("a list", "list of"), "extra list of names") == ["list of"]


def test_a_phrase_may_begin_and_end_with_a_sign() -> None:
    assert values(("'s back", "st."), "He's back at St. Mary's") == ["'s back", "st."]


def test_two_blanks_are_not_one() -> None:
    assert values(("ruled out",), "ruled  out, ruled out") == ["ruled out"]


def test_a_gap_full_of_signs_is_looked_through_once() -> None:
    text = "take " + ",- ," * 20_000 + " over"
    looked = CountedWords(split_words(fold(text)).words)
    words = split_words(fold(text))._replace(words=looked)

    assert list(scanner("take ... over").find(words)) == []
    assert looked.asked <= 100


class CountedWords(list[bytes]):
    """Counts how often a word is asked for by its number."""

    asked = 0

    def __getitem__(self, at: Any) -> Any:
        self.asked += 1
        return super().__getitem__(at)


def test_a_phrase_with_two_meanings_gives_both() -> None:
    both: Scanner[int] = Scanner([("sign", 1), ("sign", 2), ("sign", 1)])
    assert [hit.value for hit in both.find(split_words(fold("sign")))] == [1, 2]


@pytest.mark.parametrize("phrase", ["Müller’s club", "MULLER'S CLUB", "muller's club"])
def test_phrases_are_folded_like_the_text(phrase: str) -> None:
    assert len(find(scanner(phrase), "at Müller‘s Club today")) == 1


def test_offsets_count_the_characters_of_the_text() -> None:
    text = "🔥 Ödegaard will signé today"
    (hit,) = find(scanner("signe"), text)
    assert text[hit.start : hit.end] == "signé"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("take him over", True),
        ("take over", True),
        ("take him, of all people, over", True),
        ("take " + "so " * 12 + "over", True),
        ("take " + "so " * 13 + "over", False),
        ("take him. It is over", False),
        ("take him! over", False),
        ("take him? over", False),
        ("take him; over", False),
        ("take him: over", False),
        ("take him overseas", False),
        ("takeover", False),
        ("over take", False),
    ],
)
def test_a_gap_holds_up_to_twelve_words_of_one_sentence(text: str, found: bool) -> None:
    assert bool(find(scanner("take ... over"), text)) is found


def test_a_hit_with_a_gap_tells_where_both_halves_stand() -> None:
    text = "They take him over now"
    (hit,) = find(scanner("take ... over"), text)
    assert hit.tail is not None
    assert text[hit.start : hit.end] == "take"
    assert text[slice(*hit.tail)] == "over"


def test_of_two_tails_the_nearest_is_meant() -> None:
    assert values(("take ... over", "take ... in"), "take him in and over") == ["take ... in"]


def test_of_two_tails_at_one_place_the_longer_is_meant() -> None:
    phrases = ("take ... over", "take ... over from him")
    assert values(phrases, "take it over from him") == ["take ... over from him"]


def test_the_head_alone_counts_only_without_its_tail() -> None:
    phrases = ("take ... over", "take")
    assert values(phrases, "take it over") == ["take ... over"]
    assert values(phrases, "take it") == ["take"]


def test_values_that_are_kept_count_beside_a_gap() -> None:
    kept: Scanner[str] = Scanner(
        [("take ... over", "gap"), ("take", "kept"), ("take", "lost")],
        keep=lambda value: value == "kept",
    )
    assert [hit.value for hit in find(kept, "take it over")] == ["gap", "kept"]
    assert [hit.value for hit in find(kept, "take it")] == ["kept", "lost"]


PHRASES = ("a", "ab", "a b", "b a", "a ... b", "b-a", "a's")


@given(st.text(alphabet="abAB '-.,"))
def test_hits_are_whole_words_in_order_and_without_overlap(text: str) -> None:
    hits = find(scanner(*PHRASES), text)
    folded = fold(text)
    assert all(is_bounded(folded, hit.start, hit.end) for hit in hits)
    assert all(0 <= hit.start < hit.end <= len(text) for hit in hits)
    assert all(first.end <= second.start for first, second in pairwise(hits))


@given(st.text(alphabet="ab ."), st.sampled_from(["a b", "ab", "b a"]))
def test_a_phrase_set_off_by_stops_is_always_found(text: str, phrase: str) -> None:
    whole = f"{text}. {phrase}. {text}"
    start = len(text) + 2
    assert any(hit.start == start for hit in find(scanner(*PHRASES), whole))


def test_a_scanner_of_nothing_finds_nothing() -> None:
    assert values((), "sign a player") == []
