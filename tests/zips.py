"""ZIPs as no decent program writes them: every field can be a lie.

odd_zip([Entry("word/document.xml", b"<w:document/>", method=99)])
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

STORED, DEFLATED = 0, 8
_BIG = 0xFFFFFFFF


@dataclass(frozen=True)
class Entry:
    """A member. `packed` is what really stands in the archive, `size` and `crc` what is said of it unpacked; `after`:
    the sizes follow the data, in this way; `big`: the sizes stand in ZIP64's extra field; `gap` is junk after it."""

    name: str
    data: bytes = b""
    method: int = DEFLATED
    flags: int = 0
    packed: bytes | None = None
    size: int | None = None
    crc: int | None = None
    after: Literal["", "bare", "signed", "big"] = ""
    big: bool = False
    gap: bytes = b""
    local_name: str | None = None

    def stands(self) -> bytes:
        """The bytes between its headers."""
        if self.packed is not None:
            return self.packed
        return self.data if self.method != DEFLATED else deflated(self.data)

    def sizes(self) -> tuple[int, int, int]:
        """What is said of it: CRC, packed, unpacked."""
        crc = zlib.crc32(self.data) if self.crc is None else self.crc
        return crc, len(self.stands()), len(self.data) if self.size is None else self.size


def entries(form: bytes) -> list[Entry]:
    """The members of a decent ZIP, to be made odd."""
    with zipfile.ZipFile(io.BytesIO(form)) as archive:
        return [Entry(info.filename, archive.read(info)) for info in archive.infolist()]


def changed(form: bytes, **facts: object) -> list[Entry]:
    """The members of a ZIP, each with these facts."""
    return [replace(entry, **facts) for entry in entries(form)]


def odd_zip(
    members: Iterable[Entry], *, prefix: bytes = b"", comment: bytes = b"", big: bool = False
) -> bytes:
    """The archive; `big`: its end is ZIP64's."""
    out, directory, count = io.BytesIO(prefix), b"", 0
    out.seek(0, io.SEEK_END)
    lines = []
    for entry in members:
        at = out.tell() - len(prefix)
        out.write(_local(entry) + entry.stands() + _after(entry) + entry.gap)
        lines.append(_central(entry, at))
        count += 1
    directory = b"".join(lines)
    start = out.tell() - len(prefix)
    out.write(directory)
    if big:
        end = out.tell() - len(prefix)
        out.write(struct.pack("<4sQ2H2L4Q", b"PK\6\6", 44, 45, 45, 0, 0, count, count, len(directory), start))
        out.write(struct.pack("<4sLQL", b"PK\6\7", 0, end, 1))
        count, start, size = 0xFFFF, _BIG, _BIG
    else:
        size = len(directory)
    out.write(
        struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, count & 0xFFFF, count & 0xFFFF, size, start, len(comment))
    )
    out.write(comment)
    return out.getvalue()


def deflated(data: bytes) -> bytes:
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -15)
    return squeeze.compress(data) + squeeze.flush()


def zeros(size: int) -> bytes:
    """So many zeros, deflated; in MiB whole, without taking the time to deflate them all."""
    squeeze = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = squeeze.compress(bytes(1 << 20)) + squeeze.flush(zlib.Z_FULL_FLUSH)
    return block * (size >> 20) + squeeze.flush()


def quoting(names: Iterable[str]) -> bytes:
    """A bomb of the kind in which each member's data quotes the headers of all members after it, and unpacks them
    too (David Fifield, “A better zip bomb”, 2019)."""
    names = list(names)
    kernel = Entry(names[-1], bytes(100_000))
    files: list[tuple[Entry, bytes]] = [(kernel, _local(kernel) + kernel.stands())]
    for name in reversed(names[:-1]):
        inner, body = files[0]
        header = body[: 30 + len(inner.name)]
        packed = b"\0" + struct.pack("<2H", len(header), len(header) ^ 0xFFFF) + body
        unpacked = header + inner.data
        entry = Entry(name, unpacked, packed=packed)
        files.insert(0, (entry, _local(entry) + packed))
    out, places = files[0][1], []
    for _entry, body in files:
        places.append(len(out) - len(body))
    directory = b"".join(_central(entry, at) for (entry, _body), at in zip(files, places, strict=True))
    end = struct.pack("<4s4H2LH", b"PK\5\6", 0, 0, len(files), len(files), len(directory), len(out), 0)
    return out + directory + end


def _local(entry: Entry) -> bytes:
    crc, packed, size = entry.sizes()
    name = (entry.name if entry.local_name is None else entry.local_name).encode()
    extra = struct.pack("<2H2Q", 1, 16, size, packed) if entry.big else b""
    flags = entry.flags | (8 if entry.after else 0)
    if entry.after:
        crc = packed = size = 0
    if entry.big:
        packed = size = _BIG
    return struct.pack(
        "<4s5H3L2H", b"PK\3\4", 45, flags, entry.method, 0, 33, crc, packed, size, len(name), len(extra)
    ) + name + extra  # fmt: skip


def _after(entry: Entry) -> bytes:
    crc, packed, size = entry.sizes()
    if entry.after == "big":
        return struct.pack("<4sL2Q", b"PK\7\x08", crc, packed, size)
    signature = b"PK\7\x08" if entry.after == "signed" else b""
    return signature + struct.pack("<3L", crc, packed, size) if entry.after else b""


def _central(entry: Entry, at: int) -> bytes:
    crc, packed, size = entry.sizes()
    name, flags = entry.name.encode(), entry.flags | (8 if entry.after else 0)
    extra = struct.pack("<2H2Q", 1, 16, size, packed) if entry.big else b""
    if entry.big:
        packed = size = _BIG
    return struct.pack(
        "<4s6H3L5H2L", b"PK\1\2", 45, 45, flags, entry.method, 0, 33, crc, packed, size,
        len(name), len(extra), 0, 0, 0, 0, at,
    ) + name + extra  # fmt: skip
