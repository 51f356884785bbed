"""The Questions page: the list, the question with its answer, and what is worth knowing beside it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QScrollArea,
    QTabWidget,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from auditprep.i18n import _
from auditprep.model import Answer, HistoryEntry, Notice, Question, Role, Snapshot, is_answered
from ui import theme
from ui.file_drop import FileDrop
from ui.models.drafts import Changes, Drafts
from ui.models.question_list import QuestionListModel
from ui.typing_pause import TypingPause
from ui.widgets.attachments import Attachments
from ui.widgets.editor import RichTextEditor
from ui.widgets.evidence_field import EvidenceField
from ui.widgets.fold_tab import FoldTab
from ui.widgets.folding_panes import FoldingPanes
from ui.widgets.history_panel import HistoryPanel
from ui.widgets.mark_buttons import KEYED, MarkButtons
from ui.widgets.notices_panel import NoticesPanel
from ui.widgets.question_head import QuestionHead
from ui.widgets.question_list import QuestionList
from ui.widgets.step_row import StepRow

_EDITOR_MIN_HEIGHT = 200


class QuestionsPage(QWidget):
    """Where the form is answered. Every `answer_changed` is to be met by `on_answer_saved` or `on_save_failed`
    for the same question; until the case is known to hold what the user wrote, the page holds on to it."""

    answer_changed = Signal(str, object)  # key, a dict with any of mark, text, evidence and done
    attach_requested = Signal(str, list)  # key, paths; no paths: the user wants to choose
    uncite_requested = Signal(str, int)
    open_evidence_requested = Signal(int)
    history_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._snapshot: Snapshot | None = None
        self._key: str | None = None
        self._read_only = False
        self._held_focus: QWidget | None = None
        self._drafts = Drafts()
        self._saved_at: dict[str, dt.datetime] = {}
        self._failures: dict[str, str] = {}
        self._typed = False  # since the editor's text was last seen to
        self._given = ""  # the text as it was given to the editor …
        self._given_markdown = ""  # … and as the editor words it
        self._pause = TypingPause(self)
        self._drop = FileDrop(lambda: not self._read_only and self._key is not None, self)
        self._model = QuestionListModel(self)
        self._list = QuestionList(self._model)
        self._head = QuestionHead()
        self._marks = MarkButtons()
        self._several = theme.be(QLabel(_("Several options may be chosen.")), "caption")
        self._editor = RichTextEditor()
        self._evidence = EvidenceField()
        self._left_out = theme.be(QLabel(wordWrap=True), "caption")  # what a paste did not bring
        self._attachments = Attachments()
        self._steps = StepRow()
        self._history = HistoryPanel()
        self._notices = NoticesPanel()
        self._tabs = QTabWidget(documentMode=True)
        self._build_layout()
        self._build_shortcuts()
        self._connect_signals()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who comes to the page comes to write. (A focus proxy would take the toolbar out of the order of Tab.)"""
        self._editor.focus_text()

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
            self._show(key)

    def on_answer_saved(self, key: str, answer: Answer, when: dt.datetime) -> None:
        """The case holds this answer since `when`."""
        self._drafts.acknowledge(key, answer)
        self._saved_at[key] = when
        if not self._drafts.is_refused(key):
            self._failures.pop(key, None)
        self._follow_answer(key)
        if key == self._key and self._is_history_shown():
            self.history_requested.emit(key)

    def on_save_failed(self, key: str, sentence: str) -> None:
        """A change was not saved; `sentence` says why. The page keeps it, and tries again at the next change."""
        self._drafts.refuse(key)
        self._failures[key] = sentence
        self._show_saving()

    def show_evidence(self, snapshot: Snapshot) -> None:
        """Shows the evidence and citations that the case now has."""
        if self._snapshot is not None:
            self._snapshot = replace(self._snapshot, evidence=snapshot.evidence, citations=snapshot.citations)
            self._show_attachments()

    def show_history(self, key: str, entries: tuple[HistoryEntry, ...]) -> None:
        """Shows a question's changes, given oldest first, if the question is still shown."""
        if key == self._key:
            self._history.show_entries(entries)

    def set_read_only(self, read_only: bool) -> None:
        """Read-only: everything can be read and copied, nothing changed. What was being typed is sent first:
        it cannot be saved, but whoever is sent it keeps it."""
        if read_only:
            self._save_typing()
        self._read_only = read_only
        self._marks.setEnabled(not read_only)
        self._editor.set_read_only(read_only)
        self._evidence.set_read_only(read_only)
        self._attachments.set_read_only(read_only)
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
            (self._list, lambda: _focus(self._list.view)),
            (self._scroll, self._editor.focus_text),
            (self._steps, self._steps.focus),
            (self._side, lambda: _focus(self._tabs.tabBar())),
        ]
        shown = [pane for pane in panes if not pane[0].isHidden()]
        focused = QApplication.focusWidget()
        at = next((i for i, pane in enumerate(shown) if focused and pane[0].isAncestorOf(focused)), -1)
        shown[(at + 1) % len(shown)][1]()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watches what is typed in: leaving it saves."""
        if event.type() == QEvent.Type.FocusOut and event.reason() != Qt.FocusReason.PopupFocusReason:
            self._save_typing()
        return super().eventFilter(watched, event)

    # Building

    def _build_layout(self) -> None:
        self._scroll = self._build_answer()
        self._middle, self._side = self._build_middle(), self._build_side()
        self._list_tab = FoldTab(_("Questions"), _("Show the list (Ctrl+B)"))
        self._side_tab = FoldTab(_("Worth a look and history"), _("Show the side panel (F9)"))
        self._panes = FoldingPanes((self._list, self._middle, self._side), (self._list_tab, self._side_tab))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._panes)

    def _build_middle(self) -> QWidget:
        middle = theme.be(QFrame(), "surface")
        layout = QVBoxLayout(middle)
        layout.setContentsMargins(0, 0, 0, 14)
        layout.setSpacing(theme.M)
        layout.addWidget(self._scroll, 1)
        row = QVBoxLayout()
        row.setContentsMargins(28, 0, 28, 0)
        row.addWidget(self._steps)
        layout.addLayout(row)
        return middle

    def _build_answer(self) -> QScrollArea:
        """The question and its answer scroll together where they do not fit."""
        page = theme.be(_ScrolledPage(), "page")
        layout = QVBoxLayout(page)
        layout.setContentsMargins(28, 20, 28, 0)
        layout.setSpacing(theme.M)
        self._editor.setMinimumHeight(_EDITOR_MIN_HEIGHT)
        layout.addWidget(self._head)
        layout.addWidget(self._several)
        layout.addWidget(self._marks)
        layout.addWidget(self._editor, 1)
        layout.addWidget(self._left_out)
        layout.addWidget(self._evidence)
        layout.addWidget(self._attachments)
        scroll = QScrollArea(widgetResizable=True, frameShape=QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(page)
        return scroll

    def _build_side(self) -> QWidget:
        self._tabs.tabBar().setDrawBase(False)
        self._tabs.addTab(self._notices, _("Worth a look"))
        self._tabs.addTab(self._history, _("History"))
        side = theme.be(QFrame(), "side")
        layout = QVBoxLayout(side)
        layout.setContentsMargins(theme.L, theme.XS, theme.L, 0)
        layout.addWidget(self._tabs)
        return side

    def _build_shortcuts(self) -> None:
        for number in range(1, KEYED + 1):
            self._add_shortcut(f"Alt+{number}", lambda n=number: self._marks.choose(n))
        self._add_shortcut("Alt+0", self._marks.clear)
        self._add_shortcut("Alt+Left", lambda: self._step(-1))
        self._add_shortcut("Alt+Right", lambda: self._step(1))
        self._add_shortcut("Ctrl+Return", self._finish_and_go_on)
        self._add_shortcut("Ctrl+Enter", self._finish_and_go_on)
        self._add_shortcut("Ctrl+L", self._focus_filter)

    def _add_shortcut(self, keys: str, slot: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(slot)

    def _connect_signals(self) -> None:
        self._list.question_picked.connect(self.show_question)
        self._head.retry_requested.connect(self.flush)
        self._marks.mark_chosen.connect(lambda mark: self._send({"mark": mark}))
        self._editor.edited.connect(self._on_edited)
        self._evidence.edited.connect(self._on_edited)
        self._editor.paste_trimmed.connect(self._tell_left_out)
        self._editor.files_pasted.connect(lambda files: self.attach_requested.emit(self._key, files))
        self._pause.paused.connect(self._save_typing)
        self._attachments.open_requested.connect(self.open_evidence_requested)
        self._attachments.remove_requested.connect(self._on_remove_requested)
        self._attachments.add_requested.connect(lambda: self.attach_requested.emit(self._key, []))
        self._steps.previous_requested.connect(lambda: self._step(-1))
        self._steps.next_requested.connect(lambda: self._step(1))
        self._steps.done_chosen.connect(lambda done: self._send({"done": done}))
        self._panes.side_shown.connect(self._ask_for_history)
        self._tabs.currentChanged.connect(self._ask_for_history)
        self._drop.hovered.connect(self._attachments.set_drop_wanted)
        self._drop.dropped.connect(lambda files: self.attach_requested.emit(self._key, files))
        self._drop.watch(self)
        for text in (*self._editor.findChildren(QTextEdit), self._evidence.text):
            text.installEventFilter(self)
            self._drop.watch(text.viewport())

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
        self._saved_at.clear()
        self._failures.clear()
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
        question, answer = self._model.question(key), self._drafts.answer(key)
        self._head.show_question(question, self._model.section(key))
        self._marks.show_options(question.options, _marks(question, answer), several=question.several)
        self._several.setVisible(question.several and bool(question.options))
        self._give_text(answer)
        self._evidence.setVisible(question.place(Role.EVIDENCE) is not None)
        self._steps.show_step(self._label(key, -1), self._label(key, 1))
        self._steps.show_done(answer.done)
        self._list.set_current(key)
        self._show_attachments()
        self._show_notices(key)
        self._show_saving()
        self._history.show_entries(())
        self._scroll.verticalScrollBar().setValue(0)
        self._ask_for_history()

    def _give_text(self, answer: Answer) -> None:
        self._left_out.hide()
        self._editor.set_markdown(answer.text)
        self._given, self._given_markdown = answer.text, self._editor.markdown()
        self._evidence.give(answer.evidence)
        self._typed = False
        self._pause.stop()

    def _label(self, key: str, step: int) -> str | None:
        neighbour = self._model.neighbour(key, step)
        return self._model.question(neighbour).label if neighbour else None

    def _show_attachments(self) -> None:
        if self._snapshot is not None and self._key is not None:
            self._attachments.show_citations(self._snapshot.cited(self._key), self._snapshot.evidence)

    def _show_notices(self, key: str) -> None:
        notices = _notices_for(key, self._snapshot.questionnaire.notices if self._snapshot else ())
        self._notices.show_notices(notices)
        title = _("Worth a look")
        self._tabs.setTabText(0, f"{title} {len(notices)}" if notices else title)

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
            self._head.show_saving()
        elif key in self._saved_at and key not in self._failures:
            self._head.show_saved(self._saved_at[key])
        else:
            self._head.show_nothing_saved()
        self._head.show_failure(self._failure_sentence())

    def _failure_sentence(self) -> str:
        if not self._failures:
            return ""
        key = self._key if self._key in self._failures else next(iter(self._failures))
        sentence = self._failures[key]
        if key == self._key or not self._model.has(key):
            return sentence
        number = self._model.question(key).label
        return _("Question {number} is not saved. {reason}").format(number=number, reason=sentence)

    def _is_history_shown(self) -> bool:
        return self._history.isVisible()

    def _ask_for_history(self) -> None:
        if self._key is not None and self._is_history_shown():
            self.history_requested.emit(self._key)

    def _focus_filter(self) -> None:
        self.set_list_visible(True)
        self._list.focus_filter()

    # Changing

    def _tell_left_out(self, words: str) -> None:
        """Stays until another question is shown."""
        self._left_out.setText(words)
        self._left_out.show()
        QTimer.singleShot(
            0, self, lambda: self._scroll.ensureWidgetVisible(self._left_out)
        )  # it has its place then

    def _on_edited(self) -> None:
        if self._read_only or self._key is None:
            return
        self._pause.touch()
        if not self._typed:
            self._typed = True
            self._head.show_saving()

    def _typed_text(self) -> str:
        """What the editor holds; the text as it was given where the user is back at it, in the case's own words."""
        text = self._editor.markdown()
        return self._given if text == self._given_markdown else text

    def _save_typing(self) -> None:
        if self._typed:
            self._send({})

    def _send(self, changes: Changes) -> None:
        """Saves these changes of the question shown, with what has been typed, and whatever else is owed."""
        if self._read_only or self._key is None:
            return
        if self._typed:
            typed = {"text": self._typed_text(), "evidence": self._evidence.markdown()}
            changes = typed | changes
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

    def _on_remove_requested(self, evidence: int) -> None:
        if not self._read_only and self._key is not None:
            self.uncite_requested.emit(self._key, evidence)


class _ScrolledPage(QWidget):
    """As wide as its pane, whatever is in it; as high as its contents need at that width."""

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)


def _marks(question: Question, answer: Answer) -> tuple[str, ...]:
    """The options that are marked. Where only one may be, it may have any words."""
    return answer.marks if question.several else (answer.mark,) if answer.mark else ()


def _focus(widget: QWidget) -> None:
    widget.setFocus(Qt.FocusReason.ShortcutFocusReason)


def _notices_for(key: str, notices: tuple[Notice, ...]) -> list[Notice]:
    """The notices of this question, then those of the whole form."""
    own = [found for found in notices if found.question == key]
    return own + [found for found in notices if found.question is None]
