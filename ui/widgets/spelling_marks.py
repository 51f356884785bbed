"""Words that are in no list, underlined in the sheet of an answer; and what they may become, where the user asks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QTextBlock, QTextCursor
from PySide6.QtWidgets import QMenu, QTextEdit
from shiboken6 import isValid

from auditprep.i18n import _
from auditprep.prose.single_words import normal
from ui.models.word_marks import in_units
from ui.widgets import replacing, text_marks
from ui.widgets.mark_layers import MarkLayers
from ui.widgets.marked_words import MarkedWords, go_to, on_screen
from ui.widgets.spelling_menu import Choices, SpellingMenu
from ui.widgets.spelling_paragraphs import Paragraphs
from ui.widgets.text_menu import TextMenu

PAUSE_MS = 400  # after the last key, before the text is looked through
MOST = 300  # marks; a text with more is in another language
_REMEMBERED = 3_000  # paragraphs
_STEPS = {(Qt.Key.Key_F7, False): 1}

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Wrong:
    word: str
    words: MarkedWords


class SpellingMarks(QObject):
    """A layer of marks. Off until it is told otherwise. It asks for what it needs to know (`check_wanted`, `suggest_wanted`), and
    is told when that is known."""

    check_wanted = Signal(object)  # tuple of paragraphs that nobody has looked through
    suggest_wanted = Signal(str)
    add_wanted = Signal(str)  # the word is to be one of the user's own
    switched = Signal(bool)  # whether the user wants to see them
    words_wanted = Signal()  # the user wants to see her own words
    next_wanted = Signal()  # on from the word whose menu is open
    counted = Signal(int)  # words in no list

    def __init__(self, sheet: QTextEdit, layers: MarkLayers) -> None:
        super().__init__(sheet)
        self._sheet, self._layers = sheet, layers
        self._paragraphs = Paragraphs(sheet.document())
        self._is_on = self._is_fixed = False
        self._has_switch = False
        self._known: dict[str, tuple[Span, ...]] = {}  # by paragraph: where misspelt words stand in it
        self._asked: set[str] = set()
        self._suggested: dict[str, Sequence[str]] = {}
        self._skipped: set[str] = set()
        self._wrong: list[_Wrong] = []
        self._is_writing = self._has_changed = False
        self._menu: TextMenu | None = None
        self._part: SpellingMenu | None = None  # of a menu that waits for suggestions
        self._wants_first = False  # the first one is gone to as soon as it is known
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._look)
        layers.add(self)
        sheet.document().contentsChange.connect(self._on_contents_change)
        sheet.document().contentsChanged.connect(self._on_contents_changed)
        sheet.cursorPositionChanged.connect(self._on_cursor_moved)
        sheet.installEventFilter(self)

    # What it is told

    def set_on(self, on: bool) -> None:
        """Whether the user wants to see them."""
        self._is_on, self._has_switch = on, True
        self.start_anew()

    def set_fixed(self, fixed: bool) -> None:
        """Fixed: what is sent is not spelt any more."""
        if fixed != self._is_fixed:
            self._is_fixed = fixed
            self.start_anew()

    def start_anew(self) -> None:
        """Another text is shown."""
        self._close_menu()
        self._is_writing = self._wants_first = False
        self._paragraphs.forget()
        self._wrong = []
        self._asked.clear()
        self._layers.show()
        self.counted.emit(0)
        self._pause.start(0)

    def forget(self) -> None:
        """Other words are known than before: everything is looked through again."""
        self._known.clear()
        self._asked.clear()
        self._suggested.clear()
        self._pause.start(0)

    def take_checked(self, found: Mapping[str, tuple[Span, ...]]) -> None:
        """Paragraphs that have been looked through."""
        if len(self._known) > _REMEMBERED:
            self._known.clear()
        self._known.update(found)
        self._asked.difference_update(found)
        self._mark()
        if self._wants_first:
            self._wants_first = not self.go_next() and bool(self._asked)

    def take_suggestions(self, word: str, suggestions: Sequence[str]) -> None:
        """What a word may become."""
        self._suggested[word] = suggestions
        if self._part is not None and isValid(self._part) and self._part.word == word:
            self._part.fill(suggestions)

    # What there is

    @property
    def is_fixed(self) -> bool:
        """Whether the answer can be read only, and is not spelt."""
        return self._is_fixed

    @property
    def skipped_words(self) -> frozenset[str]:
        """What the user has passed by in this case."""
        return frozenset(self._skipped)

    def forget_skipped(self) -> None:
        """Another case."""
        self._skipped.clear()

    def marks(self) -> Iterator[tuple[QTextCursor, str]]:
        """The words, as the layer of marks that these are."""
        for each in self._wrong:
            yield each.words.cursors[0], text_marks.SPELLING

    def tip(self, position: int) -> str:
        """What the word there is; "" where there is none."""
        at = self._at(position)
        return _("{word} is in no word list. Right-click for suggestions.").format(word=at.word) if at else ""

    def go_next(self) -> bool:
        """On to the first word after the cursor, and what it may become. False if there is none."""
        self._is_writing = False
        self._mark()
        at = self._sheet.textCursor().selectionEnd()
        later = next((each for each in self._wrong if each.words.start >= at), None)
        if later is not None:
            self._open(later)
        return later is not None

    def go_first(self) -> None:
        """To the first word of the text, at once or as soon as it has been looked through."""
        self._sheet.moveCursor(QTextCursor.MoveOperation.Start)
        self._look()
        self._wants_first = not self.go_next() and bool(self._asked)

    # In the context menu

    def add_to_menu(self, menu: QMenu, position: int) -> None:
        """Puts what the word there may become first in a context menu."""
        wrong = self._at(position)
        if wrong is not None:
            self._fill(menu, wrong)
        if self._has_switch and not self._is_fixed:
            menu.addSeparator()
            switch = menu.addAction(_("Check spelling"))
            switch.setCheckable(True)
            switch.setChecked(self._is_on)
            switch.toggled.connect(self.switched)
            menu.addAction(_("My words…"), self.words_wanted.emit)

    # Qt calls this

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut and self._is_writing:
            self._is_writing = False
            QTimer.singleShot(0, self, self._mark)
        return super().eventFilter(watched, event)

    # Looking the text through

    @property
    def _is_seen(self) -> bool:
        return self._is_on and not self._is_fixed

    def _on_contents_change(self, _at: int, removed: int, added: int) -> None:
        """Qt also tells of mere recolouring, which takes away as much as it brings."""
        if self._is_seen:
            self._wants_first = False
            self._has_changed = self._is_writing = self._sheet.hasFocus() and (removed != added or added < 3)
            self._pause.start(PAUSE_MS)

    def _on_contents_changed(self) -> None:
        standing = [each for each in self._wrong if each.words.stand()]
        if len(standing) < len(self._wrong):
            self._wrong = standing
            self._layers.show()

    def _on_cursor_moved(self) -> None:
        """Who goes elsewhere has written the word to its end."""
        if self._has_changed:
            self._has_changed = False
        elif self._is_writing:
            self._is_writing = False
            self._mark()

    def _look(self) -> None:
        self._pause.stop()
        if self._is_seen:
            texts = [text for _block, text in self._paragraphs.all()]
            new = [each for each in dict.fromkeys(texts) if each not in self._known]
            if set(new) - self._asked:
                self._asked = set(new)
                self.check_wanted.emit(tuple(new))
        self._mark()

    def _mark(self) -> None:
        self._wrong = list(self._found()) if self._is_seen else []
        self._layers.show()
        self.counted.emit(len(self._wrong))

    def _found(self) -> Iterator[_Wrong]:
        held = self._sheet.textCursor().position() if self._is_writing else -1
        left = MOST
        for block, text in self._paragraphs.all():
            for wrong in self._in_block(block, text):
                if not left:
                    return
                if not wrong.words.start < held <= wrong.words.end:
                    left -= 1
                    yield wrong

    def _in_block(self, block: QTextBlock, text: str) -> Iterator[_Wrong]:
        spans = self._known.get(text, ())
        unit = in_units(text) if spans else None
        for start, end in spans:
            word = normal(text[start:end])
            if unit is not None and word not in self._skipped:
                cursor = QTextCursor(block)
                cursor.setPosition(block.position() + unit(start))
                cursor.setPosition(block.position() + unit(end), QTextCursor.MoveMode.KeepAnchor)
                cursor.setKeepPositionOnInsert(True)
                yield _Wrong(word, MarkedWords.of([cursor]))

    def _at(self, position: int) -> _Wrong | None:
        return next((each for each in self._wrong if each.words.hold(position)), None)

    # What becomes of a word

    def _open(self, wrong: _Wrong) -> None:
        """The menu beside the word, which is selected: it is what is typed over."""
        go_to(self._sheet, wrong.words)
        self._sheet.setFocus(Qt.FocusReason.OtherFocusReason)
        self._close_menu()
        name = _("{word} is in no word list").format(word=wrong.word)
        self._menu = menu = TextMenu(name, _STEPS, self._sheet)
        part = self._fill(menu, wrong)
        menu.aboutToHide.connect(self._on_menu_hidden)
        # Once this menu has let go of the keyboard: it would be lost to the next one.
        menu.step_wanted.connect(lambda _step: QTimer.singleShot(0, self, self.next_wanted.emit))
        menu.popup(part.place())

    def _fill(self, menu: QMenu, wrong: _Wrong) -> SpellingMenu:
        choices = Choices(
            partial(self._write, wrong), partial(self._add, wrong.word), partial(self._skip, wrong.word)
        )
        self._part = part = SpellingMenu(menu, wrong.word, on_screen(self._sheet, wrong.words), choices)
        if (known := self._suggested.get(wrong.word)) is not None:
            part.fill(known)
        else:
            self.suggest_wanted.emit(wrong.word)
        return part

    def _on_menu_hidden(self) -> None:
        self._menu = None

    def _close_menu(self) -> None:
        if self._menu is not None:
            self._menu.close()

    def _write(self, wrong: _Wrong, words: str) -> None:
        """As if the user had typed it: one step to undo. While the menu was open the answer may have been locked."""
        if self._sheet.isReadOnly() or not wrong.words.stand():
            return
        cursor = wrong.words.for_user()
        replacing.replace_selected(cursor, words)
        self._sheet.setTextCursor(cursor)
        self._sheet.ensureCursorVisible()
        self._is_writing = False
        self._look()

    def _add(self, word: str) -> None:
        self._skip(word)
        self.add_wanted.emit(word)

    def _skip(self, word: str) -> None:
        self._skipped.add(word)
        self._sheet.setTextCursor(_unselected(self._sheet))
        self._mark()

    def unskip(self, word: str) -> None:
        """The word was added by mistake."""
        self._skipped.discard(word)
        self.forget()


def _unselected(sheet: QTextEdit) -> QTextCursor:
    """Behind what is selected: nobody is to write over a word that may stand."""
    cursor = sheet.textCursor()
    cursor.setPosition(cursor.selectionEnd())
    return cursor
