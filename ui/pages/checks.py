"""The Granska page: what the rules have found, by question or by rule; and of one finding every place that it is about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QStackedWidget, QVBoxLayout, QWidget

from auditprep.i18n import _, ngettext
from auditprep.model import Examined, Finding, Mend, Progress, RuleGroup, RuleInfo, Severity, Snapshot
from ui import texts, theme
from ui.flow_layout import FlowLayout
from ui.models import finding_words
from ui.models.findings import FindingRows, Found
from ui.widgets import buttons
from ui.widgets.chart_findings import FindingsChart
from ui.widgets.finding_detail import FindingDetail
from ui.widgets.finding_filters import FindingFilters
from ui.widgets.finding_list import FindingList
from ui.widgets.fold_tab import FoldTab
from ui.widgets.folding_panes import focus_next
from ui.widgets.progress_ring import ProgressRing
from ui.widgets.two_panes import TwoPanes
from ui.widgets.undo_line import Undoable, UndoLine

_BESIDE_FROM, _LOW = 740, 460
_CHART_FROM = 640  # px of height: below it the list has all the room
_PAUSE_MS = 150
_SHARES = (34, 66)
_LIST, _DETAIL = 0, 1


class ChecksPage(QWidget):
    """Emits what the user wants done; shows what it is told was found. While it is hidden it keeps what it is told, and shows
    it when it is come to."""

    mend_requested = Signal(object, object)  # Finding, Mend
    accept_requested = Signal(object)  # Finding
    take_back_requested = Signal(object)  # Finding
    see_to_requested = Signal(str)  # the rule of a finding of the whole case, which is seen to elsewhere
    question_requested = Signal(object)  # FoundPlace
    document_requested = Signal(object)  # OnPage
    export_requested = Signal()
    viewer_made = Signal(object)  # DocumentView: to be joined with the case
    view_requested = Signal(object, object)  # DocumentView, OnPage: to be shown in it

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Check"))
        self._snapshot: Snapshot | None = None
        self._examined: Examined | None = None
        self._is_stale = False  # what is shown is not what was told last
        self._is_waiting = False  # for what comes of a mend
        self._rows = FindingRows(self)
        self._rings = _rings()
        self._filters = FindingFilters()
        self._all = buttons.link(_("Show all"))
        self._list, self._detail = FindingList(self._rows), FindingDetail()
        self._chart = FindingsChart()
        self._undo = UndoLine()
        self._unread = theme.be(QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText), "caption")
        self._progress, self._bar = theme.be(QLabel(), "caption"), QProgressBar(textVisible=False)
        self._nothing, self._more = QLabel(wordWrap=True), theme.be(QLabel(wordWrap=True), "muted")
        self._body = QStackedWidget()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._build()
        self._connect_signals()
        self.forget_case()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who comes to the page comes to the list."""
        self._focus_first()

    # What the page is told

    def show_rules(self, rules: Iterable[RuleInfo]) -> None:
        """The rules there are, in the order they are told."""
        known = tuple(rules)
        self._rows.show_rules(known)
        self._chart.show_rules(known)
        self._fit_chart()

    def show_progress(self, progress: Progress) -> None:
        """Evidence is read for the first time."""
        words = _("Reading the attachments: {done} of {total}")
        self._progress.setText(words.format(done=progress.done, total=progress.total))
        self._bar.setRange(0, max(1, progress.total))
        self._bar.setValue(progress.done)
        self._set_reading(True)

    def show_examined(self, snapshot: Snapshot, examined: Examined) -> None:
        """What was found in the case as it was then. The finding that is looked at stays; where it is no more, the next one
        comes."""
        self._snapshot, self._examined = snapshot, examined
        self._set_reading(False)
        self._detail.set_working(False)
        was_waiting, self._is_waiting = self._is_waiting, False
        self._is_stale = True
        if self.isVisible():
            self._show_found()
            if was_waiting and self._panes.is_folded() and self._detail.isVisible():
                self._detail.focus()

    def show_failure(self) -> None:
        """What was wished for did not come about; it can be wished for again."""
        self._is_waiting = False
        self._detail.set_working(False)
        self._set_reading(False)

    def expect(self, wished: Undoable) -> None:
        """Says so when this has come about, with the way back."""
        self._undo.expect(wished)

    def follow_case(self, snapshot: Snapshot) -> None:
        """The case after a change."""
        self._undo.follow(snapshot)

    def forget_case(self) -> None:
        """The case is closed, or another one comes."""
        self._snapshot = self._examined = None
        self._undo.clear()
        self._rows.forget()
        self._set_reading(False)
        self._show_found()

    def set_read_only(self, read_only: bool) -> None:
        """Read-only: everything can be looked at, nothing mended or accepted."""
        self._detail.set_read_only(read_only)
        if read_only:
            self._undo.clear()

    def cycle_panes(self) -> None:
        """Moves the focus to the next pane: the filters, the list, the finding."""
        found, detail = self._list, self._detail
        if self._filters.isHidden():
            return  # nothing was found: there is nowhere to go
        focus_next(
            [
                (self._filters, self._filters.focus_field),
                (found, lambda: found.setFocus(Qt.FocusReason.ShortcutFocusReason)),
                (detail, detail.focus),
            ]
        )

    # Showing

    def _show_found(self) -> None:
        """What was told last, as rows."""
        self._is_stale = False
        ahead = self._list.ahead()
        if self._snapshot is not None and self._examined is not None:
            if self._examined.findings:
                self._body.setCurrentWidget(
                    self._panes
                )  # empty: thousands of rows are measured when it has its width
            self._rows.show_examined(self._snapshot, self._examined)
            written = finding_words.parted(self._examined, self._snapshot).written
            self._chart.show_findings(written.findings)
            self._fit_chart()
        self._show_counts()
        self._show_rows(ahead)

    def _show_counts(self) -> None:
        rows = self._rows
        counts = {each: rows.count(each) for each in Severity}
        self._filters.show_counts(counts, rows.accepted, rows.untouched)
        for group, ring in self._rings.items():
            known = self._examined.rings.get(group) if self._examined else None
            ring.setVisible(known is not None)
            if known is not None:
                ring.show_ring(known)
        self._show_unread()

    def _show_unread(self) -> None:
        names: Sequence[str] = ()
        if self._snapshot is not None and self._examined is not None:
            names = finding_words.unread(self._examined.unread, self._snapshot)
        words = ngettext(
            "{count} attachment cannot be read, and is not looked through: {titles}",
            "{count} attachments cannot be read, and are not looked through: {titles}",
            len(names),
        )
        self._unread.setText(words.format(count=len(names), titles=texts.some_of(names)) if names else "")
        self._unread.setVisible(bool(names))

    def _show_rows(self, ahead: Sequence[Found]) -> None:
        """Comes to the first of these that is there now."""
        has_rows = self._rows.rowCount() > 0
        had_focus = self._list.hasFocus()
        self._body.setCurrentWidget(self._panes if has_rows else self._calm)
        self._list.choose(ahead)
        self._nothing.setText(self._nothing_words())
        self._more.setText(self._more_words())
        self._more.setVisible(bool(self._more.text()))
        self._all.setVisible(bool(self._rows.total) and not has_rows)
        self._filters.setVisible(bool(self._rows.total or self._rows.accepted))
        if had_focus or self.hasFocus():
            self._focus_first()

    def _nothing_words(self) -> str:
        if self._examined is None:
            return _("Looking the answers through…")
        return _("No finding is like that.") if self._rows.total else _("Nothing to remark on")

    def _more_words(self) -> str:
        if self._snapshot is None or self._examined is None or self._rows.total:
            return ""
        count = self._snapshot.questionnaire.count
        words = ngettext(
            "The rules have looked through the {count} question and what it leans on.",
            "The rules have looked through the {count} questions and what they lean on.",
            count,
        )
        return words.format(count=count)

    def _set_reading(self, reading: bool) -> None:
        self._reading.setVisible(reading)

    # What the user does

    def _on_filters(self) -> None:
        self._pause.stop()
        ahead = self._list.ahead()
        self._rows.set_filter(self._filters.wanted)
        self._show_rows(ahead)

    def _on_chosen(self, found: Found | None) -> None:
        self._detail.show_found(found, self._snapshot)

    def _on_mend(self, finding: Finding, mend: Mend) -> None:
        self._wait()
        self.mend_requested.emit(finding, mend)

    def _on_take_back(self, finding: Finding) -> None:
        self._wait()
        self.take_back_requested.emit(finding)

    def _wait(self) -> None:
        """What is wished for takes the finding away, and its buttons with it; the next one is gone to from the list, where
        that is seen."""
        self._is_waiting = True
        if not self._panes.is_folded():
            self._list.setFocus(Qt.FocusReason.OtherFocusReason)
        self._detail.set_working(True)

    def _on_entered_into(self) -> None:
        self._panes.show_pane(_DETAIL)
        self._detail.focus()

    def _focus_first(self) -> None:
        self._panes.show_pane(_LIST)
        if self._filters.isHidden():
            return  # nothing is found as yet: the list gets the keyboard from the page when it comes
        target = self._list if self._body.currentWidget() is self._panes else self._filters.field
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _move(self, step: int) -> None:
        self._list.move(step)

    def _connect_signals(self) -> None:
        self._filters.changed.connect(
            lambda: self._pause.start() if self._is_typing() else self._on_filters()
        )
        self._filters.field.returnPressed.connect(self._on_entered)
        self._pause.timeout.connect(self._on_filters)
        self._all.clicked.connect(self._on_all_wanted)
        self._filters.export_requested.connect(self.export_requested)
        self._list.chosen.connect(self._on_chosen)
        self._list.entered_into.connect(self._on_entered_into)
        self._detail.mend_requested.connect(self._on_mend)
        self._detail.accept_requested.connect(self.accept_requested)
        self._detail.see_to_requested.connect(self.see_to_requested)
        self._detail.take_back_requested.connect(self._on_take_back)
        self._undo.closing.connect(self._focus_first)
        places = self._detail.places
        for name in ("viewer_made", "view_requested", "question_requested", "document_requested"):
            getattr(places, name).connect(getattr(self, name))
        self._add_shortcut("Ctrl+L", self._filters.focus_field)
        for keys, step in (("Alt+Down", 1), ("Alt+Up", -1)):
            self._add_shortcut(keys, lambda step=step: self._move(step))

    def _add_shortcut(self, keys: str, slot: object) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(slot)

    def _is_typing(self) -> bool:
        return self._filters.field.hasFocus()

    def _on_entered(self) -> None:
        """Return in the filter: on to what was found."""
        self._on_filters()
        if self._list.isVisible():
            self._list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_all_wanted(self) -> None:
        self._filters.show_all()
        self._on_filters()
        self._focus_first()

    # What Qt calls

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_stale:
            self._show_found()

    def _fit_chart(self) -> None:
        self._chart.setVisible(self._chart.has_rows() and self.height() >= _CHART_FROM)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the head takes less of it."""
        super().resizeEvent(event)
        for ring in self._rings.values():
            ring.set_narrow(self.width() < _BESIDE_FROM)
        above, below = (theme.S, theme.S) if self.height() < _LOW else (theme.L, theme.M)
        self._head.setContentsMargins(theme.L, above, theme.L, below)
        self._fit_chart()

    # Building

    def _build(self) -> None:
        left = theme.be(QFrame(), "side")
        column = QVBoxLayout(left)
        column.setContentsMargins(theme.S, theme.XS, 2, 0)
        column.setSpacing(0)
        self._chart.setContentsMargins(theme.S, theme.XS, theme.S, theme.S)
        column.addWidget(self._chart)
        column.addWidget(self._list, 1)
        tabs = (
            FoldTab(_("Findings"), _("Show the findings")),
            FoldTab(_("The finding"), _("Show the finding")),
        )
        self._panes = TwoPanes((left, self._detail), tabs, _BESIDE_FROM, shares=_SHARES)
        self._calm = self._build_calm()
        for part in (self._panes, self._calm):
            self._body.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._build_head())
        layout.addWidget(theme.be(QFrame(), "line-h"))
        layout.addWidget(self._body, 1)
        layout.addWidget(self._undo)  # also where a filter leaves nothing to show any more

    def _build_head(self) -> QWidget:
        rings = QWidget()
        flow = FlowLayout(rings, spacing=theme.M)
        for ring in self._rings.values():
            flow.addWidget(ring)
        title = QHBoxLayout()
        title.setSpacing(theme.L)
        title.addWidget(theme.be(QLabel(_("Check")), "question"))
        title.addWidget(rings, 1)
        head = QWidget()
        self._head = column = QVBoxLayout(head)
        column.setSpacing(theme.S)
        column.addLayout(title)
        column.addWidget(self._filters)
        column.addWidget(self._unread)
        column.addWidget(self._build_reading())
        return head

    def _build_reading(self) -> QWidget:
        self._reading = QWidget()
        row = QHBoxLayout(self._reading)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.M)
        self._bar.setFixedWidth(120)
        self._bar.setAccessibleName(_("Attachments read"))
        row.addWidget(self._progress)
        row.addWidget(self._bar)
        row.addStretch()
        return self._reading

    def _build_calm(self) -> QWidget:
        calm = QWidget()
        column = QVBoxLayout(calm)
        column.setSpacing(theme.S)
        column.addStretch()
        for label in (self._nothing, self._more):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(label)
        column.addWidget(self._all, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addStretch()
        return calm


def _rings() -> dict[RuleGroup, ProgressRing]:
    return {
        RuleGroup.COMPLETE: ProgressRing(_("Complete"), _("Questions that have all that they ask for")),
        RuleGroup.TRACEABLE: ProgressRing(
            _("Traceable"), _("Answers of which every claim can be followed to its evidence")
        ),
        RuleGroup.CONSISTENT: ProgressRing(_("Consistent"), _("Answers that nothing contradicts")),
    }
