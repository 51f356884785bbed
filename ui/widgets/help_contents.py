"""The handbook's contents, and what a search in it finds, below the field where one searches."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from auditprep.handbook import Chapter
from auditprep.i18n import _, ngettext
from ui import icons, theme, tips
from ui.models import help_search
from ui.widgets.focus_ring import FocusRing

_WHERE = Qt.ItemDataRole.UserRole  # "granska#ratta"
_HEAD, _SNIPPET = _WHERE + 1, _WHERE + 2
_INDENT, _SIGN = 18, 14

Index = QModelIndex | QPersistentModelIndex


class HelpContents(QWidget):
    """Emits where the user wants to read, and which words she has searched for, "" for none."""

    chosen = Signal(str, str)  # "granska#ratta", words

    def __init__(self, chapters: Sequence[Chapter]) -> None:
        super().__init__()
        self._chapters = chapters
        self._is_following = False  # the reader goes somewhere: nobody has chosen
        self._followed: QTreeWidgetItem | None = None
        self.field = QLineEdit(placeholderText=tips.with_keys(_("Search the handbook"), "Ctrl+F"))
        self.field.setAccessibleName(_("Search the handbook"))
        self.field.setClearButtonEnabled(True)
        self.tree, self.hits = _tree(chapters), _hits()
        FocusRing(self.tree)
        FocusRing(self.hits)
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
        self.tree.currentItemChanged.connect(self._on_current)
        self.tree.itemClicked.connect(lambda item, _column: self._choose(item))
        self.tree.released.connect(self._on_released)
        self.hits.currentItemChanged.connect(lambda item, _before: self._choose(item))
        self.hits.itemClicked.connect(self._choose)

    def search(self) -> None:
        """Puts the focus where one searches."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def follow(self, chapter: str, anchor: str) -> None:
        """Shows where the reader is; nothing is chosen by it."""
        self._is_following = True
        self.tree.collapseAll()
        for item in _all_items(self.tree):
            if item.data(0, _WHERE) in (f"{chapter}#{anchor}", chapter):
                self.tree.setCurrentItem(item)
                self._followed = item
                item.setExpanded(True)
                if item.data(0, _WHERE) != chapter or not anchor:
                    break
        self._is_following = False

    def found(self) -> list[str]:
        """What is listed of a search, a line each."""
        return [self.hits.item(row).text() for row in range(self.hits.count())]

    # Building

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.M, theme.M, theme.M, 0)
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

    def _on_current(self, item: QTreeWidgetItem | None) -> None:
        """Going there folds the other chapters: under a mouse that is still pressed, the rows are to stay."""
        if not self.tree.is_pressed:
            self._choose(item)

    def _on_released(self) -> None:
        """Who let go beside the row that she pressed has come to that row all the same."""
        if self.tree.currentItem() is not self._followed:
            self._choose(self.tree.currentItem())

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
        if watched is not self.field or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        is_pressed = event.type() == QEvent.Type.KeyPress
        if event.key() == Qt.Key.Key_Escape and self.field.text():
            event.accept()  # or the window takes it as its shortcut
            if is_pressed:
                self.field.clear()
            return True
        if event.key() == Qt.Key.Key_Down and is_pressed:
            self._go_below()
            return True
        return super().eventFilter(watched, event)

    def _go_below(self) -> None:
        shown = self._stack.currentWidget()
        if shown is self.hits and self.hits.currentRow() < 0:
            self.hits.setCurrentRow(0)
        shown.setFocus(Qt.FocusReason.OtherFocusReason)


class _Tree(QTreeWidget):
    """With the signs that fold and unfold everywhere else."""

    released = Signal()  # the mouse was let go

    def __init__(self) -> None:
        super().__init__(headerHidden=True, indentation=_INDENT)
        self.is_pressed = False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.is_pressed = True
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self.is_pressed = False
        self.released.emit()

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        if index.model().rowCount(index):
            name = "unfolded" if self.isExpanded(index) else "folded"
            look = theme.colours(QApplication.palette())
            place = QRectF(rect.right() - _SIGN, rect.top(), _SIGN, rect.height())
            icons.draw(painter, name, place, look.muted)


def _tree(chapters: Sequence[Chapter]) -> _Tree:
    tree = _Tree()
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
    hits = QListWidget(resizeMode=QListWidget.ResizeMode.Adjust)
    hits.setItemDelegate(_HitDelegate(hits))
    hits.setAccessibleName(_("What was found"))
    hits.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return hits


class _HitDelegate(QStyledItemDelegate):
    """The heading in bold, and below it the piece of the text; both wrap."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        view = self.parent()
        assert isinstance(view, QListWidget)
        width = view.viewport().width()
        heights = (
            self._box(index, what, font, width).height() for what, font in ((_HEAD, True), (_SNIPPET, False))
        )
        return QSize(width, sum(heights) + 2 * theme.S)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        look = theme.colours(QApplication.palette())
        is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if is_chosen:
            painter.fillRect(option.rect, QColor(look.accent_ground))
        top = option.rect.top() + theme.S
        for what, is_head in ((_HEAD, True), (_SNIPPET, False)):
            box = self._box(index, what, is_head, option.rect.width()).translated(option.rect.left(), top)
            painter.setFont(_font(is_head))
            painter.setPen(
                QColor(look.accent if is_chosen and is_head else look.text if is_head else look.muted)
            )
            painter.drawText(box, Qt.TextFlag.TextWordWrap, index.data(what))
            top = box.bottom() + 1
        painter.restore()

    def _box(self, index: Index, what: int, is_head: bool, width: int) -> QRect:
        room = QRect(theme.S, 0, max(1, width - 2 * theme.S), 10_000)
        return QFontMetrics(_font(is_head)).boundingRect(room, Qt.TextFlag.TextWordWrap, index.data(what))


def _font(is_head: bool) -> QFont:
    return theme.font(theme.SIDE if is_head else theme.CAPTION, bold=is_head)


def _item(hit: help_search.Hit) -> QListWidgetItem:
    passage = hit.passage
    head = passage.heading if passage.heading == hit.title else f"{hit.title} – {passage.heading}"
    item = QListWidgetItem(f"{head}\n{hit.snippet}")
    item.setData(_HEAD, head)
    item.setData(_SNIPPET, hit.snippet)
    item.setData(_WHERE, f"{passage.chapter}#{passage.anchor}" if passage.anchor else passage.chapter)
    return item


def _all_items(tree: QTreeWidget) -> list[QTreeWidgetItem]:
    tops = [tree.topLevelItem(row) for row in range(tree.topLevelItemCount())]
    return [item for top in tops for item in (top, *(top.child(at) for at in range(top.childCount())))]
