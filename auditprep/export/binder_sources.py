"""What each attachment gives to a binder: pages as they are, a picture, text to be set, or nothing and why."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Generator
from dataclasses import dataclass, replace
from pathlib import Path

from auditprep.errors import WorldError
from auditprep.export import pdf_words
from auditprep.export.binder_pages import Unusable, copy_pages
from auditprep.export.binder_pictures import NoPicture, picture_kind, picture_pages
from auditprep.export.binder_text import Excerpt, excerpt
from auditprep.model import Attachment, EvidenceFiles, PageText, Trouble
from auditprep.prose.pages import pages_list, pages_of

_BEGINNING = 1024  # where "%PDF-" stands at the latest


@dataclass(frozen=True, slots=True)
class Source:
    """An attachment on its way into the binder. `pages` are those of the file. The binder gets `file` (its pages, copied)
    or `texts` (pages with their numbers; `shortened`: not all of them), or neither, and `problem` is the code of why. `cut`: only the beginning of the file
    was ever read. `left_files`: files within the file stay out;
    `holds_secret`: one of them is secret."""

    attachment: Attachment
    pages: int = 0
    file: Path | None = None
    texts: Excerpt = ()
    shortened: bool = False
    problem: str | None = None
    cut: bool = False
    has_layers: bool = False
    left_files: bool = False
    holds_secret: bool = False

    @property
    def number(self) -> int:
        return self.attachment.number

    def cited_pages(self) -> tuple[int, ...]:
        """The pages of the file that the answers cite and that it has."""
        cited = {page for each in self.attachment.cited for page in pages_list(each.pages)}
        return tuple(sorted(page for page in cited if page <= self.pages))

    def shows(self, page: int) -> bool:
        """Whether the page is in the binder."""
        is_there = self.file is not None or any(number == page for number, _text in self.texts)
        return is_there and 0 < page <= self.pages

    def beyond(self, question: str | None = None) -> str:
        """The pages that the answer to this question (None: any) cites and that the file does not have; "" for none."""
        cited = [each for each in self.attachment.cited if question in {None, each.question}]
        return pages_of(page for each in cited for page in pages_list(each.pages) if page > self.pages)


def take(attachment: Attachment, files: EvidenceFiles, folder: Path) -> Generator[None, None, Source]:
    """Reads an attachment's file, and keeps its pages in the folder; a sign of life now and then. Raises OSError where that
    cannot be written."""
    evidence, version = attachment.evidence.id, attachment.version.number
    try:
        data = files.evidence_bytes(evidence, version)
        if hashlib.sha256(data).hexdigest() != attachment.version.sha256:
            return Source(attachment, problem="changed")
        if b"%PDF-" in data[:_BEGINNING]:
            unlocked = lambda: files.evidence_bytes(evidence, version, unlocked=True)  # noqa: E731
            return _pdf(attachment, data, unlocked, folder)
        if kind := picture_kind(data):
            return (yield from _picture(attachment, data, kind, folder))
        del data
        return _text(attachment, files.page_texts(evidence, version))
    except WorldError:  # the case, or this document in it, cannot be read
        return Source(attachment, problem="lost")


def _pdf(attachment: Attachment, data: bytes, unlocked: Callable[[], bytes], folder: Path) -> Source:
    source = _kept(attachment, data, folder)
    if source.problem != "locked":
        return source
    opened = unlocked()
    return source if opened == data else _kept(attachment, opened, folder)


def _kept(attachment: Attachment, pdf: bytes, folder: Path) -> Source:
    file = folder / f"{attachment.number}.pdf"
    try:
        copied = copy_pages(pdf, file)
    except Unusable as why:
        return Source(attachment, problem=str(why))
    return Source(attachment, copied.count, file, has_layers=copied.has_layers, left_files=copied.left_files)


def _picture(attachment: Attachment, data: bytes, kind: str, folder: Path) -> Generator[None, None, Source]:
    try:
        pdf, whole = yield from picture_pages(data, kind)
    except NoPicture as why:
        return Source(attachment, problem=str(why))
    return replace(_kept(attachment, pdf, folder), shortened=not whole)


def _text(attachment: Attachment, texts: tuple[PageText, ...]) -> Source:
    trouble = attachment.version.trouble
    if any(each.text.strip() for each in texts):
        kept, whole = excerpt(texts, Source(attachment, len(texts)).cited_pages())
        return Source(
            attachment, len(texts), texts=kept, shortened=not whole, cut=trouble is Trouble.TOO_MUCH
        )
    reason = "empty" if attachment.version.size == 0 else "no-text"
    return Source(attachment, problem=pdf_words.TROUBLES.get(trouble, reason) if trouble else reason)
