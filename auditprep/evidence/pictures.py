"""Pictures: how many pages they have, and how they look. Made safe against those that unfold to more than memory holds."""

from __future__ import annotations

import contextlib
import io
import struct
import warnings
import zlib
from collections.abc import Iterator

from PIL import Image, ImageOps

from auditprep.evidence.limits import MOST_PAGES
from auditprep.evidence.text_pages import Pages
from auditprep.model import PageText, Trouble

MOST_PIXELS = 180_000_000
_CHECKED = 60_000_000  # pixels: larger ones are not unfolded only to see whether they are whole
_FORMATS = ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP", "JPEG2000", "MPO")
BROKEN = (
    *(
        OSError,
        SyntaxError,
        ValueError,
        TypeError,
        KeyError,
        IndexError,
        OverflowError,
        EOFError,
        RuntimeError,
    ),
    *(
        AttributeError,
        NotImplementedError,
        AssertionError,
        ArithmeticError,
        struct.error,
        zlib.error,
        MemoryError,
    ),
)
"""What Pillow's readers raise for damaged pictures, beside what they are meant to."""


class TooBigPicture(Exception):
    """It has more pixels than are unfolded."""


def read_picture(data: bytes) -> Pages:
    """A page without text for each picture in the file."""
    try:
        with opened(data) as picture:
            count = min(frames(picture), MOST_PAGES)
            if picture.width * picture.height <= _CHECKED:
                picture.load()
    except TooBigPicture:
        return Pages((PageText(""),), Trouble.TOO_MUCH)
    except BROKEN:
        return Pages(trouble=Trouble.DAMAGED)
    return Pages((PageText(""),) * count)


def opened(data: bytes) -> Image.Image:
    """The picture, its size known, not yet unfolded. Raises TooBigPicture, and what is BROKEN."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            picture = Image.open(io.BytesIO(data), formats=_FORMATS)
        except Image.DecompressionBombError as error:
            raise TooBigPicture from error
    if picture.width * picture.height > MOST_PIXELS:
        picture.close()
        raise TooBigPicture
    return picture


@contextlib.contextmanager
def at_page(data: bytes, page: int) -> Iterator[Image.Image]:
    """The picture on this page, counted from 1. Raises as `opened` does."""
    with opened(data) as picture:
        if page > 1:
            picture.seek(page - 1)
        yield picture


def frames(picture: Image.Image) -> int:
    """How many pictures the file has: the pages of a TIFF; an animation is one."""
    return int(getattr(picture, "n_frames", 1)) if picture.format == "TIFF" else 1


def seen(picture: Image.Image, width: int, height: int) -> Image.Image:
    """The picture as it is meant to be seen, in so many pixels, on white. Raises what is BROKEN."""
    picture.draft("RGB", (width, height))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        picture = ImageOps.exif_transpose(picture)
    if picture.has_transparency_data:
        own = picture.convert("RGBA")
        picture = Image.alpha_composite(Image.new("RGBA", own.size, "white"), own)
    return _in_colour(picture).resize(
        (width, height), Image.Resampling.BOX if picture.width > 2 * width else Image.Resampling.LANCZOS
    )


def upright_size(picture: Image.Image) -> tuple[int, int]:
    """Width and height in pixels, turned as the camera says."""
    size = picture.width, picture.height
    return (size[1], size[0]) if picture.getexif().get(0x0112) in {5, 6, 7, 8} else size


def _in_colour(picture: Image.Image) -> Image.Image:
    """In red, green and blue; 16 bits of grey brought down to the 8 that are shown."""
    if picture.mode.startswith("I") or picture.mode == "F":
        picture = (
            picture.point(lambda value: value / 256).convert("L")
            if picture.mode.startswith("I;16") or _is_deep(picture)
            else picture.convert("L")
        )
    return picture.convert("RGB")


def _is_deep(picture: Image.Image) -> bool:
    highest = picture.getextrema()[1]
    return isinstance(highest, int | float) and highest > 255
