"""F1 at the right chapter, also in a dialog; the handbook as PDF and on paper; the keys; what we are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QDialog, QLineEdit, QMainWindow, QStackedWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from auditprep import produce
from auditprep.errors import FileNotWritable
from auditprep.model import Sent
from ui import help_flow
from ui.actions import Actions
from ui.dialogs.about import AboutDialog
from ui.dialogs.shortcuts import ShortcutsDialog
from ui.help_flow import HelpFlow
from ui.help_window import HelpWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


class ChecksPage(QWidget):
    """Is called as the page is."""


class StartPage(QWidget):
    """Is called as the page is."""


class QuestionsPage(QWidget):
    """Is called as the page is."""

    def __init__(self) -> None:
        super().__init__()
        self.answer = RichTextEditor()
        QVBoxLayout(self).addWidget(self.answer)


class RichTextEditor(QLineEdit):
    """Is called as the editor is."""


class AcceptDialog(QDialog):
    """Is called as the dialog is."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.field = QLineEdit()
        QVBoxLayout(self).addWidget(self.field)


class Controller:
    """Does at once what the real one does in its threads."""

    def __init__(self) -> None:
        self.printers: tuple[str, ...] = ()
        self.saved: list[Path] = []
        self.snapshot: object | None = None
        self.error: FileNotWritable | None = None

    def export_handbook(
        self, to: Path, then: Callable[[Any], None], otherwise: Callable[[Any], None]
    ) -> None:
        self.saved.append(to)
        otherwise(self.error) if self.error else then(Sent(to, "", 1))

    def look_for(self, _work: Callable[[], Any], then: Callable[[Any], None]) -> None:
        then(self.printers)


class Stage:
    """A window with two pages, and its help."""

    def __init__(self, window: QMainWindow, settings: QSettings) -> None:
        self.window, self.controller = window, Controller()
        self.actions = Actions(window)
        self.pages = QStackedWidget()
        self.checks, self.questions = ChecksPage(), QuestionsPage()
        for page in (self.checks, self.questions):
            self.pages.addWidget(page)
        window.setCentralWidget(self.pages)
        self.flow = HelpFlow(window, self.controller, self.actions, self.pages, settings)  # type: ignore[arg-type]

    @property
    def reader(self) -> HelpWindow:
        assert self.flow._reader is not None
        return self.flow._reader


@pytest.fixture
def stage(qtbot: QtBot, tmp_path: Path) -> Iterator[Stage]:
    window = QMainWindow()
    qtbot.addWidget(window)
    made = Stage(window, QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
    window.show()
    yield made
    made.flow.close()


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> SimpleNamespace:
    told = SimpleNamespace(opened=[], documents=lambda: tmp_path)
    told.save_as = lambda _parent, _title, suggestion, _kind: suggestion
    told.open_file = told.opened.append
    monkeypatch.setattr(help_flow, "ask", told)
    return told


# F1


def test_f1_opens_the_chapter_of_the_page(stage: Stage) -> None:
    stage.actions.handbook.trigger()
    assert stage.reader.isVisible()
    assert stage.reader.where() == "granska"


def test_before_there_is_a_case_it_begins_at_the_beginning(stage: Stage) -> None:
    start = StartPage()
    stage.pages.addWidget(start)
    stage.pages.setCurrentWidget(start)
    assert stage.flow.chapter_here() == "forsta-gangen"
    stage.controller.snapshot = object()
    assert stage.flow.chapter_here() == "forsta-gangen#sidan-start"


def test_f1_opens_the_chapter_of_what_has_the_focus(qtbot: QtBot, stage: Stage) -> None:
    stage.pages.setCurrentWidget(stage.questions)
    stage.window.activateWindow()
    stage.questions.answer.setFocus()
    qtbot.waitUntil(stage.questions.answer.hasFocus)
    stage.actions.handbook.trigger()
    assert stage.reader.where() == "kryss-och-beskrivning#skriva-beskrivningen"


def test_f1_again_goes_to_the_chapter_in_the_same_window(stage: Stage) -> None:
    stage.actions.handbook.trigger()
    first = stage.reader
    stage.flow.open("kollegor")
    assert stage.reader is first
    assert first.where() == "kollegor"


def test_f1_is_heard_in_a_dialog_too(qtbot: QtBot, stage: Stage) -> None:
    dialog = AcceptDialog(stage.window)
    dialog.open()
    dialog.activateWindow()
    dialog.field.setFocus()
    qtbot.waitUntil(lambda: stage.actions.handbook in dialog.actions())
    qtbot.keyClick(dialog.field, Qt.Key.Key_F1)
    assert stage.reader.where() == "granska#godta-det-som-far-sta"
    assert stage.reader.isVisible()
    assert stage.reader.parent() is None
    dialog.close()


def test_beside_a_dialog_that_lets_nothing_else_be_used_it_belongs_to_the_dialog(
    qtbot: QtBot, stage: Stage
) -> None:
    dialog = AcceptDialog(stage.window)
    dialog.setWindowModality(Qt.WindowModality.ApplicationModal)
    dialog.show()
    reader = stage.flow.open("granska")
    assert reader.parent() is dialog
    assert stage.flow.open("ord") is reader
    dialog.close()


def test_a_dialog_of_another_window_is_left_to_that_one(qtbot: QtBot, stage: Stage) -> None:
    other = QMainWindow()
    qtbot.addWidget(other)
    dialog = AcceptDialog(other)
    dialog.open()
    dialog.activateWindow()
    dialog.field.setFocus()
    qtbot.waitUntil(dialog.field.hasFocus)
    assert stage.actions.handbook not in dialog.actions()
    dialog.close()


def test_the_handbook_closes_with_the_window(stage: Stage) -> None:
    stage.actions.handbook.trigger()
    reader = stage.reader
    stage.flow.close()
    assert not reader.isVisible()


# The keys, and what we are


def test_the_keys_are_reached_from_the_handbook_and_by_their_own(stage: Stage) -> None:
    stage.actions.shortcuts.trigger()
    assert stage.window.findChild(ShortcutsDialog) is not None
    stage.actions.handbook.trigger()
    stage.reader.shortcuts.click()
    assert stage.reader.findChild(ShortcutsDialog) is not None


def test_about_is_reached_from_the_handbook_and_by_its_action(stage: Stage) -> None:
    stage.actions.about.trigger()
    assert stage.window.findChild(AboutDialog) is not None
    stage.actions.handbook.trigger()
    stage.reader.about.click()
    assert stage.reader.findChild(AboutDialog) is not None


# On paper


def test_saving_says_where_and_opens_it(stage: Stage, asked: SimpleNamespace, tmp_path: Path) -> None:
    stage.actions.handbook.trigger()
    stage.reader.saving.click()
    to = tmp_path / produce.HANDBOOK_NAME
    assert stage.controller.saved == [to]
    assert to.name in stage.reader.told.accessibleName()
    stage.reader.told._link.click()
    assert asked.opened == [to]


def test_what_cannot_be_saved_is_a_line_in_the_window(
    stage: Stage, asked: SimpleNamespace, tmp_path: Path
) -> None:
    stage.actions.handbook.trigger()
    stage.controller.error = FileNotWritable(file=str(tmp_path / "x.pdf"))
    stage.reader.saving.click()
    assert "x.pdf" in stage.reader.told.accessibleName()


def test_nothing_is_saved_when_one_thinks_better_of_it(stage: Stage, asked: SimpleNamespace) -> None:
    asked.save_as = lambda *_asked: None
    stage.actions.handbook.trigger()
    stage.reader.saving.click()
    assert stage.controller.saved == []


def test_where_there_is_no_printer_a_pdf_is_offered(stage: Stage, asked: SimpleNamespace) -> None:
    stage.actions.handbook.trigger()
    stage.reader.printing.click()
    assert "skrivare" in stage.reader.told.accessibleName()
    stage.reader.told._link.click()
    assert stage.controller.saved


def test_the_chapter_is_printed_on_the_printer_that_is_chosen(
    stage: Stage, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from PySide6.QtPrintSupport import QPrinter

    def choose(_parent: QWidget, _title: str) -> QPrinter:
        printer = QPrinter()
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "utskrift.pdf"))
        return printer

    monkeypatch.setattr(help_flow.printers, "choose", choose)
    stage.controller.printers = ("Skrivaren i korridoren",)
    stage.actions.handbook.trigger()
    stage.reader.printing.click()
    assert (tmp_path / "utskrift.pdf").read_bytes().startswith(b"%PDF")
