"""Files, folders, patterns and the standard input become articles; what is none is a problem."""

import io
import os
import sys
import unicodedata
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumourtrack.errors import Problem, UsageError
from rumourtrack.knowledge.gazetteer import Outlet
from rumourtrack.knowledge.packs import Grammar, Noise, Pack
from rumourtrack.knowledge.phrases import Time
from rumourtrack.reading import Reader, find_publisher, read, read_article
from rumourtrack.reading.inputs import SIZE_LIMIT
from rumourtrack.reading.publishers import build_domains
from rumourtrack.records import Article

MONTHS = "January February March April May June July August September October November December"
WORDS = "the of and to in is that for it with as on be at by this had not are but from he his has"
BODY = (
    "The keeper has told his club that he wants to go in January, and the board is not amused.\n\n"
    "Two sides from the north are waiting for what his agent has to say on Friday."
)


def make_reader(publisher: str | None = None, published: str | None = None) -> Reader:
    grammar: dict[str, Any] = {"function_words": WORDS.split()}
    time: dict[str, Any] = {"months": [[month] for month in MONTHS.split()], "phrases": []}
    pack: dict[str, Any] = {
        "code": "en",
        "grammar": Grammar.model_construct(**grammar),
        "time": Time.model_construct(**time),
        "noise": Noise(lines=["Story continues below"], sections=["Most read"]),
    }
    outlet = Outlet(
        name="The Example",
        kind="outlet",
        country=None,
        languages=("en",),
        domains=("example.com",),
        handles=(),
        aliases=(),
        owner="",
        common=(),
    )
    return Reader([Pack.model_construct(**pack)], build_domains([outlet]), publisher, published)


READER = make_reader()


def read_all(reference: str | Path, reader: Reader = READER) -> list[Article | Problem]:
    return list(read(str(reference), reader))


def read_one(data: bytes | str, reader: Reader = READER, reference: str = "one.txt") -> Article:
    raw = data.encode() if isinstance(data, str) else data
    (article,) = read_article(raw, reference, reader)
    assert isinstance(article, Article)
    return article


def read_problem(data: bytes, reader: Reader = READER) -> Problem:
    (problem,) = read_article(data, "one.txt", reader)
    assert isinstance(problem, Problem)
    assert problem.path == "one.txt"
    return problem


@pytest.mark.parametrize("date", ["2024-11-14", "2024-11", "2024"])
def test_a_header_gives_the_date_and_is_taken_off_the_text(date: str) -> None:
    article = read_one(f" date {date} {BODY}")
    assert (article.published, article.text) == (date, BODY)


def test_a_header_alone_in_its_line_is_taken_off_too() -> None:
    article = read_one(f" date 2021-02-14 \r\n\r\n{BODY}")
    assert (article.published, article.text) == ("2021-02-14", BODY)


def test_a_header_with_a_byte_order_mark_before_it_is_found() -> None:
    assert read_one(b"\xef\xbb\xbf date 2024-11-14 " + BODY.encode()).published == "2024-11-14"


def test_a_sentence_that_begins_with_date_is_no_header() -> None:
    article = read_one("date 2024 was the year of the keeper.\n\n" + BODY)
    assert article.published is None
    assert article.text.startswith("date 2024 was")
    assert read_one(" Date 2024-11-14 " + BODY).published is None


def test_a_date_that_does_not_exist_is_a_problem_and_no_date() -> None:
    article, problem = read_article(f" date 2024-02-30 {BODY}".encode(), "one.txt", READER)
    assert isinstance(article, Article)
    assert (article.published, article.text) == (None, BODY)
    assert problem == Problem(
        "one.txt", "line 1", "the date 2024-02-30 does not exist: say --date, or mend it"
    )


def test_a_header_is_surer_than_a_dateline() -> None:
    text = f" date 2024-11-14 Keeper wants to go\n\nUpdated: 20 November 2024\n\n{BODY}"
    assert read_one(text).published == "2024-11-14"


def test_a_dateline_in_words_gives_the_date() -> None:
    article = read_one(f"Keeper wants to go\n\nFriday 15 November 2024\n\n{BODY}")
    assert (article.published, article.title) == ("2024-11-15", "Keeper wants to go")
    assert article.text == f"Keeper wants to go\n\n{BODY}"


def test_a_dateline_is_believed_up_to_tomorrow() -> None:
    latest = READER.latest
    told = read_one(f"Keeper wants to go\n\nPosted on {latest.isoformat()}\n\n{BODY}")
    assert told.published == latest.isoformat()
    later = (latest + timedelta(days=2)).isoformat()
    unbelieved = read_one(f"Keeper wants to go\n\nPosted on {later}\n\n{BODY}")
    assert unbelieved.published is None
    assert later in unbelieved.text


def test_a_text_without_a_date_has_none() -> None:
    assert read_one(BODY).published is None


def test_the_date_of_the_caller_wins_and_a_difference_is_told() -> None:
    reader = make_reader(published="2024-12")
    assert read_one(BODY, reader).published == "2024-12"
    article, problem = read_article(f" date 2024-11-14 {BODY}".encode(), "one.txt", reader)
    assert isinstance(article, Article)
    assert article.published == "2024-12"
    assert isinstance(problem, Problem)
    assert "2024-11-14" in problem.message
    assert "2024-12" in problem.message


def test_the_same_date_from_caller_and_text_is_no_problem() -> None:
    reader = make_reader(published="2024-11-14")
    assert read_one(f" date 2024-11-14 {BODY}", reader).published == "2024-11-14"


def test_a_caller_date_that_is_none_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="2024-13"):
        make_reader(published="2024-13")


@pytest.mark.parametrize(
    "data",
    [
        "Müller à Köln, señor".encode(),
        b"\xef\xbb\xbf" + "Müller à Köln, señor".encode(),
        "Müller à Köln, señor".encode("latin-1"),
        "Müller à Köln, señor".encode("utf-16"),
        b"\xfe\xff" + "Müller à Köln, señor".encode("utf-16-be"),
        unicodedata.normalize("NFD", "Müller à Köln, señor").encode(),
    ],
)
def test_every_encoding_of_a_text_gives_the_same_article(data: bytes) -> None:
    article = read_one(data)
    assert article.text == "Müller à Köln, señor"
    assert article.id == read_one("Müller à Köln, señor").id


def test_windows_quotes_and_the_euro_are_read() -> None:
    assert read_one("“€ 12m”, sagt Müller".encode("cp1252")).text == "“€ 12m”, sagt Müller"


def test_bytes_that_windows_does_not_know_are_no_error() -> None:
    assert read_one(b"caf\xe9 \x81 ol\xe9").text == "café olé"


def test_broken_utf8_is_read_and_told() -> None:
    data = "Müller à Köln, señor".encode().replace("ö".encode(), b"\xc3")
    article, problem = read_article(data, "one.txt", READER)
    assert isinstance(article, Article)
    assert article.text == "Müller à K�ln, señor"
    assert isinstance(problem, Problem)
    assert "broken UTF-8: 1 places" in problem.message


def test_utf8_cut_in_its_last_character_is_broken_utf8() -> None:
    article, problem = read_article(b"It costs 50 \xe2\x82", "one.txt", READER)
    assert isinstance(article, Article)
    assert article.text == "It costs 50 �"
    assert isinstance(problem, Problem)


def test_nul_bytes_make_no_article() -> None:
    assert "NUL" in read_problem(b"The keeper\0 wants to go").message


def test_a_binary_file_makes_no_article() -> None:
    assert "binary" in read_problem(bytes(range(1, 256)) * 20).message
    assert "binary" in read_problem(b"\xff\xfe" + b"a\0\0\0b\0").message


@pytest.mark.parametrize(
    "text", ["", " \n\n", " date 2024-11-14 ", "Story continues below\n\n© Imago", "12 - 3\n★"]
)
def test_a_file_without_article_text_is_a_problem(text: str) -> None:
    assert "holds no text" in read_problem(text.encode()).message


def test_nothing_that_steers_a_terminal_or_hides_is_left() -> None:
    text = "Ke\x1b[2Jeper\x07 \x1b]0;title\x07wants\x9b31m to\u202e g\u200bo\ufeff \x1b(B[/i] n\xado\x00w"
    article = read_one(text.replace("\x00", "").encode() + b" \xc2\x9d")
    assert article.text == "Keeper wants to go [/i] now"


def test_blanks_and_line_ends_are_made_even() -> None:
    article = read_one("One\xa0 two \tthree \r\n\r\n \r\n\r\nfour\rfive\u2028six\n\n")
    assert article.text == "One two three\n\nfour\nfive\nsix"


def test_one_endless_line_is_an_article() -> None:
    line = "The keeper has told his club that he wants to go. " * 40_000
    article = read_one(line)
    assert article.text == line.strip()
    assert article.language == "en"


def test_page_noise_is_not_in_the_text() -> None:
    article = read_one(f"{BODY}\n\nExpand Tweet\n\nStory continues below\n\nMost read\nA headline")
    assert article.text == BODY


@pytest.mark.parametrize(
    ("first", "is_title"),
    [
        ("Keeper wants to go", True),
        ("Will the keeper go?", True),
        ("‘I want to go’", True),
        ("And the keeper...", True),
        ("The keeper wants to go.", False),
        ("He said: “I want to go.”", False),
        ("The keeper wants " + "very " * 40 + "much to go", False),
    ],
)
def test_the_title_is_a_short_first_line_without_full_stop(first: str, is_title: bool) -> None:
    article = read_one(f"{first}\n\n{BODY}")
    assert article.title == (first if is_title else None)
    assert article.text.startswith(first)


def test_a_line_with_nothing_below_it_is_no_title() -> None:
    assert read_one("Keeper wants to go").title is None


def test_the_author_comes_from_a_byline() -> None:
    article = read_one(f"Keeper wants to go\nBy Jane Doe\n\n{BODY}")
    assert article.author == "Jane Doe"


def test_the_language_is_named_and_an_unknown_one_too() -> None:
    polish = "Bramkarz powiedział klubowi, że chce odejść przed końcem miesiąca, a zarząd milczy."
    assert read_one(BODY).language == "en"
    assert read_one(polish).language == "pl"
    assert read_one("Ajax 2-1").language is None


@pytest.mark.parametrize(
    ("reference", "publisher"),
    [
        ("https://www.example.com/a/b", "The Example"),
        ("https://sport.example.com/a", "The Example"),
        ("https://www.unknown.org/a", "unknown.org"),
        ("articles/example.com/one.txt", "The Example"),
        ("articles/www.example.com.txt", "The Example"),
        ("articles/unknown.org/one.txt", None),
        ("example/com.txt", None),
        ("notexample.com", None),
        ("https://[broken", None),
        ("-", None),
    ],
)
def test_the_publisher_is_the_host_or_a_known_domain_in_the_path(
    reference: str, publisher: str | None
) -> None:
    assert find_publisher(reference, READER.domains) == publisher


def test_the_publisher_of_the_caller_wins() -> None:
    reference = "articles/example.com/one.txt"
    assert read_one(BODY, reference=reference).publisher == "The Example"
    assert read_one(BODY, make_reader("Daily Test"), reference).publisher == "Daily Test"
    assert read_one(BODY, make_reader("www.example.com")).publisher == "The Example"


def test_the_id_is_of_the_text_alone() -> None:
    one = read_one(f" date 2024-11-14 {BODY}", make_reader("Daily Test"), "here/a.txt")
    other = read_one(BODY.replace("\n\n", "\r\n\r\n\r\n").replace(" ", "  "), reference="b.txt")
    assert one.id == other.id
    assert len(one.id) == 16
    assert one.id != read_one(BODY.replace("north", "south")).id


def test_a_file_is_read_whatever_it_is_called(tmp_path: Path) -> None:
    path = tmp_path / "article"
    path.write_text(BODY, encoding="utf-8")
    (article,) = read_all(path)
    assert isinstance(article, Article)
    assert (article.reference, article.text) == (path.as_posix(), BODY)


def test_a_folder_is_read_sorted_with_the_folders_in_it(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.txt", "a/b.TXT", "a/key.json"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(f"{name}: {BODY}", encoding="utf-8")
    found = [item.reference for item in read_all(f"{tmp_path}/") if isinstance(item, Article)]
    assert found == [f"{tmp_path.as_posix()}/{name}" for name in ("a/b.TXT", "a/z.txt", "b.txt")]


def test_a_pattern_reads_what_it_matches_once(tmp_path: Path) -> None:
    for name in ("one.txt", "two.txt", "two.json"):
        (tmp_path / name).write_text(f"{name}: {BODY}", encoding="utf-8")
    found = [item.reference for item in read_all(f"{tmp_path}/t*.txt") if isinstance(item, Article)]
    assert found == [f"{tmp_path.as_posix()}/two.txt"]
    twice = read_all(f"{tmp_path}/../{tmp_path.name}*/**/o*.txt")
    assert len(twice) == 1


def test_a_file_whose_name_looks_like_a_pattern_is_read(tmp_path: Path) -> None:
    path = tmp_path / "one[1].txt"
    path.write_text(BODY, encoding="utf-8")
    assert [type(item) for item in read_all(path)] == [Article]


def test_the_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(BODY.encode())))
    (article,) = read_all("-")
    assert isinstance(article, Article)
    assert (article.reference, article.text) == ("-", BODY)


@pytest.mark.parametrize("name", ["missing.txt", "missing/", "*.txt", "", "a\0b", "x" * 5000])
def test_what_is_not_there_is_a_problem_that_says_what_to_do(tmp_path: Path, name: str) -> None:
    reference = f"{tmp_path}/{name}" if name else ""
    (problem,) = read_all(reference)
    assert isinstance(problem, Problem)
    assert name.replace("\0", "\\x00") in problem.path
    assert problem.message


def test_a_folder_without_articles_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "key.json").write_text("{}", encoding="utf-8")
    problem = Problem(tmp_path.as_posix(), "", "the folder holds no article (*.txt)")
    assert read_all(tmp_path) == [problem]


def test_a_web_page_is_a_problem_with_a_way_out() -> None:
    (problem,) = read_all("https://www.example.com/a")
    assert isinstance(problem, Problem)
    assert "save it" in problem.message


def test_a_dangling_link_is_a_problem_and_the_rest_is_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    (tmp_path / "b.txt").write_text(BODY, encoding="utf-8")
    problem, article = read_all(tmp_path)
    assert isinstance(problem, Problem)
    assert problem.path.endswith("a.txt")
    assert "cannot be read (No such file" in problem.message
    assert isinstance(article, Article)


def test_a_file_that_may_not_be_read_is_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "one.txt"
    path.write_text(BODY, encoding="utf-8")

    def refuse(self: Path, *_: object) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "open", refuse)
    (problem,) = read_all(path)
    assert isinstance(problem, Problem)
    assert problem.path == path.as_posix()
    assert "cannot be read (Permission denied)" in problem.message


def test_a_folder_that_may_not_be_listed_is_a_problem(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: str) -> None:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(os, "scandir", refuse)
    (problem,) = read_all(tmp_path)
    assert isinstance(problem, Problem)
    assert problem.path == tmp_path.as_posix()
    assert "Permission denied" in problem.message


def test_a_file_over_the_limit_is_a_problem_that_names_the_limit(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as file:
        file.truncate(SIZE_LIMIT + 1)
    (problem,) = read_all(path)
    assert isinstance(problem, Problem)
    assert "2 MB" in problem.message
    assert "split it" in problem.message


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no endless file here")
def test_an_endless_file_is_not_read_to_its_end() -> None:
    (problem,) = read_all("/dev/zero")
    assert isinstance(problem, Problem)
    assert "2 MB" in problem.message


@pytest.mark.skipif(sys.platform != "linux", reason="file names are Unicode elsewhere")
def test_a_file_name_that_is_no_utf8_can_be_written_out(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(path, "wb") as file:  # noqa: PTH123
        file.write(BODY.encode())
    (article,) = read_all(tmp_path)
    assert isinstance(article, Article)
    assert article.reference.encode().endswith(b"/caf?.txt")


def test_ctrl_c_passes_through(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("rumourtrack.reading.articles.find_language", interrupt)
    with pytest.raises(KeyboardInterrupt):
        list(read_article(BODY.encode(), "one.txt", READER))


PIECES = st.sampled_from(
    [
        " date 2024-11-14 ", "8 October 2015", "By Jane Doe", "\x1b[", "\x9b", "\u202e", "\n", "\r",
        "× Feedback", "Most read", "© ", "31/12/2025 - 10:05", ".", "ä", "e\u0301", "🙂", "\ud800",
    ]
)  # fmt: skip


def check_any(data: bytes) -> None:
    items = list(read_article(data, "one.txt", READER))
    assert items
    for item in items:
        if isinstance(item, Article):
            odd = [
                c for c in item.text if c != "\n" and unicodedata.category(c) in ("Cc", "Cf", "Cs")
            ]
            assert odd == []
            assert item.text == item.text.strip()
            assert "\n\n\n" not in item.text
            assert "  " not in item.text
            assert unicodedata.is_normalized("NFC", item.text)
            assert item.title is None or item.text.startswith(item.title)


@given(st.binary(max_size=400))
def test_any_bytes_are_an_article_or_a_problem(data: bytes) -> None:
    check_any(data)


@given(st.lists(PIECES | st.text(max_size=30), max_size=20), st.sampled_from(["utf-8", "utf-16"]))
def test_any_text_is_an_article_or_a_problem(pieces: list[str], encoding: str) -> None:
    check_any("".join(pieces).encode(encoding, "surrogatepass"))


def test_a_post_that_looks_like_furniture_is_read_as_it_stands() -> None:
    post = "Foto: the deal for Jonas Weber with Forest is off \N{LARGE RED CIRCLE} #NFFC"

    article = read_one(post)

    assert article.text == post
