import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from rumourtrack.cli import DONE, PROBLEMS, USAGE

Rumour = Callable[..., Any]

ARTICLE = """Torvanger have signed Jon Doeson for three million euros, the club announced on
Tuesday. The striker has put pen to paper on a contract for three years with Torvanger."""
CLUBS = """
= Denmark

== North ==
Torvanger IF (1901-), 1901, @ Torvanger Park,  Torvang (Nord)   # a comment
  | Torvanger  | Torvanger Idrætsforening [en]
  | Brøndby

Brøndby IF, 1964, Brøndby
  | Brøndbyvesterklubben
"""


@pytest.fixture
def bring(rumour: Rumour, tmp_path: Path) -> Callable[..., Any]:
    """Import a text as a file of that name."""

    def call(text: str, name: str = "own.csv") -> Any:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return rumour("knowledge", "import", str(path))

    return call


def found(rumour: Rumour, name: str) -> list[dict[str, Any]]:
    ended = rumour("knowledge", "find", name, "--json")
    assert ended.code == DONE
    rows = json.loads(ended.out)
    assert isinstance(rows, list)
    return rows


def own_rows(tmp_path: Path, table: str) -> list[str]:
    path = tmp_path / "store" / "knowledge" / table
    return path.read_text(encoding="utf-8").splitlines()[1:]


@pytest.mark.parametrize("name", ["Grifone", "GRIFONE", "grifone"])
def test_a_name_is_found_however_it_is_spelled(rumour: Rumour, name: str) -> None:
    (row,) = found(rumour, name)
    assert (row["name"], row["kind"], row["how"]) == ("Genoa", "club", "nickname")
    assert row["own"] is False


def test_a_shared_name_shows_all_its_clubs_and_how_one_is_chosen(rumour: Rumour) -> None:
    rows = found(rumour, "rojiblancos")
    assert {"Athletic Bilbao", "Atlético Madrid", "Sporting Gijón"} <= {row["name"] for row in rows}
    assert {row["how"] for row in rows} == {"shared"}
    assert "names in full" in rows[0]["why"]


def test_an_outlet_whose_name_is_a_word_counts_only_where_it_is_credited(rumour: Rumour) -> None:
    row = next(row for row in found(rumour, "AS") if row["name"] == "Diario AS")
    assert row["how"] == "common"
    assert "credited" in row["why"]


def test_a_surname_of_several_needs_the_full_name(rumour: Rumour) -> None:
    rows = [row for row in found(rumour, "Ronaldo") if row["how"] == "surname"]
    assert "Cristiano Ronaldo" in {row["name"] for row in rows}
    many = [row for row in found(rumour, "García") if row["how"] == "surname"]
    assert len(many) > 1
    assert f"one of {len(many)}" in many[0]["why"]


def test_an_unknown_name_asks_for_what_is_spelled_nearly_so(rumour: Rumour) -> None:
    ended = rumour("knowledge", "find", "Bellinghamm")
    assert (ended.code, ended.out) == (DONE, "")
    assert "no table holds 'Bellinghamm'. Did you mean" in ended.err
    assert "Jude Bellingham" in ended.err


def test_candidates_are_shown_as_a_table_to_people(rumour: Rumour) -> None:
    ended = rumour("knowledge", "find", "Grifone")
    assert ended.code == DONE
    assert "Genoa" in ended.out
    assert "belongs to this one alone" in " ".join(ended.out.split())


def test_a_club_of_ones_own_is_read_in_articles(
    rumour: Rumour, bring: Callable[..., Any], tmp_path: Path
) -> None:
    article = tmp_path / "one.txt"
    article.write_text(ARTICLE, encoding="utf-8")
    before = json.loads(rumour("extract", str(article), "--json").out)
    assert "Torvanger IF" not in {claim["destination"] for claim in before}

    ended = bring("name,country,aliases\nTorvanger IF,DEN,Torvanger\n")

    assert ended.code == DONE
    assert ended.err.startswith("1 row read, 1 row added, 0 changed in ")
    after = json.loads(rumour("extract", str(article), "--json").out)
    assert ("Jon Doeson", "Torvanger IF") in {
        (claim["subject"], claim["destination"]) for claim in after
    }
    assert rumour("ingest", str(article)).code == DONE
    assert "Torvanger IF" in rumour("list", "--format", "csv").out
    (row,) = found(rumour, "torvanger")
    assert (row["name"], row["own"]) == ("Torvanger IF", True)


def test_a_row_of_ones_own_replaces_the_shipped_one(
    rumour: Rumour, bring: Callable[..., Any]
) -> None:
    bring("name,country,level,nicknames\nGenoa,ITA,2,Torvangers\n")

    assert found(rumour, "grifone") == []
    (row,) = found(rumour, "torvangers")
    assert (row["name"], row["own"]) == ("Genoa", True)


def test_the_domain_of_an_outlet_of_ones_own_names_the_publisher(
    rumour: Rumour, bring: Callable[..., Any], tmp_path: Path
) -> None:
    article = tmp_path / "one.txt"
    article.write_text("Jon Doeson will leave Arsenal this summer.", encoding="utf-8")
    bring("name,domains,languages\nGazeta Torvang,gazeta-torvang.example,da\n")

    ended = rumour(
        "extract", str(article), "--publisher", "gazeta-torvang.example", "--format", "csv"
    )

    assert "Gazeta Torvang" in ended.out


def test_people_are_told_from_clubs_by_their_columns(
    bring: Callable[..., Any], tmp_path: Path
) -> None:
    bring("name,nationality,born,clubs\nJon Doeson,DEN,1999,Brøndby@2022-07..2024;AGF@2024-07..\n")

    assert own_rows(tmp_path, "people.csv") == [
        "Jon Doeson,player,DEN,1999,Brøndby@2022-07..2024;AGF@2024-07..,"
    ]
    assert not (tmp_path / "store" / "knowledge" / "clubs.csv").exists()


def test_importing_again_changes_nothing(bring: Callable[..., Any], tmp_path: Path) -> None:
    bring(CLUBS, "clubs.txt")
    path = tmp_path / "store" / "knowledge" / "clubs.csv"
    before = path.stat().st_mtime_ns, path.read_bytes()

    ended = bring(CLUBS, "clubs.txt")

    assert ended.code == DONE
    assert "2 rows read, nothing new in" in ended.err
    assert (path.stat().st_mtime_ns, path.read_bytes()) == before


def test_lists_of_openfootball_are_read(bring: Callable[..., Any], tmp_path: Path) -> None:
    assert bring(CLUBS, "clubs.txt").code == DONE

    known, new = own_rows(tmp_path, "clubs.csv")
    assert new == (
        "Torvanger IF,DEN,9,club,Torvang,Torvanger|Torvanger Idrætsforening,,Brøndby,Torvanger Park"
    )
    assert known.startswith("Brøndby,DEN,1,club,")
    assert "Brøndbyvesterklubben" in known


def test_good_rows_beside_bad_ones_are_kept_and_the_bad_are_named(
    bring: Callable[..., Any], tmp_path: Path
) -> None:
    ended = bring("name,country\nTorvanger IF,DEN\nNorthport,Nowhere\n,DEN\nAlbora,ESP\n")

    assert ended.code == PROBLEMS
    path = tmp_path / "own.csv"
    assert f"{path}: line 3 country: write the code of a country" in ended.err
    assert len(own_rows(tmp_path, "clubs.csv")) >= 2
    assert own_rows(tmp_path, "clubs.csv")[-1].startswith("Torvanger IF,")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("name,colour\nTorvanger,red\n", "line 1: there is no column 'colour': use name, country"),
        ("Torvanger IF, Torvang\n", "line 1: a club without a country: begin with a heading"),
        (
            "= Atlantis\nTorvanger IF, Torvang\n",
            "line 1: 'Atlantis' is no country: write a country",
        ),
    ],
)
def test_a_file_of_no_known_form_is_refused_with_the_way_out(
    bring: Callable[..., Any], tmp_path: Path, text: str, told: str
) -> None:
    ended = bring(text, "clubs.txt")

    assert ended.code == PROBLEMS
    assert told in ended.err
    assert not (tmp_path / "store" / "knowledge").exists()


def test_a_cell_without_an_end_is_told_and_the_rows_before_it_are_kept(
    bring: Callable[..., Any], tmp_path: Path
) -> None:
    ended = bring(f"name,country,aliases\nAlbora,ESP,\nTorvanger IF,DEN,{'x' * 200_000}\n")

    assert ended.code == PROBLEMS
    assert f"{tmp_path / 'own.csv'}: line 3: is no CSV" in ended.err
    assert [row.split(",")[0] for row in own_rows(tmp_path, "clubs.csv")] == ["Albora"]


def test_a_missing_file_is_named(rumour: Rumour, tmp_path: Path) -> None:
    ended = rumour("knowledge", "import", str(tmp_path / "none.csv"))

    assert ended.code == PROBLEMS
    assert f"{tmp_path / 'none.csv'}: there is no such file" in ended.err


def test_a_broken_row_of_ones_own_is_told_and_the_others_count(
    rumour: Rumour, bring: Callable[..., Any], tmp_path: Path
) -> None:
    bring("name,country,aliases\nTorvanger IF,DEN,Torvanger\n")
    path = tmp_path / "store" / "knowledge" / "clubs.csv"
    path.write_text(path.read_text(encoding="utf-8") + "Albora,Spain,1,club,,,,,\n", "utf-8")

    ended = rumour("knowledge", "find", "Torvanger")

    assert ended.code == PROBLEMS
    assert f"{path}: line 3 country:" in ended.err
    assert "Torvanger IF" in ended.out
    assert f"{path}: line 3 country:" in rumour("check").err
    again = bring("name,country\nNorthport,ENG\n")
    assert again.code == PROBLEMS
    assert "nothing imported: mend or remove what is wrong in" in again.err


def test_another_action_is_wrong_usage(rumour: Rumour) -> None:
    assert rumour("knowledge", "drop", "Torvanger").code == USAGE


def test_a_row_without_a_name_is_named_and_left_out(
    bring: Callable[..., Any], tmp_path: Path
) -> None:
    ended = bring("name,country\nTorvanger IF,DEN\n ,DEN\n")

    assert ended.code == PROBLEMS
    assert "own.csv: line 3 name" in ended.err
    assert [row.split(",")[0] for row in own_rows(tmp_path, "clubs.csv")] == ["Torvanger IF"]
