"""What is out of date in a draft that was carried over: marked in the editor, and changed only where the user says so."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from auditprep import richtext
from auditprep.model import Stale
from ui.models import stale_words
from ui.models.stale_origin import stood_then
from ui.widgets import replacing, text_marks
from ui.widgets.mark_layers import MarkLayers
from ui.widgets.markdown_document import to_document
from ui.widgets.marked_words import MarkedWords, go_to, on_screen, position_at
from ui.widgets.popup import beside
from ui.widgets.stale_menu import StaleMenu

PAUSE_MS = 300  # after the last key, before the text is looked through again
_POINTED = {QEvent.Type.MouseMove, QEvent.Type.MouseButtonRelease}
_CONTEXT = 16  # characters on each side by which a piece that was kept is known again

Finder = Callable[[str], Sequence[Stale]]
Origin = Callable[[str], str]
Kept = tuple[str, str, str]  # what stands before, the piece, what stands after


@dataclass(frozen=True, slots=True)
class _Piece:
    stale: Stale
    words: MarkedWords
    kept: Kept


class StaleMarks(QObject):
    """Marks over the text of a sheet. F8 goes from piece to piece, a click or Alt+Enter tells what one may become."""

    counted = Signal(int)

    def __init__(self, sheet: QTextEdit, layers: MarkLayers) -> None:
        super().__init__(sheet)
        self._sheet, self._layers = sheet, layers
        self._find: Finder | None = None
        self._origin: Origin | None = None
        self._came_from: dict[str, str] = {}  # by question: last year's words, as they look in a sheet
        self._key = ""
        self._is_on = False
        self._pieces: list[_Piece] = []
        self._menu: StaleMenu | None = None
        self._kept: dict[str, set[Kept]] = {}  # by question: what the user has said may stay
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._look)
        layers.add(self)
        sheet.textChanged.connect(self._on_text_changed)
        sheet.viewport().installEventFilter(self)

    def set_finder(self, find: Finder | None) -> None:
        """What finds the pieces of a text that are out of date. It may take its time: it is asked after a pause."""
        self._find = find
        self._look_soon()

    def set_origin(self, origin: Origin | None) -> None:
        """What tells last year's words, as Markdown, by question: what is not among them is new, and not out of date."""
        self._origin = origin
        self._came_from.clear()
        self._look_soon()

    def follow(self, key: str, *, is_draft: bool) -> None:
        """This question is shown; its text is looked through only if it is a draft."""
        self._clear()
        self._key, self._is_on = key, is_draft
        self._look_soon()

    def forget(self) -> None:
        """Another case: what the user has kept was in the one before."""
        self._kept.clear()
        self.follow("", is_draft=False)

    def left(self) -> int:
        """How many pieces there are, as the text is now."""
        self._look_if_due()
        return len(self._pieces)

    def has_any(self, key: str, markdown: str) -> bool:
        """Whether there is a piece in this text, that of the draft of another question."""
        text, kept = _as_shown(markdown), self._kept.get(key, set())
        return any(_known_by(text, each) not in kept for each in self._found(key, text))

    def go_next(self) -> bool:
        """On to the first piece after the cursor, around the text's end, and what it may become. False if there is none."""
        self._look_if_due()
        at = self._sheet.textCursor().selectionEnd()
        later = [piece for piece in self._pieces if piece.words.start >= at]
        if piece := next(iter(later or self._pieces), None):
            self._open(piece)
        return piece is not None

    def open_here(self) -> bool:
        """What the piece at the cursor may become. False if there is none."""
        self._look_if_due()
        piece = self._at(self._sheet.textCursor().position())
        if piece:
            self._open(piece)
        return piece is not None

    def marks(self) -> Iterator[tuple[QTextCursor, str]]:
        """Their grounds, as the layer of marks that these are."""
        for piece in self._pieces:
            yield piece.words.cursors[0], stale_words.ground(piece.stale)

    def tip(self, position: int) -> str:
        """What the piece there is; "" where there is none."""
        piece = self._at(position)
        return stale_words.tip(piece.stale) if piece else ""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._pieces and event.type() in _POINTED and isinstance(event, QMouseEvent):
            self._on_pointed(event)
        return super().eventFilter(watched, event)

    # Looking the text through

    def _look_soon(self) -> None:
        """At the next turn: a question is shown before its text is looked through."""
        if self._is_on:
            self._pause.start(0)

    def _look_if_due(self) -> None:
        if self._pause.isActive():
            self._look()

    def _on_text_changed(self) -> None:
        if self._is_on:
            self._pause.start(PAUSE_MS)

    def _look(self) -> None:
        self._pause.stop()
        text = self._sheet.toPlainText()
        found = self._found(self._key, text) if self._is_on else ()
        kept = self._kept.get(self._key, set())
        select = text_marks.spans(self._sheet.document(), text)
        pieces = (
            _Piece(each, MarkedWords.of([select(each.start, each.end)]), _known_by(text, each))
            for each in found
        )
        self._pieces = [piece for piece in pieces if piece.kept not in kept]
        self._layers.show()
        self.counted.emit(len(self._pieces))

    def _found(self, key: str, text: str) -> Sequence[Stale]:
        """The pieces of the text that are out of date, and stand there since last year where that is known."""
        found, then = self._find(text) if self._find else (), self._then(key)
        return [each for each in found if stood_then(each, text, then)] if then else found

    def _then(self, key: str) -> str:
        if key not in self._came_from:
            self._came_from[key] = _as_shown(self._origin(key)) if self._origin else ""
        return self._came_from[key]

    def _clear(self) -> None:
        self._pause.stop()
        self._close_menu()
        self._pieces = []
        self._layers.show()
        self.counted.emit(0)

    # Under the pointer

    def _on_pointed(self, event: QMouseEvent) -> None:
        piece = self._under(event.position().toPoint())
        if event.type() == QEvent.Type.MouseMove:
            shape = Qt.CursorShape.PointingHandCursor if piece else Qt.CursorShape.IBeamCursor
            self._sheet.viewport().setCursor(shape)
        elif piece and self._is_click(event):
            # After the click has placed the cursor: who goes on typing, types there.
            QTimer.singleShot(0, self, lambda: self._open(piece, select=False))

    def _is_click(self, event: QMouseEvent) -> bool:
        is_left = event.button() == Qt.MouseButton.LeftButton
        released = event.type() == QEvent.Type.MouseButtonRelease and is_left
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        return released and plain and not self._sheet.textCursor().hasSelection()

    def _under(self, place: QPoint) -> _Piece | None:
        at = position_at(self._sheet, place)
        return None if at < 0 else self._at(at)

    def _at(self, position: int) -> _Piece | None:
        return next((piece for piece in self._pieces if piece.words.hold(position)), None)

    # What becomes of a piece

    def _open(self, piece: _Piece, *, select: bool = True) -> None:
        """The menu beside the piece; `select`: it is what is typed over."""
        if piece not in self._pieces or self._sheet.isReadOnly():
            return
        if select:
            go_to(self._sheet, piece.words)
        self._sheet.setFocus(Qt.FocusReason.OtherFocusReason)
        self._close_menu()
        self._menu = menu = StaleMenu(piece.stale, self._sheet)
        menu.aboutToHide.connect(self._on_menu_hidden)
        menu.write_chosen.connect(lambda words: self._write(piece, words))
        menu.keep_chosen.connect(lambda: self._keep(piece))
        menu.own_chosen.connect(lambda: self._sheet.setTextCursor(piece.words.for_user()))
        # Once this menu has let go of the keyboard: it would be lost to the next one.
        menu.step_wanted.connect(lambda _step: QTimer.singleShot(0, self, lambda: self._go_on(piece)))
        card, screen = QRect(QPoint(), menu.sizeHint()), self._sheet.screen().availableGeometry()
        menu.popup(beside(on_screen(self._sheet, piece.words), card, screen))

    def _on_menu_hidden(self) -> None:
        self._menu = None

    def _close_menu(self) -> None:
        if self._menu is not None:
            self._menu.close()

    def _go_on(self, piece: _Piece) -> None:
        """From this piece to the one after it, wherever the cursor stands."""
        self._sheet.setTextCursor(piece.words.after())
        self.go_next()

    def _write(self, piece: _Piece, words: str) -> None:
        """As if the user had typed it: one step to undo. While the menu was open the answer may have been locked."""
        if piece not in self._pieces or self._sheet.isReadOnly():
            return
        cursor = piece.words.for_user()
        replacing.replace_selected(cursor, words)
        self._sheet.setTextCursor(cursor)
        self._look()

    def _keep(self, piece: _Piece) -> None:
        self._kept.setdefault(self._key, set()).add(piece.kept)
        self._sheet.setTextCursor(piece.words.after())
        self._look()


def _as_shown(markdown: str) -> str:
    """The words as they stand in a sheet."""
    document = QTextDocument()
    to_document(document, richtext.parse(markdown))
    return document.toPlainText()


def _known_by(text: str, stale: Stale) -> Kept:
    before, after = text[max(0, stale.start - _CONTEXT) : stale.start], text[stale.end : stale.end + _CONTEXT]
    return before, text[stale.start : stale.end], after
