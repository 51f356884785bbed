"""Where a decision is typed once, or put right."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from auditprep.i18n import _
from auditprep.model import Decision
from ui import theme
from ui.models.decisions import DecisionRow
from ui.widgets import buttons
from ui.widgets.decision_fields import NO_DECISION, DecisionFields, Field


class DecisionForm(QFrame):
    """A registered decision is saved when a field is left; a new one when it is added."""

    saved = Signal(object, object)  # the registered id or None, and the Decision
    removed = Signal(int)
    copied = Signal()
    shown_in_minutes = Signal()
    new_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        theme.be(self, "details")
        self._row: DecisionRow | None = None
        self._read_only = False
        self._head = theme.be(QLabel(), "caption")
        self._fields = DecisionFields()
        self._matter = Field(_("Matter"), _("What was decided, as the minutes have it"))
        self._add = theme.be(buttons.plain(_("Add decision")), "compact")
        self._copy, self._show = buttons.link(_("Copy as text")), buttons.link(_("Show in the minutes"))
        self._remove, self._new = buttons.link(_("Remove")), buttons.link(_("New decision"))
        self._build()
        self._connect_signals()
        self.show_row(None)

    def show_row(self, row: DecisionRow | None) -> None:
        """Shows a registered decision; None to write a new one. What was typed of the one before is told first."""
        before = self._row
        anew = (row.id if row else None) != (before.id if before else None)
        if anew and before is not None:
            self.leave()
        self._row = row
        decision = row.decision if row else NO_DECISION
        if row or anew:
            (self._fields.put if anew else self._fields.give)(decision)
            (self._matter.put if anew else self._matter.give)(decision.title)
        self._show_buttons()

    def start_new(self) -> None:
        """Empty fields, and the cursor in the first of them."""
        self.show_row(None)
        self._fields.body.setFocus()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._fields.body.setFocus(Qt.FocusReason.OtherFocusReason)

    def clear(self) -> None:
        """The case is closed: nothing of it is kept here."""
        self._row = None
        self._fields.put(None)
        self._matter.put("")
        self._show_buttons()

    def leave(self) -> None:
        self._fields.leave()
        self._matter.leave()

    def set_read_only(self, read_only: bool) -> None:
        self._read_only = read_only
        self._fields.set_read_only(read_only)
        self._matter.setReadOnly(read_only)
        self._show_buttons()

    def _show_buttons(self) -> None:
        row = self._row
        self._head.setText(_("The chosen decision") if row else _("New decision"))
        self._add.setVisible(row is None and not self._read_only)
        self._copy.setVisible(row is not None)
        self._show.setVisible(row is not None and row.registered.evidence is not None)
        for link in (self._remove, self._new):
            link.setVisible(row is not None and not self._read_only)
        self._add.setEnabled(self._typed() is not None)

    def _typed(self) -> Decision | None:
        """What the fields say; None where they say nothing."""
        made = replace(self._fields.decision() or NO_DECISION, title=self._matter.value())
        return made if any((made.body, made.date, made.paragraph, made.dnr, made.title)) else None

    def _on_left(self) -> None:
        if self._row is not None:
            made = self._typed()
            if made is not None and made != self._row.decision:
                self._row = replace(self._row, registered=replace(self._row.registered, decision=made))
                self.saved.emit(self._row.id, made)
        self._show_buttons()

    def _on_add(self) -> None:
        made = self._typed()
        if made is None or self._fields.typed():
            self._fields.complain()
            return
        self.saved.emit(None, made)
        self._fields.put(Decision(made.body, made.date))  # the next one is most often of the same meeting
        self._matter.put("")
        self._show_buttons()
        self._fields.paragraph.setFocus()

    def _on_enter(self) -> None:
        if self._row is None and not self._read_only:
            self._on_add()

    def _connect_signals(self) -> None:
        for field in (*self._fields.fields(), self._matter):
            field.textChanged.connect(lambda: self._add.setEnabled(self._typed() is not None))
            field.returnPressed.connect(self._on_enter)
        self._fields.left.connect(self._on_left)
        self._matter.left.connect(self._on_left)
        self._add.clicked.connect(self._on_add)
        self._copy.clicked.connect(lambda: self.copied.emit())
        self._show.clicked.connect(lambda: self.shown_in_minutes.emit())
        self._remove.clicked.connect(lambda: self._row and self.removed.emit(self._row.id))
        self._new.clicked.connect(lambda: self.new_requested.emit())

    def _build(self) -> None:
        matter = QHBoxLayout()
        matter.setSpacing(theme.S)
        matter.addWidget(self._matter, 1)
        matter.addWidget(self._add)
        links = QHBoxLayout()
        links.setSpacing(theme.L)
        links.addWidget(self._head)
        links.addStretch()
        for link in (self._copy, self._show, self._remove, self._new):
            links.addWidget(link)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.L, theme.S, theme.L, theme.M)
        layout.setSpacing(theme.S)
        layout.addLayout(links)
        layout.addWidget(self._fields)
        layout.addLayout(matter)
