"""Pictures: how many pages they have, and how they look. Made safe against those that unfold to more than memory holds."""

from __future__ import annotations

import contextlib
import io
import warnings
from collections.abc import Iterator

from PIL import Image

from auditprep.evidence.limits import MOST_PAGES
from auditprep.evidence.text_pages import Pages
from auditprep.model import PageText, Trouble
from auditprep.pillow import BROKEN, frames, in_colour, turn_of

MOST_PIXELS = 180_000_000
_MOST_BYTES = 420_000_000  # of a picture unfolded
_CHECKED = 60_000_000  # pixels: larger ones are not unfolded only to see whether they are whole
_FORMATS = ("PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP", "JPEG2000", "MPO")


class TooBigPicture(Exception):
    """It has more pixels than are unfolded."""


def read_picture(data: bytes) -> Pages:
    """A page without text for each picture in the file."""
    try:
        with at_page(data, 1) as picture:
            count = min(frames(picture), MOST_PAGES)
            if picture.width * picture.height <= _CHECKED:
                picture.load()
    except TooBigPicture:
        return Pages((PageText(""),), Trouble.TOO_MUCH)
    except BROKEN:
        return Pages(trouble=Trouble.DAMAGED)
    return Pages((PageText(""),) * count)


@contextlib.contextmanager
def at_page(data: bytes, page: int) -> Iterator[Image.Image]:
    """The picture on this page, counted from 1, its size known, not yet unfolded. Raises TooBigPicture, and what is
    BROKEN."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow's, of pictures that are large, or a little damaged
        with _opened(data) as picture:
            if page > 1:
                picture.seek(page - 1)
            yield picture


def seen(picture: Image.Image, width: int, height: int) -> Image.Image:
    """The picture as it is meant to be seen, in so many pixels, on white. Raises TooBigPicture, and what is BROKEN."""
    picture.draft("RGB", (max(width, height),) * 2)  # a JPEG is unfolded smaller, if that is enough
    if picture.width * picture.height * (1 if picture.mode in {"1", "L"} else 4) > _MOST_BYTES:
        raise TooBigPicture
    turn, small = turn_of(picture), _smaller(picture, max(width, height))
    small = small if turn is None else small.transpose(turn)
    if small.has_transparency_data:
        own = small.convert("RGBA")
        small = Image.alpha_composite(Image.new("RGBA", own.size, "white"), own)
    return in_colour(small).resize((width, height), Image.Resampling.BILINEAR)


def _opened(data: bytes) -> Image.Image:
    try:
        picture = Image.open(io.BytesIO(data), formats=_FORMATS)
    except Image.DecompressionBombError as error:
        raise TooBigPicture from error
    if picture.width * picture.height > MOST_PIXELS:
        picture.close()
        raise TooBigPicture
    return picture


def _smaller(picture: Image.Image, side: int) -> Image.Image:
    """Reduced by a whole number, so that what comes after takes little room."""
    factor = max(picture.size) // (2 * side)
    if factor < 2 or picture.mode not in {"1", "L", "LA", "RGB", "RGBA", "CMYK", "YCbCr"}:
        return picture
    return (picture.convert("L") if picture.mode == "1" else picture).reduce(factor)
