"""The merge page: what a colleague's sheet or another copy of the case brings, beside what stands here; merged by choice."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from auditprep.i18n import _, ngettext
from auditprep.model import MergeItem, MergePlan, Outcome, Snapshot
from ui import evidence_words, theme
from ui.flow_layout import FlowLayout
from ui.models.merge_choices import MergeChoices, item_name, merge_words, summary
from ui.models.merge_rows import MergeRows, Rest, Row, Unmatched
from ui.widgets import buttons
from ui.widgets.doubt_line import DoubtLine
from ui.widgets.folding_panes import focus_next
from ui.widgets.merge_item import MergeItemView
from ui.widgets.merge_list import MergeList
from ui.widgets.merge_rest import RestView, UnmatchedView
from ui.widgets.notice_line import NoticeLine
from ui.widgets.turning_panes import TurningPanes

_BESIDE_FROM = 760


class MergePage(QWidget):
    """Nothing is merged before the button is pressed, and no conflict that was not looked at without saying so first."""

    merge_requested = Signal(object, object)  # MergePlan; {(question, field): value}
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Merge"))
        self._choices: MergeChoices | None = None
        self._read_only, self._is_working = False, False
        self._is_users = True  # what is chosen in the list is chosen by the user
        self._shown: MergeItem | None = None
        self._rows = MergeRows(self)
        self._alarm = NoticeLine(alarm=True)
        self._title = theme.be(QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText), "question")
        self._summary = theme.be(QLabel(wordWrap=True), "muted")
        self._list = MergeList(self._rows)
        self._item, self._unmatched, self._rest = MergeItemView(), UnmatchedView(), RestView()
        self._nothing = theme.be(QLabel(alignment=Qt.AlignmentFlag.AlignCenter, wordWrap=True), "muted")
        self._nothing.setText(_("It says nothing that is not here already."))
        self._detail, self._body = QStackedWidget(), QStackedWidget()
        self._look, self._anyway = _small(_("Show the conflict")), _small(_("Merge all the same"))
        self._stay, self._leave = _small(_("Stay here")), _small(_("Cancel all the same"))
        self._unseen, self._unsaved = (
            DoubtLine("", self._look, self._anyway),
            DoubtLine("", self._stay, self._leave),
        )
        self._cancel, self._all_new = buttons.plain(_("Cancel")), buttons.plain(_("Take all that is new"))
        self._merge = buttons.primary(_("Merge"))
        self._build()
        self._connect_signals()
        self.forget_case()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who comes to the page comes to the list."""
        target = self._list if self._list.isVisible() else self._merge
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    # What the page is told

    def show_plan(self, plan: MergePlan, snapshot: Snapshot) -> None:
        """Shows what another version brings, from the beginning."""
        self.forget_case()
        self._choices = MergeChoices(plan, snapshot.questionnaire)
        self._title.setText(_("From {source}").format(source=evidence_words.one_line(plan.source)))
        self._show_rows()
        self._is_users = False
        self._list.choose_first()
        self._is_users = True

    def show_case(self, snapshot: Snapshot) -> None:
        """The case has other answers by now: mine is what stands there, and a choice between other words is made anew."""
        if self._choices is None:
            return
        self._item.keep()
        current = self._list.current()
        if self._choices.follow(snapshot):
            self._item.forget()
            self._show_rows()
            if current is not None:
                self._is_users = False
                self._list.choose(current)
                self._is_users = True

    def forget_case(self) -> None:
        """Nothing is merged, or it has been."""
        self._choices, self._shown = None, None
        self._item.forget()
        self._rows.show_choices(None)
        for line in (self._alarm, self._unseen, self._unsaved):
            line.hide()
        self._set_working(False)

    def show_error(self, words: str) -> None:
        """It could not be merged; the choices are as they were."""
        self._set_working(False)
        self._alarm.say(words)
        if self.isVisible():
            self._merge.setFocus(Qt.FocusReason.OtherFocusReason)  # it lost it while it worked

    def set_read_only(self, read_only: bool) -> None:
        """Read-only: what differs can be seen, and not merged."""
        self._read_only = read_only
        self._item.set_read_only(read_only)
        if read_only:
            self._unseen.hide()
        self._follow()
        self._show_summary()

    @property
    def source(self) -> str:
        """From whom what waits to be merged is; "" where nothing waits."""
        return self._choices.plan.source if self._choices else ""

    def cycle_panes(self) -> None:
        """Moves the focus to the next pane: the list, what is shown of it, the buttons."""
        detail, foot = self._detail, self._merge
        focus_next(
            [
                (self._list, lambda: self._list.setFocus(Qt.FocusReason.ShortcutFocusReason)),
                (detail, lambda: _focus_first(detail)),
                (foot, lambda: foot.setFocus(Qt.FocusReason.ShortcutFocusReason)),
            ]
        )

    # Showing

    def _show_rows(self) -> None:
        self._rows.show_choices(self._choices)
        has_any = self._rows.rowCount() > 0
        self._body.setCurrentWidget(self._panes if has_any else self._nothing)
        self._summary.setVisible(has_any)
        self._show_summary()

    def _show_summary(self) -> None:
        if self._choices is None:
            return
        self._summary.setText(summary(self._choices))
        self._merge.setText(merge_words(self._choices))
        has_new = bool(self._choices.items(Outcome.NEW))
        self._all_new.setVisible(has_new and not self._read_only)
        are_taken = self._choices.all_new_taken()
        self._all_new.setEnabled(not self._is_working and not are_taken)
        self._all_new.setToolTip(_("All that is new is taken already.") if are_taken else "")
        self._all_new.setAccessibleDescription(self._all_new.toolTip())
        self._merge.setAccessibleDescription(self._summary.text())

    def _on_chosen(self, row: Row | None) -> None:
        if self._choices is None:
            return
        before, self._shown = self._shown, row if isinstance(row, MergeItem) else None
        if isinstance(row, MergeItem):
            self._item.show_item(self._choices, self._choices.item((row.question, row.field)))
            self._detail.setCurrentWidget(self._item)
        elif isinstance(row, Unmatched):
            self._unmatched.show_answer(row.answer)
            self._detail.setCurrentWidget(self._unmatched)
        elif isinstance(row, Rest):
            self._rest.show_plan(self._choices.plan)
            self._detail.setCurrentWidget(self._rest)
        if self._is_users and self.isVisible():
            self._see(before, self._shown)

    def _see(self, *items: MergeItem | None) -> None:
        """The user came to these, or went on from them: they have been looked at. What was chosen to begin with has not: she
        may never have looked there. A guard that asked for it has its answer."""
        if self._choices is not None:
            for item in filter(None, items):
                self._choices.see(item)
            self._unseen.hide()
            self._on_changed()

    def _on_item_changed(self) -> None:
        """Who has chosen has looked."""
        self._see(self._shown)

    def _on_changed(self) -> None:
        self._unsaved.hide()
        self._rows.refresh()
        self._show_summary()

    # What the user does

    def _on_merge(self) -> None:
        """First says which conflicts have not been looked at."""
        self._item.keep()
        self._unsaved.hide()
        unseen = self._choices.unseen() if self._choices else ()
        if not unseen:
            self._do_merge()
            return
        words = ngettext(
            "You have not looked at {count} conflict: {which}. Mine is kept there if you merge now.",
            "You have not looked at {count} conflicts: {which}. Mine is kept there if you merge now.",
            len(unseen),
        )
        self._unseen.say(words.format(count=len(unseen), which=self._names(unseen)))
        self._look.setFocus(Qt.FocusReason.OtherFocusReason)

    def _do_merge(self) -> None:
        self._unseen.hide()
        self._alarm.hide()
        if self._choices is not None and not self._read_only:
            self._set_working(True)
            self.merge_requested.emit(self._choices.plan, self._choices.chosen())

    def _on_look(self) -> None:
        unseen = self._choices.unseen() if self._choices else ()
        if unseen:
            self._list.choose(unseen[0])
            self._see(unseen[0])
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_cancel(self) -> None:
        """First says that words of one's own would be gone."""
        self._item.keep()
        self._unseen.hide()
        written = self._choices.written() if self._choices else ()
        if not written:
            self.cancelled.emit()
            return
        words = _("What you have written yourself in {which} is gone if you cancel.")
        self._unsaved.say(words.format(which=self._names(written)))
        self._stay.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_stay(self) -> None:
        self._unsaved.hide()
        self._list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_all_new(self) -> None:
        self._item.keep()
        if self._choices is not None:
            self._choices.take_all_new()
            self._item.refresh()
            self._on_changed()

    def _on_next(self) -> None:
        """After the last, the button that merges."""
        self._see(self._shown)
        if not self._list.move(1):
            self._merge.setFocus(Qt.FocusReason.OtherFocusReason)

    def _names(self, items: tuple[MergeItem, ...]) -> str:
        return ", ".join(" ".join(item_name(self._choices, each).split()) for each in items)

    def _set_working(self, working: bool) -> None:
        """While it is merged nothing is chosen, and it cannot be called off."""
        self._is_working = working
        self._follow()

    def _follow(self) -> None:
        working = self._is_working
        self._merge.setEnabled(not working and not self._read_only)
        for part in (self._list, self._detail, self._cancel, self._all_new):
            part.setEnabled(not working)

    def _connect_signals(self) -> None:
        self._list.chosen.connect(self._on_chosen)
        self._item.changed.connect(self._on_item_changed)
        self._list.pressed.connect(lambda _index: self._see(self._shown))
        self._item.next_requested.connect(self._on_next)
        self._merge.clicked.connect(self._on_merge)
        self._anyway.clicked.connect(self._do_merge)
        self._look.clicked.connect(self._on_look)
        self._cancel.clicked.connect(self._on_cancel)
        self._leave.clicked.connect(lambda: self.cancelled.emit())
        self._stay.clicked.connect(self._on_stay)
        self._all_new.clicked.connect(self._on_all_new)
        for keys, step in (("Alt+Down", 1), ("Alt+Up", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda step=step: self._list.move(step))

    # Building

    def _build(self) -> None:
        for view in (self._item, self._unmatched, self._rest):
            self._detail.addWidget(view)
        left = theme.be(QFrame(), "side")
        column = QVBoxLayout(left)
        column.setContentsMargins(theme.S, 0, 2, 0)
        column.addWidget(self._list)
        self._panes = TurningPanes((left, self._detail), _BESIDE_FROM, ((24, 76), (30, 70)))
        for part in (self._panes, self._nothing):
            self._body.addWidget(part)
        head = QVBoxLayout()
        head.setContentsMargins(theme.L, theme.L, theme.L, theme.M)
        head.setSpacing(theme.XS)
        for part in (self._title, self._summary):
            head.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._alarm)
        layout.addLayout(head)
        layout.addWidget(theme.be(QFrame(), "line-h"))
        layout.addWidget(self._body, 1)
        layout.addWidget(theme.be(QFrame(), "line-h"))
        layout.addWidget(self._build_foot())

    def _build_foot(self) -> QWidget:
        foot = QWidget()
        rows, row = QVBoxLayout(foot), QHBoxLayout()
        rows.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        rows.setSpacing(theme.M)
        for line in (self._unseen, self._unsaved):
            rows.addWidget(line)
        rows.addLayout(row)
        small = FlowLayout(spacing=theme.S)
        for button in (self._cancel, self._all_new):
            small.addWidget(button)
        row.setSpacing(theme.L)
        row.addLayout(small, 1)
        row.addWidget(self._merge, alignment=Qt.AlignmentFlag.AlignBottom)
        return foot


def _small(words: str) -> QPushButton:
    return theme.be(buttons.plain(words), "compact")


def _focus_first(pane: QWidget) -> None:
    """On the first thing in it that takes the focus."""
    found = (each for each in pane.findChildren(QWidget) if each.isVisible())
    target = next((each for each in found if each.focusPolicy() & Qt.FocusPolicy.TabFocus), pane)
    target.setFocus(Qt.FocusReason.ShortcutFocusReason)
