"""Pages set one after the other, with what stands on every page, and where everything came to stand.

Links are written as addresses of our own (`link_to`), since most of what they lead to is set later or in another
part; `pdf_finish` turns them into links within the file.
"""

from __future__ import annotations

import io
from collections.abc import Generator, Iterable
from dataclasses import dataclass
from typing import Any

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, CondPageBreak, Flowable, Frame, PageTemplate, Paragraph

from auditprep.export import pdf_look, pdf_words
from auditprep.export.pdf_look import PORTRAIT, Paper
from auditprep.export.pdf_text import Pen, one_line

_SCHEME = "auditprep-place:"
_LEAST_AFTER_HEADING = 48.0


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something stands: its page, counted from 0, and the height of its top above the page's foot; None: all of
    the page is meant."""

    page: int
    top: float | None = None


@dataclass(frozen=True, slots=True)
class Pages:
    """Pages once set: the PDF, how many they are, and where the named places are."""

    data: bytes
    count: int
    spots: dict[str, Spot]


def link_to(place: str) -> str:
    """The address of a place, for a link in markup."""
    return _SCHEME + place


def place_of(address: str) -> str | None:
    """The place that an address of ours leads to; None for any other address."""
    return address.removeprefix(_SCHEME) if address.startswith(_SCHEME) else None


class Furniture:
    """What stands at the head and the foot of every page. `state` is "Utkast", or "" for none."""

    def __init__(
        self, left: str, state: str, pen: Pen, *, numbered: bool = True, paper: Paper = PORTRAIT
    ) -> None:
        words = pen.line(_shortened(one_line(left), paper.text_width + paper.hang - 90))
        self._left = Paragraph(words, pdf_look.styles()["running"])
        self._state, self.numbered, self.paper = state, numbered, paper

    def draw(self, canvas: Canvas, page: int) -> None:
        """Draws it on the canvas's page. The foot is drawn at the end, when the number of pages is known."""
        left, right = self.paper.left - self.paper.hang, self.paper.width - self.paper.right
        y = self.paper.height - 44
        canvas.saveState()
        self._left.wrapOn(canvas, right - left, 20)
        self._left.drawOn(canvas, left, y - 3)
        if self._state:
            canvas.setFillColor(pdf_look.TEXT)
            canvas.setFont(pdf_look.BOLD, 9)
            canvas.drawRightString(right, y, self._state.upper())
        canvas.setStrokeColor(pdf_look.LINE)
        canvas.setLineWidth(0.5)
        canvas.line(left, y - 7, right, y - 7)
        if self.numbered:
            canvas.doForm(_foot(page))
        canvas.restoreState()


def set_pages(chunks: Iterable[list[Any]], furniture: Furniture | None = None) -> Generator[int, None, Pages]:
    """Sets chunks of flowables one after the other, on the furniture's paper; yields how many are set. Within a chunk,
    `Place` and `Reference` name places and the pages of places."""
    pdf_look.load_fonts()
    book = _Book(furniture)
    book.begin()
    for number, chunk in enumerate(chunks, 1):
        book.add(list(chunk))
        yield number
    return book.end()


class Place(Flowable):  # type: ignore[misc]
    """Remembers where it stands, under this name. Takes no room."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.name = name

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return 0, 0

    def draw(self) -> None:
        _x, top = self.canv.absolutePosition(0, 0)
        self.canv.spots.setdefault(self.name, Spot(self.canv.getPageNumber() - 1, top))


class Reference(Flowable):  # type: ignore[misc]
    """A line of a list of contents: its text, and at the right the number of the page where the place is."""

    def __init__(self, text: Any, place: str) -> None:
        super().__init__()
        self.text, self.place = text, place

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        self.text.wrap(width - 40, height)
        return width, self.text.height + self.text.style.spaceAfter

    def draw(self) -> None:
        self.text.drawOn(self.canv, 0, self.text.style.spaceAfter)
        self.canv.saveState()
        self.canv.translate(pdf_look.WIDTH, self.text.style.spaceAfter + 4)
        self.canv.doForm(_page_number(self.place))
        self.canv.restoreState()
        self.canv.references.add(self.place)


def kept_with_next(
    heading: list[Any], after: float = _LEAST_AFTER_HEADING, paper: Paper = PORTRAIT
) -> list[Any]:
    """The heading's flowables, on a page with room for them and for the beginning of what follows."""
    height = sum(each.wrap(paper.text_width, 100_000)[1] + _space(each) for each in heading)
    return [CondPageBreak(min(height + after, paper.text_height - 1)), *heading]


def _space(flowable: Any) -> float:
    return float(flowable.getSpaceBefore() + flowable.getSpaceAfter())


class _Canvas(Canvas):  # type: ignore[misc]
    """A canvas that knows where the named places came to stand."""

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, **named)
        self.spots: dict[str, Spot] = {}
        self.references: set[str] = set()


class _Book(BaseDocTemplate):  # type: ignore[misc]
    """reportlab's own way of setting pages, one chunk at a time, so that somebody can look on and stop it."""

    def __init__(self, furniture: Furniture | None) -> None:
        self._buffer = io.BytesIO()
        paper = furniture.paper if furniture else PORTRAIT
        # Every page begins in this font; reportlab's own would be named in the file, and not embedded
        super().__init__(self._buffer, pagesize=(paper.width, paper.height), initialFontName=pdf_look.FAMILY)
        frame = Frame(
            *(paper.left, paper.bottom, paper.text_width, paper.text_height),
            **dict.fromkeys(("leftPadding", "rightPadding", "topPadding", "bottomPadding"), 0),
        )
        self.addPageTemplates(PageTemplate("page", frame, onPage=self._on_page))
        self._furniture = furniture

    def begin(self) -> None:
        self._startBuild(canvasmaker=_Canvas)
        self.canv._doctemplate = self

    def add(self, chunk: list[Any]) -> None:
        while chunk:
            self.clean_hanging()
            self.handle_flowable(chunk)

    def end(self) -> Pages:
        canvas = self.canv
        self.add([_Last()])
        count = canvas.getPageNumber()
        if self._furniture and self._furniture.numbered:
            _define_feet(canvas, count, self._furniture.paper)
        for place in canvas.references:
            _define_number(canvas, place)
        self._endBuild()
        return Pages(self._buffer.getvalue(), count, canvas.spots)

    def _on_page(self, canvas: Canvas, _book: object) -> None:
        if self._furniture:
            self._furniture.draw(canvas, canvas.getPageNumber())


class _Last(Place):
    """Sees to it that there is a page to stand on."""

    def __init__(self) -> None:
        super().__init__("end")


def _define_feet(canvas: Canvas, count: int, paper: Paper) -> None:
    for page in range(1, count + 1):
        text = f"{pdf_words.PAGE} {page} ({count})"
        canvas.beginForm(_foot(page), 0, 0, paper.width, 40)
        canvas.setFont(pdf_look.FAMILY, 8.5)
        canvas.setFillColor(pdf_look.MUTED)
        canvas.drawRightString(paper.width - paper.right, 34, text)
        canvas.endForm()


def _define_number(canvas: Canvas, place: str) -> None:
    spot = canvas.spots.get(place)
    canvas.beginForm(_page_number(place), -40, -4, 0, 14)
    canvas.setFont(pdf_look.FAMILY, 10)
    canvas.setFillColor(pdf_look.TEXT)
    canvas.drawRightString(0, 0, str(spot.page + 1) if spot else "")
    canvas.endForm()


def _foot(page: int) -> str:
    return f"foot-{page}"


def _page_number(place: str) -> str:
    return "number-" + "".join(
        each if each.isascii() and each.isalnum() else f"_{ord(each)}" for each in place
    )


def _shortened(text: str, width: float) -> str:
    if pdf_look.text_width(text, 8.5) <= width:
        return text
    while text and pdf_look.text_width(text + "…", 8.5) > width:
        text = text[: -max(1, len(text) // 20)]
    return text.rstrip() + "…"
