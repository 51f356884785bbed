"""A mail as Outlook saves it (.msg) → a page with the mail itself, and what is attached.

Properties are streams named for their number and their type: [MS-OXMSG] 2.1, [MS-OXPROPS].
"""

from __future__ import annotations

import datetime as dt
import io
import struct
from collections.abc import Iterator
from email.mime.application import MIMEApplication
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

import olefile  # type: ignore[import-untyped]
from oxmsg.storage import Storage

from auditprep.evidence.mail_page import as_text, body_text, is_in_text, mail_text, plain_name
from auditprep.evidence.text_pages import Attached, Pages
from auditprep.model import PageText, Trouble

_SUBJECT, _BODY, _HTML, _SENDER, _ADDRESS, _TO, _CC, _SENT = (
    0x0037,
    0x1000,
    0x1013,
    0x0C1A,
    0x5D01,
    0x0E04,
    0x0E03,
    0x0039,
)
_DATA, _LONG_NAME, _SHORT_NAME, _CONTENT_ID, _SHOWN_NAME = 0x3701, 0x3707, 0x3704, 0x3712, 0x3001
_BROKEN = (
    *(OSError, ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError, OverflowError),
    *(struct.error, MemoryError),
)
"""What olefile raises for files that are not as they should be."""
_AS_MUCH = 4  # times the file's size is what its streams may be, taken together
_HEADER_SIZE, _INNER_HEADER_SIZE = 32, 24
_FIRST_DAY = dt.datetime(1601, 1, 1)  # noqa: DTZ001
_DEEPEST = 3


def read_msg(data: bytes) -> Pages:
    """One page, and the attached files in their order."""
    try:
        return _read(_opened(data), _HEADER_SIZE)
    except _BROKEN:
        return Pages(trouble=Trouble.DAMAGED)


def _opened(data: bytes) -> Storage:
    with olefile.OleFileIO(io.BytesIO(data)) as container:
        size = sum(
            entry.size for entry in container.direntries if entry is not None and entry.entry_type == 2
        )
        if size > _AS_MUCH * len(data):
            raise ValueError("streams larger than the file")
        return Storage.from_ole(container)


def _read(storage: Storage, header_size: int) -> Pages:
    if not any(_text(storage, each) for each in (_SUBJECT, _BODY, _SENDER, _TO)) and not _html(storage):
        return Pages(trouble=Trouble.DAMAGED)
    html = _html(storage)
    attached = [
        file
        for number, each in enumerate(storage.iter_attachment_storages(), 1)
        for file in _attached(each, number)
        if not is_in_text(file, _text(each, _CONTENT_ID).strip("<>"), html)
    ]
    subject = _text(storage, _SUBJECT).strip()
    text = mail_text(_headers(storage, header_size), body_text(_text(storage, _BODY), html))
    return Pages((PageText(text),), None, subject or None, tuple(attached))


def _headers(storage: Storage, header_size: int) -> list[tuple[str, str]]:
    sender, address = _text(storage, _SENDER), _text(storage, _ADDRESS)
    if address and address != sender:
        sender = f"{sender} <{address}>".strip()
    return [
        ("From", sender),
        ("To", _text(storage, _TO)),
        ("Cc", _text(storage, _CC)),
        ("Date", _sent(storage, header_size)),
        ("Subject", _text(storage, _SUBJECT)),
    ]


def _attached(storage: Storage, number: int, depth: int = 0) -> Iterator[Attached]:
    """The file; a mail within the mail is set anew as one that was sent."""
    data = _stream(storage, _DATA, "0102")
    name = _text(storage, _LONG_NAME) or _text(storage, _SHORT_NAME) or _text(storage, _SHOWN_NAME)
    if data is not None:
        yield Attached(plain_name(name, number), data)
    for each in storage.storages:
        if each.name.casefold() == f"__substg1.0_{_DATA:04x}000d":
            yield Attached(
                plain_name(f"{name or _text(each, _SUBJECT)}.eml", number, ".eml"), _as_mail(each, depth)
            )


def _as_mail(storage: Storage, depth: int = 0) -> bytes:
    """An inner mail as it would have been sent, with its files."""
    message = MIMEMultipart()
    for name, value in _headers(storage, _INNER_HEADER_SIZE):
        if value.strip():
            message[name] = " ".join(value.split())[:2000]
    message.attach(MIMEText(body_text(_text(storage, _BODY), _html(storage)), "plain", "utf-8"))
    for number, each in enumerate(storage.iter_attachment_storages(), 1):
        for file in _attached(each, number, depth + 1) if depth < _DEEPEST else ():
            part = MIMEApplication(file.data)
            part.add_header("Content-Disposition", "attachment", filename=file.name)
            message.attach(part)
    return message.as_bytes()


def _sent(storage: Storage, header_size: int) -> str:
    """When it was sent, as its properties say: 100 nanoseconds since 1601."""
    stream = _named(storage, "__properties_version1.0") or b""
    for at in range(header_size, len(stream) - 15, 16):
        kind, number = struct.unpack_from("<HH", stream, at)
        if number == _SENT and kind == 0x0040:
            ticks = struct.unpack_from("<Q", stream, at + 8)[0]
            return (_FIRST_DAY + dt.timedelta(microseconds=min(ticks // 10, 2 * 10**17))).strftime(
                "%Y-%m-%d %H:%M"
            )
    return ""


def _text(storage: Storage, number: int) -> str:
    wide = _stream(storage, number, "001F")
    if wide is not None:
        return wide.decode("utf-16-le", "replace").replace("\0", "")
    narrow = _stream(storage, number, "001E")
    return "" if narrow is None else as_text(narrow, "utf-8")


def _html(storage: Storage) -> str:
    data = _stream(storage, _HTML, "0102")
    return _text(storage, _HTML) if data is None else as_text(data, None)


def _stream(storage: Storage, number: int, kind: str) -> bytes | None:
    return _named(storage, f"__substg1.0_{number:04X}{kind}")


def _named(storage: Storage, name: str) -> bytes | None:
    return next((each.bytes_ for each in storage.streams if each.name.casefold() == name.casefold()), None)
