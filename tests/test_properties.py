"""What must hold for every text, whatever the packs say."""

import json
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from rumourtrack.cli import run
from rumourtrack.extraction import extract
from rumourtrack.knowledge.files import list_languages
from rumourtrack.knowledge.packs import load_pack
from rumourtrack.records import (
    Article,
    Attribution,
    Claim,
    Deal,
    Evidence,
    Fee,
    FeeKind,
    Move,
    Role,
    Stance,
)
from rumourtrack.text import fold
from rumourtrack.views.machine import json_lines, json_text

# The same texts on every run, so that a red test is somebody's change; and no deadline, because
# shared machines stall.
settings.register_profile(
    "rumour", derandomize=True, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("rumour")

LANGUAGES = list_languages()


@cache
def neutral(code: str) -> str:
    """A paragraph of small words, without a person, a club or a move."""
    return " ".join(load_pack(code).grammar.function_words[:5]).capitalize() + "."


@cache
def sentences(code: str) -> tuple[str, ...]:
    """Every example of a pack: the sentences in which its cues are at home."""
    pack = load_pack(code)
    entries = (*pack.frame, *pack.modifier, *pack.attribution, *pack.contract)
    return tuple(dict.fromkeys(line for e in entries for line in (*e.fires, *e.quiet)))


any_text = st.text(st.characters(exclude_categories=()), max_size=120)
gaps = st.sampled_from([" ", " ", "\n", "\n\n", ", ", " – ", ' "', "” ", ""])


@st.composite
def texts(draw: st.DrawFn, code: str) -> str:
    """Texts that look like articles, whole and torn, with odd characters between."""
    torn = st.builds(
        lambda sentence, start, end: sentence[start:end],
        st.sampled_from(sentences(code)),
        st.integers(0, 20),
        st.integers(10, 200),
    )
    part = st.sampled_from(sentences(code)) | torn | any_text
    parts = draw(st.lists(st.tuples(part, gaps), max_size=8))
    return "".join(text + gap for text, gap in parts)


@st.composite
def articles(draw: st.DrawFn) -> Article:
    code = draw(st.sampled_from(LANGUAGES))
    text = draw(texts(code))
    return Article(
        id="a1",
        reference="a.txt",
        text=text,
        title=draw(st.sampled_from([None, text.partition("\n")[0]])),
        publisher=draw(st.sampled_from([None, "Example Sport", "Marca"])),
        published=draw(st.sampled_from([None, "2024-11-14", "2024-11", "2024", "0001", "9999-12"])),
        language=code,
    )


@given(articles(), st.sampled_from([None, "", "pl", "xx", "EN", "../en"]))
@example(Article(id="a1", reference="a.txt", text=" HULL ", language="en"), None)
def test_extract_raises_on_no_text_and_knows_only_its_languages(
    article: Article, unknown: str | None
) -> None:
    extract(article)

    told = extract(article.model_copy(update={"language": unknown}))

    assert (told.claims, told.contracts) == ((), ())


@given(st.sampled_from(LANGUAGES), any_text)
def test_extract_raises_on_no_characters(code: str, text: str) -> None:
    told = extract(Article(id="a1", reference="a.txt", text=text, language=code))

    assert all(claim.evidence.quote in text for claim in told.claims)


@given(articles())
def test_evidence_is_exactly_its_span(article: Article) -> None:
    told = extract(article)
    places = [claim.evidence for claim in told.claims] + [fact.evidence for fact in told.contracts]

    for place in places:
        assert place.quote
        assert article.text[place.start : place.end] == place.quote


@given(articles())
def test_extracting_twice_gives_the_same(article: Article) -> None:
    told = extract(article)

    assert extract(article) == told
    assert len({claim.id for claim in told.claims}) == len(told.claims)
    assert len({fact.id for fact in told.contracts}) == len(told.contracts)


@given(articles())
@example(
    Article(
        id="a1",
        reference="a.txt",
        text="Newcastle want Igor Ferreira before the window shuts. Brighton wanted Lukas Holm in "
        "the summer. 0\nIgor Ferreira has left Reims by mutual consent., ",
        language="en",
    )
)
def test_a_paragraph_without_claims_at_the_end_changes_none(article: Article) -> None:
    code = article.language or ""
    longer = article.model_copy(update={"text": f"{article.text}\n\n{neutral(code)}"})

    assert extract(longer) == extract(article)


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_examples_make_claims_for_the_properties_to_hold_of(code: str) -> None:
    told = [
        extract(Article(id="a1", reference="a.txt", text=sentence, language=code)).claims
        for sentence in sentences(code)[:300]
    ]

    assert sum(map(len, told)) >= 50
    assert not extract(Article(id="a", reference="a", text=neutral(code), language=code)).claims


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


@settings(max_examples=20)
@given(st.lists(st.sampled_from(LANGUAGES).flatmap(texts), min_size=1, max_size=3))
def test_reading_twice_changes_no_byte_of_the_store(written: list[str]) -> None:
    with TemporaryDirectory() as name:
        folder, store = Path(name, "articles"), Path(name, "store")
        folder.mkdir()
        for number, text in enumerate(written):
            data = text.encode("utf-8", "surrogatepass")
            (folder / f"{number}.txt").write_bytes(data)
        words = ["ingest", str(folder), "--store", str(store)]

        first = run(words)
        before = contents(store)
        second = run(words)

        assert (second, contents(store)) == (first, before)
        assert first in (0, 1)


@given(st.text(st.characters(exclude_categories=())))
def test_folding_keeps_the_length(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text())
def test_folding_what_is_folded_changes_only_what_has_no_letter(text: str) -> None:
    folded = fold(text)
    plain = bytes(byte for byte in folded if 0x20 <= byte < 0x7F)

    assert fold(plain.decode("ascii")) == plain


fees = st.builds(
    Fee,
    amount=st.integers(1, 10**12),
    currency=st.sampled_from(["EUR", "GBP", "USD"]),
    kind=st.sampled_from(FeeKind),
)
words = st.text(max_size=20)
claims = st.builds(
    Claim,
    id=words,
    subject=words,
    role=st.sampled_from(Role),
    move=st.sampled_from(Move),
    origin=st.none() | words,
    origin_inferred=st.booleans(),
    destination=st.none() | words,
    stance=st.sampled_from(Stance),
    conditional=st.booleans(),
    condition=st.none() | words,
    background=st.booleans(),
    deal=st.none() | st.sampled_from(Deal),
    fee=st.none() | fees,
    timing=st.none() | words,
    source=st.none() | words,
    via=st.lists(words, max_size=3).map(tuple),
    attribution=st.sampled_from(Attribution),
    date=st.sampled_from([None, "2024", "2024-02", "2024-02-29"]),
    language=words,
    publisher=st.none() | words,
    article=words,
    article_id=words,
    evidence=st.builds(Evidence, quote=words, start=st.integers(0, 99), end=st.integers(0, 99)),
    cues=st.lists(words, max_size=3).map(tuple),
)


@given(claims)
def test_a_claim_survives_json(claim: Claim) -> None:
    assert Claim.model_validate_json(claim.model_dump_json()) == claim
    assert Claim.model_validate(json.loads(json_text([claim]))[0]) == claim
    assert [Claim.model_validate_json(line) for line in json_lines([claim])] == [claim]
