"""A process of spaCy for extraction.py: a blank pipeline that looks for names, and for no more."""

import importlib
import json
import re
import sys
import time
from pathlib import Path


def find_peak() -> float:
    """Megabytes that the process has had at most; what `resource` tells holds its parent's too."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(re.findall(r"VmHWM:\s*(\d+) kB", status)[0]) / 1024


def main(names: str, articles: str) -> None:
    """One line of input, one pass over the articles, one line of output."""
    pipeline = importlib.import_module("spacy").blank("xx")
    ruler = pipeline.add_pipe("entity_ruler", config={"phrase_matcher_attr": "LOWER"})
    with open(names, encoding="utf-8") as file:  # noqa: PTH123
        ruler.add_patterns([{"label": "NAME", "pattern": name} for name in json.load(file)])
    with open(articles, encoding="utf-8") as file:  # noqa: PTH123
        texts = [text for _, text in json.load(file)]
    for _ in sys.stdin:
        start = time.perf_counter()
        for _ in pipeline.pipe(texts):
            pass
        seconds = time.perf_counter() - start
        print(json.dumps({"seconds": seconds, "megabytes": find_peak()}), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
