"""The page where words are found in all answers, and replaced."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QKeyCombination, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from auditprep.i18n import _, ngettext
from auditprep.model import Rewording, Snapshot, WordSearch
from auditprep.prose.replacing import MOST
from ui import theme
from ui.models import page_numbers
from ui.models.rewordings import Rewordings
from ui.widgets import buttons
from ui.widgets.check_box import CheckBox
from ui.widgets.rewording_list import RewordingList

COLUMN = 860
PAUSE_MS = 200
_LONGEST = 500  # characters in a field
_REDO = QKeyCombination(Qt.KeyboardModifier.ControlModifier, Qt.Key.Key_Y)  # not every system has it for that


class ReplacePage(QWidget):
    """Emits a wish for every search that the user pauses on, and for the places that are to be replaced."""

    search_requested = Signal(object)  # WordSearch
    replace_requested = Signal(object, object)  # WordSearch, tuple of Rewording
    place_requested = Signal(object)  # Rewording: it is to be seen in its question
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Find and replace"))
        self._snapshot: Snapshot | None = None
        self._read_only = False
        self._found_for: WordSearch | None = None
        self._model = Rewordings(self)
        self._find = _line(_("Find"))
        self._words = _line(_("Replace with"))
        self._case = CheckBox(_("Match case"))
        self._whole = CheckBox(_("Whole words only"))
        self._count = theme.be(QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText), "caption")
        self._all, self._none = buttons.link(_("Take all")), buttons.link(_("Take none"))
        self._list = RewordingList(self._model)
        self._why = theme.be(QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText), "caption")
        self._replace = buttons.primary(_("Replace"))
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._build()
        self._connect()
        self._follow()

    # What it is told

    def show_case(self, snapshot: Snapshot) -> None:
        """The case as it is now; the words are sought anew in it."""
        if self._snapshot is None or self._snapshot.path != snapshot.path:
            self.forget_case()
        self._snapshot = snapshot
        if self._find.text():
            self._ask()

    def forget_case(self) -> None:
        """The case is closed: nothing of it is shown."""
        self._snapshot = None
        for field in (self._find, self._words):
            field.clear()
        self._clear()

    def show_found(self, sought: WordSearch, found: tuple[Rewording, ...]) -> None:
        """Shows what was found; ignored if something else is sought by now."""
        if sought != self.sought() or self._snapshot is None:
            return
        is_news = self._found_for is None or self._found_for.find != sought.find
        self._found_for = sought
        questions = {each.key: each for each in self._snapshot.questionnaire.questions()}
        self._model.show(found[:MOST], questions)
        self._list.come_to_first()
        if is_news:
            self._list.scrollToTop()
        self._say(self._counted(len(found)))
        self._follow()

    def settle(self) -> None:
        """The words were replaced: until she types again, it is that which is undone, and not her typing of them."""
        for field in (self._find, self._words):
            field.setText(field.text())

    def show_error(self, sentence: str) -> None:
        """It did not work; the sentence says why."""
        self._say(sentence)

    def set_read_only(self, read_only: bool) -> None:
        """Read-only: words can be found, but not replaced."""
        self._read_only = read_only
        self._follow()

    def sought(self) -> WordSearch:
        """What the fields say."""
        return WordSearch(
            *(self._find.text(), self._words.text()),
            match_case=self._case.isChecked(),
            whole_words=self._whole.isChecked(),
        )

    def seek(self, words: str) -> None:
        """Begins with these words, as where they were selected in an answer."""
        if words:
            self._find.setText(words)
            self._find.selectAll()
            self._ask()

    # What the user does

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who comes to the page comes to search."""
        self._find.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._find.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _on_typed(self) -> None:
        """What was found for other words is not to be replaced by a press that comes too soon."""
        if self._find.text():
            self._pause.start()
        else:
            self._clear()
        self._follow()

    def _ask(self) -> None:
        self._pause.stop()
        if self._find.text():
            self.search_requested.emit(self.sought())

    def _on_entered(self) -> None:
        """Enter searches without a pause, and goes on to what was found."""
        if self._is_shown:
            self._list.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._ask()

    def _on_replace(self) -> None:
        """The button is of no use until something else is sought: who pressed it is not to be sent elsewhere."""
        if self._may_replace:
            self._find.setFocus(Qt.FocusReason.OtherFocusReason)
            self.replace_requested.emit(self.sought(), self._model.chosen())

    # Showing

    @property
    def _is_shown(self) -> bool:
        """Whether what is shown was found for what the fields say now."""
        return self._found_for == self.sought() and self._model.count() > 0

    @property
    def _may_replace(self) -> bool:
        is_change = self._find.text() != self._words.text()
        return self._is_shown and not self._read_only and is_change and bool(self._model.chosen())

    def _clear(self) -> None:
        self._pause.stop()
        self._found_for = None
        self._model.show((), {})
        self._count.setText(
            _(
                "The words are sought in the descriptions of all questions, and in the form’s own fields for evidence."
            )
        )

    def _follow(self) -> None:
        """What can be done with what is shown."""
        chosen, there = len(self._model.chosen()), self._model.count()
        self._replace.setText(_button_words(chosen, takes_away=not self._words.text()))
        self._replace.setEnabled(self._may_replace)
        for link, is_wanted in ((self._all, chosen < there), (self._none, chosen > 0)):
            link.setVisible(there > 0 and not self._read_only)
            link.setEnabled(is_wanted)
        self._list.setVisible(there > 0)
        self._why.setText(
            _("The answers can only be read: words can be found, but not replaced.")
            if self._read_only
            else ""
        )

    def _counted(self, found: int) -> str:
        if not found:
            return _("Nothing has “{words}”.").format(words=self._find.text())
        if found > MOST:
            words = _("More than {count} places; the first ones are shown. Write more of the words.")
            return words.format(count=page_numbers.grouped(MOST))
        places = ngettext("{count} place", "{count} places", found).format(count=page_numbers.grouped(found))
        within = self._model.questions()
        words = ngettext("{places} in {count} question", "{places} in {count} questions", within)
        return words.format(places=places, count=within)

    def _say(self, words: str) -> None:
        if words != self._count.text():
            self._count.setText(words)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._find, words))

    # Building

    def _build(self) -> None:
        column = QVBoxLayout()
        column.setContentsMargins(theme.XXL, theme.XL, theme.XXL, 0)
        column.setSpacing(theme.S)
        column.addWidget(theme.be(QLabel(_("Find and replace")), "question"))
        column.addSpacing(theme.XS)
        column.addLayout(self._build_fields())
        column.addLayout(_row(self._count, self._all, self._none))
        column.addWidget(self._list, 1)
        column.addStretch()
        inside = QWidget()
        inside.setMaximumWidth(COLUMN)
        inside.setLayout(column)
        body = QHBoxLayout()
        body.addWidget(inside, 1)
        body.addStretch()
        foot = _row(self._why, self._replace)
        foot.setContentsMargins(theme.XXL, theme.M, theme.XXL, theme.M)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(body, 1)
        layout.addLayout(foot)

    def _build_fields(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.M)
        grid.setVerticalSpacing(theme.S)
        for at, field in enumerate((self._find, self._words)):
            label = QLabel(field.accessibleName())
            label.setBuddy(field)
            grid.addWidget(label, at, 0)
            grid.addWidget(field, at, 1)
        grid.addLayout(_row(self._case, self._whole, stretch_first=False), 2, 1)
        grid.setColumnStretch(1, 1)
        return grid

    def _connect(self) -> None:
        for field in (self._find, self._words):
            field.textChanged.connect(self._on_typed)
            field.returnPressed.connect(self._on_entered)
        for box in (self._case, self._whole):
            box.toggled.connect(self._on_typed)
        self._pause.timeout.connect(self._ask)
        self._model.chosen_changed.connect(self._follow)
        self._all.clicked.connect(lambda: self._model.choose_all(True))
        self._none.clicked.connect(lambda: self._model.choose_all(False))
        self._list.place_picked.connect(self.place_requested)
        self._replace.clicked.connect(self._on_replace)


def _button_words(count: int, *, takes_away: bool) -> str:
    """What the button does, with how much; nothing of that where there is nothing."""
    if not count:
        return _("Replace")
    if takes_away:
        words = ngettext("Remove in {count} place", "Remove in {count} places", count)
    else:
        words = ngettext("Replace in {count} place", "Replace in {count} places", count)
    return words.format(count=page_numbers.grouped(count))


class _Line(QLineEdit):
    """Leaves undoing to the window where nothing was typed, which Qt's own field does not."""

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and self._is_windows(event):
            event.ignore()
            return True
        return super().event(event)

    def _is_windows(self, event: QKeyEvent) -> bool:
        keys = QKeySequence.StandardKey
        is_redo = event.matches(keys.Redo) or event.keyCombination() == _REDO
        return (event.matches(keys.Undo) and not self.isUndoAvailable()) or (
            is_redo and not self.isRedoAvailable()
        )


def _line(name: str) -> QLineEdit:
    field = _Line(clearButtonEnabled=True, maxLength=_LONGEST)
    field.setAccessibleName(name)
    return field


def _row(*widgets: QWidget, stretch_first: bool = True) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme.L)
    for at, widget in enumerate(widgets):
        row.addWidget(widget, 1 if stretch_first and at == 0 else 0)
    if not stretch_first:
        row.addStretch()
    return row
