"""PDFs for tests: made by reportlab, spoilt by pikepdf, and read back as a reader would see them."""

from __future__ import annotations

import dataclasses
import hashlib
import io
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

import pikepdf
import pypdfium2
from reportlab.pdfgen.canvas import Canvas
from snapshots import snapshot

from auditprep.errors import UnknownEvidence
from auditprep.model import Answer, Citation, Evidence, PageText, Snapshot, Trouble, Version

A4 = (595.0, 842.0)


def make_pdf(pages: int = 3, *, words: str = "Handling", size: tuple[float, float] = A4) -> bytes:
    """A PDF whose pages say so: "Handling, blad 2"."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=size)
    for page in range(1, pages + 1):
        canvas.setFont("Helvetica", min(size) / 30)
        canvas.drawString(size[0] / 10, size[1] / 2, f"{words}, blad {page}")
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def changed(data: bytes, change: Callable[[pikepdf.Pdf], object], **saving: object) -> bytes:
    """The PDF after a change with pikepdf."""
    buffer = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        pdf.save(buffer, **saving)  # type: ignore[arg-type]
    return buffer.getvalue()


class Files:
    """The evidence of a case that is not there: what an export asks an open case for."""

    def __init__(self) -> None:
        self.evidence: list[Evidence] = []
        self.data: dict[tuple[int, int], bytes] = {}
        self.unlocked: dict[int, bytes] = {}
        self.texts: dict[int, tuple[str, ...]] = {}

    def add(
        self,
        title: str,
        file_name: str,
        data: bytes,
        *,
        pages: int | None = None,
        texts: tuple[str, ...] = (),
        printed: tuple[str | None, ...] = (),
        trouble: Trouble | None = None,
        secret: bool = False,
    ) -> int:
        """Takes a file in; its id."""
        id_ = len(self.evidence) + 1
        sha256 = hashlib.sha256(data).hexdigest()
        count = pages if pages is not None else len(texts) or None
        version = Version(1, file_name, sha256, len(data), count, len(texts), printed, trouble)
        self.data[id_, 1], self.texts[id_] = data, texts
        self.evidence.append(
            Evidence(id_, title, file_name, sha256, len(data), count, secret=secret, versions=(version,))
        )
        return id_

    def add_version(self, id_: int, data: bytes, pages: int) -> None:
        """A newer file of the same document."""
        evidence = self.evidence[id_ - 1]
        number = len(evidence.versions) + 1
        sha256 = hashlib.sha256(data).hexdigest()
        version = Version(number, evidence.file_name, sha256, len(data), pages, pages)
        self.data[id_, number] = data
        self.evidence[id_ - 1] = dataclasses.replace(evidence, versions=(*evidence.versions, version))

    def evidence_bytes(self, evidence: int, version: int | None = None, *, unlocked: bool = False) -> bytes:
        if (evidence, version or 1) not in self.data:
            raise UnknownEvidence(evidence=evidence)
        return self.unlocked.get(evidence) or self.data[evidence, version or 1] if unlocked else self.data[
            evidence, version or 1
        ]  # fmt: skip

    def page_texts(self, evidence: int, version: int | None = None) -> tuple[PageText, ...]:
        return tuple(map(PageText, self.texts.get(evidence, ())))


def case(
    folder: Path,
    cited: Mapping[str, tuple[Citation, ...]] | None = None,
    files: Files | None = None,
    answers: dict[str, Answer] | None = None,
    **named: object,
) -> Snapshot:
    """A case in this folder, with these citations of these files."""
    made = snapshot(answers, cited=dict(cited or {}), path=str(folder / "omsorg.auditprep"), **named)  # type: ignore[arg-type]
    return dataclasses.replace(made, evidence=tuple(files.evidence) if files else ())


@contextmanager
def opened(file: Path) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(file) as pdf:
        yield pdf


def texts(file: Path) -> list[str]:
    """The text of every page, with single blanks."""
    document = pypdfium2.PdfDocument(file)
    try:
        return [_text(document, number) for number in range(len(document))]
    finally:
        document.close()


def boxes(file: Path) -> list[tuple[int, str, tuple[float, float, float, float]]]:
    """Every character that is seen: its page, counted from 0, and its box: left, bottom, right, top."""
    document = pypdfium2.PdfDocument(file)
    found = []
    for number in range(len(document)):
        page = document[number]
        text_page = page.get_textpage()
        for at in range(text_page.count_chars()):
            character = text_page.get_text_range(at, 1)
            if character.strip():
                found.append((number, character, text_page.get_charbox(at)))
        text_page.close()
        page.close()
    document.close()
    return found


def links(pdf: pikepdf.Pdf, page: int) -> list[pikepdf.Object]:
    """The links of a page, counted from 0, from top to bottom."""
    found = [each for each in pdf.pages[page].get("/Annots", []) if each.Subtype == "/Link"]
    return sorted(found, key=lambda each: -float(each.Rect[3]))


def target(pdf: pikepdf.Pdf, destination: pikepdf.Object) -> int:
    """The page, counted from 0, that a destination leads to."""
    return next(number for number, page in enumerate(pdf.pages) if page.obj.objgen == destination[0].objgen)


def bookmarks(pdf: pikepdf.Pdf) -> list[tuple[int, str, int]]:
    """Every bookmark: how deep it is, what it says, and the page it leads to, counted from 0."""
    found: list[tuple[int, str, int]] = []

    def walk(items: list[pikepdf.OutlineItem], depth: int) -> None:
        for each in items:
            found.append((depth, each.title, target(pdf, each.destination)))
            walk(each.children, depth + 1)

    with pdf.open_outline() as outline:
        walk(outline.root, 0)
    return found


def labels(file: Path) -> list[str]:
    with opened(file) as pdf:
        return [page.label for page in pdf.pages]


def at(file: Path, label: str) -> str:
    """The text of the pages with this label."""
    pairs = zip(labels(file), texts(file), strict=True)
    return " ".join(text for each, text in pairs if each == label)


def stamped(file: Path) -> dict[str, str]:
    """The pages of attachments that have a stamp, by their labels, and the first words on them that say so."""
    found = {}
    for label, text in zip(labels(file), texts(file), strict=True):
        if "-" in label and "· fråga" in text:
            found[label] = text
    return found


def _text(document: pypdfium2.PdfDocument, number: int) -> str:
    page = document[number]
    text_page = page.get_textpage()
    text = " ".join(text_page.get_text_bounded().split())
    text_page.close()
    page.close()
    return text
