"""Sizes and colours come from ui/theme.py: no widget has its own."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from ui import theme

UI = Path(__file__).parents[2] / "ui"
OF_THE_LOOK = {"theme.py", "accent.py"}  # the accent is the system's, made readable
HAIR = 2  # px: a space so small is no step of the scale
SPACED = {
    "setContentsMargins", "setSpacing", "addSpacing", "setHorizontalSpacing", "setVerticalSpacing",
}  # fmt: skip
SIZED = {"setPixelSize", "setPointSize", "setPointSizeF"}
SHADED = {"lighter", "darker"}
SYMBOLS = {"glyphs.py"}  # a letter that is a symbol is as large as its box
WRITTEN = re.compile(r"#[0-9A-Fa-f]{6}\b|\bfont-size: *\d")
FILES = sorted(file for file in UI.rglob("*.py") if file.name not in OF_THE_LOOK)

Found = tuple[int, str]


def test_no_widget_has_sizes_and_colours_of_its_own() -> None:
    assert {file.relative_to(UI).as_posix(): own for file in FILES if (own := own_looks(file))} == {}


def own_looks(file: Path) -> list[Found]:
    tree = ast.parse(file.read_text("utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    sized = [] if file.name in SYMBOLS else letters(calls)
    return [*spaces(calls), *sized, *style_sheets(calls), *colours(tree, calls), *written(tree)]


def spaces(calls: list[ast.Call]) -> Iterator[Found]:
    """Spaces in layouts that are not on the scale."""
    for call in calls:
        if called(call) in SPACED or called(call) == "FlowLayout":
            yield from (
                (call.lineno, ast.unparse(call))
                for given in (*call.args, *(keyword.value for keyword in call.keywords))
                for part in ast.walk(given)
                if isinstance(part, ast.Constant) and isinstance(part.value, int) and part.value > HAIR
            )


def letters(calls: list[ast.Call]) -> Iterator[Found]:
    """Sizes of letters that are not on the scale, and fonts that are not the program's."""
    for call in calls:
        is_number = bool(call.args) and isinstance(call.args[0], ast.Constant)
        own = called(call) in SIZED or called(call) == "QFont" or (called(call) == "font" and is_number)
        if own:
            yield call.lineno, ast.unparse(call)


def style_sheets(calls: list[ast.Call]) -> Iterator[Found]:
    """A widget says what it is by its role, and the one style sheet gives it its look."""
    return ((call.lineno, ast.unparse(call)) for call in calls if called(call) == "setStyleSheet")


def colours(tree: ast.AST, calls: list[ast.Call]) -> Iterator[Found]:
    for call in calls:
        is_own = called(call) == "QColor" and any(isinstance(given, ast.Constant) for given in call.args)
        if is_own or called(call) in SHADED:
            yield call.lineno, ast.unparse(call)
    for node in ast.walk(tree):
        is_named = isinstance(node, ast.Attribute) and ast.unparse(node.value).endswith("GlobalColor")
        if is_named and node.attr != "transparent":
            yield node.lineno, ast.unparse(node)


def written(tree: ast.AST) -> Iterator[Found]:
    """The same in words: in HTML, or in a style sheet."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and WRITTEN.search(node.value):
            yield node.lineno, node.value[:60]


def called(call: ast.Call) -> str:
    return ast.unparse(call.func).rpartition(".")[2]


def test_the_type_scale_is_short_and_the_spaces_are_in_steps() -> None:
    letters = (theme.HINT, theme.CAPTION, theme.SIDE, theme.BODY, theme.TITLE, theme.QUESTION)
    assert letters == (11, 12, 13, 14, 16, 19)
    assert (theme.XS, theme.S, theme.M, theme.L, theme.XL, theme.XXL) == (4, 8, 12, 16, 24, 32)


@pytest.mark.parametrize("look", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
def test_the_style_sheet_has_no_other_letters_and_colours(look: theme.Colours) -> None:
    sheet = theme.style_sheet(look)
    scale = {theme.HINT, theme.CAPTION, theme.SIDE, theme.BODY, theme.TITLE, theme.QUESTION}
    assert {int(size) for size in re.findall(r"font-size: (\d+)px", sheet)} <= scale
    assert set(re.findall(r"#[0-9A-Fa-f]{6}", sheet)) <= {
        getattr(look, name) for name in theme.Colours.__slots__
    }
