"""How large a page is shown, and where its paper lies in the view."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF

from ui import theme

MARGIN = theme.S
_STEP = 1.2
_NARROWEST, _WIDEST = 80.0, 6000.0
_PIXELS = 16_000_000  # of one picture; beyond that the page is shown scaled
_A4 = math.sqrt(2)


class PageZoom:
    """Measures in px of the window; `pixels` in those of the screen."""

    def __init__(self) -> None:
        self._room = 400.0
        self._width: float | None = None  # None: as wide as there is room for …
        self._least = 0.0  # … and as wide as this, so that it can be read
        self._fits = False  # but not where it is asked for with all its width
        self._shape = _A4  # height by width

    def set_room(self, width: int) -> None:
        """How wide the view is, where it is narrowest: without its scroll bar. Otherwise the page would jump."""
        self._room = max(_NARROWEST, width - 2.0 * MARGIN)

    def set_shape(self, width: int, height: int) -> None:
        """The page's proportions."""
        if width > 0 and height > 0:
            self._shape = height / width

    def step(self, steps: float) -> None:
        """Larger by so many steps, or smaller."""
        self._width = min(_WIDEST, max(_NARROWEST, self.width * _STEP**steps))

    def set_least(self, width: int) -> None:
        """How wide it is at first where there is less room."""
        self._least = width

    def begin(self) -> None:
        """As it is at first."""
        self._width, self._fits = None, False

    def fit(self) -> None:
        """As wide as there is room for."""
        self._width, self._fits = None, True

    @property
    def width(self) -> float:
        if self._width is not None:
            return self._width
        return self._room if self._fits else max(self._room, self._least)

    def pixels(self, ratio: float) -> int:
        """How wide the page's picture should be, within reason."""
        most = math.sqrt(_PIXELS / self._shape)
        return max(1, round(min(self.width * ratio, most)))

    def whole(self) -> tuple[int, int]:
        """Width and height of the page with its margins."""
        return math.ceil(self.width + 2 * MARGIN), math.ceil(self.width * self._shape + 2 * MARGIN)

    def paper(self, view: int, right: int, down: int) -> QRectF:
        """Where the page lies in a view so wide that is scrolled so far; in its middle, where there is room."""
        left = max(float(MARGIN), round((view - self.width) / 2)) - right
        return QRectF(left, MARGIN - down, self.width, self.width * self._shape)
