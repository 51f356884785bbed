"""The plan of the house, held by reading the imports of every file.

Each rule stands in words first, then as a test. An import counts wherever it stands, also inside a function or
under TYPE_CHECKING: what is known is known.
"""

from __future__ import annotations

import ast
import importlib.util
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

GROUND_FLOOR = {
    "companions",
    "errors",
    "files",
    "handbook",
    "licences",
    "log",
    "model",
    "paths",
    "process",
    "i18n",
    "richtext",
    "prose",
    "messages",
    "pillow",
    "untrusted",
}
ROOMS = {"wordform", "store", "evidence", "years", "colleagues", "checks", "export", "spelling"}
DOORS = {"case", "produce"}

PARTS = {  # which rooms may use a part that we did not write; nothing else may
    "sqlite3": {"store"},
    "sqlite_utils": {"store"},
    "docx": {"wordform", "evidence"},
    "lxml": {"untrusted", "wordform", "evidence"},
    "reportlab": {"export"},
    "pikepdf": {"evidence", "export"},
    "pypdfium2": {"evidence"},
    "oxmsg": {"evidence"},
    "olefile": {"evidence"},
    "PIL": {"pillow", "evidence", "export"},
    "rapidfuzz": {"prose", "years"},
    "hunspell": {"spelling"},
}
HEAVY = (
    *("PIL", "docx", "lxml", "olefile", "oxmsg", "pikepdf", "pypdfium2", "rapidfuzz", "reportlab"),
    *("sqlite_utils", "hunspell"),
)  # none of them before the first paint


# Rules


def test_the_core_never_imports_the_window() -> None:
    """1. `auditprep` never imports PySide6 or `ui`."""
    assert (
        _offences("auditprep", lambda _module, imported: _top(imported) in {"PySide6", "shiboken6", "ui"})
        == []
    )


def test_the_core_never_prints_nor_asks() -> None:
    """1. `auditprep` never prints or asks on the terminal; the command line does."""
    assert [
        f"{module}:{line}"
        for module in _modules("auditprep")
        if _room(module) != "cli"
        for line in _speaks(module)
    ] == []


def test_the_ground_floor_imports_no_room_and_no_door() -> None:
    """2. The ground floor stands by itself."""

    def is_upstairs(module: str, imported: str) -> bool:
        return _room(module) in GROUND_FLOOR and _is_ours(imported) and _room(imported) not in GROUND_FLOOR

    assert _offences("auditprep", is_upstairs) == []


def test_rooms_import_only_the_ground_floor_and_themselves() -> None:
    """3. Rooms never import each other, nor a door."""

    def is_elsewhere(module: str, imported: str) -> bool:
        mine = _room(module)
        return mine in ROOMS and _is_ours(imported) and _room(imported) not in GROUND_FLOOR | {mine}

    assert _offences("auditprep", is_elsewhere) == []


def test_only_the_two_doors_join_rooms() -> None:
    """3. `case` and `produce` are the only modules outside the rooms that import a room."""

    def goes_past_the_doors(module: str, imported: str) -> bool:
        return _room(module) not in ROOMS | DOORS and _is_ours(imported) and _room(imported) in ROOMS

    assert _offences("auditprep", goes_past_the_doors) == []
    assert _offences("ui", goes_past_the_doors) == []


def test_the_command_line_comes_in_by_the_front_of_a_door() -> None:
    """3. What the command line needs of `case` and `produce` they offer themselves: it reaches for none of their parts."""

    def reaches_in(module: str, imported: str) -> bool:
        is_part = _room(imported) in DOORS and _file(".".join(imported.split(".")[:3])).exists()
        return _room(module) == "cli" and imported.count(".") > 1 and is_part

    assert _offences("auditprep", reaches_in) == []


@pytest.mark.parametrize("part", PARTS)
def test_a_part_is_used_only_in_its_rooms(part: str) -> None:
    """4. SQLite only in `store`; python-docx and lxml only in `wordform` and `evidence`, and in `untrusted` for
    both; reportlab only in `export`."""

    def is_misplaced(module: str, imported: str) -> bool:
        return _top(imported) == part and (_top(module) != "auditprep" or _room(module) not in PARTS[part])

    assert _offences("auditprep", is_misplaced) == []
    assert _offences("ui", is_misplaced) == []


def test_only_three_modules_of_the_window_know_the_doors() -> None:
    """5. In `ui` only controller, worker and self_test know `case` and `produce`."""
    knowing = {"ui.controller", "ui.worker", "ui.self_test"}

    def knows(module: str, imported: str) -> bool:
        return ".".join(_unit(module)[:2]) not in knowing and _is_ours(imported) and _room(imported) in DOORS

    assert _offences("ui", knows) == []


def test_pages_and_dialogs_know_neither_each_other_nor_the_main_window() -> None:
    """6. A page or dialog knows its own parts and the widgets; a widget knows no page and no dialog; nobody of them
    knows the main window or the program around it."""
    above = {"ui.main_window", "ui.app", "ui.actions"}
    above |= {module for module in _modules("ui") if module.count(".") == 1 and module.endswith("_flow")}

    def looks_aside(module: str, imported: str) -> bool:
        kind, own = _storey(module), _unit(module)
        if kind not in {"pages", "dialogs", "widgets"}:
            return False
        to = _storey(imported)
        return imported in above or (to in {"pages", "dialogs"} and _unit(imported) != own)

    assert _offences("ui", looks_aside) == []


def test_exports_take_a_frozen_snapshot() -> None:
    """7. Long work gets a `Snapshot`, never an open case."""
    takes = {
        function.name: ast.unparse(function.args.args[0].annotation or ast.Constant(None))
        for function in _tree("auditprep.produce.exports").body
        if isinstance(function, ast.FunctionDef) and function.name.startswith("export")
    }
    assert takes
    assert set(takes.values()) == {"Snapshot"}, takes


def test_a_connection_stays_in_its_thread() -> None:
    """7. Nobody turns off SQLite's own check that a connection is used by the thread that opened it."""
    assert [
        f"{module}:{node.value.lineno}"
        for module in _modules("auditprep")
        for node in ast.walk(_tree(module))
        if isinstance(node, ast.keyword) and node.arg == "check_same_thread"
    ] == []


@pytest.mark.parametrize("first", ["ui.app", "ui.main_window", "auditprep.cli"])
def test_heavy_parts_wait_until_they_are_needed(first: str) -> None:
    """What reads and writes files is imported when a file is read or written, not before the first paint."""
    ask = f"import sys, {first}; print(*[part for part in {HEAVY!r} if part in sys.modules])"
    done = subprocess.run([sys.executable, "-c", ask], cwd=ROOT, capture_output=True, text=True)
    assert (done.returncode, done.stdout.split()) == (0, []), done.stderr


# The rules' own alarm


@pytest.mark.parametrize(
    ("module", "source", "imported"),
    [
        ("auditprep.case", "import auditprep.store.rows as rows", ["auditprep.store.rows"]),
        ("auditprep.case", "def f():\n    from auditprep import store", ["auditprep", "auditprep.store"]),
        ("auditprep.store.rows", "from . import schema", ["auditprep.store", "auditprep.store.schema"]),
        ("auditprep.store.rows", "from ..model import Answer", ["auditprep.model", "auditprep.model.Answer"]),
        ("auditprep.store", "from .rows import read", ["auditprep.store.rows", "auditprep.store.rows.read"]),
    ],
)
def test_every_way_of_importing_is_seen(module: str, source: str, imported: list[str]) -> None:
    is_package = module == "auditprep.store"
    assert list(_imports_of(ast.parse(source), module, is_package)) == imported


# Reading the source


def _offences(top: str, is_offence: Callable[[str, str], bool]) -> list[str]:
    """Every import under `top` that offends, as "module imports module"."""
    return [
        f"{module} imports {imported}"
        for module in _modules(top)
        for imported in _imports(module)
        if is_offence(module, imported)
    ]


def _modules(top: str) -> list[str]:
    """Every module under auditprep/ or ui/, by its dotted name."""
    files = sorted((ROOT / top).rglob("*.py"))
    assert files
    return [".".join(_without_init(file.relative_to(ROOT).with_suffix("").parts)) for file in files]


def _without_init(parts: tuple[str, ...]) -> tuple[str, ...]:
    return parts[:-1] if parts[-1] == "__init__" else parts


def _file(module: str) -> Path:
    path = ROOT.joinpath(*module.split("."))
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


def _tree(module: str) -> ast.Module:
    return ast.parse(_file(module).read_text(encoding="utf-8"))


@cache
def _imports(module: str) -> tuple[str, ...]:
    return tuple(_imports_of(_tree(module), module, _file(module).name == "__init__.py"))


def _imports_of(tree: ast.Module, module: str, is_package: bool) -> Iterator[str]:
    """Every name that is imported; for `from a import b` both a and a.b, since b may be a module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            source = _absolute(node, module, is_package)
            yield source
            yield from (f"{source}.{alias.name}" for alias in node.names)


def _absolute(node: ast.ImportFrom, module: str, is_package: bool) -> str:
    if not node.level:
        return node.module or ""
    package = module if is_package else module.rpartition(".")[0]
    return importlib.util.resolve_name("." * node.level + (node.module or ""), package)


def _speaks(module: str) -> Iterator[int]:
    """The lines that print or ask."""
    for node in ast.walk(_tree(module)):
        prints = isinstance(node, ast.Call) and ast.unparse(node.func) in {"print", "input"}
        writes = isinstance(node, ast.Attribute) and ast.unparse(node) in {"sys.stdout", "sys.stderr"}
        if prints or writes:
            yield node.lineno


def _top(module: str) -> str:
    return module.split(".")[0]


def _is_ours(module: str) -> bool:
    return module.startswith("auditprep.")


def _room(module: str) -> str:
    """ "store" for auditprep.store.rows."""
    return module.split(".")[1] if "." in module else ""


def _storey(module: str) -> str:
    """ "pages" for ui.pages.questions; "" outside the window."""
    return _room(module) if _top(module) == "ui" else ""


def _unit(module: str) -> tuple[str, ...]:
    """("ui", "pages", "questions") for the page and for every part of it, where a page is a folder."""
    return tuple(module.split(".")[:3])
