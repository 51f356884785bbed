"""The sections of a case, and how far each has come."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel

from auditprep.i18n import _
from auditprep.model import Section, Snapshot, is_answered
from ui import theme
from ui.widgets import buttons
from ui.widgets.emptying import empty


class SectionList(QFrame):
    """A line a section; it leads to the first question there that lacks an answer."""

    question_requested = Signal(str)  # a question's key

    def __init__(self) -> None:
        super().__init__()
        theme.be(self, "card")
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(theme.XL, theme.L, theme.XL, theme.L)
        self._grid.setHorizontalSpacing(theme.XL)
        self._grid.setVerticalSpacing(theme.XS)
        self._grid.setColumnStretch(0, 1)

    def show_case(self, snapshot: Snapshot) -> None:
        empty(self._grid)
        sections = [section for section in snapshot.questionnaire.sections if section.questions]
        for row, section in enumerate(sections):
            self._add(row, snapshot, section)

    def _add(self, row: int, snapshot: Snapshot, section: Section) -> None:
        lacking = [q for q in section.questions if not is_answered(q, snapshot.answer(q.key))]
        total = len(section.questions)
        line = buttons.link(" ".join(filter(None, (section.number, section.title))))
        line.clicked.connect(self._leads_to((lacking or section.questions)[0].key))
        how_far = _("{count} of {total}").format(count=total - len(lacking), total=total)
        count = theme.be(QLabel(how_far if lacking else f"{how_far} ✓"), "muted" if lacking else "yes")
        line.setAccessibleDescription(how_far)
        self._grid.addWidget(line, row, 0, alignment=Qt.AlignmentFlag.AlignLeft)
        self._grid.addWidget(count, row, 1, alignment=Qt.AlignmentFlag.AlignRight)

    def _leads_to(self, key: str) -> Callable[[], None]:
        return partial(self.question_requested.emit, key)
