"""A language of a few dozen words and six made-up clubs, to test what the engine does with any."""

from functools import cache
from typing import Any

from rumourtrack.extraction import extract
from rumourtrack.extraction.compiling import build_lexicon
from rumourtrack.extraction.lexicon import Lexicon
from rumourtrack.extraction.tables import Gazetteer
from rumourtrack.knowledge.gazetteer import Club, Nation, Outlet, Person
from rumourtrack.knowledge.packs import Pack
from rumourtrack.records import Article, Claim, Contract, Extraction

WORDS = (
    "the a an of to for from at in on by with and or but if who which he she his her it that this "
    "will has have had was were is are"
)
MONTHS = "January February March April May June July August September October November December"


def _cue(name: str, *forms: str, **what: Any) -> dict[str, Any]:
    return {"name": name, "forms": list(forms), "fires": ["not run here"], **what}


def _frame(name: str, *forms: str, **grammar: Any) -> dict[str, Any]:
    return _cue(name, *forms, **{"move": "join", "person": "before", **grammar})


def _club(name: str, country: str, city: str, **names: str) -> Club:
    cells = {"aliases": "", "nicknames": "", "shared": "", "grounds": "", **names}
    return Club.model_validate(
        {"name": name, "country": country, "level": 1, "kind": "club", "city": city, **cells}
    )


def _outlet(name: str, kind: str = "outlet") -> Outlet:
    cells = dict.fromkeys(("country", "languages", "domains", "handles", "aliases", "owner"), "")
    return Outlet.model_validate({"name": name, "kind": kind, "common": "", **cells})


CLUBS = (
    _club("Albora", "ESP", "Madrid"),
    _club("Eastham Rovers", "ENG", "Eastham", aliases="Eastham", shared="Rovers"),
    _club("Northport", "ENG", "Northport", nicknames="The Gulls|Gullish", grounds="Quayside"),
    _club("Rheinau", "GER", "Rheinau"),
    _club("Torano", "ITA", "Torano"),
    _club("Weston Rovers", "ENG", "Weston", aliases="Weston", shared="Rovers"),
)
OUTLETS = (
    _outlet("Daily Kick"),
    _outlet("Gazeta"),
    _outlet("Radio Nine"),
    _outlet("Tom Wirer", "journalist"),
)
PEOPLE = (
    Person.model_validate(
        {
            "name": "Marco Ferri",
            "role": "player",
            "nationality": "ITA",
            "born": "1996",
            "clubs": "Torano@2018-07..",
            "aliases": "",
        }
    ),
)
NATIONS = (Nation(code="ESP", name="Spain", capital="Madrid", season="winter"),)

GRAMMAR: dict[str, Any] = {
    "function_words": WORDS.split(),
    "determiners": ["the", "his", "her"],
    "pronouns_masculine": ["he", "him", "his"],
    "pronouns_feminine": ["she", "her"],
    "pronouns_object": ["him"],
    "pronouns_first": ["i", "me"],
    "conjunctions": ["and", "or"],
    "breaks": ["but", "while"],
    "relatives": ["who", "which"],
    "to_prepositions": ["to", "for"],
    "from_prepositions": ["from"],
    "at_prepositions": ["at"],
    "of_prepositions": ["of"],
    "former": ["former"],
    "articles": ["a", "an", "the"],
    "past_auxiliaries": ["was", "had"],
    "perfect_auxiliaries": ["has", "have"],
    "past_forms": ["left", "*ed"],
    "both": ["both"],
    "coming": ["next", "incoming"],
    "possessives": ["'s"],
    "ages": ["#-year-old"],
}
NOUNS: dict[str, Any] = {
    "player": ["midfielder", "striker"],
    "manager": ["manager", "managers", "coach"],
    "director": ["director"],
    "other": ["agent"],
    "person": ["star"],
    "club": ["club", "champions"],
    "capital": ["capital"],
    "not_names": ["After", "Reportedly", "Yesterday"],
}
DEMONYMS: list[dict[str, Any]] = [
    {"country": "ESP", "nouns": ["spaniard"], "adjectives": ["spanish"], "places": ["spain"]},
    {"country": "GER", "nouns": ["german"], "adjectives": ["german"], "places": ["germany"]},
]
TIME: dict[str, Any] = {
    "months": [[month] for month in MONTHS.split()],
    "phrases": [
        {"season": "summer", "forms": ["in the summer", "summer"]},
        {"season": "summer", "when": "next", "forms": ["next summer"]},
        {"season": "summer", "when": "last", "forms": ["last summer"]},
        {"season": "winter", "forms": ["in the winter", "winter"]},
        {"season": "winter", "when": "last", "forms": ["last winter"]},
        {"season": "season-end", "forms": ["at the end of the season"]},
        {"season": "window", "forms": ["this window"]},
        {"season": "window", "when": "last", "forms": ["the last window"]},
        {"season": "month", "when": "next", "forms": ["next month"]},
        {"season": "year", "when": "next", "forms": ["next year"]},
        {"season": "now", "forms": ["immediately"]},
    ],
    "year_links": ["of"],
}
MONEY: dict[str, Any] = {
    "currencies": {"EUR": ["euros"], "GBP": ["pounds"]},
    "scales": {
        "1000": ["k", "thousand"],
        "1000000": ["m", "million"],
        "1000000000": ["bn", "billion"],
    },
    "numbers": {"50": ["fifty"]},
    "no_fee": ["a week", "wages"],
    "kinds": [
        {"kind": "bid", "forms": ["bid"]},
        {"kind": "clause", "forms": ["release clause"]},
    ],
}
FRAMES = [
    _frame("join", "join", buyer="after", stance="expected"),
    _frame("joined", "joined", "signed for", buyer="after", stance="confirmed"),
    _frame("link", "linked with", buyer="after", stance="linked"),
    _frame("want", "want(|s)", person="after", buyer="before", seller="after", stance="linked"),
    _frame("sign", "sign", person="after", buyer="before", seller="after", stance="expected"),
    _frame("sell", "sell", person="after", seller="before", stance="expected", move="leave")
    | {"buyer": "after"},
    _frame("talks", "in talks over", person="either", buyer="before", stance="linked"),
    _frame("replace", "replace", buyer="after", replaced="after", stance="expected"),
    _frame("follow", "follow", buyer="after", companion="after", stance="expected"),
    _frame("leave", "leave", seller="after", stance="expected", move="leave"),
    _frame("left", "left", seller="after", stance="confirmed", move="leave"),
    _frame("stay", "stay", buyer="after", stance="expected", move="stay"),
    _frame("bring", "bring ... in", person="either", buyer="before", stance="expected"),
    _frame("turn down", "turned down", buyer="after", stance="denied"),
    _frame("brief", "off to", buyer="after", stance="expected", close=True),
    _frame("job", "is the new (coach|director) of", buyer="after", stance="confirmed"),
    _frame("favourite", "the favourite", person="either", stance="linked", topic=True),
]
MODIFIERS = [
    _cue("will", "will", "set to", effect="expect"),
    _cue("could", "could", effect="possible"),
    _cue("hopes", "hopes to", effect="link"),
    _cue("not", "will not", "not", effect="negate", words=5),
    _cue("not ruled out", "not ruled out", effect="open", scope="backward"),
    _cue("official", "officially", effect="confirm"),
    _cue("if", "if", effect="condition", scope="both"),
    _cue("once", "once", effect="history"),
    _cue("reportedly", "reportedly", effect="hedge", scope="both"),
    _cue("refused", "had refused to", effect="contrary"),
    _cue("linked up", "linked with friends", effect="none"),
]
ATTRIBUTION = [
    _cue("per", "according to", credit="report", source="after"),
    _cue("claim", "claim(|s)", "report(|s)", credit="report", source="before"),
    _cue("via", "via", "h/t", credit="relay", source="after"),
    _cue("citing", "citing", credit="cite", source="after"),
    _cue("said", "said", "told", credit="say", source="before"),
    _cue("said after", ", said", credit="say", source="after"),
    _cue("announce", "announced", credit="announce", source="before"),
    _cue("rumour", "rumour has it", credit="unnamed"),
    _cue("continue", "the report adds", credit="continue"),
    _cue("own", "we understand", credit="own"),
]


def make_pack(**sections: Any) -> dict[str, Any]:
    """The data of the whole pack, with sections put in the place of its own."""
    return {
        "code": "en",
        "name": "Tiny",
        "abbreviations": ["vs."],
        "grammar": GRAMMAR,
        "nouns": NOUNS,
        "demonyms": DEMONYMS,
        "time": TIME,
        "money": MONEY,
        "noise": {"lines": ["advertisement"]},
        "frame": FRAMES,
        "modifier": MODIFIERS,
        "attribution": ATTRIBUTION,
        "contract": [_cue("until", "contract runs until", "contracts run until", "runs until")],
        "deal": [
            {"deal": "loan", "forms": ["on loan"]},
            {"deal": "free", "forms": ["on a free transfer"]},
        ],
        **sections,
    }


@cache
def gazetteer() -> Gazetteer:
    """The tiny tables, made once."""
    return Gazetteer(
        clubs={club.name: club for club in CLUBS},
        outlets={outlet.name: outlet for outlet in OUTLETS},
        people={person.name: person for person in PEOPLE},
        nations={nation.code: nation for nation in NATIONS},
        given_names=frozenset({"jon", "luis", "anna", "kai", "ben", "tom"}),
        not_people=frozenset({"league", "cup"}),
    )


@cache
def lexicon() -> Lexicon:
    """The tiny language with the tiny tables, made once."""
    return build_lexicon(Pack.model_validate(make_pack()), gazetteer())


def claims_in(text: str, **sections: Any) -> tuple[Claim, ...]:
    """The claims of a text in a tiny language with other sections."""
    other = build_lexicon(Pack.model_validate(make_pack(**sections)), gazetteer())
    article = Article(
        id="a", reference="tiny.txt", text=text, published="2024-11-14", language="en"
    )
    return extract(article, other).claims


def moves_in(text: str, **sections: Any) -> list[tuple[str, str, str | None]]:
    """(subject, move, club) of every claim in a tiny language with other sections, sorted."""
    found = claims_in(text, **sections)
    return sorted(((c.subject, c.move.value, c.club) for c in found), key=str)


def read(text: str, published: str | None = "2024-11-14", identifier: str = "a") -> Extraction:
    """What the engine makes of a text."""
    article = Article(
        id=identifier, reference="tiny.txt", text=text, published=published, language="en"
    )
    return extract(article, lexicon())


def claims(text: str, published: str | None = "2024-11-14") -> tuple[Claim, ...]:
    """The claims of a text."""
    return read(text, published).claims


def only_claim(text: str, published: str | None = "2024-11-14") -> Claim:
    """The one claim of a text; more or fewer fail the test."""
    found = claims(text, published)
    assert len(found) == 1, [(c.subject, c.move.value, c.club) for c in found]
    return found[0]


def moves(text: str) -> list[tuple[str, str, str | None]]:
    """(subject, move, club) of every claim, sorted."""
    return sorted(((c.subject, c.move.value, c.club) for c in claims(text)), key=str)


def contracts(text: str, published: str | None = "2024-11-14") -> tuple[Contract, ...]:
    """The contract facts of a text."""
    return read(text, published).contracts
