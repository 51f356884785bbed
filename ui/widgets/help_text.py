"""A chapter of the handbook to be read: links within the book, words that were searched for marked, letters of any size."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QImage,
    QResizeEvent,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QApplication, QTextBrowser, QTextEdit

from auditprep.handbook import Chapter
from auditprep.i18n import _
from ui import theme
from ui.models import help_html, help_search
from ui.widgets.focus_ring import FocusRing

USUAL, SMALLEST, LARGEST = 15, 11, 30  # px
_STEP = 2
_MEASURE = theme.PROSE_CHARACTERS
_ROUNDS = 2  # a scroll bar that comes or goes makes the pictures narrower or wider, once


class HelpText(QTextBrowser):
    """Shows one chapter. A link is a wish: whoever has the handbook goes there."""

    followed = Signal(str)  # "granska#ratta"
    left_book = Signal(str)  # an address elsewhere
    sized = Signal(int)  # px

    def __init__(self, size: int = USUAL) -> None:
        super().__init__()
        self._size = min(max(size, SMALLEST), LARGEST)
        self._chapter: Chapter | None = None
        self._words = ""
        self._landed = ""  # the heading that was come to, until the reader goes on from it
        self._is_rendering = False
        self._look = theme.colours(QApplication.palette())
        self.setOpenLinks(False)
        self.setAccessibleName(_("The chapter"))
        FocusRing(self)
        self.setFrameShape(QTextBrowser.Shape.NoFrame)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        theme.be(self, "leaf")
        self.document().setDocumentMargin(theme.XL)
        self.document().setIndentWidth(theme.XL)
        self.anchorClicked.connect(self._on_followed)
        self.verticalScrollBar().actionTriggered.connect(self._leave_heading)

    @property
    def size_of_text(self) -> int:
        return self._size

    def show_chapter(self, chapter: Chapter, anchor: str = "", words: str = "") -> None:
        """Shows the chapter from the heading of this name, or from its beginning; `words` are marked in it."""
        is_other = chapter is not self._chapter
        self._chapter, self._words = chapter, words
        if is_other:
            self._render()
        self._mark()
        self._landed = anchor
        if anchor:
            self.scrollToAnchor(anchor)
        else:
            self.verticalScrollBar().setValue(0)

    def zoom(self, steps: int) -> None:
        """Larger or smaller letters; 0 is the usual size."""
        size = min(max(self._size + steps * _STEP, SMALLEST), LARGEST) if steps else USUAL
        if size != self._size:
            self._size = size
            self._wrap()
            self._render_in_place()
            self.sized.emit(size)

    # Setting

    def _render(self) -> None:
        """Qt lays the text out while it reads it, and a scroll bar that comes or goes then makes this another width:
        rendering anew within would write the chapter into itself. So it is done afterwards."""
        self._is_rendering = True
        for _round in range(_ROUNDS):
            width = self.lineWrapColumnOrWidth()
            self._set_text()
            self._wrap()
            if self.lineWrapColumnOrWidth() == width or not self._has_pictures():
                break
        self._is_rendering = False

    def _set_text(self) -> None:
        if self._chapter is not None:
            self.document().setDefaultFont(theme.font(self._size))
            self.setHtml(help_html.page(self._chapter, self._look, self._size, self._picture_width()))

    def _render_in_place(self) -> None:
        """Renders anew, and stays where the reader was. (A heading is come to before the window has its size, and the
        pictures above it theirs.)"""
        bar = self.verticalScrollBar()
        share = bar.value() / max(1, bar.maximum())
        self._render()
        self._mark()
        if self._landed:
            self.scrollToAnchor(self._landed)
        else:
            bar.setValue(round(share * bar.maximum()))

    def _leave_heading(self) -> None:
        self._landed = ""

    def _wrap(self) -> None:
        """Lines are as long as is good to read, or as the window is wide."""
        measure = QFontMetrics(theme.font(self._size)).averageCharWidth() * _MEASURE + 2 * theme.XL
        self.setLineWrapColumnOrWidth(max(1, min(measure, self.viewport().width())))

    def _picture_width(self) -> int:
        return max(1, self.lineWrapColumnOrWidth() - 2 * theme.XL)

    def _mark(self) -> None:
        """Marks what was searched for: a ground, and a line under it."""
        shown = self.document().toPlainText()
        selections = []
        for begin, end in help_search.stretches(self._words, shown):
            mark = QTextEdit.ExtraSelection()
            mark.cursor = QTextCursor(self.document())
            mark.cursor.setPosition(begin)
            mark.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
            mark.format = self._mark_format()
            selections.append(mark)
        self.setExtraSelections(selections)

    def _mark_format(self) -> QTextCharFormat:
        made = QTextCharFormat()
        made.setBackground(QColor(self._look.last_year))
        made.setForeground(QColor(self._look.text))
        made.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        return made

    def marked(self) -> list[str]:
        """The words that are marked."""
        return [mark.cursor.selectedText() for mark in self.extraSelections()]

    def _on_followed(self, url: QUrl) -> None:
        if url.scheme() == help_html.SCHEME:
            self.followed.emit("#".join(filter(None, (url.path(), url.fragment()))))
        else:
            self.left_book.emit(url.toString())

    # What Qt calls

    def loadResource(self, kind: int, name: QUrl) -> object:
        """A picture as it is to be drawn: made smaller with care, which Qt's own drawing does not take."""
        if kind != QTextDocument.ResourceType.ImageResource.value or not name.isLocalFile():
            return None
        ratio = self.devicePixelRatioF()
        picture = QImage(name.toLocalFile())
        if picture.isNull():  # no picture after all
            return None
        width = round(self._picture_width() * ratio)
        picture = picture.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
        picture.setDevicePixelRatio(ratio)
        return picture

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._is_rendering:  # which sees to it itself
            super().resizeEvent(event)
            return
        before = self.lineWrapColumnOrWidth()
        self._wrap()
        if self.lineWrapColumnOrWidth() != before and self._has_pictures():
            self._render_in_place()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange) and hasattr(self, "_look"):
            look = theme.colours(QApplication.palette())
            if look != self._look:
                self._look = look
                self._render_in_place()

    def _has_pictures(self) -> bool:
        return self._chapter is not None and "<img" in help_html.page(
            self._chapter, self._look, self._size, 1
        )
