"""The page itself: what is compared, the timeline, the table, and the chosen question in full beside it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from auditprep.i18n import _
from auditprep.model import Comparison
from ui import theme
from ui.models import comparison_words as words
from ui.models.comparison import ComparisonModel
from ui.models.comparison_rows import CompareRow
from ui.pages.compare.footer import Footer
from ui.pages.compare.nothing import Nothing, NothingFound
from ui.widgets import buttons
from ui.widgets.beside import Beside
from ui.widgets.chart_marks import MarksChart
from ui.widgets.compare_chips import CompareChips
from ui.widgets.compare_detail import CompareDetail
from ui.widgets.compare_filters import CompareFilters
from ui.widgets.compare_strip import CompareStrip
from ui.widgets.compare_table import CompareTable
from ui.widgets.folding_panes import focus_next
from ui.widgets.notice_line import NoticeLine
from ui.widgets.pairing_line import PairingLine

_SMALLEST, _STRIP_FROM, _LEGEND_FROM = QSize(200, 300), 560, 460
_CHART_FROM = 860  # px of height: the chart is there unless it is hidden; below it only when it is asked for
_CHART_WIDEST = 960
_LINE_EVERY = 170  # px of height: a line of the timeline for each, so that the table has the most of it


class ComparePage(QWidget):
    """Emits what the user wants; shows what it is told to show."""

    add_requested = Signal()
    removed = Signal(int)  # which of the submissions
    previous_requested = Signal()  # the year before is to be chosen
    pairing_requested = Signal()  # it is to be settled which questions belong together
    question_requested = Signal(str)  # a question's key in the case that is open
    export_docx_requested = Signal()
    export_pdf_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Compare"))
        self._comparison: Comparison | None = None
        self._own: int | None = None
        self._model = ComparisonModel(self)
        self._chips, self._strip, self._filters = CompareChips(), CompareStrip(), CompareFilters()
        self._chart, self._show_chart = MarksChart(), buttons.link("")
        self._chart.setMaximumWidth(_CHART_WIDEST)
        self._chart_wanted: bool | None = None  # None: nobody has said so, and the room decides
        self._table, self._detail = CompareTable(self._model), CompareDetail()
        self._alarm, self._pairing, self._footer = NoticeLine(alarm=True), PairingLine(), Footer()
        self._nothing, self._nothing_found = Nothing(), NothingFound()
        self._stack, self._rows = QStackedWidget(), QStackedWidget()
        self._panes = Beside(self._build_left(), self._detail, (_("Compare"), _("Side by side")))
        self._build()
        self._connect_signals()
        self.show_comparison(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who comes to the page comes to the table, or to what begins a comparison."""
        self._first().setFocus(Qt.FocusReason.OtherFocusReason)

    # What the page is told

    def show_comparison(
        self, comparison: Comparison | None, own: int | None = -1, *, can_pair: bool = True
    ) -> None:
        """Shows submissions side by side; with fewer than two there is nothing to compare, and it says what to do. `own` is
        the column of the case that is open, as an index (-1: the last; None: it is not among them). `can_pair`: doubts about
        which questions belong together, between that column and the one before, can be settled. What is chosen stays."""
        count = len(comparison.submissions) if comparison else 0
        self._own = None if own is None or not count else own % count
        if comparison is not self._comparison:
            before = self._chosen_keys()
            self._comparison = comparison
            self._model.show_comparison(comparison)
            self._choose_again(before)
            self._table.show_newest()
        self._show_head(can_pair=can_pair)

    def show_working(self, working: bool) -> None:
        """Submissions are being read and compared."""
        if working:
            self._alarm.hide()
        is_waited_for = self._is_waited_for()
        self._footer.show_working(working, can_export=self._has_rows())
        self._nothing.show_working(working)
        if is_waited_for:
            self._take_focus()

    def show_error(self, words: str) -> None:
        """What could not be compared, and why; what was shown stays."""
        self.show_working(False)
        self._alarm.say(words)

    def forget_case(self) -> None:
        """The case is closed: nothing of it is shown."""
        self._alarm.hide()
        self._filters.show_all()
        self.show_comparison(None)

    def select(self, key: str) -> None:
        """Chooses the row of this question of the open case, also where a filter hides it."""
        row = self._row_of(key)
        if row is not None:
            self._go_to(row.at)

    def set_side_visible(self, visible: bool) -> None:
        """Shows or hides the full texts, also where the window is narrow."""
        self._panes.set_side_visible(visible)

    def is_side_visible(self) -> bool:
        return self._panes.is_side_visible()

    def cycle_panes(self) -> None:
        """Moves the focus to the next pane: what is compared, the timeline, the table, the full texts."""
        panes = [self._chips.add, self._strip, self._first(), self._detail.text]
        focus_next([(pane, partial(pane.setFocus, Qt.FocusReason.ShortcutFocusReason)) for pane in panes])

    # What Qt calls

    def minimumSizeHint(self) -> QSize:
        """The window says how small it may be; the panes make do with that."""
        return _SMALLEST

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._strip.set_most_lines(max(2, self.height() // _LINE_EVERY))
        self._strip.setVisible(self.height() >= _STRIP_FROM)  # the table has the marks too
        low = self.height() < _LEGEND_FROM
        self._footer.set_low(low)
        above, below = (theme.S, theme.XS) if low else (theme.L, theme.S)
        self._head.setContentsMargins(theme.L, above, theme.L, below)
        self._fit_chart()

    # Showing

    def _has_rows(self) -> bool:
        return self._model.columnCount() > 1 and self._model.total > 0

    def _show_head(self, *, can_pair: bool) -> None:
        submissions = self._comparison.submissions if self._comparison else ()
        self._chips.show_submissions(submissions, self._model.names, self._own)
        has_rows, is_waited_for = self._has_rows(), self._is_waited_for()
        self._strip.show_rows(self._model.all_rows() if has_rows else (), self._model.names)
        self._chart.show_comparison(self._model.all_rows() if has_rows else (), self._model.names)
        self._fit_chart()
        self._filters.show_counts(self._model.counts())
        self._nothing.show_reason(len(submissions))
        self._stack.setCurrentWidget(self._body if has_rows else self._nothing)
        self._chips.setVisible(bool(submissions))
        self._show_doubts(can_pair=can_pair, has_rows=has_rows)
        self._footer.show_working(False, can_export=has_rows)
        self._nothing.show_working(False)
        self._on_row_changed()
        if is_waited_for:
            self._take_focus()

    def _fit_chart(self) -> None:
        wanted = self.height() >= _CHART_FROM if self._chart_wanted is None else self._chart_wanted
        self._chart.setVisible(wanted and self._chart.has_rows())
        has_room = self.height() >= _LEGEND_FROM or wanted
        self._show_chart.setVisible(self._chart.has_rows() and has_room)
        self._show_chart.setText(_("Hide the chart") if wanted else _("Show the chart"))

    def _on_chart_wanted(self) -> None:
        self._chart_wanted = self._chart.isHidden()
        self._fit_chart()

    def _is_waited_for(self) -> bool:
        """Whether the keyboard is where a comparison is to come. What has it there is soon hidden, or cannot be pressed: Qt
        would give it to the button that leaves a year out."""
        focused = QApplication.focusWidget()
        return focused is self or self._nothing.isAncestorOf(focused or self)

    def _take_focus(self) -> None:
        """To what begins here; as long as that cannot be pressed, to the page itself."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._first().setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_doubts(self, *, can_pair: bool, has_rows: bool) -> None:
        """How many pairs are doubtful: between the open case and the column before it they can be settled, between others
        they are only told."""
        if self._comparison is None or not has_rows:
            self._pairing.show_doubts(0)
            return
        counts = [len(each.doubtful) for each in self._comparison.matchings]
        own = self._own - 1 if can_pair and self._own else None
        names = words.short_names(self._comparison.submissions, self._model.names)
        others = [(count, names[at], names[at + 1]) for at, count in enumerate(counts) if count and at != own]
        self._pairing.show_doubts(0 if own is None else counts[own], others)

    def _first(self) -> QWidget:
        if self._stack.currentWidget() is self._nothing:
            return self._nothing.first()
        return self._table if self._rows.currentWidget() is self._table else self._nothing_found.all_of_them

    def _on_filter_changed(self) -> None:
        self._model.set_filter(self._filters.show_wanted, self._filters.words)
        self._on_row_changed()

    def _on_row_changed(self) -> None:
        row = self._table.current()
        found = self._model.rowCount() > 0
        self._rows.setCurrentWidget(self._table if found else self._nothing_found)
        self._detail.show_row(row, self._model.names, self._key(row))
        self._strip.set_current(row.at if row else -1)

    def _key(self, row: CompareRow | None) -> str | None:
        cell = row.row.cells[self._own] if row and self._own is not None else None
        return cell.question.key if cell else None

    def _row_of(self, key: str) -> CompareRow | None:
        return next((row for row in self._model.all_rows() if self._key(row) == key), None)

    def _go_to(self, at: int) -> None:
        """Chooses a row; a filter that hides it goes."""
        if not self._table.select(at):
            self._filters.show_all()
            self._table.select(at)

    # Another comparison: who was chosen stays so

    def _chosen_keys(self) -> tuple[str | None, ...]:
        row = self._table.current()
        return tuple(cell.question.key if cell else None for cell in row.row.cells) if row else ()

    def _choose_again(self, before: tuple[str | None, ...]) -> None:
        """The row of the same question, by its last column or, with other columns, by its key anywhere in the last."""
        wanted = next((key for key in reversed(before) if key), None)
        last = [(row, row.row.cells[-1]) for row in self._model.all_rows()]
        found = next((row for row, cell in last if cell and cell.question.key == wanted), None)
        if found is not None:
            self._table.select(found.at)

    # Building

    def _connect_signals(self) -> None:
        self._chips.add_requested.connect(self.add_requested)
        self._chips.removed.connect(self.removed)
        self._nothing.previous_requested.connect(self.previous_requested)
        self._nothing.add_requested.connect(self.add_requested)
        self._nothing_found.all_requested.connect(self._filters.show_all)
        self._pairing.pairing_requested.connect(self.pairing_requested)
        self._filters.changed.connect(self._on_filter_changed)
        self._filters.field.returnPressed.connect(
            lambda: self._first().setFocus(Qt.FocusReason.OtherFocusReason)
        )
        self._table.row_changed.connect(self._on_row_changed)
        self._table.opened.connect(self._open_detail)
        self._strip.row_picked.connect(self._go_to)
        self._show_chart.clicked.connect(self._on_chart_wanted)
        self._detail.question_requested.connect(self.question_requested)
        self._footer.docx_requested.connect(self.export_docx_requested)
        self._footer.pdf_requested.connect(self.export_pdf_requested)
        search = QShortcut(QKeySequence("Ctrl+L"), self)
        search.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        search.activated.connect(self._filters.focus_field)

    def _open_detail(self) -> None:
        self.set_side_visible(True)
        self._detail.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build_left(self) -> QWidget:
        self._rows.addWidget(self._table)
        self._rows.addWidget(self._nothing_found)
        left = theme.be(QFrame(), "surface")
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._rows)
        return left

    def _build(self) -> None:
        self._head = head = QHBoxLayout()
        head.setContentsMargins(theme.L, theme.L, theme.L, theme.S)
        head.setSpacing(theme.L)
        head.addWidget(theme.be(QLabel(_("Compare")), "question"), alignment=Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._chips, 1)
        head.addWidget(self._show_chart, alignment=Qt.AlignmentFlag.AlignVCenter)
        middle = QVBoxLayout()
        middle.setContentsMargins(theme.L, 0, theme.L, theme.S)
        middle.setSpacing(theme.S)
        middle.addWidget(self._chart)
        middle.addWidget(self._strip)
        middle.addWidget(self._pairing)
        middle.addWidget(self._filters)
        self._body = QWidget()
        column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(middle)
        column.addWidget(theme.be(QFrame(), "line-h"))
        column.addWidget(self._panes, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(self._alarm)
        self._stack.addWidget(self._body)
        self._stack.addWidget(self._nothing)
        layout.addWidget(self._stack, 1)
        layout.addWidget(theme.be(QFrame(), "line-h"))
        layout.addWidget(self._footer)
