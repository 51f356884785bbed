"""The printers of this computer. Like `ask`, it leaves the program: tests replace these functions."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QMarginsF, QRectF, Qt
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtWidgets import QDialog, QWidget

from auditprep.errors import AuditprepError
from auditprep.model import PageImage, Progress
from ui.widgets.page_pictures import picture_of

if TYPE_CHECKING:  # a part of Qt that most never need: it is imported when a printer is asked for
    from PySide6.QtPrintSupport import QPrinter

DOTS = 300
"""Per inch: what a page is drawn with. More is not seen on paper, and takes time and memory."""

Draw = Callable[[int, int], PageImage | None]
"""A page, counted from 1, so many pixels wide; None where it is not there any more."""


class NotPrinted(AuditprepError):
    """The printer did not take the pages."""


def names() -> tuple[str, ...]:
    """The printers there are. May take its time where one of them is far away, so it is asked in a thread."""
    from PySide6.QtPrintSupport import QPrinterInfo

    return tuple(QPrinterInfo.availablePrinterNames())


def choose(parent: QWidget, title: str) -> QPrinter | None:
    """The system's own dialog: which printer, how many copies. None if called off."""
    from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    dress(printer)
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(title)
    ranges = QAbstractPrintDialog.PrintDialogOption.PrintPageRange  # which pages is asked beside the preview
    dialog.setOption(ranges, False)
    accepted = dialog.exec() == QDialog.DialogCode.Accepted
    dialog.deleteLater()
    return printer if accepted else None


def dress(printer: QPrinter) -> None:
    """The paper that the answers are set for; they have their own margins."""
    paper = QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0)
    )
    printer.setPageLayout(paper)
    printer.setFullPage(True)


def paint(printer: QPrinter, pages: Sequence[int], draw: Draw) -> Generator[Progress, None, int]:
    """Prints these pages, and gives how many. Closing it calls the print off. Raises NotPrinted."""
    painter = QPainter()
    if not painter.begin(printer):
        raise NotPrinted
    done = False
    try:
        for number, page in enumerate(pages):
            yield Progress(number, len(pages), "print")
            if number and not printer.newPage():
                raise NotPrinted
            _paint_page(painter, printer, page, draw)
        done = True
    finally:
        if not done:
            printer.abort()
        painter.end()
    return len(pages)


def _paint_page(painter: QPainter, printer: QPrinter, page: int, draw: Draw) -> None:
    """As large as the paper allows, in its middle."""
    paper = QRectF(printer.pageLayout().fullRectPixels(printer.resolution()))
    wide = round(paper.width() * min(1.0, DOTS / printer.resolution()))
    image = draw(page, max(1, wide))
    if image is None:
        raise NotPrinted
    picture = picture_of(image)
    painter.drawImage(_fitting(picture, paper), picture)


def _fitting(picture: QImage, paper: QRectF) -> QRectF:
    size = picture.size().toSizeF().scaled(paper.size(), Qt.AspectRatioMode.KeepAspectRatio)
    left, top = (paper.width() - size.width()) / 2, (paper.height() - size.height()) / 2
    return QRectF(left, top, size.width(), size.height())
