"""What is out of date in a draft that was carried over: marked in the editor, and changed only where the user says so."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QTextCursor, QTextDocument
from PySide6.QtWidgets import QApplication, QTextEdit, QToolTip

from auditprep import richtext
from auditprep.model import Stale
from ui import evidence_words, theme
from ui.models import stale_words
from ui.widgets import replacing, text_marks
from ui.widgets.markdown_document import to_document
from ui.widgets.popup import beside
from ui.widgets.stale_menu import StaleMenu

PAUSE_MS = 300  # after the last key, before the text is looked through again
_POINTED = {  # nothing else is looked at: the last events come to a sheet that is half gone
    QEvent.Type.ToolTip,
    QEvent.Type.MouseMove,
    QEvent.Type.MouseButtonRelease,
}
_CONTEXT = 16  # characters on each side by which a piece that was kept is known again

Finder = Callable[[str], Sequence[Stale]]
Kept = tuple[str, str, str]  # what stands before, the piece, what stands after


@dataclass(frozen=True, slots=True)
class _Piece:
    stale: Stale
    cursor: QTextCursor  # selects it, also when it has moved
    kept: Kept

    def for_user(self) -> QTextCursor:
        """A cursor for the sheet that selects it. One that stays where it is when something is inserted would leave every
        letter selected that is typed, for the next one to replace."""
        cursor = QTextCursor(self.cursor)
        cursor.setKeepPositionOnInsert(False)
        return cursor

    def after(self) -> QTextCursor:
        """The same, behind it."""
        cursor = self.for_user()
        cursor.setPosition(cursor.selectionEnd())
        return cursor

    def holds(self, position: int) -> bool:
        return self.cursor.selectionStart() <= position <= self.cursor.selectionEnd()


class StaleMarks(QObject):
    """Marks over the text of a sheet. F8 goes from piece to piece, a click or Alt+Enter tells what one may become."""

    counted = Signal(int)

    def __init__(self, sheet: QTextEdit) -> None:
        super().__init__(sheet)
        self._sheet = sheet
        self._find: Finder | None = None
        self._key = ""
        self._is_on = False
        self._pieces: list[_Piece] = []
        self._menu: StaleMenu | None = None
        self._kept: dict[str, set[Kept]] = {}  # by question: what the user has said may stay
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._look)
        sheet.textChanged.connect(self._on_text_changed)
        sheet.installEventFilter(self)
        sheet.viewport().installEventFilter(self)

    def set_finder(self, find: Finder | None) -> None:
        """What finds the pieces of a text that are out of date. It may take its time: it is asked after a pause."""
        self._find = find
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
        document = QTextDocument()
        to_document(document, richtext.parse(markdown))
        text, kept = document.toPlainText(), self._kept.get(key, set())
        return any(_known_by(text, each) not in kept for each in (self._find(text) if self._find else ()))

    def go_next(self) -> bool:
        """On to the first piece after the cursor, around the text's end, and what it may become. False if there is none."""
        self._look_if_due()
        at = self._sheet.textCursor().selectionEnd()
        later = [piece for piece in self._pieces if piece.cursor.selectionStart() >= at]
        if piece := next(iter(later or self._pieces), None):
            self._open(piece)
        return piece is not None

    def open_here(self) -> None:
        """What the piece at the cursor may become."""
        self._look_if_due()
        if piece := self._at(self._sheet.textCursor().position()):
            self._open(piece)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.PaletteChange:
            if watched is self._sheet:
                self._show()
        elif self._pieces and event.type() in _POINTED and watched is not self._sheet:
            return self._on_viewport_event(event)
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
        found = self._find(text) if self._is_on and self._find else ()
        kept = self._kept.get(self._key, set())
        select = text_marks.spans(self._sheet.document(), text)
        pieces = (_Piece(each, select(each.start, each.end), _known_by(text, each)) for each in found)
        self._pieces = [piece for piece in pieces if piece.kept not in kept]
        self._show()
        self.counted.emit(len(self._pieces))

    def _clear(self) -> None:
        self._pause.stop()
        self._close_menu()
        self._pieces = []
        self._show()
        self.counted.emit(0)

    def _show(self) -> None:
        look = theme.colours(QApplication.palette())
        marks = ((piece.cursor, stale_words.ground(piece.stale)) for piece in self._pieces)
        text_marks.show(self._sheet, marks, look)

    # Under the pointer

    def _on_viewport_event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            self._tell(event)
            return True
        if isinstance(event, QMouseEvent):
            piece = self._under(event.position().toPoint())
            if event.type() == QEvent.Type.MouseMove:
                shape = Qt.CursorShape.PointingHandCursor if piece else Qt.CursorShape.IBeamCursor
                self._sheet.viewport().setCursor(shape)
            elif piece and self._is_click(event):
                # After the click has placed the cursor: who goes on typing, types there.
                QTimer.singleShot(0, self, lambda: self._open(piece, select=False))
        return False

    def _is_click(self, event: QMouseEvent) -> bool:
        is_left = event.button() == Qt.MouseButton.LeftButton
        released = event.type() == QEvent.Type.MouseButtonRelease and is_left
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        return released and plain and not self._sheet.textCursor().hasSelection()

    def _tell(self, event: QHelpEvent) -> None:
        piece = self._under(event.pos())
        told = evidence_words.tip(stale_words.tip(piece.stale)) if piece else ""
        QToolTip.showText(event.globalPos(), told or "", self._sheet.viewport())

    def _under(self, place: QPoint) -> _Piece | None:
        x, y = self._sheet.horizontalScrollBar().value(), self._sheet.verticalScrollBar().value()
        layout = self._sheet.document().documentLayout()
        at = layout.hitTest(place + QPoint(x, y), Qt.HitTestAccuracy.ExactHit)
        return None if at < 0 else self._at(at)

    def _at(self, position: int) -> _Piece | None:
        return next((piece for piece in self._pieces if piece.holds(position)), None)

    # What becomes of a piece

    def _open(self, piece: _Piece, *, select: bool = True) -> None:
        """The menu beside the piece; `select`: it is what is typed over."""
        if piece not in self._pieces or self._sheet.isReadOnly():
            return
        if select:
            self._sheet.setTextCursor(piece.for_user())
            self._sheet.ensureCursorVisible()
            self._bring_to_middle(piece)
        self._sheet.setFocus(Qt.FocusReason.OtherFocusReason)
        self._close_menu()
        self._menu = menu = StaleMenu(piece.stale, self._sheet)
        menu.aboutToHide.connect(self._on_menu_hidden)
        menu.write_chosen.connect(lambda words: self._write(piece, words))
        menu.keep_chosen.connect(lambda: self._keep(piece))
        menu.own_chosen.connect(lambda: self._sheet.setTextCursor(piece.for_user()))
        # Once this menu has let go of the keyboard: it would be lost to the next one.
        menu.next_wanted.connect(lambda: QTimer.singleShot(0, self, lambda: self._go_on(piece)))
        card, screen = QRect(QPoint(), menu.sizeHint()), self._sheet.screen().availableGeometry()
        menu.popup(beside(self._place(piece), card, screen))

    def _on_menu_hidden(self) -> None:
        self._menu = None

    def _close_menu(self) -> None:
        if self._menu is not None:
            self._menu.close()

    def _go_on(self, piece: _Piece) -> None:
        """From this piece to the one after it, wherever the cursor stands."""
        self._sheet.setTextCursor(piece.after())
        self.go_next()

    def _bring_to_middle(self, piece: _Piece) -> None:
        """A piece in the upper half of what is seen of the text stays where it is: there is room below it."""
        view, bar = self._sheet.viewport(), self._sheet.verticalScrollBar()
        off = self._place(piece).center().y() - view.mapToGlobal(view.rect().center()).y()
        if off > 0:
            bar.setValue(bar.value() + off)

    def _place(self, piece: _Piece) -> QRect:
        """Where its words are on the screen."""
        start, end = QTextCursor(piece.cursor), QTextCursor(piece.cursor)
        start.setPosition(piece.cursor.selectionStart())
        end.setPosition(piece.cursor.selectionEnd())
        first, last = self._sheet.cursorRect(start), self._sheet.cursorRect(end)
        left = first.left() if first.top() == last.top() else 0
        place = QRect(QPoint(left, first.top()), last.bottomRight())
        return QRect(self._sheet.viewport().mapToGlobal(place.topLeft()), place.size())

    def _write(self, piece: _Piece, words: str) -> None:
        """As if the user had typed it: one step to undo. While the menu was open the answer may have been locked."""
        if piece not in self._pieces or self._sheet.isReadOnly():
            return
        cursor = piece.for_user()
        replacing.replace_selected(cursor, words)
        self._sheet.setTextCursor(cursor)
        self._look()

    def _keep(self, piece: _Piece) -> None:
        self._kept.setdefault(self._key, set()).add(piece.kept)
        self._sheet.setTextCursor(piece.after())
        self._look()


def _known_by(text: str, stale: Stale) -> Kept:
    before, after = text[max(0, stale.start - _CONTEXT) : stale.start], text[stale.end : stale.end + _CONTEXT]
    return before, text[stale.start : stale.end], after
