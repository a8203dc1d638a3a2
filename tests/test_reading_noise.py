"""Page noise: dropped where it is sure, and no sentence with it."""

from typing import Any

import pytest

from rumourtrack.knowledge.packs import Noise, Pack
from rumourtrack.reading.noise import NoiseTable, build_noise, drop_noise

BODY = "The goalkeeper has told his club that he wants to leave, and nobody there will stop him."


@pytest.fixture(scope="module")
def table() -> NoiseTable:
    english = Noise(
        lines=["Story continues below"],
        starts=["Read more", "Watch", "More:", "© "],
        sections=["Most read", "Related news"],
    )
    dutch = Noise(
        lines=["Lees meer", "»"],
        starts=["Lees ook:", "Foto"],
        sections=["Laatste nieuws", "Dossier", "Trending"],
    )
    fields: list[dict[str, Any]] = [
        {"code": "en", "noise": english},
        {"code": "nl", "noise": dutch},
    ]
    return build_noise([Pack.model_construct(**pack) for pack in fields])


def drop(table: NoiseTable, *lines: str) -> list[str]:
    return [line for line in drop_noise(lines, table) if line]


@pytest.mark.parametrize(
    "line",
    [
        "© Imago",
        "Foto: Pro Shots",
        "Photo by John Smith: Getty Images",
        "Getty Images",
        "Expand Tweet",
        "Trending",
        "ADVERTISEMENT",
        "Advertentie",
        "Story continues below",
        "» Lees meer «",
        "Read more: the five best saves of the week",
        "READ MORE - the five best saves of the week",
        "Lees ook: de vijf mooiste reddingen",
        "19:08",
        "27+",
        "912+ votes",
        "8 reacties",
        "2 uur geleden",
        "5 hours ago",
        "• • •",
        "Share on Facebook Twitter Google+",
        "Deel via WhatsApp",
        "E-mail Facebook",
    ],
)
def test_a_line_of_the_page_is_dropped(table: NoiseTable, line: str) -> None:
    assert drop(table, BODY, line, BODY) == [BODY, BODY]


@pytest.mark.parametrize(
    "line",
    [
        "Trending upwards: the left-back is wanted by three clubs.",
        "Readers more than anybody wanted him to stay.",
        "The trending topic was his farewell.",
        "Ajax 2-1 PSV",
        "He told Facebook followers that he would stay.",
        "Bids of 12 million were turned down, sources told the paper.",
        "Two hours ago he signed.",
        "• A striker signs for two years",
        "The club shared the news on Twitter.",
        "Read more of his words and you hear that he stays.",
        "Foto's van de keeper in Milaan zeggen genoeg.",
        "Feedback from the coach has been good.",
        "Watch him play and you know: “He stays.”",
        "More: the winger has been told that he may go.",
        "🚨 Goalkeeper set to leave this week 👀",
        "★ Three clubs want him, one has the money",
    ],
)
def test_a_sentence_with_such_words_is_kept(table: NoiseTable, line: str) -> None:
    assert drop(table, BODY, line, BODY) == [BODY, line, BODY]


def test_a_long_paragraph_that_begins_like_noise_is_kept(table: NoiseTable) -> None:
    glued = f"Read more: the five best saves. {BODY} {BODY} {BODY}"
    assert drop(table, BODY, glued) == [BODY, glued]


def test_a_credit_behind_a_caption_goes_and_the_caption_stays(table: NoiseTable) -> None:
    assert drop(table, "The keeper in April. © Agency") == ["The keeper in April."]
    caption = "The keeper (left) signed for the club in April. | AFP via Getty Images"
    assert drop(table, caption) == ["The keeper (left) signed for the club in April."]


def test_nothing_after_a_closing_section_belongs_to_the_article(table: NoiseTable) -> None:
    teaser = "Striker joins rivals in shock move"
    assert drop(table, BODY, BODY, "Most read", teaser, "19:08", "Another headline") == [BODY, BODY]
    assert drop(table, BODY, BODY, "Most read in football", teaser) == [BODY, BODY]
    assert drop(table, BODY, BODY, "LAATSTE NIEUWS:", teaser) == [BODY, BODY]


def test_a_section_in_the_first_half_ends_nothing(table: NoiseTable) -> None:
    assert BODY in drop(table, "Most read", "A headline", BODY, BODY)
    assert drop(table, BODY, "Most read", BODY, BODY, BODY).count(BODY) == 4


def test_a_long_paragraph_after_a_box_in_the_text_is_article_again(table: NoiseTable) -> None:
    paragraph = f"{BODY} {BODY} {BODY}"
    lines = [paragraph, BODY, "Related news", "A headline about others", paragraph]
    assert drop(table, *lines) == [paragraph, BODY, paragraph]


def test_a_word_that_pages_print_anywhere_ends_nothing(table: NoiseTable) -> None:
    assert drop(table, BODY, BODY, "Trending", BODY) == [BODY, BODY, BODY]


def test_a_heading_that_only_begins_with_a_word_of_sections_ends_nothing(
    table: NoiseTable,
) -> None:
    assert drop(table, BODY, BODY, "Dossier keeper nadert einde", BODY)[-1] == BODY
    assert drop(table, BODY, BODY, "Dossier", "Een kop") == [BODY, BODY]


def test_a_heading_that_goes_on_behind_a_colon_ends_nothing(table: NoiseTable) -> None:
    line = "Related news: goalkeeper stays"
    assert drop(table, BODY, BODY, line, BODY) == [BODY, BODY, line, BODY]


@pytest.mark.parametrize("line", ["More: what the winger said about it all", "More: the winger."])
def test_a_label_before_a_link_is_dropped(table: NoiseTable, line: str) -> None:
    assert drop(table, BODY, BODY, BODY, line, BODY) == [BODY] * 4


def test_a_sentence_that_begins_like_a_section_is_none(table: NoiseTable) -> None:
    last = "Most read it as a farewell."
    assert drop(table, BODY, BODY, last, BODY) == [BODY, BODY, last, BODY]


def test_the_feedback_box_at_the_foot_is_dropped(table: NoiseTable) -> None:
    box = [
        "× Feedback What was wrong with this page? Misleading",
        "",
        "Not true",
        "Rude",
        "Too long",
        "Cancel Send Was this page of any use? Thank you for your feedback",
    ]
    assert drop(table, BODY, BODY, *box) == [BODY, BODY]


def test_a_list_of_moves_at_the_foot_is_kept(table: NoiseTable) -> None:
    moves = ["In: a keeper (Chelsea)", "Out: a striker (Ajax)", "Loan: a winger (PSV)"]
    assert drop(table, BODY, *moves) == [BODY, *moves]


def test_a_feedback_box_with_sentences_below_it_is_no_foot(table: NoiseTable) -> None:
    lines = drop(table, BODY, "Feedback on the cup draw", BODY)
    assert lines == [BODY, "Feedback on the cup draw", BODY]


def test_paragraphs_stay_apart_where_a_line_was_dropped(table: NoiseTable) -> None:
    assert drop_noise([BODY, "Expand Tweet", BODY], table) == (BODY, "", BODY)


def test_lines_in_other_scripts_are_text(table: NoiseTable) -> None:
    lines = ["Вратарь хочет уйти", "門将は退団したい"]
    assert drop(table, *lines, BODY) == [*lines, BODY]


def test_a_headline_that_opens_like_a_link_is_kept(table: NoiseTable) -> None:
    headline = "Watch goalkeeper say farewell tonight"
    assert drop(table, headline, BODY, BODY, BODY, headline) == [headline, BODY, BODY, BODY]


def test_a_credit_or_a_link_of_two_words_is_no_headline(table: NoiseTable) -> None:
    for line in ("Foto: Pro Shots / Jan de Vries", "Read more of the five best saves"):
        assert drop(table, line, BODY, BODY, BODY, BODY) == [BODY] * 4


def test_a_post_keeps_its_lines_but_for_links(table: NoiseTable) -> None:
    line = "Watch: the goalkeeper tells his coach that he wants to leave"
    assert drop(table, BODY, line) == [BODY, line]
    assert drop(table, BODY, "Most read", line) == [BODY, line]
    assert drop(table, BODY, "Feedback on all this is very welcome to us", line)[-1] == line
    assert drop(table, BODY, "Watch: all his saves") == [BODY]
    assert drop(table, BODY, BODY, BODY, BODY, line) == [BODY] * 4
