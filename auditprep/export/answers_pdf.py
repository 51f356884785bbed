"""The PDF of the answers, for the board's meeting and for reading."""

from __future__ import annotations

import io
from collections.abc import Collection, Generator, Iterator
from dataclasses import dataclass, replace

from pikepdf import Pdf

from auditprep.export import pdf_words
from auditprep.export.answers_part import AnswersPart, bookmarks, furniture, title
from auditprep.export.attachments import numbered
from auditprep.export.disclosed import SECRET
from auditprep.export.lacks import citation_lacks, secret_included
from auditprep.export.pdf_finish import resolve_links, set_bookmarks, set_metadata
from auditprep.export.pdf_flow import Pages, set_pages
from auditprep.export.pdf_text import Pen, one_line
from auditprep.model import Attachment, Notice, Progress, Snapshot


@dataclass(frozen=True, slots=True)
class AnswersPdf:
    """The PDF, how many pages it has, the attachments as they are numbered in it, and what is worth a look."""

    data: bytes
    pages: int
    attachments: tuple[Attachment, ...]
    notices: tuple[Notice, ...]

    @property
    def secret(self) -> tuple[Attachment, ...]:
        """What it names without a word of what stands there."""
        return tuple(each for each in self.attachments if each.left_out == SECRET)


def make(
    snapshot: Snapshot, *, with_secret: bool = False, only: Collection[str] | None = None
) -> Generator[Progress, None, AnswersPdf]:
    """The answers as a PDF; those of `only` some questions, where their keys are given. What is numbered has its number in the
    whole."""
    pen, attachments = Pen(), numbered(snapshot, with_secret=with_secret)
    snapshot = snapshot if only is None else narrowed(snapshot, only)
    part = AnswersPart(snapshot, attachments, pen, is_whole=only is None)
    total = snapshot.questionnaire.count + 2
    work = set_pages(part.chunks(), furniture(snapshot, pen))
    pages = yield from steps(work, total, "set")
    gone = (each for each in citation_lacks(snapshot) if each.code == "citation-gone")
    told = (*gone, *secret_included(attachments), *notices(part, pen))
    return AnswersPdf(_finished(pages, snapshot), pages.count, attachments, told)


def narrowed(snapshot: Snapshot, only: Collection[str]) -> Snapshot:
    """The case with these questions alone, in the sections that they stand in."""
    form = snapshot.questionnaire
    kept = (
        replace(section, questions=tuple(each for each in section.questions if each.key in only))
        for section in form.sections
    )
    sections = tuple(section for section in kept if section.questions)
    return replace(snapshot, questionnaire=replace(form, sections=sections))


def some_pages(data: bytes, pages: Collection[int]) -> bytes:
    """The PDF with these pages alone, counted from 1, in its own order."""
    with Pdf.open(io.BytesIO(data)) as pdf:
        for at in reversed(range(len(pdf.pages))):
            if at + 1 not in pages:
                del pdf.pages[at]
        buffer = io.BytesIO()
        pdf.save(buffer)
    return buffer.getvalue()


def steps(work: Generator[int, None, Pages], total: int, step: str) -> Generator[Progress, None, Pages]:
    """Pages being set, as progress."""
    while True:
        try:
            yield Progress(min(next(work), total), total, step)
        except StopIteration as end:
            pages: Pages = end.value
            return pages


def notices(part: AnswersPart, pen: Pen) -> Iterator[Notice]:
    """What is worth a look in answers that are set: characters that no font shows, and quotations left out."""
    for key, characters in pen.lacking().items():
        if not key.startswith("attachment/"):
            yield Notice("characters-not-shown", key or None, {"characters": characters})
    for key in dict.fromkeys(part.quotes_left_out):
        yield Notice("secret-quote-left-out", key)


def describe(pdf: Pdf, snapshot: Snapshot, subject: str) -> None:
    """Gives the file its title, author and subject."""
    board = one_line(snapshot.board or "")
    words = ", ".join(filter(None, [title(snapshot), board, str(snapshot.year or "")]))
    set_metadata(pdf, words, board, subject)


def _finished(pages: Pages, snapshot: Snapshot) -> bytes:
    with Pdf.open(io.BytesIO(pages.data)) as pdf:
        resolve_links(pdf, range(pages.count), pages.spots.get)
        set_bookmarks(pdf, bookmarks(snapshot, pages.spots))
        describe(pdf, snapshot, pdf_words.SUBJECT)
        buffer = io.BytesIO()
        pdf.save(buffer)
    return buffer.getvalue()
