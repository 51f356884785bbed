"""Which pages of a document an answer leans on: typed as pages of the file, or as they are printed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from auditprep.i18n import _, ngettext
from auditprep.model import Evidence, Version
from auditprep.prose.pages import printed
from ui import theme
from ui.models import cited
from ui.widgets import buttons
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.popup import Popup

_WIDTH = 340


class CitationEditor(Popup):
    """Emits `pages_chosen` with pages of the file, or None for the whole document."""

    pages_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._version = Version(1, "", "", 0)
        self._title = theme.be(ElidedLabel(), "side")
        self._pages, self._printed = QLineEdit(), QLineEdit()
        self._pages_label = theme.be(QLabel(_("Pages in the file")), "side")
        self._printed_label = theme.be(QLabel(_("As printed")), "side")
        self._hint = theme.be(QLabel(wordWrap=True), "caption")
        self._fault = theme.be(QLabel(wordWrap=True), "no")
        self._done = buttons.plain(_("Cite"))
        self._build_layout()
        self._connect_signals()

    def edit(self, evidence: Evidence, pages: str | None) -> None:
        """Shows the pages that are cited now. Those chosen are of the newest version."""
        self._version = evidence.newest
        self._title.show_words(cited.name_of(evidence))
        self._hint.setText(_hint(evidence))
        self._pages.setText(pages or "")
        self._show_printed(pages)
        self._show_fault("")
        has_numbers = cited.has_own_numbers(self._version)
        for widget in (self._printed, self._printed_label):
            widget.setVisible(has_numbers)

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, super().sizeHint().height())

    def showEvent(self, event: object) -> None:
        super().showEvent(event)
        first = self._pages if self._printed.isHidden() else self._printed
        first.setFocus(Qt.FocusReason.PopupFocusReason)
        first.selectAll()

    def _build_layout(self) -> None:
        for field, label in ((self._pages, self._pages_label), (self._printed, self._printed_label)):
            label.setBuddy(field)
            field.setAccessibleName(label.text())
            field.setPlaceholderText(_("all"))
        grid = QGridLayout()
        grid.setSpacing(theme.S)
        for row, pair in enumerate(((self._printed_label, self._printed), (self._pages_label, self._pages))):
            grid.addWidget(pair[0], row, 0)
            grid.addWidget(pair[1], row, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.M, theme.M, theme.M, theme.M)
        column.setSpacing(theme.S)
        column.addWidget(self._title)
        column.addLayout(grid)
        for label in (self._fault, self._hint):
            label.setFont(theme.font(theme.CAPTION))
            column.addWidget(label)
        column.addLayout(_right(self._done))
        QWidget.setTabOrder(self._printed, self._pages)

    def _connect_signals(self) -> None:
        self._pages.textEdited.connect(lambda _typed: self._on_pages_typed())
        self._printed.textEdited.connect(lambda _typed: self._on_printed_typed())
        for wish in (self._pages.returnPressed, self._printed.returnPressed, self._done.clicked):
            wish.connect(self._choose)

    def _on_pages_typed(self) -> None:
        pages = self._read(lambda: cited.tidy(self._pages.text(), self._version.pages))
        self._show_printed(pages)

    def _on_printed_typed(self) -> None:
        numbers = self._version.printed
        pages = self._read(lambda: cited.file_pages(self._printed.text(), numbers) or None)
        self._pages.setText(pages or "")

    def _show_printed(self, pages: str | None) -> None:
        self._printed.setText(printed(pages, self._version.printed) or "")

    def _read(self, read: Callable[[], str | None]) -> str | None:
        """What was typed, as the case keeps it; where it cannot be read, it says why."""
        try:
            pages = read()
        except ValueError as error:
            self._show_fault(str(error))
            return None
        self._show_fault("")
        return pages

    def _show_fault(self, words: str) -> None:
        self._fault.setText(words)
        self._fault.setVisible(bool(words))
        self._done.setEnabled(not words)
        self.adjustSize()

    def _choose(self) -> None:
        if not self._fault.text():
            pages = cited.tidy(self._pages.text(), self._version.pages)
            self.close()
            self.pages_chosen.emit(pages)


def _hint(evidence: Evidence) -> str:
    count = evidence.newest.pages
    words = [_("Empty means the whole document.")]
    if count is not None:
        known = ngettext("The file has {count} page.", "The file has {count} pages.", count)
        words.insert(0, known.format(count=count))
    if len(evidence.versions) > 1:
        words.append(_("The pages are those of the newest version."))
    return " ".join(words)


def _right(button: QPushButton) -> QHBoxLayout:
    row = QHBoxLayout()
    row.addStretch()
    row.addWidget(button)
    return row
