"""What is written over a selection, or left when it is taken away, looks as where the selection began."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QMimeData, Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui.widgets.editor import RichTextEditor
from ui.widgets.rich_text_edit import RichTextEdit

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # of the offscreen platform
NONE, CONTROL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
MIXED = "Stycke\n\n- punkt\n1. ett\n2. **två**"
REMOVALS = {
    "Delete": (Qt.Key.Key_Delete, NONE),
    "Backspace": (Qt.Key.Key_Backspace, NONE),
    "Ctrl+X": (Qt.Key.Key_X, CONTROL),
}


@pytest.fixture
def editor(qtbot: QtBot) -> RichTextEditor:
    made = RichTextEditor()
    qtbot.addWidget(made)
    with qtbot.waitExposed(made):
        made.show()
    made.focus_text()
    return made


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (MIXED, "Nytt"),
        ("Stycke\n\n- [**fet**](https://a.se)", "Nytt"),
        ("Stycke **fet**", "Nytt"),
        ("**Fet** och\n\nvanlig", "**Nytt**"),
        ("- punkt\n1. ett", "- Nytt"),
        ("[länk](https://a.se)", "Nytt"),
        ("Stycke\n\n| a | b |\n| --- | --- |\n| c | d |", "Nytt"),
    ],
)
def test_what_is_typed_over_everything_looks_as_its_beginning(
    editor: RichTextEditor, before: str, after: str
) -> None:
    editor.set_markdown(before)
    sheet(editor).selectAll()
    write(editor, "Nytt")
    assert editor.markdown() == after
    for _letter in range(4):
        sheet(editor).step_back()
    assert editor.markdown() == before


@pytest.mark.parametrize("removal", REMOVALS)
@pytest.mark.parametrize("before", [MIXED, "- punkt", "**fet**", "1. ett\n2. två\n\nStycke"])
def test_an_answer_that_is_emptied_is_a_plain_paragraph(
    editor: RichTextEditor, before: str, removal: str
) -> None:
    editor.set_markdown(before)
    sheet(editor).selectAll()
    press(editor, *REMOVALS[removal])
    assert editor.markdown() == ""
    write(editor, "Nytt")
    assert editor.markdown() == "Nytt"


def test_what_is_cut_can_be_pasted(editor: RichTextEditor) -> None:
    editor.set_markdown(MIXED)
    sheet(editor).selectAll()
    press(editor, Qt.Key.Key_X, CONTROL)
    press(editor, Qt.Key.Key_V, CONTROL)
    assert editor.markdown() == MIXED


def test_the_rest_of_an_item_comes_into_the_paragraph_it_is_joined_to(editor: RichTextEditor) -> None:
    editor.set_markdown("Stycke\n\n- en punkt")
    cursor = sheet(editor).textCursor()
    cursor.setPosition(0)
    cursor.setPosition(len("Stycke\nen "), cursor.MoveMode.KeepAnchor)
    sheet(editor).setTextCursor(cursor)
    press(editor, Qt.Key.Key_Delete)
    assert editor.markdown() == "punkt"


def test_enter_and_paste_over_everything_leave_a_paragraph(editor: RichTextEditor) -> None:
    for act in (lambda: press(editor, Qt.Key.Key_Return, text="\r"), lambda: paste(editor, "")):
        editor.set_markdown(MIXED)
        sheet(editor).selectAll()
        act()
        write(editor, "Nytt")
        assert editor.markdown() == "Nytt"


def test_a_paste_over_everything_has_no_list_around_it(editor: RichTextEditor) -> None:
    editor.set_markdown(MIXED)
    sheet(editor).selectAll()
    paste(editor, "Inklistrat")
    assert editor.markdown() == "Inklistrat"


def test_an_input_method_writes_over_a_selection_as_the_keys_do(editor: RichTextEditor) -> None:
    editor.set_markdown(MIXED)
    sheet(editor).selectAll()
    event = QInputMethodEvent()
    event.setCommitString("é")
    QApplication.sendEvent(sheet(editor), event)
    assert editor.markdown() == "é"


def sheet(editor: RichTextEditor) -> RichTextEdit:
    return editor.findChild(RichTextEdit)


def press(editor: RichTextEditor, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE, text: str = "") -> None:
    for kind in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(sheet(editor), QKeyEvent(kind, key, modifiers, text))


def write(editor: RichTextEditor, words: str) -> None:
    for letter in words:
        press(editor, Qt.Key.Key_unknown, text=letter)


def paste(editor: RichTextEditor, text: str) -> None:
    data = QMimeData()
    data.setText(text)
    sheet(editor).insertFromMimeData(data)
