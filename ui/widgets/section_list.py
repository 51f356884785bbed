"""The sections of a case, and how far each has come: as words and as a bar."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QPushButton, QVBoxLayout

from auditprep.i18n import _
from auditprep.model import Section, Snapshot, is_answered
from ui import theme
from ui.widgets import buttons
from ui.widgets.chart_legend import ChartLegend
from ui.widgets.chart_progress import ProgressChart, legend
from ui.widgets.emptying import empty
from ui.widgets.tab_order import come_after

_WIDE, _NARROW, _WIDE_FROM = 168, 72, 520  # px: the bars, and where there is room for them


class SectionList(QFrame):
    """A line a section; it leads to the first question there that lacks an answer."""

    question_requested = Signal(str)  # a question's key

    def __init__(self) -> None:
        super().__init__()
        theme.be(self, "card")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.L)
        self._grid.setVerticalSpacing(theme.XS)
        self._grid.setColumnStretch(0, 1)
        self._bars: list[ProgressChart] = []
        self._legend = ChartLegend()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.XL, theme.L, theme.XL, theme.L)
        layout.setSpacing(theme.S)
        layout.addWidget(theme.be(QLabel(_("Progress by section")), "page-title"))
        layout.addLayout(self._grid)
        layout.addWidget(self._legend)

    def show_case(self, snapshot: Snapshot) -> None:
        empty(self._grid)
        self._bars.clear()
        sections = [section for section in snapshot.questionnaire.sections if section.questions]
        come_after(self, [self._add(row, snapshot, section) for row, section in enumerate(sections)])
        self._legend.show_looks(legend(snapshot.questionnaire.questions(), snapshot))
        self._fit_bars()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_bars()

    def _fit_bars(self) -> None:
        for bar in self._bars:
            bar.setFixedWidth(_WIDE if self.width() >= _WIDE_FROM else _NARROW)

    def _add(self, row: int, snapshot: Snapshot, section: Section) -> QPushButton:
        lacking = [q for q in section.questions if not is_answered(q, snapshot.answer(q.key))]
        total, name = len(section.questions), " ".join(filter(None, (section.number, section.title)))
        line = buttons.link(name)
        line.clicked.connect(self._leads_to((lacking or section.questions)[0].key))
        how_far = _("{count} of {total}").format(count=total - len(lacking), total=total)
        count = theme.be(QLabel(how_far if lacking else f"{how_far} ✓"), "muted" if lacking else "yes")
        line.setAccessibleDescription(how_far)
        bar = ProgressChart()
        bar.show_progress(section.questions, snapshot, name)
        self._bars.append(bar)
        middle = Qt.AlignmentFlag.AlignVCenter
        self._grid.addWidget(line, row, 0, alignment=Qt.AlignmentFlag.AlignLeft)
        self._grid.addWidget(bar, row, 1, alignment=middle)
        self._grid.addWidget(count, row, 2, alignment=Qt.AlignmentFlag.AlignRight | middle)
        return line

    def _leads_to(self, key: str) -> Callable[[], None]:
        return partial(self.question_requested.emit, key)
