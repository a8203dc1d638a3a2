"""Frame lines and the phrases they stand for."""

import pytest

from rumourtrack.knowledge.forms import expand


@pytest.mark.parametrize(
    ("line", "phrases"),
    [
        ("sign", ("sign",)),
        ("(a|b)", ("a", "b")),
        ("(very |)keen", ("very keen", "keen")),
        ("sign(|s|ed) (for|up)", (
            "sign for", "sign up", "signs for", "signs up", "signed for", "signed up",
        )),
        ("<be> keen", ("is keen", "was keen")),
        ("(<be>|seems) keen", ("is keen", "was keen", "seems keen")),
        ("<been> keen", ("has been keen", "have been keen")),
        ("set ... up", ("set ... up",)),
        ("  too   many  blanks ", ("too many blanks",)),
        ("(a|a)", ("a",)),
        ("(|x)", ("x",)),
        ("()", ()),
    ],
)  # fmt: skip
def test_a_line_stands_for_its_phrases_in_order(line: str, phrases: tuple[str, ...]) -> None:
    sets = {"be": ["is", "was"], "been": ["(has|have) been"]}
    assert expand(line, sets) == phrases


@pytest.mark.parametrize("line", ["(a|b", "a)", "a|b)", "<be", "be>", "((a|b)|c)", "<Be> a"])
def test_a_bracket_without_its_pair_is_an_error_that_shows_the_line(line: str) -> None:
    with pytest.raises(ValueError, match="unpaired") as caught:
        expand(line, {"be": ["is"]})
    assert repr(line) in str(caught.value)


def test_an_unknown_set_is_an_error_that_names_the_known_ones() -> None:
    with pytest.raises(ValueError, match="no set <go>; known: be, have"):
        expand("<go> home", {"have": ["has"], "be": ["is"]})


@pytest.mark.parametrize(("digits", "allowed"), [(3, True), (4, False)])
def test_a_line_of_more_than_five_thousand_phrases_is_an_error(digits: int, allowed: bool) -> None:
    line = "(0|1|2|3|4|5|6|7|8|9)" * digits
    if allowed:
        assert len(expand(line, {})) == 10**digits
    else:
        with pytest.raises(ValueError, match="stands for 10000 phrases, at most 5000"):
            expand(line, {})
