"""Pictures as the camera held them, whatever else their EXIF says, and what Pillow raises for damaged ones.

Pillow's own way of turning them (`exif_transpose`) writes the EXIF anew, and fails where a camera has written it oddly.
"""

from __future__ import annotations

import logging
import struct
import zlib

from PIL import Image

# What it says of damaged pictures is told as their trouble.
logging.getLogger("PIL").setLevel(logging.CRITICAL)

BROKEN = (
    *(
        OSError,
        SyntaxError,
        ValueError,
        TypeError,
        KeyError,
        IndexError,
        EOFError,
        RuntimeError,
        AttributeError,
    ),
    *(AssertionError, ArithmeticError, struct.error, zlib.error, MemoryError),
)
"""What Pillow raises for damaged pictures: what it is meant to, and what its readers of odd formats do too."""

_ORIENTATION = 0x0112  # of EXIF: 1 is upright
_Turn = Image.Transpose
_TURNS = {
    2: _Turn.FLIP_LEFT_RIGHT, 3: _Turn.ROTATE_180, 4: _Turn.FLIP_TOP_BOTTOM, 5: _Turn.TRANSPOSE,
    6: _Turn.ROTATE_270, 7: _Turn.TRANSVERSE, 8: _Turn.ROTATE_90,
}  # fmt: skip


def turn_of(picture: Image.Image) -> Image.Transpose | None:
    """How the picture is to be turned to stand upright; None where it does, or does not say."""
    try:
        return _TURNS.get(picture.getexif().get(_ORIENTATION, 1))
    except BROKEN:  # an EXIF that cannot be read says nothing
        return None


def upright_size(picture: Image.Image) -> tuple[int, int]:
    """Width and height in pixels, once it stands upright."""
    is_on_its_side = turn_of(picture) in {_TURNS[5], _TURNS[6], _TURNS[7], _TURNS[8]}
    return (picture.height, picture.width) if is_on_its_side else (picture.width, picture.height)


def frames(picture: Image.Image) -> int:
    """How many pictures the file has: the pages of a TIFF; an animation is one."""
    return int(getattr(picture, "n_frames", 1)) if picture.format == "TIFF" else 1


def in_colour(picture: Image.Image) -> Image.Image:
    """In red, green and blue; 16 bits of grey brought down to the 8 that are shown."""
    if picture.mode.startswith("I;16"):
        picture = picture.convert("I")
    if picture.mode in {"I", "F"}:
        deepest = picture.getextrema()[1]
        scale = 255 / deepest if isinstance(deepest, int | float) and deepest > 255 else 1.0
        picture = picture.convert("F").point(lambda value: value * scale).convert("L")
    return picture.convert("RGB")
