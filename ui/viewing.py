"""A viewer and the document in it: opened from the case in the case's thread, drawn in a thread of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from auditprep.errors import AuditprepError
from auditprep.i18n import _
from auditprep.messages import trouble
from auditprep.model import Evidence, PageImage, PageText, Snapshot, Trouble, Version
from ui import texts
from ui.models.cited import name_of
from ui.models.spots import Spot
from ui.worker import CallOff, Cancelled, DrawnPage, ViewDesk, Worker

if TYPE_CHECKING:
    from ui.evidence_control import Here
    from ui.widgets.document_view import DocumentView


class Viewing(QObject):
    """Joins one `DocumentView` with the threads. Only what belongs to the document shown now reaches the viewer."""

    def __init__(self, viewer: DocumentView, here: Here, worker: Worker, parent: QObject) -> None:
        super().__init__(parent)
        self._viewer, self._here, self._worker = viewer, here, worker
        self._desk = ViewDesk()
        self._shown: tuple[int, Version] | None = None
        self._count = 0
        self._words: tuple[str, ...] = ()
        self._spots: tuple[Spot, ...] = ()
        self._is_open = self._asked = False
        self._opening, self._drawing, self._drawing_small = CallOff(), CallOff(), CallOff()
        viewer.page_wanted.connect(self._draw)
        viewer.thumbnail_wanted.connect(self._draw_small)

    def show(
        self,
        evidence: Evidence,
        version: int | None = None,
        page: int = 1,
        words: tuple[str, ...] = (),
        spots: tuple[Spot, ...] = (),
        *,
        asked: bool = False,
    ) -> None:
        """Shows a document at a page, with these words marked, or these spots; the newest version where none is given.
        `asked`: the user wants to give its password."""
        found = evidence.version(version) if version else evidence.newest
        self._words, self._spots, self._asked = words, spots, asked
        if self._shown == (evidence.id, found) and self._is_open:
            self._show_open(evidence, found, page)
            self._tell_trouble(found)
            return
        self._forget()
        self._shown = (evidence.id, found)
        self._opening = call_off = CallOff()
        self._viewer.show_nothing(_("Opening {document}…").format(document=name_of(evidence)))
        self._here(
            lambda desk: desk.for_viewing(evidence.id, found.number),
            lambda stored: self._open(evidence, found, page, stored, call_off),
            lambda error: self._on_failed(error, call_off),
            call_off,
        )

    def follow(self, snapshot: Snapshot) -> None:
        """Keeps up with the case: a document that was read at last is shown anew, one that was taken away is not."""
        if self._shown is None:
            return
        id, version = self._shown
        evidence = next((each for each in snapshot.evidence if each.id == id), None)
        if evidence is None:
            self.clear()
            return
        self._viewer.show_title(evidence)
        if (now := evidence.version(version.number)) != version and now.trouble != version.trouble:
            page = self._viewer.current_page()
            self.show(evidence, version.number, page, self._words, self._spots)

    def clear(self) -> None:
        """Shows no document."""
        self._forget()
        self._worker.do(self._desk.close, lambda _none: None, lambda _error: None)
        self._viewer.show_nothing(_("Choose a document to see it here."))

    def _open(
        self,
        evidence: Evidence,
        version: Version,
        page: int,
        stored: tuple[bytes, str, tuple[PageText, ...]],
        call_off: CallOff,
    ) -> None:
        data, name, pages = stored
        self._worker.do(
            lambda: self._desk.open(data, name),
            lambda count: self._on_opened(evidence, version, page, count, pages, call_off),
            lambda error: self._on_failed(error, call_off),
            call_off,
        )

    def _on_opened(
        self,
        evidence: Evidence,
        version: Version,
        page: int,
        count: int,
        pages: tuple[PageText, ...],
        call_off: CallOff,
    ) -> None:
        if call_off.is_set():
            return
        self._count, self._is_open = count, True
        self._show_open(evidence, version, page)
        self._viewer.show_texts(pages)
        self._tell_trouble(version)

    def _show_open(self, evidence: Evidence, version: Version, page: int) -> None:
        marked = {"words": self._words, "spots": self._spots}
        self._viewer.show_document(evidence, version, count=self._count, page=page, **marked)

    def _tell_trouble(self, version: Version) -> None:
        if sentence := trouble(version):
            self._viewer.show_trouble(sentence, asks_password=version.trouble is Trouble.LOCKED)
        if self._asked:
            self._asked = False
            self._viewer.ask_password()

    def _draw(self, page: int, width: int) -> None:
        self._drawing.set()
        self._drawing = call_off = CallOff()
        words = self._words
        self._worker.do(
            lambda: self._desk.draw(page, width, words),
            lambda drawn: self._on_drawn(drawn, call_off),
            lambda error: self._on_failed(error, call_off),
            call_off,
        )

    def _draw_small(self, page: int, width: int) -> None:
        call_off = self._drawing_small
        self._worker.do(
            lambda: self._desk.draw_small(page, width),
            lambda image: self._on_drawn_small(page, image, call_off),
            lambda error: self._on_failed(error, call_off),
            call_off,
        )

    def _on_drawn(self, drawn: DrawnPage | None, call_off: CallOff) -> None:
        if drawn and not call_off.is_set():
            self._viewer.show_page(drawn.page, drawn.image, drawn.layout, drawn.marks)

    def _on_drawn_small(self, page: int, image: PageImage | None, call_off: CallOff) -> None:
        if image and not call_off.is_set():
            self._viewer.show_thumbnail(page, image)

    def _on_failed(self, error: AuditprepError, call_off: CallOff) -> None:
        if not call_off.is_set() and not isinstance(error, Cancelled):
            self._viewer.show_trouble(texts.error(error), asks_password=False)

    def _forget(self) -> None:
        for call_off in (self._opening, self._drawing, self._drawing_small):
            call_off.set()
        self._drawing_small = CallOff()
        self._shown, self._count, self._is_open = None, 0, False
