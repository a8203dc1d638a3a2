"""Whether a noun phrase may stand for somebody: what both tell must agree."""

from rumourtrack.dates import interval
from rumourtrack.extraction.draft import Draft, Figure
from rumourtrack.extraction.noun_phrases import Epithet
from rumourtrack.records import Role

_AGE_SLACK = 1
"""A birthday may lie between the tables' year of birth and the article."""


class Agreement:
    """Compares phrases with people on the day of an article."""

    def __init__(self, draft: Draft) -> None:
        published = draft.article.published
        self._year = interval(published)[0].year if published else None

    def fits(self, figure: Figure, epithet: Epithet) -> bool:
        """Nothing known of the figure speaks against the epithet."""
        if epithet.feminine is not None and figure.feminine not in (None, epithet.feminine):
            return False
        if epithet.nationality and figure.nationality not in (None, epithet.nationality):
            return False
        if epithet.age and not self._age_fits(figure, epithet.age):
            return False
        if epithet.role and figure.role not in (None, epithet.role):
            return False
        if epithet.role is Role.OTHER and figure.role is None:
            return False
        if epithet.former_club and epithet.former_club == figure.club:
            return False
        return not (epithet.club and figure.present_club not in (None, epithet.club))

    def _age_fits(self, figure: Figure, age: int) -> bool:
        if figure.age is not None:
            return figure.age == age
        if figure.born is None or self._year is None:
            return True
        return abs(self._year - figure.born - age) <= _AGE_SLACK

    def count(self, figure: Figure, epithet: Epithet) -> int:
        """How many things told by the epithet are known of the figure."""
        told = (
            epithet.nationality is not None and epithet.nationality == figure.nationality,
            epithet.role is not None and epithet.role == (figure.role or Role.PLAYER),
            epithet.club is not None and epithet.club == figure.present_club,
            epithet.former_club in figure.past_clubs,
            epithet.age is not None
            and (figure.age is not None or figure.born is not None)
            and self._age_fits(figure, epithet.age),
        )
        return sum(told)


def learn(figure: Figure, epithet: Epithet) -> None:
    """Note on the person what the phrase tells and nothing told before."""
    figure.nationality = figure.nationality or epithet.nationality
    figure.age = figure.age or epithet.age
    figure.role = figure.role or epithet.role
    figure.club = figure.club or epithet.club
    if figure.feminine is None and epithet.pronoun:
        figure.feminine = epithet.feminine
    if epithet.former_club:
        figure.past_clubs.add(epithet.former_club)
