"""The page itself: what to make, what it would hold, and the one button that makes it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from auditprep.i18n import _
from auditprep.model import Progress, Receipt, Sent, Snapshot
from ui import theme
from ui.flow_layout import FlowLayout
from ui.pages.export.choices import Choices, Made, save_words
from ui.pages.export.result import Result
from ui.pages.export.summary import Summary
from ui.pages.export.work import Work
from ui.widgets import buttons
from ui.widgets.check_box import CheckBox
from ui.widgets.doubt_line import DoubtLine

COLUMN = 860


class ExportPage(QWidget):
    """Shows what an export would hold, asks for one, and shows how it went."""

    docx_requested = Signal(bool)  # with the list of attachments at its end
    binder_requested = Signal(bool, bool)  # with secret attachments, with those that no answer cites
    zip_requested = Signal(bool, bool)  # the same
    list_requested = Signal(bool, bool)  # the same
    pdf_requested = Signal()
    json_requested = Signal()
    cancel_requested = Signal()
    question_requested = Signal(str)  # a question's key
    evidence_requested = Signal(int)
    checks_requested = Signal()
    open_requested = Signal(object)  # Path of what was written
    folder_requested = Signal(object)  # Path of what was written

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Export"))
        self._choices = Choices()
        self._with_list = CheckBox(_("With the list of attachments at the end of the document"))
        self._look = theme.be(buttons.plain(_("Look at them first")), "compact")
        self._findings = DoubtLine("", self._look)
        self._summary = Summary()
        self._list = buttons.plain(_("Save the list of attachments…"))
        self._json = buttons.plain(_("Save as JSON…"))
        self._save = buttons.primary(save_words(Made.FORM))
        self._left: QWidget | None = None  # the button that began what is under way
        self._work = Work()
        self._result = Result()
        self._area = QScrollArea(widgetResizable=True)
        self._build()
        self._connect_signals()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who comes to the page comes to the button. (A focus proxy would take all else out of the order of Tab.)"""
        self._save.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_case(self, snapshot: Snapshot) -> None:
        """What would be sent now. An earlier receipt stays until another case is shown."""
        self._choices.show_form(snapshot.form_name)
        self._summary.show_case(snapshot)
        self._result.show_case(snapshot)

    def show_findings(self, words: str) -> None:
        """How many errors and warnings the rules have found, in words; "" for none. It is only said."""
        self._findings.write(_("The rules have found {counts} in the answers.").format(counts=words))
        self._findings.setVisible(bool(words))

    def show_started(self) -> None:
        """An export is on its way: it can be called off, and no other can be asked for."""
        self._set_working(True)
        self._work.begin()
        self._result.clear()

    def show_progress(self, progress: Progress) -> None:
        self._work.show_progress(progress)

    def show_receipt(self, path: Path, receipt: Receipt) -> None:
        """What was written, and what is not in it, by name."""
        self._result.show_receipt(path, receipt)
        self._end()

    def show_sent(self, sent: Sent) -> None:
        """What was made with the attachments, what lacks in it and what was left out, by name."""
        self._result.show_sent(sent)
        self._end()

    def show_error(self, words: str) -> None:
        self._result.show_error(words)
        self._end()

    def show_cancelled(self) -> None:
        self._result.show_words(_("The export was called off. No file was written."))
        self._end()

    def _end(self) -> None:
        """What came of it is brought into sight, and gets the keyboard if that was here; the choices stay where they are."""
        was_here = self._left is not None and self.isAncestorOf(self.window().focusWidget() or self)
        self._set_working(False)
        self._show_result()
        if was_here:
            self._result.take_focus()
        QTimer.singleShot(0, self, self._show_result)  # again, when all of it has been laid out

    def _show_result(self) -> None:
        """From its top, also where there is no room for all of it."""
        if self._result.isHidden():
            return
        self._page.layout().activate()
        top, bar = self._result.y() - theme.L, self._area.verticalScrollBar()
        self._area.ensureWidgetVisible(self._result, 0, theme.L)
        if bar.value() > top:
            bar.setValue(max(0, top))

    def _set_working(self, working: bool) -> None:
        """Who pressed a button that cannot be pressed now comes back to it afterwards."""
        held = (self._choices, self._save, self._list, self._json)
        focused = self.window().focusWidget()  # also while the window is not active yet, after a file dialog
        if working and focused in held:
            self._left = focused
        self._work.setVisible(working)
        for widget in held:
            widget.setEnabled(not working)
        if working and self._left is not None:
            self._work.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._left is not None:
            if self.isAncestorOf(focused or self):
                self._left.setFocus(Qt.FocusReason.OtherFocusReason)
            self._left = None

    def _connect_signals(self) -> None:
        self._choices.chosen.connect(self._on_chosen)
        self._save.clicked.connect(lambda: self._ask_for(self._choices.current))
        self._list.clicked.connect(lambda: self.list_requested.emit(*self._summary.options))
        self._json.clicked.connect(lambda: self.json_requested.emit())
        self._work.cancel_requested.connect(self.cancel_requested)
        for part in (self._summary, self._result):
            part.question_requested.connect(self.question_requested)
        self._summary.evidence_requested.connect(self.evidence_requested)
        self._look.clicked.connect(lambda: self.checks_requested.emit())
        self._result.open_requested.connect(self.open_requested)
        self._result.folder_requested.connect(self.folder_requested)

    def _on_chosen(self, made: Made) -> None:
        self._save.setText(save_words(made))
        self._with_list.setVisible(made is Made.FORM)

    def _ask_for(self, made: Made) -> None:
        match made:
            case Made.FORM:
                self.docx_requested.emit(self._with_list.isChecked())
            case Made.BINDER:
                self.binder_requested.emit(*self._summary.options)
            case Made.BUNDLE:
                self.zip_requested.emit(*self._summary.options)
            case Made.ANSWERS:
                self.pdf_requested.emit()

    def _build(self) -> None:
        choices, column = QVBoxLayout(), QVBoxLayout()
        choices.setSpacing(theme.S)
        choices.addWidget(self._choices)
        choices.addWidget(self._with_list)
        column.setSpacing(theme.L)
        column.setContentsMargins(theme.XXL, theme.XL, theme.XXL, theme.L)
        column.addWidget(theme.be(QLabel(_("Export")), "question"))
        column.addLayout(choices)
        column.addWidget(self._findings)
        column.addWidget(self._result)
        column.addWidget(self._summary)
        column.addStretch()
        self._page = inside = theme.be(QWidget(), "page")
        inside.setMaximumWidth(COLUMN)
        inside.setLayout(column)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setWidget(inside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._area, 1)
        layout.addWidget(self._build_footer())
        self._set_working(False)

    def _build_footer(self) -> QWidget:
        """What is made seldom to the left, the one primary button to the right."""
        footer = QWidget()
        rows, row = QVBoxLayout(footer), QHBoxLayout()
        rows.setContentsMargins(theme.XXL, theme.M, theme.XXL, theme.L)
        rows.setSpacing(theme.S)
        rows.addWidget(self._work)
        rows.addLayout(row)
        small = FlowLayout(spacing=theme.S)
        for button in (self._list, self._json):
            small.addWidget(button)
        row.setSpacing(theme.L)
        row.addLayout(small, 1)
        row.addWidget(self._save, alignment=Qt.AlignmentFlag.AlignBottom)
        return footer
