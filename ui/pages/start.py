"""The start page: this year as a desk, the latest cases as a shelf, and the ways in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from auditprep.i18n import _
from auditprep.model import Matching, Question, Snapshot
from ui import theme, tips
from ui.flow_layout import FlowLayout
from ui.models.shelf import ShelfBoard
from ui.recent import RecentCase, with_file
from ui.widgets import buttons
from ui.widgets.desk_card import DeskCard
from ui.widgets.drop_zone import DropPlace
from ui.widgets.first_steps import FirstSteps
from ui.widgets.opening_card import OpeningCard
from ui.widgets.recent_row import RecentRow
from ui.widgets.section_list import SectionList
from ui.widgets.shelf_list import ShelfList
from ui.widgets.tab_order import come_after

STACKED_BELOW = 1000
_FIRST_SHOWN = 5  # of the latest files; the others when they are asked for
_PROSE = 640  # px: about 75 characters
_CRAMPED = 640  # px of width: where the margins give way


class StartPage(QWidget):
    """Says where you are and what is left, and offers what to do next."""

    question_requested = Signal(str)  # a question's key
    export_requested = Signal()
    recent_requested = Signal(object)  # Path
    recent_removed = Signal(object)  # Path
    status_requested = Signal()
    whose_requested = Signal()
    previous_requested = Signal()
    left_out_requested = Signal(object)  # Submission: what of the earlier year is in none of its answers
    carry_requested = Signal()
    pairing_requested = Signal()
    compare_requested = Signal()
    colleagues_requested = Signal()
    checks_requested = Signal()
    checklist_requested = Signal()
    opening_cancelled = Signal()
    day_given = Signal(object, object)  # Which day of the case, a date or None

    def __init__(
        self, new: QAction, open_: QAction, example: QAction, restore: QAction | None = None
    ) -> None:
        super().__init__()
        self.setAccessibleName(_("Start"))
        self._restore = [_restore_link(restore) for _place in range(2)] if restore else []
        self._new = new
        self._next: Question | None = None
        self._rows: dict[Path, RecentRow] = {}
        self._desk, self._sections = DeskCard(), SectionList()
        self._opening, self._is_held = OpeningCard(), False
        self._was_at: QWidget | None = None  # when the page came to be held
        self._steps = FirstSteps()
        self._welcome = _welcome(self._steps)
        self._shelf, self._recent = ShelfList(), QVBoxLayout()
        self._recent_title = theme.be(QLabel(_("Latest files")), "page-title")
        self._all_recent = buttons.link("")
        self._shows_all = False
        self._open_path: Path | None = None
        self._primary = buttons.primary("")
        self._build(open_, example)
        self._opening.cancelled.connect(self.opening_cancelled)
        self._desk.question_requested.connect(self.question_requested)
        self._sections.question_requested.connect(self.question_requested)
        self._desk.export_requested.connect(self.export_requested)
        self._desk.colleagues_requested.connect(self.colleagues_requested)
        self._desk.checks_requested.connect(self.checks_requested)
        self._desk.checklist_requested.connect(self.checklist_requested)
        self._desk.days.day_given.connect(self.day_given)
        self._desk.days.status_requested.connect(self.status_requested)
        self._shelf.case_requested.connect(self.recent_requested)
        self._all_recent.clicked.connect(self._on_all_recent)
        self._desk.standing.change_requested.connect(self.status_requested)
        self._desk.whose_requested.connect(self.whose_requested)
        for name in ("previous", "left_out", "carry", "pairing", "compare"):
            signal = getattr(self._desk.previous, f"{name}_requested")
            signal.connect(getattr(self, f"{name}_requested"))
        self._primary.clicked.connect(self._on_primary)
        self.show_case(None)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who comes to the page comes to the button. (A focus proxy would take all else out of the order of Tab.)"""
        self._primary.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape does not wait for the case that is being opened."""
        if event.key() == Qt.Key.Key_Escape and self.is_opening_seen():
            self.opening_cancelled.emit()
        else:
            super().keyPressEvent(event)

    def show_opening(self, case: Path | None) -> None:
        """The case that is on its way in stands where it will be as the desk; None: none is."""
        if case is not None:
            row = self._rows.get(case)
            self._opening.show_case(case, row.title if row else "")
        self._opening.setVisible(case is not None)
        self._show_welcome()

    def is_opening_seen(self) -> bool:
        """Whether it says that a case is being opened, and the page is in sight."""
        return self._opening.isVisible()

    def set_held(self, held: bool) -> None:
        """Another case is on its way in, or this one out: until then there is no way to yet another, and nothing is changed in
        this one."""
        if held:
            self._was_at = self.focusWidget()
        self._is_held = held
        written_in = (self._desk.days, self._desk.standing, self._desk.previous)
        for widget in (self._shelf, self._all_recent, *self._rows.values(), *self._restore, *written_in):
            widget.setEnabled(not held)
        self._show_primary()
        if not held:
            self._go_back()

    def _go_back(self) -> None:
        """Who came to nothing else meanwhile is back where she was."""
        was_at, self._was_at = self._was_at, None
        if was_at is not None and isValid(was_at) and self.isVisible():
            target = was_at if was_at.isVisible() and was_at.isEnabled() else self._primary
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_case(self, snapshot: Snapshot | None) -> None:
        """The open case, or none."""
        self._desk.setVisible(snapshot is not None)
        self._sections.setVisible(snapshot is not None and _is_parted(snapshot))
        self._new_button.setVisible(snapshot is not None)
        if snapshot:
            self._desk.show_case(snapshot)
            self._sections.show_case(snapshot)
        path = snapshot.path if snapshot else None
        if path != self._open_path:
            self._was_at = None  # she is somewhere else by that
        self._open_path = path
        self._show_welcome()
        self._fold_recent()
        self._lay_out_columns()
        self._next = _next_question(snapshot) if snapshot else None
        self._primary.setText(self._primary_words(snapshot))
        self._show_primary()

    def show_findings(self, words: str) -> None:
        """How many errors and warnings the rules have found, in words; "" for none."""
        self._desk.show_findings(words)

    def show_matching(self, matching: Matching | None) -> None:
        """Which of last year's questions belong to which of this year's."""
        self._desk.previous.show_matching(matching)

    def set_read_only(self, read_only: bool, *, file_too: bool) -> None:
        """The case may only be read; `file_too`: nothing at all can be written to its file, not even its status."""
        self._desk.previous.set_read_only(read_only)
        self._desk.set_can_rename(not read_only)
        self._desk.days.set_can_change(not read_only)
        self._desk.standing.set_can_change(not file_too)

    def show_day_saved(self) -> None:
        """A day that was given is in the case."""
        self._desk.days.show_saved()

    def show_day_error(self, words: str) -> None:
        """It is not, and why."""
        self._desk.days.show_error(words)

    def show_shelf(self, boards: Collection[ShelfBoard], title: str, gone: Collection[Path] = ()) -> None:
        """Cases of other years and boards; those in `gone` are not where they were."""
        self._shelf.show_boards(boards, title, gone)
        self._place_restore()

    def show_recent(self, cases: tuple[RecentCase, ...]) -> None:
        """The latest files."""
        for row in self._rows.values():
            self._recent.removeWidget(row)
            row.hide()
            row.deleteLater()
        called = Counter(case.title for case in cases)
        self._rows = {case.path: self._row(case, is_alone=called[case.title] == 1) for case in cases}
        for row in self._rows.values():
            row.setEnabled(not self._is_held)
            self._recent.addWidget(row)
        come_after(self._recent_title, [stop for row in self._rows.values() for stop in row.stops()])
        self._steps.setVisible(not cases)
        self._fold_recent()
        self._lay_out_columns()

    def show_missing(self, there: Mapping[Path, bool]) -> None:
        """Greys the cases whose files are not there."""
        for path, row in self._rows.items():
            row.set_there(there.get(path, True))

    def _show_welcome(self) -> None:
        self._welcome.setVisible(self._open_path is None and self._opening.isHidden())

    def _show_primary(self) -> None:
        """With a case it goes on in that one, and without one it begins another."""
        self._primary.setEnabled(self._open_path is not None or not self._is_held)

    def _build(self, open_: QAction, example: QAction) -> None:
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(theme.XXL)
        self._columns.addLayout(self._desk_column())
        self._columns.addLayout(self._aside())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(_scrolled(self._columns), 1)
        layout.addWidget(self._footer(open_, example))

    def _desk_column(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(theme.L)
        column.addWidget(self._welcome)
        column.addWidget(self._opening)
        column.addWidget(self._desk)
        for link in self._restore[:1]:
            column.addWidget(link, alignment=Qt.AlignmentFlag.AlignLeft)
        column.addStretch()
        return column

    def _aside(self) -> QVBoxLayout:
        """What goes on from the desk: its sections, other cases, and the latest files."""
        self._recent.setSpacing(theme.XS)
        files = QVBoxLayout()
        files.setSpacing(theme.S)
        files.addWidget(self._recent_title)
        files.addLayout(self._recent)
        files.addWidget(self._all_recent, alignment=Qt.AlignmentFlag.AlignLeft)
        for link in self._restore[1:]:
            files.addWidget(link, alignment=Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout()
        column.setSpacing(theme.L)
        column.addWidget(self._sections)
        column.addWidget(self._shelf)
        column.addLayout(files)
        column.addStretch()
        return column

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Side by side where there is room, otherwise the shelf below the desk."""
        super().resizeEvent(event)
        self._lay_out_columns()

    def _lay_out_columns(self) -> None:
        directions = QBoxLayout.Direction
        beside = self.width() >= STACKED_BELOW
        side = theme.XXL if self.width() >= _CRAMPED else theme.L
        has_aside = self._rows or self._open_path
        self._columns.setDirection(directions.LeftToRight if beside else directions.TopToBottom)
        self._columns.setSpacing(theme.XL if beside else theme.L)
        self._columns.setStretch(0, 4 if beside else 0)
        self._columns.setStretch(1, 3 if has_aside else 1)
        self._columns.setContentsMargins(side, theme.XL, side, theme.L)
        self._foot.setContentsMargins(side, theme.M, side, theme.M)
        self._columns.activate()  # what is asked for while the page is laid out, Qt may forget

    def _fold_recent(self) -> None:
        """The first of the latest files, but for the open one; and a link to the others."""
        others = [row for path, row in self._rows.items() if path != self._open_path]
        for row in self._rows.values():
            row.setVisible(row in others[: None if self._shows_all else _FIRST_SHOWN])
        self._recent_title.setVisible(bool(others))
        self._all_recent.setText(_("Show all {count}").format(count=len(others)))
        self._all_recent.setVisible(len(others) > _FIRST_SHOWN and not self._shows_all)
        self._place_restore()

    def _place_restore(self) -> None:
        """At the end of what stands beside the desk; alone it would be lost over there."""
        if self._restore:
            here, beside = self._restore
            is_beside = not all(each.isHidden() for each in (self._sections, self._shelf, self._recent_title))
            here.setVisible(not is_beside)
            beside.setVisible(is_beside)

    def _on_all_recent(self) -> None:
        self._shows_all = True
        others = [row for path, row in self._rows.items() if path != self._open_path]
        self._fold_recent()
        if len(others) > _FIRST_SHOWN:
            others[_FIRST_SHOWN].focus()

    def _footer(self, open_: QAction, example: QAction) -> QWidget:
        """The ways in wrap where they do not fit beside the primary button."""
        footer, ways_in = QWidget(), QWidget()
        flow = FlowLayout(ways_in, spacing=theme.S)
        self._foot = row = QHBoxLayout(footer)
        row.setSpacing(theme.S)
        self._new_button = _action_button(self._new)
        self._new_button.setText(_("New case…"))
        for button in (self._new_button, _action_button(open_), _action_button(example)):
            flow.addWidget(button)
        row.addWidget(ways_in, 1)
        row.addWidget(self._primary, alignment=Qt.AlignmentFlag.AlignBottom)
        return footer

    def _row(self, case: RecentCase, *, is_alone: bool) -> RecentRow:
        row = RecentRow(case if is_alone else replace(case, title=with_file(case.title, case.path)))
        row.opened.connect(partial(self.recent_requested.emit, case.path))
        row.removed.connect(partial(self.recent_removed.emit, case.path))
        return row

    def _primary_words(self, snapshot: Snapshot | None) -> str:
        if snapshot is None:
            return self._new.text()
        if self._next:
            return _("Continue with {question}").format(question=self._next.label)
        return _("Export")

    def _on_primary(self) -> None:
        if not self._desk.isVisibleTo(self):
            self._new.trigger()
        elif self._next:
            self.question_requested.emit(self._next.key)
        else:
            self.export_requested.emit()


def _restore_link(restore: QAction) -> QPushButton:
    link = buttons.link(_("Restore from a backup…"))
    link.clicked.connect(restore.trigger)
    return link


def _is_parted(snapshot: Snapshot) -> bool:
    """Whether there are sections to tell of: of a form that is all one the desk has told."""
    return sum(bool(section.questions) for section in snapshot.questionnaire.sections) > 1


def _next_question(snapshot: Snapshot) -> Question | None:
    """Where to go on: the first that is not answered, or else not confirmed, or not done. Nowhere in what was sent."""
    if snapshot.status.is_locked:
        return None
    return next(iter((*snapshot.lacking(), *snapshot.unconfirmed(), *snapshot.not_done())), None)


def _welcome(steps: FirstSteps) -> QWidget:
    """What the program does, before there is a case, and where to drop the file it begins with."""
    box = QWidget()
    layout = QVBoxLayout(box)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(theme.S)
    layout.addWidget(theme.be(QLabel(_("Answer the auditors’ questions, in their own form")), "question"))
    words = _(
        "The questions are read from the auditors’ Word file, you answer them one by one, and the same file comes "
        "out filled in. A form that is already filled in works too; its answers come along."
    )
    layout.addWidget(theme.be(_Lead(theme.prose(words)), "muted"))
    layout.addSpacing(theme.S)
    layout.addWidget(steps)
    layout.addSpacing(theme.S)
    layout.addWidget(_drop_place())
    return box


class _Lead(QLabel):
    """Prose, no wider than can be read."""

    def __init__(self, words: str) -> None:
        super().__init__(words, wordWrap=True)
        self.setMaximumWidth(_PROSE)

    def heightForWidth(self, width: int) -> int:
        return super().heightForWidth(min(width, _PROSE))


def _drop_place() -> QWidget:
    """The whole window takes the drop; this says so."""
    place = DropPlace()
    place.setMinimumHeight(132)
    inside = QVBoxLayout(place)
    inside.setSpacing(theme.XS)
    inside.addStretch()
    words, more = (
        QLabel(_("Drop the auditors’ Word file here")),
        QLabel(_("or a case you have already begun")),
    )
    for label in (words, theme.be(more, "caption")):
        label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        inside.addWidget(label)
    inside.addStretch()
    return place


def _scrolled(columns: QBoxLayout) -> QScrollArea:
    inside = theme.be(QWidget(), "page")
    inside.setLayout(columns)
    area = QScrollArea(widgetResizable=True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(inside)
    return area


def _action_button(action: QAction) -> QPushButton:
    button = buttons.plain(action.text())
    button.setToolTip(tips.of_action(action))
    button.setEnabled(action.isEnabled())
    button.clicked.connect(action.trigger)
    action.changed.connect(lambda: button.setEnabled(action.isEnabled()))
    return button
