"""An article of ten times the length takes ten times the work: counted in calls, not in seconds."""

import sys
from collections.abc import Callable
from typing import Any

import pytest

from rumourtrack.extraction import extract
from rumourtrack.records import Article
from tests.tiny_language import lexicon

NEWS = (
    "Jon Doeson will join Northport. Albora want to sign Kai Brandt, who is at Rheinau until 2026. "
    "He could leave in the summer, according to the Daily Kick. Luis Marlow has joined Albora and "
    "Northport insist that Doeson is not for sale.\n\n"
)
TEXTS = {
    "news": NEWS,
    "one man": "Jon Doeson will join Northport. Albora want to sign Doeson. He could leave Rheinau.\n",
    "one endless sentence": NEWS.replace(".", "").replace("\n", " "),
    "names alone": "Jon Doeson, Kai Brandt, Luis Marlow and Northport, Albora, Rheinau, ",
    "cue words alone": "will join sign leave could has joined not want to deal contract until ",
    "signs alone": "(, \" ' “ ” - . ! ",
    "digits alone": "1,000 £40m 2025 ",
    "lines of a word": "Northport\n\n",
}
SMALL, LARGE = 8_000, 80_000


def count_calls(work: Callable[[], Any]) -> int:
    count = 0

    def note(_frame: Any, event: str, _argument: Any) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    former = sys.getprofile()
    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(former)
    return count


def calls_for(text: str, size: int) -> int:
    whole = (text * (size // len(text) + 1))[:size]
    article = Article(id="0" * 16, reference="growth", text=whole, language="xx")
    return count_calls(lambda: extract(article, lexicon()))


@pytest.mark.parametrize("kind", TEXTS)
def test_the_work_grows_with_the_length(kind: str) -> None:
    calls_for(TEXTS[kind], 1_000)

    small, large = calls_for(TEXTS[kind], SMALL), calls_for(TEXTS[kind], LARGE)
    assert large <= 1.3 * LARGE / SMALL * small


def test_work_that_grows_faster_would_be_noticed() -> None:
    def square(size: int) -> None:
        for _ in range(size):
            for _ in range(size):
                len("")

    assert count_calls(lambda: square(200)) > 1.3 * 10 * count_calls(lambda: square(20))
