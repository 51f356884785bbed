"""What each attachment gives to a binder: pages as they are, a picture, text to be set, or nothing and why."""

from __future__ import annotations

import hashlib
import io
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageFile
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from auditprep.errors import WorldError
from auditprep.export import pdf_look, pdf_words
from auditprep.export.binder_pages import Unusable, copy_pages
from auditprep.model import Attachment, EvidenceFiles, PageText, Trouble
from auditprep.pillow import BROKEN, turn_of
from auditprep.prose.pages import pages_list, pages_of

_PICTURES = {b"\x89PNG\r\n": "PNG", b"\xff\xd8\xff": "JPEG"}
# In pixels. A JPEG goes in as it is; any other picture is unpacked in memory.
_LARGEST = {"JPEG": 400_000_000, "PNG": 50_000_000}
_PICTURE_MARGIN = 36.0
_BEGINNING = 1024  # where "%PDF-" stands at the latest


@dataclass(frozen=True, slots=True)
class Source:
    """An attachment on its way into the binder. `pages` are those of the file. The binder gets `file` (its pages, copied)
    or `texts` (a page's text each), or neither, and `problem` is the code of why. `cut`: only the beginning of the file
    was ever read. `left_files`: files within the file stay out."""

    attachment: Attachment
    pages: int = 0
    file: Path | None = None
    texts: tuple[PageText, ...] = ()
    problem: str | None = None
    cut: bool = False
    has_layers: bool = False
    left_files: bool = False

    @property
    def number(self) -> int:
        return self.attachment.number

    def cited_pages(self) -> tuple[int, ...]:
        """The pages of the file that the answers cite and that it has."""
        cited = {page for each in self.attachment.cited for page in pages_list(each.pages)}
        return tuple(sorted(page for page in cited if page <= self.pages))

    def beyond(self, question: str | None = None) -> str:
        """The pages that the answer to this question (None: any) cites and that the file does not have; "" for none."""
        cited = [each for each in self.attachment.cited if question in {None, each.question}]
        return pages_of(page for each in cited for page in pages_list(each.pages) if page > self.pages)


def take(attachment: Attachment, files: EvidenceFiles, folder: Path) -> Source:
    """Reads an attachment's file, and keeps its pages in the folder. Raises OSError where that cannot be written."""
    evidence, version = attachment.evidence.id, attachment.version.number
    try:
        data = files.evidence_bytes(evidence, version)
        if hashlib.sha256(data).hexdigest() != attachment.version.sha256:
            return Source(attachment, problem="changed")
        if b"%PDF-" in data[:_BEGINNING]:
            unlocked = lambda: files.evidence_bytes(evidence, version, unlocked=True)  # noqa: E731
            return _pdf(attachment, data, unlocked, folder)
        kind = next((kind for begin, kind in _PICTURES.items() if data.startswith(begin)), None)
        if kind:
            return _picture(attachment, data, kind, folder)
        del data
        return _text(attachment, files.page_texts(evidence, version))
    except WorldError:  # the case, or this document in it, cannot be read
        return Source(attachment, problem="lost")


def _pdf(attachment: Attachment, data: bytes, unlocked: Callable[[], bytes], folder: Path) -> Source:
    source = _kept(attachment, data, folder)
    if source.problem != "locked":
        return source
    opened = unlocked()
    return source if opened == data else _kept(attachment, opened, folder)


def _kept(attachment: Attachment, pdf: bytes, folder: Path) -> Source:
    file = folder / f"{attachment.number}.pdf"
    try:
        copied = copy_pages(pdf, file)
    except Unusable as why:
        return Source(attachment, problem=str(why))
    return Source(attachment, copied.count, file, has_layers=copied.has_layers, left_files=copied.left_files)


def _text(attachment: Attachment, texts: tuple[PageText, ...]) -> Source:
    trouble = attachment.version.trouble
    if any(each.text.strip() for each in texts):
        return Source(attachment, len(texts), texts=texts, cut=trouble is Trouble.TOO_MUCH)
    reason = "empty" if attachment.version.size == 0 else "no-text"
    return Source(attachment, problem=pdf_words.TROUBLES.get(trouble, reason) if trouble else reason)


# Pictures


def _picture(attachment: Attachment, data: bytes, kind: str, folder: Path) -> Source:
    """A picture on a page of its own."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of large ones, as we have a limit of our own, and of odd ones
            with Image.open(io.BytesIO(data), formats=[kind]) as picture:
                if picture.width * picture.height > _LARGEST[kind]:
                    return Source(attachment, problem="too-large")
                page = _page_with(_upright(picture, data))
    except Image.DecompressionBombError:
        return Source(attachment, problem="too-large")
    except BROKEN:
        return Source(attachment, problem="damaged")
    return _kept(attachment, page, folder)


def _page_with(picture: ImageReader) -> bytes:
    pdf_look.load_fonts()
    wide, high = pdf_look.PAGE_WIDTH, pdf_look.PAGE_HEIGHT
    if picture.getSize()[0] > picture.getSize()[1]:
        wide, high = high, wide
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=(wide, high), initialFontName=pdf_look.FAMILY)
    place = (_PICTURE_MARGIN, _PICTURE_MARGIN, wide - 2 * _PICTURE_MARGIN, high - 2 * _PICTURE_MARGIN)
    canvas.drawImage(picture, *place, mask="auto", preserveAspectRatio=True, anchor="c")
    canvas.save()
    return buffer.getvalue()


def _upright(picture: ImageFile.ImageFile, data: bytes) -> ImageReader:
    """A JPEG as it is, unless it was taken with the camera turned."""
    turn = turn_of(picture)
    if picture.format == "JPEG" and turn is None:
        picture.draft("L", (picture.width // 8, picture.height // 8))  # enough to see that it is whole
        picture.load()
        return ImageReader(io.BytesIO(data))
    picture.load()
    upright = picture if turn is None else picture.transpose(turn)
    return ImageReader(upright if upright.mode in {"L", "RGB", "RGBA"} else upright.convert("RGBA"))
