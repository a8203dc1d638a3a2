"""The house plan, checked: imports point down, modules stay small, the engine knows no language."""

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

import rumourtrack
from rumourtrack.knowledge.files import list_languages

ROOT = Path(rumourtrack.__file__).parent
LAYERS = {
    "errors": 0, "records": 0, "dates": 0, "text": 1, "knowledge": 2, "reading": 3, "extraction": 3,
    "store": 3, "analysis": 4, "views": 5, "commands": 6, "cli": 7, "__main__": 8,
}  # fmt: skip
MOST_LINES, MOST_LINES_OF_FUNCTION = 250, 40
# A schema reads best in one piece. What else stands here is too long: it leaves when it is parted.
LONG_MODULES: frozenset[str] = frozenset()
_CODES = """
ar bg ca cs da de el en es et eu fa fi fr ga gl he hr hu it ja ko lt lv mt nb nl nn pl pt ro ru sk
sl sq sr sv tr uk zh
"""
CODES = {*_CODES.split(), *list_languages()}


def read_modules() -> dict[str, str]:
    found = {}
    for path in sorted(ROOT.rglob("*.py")):
        parts = path.relative_to(ROOT.parent).with_suffix("").parts
        name = ".".join(parts).removesuffix(".__init__")
        found[name] = path.read_text(encoding="utf-8")
    return found


MODULES = read_modules()


def imports_of(source: str) -> Iterator[str]:
    """Also those inside functions; a name that is imported may itself be a module."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""
            yield from (f"{node.module}.{name.name}" for name in node.names)


def room_of(module: str) -> str:
    return module.split(".")[1] if "." in module else ""


def find_faults(modules: Mapping[str, str]) -> list[str]:
    return [
        f"{module} imports {target}"
        for module, source in modules.items()
        for target in sorted(set(imports_of(source)))
        if target.startswith("rumourtrack.") and not may_import(module, target)
    ]


def may_import(module: str, target: str) -> bool:
    here, there = room_of(module), room_of(target)
    if here == there == "commands":
        name = target.removeprefix("rumourtrack.commands").removeprefix(".")
        return module == target or not name or name.startswith("_")
    if here == there or there not in LAYERS:
        return True
    if LAYERS[here] == 0:
        return LAYERS[there] == 0
    return LAYERS[there] < LAYERS[here]


def code_literals(source: str) -> set[str]:
    constants = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Constant))
    return {node.value for node in constants if isinstance(node.value, str)} & CODES


def long_functions(module: str, source: str) -> Iterator[str]:
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or 0) - node.lineno + 1
            if lines > MOST_LINES_OF_FUNCTION:
                yield f"{module}.{node.name}"


def test_every_module_was_seen_and_has_a_layer() -> None:
    rooms = {room_of(name) for name in MODULES} - {""}

    assert len(MODULES) >= 80
    assert rooms == set(LAYERS)


def test_imports_point_down() -> None:
    assert find_faults(MODULES) == []


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("rumourtrack.text", "from rumourtrack.knowledge.packs import Pack"),
        ("rumourtrack.extraction.readings", "from rumourtrack.store import Store"),
        ("rumourtrack.extraction.readings", "import rumourtrack.reading.plain"),
        ("rumourtrack.store.lines", "from rumourtrack.extraction import extract"),
        ("rumourtrack.reading.plain", "from rumourtrack.store import Store"),
        ("rumourtrack.analysis.compare", "from rumourtrack import views"),
        ("rumourtrack.views.table", "def draw():\n    from rumourtrack.commands import _store"),
        ("rumourtrack.commands.list", "from rumourtrack.commands.show import run"),
        ("rumourtrack.commands.list", "from rumourtrack.commands import show"),
        ("rumourtrack.records", "from rumourtrack.text import fold"),
    ],
)
def test_an_upward_or_sideward_import_is_a_fault(module: str, line: str) -> None:
    assert len(find_faults({module: line})) >= 1


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("rumourtrack.commands.list", "from rumourtrack.commands._store import tell"),
        ("rumourtrack.extraction.readings", "from rumourtrack.extraction.draft import Draft"),
        ("rumourtrack.records", "from rumourtrack.dates import interval"),
        ("rumourtrack.views.table", "import rich, rumourtrack.records"),
    ],
)
def test_an_import_of_the_same_room_or_of_a_lower_layer_is_none(module: str, line: str) -> None:
    assert find_faults({module: line}) == []


def test_the_engine_holds_no_language_code() -> None:
    found = {
        name: codes
        for name, source in MODULES.items()
        if room_of(name) == "extraction" and (codes := code_literals(source))
    }

    assert found == {}


def test_a_language_code_in_the_engine_would_be_found() -> None:
    assert code_literals('if article.language == "nl":\n    pass') == {"nl"}
    assert code_literals('"""The engine of en and nl."""\nenglish = "end"') == set()


def test_modules_are_small_enough_to_read_at_once() -> None:
    long = {name for name, source in MODULES.items() if source.count("\n") > MOST_LINES}

    assert long == LONG_MODULES


def test_functions_fit_on_a_screen() -> None:
    long = {item for name, source in MODULES.items() for item in long_functions(name, source)}

    assert long == set()


def test_a_function_of_41_lines_is_too_long() -> None:
    body = "    pass\n"

    assert list(long_functions("m", f"def at_most():\n{body * 39}")) == []
    assert list(long_functions("m", f"def too_long():\n{body * 40}")) == ["m.too_long"]
