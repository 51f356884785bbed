"""The preview of what is printed: which answers, which pages, by mouse and by keyboard; and a computer without a printer."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot
from snapshots import many_questions, snapshot

from auditprep.model import Notice, PageImage, PageLayout, Printed, Progress
from ui.dialogs.print_preview import PrintPreview

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "This plugin does not support")


@pytest.fixture
def dialog(qtbot: QtBot) -> PrintPreview:
    made = PrintPreview(snapshot(), "1.2")
    qtbot.addWidget(made)
    made.show()
    return made


def ready(dialog: PrintPreview, pages: int = 9, *printers: str) -> PrintPreview:
    dialog.begin()
    dialog.show_printed(Printed(b"", pages))
    dialog.show_printers(printers or ("Skrivaren i korridoren",))
    return dialog


def button(dialog: PrintPreview, words: str) -> QPushButton:
    return next(each for each in dialog.findChildren(QPushButton) if each.text() == words)


def chosen(dialog: PrintPreview, words: str) -> QAbstractButton:
    return next(each for each in dialog.findChildren(QAbstractButton) if each.text() == words)


def type_pages(dialog: PrintPreview, words: str) -> None:
    field(dialog).setText(words)


def field(dialog: PrintPreview) -> QLineEdit:
    return next(each for each in dialog.findChildren(QLineEdit) if each.accessibleName() == "Sidor")


def shown(dialog: QWidget) -> list[str]:
    QApplication.processEvents()
    return [each.text() for each in dialog.findChildren(QLabel) if each.isVisible()]


def test_all_answers_come_first_and_then_the_question_one_came_from(
    qtbot: QtBot, dialog: PrintPreview
) -> None:
    asked: list[object] = []
    dialog.answers_wanted.connect(asked.append)
    dialog.begin()
    chosen(dialog, "En fråga").click()
    box = dialog.findChild(QComboBox)
    box.setCurrentIndex(0)
    chosen(dialog, "Alla svar").click()
    assert asked == [None, frozenset(("1.2",)), frozenset(("1.1",)), None]


def test_nothing_is_printed_before_the_pages_are_there(dialog: PrintPreview) -> None:
    dialog.begin()
    dialog.show_printers(("A",))
    assert not button(dialog, "Skriv ut…").isEnabled()
    assert "Sidorna sätts…" in shown(dialog)
    dialog.show_printed(Printed(b"", 2))
    assert button(dialog, "Skriv ut…").isEnabled()
    assert "2 sidor" in shown(dialog)


def test_only_the_pages_that_are_typed_are_printed_or_saved(qtbot: QtBot, dialog: PrintPreview) -> None:
    ready(dialog)
    type_pages(dialog, "2–3, 9")
    for words, signal in (("Skriv ut…", dialog.print_requested), ("Spara som PDF…", dialog.save_requested)):
        with qtbot.waitSignal(signal) as asked:
            button(dialog, words).click()
        assert asked.args == [(2, 3, 9)]


def test_pages_that_cannot_be_understood_print_nothing_and_say_how(dialog: PrintPreview) -> None:
    ready(dialog)
    type_pages(dialog, "två")
    assert "Skriv sidorna så här: 2–4, 7" in shown(dialog)
    assert not button(dialog, "Skriv ut…").isEnabled()
    assert not button(dialog, "Spara som PDF…").isEnabled()
    type_pages(dialog, "")
    assert button(dialog, "Skriv ut…").isEnabled()


def test_without_a_printer_that_is_said_and_the_pdf_is_the_way_on(qtbot: QtBot, dialog: PrintPreview) -> None:
    dialog.begin()
    dialog.show_printed(Printed(b"", 2))
    dialog.show_printers(())
    assert any("ingen skrivare" in words for words in shown(dialog))
    assert not button(dialog, "Skriv ut…").isEnabled()
    save = button(dialog, "Spara som PDF…")
    assert save.isDefault() and save.property("role") == "primary"
    with qtbot.waitSignal(dialog.save_requested):
        save.click()


def test_ctrl_p_prints_and_escape_closes(qtbot: QtBot, dialog: PrintPreview) -> None:
    ready(dialog)
    dialog.activateWindow()
    with qtbot.waitSignal(dialog.print_requested):
        qtbot.keyClick(dialog, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    QApplication.sendEvent(
        dialog,
        QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
    )
    assert not dialog.isVisible()


def test_escape_calls_the_printing_off_before_it_closes(qtbot: QtBot, dialog: PrintPreview) -> None:
    ready(dialog)
    dialog.show_printing(Progress(1, 9, "print"))
    assert not button(dialog, "Skriv ut…").isEnabled()
    with qtbot.waitSignal(dialog.cancel_requested):
        button(dialog, "Avbryt").click()
    assert dialog.isVisible()
    dialog.show_printing(None)
    button(dialog, "Stäng").click()
    assert not dialog.isVisible()


def test_pages_are_drawn_as_they_are_turned(qtbot: QtBot, dialog: PrintPreview) -> None:
    wanted: list[int] = []
    dialog.page_wanted.connect(lambda page, _width: wanted.append(page))
    ready(dialog)
    qtbot.waitUntil(lambda: wanted == [1])
    dialog.show_page(1, PageImage(2, 3, bytes(18)), PageLayout("Hej", (None,) * 3), ())
    assert dialog._pane.canvas.accessibleDescription() == "Hej"
    dialog._pane.canvas.turned.emit(1)
    qtbot.waitUntil(lambda: wanted == [1, 2])


def test_drafts_that_are_not_printed_are_told(dialog: PrintPreview) -> None:
    dialog.begin()
    dialog.show_printed(Printed(b"", 1, (Notice("not-confirmed", facts={"count": "3"}),)))
    assert any(words.startswith("3 utkast från förra året") for words in shown(dialog))


def test_what_went_wrong_stands_in_the_dialog(dialog: PrintPreview) -> None:
    ready(dialog)
    dialog.show_printing(Progress(0, 9))
    dialog.show_error("Skrivaren svarar inte.")
    assert "Skrivaren svarar inte." in shown(dialog)
    assert button(dialog, "Skriv ut…").isEnabled()


def test_every_control_has_a_name(dialog: PrintPreview) -> None:
    ready(dialog)
    for each in (*dialog.findChildren(QComboBox), *dialog.findChildren(QLineEdit)):
        assert each.accessibleName() or each.parent() in dialog.findChildren(QComboBox), each


def test_a_large_form_and_a_small_screen_are_no_hindrance(qtbot: QtBot) -> None:
    made = PrintPreview(snapshot(sections=many_questions(10, 50)))
    qtbot.addWidget(made)
    made.resize(700, 430)
    made.show()
    ready(made)
    QApplication.processEvents()
    assert made.findChild(QComboBox).count() == 500
    for words in ("Stäng", "Spara som PDF…", "Skriv ut…"):
        each = button(made, words)
        assert made.rect().contains(each.mapTo(made, each.rect().bottomRight()))
