"""What follows on what, where paper is concerned: the preview, the pages drawn for it, and the printer."""

from __future__ import annotations

from collections.abc import Callable, Generator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from auditprep.errors import AuditprepError
from auditprep.i18n import _, ngettext
from auditprep.model import PageImage, Printed, Progress, Snapshot
from ui import ask, printers, texts
from ui.controller import Controller
from ui.dialogs.print_preview import PrintPreview
from ui.models.sending import Made, file_name
from ui.widgets.notice_line import NoticeLine
from ui.worker import CallOff, Cancelled, DrawnPage, ViewDesk, Worker

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter


class PrintFlow(QObject):
    """Lives as long as the window."""

    def __init__(
        self, window: QWidget, controller: Controller, told: NoticeLine, question: Callable[[], str | None]
    ) -> None:
        """`question` is the one that is on the screen."""
        super().__init__(window)
        self._window, self._controller, self._told, self._question = window, controller, told, question
        self._sending, self._worker = controller.sending, controller.view_worker
        self._desk = ViewDesk()
        self._dialog: PrintPreview | None = None
        self._printed: Printed | None = None
        self._press: Worker | None = None  # made when something is printed for the first time
        self._drawing, self._opening, self._printing = CallOff(), CallOff(), CallOff()
        self._sending.printed.connect(self._on_printed)
        self._sending.print_failed.connect(self._on_failed)
        self._sending.saved.connect(self._on_saved)
        self._sending.save_failed.connect(self._on_not_saved)

    def start(self) -> None:
        """The answers as they will look."""
        if self._controller.snapshot is None or self._dialog is not None:
            return
        dialog = PrintPreview(self._controller.snapshot, self._question(), self._window)
        self._dialog = dialog
        dialog.answers_wanted.connect(self._on_answers_wanted)
        dialog.page_wanted.connect(self._draw)
        dialog.thumbnail_wanted.connect(self._draw_small)
        dialog.print_requested.connect(self._on_print_wanted)
        dialog.save_requested.connect(self._on_save_wanted)
        dialog.cancel_requested.connect(lambda: self._printing.set())
        dialog.finished.connect(self._on_closed)
        dialog.open()
        dialog.begin()
        self._controller.look_for(printers.names, self._on_printers)

    def forget_case(self) -> None:
        """The case is left."""
        self._printing.set()
        if self._dialog:
            self._dialog.done(0)

    # The pages

    def _on_answers_wanted(self, questions: frozenset[str] | None) -> None:
        self._opening.set()
        self._sending.print(questions)

    def _on_printed(self, printed: Printed) -> None:
        if self._dialog is None:
            return
        self._printed = printed
        self._opening = call_off = CallOff()
        self._worker.do(
            lambda: self._desk.open(printed.data, "answers.pdf"),
            lambda _count: self._on_opened(printed, call_off),
            self._on_failed,
            call_off,
        )

    def _on_opened(self, printed: Printed, call_off: CallOff) -> None:
        if self._dialog and not call_off.is_set():
            self._dialog.show_printed(printed)

    def _draw(self, page: int, width: int) -> None:
        self._drawing.set()
        self._drawing = call_off = CallOff()
        self._worker.do(
            lambda: self._desk.draw(page, width, ()),
            lambda drawn: self._on_drawn(drawn, call_off),
            self._on_failed,
            call_off,
        )

    def _draw_small(self, page: int, width: int) -> None:
        call_off = self._opening
        self._worker.do(
            lambda: self._desk.draw_small(page, width),
            lambda image: self._on_drawn_small(page, image, call_off),
            self._on_failed,
            call_off,
        )

    def _on_drawn(self, drawn: DrawnPage | None, call_off: CallOff) -> None:
        if self._dialog and drawn and not call_off.is_set():
            self._dialog.show_page(drawn.page, drawn.image, drawn.layout, drawn.marks)

    def _on_drawn_small(self, page: int, image: PageImage | None, call_off: CallOff) -> None:
        if self._dialog and image and not call_off.is_set():
            self._dialog.show_thumbnail(page, image)

    # The printer

    def _on_printers(self, names: tuple[str, ...]) -> None:
        if self._dialog:
            self._dialog.show_printers(names)

    def _on_print_wanted(self, pages: tuple[int, ...]) -> None:
        if self._dialog is None or self._printed is None:
            return
        printer = printers.choose(self._dialog, texts.case_name(self._snapshot))
        if printer is None:
            return
        self._printing = call_off = CallOff()
        self._dialog.show_printing(Progress(0, len(pages)))
        data = self._printed.data
        self._worker_of_prints().do(
            lambda: _pages_to(printer, data, pages),
            self._on_paper,
            self._on_not_printed,
            call_off,
        )

    def _worker_of_prints(self) -> Worker:
        """The pages are drawn and painted in a thread of their own: meanwhile one may look at them."""
        if self._press is None:
            self._press = self._controller.print_worker
            self._press.progressed.connect(self._on_progress)
        return self._press

    def _on_progress(self, progress: Progress) -> None:
        if self._dialog and not self._printing.is_set():
            self._dialog.show_printing(progress)

    def _on_paper(self, count: int) -> None:
        words = ngettext(
            "{count} page was sent to the printer.", "{count} pages were sent to the printer.", count
        )
        if self._dialog:
            self._dialog.show_printing(None)
            self._dialog.accept()
        self._told.say(words.format(count=count))

    def _on_not_printed(self, error: AuditprepError) -> None:
        if self._dialog and isinstance(error, Cancelled):
            self._dialog.show_printing(None)
        elif self._dialog:
            words = _("The printer did not take the pages. See that it is on, and try again, or save as PDF.")
            self._dialog.show_error(words)

    # As a file

    @property
    def _snapshot(self) -> Snapshot:
        snapshot = self._controller.snapshot
        assert snapshot is not None
        return snapshot

    def _on_save_wanted(self, pages: tuple[int, ...]) -> None:
        if self._dialog is None or self._printed is None:
            return
        snapshot = self._snapshot
        name = snapshot.path.with_name(file_name(snapshot, Made.ANSWERS))
        to = ask.save_as(self._dialog, _("Save as PDF"), name, _("PDF documents (*.pdf)"))
        if to:
            some = frozenset(pages) if len(pages) < self._printed.pages else None
            self._sending.save(self._printed, some, snapshot, to)

    def _on_saved(self, to: Path) -> None:
        if self._dialog:
            self._dialog.accept()
        self._told.say(_("{file} is saved.").format(file=to.name), _("Open"), partial(ask.open_file, to))

    def _on_not_saved(self, error: AuditprepError) -> None:
        """Also where the preview was closed meanwhile: she takes it for saved."""
        if self._dialog:
            self._dialog.show_error(texts.error(error))
        else:
            self._told.say(texts.error(error), is_done=False)

    def _on_failed(self, error: AuditprepError) -> None:
        if self._dialog and not isinstance(error, Cancelled):
            self._dialog.show_error(texts.error(error))

    def _on_closed(self) -> None:
        """Nobody looks any more, and nothing is kept of what was drawn."""
        for call_off in (self._drawing, self._opening):
            call_off.set()
        self._sending.stop_printing()
        self._worker.do(self._desk.close, lambda _none: None, lambda _error: None)
        if self._dialog:
            self._dialog.deleteLater()
        self._dialog = self._printed = None


def _pages_to(printer: QPrinter, data: bytes, pages: tuple[int, ...]) -> Generator[Progress, None, int]:
    """The pages of a PDF on a printer, as progress."""
    desk = ViewDesk()
    desk.open(data, "answers.pdf")
    try:
        return (yield from printers.paint(printer, pages, desk.draw_small))
    finally:
        desk.close()
