"""The pages that were seen last, kept so that going back to one takes no time."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtGui import QImage

from auditprep.model import Box, PageImage
from ui.models.page_words import PageWords

_PAGES, _BYTES = 12, 100_000_000


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as it looks, its text and its marks; `asked` is the width in device pixels that was asked for."""

    image: QImage
    words: PageWords
    marks: tuple[Box, ...]
    asked: int


class PagePictures:
    """Keeps few pages, and less where they are large."""

    def __init__(self) -> None:
        self._kept: OrderedDict[int, Picture] = OrderedDict()  # the page seen last comes last

    def keep(self, page: int, picture: Picture) -> None:
        self._kept[page] = picture
        self._kept.move_to_end(page)
        while len(self._kept) > 1 and (len(self._kept) > _PAGES or self._size() > _BYTES):
            self._kept.popitem(last=False)

    def get(self, page: int) -> Picture | None:
        if page in self._kept:
            self._kept.move_to_end(page)
        return self._kept.get(page)

    def clear(self) -> None:
        self._kept.clear()

    def _size(self) -> int:
        return sum(each.image.sizeInBytes() for each in self._kept.values())


def picture_of(image: PageImage) -> QImage:
    """The picture as Qt paints it fastest. Raises ValueError where there are fewer bytes than pixels need."""
    if image.width < 1 or image.height < 1 or len(image.data) < image.width * image.height * 3:
        raise ValueError(f"{len(image.data)} bytes are no picture of {image.width} × {image.height}")
    made = QImage(image.data, image.width, image.height, image.width * 3, QImage.Format.Format_RGB888)
    return made.convertToFormat(QImage.Format.Format_RGB32)  # a copy: the bytes may go
