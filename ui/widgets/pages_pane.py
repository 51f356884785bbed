"""The pages of a document, one at a time: as they look or as text, with small pictures of all beside them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from auditprep.model import Box, PageImage, PageLayout, PageText
from ui.models import page_numbers, word_marks
from ui.models.page_numbers import Printed
from ui.models.page_words import PageWords
from ui.models.spots import Spot, on_page
from ui.widgets.page_canvas import PageCanvas
from ui.widgets.page_pictures import PagePictures, Picture, picture_of
from ui.widgets.page_strip import PageStrip
from ui.widgets.page_wishes import PageWishes
from ui.widgets.text_pages import TextPages

_STRIP_FROM = 640  # px; where there is less room, small pictures are shown only when asked for


@dataclass(frozen=True, slots=True)
class Pages:
    """What there is to show: a file, how many of its pages can be seen as they look (0: none, it is only text), the
    numbers printed on them, and the words to mark; on a page with a spot only that is marked."""

    file: str
    count: int
    printed: Printed = ()
    words: tuple[str, ...] = ()
    spots: tuple[Spot, ...] = ()


class _Arrival(Enum):
    """Where one comes to stand on a page."""

    TOP = auto()
    END = auto()
    FIRST_MARK = auto()
    LAST_MARK = auto()


class PagesPane(QWidget):
    """Wishes for pages, and shows what comes. Pages are those of the file, counted from 1."""

    page_wanted = Signal(int, int)  # page, width in device pixels
    thumbnail_wanted = Signal(int, int)
    changed = Signal()  # another page, or another way of showing it
    selection_changed = Signal()  # of text, or of pages in the strip
    mark_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = Pages("", 0)
        self._page = 1
        self._seen = 0  # the page that the canvas shows, or waits for
        self._read = 0  # the page whose text is shown
        self._arrival: _Arrival | None = None  # where to stand on the page once it is there
        self._texts: tuple[PageText, ...] = ()
        self._as_text = False
        self._strip_chosen: bool | None = None  # None: by the room there is
        self._kept = PagePictures()
        self._wishes = PageWishes(self)
        self.strip, self.canvas, self.text = PageStrip(), PageCanvas(), TextPages()
        self._stack = QStackedWidget()
        self._build()
        self._connect()

    # What it is told

    def show_pages(self, pages: Pages, page: int) -> None:
        """Shows a document from this page, at the first of its marks. The same file again keeps what was seen of it."""
        before, self._pages = self._pages, pages
        if (pages.file, pages.count) != (before.file, before.count):
            self._start_anew()
        elif (pages.words, pages.spots) != (before.words, before.spots):
            self._kept.clear()
            self._wishes.forget()
        self._go(page, _Arrival.FIRST_MARK)

    def show_page(self, page: int, image: PageImage, layout: PageLayout, marks: tuple[Box, ...]) -> None:
        """Shows a page that was wanted; ignored if another page is shown by now."""
        if page != self._page or not self._pages.count:
            self._wishes.lost(page)
            return
        words = PageWords(layout)
        marks = self._on_spots(page, words) or marks
        picture = Picture(picture_of(image), words, marks, self._wishes.told_width)
        self._kept.keep(page, picture)
        self._show_picture(picture)
        if self._as_text and self._read != page:
            self._show_text()

    def show_thumbnail(self, page: int, image: PageImage) -> None:
        picture = picture_of(image)
        self.strip.show_thumbnail(page, picture)
        if page == self._page and self.canvas.is_blank():
            self.canvas.show_blank(picture)

    def show_texts(self, texts: tuple[PageText, ...]) -> None:
        """The document's text: shown, where it has no other look, and searched for the next page with a mark."""
        self._texts = texts
        if not self._pages.count:
            self._go(self._page, self._arrival or _Arrival.TOP)
            return
        if self._as_text and self._read != self._page:
            self._show_text()
        self.changed.emit()

    def show_nothing(self) -> None:
        self._pages = Pages("", 0)
        self._start_anew()
        self.changed.emit()

    # What there is to see

    @property
    def page(self) -> int:
        return self._page

    @property
    def count(self) -> int:
        """How many pages there are to show, as they look or as text."""
        return self._pages.count or len(self._texts)

    @property
    def is_text(self) -> bool:
        """Whether the page is shown as text now."""
        return self._as_text or not self._pages.count

    @property
    def has_images(self) -> bool:
        """Whether the pages can be seen as they look."""
        return self._pages.count > 0

    @property
    def has_strip(self) -> bool:
        """Whether there is a use for the strip."""
        return self._pages.count > 1 and not self._as_text

    def picked(self) -> tuple[int, ...]:
        """The pages that are meant: those picked in the strip, otherwise the one shown; none where there is none."""
        picked = self.strip.picked() if self.strip.isVisible() else ()
        if self._page in picked:
            return picked
        return (self._page,) if self.count else ()

    def selected_text(self) -> str:
        return self._shown_in.selected_text()

    @property
    def mark(self) -> tuple[int, int]:
        """Which mark of the page is current, counted from 1 (0: none), and how many there are."""
        return self._shown_in.mark

    # Going about

    def go_to(self, page: int) -> None:
        """Goes to a page, or to the nearest that there is."""
        if page != self._page:
            self._go(page, _Arrival.TOP)

    def turn(self, step: int) -> None:
        """To the next page (1) or the one before (-1), which is shown from its end."""
        if 1 <= self._page + step <= self.count:
            self._go(self._page + step, _Arrival.TOP if step > 0 else _Arrival.END)

    def go_to_mark(self, step: int) -> None:
        """To the next mark on the page (1) or the one before (-1); past the last, to the next page that has one, where
        the document's text is known, and otherwise to the page's first."""
        at, count = self.mark
        if 1 <= at + step <= count:
            self._shown_in.go_to_mark(at - 1 + step)
            return
        page = word_marks.next_page(self._texts, self._pages.words, self._page, step)
        if page is None or page == self._page:
            self._shown_in.go_to_mark(0 if step > 0 else -1)
        else:
            self._go(page, _Arrival.FIRST_MARK if step > 0 else _Arrival.LAST_MARK)

    def zoom(self, steps: int) -> None:
        """Larger, smaller, or with 0 as wide as there is room for."""
        if self.is_text:
            self.text.zoom(steps)
        elif steps:
            self.canvas.zoom(steps)
        else:
            self.canvas.fit_width()

    def show_as_text(self, as_text: bool) -> None:
        """Whether pages that can be seen as they look are shown as text."""
        self._as_text = as_text
        self._arrival = _Arrival.FIRST_MARK
        self._show()

    def choose_strip(self, shown: bool) -> None:
        """The user wants the small pictures, or does not."""
        self._strip_chosen = shown
        self._show()

    def focus(self) -> None:
        self._shown_in.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and self.count:
            self.go_to(1 if event.key() == Qt.Key.Key_Home else self.count)
        else:
            super().keyPressEvent(event)

    def _go(self, page: int, arrival: _Arrival) -> None:
        self._page, self._arrival = max(1, min(page, self.count or page)), arrival
        self.strip.set_current(self._page)
        self._show()

    def _on_picked(self, page: int) -> None:
        self.go_to(page)
        self.selection_changed.emit()

    # Showing

    @property
    def _shown_in(self) -> PageCanvas | TextPages:
        return self.text if self.is_text else self.canvas

    def _start_anew(self) -> None:
        """Another document than before."""
        self._page, self._seen, self._read, self._texts = 1, 0, 0, ()
        self._kept.clear()
        self._wishes.forget()
        self.text.clear()
        self.canvas.start_anew()
        self.strip.show_pages(self._pages.count, self._pages.printed)

    def _show(self) -> None:
        """The page as it is to be shown; asks for what lacks of it."""
        self._stack.setCurrentWidget(self._shown_in)
        self._show_strip()
        if self._pages.count:
            self._show_kept()
        if self.is_text:
            self._show_text()
        self.canvas.setAccessibleName(page_numbers.title_of(self._page, self.count, self._pages.printed))
        self.changed.emit()
        self._ask()

    def _show_kept(self) -> None:
        """The page as it was seen last; paper, or its small picture, where it has not been seen."""
        kept = self._kept.get(self._page)
        if self._seen != self._page:
            self._seen = self._page
            self.canvas.show_blank(self.strip.picture(self._page))
            if self._arrival is _Arrival.END:
                self.canvas.scroll_to_end()
        if kept is not None:
            self._wishes.has(self._page, kept.asked)
            self._show_picture(kept)

    def _show_picture(self, picture: Picture) -> None:
        self.canvas.show_page(picture.image, picture.words, picture.marks)
        if not self.is_text:
            self._arrive()

    def _show_text(self) -> None:
        text = self._text_of_page()
        self._read = self._page if text is not None else 0
        if text is None:
            self.text.clear()
            return
        title = page_numbers.title(self._page, self._pages.printed)
        spots = on_page(self._pages.spots, self._page, text)
        self.text.show_page(title, text, self._pages.words, spots)
        self._arrive()

    def _on_spots(self, page: int, words: PageWords) -> tuple[Box, ...]:
        """Where the spots of a page are on its picture."""
        spots = on_page(self._pages.spots, page, words.text)
        return tuple(box for spot in spots for box in words.boxes(spot.start, spot.end))

    def _text_of_page(self) -> str | None:
        """The text as it was read, otherwise as it stands on the page; None while neither has come."""
        if self._texts:
            return self._texts[self._page - 1].text if self._page <= len(self._texts) else ""
        kept = self._kept.get(self._page)
        return kept.words.text if kept else None

    def _arrive(self) -> None:
        """Stands where one wanted to come on the page."""
        arrival, self._arrival = self._arrival, None
        if arrival is _Arrival.END:
            self._shown_in.scroll_to_end()
        elif arrival in (_Arrival.FIRST_MARK, _Arrival.LAST_MARK):
            self._shown_in.go_to_mark(0 if arrival is _Arrival.FIRST_MARK else -1)
        self.mark_changed.emit()

    def _show_strip(self) -> None:
        wanted = self.width() >= _STRIP_FROM if self._strip_chosen is None else self._strip_chosen
        self.strip.setVisible(self.has_strip and wanted)

    def _ask(self) -> None:
        if self._pages.count and self.isVisible():
            self._wishes.wish(self._page, self.canvas.wanted_width())

    # What Qt tells

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        was_there = self.strip.isVisible()
        self._show_strip()
        if was_there != self.strip.isVisible():
            self.changed.emit()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._ask()
        return super().event(event)

    # Building

    def _build(self) -> None:
        self._stack.addWidget(self.canvas)
        self._stack.addWidget(self.text)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.strip)
        row.addWidget(self._stack, 1)
        self.strip.hide()

    def _connect(self) -> None:
        self._wishes.wanted.connect(self.page_wanted)
        self.strip.thumbnail_wanted.connect(self.thumbnail_wanted)
        self.strip.page_picked.connect(self._on_picked)
        self.strip.picked_changed.connect(self.selection_changed)
        self.canvas.resized.connect(self._ask)
        for shown in (self.canvas, self.text):
            shown.turned.connect(self.turn)
            shown.selection_changed.connect(self.selection_changed)
            shown.mark_changed.connect(self.mark_changed)
