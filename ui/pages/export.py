"""The export page: what will be sent, what lacks, by name; and afterwards the receipt."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from auditprep.i18n import _, ngettext
from auditprep.model import Progress, Receipt, Snapshot
from ui import texts, theme
from ui.widgets import buttons
from ui.widgets.emptying import empty
from ui.widgets.icon_label import IconLabel

COLUMN = 860
NAMED_AT_MOST = 12


class ExportPage(QWidget):
    """Shows what an export would hold, asks for one, and shows how it went."""

    docx_requested = Signal()
    json_requested = Signal()
    cancel_requested = Signal()
    question_requested = Signal(str)  # a question's key
    open_requested = Signal(object)  # Path of what was written
    folder_requested = Signal(object)  # Path of what was written

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Export"))
        self._summary = _Summary()
        self._json = buttons.plain(_("Save as JSON…"))
        self._docx = buttons.primary(_("Save the form…"))
        self._work = _Work()
        self._result = _Result()
        self._build()
        self.setFocusProxy(self._docx)
        self._summary.question_requested.connect(self.question_requested)
        self._result.question_requested.connect(self.question_requested)
        self._result.open_requested.connect(self.open_requested)
        self._result.folder_requested.connect(self.folder_requested)
        self._work.cancel_requested.connect(self.cancel_requested)
        self._docx.clicked.connect(lambda: self.docx_requested.emit())
        self._json.clicked.connect(lambda: self.json_requested.emit())

    def show_case(self, snapshot: Snapshot) -> None:
        """What would be sent now. An earlier receipt stays until another case is shown."""
        self._summary.show_case(snapshot)
        self._result.show_case(snapshot)

    def show_started(self) -> None:
        """An export is on its way: it can be called off, and no other can be asked for."""
        self._set_working(True)
        self._work.begin()
        self._result.clear()

    def show_progress(self, progress: Progress) -> None:
        self._work.show_progress(progress)

    def show_receipt(self, path: Path, receipt: Receipt) -> None:
        """What was written, and what is not in it, by name."""
        self._set_working(False)
        self._result.show_receipt(path, receipt)

    def show_error(self, words: str) -> None:
        self._set_working(False)
        self._result.show_error(words)

    def show_cancelled(self) -> None:
        self._set_working(False)
        self._result.show_words(_("The export was called off. No file was written."))

    def _set_working(self, working: bool) -> None:
        self._work.setVisible(working)
        for button in (self._docx, self._json):
            button.setEnabled(not working)

    def _build(self) -> None:
        column = QVBoxLayout()
        column.setSpacing(theme.L)
        column.addWidget(theme.be(QLabel(_("Export")), "question"))
        column.addWidget(self._summary)
        column.addWidget(self._result)
        column.addStretch()
        inside = theme.be(QWidget(), "page")
        inside.setMaximumWidth(COLUMN)
        inside.setLayout(column)
        column.setContentsMargins(theme.XXL, theme.XL, theme.XXL, theme.L)
        area = QScrollArea(widgetResizable=True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(area, 1)
        layout.addWidget(self._footer())
        self._set_working(False)

    def _footer(self) -> QWidget:
        footer = QWidget()
        rows, row = QVBoxLayout(footer), QHBoxLayout()
        rows.setContentsMargins(theme.XXL, theme.M, theme.XXL, theme.L)
        rows.setSpacing(theme.S)
        rows.addWidget(self._work)
        rows.addLayout(row)
        row.setSpacing(theme.S)
        row.addStretch()
        row.addWidget(self._json)
        row.addWidget(self._docx)
        return footer


class _Summary(QFrame):
    """What will be sent, and what lacks."""

    question_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        theme.be(self, "card")
        self._title = theme.be(QLabel(_("The auditors’ form, filled in")), "page-title")
        self._what = theme.be(QLabel(wordWrap=True), "muted")
        self._count = QLabel(wordWrap=True)
        self._attachments = theme.be(QLabel(wordWrap=True), "muted")
        self._lacking = QVBoxLayout()
        self._lacking.setSpacing(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.XL, theme.L, theme.XL, theme.L)
        layout.setSpacing(theme.S)
        for widget in (self._title, self._what, self._attachments, self._count):
            layout.addWidget(widget)
        layout.addLayout(self._lacking)

    def show_case(self, snapshot: Snapshot) -> None:
        self._what.setText(
            _(
                "{file} with your answers in it. Everything else in the file stays as the auditors made it."
            ).format(file=snapshot.form_name)
        )
        self._show_attachments(len(snapshot.evidence))
        lacking = snapshot.lacking()
        self._count.setText(_sent(snapshot, len(lacking)))
        empty(self._lacking)
        for question in lacking[:NAMED_AT_MOST]:
            line = buttons.link(f"{question.label}  {_short(question.text)}")
            line.clicked.connect(partial(self.question_requested.emit, question.key))
            self._lacking.addWidget(line, alignment=Qt.AlignmentFlag.AlignLeft)
        if (rest := len(lacking) - NAMED_AT_MOST) > 0:
            self._lacking.addWidget(theme.be(QLabel(_("and {count} more").format(count=rest)), "caption"))

    def _show_attachments(self, count: int) -> None:
        """The Word form has no room for files; that is said, so that nobody thinks they went along."""
        words = ngettext(
            "The attachment is not in the Word file; send it beside.",
            "The {count} attachments are not in the Word file; send them beside.",
            count,
        )
        self._attachments.setText(words.format(count=count))
        self._attachments.setVisible(count > 0)


def _sent(snapshot: Snapshot, lacking: int) -> str:
    total = snapshot.questionnaire.count
    if lacking == 0:
        return ngettext("The one question is answered.", "All {count} questions are answered.", total).format(
            count=total
        )
    left = ngettext("{count} lacks an answer:", "{count} lack an answer:", lacking).format(count=lacking)
    return _("{answered}. {lacking}").format(answered=texts.answered(snapshot), lacking=left)


class _Work(QWidget):
    """The export under way."""

    cancel_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._step = theme.be(QLabel(), "muted")
        self._bar = QProgressBar(textVisible=False)
        self._bar.setAccessibleName(_("Progress of the export"))
        self._cancel = buttons.plain(_("Cancel"))
        self._cancel.clicked.connect(lambda: self.cancel_requested.emit())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.M)
        row.addWidget(self._step)
        row.addWidget(self._bar, 1)
        row.addWidget(self._cancel)

    def begin(self) -> None:
        self._bar.setRange(0, 0)
        self._step.clear()

    def show_progress(self, progress: Progress) -> None:
        self._bar.setRange(0, max(1, progress.total))
        self._bar.setValue(progress.done)
        self._step.setText(texts.step(progress.step))


class _Result(QFrame):
    """How the last export went."""

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
        self._buttons = self._make_buttons()
        head = QHBoxLayout()
        head.setSpacing(theme.S)
        head.addWidget(self._icon, alignment=Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._head, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.XL, theme.L, theme.XL, theme.L)
        layout.setSpacing(theme.S)
        layout.addLayout(head)
        layout.addLayout(self._lines)
        layout.addWidget(self._buttons)
        self.clear()

    def show_case(self, snapshot: Snapshot) -> None:
        if self._snapshot is None or self._snapshot.path != snapshot.path:
            self.clear()
        self._snapshot = snapshot

    def clear(self) -> None:
        self.hide()
        empty(self._lines)

    def show_receipt(self, path: Path, receipt: Receipt) -> None:
        self._path = path
        self._say(
            texts.receipt(path, receipt), *(("warning", "partly") if receipt.not_placed else ("check", "yes"))
        )
        self._buttons.show()
        for lacking in receipt.not_placed:
            question = self._snapshot.questionnaire.question(lacking.question) if self._snapshot else None
            line = buttons.link(texts.not_placed(lacking, question))
            line.clicked.connect(partial(self.question_requested.emit, lacking.question))
            self._lines.addWidget(line, alignment=Qt.AlignmentFlag.AlignLeft)
        for notice in receipt.notices:
            self._lines.addWidget(theme.be(QLabel(texts.notice(notice), wordWrap=True), "muted"))

    def show_error(self, words: str) -> None:
        self._say(words, "warning", "no")

    def show_words(self, words: str) -> None:
        self._say(words, "cross", "muted")

    def words(self) -> str:
        """What is said now; nothing when hidden."""
        return "" if self.isHidden() else self._head.text()

    def _say(self, words: str, icon: str, colour: str) -> None:
        empty(self._lines)
        self._icon.show_icon(icon, colour)
        self._head.setText(words)
        self.setAccessibleName(words)
        self._buttons.hide()
        self.show()

    def _make_buttons(self) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, theme.S, 0, 0)
        row.setSpacing(theme.S)
        for words, wish in (
            (_("Open the file"), self.open_requested),
            (_("Open the folder"), self.folder_requested),
        ):
            button = buttons.plain(words)
            button.clicked.connect(lambda _checked=False, wish=wish: wish.emit(self._path))
            row.addWidget(button)
        row.addStretch()
        return box


def _short(text: str, limit: int = 90) -> str:
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"
