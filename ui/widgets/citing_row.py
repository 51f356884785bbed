"""Under a document: cite what is seen of it, in the question that is being answered."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from auditprep.i18n import _
from auditprep.prose.pages import pages_of, printed
from ui import theme
from ui.flow_layout import FlowLayout
from ui.models.page_numbers import Printed
from ui.widgets import buttons


class CitingRow(QWidget):
    """Two buttons, and why they cannot be pressed where they cannot."""

    page_cited = Signal()
    text_cited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question: str | None = None
        self._pages: tuple[int, ...] = ()
        self._printed: Printed = ()
        self._has_document = self._has_text = False
        self.page, self.text = _compact(""), _compact(_("Cite the selected text"))
        self.hint = theme.be(QLabel(_("Choose a question first"), wordWrap=True), "caption")
        self.page.clicked.connect(lambda: self.page_cited.emit())
        self.text.clicked.connect(lambda: self.text_cited.emit())
        row = FlowLayout(spacing=theme.S)
        row.addWidget(self.page)
        row.addWidget(self.text)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.S, 0, theme.S)
        layout.setSpacing(theme.XS)
        layout.addLayout(row)
        layout.addWidget(self.hint)
        self._follow()

    def set_question(self, label: str | None) -> None:
        """The question that is cited in; None where none is chosen."""
        self._question = label
        self._follow()

    def set_pages(self, pages: tuple[int, ...], numbers: Printed, *, has_document: bool) -> None:
        """What is cited: these pages of the file, or all of a document where there are none."""
        self._pages, self._printed, self._has_document = pages, numbers, has_document
        self._follow()

    def set_text(self, has_text: bool) -> None:
        """Whether text is selected."""
        self._has_text = has_text
        self._follow()

    def _follow(self) -> None:
        can = self._question is not None and self._has_document
        self.page.setText(self._page_words().replace("&", "&&"))
        self.page.setEnabled(can)
        self.text.setAccessibleName(_in(self.text.text(), self._question))
        self.text.setEnabled(can and self._has_text)
        self.text.setToolTip("" if self._has_text else _("Select text on the page first"))
        self.hint.setVisible(self._question is None and self._has_document)
        self.page.setAccessibleDescription(self.hint.text() if self._question is None else "")

    def _page_words(self) -> str:
        if not self._pages:
            return _in(_("Cite the whole document"), self._question)
        if len(self._pages) == 1:
            return _in(_("Cite this page"), self._question)
        pages = printed(pages_of(self._pages), self._printed)
        return _in(_("Cite pages {pages}").format(pages=pages), self._question)


def _in(words: str, question: str | None) -> str:
    return words if question is None else _("{what} in {question}").format(what=words, question=question)


def _compact(words: str) -> QPushButton:
    button = theme.be(buttons.yielding(words), "compact")
    button.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    return button
