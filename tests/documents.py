"""Documents of every kind, made on the spot, in the words of Björkköpings kommun, which does not exist."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from email.message import EmailMessage

import pikepdf
from PIL import Image
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from auditprep.model import Document

Draw = Callable[[Canvas], None]

WIDTH, HEIGHT = A4


# PDF


def pdf(*pages: Draw | str, size: tuple[float, float] = A4, title: str | None = None) -> bytes:
    """A PDF; a page is drawn by a function, or is these lines."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=size)
    if title:
        canvas.setTitle(title)
    for page in pages:
        if isinstance(page, str):
            lines(canvas, page.split("\n"))
        else:
            page(canvas)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def lines(
    canvas: Canvas,
    texts: Iterable[str],
    x: float = 72,
    y: float = HEIGHT - 90,
    size: float = 11,
    font: str = "Helvetica",
) -> float:
    """Draws lines under each other; gives where the next would stand."""
    canvas.setFont(font, size)
    for text in texts:
        canvas.drawString(x, y, text)
        y -= size * 1.3
    return y


def letters_font() -> str:
    """A font with ligatures and soft hyphens."""
    if "Vera" not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
    return "Vera"


def locked(data: bytes, user: str = "hemlig", owner: str = "ägare") -> bytes:
    """The PDF with a password; `user` "" opens without."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        document.save(out, encryption=pikepdf.Encryption(user=user, owner=owner, R=6))
    return out.getvalue()


def many_pages(count: int) -> bytes:
    """A PDF of so many pages, made without a library: each says its number, and has it in its footer."""
    kids = " ".join(f"{4 + 2 * at} 0 R" for at in range(count))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {count}/Kids[{kids}]>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for at in range(count):
        stream = f"BT /F 12 Tf 72 700 Td (Post nummer {at + 1} i listan) Tj 0 -660 Td (Sida {at + 1}) Tj ET"
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {5 + 2 * at} 0 R/Resources<</Font<</F 3 0 R>>>>>>"
        )
        objects.append(f"<</Length {len(stream)}>>stream\n{stream}\nendstream")
    return assembled(objects)


def assembled(objects: Sequence[str]) -> bytes:
    """A PDF of these objects, the first of them its catalogue."""
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    for place in places:
        out += f"{place:010d} 00000 n \n".encode()
    out += f"trailer\n<</Size {len(objects) + 1}/Root 1 0 R>>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


# Microsoft's old container (OLE), as .msg files and locked office files are

Tree = Mapping[str, "bytes | Tree"]
_SECTOR, _SMALL, _CUTOFF = 512, 64, 4096
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD


def ole(tree: Tree) -> bytes:
    """A container with these streams and folders."""
    return _Ole().made(tree)


class _Ole:
    def __init__(self) -> None:
        self._entries: list[list[object]] = []  # name, kind, right, child, start, size
        self._sectors: list[bytes] = []
        self._fat: list[int] = []
        self._small = bytearray()
        self._small_fat: list[int] = []

    def made(self, tree: Tree) -> bytes:
        self._entries.append(["Root Entry", 5, _FREE, _FREE, _END, 0])
        self._entries[0][3] = self._folder(tree)
        self._entries[0][4], self._entries[0][5] = self._stream(bytes(self._small)), len(self._small)
        small_fat = self._stream(b"".join(struct.pack("<I", each) for each in self._small_fat))
        directory = self._stream(b"".join(map(self._entry, self._entries)))
        count = self._fat_sectors()
        first_fat = len(self._sectors)
        self._fat += [_FAT] * count
        table = b"".join(struct.pack("<I", each) for each in self._fat).ljust(count * _SECTOR, b"\xff")
        small_count = -(-4 * len(self._small_fat) // _SECTOR)
        header = struct.pack(
            "<8s16sHHHHH6sIIIIIIIIII", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"", 0x3E, 3, 0xFFFE, 9, 6, b"", 0, count,
            directory, 0, _CUTOFF, small_fat if small_count else _END, small_count, _END, 0,
            *([first_fat] if count else [_FREE]),
        )  # fmt: skip
        header += b"".join(struct.pack("<I", first_fat + at if at < count else _FREE) for at in range(1, 109))
        return header + b"".join(self._sectors) + table

    def _fat_sectors(self) -> int:
        count = 1
        while (len(self._fat) + count) * 4 > count * _SECTOR:
            count += 1
        return count

    def _folder(self, tree: Tree) -> int:
        """The number of its first entry; each has the next to its right."""
        first = before = _FREE
        for name, content in tree.items():
            number = len(self._entries)
            is_folder = isinstance(content, Mapping)
            self._entries.append([name, 1 if is_folder else 2, _FREE, _FREE, 0, 0])
            if isinstance(content, Mapping):
                self._entries[number][3] = self._folder(content)
            else:
                self._entries[number][4:] = [self._kept(content), len(content)]
            if before == _FREE:
                first = number
            else:
                self._entries[before][2] = number
            before = number
        return first

    def _kept(self, content: bytes) -> int:
        if len(content) >= _CUTOFF:
            return self._stream(content)
        if not content:
            return _END
        start, count = len(self._small_fat), -(-len(content) // _SMALL)
        self._small += content.ljust(count * _SMALL, b"\0")
        self._small_fat += [*range(start + 1, start + count), _END]
        return start

    def _stream(self, content: bytes) -> int:
        if not content:
            return _END
        start, count = len(self._sectors), -(-len(content) // _SECTOR)
        padded = content.ljust(count * _SECTOR, b"\0")
        self._sectors += [padded[at * _SECTOR : (at + 1) * _SECTOR] for at in range(count)]
        self._fat += [*range(start + 1, start + count), _END]
        return start

    def _entry(self, entry: list[object]) -> bytes:
        name, kind, right, child, start, size = entry
        written = str(name).encode("utf-16-le")
        return struct.pack(
            "<64sHBBIII16sIQQIII",
            written,
            len(written) + 2,
            kind,
            1,
            _FREE,
            right,
            child,
            b"",
            0,
            0,
            0,
            start,
            size,
            0,
        )


def msg(
    subject: str = "Underlag till nämnden",
    body: str = "",
    files: Sequence[tuple[str, bytes]] = (),
    inner: Sequence[Tree] = (),
    html: str = "",
    content_ids: Mapping[str, str] | None = None,
    sent: int = 0,
) -> bytes:
    """A mail as Outlook saves it."""
    return ole(msg_tree(subject, body, files, inner, html, content_ids, sent))


def msg_tree(
    subject: str,
    body: str = "",
    files: Sequence[tuple[str, bytes]] = (),
    inner: Sequence[Tree] = (),
    html: str = "",
    content_ids: Mapping[str, str] | None = None,
    sent: int = 0,
) -> dict[str, bytes | Tree]:
    """The streams and folders of a mail."""
    sent_property = struct.pack("<HHIQ", 0x0040, 0x0039, 6, sent) if sent else b""
    tree: dict[str, bytes | Tree] = {
        "__properties_version1.0": b"\0" * 32 + sent_property,
        "__substg1.0_0037001F": subject.encode("utf-16-le"),
        "__substg1.0_1000001F": body.encode("utf-16-le"),
        "__substg1.0_0C1A001F": "Nämndsekreterare".encode("utf-16-le"),
        "__substg1.0_5D01001F": "namnd@bjorkkoping.example".encode("utf-16-le"),
        "__substg1.0_0E04001F": "Registrator".encode("utf-16-le"),
    }
    if html:
        tree["__substg1.0_10130102"] = html.encode()
    for at, (name, data) in enumerate(files):
        attached: dict[str, bytes | Tree] = {
            "__properties_version1.0": b"\0" * 8,
            "__substg1.0_3707001F": name.encode("utf-16-le"),
            "__substg1.0_37010102": data,
        }
        if content_ids and name in content_ids:
            attached["__substg1.0_3712001F"] = content_ids[name].encode("utf-16-le")
        tree[f"__attach_version1.0_#{at:08X}"] = attached
    for at, mail in enumerate(inner, len(files)):
        tree[f"__attach_version1.0_#{at:08X}"] = {
            "__properties_version1.0": b"\0" * 8,
            "__substg1.0_3701000D": mail,
        }
    return tree


# The rest


def done(work: Generator[object, None, Document]) -> Document:
    """The document when all work is done."""
    while True:
        try:
            next(work)
        except StopIteration as end:
            document = end.value
            assert isinstance(document, Document)
            return document


def read(data: bytes, file_name: str, password: str | None = None) -> Document:
    """The document, read to its end."""
    from auditprep.evidence.reading import read_document

    return done(read_document(data, file_name, password=password))


def saved(document: object) -> bytes:
    """The bytes of what python-docx, openpyxl, python-pptx or Pillow can save."""
    out = io.BytesIO()
    document.save(out)  # type: ignore[attr-defined]
    return out.getvalue()


def picture(width: int = 40, height: int = 20, kind: str = "PNG", **facts: object) -> bytes:
    """A picture whose left half is red, and whose right half is blue."""
    image = Image.new("RGB", (width, height), "red")
    image.paste("blue", (width // 2, 0, width, height))
    out = io.BytesIO()
    image.save(out, kind, **facts)
    return out.getvalue()


def repacked(package: bytes, changes: Mapping[str, bytes | None]) -> bytes:
    """An office file with parts changed, added, or (None) taken out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in {**dict.fromkeys(old.namelist()), **changes}:
            content = changes[name] if name in changes else old.read(name)
            if content is not None:
                new.writestr(name, content)
    return out.getvalue()


def mail(
    text: str = "Hej!", html: str = "", files: Sequence[tuple[str, bytes]] = (), subject: str = "Underlag"
) -> bytes:
    """A mail as it is sent."""
    message = EmailMessage()
    message["From"] = "Nämndsekreterare <namnd@bjorkkoping.example>"
    message["To"] = "registrator@bjorkkoping.example"
    message["Date"] = "Tue, 14 May 2024 10:00:00 +0200"
    message["Subject"] = subject
    message.set_content(text)
    if html:
        message.add_alternative(html, subtype="html")
    for name, data in files:
        message.add_attachment(data, "application", "octet-stream", filename=name)
    return message.as_bytes()
