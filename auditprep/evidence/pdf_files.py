"""The files that lie within a PDF: those of a portfolio, and those pinned to a page."""

from __future__ import annotations

import base64
import binascii
import io
import zlib
from collections.abc import Callable, Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name

from auditprep.evidence.limits import MOST_BYTES_IN_MAIL, MOST_FILES_IN_MAIL
from auditprep.evidence.mail_page import plain_name
from auditprep.evidence.text_pages import Attached

_SIGNS = (b"EmbeddedFile", b"FileAttachment")
BROKEN = (
    *(pikepdf.PdfError, ValueError, TypeError, KeyError, IndexError, AttributeError),
    *(RuntimeError, OverflowError, NotImplementedError, zlib.error),
)
"""What pikepdf raises for objects that are not what the PDF says they are."""


def may_hold_files(data: bytes) -> bool:
    """Whether it is worth a look: the words of it stand in every PDF with files within, since a stream's own dictionary
    is never packed."""
    return any(sign in data for sign in _SIGNS)


def files_within(data: bytes, password: str | None = None) -> tuple[tuple[Attached, ...], bool]:
    """The files in their order, and whether they are all: a damaged one is left out, and so is what is more than is taken
    in of a mail."""
    found: list[Attached] = []
    room, whole = MOST_BYTES_IN_MAIL, True
    try:
        with pikepdf.open(io.BytesIO(data), password=password or "") as pdf:
            for number, (name, stream) in enumerate(_streams(pdf), 1):
                content = _content(stream, room)
                whole = whole and content is not None
                if content is not None:
                    found.append(Attached(plain_name(name, number), content))
                    room -= len(content)
                if room < 0 or len(found) > MOST_FILES_IN_MAIL:
                    break  # whoever takes them in sees that they are too many
    except BROKEN:
        return tuple(found), False
    return tuple(found), whole


def _streams(pdf: pikepdf.Pdf) -> Iterator[tuple[str, pikepdf.Object]]:
    """Each file's name and what it holds, once."""
    seen = set[tuple[int, int]]()
    for spec in _specs(pdf):
        kinds = spec.get(Name.EF)
        if not isinstance(kinds, Dictionary):
            continue
        stream = next(
            (kinds.get(key) for key in ("/UF", "/F", "/Unix", "/DOS", "/Mac") if key in kinds), None
        )
        if isinstance(stream, pikepdf.Stream) and stream.objgen not in seen:
            seen.add(stream.objgen)
            yield str(spec.get(Name.UF) or spec.get(Name.F) or ""), stream


def _specs(pdf: pikepdf.Pdf) -> Iterator[Dictionary]:
    names = pdf.Root.get(Name.Names)
    tree = names.get(Name.EmbeddedFiles) if isinstance(names, Dictionary) else None
    if isinstance(tree, Dictionary):
        for _name, spec in pikepdf.NameTree(tree).items():
            if isinstance(spec, Dictionary):
                yield spec
    for page in pdf.pages:
        pinned = page.obj.get(Name.Annots)
        for each in pinned if isinstance(pinned, Array) else ():
            if isinstance(each, Dictionary) and each.get(Name.Subtype) == Name.FileAttachment:
                file = each.get(Name.FS)
                if isinstance(file, Dictionary):
                    yield file


def _content(stream: pikepdf.Object, most: int) -> bytes | None:
    """What the file holds, at most a byte more than `most`; None where it is packed in a way that no program packs files."""
    data = stream.read_raw_bytes()
    how, settings = stream.get(Name.Filter), stream.get(Name.DecodeParms)
    if settings is not None and not (isinstance(settings, Array) and all(each is None for each in settings)):
        return None
    for step in how if isinstance(how, Array) else [] if how is None else [how]:
        unpack = _UNPACK.get(str(step))
        if unpack is None:
            return None
        data = unpack(data, most + 1)
    return data[: most + 1]


_UNPACK: dict[str, Callable[[bytes, int], bytes]] = {
    "/FlateDecode": lambda data, most: zlib.decompressobj().decompress(data, most),
    "/ASCIIHexDecode": lambda data, _most: binascii.unhexlify(b"".join(data.partition(b">")[0].split())),
    "/ASCII85Decode": lambda data, _most: base64.a85decode(data.partition(b"~>")[0]),
}
"""The ways of packing that are undone here, each within so many bytes."""
