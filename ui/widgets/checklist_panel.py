"""The documents that the auditors ask for, and how far each has come."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QProgressBar,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from auditprep.i18n import _
from auditprep.model import ChecklistLine, Evidence, Snapshot
from ui import icons, theme
from ui.models import checklist
from ui.models.cited import name_of
from ui.models.picks import of_documents
from ui.widgets.checklist_line import ChecklistRow
from ui.widgets.decision_fields import Field
from ui.widgets.picker import Picker
from ui.widgets.scrolled_page import ScrolledPage
from ui.widgets.tab_order import come_after


class ChecklistPanel(QWidget):
    """Emits what the user changes; shows what it is told to show."""

    checklist_changed = Signal(tuple)  # of str: the lines as the user wants them
    line_settled = Signal(int, tuple, str)  # the line, the evidence's ids, the reason why there is none
    checklist_file_requested = Signal()
    checklist_default_requested = Signal()
    show_requested = Signal(int)  # evidence

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[ChecklistLine, ...] = ()
        self._evidence: tuple[Evidence, ...] = ()
        self._titles: dict[int, str] = {}
        self._rows: dict[int, ChecklistRow] = {}
        self._is_stale = False  # the rows are not those of the lines
        self._read_only = False
        self._count = theme.be(QLabel(), "side")
        self._bar = QProgressBar(textVisible=False)
        self._more = self._make_more()
        self._column = QVBoxLayout()
        self._add = Field(_("Add a line"), _("+ Add a document that the auditors ask for"))
        self._nothing = theme.be(QLabel(wordWrap=True), "muted")
        self._help = theme.be(QLabel(wordWrap=True), "caption")
        self._build()
        self._add.returnPressed.connect(self._on_add)

    def show_checklist(self, snapshot: Snapshot) -> None:
        """Shows the lines as they are now; where the user is typing, her words stay."""
        self._evidence = snapshot.evidence
        self._titles = {each.id: name_of(each) for each in (*snapshot.evidence, *snapshot.removed)}
        self._lines, self._is_stale = snapshot.checklist, True
        if self.isVisible():
            self._show_lines()
        self._help.setVisible(bool(self._lines) and snapshot.is_checklist_shipped and not self.counts()[0])
        self._show_count()

    def showEvent(self, event: QShowEvent) -> None:
        """The lines are made when they are come to: a case is opened without them."""
        super().showEvent(event)
        self._show_lines()

    def forget(self) -> None:
        self._lines, self._evidence, self._is_stale = (), (), False
        self._build_rows(())
        self._add.put("")
        self._help.hide()
        self._show_count()

    def leave(self) -> None:
        """What is typed and not told is told now."""
        for row in self._rows.values():
            row.leave()

    def set_read_only(self, read_only: bool) -> None:
        self._read_only = read_only
        self._more.setVisible(not read_only)
        self._add.setVisible(not read_only)
        for row in self._rows.values():
            row.set_read_only(read_only)

    def counts(self) -> tuple[int, int]:
        """How many lines are settled, of all."""
        return checklist.count_settled(self._lines), len(self._lines)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who comes to the list comes to its first line; to the field for another where there is none."""
        if self._lines:
            self._rows[self._lines[0].id].focus()
        else:
            self._add.setFocus(Qt.FocusReason.OtherFocusReason)

    def row(self, id_: int) -> ChecklistRow:
        self._show_lines()
        return self._rows[id_]

    # Showing

    def _show_count(self) -> None:
        done, total = self.counts()
        self._count.setText(_("{count} of {total} settled").format(count=done, total=total))
        self._count.setVisible(total > 0)
        self._bar.setVisible(total > 0)
        self._bar.setRange(0, max(1, total))
        self._bar.setValue(done)
        self._bar.setAccessibleName(self._count.text())
        self._nothing.setVisible(not total)

    def _show_lines(self) -> None:
        if not self._is_stale:
            return
        self._is_stale = False
        if [line.id for line in self._lines] != list(self._rows):
            self._build_rows(self._lines)
        for line in self._lines:
            self._rows[line.id].show_line(line, self._titles)
        come_after(self._bar, [stop for line in self._lines for stop in self._rows[line.id].stops()])

    def _build_rows(self, lines: Sequence[ChecklistLine]) -> None:
        """Rows in the lines' order; those that are there already are kept, with what is typed in them."""
        kept = {line.id: self._rows.pop(line.id, None) for line in lines}
        for row in self._rows.values():
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows = {}
        for line in lines:
            row = kept[line.id] or self._make_row(line)
            self._column.removeWidget(row)
            self._column.addWidget(row)
            row.show()  # now: who comes to the list comes to a line that is there
            self._rows[line.id] = row

    def _make_row(self, line: ChecklistLine) -> ChecklistRow:
        row = ChecklistRow(line)
        row.set_read_only(self._read_only)
        row.settle_requested.connect(partial(self.line_settled.emit, line.id))
        row.show_requested.connect(self.show_requested)
        row.pick_requested.connect(partial(self._on_pick_wanted, line.id))
        row.reworded.connect(partial(self._on_reworded, line.id))
        row.moved.connect(partial(self._on_moved, line.id))
        row.removed.connect(partial(self._on_removed, line.id))
        return row

    # What the user does

    def _on_add(self) -> None:
        if text := self._add.value():
            self._add.put("")
            self._tell([*self._lines, ChecklistLine(0, text)])

    def _on_reworded(self, id_: int, text: str) -> None:
        self._tell([replace(line, text=text) if line.id == id_ else line for line in self._lines])

    def _on_removed(self, id_: int) -> None:
        self._tell([line for line in self._lines if line.id != id_])

    def _on_moved(self, id_: int, step: int) -> None:
        lines = list(self._lines)
        at = next(at for at, line in enumerate(lines) if line.id == id_)
        to = at + step
        if 0 <= to < len(lines):
            lines[at], lines[to] = lines[to], lines[at]
            self._tell(lines)

    def _tell(self, lines: Sequence[ChecklistLine]) -> None:
        self.checklist_changed.emit(tuple(line.text for line in lines))

    def _on_pick_wanted(self, id_: int, by: QWidget) -> None:
        line = self._rows[id_].line
        fits = checklist.likely_first(line, [each for each in self._evidence if each.id not in line.evidence])
        likely = {each.id for each, is_likely in fits if is_likely}
        picks = of_documents(
            [each for each, _likely in fits], lambda each: _("may be the one") if each.id in likely else ""
        )
        Picker(_("Find a document"), picks, partial(self._settle, id_), self).open_by(by)

    def _settle(self, id_: int, evidence: object) -> None:
        line = self._rows[id_].line
        self.line_settled.emit(id_, (*line.evidence, evidence), line.reason)

    # Building

    def _make_more(self) -> QToolButton:
        button = QToolButton(popupMode=QToolButton.ToolButtonPopupMode.InstantPopup)
        theme.be(button, "menu").setIcon(icons.icon("more"))
        button.setToolTip(_("Change the checklist"))
        button.setAccessibleName(_("Change the checklist"))
        menu = QMenu(button)
        menu.addAction(_("Read the auditors’ checklist…"), self.checklist_file_requested.emit)
        menu.addAction(_("Go back to the standard list"), self.checklist_default_requested.emit)
        button.setMenu(menu)
        return button

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(theme.L, theme.M, theme.M, theme.XS)
        head.setSpacing(theme.M)
        head.addWidget(self._count)
        head.addWidget(self._bar, 1)
        head.addWidget(self._more)
        area = QScrollArea(widgetResizable=True, frameShape=QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(self._build_lines())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._help)
        layout.addWidget(area, 1)

    def _build_lines(self) -> QWidget:
        """The lines, and under them where one more is written."""
        words = _(
            "There are no lines. Read the auditors’ own checklist, go back to the standard list, or write them below."
        )
        self._nothing.setText(words)
        self._nothing.setContentsMargins(theme.L, theme.L, theme.L, theme.L)
        self._help.setText(
            _(
                "What auditors usually ask for. Nothing of it counts as missing before you have settled a line."
            )
        )
        self._help.setContentsMargins(theme.L, 0, theme.L, theme.XS)
        self._help.hide()
        self._column.setSpacing(0)
        add = QHBoxLayout()
        add.setContentsMargins(theme.L, theme.S, theme.L, 0)
        add.addWidget(self._add)
        inside = ScrolledPage()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, theme.M)
        column.setSpacing(theme.S)
        column.addLayout(self._column)
        column.addWidget(self._nothing)
        column.addLayout(add)
        column.addStretch()
        return inside
