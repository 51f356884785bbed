"""The user's own words: what they are, one more, and those that are no more."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QListWidget, QVBoxLayout, QWidget

from auditprep.i18n import _, ngettext
from auditprep.prose.single_words import is_word, normal
from ui import theme
from ui.widgets import buttons
from ui.widgets.notice_line import NoticeLine
from ui.widgets.plain_label import plain_label
from ui.widgets.pressing_dialog import PressingDialog

_SIZE, _FRAME = QSize(460, 520), QSize(16, 48)


class OwnWordsDialog(PressingDialog):
    """Emits what is wished for; the words are shown as they are told."""

    add_wanted = Signal(str)
    remove_wanted = Signal(object)  # tuple of words

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("My words"))
        self.resize(_SIZE.boundedTo(self.screen().availableSize() - _FRAME))
        self._words: tuple[str, ...] = ()
        self._to_choose = ""  # once it is in the list
        self._new = QLineEdit(placeholderText=_("A new word"), maxLength=80)
        self._new.setAccessibleName(_("A new word"))
        self._list = theme.be(QListWidget(selectionMode=QListWidget.SelectionMode.ExtendedSelection), "boxed")
        self._list.setAccessibleName(_("My words"))
        self._count = theme.be(QLabel(), "caption")
        self._complaint = theme.be(QLabel(wordWrap=True), "no")
        self._told, self._alarm = NoticeLine(alarm=False, icon="check", closes=True), NoticeLine(alarm=True)
        self._add, self._remove = buttons.plain(_("Add")), buttons.plain(_("Remove"))
        self._close = buttons.primary(_("Close"))
        self._build()
        self._connect_signals()
        self._follow()
        self._new.setFocus()

    def show_words(self, words: Sequence[str]) -> None:
        """The words as they are now; who stood on one stands there still, or on its neighbour."""
        at = self._list.currentRow()
        self._words = tuple(words)
        self._list.clear()
        self._list.addItems(self._words)
        if self._to_choose in self._words:
            at = self._words.index(self._to_choose)
        if self._words:
            self._list.setCurrentRow(min(max(at, 0), len(self._words) - 1))
        self._to_choose = ""
        self._follow()

    def show_removed(self, words: tuple[str, ...]) -> None:
        """They are gone; the way back is here."""
        self._told.say(_removed(words), _("Undo"), lambda: self._take_back(words))

    def show_error(self, words: str) -> None:
        """It could not be kept."""
        self._alarm.say(words)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        is_key = watched is self._list and event.type() == QEvent.Type.KeyPress
        if is_key and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Delete:
            self._on_remove()
            return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the field adds the word, and does not close."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and self.focusWidget() is self._new and self._new.text().strip():
            self._on_add()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.XL, theme.L, theme.XL, theme.L)
        column.setSpacing(theme.M)
        for line in (self._alarm, self._told):
            column.addWidget(line)
        about = _("These words are never marked as misspelt. Inflections are words of their own.")
        column.addWidget(theme.be(plain_label(about), "muted"))
        column.addLayout(_row(self._new, self._add))
        column.addWidget(self._complaint)
        column.addWidget(self._list, 1)
        column.addLayout(_row(self._count, self._remove))
        row = QHBoxLayout()
        row.addStretch()
        row.addWidget(self._close)
        column.addLayout(row)

    def _connect_signals(self) -> None:
        self._add.clicked.connect(self._on_add)
        self._remove.clicked.connect(self._on_remove)
        self._close.clicked.connect(self.accept)
        self._new.textChanged.connect(lambda _words: self._follow())
        self._list.itemSelectionChanged.connect(self._follow)
        self._list.installEventFilter(self)
        self._close.setDefault(True)

    def _on_add(self) -> None:
        written = self._new.text()
        if not is_word(written):
            self._complain(_("Write one word, with letters only."))
        elif normal(written) in self._words:
            self._complain(_("”{word}” is there already.").format(word=normal(written)))
        else:
            self._to_choose = normal(written)
            self._new.clear()
            self._told.hide()
            self.add_wanted.emit(self._to_choose)
        self._new.setFocus()

    def _on_remove(self) -> None:
        chosen = tuple(item.text() for item in self._list.selectedItems())
        if chosen:
            self._alarm.hide()
            self.remove_wanted.emit(chosen)

    def _take_back(self, words: tuple[str, ...]) -> None:
        self._told.hide()
        self._to_choose = words[0]
        for word in words:
            self.add_wanted.emit(word)

    def _complain(self, words: str) -> None:
        self._complaint.setText(words)
        self._complaint.setVisible(bool(words))

    def _follow(self) -> None:
        self._complain("")
        self._add.setEnabled(bool(self._new.text().strip()))
        self._remove.setEnabled(bool(self._list.selectedItems()))
        count = len(self._words)
        words = ngettext("{count} word", "{count} words", count).format(count=count)
        self._count.setText(words if count else _("No words of your own yet."))


def _removed(words: tuple[str, ...]) -> str:
    if len(words) == 1:
        return _("”{word}” is removed.").format(word=words[0])
    return ngettext("{count} word is removed.", "{count} words are removed.", len(words)).format(
        count=len(words)
    )


def _row(wide: QWidget, narrow: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme.S)
    row.addWidget(wide, 1)
    row.addWidget(narrow)
    return row
