"""Start-up: whole processes of `rumour` against a ten-line typer program, in one run.

Times differ between machines and hours, ratios hardly: each round runs every program once, and a
ratio is the median of the rounds' own ratios. Where hyperfine is installed it measures as well.
"""

import argparse
import json
import os
import shlex
import shutil
import subprocess
import sys
import time
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

HERE = Path(__file__).parent
BASE = "ten lines of typer"
AIMS = {"rumour --version": 1.2, "rumour list": 2.0}
# Without .pyc files every start compiles what it imports: twice the time, and not what users have.
ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}


def build_programs(store: Path) -> dict[str, list[str]]:
    """Name → words of the command line; the installed `rumour` beside the Python that runs this."""
    rumour = str(Path(sys.executable).with_name("rumour"))
    return {
        "python -c pass": [sys.executable, "-c", "pass"],
        BASE: [sys.executable, str(HERE / "greeting.py")],
        "rumour --version": [rumour, "--version"],
        "rumour list": [rumour, "list", "--store", str(store)],
    }


def run(words: list[str]) -> float:
    """Seconds that the whole process takes.

    Raises:
        CalledProcessError: the program failed, so that its time means nothing.
    """
    start = time.perf_counter()
    subprocess.run(
        words,
        env=ENVIRONMENT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        check=True,
    )
    return time.perf_counter() - start


def measure_in_turn(programs: dict[str, list[str]], rounds: int) -> None:
    """Run every program once a round, after one round that only warms up."""
    for words in programs.values():
        run(words)
    times = [{name: run(words) for name, words in programs.items()} for _ in range(rounds)]
    print(f"in turn, {rounds} rounds\n{'':24}{'ms':>8}{'ratio':>8}{'aim':>8}")
    for name in programs:
        ratio = median(each[name] / each[BASE] for each in times)
        print_row(name, median(each[name] for each in times), ratio)


def measure_by_hyperfine(programs: dict[str, list[str]], rounds: int, folder: Path) -> None:
    """The same programs one after the other; the ratios are those of the medians."""
    told = folder / "hyperfine.json"
    command = ["hyperfine", "--shell=none", "--warmup=1", f"--runs={rounds}", "--export-json"]
    lines = [shlex.join(words) for words in programs.values()]
    subprocess.run(
        [*command, str(told), *lines], env=ENVIRONMENT, stdout=subprocess.DEVNULL, check=True
    )
    results = json.loads(told.read_text("utf-8"))["results"]
    times = {name: each["median"] for name, each in zip(programs, results, strict=True)}
    print(f"hyperfine, {rounds} runs each\n{'':24}{'ms':>8}{'ratio':>8}{'aim':>8}")
    for name, seconds in times.items():
        print_row(name, seconds, seconds / times[BASE])


def print_row(name: str, seconds: float, ratio: float) -> None:
    """One line; the ratio is against the ten lines of typer."""
    aim = f"{AIMS[name]:8.1f}" if name in AIMS else ""
    print(f"{name:24}{seconds * 1000:8.0f}{ratio:8.2f}{aim}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=15)
    rounds = parser.parse_args().rounds
    with TemporaryDirectory() as name:
        folder = Path(name)
        programs = build_programs(folder / "store")
        ingest = [programs["rumour list"][0], "ingest", str(HERE.parent / "seeds")]
        run([*ingest, "--store", str(folder / "store")])
        measure_in_turn(programs, rounds)
        if shutil.which("hyperfine"):
            measure_by_hyperfine(programs, rounds, folder)


if __name__ == "__main__":
    main()
