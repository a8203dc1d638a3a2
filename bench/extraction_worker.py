"""A process of `rumour` for extraction.py: loads all languages, then extracts when it is asked."""

import json
import re
import sys
import time
from pathlib import Path

from rumourtrack.commands._reading import build_reader
from rumourtrack.extraction import extract
from rumourtrack.extraction.compiling import load_lexicon
from rumourtrack.knowledge.files import list_languages
from rumourtrack.reading import read
from rumourtrack.records import Article


def find_peak() -> float:
    """Megabytes that the process has had at most; what `resource` tells holds its parent's too."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(re.findall(r"VmHWM:\s*(\d+) kB", status)[0]) / 1024


def extract_all(path: str) -> None:
    """One line of input, one pass over the articles, one line of output."""
    with open(path, encoding="utf-8") as file:  # noqa: PTH123
        articles = [
            Article(id=f"{number:016}", reference=str(number), text=text, language=language)
            for number, (language, text) in enumerate(json.load(file))
        ]
    for code in list_languages():
        load_lexicon(code)
    for _ in sys.stdin:
        start = time.perf_counter()
        for article in articles:
            extract(article)
        seconds = time.perf_counter() - start
        print(json.dumps({"seconds": seconds, "megabytes": find_peak()}), flush=True)


def time_loading(path: str) -> float:
    """Seconds of the first reading and extraction beyond those of the second."""
    reader = None
    seconds = []
    for _ in range(2):
        start = time.perf_counter()
        reader = reader or build_reader(None, None)
        for item in read(path, reader):
            assert isinstance(item, Article)
            extract(item)
        seconds.append(time.perf_counter() - start)
    return seconds[0] - seconds[1]


if __name__ == "__main__":
    if sys.argv[1] == "--load":
        print(time_loading(sys.argv[2]))
    else:
        extract_all(sys.argv[1])
