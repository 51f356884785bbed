"""What Granska has found in the text of the answer that is shown: marked in the editor, told where one points, and mended where
the user says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QObject, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QMenu, QTextEdit

from auditprep import richtext
from auditprep.model import Finding, FoundPart, FoundPlace, Mend, MendKind, Snapshot
from ui.models.found_links import GRAVITY
from ui.models.found_words import Places, Span
from ui.widgets import replacing, text_marks
from ui.widgets.finding_menu import STEPS, Wishes, fill, told
from ui.widgets.list_edits import one_step
from ui.widgets.mark_layers import MarkLayers
from ui.widgets.markdown_document import LINE_BREAK, without_link
from ui.widgets.marked_words import MarkedWords, go_to, on_screen, position_at
from ui.widgets.popup import beside
from ui.widgets.text_menu import TextMenu


@dataclass(frozen=True, slots=True)
class Sign:
    """A finding, and where in the text it begins."""

    finding: Finding
    position: int


@dataclass(frozen=True, slots=True)
class _Mark:
    """`words` are None where the finding is about the text as a whole."""

    finding: Finding
    words: MarkedWords | None


class _Text:
    """The text that is shown, and where in it stands what was found in it."""

    def __init__(self, sheet: QTextEdit, found_in: str) -> None:
        self.now = sheet.toPlainText()
        self.places = Places(_plain(found_in), self.now)
        self._select = text_marks.spans(sheet.document(), self.now)

    def words(self, spans: Iterable[Span]) -> MarkedWords | None:
        """The words of these spans; None for no spans."""
        cursors = [self._select(*span) for span in spans]
        return MarkedWords.of(cursors) if cursors else None

    def found(self, place: FoundPlace) -> MarkedWords | None:
        """A cursor a line."""
        return self.words(self.places.pieces(place.start, place.end))

    def mendable(self, place: FoundPlace) -> MarkedWords | None:
        """What is written over, in one go; a place between words is where `start` is `end`."""
        span = self.places.exactly(place.start, place.end)
        words = self.words([span] if span else ())
        return words if words is not None and _is_in_one_block(words) else None


class FindingMarks(QObject):
    """Marks over the text of a sheet. They go with their words, and vanish as soon as these are others; what is told anew is
    marked anew. F7 goes from one to the next."""

    moved = Signal()  # the signs are others, or elsewhere
    step_wanted = Signal(int)  # on from the words whose menu is open
    card_wanted = Signal(object)  # Finding
    mend_wanted = Signal(object)  # Mend
    accept_wanted = Signal(object)  # Finding
    place_wanted = Signal(object)  # FoundPlace

    def __init__(self, sheet: QTextEdit, layers: MarkLayers) -> None:
        super().__init__(sheet)
        self._sheet, self._layers = sheet, layers
        self._key = ""
        self._snapshot: Snapshot | None = None  # as it was looked through
        self._marks: list[_Mark] = []
        self._mends: dict[Mend, MarkedWords] = {}
        self._menu: TextMenu | None = None
        self._is_fixed = False
        layers.add(self)
        sheet.document().contentsChanged.connect(self._on_contents_changed)

    def show_findings(self, key: str, findings: Sequence[Finding], snapshot: Snapshot) -> None:
        """Marks what was found in the answer to the question that is shown, as it was in `snapshot`."""
        if key != self._key:
            self._close_menu()
        self._key, self._snapshot = key, snapshot
        text = _Text(self._sheet, snapshot.answer(key).text)
        self._marks = list(self._made(findings, text))
        self._mends = dict(self._mendable(findings, text))
        self._layers.show()
        self.moved.emit()

    def clear(self) -> None:
        """Nothing is known of the text."""
        self._close_menu()
        self._key, self._snapshot = "", None
        self._marks, self._mends = [], {}
        self._layers.show()
        self.moved.emit()

    def set_fixed(self, fixed: bool) -> None:
        """Fixed: the answer can be read only."""
        self._is_fixed = fixed

    # What there is

    def marks(self) -> Iterator[tuple[QTextCursor, str]]:
        """The words, as the layer of marks that these are; the gravest are seen where several overlap."""
        for severity in reversed(GRAVITY):
            for mark in self._marks:
                if mark.words is not None and mark.finding.severity is severity:
                    yield from ((cursor, severity) for cursor in mark.words.cursors)

    def tip(self, position: int) -> str:
        """What was found there; "" for nothing."""
        return "\n".join(told(each) for each in self._at(position))

    def signs(self) -> tuple[Sign, ...]:
        """The findings, and where they begin; what is about the whole text at its first line."""
        return tuple(Sign(each.finding, each.words.start if each.words else 0) for each in self._marks)

    # From one to the next

    def go(self, step: int) -> bool:
        """On to the first words after the cursor (1) or before it (-1), and what can be done about them. False if there are
        none."""
        cursor = self._sheet.textCursor()
        here = (cursor.selectionStart(), cursor.selectionEnd())
        return self._go_to(
            [each for each in self._stops() if (each > here if step > 0 else each < here)], step
        )

    def begin(self, step: int) -> bool:
        """The same with the first words of the text, or its last (-1)."""
        return self._go_to(self._stops(), step)

    def has_words(self, finding: Finding) -> bool:
        """Whether it is about words that stand in the text."""
        return any(each.words and each.finding == finding for each in self._marks)

    def open_here(self) -> bool:
        """What can be done about the words at the cursor. False if nothing was found in them."""
        position = self._sheet.textCursor().position()
        at = [each for each in self._marks if each.words and each.words.hold(position)]
        if at:
            self._open(at, select=False)
        return bool(at)

    def add_to_menu(self, menu: QMenu, place: QPoint) -> None:
        """Puts what can be done about the words under this place of the viewport first in a context menu."""
        position = position_at(self._sheet, place)
        if position >= 0 and (found := self._at(position)):
            self._fill(menu, found)

    def select(self, place: FoundPlace, found_in: str) -> bool:
        """Selects the words of a place in the text that is shown, which was `found_in` (Markdown) when it was looked through.
        False where they do not stand any more."""
        text = _Text(self._sheet, found_in)
        is_words = place.start >= 0  # all of it is not selected: the next letter would take its place
        span = text.places.span(place.start, place.end) if is_words else None
        if span is None and is_words and place.quote and (at := text.now.find(place.quote)) >= 0:
            span = (at, at + len(place.quote))
        words = text.words([span] if span else ())
        self._sheet.setFocus(Qt.FocusReason.OtherFocusReason)
        if words is not None:
            go_to(self._sheet, words)
        return words is not None

    def _stops(self) -> list[tuple[int, int]]:
        return sorted({(each.words.start, each.words.end) for each in self._marks if each.words})

    def _go_to(self, stops: Sequence[tuple[int, int]], step: int) -> bool:
        if not stops:
            return False
        stop = stops[0 if step > 0 else -1]
        self._open(
            [each for each in self._marks if each.words and (each.words.start, each.words.end) == stop]
        )
        return True

    # Mending

    def write(self, mend: Mend) -> bool:
        """Writes what a mend says, as if the user had typed it: one step to undo. False where it is not about words that stand
        here as they were."""
        words = self._mends.get(mend)
        if words is None or self._is_fixed or not words.stand():
            return False
        cursor = words.for_user()
        written = mend.words.replace("\n", LINE_BREAK)
        if not cursor.hasSelection():
            with one_step(cursor):
                cursor.insertText(written, without_link(cursor.charFormat()))
        elif written:
            replacing.replace_selected(cursor, written)
        else:
            replacing.clear_selected(cursor)
        self._sheet.setTextCursor(cursor)
        self._sheet.ensureCursorVisible()
        self._sheet.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    # Finding the words

    def _made(self, findings: Iterable[Finding], text: _Text) -> Iterator[_Mark]:
        for finding in findings:
            for place in filter(self._is_here, finding.places):
                if place.start < 0:
                    yield _Mark(finding, None)
                elif words := text.found(place):
                    yield _Mark(finding, words)

    def _mendable(self, findings: Iterable[Finding], text: _Text) -> Iterator[tuple[Mend, MarkedWords]]:
        for mend in (mend for finding in findings for mend in finding.mends):
            place = mend.place
            if mend.kind is MendKind.WRITE and place is not None and self._is_here(place):
                words = text.mendable(place) if place.start >= 0 else None
                if words is not None:
                    yield mend, words

    def _is_here(self, place: FoundPlace) -> bool:
        return place.question == self._key and place.part is FoundPart.TEXT

    def _on_contents_changed(self) -> None:
        if not self._marks:
            return
        standing = [each for each in self._marks if each.words is None or each.words.stand()]
        if len(standing) < len(self._marks):
            self._marks = standing
            self._layers.show()
        self.moved.emit()

    def _at(self, position: int) -> list[Finding]:
        return [each.finding for each in self._marks if each.words and each.words.hold(position)]

    # What can be done

    def _open(self, marks: Sequence[_Mark], *, select: bool = True) -> None:
        words = marks[0].words
        assert words is not None
        if select:
            go_to(self._sheet, words)
        self._sheet.setFocus(Qt.FocusReason.OtherFocusReason)
        self._close_menu()
        found = [each.finding for each in marks]
        self._menu = menu = TextMenu("; ".join(map(told, found)), STEPS, self._sheet)
        self._fill(menu, found)
        menu.aboutToHide.connect(self._on_menu_hidden)
        # Once this menu has let go of the keyboard: it would be lost to the next one.
        menu.step_wanted.connect(lambda step: QTimer.singleShot(0, self, lambda: self.step_wanted.emit(step)))
        card, screen = QRect(QPoint(), menu.sizeHint()), self._sheet.screen().availableGeometry()
        menu.popup(beside(on_screen(self._sheet, words), card, screen))

    def _fill(self, menu: QMenu, findings: Sequence[Finding]) -> None:
        assert self._snapshot is not None
        signals = (self.mend_wanted, self.accept_wanted, self.place_wanted, self.card_wanted)
        wishes = Wishes(*(signal.emit for signal in signals))
        distinct = list({id(each): each for each in findings}.values())
        fill(menu, distinct, self._key, self._snapshot, wishes, fixed=self._is_fixed)

    def _on_menu_hidden(self) -> None:
        self._menu = None

    def _close_menu(self) -> None:
        if self._menu is not None:
            self._menu.close()


@lru_cache(maxsize=4)
def _plain(markdown: str) -> str:
    """The same text is asked for as long as one thinks."""
    return richtext.plain(markdown)


def _is_in_one_block(words: MarkedWords) -> bool:
    document = words.cursors[0].document()
    return document.findBlock(words.start) == document.findBlock(words.end)
