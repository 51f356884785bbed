"""What is known of one sheet that is out, or has come back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from auditprep.i18n import _
from ui import evidence_words, theme
from ui.models.handouts import HandoutRow
from ui.widgets import buttons
from ui.widgets.link_flow import LinkFlow
from ui.widgets.plain_label import plain_label
from ui.widgets.scrolled_page import ScrolledPage, scrolled


class HandoutDetails(QFrame):
    """The questions lead to themselves; the sheet can be made anew, and what is out called off."""

    sheet_requested = Signal(int)
    call_off_requested = Signal(int)
    question_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        theme.be(self, "details")
        self._row: HandoutRow | None = None
        self._read_only = False
        self._head, self._facts, self._message = (
            theme.be(plain_label(), "page-title"),
            plain_label(),
            plain_label(),
        )
        self._links = LinkFlow(one_a_row=True)
        self._sheet = theme.be(buttons.plain(_("Make the sheet again…")), "compact")
        self._call_off = theme.be(buttons.plain(_("Call off")), "compact")
        self._call_off.setToolTip(
            _("It is not waited for any more. If it comes back all the same, it can be read in.")
        )
        self._sheet.clicked.connect(lambda: self._row and self.sheet_requested.emit(self._row.id))
        self._call_off.clicked.connect(lambda: self._row and self.call_off_requested.emit(self._row.id))
        self._links.chosen.connect(self.question_requested)
        self._build()

    def show_row(self, row: HandoutRow | None) -> None:
        """Shows this; None: nothing is chosen."""
        self._row = row
        self._show_buttons()
        if row is None:
            return
        handout = row.handout
        self._head.setText(evidence_words.one_line(handout.to))
        sent = _("Made {date} by {who}").format(
            date=evidence_words.day(handout.sent.astimezone().date()), who=handout.by
        )
        due = _("answer by {date}").format(date=evidence_words.day(handout.due)) if handout.due else ""
        self._facts.setText(" · ".join(filter(None, (sent, due, row.cells[1]))))
        self._message.setText(_("“{message}”").format(message=handout.message))
        self._message.setVisible(bool(handout.message))
        self._links.show_links(row.questions)
        for button in (self._sheet, self._call_off):
            button.setAccessibleDescription(self._head.text())

    def set_read_only(self, read_only: bool) -> None:
        self._read_only = read_only
        self._show_buttons()

    def _show_buttons(self) -> None:
        row = self._row
        self._sheet.setVisible(row is not None)
        self._call_off.setVisible(row is not None and row.handout.is_out and not self._read_only)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(theme.L, theme.M, theme.L, 0)
        head.setSpacing(theme.S)
        head.addWidget(self._head, 1)
        for button in (self._sheet, self._call_off):
            head.addWidget(button, alignment=Qt.AlignmentFlag.AlignTop)
        inside = ScrolledPage()
        column = QVBoxLayout(inside)
        column.setContentsMargins(theme.L, 0, theme.L, theme.M)
        column.setSpacing(theme.S)
        for part in (theme.be(self._facts, "caption"), theme.be(self._message, "side"), self._links):
            column.addWidget(part)
        column.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.XS)
        layout.addLayout(head)
        layout.addWidget(scrolled(inside), 1)
