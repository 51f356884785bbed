"""Every button that does what a key does says so in its tip."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from ui import tips
from ui.actions import Actions
from ui.pages.start import StartPage
from ui.widgets.editor import RichTextEditor
from ui.widgets.rail import Rail
from ui.widgets.viewer_bar import ViewerBar


def native(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


@pytest.mark.parametrize(
    ("words", "keys", "tip"),
    [
        ("Sök", ("Ctrl+F",), "Sök (Ctrl+F)"),
        ("Öppna…", ("Ctrl+O",), "Öppna (Ctrl+O)"),
        ("Prova med exempel", (), "Prova med exempel"),
        ("Prova…", ("",), "Prova"),
    ],
)
def test_a_tip_is_the_words_and_the_keys(words: str, keys: tuple[str, ...], tip: str) -> None:
    assert tips.with_keys(words, *keys) == tip


def test_every_action_that_has_keys_tells_them(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    Actions(window)
    for action in window.actions():
        if not action.shortcut().isEmpty():
            assert (
                f"({action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)})" in action.toolTip()
            )


def test_no_two_actions_have_the_same_keys(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    Actions(window)
    keys = [each.toString() for action in window.actions() for each in action.shortcuts()]
    assert len(keys) == len(set(keys))


def test_the_rail_tells_the_keys_of_its_places(qtbot: QtBot) -> None:
    window, rail = QWidget(), Rail()
    qtbot.addWidget(window)
    qtbot.addWidget(rail)
    actions = Actions(window)
    button = rail.add(actions.show_checks, "checks")
    assert button.toolTip().endswith("(Ctrl+5)")
    button.show_count(3, "3 fel")
    assert "(Ctrl+5)" in button.toolTip()
    assert "3 fel" in button.toolTip()
    assert rail.add_below(actions.about, "Om", "ask").toolTip() == "Om auditprep"


def test_the_tools_above_the_answer_tell_their_keys(qtbot: QtBot) -> None:
    editor = RichTextEditor()
    qtbot.addWidget(editor)
    tools = [each for each in editor.findChildren(QToolButton) if each.accessibleName()]
    told = " ".join(each.toolTip() for each in tools)
    for keys in ("Ctrl+B", "Ctrl+I", "Ctrl+U", "Ctrl+D"):
        assert f"({native(keys)})" in told
    assert all(each.toolTip() for each in tools)


def test_the_buttons_of_the_first_page_tell_their_keys(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    actions = Actions(window)
    page = StartPage(actions.new_case, actions.open_case, actions.example)
    qtbot.addWidget(page)
    told = {button.toolTip() for button in page.findChildren(QPushButton)}
    assert tips.of_action(actions.new_case) in told
    assert tips.of_action(actions.open_case) in told


def test_the_viewer_tells_its_keys(qtbot: QtBot) -> None:
    bar = ViewerBar()
    qtbot.addWidget(bar)
    told = " ".join(each.toolTip() for each in bar.findChildren(QToolButton))
    assert f"({native('Ctrl+0')})" in told
    assert "  (" not in told
