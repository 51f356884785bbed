"""The Questions page: the list, the question with its answer, and what is worth knowing beside it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from auditprep.i18n import _
from auditprep.model import Answer, HistoryEntry, Snapshot, is_answered
from ui import theme
from ui.models.cited import whole
from ui.models.drafts import Changes, Drafts
from ui.models.question_list import QuestionListModel
from ui.models.saving import Saving
from ui.typing_pause import TypingPause
from ui.widgets.answer_drops import AnswerDrops
from ui.widgets.decision_writer import DecisionWriter
from ui.widgets.fold_tab import FoldTab
from ui.widgets.folding_panes import FoldingPanes, focus_next
from ui.widgets.mark_buttons import KEYED
from ui.widgets.question_list import QuestionList
from ui.widgets.question_sheet import QuestionSheet
from ui.widgets.side_panel import SidePanel
from ui.widgets.step_row import StepRow


class QuestionsPage(QWidget):
    """Where the form is answered. Every `answer_changed` is to be met by `on_answer_saved` or `on_save_failed`
    for the same question; until the case is known to hold what the user wrote, the page holds on to it."""

    answer_changed = Signal(str, object)  # key, a dict with any of mark, text, evidence and done
    attach_requested = Signal(str, list)  # key, paths; no paths: the user wants to choose
    cite_requested = Signal(str, int, object, str)  # key, evidence, pages of the file (None: all), quote
    uncite_requested = Signal(str, int, str)  # key, evidence, quote
    view_requested = Signal(int, int, int, object)  # evidence, version, page from 1, words to mark there
    cited_pages_changed = Signal(int, int)  # evidence, the first of the pages that are cited now
    open_evidence_requested = Signal(int)  # in its own program
    new_decision_requested = Signal()
    citing_minutes_chosen = Signal(bool)  # whether the minutes are cited with a decision: to be remembered
    question_shown = Signal(str)
    history_requested = Signal(str)

    def __init__(self, viewer: QWidget | None = None, parent: QWidget | None = None) -> None:
        """`viewer` is what documents are looked at in; without one there is no such tab beside the question."""
        super().__init__(parent)
        self.setAccessibleName(_("Questions"))
        self._snapshot: Snapshot | None = None
        self._key: str | None = None
        self._read_only = False
        self._held_focus: QWidget | None = None
        self._drafts = Drafts()
        self._saving = Saving()
        self._typed = False  # since the fields' text was last seen to
        self._pause = TypingPause(self)
        self._drops = AnswerDrops(lambda _place: None if self._read_only else self._key, self)
        self._model = QuestionListModel(self)
        self._list = QuestionList(self._model)
        self._sheet = QuestionSheet()
        self._steps = StepRow()
        self._side = SidePanel(viewer)
        self._decisions = DecisionWriter(self._sheet.editor, self._shown_to_write, self)
        self._build_layout()
        self._build_shortcuts()
        self._connect_signals()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who comes to the page comes to write. (A focus proxy would take the toolbar out of the order of Tab.)"""
        self._sheet.editor.focus_text()

    # What the page is told

    def show_case(self, snapshot: Snapshot) -> None:
        """Shows a case: the question it stood at if it is the same case, otherwise the first one unanswered."""
        same = self._snapshot is not None and self._snapshot.path == snapshot.path
        key = self._key if same else None
        self._start_anew(snapshot, same)
        self._list.show_case(snapshot, self._drafts.answer)
        self._show(key if key and self._model.has(key) else self._first_key())

    def forget_case(self) -> None:
        """The case is closed: nothing more of it is saved."""
        self._snapshot = self._key = None
        self._forget_typing()
        self._drafts.start({})

    def forget_changes(self) -> None:
        """What was not saved is kept elsewhere: the page goes by what the case holds."""
        self._forget_typing()
        self._drafts.forget()

    def set_held(self, held: bool) -> None:
        """Held: nothing can be done here for a while. Who was writing goes on where she was."""
        if held:
            focused = QApplication.focusWidget()
            self._held_focus = focused if focused and self.isAncestorOf(focused) else None
        self.setEnabled(not held)
        if not held and self._held_focus and self.isVisible():
            self._held_focus.setFocus()

    def show_question(self, key: str) -> None:
        """Shows a question; what was typed in the one before it is saved first."""
        if key != self._key and self._model.has(key):
            self._save_typing()
            focused = QApplication.focusWidget()
            on_chip = focused is not None and self._sheet.attachments.isAncestorOf(focused)
            self._show(key)
            if on_chip:  # its chip is gone; who goes on typing is not to press the next one
                self._sheet.editor.focus_text()

    def on_answer_saved(self, key: str, answer: Answer, when: dt.datetime) -> None:
        """The case holds this answer since `when`."""
        self._drafts.acknowledge(key, answer)
        self._saving.succeed(key, when, wholly=not self._drafts.is_refused(key))
        self._follow_answer(key)
        if key == self._key and self._side.is_history_shown():
            self.history_requested.emit(key)

    def on_save_failed(self, key: str, sentence: str) -> None:
        """A change was not saved; `sentence` says why. The page keeps it, and tries again at the next change."""
        self._drafts.refuse(key)
        self._saving.fail(key, sentence)
        self._show_saving()

    def show_evidence(self, snapshot: Snapshot) -> None:
        """Shows the evidence and citations that the case now has, and picks from the decisions that it has."""
        if self._snapshot is not None:
            self._snapshot = replace(
                self._snapshot,
                evidence=snapshot.evidence,
                removed=snapshot.removed,
                citations=snapshot.citations,
                decisions=snapshot.decisions,
            )
            self._show_attachments()

    def show_history(self, key: str, entries: tuple[HistoryEntry, ...]) -> None:
        """Shows a question's changes, given oldest first, if the question is still shown."""
        if key == self._key:
            self._side.history.show_entries(entries)

    def show_viewer_tab(self) -> None:
        """Brings the tab with the attachment forward; a folded panel is unfolded."""
        self.set_side_visible(True)
        self._side.show_viewer()

    def set_citing_minutes(self, citing: bool) -> None:
        """Whether the minutes are cited with a decision that is written in: as it was remembered."""
        self._decisions.set_citing(citing)

    def current_key(self) -> str | None:
        """The question that is shown; None where there is none."""
        return self._key

    def set_read_only(self, read_only: bool) -> None:
        """Read-only: everything can be read and copied, nothing changed. What was being typed is sent first:
        it cannot be saved, but whoever is sent it keeps it."""
        if read_only:
            self._save_typing()
        self._read_only = read_only
        self._sheet.set_read_only(read_only)
        self._list.set_read_only(read_only)
        self._steps.set_read_only(read_only)

    def flush(self) -> None:
        """Saves what is typed, and tries again what could not be saved, now."""
        self._save_typing()
        self._retry()

    # The panes

    def set_list_visible(self, visible: bool) -> None:
        """Shows or hides the list, also where the window is narrow."""
        self._panes.set_list_visible(visible)

    def set_side_visible(self, visible: bool) -> None:
        """Shows or hides the side panel, also where the window is narrow."""
        self._panes.set_side_visible(visible)

    def is_list_visible(self) -> bool:
        return self._panes.is_list_visible()

    def is_side_visible(self) -> bool:
        return self._panes.is_side_visible()

    def cycle_panes(self) -> None:
        """Moves the focus to the next pane: list, question, the row under it, side panel."""
        panes: list[tuple[QWidget, Callable[[], None]]] = [
            (self._list, lambda: self._list.view.setFocus(Qt.FocusReason.ShortcutFocusReason)),
            (self._sheet, self._sheet.editor.focus_text),
            (self._steps, self._steps.focus),
            (self._side, self._side.focus),
        ]
        focus_next(panes)

    # Building

    def _build_layout(self) -> None:
        middle = self._build_middle()
        self._list_tab = FoldTab(_("Questions"), _("Show the list (Ctrl+B)"))
        self._side_tab = FoldTab(self._side.words, _("Show the side panel (F9)"))
        self._panes = FoldingPanes((self._list, middle, self._side), (self._list_tab, self._side_tab))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._panes)

    def _build_middle(self) -> QWidget:
        middle = theme.be(QFrame(), "surface")
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, 14)
        layout.setSpacing(theme.M)
        layout.addWidget(self._sheet, 1)
        row = QVBoxLayout()
        row.setContentsMargins(28, 0, 28, 0)
        row.addWidget(self._steps)
        layout.addLayout(row)
        return middle

    def _build_shortcuts(self) -> None:
        for number in range(1, KEYED + 1):
            self._add_shortcut(f"Alt+{number}", lambda n=number: self._sheet.marks.choose(n))
        self._add_shortcut("Alt+0", self._sheet.marks.clear)
        self._add_shortcut("Alt+Left", lambda: self._step(-1))
        self._add_shortcut("Alt+Right", lambda: self._step(1))
        self._add_shortcut("Ctrl+Return", self._finish_and_go_on)
        self._add_shortcut("Ctrl+Enter", self._finish_and_go_on)
        self._add_shortcut("Ctrl+L", self._focus_filter)
        self._add_shortcut("Ctrl+D", self._decisions.open)

    def _add_shortcut(self, keys: str, slot: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(slot)

    def _connect_signals(self) -> None:
        sheet = self._sheet
        self._list.question_picked.connect(self.show_question)
        sheet.head.retry_requested.connect(self.flush)
        sheet.marks.mark_chosen.connect(lambda mark: self._send({"mark": mark}))
        sheet.edited.connect(self._on_edited)
        sheet.left.connect(self._save_typing)
        sheet.editor.files_pasted.connect(lambda files: self.attach_requested.emit(self._key, files))
        self._pause.paused.connect(self._save_typing)
        self._steps.previous_requested.connect(lambda: self._step(-1))
        self._steps.next_requested.connect(lambda: self._step(1))
        self._steps.done_chosen.connect(lambda done: self._send({"done": done}))
        self._panes.side_shown.connect(self._ask_for_history)
        self._side.tab_changed.connect(self._ask_for_history)
        self._connect_attachments()
        self._connect_drops()

    def _connect_attachments(self) -> None:
        shown = self._sheet.attachments
        shown.view_requested.connect(self.view_requested)
        shown.pages_changed.connect(self.cited_pages_changed)
        shown.open_requested.connect(self.open_evidence_requested)
        shown.add_requested.connect(lambda: self.attach_requested.emit(self._key, []))
        shown.cite_requested.connect(lambda *wish: self.cite_requested.emit(self._key, *wish))
        shown.remove_requested.connect(lambda *wish: self.uncite_requested.emit(self._key, *wish))
        shown.write_requested.connect(self._sheet.editor.insert_text)
        self._decisions.cite_requested.connect(lambda *wish: self.cite_requested.emit(self._key, *wish))
        self._decisions.new_decision_requested.connect(self.new_decision_requested)
        self._decisions.citing_chosen.connect(self.citing_minutes_chosen)

    def _connect_drops(self) -> None:
        for dropped in (self._drops, self._list):
            dropped.files_dropped.connect(self.attach_requested)
            dropped.evidence_dropped.connect(self._cite_whole)
        self._drops.hovered.connect(lambda key: self._sheet.attachments.set_drop_wanted(key is not None))
        self._drops.watch(self)
        for text in self._sheet.texts:
            self._drops.watch(text.viewport())

    # Showing

    def _start_anew(self, snapshot: Snapshot, same: bool) -> None:
        if same:
            self._save_typing()
            self._drafts.refresh(snapshot.answers)
        else:
            self._forget_typing()
            self._drafts.start(snapshot.answers)
        self._snapshot = snapshot

    def _forget_typing(self) -> None:
        self._saving.start()
        self._typed = False
        self._pause.stop()

    def _first_key(self) -> str | None:
        keys = self._model.keys
        open_ones = (key for key in keys if not self._is_settled(key))
        return next(open_ones, keys[0] if keys else None)

    def _is_settled(self, key: str) -> bool:
        answer = self._drafts.answer(key)
        return answer.done or is_answered(self._model.question(key), answer)

    def _show(self, key: str | None) -> None:
        self._key = key
        if key is None:
            return
        answer = self._drafts.answer(key)
        self._sheet.show_question(self._model.question(key), self._model.section(key), answer)
        self._typed = False
        self._pause.stop()
        self._steps.show_step(self._label(key, -1), self._label(key, 1))
        self._steps.show_done(answer.done)
        self._list.set_current(key)
        self._show_attachments()
        if self._snapshot is not None:
            self._side.show_notices(key, self._snapshot.questionnaire.notices)
        self._show_saving()
        self._side.history.show_entries(())
        self._ask_for_history()
        self.question_shown.emit(key)

    def _label(self, key: str, step: int) -> str | None:
        neighbour = self._model.neighbour(key, step)
        return self._model.question(neighbour).label if neighbour else None

    def _show_attachments(self) -> None:
        if self._snapshot is not None and self._key is not None:
            self._sheet.attachments.show_citations(self._snapshot, self._key)

    def _follow_answer(self, key: str) -> None:
        """Shows what is now known of an answer, in the list. What the user has before her is hers: it is left."""
        if self._model.has(key):
            self._list.set_answer(key, self._drafts.answer(key))
        self._show_saving()

    def _show_saving(self) -> None:
        key = self._key
        if key is None:
            return
        if self._typed or self._drafts.is_on_its_way(key):
            self._sheet.head.show_saving()
        elif when := self._saving.saved_at(key):
            self._sheet.head.show_saved(when)
        else:
            self._sheet.head.show_nothing_saved()
        self._sheet.head.show_failure(self._failure_sentence())

    def _failure_sentence(self) -> str:
        failure = self._saving.failure(self._key)
        if failure is None:
            return ""
        key, sentence = failure
        if key == self._key or not self._model.has(key):
            return sentence
        number = self._model.question(key).label
        return _("Question {number} is not saved. {reason}").format(number=number, reason=sentence)

    def _ask_for_history(self) -> None:
        if self._key is not None and self._side.is_history_shown():
            self.history_requested.emit(self._key)

    def _focus_filter(self) -> None:
        self.set_list_visible(True)
        self._list.focus_filter()

    # Changing

    def _on_edited(self) -> None:
        if self._read_only or self._key is None:
            return
        self._pause.touch()
        if not self._typed:
            self._typed = True
            self._sheet.head.show_saving()

    def _save_typing(self) -> None:
        if self._typed:
            self._send({})

    def _send(self, changes: Changes) -> None:
        """Saves these changes of the question shown, with what has been typed, and whatever else is owed."""
        if self._read_only or self._key is None:
            return
        if self._typed:
            changes = self._sheet.typed() | changes
            self._typed = False
            self._pause.stop()
        key = self._key
        news = self._drafts.change(key, changes)
        self._steps.show_done(self._drafts.answer(key).done)
        self._follow_answer(key)
        if news:
            self.answer_changed.emit(key, news)
            self._retry()

    def _retry(self) -> None:
        for key, changes in () if self._read_only else self._drafts.retry():
            self.answer_changed.emit(key, changes)

    def _finish_and_go_on(self) -> None:
        self._send({"done": True})
        self._step(1)

    def _step(self, step: int) -> None:
        if self._key is not None:
            neighbour = self._model.neighbour(self._key, step)
            if neighbour is not None:
                self.show_question(neighbour)

    # Citing

    def _shown_to_write(self) -> tuple[Snapshot, str] | None:
        if self._read_only or self._snapshot is None or self._key is None:
            return None
        return self._snapshot, self._key

    def _cite_whole(self, key: str, evidence: list[int]) -> None:
        """What the answer leans on already keeps its pages."""
        cited = self._snapshot.cited(key) if self._snapshot else ()
        for id in dict.fromkeys(evidence):
            if whole(cited, id) is None:
                self.cite_requested.emit(key, id, None, "")
