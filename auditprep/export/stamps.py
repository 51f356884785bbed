"""The stamp on a cited page: "Bilaga 3 · fråga 2.1", in the corner at the top right as the page is seen."""

from __future__ import annotations

import io
import itertools
import warnings
from collections.abc import Iterable, Sequence
from copy import copy
from dataclasses import dataclass
from decimal import Decimal

import pikepdf
from pikepdf import Array, Dictionary, Name, Page, Pdf, PdfError, PikepdfError, Stream
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from auditprep.export import pdf_look, pdf_words
from auditprep.export.binder_pages import BROKEN
from auditprep.export.pdf_text import Pen

_SIZE = 8.0
_WIDEST = 230.0
_PADDING = 4.0
_MARGIN = 10.0
_USUAL = 595.0  # the width of a page on which the stamp has its own size
_END_WORD = "AuditprepEnd"
_END = f"\n{_END_WORD}\n".encode()
_NO_BOX = (0.0, 0.0, 612.0, 792.0)  # what readers take where a page has no size
_MOST_OF_WIDTH, _MOST_OF_HEIGHT = 0.6, 0.3


@dataclass(frozen=True, slots=True)
class Stamp:
    """A stamp as a drawing in the binder, and its size."""

    drawing: pikepdf.Object
    width: float
    height: float


def words(number: int, questions: Iterable[str]) -> str:
    """What the stamp says: "Bilaga 3 · fråga 2.1, 3.4"."""
    return f"{pdf_words.ATTACHMENT} {number} · {pdf_words.QUESTION} {', '.join(dict.fromkeys(questions))}"


def make_stamps(pdf: Pdf, texts: Iterable[str], pen: Pen) -> dict[str, Stamp]:
    """A stamp for each text, as drawings in this file that share their font."""
    wanted = list(dict.fromkeys(texts))
    if not wanted:
        return {}
    data, sizes = _drawn(wanted, pen)
    with Pdf.open(io.BytesIO(data)) as drawn:
        drawings = [pdf.copy_foreign(page.as_form_xobject()) for page in drawn.pages]
    return {text: Stamp(drawing, *size) for text, drawing, size in zip(wanted, drawings, sizes, strict=True)}


def put(pdf: Pdf, page: Page, stamp: Stamp) -> bool:
    """Stamps the page; False for one that is so broken that it cannot be. Nothing else that is drawn on it changes."""
    try:
        _put(pdf, page, stamp)
    except BROKEN:
        return False
    return True


def _put(pdf: Pdf, page: Page, stamp: Stamp) -> None:
    resources = _own_resources(pdf, page)
    content = _content(page)
    if _is_whole(pdf, content):
        page.contents_add(b"q\n", prepend=True)
    else:
        _set_apart(pdf, page, resources, content)
    name = _added(resources, stamp.drawing)
    matrix = " ".join(f"{number:.4f}" for number in _matrix(page, stamp))
    page.contents_add(f"\nQ\nq {matrix} cm {name} Do Q\n".encode(), prepend=False)


def _drawn(texts: Sequence[str], pen: Pen) -> tuple[bytes, list[tuple[float, float]]]:
    """A page a stamp, no larger than it is."""
    pdf_look.load_fonts()
    buffer, sizes = io.BytesIO(), []
    canvas = Canvas(buffer, initialFontName=pdf_look.FAMILY)
    style = ParagraphStyle(
        "stamp", pdf_look.styles()["body"], fontName=pdf_look.BOLD, fontSize=_SIZE, leading=10, spaceAfter=0,
        textColor=pdf_look.ACCENT,
    )  # fmt: skip
    for text in texts:
        paragraph = Paragraph(pen.line(text), style)
        width = min(pdf_look.text_width(text, _SIZE, pdf_look.BOLD) + 1, _WIDEST)
        _wide, height = paragraph.wrap(width, 100_000)
        sizes.append((width + 2 * _PADDING, height + 2 * _PADDING - 1))
        _draw(canvas, paragraph, *sizes[-1])
    canvas.save()
    return buffer.getvalue(), sizes


def _draw(canvas: Canvas, paragraph: Paragraph, width: float, height: float) -> None:
    canvas.setPageSize((width, height))
    canvas.setFillColorRGB(1, 1, 1)
    canvas.setStrokeColor(pdf_look.ACCENT)
    canvas.setLineWidth(0.8)
    canvas.roundRect(0.4, 0.4, width - 0.8, height - 0.8, 2, stroke=1, fill=1)
    paragraph.drawOn(canvas, _PADDING, _PADDING)
    canvas.showPage()


# Where it goes


def _matrix(page: Page, stamp: Stamp) -> tuple[float, ...]:
    """From the stamp's own measures to its corner of the page, whichever way the page is turned."""
    x0, y0, x1, y1 = _seen(page)
    turn = _turn(page)
    wide, high = (x1 - x0, y1 - y0) if turn in (0, 180) else (y1 - y0, x1 - x0)
    scale = _scale(stamp, wide, high)
    margin = min(_MARGIN * scale, wide / 20, high / 20)
    along, up = margin + stamp.width * scale, margin + stamp.height * scale
    if turn == 90:
        return 0, scale, -scale, 0, x0 + up, y1 - along
    if turn == 180:
        return -scale, 0, 0, -scale, x0 + along, y0 + up
    if turn == 270:
        return 0, -scale, scale, 0, x1 - up, y0 + along
    return scale, 0, 0, scale, x1 - along, y1 - up


def _scale(stamp: Stamp, wide: float, high: float) -> float:
    """As the page is larger or smaller than usual, so is the stamp: it is to be read, and not to hide what is there."""
    usual = max(min(wide, high) / _USUAL, 0.2)
    if min(wide, high) > _USUAL * 0.6:
        usual = max(usual, 0.8)
    return min(usual, wide * _MOST_OF_WIDTH / stamp.width, high * _MOST_OF_HEIGHT / stamp.height)


def _turn(page: Page) -> int:
    """How far the page is turned, clockwise; 0 for what is no quarter."""
    turned = page.obj.get(Name.Rotate, 0)
    return turned % 360 if isinstance(turned, int) and turned % 90 == 0 else 0


def _seen(page: Page) -> tuple[float, float, float, float]:
    """The part of the page that is seen: the crop box, as far as it is inside the media box."""
    media = _box(page.obj.get(Name.MediaBox)) or _NO_BOX
    crop = _box(page.obj.get(Name.CropBox)) or media
    inner = (max(media[0], crop[0]), max(media[1], crop[1]), min(media[2], crop[2]), min(media[3], crop[3]))
    return inner if inner[0] < inner[2] and inner[1] < inner[3] else media


def _box(box: object) -> tuple[float, float, float, float] | None:
    """The box's left, bottom, right and top; None for what is none."""
    numbers = list(box) if isinstance(box, Array) else []
    if len(numbers) != 4 or not all(isinstance(each, int | float | Decimal) for each in numbers):
        return None
    left, bottom, right, top = map(float, numbers)
    left, bottom, right, top = min(left, right), min(bottom, top), max(left, right), max(bottom, top)
    return (left, bottom, right, top) if left < right and bottom < top else None


# How it gets there


def _content(page: Page) -> bytes:
    """What the page draws, in one piece. What is no drawing goes, as readers pass over it."""
    drawn = page.obj.get(Name.Contents)
    pieces = [each for each in (drawn if isinstance(drawn, Array) else [drawn]) if isinstance(each, Stream)]
    page.obj.Contents = Array(pieces)
    return b"\n".join(map(_decoded, pieces))


def _decoded(piece: Stream) -> bytes:
    try:
        return piece.read_bytes()
    except PikepdfError:  # nor can a reader decode it
        return b""


def _is_whole(pdf: Pdf, content: bytes) -> bool:
    """Whether something may be drawn after it: it restores each state that it saves and no other, and it is not cut
    off in the middle of a string."""
    depth = 0
    operators = _operators(pdf, content + _END)
    for operator in operators:
        depth += {"q": 1, "Q": -1}.get(operator, 0)
        if depth < 0:
            return False
    return depth == 0 and operators[-1:] == [_END_WORD]


def _operators(pdf: Pdf, content: bytes) -> list[str]:
    """Where it saves and restores the state, and our own word at its end; nothing where it cannot be read."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of a stream that is cut off
            found = pikepdf.parse_content_stream(pdf.make_stream(content), f"q Q {_END_WORD}")
    except PdfError:
        return []
    return [str(each.operator) for each in found]


def _set_apart(pdf: Pdf, page: Page, resources: pikepdf.Object, content: bytes) -> None:
    """Makes what the page draws a drawing of its own, so that it leaves nothing behind."""
    left, bottom, right, top = _box(page.obj.get(Name.MediaBox)) or _NO_BOX
    drawing = pdf.make_stream(content)
    drawing[Name.Type], drawing[Name.Subtype] = Name.XObject, Name.Form
    drawing[Name.BBox] = Array([left, bottom, right, top])
    inner = copy(resources)
    inner[Name.XObject] = copy(resources.XObject)
    drawing[Name.Resources] = inner
    page.obj.Contents = pdf.make_stream(f"q {_added(resources, drawing)} Do".encode())


def _own_resources(pdf: Pdf, page: Page) -> pikepdf.Object:
    """The page's resources, which other pages may share: so it gets its own."""
    shared = page.obj.get(Name.Resources)
    resources = copy(shared) if isinstance(shared, Dictionary) else Dictionary()
    drawings = resources.get(Name.XObject)
    resources[Name.XObject] = copy(drawings) if isinstance(drawings, Dictionary) else Dictionary()
    own = pdf.make_indirect(resources)
    page.obj.Resources = own
    return own


def _added(resources: pikepdf.Object, drawing: pikepdf.Object) -> str:
    """The name of the drawing among the resources."""
    names = (f"/Auditprep{number}" for number in itertools.count())
    name = next(each for each in names if Name(each) not in resources.XObject)
    resources.XObject[Name(name)] = drawing
    return name
