"""A document open for looking at. Everything here is called in the thread of viewing."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from auditprep.errors import EvidenceError
from auditprep.model import Box, PageImage, PageLayout

if TYPE_CHECKING:
    from auditprep.model import Viewable


@dataclass(frozen=True, slots=True)
class DrawnPage:
    """A page as it looks, what stands where on it, and where the words that were asked for stand."""

    page: int
    image: PageImage
    layout: PageLayout
    marks: tuple[Box, ...]


class ViewDesk:
    """Holds one document at a time."""

    def __init__(self) -> None:
        self._open: Viewable | None = None

    def open(self, data: bytes, file_name: str) -> int:
        """Opens a document, and lets go of the one before. Gives how many pages can be drawn: 0 for a kind of file
        that has no look of its own here."""
        from auditprep import produce

        self.close()
        with suppress(EvidenceError):  # its text is shown, or what is the matter with it
            self._open = produce.open_viewable(data, file_name)
        return self._open.count if self._open else 0

    def draw(self, page: int, width: int, words: tuple[str, ...]) -> DrawnPage | None:
        """The page, so many pixels wide, with the words marked; None where no document is open any more."""
        if self._open is None or not 1 <= page <= self._open.count:
            return None
        view = self._open
        return DrawnPage(page, view.image(page, width), view.layout(page), view.marks(page, words))

    def draw_small(self, page: int, width: int) -> PageImage | None:
        """The page alone; None where no document is open any more."""
        if self._open is None or not 1 <= page <= self._open.count:
            return None
        return self._open.image(page, width)

    def close(self) -> None:
        """Lets go of the document. May be called twice."""
        if self._open is not None:
            self._open.close()
            self._open = None
