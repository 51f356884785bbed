"""How the last export went: the receipt, or why there is none."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from auditprep import messages
from auditprep.i18n import _
from auditprep.model import Kind, Notice, NotPlaced, Receipt, Sent, Snapshot
from ui import texts, theme
from ui.flow_layout import FlowLayout
from ui.widgets import buttons
from ui.widgets.emptying import empty
from ui.widgets.icon_label import IconLabel


class Result(QFrame):
    """Hidden until there is something to tell."""

    question_requested = Signal(str)
    open_requested = Signal(object)
    folder_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        theme.be(self, "card")
        self._snapshot: Snapshot | None = None
        self._path = Path()
        self._icon = IconLabel("check", "yes")
        self._head = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._head.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._lines = QVBoxLayout()
        self._hash = _Hash()
        self._buttons = self._build_buttons()
        self._build()
        self.clear()

    def show_case(self, snapshot: Snapshot) -> None:
        """A receipt stays with its case."""
        if self._snapshot is None or self._snapshot.path != snapshot.path:
            self.clear()
        self._snapshot = snapshot

    def clear(self) -> None:
        self.hide()
        empty(self._lines)

    def show_receipt(self, path: Path, receipt: Receipt) -> None:
        """What was written, and what is not in it."""
        words = texts.receipt(path, receipt, self._unmarked(receipt))
        self._say(words, is_whole=not receipt.not_placed)
        self._show_written(path)
        self._add_not_placed(receipt.not_placed)
        self._add_notices(receipt.notices, "muted")

    def show_sent(self, sent: Sent) -> None:
        """What was made with the attachments: whether anything lacks, what it holds, what it does not, by name."""
        self._say(messages.sent(sent), is_whole=messages.is_whole(sent))
        self._show_written(sent.path)
        self._add_notices(sent.lacks, "no")
        if sent.form is not None:
            self._add_not_placed(sent.form.not_placed)
        for words in (texts.sent_counts(sent), *messages.sent_without(sent)):
            self._add_line(words, "muted")
        self._add_notices(sent.notices, "muted")
        if sent.form is not None:
            self._add_notices(sent.form.notices, "muted")
        self._hash.show_hash(sent.sha256)

    def show_error(self, words: str) -> None:
        self._say(words, is_whole=False)
        self._icon.show_icon("warning", "no")

    def show_words(self, words: str) -> None:
        self._say(words, is_whole=False)
        self._icon.show_icon("cross", "muted")

    def take_focus(self) -> None:
        """The keyboard comes to the button that opens what was made; where nothing was, it stays where it is."""
        if not self._buttons.isHidden():
            self._open.setAccessibleDescription(self._head.text())
            self._open.setFocus(Qt.FocusReason.OtherFocusReason)

    def words(self) -> str:
        """What is said now; nothing when hidden."""
        return "" if self.isHidden() else self._head.text()

    def _say(self, words: str, *, is_whole: bool) -> None:
        empty(self._lines)
        self._icon.show_icon(*(("check", "yes") if is_whole else ("warning", "partly")))
        self._head.setText(words)
        self.setAccessibleName(words)
        self._buttons.hide()
        self._hash.hide()
        self.show()

    def _unmarked(self, receipt: Receipt) -> int:
        """How many of the answers have a text, where a mark is asked for."""
        if self._snapshot is None:
            return 0
        given = {*receipt.placed, *(each.question for each in receipt.not_placed)}
        return sum(
            each.key in given and each.kind is Kind.CHOICE and not self._snapshot.answer(each.key).mark
            for each in self._snapshot.questionnaire.questions()
        )

    def _show_written(self, path: Path) -> None:
        self._path = path
        self._buttons.show()

    def _add_not_placed(self, lackings: Iterable[NotPlaced]) -> None:
        for lacking in lackings:
            question = self._snapshot.questionnaire.question(lacking.question) if self._snapshot else None
            line = buttons.link(texts.not_placed(lacking, question))
            line.clicked.connect(partial(self.question_requested.emit, lacking.question))
            self._lines.addWidget(line, alignment=Qt.AlignmentFlag.AlignLeft)

    def _add_notices(self, notices: Iterable[Notice], role: str) -> None:
        for notice in notices:
            self._add_line(texts.notice(notice), role)

    def _add_line(self, words: str, role: str) -> None:
        if words:
            line = theme.be(QLabel(words, wordWrap=True, textFormat=Qt.TextFormat.PlainText), role)
            line.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._lines.addWidget(line)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.S)
        head.addWidget(self._icon, alignment=Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._head, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.L, theme.M, theme.L, theme.L)
        layout.setSpacing(theme.S)
        layout.addLayout(head)
        layout.addLayout(self._lines)
        layout.addWidget(self._hash)
        layout.addWidget(self._buttons)

    def _build_buttons(self) -> QWidget:
        box = QWidget()
        row = FlowLayout(box, spacing=theme.S)
        self._open, folder = buttons.plain(_("Open")), buttons.plain(_("Show in the folder"))
        for button, wish in ((self._open, self.open_requested), (folder, self.folder_requested)):
            button.clicked.connect(lambda _checked=False, wish=wish: wish.emit(self._path))
            row.addWidget(button)
        return box


class _Hash(QWidget):
    """The file's fingerprint, to be written down or compared."""

    def __init__(self) -> None:
        super().__init__()
        name = theme.be(QLabel("SHA-256"), "caption")
        self._field = theme.be(QLineEdit(readOnly=True), "compact")
        self._field.setAccessibleName("SHA-256")
        self._copy = theme.be(buttons.plain(_("Copy")), "compact")
        self._copy.clicked.connect(self._on_copy)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.S)
        row.addWidget(name)
        row.addWidget(self._field, 1)
        row.addWidget(self._copy)

    def show_hash(self, sha256: str) -> None:
        self._field.setText(sha256)
        self._field.setCursorPosition(0)
        self._copy.setText(_("Copy"))
        self.setVisible(bool(sha256))

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._field.text())
        self._copy.setText(_("Copied"))
