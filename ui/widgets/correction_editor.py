"""Where the user puts right how one question of a form was understood."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from auditprep.i18n import _
from auditprep.model import Change, Correction, Kind, Question
from ui import theme
from ui.flow_layout import FlowLayout
from ui.widgets.choice_box import ChoiceBox

_MOST_SPLITS = 8
_LONGEST_SPLIT = 60  # characters that the menu shows
_SENTENCE_END = re.compile(r"(?<=[.?!])\s+(?=\S)|\n\s*(?=\S)")
_NEW_WORD = re.compile(r"\S*$")


class CorrectionEditor(QFrame):
    """Emits a `Correction` for every change: a field's when it is left, a button's at once."""

    corrected = Signal(object)  # Correction
    point_requested = Signal()
    restore_requested = Signal(str)  # a question's read_as
    undo_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._id = ""
        self._given: dict[Change, str] = {}
        self._number, self._text = QLineEdit(), _Lines(2)
        self._guidance, self._options = _Lines(1), _Lines(4)
        self._section, self._kind = ChoiceBox(), ChoiceBox()
        self._section.setEditable(True)
        self._kind.addItem(_("Choice"), Kind.CHOICE.value)
        self._kind.addItem(_("Text"), Kind.TEXT.value)
        for field in (self._number, self._section, self._kind):
            theme.be(field, "compact")
        self._cursor_in: _Lines = self._text
        self._split_menu = QMenu(self)
        self._build_buttons()
        self._build()
        self._connect_signals()

    # What it is told

    def show_question(
        self, question: Question, section: str, sections: Sequence[str], *, doubtful: bool, first: bool
    ) -> None:
        """Shows what was understood of a question. What is being typed in it stays."""
        same, self._id = question.read_as == self._id, question.read_as
        given = {
            Change.NUMBER: question.number or "",
            Change.SECTION: section,
            Change.TEXT: question.text,
            Change.GUIDANCE: question.guidance or "",
            Change.KIND: question.kind.value,
            Change.OPTIONS: "\n".join(question.options),
        }
        typed = {change for change, value in self._given.items() if same and self._value(change) != value}
        self._show_sections(sections, keep=Change.SECTION in typed)
        self._given = given
        for change, value in given.items():
            if change not in typed:
                self._set_value(change, value)
        self._show_options()
        self._right.setEnabled(doubtful)
        self._merge.setEnabled(not first)
        self._show_fields(True)

    def show_skipped(self, read_as: str) -> None:
        """Shows something that is no question: it can be made one again."""
        self._id, self._given = read_as, {}
        self._show_fields(False)

    def set_undo(self, possible: bool) -> None:
        for button in (self._undo, self._undo_skipped):
            button.setEnabled(possible)

    def commit(self) -> None:
        """What is typed and not yet told is told now."""
        for change in tuple(self._given):
            self._tell(change)

    def focus(self) -> None:
        """The focus comes to what is nearest at hand."""
        if self._fields.isHidden():
            self._restore.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            first = self._right if self._right.isEnabled() else self._text
            first.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # Building

    def _build_buttons(self) -> None:
        self._right = _button(_("That is right"))
        self._skip = _button(_("Not a question"))
        self._merge = _button(_("Belongs to the one above"))
        self._split = _button(_("Split here…"))
        self._point = _button(_("Point out the answer’s place…"))
        self._undo, self._undo_skipped = _button(_("Undo")), _button(_("Undo"))
        self._restore = _button(_("It is a question"))
        for button in (self._undo, self._undo_skipped):
            button.setToolTip(_("Undo the last correction (Ctrl+Z)"))

    def _build(self) -> None:
        self._fields, self._restoring = self._build_fields(), self._build_restoring()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.S, theme.S, theme.XS)
        layout.addWidget(self._fields)
        layout.addWidget(self._restoring)
        self._show_fields(True)

    def _build_fields(self) -> QWidget:
        page = QWidget()
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.S)
        grid.setVerticalSpacing(theme.XS + 2)
        grid.setColumnStretch(3, 1)
        self._number.setFixedWidth(QFontMetrics(theme.font()).averageCharWidth() * 9 + theme.XL)
        self._section.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._label(grid, 0, 0, _("N&umber"), self._number)
        self._label(grid, 0, 2, _("S&ection"), self._section)
        self._label(grid, 1, 0, _("&Question"), self._text, across=3)
        self._label(grid, 2, 0, _("&Guidance"), self._guidance, across=3)
        self._label(grid, 3, 0, _("&Kind"), self._kind)
        self._options_label = self._label(grid, 3, 2, _("&Options"), self._options)
        self._options.setToolTip(_("One option a line"))
        buttons = _FlowRow((self._right, self._skip, self._merge, self._split, self._point, self._undo))
        grid.addWidget(buttons, 4, 0, 1, 4)
        return page

    def _build_restoring(self) -> QWidget:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(theme.S)
        words = QLabel(_("You have said that this is not a question. It is left out of the case."))
        words.setWordWrap(True)
        layout.addWidget(theme.be(words, "muted"))
        layout.addWidget(_FlowRow((self._restore, self._undo_skipped)))
        layout.addStretch()
        return page

    def _label(
        self, grid: QGridLayout, row: int, column: int, words: str, field: QWidget, across: int = 1
    ) -> QLabel:
        label = theme.be(QLabel(words), "side")
        label.setBuddy(field)
        field.setAccessibleName(words.replace("&", ""))
        label.setContentsMargins(0, theme.XS, 0, 0)
        top = Qt.AlignmentFlag.AlignTop
        grid.addWidget(label, row, column, top)
        grid.addWidget(field, row, column + 1, 1, across, top if field is self._kind else Qt.AlignmentFlag(0))
        return label

    def _connect_signals(self) -> None:
        self._number.editingFinished.connect(lambda: self._tell(Change.NUMBER))
        self._section.activated.connect(lambda _at: self._tell(Change.SECTION))
        self._section.lineEdit().editingFinished.connect(lambda: self._tell(Change.SECTION))
        self._kind.activated.connect(self._on_kind)
        for change, field in self._fields_of_lines():
            field.left.connect(lambda change=change: self._tell(change))
        for field in (self._text, self._guidance):
            field.entered.connect(lambda field=field: self._remember_cursor(field))
        for button, change in (
            (self._right, Change.KEEP),
            (self._skip, Change.SKIP),
            (self._merge, Change.MERGE),
        ):
            button.clicked.connect(lambda _checked, change=change: self._correct(change))
        self._split.clicked.connect(self._offer_splits)
        self._point.clicked.connect(lambda: self.point_requested.emit())
        self._restore.clicked.connect(lambda: self.restore_requested.emit(self._id))
        for button in (self._undo, self._undo_skipped):
            button.clicked.connect(lambda: self.undo_requested.emit())

    # Fields

    def _fields_of_lines(self) -> Iterator[tuple[Change, _Lines]]:
        yield Change.TEXT, self._text
        yield Change.GUIDANCE, self._guidance
        yield Change.OPTIONS, self._options

    def _value(self, change: Change) -> str:
        if change is Change.NUMBER:
            return self._number.text().strip()
        if change is Change.SECTION:
            return self._section.currentText().strip()
        if change is Change.KIND:
            return str(self._kind.currentData())
        lines = dict(self._fields_of_lines())[change].toPlainText().strip().split("\n")
        return "\n".join(line.strip() for line in lines if line.strip() or change is not Change.OPTIONS)

    def _set_value(self, change: Change, value: str) -> None:
        if change is Change.NUMBER:
            self._number.setText(value)
        elif change is Change.SECTION:
            self._section.setEditText(value)
        elif change is Change.KIND:
            self._kind.setCurrentIndex(self._kind.findData(value))
        else:
            dict(self._fields_of_lines())[change].give(value)

    def _show_sections(self, sections: Sequence[str], *, keep: bool) -> None:
        typed = self._section.currentText()
        self._section.clear()
        self._section.addItems(list(dict.fromkeys(filter(None, sections))))
        self._section.setEditText(typed if keep else "")

    def _show_fields(self, shown: bool) -> None:
        self._fields.setVisible(shown)
        self._restoring.setVisible(not shown)

    def _show_options(self) -> None:
        chosen = self._kind.currentData() == Kind.CHOICE.value
        self._options.setVisible(chosen)
        self._options_label.setVisible(chosen)

    def _on_kind(self) -> None:
        self._show_options()
        self._tell(Change.KIND)

    def _tell(self, change: Change) -> None:
        """Tells of a field, if it was changed."""
        value = self._value(change)
        if change in self._given and value != _tidy(self._given[change]):
            self._given[change] = value
            self.corrected.emit(Correction(self._id, change, value))

    def _correct(self, change: Change, value: str = "") -> None:
        self.commit()
        self.corrected.emit(Correction(self._id, change, value))

    # Splitting

    def _remember_cursor(self, field: _Lines) -> None:
        self._cursor_in = field

    def _offer_splits(self) -> None:
        """Where a question of its own may begin: at the cursor, at every line and sentence."""
        self._split_menu.clear()
        heading = self._split_menu.addAction(_("A question of its own begins with"))
        heading.setEnabled(False)
        places = list(dict.fromkeys(self._split_places()))[:_MOST_SPLITS]
        for words in places:
            shown = words if len(words) <= _LONGEST_SPLIT else words[:_LONGEST_SPLIT].rstrip() + "…"
            action = self._split_menu.addAction(_("“{words}”").format(words=shown.replace("&", "&&")))
            action.triggered.connect(lambda _checked, words=words: self._correct(Change.SPLIT, words))
        if not places:
            heading.setText(_("Put the cursor where the new question begins"))
        self._split_menu.popup(self._split.mapToGlobal(QPoint(0, self._split.height())))

    def _split_places(self) -> Iterator[str]:
        text, guidance = self._value(Change.TEXT), self._value(Change.GUIDANCE)
        if at_cursor := self._cursor_in.words_from_cursor(whole=self._cursor_in is self._guidance):
            yield at_cursor
        if guidance:
            yield _first_line(guidance)
        for words in (text, guidance):
            yield from (_first_line(words[found.end() :]) for found in _SENTENCE_END.finditer(words))

    # What Qt calls

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in a field tells of it, and does not press the dialog's button; Escape takes back what is typed."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.commit()
        elif event.key() == Qt.Key.Key_Escape and self._is_typed():
            for change, value in self._given.items():
                self._set_value(change, value)
        else:
            super().keyPressEvent(event)

    def _is_typed(self) -> bool:
        return any(self._value(change) != _tidy(value) for change, value in self._given.items())


class _Lines(QPlainTextEdit):
    """A few lines of plain text. Tab leaves it."""

    left = Signal()
    entered = Signal()

    def __init__(self, lines: int) -> None:
        super().__init__()
        self._count = lines
        self.setTabChangesFocus(True)
        self.setFont(theme.font(theme.SIDE))
        self.document().setDocumentMargin(theme.XS)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def give(self, words: str) -> None:
        """Shows these words; where they are there already nothing moves."""
        if words != self.toPlainText():
            self.setPlainText(words)

    def words_from_cursor(self, *, whole: bool) -> str:
        """The words from the one at the cursor to the end of its line; at the very beginning only if `whole`."""
        before = self.toPlainText()[: self.textCursor().position()]
        start = _NEW_WORD.search(before).start()  # type: ignore[union-attr]
        return _first_line(self.toPlainText()[start:]) if start or whole else ""

    def sizeHint(self) -> QSize:
        line = QFontMetrics(self.font()).lineSpacing()
        return QSize(120, line * self._count + 2 * theme.XS + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(60, self.sizeHint().height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.left.emit()


class _FlowRow(QWidget):
    """Buttons that go on in a row of their own where there is no room."""

    def __init__(self, buttons: Sequence[QPushButton]) -> None:
        super().__init__()
        layout = FlowLayout(self, spacing=theme.S)
        for button in buttons:
            layout.addWidget(button)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        """One row, however narrow: how high it is, its width says."""
        return self.layout().minimumSize()


def _button(words: str) -> QPushButton:
    """A button that the dialog does not take for its own: Enter presses it only when it has the focus."""
    button = theme.be(QPushButton(words), "compact")
    button.setAutoDefault(True)
    return button


def _first_line(words: str) -> str:
    return words.strip().split("\n")[0].strip()


def _tidy(words: str) -> str:
    """The words as a field gives them back."""
    return "\n".join(line.strip() for line in words.strip().split("\n"))
