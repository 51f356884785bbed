"""Pictures as pages of a binder: one each, and one for each picture in a TIFF."""

from __future__ import annotations

import io
import warnings
from collections.abc import Generator

from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from auditprep.export import pdf_look, pdf_words
from auditprep.pillow import BROKEN, frames, in_colour, turn_of

_JPEG, _JPEG2000 = "JPEG", "JPEG2000"
_BEGINNINGS = {
    b"\x89PNG\r\n": "PNG", b"\xff\xd8\xff": _JPEG, b"GIF8": "GIF", b"BM": "BMP", b"II*\0": "TIFF", b"MM\0*": "TIFF",
    b"\0\0\0\x0cjP": _JPEG2000, b"\xff\x4f\xff\x51": _JPEG2000,
}  # fmt: skip
# In pixels. A JPEG goes in as it is; any other picture is unpacked in memory.
_LARGEST_JPEG, _LARGEST = 400_000_000, 50_000_000
_MOST_BYTES = 300_000_000  # of all pictures in a file, as they go in
_MARGIN = 36.0
_QUALITY = 92


class NoPicture(Exception):
    """A picture that cannot be set. The code of why: "damaged" or "too-large"."""


def picture_kind(data: bytes) -> str | None:
    """What kind of picture it begins like, as Pillow calls it; None for none."""
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "WEBP"
    if data.startswith(b"BM") and int.from_bytes(data[14:18], "little") not in {12, 40, 52, 56, 64, 108, 124}:
        return None
    return next((kind for begin, kind in _BEGINNINGS.items() if data.startswith(begin)), None)


def picture_pages(data: bytes, kind: str) -> Generator[None, None, tuple[bytes, bool]]:
    """A PDF with the pictures, and whether they are all in it; a sign of life for each. An animation is its first
    picture. Raises NoPicture."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of large ones, as we have a limit of our own, and of odd ones
            with Image.open(io.BytesIO(data), formats=[kind]) as picture:
                return (yield from _set(picture, data))
    except Image.DecompressionBombError as error:
        raise NoPicture("too-large") from error
    except BROKEN as error:
        raise NoPicture("damaged") from error


def _set(picture: Image.Image, data: bytes) -> Generator[None, None, tuple[bytes, bool]]:
    pdf_look.load_fonts()
    buffer, count, used = io.BytesIO(), frames(picture), 0
    canvas = Canvas(buffer, initialFontName=pdf_look.FAMILY, pageCompression=1)
    for number in range(count):
        try:
            if number:
                picture.seek(number)
            used += _draw(canvas, picture, data, is_only=count == 1)
        except (*BROKEN, NoPicture):
            if not number:
                raise
            _draw_none(canvas)
        canvas.showPage()
        if used > _MOST_BYTES and number + 1 < count:
            break
        yield
    canvas.save()
    return buffer.getvalue(), used <= _MOST_BYTES or number + 1 == count


def _draw(canvas: Canvas, picture: Image.Image, data: bytes, *, is_only: bool) -> int:
    """Draws the picture on the canvas's page; about how many bytes that takes."""
    as_it_is = picture.format == _JPEG and turn_of(picture) is None
    if picture.width * picture.height > (_LARGEST_JPEG if picture.format == _JPEG else _LARGEST):
        raise NoPicture("too-large")
    reader, size = _as_it_is(picture, data) if as_it_is else _upright(picture, pack=not is_only)
    wide, high = pdf_look.PAGE_WIDTH, pdf_look.PAGE_HEIGHT
    if reader.getSize()[0] > reader.getSize()[1]:
        wide, high = high, wide
    canvas.setPageSize((wide, high))
    place = (_MARGIN, _MARGIN, wide - 2 * _MARGIN, high - 2 * _MARGIN)
    canvas.drawImage(reader, *place, mask="auto", preserveAspectRatio=True, anchor="c")
    return size


def _draw_none(canvas: Canvas) -> None:
    """A page that says that its picture is damaged."""
    canvas.setPageSize((pdf_look.PAGE_WIDTH, pdf_look.PAGE_HEIGHT))
    canvas.setFont(pdf_look.FAMILY, 11)
    canvas.drawString(pdf_look.LEFT, pdf_look.PAGE_HEIGHT / 2, pdf_words.DAMAGED_PAGE)


def _as_it_is(picture: Image.Image, data: bytes) -> tuple[ImageReader, int]:
    """A JPEG, unless it was taken with the camera turned."""
    picture.draft("L", (picture.width // 8, picture.height // 8))  # enough to see that it is whole
    picture.load()
    return ImageReader(io.BytesIO(data)), len(data)


def _upright(picture: Image.Image, *, pack: bool) -> tuple[ImageReader, int]:
    """The picture as it is meant to be seen. `pack`: one of many, so colours are kept as a photograph's."""
    picture.load()
    turn = turn_of(picture)
    upright = picture if turn is None else picture.transpose(turn)
    if upright.mode in {"1", "L"}:
        plain = upright.convert("L")
    elif upright.has_transparency_data:
        plain = upright.convert("RGBA")
    else:
        plain = in_colour(upright)
    if not pack or plain.mode != "RGB":
        return ImageReader(plain), plain.width * plain.height // 8
    packed = io.BytesIO()
    plain.save(packed, "JPEG", quality=_QUALITY)
    return ImageReader(packed), packed.tell()
