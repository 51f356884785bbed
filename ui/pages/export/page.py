"""The page itself: three steps, and the one button that takes one further."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from auditprep.i18n import _
from auditprep.model import Progress, Receipt, SendingPlan, Sent, Snapshot, Status
from ui import theme, tips
from ui.flow_layout import FlowLayout
from ui.models.afterwards import may_be_sent, must_be_made_anew
from ui.models.before_sending import Findings
from ui.models.sending import Made
from ui.pages.export.afterwards import Afterwards
from ui.pages.export.before import Before
from ui.pages.export.choices import Choices, save_words
from ui.pages.export.result import Result
from ui.pages.export.steps import Step, Steps
from ui.pages.export.summary import Summary
from ui.pages.export.work import Work
from ui.widgets import buttons
from ui.widgets.check_box import CheckBox
from ui.widgets.scrolled_page import ScrolledPage, scrolled

COLUMN = 860


class ExportPage(QWidget):
    """What is left to do; what is sent; and afterwards the receipt, with what comes next."""

    docx_requested = Signal(bool)  # with the list of attachments at its end
    binder_requested = Signal(bool, bool)  # with secret attachments, with those that no answer cites
    zip_requested = Signal(bool, bool)  # the same
    list_requested = Signal(bool, bool)  # the same
    pdf_requested = Signal()
    json_requested = Signal()
    print_requested = Signal()
    plan_requested = Signal(bool, bool)  # what would be sent, with the same choices
    cancel_requested = Signal()
    question_requested = Signal(str)  # a question's key
    evidence_requested = Signal(int)
    checks_requested = Signal()
    checklist_requested = Signal()
    colleagues_requested = Signal()
    status_requested = Signal(object)  # Status that is likely meant
    open_requested = Signal(object)  # Path of what was written
    folder_requested = Signal(object)  # Path of what was written

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Export"))
        self._snapshot: Snapshot | None = None
        self._step, self._making = Step.BEFORE, Made.FORM
        self._made: Made | None = None  # what was made last, of this case …
        self._is_draft = False  # … and whether it says UTKAST
        self._may_change = True
        self._steps, self._before, self._choices = Steps(), Before(), Choices()
        self._with_list = CheckBox(_("With the list of attachments at the end of the document"))
        self._summary, self._trouble = Summary(), Result()
        self._result, self._afterwards = Result(), Afterwards()
        self._onward = buttons.primary(_("Continue"))
        self._back, self._again = buttons.plain(_("Back")), buttons.plain(_("Save something more"))
        self._list = buttons.plain(_("Save the list of attachments…"))
        self._json = buttons.plain(_("Save as JSON…"))
        self._print = buttons.plain(_("Print…"))
        self._print.setToolTip(tips.with_keys(_("Print…"), "Ctrl+P"))
        self._save = buttons.primary(save_words(Made.FORM))
        self._mark_sent = buttons.primary(_("Mark as sent…"))
        self._anew = buttons.primary(_("Make it once more"))
        self._left: QWidget | None = None  # the button that began what is under way
        self._work = Work()
        self._stack = QStackedWidget()
        self._build()
        self._connect_signals()
        self._go(Step.BEFORE)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who comes to the page comes to the button. (A focus proxy would take all else out of the order of Tab.)"""
        self._main_button().setFocus(Qt.FocusReason.OtherFocusReason)

    def show_case(self, snapshot: Snapshot) -> None:
        """What would be sent now. An earlier receipt stays until another case is shown."""
        is_another = self._snapshot is None or self._snapshot.path != snapshot.path
        self._snapshot = snapshot
        focused = self.window().focusWidget()
        was_here = focused is not None and focused.isVisible() and self.isAncestorOf(focused)
        self._choices.show_form(snapshot.form_name)
        for part in (self._before, self._summary, self._trouble, self._result, self._afterwards):
            part.show_case(snapshot)
        if is_another:
            self._made = None
            self._set_working(False)
            self._steps.set_made(False)
            self._go(Step.BEFORE)
        self._show_buttons()
        if was_here and focused is not None and not focused.isVisible():
            # the row it stood in was made anew: it would end up anywhere in the window
            self._main_button().setFocus(Qt.FocusReason.OtherFocusReason)
        self.plan_requested.emit(*self._summary.options)

    def forget_case(self) -> None:
        """The case is closed: the next one is another."""
        self._snapshot = None

    def show_plan(self, plan: SendingPlan) -> None:
        """What would be sent, with the choices that were made last."""
        self._summary.show_plan(plan)

    def show_findings(self, words: str, *, is_known: bool = True) -> None:
        """How many errors and warnings the rules have found, in words; "" for none. It is only said. Not `is_known` before they
        have looked."""
        self._before.show_findings(Findings(words, is_known))

    def set_may_change(self, may: bool) -> None:
        """Whether the case's status can be changed."""
        self._may_change = may
        self._before.set_may_change(may)
        self._afterwards.set_may_change(may)
        self._show_buttons()

    def go(self, step: Step) -> None:
        """To a step of the page; to the last one only when something has been made."""
        if step is not Step.AFTER or self._made is not None:
            self._go(step)

    @property
    def step(self) -> Step:
        return self._step

    def show_started(self) -> None:
        """An export is on its way: it can be called off, and no other can be asked for."""
        self._go(Step.SEND)
        self._set_working(True)
        self._work.begin()
        self._trouble.clear()

    def show_progress(self, progress: Progress) -> None:
        self._work.show_progress(progress)

    def show_receipt(self, path: Path, receipt: Receipt) -> None:
        """What was written, and what is not in it, by name."""
        self._result.show_receipt(path, receipt)
        self._end_well(path)

    def show_sent(self, sent: Sent) -> None:
        """What was made with the attachments, what lacks in it and what was left out, by name."""
        self._result.show_sent(sent)
        self._end_well(sent.path, sent)

    def show_error(self, words: str) -> None:
        self._trouble.show_error(words)
        self._end()

    def show_cancelled(self) -> None:
        self._trouble.show_words(_("The export was called off. No file was written."))
        self._end()

    def _end_well(self, path: Path, sent: Sent | None = None) -> None:
        """On to the receipt, with the keyboard if that was here."""
        was_here = self._has_focus()
        self._made = self._making
        self._is_draft = self._snapshot is not None and not self._snapshot.status.is_decided
        self._afterwards.show_made(self._making, path.name, sent, is_draft=self._is_draft)
        self._set_working(False)
        self._go(Step.AFTER)
        if was_here:
            self._result.take_focus()

    def _end(self) -> None:
        """What went wrong is said where it was asked for, and brought into sight."""
        self._set_working(False)
        self._show_trouble()
        QTimer.singleShot(0, self, self._show_trouble)  # again, when all of it has been laid out

    def _show_trouble(self) -> None:
        if not self._trouble.isHidden():
            self._areas[Step.SEND].verticalScrollBar().setValue(0)

    def _has_focus(self) -> bool:
        """Whether the keyboard is on this page, also while the window is not active yet, after a file dialog."""
        return self._left is not None and self.isAncestorOf(self.window().focusWidget() or self)

    def _set_working(self, working: bool) -> None:
        """Who pressed a button that cannot be pressed now comes back to it afterwards."""
        held = (self._choices, self._save, self._list, self._json, self._print, self._back)
        focused = self.window().focusWidget()  # also while the window is not active yet, after a file dialog
        if working and focused in held:
            self._left = focused
        self._work.setVisible(working)
        for widget in held:
            widget.setEnabled(not working)
        self._steps.set_working(working, made=self._made is not None)
        if working and self._left is not None:
            self._work.setFocus(Qt.FocusReason.OtherFocusReason)
        elif self._left is not None:
            if self.isAncestorOf(focused or self):
                self._left.setFocus(Qt.FocusReason.OtherFocusReason)
            self._left = None

    # Going about

    def _go(self, step: Step) -> None:
        self._step = step
        self._steps.show_step(step)
        self._stack.setCurrentIndex(step)
        self._areas[step].verticalScrollBar().setValue(0)
        self._show_buttons()

    def _go_on(self, step: Step) -> None:
        """The user wishes it: the keyboard goes along to the step's own button."""
        self.go(step)
        self._main_button().setFocus(Qt.FocusReason.OtherFocusReason)

    def _main_button(self) -> QPushButton:
        if self._step is Step.BEFORE:
            return self._onward
        if self._step is Step.SEND:
            return self._save
        there = (each for each in (self._mark_sent, self._anew) if not each.isHidden())
        return next(there, self._again)

    def _show_buttons(self) -> None:
        shown = {
            Step.BEFORE: (self._onward,),
            Step.SEND: (self._back, self._list, self._json, self._print, self._save),
            Step.AFTER: self._buttons_after(),
        }
        for buttons_ in (*shown.values(), (self._again, self._mark_sent, self._anew)):
            for button in buttons_:
                button.setVisible(button in shown[self._step])

    def _buttons_after(self) -> tuple[QPushButton, ...]:
        """A draft is not to be sent once the board has decided: it is made again first."""
        if self._must_make_anew():
            return (self._anew,)
        return (self._again, self._mark_sent) if self._may_mark_sent() else (self._again,)

    def _may_mark_sent(self) -> bool:
        snapshot, made, is_draft = self._snapshot, self._made, self._is_draft
        return bool(self._may_change and snapshot and made and may_be_sent(snapshot, made, is_draft=is_draft))

    def _must_make_anew(self) -> bool:
        snapshot, made = self._snapshot, self._made
        return bool(snapshot and made and must_be_made_anew(snapshot, made, is_draft=self._is_draft))

    # What the user wants

    def _connect_signals(self) -> None:
        self._steps.chosen.connect(self._go_on)
        self._onward.clicked.connect(lambda: self._go_on(Step.SEND))
        self._back.clicked.connect(lambda: self._go_on(Step.BEFORE))
        self._again.clicked.connect(lambda: self._go_on(Step.SEND))
        self._anew.clicked.connect(lambda: self._go_on(Step.SEND))
        self._choices.chosen.connect(self._on_chosen)
        self._save.clicked.connect(lambda: self._ask_for(self._choices.current))
        self._list.clicked.connect(lambda: self._ask_for(Made.LIST))
        self._json.clicked.connect(lambda: self._ask_for(Made.JSON))
        self._print.clicked.connect(lambda: self.print_requested.emit())
        self._mark_sent.clicked.connect(lambda: self.status_requested.emit(Status.SENT))
        self._work.cancel_requested.connect(self.cancel_requested)
        self._summary.options_changed.connect(lambda: self.plan_requested.emit(*self._summary.options))
        self._summary.evidence_requested.connect(self.evidence_requested)
        for result in (self._result, self._trouble):
            result.question_requested.connect(self.question_requested)
            result.open_requested.connect(self.open_requested)
            result.folder_requested.connect(self.folder_requested)
        self._afterwards.status_requested.connect(self.status_requested)
        self._connect_before()

    def _connect_before(self) -> None:
        before = self._before
        before.question_requested.connect(self.question_requested)
        before.evidence_requested.connect(self.evidence_requested)
        before.checks_requested.connect(self.checks_requested)
        before.checklist_requested.connect(self.checklist_requested)
        before.colleagues_requested.connect(self.colleagues_requested)
        before.status_requested.connect(self.status_requested)

    def _on_chosen(self, made: Made) -> None:
        self._save.setText(save_words(made))
        self._with_list.setVisible(made is Made.FORM)
        self._summary.choose(made)

    def _ask_for(self, made: Made) -> None:
        self._making = made
        match made:
            case Made.FORM:
                self.docx_requested.emit(self._with_list.isChecked())
            case Made.BINDER:
                self.binder_requested.emit(*self._summary.options)
            case Made.BUNDLE:
                self.zip_requested.emit(*self._summary.options)
            case Made.LIST:
                self.list_requested.emit(*self._summary.options)
            case Made.ANSWERS:
                self.pdf_requested.emit()
            case Made.JSON:
                self.json_requested.emit()

    # Building

    def _build(self) -> None:
        choices = QVBoxLayout()
        choices.setSpacing(theme.S)
        choices.addWidget(self._choices)
        choices.addWidget(self._with_list)
        self._areas = {
            Step.BEFORE: _area(self._before),
            Step.SEND: _area(self._trouble, choices, self._summary),
            Step.AFTER: _area(self._result, self._afterwards),
        }
        for area in self._areas.values():
            self._stack.addWidget(area)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._build_head())
        layout.addWidget(self._stack, 1)
        layout.addWidget(self._build_footer())

    def _build_head(self) -> QWidget:
        head = QWidget()
        head.setMaximumWidth(COLUMN)
        column = QVBoxLayout(head)
        column.setContentsMargins(theme.XXL, theme.XL, theme.XXL, theme.XS)
        column.setSpacing(theme.S)
        column.addWidget(theme.be(QLabel(_("Export")), "question"))
        column.addWidget(self._steps)
        return head

    def _build_footer(self) -> QWidget:
        """Where the one button always is, however long the page."""
        footer, row, rows = QWidget(), QHBoxLayout(), QVBoxLayout()
        rows.setContentsMargins(theme.XXL, theme.M, theme.XXL, theme.M)
        rows.setSpacing(theme.S)
        rows.addWidget(self._work)
        rows.addLayout(row)
        small = FlowLayout(spacing=theme.S)
        for button in (self._list, self._json, self._print):  # in one row also in a narrow window
            theme.be(button, "compact")
        for button in (self._back, self._again, self._list, self._json, self._print):
            small.addWidget(button)
        row.setSpacing(theme.L)
        row.addLayout(small, 1)
        for button in (self._onward, self._save, self._mark_sent, self._anew):
            row.addWidget(button, alignment=Qt.AlignmentFlag.AlignBottom)
        self._work.hide()
        footer.setLayout(rows)
        return footer


def _area(*parts: QWidget | QVBoxLayout) -> QScrollArea:
    """A step: its parts below each other."""
    inside = ScrolledPage()
    inside.setMaximumWidth(COLUMN)
    column = QVBoxLayout(inside)
    column.setSpacing(theme.L)
    column.setContentsMargins(theme.XXL, theme.M, theme.XXL, theme.L)
    for part in parts:
        if isinstance(part, QVBoxLayout):
            column.addLayout(part)
        else:
            column.addWidget(part)
    column.addStretch()
    return scrolled(inside)
