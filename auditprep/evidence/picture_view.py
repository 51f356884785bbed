"""A picture, or the pages of a TIFF, looked at."""

from __future__ import annotations

from auditprep.errors import NotViewable
from auditprep.evidence.pictures import TooBigPicture, at_page, seen
from auditprep.evidence.rasters import A4, empty, pixels
from auditprep.model import Box, PageImage, PageLayout
from auditprep.pillow import BROKEN, frames, upright_size

_UNSEEN = (*BROKEN, TooBigPicture)


class PictureView:
    """A `Viewable`. A page of a TIFF that is damaged, while others are not, is an empty sheet."""

    def __init__(self, data: bytes, file_name: str) -> None:
        """Raises NotViewable."""
        self._data = data
        try:
            with at_page(data, 1) as picture:
                self._count = frames(picture)
            self._image(1, 8)  # a picture that is cut off is found out now
        except TooBigPicture:
            raise NotViewable(file=file_name, reason="too-big") from None
        except BROKEN:
            raise NotViewable(file=file_name, reason="damaged") from None

    @property
    def count(self) -> int:
        return self._count

    def size(self, page: int) -> tuple[float, float]:
        """A pixel is a point."""
        try:
            with at_page(self._data, page) as picture:
                width, height = upright_size(picture)
        except _UNSEEN:
            return A4
        return float(width), float(height)

    def image(self, page: int, width: int) -> PageImage:
        try:
            return self._image(page, width)
        except _UNSEEN:
            return empty(width)

    def layout(self, page: int) -> PageLayout:
        return PageLayout("", ())

    def marks(self, page: int, words: tuple[str, ...]) -> tuple[Box, ...]:
        return ()

    def close(self) -> None:
        self._data = b""

    def _image(self, page: int, width: int) -> PageImage:
        with at_page(self._data, page) as picture:
            across, down = pixels(upright_size(picture), width)
            return PageImage(across, down, seen(picture, across, down).tobytes())
