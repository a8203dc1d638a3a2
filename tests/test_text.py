"""Folding and word boundaries."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumourtrack.text import fold, fold_name, is_bounded


@given(st.text())
def test_every_character_folds_to_one_byte(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text(), st.text())
def test_what_stands_beside_a_text_does_not_change_its_folding(first: str, second: str) -> None:
    assert fold(first + second) == fold(first) + fold(second)


@given(st.text())
def test_a_folded_text_is_ascii_but_for_the_currency_signs(text: str) -> None:
    assert all(
        byte in range(0x20, 0x7F) or byte in range(0x80, 0x84) or byte == 0x1A
        for byte in fold(text)
    )


@given(st.text(alphabet=st.characters(min_codepoint=0x20, max_codepoint=0x7E)))
def test_plain_text_only_loses_its_capitals_and_backticks(text: str) -> None:
    assert fold_name(text) == text.lower().replace("`", "'")


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        pytest.param("Álvarez Çağlar Núñez Müller Ångström", "alvarez caglar nunez muller angstrom", id="accents"),
        pytest.param("İstanbul ılık Şükür", "istanbul ilik sukur", id="Turkish"),
        pytest.param("Łódź Błaszczykowski Żółć", "lodz blaszczykowski zolc", id="Polish"),
        pytest.param("Ødegaard Ærø Åse Guðjohnsen Þór", "odegaard aro ase gudjohnsen tor", id="Nordic"),
        pytest.param("Đoković Džeko Groß", "dokovic dzeko gros", id="Croatian and German"),
        pytest.param("‘a’ ‚b‛ ´c` ʼd′", "'a' 'b' 'c' 'd'", id="single quotes"),
        pytest.param("“a” „b‟ «c» ″", '"a" "b" "c" "', id="double quotes"),
        pytest.param("a–b—c‑d−e―f", "a-b-c-d-e-f", id="dashes"),
        pytest.param("a\u00a0b\tc\nd\u2009e", "a b c d e", id="blanks"),
    ],
)  # fmt: skip
def test_spelling_folds_to_plain_letters(text: str, folded: str) -> None:
    assert fold_name(text) == folded


@pytest.mark.parametrize(
    ("sign", "byte"), [("€", 0x80), ("£", 0x81), ("₺", 0x82), ("¥", 0x83), ("$", 0x24)]
)
def test_each_currency_sign_keeps_a_byte_of_its_own(sign: str, byte: int) -> None:
    assert fold(f"{sign}9") == bytes([byte, 0x39])


@pytest.mark.parametrize("text", ["🔥", "🤷\u200d♂️", "中", "\x00", "\ud800"])
def test_what_has_no_plain_letter_becomes_a_stand_in(text: str) -> None:
    assert fold(text) == b"\x1a" * len(text)


@pytest.mark.parametrize(
    ("word", "bounded"),
    [
        ("sign", True),
        ("ign", False),
        ("sig", False),
        ("x sign", True),
        ("ign on", False),
        (",", True),
        ("ab1", True),
        ("ab", False),
        ("on, ab1", True),
    ],
)
def test_a_span_is_bounded_where_no_letter_or_digit_touches_it(word: str, bounded: bool) -> None:
    text = b"x sign on, ab1"
    start = text.index(word.encode())
    assert is_bounded(text, start, start + len(word)) is bounded
