"""PDFium, held by one lock: it may not be in two threads at once, and the viewer and the reader are two.

Only the raw calls are used: pypdfium2's own objects are closed by the garbage collector, in any thread, lock or no lock.
Every call is made within `LOCK`, which is held for a page at a time, so that a viewer gets in between.
"""

from __future__ import annotations

import contextlib
import ctypes
import math
import threading
from collections.abc import Callable, Iterator

import pypdfium2  # type: ignore[import-untyped]  # noqa: F401  starts the library
import pypdfium2.raw as raw  # type: ignore[import-untyped]

from auditprep.model import Box

LOCK = threading.RLock()

Place = tuple[float, float, float, float]
"""Left, top, right, bottom in points, as the page is seen: the origin is the upper left corner."""

_NO_FORM = 0  # FORMTYPE_NONE
_SIGNS = 1 << 20  # signs of a page that are read at most
_ABOVE, _BELOW = 0.8, 0.2  # of the size of letters, over and under the line that they stand on
HYPHEN = "\ufffe"
"""What PDFium writes for a hyphen at a line's end."""


class PdfRefused(Exception):
    """PDFium does not open it. `locked`: it wants a password, or another one."""

    def __init__(self, locked: bool) -> None:
        super().__init__("locked" if locked else "damaged")
        self.locked = locked


class Pdf:
    """An open PDF. Pages are counted from 0."""

    def __init__(self, data: bytes, password: str | None = None) -> None:
        """Raises PdfRefused."""
        self._data = data  # PDFium reads from it as long as the document is open
        with LOCK:
            self._document = _opened(data, password)
            self.count: int = max(0, raw.FPDF_GetPageCount(self._document))
            self._has_form: bool = raw.FPDF_GetFormType(self._document) != _NO_FORM

    def close(self) -> None:
        with LOCK:
            if self._document:
                raw.FPDF_CloseDocument(self._document)
                self._document = None

    @contextlib.contextmanager
    def page(self, index: int) -> Iterator[PdfPage | None]:
        """The page, as long as the lock is held; None for one that cannot be loaded."""
        with LOCK:
            handle = self._loaded(index)
            try:
                yield PdfPage(handle) if handle else None
            finally:
                if handle:
                    raw.FPDF_ClosePage(handle)

    def label(self, index: int) -> str | None:
        """What the document itself calls the page; None where it does not say."""
        with LOCK:
            text = _utf16(lambda buffer, size: raw.FPDF_GetPageLabel(self._document, index, buffer, size))
        return text.strip() or None

    @property
    def is_encrypted(self) -> bool:
        """Whether it has a password, if only one for its owner."""
        with LOCK:
            return bool(raw.FPDF_GetSecurityHandlerRevision(self._document) >= 0)

    @property
    def holds_files(self) -> bool:
        """Whether there are files within it, besides those that are pinned to its pages."""
        with LOCK:
            return bool(raw.FPDFDoc_GetAttachmentCount(self._document) > 0)

    def title(self) -> str | None:
        """The title that stands in the file about the file."""
        with LOCK:
            text = _utf16(lambda buffer, size: raw.FPDF_GetMetaText(self._document, b"Title", buffer, size))
        return text.strip() or None

    def _loaded(self, index: int) -> object:
        """The page's handle, with what is filled into its form fields as part of it."""
        handle = raw.FPDF_LoadPage(self._document, index)
        if handle and self._has_form and raw.FPDFPage_GetAnnotCount(handle) > 0:
            raw.FPDFPage_Flatten(handle, raw.FLAT_NORMALDISPLAY)
            raw.FPDF_ClosePage(handle)
            handle = raw.FPDF_LoadPage(self._document, index)
        return handle


class PdfPage:
    """A page, while the lock is held."""

    def __init__(self, handle: object) -> None:
        self._handle = handle

    def size(self) -> tuple[float, float]:
        """Width and height in points, as it is seen."""
        return float(raw.FPDF_GetPageWidthF(self._handle)), float(raw.FPDF_GetPageHeightF(self._handle))

    def image(self, width: int, height: int) -> bytes:
        """The page as rows of red, green and blue, without padding. Raises MemoryError."""
        bitmap = raw.FPDFBitmap_CreateEx(width, height, raw.FPDFBitmap_BGR, None, 0)
        if not bitmap:
            raise MemoryError
        try:
            raw.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, 0xFFFFFFFF)
            raw.FPDF_RenderPageBitmap(
                bitmap, self._handle, 0, 0, width, height, 0, raw.FPDF_ANNOT | raw.FPDF_REVERSE_BYTE_ORDER
            )
            return _pixels(bitmap, width, height)
        finally:
            raw.FPDFBitmap_Destroy(bitmap)

    @contextlib.contextmanager
    def signs(self) -> Iterator[Signs | None]:
        """The letters on the page; None where PDFium cannot tell them."""
        handle = raw.FPDFText_LoadPage(self._handle)
        try:
            yield Signs(handle, self._place(), self.rotation()) if handle else None
        finally:
            if handle:
                raw.FPDFText_ClosePage(handle)

    def rotation(self) -> int:
        """How many quarters clockwise the page is turned when it is shown."""
        return int(raw.FPDFPage_GetRotation(self._handle)) % 4

    def rules(self) -> list[Place]:
        """The places of all lines and boxes that are drawn on the page."""
        place, found = self._place(), []
        edges = [ctypes.c_float() for _ in range(4)]
        for index in range(min(raw.FPDFPage_CountObjects(self._handle), 5000)):
            item = raw.FPDFPage_GetObject(self._handle, index)
            if raw.FPDFPageObj_GetType(item) == raw.FPDF_PAGEOBJ_PATH and raw.FPDFPageObj_GetBounds(
                item, *edges
            ):
                found.append(place(*(edge.value for edge in edges)))
        return found

    def _place(self) -> Callable[[float, float, float, float], Place]:
        """From left, bottom, right, top in the page's own coordinates to how it is seen."""
        box = raw.FS_RECTF()
        raw.FPDF_GetPageBoundingBox(self._handle, ctypes.byref(box))
        return _turner(self.rotation(), (box.left, box.bottom, box.right, box.top))


class Signs:
    """The signs of a page by their number, in the order in which they were drawn. `text` has one character for each."""

    def __init__(
        self, handle: object, place: Callable[[float, float, float, float], Place], rotation: int
    ) -> None:
        self._handle = handle
        self._to_seen = place
        self._rotation = rotation
        self._box = raw.FS_RECTF()
        self._by_reference = ctypes.byref(self._box)
        self.text = _text(handle)

    def place(self, index: int) -> Place:
        """Where the sign stands, as high as its font is."""
        box = self._box
        if not raw.FPDFText_GetLooseCharBox(self._handle, index, self._by_reference):
            return (0.0, 0.0, 0.0, 0.0)
        return self._to_seen(box.left, box.bottom, box.right, box.top)

    def size(self, index: int) -> float:
        """The size of its font, before it is drawn larger or smaller."""
        return float(raw.FPDFText_GetFontSize(self._handle, index))

    def standing(self, index: int, place: Place) -> Place:
        """The place as high as the letters are set: `place` of a font that does not tell its height is only as high as the
        ink of its letters."""
        matrix, x, y = raw.FS_MATRIX(), ctypes.c_double(), ctypes.c_double()
        size = self.size(index)
        known = raw.FPDFText_GetMatrix(
            self._handle, index, ctypes.byref(matrix)
        ) and raw.FPDFText_GetCharOrigin(self._handle, index, ctypes.byref(x), ctypes.byref(y))
        up = (matrix.c * size, matrix.d * size)
        if not known or abs(up[0]) + abs(up[1]) < 0.5:
            return place
        xs = sorted((x.value - _BELOW * up[0], x.value + _ABOVE * up[0]))
        ys = sorted((y.value - _BELOW * up[1], y.value + _ABOVE * up[1]))
        left, top, right, bottom = self._to_seen(xs[0], ys[0], xs[1], ys[1])
        if bottom - top > right - left:
            return place[0], top, place[2], bottom
        return left, place[1], right, place[3]

    def angle(self, index: int) -> float:
        """How many degrees clockwise the sign is turned, as the page is seen: 0 for upright."""
        angle = float(raw.FPDFText_GetCharAngle(self._handle, index))
        return (math.degrees(max(angle, 0.0)) + 90 * self._rotation) % 360


def share(place: Place, size: tuple[float, float]) -> Box:
    """A place as shares of the page's width and height, kept within the page."""
    width, height = max(size[0], 1e-6), max(size[1], 1e-6)
    left, top, right, bottom = place
    return _within(left / width), _within(top / height), _within(right / width), _within(bottom / height)


def _within(value: float) -> float:
    return min(1.0, max(0.0, value))


def _opened(data: bytes, password: str | None) -> object:
    """The document. A password is tried in both of the ways in which it may have been written."""
    tried = (
        [None]
        if password is None
        else [password.encode("utf-8", "replace"), password.encode("latin-1", "replace")]
    )
    error = 0
    for each in tried:
        document = raw.FPDF_LoadMemDocument64(data, len(data), each)
        if document:
            return document
        error = raw.FPDF_GetLastError()
    raise PdfRefused(error in (raw.FPDF_ERR_PASSWORD,))


def _turner(rotation: int, box: Place) -> Callable[[float, float, float, float], Place]:
    left, bottom, right, top = box
    return (
        lambda x0, y0, x1, y1: (x0 - left, top - y1, x1 - left, top - y0),
        lambda x0, y0, x1, y1: (y0 - bottom, x0 - left, y1 - bottom, x1 - left),
        lambda x0, y0, x1, y1: (right - x1, y0 - bottom, right - x0, y1 - bottom),
        lambda x0, y0, x1, y1: (top - y1, right - x1, top - y0, right - x0),
    )[rotation]


def _text(handle: object) -> str:
    count = min(max(raw.FPDFText_CountChars(handle), 0), _SIGNS)
    if not count:
        return ""
    buffer = ctypes.create_string_buffer((count + 1) * 4)
    got = raw.FPDFText_GetText(handle, 0, count, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)))
    text = buffer.raw[: max(got - 1, 0) * 2].decode("utf-16-le", "replace")
    return text if len(text) == count else "".join(_sign(handle, index) for index in range(count))


def _sign(handle: object, index: int) -> str:
    """One sign; a space for one that has no letter of its own."""
    code = raw.FPDFText_GetUnicode(handle, index)
    if code == 2 and raw.FPDFText_IsHyphen(handle, index) == 1:
        return HYPHEN
    return chr(code) if 0 < code < 0xD800 or 0xE000 <= code < 0x110000 else "\ufffd" if code else "\0"


def _pixels(bitmap: object, width: int, height: int) -> bytes:
    stride = raw.FPDFBitmap_GetStride(bitmap)
    start = ctypes.cast(raw.FPDFBitmap_GetBuffer(bitmap), ctypes.POINTER(ctypes.c_ubyte))
    data = ctypes.string_at(start, stride * height)
    if stride == width * 3:
        return data
    return b"".join(data[row * stride : row * stride + width * 3] for row in range(height))


def _utf16(call: Callable[[object, int], int]) -> str:
    """A text that PDFium gives into a buffer, and its length in bytes."""
    size = call(None, 0)
    if not 2 < size < 1 << 20:
        return ""
    buffer = ctypes.create_string_buffer(size)
    call(buffer, size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace")
