"""The window over the real core: Ctrl+Z and Ctrl+Y outside text, the menu, the palette and the settings."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from journeys import QUIET, Journey, make_case, opened_window, replace_ask
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu
from pytestqt.qtbot import QtBot

from auditprep.case import Case
from auditprep.errors import ReadOnlyCase
from auditprep.model import Answer, Status
from ui.dialogs.palette import PaletteDialog
from ui.dialogs.settings import SettingsDialog
from ui.menu_flow import MenuFlow
from ui.palette_flow import PaletteFlow
from ui.settings_flow import SettingsFlow
from ui.widgets.rich_text_edit import RichTextEdit

pytestmark = QUIET
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> SimpleNamespace:
    return replace_ask(monkeypatch, tmp_path)


@pytest.fixture
def there(qtbot: QtBot, asked: SimpleNamespace, tmp_path: Path) -> Iterator[Journey]:
    path = make_case(tmp_path / "Parknämnden 2031.auditprep", {"1.1": Answer("Ja", "Målen antogs.")})
    file = tmp_path / "budget.txt"
    file.write_text("Budget 2031", encoding="utf-8")
    with Case.open(path, who="anna") as case:
        case.attach(file, title="Budget 2031")
    with opened_window(qtbot, tmp_path, path) as journey:
        yield journey


def answer(there: Journey, key: str) -> Answer:
    return there.controller.snapshot.answer(key)


def told(there: Journey) -> str:
    return there.window._told.words()


def wait_told(there: Journey, words: str) -> None:
    there.qtbot.waitUntil(lambda: told(there) == words)


def test_the_latest_change_is_undone_and_made_again(there: Journey) -> None:
    there.window.show_question("1.1")
    there.window._questions._sheet.marks.choose(2)
    there.qtbot.waitUntil(lambda: answer(there, "1.1").mark == "Nej")
    there.window._actions.undo.trigger()
    wait_told(there, "Ångrat: krysset ändrades i 1.1")
    assert answer(there, "1.1").mark == "Ja"
    there.window._told.press()
    wait_told(there, "Gjort om: krysset ändrades i 1.1")
    assert answer(there, "1.1").mark == "Nej"
    there.window._told.press()
    there.qtbot.waitUntil(lambda: answer(there, "1.1").mark == "Ja")


def test_a_document_that_was_taken_away_comes_back(there: Journey) -> None:
    (budget,) = there.controller.snapshot.evidence
    there.controller.evidence.remove([budget.id])
    there.qtbot.waitUntil(lambda: there.controller.snapshot.evidence == ())
    there.window._actions.undo.trigger()
    wait_told(there, "Ångrat: bilagan Budget 2031 togs bort")
    assert [each.title for each in there.controller.snapshot.evidence] == ["Budget 2031"]


def test_what_is_typed_is_saved_first_and_undone_as_what_it_is(there: Journey) -> None:
    there.window.show_question("1.1")
    editor = there.window._questions._sheet.editor
    editor.set_markdown("Målen antogs i december.")
    there.controller.save_answer("1.1", text="Målen antogs i december.")
    there.window._actions.undo.trigger()
    wait_told(there, "Ångrat: beskrivningen ändrades i 1.1")
    assert answer(there, "1.1").text == "Målen antogs."


def test_where_there_is_nothing_to_undo_it_says_so(there: Journey) -> None:
    there.window._actions.undo.trigger()
    wait_told(there, "Det finns inget mer att ångra sedan underlaget öppnades.")
    there.window._actions.redo.trigger()
    wait_told(there, "Det finns inget att göra om.")


def test_in_a_case_that_was_sent_it_is_told_why_nothing_is_undone(there: Journey) -> None:
    there.controller.save_answer("1.1", mark="Nej")
    there.controller.colleagues.set_status(Status.READY)
    there.qtbot.waitUntil(lambda: there.controller.snapshot.status is Status.READY)
    there.window._actions.undo.trigger()
    wait_told(there, "Ångrat: statusen ändrades")
    assert there.controller.snapshot.status is Status.DRAFT


def test_where_somebody_took_the_case_over_the_whole_window_is_told(
    there: Journey, monkeypatch: pytest.MonkeyPatch
) -> None:
    def taken_over(_case: Case) -> None:
        raise ReadOnlyCase(file="", holder="bo")

    monkeypatch.setattr(Case, "undo_latest", taken_over)
    with there.qtbot.waitSignal(there.controller.read_only):
        there.window._actions.undo.trigger()
    assert not there.controller.may_write


def test_the_keys_belong_to_the_text_where_one_writes(there: Journey) -> None:
    there.controller.save_answer("1.1", mark="Nej")
    there.qtbot.waitUntil(lambda: answer(there, "1.1").mark == "Nej")
    field = there.window._questions.findChild(QLineEdit)
    there.window.show_question("1.1")
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Z, CONTROL)
    QApplication.processEvents()
    assert answer(there, "1.1").mark == "Nej"


# In the description


def write(there: Journey, key: str) -> RichTextEdit:
    """The description of a question, where the keyboard is."""
    with there.qtbot.waitActive(there.window):
        there.window.activateWindow()
    there.window.show_question(key)
    return there.text_field()


def test_where_nothing_of_the_text_can_be_undone_the_last_change_is(there: Journey) -> None:
    """As a mark that was chosen by mistake, by its keys; and who writes on does so where she was."""
    sheet = write(there, "1.1")
    sheet.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClick(sheet, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    there.qtbot.waitUntil(lambda: answer(there, "1.1").mark == "Nej")
    QTest.keyClick(sheet, Qt.Key.Key_Z, CONTROL)
    wait_told(there, "Ångrat: krysset ändrades i 1.1")
    assert answer(there, "1.1").mark == "Ja"
    assert sheet.textCursor().atEnd()
    QTest.keyClick(sheet, Qt.Key.Key_Y, CONTROL)
    wait_told(there, "Gjort om: krysset ändrades i 1.1")


def test_what_was_typed_is_undone_before_any_change_of_the_case(there: Journey) -> None:
    sheet = write(there, "1.1")
    there.controller.save_answer("1.2", mark="Nej")
    there.type("Nytt. ")
    QTest.keyClick(sheet, Qt.Key.Key_Z, CONTROL)
    there.settle()
    assert sheet.toPlainText() == "Målen antogs."
    assert (answer(there, "1.2").mark, told(there)) == ("Nej", "")


def test_who_undoes_all_that_she_typed_and_goes_on_does_not_get_it_back(there: Journey) -> None:
    """The case has it as a change, and that it went as another."""
    sheet = write(there, "1.1")
    there.type("Nytt. ")
    there.window._flush()
    for _press in range(9):
        QTest.keyClick(sheet, Qt.Key.Key_Z, CONTROL)
        there.window._flush()
    there.settle()
    assert (sheet.toPlainText(), told(there)) == ("Målen antogs.", "")
    QTest.keyClick(sheet, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(sheet, Qt.Key.Key_Z, CONTROL)
    wait_told(there, "Ångrat: krysset ändrades i 1.1")


def test_in_another_case_nothing_of_the_text_before_can_be_undone(there: Journey, tmp_path: Path) -> None:
    write(there, "1.1")
    there.text_field().selectAll()
    QTest.keyClick(there.text_field(), Qt.Key.Key_Delete)
    there.settle()
    there.open(make_case(tmp_path / "Annat 2031.auditprep"))
    assert there.window._questions.current_key() == "1.1"
    assert not there.text_field().document().isUndoAvailable()


# The menu, the palette, the settings


def test_the_menu_has_all_that_has_no_place_of_its_own(there: Journey) -> None:
    menu = there.window.findChild(MenuFlow).make()
    names = [each.text() for each in menu.actions() if not each.isSeparator()]
    for name in ("Öppna…", "Senaste", "Ångra", "Gör om", "Inställningar…", "Sök kommando", "Avsluta"):
        assert name in names
    inner = next(each.menu() for each in menu.actions() if each.menu())
    assert [each.text() for each in inner.actions()] == ["&1  Parknämnden 2031"]


def test_the_menu_is_opened_by_its_button_and_goes_by_itself(there: Journey) -> None:
    there.window._actions.menu.trigger()
    menu = next(
        each for each in QApplication.topLevelWidgets() if isinstance(each, QMenu) and each.isVisible()
    )
    assert menu.activeAction() is menu.actions()[0]
    menu.close()


def test_the_palette_knows_commands_questions_documents_settings_and_chapters(there: Journey) -> None:
    flow = there.window.findChild(PaletteFlow)
    ids = {entry.id for entry, _way in flow._entries()}
    assert {"command:search", "command:settings", "question:1.1", "setting:look", "help:granska"} <= ids
    assert any(each.startswith("document:") for each in ids)
    assert "command:palette" not in ids


def test_the_palette_leads_to_a_question_and_remembers_it(there: Journey) -> None:
    flow = there.window.findChild(PaletteFlow)
    dialog = flow.open()
    field = dialog.findChild(QLineEdit)
    field.setText("1.2")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert there.window._questions.current_key() == "1.2"
    assert there.window._pages.currentWidget() is there.window._questions
    assert flow._latest() == ["question:1.2"]
    again = flow.open()
    assert isinstance(again, PaletteDialog)
    QTest.keyClick(again.findChild(QLineEdit), Qt.Key.Key_Escape)


def test_what_cannot_be_done_is_not_offered(there: Journey) -> None:
    there.controller.close_case()
    there.qtbot.waitUntil(lambda: there.controller.snapshot is None)
    ids = {entry.id for entry, _way in there.window.findChild(PaletteFlow)._entries()}
    assert "command:undo" not in ids
    assert "command:open_case" in ids
    assert not any(each.startswith("question:") for each in ids)
    assert any(each.startswith("case:") for each in ids)


def test_a_setting_is_kept_and_holds_at_once(there: Journey) -> None:
    flow = there.window.findChild(SettingsFlow)
    dialog = flow.open("spelling")
    assert isinstance(dialog, SettingsDialog)
    assert flow.open() is dialog
    dialog.chosen.emit("spelling", False)
    dialog.chosen.emit("citing-minutes", False)
    assert not there.window._spelling.is_on
    assert there.window._settings.value("citing-minutes", type=bool) is False
    dialog.accept()
