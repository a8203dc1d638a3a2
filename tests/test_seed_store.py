"""data/ is the store that `rumour ingest seeds/` makes, byte for byte, on every run."""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[1]
SEEDS = {
    "000_104ce0bd732633c5.txt": "c397bbd2a1291b60d3121547a0b5115268c375bc47bacebec3d366a314382a43",
    "001_d9822918c689d4f9.txt": "d513cfba65a5829b71dc9bd114f4f182e0f4e623e5ffe38e3ba0018325e192a5",
    "002_2609073849b2aab9.txt": "a16d10c2ef2bce756695d3be47517488654a909846beff73d0be9bc37a2c1784",
    "003_c906b76039d2266e.txt": "375438cd48845477681c79d769b88a5dd220ba55f915ddd2ff6d54acd36c9071",
    "004_7fb6fb299f1e9dcf.txt": "aecaff1a0f4a73dd2d84df3718a9107bd41869164edaa745f916400410ac6162",
}
FILES = ("articles.jsonl", "claims.jsonl", "contracts.jsonl")
REMAKE = "rm -f data/*.jsonl && .venv/bin/rumour ingest seeds/ --store data"


def ingest(store: Path, hash_seed: str = "0") -> None:
    done = subprocess.run(
        [sys.executable, "-m", "rumourtrack", "ingest", "seeds/", "--store", str(store)],
        cwd=PROJECT,
        env={**os.environ, "PYTHONHASHSEED": hash_seed},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr


def contents(store: Path) -> dict[str, bytes]:
    return {name: (store / name).read_bytes() for name in FILES}


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    store = tmp_path_factory.mktemp("fresh") / "store"
    ingest(store, hash_seed="1")
    return store


def test_the_seeds_are_the_ones_that_were_given() -> None:
    found = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in (PROJECT / "seeds").iterdir()
    }

    assert found == SEEDS


@pytest.mark.parametrize("name", FILES)
def test_reading_the_seeds_gives_the_store_of_the_project(name: str, fresh: Path) -> None:
    kept = PROJECT / "data" / name

    assert kept.is_file(), f"data/{name} is missing; remake the store: {REMAKE}"
    assert kept.read_bytes() == (fresh / name).read_bytes(), (
        f"data/{name} is not what the seeds give; if that is meant, remake the store: {REMAKE}"
    )


def test_another_hash_seed_gives_the_same_bytes(fresh: Path, tmp_path: Path) -> None:
    ingest(tmp_path, hash_seed="4242")

    assert contents(tmp_path) == contents(fresh)


def test_reading_the_seeds_twice_changes_no_byte(fresh: Path) -> None:
    before = contents(fresh)

    ingest(fresh, hash_seed="2")

    assert contents(fresh) == before


def test_each_seed_yields_claims(fresh: Path) -> None:
    claims = contents(fresh)["claims.jsonl"].decode()

    assert {name for name in SEEDS if f'"seeds/{name}"' in claims} == set(SEEDS)
