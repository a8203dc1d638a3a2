"""The language is named by function words or by py3langid, and is none where nothing decides."""

from typing import Any

import pytest

from rumourtrack.knowledge.files import list_languages
from rumourtrack.knowledge.packs import Grammar, Pack, load_pack
from rumourtrack.reading.language import Words, build_words, find_language

ENGLISH = (
    "the of and to in is that for it with as on be at by this had not are but from or have an they "
    "which were his her she there would their we him been has when who will more if out said what"
)
DUTCH = (
    "de het een en van te dat die in is op aan met als voor had er maar om hem dan zou of wat zijn "
    "dit zo door over ze zich bij ook tot uit haar naar heeft hebben deze nog niet was hij wel"
)


def make_pack(code: str, listed: str) -> Pack:
    grammar: dict[str, Any] = {"function_words": listed.split()}
    fields: dict[str, Any] = {"code": code, "grammar": Grammar.model_construct(**grammar)}
    return Pack.model_construct(**fields)


@pytest.fixture(scope="module")
def words() -> Words:
    return build_words([make_pack("en", ENGLISH), make_pack("nl", DUTCH)])


SENTENCES = [
    ("en", "The winger has told his club that he wants to go before the window shuts, and two sides are waiting to see what the board will say."),
    ("en", "Nobody at the ground would say whether the keeper had signed."),
    ("nl", "De aanvaller heeft zijn club verteld dat hij voor het einde van de maand weg wil, en twee ploegen wachten af wat het bestuur zegt."),
    ("nl", "Niemand op het complex wilde zeggen of de keeper had getekend."),
    ("de", "Der Flügelspieler hat seinem Verein gesagt, dass er vor Ende des Monats gehen will, und zwei Klubs warten ab, was der Vorstand dazu sagt."),
    ("de", "Niemand am Gelände wollte sagen, ob der Torwart unterschrieben hatte."),
    ("es", "El extremo ha dicho a su club que quiere irse antes de que acabe el mes, y dos equipos esperan a ver qué decide la directiva."),
    ("it", "L'ala ha detto alla società che vuole andarsene prima della fine del mese, e due squadre aspettano di vedere che cosa deciderà la dirigenza."),
    ("fr", "L'ailier a dit à son club qu'il voulait partir avant la fin du mois, et deux équipes attendent de voir ce que la direction va décider."),
    ("pt", "O extremo disse ao clube que quer sair antes do fim do mês, e duas equipas esperam para ver o que a direção vai decidir."),
    ("pl", "Skrzydłowy powiedział klubowi, że chce odejść przed końcem miesiąca, a dwa zespoły czekają na to, co postanowi zarząd."),
    ("sv", "Yttern har sagt till sin klubb att han vill lämna innan månaden är slut, och två lag väntar på att se vad styrelsen bestämmer."),
    ("tr", "Kanat oyuncusu kulübüne ay sonundan önce ayrılmak istediğini söyledi ve iki takım yönetimin kararını bekliyor."),
    ("da", "Kantspilleren har sagt til sin klub, at han vil væk inden månedens udgang, og to hold venter på at se, hvad bestyrelsen siger."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), SENTENCES)
def test_a_text_is_named_with_and_without_packs(words: Words, language: str, text: str) -> None:
    assert find_language(text, words) == language
    assert find_language(text, {}) == language


@pytest.mark.parametrize(("language", "text"), SENTENCES)
def test_the_shipped_packs_take_no_language_for_another(language: str, text: str) -> None:
    shipped = build_words([load_pack(code) for code in list_languages()])
    assert find_language(text, shipped) == language


def test_function_words_decide_against_the_guess(
    words: Words, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rumourtrack.reading.language._rank", lambda _: [("xx", -9.0)])
    assert find_language(SENTENCES[0][1], words) == "en"
    assert find_language(SENTENCES[2][1], words) == "nl"
    assert find_language(SENTENCES[4][1], words) == "xx"


def test_scripts_without_latin_letters_are_named(words: Words) -> None:
    russian = "Вратарь сказал клубу, что хочет уйти до конца месяца, и два клуба ждут."
    japanese = "ゴールキーパーは今月末までに退団したいとクラブに伝え、北部の二つのクラブが理事会の決定を待っている。"
    assert find_language(russian, words) == "ru"
    assert find_language(japanese, words) == "ja"


def test_two_languages_side_by_side_are_not_decided_by_function_words(
    words: Words, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rumourtrack.reading.language._rank", lambda _: [])
    assert find_language(f"{SENTENCES[0][1]} {SENTENCES[2][1]}", words) is None


@pytest.mark.parametrize("text", ["", "2-1", "Ajax", "Ajax PSV 2-1", "€ 12 m", "…"])
def test_too_short_a_text_has_no_language(words: Words, text: str) -> None:
    assert find_language(text, words) is None
