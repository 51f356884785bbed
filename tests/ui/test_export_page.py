"""The export page: what will be sent, what lacks by name, and the receipt."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QProgressBar, QPushButton
from pytestqt.qtbot import QtBot
from snapshots import MARKS, many_questions, snapshot

from auditprep.model import Answer, NotPlaced, Progress, Receipt, Role
from ui.pages.export import NAMED_AT_MOST, ExportPage

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen plugin says so of any window

OUT = Path("/hem/ut.docx")


@pytest.fixture
def page(qtbot: QtBot) -> ExportPage:
    made = ExportPage()
    qtbot.addWidget(made)
    made.resize(1282, 768)
    made.show_case(snapshot(answers={"1.1": Answer("Ja")}))
    made.show()
    return made


def test_what_lacks_is_named_and_leads_there(qtbot: QtBot, page: ExportPage) -> None:
    assert any("1 av 5 besvarade. 4 saknar svar" in words for words in _words(page))
    with qtbot.waitSignal(page.question_requested) as asked:
        _button(page, "1.2  Är målen mätbara?").click()
    assert asked.args == ["1.2"]


def test_a_long_list_of_what_lacks_says_how_many_more(page: ExportPage) -> None:
    page.show_case(snapshot(sections=many_questions(10, 10)))
    assert f"och {100 - NAMED_AT_MOST} till" in _words(page)


def test_nothing_lacking_is_said(page: ExportPage) -> None:
    answers = {key: Answer(MARKS[0], "x") for key in ("1.1", "1.2", "2.1", "2.1#2", "2.3")}
    page.show_case(snapshot(answers=answers))
    assert "Alla 5 frågor är besvarade." in _words(page)


def test_an_export_under_way_can_be_called_off_and_no_other_begun(qtbot: QtBot, page: ExportPage) -> None:
    page.show_started()
    assert not _button(page, "Spara formuläret…").isEnabled()
    page.show_progress(Progress(3, 4, "filling"))
    assert page.findChild(QProgressBar).value() == 3
    with qtbot.waitSignal(page.cancel_requested):
        _button(page, "Avbryt").click()
    page.show_cancelled()
    assert _button(page, "Spara formuläret…").isEnabled()
    assert any("avbröts" in words for words in _words(page))


def test_the_receipt_names_what_was_left_out(qtbot: QtBot, page: ExportPage) -> None:
    page.show_started()
    page.show_receipt(OUT, Receipt(("1.1",), (NotPlaced("2.3", Role.DESCRIPTION, "no-place"),)))
    assert any("1 av 2 svar" in words for words in _words(page))
    left_out = next(button for button in page.findChildren(QPushButton) if "Fråga 2.3" in button.text())
    with qtbot.waitSignal(page.question_requested) as asked:
        left_out.click()
    assert asked.args == ["2.3"]


def test_the_file_and_its_folder_can_be_opened_afterwards(qtbot: QtBot, page: ExportPage) -> None:
    page.show_receipt(OUT, Receipt(("1.1",), ()))
    for words, signal in (("Öppna filen", page.open_requested), ("Öppna mappen", page.folder_requested)):
        with qtbot.waitSignal(signal) as asked:
            _button(page, words).click()
        assert asked.args == [OUT]


def test_the_receipt_stays_with_its_case(page: ExportPage) -> None:
    page.show_receipt(OUT, Receipt(("1.1",), ()))
    page.show_case(snapshot())
    assert any("ut.docx" in words for words in _words(page))
    page.show_case(snapshot(path="annan.auditprep"))
    assert not any("ut.docx" in words for words in _words(page))


def test_what_went_wrong_stands_in_the_page(page: ExportPage) -> None:
    page.show_started()
    page.show_error("Skivan är full.")
    assert "Skivan är full." in _words(page)
    assert _button(page, "Spara formuläret…").isEnabled()


def _button(page: ExportPage, words: str) -> QPushButton:
    QApplication.processEvents()  # what was just added is shown by an event
    return next(
        button for button in page.findChildren(QPushButton) if button.text() == words and button.isVisible()
    )


def _words(page: ExportPage) -> list[str]:
    QApplication.processEvents()  # what was just added is shown by an event
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]
