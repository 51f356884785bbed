"""What the auditors said of an answer once it was sent: their assessment, their recommendation, and what was done about it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from auditprep.i18n import _
from auditprep.model import Remark
from ui import theme
from ui.models.remarks import Remarks
from ui.typing_pause import TypingPause
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.scrolled_page import ScrolledPage

_LEAST_LINES, _MOST_LINES = 3, 12


class RemarkPanel(QScrollArea):
    """Emits `remark_changed` a short while after the user typed; "" is the key of the whole."""

    remark_changed = Signal(str, object)  # key, Remark

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, widgetResizable=True, frameShape=QFrame.Shape.NoFrame)
        self._remarks = Remarks()
        self._key = ""  # the question that is shown
        self._typed = False
        self._failure = ""
        self._pause = TypingPause(self)
        self._pause.paused.connect(self.flush)
        self._scope = ChoiceBox()
        self._saved = theme.be(QLabel(), "caption")
        self._alarm = theme.be(QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText), "no")
        self._fields = {
            "assessment": self._field(_("Assessment")),
            "recommendation": self._field(_("Recommendation")),
            "handled": self._field(_("How it was handled")),
        }
        self._build()
        self._scope.currentIndexChanged.connect(self._on_scope_chosen)

    def start(self, remarks: Mapping[str, Remark]) -> None:
        """Another case, with these remarks."""
        self._forget_typing()
        self._remarks.start(remarks)
        self._show()

    def show_remarks(self, remarks: Mapping[str, Remark]) -> None:
        """What the same case holds now; what the user is typing is hers, and stays."""
        self._remarks.follow(remarks)
        if not self._typed:
            self._show()

    def show_question(self, key: str, label: str) -> None:
        """Another question; what was typed of the one before is saved first."""
        self.flush()
        self._key = key
        self._scope.setItemText(0, _("Question {number}").format(number=label))
        self._show()

    def show_failure(self, key: str, sentence: str) -> None:
        """Says why a remark was not saved; the text is kept, and tried again."""
        self._remarks.refuse(key)
        self._failure = sentence
        self._show_saving()

    def has_unsaved(self) -> bool:
        """Whether anything of what was written is not known to be in the case."""
        return not self._remarks.are_kept()

    def set_read_only(self, read_only: bool) -> None:
        for field in self._fields.values():
            field.setReadOnly(read_only)

    def flush(self) -> None:
        """Saves what is typed now, and tries again what could not be saved."""
        self._save_as(self._shown_key())
        for key, remark in self._remarks.retry():
            self.remark_changed.emit(key, remark)
        self._show_saving()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.FocusOut
            and event.reason() != Qt.FocusReason.PopupFocusReason
            and self._typed
        ):
            self.flush()
        return super().eventFilter(watched, event)

    # Building

    def _field(self, name: str) -> _Lines:
        field = _Lines()
        field.setAccessibleName(name)
        field.textChanged.connect(self._on_typed)
        field.installEventFilter(self)
        return field

    def _build(self) -> None:
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(_("The auditors’ assessment"))
        self._scope.addItems(["", _("All of it")])
        self._scope.setAccessibleName(_("What the remark is about"))
        theme.be(self._scope, "compact")
        page = ScrolledPage()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(1, theme.M, 1, theme.M)
        layout.setSpacing(theme.XS)
        about = _("What the auditors said afterwards. It is shown beside the question next year.")
        layout.addWidget(theme.be(QLabel(about, wordWrap=True), "caption"))
        layout.addSpacing(theme.XS)
        layout.addWidget(self._scope, alignment=Qt.AlignmentFlag.AlignLeft)
        for field in self._fields.values():
            layout.addSpacing(theme.S)
            layout.addWidget(theme.be(QLabel(field.accessibleName()), "side"))
            layout.addWidget(field)
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self._saved)
        layout.addLayout(row)
        self._alarm.setFont(theme.font(theme.SIDE))
        layout.addWidget(self._alarm)
        layout.addStretch()
        self.setWidget(page)

    # Showing

    def _shown_key(self) -> str:
        return self._key if self._scope.currentIndex() == 0 else ""

    def _show(self) -> None:
        remark = self._remarks.remark(self._shown_key())
        for name, field in self._fields.items():
            field.give(getattr(remark, name))
        self._show_saving()

    def _show_saving(self) -> None:
        is_kept = self._remarks.is_kept(self._shown_key()) and not self._typed
        if is_kept:
            self._failure = ""
        remark = self._remarks.remark(self._shown_key())
        words = "" if remark.is_empty and is_kept else _("Saved ✓") if is_kept else _("Saving…")
        self._saved.setText("" if self._failure else words)
        self._alarm.setText(self._failure)
        self._alarm.setVisible(bool(self._failure))

    def _on_scope_chosen(self) -> None:
        self._save_as(self._key if self._scope.currentIndex() else "")
        self._show()

    def _save_as(self, key: str) -> None:
        """What stands in the fields was written about this key."""
        if self._typed:
            self._forget_typing()
            remark = self._written()
            if self._remarks.change(key, remark):
                self.remark_changed.emit(key, remark)

    def _written(self) -> Remark:
        return Remark(**{name: field.toPlainText().strip() for name, field in self._fields.items()})

    def _on_typed(self) -> None:
        self._typed = True
        self._pause.touch()
        self._show_saving()

    def _forget_typing(self) -> None:
        self._typed = False
        self._pause.stop()


class _Lines(QPlainTextEdit):
    """As high as its text, within reason. Tab leaves it."""

    def __init__(self) -> None:
        super().__init__(tabChangesFocus=True)
        self.setFont(theme.font(theme.SIDE))
        self.document().setDocumentMargin(theme.S)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self.updateGeometry)

    def give(self, words: str) -> None:
        """Shows this text, where it says something else than what stands there."""
        if words != self.toPlainText().strip():
            self.blockSignals(True)
            self.setPlainText(words)
            self.blockSignals(False)
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        lines = min(_MOST_LINES, max(_LEAST_LINES, round(self.document().size().height())))
        return QSize(200, lines * QFontMetrics(self.font()).lineSpacing() + 2 * theme.S + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(100, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()  # the lines wrap otherwise
