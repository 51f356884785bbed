"""Phrases in the editor: chosen at the cursor, filled in by Tab, kept, changed and removed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot

from auditprep.model import Answer, Kind, Question
from auditprep.prose.phrases import Phrase
from ui.dialogs.phrases import PhrasesDialog
from ui.models.picks import PICK
from ui.widgets.editor import RichTextEditor
from ui.widgets.phrase_writer import PhraseWriter

pytestmark = [
    pytest.mark.usefixtures("dressed"),
    pytest.mark.qt_log_ignore("propagateSizeHints", "This plugin does not support"),
]

QUESTION = Question("1", "1", "Följs planen upp?", None, Kind.CHOICE, ("Ja", "Nej"))
YES = Phrase("Ja så", "Ja, den [datum].", marks=frozenset({"yes"}))
NO = Phrase("Nej så", "Nej.", marks=frozenset({"no"}))
LIST = Phrase("Lista", "- [ange risk]\n- [ange åtgärd]", own=True)
TABLE = Phrase("Tabell", "| Mål | Utfall |\n| --- | --- |\n| [målets namn] | [utfall] |")


@pytest.fixture
def editor(qtbot: QtBot, qapp: QApplication) -> RichTextEditor:
    made = RichTextEditor()
    qtbot.addWidget(made)
    made.resize(600, 400)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    made.focus_text()
    return made


def writer(editor: RichTextEditor, *phrases: Phrase, mark: str | None = "Ja") -> PhraseWriter:
    made = PhraseWriter(editor, lambda: (QUESTION, Answer(mark, "")), editor)
    made.set_phrases(phrases)
    return made


def press(editor: RichTextEditor, key: Qt.Key, shift: bool = False) -> None:
    how = Qt.KeyboardModifier.ShiftModifier if shift else Qt.KeyboardModifier.NoModifier
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(editor._sheet, QKeyEvent(kind, key, how))


def write(editor: RichTextEditor, words: str) -> None:
    for sign in words:
        QApplication.sendEvent(
            editor._sheet, QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, sign)
        )


def selected(editor: RichTextEditor) -> str:
    return editor._sheet.textCursor().selectedText()


# Written in


def test_the_first_thing_to_be_filled_in_is_selected_and_written_over(editor: RichTextEditor) -> None:
    editor.insert_phrase(YES.text)
    assert selected(editor) == "[datum]"
    write(editor, "2025-05-20")
    assert editor.markdown() == "Ja, den 2025-05-20."


def test_tab_goes_to_the_next_and_shift_tab_to_the_one_before_in_lists_and_tables(
    editor: RichTextEditor,
) -> None:
    editor.insert_phrase(LIST.text)
    press(editor, Qt.Key.Key_Tab)
    assert selected(editor) == "[ange åtgärd]"
    press(editor, Qt.Key.Key_Tab)
    assert selected(editor) == "[ange risk]"
    press(editor, Qt.Key.Key_Backtab, shift=True)
    assert selected(editor) == "[ange åtgärd]"
    editor.set_markdown("")
    editor.insert_phrase(TABLE.text)
    assert selected(editor) == "[målets namn]"
    press(editor, Qt.Key.Key_Tab)
    assert selected(editor) == "[utfall]"
    assert editor.markdown() == TABLE.text


def test_tab_is_as_it_was_where_nothing_is_left_after_esc_and_in_another_question(
    editor: RichTextEditor,
) -> None:
    editor.insert_phrase(YES.text)
    write(editor, "i maj")
    press(editor, Qt.Key.Key_Tab)
    assert not editor.phrases.is_active
    editor.insert_phrase(YES.text)
    press(editor, Qt.Key.Key_Escape)
    assert not editor.phrases.is_active
    editor.insert_phrase(YES.text)
    editor.set_markdown("En [datum] till")
    assert not editor.phrases.is_active


def test_a_phrase_is_one_step_to_undo_and_runs_into_no_word(editor: RichTextEditor) -> None:
    editor.set_markdown("Som sagt:")
    editor.insert_phrase("Nej.")
    assert editor.markdown() == "Som sagt: Nej."
    editor._sheet.step_back()
    assert editor.markdown() == "Som sagt:"


def test_what_is_selected_stays_and_a_list_gets_lines_of_its_own(editor: RichTextEditor) -> None:
    editor.set_markdown("Risker: slut")
    cursor = editor._sheet.textCursor()
    cursor.setPosition(0)
    cursor.setPosition(7, QTextCursor.MoveMode.KeepAnchor)
    editor._sheet.setTextCursor(cursor)
    editor.insert_phrase(LIST.text)
    assert editor.markdown() == "Risker:\n\n- [ange risk]\n- [ange åtgärd]\n\nslut"


def test_an_emoji_before_it_moves_nothing(editor: RichTextEditor) -> None:
    editor.set_markdown("😀")
    editor.insert_phrase(YES.text)
    assert selected(editor) == "[datum]"


def test_nothing_is_written_where_it_can_only_be_read(editor: RichTextEditor) -> None:
    editor.set_read_only(True)
    editor.insert_phrase(YES.text)
    assert editor.markdown() == ""


# Chosen


def test_those_that_fit_come_first_and_enter_writes_one(qtbot: QtBot, editor: RichTextEditor) -> None:
    made = writer(editor, NO, LIST, YES)
    made.open()
    picker = made._picker
    assert picker is not None
    titles = [picker._model.index(at, 0).data(PICK).title for at in range(3)]
    assert titles == ["Ja så", "Lista", "Nej så"]
    assert picker._model.index(0, 0).data(PICK).caption.startswith("passar frågan · Ja, den")
    qtbot.keyClick(picker._field, Qt.Key.Key_Return)
    assert editor.markdown() == YES.text
    assert selected(editor) == "[datum]"


def test_they_are_found_by_their_words(qtbot: QtBot, editor: RichTextEditor) -> None:
    made = writer(editor, NO, LIST, YES)
    made.open()
    picker = made._picker
    assert picker is not None
    qtbot.keyClicks(picker._field, "risk")
    assert picker._model.rowCount() == 1
    picker.close()


def test_what_is_selected_can_be_kept_from_the_card_and_from_the_menu(
    qtbot: QtBot, editor: RichTextEditor
) -> None:
    made = writer(editor, YES)
    editor.set_markdown("**Ett** svar")
    editor._sheet.selectAll()
    made.open()
    assert made._picker is not None
    with qtbot.waitSignal(made.save_requested) as kept:
        made._picker._save.click()
    assert kept.args == ["**Ett** svar"]
    menu = QMenu(editor)
    editor._sheet.menu_wanted.emit(menu, QPoint(1, 1))
    assert [each.text() for each in menu.actions()][-2:] == ["Fraser…\tCtrl+J", "Spara som fras…"]
    editor._sheet.moveCursor(QTextCursor.MoveOperation.Start)
    made.open()
    assert not made._picker._save.isVisibleTo(made._picker)
    made._picker.close()


def test_the_toolbar_has_a_button_for_them(qtbot: QtBot, editor: RichTextEditor) -> None:
    (button,) = [each for each in editor._toolbar._buttons if each.accessibleName() == "Fraser"]
    with qtbot.waitSignal(editor.phrases_requested):
        button.click()
    assert "Ctrl+J" in button.toolTip()


# Ones own


@pytest.fixture
def dialog(qtbot: QtBot) -> PhrasesDialog:
    made = PhrasesDialog((Phrase("En", "Ett.", own=True), LIST))
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_name_and_a_text_are_changed_and_kept_after_a_pause(qtbot: QtBot, dialog: PhrasesDialog) -> None:
    before = dialog._told
    dialog._title.setText("Nytt namn")
    write(dialog._text, "Nu. ")
    with qtbot.waitSignal(dialog.phrases_changed) as changed:
        pass
    assert changed.args == [before, (Phrase("Nytt namn", "Nu. Ett.", own=True), LIST)]
    assert dialog._list.item(0).text() == "Nytt namn"


def test_what_is_typed_is_kept_before_another_is_shown_and_when_it_is_closed(
    qtbot: QtBot, dialog: PhrasesDialog
) -> None:
    write(dialog._text, "A")
    with qtbot.waitSignal(dialog.phrases_changed) as changed:
        dialog._list.setCurrentRow(1)
    assert changed.args[1][0].text == "AEtt."
    dialog._title.setText("Risker")
    with qtbot.waitSignal(dialog.phrases_changed) as changed:
        dialog.reject()
    assert changed.args[1][1].title == "Risker"


def test_one_that_was_removed_is_put_back(qtbot: QtBot, dialog: PhrasesDialog) -> None:
    with qtbot.waitSignal(dialog.phrases_changed) as changed:
        dialog._remove.click()
    assert changed.args[1] == (LIST,)
    assert dialog._removed.words() == "”En” togs bort."
    with qtbot.waitSignal(dialog.phrases_changed) as changed:
        dialog._removed.press()
    assert [each.title for each in changed.args[1]] == ["En", "Lista"]


def test_a_new_one_is_named_by_its_first_words(qtbot: QtBot, dialog: PhrasesDialog) -> None:
    with qtbot.waitSignal(dialog.phrases_changed) as changed:
        dialog.add("**Nämnden** beslutade [datum].")
    assert changed.args[1][-1] == Phrase(
        "Nämnden beslutade [datum].", "**Nämnden** beslutade [datum].", own=True
    )
    assert dialog._title.selectedText() == dialog._title.text()


def test_an_empty_one_is_kept_when_something_stands_in_it(qtbot: QtBot, dialog: PhrasesDialog) -> None:
    dialog._add.click()
    assert len(dialog._told) == 2
    write(dialog._text, "Ord")
    with qtbot.waitSignal(dialog.phrases_changed) as changed:
        dialog.accept()
    assert changed.args[1][-1] == Phrase("Ny fras", "Ord", own=True)


def test_without_any_it_is_said_how_one_gets_them(qtbot: QtBot) -> None:
    made = PhrasesDialog(())
    qtbot.addWidget(made)
    made.show()
    assert made._nothing.isVisible()
    assert not made._title.isVisible()
    assert not made._remove.isEnabled()
    made.show_error("Det gick inte.")
    assert made._alarm.words() == "Det gick inte."
    assert all(
        each.accessibleName() or each.text() for each in made.findChildren(QPushButton) if each.isVisible()
    )
