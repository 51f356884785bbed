"""From Ctrl+P to paper: over the real core, with a printer that writes a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from journeys import QUIET, make_case, replace_ask
from pdf_making import texts
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QMainWindow, QPushButton
from pytestqt.qtbot import QtBot

from auditprep.model import Answer, PageImage, Progress
from ui import print_flow, printers
from ui.controller import Controller
from ui.dialogs.print_preview import PrintPreview
from ui.print_flow import PrintFlow
from ui.widgets.notice_line import NoticeLine

pytestmark = QUIET

LONG = "Nämnden följer målen varje månad och redovisar avvikelser med förslag till åtgärder. "


class There:
    """The flow, without the pages of the window around it."""

    def __init__(self, qtbot: QtBot, case: Path, folder: Path) -> None:
        self.qtbot, self.folder = qtbot, folder
        self.window, self.told = QMainWindow(), NoticeLine(alarm=False, icon="check", closes=True)
        qtbot.addWidget(self.window)
        self.window.setCentralWidget(self.told)
        self.window.show()
        self.controller = Controller()
        self.flow = PrintFlow(self.window, self.controller, self.told, lambda: "1.2")
        with qtbot.waitSignal(self.controller.case_opened, timeout=20_000):
            self.controller.open_case(case)

    @property
    def dialog(self) -> PrintPreview:
        dialog = self.flow._dialog
        assert dialog is not None
        return dialog

    def start(self) -> None:
        with self.qtbot.waitSignal(self.controller.sending.printed, timeout=30_000):
            self.flow.start()
        self.qtbot.waitUntil(lambda: self.dialog._count > 0, timeout=20_000)

    def click(self, words: str) -> None:
        next(each for each in self.dialog.findChildren(QPushButton) if each.text() == words).click()


@pytest.fixture
def there(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[There]:
    asked = replace_ask(monkeypatch, tmp_path)
    monkeypatch.setattr(print_flow, "ask", asked)
    monkeypatch.setattr(printers, "names", lambda: ("En skrivare",))
    case = make_case(tmp_path / "a.auditprep", {"1.1": Answer("Ja", LONG * 90), "1.2": Answer("Nej")})
    made = There(qtbot, case, tmp_path)
    yield made
    made.flow.forget_case()
    assert made.controller.shut_down(20_000)


def to_file(file: Path) -> Callable[..., QPrinter]:
    """A printer of which the paper is a file."""

    def choose(_parent: object, _title: str) -> QPrinter:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(file))
        printers.dress(printer)
        return printer

    return choose


def test_the_pages_that_are_typed_come_out_of_the_printer(
    there: There, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = tmp_path / "papper.pdf"
    monkeypatch.setattr(printers, "choose", to_file(paper))
    there.start()
    assert there.dialog._count > 2
    there.dialog._pages.setText("1–2")
    there.click("Skriv ut…")
    there.qtbot.waitUntil(lambda: there.flow._dialog is None, timeout=60_000)
    assert there.told.words() == "2 sidor har skickats till skrivaren."
    assert len(texts(paper)) == 2


def test_the_first_page_is_drawn(there: There) -> None:
    there.start()
    there.qtbot.waitUntil(lambda: not there.dialog._pane.canvas.is_blank(), timeout=20_000)
    assert "UTKAST" in there.dialog._pane.canvas.accessibleDescription()


def test_one_question_is_set_by_itself(there: There) -> None:
    there.start()
    with there.qtbot.waitSignal(there.controller.sending.printed, timeout=30_000) as made:
        there.dialog._one.setChecked(True)
    assert made.args[0].pages == 1


def test_what_is_seen_can_be_saved_as_a_pdf(there: There) -> None:
    there.start()
    there.dialog._pages.setText("2")
    with there.qtbot.waitSignal(there.controller.sending.saved, timeout=20_000) as saved:
        there.click("Spara som PDF…")
    assert len(texts(saved.args[0])) == 1
    assert "-UTKAST.pdf är sparad." in there.told.words()


def test_who_changes_her_mind_in_the_system_s_dialog_is_back_at_the_pages(
    there: There, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printers, "choose", lambda _parent, _title: None)
    there.start()
    there.click("Skriv ut…")
    assert there.dialog.isVisible()
    assert there.dialog._print.isEnabled()


def test_a_printer_that_does_not_take_the_pages_is_told_calmly(
    there: There, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_given: object) -> Iterator[Progress]:
        yield Progress(0, 1)
        raise printers.NotPrinted

    monkeypatch.setattr(printers, "choose", to_file(tmp_path / "papper.pdf"))
    monkeypatch.setattr(printers, "paint", refuse)
    there.start()
    there.click("Skriv ut…")
    there.qtbot.waitUntil(lambda: "tog inte emot" in there.dialog._alarm.words(), timeout=20_000)
    assert there.dialog._print.isEnabled()


def test_a_printing_that_is_called_off_leaves_the_dialog_as_it_was(
    there: There, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def endless(*_given: object) -> Iterator[Progress]:
        while True:
            yield Progress(0, 9)

    monkeypatch.setattr(printers, "choose", to_file(tmp_path / "papper.pdf"))
    monkeypatch.setattr(printers, "paint", endless)
    there.start()
    there.click("Skriv ut…")
    there.click("Avbryt")
    there.qtbot.waitUntil(lambda: not there.dialog._is_printing, timeout=20_000)
    assert there.dialog._alarm.words() == ""


def test_a_page_that_cannot_be_drawn_is_not_printed_blank(tmp_path: Path) -> None:
    def nothing(_page: int, _width: int) -> PageImage | None:
        return None

    printer = to_file(tmp_path / "papper.pdf")(None, "")
    work = printers.paint(printer, (1, 2), nothing)
    next(work)
    with pytest.raises(printers.NotPrinted):
        next(work)


def test_a_case_that_is_left_takes_the_preview_with_it(there: There) -> None:
    there.start()
    there.flow.forget_case()
    assert there.flow._dialog is None


def test_what_could_not_be_saved_is_told_also_where_the_preview_was_closed(
    there: There, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "en mapp.pdf"
    folder.mkdir()
    monkeypatch.setattr(print_flow.ask, "save_as", lambda *_given: folder)
    there.start()
    with there.qtbot.waitSignal(there.controller.sending.save_failed, timeout=20_000):
        there.click("Spara som PDF…")
        there.click("Stäng")
    assert there.flow._dialog is None
    assert "en mapp.pdf" in there.told.words()
