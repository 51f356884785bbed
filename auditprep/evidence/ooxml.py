"""Office files opened as hostile input: a ZIP whose parts are bounded before they are unpacked, and XML without entities.

Nothing is ever unpacked to disk. Whatever is the matter with a file is `Damaged`: it can be taken in, and not be read.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator

from lxml import etree

from auditprep.untrusted import (
    SAFE_PARSING,
    ZIP_BROKEN,
    ZIP_ENTRY,
    ZIP_METHODS,
    TreeLimits,
    XmlRefused,
    as_utf8,
    demand_plain_xml,
    parse_xml,
)

MOST_PARTS = 20_000
LARGEST_PART = 400_000_000
LARGEST_TREE = 64_000_000
"""Bytes of a part that is held in memory as a tree, which takes ten times the room."""
MOST_INFLATED = 800_000_000
_MOST_ELEMENTS, _MOST_NODES = 2_000_000, 8_000_000
_LARGEST_ELEMENT = 16_000_000
"""Bytes of an element, such as a row, of a part that is read element by element."""
_CHUNK = 1 << 20

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_STRICT = re.compile(
    rb"http://purl\.oclc\.org/ooxml/(officeDocument/relationships|[a-z]+ml/[a-zA-Z]+|drawingml/[a-zA-Z]+)"
)
_STRICT_NAMES = {
    b"officeDocument/relationships": OFFICE.encode(),
    b"wordprocessingml/main": b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"spreadsheetml/main": b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    b"presentationml/main": b"http://schemas.openxmlformats.org/presentationml/2006/main",
    b"drawingml/main": b"http://schemas.openxmlformats.org/drawingml/2006/main",
}


class Damaged(Exception):
    """The file is not what it should be, or would unpack to more than any honest one."""


class Package:
    """The parts of an office file, by name without a first "/"."""

    def __init__(self, data: bytes) -> None:
        """Raises Damaged."""
        # Before the directory is read: it may have millions of entries.
        if data.count(ZIP_ENTRY) > MOST_PARTS:
            raise Damaged("too many parts")
        self._inflated = 0
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except ZIP_BROKEN as error:
            raise Damaged(str(error)) from error
        self._infos = {info.filename.lstrip("/").casefold(): info for info in self._zip.infolist()}

    def has(self, name: str) -> bool:
        return name.casefold() in self._infos

    def names(self) -> tuple[str, ...]:
        return tuple(info.filename for info in self._infos.values())

    def read(self, name: str, limit: int = LARGEST_PART) -> bytes:
        """A part's bytes. Raises Damaged, also where there is no such part."""
        info = self._infos.get(name.casefold())
        if info is None:
            raise Damaged(f"no {name}")
        if info.compress_type not in ZIP_METHODS:
            raise Damaged(f"{name} is packed in a way of its own")
        if info.file_size > limit or self._inflated + info.file_size > MOST_INFLATED:
            raise Damaged(f"{name} is too big")
        try:
            return b"".join(self._chunks(info, limit))
        except ZIP_BROKEN as error:
            raise Damaged(name) from error

    def tree(self, name: str) -> etree._Element:
        """A part as XML. Raises Damaged."""
        return parsed(self.read(name, LARGEST_TREE))

    def related(self, name: str) -> dict[str, tuple[str, str]]:
        """What a part ("" for the whole file) refers to within the file: by its id, the kind (the last word of its type)
        and the name. Empty where nothing is said. Raises Damaged."""
        folder, base = posixpath.split(name)
        relations = posixpath.join(folder, "_rels", f"{base}.rels")
        if not self.has(relations):
            return {}
        return {
            each.get("Id", ""): (
                each.get("Type", "").rpartition("/")[2],
                _resolved(folder, each.get("Target", "")),
            )
            for each in self.tree(relations)
            if each.get("TargetMode") != "External" and isinstance(each.tag, str)
        }

    def _chunks(self, info: zipfile.ZipInfo, limit: int) -> Iterator[bytes]:
        """What the part unpacks to, whatever the directory says of its size."""
        got = 0
        with self._zip.open(info) as part:
            while chunk := part.read(_CHUNK):
                got += len(chunk)
                self._inflated += len(chunk)
                if got > limit or self._inflated > MOST_INFLATED:
                    raise zipfile.BadZipFile("too big")
                yield chunk


def main_part(package: Package) -> str:
    """The name of the part that is the document itself. Raises Damaged."""
    for kind, name in package.related("").values():
        if kind == "officeDocument":
            return name
    raise Damaged("no document")


def title(package: Package) -> str | None:
    """The title that the file gives itself."""
    try:
        name = next((name for kind, name in package.related("").values() if kind == "core-properties"), None)
        root = package.tree(name) if name else None
    except Damaged:
        return None
    found = None if root is None else root.find("{http://purl.org/dc/elements/1.1/}title")
    return (found.text or "").strip() or None if found is not None else None


def parsed(data: bytes) -> etree._Element:
    """The root of a part. Raises Damaged where it is not XML, brings entities of its own, or is too large for a tree."""
    try:
        return parse_xml(_transitional(as_utf8(data)), TreeLimits(LARGEST_TREE, _MOST_ELEMENTS, _MOST_NODES))
    except XmlRefused as error:
        raise Damaged(str(error)) from error


def each_element(data: bytes, tag: str) -> Iterator[etree._Element]:
    """The elements of this name in a part one by one, each forgotten when the next is asked for. Raises Damaged."""
    try:
        data = _transitional(as_utf8(data))
        demand_plain_xml(data)
        parser = etree.XMLPullParser(("end",), tag=tag, encoding="UTF-8", **SAFE_PARSING)
        waiting = 0
        for at in range(0, len(data), _CHUNK):
            parser.feed(data[at : at + _CHUNK])
            waiting += _CHUNK
            for _event, element in parser.read_events():
                waiting = 0
                if isinstance(element, etree._Element):
                    yield element
                    _forget(element)
            if waiting > _LARGEST_ELEMENT:
                raise Damaged(f"{tag} is too big")
        parser.close()
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Damaged(tag) from error


def whole_number(text: str | None, other: int) -> int:
    """The whole number that an attribute says; `other` where it is none, or one that no document has."""
    try:
        found = int(text or "")
    except ValueError:
        return other
    return found if abs(found) < 1_000_000 else other


def _forget(element: etree._Element) -> None:
    """Lets go of an element and of those before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _transitional(data: bytes) -> bytes:
    """A part in the names of most files, also where it was saved as “Strict Open XML”."""
    if b"purl.oclc.org" not in data[:65536]:
        return data
    return _STRICT.sub(lambda match: _STRICT_NAMES.get(match[1], match[0]), data)


def _resolved(folder: str, target: str) -> str:
    path = target if target.startswith("/") else posixpath.join("/", folder, target)
    return posixpath.normpath(path).lstrip("/")
