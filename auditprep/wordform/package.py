"""A .docx as a package: opened as hostile input, written back with every untouched member as it was.

A .docx is a ZIP of parts. Reading bounds what is inflated, whatever the directory claims; nothing is ever
unpacked to disk or fetched. Writing copies the raw bytes of every member that has not changed.
Format: APPNOTE.TXT 6.3 of PKWARE (ZIP), ECMA-376 part 2 (OPC).
"""

from __future__ import annotations

import io
import itertools
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass

from auditprep.errors import BrokenForm, FormTooBig, NotAWordFile, OldWordFile, OtherDocument, ProtectedFile
from auditprep.wordform.xml import XmlRefused, parse_xml

MOST_MEMBERS = 10_000
MOST_INFLATED = 400_000_000
"""Bytes, all parts that are read taken together: a form of 5,000 questions inflates to about 40 MB."""

_CHUNK = 1 << 20
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MAIN = "/officeDocument"
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_SIZES_FOLLOW = 0x08  # flag bit 3: the sizes stand after the data


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation from one part to another, or to the world outside."""

    kind: str
    target: str
    external: bool


class Package:
    """The parts of a Word file. `name` is the file's name, for errors."""

    def __init__(self, data: bytes, name: str) -> None:
        """Raises NotAWordFile, OldWordFile, OtherDocument, ProtectedFile, BrokenForm, FormTooBig."""
        self.name = name
        self._data = data
        self._inflated = 0
        self._parts: dict[str, bytes] = {}
        self._refuse_other_kinds()
        self._zip = self._open()
        self._members = self._checked_members()
        self.main = self._find_main()

    def part(self, name: str) -> bytes | None:
        """The bytes of a part, or None where there is none. Raises BrokenForm, FormTooBig, ProtectedFile."""
        if name not in self._members:
            return None
        if name not in self._parts:
            self._parts[name] = self._inflate(self._members[name])
        return self._parts[name]

    def relations(self, part: str) -> dict[str, Relation]:
        """The relations of a part, by id."""
        data = self.part(self.relations_part(part))
        if data is None:
            return {}
        try:
            root = parse_xml(data)
        except XmlRefused as error:
            raise BrokenForm(file=self.name, part=f"{part}.rels") from error
        return {
            node.get("Id", ""): Relation(
                node.get("Type", ""), node.get("Target", ""), node.get("TargetMode") == "External"
            )
            for node in root
            if isinstance(node.tag, str)
        }

    @staticmethod
    def relations_part(part: str) -> str:
        """The name of the part that holds another part's relations."""
        folder, file = posixpath.split(part)
        return posixpath.join(folder, "_rels", f"{file}.rels")

    def related(self, kind: str) -> str | None:
        """The name of the part that the main part calls its `kind` ("styles", "numbering"), or None."""
        for relation in self.relations(self.main).values():
            if relation.kind.endswith(f"/{kind}") and not relation.external:
                return _resolve(self.main, relation.target)
        return None

    def with_parts(self, changed: Mapping[str, bytes]) -> bytes:
        """The package with these parts changed or added; every other member is carried over byte for byte."""
        return _rewrite(self._data, self._zip.infolist(), changed, self._zip.comment)

    def _refuse_other_kinds(self) -> None:
        start = self._data[:1024].lstrip()
        if self._data.startswith(_OLE):
            raise (ProtectedFile if _ENCRYPTED in self._data else OldWordFile)(file=self.name)
        for mark, kind in (
            (b"%PDF", "pdf"),
            (b"{\\rtf", "rtf"),
            (b"<!DOCTYPE html", "html"),
            (b"<html", "html"),
        ):
            if start[: len(mark)].lower() == mark.lower():
                raise OtherDocument(file=self.name, kind=kind)
        if not self._data.startswith(b"PK"):
            raise NotAWordFile(file=self.name)

    def _open(self) -> zipfile.ZipFile:
        try:
            return zipfile.ZipFile(io.BytesIO(self._data))
        except (
            zipfile.BadZipFile,
            NotImplementedError,
            ValueError,
            OSError,
            struct.error,
            EOFError,
        ) as error:
            raise BrokenForm(file=self.name, part=None) from error

    def _checked_members(self) -> dict[str, zipfile.ZipInfo]:
        """The members by name. Refuses names that lead outside, doubles, and members lying over each other."""
        infos = self._zip.infolist()
        members = {info.filename: info for info in infos}
        if len(infos) > MOST_MEMBERS:
            raise FormTooBig(file=self.name, limit=MOST_INFLATED)
        if len(members) != len(infos) or any(_leads_outside(name) for name in members) or _overlap(infos):
            raise BrokenForm(file=self.name, part=None)
        return members

    def _find_main(self) -> str:
        """The name of the main document part. Raises where this is no Word package."""
        for kind, sign in (
            ("odt", "mimetype"),
            ("xlsx", "xl/workbook.xml"),
            ("pptx", "ppt/presentation.xml"),
        ):
            if sign in self._members:
                raise OtherDocument(file=self.name, kind=kind)
        for relation in self.relations("").values():
            if relation.kind.endswith(_MAIN) and not relation.external:
                main = _resolve("", relation.target)
                if main in self._members:
                    return main
        if "word/document.xml" in self._members:
            return "word/document.xml"
        raise (
            NotAWordFile(file=self.name)
            if "word/" not in str(sorted(self._members))
            else BrokenForm(file=self.name, part="word/document.xml")
        )

    def _inflate(self, info: zipfile.ZipInfo) -> bytes:
        if info.flag_bits & 1:
            raise ProtectedFile(file=self.name)
        chunks = []
        try:
            with self._zip.open(info) as member:
                while chunk := member.read(_CHUNK):
                    self._inflated += len(chunk)
                    if self._inflated > MOST_INFLATED:
                        raise FormTooBig(file=self.name, limit=MOST_INFLATED)
                    chunks.append(chunk)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError) as error:
            raise BrokenForm(file=self.name, part=info.filename) from error
        return b"".join(chunks)


def _resolve(part: str, target: str) -> str:
    """The name of the part that `target`, seen from `part`, means."""
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(posixpath.dirname(part), target))


def _leads_outside(name: str) -> bool:
    return name.startswith(("/", "\\")) or ":" in name or ".." in name.replace("\\", "/").split("/")


def _overlap(infos: list[zipfile.ZipInfo]) -> bool:
    """Whether two members share bytes, as in a zip bomb."""
    spans = sorted(
        (info.header_offset, info.header_offset + _LOCAL.size + info.compress_size) for info in infos
    )
    return any(end > start for (_, end), (start, _) in itertools.pairwise(spans))


def _rewrite(
    data: bytes, infos: list[zipfile.ZipInfo], changed: Mapping[str, bytes], comment: bytes
) -> bytes:
    """A new archive: members as they stand, or deflated anew where they have changed; new ones last."""
    out, directory = io.BytesIO(), io.BytesIO()
    for info in infos:
        at = out.tell()
        if info.filename in changed:
            out.write(_member(info, changed[info.filename]))
        else:
            out.write(_raw_member(data, info))
        directory.write(_entry(info, at))
    known = {info.filename for info in infos}
    for name in changed:
        if name not in known:
            info, at = zipfile.ZipInfo(name), out.tell()
            out.write(_member(info, changed[name]))
            directory.write(_entry(info, at))
    start, count = out.tell(), len(infos) + len(set(changed) - known)
    out.write(directory.getvalue())
    out.write(_END.pack(b"PK\x05\x06", 0, 0, count, count, len(directory.getvalue()), start, len(comment)))
    out.write(comment)
    return out.getvalue()


def _raw_member(data: bytes, info: zipfile.ZipInfo) -> bytes:
    """A member's own bytes: local header, data, and the sizes after it where it has them."""
    name_length, extra_length = _LOCAL.unpack_from(data, info.header_offset)[9:11]
    end = info.header_offset + _LOCAL.size + name_length + extra_length + info.compress_size
    if info.flag_bits & _SIZES_FOLLOW:
        end += 16 if data[end : end + 4] == b"PK\x07\x08" else 12
    return data[info.header_offset : end]


def _member(info: zipfile.ZipInfo, content: bytes) -> bytes:
    """A member with new content; `info` is brought up to date."""
    squeeze = zlib.compressobj(zlib.Z_DEFAULT_COMPRESSION, zlib.DEFLATED, -15)
    packed = squeeze.compress(content) + squeeze.flush()
    info.CRC, info.file_size, info.compress_size = zlib.crc32(content), len(content), len(packed)
    info.compress_type, info.extra, info.extract_version = zipfile.ZIP_DEFLATED, b"", 20
    info.flag_bits &= ~_SIZES_FOLLOW
    name = _name(info)
    header = _LOCAL.pack(
        b"PK\x03\x04", 20, info.flag_bits, info.compress_type, *_dos_time(info),
        info.CRC, info.compress_size, info.file_size, len(name), 0,
    )  # fmt: skip
    return header + name + packed


def _entry(info: zipfile.ZipInfo, at: int) -> bytes:
    """A member's line in the directory, with its new place."""
    name = _name(info)
    return _CENTRAL.pack(
        b"PK\x01\x02", (info.create_system << 8) | info.create_version, info.extract_version, info.flag_bits,
        info.compress_type, *_dos_time(info), info.CRC, info.compress_size, info.file_size,
        len(name), len(info.extra), len(info.comment), 0, info.internal_attr, info.external_attr, at,
    ) + name + info.extra + info.comment  # fmt: skip


def _name(info: zipfile.ZipInfo) -> bytes:
    """The member's name as it stood: UTF-8 if flagged so, otherwise the code page of DOS."""
    if info.flag_bits & 0x800:
        return info.filename.encode()
    try:
        return info.orig_filename.encode("cp437")
    except UnicodeEncodeError:
        info.flag_bits |= 0x800
        return info.filename.encode()


def _dos_time(info: zipfile.ZipInfo) -> tuple[int, int]:
    """Time and date as ZIP writes them."""
    year, month, day, hour, minute, second = info.date_time
    return hour << 11 | minute << 5 | second // 2, (year - 1980) << 9 | month << 5 | day
