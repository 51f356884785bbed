"""What the form's own column or line for evidence says: a few lines of plain text."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from auditprep import richtext
from auditprep.i18n import _
from ui import theme

_MOST_LINES = 5


class EvidenceField(QWidget):
    """Emits `edited` for what the user types. The case keeps Markdown; here it is read and written as plain lines."""

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._given = ""
        self._shown = ""
        self.text = _Lines()
        self.text.setAccessibleName(_("Evidence (in the form)"))
        label = theme.be(QLabel(_("Evidence (in the form)")), "side")
        hint = theme.be(QLabel(_("The attachments you add are written there too."), wordWrap=True), "caption")
        self.text.setAccessibleDescription(hint.text())
        self.text.textChanged.connect(self._on_changed)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.XS)
        for widget in (label, self.text, hint):
            layout.addWidget(widget)

    def give(self, markdown: str) -> None:
        """Shows what the case holds."""
        self._given, self._shown = markdown, richtext.plain(markdown)
        self.text.blockSignals(True)
        self.text.setPlainText(self._shown)
        self.text.blockSignals(False)
        self.text.updateGeometry()

    def markdown(self) -> str:
        """What the field holds; what it was given, where that was not changed."""
        words = self.text.toPlainText()
        if words == self._shown:
            return self._given
        lines = (line.strip() for line in words.split("\n"))
        return richtext.to_markdown(
            tuple(richtext.Paragraph((richtext.Span(line),)) for line in lines if line)
        )

    def select(self, words: str) -> None:
        """The focus comes to the field, with these words selected if they stand there."""
        self.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        if words:
            self.text.find(words)

    def set_read_only(self, read_only: bool) -> None:
        """A read-only field can still be copied from."""
        self.text.setReadOnly(read_only)

    def _on_changed(self) -> None:
        self.text.updateGeometry()
        self.edited.emit()


class _Lines(QPlainTextEdit):
    """As high as its text, within reason. Tab leaves it."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(theme.S)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        lines = min(_MOST_LINES, max(1, round(self.document().size().height())))
        return QSize(200, lines * QFontMetrics(self.font()).lineSpacing() + 2 * theme.S + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(100, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()  # the lines wrap otherwise
