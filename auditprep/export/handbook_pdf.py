"""The handbook as a PDF: a title and the contents, then a chapter after the other, with links and bookmarks."""

from __future__ import annotations

import io
from collections.abc import Generator, Iterator, Sequence
from functools import cache
from itertools import groupby
from typing import Any

from pikepdf import Pdf
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.utils import ImageReader
from reportlab.platypus import CondPageBreak, Image, PageBreak, Paragraph

from auditprep import handbook
from auditprep.export import pdf_blocks, pdf_look
from auditprep.export.pdf_finish import Bookmark, resolve_links, set_bookmarks, set_metadata
from auditprep.export.pdf_flow import Furniture, Pages, Place, Reference, kept_with_next, link_to, set_pages
from auditprep.export.pdf_text import Pen, link
from auditprep.handbook import Chapter, Heading, Key, Note, Part, Picture
from auditprep.model import Progress
from auditprep.richtext import Block, Span, Spans

PROGRAM, VERSION, CONTENTS = "auditprep", "Version {version}", "Innehåll"
_TALLEST = 300.0  # of a picture
_AFTER_HEADING = 60.0
_CHAPTER_ROOM = pdf_look.HEIGHT * 0.45  # that a chapter wants, to begin where the one before ends

Chunk = list[Any]


def make(chapters: Sequence[Chapter], version: str) -> Generator[Progress, None, bytes]:
    """The chapters as a PDF, as they are in this version of the program; a picture that is not there is left out."""
    pen = _Pen()
    work = set_pages(
        _chunks(chapters, VERSION.format(version=version), pen), Furniture(handbook.TITLE, "", pen)
    )
    while True:
        try:
            yield Progress(next(work), len(chapters) + 1, "set")
        except StopIteration as end:
            return _finished(end.value, chapters, VERSION.format(version=version))


def _finished(pages: Pages, chapters: Sequence[Chapter], version: str) -> bytes:
    with Pdf.open(io.BytesIO(pages.data)) as pdf:
        resolve_links(pdf, range(pages.count), pages.spots.get)
        set_bookmarks(pdf, _bookmarks(pages, chapters))
        set_metadata(pdf, handbook.TITLE, PROGRAM, version)
        buffer = io.BytesIO()
        pdf.save(buffer)
    return buffer.getvalue()


def _bookmarks(pages: Pages, chapters: Sequence[Chapter]) -> Iterator[Bookmark]:
    yield Bookmark(CONTENTS, pages.spots["contents"])
    for each in chapters:
        under = tuple(
            Bookmark(heading.text, pages.spots[_spot(each.name, heading.anchor)]) for heading in each.headings
        )
        yield Bookmark(f"{each.number} {each.title}", pages.spots[_spot(each.name)], under, folded=True)


def _spot(chapter: str, anchor: str = "") -> str:
    return f"{chapter}/{anchor}" if anchor else chapter


class _Pen(Pen):
    """A pen that shows keys as keys, and leads to other chapters."""

    def spans(self, spans: Spans) -> str:
        return "".join(map(self._of_handbook, spans))

    def _of_handbook(self, span: Span) -> str:
        marked = self.words(span.text)
        if isinstance(span, Key):
            marked = f'<font backColor="{pdf_look.GROUND.hexval().replace("0x", "#")}">{marked}</font>'
        for tag, is_set in (("b", span.bold), ("i", span.italic)):
            marked = f"<{tag}>{marked}</{tag}>" if is_set else marked
        return link(marked, _address(span.link)) if span.link else marked


def _address(address: str) -> str:
    there = handbook.place(address)
    return link_to(_spot(*there)) if there else address


def _chunks(chapters: Sequence[Chapter], version: str, pen: Pen) -> Iterator[Chunk]:
    yield [*_front(chapters, version, pen)]
    for at, each in enumerate(chapters):
        begins = CondPageBreak(_CHAPTER_ROOM) if at else PageBreak()
        yield [begins, *_chapter(each, pen)]


def _front(chapters: Sequence[Chapter], version: str, pen: Pen) -> Iterator[Any]:
    look = pdf_look.styles()
    yield Paragraph(pen.line(handbook.TITLE), look["title"])
    yield Paragraph(pen.line(version), look["lead"])
    yield Place("contents")
    yield Paragraph(CONTENTS, look["top"])
    for each in chapters:
        words = f"{each.number}\N{EN SPACE}{pen.line(each.title)}"
        address = link_to(_spot(each.name))
        yield Reference(Paragraph(f'<a href="{address}">{words}</a>', _styles()["contents"]), each.name)


def _chapter(chapter: Chapter, pen: Pen) -> Iterator[Any]:
    yield Place(_spot(chapter.name))
    title, rest = chapter.parts[:1], chapter.parts[1:]
    yield from (Paragraph(pen.line(chapter.title), _styles()["chapter"], str(chapter.number)) for _ in title)
    for is_block, parts in groupby(rest, lambda part: isinstance(part, Block)):
        if is_block:
            yield from pdf_blocks.flowables(_blocks(parts), pen)
        else:
            for part in parts:
                yield from _part(part, chapter, pen)


def _blocks(parts: Iterator[Part]) -> Iterator[Block]:
    yield from (part for part in parts if isinstance(part, Block))


def _part(part: Part, chapter: Chapter, pen: Pen) -> Iterator[Any]:
    match part:
        case Heading():
            heading = Paragraph(pen.line(part.text), _styles()[f"heading-{min(part.level, 3)}"])
            place = Place(_spot(chapter.name, part.anchor))
            yield from kept_with_next([place, heading], _AFTER_HEADING)
        case Note():
            yield Paragraph(pen.spans(part.spans), _styles()["note"])
        case Picture():
            yield from _picture(part, pen)


def _picture(picture: Picture, pen: Pen) -> Iterator[Any]:
    """The picture with what it shows below; nothing where there is none to show."""
    try:
        # Its bytes, never its name: of a name reportlab thinks that it may be an address, and brings the network along.
        data = picture.file.read_bytes()
        width, height = ImageReader(io.BytesIO(data)).getSize()
    except (OSError, ValueError):  # not there, or no picture
        return
    scale = min(pdf_look.WIDTH / width, _TALLEST / height)
    image = Image(io.BytesIO(data), width * scale, height * scale, hAlign="LEFT")
    image.spaceBefore = 6
    yield from kept_with_next([image], 20)
    yield Paragraph(pen.line(picture.alt), _styles()["caption"])


@cache
def _styles() -> dict[str, ParagraphStyle]:
    body = pdf_look.styles()["body"]
    contents = ParagraphStyle(
        "handbook-contents", body, leftIndent=-pdf_look.HANG, spaceAfter=5, linkUnderline=0
    )
    return {"contents": contents, **_heading_styles(body), **_beside_styles(body)}


def _heading_styles(body: ParagraphStyle) -> dict[str, ParagraphStyle]:
    bold = {"fontName": pdf_look.BOLD, "keepWithNext": 0}
    number = {"bulletFontName": pdf_look.BOLD, "bulletColor": pdf_look.ACCENT, "bulletIndent": -pdf_look.HANG}
    return {
        "chapter": ParagraphStyle(
            *("handbook-chapter", body),
            **bold,
            **number,
            fontSize=20,
            leading=26,
            spaceBefore=26,
            spaceAfter=8,
            bulletFontSize=20,
        ),
        "heading-2": ParagraphStyle(
            *("handbook-2", body),
            **bold,
            fontSize=13,
            leading=18,
            spaceBefore=13,
            spaceAfter=4,
            textColor=pdf_look.ACCENT,
        ),
        "heading-3": ParagraphStyle(
            "handbook-3", body, fontSize=11, leading=15, spaceBefore=8, spaceAfter=3, **bold
        ),
    }


def _beside_styles(body: ParagraphStyle) -> dict[str, ParagraphStyle]:
    """Of what stands among the text: notes, and the words below pictures."""
    return {
        "note": ParagraphStyle(
            *("handbook-note", body),
            leftIndent=10,
            borderColor=pdf_look.ACCENT,
            borderWidth=0.8,
            borderPadding=(6, 8, 7, 8),
            borderRadius=3,
            spaceBefore=12,
            spaceAfter=14,
            rightIndent=8,
        ),
        "caption": ParagraphStyle(
            *("handbook-caption", body),
            fontSize=8.5,
            leading=12,
            textColor=pdf_look.MUTED,
            spaceBefore=3,
            spaceAfter=10,
        ),
    }
