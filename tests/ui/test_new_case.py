"""The way to a new case: three screens, back always possible, and nothing made before the last."""

from __future__ import annotations

from pathlib import Path

import pytest
from dropping import drop
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot
from readings import TWO_MARKS, corrected, reading

from auditprep.model import Change, Correction, Notice
from ui.dialogs.new_case import NewCaseDialog
from ui.reading import CasePlan, Reading
from ui.recent import RecentCase
from ui.widgets.preview_list import PreviewList

FORM = Path("/hem/frågor 2025.docx")
READ = reading(TWO_MARKS, Notice("unsure-mark", "1.1", {"seen": "x"}))
SKIPPED = (Correction("1.1", Change.SKIP),)

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


def test_after_a_form_that_cannot_be_read_enter_is_another_file(dialog: NewCaseDialog) -> None:
    dialog.choose(FORM)
    _button(dialog, "Avbryt").setFocus()  # where it goes while the others are dimmed
    dialog.show_error("Filen är skadad.")
    assert dialog.focusWidget() is _button(dialog, "Välj fil…")


def test_two_files_at_once_are_not_guessed_between(qtbot: QtBot, dialog: NewCaseDialog) -> None:
    with qtbot.assertNotEmitted(dialog.form_chosen):
        drop(dialog, FORM, Path("/hem/annan.docx"))
    assert any("en fil i taget" in words for words in _words(dialog))


def test_what_was_understood_is_shown(dialog: NewCaseDialog) -> None:
    _read(dialog)
    (found,) = [
        words for words in _words(dialog) if words.startswith("5 frågor i 2 avsnitt, sista dag 17 okt")
    ]
    assert found.endswith("; 2 saker att titta på")


def test_a_form_without_doubts_is_one_key_away_from_the_next_screen(
    qtbot: QtBot, dialog: NewCaseDialog
) -> None:
    with qtbot.waitActive(dialog):
        dialog.activateWindow()
    _read(dialog, reading())
    assert _button(dialog, "Nästa").hasFocus()
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert _button(dialog, "Skapa underlaget").isEnabled()


def test_enter_in_a_field_makes_the_case(qtbot: QtBot, dialog: NewCaseDialog) -> None:
    _read(dialog)
    _button(dialog, "Nästa").click()
    with qtbot.waitSignal(dialog.case_requested):
        qtbot.keyClick(_field(dialog, "Filnamn"), Qt.Key.Key_Return)


def test_enter_in_a_field_of_the_preview_does_not_leave_it(qtbot: QtBot, dialog: NewCaseDialog) -> None:
    _read(dialog)
    qtbot.keyClick(_field(dialog, "Nummer"), Qt.Key.Key_Return)
    assert _button(dialog, "Nästa").isVisible()


def test_the_dialog_is_large_but_no_larger_than_the_screen_with_its_frame(dialog: NewCaseDialog) -> None:
    room = dialog.screen().availableSize() - QSize(16, 48)
    assert dialog.size() == QSize(1100, 680).boundedTo(room)
    assert dialog.minimumSizeHint().width() <= 667 and dialog.minimumSizeHint().height() <= 336


def test_corrections_are_asked_for_shown_and_taken_along(qtbot: QtBot, dialog: NewCaseDialog) -> None:
    _correct(qtbot, dialog)
    assert any(words.startswith("4 frågor") for words in _words(dialog))
    _button(dialog, "Nästa").click()
    remember = _remember(dialog)
    assert remember.isVisible() and remember.isChecked()
    with qtbot.waitSignal(dialog.case_requested) as wanted:
        _button(dialog, "Skapa underlaget").click()
    assert wanted.args[2] == CasePlan("Nämnd: Vård/Omsorg", 2025, SKIPPED, remember=True)


def test_corrections_need_not_be_remembered(qtbot: QtBot, dialog: NewCaseDialog) -> None:
    _correct(qtbot, dialog)
    _button(dialog, "Nästa").click()
    _remember(dialog).setChecked(False)
    _button(dialog, "Tillbaka").click()
    _button(dialog, "Nästa").click()
    with qtbot.waitSignal(dialog.case_requested) as wanted:
        _button(dialog, "Skapa underlaget").click()
    assert wanted.args[2].corrections == SKIPPED
    assert not wanted.args[2].remember


def test_what_is_remembered_already_is_not_asked_about_again(qtbot: QtBot, dialog: NewCaseDialog) -> None:
    _read(dialog, reading(corrections=SKIPPED, layout="Granskning 2024"))
    _button(dialog, "Nästa").click()
    assert not _remember(dialog).isVisible()
    with qtbot.waitSignal(dialog.case_requested) as wanted:
        _button(dialog, "Skapa underlaget").click()
    assert wanted.args[2] == CasePlan("Nämnd: Vård/Omsorg", 2025, SKIPPED, remember=False)


def test_the_form_read_anew_for_another_choice_is_not_shown(dialog: NewCaseDialog) -> None:
    _read(dialog)
    dialog.show_corrected(Path("/hem/annan.docx"), corrected(READ, SKIPPED))
    assert any(words.startswith("5 frågor") for words in _words(dialog))


def test_a_correction_that_could_not_be_made_is_told_and_taken_back(
    qtbot: QtBot, dialog: NewCaseDialog
) -> None:
    _read(dialog)
    _button(dialog, "Ingen fråga").click()
    dialog.show_correction_error(FORM, "Formuläret kan inte läsas så.")
    assert "Formuläret kan inte läsas så." in _words(dialog)
    _button(dialog, "Nästa").click()
    with qtbot.waitSignal(dialog.case_requested) as wanted:
        _button(dialog, "Skapa underlaget").click()
    assert wanted.args[2].corrections == ()


def test_escape_never_throws_corrections_away(qtbot: QtBot, dialog: NewCaseDialog) -> None:
    _read(dialog)
    _button(dialog, "Ingen fråga").click()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    _button(dialog, "Avbryt").click()
    assert not dialog.isVisible()


def test_escape_closes_a_dialog_that_nothing_was_done_in(qtbot: QtBot, dialog: NewCaseDialog) -> None:
    _read(dialog)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


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
    plan = CasePlan("Nämnd: Vård/Omsorg", 2025)
    assert wanted.args == [Path("/hem/Nämnd Vård Omsorg 2025.auditprep"), FORM, plan]


def test_what_the_user_writes_goes_before_what_the_form_says(qtbot: QtBot, dialog: NewCaseDialog) -> None:
    _read(dialog)
    _button(dialog, "Nästa").click()
    _field(dialog, "Nämnd").setText("")
    _field(dialog, "År").setText("")
    _field(dialog, "Filnamn").setText("mitt.auditprep")
    dialog.set_folder(Path("/annan"))
    with qtbot.waitSignal(dialog.case_requested) as wanted:
        _button(dialog, "Skapa underlaget").click()
    assert wanted.args == [Path("/annan/mitt.auditprep"), FORM, CasePlan()]


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


RECENT = (
    RecentCase(Path("/hem/vård 2025.auditprep"), "Nämnd: Vård/Omsorg 2025"),
    RecentCase(Path("/hem/vård 2024.auditprep"), "Nämnd: Vård/Omsorg 2024"),
    RecentCase(Path("/hem/park 2023.auditprep"), "Parknämnden 2023"),
)


def test_the_boards_case_of_the_year_before_is_suggested_and_follows_what_is_written(
    dialog: NewCaseDialog,
) -> None:
    dialog.set_recent(RECENT)
    _read(dialog)
    _button(dialog, "Nästa").click()
    assert _previous(dialog) == Path("/hem/vård 2024.auditprep")
    _field(dialog, "År").setText("2027")
    assert _previous(dialog) is None
    _field(dialog, "Nämnd").setText("Parknämnden")
    _field(dialog, "År").setText("2024")
    assert _previous(dialog) == Path("/hem/park 2023.auditprep")


def test_what_the_user_says_of_last_year_goes_before_what_is_suggested_until_another_form_is_chosen(
    qtbot: QtBot, dialog: NewCaseDialog
) -> None:
    dialog.set_recent(RECENT)
    _read(dialog)
    _button(dialog, "Nästa").click()
    _button(dialog, "Inget").click()
    _field(dialog, "År").setText("2026")
    assert _previous(dialog) is None
    with qtbot.waitSignal(dialog.previous_browse_requested):
        next(
            each
            for each in dialog.findChildren(QPushButton)
            if each.accessibleName() == "Välj föregående års fil…"
        ).click()
    dialog.set_previous(Path("/hem/eget.docx"))
    _field(dialog, "År").setText("2025")
    assert _previous(dialog) == Path("/hem/eget.docx")
    with qtbot.waitSignal(dialog.case_requested) as wanted:
        _button(dialog, "Skapa underlaget").click()
    assert wanted.args[2].previous == Path("/hem/eget.docx")
    _read(dialog)
    _button(dialog, "Nästa").click()
    assert _previous(dialog) == Path("/hem/vård 2024.auditprep")


def _previous(dialog: NewCaseDialog) -> Path | None:
    """Last year's file, as it would be taken."""
    return dialog._case.previous()


def _read(dialog: NewCaseDialog, found: Reading = READ) -> None:
    dialog.choose(FORM)
    dialog.show_form(FORM, found)


def _correct(qtbot: QtBot, dialog: NewCaseDialog) -> None:
    """The first question is called none."""
    _read(dialog)
    assert dialog.findChild(PreviewList).currentIndex().isValid()
    with qtbot.waitSignal(dialog.corrections_changed) as changed:
        _button(dialog, "Ingen fråga").click()
    assert changed.args == [FORM, SKIPPED]
    dialog.show_corrected(FORM, corrected(READ, SKIPPED))


def _remember(dialog: NewCaseDialog) -> QCheckBox:
    QApplication.processEvents()
    return dialog.findChild(QCheckBox)


def _button(dialog: NewCaseDialog, words: str) -> QPushButton:
    QApplication.processEvents()  # what was just added is shown by an event
    return next(b for b in dialog.findChildren(QPushButton) if b.text() == words and b.isVisible())


def _field(dialog: NewCaseDialog, name: str) -> QLineEdit:
    return next(field for field in dialog.findChildren(QLineEdit) if field.accessibleName() == name)


def _words(dialog: NewCaseDialog) -> list[str]:
    QApplication.processEvents()  # what was just added is shown by an event
    return [label.text() for label in dialog.findChildren(QLabel) if label.isVisible()]


def test_what_a_case_without_a_board_is_called_is_said_and_it_may_be_made(
    qtbot: QtBot, dialog: NewCaseDialog
) -> None:
    _read(dialog)
    _button(dialog, "Nästa").click()
    told = "Utan nämnd heter underlaget bara 2025."
    dialog._case._board.setText("Parknämnden")
    dialog._case._year.setText("2025")
    assert told not in _words(dialog)
    dialog._case._board.setText(" ")
    assert told in _words(dialog)
    assert _button(dialog, "Skapa underlaget").isEnabled()
