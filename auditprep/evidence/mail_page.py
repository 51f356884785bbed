"""What mails have in common: a page with the mail itself, and files attached to it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from auditprep.evidence.html_text import Html
from auditprep.evidence.plain import decoded
from auditprep.evidence.text_pages import Attached, tidied

SMALL_PICTURE = 100_000
"""Bytes: a picture no larger than this that stands in the text is a part of a signature, and no attachment."""

_SHOWN = {"From": "Från", "To": "Till", "Cc": "Kopia", "Date": "Datum", "Subject": "Ämne"}
"""The headers as the page calls them, in the language of the documents."""
_FORBIDDEN = re.compile(r'[\x00-\x1f\x7f<>:"|?*]')


def mail_text(headers: Iterable[tuple[str, str]], body: str) -> str:
    """The page: who, to whom, when, about what; then what was written. The headers are called as in a mail: "From"."""
    lines = [f"{_SHOWN[name]}: {' '.join(value.split())}" for name, value in headers if value.strip()]
    return "\n".join([*lines, "", tidied(body.replace("\r", ""))]).strip("\n")


def plain_name(name: str, number: int, suffix: str = "") -> str:
    """A file's name as it may be kept: without folders and signs that no file name has."""
    last = re.split(r"[/\\]", name)[-1]
    kept = _FORBIDDEN.sub("", " ".join(last.split())).strip(" .")
    return kept[-150:] or f"bilaga-{number}{suffix}"


def is_in_text(attached: Attached, content_id: str, html: str) -> bool:
    """Whether it is a small picture that the text shows by its id."""
    return bool(content_id) and len(attached.data) <= SMALL_PICTURE and f"cid:{content_id}" in html


def body_text(plain: str, html: str) -> str:
    """What was written: as plain text if that was sent too, otherwise what a reader sees of the HTML."""
    return plain if plain.strip() else Html(html).text()


def as_text(data: bytes, encoding: str | None) -> str:
    """The text of a part of a mail."""
    return decoded(data, encoding).replace("\r\n", "\n").replace("\0", "")
