"""Growth: how the cost of one article grows with its length, for ordinary and for odd articles.

Twice the length should cost twice the time. The cost of a size is the best of several rounds, and
its ratio to that of a tenth of the size, divided by ten, may be 1.3 at most.
"""

import random
import time
from collections.abc import Callable, Iterable

from rumourtrack.extraction import extract
from rumourtrack.extraction.compiling import load_lexicon
from rumourtrack.extraction.lexicon import Lexicon
from rumourtrack.extraction.tables import load_gazetteer
from rumourtrack.knowledge.forms import expand
from rumourtrack.knowledge.packs import load_pack
from rumourtrack.records import Article

AIM = 1.3
SIZES = (1_000, 10_000, 100_000, 1_000_000)


def build_article(text: str, language: str) -> Article:
    """An article of that text alone."""
    return Article(id="0" * 16, reference="growth", text=text, language=language)


def build_texts(texts: Iterable[str], language: str) -> dict[str, Callable[[int], str]]:
    """Kind of article → text of about so many characters."""
    whole = "\n\n".join(texts)
    pack = load_pack(language)
    people = list(load_gazetteer().people)[:10_000]
    lines = [line for entry in pack.frame for line in entry.forms]
    forms = [expand(line, pack.sets)[0] for line in lines]
    cues = [form.replace(" ... ", " ") for form in forms]
    words = whole.replace(".", "").replace("!", "").replace("?", "").replace("\n", " ")
    return {
        "articles": lambda size: repeat(f"{whole}\n\n", size),
        "one endless sentence": lambda size: repeat(f"{words} ", size),
        "names alone": lambda size: repeat(", ".join(people) + ", ", size),
        "names and clubs alone": lambda size: repeat(", ".join(mix(people)) + ". ", size),
        "cue words alone": lambda size: repeat(" ".join(cues) + " ", size),
        "brackets and commas": lambda size: repeat("(, ", size),
        "quotation marks": lambda size: repeat("\"' “’ ", size),
        "one word": lambda size: repeat("x", size),
        "digits": lambda size: repeat("1,000 ", size),
        "lines of a word": lambda size: repeat("Signed\n\n", size),
    }


def mix(people: list[str]) -> list[str]:
    """People and clubs in an order that is the same each time."""
    both = [*people[:3_000], *list(load_gazetteer().clubs)[:3_000]]
    random.Random(1).shuffle(both)
    return both


def repeat(text: str, size: int) -> str:
    """The text, over and over, to so many characters."""
    return (text * (size // len(text) + 1))[:size]


def best_of(article: Article, lexicon: Lexicon, rounds: int) -> float:
    """Least seconds of processor time of some rounds; of two for a long article."""
    seconds = []
    for _ in range(rounds if len(article.text) < SIZES[-1] else 2):
        start = time.process_time()
        extract(article, lexicon)
        seconds.append(time.process_time() - start)
    return min(seconds)


def measure(texts: Iterable[str], language: str, rounds: int) -> None:
    """Print milliseconds of each size, and the growth between neighbours."""
    lexicon = load_lexicon(language)
    print(f"growth: ms, and growth for ten times the length (1.00 is linear, aim {AIM})")
    print(f"{'':24}" + "".join(f"{size // 1000:>9} KB    " for size in SIZES))
    for kind, make in build_texts(texts, language).items():
        extract(build_article(make(SIZES[0]), language), lexicon)
        line, before = f"{kind:24}", None
        for size in SIZES:
            seconds = best_of(build_article(make(size), language), lexicon, rounds)
            growth = f"{seconds / before / 10:5.2f}" if before else " " * 5
            mark = "!" if before and seconds / before / 10 > AIM else " "
            line += f"{seconds * 1000:9.1f} {growth}{mark}"
            before = seconds
        print(line, flush=True)
