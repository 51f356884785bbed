"""The quiet line under the description."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QTextEdit
from pytestqt.qtbot import QtBot

from auditprep import i18n
from ui.widgets.editor import RichTextEditor
from ui.widgets.word_count import WordCount


@pytest.fixture
def editor(qtbot: QtBot) -> RichTextEditor:
    made = RichTextEditor()
    qtbot.addWidget(made)
    return made


def said(editor: RichTextEditor) -> str:
    line = editor.findChild(WordCount)
    line.count()
    return line.text()


def select(editor: RichTextEditor, start: int, end: int) -> None:
    sheet = editor.findChild(QTextEdit)
    cursor = QTextCursor(sheet.document())
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    sheet.setTextCursor(cursor)


def test_it_says_how_many_words_there_are(editor: RichTextEditor) -> None:
    editor.set_markdown("Nämnden antog\n\n- två mål\n\n| ett | två |\n| --- | --- |\n| tre | fyra |")
    assert editor.words.text() == "8 ord"
    assert editor.words.accessibleName() == "8 ord"


def test_of_what_is_selected_it_says_how_many_of_them(editor: RichTextEditor) -> None:
    editor.set_markdown("ett två tre")
    select(editor, 0, 7)
    assert said(editor) == "2 av 3 ord"


def test_it_has_nothing_to_say_of_no_text_but_keeps_its_height(editor: RichTextEditor) -> None:
    height = editor.words.sizeHint().height()
    assert said(editor).strip() == ""
    editor.set_markdown("ord")
    assert editor.words.sizeHint().height() == height


def test_it_says_how_many_may_be_misspelt_and_which_keys_go_there(editor: RichTextEditor) -> None:
    editor.set_markdown("ett två")
    editor.words.show_misspelt(2)
    assert said(editor) == "2 ord · 2 kan vara felstavade"
    assert "Alt+F7" in editor.words.toolTip()
    editor.words.show_misspelt(0)
    assert (said(editor), editor.words.toolTip()) == ("2 ord", "")


def test_it_says_when_spelling_cannot_be_checked(editor: RichTextEditor) -> None:
    editor.set_markdown("ett")
    editor.words.show_trouble("Ordlistan saknas")
    assert said(editor) == "1 ord · Ordlistan saknas"


def test_large_numbers_are_grouped_and_english_has_its_plural(editor: RichTextEditor) -> None:
    editor.set_markdown("ord " * 1234)
    assert editor.words.text() == "1\u00a0234 ord"
    i18n.set_language("en")
    editor.set_markdown("one")
    assert editor.words.text() == "1 word"


def test_it_follows_what_is_typed(editor: RichTextEditor, qtbot: QtBot) -> None:
    editor.set_markdown("ett")
    editor.insert_text(" två")
    qtbot.waitUntil(lambda: editor.words.text() == "2 ord")


def test_an_editor_of_a_merge_has_no_such_line(qtbot: QtBot) -> None:
    editor = RichTextEditor(decisions=False)
    qtbot.addWidget(editor)
    assert editor.words.isHidden()
