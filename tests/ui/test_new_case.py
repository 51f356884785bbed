"""The way to a new case: three screens, back always possible, and nothing made before the last."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from dropping import drop
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot
from snapshots import SECTIONS

from auditprep.model import Notice, Questionnaire
from ui.dialogs.new_case import NewCaseDialog

FORM = Path("/hem/frågor 2025.docx")
READ = Questionnaire(
    "Granskning", "Nämnd: Vård/Omsorg", 2025, dt.date(2025, 10, 17), SECTIONS, (Notice("x"), Notice("y"))
)

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen plugin says so of any window


@pytest.fixture
def dialog(qtbot: QtBot) -> NewCaseDialog:
    made = NewCaseDialog(Path("/hem"))
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_form_is_chosen_or_dropped_or_the_shipped_one_used(qtbot: QtBot, dialog: NewCaseDialog) -> None:
    with qtbot.waitSignal(dialog.browse_requested):
        _button(dialog, "Välj fil…").click()
    with qtbot.waitSignal(dialog.form_chosen) as chosen:
        drop(dialog, FORM)
    assert chosen.args == [FORM]
    dialog.show_error("Nej")
    with qtbot.waitSignal(dialog.form_chosen) as chosen:
        _button(dialog, "Jag har inget formulär: använd programmets eget").click()
    assert chosen.args == [None]


def test_two_files_at_once_are_not_guessed_between(qtbot: QtBot, dialog: NewCaseDialog) -> None:
    with qtbot.assertNotEmitted(dialog.form_chosen):
        drop(dialog, FORM, Path("/hem/annan.docx"))
    assert any("en fil i taget" in words for words in _words(dialog))


def test_what_was_understood_is_shown(dialog: NewCaseDialog) -> None:
    _read(dialog)
    words = _words(dialog)
    assert any(line.startswith("5 frågor i 2 avsnitt, sista dag 17 oktober") for line in words)
    assert "2 saker att titta på" in words
    assert "2 Intern kontroll · 3 frågor" in words


def test_a_form_that_was_given_up_is_not_shown_when_it_is_read_at_last(dialog: NewCaseDialog) -> None:
    dialog.choose(FORM)
    dialog.choose(Path("/hem/annan.docx"))
    dialog.show_form(FORM, READ)
    assert not any("5 frågor" in words for words in _words(dialog))


def test_a_form_that_cannot_be_read_is_told_and_another_can_be_chosen(dialog: NewCaseDialog) -> None:
    dialog.choose(FORM)
    assert any("Läser frågor 2025.docx" in words for words in _words(dialog))
    dialog.show_error("Filen är skyddad.")
    assert "Filen är skyddad." in _words(dialog)
    assert _button(dialog, "Välj fil…").isEnabled()


def test_board_year_and_a_name_that_every_disk_takes_are_suggested(
    qtbot: QtBot, dialog: NewCaseDialog
) -> None:
    _read(dialog)
    _button(dialog, "Nästa").click()
    with qtbot.waitSignal(dialog.case_requested) as wanted:
        _button(dialog, "Skapa underlaget").click()
    assert wanted.args == [Path("/hem/Nämnd Vård Omsorg 2025.auditprep"), FORM, "Nämnd: Vård/Omsorg", 2025]


def test_what_the_user_writes_goes_before_what_the_form_says(qtbot: QtBot, dialog: NewCaseDialog) -> None:
    _read(dialog)
    _button(dialog, "Nästa").click()
    _field(dialog, "Nämnd").setText("")
    _field(dialog, "År").setText("")
    _field(dialog, "Filnamn").setText("mitt.auditprep")
    dialog.set_folder(Path("/annan"))
    with qtbot.waitSignal(dialog.case_requested) as wanted:
        _button(dialog, "Skapa underlaget").click()
    assert wanted.args == [Path("/annan/mitt.auditprep"), FORM, None, None]


def test_a_name_the_user_typed_is_left_alone(dialog: NewCaseDialog) -> None:
    _read(dialog)
    _button(dialog, "Nästa").click()
    name = _field(dialog, "Filnamn")
    name.setText("mitt")
    name.textEdited.emit("mitt")
    _field(dialog, "Nämnd").setText("Torgnämnden")
    assert name.text() == "mitt"


def test_without_a_name_there_is_no_case(dialog: NewCaseDialog) -> None:
    _read(dialog)
    _button(dialog, "Nästa").click()
    _field(dialog, "Filnamn").setText(" . ")
    assert not _button(dialog, "Skapa underlaget").isEnabled()


def test_back_is_always_possible_and_a_refusal_can_be_put_right(qtbot: QtBot, dialog: NewCaseDialog) -> None:
    _read(dialog)
    _button(dialog, "Nästa").click()
    _button(dialog, "Skapa underlaget").click()
    assert not _button(dialog, "Skapa underlaget").isEnabled()
    dialog.show_error("Det finns redan en fil med det namnet.")
    assert _button(dialog, "Skapa underlaget").isEnabled()
    for shown in ("Nästa", "Välj fil…"):
        _button(dialog, "Tillbaka").click()
        assert _button(dialog, shown).isVisible()


def _read(dialog: NewCaseDialog) -> None:
    dialog.choose(FORM)
    dialog.show_form(FORM, READ)


def _button(dialog: NewCaseDialog, words: str) -> QPushButton:
    QApplication.processEvents()  # what was just added is shown by an event
    return next(b for b in dialog.findChildren(QPushButton) if b.text() == words and b.isVisible())


def _field(dialog: NewCaseDialog, name: str) -> QLineEdit:
    return next(field for field in dialog.findChildren(QLineEdit) if field.accessibleName() == name)


def _words(dialog: NewCaseDialog) -> list[str]:
    QApplication.processEvents()  # what was just added is shown by an event
    return [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]
