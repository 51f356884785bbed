"""A page of a document that a finding is about: as it looks, with the words marked; or where it is, and the words."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from auditprep.i18n import _
from auditprep.model import Snapshot
from ui import theme
from ui.models import finding_words
from ui.models.finding_places import OnPage
from ui.widgets import buttons
from ui.widgets.document_view import DocumentView
from ui.widgets.plain_label import plain_label

_LEAST_WIDTH, _LEAST_HEIGHT = 260, 300
_READABLE = 500  # px: so wide the words of a page can be read


class PageCard(QFrame):
    """Holds a viewer; who shows a document in it is told what is wanted by `view_requested`. It stands at the top of its
    `holder`."""

    view_requested = Signal(object)  # OnPage
    document_requested = Signal(object)  # OnPage

    def __init__(self) -> None:
        super().__init__()
        theme.be(self, "found")
        self.viewer = DocumentView(titled=False)
        self.viewer.set_read_only(True)
        self.viewer.begin_small(_READABLE)
        self.shown: OnPage | None = None
        self._title, self._row = _head(self)
        self._open = buttons.link(_("Open the attachment"))
        self._open.clicked.connect(lambda: self.document_requested.emit(self.shown))
        self._row.addWidget(self._open, alignment=Qt.AlignmentFlag.AlignTop)
        self.layout().addWidget(self.viewer, 1)
        self.setMinimumSize(_LEAST_WIDTH, _LEAST_HEIGHT)
        self.holder = QWidget()
        column = QVBoxLayout(self.holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self, 100)
        column.addStretch(1)

    def show_page(self, shown: OnPage, snapshot: Snapshot) -> None:
        """Wishes for this page. The same again is left as it is looked at."""
        words = finding_words.of_evidence(shown.places[0], snapshot)
        self._title.setText(words)
        self.setAccessibleName(words)
        self._open.setAccessibleDescription(words)
        if shown != self.shown:
            self.shown = shown
            self.view_requested.emit(shown)

    def set_room(self, height: int) -> None:
        """How high it may be."""
        self.setMaximumHeight(max(_LEAST_HEIGHT, height))

    def forget(self) -> None:
        self.shown = None


class QuoteCard(QFrame):
    """A page that there is no viewer left for."""

    show_requested = Signal(object)  # OnPage: to be shown as it looks, instead of another
    document_requested = Signal(object)  # OnPage

    def __init__(self, shown: OnPage, snapshot: Snapshot) -> None:
        super().__init__()
        theme.be(self, "found")
        title, row = _head(self)
        words = finding_words.of_evidence(shown.places[0], snapshot)
        title.setText(words)
        self.setAccessibleName(words)
        show, opened = buttons.link(_("Show it here")), buttons.link(_("Open the attachment"))
        show.clicked.connect(lambda: self.show_requested.emit(shown))
        opened.clicked.connect(lambda: self.document_requested.emit(shown))
        for link in (show, opened):
            link.setAccessibleDescription(words)
            row.addWidget(link, alignment=Qt.AlignmentFlag.AlignTop)
        for quote in shown.words:
            self.layout().addWidget(theme.be(plain_label(_("“{words}”").format(words=quote)), "side"))


def _head(card: QFrame) -> tuple[QLabel, QHBoxLayout]:
    """The title of a card, and the row that it stands in."""
    title = plain_label()
    title.setFont(theme.font(theme.SIDE, bold=True))
    row = QHBoxLayout()
    row.setSpacing(theme.M)
    row.addWidget(title, 1)
    column = QVBoxLayout(card)
    column.setContentsMargins(theme.M, theme.S, theme.M, theme.M)
    column.setSpacing(theme.XS)
    column.addLayout(row)
    return title, row
