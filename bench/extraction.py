"""Extraction on one core: articles a second, memory and loading, with 50,000 names.

The package is copied, made-up people are added to its table until it knows 50,000 names, and whole
processes of it run in turn with spaCy, whose blank pipeline looks for the same names with an
EntityRuler. spaCy is installed into an environment of its own below the temporary folder.
"""

import argparse
import csv
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import growth

import rumourtrack
from rumourtrack.extraction.tables import load_gazetteer
from rumourtrack.knowledge.files import list_languages

HERE = Path(__file__).parent
CORPORA = (HERE.parent / "tests" / "corpus", HERE.parents[1] / "shared" / "corpus")
NAMES, ARTICLES = 50_000, 2_000
FASTER, MEMORY, LOADING = 10.0, 150, 1.5
"""The aims: times as fast as spaCy, MB at most, and at most so many times `import typer`."""
TIME_TYPER = "import time; s = time.perf_counter(); import typer; print(time.perf_counter() - s)"


def read_texts(language: str) -> list[str]:
    """The articles of the corpora in a language, in order of their names."""
    folders = [corpus / language for corpus in CORPORA]
    paths = [path for folder in folders for path in sorted(folder.glob("*.txt"))]
    return [path.read_text(encoding="utf-8") for path in paths]


def repeat_articles() -> list[tuple[str, str]]:
    """(language, text) of all corpora, over and over, languages mixed."""
    found = [(code, text) for code in list_languages() for text in read_texts(code)]
    random.Random(1).shuffle(found)
    return (found * (ARTICLES // len(found) + 1))[:ARTICLES]


def make_people(count: int) -> Iterator[str]:
    """Names that no table has, made of the parts of those that it has; the same each time."""
    known = set(load_gazetteer().people)
    parts = [name.split() for name in sorted(known) if " " in name]
    draw = random.Random(1)
    while count:
        name = f"{draw.choice(parts)[0]} {draw.choice(parts)[-1]}"
        if name not in known:
            known.add(name)
            count -= 1
            yield name


def copy_package(folder: Path, people: list[str]) -> None:
    """The package with more people in its table, sorted as the table must be."""
    source = Path(rumourtrack.__file__).parent
    shutil.copytree(source, folder / "rumourtrack", ignore=shutil.ignore_patterns("__pycache__"))
    table = folder / "rumourtrack" / "knowledge" / "people.csv"
    with table.open(encoding="utf-8", newline="") as file:
        head, *rows = csv.reader(file)
    rows += [[name, "player", *[""] * (len(head) - 2)] for name in people]
    with table.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([head, *sorted(rows)])


def install_spacy() -> Path:
    """The Python of an environment with spaCy; made once, as it takes a minute."""
    folder = Path(tempfile.gettempdir()) / f"rumour-bench-spacy-{os.getuid()}"
    python = folder / "bin" / "python"
    if not python.exists():
        print(f"installing spaCy into {folder}", flush=True)
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        pip = [str(python), "-m", "pip", "install", "--quiet", "spacy"]
        subprocess.run(pip, check=True, stderr=subprocess.DEVNULL)
    return python


class Worker:
    """A process that has loaded all it needs and works through the articles when asked."""

    def __init__(self, words: list[str], environment: dict[str, str]) -> None:
        pipe = subprocess.PIPE
        self._process = subprocess.Popen(
            words, env=environment, stdin=pipe, stdout=pipe, text=True, encoding="utf-8"
        )
        self.ask()

    def ask(self) -> dict[str, float]:
        """Seconds of a round, and the megabytes that the process has had at most."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write("go\n")
        self._process.stdin.flush()
        answer: dict[str, float] = json.loads(self._process.stdout.readline())
        return answer

    def end(self) -> None:
        """Let it go."""
        self._process.communicate()


def compare(folder: Path, environment: dict[str, str], rounds: int) -> None:
    """Articles a second and memory of both, in turn."""
    worker, inputs = str(HERE / "extraction_worker.py"), str(folder / "articles.json")
    spacy = [str(install_spacy()), str(HERE / "extraction_spacy.py"), str(folder / "names.json")]
    rumour = [sys.executable, worker, inputs]
    # The first process fills the cache, which is paid once and takes more memory.
    Worker(rumour, environment).end()
    workers = {
        "spaCy, names alone": Worker([*spacy, inputs], environment),
        "rumour, everything": Worker(rumour, environment),
    }
    told = [{name: each.ask() for name, each in workers.items()} for _ in range(rounds)]
    for each in workers.values():
        each.end()
    print(f"{ARTICLES} articles, {NAMES} names, {rounds} rounds in turn")
    print(f"{'':24}{'articles/s':>12}{'MB':>8}")
    for name in workers:
        speed = median(ARTICLES / answer[name]["seconds"] for answer in told)
        print(f"{name:24}{speed:12.0f}{max(answer[name]['megabytes'] for answer in told):8.0f}")
    first, second = workers
    ratio = median(answer[first]["seconds"] / answer[second]["seconds"] for answer in told)
    print(f"rumour is {ratio:.2f} times as fast (aim {FASTER}), memory aim {MEMORY} MB")


def measure_loading(folder: Path, environment: dict[str, str], rounds: int) -> None:
    """What a process pays for packs and tables before its first article, against typer."""
    article = folder / "article.txt"
    article.write_text(read_texts("en")[0], encoding="utf-8")
    loading = [sys.executable, str(HERE / "extraction_worker.py"), "--load", str(article)]
    typer = [sys.executable, "-c", TIME_TYPER]

    def seconds(words: list[str]) -> float:
        return float(subprocess.run(words, env=environment, capture_output=True, check=True).stdout)

    seconds(loading)
    pairs = [(seconds(typer), seconds(loading)) for _ in range(rounds)]
    print(f"\nloading for one article, {rounds} rounds in turn")
    print(f"{'import typer':24}{median(pair[0] for pair in pairs) * 1000:8.0f} ms")
    print(f"{'packs and tables':24}{median(pair[1] for pair in pairs) * 1000:8.0f} ms", end="")
    ratio = median(pair[1] / pair[0] for pair in pairs)
    print(f"  {ratio:.2f} times as much (aim {LOADING})\n")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--no-spacy", action="store_true", help="growth and loading alone")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shipped = [phrase for phrase, _ in load_gazetteer().entries()]
        people = list(make_people(NAMES - len(shipped)))
        copy_package(folder, people)
        (folder / "names.json").write_text(json.dumps([*shipped, *people]), encoding="utf-8")
        (folder / "articles.json").write_text(json.dumps(repeat_articles()), encoding="utf-8")
        environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        environment |= {"PYTHONPATH": name, "RUMOUR_CACHE": str(folder / "cache")}
        if not chosen.no_spacy:
            compare(folder, environment, chosen.rounds)
        measure_loading(folder, environment, max(5, chosen.rounds))
    growth.measure(read_texts("en"), "en", chosen.rounds)


if __name__ == "__main__":
    main()
