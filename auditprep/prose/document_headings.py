"""The documents that a page begins within another document: "Bilaga 1 – Omsorgsnämndens internkontrollplan 2025"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from auditprep.prose.document_pointers import ordinal
from auditprep.prose.named_documents import NamedDocument, naming


@dataclass(frozen=True, slots=True)
class DocumentHeading:
    """A heading that names a document, or says only which bilaga begins (`document` None). It stands in `text[start:end]`."""

    document: NamedDocument | None
    attachment: str | None
    start: int
    end: int


def document_headings(text: str) -> tuple[DocumentHeading, ...]:
    """The headings on a page that name documents, in order. Tables of contents have none, nor have sentences; a list of
    documents further down the page is none either."""
    if len(_LEADER.findall(text)) >= _CONTENTS:
        return ()
    return tuple(_headings(text))


_LEADER = re.compile(r"\.{4,}|…{2,}|(?:\.\s){4,}")
_CONTENTS = 2
_LINE = re.compile(r"[^\n]+")
_ATTACHMENT = re.compile(
    r"\s*bilaga[ \u00a0]*(\d{1,2}|[A-H]|ett|två|tre|fyra|fem|sex|sju|åtta)?(?![\wåäö])[\s.:–—-]*",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"[\s\d.)–—-]*")
_MAY_NAME = re.compile(
    r"(?:plan|budget|analys|bedömning|bokslut|rapport|redovisning|uppföljning|strategi|policy|riktlinje|reglemente|modell|ordning|bestämmelse|program|förteckning|lista"
    r"|rutin|genomlysning|utredning|kartläggning|berättelse|kontroll|avtal)",
    re.IGNORECASE,
)
_LONGEST, _TOP, _MOST_AFTER = 110, 6, 30
_ANYWHERE = frozenset({"control", "risk", "control-follow-up"})


def _headings(text: str) -> Iterator[DocumentHeading]:
    above: str | None = None
    for number, line in enumerate(_LINE.finditer(text)):
        words = line[0].strip()
        if not words or len(words) > _LONGEST or "\t" in words or words.endswith((".", ",", ";")):
            above = None
            continue
        marker = _ATTACHMENT.match(line[0])
        attachment = (ordinal(marker[1]) if marker[1] else "") if marker else above
        begins = marker.end() if marker else 0
        document = _document(line[0], begins, attachment, near_top=number < _TOP)
        if document or marker:
            yield DocumentHeading(document, attachment or None, line.start(), line.end())
        above = attachment if marker and not document else None


def _document(line: str, begins: int, attachment: str | None, *, near_top: bool) -> NamedDocument | None:
    """The document that leads on the line, after the marker of a bilaga or a number."""
    first = _BEFORE.match(line, begins)
    if first is None or not line[first.end() : first.end() + 1].isupper():
        return None
    if not _MAY_NAME.search(line, first.end()):
        return None
    named = naming(line).documents
    leads = named[0] if named and named[0].start == first.end() else None
    if (
        leads is None
        or len(line.rstrip()) - leads.end > _MOST_AFTER
        or (leads.is_definite and attachment is None)
    ):
        return None
    is_sure = attachment is not None or near_top or leads.family in _ANYWHERE
    return leads if is_sure else None
