"""The sections of a case, and how far each has come: as words and as a bar."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout

from auditprep.i18n import _
from auditprep.model import Question, Section, Snapshot, is_answered
from ui import theme
from ui.widgets import buttons
from ui.widgets.chart_legend import ChartLegend
from ui.widgets.chart_progress import ProgressChart, legend
from ui.widgets.tab_order import come_after

_WIDE, _NARROW, _WIDE_FROM = 168, 72, 520  # px: the bars, and where there is room for them
_AT_ONCE, _AT_A_TIME = 20, 4
"""So many lines are made at once, and so many more each time the window has nothing else to do: a form may have hundreds."""


class SectionList(QFrame):
    """A line a section; it leads to the first question there that lacks an answer. The lines stay when the case is shown
    again, and with them the focus."""

    question_requested = Signal(str)  # a question's key

    def __init__(self) -> None:
        super().__init__()
        theme.be(self, "card")
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(theme.L)
        self._grid.setVerticalSpacing(theme.XS)
        self._grid.setColumnStretch(0, 1)
        self._lines: list[_Line] = []
        self._left: list[Section] = []  # that have no line as yet, the last first
        self._snapshot: Snapshot | None = None
        self._more = QTimer(self, interval=0)
        self._more.timeout.connect(self._on_more)
        self._legend = ChartLegend()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.XL, theme.L, theme.XL, theme.L)
        layout.setSpacing(theme.S)
        layout.addWidget(theme.be(QLabel(_("Progress by section")), "page-title"))
        layout.addLayout(self._grid)
        layout.addWidget(self._legend)

    def show_case(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        sections = [section for section in snapshot.questionnaire.sections if section.questions]
        for line in self._lines[len(sections) :]:
            line.go()
        del self._lines[len(sections) :]
        for line, section in zip(self._lines, sections, strict=False):
            line.show_section(section, snapshot)
        self._left = sections[len(self._lines) :][::-1]
        self._add(max(0, _AT_ONCE - len(self._lines)))
        self._legend.show_looks(legend(snapshot.questionnaire.questions(), snapshot))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit(self._lines)

    def _fit(self, lines: list[_Line]) -> None:
        for line in lines:
            line.bar.setFixedWidth(_WIDE if self.width() >= _WIDE_FROM else _NARROW)

    def _on_more(self) -> None:
        self._add(_AT_A_TIME)

    def _add(self, count: int) -> None:
        """So many lines more."""
        before = self._lines[-1].link if self._lines else self
        made = [self._made(self._left.pop()) for _each in range(min(count, len(self._left)))]
        self._fit(made)
        come_after(before, [line.link for line in made])
        self._more.start() if self._left else self._more.stop()

    def _made(self, section: Section) -> _Line:
        assert self._snapshot is not None
        line = _Line(self._grid, len(self._lines), self)
        line.wanted.connect(self.question_requested)
        line.show_section(section, self._snapshot)
        self._lines.append(line)
        return line


class _Line(QObject):
    """A section's link, its bar, and how far it has come in words."""

    wanted = Signal(str)  # the question that it leads to

    def __init__(self, grid: QGridLayout, row: int, parent: QObject) -> None:
        super().__init__(parent)
        self._key = ""
        self.link, self.bar, self._count = buttons.link(""), ProgressChart(), QLabel()
        self.link.clicked.connect(lambda: self.wanted.emit(self._key))
        middle = Qt.AlignmentFlag.AlignVCenter
        grid.addWidget(self.link, row, 0, alignment=Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(self.bar, row, 1, alignment=middle)
        grid.addWidget(self._count, row, 2, alignment=Qt.AlignmentFlag.AlignRight | middle)

    def show_section(self, section: Section, snapshot: Snapshot) -> None:
        lacking = [q for q in section.questions if not is_answered(q, snapshot.answer(q.key))]
        name = " ".join(filter(None, (section.number, section.title)))
        self._key = (lacking or section.questions)[0].key
        self.link.setText(name)
        self.bar.show_progress(section.questions, snapshot, name)
        self._show_count(len(section.questions), lacking)

    def go(self) -> None:
        """There is no such section any more."""
        for widget in (self.link, self.bar, self._count):
            widget.hide()
            widget.deleteLater()
        self.deleteLater()

    def _show_count(self, total: int, lacking: list[Question]) -> None:
        how_far = _("{count} of {total}").format(count=total - len(lacking), total=total)
        words, role = (how_far, "muted") if lacking else (f"{how_far} ✓", "yes")
        self.link.setAccessibleDescription(how_far)
        self._count.setText(words)
        if self._count.property("role") != role:
            theme.be(self._count, role)
