"""What was understood of a form beside the form itself, and the means to put it right."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from auditprep.i18n import _
from auditprep.model import Change, Correction, Question, Section
from ui import texts, theme
from ui.models.corrections import Corrections
from ui.models.preview_list import Row
from ui.reading import Reading
from ui.widgets import buttons
from ui.widgets.correction_editor import CorrectionEditor
from ui.widgets.fold_tab import FoldTab
from ui.widgets.form_sheet import FormSheet
from ui.widgets.part_looks import Legend
from ui.widgets.pointing_bar import PointingBar
from ui.widgets.preview_list import PreviewList
from ui.widgets.two_panes import TwoPanes

_FOLD_BELOW = 760
_LIST_LEAST, _EDITOR_LEAST = 72, 72
_SLOW_MS = 400
_LIST, _SHEET = range(2)


class FormPreview(QWidget):
    """Emits the corrections whenever they have changed, and is given the form read anew with them."""

    corrections_changed = Signal(object)  # tuple of Correction

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reading: Reading | None = None
        self._corrections = Corrections()
        self._current = ""
        self._then = ""  # the row to go to when the form has been read anew
        self._questions: dict[str, tuple[Section, Question]] = {}
        self._head = _Head()
        self._list, self._sheet = PreviewList(), FormSheet()
        self._editor, self._pointing, self._legend = CorrectionEditor(), PointingBar(), Legend()
        self._slow = QTimer(self, interval=_SLOW_MS, singleShot=True)
        self._build()
        self._connect_signals()

    # What it is told

    def show_form(self, path: Path | None, reading: Reading) -> None:
        """Shows a form for the first time: from its first doubtful question, or with none chosen."""
        self._corrections.start(reading.corrections)
        self._then = self._current = ""
        self._list.start()
        self._head.show_file(path, reading)
        self._take(reading)
        self._choose(self._list.first_doubt or "")
        self._panes.show_pane(_LIST)

    def show_corrected(self, reading: Reading) -> None:
        """The form read anew with the corrections."""
        self._take(reading)
        wanted = (self._then, self._current)
        self._then = ""
        there = set(self._list.ids)
        self._choose(next((id_ for id_ in wanted if id_ in there), self._list.first_doubt or ""))
        self._head.announce()

    def take_back(self) -> None:
        """The last correction could not be made: it is forgotten."""
        self._end_waiting()
        undone = self._corrections.undo()
        if undone and self._reading and self._corrections.now != self._reading.corrections:
            self._ask()  # for what was wanted before it

    def corrections(self) -> tuple[Correction, ...]:
        """All corrections, with what is still being typed."""
        self._editor.commit()
        return self._corrections.now

    def is_corrected(self) -> bool:
        """Whether there is anything to remember that is not remembered already."""
        saved = self._reading.saved if self._reading else ()
        return bool(self._corrections.now) and self._corrections.now != saved

    # Building

    def _build(self) -> None:
        left, right = self._build_left(), self._build_right()
        tabs = (
            FoldTab(_("What was understood"), _("Show what was understood")),
            FoldTab(_("The form"), _("Show the form")),
        )
        self._panes = TwoPanes((left, right), tabs, _FOLD_BELOW)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.M)
        layout.addWidget(self._head)
        layout.addWidget(self._panes, 1)
        self._shortcut(QKeySequence(QKeySequence.StandardKey.Undo), self._undo)
        self._shortcut(QKeySequence("F6"), self._cycle)

    def _build_left(self) -> QWidget:
        self._editor_area = _EditorArea(theme.be(self._editor, "page"))
        self._editor_line = theme.be(QFrame(), "line-h")
        self._show_editor(False)
        self._list.setMinimumHeight(_LIST_LEAST)
        left = QWidget()
        layout = QVBoxLayout(left)
        layout.setContentsMargins(0, 0, theme.S, 0)
        layout.setSpacing(0)
        layout.addWidget(self._list, 1)
        layout.addWidget(self._editor_line)
        layout.addWidget(self._editor_area)
        return left

    def _build_right(self) -> QWidget:
        right = QWidget()
        layout = QVBoxLayout(right)
        layout.setContentsMargins(theme.S, 0, 0, 0)
        layout.setSpacing(theme.XS)
        layout.addWidget(self._pointing)
        layout.addWidget(self._sheet, 1)
        layout.addWidget(self._legend)
        return right

    def _shortcut(self, keys: QKeySequence, slot: Callable[[], None]) -> None:
        shortcut = QShortcut(keys, self)
        shortcut.activated.connect(slot)

    def _connect_signals(self) -> None:
        self._list.row_picked.connect(self._choose)
        self._list.editing_requested.connect(self._editor.focus)
        self._sheet.question_picked.connect(self._choose)
        self._sheet.cell_pointed.connect(self._on_pointed)
        self._sheet.pointing_ended.connect(self._end_pointing)
        self._pointing.ended.connect(self._end_pointing)
        self._editor.corrected.connect(self._on_corrected)
        self._editor.point_requested.connect(self._start_pointing)
        self._editor.restore_requested.connect(self._restore)
        self._editor.undo_requested.connect(self._undo)
        self._head.leave_out_requested.connect(self._leave_out)
        self._slow.timeout.connect(lambda: self._head.show_waiting(True))

    # Showing

    def _take(self, reading: Reading) -> None:
        self._end_waiting()
        self._reading = reading
        self._questions = {
            question.read_as: (section, question)
            for section in reading.form.sections
            for question in section.questions
        }
        self._head.show_reading(reading)
        self._list.show_reading(reading, self._current)
        self._sheet.show_rows(reading.rows)
        self._legend.show_parts({cell.part for row in reading.rows for cell in row.cells})
        self._editor.set_undo(self._corrections.can_undo)

    def _choose(self, id_: str) -> None:
        """Shows a row with its editor and its place in the form; an empty id is none."""
        if id_ != self._current:
            self._stop_pointing()
        self._current = id_
        self._list.choose(id_)
        row = self._list.row(id_)
        if row is None or row.kind is Row.NOTE:
            self._show_editor(False)
            self._sheet.frame("")
        elif row.kind is Row.TEXT:
            self._show_editor(False)
            self._sheet.show_words(row.text)
        elif row.kind is Row.SKIPPED:
            self._editor.show_skipped(id_)
            self._show_editor(True)
            self._sheet.frame("")
        else:
            self._show_question(id_, doubtful=bool(row.doubts))

    def _show_question(self, id_: str, *, doubtful: bool) -> None:
        assert self._reading is not None
        section, question = self._questions[id_]
        titles = [each.title for each in self._reading.form.sections]
        first = id_ == next(iter(self._questions))
        self._editor.show_question(question, section.title, titles, doubtful=doubtful, first=first)
        self._show_editor(True)
        self._sheet.frame(id_)

    def _show_editor(self, shown: bool) -> None:
        self._editor_area.setVisible(shown)
        self._editor_area.updateGeometry()  # as high as what it holds now
        self._editor_line.setVisible(shown)

    # Correcting

    def _on_corrected(self, correction: Correction) -> None:
        self._then = self._following(correction)
        self._corrections.add(correction)
        self._ask()

    def _following(self, correction: Correction) -> str:
        """The row to go to after a correction: the next doubtful one when one is settled; the question above when
        two are made one."""
        ids = self._list.ids
        if self._current not in ids or correction.question != self._current:
            return ""
        at = ids.index(self._current)
        beside = [*ids[at + 1 : at + 2], *ids[max(0, at - 1) : at]]
        if correction.change is Change.KEEP:
            row = self._list.row(beside[0]) if beside else None
            return row.id if row and row.doubts else ""
        if correction.change is Change.SKIP:
            return beside[0] if beside else ""
        if correction.change is Change.MERGE:
            order = list(self._questions)
            return order[max(0, order.index(self._current) - 1)]
        return ""

    def _restore(self, question: str) -> None:
        self._corrections.restore(question)
        self._ask()

    def _leave_out(self) -> None:
        assert self._reading is not None
        self._corrections.leave_out(self._reading.saved)
        self._ask()

    def _undo(self) -> None:
        if self._corrections.undo():
            self._ask()

    def _ask(self) -> None:
        self._slow.start()
        self.corrections_changed.emit(self._corrections.now)

    def _end_waiting(self) -> None:
        self._slow.stop()
        self._head.show_waiting(False)

    # Pointing

    def _start_pointing(self) -> None:
        if self._current in self._questions:
            self._pointing.start(self._questions[self._current][1])
            self._panes.show_pane(_SHEET)
            self._sheet.point(True)
            self._sheet.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_pointed(self, path: str) -> None:
        role, option = self._pointing.purpose()
        asked = self._current
        self._end_pointing()
        self._on_corrected(Correction(asked, Change.PLACE, path, role, option))

    def _end_pointing(self) -> None:
        """Back to the question that a place was pointed out for."""
        self._stop_pointing()
        self._editor.focus()

    def _stop_pointing(self) -> None:
        if not self._pointing.isHidden():
            self._pointing.hide()
            self._sheet.point(False)
            self._panes.show_pane(_LIST)

    # Going about

    def _cycle(self) -> None:
        """The focus goes on to the next pane: list, editor, form."""
        panes: list[tuple[QWidget, Callable[[], None]]] = [
            (self._list, lambda: self._list.setFocus(Qt.FocusReason.ShortcutFocusReason)),
            (self._editor_area, self._editor.focus),
            (self._sheet, lambda: self._sheet.setFocus(Qt.FocusReason.ShortcutFocusReason)),
        ]
        focused = QApplication.focusWidget()
        shown = [pane for pane in panes if pane[0].isVisible()]
        at = next(
            (
                i
                for i, (pane, _go) in enumerate(shown)
                if focused and (pane is focused or pane.isAncestorOf(focused))
            ),
            -1,
        )
        shown[(at + 1) % len(shown)][1]()


class _EditorArea(QScrollArea):
    """As high as the editor; where there is less room, the editor scrolls."""

    def __init__(self, editor: QWidget) -> None:
        super().__init__(widgetResizable=True, frameShape=QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Maximum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMinimumHeight(_EDITOR_LEAST)
        self.setWidget(editor)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self.widget().layout().totalHeightForWidth(width)

    def sizeHint(self) -> QSize:
        return QSize(0, self.heightForWidth(max(1, self.width())))


class _Head(QWidget):
    """What was understood, in a line; whose file it is; and whether corrections from another year are used."""

    leave_out_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._what = theme.be(QLabel(wordWrap=True), "question")
        self._file = theme.be(QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText), "muted")
        self._waiting = theme.be(QLabel(_("Reading anew …")), "caption")
        self._layout_words = theme.be(QLabel(textFormat=Qt.TextFormat.PlainText), "side")
        self._leave_out = buttons.link(_("Read without them"))
        self._leave_out.clicked.connect(lambda: self.leave_out_requested.emit())
        self._layout_line = theme.be(QFrame(), "band")
        line = QHBoxLayout(self._layout_line)
        line.setContentsMargins(theme.M, theme.XS, theme.M, theme.XS)
        line.setSpacing(theme.M)
        line.addWidget(self._layout_words)
        line.addWidget(self._leave_out)
        line.addStretch()
        top = QHBoxLayout()
        top.addWidget(self._what, 1)
        top.addWidget(self._waiting, alignment=Qt.AlignmentFlag.AlignBottom)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.XS)
        layout.addLayout(top)
        layout.addWidget(self._file)
        layout.addWidget(self._layout_line)
        self.show_waiting(False)

    def show_file(self, path: Path | None, reading: Reading) -> None:
        """Which form it is, and how many answers come along."""
        given = sum(not question.answer.is_empty for question in reading.form.questions())
        parts = (path.name if path else "", reading.form.title, texts.carried(given))
        self._file.setText(" · ".join(filter(None, parts)))

    def show_reading(self, reading: Reading) -> None:
        self._what.setText(texts.understood(reading.form, len(reading.doubts())))
        used = bool(reading.layout) and set(reading.saved) <= set(reading.corrections)
        self._layout_line.setVisible(used)
        if used:
            words = _("The corrections from “{name}” were used.")
            self._layout_words.setText(words.format(name=reading.layout))

    def show_waiting(self, waiting: bool) -> None:
        self._waiting.setVisible(waiting)

    def announce(self) -> None:
        """Has a screen reader say what is understood now."""
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._what, self._what.text()))
