import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rumourtrack.analysis.compare import Row
from rumourtrack.analysis.contradictions import CheckedContract
from rumourtrack.analysis.sources import SourceRecord
from rumourtrack.analysis.timeline import Event, build_timeline
from rumourtrack.records import Claim, Evidence
from rumourtrack.views.columns import flat_fields
from rumourtrack.views.compare import render_comparison
from rumourtrack.views.contracts import render_contracts
from rumourtrack.views.listing import render_claims
from rumourtrack.views.rendering import Format
from rumourtrack.views.showing import render_claim
from rumourtrack.views.sources import render_sources
from rumourtrack.views.terminal import build_console, plain, write_text
from rumourtrack.views.timeline import render_timeline

STEERING = [chr(c) for c in (*range(0x09), *range(0x0B, 0x20), *range(0x7F, 0xA0))]
BIDI = [chr(c) for c in (*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x61C)]


def _compare(rows: Sequence[Row], **named: Any) -> None:
    render_comparison(rows, left="a", right="b", **named)


RENDERERS: list[tuple[Callable[..., None], type[Any]]] = [
    (render_claims, Claim),
    (render_contracts, CheckedContract),
    (render_timeline, Event),
    (render_sources, SourceRecord),
    (_compare, Row),
]


def _shown(claims: Sequence[Claim], kind: Format) -> str:
    out = io.StringIO()
    render_claims(claims, format=kind, out=out, width=80)
    return out.getvalue()


@pytest.mark.parametrize(("render", "model"), RENDERERS)
def test_nothing_to_show_is_an_empty_list_or_a_header(
    render: Callable[..., None], model: type[Any]
) -> None:
    shown = {}
    for kind in Format:
        out = io.StringIO()
        render((), format=kind, out=out)
        shown[kind] = out.getvalue()

    assert (shown[Format.TABLE], shown[Format.JSON], shown[Format.JSONL]) == ("", "[]\n", "")
    assert shown[Format.CSV] == ",".join(flat_fields(model)) + "\r\n"
    assert shown[Format.TSV] == "\t".join(flat_fields(model)) + "\n"
    assert len(shown[Format.MARKDOWN].splitlines()) == 2


def test_json_gives_the_records_as_they_are(saga: tuple[Claim, ...]) -> None:
    assert json.loads(_shown(saga, Format.JSON)) == [c.model_dump(mode="json") for c in saga]


def test_json_lines_give_one_record_a_line(saga: tuple[Claim, ...]) -> None:
    lines = _shown(saga, Format.JSONL).splitlines()

    assert [Claim.model_validate_json(line) for line in lines] == list(saga)


def test_json_has_letters_as_letters_and_steering_characters_escaped(make: Any) -> None:
    subject = "Müller 穆勒\u202e\x9b\x7f\u2028"
    shown = _shown([make.claim(subject=subject)], Format.JSON)

    assert "Müller 穆勒" in shown
    assert not any(c in shown for c in subject[-4:])
    assert json.loads(shown)[0]["subject"] == subject


def test_csv_holds_every_field_and_reads_back(make: Any) -> None:
    fee = {"amount": 5, "currency": "EUR", "kind": "bid"}
    claim = make.claim(via=("A", "B"), fee=fee, quote='He said "no",\nthen left.')

    (row,) = csv.DictReader(io.StringIO(_shown([claim], Format.CSV), newline=""))

    assert (row["via"], row["fee.amount"], row["conditional"]) == ("A; B", "5", "false")
    assert row["evidence.quote"] == 'He said "no",\nthen left.'
    assert row["deal"] == ""


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_csv_cell_never_begins_like_a_formula(make: Any, start: str) -> None:
    shown = _shown([make.claim(subject=f"{start}1+1")], Format.CSV)

    (row,) = csv.DictReader(io.StringIO(shown, newline=""))
    assert row["subject"].startswith("'")
    assert row["subject"].endswith("1+1")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_a_tsv_cell_never_begins_like_a_formula(make: Any, start: str) -> None:
    shown = _shown([make.claim(subject=f"{start}1+1")], Format.TSV)

    header, row = (line.split("\t") for line in shown.splitlines())
    cell = row[header.index("subject")]
    assert cell.startswith("'")
    assert cell.endswith("1+1")


def test_tsv_keeps_one_line_a_record(make: Any) -> None:
    shown = _shown([make.claim(subject="a\tb\nc\r\nd")], Format.TSV)

    lines = shown.splitlines()
    assert len(lines) == 2
    assert len(lines[0].split("\t")) == len(lines[1].split("\t"))
    assert "a b c  d" in lines[1]


def test_markdown_and_html_in_a_name_stay_letters(make: Any) -> None:
    shown = _shown([make.claim(subject="a|b `c` <img src=x> [l](u) *d*")], Format.MARKDOWN)

    assert r"a\|b \`c\` &lt;img src=x&gt; \[l\](u) \*d\*" in shown


def test_rich_markup_in_a_name_stays_letters(make: Any) -> None:
    assert "[/i]" in _shown([make.claim(subject="[/i] :smile:")], Format.TABLE)
    assert ":smile:" in _shown([make.claim(subject="[/i] :smile:")], Format.TABLE)


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("a\x1b[31mred\x1b[0m", "ared"),
        ("a\x1b]8;;http://x\x07link\x1b]8;;\x1b\\b", "alinkb"),
        ("a\x1b]0;never ended", "a0;never ended"),
        ("a\x9b2Jb", "ab"),
        ("a\x08\x08b\x00c", "abc"),
        ("a\u202eb\u2066c", "abc"),
        ("a\r\nb\tc", "a  b c"),
        ("ab\ud800c", "ab\ufffdc"),
        ("\ufeffna\u00a0ïve 穆勒 می\u200cخواهم", "na\u00a0ïve 穆勒 می\u200cخواهم"),
    ],
)
def test_text_loses_what_steers_a_terminal_and_keeps_its_letters(text: str, safe: str) -> None:
    assert plain(text) == safe


texts = st.one_of(
    st.text(max_size=40),
    st.text(st.sampled_from([*STEERING, *BIDI, *"\x1b[]m;:/|<`=\t\n\r\ud800 a1é穆"]), max_size=40),
)
safe_texts = texts.map(lambda text: text.encode("utf-8", "replace").decode())


@st.composite
def claims(draw: Callable[..., Any]) -> Claim:
    start = draw(st.integers(0, 50))
    quote = draw(safe_texts)
    return Claim(
        id=draw(safe_texts),
        subject=draw(safe_texts),
        role="player",
        move=draw(st.sampled_from(["join", "leave", "stay"])),
        origin=draw(st.none() | safe_texts),
        destination=draw(st.none() | safe_texts),
        stance=draw(st.sampled_from(["confirmed", "linked", "denied"])),
        condition=draw(st.none() | safe_texts),
        timing=draw(st.none() | safe_texts),
        source=draw(st.none() | safe_texts),
        via=draw(st.lists(safe_texts, max_size=2).map(tuple)),
        date=draw(st.sampled_from([None, "2024", "2024-11", "2025-01-29"])),
        language="en",
        publisher=draw(st.none() | safe_texts),
        article=draw(safe_texts),
        article_id="x",
        evidence=Evidence(quote=quote, start=start, end=start + len(quote)),
        cues=draw(st.lists(safe_texts, max_size=2).map(tuple)),
    )


@given(claims(), safe_texts, st.sampled_from(list(Format)), st.integers(1, 200))
def test_no_text_of_a_claim_breaks_a_format_or_reaches_the_terminal(
    claim: Claim, text: str, kind: Format, width: int
) -> None:
    out = io.StringIO()

    render_claims([claim], format=kind, out=out, width=width)
    render_claim(claim, text, format=kind, out=out, width=width)
    render_timeline(build_timeline([claim]), format=kind, out=out, width=width)

    shown = out.getvalue()
    assert shown
    allowed = "\r\n\t" if kind in (Format.CSV, Format.TSV) else "\n"
    assert not {c for c in (*STEERING, *BIDI) if c in shown} - set(allowed)


class _Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def colour_settings(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name in ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "TTY_COMPATIBLE", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "")
    return monkeypatch


def _on(out: io.StringIO, make: Any) -> str:
    render_claims([make.claim()], format=Format.TABLE, out=out)
    return out.getvalue()


def test_a_terminal_gets_colour_and_a_pipe_none(
    make: Any, colour_settings: pytest.MonkeyPatch
) -> None:
    colour_settings.setenv("TERM", "xterm")

    assert "\x1b[36m" in _on(_Terminal(), make)
    assert "\x1b" not in _on(io.StringIO(), make)


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_colour_steps_aside_where_it_is_not_wanted(
    make: Any, colour_settings: pytest.MonkeyPatch, name: str, value: str
) -> None:
    colour_settings.setenv(name, value)

    shown = _on(_Terminal(), make)

    assert "\x1b[36m" not in shown
    assert "◑ linked" in shown


def test_a_pipe_is_80_columns_wide_unless_told(colour_settings: pytest.MonkeyPatch) -> None:
    assert build_console(io.StringIO()).width == 80
    colour_settings.setenv("COLUMNS", "132")
    assert build_console(io.StringIO()).width == 132


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_an_old_encoding_gets_plain_marks_of_the_same_width(make: Any, encoding: str) -> None:
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding=encoding, newline="")
    claim = make.claim(subject="Jérôme Ђ", source="Łódź")

    render_claims([claim], format=Format.TABLE, out=out, width=80)
    out.flush()

    shown = raw.getvalue().decode(encoding)
    full = _shown([claim], Format.TABLE)
    assert "= linked" in shown
    assert [len(line) for line in shown.splitlines()] == [len(line) for line in full.splitlines()]


def test_json_loses_nothing_in_an_old_encoding(make: Any) -> None:
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding="ascii", newline="")

    render_claims([make.claim(subject="Łódź 𝒳")], format=Format.JSON, out=out)
    out.flush()

    assert json.loads(raw.getvalue())[0]["subject"] == "Łódź 𝒳"


def test_each_stance_has_a_plain_mark_of_its_own() -> None:
    out = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    write_text(out, "●◕◑○✕")
    out.seek(0)

    assert len(set(out.read())) == 5


def test_json_output_never_pays_for_rich() -> None:
    code = """
import sys
from rumourtrack.views import compare, contracts, listing, rendering, showing, sources, timeline
listing.render_claims((), format=rendering.Format.JSON, out=sys.stdout)
sys.exit("rich" in sys.modules)
"""

    done = subprocess.run([sys.executable, "-c", code], check=False, capture_output=True, text=True)

    assert (done.stdout, done.returncode) == ("[]\n", 0)
