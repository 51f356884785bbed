"""A mail as it was sent (.eml) → a page with the mail itself, and what is attached."""

from __future__ import annotations

import binascii
import email
import email.errors
import email.header
import email.message
import email.policy
import mimetypes
from collections.abc import Iterator
from dataclasses import dataclass, field

from auditprep.evidence.mail_page import as_text, body_text, is_in_text, mail_text, plain_name
from auditprep.evidence.text_pages import Attached, Pages
from auditprep.model import PageText, Trouble

Message = email.message.Message
_HEADERS = ("From", "To", "Cc", "Date", "Subject")
_MOST_PARTS = 5_000
_LONGEST_HEADER, _LONGEST_ABOUT_PART = 20_000, 4_000
"""Characters that are looked at, of a header that is shown and of one about a part: the email package takes quadratic time
for them."""
_BROKEN = (
    *(ValueError, LookupError, TypeError, AttributeError, RecursionError, AssertionError),
    *(binascii.Error, email.errors.MessageError),
)
"""What the email package raises for mails that are not as they should be."""


class _Policy(email.policy.Compat32):
    """Headers as they stand, but for those about parts that are longer than any mail program writes."""

    def header_source_parse(self, sourcelines: list[str]) -> tuple[str, str]:
        name, value = super().header_source_parse(sourcelines)
        return name, value[:_LONGEST_ABOUT_PART] if name.casefold().startswith("content-") else value


@dataclass(slots=True)
class _Mail:
    """What the parts of a mail hold."""

    plain: list[str] = field(default_factory=list)
    html: list[str] = field(default_factory=list)
    attached: list[tuple[Attached, str]] = field(default_factory=list)


def read_mail(data: bytes) -> Pages:
    """One page, and the attached files in their order."""
    try:
        message = email.message_from_bytes(data, policy=_Policy())
        return _read(message)
    except _BROKEN:
        return Pages(trouble=Trouble.DAMAGED)


def _read(message: Message) -> Pages:
    headers = [(name, _header(message, name)) for name in _HEADERS]
    if not any(value for _name, value in headers):
        return Pages(trouble=Trouble.DAMAGED)
    mail = _Mail()
    for number, part in enumerate(_parts(message), 1):
        _take(mail, part, number)
    html = "".join(mail.html)
    kept = (file for file, content_id in mail.attached if not is_in_text(file, content_id, html))
    text = mail_text(headers, body_text("\n".join(mail.plain), html))
    subject = dict(headers)["Subject"].strip()
    return Pages((PageText(text),), _trouble(message), subject or None, tuple(kept))


def _trouble(message: Message) -> Trouble | None:
    """A mail whose end is missing has a part that does not end."""
    parts = list(_parts(message, all_of_them=True))
    unfinished = (email.errors.CloseBoundaryNotFoundDefect, email.errors.StartBoundaryNotFoundDefect)
    if any(isinstance(each, unfinished) for part in parts for each in part.defects):
        return Trouble.DAMAGED
    return Trouble.TOO_MUCH if len(parts) == _MOST_PARTS else None


def _parts(message: Message, all_of_them: bool = False) -> Iterator[Message]:
    """The parts that hold something, in order, and (`all_of_them`) those that hold parts. A mail within the mail is one,
    and is not looked into."""
    waiting, seen = [message], 0
    while waiting and seen < _MOST_PARTS:
        part = waiting.pop()
        seen += 1
        inner = part.get_payload()
        if part.get_content_maintype() == "multipart" and isinstance(inner, list):
            waiting.extend(each for each in reversed(inner) if isinstance(each, Message))
            if all_of_them:
                yield part
        else:
            yield part


def _take(mail: _Mail, part: Message, number: int) -> None:
    kind, name = part.get_content_type(), part.get_filename()
    is_attached = part.get_content_disposition() == "attachment" or bool(name)
    if kind == "message/rfc822":
        mail.attached.append((_inner_mail(part, number), ""))
    elif kind in {"text/plain", "text/html"} and not is_attached:
        text = as_text(_payload(part), part.get_content_charset())
        (mail.html if kind == "text/html" else mail.plain).append(text)
    elif is_attached or part.get_content_maintype() not in {"text", "multipart"}:
        file_name = plain_name(_decoded(name or ""), number, mimetypes.guess_extension(kind) or "")
        content_id = str(part.get("Content-ID", "")).strip().strip("<>")
        mail.attached.append((Attached(file_name, _payload(part)), content_id))


def _payload(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _inner_mail(part: Message, number: int) -> Attached:
    inner = part.get_payload()
    message = inner[0] if isinstance(inner, list) and inner else None
    if not isinstance(message, Message):
        return Attached(plain_name("", number, ".eml"), _payload(part))
    name = (
        _decoded(part.get_filename() or "") or f"{_header(message, 'Subject')[:80] or f'mejl-{number}'}.eml"
    )
    return Attached(plain_name(name, number, ".eml"), message.as_bytes())


def _header(message: Message, name: str) -> str:
    return " ".join(_decoded(str(message.get(name, ""))[:_LONGEST_HEADER]).split())


def _decoded(text: str) -> str:
    """A header's words, "=?utf-8?q?Bj=C3=B6rk?=" and all."""
    try:
        return str(email.header.make_header(email.header.decode_header(text)))
    except (LookupError, ValueError, email.errors.HeaderParseError):
        return text.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
