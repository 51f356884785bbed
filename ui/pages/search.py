"""The search page: one field for answers, questions and evidence, and what it found."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QFocusEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from auditprep.i18n import _
from auditprep.model import Found, Hit, Snapshot
from ui import icons, theme
from ui.models.search_results import SearchResults, count_words
from ui.widgets.search_results import ResultsView

COLUMN = 860
PAUSE_MS = 200
_NOTHING = Found((), 0)


class SearchPage(QWidget):
    """Emits a wish for every search that the user pauses on, and for every hit that is picked."""

    search_requested = Signal(str)
    page_requested = Signal(int, int, int, object)  # evidence, version, page, the words to mark (a tuple)
    question_requested = Signal(str)  # a question's key
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._snapshot: Snapshot | None = None
        self._found = _NOTHING
        self._found_for = self._asked_for = ""
        self._results = SearchResults(self)
        self._field = _Field()
        self._count = theme.be(QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText), "caption")
        self._view = ResultsView(self._results)
        self._help = _Help()
        self._body = QStackedWidget()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self.setAccessibleName(_("Search"))
        self._build()
        self._connect()
        self._clear()

    # What it is told

    def show_case(self, snapshot: Snapshot) -> None:
        """The case that is searched, as it is now. What was found stays if it is the same case."""
        if self._snapshot is None or self._snapshot.path != snapshot.path:
            self.forget_case()
        self._snapshot = snapshot

    def show_found(self, words: str, found: Found) -> None:
        """Shows what was found for these words; ignored if the field says something else by now."""
        if words.strip() != self._words() or not words.strip() or self._is_shown(words.strip(), found):
            return
        self._found, self._found_for = found, self._words()
        self._results.show(self._snapshot, found.hits)
        if found.hits:
            self._say(count_words(found))
            self._view.move(1)
            self._view.scrollToTop()
        elif found.exactly:
            self._say(_("Nothing has “{words}”.").format(words=self._found_for))
        else:
            self._say(count_words(found))
        self._body.setCurrentWidget(self._view if found.hits else self._help)

    def show_error(self, sentence: str) -> None:
        """The search could not be made; the sentence says why."""
        self._clear()
        self._say(sentence)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Who comes to the page comes to search."""
        self.focus_field()

    def focus_field(self) -> None:
        """The field, ready to be written over."""
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    def forget_case(self) -> None:
        """The case is closed: nothing of it is shown."""
        self._snapshot = None
        self._field.clear()
        self._clear()

    # What the user does

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.focus_field()
        self._ask()  # again: the case may have other answers by now

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _words(self) -> str:
        return self._field.text().strip()

    def _on_typed(self) -> None:
        if self._words() == self._asked_for:
            self._pause.stop()
        elif self._words():
            self._pause.start()
        else:
            self._clear()

    def _ask(self) -> None:
        self._pause.stop()
        self._asked_for = self._words()
        if self._asked_for:
            self.search_requested.emit(self._asked_for)

    def _on_entered(self) -> None:
        """Enter opens what is highlighted; before anything is found for these words, it searches without a pause."""
        if self._found_for == self._words() and self._found.hits:
            self._view.pick_current()
        elif self._pause.isActive() or self._asked_for != self._words():
            self._ask()

    def _on_picked(self, hit: Hit) -> None:
        if hit.evidence is None:
            if hit.question is not None:
                self.question_requested.emit(hit.question)
        elif hit.page is not None:
            self.page_requested.emit(hit.evidence, self._version_of(hit), hit.page, self._found.words)

    def _version_of(self, hit: Hit) -> int:
        """The version of the hit; where it does not say, the newest."""
        evidence = self._snapshot.document(hit.evidence) if self._snapshot and hit.evidence else None
        return hit.version or (evidence.newest.number if evidence else 1)

    # Showing

    def _clear(self) -> None:
        """Nothing found, nothing looked for: how to search."""
        self._pause.stop()
        self._found, self._found_for, self._asked_for = _NOTHING, "", ""
        self._results.show(self._snapshot, ())
        self._count.setText("")
        self._body.setCurrentWidget(self._help)

    def _is_shown(self, words: str, found: Found) -> bool:
        """Whether this is what is shown already: then the highlighted hit stays."""
        return words == self._found_for and found == self._found

    def _say(self, words: str) -> None:
        self._count.setText(words)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._field, words))

    def _build(self) -> None:
        self._body.addWidget(self._help)
        self._body.addWidget(self._view)
        column = QVBoxLayout()
        column.setSpacing(theme.S)
        column.addWidget(theme.be(QLabel(_("Search")), "question"))
        column.addSpacing(theme.S)
        column.addWidget(self._field)
        column.addWidget(self._count)
        column.addWidget(self._body, 1)
        inside = QWidget()
        inside.setMaximumWidth(COLUMN)
        inside.setLayout(column)
        column.setContentsMargins(theme.XXL, theme.XL, theme.XXL, theme.S)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(inside, 1)
        row.addStretch()

    def _connect(self) -> None:
        self._field.textChanged.connect(self._on_typed)
        self._field.moved.connect(self._view.move)
        self._field.moved_page.connect(self._view.move_page)
        self._field.entered.connect(self._on_entered)
        self._pause.timeout.connect(self._ask)
        self._view.hit_picked.connect(self._on_picked)


class _Field(QLineEdit):
    """A line to write in, from which the arrow keys move in the list below."""

    moved = Signal(int)
    moved_page = Signal(int)
    entered = Signal()

    def __init__(self) -> None:
        super().__init__(clearButtonEnabled=True)
        self.setPlaceholderText(_("Search answers, questions and evidence"))
        self.setAccessibleName(_("Search answers, questions and evidence"))
        self.setTextMargins(-theme.S, 0, 0, 0)  # what the style leaves for the icon is too much
        self.addAction(icons.icon("search"), QLineEdit.ActionPosition.LeadingPosition)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.moved.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self.moved_page.emit(1 if key == Qt.Key.Key_PageDown else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        elif key == Qt.Key.Key_Escape:
            event.ignore()  # the page is left
        else:
            super().keyPressEvent(event)


class _Help(QWidget):
    """How to search: three lines, each with an example."""

    def __init__(self) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.S, theme.M, 0, 0)
        layout.setSpacing(theme.S)
        for example, words in (
            (_("budget follow-up"), _("places that have both words, in any form")),
            (_("“internal control”"), _("the words next to each other, as they stand")),
            (_("invest*"), _("all words that begin like this")),
        ):
            line = QLabel(textFormat=Qt.TextFormat.RichText, wordWrap=True)
            line.setText(f"<b>{example}</b>&nbsp;&nbsp; {words}")
            layout.addWidget(theme.be(line, "muted"))
        layout.addStretch()
