"""The ZIP that a .docx is, opened as hostile input and written back with every untouched member as it was.

Reading bounds what is inflated, whatever the directory claims; nothing is ever unpacked to disk. Writing copies the
raw bytes of every member that has not changed. Format: APPNOTE.TXT 6.3 of PKWARE.
"""

from __future__ import annotations

import copy
import io
import itertools
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping

from auditprep.errors import BrokenForm, FormTooBig, ProtectedFile
from auditprep.untrusted import ZIP_BROKEN, ZIP_ENTRY, ZIP_METHODS

MOST_MEMBERS = 10_000
MOST_INFLATED = 400_000_000
"""Bytes, all members that are read taken together."""

_CHUNK = 1 << 20
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_EXTRA = struct.Struct("<2H")
_HEADER = b"PK\x03\x04"
_ENCRYPTED, _SIZES_FOLLOW, _IN_UTF8 = 0x01, 0x08, 0x800  # bits of the flags
_BIG_SIZES = 0x0001  # the extra field of ZIP64


class Archive:
    """The members of a ZIP, by name. `file` is the file's name, for errors."""

    def __init__(self, data: bytes, file: str) -> None:
        """Raises BrokenForm, FormTooBig."""
        self._data = data
        self._file = file
        self._inflated = 0
        if (
            data.count(ZIP_ENTRY) > MOST_MEMBERS
        ):  # before the directory is read: it may have millions of entries
            raise FormTooBig(file=file, parts=MOST_MEMBERS)
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._ends = self._found_ends()
        except ZIP_BROKEN as error:
            raise BrokenForm(file=file, part=None) from error
        self._members = self._checked_members()

    def names(self) -> tuple[str, ...]:
        """The members' names, in the order of the directory."""
        return tuple(self._members)

    def size(self, name: str) -> int:
        """How many bytes a member unpacks to, as the directory says; `read` never gives more."""
        return self._members[name].file_size

    def read(self, name: str) -> bytes:
        """A member's bytes. Raises BrokenForm, FormTooBig, ProtectedFile; KeyError where there is none."""
        info = self._members[name]
        if info.flag_bits & _ENCRYPTED:
            raise ProtectedFile(file=self._file)
        if self._inflated + info.file_size > MOST_INFLATED:
            raise FormTooBig(file=self._file, limit=MOST_INFLATED)
        try:
            data = b"".join(self._chunks(info))
        except ZIP_BROKEN as error:
            raise BrokenForm(file=self._file, part=name) from error
        if len(data) != info.file_size:
            raise BrokenForm(file=self._file, part=name)
        return data

    def rewritten(self, changed: Mapping[str, bytes]) -> bytes:
        """A new archive: members as they stand, or deflated anew where they have changed; new ones last."""
        out, directory = io.BytesIO(), io.BytesIO()
        known = {
            name: copy.copy(info) for name, info in self._members.items()
        }  # their sizes and places change
        added = {name: zipfile.ZipInfo(name) for name in changed if name not in known}
        for name, info in {**known, **added}.items():
            at = out.tell()
            out.write(_member(info, changed[name]) if name in changed else self._raw(info))
            directory.write(_entry(info, at))
        start, count, comment = out.tell(), len(known) + len(added), self._zip.comment
        size = directory.tell()
        out.write(directory.getvalue())
        out.write(_END.pack(b"PK\x05\x06", 0, 0, count, count, size, start, len(comment)))
        out.write(comment)
        return out.getvalue()

    def _found_ends(self) -> dict[int, int]:
        """Where the bytes of each member end, by where they start: at the next one, or the directory. Raises
        BadZipFile where a member lies over another, as in a zip bomb, or is none."""
        starts = sorted(info.header_offset for info in self._zip.infolist())
        ends = dict(itertools.pairwise([*starts, self._zip.start_dir]))
        if len(ends) != len(starts):
            raise zipfile.BadZipFile("two members in one place")
        for info in self._zip.infolist():
            signature, *_fields, name_length, extra_length = _LOCAL.unpack_from(
                self._data, info.header_offset
            )
            end = info.header_offset + _LOCAL.size + name_length + extra_length + info.compress_size
            if signature != _HEADER or end > ends[info.header_offset]:
                raise zipfile.BadZipFile(info.filename)
        return ends

    def _checked_members(self) -> dict[str, zipfile.ZipInfo]:
        """The members by name; some programs write \\ for /. Refuses names that lead outside, doubles, and ways
        of packing that Word does not read."""
        infos = self._zip.infolist()
        members = {info.filename.replace("\\", "/"): info for info in infos}
        if len(members) != len(infos) or any(map(_leads_outside, members)):
            raise BrokenForm(file=self._file, part=None)
        for name, info in members.items():
            if info.compress_type not in ZIP_METHODS and not info.flag_bits & _ENCRYPTED:
                raise BrokenForm(file=self._file, part=name)
        return members

    def _chunks(self, info: zipfile.ZipInfo) -> Iterator[bytes]:
        with self._zip.open(info) as member:
            while chunk := member.read(_CHUNK):
                self._inflated += len(chunk)
                if self._inflated > MOST_INFLATED:
                    raise FormTooBig(file=self._file, limit=MOST_INFLATED)
                yield chunk

    def _raw(self, info: zipfile.ZipInfo) -> bytes:
        """A member's own bytes: local header, data, the sizes after it where it has them, and what stands between
        it and the next."""
        return self._data[info.header_offset : self._ends[info.header_offset]]


def _leads_outside(name: str) -> bool:
    return name.startswith("/") or ":" in name or ".." in name.split("/")


def _member(info: zipfile.ZipInfo, content: bytes) -> bytes:
    """A member with new content; `info` is brought up to date."""
    squeeze = zlib.compressobj(zlib.Z_DEFAULT_COMPRESSION, zlib.DEFLATED, -15)
    packed = squeeze.compress(content) + squeeze.flush()
    info.CRC, info.file_size, info.compress_size = zlib.crc32(content), len(content), len(packed)
    info.compress_type, info.extra, info.extract_version = zipfile.ZIP_DEFLATED, b"", 20
    info.flag_bits &= ~_SIZES_FOLLOW
    name = _name(info)
    header = _LOCAL.pack(
        _HEADER, 20, info.flag_bits, info.compress_type, *_dos_time(info),
        info.CRC, info.compress_size, info.file_size, len(name), 0,
    )  # fmt: skip
    return header + name + packed


def _entry(info: zipfile.ZipInfo, at: int) -> bytes:
    """A member's line in the directory, with its new place."""
    name, extra = _name(info), _without_big_sizes(info.extra)
    return _CENTRAL.pack(
        ZIP_ENTRY, (info.create_system << 8) | info.create_version, info.extract_version, info.flag_bits,
        info.compress_type, *_dos_time(info), info.CRC, info.compress_size, info.file_size,
        len(name), len(extra), len(info.comment), 0, info.internal_attr, info.external_attr, at,
    ) + name + extra + info.comment  # fmt: skip


def _without_big_sizes(extra: bytes) -> bytes:
    """The extra fields without ZIP64's: what it says stands in the entry itself, as nothing is that big."""
    kept, at = b"", 0
    while at + _EXTRA.size <= len(extra):
        kind, length = _EXTRA.unpack_from(extra, at)
        end = at + _EXTRA.size + length
        kept += b"" if kind == _BIG_SIZES else extra[at:end]
        at = end
    return kept


def _name(info: zipfile.ZipInfo) -> bytes:
    """The member's name as it stood: UTF-8 if flagged so, otherwise the code page of DOS."""
    if not info.flag_bits & _IN_UTF8:
        try:
            return info.orig_filename.encode("cp437")
        except UnicodeEncodeError:
            info.flag_bits |= _IN_UTF8
    return info.orig_filename.encode()


def _dos_time(info: zipfile.ZipInfo) -> tuple[int, int]:
    """Time and date as ZIP writes them."""
    year, month, day, hour, minute, second = info.date_time
    return hour << 11 | minute << 5 | second // 2, (year - 1980) << 9 | month << 5 | day
