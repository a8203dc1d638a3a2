"""`rumour check`: packs, tables and store verified."""

from rumourtrack.commands._options import StoreOption
from rumourtrack.commands._store import open_store, tell, tell_problems
from rumourtrack.errors import Problem, RumourError
from rumourtrack.knowledge.checking import check_knowledge
from rumourtrack.store import Store


def run(store: StoreOption = None) -> int:
    """Verify the language packs, the tables and the store; show every problem with its place."""
    opened = open_store(store)
    problems = [*check_knowledge(), *_check_store(opened)]
    code = tell_problems(problems)
    if not problems:
        tell(f"packs, tables and the store in {opened.folder} are in order")
    return code


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
            problems.append(Problem(str(store.folder), "", str(error)))
    if not problems:
        problems.extend(_check_evidence(store))
    return problems


def _check_evidence(store: Store) -> list[Problem]:
    """Every claim's quote must stand in its article where the claim says."""
    texts = {article.id: article.text for article in store.read_articles()[0]}
    problems = []
    for claim in store.read_claims()[0]:
        text = texts.get(claim.article_id)
        place = claim.evidence
        if text is None:
            message = f"its article {claim.article_id} is not in the store: read it again"
        elif text[place.start : place.end] != place.quote:
            message = "its quote does not stand in its article: read the article again"
        else:
            continue
        problems.append(Problem(str(store.folder / "claims.jsonl"), f"claim {claim.id}", message))
    return problems
