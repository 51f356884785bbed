"""The history page: everything that has happened in the case, by day; what each change changed, and the way back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from auditprep.i18n import _, ngettext
from auditprep.model import HistoryEntry, HistoryStep, Question, StatusChange
from ui import theme
from ui.flow_layout import FlowLayout
from ui.models import page_numbers
from ui.models.history_filter import HistoryFilter, Since, since_name
from ui.models.history_rows import Happened, HistoryRows
from ui.widgets import buttons
from ui.widgets.choice_box import ChoiceBox
from ui.widgets.folding_panes import focus_next
from ui.widgets.history_detail import HistoryDetail
from ui.widgets.history_list import HistoryList
from ui.widgets.turning_panes import TurningPanes

_BESIDE_FROM = 900
_PAUSE_MS = 150
_WIDEST = 220  # of a filter's words


class HistoryPage(QWidget):
    """Emits what is to be taken back; shows what it is told to show."""

    restore_requested = Signal(int)  # the id of the line of history whose `before` is wanted
    undo_requested = Signal(object)  # int, larger than Qt's own: a step's id
    question_requested = Signal(str)
    filters_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("History"))
        self._questions: Mapping[str, Question] = {}
        self._asked = HistoryFilter()
        self._rows = HistoryRows(self)
        self._field = QLineEdit(clearButtonEnabled=True, placeholderText=_("Filter changes  (Ctrl+L)"))
        self._field.setAccessibleName(_("Filter changes"))
        self._question = _choices(_("Which question"))
        self._who = _choices(_("Who"))
        self._since = _choices(_("Since when"))
        self._count = theme.be(QLabel(), "caption")
        self._all = buttons.link(_("Show all"))
        self._list = HistoryList(self._rows)
        self._nothing = theme.be(QLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter), "muted")
        self._detail = HistoryDetail(self._rows.is_now)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        for since in Since:
            self._since.addItem(since_name(since), since)
        self._build()
        self._connect_signals()
        self.forget_case()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who comes to the page comes to the list."""
        self._focus_first()

    # What the page is told

    def show_changes(
        self,
        entries: Sequence[HistoryEntry],
        steps: Iterable[HistoryStep],
        status_changes: Iterable[StatusChange],
        people: Iterable[str],
        questions: Mapping[str, Question],
    ) -> None:
        """Shows what has happened, `entries` oldest first. `questions` are those of the form, by their key. What is chosen,
        filtered and unfolded stays so."""
        current, self._questions = self._list.current(), dict(questions)
        self._rows.show_changes(entries, steps, status_changes, questions.values())
        named = [(each.key, f"{each.label}  {each.text[:60]}") for each in questions.values()]
        _fill(self._question, _("All questions"), named)
        _fill(self._who, _("All people"), [(each, each) for each in people])
        self._ask()
        self._show_found(current)

    def forget_case(self) -> None:
        """The case is closed: nothing of it is kept here."""
        for box in (self._question, self._who, self._since):
            box.setCurrentIndex(0)
        self._field.clear()
        self.show_changes((), (), (), (), {})

    def set_read_only(self, read_only: bool) -> None:
        """Read-only: everything can be read, nothing taken back."""
        self._list.set_read_only(read_only)
        self._detail.set_read_only(read_only)

    def show_question(self, key: str | None) -> None:
        """Only what concerns this question; None: all."""
        self._clear_filters()
        self._question.setCurrentIndex(max(0, self._question.findData(key)))
        self._on_filters()

    def filters(self) -> HistoryFilter:
        """What is asked for now."""
        return self._asked

    def cycle_panes(self) -> None:
        """Moves the focus to the next pane: the filters, the list, the detail."""
        detail = self._detail
        focus_next(
            [
                (self._filters, self._focus_filter),
                (self._list, lambda: self._list.setFocus(Qt.FocusReason.ShortcutFocusReason)),
                (detail, lambda: detail.focusNextPrevChild(True)),
            ]
        )

    # What the user does

    def _on_filters(self) -> None:
        current = self._list.current()
        if self._ask():
            self._show_found(current)
            self.filters_changed.emit()

    def _ask(self) -> bool:
        """Takes what the filters say; whether it is something new."""
        self._pause.stop()
        asked = HistoryFilter(
            self._question.currentData(),
            self._who.currentData(),
            self._since.currentData() or Since.ALL,
            tuple(self._field.text().casefold().split()),
        )
        is_new = asked != self._asked
        self._asked = asked
        self._rows.set_filter(asked)
        return is_new

    def _on_all_wanted(self) -> None:
        self._clear_filters()
        self._on_filters()
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _clear_filters(self) -> None:
        self._field.clear()
        for box in (self._question, self._who, self._since):
            box.setCurrentIndex(0)

    def _on_entered(self) -> None:
        """Return in the filter: on to what was found."""
        self._on_filters()
        if self._list.isVisible():
            self._list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _focus_first(self) -> None:
        target = self._list if self._list.isVisible() else self._field
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _focus_filter(self) -> None:
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    # Showing

    def _show_found(self, current: Happened | None) -> None:
        has_any, found = bool(self._rows.total), self._rows.rowCount() > 0
        self._body.setCurrentWidget(self._panes if found else self._nothing)
        self._nothing.setText(
            _("No change is like that.")
            if has_any
            else _("Nothing has been changed yet. Every change is kept here, with who made it and when.")
        )
        for widget in (self._field, self._question, self._who, self._since):
            widget.setEnabled(has_any)
        self._all.setVisible(not self._asked.is_open)
        self._count.setText(self._count_words())
        self._count.setVisible(has_any)
        self._list.choose(current)
        if self.hasFocus():  # who came before there was anything to come to
            self._focus_first()

    def _count_words(self) -> str:
        shown, total = self._rows.shown, self._rows.total
        words = ngettext("{count} change", "{count} changes", total)
        words = words.format(count=page_numbers.grouped(total))
        if self._asked.is_open:
            return words
        return _("{shown} of {changes}").format(shown=page_numbers.grouped(shown), changes=words)

    def _connect_signals(self) -> None:
        for box in (self._question, self._who, self._since):
            box.activated.connect(lambda _at: self._on_filters())
        self._field.textChanged.connect(lambda _words: self._pause.start())
        self._field.returnPressed.connect(self._on_entered)
        self._pause.timeout.connect(self._on_filters)
        self._all.clicked.connect(self._on_all_wanted)
        self._list.chosen.connect(lambda row: self._detail.show_row(row, self._questions))
        for part in (self._list, self._detail):
            part.undo_requested.connect(self.undo_requested)
        self._detail.restore_requested.connect(self.restore_requested)
        self._detail.question_requested.connect(self.question_requested)
        shortcut = QShortcut(QKeySequence("Ctrl+L"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._focus_filter)

    def _build(self) -> None:
        left = theme.be(QFrame(), "side")
        column = QVBoxLayout(left)
        column.setContentsMargins(theme.S, theme.XS, 2, 0)
        column.addWidget(self._list)
        self._panes = TurningPanes((left, self._detail), _BESIDE_FROM, ((55, 45), (45, 55)))
        self._body = QStackedWidget()
        self._body.addWidget(self._panes)
        self._body.addWidget(self._nothing)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._build_head())
        layout.addWidget(theme.be(QFrame(), "line-h"))
        layout.addWidget(self._body, 1)

    def _build_head(self) -> QWidget:
        title = QHBoxLayout()
        title.setSpacing(theme.M)
        title.addWidget(theme.be(QLabel(_("History")), "question"))
        title.addStretch()
        title.addWidget(self._count)
        title.addWidget(self._all)
        self._filters = QWidget()
        flow = FlowLayout(self._filters, spacing=theme.S)
        self._field.setMinimumWidth(_WIDEST)
        for widget in (self._field, self._question, self._who, self._since):
            flow.addWidget(theme.be(widget, "compact"))
        head = QWidget()
        column = QVBoxLayout(head)
        column.setContentsMargins(theme.L, theme.L, theme.L, theme.M)
        column.setSpacing(theme.S)
        column.addLayout(title)
        column.addWidget(self._filters)
        return head


def _choices(name: str) -> ChoiceBox:
    box = ChoiceBox()
    box.setAccessibleName(name)
    box.setMaximumWidth(_WIDEST)
    box.setMaxVisibleItems(16)
    return box


def _fill(box: ChoiceBox, everything: str, choices: Iterable[tuple[object, str]]) -> None:
    """Other choices after the first, which is everything; what is chosen stays so, if it is still there."""
    wanted = [(None, everything), *choices]
    if [(box.itemData(at), box.itemText(at)) for at in range(box.count())] == wanted:
        return
    chosen = box.currentData()
    box.clear()
    for data, words in wanted:
        box.addItem(words, data)
    box.setCurrentIndex(max(0, box.findData(chosen)))
