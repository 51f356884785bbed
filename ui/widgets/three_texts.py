"""Versions of the same words side by side, with what differs marked; where there is no room for that, below each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import (
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from auditprep import richtext
from auditprep.i18n import _
from ui import theme
from ui.models.comparison_snippets import COME, GONE, marked, overlaid
from ui.models.word_marks import in_units
from ui.widgets.compare_marks import mark_format
from ui.widgets.mark_word import MarkWord
from ui.widgets.markdown_document import to_document
from ui.widgets.rich_text_edit import RichTextEdit

_LEAST_WIDTH, _LEAST_HEIGHT = 190, 96


@dataclass(frozen=True, slots=True)
class Shown:
    """A version as it is shown: what it is called, its words in Markdown, and those that it is compared with. `chosen`: it
    is the one that is taken. What is not in `before` has come; what is not in all of `after` goes."""

    title: str
    words: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    chosen: bool = False


class ThreeTexts(QWidget):
    """One to three versions."""

    def __init__(self) -> None:
        super().__init__()
        self._columns = [_Column() for _each in range(3)]
        self._count = 0
        self._first: list[int] = []  # in each of them, where they part
        self._anchors: list[int] = []  # how far each is scrolled when it shows that
        self._is_following = False
        for at, column in enumerate(self._columns):
            column.text.verticalScrollBar().valueChanged.connect(lambda _value, at=at: self._follow(at))
        self._layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(theme.S)
        for column in self._columns:
            self._layout.addWidget(column, 1)

    def show_versions(self, versions: Sequence[Shown], *, marks: bool) -> None:
        """Shows these. `marks`: they are marks of a form, and no texts."""
        self._count = len(versions)
        for column, version in zip(self._columns, versions, strict=False):
            column.show_version(version, is_mark=marks)
        for at, column in enumerate(self._columns):
            column.setVisible(at < self._count)
        self._first = (
            [] if marks else _parting([each.text.toPlainText() for each in self._columns[: self._count]])
        )
        QTimer.singleShot(0, self, self._come_to_first)  # when they have been laid out
        high = QSizePolicy.Policy.Maximum if marks else QSizePolicy.Policy.Expanding
        self.setSizePolicy(QSizePolicy.Policy.Preferred, high)
        self._turn()
        self.updateGeometry()

    def _come_to_first(self) -> None:
        """Every text at the place where they part: it may be far down, and the rest is the same."""
        self._anchors = [
            column.text.come_to(at) for column, at in zip(self._columns, self._first, strict=False)
        ]

    def _follow(self, moved: int) -> None:
        """They are scrolled together, and stay so also where one of them has come to its end."""
        if moved >= len(self._anchors) or self._is_following:
            return
        self._is_following = True
        away = self._columns[moved].text.verticalScrollBar().value() - self._anchors[moved]
        for at, anchor in enumerate(self._anchors):
            if at != moved:
                self._columns[at].text.verticalScrollBar().setValue(anchor + away)
        self._is_following = False

    def choose(self, chosen: Sequence[bool]) -> None:
        """Which of them are taken."""
        for column, is_chosen in zip(self._columns, chosen, strict=False):
            column.set_chosen(is_chosen)

    def minimumSizeHint(self) -> QSize:
        hints = [column.minimumSizeHint().height() for column in self._columns[: self._count]]
        below = self._layout.direction() == QBoxLayout.Direction.TopToBottom
        height = sum(hints) + theme.S * (len(hints) - 1) if below else max(hints, default=0)
        return QSize(_LEAST_WIDTH, max(0, height))

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()
        QTimer.singleShot(0, self, self._come_to_first)

    def _turn(self) -> None:
        narrow = self.width() < self._count * (_LEAST_WIDTH + theme.S) - theme.S
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if way != self._layout.direction():
            self._layout.setDirection(way)
            self.updateGeometry()


class _Column(QFrame):
    """A title over a text, or over a mark."""

    def __init__(self) -> None:
        super().__init__()
        self._version = Shown("", "")
        self._is_mark = False
        self._title = theme.be(QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText), "caption")
        self._mark, self.text = MarkWord(), _Text()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(2, theme.S, 2, theme.XS)
        layout.setSpacing(0)
        self._title.setContentsMargins(theme.M, 0, theme.M, 0)
        marks = QHBoxLayout()
        marks.setContentsMargins(theme.M, 0, theme.M, 0)
        marks.addWidget(self._mark)
        layout.addWidget(self._title)
        layout.addLayout(marks)
        layout.addWidget(self.text, 100)
        layout.addStretch(1)
        self.set_chosen(False)

    def show_version(self, version: Shown, *, is_mark: bool) -> None:
        self._version, self._is_mark = version, is_mark
        self._title.setText(version.title)
        self._mark.setVisible(is_mark)
        self.text.setVisible(not is_mark)
        if is_mark:
            self._mark.show_mark(version.words or None, _("(no mark)"))
        else:
            self.text.show_text(version)
        self.set_chosen(version.chosen)

    def set_chosen(self, chosen: bool) -> None:
        """The one that is taken stands out, also to who does not see it."""
        theme.be(self, "pointing" if chosen else "card")
        words = self._version.title
        name = _("{version}, chosen").format(version=words) if chosen else words
        self.setAccessibleName(name)
        self.text.setAccessibleName(name)
        self._mark.setAccessibleName(f"{name}: {self._version.words or _('(nothing)')}")

    def minimumSizeHint(self) -> QSize:
        height = super().minimumSizeHint().height()
        return QSize(_LEAST_WIDTH, height if self._is_mark else max(height, _LEAST_HEIGHT))


class _Text(RichTextEdit):
    """To be read, selected and copied. What differs is laid over it: the text itself is as it was written."""

    def __init__(self) -> None:
        super().__init__()
        self._differs: list[tuple[int, int, frozenset[str]]] = []  # from, to, and whether it came or goes
        theme.be(self, "quiet")
        self.setReadOnly(True)
        flag = Qt.TextInteractionFlag
        self.setTextInteractionFlags(flag.TextSelectableByMouse | flag.TextSelectableByKeyboard)
        self.document().setDocumentMargin(theme.S + 2)
        self.setMinimumHeight(40)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)

    def show_text(self, version: Shown) -> None:
        to_document(self.document(), richtext.parse(version.words))
        if not version.words.strip():
            self.setPlaceholderText(_("(nothing)"))
        text = self.toPlainText()
        come = [mark for each in version.before for mark in marked(text, _words(each), COME)]
        gone = [mark for each in version.after for mark in marked(text, _words(each), GONE)]
        self._differs = overlaid([*come, *gone])
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._paint_marks()

    def come_to(self, at: int) -> int:
        """Scrolls so that this place stands near the top, with a line above it; how far it is scrolled then."""
        cursor, bar = QTextCursor(self.document()), self.verticalScrollBar()
        cursor.setPosition(in_units(self.toPlainText())(at))
        place = self.cursorRect(cursor)
        bar.setValue(max(0, bar.value() + place.top() - place.height() - theme.S))
        return bar.value()

    def sizeHint(self) -> QSize:
        return QSize(_LEAST_WIDTH, 60)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "_differs"):
            self._paint_marks()

    def _paint_marks(self) -> None:
        look, unit = theme.colours(QApplication.palette()), in_units(self.toPlainText())
        self.setExtraSelections(
            [
                self._mark(unit(start), unit(end), mark_format(kinds, look))
                for start, end, kinds in self._differs
            ]
        )

    def _mark(self, start: int, end: int, form: QTextCharFormat) -> QTextEdit.ExtraSelection:
        made = QTextEdit.ExtraSelection()
        made.cursor = QTextCursor(self.document())
        made.cursor.setPosition(start)
        made.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        made.format = form
        return made


def _words(markdown: str) -> str:
    """The words as a sheet shows them."""
    document = QTextDocument()
    to_document(document, richtext.parse(markdown))
    return document.toPlainText()


def _parting(texts: Sequence[str]) -> list[int]:
    """In each of the texts, where they are not the same any more; their beginnings where they are all the same."""
    if len(set(texts)) < 2:
        return [0 for _each in texts]
    signs = enumerate(zip(*texts, strict=False))
    same = next((at for at, (one, *others) in signs if any(each != one for each in others)), None)
    return [min(map(len, texts)) if same is None else same for _each in texts]
