import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from rumourtrack.errors import RumourError
from rumourtrack.store import Store

NOW = datetime(2025, 2, 1, tzinfo=UTC)

# Long quotes: a write of some hundred kilobytes is what a kill tears.
WRITER = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from rumourtrack.records import Article, Claim, Evidence, Extraction, Move, Role, Stance
from rumourtrack.store import Store

folder, name, first, last, size = Path(sys.argv[1]), sys.argv[2], *map(int, sys.argv[3:])
clubs = {"Ajax", "Bayern", "Celtic", "Porto"}

def reading(number):
    id = f"{name}{number}"
    claims = tuple(
        Claim(id=f"{id}-{club}", subject="Júlio", role=Role.PLAYER, move=Move.JOIN,
              destination=club, stance=Stance.LINKED, language="nl", article=id, article_id=id,
              evidence=Evidence(quote="é" * size, start=0, end=size))
        for club in sorted(clubs)
    )
    return Article(id=id, reference=id, text="é" * size), Extraction(claims=claims)

for number in range(first, last):
    with Store(folder).write_session("ingest", now=datetime.now(UTC), wait_seconds=60) as session:
        session.add(*reading(number))
        print(f"{name}{number}", flush=True)
"""

HOLDER = """
import sys
from pathlib import Path
from rumourtrack.store.locking import hold_lock

with hold_lock(Path(sys.argv[1]), wait_seconds=0):
    print("held", flush=True)
    sys.stdin.read()
"""


@contextmanager
def running(script: str, *arguments: object, hash_seed: int = 0) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ | {"PYTHONHASHSEED": str(hash_seed), "PYTHONIOENCODING": "utf-8"},
    )
    with process:
        try:
            yield process
        finally:
            process.kill()


def write(folder: Path, name: str, first: int, last: int, *, hash_seed: int = 0) -> None:
    with running(WRITER, folder, name, first, last, 10, hash_seed=hash_seed) as process:
        process.communicate()

        assert process.returncode == 0


def wait_for_growth(path: Path, process: subprocess.Popen[str]) -> None:
    """Until a write has begun, the moment at which a kill tears most."""
    size = path.stat().st_size
    while path.stat().st_size == size and process.poll() is None:
        pass


def test_the_same_articles_make_the_same_bytes_whatever_the_hash_seed(tmp_path: Path) -> None:
    for seed in (1, 2):
        write(tmp_path / str(seed), "a", 0, 3, hash_seed=seed)

    for name in ("articles.jsonl", "claims.jsonl"):
        first, second = ((tmp_path / seed / name).read_bytes() for seed in ("1", "2"))
        assert first == second
        assert first.count(b"\n") > 3


def test_a_held_lock_is_named_with_the_way_out_and_nothing_is_written(tmp_path: Path) -> None:
    store = Store(tmp_path)
    with running(HOLDER, tmp_path) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"

        with (
            pytest.raises(RumourError, match=r"\.lock: another command is writing .*--store"),
            store.write_session("ingest", now=NOW, wait_seconds=0.05),
        ):
            pytest.fail("two writers at once")
        assert store.read_claims() == ((), ())

    assert [path.name for path in tmp_path.iterdir()] == [".lock"]
    with store.write_session("ingest", now=NOW, wait_seconds=0):
        pass


def test_a_killed_writer_loses_nothing_that_it_acknowledged(tmp_path: Path) -> None:
    store = Store(tmp_path)
    acknowledged: list[str] = []
    for _ in range(6):
        first = len(store.article_ids())
        with running(WRITER, tmp_path, "a", first, 10_000, 40_000) as process:
            assert process.stdout is not None
            acknowledged += [process.stdout.readline().strip() for _ in range(3)]
            wait_for_growth(tmp_path / "claims.jsonl", process)
            process.kill()
            acknowledged += process.stdout.read().split()

        claims, problems = store.read_claims()
        told = [claim.article_id for claim in claims]

        assert problems == ()
        assert set(acknowledged) <= store.article_ids()
        assert {id: told.count(id) for id in store.article_ids()} == dict.fromkeys(
            store.article_ids(), 4
        )


def test_two_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    with (
        running(WRITER, tmp_path, "a", 0, 15, 3_000) as one,
        running(WRITER, tmp_path, "b", 0, 15, 3_000) as other,
    ):
        for process in (one, other):
            process.communicate()
            assert process.returncode == 0

    store = Store(tmp_path)
    claims, problems = store.read_claims()

    assert problems == ()
    assert store.article_ids() == {f"{name}{number}" for name in "ab" for number in range(15)}
    assert len({claim.id for claim in claims}) == len(claims) == 120
    assert len(store.read_journal()[0]) == 30
