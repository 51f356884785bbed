"""A comparison as a PDF: the same document as the Word file, to be read and put into a meeting's papers."""

from __future__ import annotations

import io
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pikepdf import Pdf
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import LongTable, PageBreak, Paragraph, Spacer, TableStyle

from auditprep.export import pdf_look
from auditprep.export.comparison_pdf_cells import (
    PADDING,
    come,
    gone,
    marks_cell,
    text_cells,
    words_cell,
)
from auditprep.export.pdf_finish import Bookmark, set_bookmarks, set_metadata
from auditprep.export.pdf_flow import Furniture, Pages, Place, kept_with_next, set_pages
from auditprep.export.pdf_look import LANDSCAPE
from auditprep.export.pdf_text import Pen
from auditprep.model import Notice, Progress
from auditprep.model.report import (
    ComparisonReport,
    ReportLine,
    ReportMarks,
    ReportQuestion,
    ReportTable,
)
from auditprep.prose import comparison_words as words
from auditprep.prose.statuses import DRAFT

WIDTH = LANDSCAPE.text_width
_LABELS = 92.0
_NUMBERS, _CHANGED = 40.0, 112.0
_MARK, _LETTER, _WIDEST_MARKS = 58.0, 5.6, 440.0  # a column of marks, a bold letter in it, all such columns
_ROWS_TOGETHER = 150  # reportlab takes quadratic time for a long table
_AFTER_HEADING = 96.0  # room for the head of a question's table, its marks, and the beginning of a text

Chunk = list[Any]


@dataclass(frozen=True, slots=True)
class ComparisonPdf:
    """The PDF, how many pages it has, and what is worth a look."""

    data: bytes
    pages: int
    notices: tuple[Notice, ...]


def make(report: ComparisonReport) -> Generator[Progress, None, ComparisonPdf]:
    """The comparison as a PDF."""
    pen = Pen()
    part = _Part(report, pen)
    total = sum(len(section.questions) for section in report.sections) + 3
    state = DRAFT if report.draft else ""
    furniture = Furniture(" · ".join(filter(None, (report.lead, report.title))), state, pen, paper=LANDSCAPE)
    work = set_pages(part.chunks(), furniture)
    while True:
        try:
            yield Progress(min(next(work), total), total, "set")
        except StopIteration as end:
            pages: Pages = end.value
            break
    notices = tuple(
        Notice("characters-not-shown", facts={"characters": each}) for each in pen.lacking().values()
    )
    return ComparisonPdf(_finished(pages, report), pages.count, notices)


def _finished(pages: Pages, report: ComparisonReport) -> bytes:
    with Pdf.open(io.BytesIO(pages.data)) as pdf:
        set_bookmarks(pdf, _bookmarks(report, pages))
        set_metadata(pdf, report.title, report.lead, words.TITLE)
        buffer = io.BytesIO()
        pdf.save(buffer)
    return buffer.getvalue()


def _bookmarks(report: ComparisonReport, pages: Pages) -> Iterator[Bookmark]:
    for name, title in (("summary", words.SUMMARY), ("marks", report.marks_title)):
        yield Bookmark(title, pages.spots[name])
    under = tuple(
        Bookmark(
            section.heading or "–",
            pages.spots[f"section/{at}"],
            tuple(Bookmark(_called(each), pages.spots[f"question/{each.key}"]) for each in section.questions),
            folded=True,
        )
        for at, section in enumerate(report.sections)
        if section.questions
    )
    yield Bookmark(words.EACH, pages.spots["each"], under)


def _called(question: ReportQuestion) -> str:
    called = " ".join(filter(None, (question.number, question.words)))
    return called if len(called) <= 90 else called[:89].rstrip() + "…"


class _Part:
    def __init__(self, report: ComparisonReport, pen: Pen) -> None:
        self._report, self._pen = report, pen

    def chunks(self) -> Iterator[Chunk]:
        """The summary, the marks, and then a chunk a question."""
        yield list(self._summary())
        yield list(self._marks())
        yield [PageBreak(), Place("each"), self._heading(words.EACH, 2), self._legend()]
        for at, section in enumerate(self._report.sections):
            before: Chunk = [Place(f"section/{at}")]
            before += [self._heading(section.heading, 3)] if section.heading else []
            for question in section.questions:
                yield list(self._question(question, before))
                before = []

    # The summary

    def _summary(self) -> Iterator[Any]:
        report = self._report
        if report.standing:
            yield Paragraph(self._pen.line(report.standing), _styles()["standing"])
        yield Paragraph(self._pen.line(report.title), _styles()["title"])
        if report.lead:
            yield Paragraph(self._pen.line(report.lead), _styles()["lead"])
        yield Place("summary")
        yield self._heading(words.SUMMARY, 2)
        yield from self._plain(report.compared)
        yield from (Paragraph(self._pen.line(each), _styles()["text"]) for each in report.sentences)
        yield from self._plain(report.changes)
        if report.overall:
            heading = [self._heading(words.OVERALL, 3)]
            yield from kept_with_next(heading, paper=LANDSCAPE)
            yield from self._columns((words.REMARKS,), report.overall)

    def _plain(self, table: ReportTable) -> Iterator[Any]:
        widths = [WIDTH * weight / sum(table.weights) for weight in table.weights]
        yield from kept_with_next([self._heading(table.caption, 3)], paper=LANDSCAPE)
        rows = [[words_cell(cell, self._pen) for cell in row] for row in table.rows]
        yield from self._tables(table.columns, rows, widths)

    def _marks(self) -> Iterator[Any]:
        yield from kept_with_next(
            [Place("marks"), self._heading(self._report.marks_title, 2)], paper=LANDSCAPE
        )
        for table in self._report.marks:
            if len(self._report.marks) > 1:
                yield from kept_with_next([self._heading(table.caption, 3)], paper=LANDSCAPE)
            if table.rows:
                yield from self._marks_table(table)
            else:
                yield Paragraph(words.NO_QUESTIONS, _styles()["text"])

    def _marks_table(self, table: ReportMarks) -> Iterator[Any]:
        pen = self._pen
        mark = min(max(_MARK, _LETTER * table.longest + 2 * PADDING), _WIDEST_MARKS / len(table.columns))
        columns = [mark] * (len(table.columns) - 1)
        widths = [_NUMBERS, WIDTH - _NUMBERS - _CHANGED - sum(columns), *columns, _CHANGED]
        rows = [
            [
                words_cell(row.number, pen),
                words_cell(row.words, pen),
                *(marks_cell(each, pen) for each in row.marks),
                words_cell(row.changed or words.NOTHING, pen),
            ]
            for row in table.rows
        ]
        yield from self._tables((words.NUMBER, words.WORDS, *table.columns), rows, widths)

    # Questions

    def _legend(self) -> Any:
        parts = (
            come(words.LEGEND_COME),
            f"{words.LEGEND_COME_AFTER} ",
            gone(words.LEGEND_GONE),
            words.LEGEND_GONE_AFTER,
        )
        return Paragraph("".join(parts), _styles()["text"])

    def _question(self, question: ReportQuestion, before: Chunk) -> Iterator[Any]:
        said = [*question.happened, *filter(None, [question.earlier])]
        heading = [
            *before,
            Place(f"question/{question.key}"),
            self._heading(" ".join(filter(None, (question.number, question.words))), 4),
            *(Paragraph(self._pen.line(each), _styles()["said"]) for each in said),
        ]
        yield from kept_with_next(heading, _AFTER_HEADING, LANDSCAPE)
        yield from self._columns(question.columns, question.lines)
        yield Spacer(0, 6)

    def _columns(self, columns: Sequence[str], lines: Sequence[ReportLine]) -> Iterator[Any]:
        """A row for each line, a column for each year."""
        needed = (_LETTER * len(word) + 2 * PADDING for line in lines for word in line.label.split())
        labels = min(max([_LABELS, *needed]), WIDTH / 4)
        width = (WIDTH - labels) / max(len(columns), 1)
        rows: list[list[Any]] = []
        begins: list[int] = []
        for line in lines:
            begins.append(len(rows))
            rows += self._line(line, width)
        yield from self._tables(("", *columns), rows, [labels, *[width] * len(columns)], begins)

    def _line(self, line: ReportLine, width: float) -> list[list[Any]]:
        """The rows of a line: one, or as many as its longest text needs."""
        label = words_cell(line.label, self._pen, bold=True)
        if line.marks:
            return [[label, *(marks_cell(each, self._pen) for each in line.marks)]]
        texts = [text_cells(each, width, self._pen) for each in line.texts]
        count = max(map(len, texts))
        return [
            [label if not at else "", *(cells[at] if at < len(cells) else "" for cells in texts)]
            for at in range(count)
        ]

    def _tables(
        self,
        head: Sequence[str],
        rows: Sequence[list[Any]],
        widths: Sequence[float],
        begins: Sequence[int] | None = None,
    ) -> Iterator[Any]:
        """A table with a header on every page; a long one in several. `begins`: the rows that have a line above them, in a
        table of which any row may be cut where a page ends (None: all have one, and rows are kept whole where they can be)."""
        for start in range(0, len(rows), _ROWS_TOGETHER):
            part = rows[start : start + _ROWS_TOGETHER]
            lined = [at + 1 for at in range(len(part)) if begins is None or start + at in begins]
            header = [words_cell(each, self._pen, bold=True) for each in head]
            by_row = int(begins is None)
            table = _Ruled(
                [header, *part], list(widths), repeatRows=1, splitByRow=by_row, splitInRow=1, hAlign="LEFT"
            )
            table.setStyle(TableStyle(_look(lined)))
            yield table
        yield Spacer(0, 6)

    def _heading(self, heading: str, level: int) -> Any:
        return Paragraph(self._pen.line(heading), _styles()[f"heading-{level}"])


class _Ruled(LongTable):  # type: ignore[misc]
    """A table with a line under it on every page that it is cut at."""

    def split(self, width: float, height: float) -> list[Any]:
        parts: list[Any] = super().split(width, height)
        for part in parts[:-1]:
            part.setStyle(TableStyle([("LINEBELOW", (0, -1), (-1, -1), 0.5, pdf_look.LINE)]))
        return parts


def _look(lined: Sequence[int]) -> list[tuple[object, ...]]:
    everywhere = (0, 0), (-1, -1)
    return [
        ("VALIGN", *everywhere, "TOP"),
        ("FONTNAME", *everywhere, pdf_look.FAMILY),  # or the file would name one that is not embedded
        ("BOX", *everywhere, 0.5, pdf_look.LINE),
        ("LINEBEFORE", (1, 0), (-1, -1), 0.5, pdf_look.LINE),
        ("BACKGROUND", (0, 0), (-1, 0), pdf_look.GROUND),
        *(("LINEABOVE", (0, row), (-1, row), 0.5, pdf_look.LINE) for row in lined),
        *((f"{side}PADDING", *everywhere, PADDING) for side in ("LEFT", "RIGHT")),
        *((f"{side}PADDING", *everywhere, 2) for side in ("TOP", "BOTTOM")),
    ]


def _styles() -> dict[str, ParagraphStyle]:
    body = pdf_look.styles()["body"]
    return {
        "title": _heading_style("title", 20, 26, 0, 3),
        "standing": ParagraphStyle("comparison-standing", body, fontName=pdf_look.BOLD, spaceAfter=6),
        "lead": ParagraphStyle(
            "comparison-lead", body, fontSize=12, leading=16, textColor=pdf_look.MUTED, spaceAfter=6
        ),
        "text": ParagraphStyle("comparison-text", body, fontSize=9.5, leading=13.5),
        "said": ParagraphStyle("comparison-said", body, fontSize=9, leading=12.5, spaceAfter=2),
        "heading-2": _heading_style("2", 15, 20, 12, 6, textColor=pdf_look.ACCENT),
        "heading-3": _heading_style("3", 12, 16, 9, 5, textColor=pdf_look.ACCENT),
        "heading-4": _heading_style("4", 10.5, 14, 8, 3),
    }


def _heading_style(
    name: str, size: float, leading: float, before: float, after: float, **more: Any
) -> ParagraphStyle:
    return ParagraphStyle(
        f"comparison-{name}",
        pdf_look.styles()["body"],
        fontName=pdf_look.BOLD,
        keepWithNext=0,
        fontSize=size,
        leading=leading,
        spaceBefore=before,
        spaceAfter=after,
        **more,
    )
