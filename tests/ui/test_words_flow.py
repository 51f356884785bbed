"""The window over the real core: words are replaced in all answers, and that is taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from journeys import QUIET, Journey, make_case, opened_window, replace_ask
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from auditprep import produce
from auditprep.model import Answer
from auditprep.paths import settings_folder
from auditprep.prose.phrases import Phrase
from ui.dialogs.phrases import PhrasesDialog
from ui.pages.questions import QuestionsPage
from ui.pages.replace import ReplacePage

pytestmark = QUIET


@pytest.fixture
def journey(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Journey]:
    replace_ask(monkeypatch, tmp_path)
    answers = {"1.1": Answer("Ja", "Nämnden **har** mål."), "1.2": Answer(None, "- nämnden\n- annat")}
    case = make_case(tmp_path / "a.auditprep", answers)
    with opened_window(qtbot, tmp_path, case) as made:
        yield made


def seek(journey: Journey, find: str, words: str) -> ReplacePage:
    journey.window._actions.replace.trigger()
    page = journey.page()
    assert isinstance(page, ReplacePage)
    page._find.setText(find)
    page._words.setText(words)
    page._ask()
    journey.qtbot.waitUntil(lambda: page._found_for == page.sought())
    return page


def test_what_is_typed_is_found_before_it_is_saved_and_all_is_one_step_to_undo(journey: Journey) -> None:
    field = journey.show_question("1.1")
    field.moveCursor(field.textCursor().MoveOperation.End)
    journey.type(" Så säger nämnden.")
    page = seek(journey, "nämnden", "styrelsen")
    assert page._model.count() == 3
    before = journey.controller._sitting.seen.answers
    page._replace.click()
    journey.settle()
    assert journey.told() == "Ersatt: 3 ställen i 2 frågor."
    assert journey.in_file().answer("1.1").text == "Styrelsen **har** mål. Så säger styrelsen."
    assert journey.in_file().answer("1.2").text == "- styrelsen\n- annat"
    journey.undo()
    assert journey.in_file().answers == before
    assert journey.told() == "Det är ångrat."
    journey.window.show_question("1.1")
    assert journey.typed_text() == "Nämnden har mål. Så säger nämnden."


def test_after_replacing_ctrl_z_in_the_field_brings_the_words_back_and_not_what_was_sought(
    journey: Journey,
) -> None:
    with journey.qtbot.waitActive(journey.window):
        journey.window.activateWindow()
    before = journey.in_file().answers
    journey.window._actions.replace.trigger()
    page = journey.page()
    assert isinstance(page, ReplacePage)
    page._words.setText("styrelsen")
    journey.type("nämnden", page._find)
    page._ask()
    journey.qtbot.waitUntil(lambda: page._found_for == page.sought())
    page._replace.click()
    journey.settle()
    assert page._find.hasFocus()
    QTest.keyClick(page._find, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    journey.settle()
    assert journey.in_file().answers == before
    assert page._find.text() == "nämnden"
    journey.type("s", page._find)
    QTest.keyClick(page._find, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    journey.settle()
    assert page._find.text() == "nämnden"


def test_an_undo_knows_what_has_just_been_typed(journey: Journey) -> None:
    """It would say that all is undone, and then the words that were typed would bring the others back."""
    page = seek(journey, "nämnden", "styrelsen")
    page._replace.click()
    journey.settle()
    field = journey.show_question("1.1")
    field.moveCursor(field.textCursor().MoveOperation.End)
    journey.type(" Mer.")
    journey.undo()
    assert journey.told().startswith("Ångrat i 1.2.")
    assert journey.in_file().answer("1.1").text == "Styrelsen **har** mål. Mer."


def test_selected_words_are_sought_a_place_is_gone_to_and_esc_leads_back(journey: Journey) -> None:
    field = journey.show_question("1.2")
    cursor = field.document().find("annat")
    field.setTextCursor(cursor)
    journey.window._actions.replace.trigger()
    page = journey.page()
    assert isinstance(page, ReplacePage)
    journey.qtbot.waitUntil(lambda: page._model.count() == 1)
    assert page._find.text() == "annat"
    page.closed.emit()
    assert isinstance(journey.page(), QuestionsPage)
    page = seek(journey, "har", "ägde")
    page.place_requested.emit(page._model.place(1))
    assert journey.window._questions.current_key() == "1.1"
    assert journey.text_field().textCursor().selectedText() == "har"


def test_where_the_case_is_closed_nothing_of_it_is_left(journey: Journey) -> None:
    page = seek(journey, "nämnden", "styrelsen")
    journey.controller.close_case()
    journey.settle()
    assert (page._model.count(), page._find.text()) == (0, "")
    assert not journey.window._actions.replace.isEnabled()


# Phrases


def test_phrases_are_there_when_a_case_is_and_ones_own_are_kept(journey: Journey) -> None:
    journey.qtbot.waitUntil(lambda: bool(journey.window._questions._phrases._phrases))
    field = journey.show_question("1.2")
    field.selectAll()
    journey.window._questions._phrases._save_selected()
    dialog = journey.dialog(PhrasesDialog)
    dialog._title.setText("Min fras")
    dialog.accept()
    phrases = journey.window._questions._phrases
    journey.qtbot.waitUntil(lambda: "Min fras" in [each.title for each in phrases._phrases])
    assert produce.own_phrases() == (Phrase("Min fras", "- nämnden\n- annat", own=True),)


def test_where_they_cannot_be_kept_that_is_said_in_the_dialog_and_they_can_still_be_used(
    journey: Journey,
) -> None:
    settings_folder().parent.mkdir(parents=True, exist_ok=True)
    settings_folder().write_text("a file where the folder is to be")
    journey.show_question("1.2")
    journey.qtbot.waitUntil(lambda: journey.window._phrasing._is_read)
    with journey.qtbot.waitSignal(journey.controller.words.keep_failed):
        journey.window._phrasing.save("Ord")
    dialog = journey.dialog(PhrasesDialog)
    assert dialog._alarm.words()
    assert dialog._list.item(0).text() == "Ord"
    dialog.accept()
    settings_folder().unlink()


def test_they_are_read_before_they_are_shown_also_without_a_case(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    replace_ask(monkeypatch, tmp_path)
    produce.keep_phrases((), (Phrase("Min", "Ord", own=True),))
    with opened_window(qtbot, tmp_path) as journey:
        journey.window._phrasing.show_own()
        qtbot.waitUntil(lambda: journey.has_dialog(PhrasesDialog))
        dialog = journey.dialog(PhrasesDialog)
        assert dialog._list.item(0).text() == "Min"
        dialog.accept()


def test_nothing_is_offered_where_nothing_may_be_written(journey: Journey) -> None:
    journey.show_question("1.2")
    journey.window._questions.set_read_only(True)
    journey.window._questions._phrases.open()
    assert journey.window._questions._phrases._picker is None
