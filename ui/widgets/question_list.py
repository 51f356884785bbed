"""The list of questions on the left: how far the case has come, a filter, and one row a question."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QMenu,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from auditprep.i18n import _, ngettext
from auditprep.model import Answer, Snapshot
from ui import theme
from ui.models import question_list as rows
from ui.models.found_links import Counts
from ui.models.question_list import QuestionListModel
from ui.widgets import buttons
from ui.widgets.answer_drops import AnswerDrops
from ui.widgets.check_box import CheckBox
from ui.widgets.question_rows import EDGE, QuestionRows, RowDelegate


class QuestionList(QFrame):
    """Emits `question_picked` when the user chooses a row; shows what it is told to show."""

    question_picked = Signal(str)
    question_clicked = Signal()  # with the mouse: the row that is shown now
    carry_requested = Signal(list)  # keys of questions that are to begin from last year's answers
    carry_all_requested = Signal()  # the user wants to choose among all of them
    files_dropped = Signal(str, list)  # a question's key, paths
    evidence_dropped = Signal(str, list)  # a question's key, ids

    def __init__(self, model: QuestionListModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.be(self, "side")
        self._model = model
        self._deadline: dt.date | None = None
        self._current: str | None = None
        self._title = theme.be(QLabel(), "page-title")
        self._title.setWordWrap(True)
        self._summary = theme.be(QLabel(), "caption")
        self._summary.setWordWrap(True)
        self._progress = QProgressBar(textVisible=False)
        self._drafts = self._build_link("", self._go_to_next_draft)
        self._carry = self._build_link(_("Use last year’s answers as drafts…"), self.carry_all_requested.emit)
        self._filter = self._build_filter()
        self._only_found = self._build_only_found()
        self.view = self._build_view()
        self._nothing = theme.be(QLabel(wordWrap=True), "muted")
        self._nothing.hide()
        self._read_only = False
        self._drops = self._build_drops()
        self.view.menu_wanted.connect(self._open_menu)
        self._build_layout()

    def set_read_only(self, read_only: bool) -> None:
        """Read-only: nothing can be dropped on a row, nor carried over."""
        self._read_only = read_only
        self._show_carrying()

    def set_before(self, keys: frozenset[str]) -> None:
        """The questions that had an answer last year."""
        self._model.set_before(keys)
        self._show_carrying()

    def show_case(self, snapshot: Snapshot, answer: Callable[[str], Answer], *, same: bool = False) -> None:
        """Shows a case from its first question; the same one again as it was looked at."""
        self._deadline = snapshot.deadline
        self._current = None
        if not same:
            self._filter.clear()
            self.show_findings({})
        title = " ".join(str(part) for part in (snapshot.board, snapshot.year) if part)
        self._title.setText(title or snapshot.questionnaire.title)
        self._model.show(snapshot.questionnaire, answer)
        self._show_progress()

    def show_findings(self, found: Mapping[str, Counts]) -> None:
        """How much was found in each question."""
        if self._model.show_findings(found):
            self._highlight()
        if not found:
            self._only_found.setChecked(False)
        self._only_found.setText(_("Only with findings ({count})").format(count=self._model.found))
        self._show_link(self._only_found, shown=bool(self._model.found) or self._only_found.isChecked())

    def set_answer(self, key: str, answer: Answer) -> None:
        """A question has another answer."""
        self._model.set_answer(key, answer)
        self._show_progress()

    def set_current(self, key: str) -> None:
        """Highlights this question, without picking it."""
        self._current = key
        self._highlight()

    def showEvent(self, event: QShowEvent) -> None:
        """What was to be in sight before there was a height to be seen in."""
        super().showEvent(event)
        QTimer.singleShot(0, self, lambda: self._bring_in_sight(self.view.currentIndex()))

    def focus_filter(self) -> None:
        self._filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._filter.selectAll()

    def _build_filter(self) -> QLineEdit:
        field = QLineEdit(clearButtonEnabled=True)
        field.setPlaceholderText(_("Filter questions  (Ctrl+L)"))
        field.setAccessibleName(_("Filter questions"))
        field.textChanged.connect(self._on_filter_changed)
        field.returnPressed.connect(self._pick_first)
        return field

    def _build_only_found(self) -> CheckBox:
        box = theme.lettered(CheckBox(), "caption")
        box.toggled.connect(self._on_only_found)
        box.hide()
        return box

    def _build_link(self, words: str, then: Callable[[], None]) -> QPushButton:
        link = theme.lettered(buttons.link(words), "caption")
        link.clicked.connect(lambda: then())
        link.hide()
        return link

    def _build_view(self) -> QuestionRows:
        view = QuestionRows(uniformItemSizes=True, editTriggers=QListView.EditTrigger.NoEditTriggers)
        view.setModel(self._model)
        view.setItemDelegate(RowDelegate(view))
        view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        view.setMouseTracking(True)
        view.setAccessibleName(_("Questions"))
        view.selectionModel().currentChanged.connect(self._on_current_changed)
        view.clicked.connect(self._on_clicked)
        return view

    def _build_drops(self) -> AnswerDrops:
        drops = AnswerDrops(self._key_at, self, holds=lambda: not self._read_only)
        drops.watch(self.view.viewport())
        drops.files_dropped.connect(self.files_dropped)
        drops.evidence_dropped.connect(self.evidence_dropped)
        drops.hovered.connect(self.view.show_drop)
        return drops

    def _key_at(self, place: QPoint) -> str | None:
        return None if self._read_only else self.view.indexAt(place).data(rows.KEY)

    def _build_layout(self) -> None:
        head = QVBoxLayout()
        head.setContentsMargins(theme.EDGE, theme.EDGE, theme.M, 0)
        head.setSpacing(theme.XS)
        for widget in (self._title, self._summary, self._progress, self._drafts):
            head.addWidget(widget)
        head.addSpacing(theme.XS)
        head.addWidget(self._filter)
        head.addWidget(self._only_found)
        head.addWidget(self._nothing)
        for widget in (self._title, self._only_found):
            widget.setMinimumWidth(1)  # Qt takes a head for as wide as its widest part, and so for too low
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.XS)
        layout.addLayout(head)
        body = QVBoxLayout()
        body.setContentsMargins(theme.EDGE, 0, 2, theme.XS)
        body.addWidget(self.view)
        layout.addLayout(body, 1)
        foot = QVBoxLayout()
        foot.setContentsMargins(theme.EDGE + EDGE, 0, theme.M, theme.M)
        foot.addWidget(self._carry)
        layout.addLayout(foot)

    def _show_progress(self) -> None:
        total, answered = len(self._model.keys), self._model.answered
        self._progress.setRange(0, max(1, total))
        self._progress.setValue(answered)
        parts = [_("{count} of {total} answered").format(count=answered, total=total), self._days_left()]
        self._summary.setText(" · ".join(part for part in parts if part))
        self._progress.setAccessibleName(parts[0])
        self._show_carrying()

    def _show_carrying(self) -> None:
        """How many drafts wait to be confirmed, and whether there is more to begin from."""
        drafts = len(self._model.carried)
        words = ngettext("{count} draft to confirm", "{count} drafts to confirm", drafts)
        self._drafts.setText(words.format(count=drafts))
        self._show_link(self._drafts, shown=drafts > 0)
        self._show_link(self._carry, shown=not self._read_only and bool(self._model.carryable()))

    def _show_link(self, link: QAbstractButton, *, shown: bool) -> None:
        """Who was at a link that goes away is in the list then, and not at whatever comes next: a space would press it."""
        if not shown and self.window().focusWidget() is link:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        link.setVisible(shown)

    def _go_to_next_draft(self) -> None:
        """The first one after the question that is shown, around the form's end."""
        drafts, keys = self._model.carried, self._model.keys
        at = keys.index(self._current) if self._current in keys else -1
        later = [key for key in drafts if keys.index(key) > at]
        if found := next(iter(later or drafts), None):
            self.question_picked.emit(found)

    def _open_menu(self, row: QModelIndex, at: QPoint) -> None:
        """What can be carried over: to this question, to its section, to all."""
        if self._read_only or not row.isValid():
            return
        section, key = row.data(rows.SECTION), row.data(rows.KEY)
        here = self._model.carryable(section)
        if not self._model.carryable():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if key in here:
            menu.addAction(_("Use last year’s answer as draft"), lambda: self.carry_requested.emit([key]))
        if len(here) > 1 or (here and not key):
            words = _("Use last year’s answers in the whole section ({count})").format(count=len(here))
            menu.addAction(words, lambda: self.carry_requested.emit(here))
        menu.addAction(_("Choose among last year’s answers…"), self.carry_all_requested.emit)
        menu.popup(at)

    def _days_left(self) -> str:
        if self._deadline is None:
            return ""
        days = (self._deadline - dt.date.today()).days
        if days == 0:
            return _("last day today")
        if days < 0:
            return ngettext("{count} day late", "{count} days late", -days).format(count=-days)
        return ngettext("{count} day left", "{count} days left", days).format(count=days)

    def _highlight(self) -> None:
        index = self._model.index_of(self._current) if self._current else QModelIndex()
        self.view.setCurrentIndex(index)
        self._bring_in_sight(index)

    def _bring_in_sight(self, index: QModelIndex) -> None:
        """The heading comes along with the first question of a section."""
        above = index.siblingAtRow(index.row() - 1)
        if above.isValid() and not above.data(rows.KEY):
            self.view.scrollTo(above)
        if index.isValid():
            self.view.scrollTo(index)

    def _on_current_changed(self, index: QModelIndex) -> None:
        key = index.data(rows.KEY)
        if key and key != self._current:  # the current one was highlighted, not picked
            self.question_picked.emit(key)

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.data(rows.KEY):
            self.question_clicked.emit()

    def _on_filter_changed(self, words: str) -> None:
        self._model.set_filter(words)
        self._highlight()
        self._nothing.setVisible(self._model.rowCount() == 0 and bool(words))
        self._nothing.setText(_("No question has “{words}”.").format(words=words.strip()))

    def _on_only_found(self, only: bool) -> None:
        self._model.set_only_found(only)
        self._highlight()

    def _pick_first(self) -> None:
        """Return in the filter: on to the first question found."""
        for row in range(self._model.rowCount()):
            index = self._model.index(row, 0)
            if index.data(rows.KEY):
                self.view.setCurrentIndex(index)
                self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
                return
