"""`rumour check`: packs, tables and store verified."""

from collections.abc import Iterator

from rumourtrack.commands._options import StoreOption
from rumourtrack.commands._store import count, open_store, tell, tell_problems
from rumourtrack.errors import Problem, RumourError
from rumourtrack.knowledge.checking import check_knowledge
from rumourtrack.knowledge.own import read_own
from rumourtrack.records import Claim, Contract
from rumourtrack.store import Store


def run(store: StoreOption = None) -> int:
    """Verify packs, tables and store: every problem with its place."""
    opened = open_store(store)
    problems = [*check_knowledge(), *read_own(opened.folder)[1], *_check_store(opened)]
    if problems:
        tell_problems(problems)
        tell(f"{count(len(problems), 'problem')} found")
    elif opened.folder.exists():
        tell(f"packs, tables and the store in {opened.folder} are in order")
    else:
        tell(f"packs and tables are in order; there is no store in {opened.folder} yet")
    return 1 if problems else 0


def _check_store(store: Store) -> list[Problem]:
    problems: list[Problem] = []
    for read in (
        store.read_articles,
        store.read_claims,
        store.read_contracts,
        store.read_outcomes,
        store.read_corrections,
        store.read_journal,
    ):
        try:
            problems.extend(read()[1])
        except RumourError as error:
            problems.append(Problem("", "", str(error)))
    # A broken article would make orphans of all its claims: first things first.
    return problems or list(_check_evidence(store))


def _check_evidence(store: Store) -> Iterator[Problem]:
    """Every quote must stand in its article where the claim or the fact says."""
    texts = {article.id: article.text for article in store.read_articles()[0]}
    told: tuple[tuple[str, tuple[Claim | Contract, ...]], ...] = (
        ("claim", store.read_claims()[0]),
        ("contract", store.read_contracts()[0]),
    )
    for noun, records in told:
        path = str(store.folder / f"{noun}s.jsonl")
        for record in records:
            text = texts.get(record.article_id)
            place = record.evidence
            if text is None:
                message = f"its article {record.article_id} is not in the store: read it again"
            elif text[place.start : place.end] != place.quote:
                message = "its quote does not stand in its article: read the article again"
            else:
                continue
            yield Problem(path, f"{noun} {record.id}", message)
