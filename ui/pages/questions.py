"""The Questions page: the list, the question with its answer, and what is worth knowing beside it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from auditprep.i18n import _
from auditprep.model import (
    Answer,
    Examined,
    FoundPlace,
    HistoryEntry,
    Matching,
    Question,
    Snapshot,
    Stale,
    Submission,
    is_answered,
)
from auditprep.prose.phrases import Phrase
from ui.models.cited import whole
from ui.models.drafts import Changes
from ui.models.question_list import QuestionListModel
from ui.widgets.answer_drops import AnswerDrops
from ui.widgets.answering import Answering
from ui.widgets.carried_bar import CONFIRM_KEYS, NEXT_KEYS
from ui.widgets.decision_writer import DecisionWriter
from ui.widgets.last_year import LastYear
from ui.widgets.mark_buttons import KEYED
from ui.widgets.phrase_writer import PhraseWriter
from ui.widgets.previous_panel import CARRY_KEYS
from ui.widgets.question_findings import QuestionFindings
from ui.widgets.question_list import QuestionList
from ui.widgets.question_panes import QuestionPanes
from ui.widgets.question_sheet import QuestionSheet
from ui.widgets.saving_words import SavingWords
from ui.widgets.side_panel import SidePanel
from ui.widgets.spelling_marks import SpellingMarks
from ui.widgets.step_row import StepRow
from ui.widgets.word_count import WordCount

Shown = tuple[Question, str | None, str, Answer]


class QuestionsPage(QWidget):
    """Where the form is answered. Every `answer_changed` is to be met by `on_answer_saved` or `on_save_failed`
    for the same question; until the case is known to hold what the user wrote, the page holds on to it."""

    answer_changed = Signal(str, object)  # key, a dict with any of mark, text, evidence, done and carried
    attach_requested = Signal(str, list)  # key, paths; no paths: the user wants to choose
    cite_requested = Signal(str, int, object, str)  # key, evidence, pages of the file (None: all), quote
    uncite_requested = Signal(str, int, str)  # key, evidence, quote
    view_requested = Signal(int, int, int, object)  # evidence, version, page from 1, words to mark there
    cited_pages_changed = Signal(int, int)  # evidence, the first of the pages that are cited now
    open_evidence_requested = Signal(int)  # in its own program
    new_decision_requested = Signal()
    citing_minutes_chosen = Signal(bool)  # whether the minutes are cited with a decision: to be remembered
    carry_requested = Signal(list)  # keys: last year's answers are wanted there as drafts
    carry_all_requested = Signal()  # the user wants to choose among all that there are
    previous_requested = Signal()  # the user wants to choose which year is the previous one
    pairing_requested = Signal()  # the user wants to say which questions belong together
    wanted_settled = Signal(int, object)  # a wish, the evidence that fulfils it (None: it is not needed)
    remark_changed = Signal(str, object)  # key ("": the whole), Remark
    restore_requested = Signal(int)  # a line of history: what stood before it is wanted back
    mend_requested = Signal(object)  # Mend, of other words than those that stand in the editor
    accept_requested = Signal(object)  # Finding that may stand
    take_back_requested = Signal(object)  # Finding that may stand no more
    place_requested = Signal(object)  # FoundPlace in a document
    phrase_made = Signal(str)  # Markdown that is to be kept as a phrase
    own_phrases_requested = Signal()
    question_shown = Signal(str)
    history_requested = Signal(str)

    def __init__(self, viewer: QWidget | None = None, parent: QWidget | None = None) -> None:
        """`viewer` is what documents are looked at in; without one there is no such tab beside the question."""
        super().__init__(parent)
        self.setAccessibleName(_("Questions"))
        self._snapshot: Snapshot | None = None
        self._key: str | None = None
        self._read_only = False  # nothing can be changed …
        self._locked = False  # … or nothing but what the auditors said
        self._held_focus: QWidget | None = None  # where she was when the page was held …
        self._held_away = False  # … or that she was on another page
        self._on_sheet: Shown | None = None  # as far as it is known to the drafts
        self._drops = AnswerDrops(lambda _place: None if self._is_fixed else self._key, self)
        self._model = QuestionListModel(self)
        self._list = QuestionList(self._model)
        self._sheet = QuestionSheet()
        self._answering = Answering(self._sheet, self)
        self._saving_words = SavingWords(self._sheet.head, self._answering, self._model)
        self._steps = StepRow()
        self._side = SidePanel(viewer)
        self._last_year = LastYear(self._sheet, self._side, self._list, self._answering, self)
        self._findings = QuestionFindings(self._sheet, self._side, self._list, self)
        self._decisions = DecisionWriter(self._sheet.editor, self._shown_to_write, self)
        self._phrases = PhraseWriter(self._sheet.editor, self._asked_to_write, self)
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
        if same:
            self._answering.save_typing()
        self._start_anew(snapshot, same)
        self._list.show_case(snapshot, self._answering.answer, same=same)
        self._last_year.start(snapshot, same=same)
        if not same:
            self._findings.forget()
        self._follow_status(snapshot)
        key = key if key and self._model.has(key) else self._first_key()
        self._show(key, is_on_sheet=same and key is not None and self._on_sheet == self._to_show(key))

    def forget_case(self) -> None:
        """The case is closed: nothing more of it is saved."""
        self._snapshot = self._key = None
        self._answering.show(None)
        self._answering.start({})
        self._side.remarks.start({})
        self._findings.forget()

    def show_findings(self, examined: Examined | None, snapshot: Snapshot | None) -> None:
        """Shows what was found in the case as it was in `snapshot`: in the text, beside the question, and in the list."""
        self._findings.show(examined, snapshot)

    def show_words(self, key: str, place: FoundPlace) -> None:
        """Shows a question with these words of it selected, or that part of it in sight."""
        self.show_question(key)
        if key == self._key:
            self._findings.show_place(place)

    def set_years(self, previous: Submission | None, matching: Matching | None) -> None:
        """The year before, and which of its questions have become which of this case's."""
        self._last_year.set_years(previous, matching)

    def set_stale_finder(self, find: Callable[[str], Sequence[Stale]] | None) -> None:
        """What finds the pieces of a text from the year before that are out of date. It is asked after a pause in typing, about
        the plain text of what is shown."""
        self._last_year.set_stale_finder(find)

    def forget_changes(self) -> None:
        """What was not saved is kept elsewhere: the page goes by what the case holds."""
        self._answering.forget_changes()

    def set_held(self, held: bool) -> None:
        """Held: nothing can be done here for a while. Who was writing goes on where she was; who was led here meanwhile
        begins to write."""
        if held:
            focused = QApplication.focusWidget()
            self._held_focus = focused if focused and self.isAncestorOf(focused) else None
            self._held_away = not self.isVisible()
        self.setEnabled(not held)
        if not held and self.isVisible():
            if self._held_focus and self._held_focus.isVisible():
                self._held_focus.setFocus()
            elif self._held_focus or self._held_away:
                self._sheet.editor.focus_text()

    def show_question(self, key: str) -> None:
        """Shows a question; what was typed in the one before it is saved first."""
        if key != self._key and self._model.has(key):
            self._close_popups()
            self._answering.save_typing()
            focused = QApplication.focusWidget()
            on_chip = focused is not None and self._sheet.attachments.isAncestorOf(focused)
            self._show(key)
            if on_chip:  # its chip is gone; who goes on typing is not to press the next one
                self._sheet.editor.focus_text()

    def on_answer_saved(self, key: str, answer: Answer, when: dt.datetime) -> None:
        """The case holds this answer since `when`."""
        self._answering.acknowledge(key, answer, when)
        self._follow_answer(key)
        if key == self._key and self._side.is_history_shown():
            self.history_requested.emit(key)

    def on_save_failed(self, key: str, sentence: str) -> None:
        """A change was not saved; `sentence` says why. The page keeps it, and tries again at the next change."""
        self._answering.refuse(key, sentence)
        self._show_saving()

    def show_evidence(self, snapshot: Snapshot) -> None:
        """Shows the evidence and citations that the case now has, what it still needs, how far it has come and what the
        auditors said; and picks from the decisions that it has."""
        if self._snapshot is not None:
            self._snapshot = replace(
                self._snapshot,
                evidence=snapshot.evidence,
                removed=snapshot.removed,
                citations=snapshot.citations,
                decisions=snapshot.decisions,
                wanted=snapshot.wanted,
                remarks=snapshot.remarks,
                status=snapshot.status,
            )
            self._show_attachments()
            self._follow_status(snapshot)
            self._side.remarks.show_remarks(snapshot.remarks)

    def show_history(self, key: str, entries: tuple[HistoryEntry, ...]) -> None:
        """Shows a question's changes, given oldest first, if the question is still shown."""
        if key == self._key:
            self._side.history.show_entries(entries)

    def show_viewer_tab(self) -> None:
        """Brings the tab with the attachment forward; a folded panel is unfolded."""
        self.set_side_visible(True)
        self._side.show_viewer()

    def show_previous_tab(self) -> None:
        """Brings the tab with the year before forward; a folded panel is unfolded."""
        self.set_side_visible(True)
        self._side.show_previous()

    def show_findings_tab(self) -> None:
        """Brings the tab with what was found forward, where it is; a folded panel is unfolded."""
        self.set_side_visible(True)
        self._side.show_findings()

    def show_remarks_tab(self) -> None:
        """Brings the tab with what the auditors said forward, where it is; a folded panel is unfolded."""
        self.set_side_visible(True)
        self._side.show_remarks()

    def on_remark_failed(self, key: str, sentence: str) -> None:
        """A remark was not saved; `sentence` says why. It is kept, and tried again at the next change."""
        self._side.remarks.show_failure(key, sentence)

    def set_citing_minutes(self, citing: bool) -> None:
        """Whether the minutes are cited with a decision that is written in: as it was remembered."""
        self._decisions.set_citing(citing)

    def return_to(self, key: str, scroll: int) -> None:
        """Shows the question that was shown when the case was left, if it has it, scrolled as it was then."""
        if self._model.has(key):
            self.show_question(key)
            self._sheet.editor.set_scroll_position(scroll)

    def scroll_position(self) -> int:
        """How far down the answer is scrolled, in pixels."""
        return self._sheet.editor.scroll_position()

    def set_phrases(self, phrases: tuple[Phrase, ...]) -> None:
        """The phrases that can be written."""
        self._phrases.set_phrases(phrases)

    def selected_words(self) -> str:
        """What is selected in the description; "" for nothing, or more than a line."""
        return self._sheet.editor.selected_words()

    @property
    def spelling(self) -> SpellingMarks:
        """The words of the description that are in no list."""
        return self._sheet.editor.spelling

    @property
    def word_count(self) -> WordCount:
        """The line under the description."""
        return self._sheet.editor.words

    def answers_after(self) -> list[tuple[str, str]]:
        """Every question and the text of its answer: those after the question that is shown, then from the first on."""
        keys = list(self._model.keys)
        after = keys.index(self._key) + 1 if self._key in keys else 0
        return [(key, self._answering.answer(key).text) for key in (*keys[after:], *keys[:after])]

    def current_key(self) -> str | None:
        """The question that is shown; None where there is none."""
        return self._key

    def set_read_only(self, read_only: bool, *, file_too: bool = True) -> None:
        """Read-only: everything can be read and copied, nothing changed. What was being typed is sent first:
        it cannot be saved, but whoever is sent it keeps it. Where it is not the file that cannot be written (`file_too`
        false), but the answers that are sent, what the auditors said of them can still be written down."""
        if read_only:
            self._answering.save_typing()
            self._side.remarks.flush()
        self._read_only = read_only
        self._side.remarks.set_read_only(read_only and file_too)
        self._follow_lock()

    def has_unsaved_remarks(self) -> bool:
        """Whether anything of what the auditors said is not known to be in the case."""
        return self._side.remarks.has_unsaved()

    def flush(self) -> None:
        """Saves what is typed, and tries again what could not be saved, now."""
        self._answering.save_typing()
        self._answering.retry()
        self._side.remarks.flush()

    # The panes

    def set_list_visible(self, visible: bool) -> None:
        self._panes.set_list_visible(visible)

    def set_side_visible(self, visible: bool) -> None:
        self._panes.set_side_visible(visible)

    def is_list_visible(self) -> bool:
        return self._panes.is_list_visible()

    def is_side_visible(self) -> bool:
        return self._panes.is_side_visible()

    def set_alone(self, alone: bool) -> None:
        """Only the question and its text, or all panes."""
        self._panes.set_alone(alone)

    def cycle_panes(self) -> None:
        """Moves the focus to the next pane."""
        self._panes.cycle()

    # Building

    def _build_layout(self) -> None:
        self._panes = QuestionPanes(self._list, self._sheet, self._steps, self._side, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._panes)

    def _build_shortcuts(self) -> None:
        for number in range(1, KEYED + 1):
            self._add_shortcut(f"Alt+{number}", partial(self._choose, number))
        self._add_shortcut("Alt+0", self._sheet.marks.clear)
        self._add_shortcut("Alt+Left", lambda: self._step(-1))
        self._add_shortcut("Alt+Right", lambda: self._step(1))
        self._add_shortcut("Ctrl+Return", self._finish_and_go_on)
        self._add_shortcut("Ctrl+Enter", self._finish_and_go_on)
        self._add_shortcut("Ctrl+L", self._focus_filter)
        self._add_shortcut("Ctrl+D", self._decisions.open)
        self._add_shortcut("Ctrl+J", self._phrases.open)
        self._add_shortcut(CARRY_KEYS, self._last_year.carry_here)
        self._add_shortcut(CONFIRM_KEYS, self._last_year.confirm)
        self._add_shortcut(NEXT_KEYS, self._last_year.go_to_next_piece)
        self._add_shortcut("F7", lambda: self._findings.go(1))
        self._add_shortcut("Shift+F7", lambda: self._findings.go(-1))
        for keys in ("Alt+Return", "Alt+Enter"):
            self._add_shortcut(keys, lambda: self._last_year.open_piece() or self._findings.open_here())

    def _choose(self, number: int) -> None:
        """A mark; who chooses it while she stands in the list goes on to write, and not to look for a question by its letters."""
        self._sheet.marks.choose(number)
        if self._list.view.hasFocus():
            self._sheet.editor.focus_text()

    def _add_shortcut(self, keys: str, slot: Callable[[], None]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(slot)

    def _connect_signals(self) -> None:
        sheet = self._sheet
        self._list.question_picked.connect(self.show_question)
        self._list.question_clicked.connect(sheet.editor.focus_text)  # who clicks there writes; arrows stay
        sheet.head.retry_requested.connect(self.flush)
        sheet.marks.mark_chosen.connect(self._on_mark_chosen)
        self._answering.answered.connect(self._on_answered)
        self._answering.to_save.connect(self.answer_changed)
        sheet.editor.files_pasted.connect(lambda files: self.attach_requested.emit(self._key, files))
        self._steps.previous_requested.connect(lambda: self._step(-1))
        self._steps.next_requested.connect(lambda: self._step(1))
        self._steps.done_chosen.connect(self._set_done)
        self._panes.side_shown.connect(self._ask_for_history)
        self._side.tab_changed.connect(self._ask_for_history)
        self._connect_attachments()
        self._connect_drops()
        self._connect_last_year()
        self._connect_findings()

    def _connect_attachments(self) -> None:
        shown = self._sheet.attachments
        shown.view_requested.connect(self.view_requested)
        shown.pages_changed.connect(self.cited_pages_changed)
        shown.open_requested.connect(self.open_evidence_requested)
        shown.add_requested.connect(lambda: self.attach_requested.emit(self._key, []))
        shown.cite_requested.connect(lambda *wish: self.cite_requested.emit(self._key, *wish))
        shown.remove_requested.connect(lambda *wish: self.uncite_requested.emit(self._key, *wish))
        shown.write_requested.connect(self._sheet.editor.insert_text)
        shown.wanted_settled.connect(self.wanted_settled)
        self._decisions.cite_requested.connect(lambda *wish: self.cite_requested.emit(self._key, *wish))
        self._decisions.new_decision_requested.connect(self.new_decision_requested)
        self._decisions.citing_chosen.connect(self.citing_minutes_chosen)
        self._phrases.save_requested.connect(self.phrase_made)
        self._phrases.own_requested.connect(self.own_phrases_requested)

    def _connect_drops(self) -> None:
        for dropped in (self._drops, self._list):
            dropped.files_dropped.connect(self.attach_requested)
            dropped.evidence_dropped.connect(self._cite_whole)
        self._drops.hovered.connect(lambda key: self._sheet.attachments.set_drop_wanted(key is not None))
        self._drops.watch(self)
        for text in self._sheet.texts:
            self._drops.watch(text.viewport())

    def _connect_last_year(self) -> None:
        self._side.previous.previous_requested.connect(self.previous_requested)
        self._side.previous.pairing_requested.connect(self.pairing_requested)
        self._last_year.carry_requested.connect(self.carry_requested)
        self._last_year.carry_all_requested.connect(self.carry_all_requested)
        self._last_year.question_wanted.connect(self.show_question)
        self._side.remarks.remark_changed.connect(self.remark_changed)
        self._side.history.restore_requested.connect(self.restore_requested)

    def _connect_findings(self) -> None:
        found = self._findings
        found.mend_requested.connect(self.mend_requested)
        found.accept_requested.connect(self.accept_requested)
        found.take_back_requested.connect(self.take_back_requested)
        found.place_requested.connect(self.place_requested)
        found.question_wanted.connect(self.show_question)
        found.panel_wanted.connect(self.show_findings_tab)
        found.written.connect(self._answering.save_typing)

    # Showing

    def _close_popups(self) -> None:
        """What was opened over the page belongs to the question that it was opened for."""
        opened = QApplication.activePopupWidget()
        if opened is not None and self.isAncestorOf(opened):
            opened.close()

    def _start_anew(self, snapshot: Snapshot, same: bool) -> None:
        if same:
            self._answering.drafts.refresh(snapshot.answers)
            self._side.remarks.show_remarks(snapshot.remarks)
        else:
            self._key = None  # another case may have a question of the same number
            self._answering.start(snapshot.answers)
            self._side.remarks.start(snapshot.remarks)
        self._snapshot = snapshot

    def _follow_status(self, snapshot: Snapshot) -> None:
        """What is sent is locked; what the auditors said of it is written down then. What was being typed is sent first, as
        where the file becomes read-only."""
        if snapshot.status.is_locked:
            self._answering.save_typing()
        self._locked = snapshot.status.is_locked
        has_remarks = any(not each.is_empty for each in snapshot.remarks.values())
        self._findings.set_shown(not self._locked)
        self._side.set_remarks_wanted(self._locked or has_remarks, instead=self._locked)
        self._follow_lock()

    def _follow_lock(self) -> None:
        fixed = self._answering.is_fixed = self._is_fixed
        self._findings.set_fixed(fixed)
        for part in (self._sheet, self._list, self._steps, self._side.previous, self._side.history):
            part.set_read_only(fixed)

    @property
    def _is_fixed(self) -> bool:
        """Whether the answers can be read only."""
        return self._read_only or self._locked

    def _first_key(self) -> str | None:
        keys = self._model.keys
        open_ones = (key for key in keys if not self._is_settled(key))
        return next(open_ones, keys[0] if keys else None)

    def _is_settled(self, key: str) -> bool:
        answer = self._answering.answer(key)
        return answer.done or is_answered(self._model.question(key), answer)

    def _to_show(self, key: str) -> Shown:
        section = self._model.section(key)
        return self._model.question(key), section.number, section.title, self._answering.answer(key)

    def _show(self, key: str | None, *, is_on_sheet: bool = False) -> None:
        """Shows a question; where the sheet has it already, the cursor and what can be undone stay."""
        again = self._key == key
        self._key = key
        self._answering.show(key)
        if key is None:
            return
        answer = self._answering.answer(key)
        if not is_on_sheet:
            shown = self._model.question(key), self._model.section(key), answer
            self._sheet.show_question(*shown, again=again)
        self._on_sheet = self._to_show(key)
        self._steps.show_step(self._label(key, -1), self._label(key, 1))
        self._steps.show_done(answer.done)
        self._list.set_current(key)
        self._show_attachments()
        if self._snapshot is not None:
            self._findings.show_question(self._model.question(key), self._snapshot.questionnaire.notices)
        self._last_year.show_question(self._model.question(key), answer)
        self._side.remarks.show_question(key, self._model.question(key).label)
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
            self._list.set_answer(key, self._answering.answer(key))
        if key == self._key:
            self._last_year.follow_answer(self._answering.answer(key))
        self._show_saving()

    def _show_saving(self) -> None:
        if self._key is not None:
            self._saving_words.show(self._key)

    def _ask_for_history(self) -> None:
        if self._key is not None and self._side.is_history_shown():
            self.history_requested.emit(self._key)

    def _focus_filter(self) -> None:
        self.set_list_visible(True)
        self._list.focus_filter()

    # Changing

    def _send(self, changes: Changes) -> None:
        self._answering.send(changes)

    def _on_mark_chosen(self, mark: str | None) -> None:
        self._send({"mark": mark})
        self._sheet.editor.forget_undone()

    def _on_answered(self, key: str) -> None:
        """What the fields say is known to be so."""
        self._on_sheet = self._to_show(key)
        self._steps.show_done(self._answering.answer(key).done)
        self._follow_answer(key)

    def _finish_and_go_on(self) -> None:
        if self._set_done(True):
            self._step(1)

    def _set_done(self, done: bool) -> bool:
        """Whether it is done with that: a draft with something left in it is confirmed by the second wish."""
        if done and not self._last_year.lets_be_done():
            return False
        self._send({"done": done})
        return True

    def _step(self, step: int) -> None:
        if self._key is not None:
            neighbour = self._model.neighbour(self._key, step)
            if neighbour is not None:
                self.show_question(neighbour)

    def _asked_to_write(self) -> tuple[Question, Answer] | None:
        """The question that is shown, with what the fields say; None where nothing can be written."""
        if self._is_fixed or self._key is None:
            return None
        return self._model.question(self._key), self._answering.answer(self._key)

    # Citing

    def _shown_to_write(self) -> tuple[Snapshot, str] | None:
        if self._is_fixed or self._snapshot is None or self._key is None:
            return None
        return self._snapshot, self._key

    def _cite_whole(self, key: str, evidence: list[int]) -> None:
        """What the answer leans on already keeps its pages."""
        cited = self._snapshot.cited(key) if self._snapshot else ()
        for id in dict.fromkeys(evidence):
            if whole(cited, id) is None:
                self.cite_requested.emit(key, id, None, "")
