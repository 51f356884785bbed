"""The evidence page: the year's documents, the register of decisions and the auditors' checklist, and the viewer beside
them."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QTabWidget, QVBoxLayout, QWidget

from auditprep.i18n import _
from auditprep.model import ChecklistLine, Snapshot, Taken
from ui import theme
from ui.file_drop import FileDrop
from ui.models import undo_words
from ui.widgets.beside import Beside
from ui.widgets.checklist_panel import ChecklistPanel
from ui.widgets.decision_register import DecisionRegister
from ui.widgets.documents_pane import DocumentsPane
from ui.widgets.drop_zone import DropVeil
from ui.widgets.folding_panes import focus_next
from ui.widgets.undo_line import Undoable, UndoLine

DOCUMENTS, DECISIONS, CHECKLIST = range(3)
_CAME_IN = ("new", "version", "restored")


class EvidencePage(QWidget):
    """Emits what the user wants done with the evidence; shows what it is told to show."""

    files_dropped = Signal(list)  # Paths
    add_requested = Signal()
    add_folder_requested = Signal()
    show_requested = Signal(int, int, int)  # evidence, version (0: the newest), page counted from 1
    changed = Signal(int, dict)  # any of title, kind, decision, represents, secret, note, confirmed
    remove_requested = Signal(list)  # ids
    restore_requested = Signal(int)
    erase_requested = Signal(int)  # to be asked about first: it cannot be undone
    separate_requested = Signal(int, int)  # evidence, version
    merge_requested = Signal(int, int)  # evidence, and what it is a newer version of
    question_requested = Signal(str)
    cite_requested = Signal(int, str)
    open_requested = Signal(int)
    read_requested = Signal(int)  # LOCKED: a password is to be asked for; UNREAD: it is to be read
    decision_saved = Signal(object, object)  # id or None, Decision
    decision_removed = Signal(int)
    checklist_changed = Signal(tuple)  # of str
    line_settled = Signal(int, tuple, str)  # line, evidence, reason
    checklist_file_requested = Signal()
    checklist_default_requested = Signal()

    def __init__(self, viewer: QWidget) -> None:
        super().__init__()
        self.setAccessibleName(_("Attachments"))
        self._snapshot: Snapshot | None = None
        self._read_only = False
        self._is_unseen = False  # a document came in, and is chosen, while nobody looked
        self._coming_back: list[int] = []
        self._to_settle: tuple[tuple[str, ChecklistLine], ...] = ()  # lines that are to be as these were
        self._viewer = viewer
        self._decisions, self._checklist = DecisionRegister(), ChecklistPanel()
        self._documents = DocumentsPane(self._decisions.rows)
        self._undo = UndoLine()
        self._tabs = QTabWidget(documentMode=True)
        self._drop = FileDrop(lambda: not self._read_only and self._snapshot is not None, self)
        self._build()
        self._connect_signals()
        self._show_counts()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who comes to the page comes to what is in the tab."""
        self._first_in_tab().setFocus(Qt.FocusReason.OtherFocusReason)

    # What the page is told

    def show_case(self, snapshot: Snapshot) -> None:
        """Shows a case: from the beginning, unless it is the one that is shown already."""
        if self._snapshot is None or self._snapshot.path != snapshot.path:
            self.forget_case()
        self.show_evidence(snapshot)

    def show_evidence(self, snapshot: Snapshot) -> None:
        """Shows what the case has now. What is chosen, sorted, scrolled to and typed stays."""
        self._snapshot = snapshot
        self._documents.show_evidence(snapshot)
        self._decisions.show_decisions(snapshot)
        self._checklist.show_checklist(snapshot)
        self._undo.follow(snapshot)
        self._choose_restored()
        self._settle_again(snapshot)
        self._show_counts()

    def forget_case(self) -> None:
        """The case is closed: nothing of it is kept here."""
        self._snapshot, self._to_settle, self._is_unseen = None, (), False
        self._coming_back = []
        self._undo.clear()
        for part in (self._documents, self._decisions, self._checklist):
            part.forget()
        self._tabs.setCurrentIndex(DOCUMENTS)
        self._show_counts()

    def select(self, evidence: int) -> None:
        """Chooses this evidence in the table, also where the filter hides it. The viewer is left as it is."""
        if self._documents.select(evidence):
            self._is_unseen = False
            self._tabs.setCurrentIndex(DOCUMENTS)

    def current_evidence(self) -> int | None:
        """The evidence that is chosen; the one at the cursor where several are."""
        return self._documents.current()

    def set_read_only(self, read_only: bool) -> None:
        """Read-only: everything can be read, shown and copied, nothing changed."""
        self._read_only = read_only
        if read_only:
            self._undo.clear()
        for part in (self._documents, self._decisions, self._checklist):
            part.set_read_only(read_only)

    def set_drop_wanted(self, wanted: bool) -> None:
        """Lights up where files can be dropped."""
        empty = self._documents.zone.isVisible()
        self._documents.zone.set_lit(wanted and empty)
        self._veil.set_lit(wanted and not empty)

    def flush(self) -> None:
        """What is typed and not told is told now."""
        self._documents.details.leave()
        self._decisions.leave()
        self._checklist.leave()

    def on_change_failed(self, evidence: int) -> None:
        """A change of this evidence was not saved: the case's own is shown again."""
        self._documents.details.refuse(evidence)

    def show_new(self, taken: Iterable[Taken]) -> None:
        """Marks the documents that came in until the page is left, and chooses the first; the first that was here
        already where there is no new one, unless another is chosen."""
        taken = tuple(taken)
        new = tuple(each.evidence for each in taken if each.how in _CAME_IN)
        self._documents.show_new(new)
        known = [each.evidence for each in taken[:1] if self.current_evidence() is None]
        for first in (new or known)[:1]:
            self.select(first)
            self._is_unseen = not self.isVisible()
            if self.isVisible():
                self._show_if_seen(first)

    def replace_checklist(self, texts: tuple[str, ...]) -> None:
        """Another list was read: it stands there from now on, and the one before can be had back."""
        self._change_checklist(texts, undo_words.lines_read(len(texts)))

    def show_minutes(self, evidence: int) -> None:
        """The decisions that were made in these minutes."""
        self._tabs.setCurrentIndex(DECISIONS)
        self._decisions.show_minutes(evidence)

    @property
    def is_read_only(self) -> bool:
        return self._read_only

    def start_new_decision(self) -> None:
        """The register, ready for a decision to be written."""
        self._tabs.setCurrentIndex(DECISIONS)
        self._decisions.start_new()

    def show_checklist(self) -> None:
        self._tabs.setCurrentIndex(CHECKLIST)

    def layout_state(self) -> bytes:
        """How wide the table's columns are, their order and sorting: to be kept for the next time."""
        return self._documents.table.layout_state()

    def restore_layout(self, state: bytes) -> None:
        self._documents.table.restore_layout(state)

    # What Qt calls

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_unseen:
            self._is_unseen = False
            self._on_side_shown()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if not event.spontaneous():
            self._documents.show_new(())

    # The panes

    def set_side_visible(self, visible: bool) -> None:
        """Shows or hides the viewer, also where the window is narrow."""
        self._panes.set_side_visible(visible)

    def is_side_visible(self) -> bool:
        return self._panes.is_side_visible()

    def cycle_panes(self) -> None:
        """Moves the focus to the next pane: the tabs, what is in them, the details, the viewer."""
        panes = [self._tabs.tabBar(), self._first_in_tab(), self._documents.details.form.title, self._viewer]
        focus_next([(pane, partial(pane.setFocus, Qt.FocusReason.ShortcutFocusReason)) for pane in panes])

    # Showing

    def _show_counts(self) -> None:
        documents, decisions = len(self._documents.model.all_rows()), self._decisions.total
        done, total = self._checklist.counts()
        self._tabs.setTabText(DOCUMENTS, _with_count(_("Documents"), str(documents) if documents else ""))
        self._tabs.setTabText(DECISIONS, _with_count(_("Decisions"), str(decisions) if decisions else ""))
        self._tabs.setTabText(CHECKLIST, _with_count(_("Checklist"), f"{done}/{total}" if total else ""))

    def _first_in_tab(self) -> QWidget:
        """Where the keyboard begins: the table or the list, and what fills it where there is nothing in it."""
        documents, decisions = self._documents, self._decisions
        table = documents.table if documents.table.isVisible() else documents.add
        register = decisions.table if decisions.table.isVisible() else decisions.form
        return (table, register, self._checklist)[self._tabs.currentIndex()]

    # What is taken away, and had back

    def _remove(self, ids: list[int]) -> None:
        rows = [row for row in map(self._documents.model.row, ids) if row]
        if self._snapshot is None or not rows:
            return
        gone = frozenset(ids)
        self._undo.expect(
            Undoable(
                undo_words.documents_removed(rows, self._snapshot.checklist),
                lambda now: gone.isdisjoint(each.id for each in now.evidence),
                lambda: self._restore(ids),
            )
        )
        self.remove_requested.emit(ids)

    def _restore(self, ids: list[int]) -> None:
        self._coming_back = ids[:1]
        for each in ids:
            self.restore_requested.emit(each)

    def _choose_restored(self) -> None:
        """What comes back is chosen as it was."""
        for id_ in self._coming_back:
            if self._documents.select(id_):
                self._coming_back = []
                self._show_if_seen(id_)

    def _remove_decision(self, id_: int) -> None:
        row = next((row for row in self._decisions.rows() if row.id == id_), None)
        if row is not None:
            self._undo.expect(
                Undoable(
                    undo_words.decision_removed(row.decision),
                    lambda now: id_ not in [each.id for each in now.decisions],
                    lambda: self.decision_saved.emit(None, row.decision),
                )
            )
        self.decision_removed.emit(id_)

    def _on_checklist_changed(self, texts: tuple[str, ...]) -> None:
        """By hand: a line that is removed can be had back, one that is reworded keeps what settled it."""
        lines = self._snapshot.checklist if self._snapshot else ()
        gone = [line for line in lines if line.text not in texts]
        if gone and len(texts) < len(lines):
            self._change_checklist(texts, undo_words.line_removed(gone[0]))
            return
        self._undo.clear()
        new = [text for text in texts if text not in [line.text for line in lines]]
        if len(gone) == len(new) == 1 and gone[0].is_settled:
            self._to_settle = ((new[0], gone[0]),)
        self.checklist_changed.emit(texts)

    def _change_checklist(self, texts: tuple[str, ...], words: str) -> None:
        lines = self._snapshot.checklist if self._snapshot else ()
        before = [line.text for line in lines]
        self._undo.expect(
            Undoable(
                words,
                lambda now: [line.text for line in now.checklist] != before,
                lambda: self._bring_back(lines),
            )
        )
        self.checklist_changed.emit(texts)

    def _bring_back(self, lines: tuple[ChecklistLine, ...]) -> None:
        self._to_settle = tuple((line.text, line) for line in lines if line.is_settled)
        self.checklist_changed.emit(tuple(line.text for line in lines))

    def _settle_again(self, snapshot: Snapshot) -> None:
        """The lines are there again: what settled them comes back too."""
        here = {line.text: line for line in snapshot.checklist}
        if not self._to_settle or not all(text in here for text, _line in self._to_settle):
            return
        wanted, self._to_settle = self._to_settle, ()
        there = {each.id for each in snapshot.evidence}
        for text, before in wanted:
            now, evidence = here[text], tuple(each for each in before.evidence if each in there)
            if (now.evidence, now.reason) != (evidence, before.reason):
                self.line_settled.emit(now.id, evidence, before.reason)

    # What the user does

    def _show(self, evidence: int, version: int = 0, page: int = 1) -> None:
        """Something is to be seen: the viewer comes forward."""
        self._panes.set_side_visible(True)
        self.show_requested.emit(evidence, version, page)

    def _show_if_seen(self, evidence: int) -> None:
        if self.is_side_visible():
            self.show_requested.emit(evidence, 0, 1)

    def _on_side_shown(self) -> None:
        current = self.current_evidence()
        if current is not None and self.isVisible():
            self.show_requested.emit(current, 0, 1)

    def _focus_filter(self) -> None:
        self._tabs.setCurrentIndex(DOCUMENTS)
        self._documents.focus_filter()

    def _connect_signals(self) -> None:
        self._connect_documents()
        decisions, checklist = self._decisions, self._checklist
        decisions.decision_saved.connect(self.decision_saved)
        decisions.decision_removed.connect(self._remove_decision)
        decisions.show_requested.connect(self._show)
        checklist.checklist_changed.connect(self._on_checklist_changed)
        checklist.line_settled.connect(self.line_settled)
        checklist.checklist_file_requested.connect(self.checklist_file_requested)
        checklist.checklist_default_requested.connect(self.checklist_default_requested)
        checklist.show_requested.connect(lambda evidence: self._show(evidence))
        self._undo.closing.connect(lambda: self._first_in_tab().setFocus(Qt.FocusReason.OtherFocusReason))
        self._panes.side_shown.connect(self._on_side_shown)
        self._tabs.currentChanged.connect(self.flush)
        self._drop.hovered.connect(self.set_drop_wanted)
        self._drop.dropped.connect(lambda files: self.files_dropped.emit([Path(file) for file in files]))
        for widget in (self, *self.findChildren(QLineEdit)):
            self._drop.watch(widget)

    def _connect_documents(self) -> None:
        documents = self._documents
        documents.shown_row_changed.connect(self._show_if_seen)
        documents.show_requested.connect(lambda evidence, version: self._show(evidence, version))
        documents.minutes_requested.connect(self.show_minutes)
        documents.remove_requested.connect(self._remove)
        for signal in (
            *("add_requested", "add_folder_requested", "changed", "restore_requested", "erase_requested"),
            *("separate_requested", "merge_requested", "question_requested", "cite_requested"),
            *("open_requested", "read_requested"),
        ):
            getattr(documents, signal).connect(getattr(self, signal))

    # Building

    def _build(self) -> None:
        self._tabs.tabBar().setDrawBase(False)
        for pane in (self._documents, self._decisions, self._checklist):
            self._tabs.addTab(pane, "")
        left = theme.be(QFrame(), "side")
        column = QVBoxLayout(left)
        column.setContentsMargins(0, theme.XS, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._tabs, 1)
        column.addWidget(self._undo)
        theme.be(self._tabs, "indented")
        self._veil = DropVeil(left)
        names = (_("Attachments"), _("The document"))
        self._panes = Beside(left, self._with_room(self._viewer), names, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._panes, 1)
        shortcut = QShortcut(QKeySequence("Ctrl+L"), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self._focus_filter)

    def _with_room(self, viewer: QWidget) -> QWidget:
        """The viewer with some ground around it."""
        ground = theme.be(QFrame(), "side")
        layout = QVBoxLayout(ground)
        layout.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        layout.addWidget(viewer)
        return ground


def _with_count(words: str, count: str) -> str:
    return f"{words} {count}" if count else words
