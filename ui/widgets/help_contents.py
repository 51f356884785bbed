"""The handbook's contents, and what a search in it finds, below the field where one searches."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from auditprep.handbook import Chapter
from auditprep.i18n import _, ngettext
from ui import theme, tips
from ui.models import help_search

_WHERE = Qt.ItemDataRole.UserRole  # "granska#ratta"
_INDENT = 14


class HelpContents(QWidget):
    """Emits where the user wants to read, and which words she has searched for, "" for none."""

    chosen = Signal(str, str)  # "granska#ratta", words

    def __init__(self, chapters: Sequence[Chapter]) -> None:
        super().__init__()
        self._chapters = chapters
        self._is_following = False  # the reader goes somewhere: nobody has chosen
        self.field = QLineEdit(placeholderText=tips.with_keys(_("Search the handbook"), "Ctrl+F"))
        self.field.setAccessibleName(_("Search the handbook"))
        self.field.setClearButtonEnabled(True)
        self.tree, self.hits = _tree(chapters), _hits()
        self._nothing = theme.be(QLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignTop), "muted")
        self._nothing.setTextFormat(Qt.TextFormat.PlainText)
        self._nothing.setContentsMargins(theme.M, theme.M, theme.M, 0)
        self._count = theme.be(QLabel(), "caption")
        self._count.setContentsMargins(theme.M, 0, 0, 0)
        self._stack = QStackedWidget()
        for page in (self.tree, self.hits, self._nothing):
            self._stack.addWidget(page)
        self._lay_out()
        self.field.textChanged.connect(lambda _words: self._search())
        self.field.returnPressed.connect(self._on_enter)
        self.field.installEventFilter(self)
        self.tree.currentItemChanged.connect(lambda item, _before: self._choose(item))
        self.tree.itemClicked.connect(lambda item, _column: self._choose(item))
        self.hits.currentItemChanged.connect(lambda item, _before: self._choose(item))
        self.hits.itemClicked.connect(self._choose)

    def search(self) -> None:
        """Puts the focus where one searches."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def follow(self, chapter: str, anchor: str) -> None:
        """Shows where the reader is; nothing is chosen by it."""
        self._is_following = True
        for item in _all_items(self.tree):
            if item.data(0, _WHERE) in (f"{chapter}#{anchor}", chapter):
                self.tree.setCurrentItem(item)
                if item.data(0, _WHERE) != chapter or not anchor:
                    break
        self._is_following = False

    def found(self) -> list[str]:
        """What is listed of a search, a line each."""
        return [self.hits.item(row).text() for row in range(self.hits.count())]

    # Building

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.M, theme.M, 0, 0)
        column.setSpacing(theme.S)
        column.addWidget(self.field)
        column.addWidget(self._count)
        column.addWidget(self._stack, 1)
        self._count.hide()

    # Searching

    def _search(self) -> None:
        words = self.field.text().strip()
        found = help_search.find(words, self._chapters)
        self.hits.blockSignals(True)
        self.hits.clear()
        for hit in found:
            self.hits.addItem(_item(hit))
        self.hits.blockSignals(False)
        self._nothing.setText(_("The handbook has nothing with “{words}”.").format(words=words))
        self._count.setText(ngettext("{count} hit", "{count} hits", len(found)).format(count=len(found)))
        self._count.setVisible(bool(found))
        searching = len(words) > 1
        self._stack.setCurrentIndex(0 if not searching else 1 if found else 2)

    def _on_enter(self) -> None:
        if self._stack.currentWidget() is self.hits:
            self.hits.setCurrentRow(0)
            self.hits.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, item: QTreeWidgetItem | QListWidgetItem | None) -> None:
        if item is None or self._is_following:
            return
        if isinstance(item, QListWidgetItem):
            self.chosen.emit(item.data(_WHERE), self.field.text())
        else:
            self.chosen.emit(item.data(0, _WHERE), "")

    # What Qt calls

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrow down leads from the field to what is below it; Esc empties the field before it closes anything."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down:
                self._go_below()
                return True
            if event.key() == Qt.Key.Key_Escape and self.field.text():
                self.field.clear()
                return True
        return super().eventFilter(watched, event)

    def _go_below(self) -> None:
        shown = self._stack.currentWidget()
        if shown is self.hits and self.hits.currentRow() < 0:
            self.hits.setCurrentRow(0)
        shown.setFocus(Qt.FocusReason.OtherFocusReason)


def _tree(chapters: Sequence[Chapter]) -> QTreeWidget:
    tree = QTreeWidget(headerHidden=True, indentation=_INDENT)
    tree.setAccessibleName(_("Contents"))
    tree.setUniformRowHeights(True)
    for chapter in chapters:
        item = QTreeWidgetItem([f"{chapter.number}  {chapter.title}"])
        item.setData(0, _WHERE, chapter.name)
        item.setToolTip(0, chapter.title)
        tree.addTopLevelItem(item)
        for heading in chapter.headings:
            below = QTreeWidgetItem([heading.text])
            below.setData(0, _WHERE, f"{chapter.name}#{heading.anchor}")
            below.setToolTip(0, heading.text)
            item.addChild(below)
    return tree


def _hits() -> QListWidget:
    hits = QListWidget(wordWrap=True, spacing=2)
    hits.setAccessibleName(_("What was found"))
    hits.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return hits


def _item(hit: help_search.Hit) -> QListWidgetItem:
    passage = hit.passage
    head = passage.heading if passage.heading == hit.title else f"{hit.title} – {passage.heading}"
    item = QListWidgetItem(f"{head}\n{hit.snippet}")
    item.setData(_WHERE, f"{passage.chapter}#{passage.anchor}" if passage.anchor else passage.chapter)
    return item


def _all_items(tree: QTreeWidget) -> list[QTreeWidgetItem]:
    tops = [tree.topLevelItem(row) for row in range(tree.topLevelItemCount())]
    return [item for top in tops for item in (top, *(top.child(at) for at in range(top.childCount())))]
