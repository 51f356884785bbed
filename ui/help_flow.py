"""What follows on what, where help is concerned: F1 at the right chapter, the handbook on paper, the keys, and what we are."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, QSettings, Qt
from PySide6.QtGui import QTextDocument
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget
from shiboken6 import isValid

from auditprep import handbook
from auditprep.errors import AuditprepError
from auditprep.i18n import _
from auditprep.model import Sent
from ui import ask, printers, texts, theme
from ui.actions import Actions
from ui.controller import Controller
from ui.dialogs.about import AboutDialog
from ui.dialogs.shortcuts import ShortcutsDialog
from ui.help_window import HelpWindow
from ui.models import help_html
from ui.models.help_chapters import CHAPTERS, FIRST, chapter_for

_FILE = "auditprep-handbok.pdf"
_PRINTED_SIZE, _PRINTED_WIDTH = 13, 560  # px


class HelpFlow(QObject):
    """Lives as long as the window."""

    def __init__(
        self,
        window: QWidget,
        controller: Controller,
        actions: Actions,
        pages: QStackedWidget,
        settings: QSettings,
    ) -> None:
        super().__init__(window)
        self._window, self._controller, self._actions = window, controller, actions
        self._pages, self._settings = pages, settings
        self._reader: HelpWindow | None = None
        actions.handbook.triggered.connect(lambda: self.open(self.chapter_here()))
        actions.shortcuts.triggered.connect(lambda: self.show_shortcuts(self._window))
        actions.about.triggered.connect(lambda: self.show_about(self._window))
        window.destroyed.connect(self._end)
        if isinstance(app := QApplication.instance(), QApplication):
            app.focusChanged.connect(self._on_focus_moved)

    def open(self, address: str) -> HelpWindow:
        """The handbook at "granska#ratta", in front; beside a dialog that lets nothing else be used, in a window of the
        dialog's own."""
        reader = self._reader_for(QApplication.activeModalWidget())
        reader.go(address)
        if reader.isMinimized():
            reader.showNormal()
        reader.show()
        reader.raise_()
        reader.activateWindow()
        reader.text.setFocus(Qt.FocusReason.OtherFocusReason)
        return reader

    def chapter_here(self) -> str:
        """The chapter for what the user is doing."""
        here = chapter_for(self._names_here())
        is_first_time = here == CHAPTERS["StartPage"] and self._controller.snapshot is None
        return FIRST if is_first_time else here

    def show_shortcuts(self, parent: QWidget) -> None:
        ShortcutsDialog(self._actions.described(), parent).open()

    def show_about(self, parent: QWidget) -> None:
        AboutDialog(parent).open()

    def close(self) -> None:
        """The window closes, and the handbook with it."""
        if self._reader is not None and isValid(self._reader):
            self._reader.close()

    # Where the user is

    def _names_here(self) -> Iterator[str]:
        """What has the focus and what is around it, by class; then the page behind."""
        around: QWidget | None = QApplication.focusWidget() or QApplication.activeModalWidget()
        while around is not None:
            yield type(around).__name__
            around = around.parentWidget()
        if page := self._pages.currentWidget():
            yield type(page).__name__

    def _on_focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        """A dialog of this window's takes F1 too: the window itself hears no keys while one is open."""
        if now is None or not isValid(self) or not isValid(self._window):
            return
        window = now.window()
        is_ours = self._window in _above(window) and not isinstance(window, HelpWindow)
        if is_ours and self._actions.handbook not in window.actions():
            window.addAction(self._actions.handbook)

    # The reader

    def _reader_for(self, modal: QWidget | None) -> HelpWindow:
        if modal is not None and modal.windowModality() == Qt.WindowModality.ApplicationModal:
            inside = modal.findChild(HelpWindow)
            return inside or self._made(modal)
        if self._reader is None:
            self._reader = self._made(None)
            self._reader.stand_beside(self._window)
        return self._reader

    def _made(self, parent: QWidget | None) -> HelpWindow:
        reader = HelpWindow(self._settings, parent)
        reader.print_requested.connect(lambda: self._on_print_wanted(reader))
        reader.pdf_requested.connect(lambda: self._on_pdf_wanted(reader))
        reader.shortcuts_requested.connect(lambda: self.show_shortcuts(reader))
        reader.about_requested.connect(lambda: self.show_about(reader))
        return reader

    def _end(self) -> None:
        if self._reader is not None and isValid(self._reader):
            self._reader.deleteLater()

    # On paper

    def _on_pdf_wanted(self, reader: HelpWindow) -> None:
        to = ask.save_as(reader, _("Save the handbook"), ask.documents() / _FILE, _("PDF documents (*.pdf)"))
        if to:
            self._controller.export_handbook(
                to, lambda sent: _on_saved(reader, sent), lambda error: _on_failed(reader, error)
            )

    def _on_print_wanted(self, reader: HelpWindow) -> None:
        self._controller.look_for(printers.names, lambda names: self._print(reader, names))

    def _print(self, reader: HelpWindow, names: tuple[str, ...]) -> None:
        if not isValid(reader):
            return
        if not names:
            words = _("There is no printer on this computer. Save the handbook as PDF instead.")
            reader.told.say(words, _("Save as PDF…"), lambda: self._on_pdf_wanted(reader), is_done=False)
            return
        chapter = handbook.chapter(reader.where().partition("#")[0])
        if chapter and (printer := printers.choose(reader, chapter.title)):
            document = QTextDocument()
            document.setDefaultFont(theme.font(_PRINTED_SIZE))
            document.setHtml(help_html.page(chapter, theme.LIGHT, _PRINTED_SIZE, _PRINTED_WIDTH))
            document.print_(printer)


def _above(window: QWidget) -> Iterator[QWidget]:
    """What a window belongs to."""
    above = window.parentWidget()
    while above is not None:
        yield above
        above = above.parentWidget()


def _on_saved(reader: HelpWindow, sent: Sent) -> None:
    if isValid(reader):
        words = _("{file} is saved.").format(file=sent.path.name)
        reader.told.say(words, _("Open"), lambda: ask.open_file(sent.path))


def _on_failed(reader: HelpWindow, error: AuditprepError) -> None:
    if isValid(reader):
        reader.told.say(texts.error(error), is_done=False)
