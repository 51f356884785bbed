"""The row under the toolbar where a link gets its address and its words."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from auditprep.i18n import _
from auditprep.richtext import Span, normal_link
from ui import theme
from ui.widgets.list_edits import one_step
from ui.widgets.markdown_document import LINE_BREAK, char_format, fragments, without_link
from ui.widgets.rich_text_edit import RichTextEdit

_MAIL = re.compile(r"[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+")
_HOST = re.compile(r"[\w-]+(\.[\w-]+)*\.[a-zA-Z]{2,}(:\d+)?([/?#].*)?")


class LinkRow(QFrame):
    """Makes a link of the selection, or changes the link that the cursor stands in."""

    def __init__(self, sheet: RichTextEdit, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.be(self, "band")
        self._sheet = sheet
        self._cursor = QTextCursor()
        self._address, self._words = QLineEdit(), QLineEdit()
        self._apply = QPushButton()
        self._remove = theme.be(QPushButton(_("Remove link")), "link")
        self._cancel = theme.be(QPushButton(_("Cancel")), "link")
        self._complaint = theme.be(QLabel(wordWrap=True), "no")
        self._build_layout()
        self._connect_signals()

    def open(self) -> None:
        """Shows the row for the selection or for the link at the cursor."""
        if self._sheet.isReadOnly():
            return
        self._cursor = link_at(self._sheet.textCursor())
        address = _address_of(self._cursor)
        self._address.setText(address or "")
        self._words.setText(_words_of(self._cursor))
        self._words.setEnabled("\u2029" not in self._cursor.selectedText())
        self._apply.setText(_("Change") if address else _("Add"))
        self._remove.setVisible(address is not None)
        self._complaint.hide()
        self.show()
        self._address.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._address.selectAll()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)

    def _build_layout(self) -> None:
        for field, name in ((self._address, _("Web or e-mail address")), (self._words, _("Words to show"))):
            field.setPlaceholderText(name)
            field.setAccessibleName(name)
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        row.addWidget(self._address, 3)
        row.addWidget(self._words, 2)
        for button in (self._apply, self._remove, self._cancel):
            row.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(theme.S, theme.XS, theme.S, theme.XS)
        layout.setSpacing(theme.XS)
        layout.addLayout(row)
        layout.addWidget(self._complaint)

    def _connect_signals(self) -> None:
        self._apply.clicked.connect(self._on_apply)
        self._remove.clicked.connect(self._on_remove)
        self._cancel.clicked.connect(self._close)
        self._address.returnPressed.connect(self._on_apply)
        self._words.returnPressed.connect(self._on_apply)

    def _on_apply(self) -> None:
        address = complete_address(self._address.text())
        if address is None:
            self._complaint.setText(
                _("That is no address. Write for example www.example.se or name@example.se.")
            )
            self._complaint.show()
            self._address.setFocus()
            return
        set_link(self._cursor, address, self._words.text() if self._words.isEnabled() else None)
        self._close()

    def _on_remove(self) -> None:
        remove_link(self._cursor)
        self._close()

    def _close(self) -> None:
        self.hide()
        self._sheet.setFocus(Qt.FocusReason.ShortcutFocusReason)


def complete_address(typed: str) -> str | None:
    """The address that was meant: https:// or mailto: is added where it is missing; None if it is no address."""
    typed = typed.strip()
    if _MAIL.fullmatch(typed):
        return normal_link("mailto:" + typed)
    if _HOST.fullmatch(typed):
        return normal_link("https://" + typed)
    return normal_link(typed)


def set_link(cursor: QTextCursor, address: str, words: str | None) -> None:
    """Makes a link of what the cursor selects; with new words where they were changed."""
    link = char_format(Span("", link=address))
    with one_step(cursor):
        if words is None or (words and words == _words_of(cursor)):
            cursor.mergeCharFormat(link)
            return
        look = without_link(cursor.charFormat())
        look.merge(link)
        cursor.insertText(" ".join((words.strip() or address.removeprefix("mailto:")).splitlines()), look)


def remove_link(cursor: QTextCursor) -> None:
    """The words stay."""
    with one_step(cursor):
        for start, end, form in fragments(cursor):
            _select(cursor, start, end).setCharFormat(without_link(form))


def link_at(cursor: QTextCursor) -> QTextCursor:
    """The selection, or else the whole link that the cursor stands in or after, or else just the place."""
    if cursor.hasSelection():
        return QTextCursor(cursor)
    at = cursor.position()
    start = end = at
    line = _select(cursor, cursor.block().position(), cursor.block().position() + cursor.block().length() - 1)
    address = None
    for first, last, form in fragments(line):
        if form.isAnchor() and form.anchorHref() == address and first == end:
            end = last
        elif end <= at and (address is None or end < at or form.isAnchor()) and first <= at:
            start, end, address = first, last, form.anchorHref() if form.isAnchor() else None
    return _select(cursor, start, end) if address and start <= at <= end else QTextCursor(cursor)


def _address_of(cursor: QTextCursor) -> str | None:
    """The first address in what the cursor selects."""
    return next((form.anchorHref() for _start, _end, form in fragments(cursor) if form.isAnchor()), None)


def _words_of(cursor: QTextCursor) -> str:
    return cursor.selectedText().replace(LINE_BREAK, " ")


def _select(cursor: QTextCursor, start: int, end: int) -> QTextCursor:
    selection = QTextCursor(cursor.document())
    selection.setPosition(start)
    selection.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return selection
