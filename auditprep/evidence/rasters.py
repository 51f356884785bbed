"""How large the picture of a page may be."""

from __future__ import annotations

import math

from auditprep.model import PageImage

WIDEST = 6000
"""Pixels."""
MOST_PIXELS = 40_000_000
A4 = (595.0, 842.0)
"""The size, in points, of a page that cannot be loaded: it is seen as an empty sheet."""


def pixels(size: tuple[float, float], width: int) -> tuple[int, int]:
    """Width and height of a page's picture: so wide, or as wide as is allowed."""
    height_to_width = min(max(size[1] / max(size[0], 1e-6), 1e-4), 1e4)
    widest = min(WIDEST, math.isqrt(int(MOST_PIXELS / height_to_width)))
    across = max(1, min(width, widest))
    return across, max(1, min(round(across * height_to_width), MOST_PIXELS // across))


def empty(width: int) -> PageImage:
    """An empty sheet."""
    across, down = pixels(A4, width)
    return PageImage(across, down, b"\xff" * (across * down * 3))
