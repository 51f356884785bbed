"""Body, date, § and registry number of a decision, side by side."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from auditprep.i18n import _
from auditprep.model import Decision
from ui import evidence_words as words
from ui import theme
from ui.widgets.kept_room import with_room_kept

NO_DECISION = Decision()


class Field(QLineEdit):
    """A line that tells once when it is left, or at Enter, and only if the user changed it. Escape takes it back."""

    left = Signal()
    closed = Signal()  # the cursor is elsewhere now, whether anything was changed or not; and at Enter

    def __init__(self, name: str, hint: str = "") -> None:
        super().__init__()
        theme.be(self, "compact")
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self._given = ""
        self.returnPressed.connect(self._on_enter)

    def give(self, value: str) -> None:
        """Shows what the case has; not in a field that the user has typed in and not left."""
        self._given = value
        if not self.isModified():
            self.put(value)

    def put(self, value: str) -> None:
        """Shows this whatever was typed."""
        self._given = value
        if self.text() != value:
            self.setText(value)
        self.setModified(False)
        self.setCursorPosition(0)

    def leave(self) -> None:
        if self.isModified() and not self.isReadOnly():
            self.setModified(False)
            self.left.emit()
        self._forget_steps()

    def value(self) -> str:
        return " ".join(self.text().split())

    def event(self, event: QEvent) -> bool:
        """Where nothing is left to undo in the field, Ctrl+Z is for what is around it."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and event.matches(QKeySequence.StandardKey.Undo)
            and not self.isUndoAvailable()
        ):
            event.ignore()
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.leave()
            if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:  # she comes back to where she was
                self.closed.emit()

    def _on_enter(self) -> None:
        self.leave()
        self.closed.emit()

    def _forget_steps(self) -> None:
        """What was told is told: a Ctrl+Z that is meant for something else does not undo it here."""
        if not self.isModified() and self.isUndoAvailable():
            at = self.cursorPosition()
            self.setText(self.text())  # which forgets the steps
            self.setCursorPosition(at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.isModified():
            self.put(self._given)
        else:
            super().keyPressEvent(event)


class DecisionFields(QWidget):
    """Emits `left` when a part is left changed. A date or a § that cannot be understood stays as it is typed, and that
    is said; the decision keeps what it had there."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._base = NO_DECISION
        self.body = Field(_("Body"), _("Body, such as the council"))
        self.date = Field(_("Date of the decision"), _("yyyy-mm-dd"))
        self.paragraph = Field(_("Paragraph"), "")
        self.dnr = Field(_("Registry number"), _("Registry number"))
        self._complaint = theme.be(QLabel(wordWrap=True), "no")
        self._complaint.hide()
        self._build()
        for field in self.fields():
            field.left.connect(self._on_left)

    def fields(self) -> tuple[Field, ...]:
        return (self.body, self.date, self.paragraph, self.dnr)

    def give(self, decision: Decision | None) -> None:
        """Shows what the case has, except where the user is typing."""
        self._show(decision, lambda field, value: field.give(value))

    def put(self, decision: Decision | None) -> None:
        """Shows this, whatever was typed."""
        self._show(decision, lambda field, value: field.put(value))

    def decision(self) -> Decision | None:
        """What the fields say, with what else is known of the decision; None where they say nothing."""
        made = replace(
            self._base,
            body=self.body.value() or None,
            date=self._base.date if self._is_odd(self.date) else words.read_day(self.date.text()),
            paragraph=self._base.paragraph
            if self._is_odd(self.paragraph)
            else words.read_paragraph(self.paragraph.text()),
            dnr=self.dnr.value() or None,
        )
        return made if any((made.body, made.date, made.paragraph, made.dnr, made.title)) else None

    def typed(self) -> tuple[str, ...] | None:
        """The words as they stand, if some of them cannot be understood."""
        return tuple(field.text() for field in self.fields()) if self._complaints() else None

    def retype(self, typed: tuple[str, ...]) -> None:
        """Puts words back that could not be understood."""
        for field, value in zip(self.fields(), typed, strict=True):
            if field.text() != value:
                field.setText(value)
        self.complain()

    def leave(self) -> None:
        """The user goes elsewhere: what was typed is told."""
        for field in self.fields():
            field.leave()

    def set_read_only(self, read_only: bool) -> None:
        for field in self.fields():
            field.setReadOnly(read_only)

    def keep_room(self) -> None:
        """What is said of a date or a § has its room also before it is said."""
        with_room_kept(self._complaint)

    def _show(self, decision: Decision | None, how: Callable[[Field, str], None]) -> None:
        self._base = decision or NO_DECISION
        number = self._base.paragraph
        how(self.body, self._base.body or "")
        how(self.date, words.day(self._base.date))
        how(self.paragraph, "" if number is None else str(number))
        how(self.dnr, self._base.dnr or "")
        self.complain()

    def _on_left(self) -> None:
        self.complain()
        self.left.emit()

    def _is_odd(self, field: Field) -> bool:
        read = words.read_day if field is self.date else words.read_paragraph
        return bool(field.value()) and read(field.text()) is None

    def _complaints(self) -> list[str]:
        found = []
        if self._is_odd(self.date):
            found.append(_("Write the date like this: 2023-12-12."))
        if self._is_odd(self.paragraph):
            found.append(_("The § is a number."))
        return found

    def complain(self) -> None:
        """Says what is not understood; and lets nobody but the user write over it."""
        for field in (self.date, self.paragraph):
            if self._is_odd(field):
                field.setModified(True)
        said = " ".join(self._complaints())
        self._complaint.setText(said)
        self._complaint.setVisible(bool(said))

    def _build(self) -> None:
        self.date.setFixedWidth(104)
        self.paragraph.setFixedWidth(54)
        sign = theme.be(QLabel("§"), "side")
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        row.addWidget(self.body, 3)
        row.addWidget(self.date)
        row.addWidget(sign)
        row.addWidget(self.paragraph)
        row.addWidget(self.dnr, 3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.XS)
        layout.addLayout(row)
        layout.addWidget(self._complaint)
