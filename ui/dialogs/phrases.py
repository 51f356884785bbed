"""The user's own phrases: seen to, changed, added and removed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from auditprep import richtext
from auditprep.i18n import _
from auditprep.prose.phrases import Phrase
from ui import theme
from ui.widgets import buttons
from ui.widgets.editor import RichTextEditor
from ui.widgets.focus_ring import FocusRing
from ui.widgets.notice_line import NoticeLine
from ui.widgets.pressing_dialog import PressingDialog

_SIZE, _FRAME = QSize(760, 480), QSize(16, 48)
_PAUSE_MS = 600
_LONGEST_TITLE = 80
_NAMED = 40  # letters of a phrase that it is called by, until it has another name


class PhrasesDialog(PressingDialog):
    """Nothing is to be saved by hand: `phrases_changed` tells what there was and what there is, after every pause."""

    phrases_changed = Signal(object, object)  # tuples of Phrase

    def __init__(self, phrases: Iterable[Phrase], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("My phrases"))
        self._phrases = list(phrases)
        self._told = tuple(self._phrases)  # as it was told last
        self._filling = False
        self._list = theme.be(QListWidget(), "boxed")
        self._list.setAccessibleName(_("My phrases"))
        FocusRing(self._list)
        self._title = QLineEdit(maxLength=_LONGEST_TITLE)
        self._title.setAccessibleName(_("Name of the phrase"))
        self._text = RichTextEditor(decisions=False)
        self._text.findChild(QTextEdit).setAccessibleName(_("Text of the phrase"))
        self._alarm = NoticeLine(alarm=True)
        self._removed = NoticeLine(alarm=False, icon="check", closes=True)
        self._nothing = theme.be(QLabel(wordWrap=True), "muted")
        self._add, self._remove = buttons.plain(_("New phrase")), buttons.plain(_("Remove"))
        self._done = buttons.primary(_("Close"))
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._build()
        self._connect()
        self._show_all(0)

    def add(self, markdown: str) -> None:
        """A new phrase with this text; it is to be given a name."""
        words = " ".join(richtext.plain(markdown).split())
        self._take_in(
            Phrase(words[:_NAMED].strip() or _("New phrase"), markdown, own=True), len(self._phrases)
        )
        self._title.setFocus(Qt.FocusReason.OtherFocusReason)
        self._title.selectAll()

    def show_error(self, words: str) -> None:
        """They could not be kept; what is written stays here."""
        self._alarm.say(words)

    def done(self, result: int) -> None:
        self._tell()
        super().done(result)

    # What the user does

    def _on_row(self, row: int) -> None:
        self._tell()
        self._fill(row)

    def _on_edited(self) -> None:
        row = self._list.currentRow()
        if self._filling or not 0 <= row < len(self._phrases):
            return
        title = self._title.text().strip()
        self._phrases[row] = replace(self._phrases[row], title=title or self._phrases[row].title)
        self._list.item(row).setText(self._phrases[row].title)
        self._pause.start()

    def _on_remove(self) -> None:
        row = self._list.currentRow()
        if not 0 <= row < len(self._phrases):
            return
        self._take_text(row)
        gone = self._phrases.pop(row)
        self._show_all(min(row, len(self._phrases) - 1))
        self._tell()
        words = _("“{phrase}” was removed.").format(phrase=gone.title)
        self._removed.say(words, _("Undo"), lambda: self._put_back(gone, row))

    def _put_back(self, gone: Phrase, row: int) -> None:
        self._removed.hide()
        self._take_in(gone, row)

    def _take_in(self, phrase: Phrase, row: int) -> None:
        self._tell()
        self._phrases.insert(row, phrase)
        self._show_all(row)
        self._tell()

    def _take_text(self, row: int) -> None:
        """What is written in the field; one that is emptied keeps its text until it is removed."""
        if 0 <= row < len(self._phrases) and (text := self._text.markdown()):
            self._phrases[row] = replace(self._phrases[row], text=text)

    def _tell(self) -> None:
        self._pause.stop()
        self._take_text(self._shown)
        now = tuple(each for each in self._phrases if each.text)
        if now != self._told:
            before, self._told = self._told, now
            self._alarm.hide()
            self.phrases_changed.emit(before, now)

    # Showing

    def _show_all(self, row: int) -> None:
        self._filling = True
        self._list.blockSignals(True)
        self._list.clear()
        self._list.addItems([each.title for each in self._phrases])
        self._list.setCurrentRow(row)
        self._list.blockSignals(False)
        self._fill(row)

    def _fill(self, row: int) -> None:
        """The phrase of a row, to be changed; nothing can be where there is none."""
        self._shown = row
        there = 0 <= row < len(self._phrases)
        self._filling = True
        self._title.setText(self._phrases[row].title if there else "")
        self._text.set_markdown(self._phrases[row].text if there else "")
        self._filling = False
        self._remove.setEnabled(there)
        self._details.setVisible(there)
        self._nothing.setVisible(not self._phrases)

    # Building

    def _build(self) -> None:
        self.resize(_SIZE.boundedTo(self.screen().availableSize() - _FRAME))
        self.setMinimumWidth(520)
        self._shown = -1
        self._nothing.setText(
            _(
                "You have none yet. Select words in an answer and choose “Save as a phrase…”, or write one here."
            )
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.XL, theme.L, theme.XL, theme.L)
        column.setSpacing(theme.M)
        column.addWidget(self._alarm)
        column.addWidget(self._removed)
        column.addWidget(self._nothing)
        row = QHBoxLayout()
        row.setSpacing(theme.L)
        self._details = self._build_right()
        row.addLayout(self._build_left(), 2)
        row.addWidget(self._details, 3)
        column.addLayout(row, 1)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(self._done)
        column.addLayout(foot)

    def _build_left(self) -> QVBoxLayout:
        left = QVBoxLayout()
        left.setSpacing(theme.S)
        self._list.setMinimumWidth(150)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        left.addWidget(self._list, 1)
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        row.addWidget(self._add)
        row.addWidget(self._remove)
        row.addStretch()
        left.addLayout(row)
        return left

    def _build_right(self) -> QWidget:
        box = QWidget()
        right = QVBoxLayout(box)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(theme.S)
        name = QLabel(_("Name of the phrase"))
        name.setBuddy(self._title)
        hint = QLabel(
            _("What is to be filled in stands in brackets, as [datum] or [ange belopp]."), wordWrap=True
        )
        for widget in (name, self._title):
            right.addWidget(widget)
        right.addWidget(self._text, 1)
        right.addWidget(theme.be(hint, "caption"))
        return box

    def _connect(self) -> None:
        self._list.currentRowChanged.connect(self._on_row)
        self._title.textChanged.connect(self._on_edited)
        self._text.edited.connect(self._on_edited)
        self._pause.timeout.connect(self._tell)
        self._add.clicked.connect(lambda: self.add(""))
        self._remove.clicked.connect(self._on_remove)
        self._done.clicked.connect(self.accept)
