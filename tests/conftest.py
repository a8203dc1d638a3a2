"""What several tests share: claims made to measure, and golden screens."""

import os
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

import pytest

from rumourtrack.cli import run
from rumourtrack.records import Article, Claim, Contract, Evidence, Extraction
from rumourtrack.store import Store

GOLDEN = Path(__file__).parent / "golden"


class Factory:
    """Makes claims and contract facts of which a test names only what it is about."""

    def __init__(self) -> None:
        self._made = 0

    def _common(self, fields: dict[str, Any]) -> dict[str, Any]:
        self._made += 1
        fields = dict(fields)
        quote = fields.pop("quote", "A sentence that says so.")
        article = fields.pop("article", "one.txt")
        return {
            "id": f"c{self._made:07d}",
            "language": "en",
            "article": article,
            "article_id": f"id-{article}",
            "evidence": Evidence(quote=quote, start=0, end=len(quote)),
            **fields,
        }

    def claim(self, **fields: Any) -> Claim:
        """A claim that Xabi Alonso is linked with Real Madrid, but for what is given."""
        defaults = {
            "subject": "Xabi Alonso",
            "role": "manager",
            "move": "join",
            "stance": "linked",
        }
        if fields.get("move", "join") == "leave":
            defaults["origin"] = "Bayer Leverkusen"
        else:
            defaults["destination"] = "Real Madrid"
        if "source" in fields:
            defaults["attribution"] = "named"
        return Claim.model_validate(self._common({**defaults, **fields}))

    def contract(self, **fields: Any) -> Contract:
        """The fact that Xabi Alonso's contract with Leverkusen ends in 2026, but for what is given."""
        defaults = {"person": "Xabi Alonso", "club": "Bayer Leverkusen", "until": "2026"}
        return Contract.model_validate(self._common({**defaults, **fields}))


_CACHE = TemporaryDirectory(prefix="rumour-cache-")


def pytest_configure() -> None:
    """The user's own cache is left alone, also by tests that load packs while they are collected."""
    os.environ["RUMOUR_CACHE"] = _CACHE.name


def pytest_unconfigure() -> None:
    """The cache goes with the tests."""
    _CACHE.cleanup()


@pytest.fixture(autouse=True, scope="session")
def _no_display_settings() -> Iterator[None]:
    """Screens look the same whatever the shell that runs the tests asks for."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("NO_COLOR", "FORCE_COLOR", "TTY_COMPATIBLE", "COLUMNS", "LINES"):
            patch.delenv(name, raising=False)
        yield


@pytest.fixture
def make() -> Factory:
    return Factory()


@pytest.fixture
def saga(make: Factory) -> tuple[Claim, ...]:
    """Two persons, five articles, one of them undated; three go back to one report."""
    early = {"article": "seeds/d.txt", "date": "2024-02-15"}
    first = {"article": "seeds/a.txt", "source": "Eurosport Spain"}
    second = {"article": "seeds/b.txt", "date": "2024-11-14", "source": "Eurosport"}
    third = {"article": "seeds/c.txt", "date": "2024-11", "source": "Eurosport Spain"}
    dutch = {**third, "language": "nl"}
    late = {"article": "seeds/e.txt", "date": "2025-01-29"}
    munich, reporter = {"destination": "Bayern Munich"}, {"source": "Guillem Balagué"}
    left_back = {"subject": "Alejandro Grimaldo", "role": "player", "stance": "possible"}
    manager = {"subject": "Carlo Ancelotti", "destination": "Real Madrid"}
    press = {"source": "Carlo Ancelotti", "via": ("Football España", "Diario AS")}
    return (
        make.claim(**first, stance="expected", timing="2025-summer"),
        make.claim(**first, **munich, stance="possible"),
        make.claim(**first, move="leave", stance="expected"),
        make.claim(article="seeds/a.txt", **left_back),
        make.claim(article="seeds/a.txt", destination="Liverpool", background=True),
        make.claim(**second, stance="expected"),
        make.claim(**second, **munich),
        make.claim(**second, move="leave", stance="expected"),
        make.claim(**dutch, stance="expected", timing="2025-summer"),
        make.claim(**dutch, **munich, stance="possible", conditional=True),
        make.claim(**dutch, move="leave", stance="expected"),
        make.claim(**early, destination="Liverpool"),
        make.claim(**early),
        make.claim(**early, **munich),
        make.claim(**early, **reporter, destination="Manchester City"),
        make.claim(**early, **reporter, destination="Barcelona", stance="possible"),
        make.claim(**late, source="Xabi Alonso", conditional=True),
        make.claim(**late, **manager, **press, move="stay", stance="expected"),
    )


@pytest.fixture
def deals(make: Factory) -> tuple[Contract, ...]:
    """Four articles on two contracts, one against the others."""
    other = {"person": "Carlo Ancelotti", "club": "Real Madrid"}
    return (
        make.contract(article="seeds/a.txt"),
        make.contract(article="seeds/b.txt", date="2024-11-14"),
        make.contract(article="seeds/d.txt", date="2024-02-15", until="2025"),
        make.contract(article="seeds/a.txt", **other),
        make.contract(article="seeds/c.txt", date="2024-11", until="2026-06", **other),
    )


class Ended(NamedTuple):
    """How a command ended."""

    code: int
    out: str
    err: str


Rumour = Callable[..., Ended]


@pytest.fixture
def rumour(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Rumour:
    """Run the program in this process; its store is `tmp_path / "store"`, its width 80."""
    monkeypatch.setenv("RUMOUR_STORE", str(tmp_path / "store"))
    monkeypatch.setenv("COLUMNS", "80")

    def call(*words: str) -> Ended:
        capsys.readouterr()
        code = run(words)
        return Ended(code, *capsys.readouterr())

    return call


def fill_store(folder: Path, claims: Iterable[Claim], contracts: Iterable[Contract] = ()) -> None:
    """Store claims and facts, each with an article that begins with its evidence."""
    claims, contracts = tuple(claims), tuple(contracts)
    everything: tuple[Claim | Contract, ...] = (*claims, *contracts)
    dates = {told.article: told.date for told in everything}
    with Store(folder).write_session("ingest", now=datetime(2025, 2, 1, tzinfo=UTC)) as session:
        for reference, date in sorted(dates.items()):
            mine = tuple(claim for claim in claims if claim.article == reference)
            facts = tuple(fact for fact in contracts if fact.article == reference)
            first = next(told for told in everything if told.article == reference)
            article = Article(
                id=first.article_id,
                reference=reference,
                text=f"{first.evidence.quote} And the rest of it.",
                publisher=first.publisher,
                published=date,
                language=first.language,
            )
            session.add(article, Extraction(claims=mine, contracts=facts))


@pytest.fixture
def fill(tmp_path: Path) -> Callable[..., Path]:
    """Store what is given where `rumour` looks for it; the folder."""

    def call(claims: Iterable[Claim], contracts: Iterable[Contract] = ()) -> Path:
        fill_store(tmp_path / "store", claims, contracts)
        return tmp_path / "store"

    return call


@pytest.fixture
def store(tmp_path: Path, saga: tuple[Claim, ...], deals: tuple[Contract, ...]) -> Path:
    """The folder of a store that holds the saga and its contract dates."""
    fill_store(tmp_path / "store", saga, deals)
    return tmp_path / "store"


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Compare a screen with tests/golden/<test>.txt; RUMOUR_UPDATE_GOLDEN=1 writes it anew."""
    name = request.node.name.removeprefix("test_").replace("[", "-").replace("]", "")
    path = GOLDEN / f"{name}.txt"

    def check(shown: str) -> None:
        if os.environ.get("RUMOUR_UPDATE_GOLDEN") == "1":
            path.write_text(shown, encoding="utf-8", newline="\n")
        assert path.exists(), f"{path.name} is missing: run with RUMOUR_UPDATE_GOLDEN=1"
        assert path.read_text(encoding="utf-8") == shown

    return check
