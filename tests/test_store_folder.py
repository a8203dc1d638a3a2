from pathlib import Path

import pytest

from rumourtrack.errors import UsageError
from rumourtrack.store import resolve_folder


@pytest.fixture
def project(tmp_path: Path) -> Path:
    (tmp_path / "project" / "data").mkdir(parents=True)
    (tmp_path / "project" / "data" / "claims.jsonl").touch()
    (tmp_path / "project" / "notes" / "deep").mkdir(parents=True)
    return tmp_path / "project"


def test_the_option_comes_before_everything(project: Path) -> None:
    environ = {"RUMOUR_STORE": "/elsewhere"}

    assert resolve_folder("mine", environ=environ, cwd=project) == project / "mine"
    assert resolve_folder("/abs", environ=environ, cwd=project) == Path("/abs")


def test_the_environment_comes_before_the_project(project: Path) -> None:
    environ = {"RUMOUR_STORE": "other", "HOME": "/home/x"}

    assert resolve_folder(None, environ=environ, cwd=project) == project / "other"


@pytest.mark.parametrize("below", [".", "notes", "notes/deep", "data"])
def test_the_project_is_found_from_any_folder_inside(project: Path, below: str) -> None:
    environ = {"RUMOUR_STORE": "", "HOME": "/home/x"}

    assert resolve_folder(None, environ=environ, cwd=project / below) == project / "data"


def test_the_nearest_project_wins(project: Path) -> None:
    (project / "notes" / "data").mkdir()
    (project / "notes" / "data" / "claims.jsonl").touch()

    found = resolve_folder(None, environ={}, cwd=project / "notes" / "deep")

    assert found == project / "notes" / "data"


def test_a_fresh_checkout_is_known_by_its_seeds(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "seeds").mkdir()

    assert resolve_folder(None, environ={}, cwd=tmp_path) == tmp_path / "data"


@pytest.mark.parametrize(
    ("name", "is_ours"), [('"rumourtrack"', True), ("'rumourtrack'", True), ('"other"', False)]
)
def test_a_project_is_known_by_the_name_in_its_pyproject(
    tmp_path: Path, name: str, is_ours: bool
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "pyproject.toml").write_text(
        f"[project]\nname = {name}\ndependencies = ['rumourtrack']\n"
    )

    found = resolve_folder(None, environ={"HOME": "/home/x"}, cwd=tmp_path)

    assert (found == tmp_path / "data") is is_ours


def test_a_data_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()

    found = resolve_folder(None, environ={"HOME": "/home/x"}, cwd=tmp_path)

    assert found == Path("/home/x/.local/share/rumour")


def test_the_users_data_folder_can_be_elsewhere(tmp_path: Path) -> None:
    environ = {"HOME": "/home/x", "XDG_DATA_HOME": "/srv/share"}
    relative = environ | {"XDG_DATA_HOME": "share"}

    assert resolve_folder(None, environ=environ, cwd=tmp_path) == Path("/srv/share/rumour")
    assert resolve_folder(None, environ=relative, cwd=tmp_path) == Path(
        "/home/x/.local/share/rumour"
    )


def test_an_empty_option_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--store is empty"):
        resolve_folder("", environ={}, cwd=tmp_path)
