"""A new case: the auditors' file, what was understood of it, whose case it is and where it is kept."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from auditprep.i18n import _
from auditprep.model import Submission
from ui import theme
from ui.reading import CasePlan, Reading
from ui.recent import RecentCase
from ui.widgets.case_fields import CaseFields
from ui.widgets.form_chooser import FormChooser
from ui.widgets.form_preview import FormPreview
from ui.widgets.notice_line import NoticeLine
from ui.widgets.pressing_dialog import PressingDialog

FORM, UNDERSTOOD, CASE = range(3)
_SIZE, _FRAME = QSize(1100, 680), QSize(16, 48)
_COLUMN = 640  # how wide the steps are that only have a few fields


class NewCaseDialog(PressingDialog):
    """Three screens, each no more than one; back is always possible, and nothing is made before the last."""

    browse_requested = Signal()
    form_chosen = Signal(object)  # Path, or None for the form that comes with the program
    save_place_requested = Signal(object)  # Path of the folder chosen now
    previous_browse_requested = Signal()
    left_out_requested = Signal(object)  # Submission: what of the earlier year is in none of its answers
    corrections_changed = Signal(object, object)  # the form's Path or None, tuple of Correction
    case_requested = Signal(object, object, object)  # Path, the form's Path or None, CasePlan

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("New case"))
        self.setAcceptDrops(True)
        self.resize(_SIZE.boundedTo(self.screen().availableSize() - _FRAME))
        self._form: Path | None = None
        self._choose, self._understood, self._case = FormChooser(), FormPreview(), CaseFields(folder)
        self._alarm = NoticeLine(alarm=True)
        self._steps = QStackedWidget()
        for step in (_in_column(self._choose), self._understood, _in_column(self._case)):
            self._steps.addWidget(step)
        self._back, self._cancel = QPushButton(_("Back")), QPushButton(_("Cancel"))
        self._next = theme.be(QPushButton(_("Next")), "primary")
        self._build()
        self._connect_signals()
        self._go(FORM)

    def choose(self, form: Path | None) -> None:
        """Takes this form (None: the shipped one) and waits for it to be read."""
        self._alarm.hide()
        self._form = form
        self._choose.set_reading(form.name if form else _("the program’s own form"))
        self.form_chosen.emit(form)

    def show_form(self, path: Path | None, reading: Reading) -> None:
        """What was understood of the form that was chosen; an earlier choice is not heard any more."""
        if path != self._form:
            return
        self._choose.set_reading(None)
        self._go(UNDERSTOOD)  # first, so that it is laid out once
        self._understood.show_form(path, reading)
        self._case.suggest(reading.form)

    def show_corrected(self, path: Path | None, reading: Reading) -> None:
        """The form read anew, with the user's corrections."""
        if path == self._form:
            self._understood.show_corrected(reading)

    def show_correction_error(self, path: Path | None, words: str) -> None:
        """A correction could not be made: it is taken back."""
        if path == self._form:
            self._understood.take_back()
            self._alarm.say(words)

    def show_error(self, words: str) -> None:
        """Something did not work: said in the dialog, which stays where it is."""
        self._choose.set_reading(None)
        self._next.setEnabled(True)
        self._alarm.say(words)
        if self._steps.currentIndex() == FORM:
            self._choose.focus_first()  # Enter is another file, not the end of it all

    def stay(self) -> None:
        """The case was not made after all: it can be asked for again."""
        self._next.setEnabled(self._case.is_complete())

    def set_recent(self, cases: tuple[RecentCase, ...]) -> None:
        """The latest cases whose files are there: last year's may be among them."""
        self._case.set_recent(cases)

    def set_previous(self, file: Path) -> None:
        """Last year's file."""
        self._case.set_previous(file)

    def show_previous_read(self, file: Path, submission: Submission) -> None:
        """What last year's file turned out to hold."""
        self._case.show_previous_read(file, submission)

    def set_folder(self, folder: Path) -> None:
        """Where the case will be kept."""
        self._case.set_folder(folder)

    def _build(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.S)
        buttons.addWidget(self._back)
        buttons.addStretch()
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._next)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.XL, theme.XL, theme.XL, theme.L)
        layout.setSpacing(theme.L)
        layout.addWidget(self._alarm)
        layout.addWidget(self._steps, 1)
        layout.addLayout(buttons)
        self._next.setDefault(True)  # what Enter presses where no other button has the focus

    def _connect_signals(self) -> None:
        self._choose.browse_requested.connect(self.browse_requested)
        self._choose.shipped_requested.connect(lambda: self.choose(None))
        self._understood.corrections_changed.connect(self._on_corrections_changed)
        self._case.place_requested.connect(self.save_place_requested)
        self._case.previous_requested.connect(self.previous_browse_requested)
        self._case.left_out_requested.connect(self.left_out_requested)
        self._case.changed.connect(lambda: self._next.setEnabled(self._case.is_complete()))
        self._back.clicked.connect(lambda: self._go(self._steps.currentIndex() - 1))
        self._cancel.clicked.connect(self.reject)
        self._next.clicked.connect(self._on_next)

    def _go(self, step: int) -> None:
        self._alarm.hide()
        self._steps.setCurrentIndex(step)
        self._back.setVisible(step > FORM)
        self._next.setVisible(step > FORM)
        self._next.setText(_("Create the case") if step == CASE else _("Next"))
        self._next.setEnabled(step != CASE or self._case.is_complete())
        if step == FORM:
            self._choose.focus_first()
        elif step == CASE:
            self._case.focus_first()
        elif step == UNDERSTOOD:
            self._next.setFocus()

    def _on_corrections_changed(self, corrections: object) -> None:
        self._alarm.hide()
        self.corrections_changed.emit(self._form, corrections)

    def _on_next(self) -> None:
        corrections = self._understood.corrections()
        if self._steps.currentIndex() == UNDERSTOOD:
            self._case.offer_to_remember(self._understood.is_corrected())
            self._go(CASE)
        else:
            self._alarm.hide()
            self._next.setEnabled(False)
            remember = self._case.is_to_be_remembered()
            plan = CasePlan(
                self._case.board(), self._case.year(), corrections, remember, self._case.previous()
            )
            self.case_requested.emit(self._case.path(), self._form, plan)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes the dialog, but not when work would be lost by it: there is a button for that."""
        escaped = event.key() == Qt.Key.Key_Escape
        if not (escaped and self._steps.currentIndex() != FORM and self._understood.is_corrected()):
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        if len(files) == 1:
            self._go(FORM)
            self.choose(files[0])
        elif files:
            self.show_error(_("Drop one file at a time: the auditors’ form."))


def _in_column(step: QWidget) -> QScrollArea:
    """A step of a few fields: not wider than is good to read, and scrolled where the window is low."""
    step.setMaximumWidth(_COLUMN)
    whole = theme.be(QWidget(), "page")
    layout = QHBoxLayout(whole)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addStretch()
    layout.addWidget(step, 100)
    layout.addStretch()
    area = QScrollArea(widgetResizable=True, frameShape=QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(whole)
    return area
