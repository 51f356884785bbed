"""A comparison as a Word document: for the board to read, on paper or on a screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditprep.model.report import (
    ComparisonReport,
    ReportLine,
    ReportMarks,
    ReportQuestion,
)
from auditprep.prose import comparison_words as terms
from auditprep.prose.statuses import DRAFT
from auditprep.wordform.comparison_blocks import (
    BlockWriter,
    come,
    gone,
    marks,
    paragraph,
    run,
)
from auditprep.wordform.comparison_package import WIDTH, packed
from auditprep.wordform.list_definitions import ListDefinitions
from auditprep.wordform.report_tables import CELL_MARGIN, heading, plain_table, table, words_cell

_LABELS = 1900  # twips: the column that names the rows of a question
_NUMBERS, _CHANGED = 800, 2300  # the first and the last column of the marks
_MARK, _LETTER, _WIDEST_MARKS = 1180, 125, 9000  # a column of marks, a bold letter in it, all such columns


def comparison_document(report: ComparisonReport) -> bytes:
    """The document as .docx bytes, the same for the same comparison."""
    lists = ListDefinitions(None)
    body = "".join(_Document(report, BlockWriter(lists)).parts())
    return packed(body, report.title, lists.to_bytes(), mark=DRAFT if report.draft else "")


class _Document:
    def __init__(self, report: ComparisonReport, blocks: BlockWriter) -> None:
        self._report, self._blocks = report, blocks

    def parts(self) -> Iterator[str]:
        report = self._report
        yield paragraph(run(report.standing), "Standing") if report.standing else ""
        yield heading(1, report.title)
        yield paragraph(run(report.lead), "Lead") if report.lead else ""
        yield from self._summary()
        yield heading(2, report.marks_title)
        yield from (part for table in report.marks for part in self._marks(table))
        yield heading(2, terms.EACH, "<w:pageBreakBefore/>")
        yield from self._questions()

    def _summary(self) -> Iterator[str]:
        report = self._report
        yield heading(2, terms.SUMMARY)
        yield heading(3, report.compared.caption)
        yield plain_table(report.compared)
        yield heading(3, report.changes.caption)
        yield from (paragraph(run(each)) for each in report.sentences)
        yield plain_table(report.changes)
        if report.overall:
            yield heading(3, terms.OVERALL)
            yield self._columns_table(terms.OVERALL, [terms.REMARKS], report.overall)

    def _marks(self, shown: ReportMarks) -> Iterator[str]:
        if len(self._report.marks) > 1:
            yield heading(3, shown.caption)
        if not shown.rows:
            yield paragraph(run(terms.NO_QUESTIONS))
            return
        mark = min(max(_MARK, _LETTER * shown.longest + 2 * CELL_MARGIN), _WIDEST_MARKS // len(shown.columns))
        columns = [mark] * (len(shown.columns) - 1)
        widths = [_NUMBERS, WIDTH - _NUMBERS - _CHANGED - sum(columns), *columns, _CHANGED]
        head = (terms.NUMBER, terms.WORDS, *shown.columns)
        rows = [
            [
                words_cell(row.number),
                words_cell(row.words),
                *map(marks, row.marks),
                words_cell(row.changed or terms.NOTHING),
            ]
            for row in shown.rows
        ]
        yield table(shown.caption, head, rows, widths)

    def _questions(self) -> Iterator[str]:
        yield _legend()
        for section in self._report.sections:
            yield heading(3, section.heading) if section.heading else ""
            for question in section.questions:
                yield from self._question(question)

    def _question(self, question: ReportQuestion) -> Iterator[str]:
        yield heading(4, " ".join(filter(None, (question.number, question.words))))
        said = [*question.happened, *filter(None, [question.earlier])]
        yield from (paragraph(run(each), "Note") for each in said)
        yield self._columns_table(question.words, question.columns, question.lines)

    def _columns_table(self, caption: str, columns: Sequence[str], lines: Sequence[ReportLine]) -> str:
        """A row for each line, a column for each year. The marks stay with what was written of them."""
        needed = (_LETTER * len(word) + 2 * CELL_MARGIN for line in lines for word in line.label.split())
        labels = min(max([_LABELS, *needed]), WIDTH // 4)
        width = (WIDTH - labels) // max(len(columns), 1)
        rows = []
        for line in lines:
            if line.marks:
                rows.append(
                    [words_cell(line.label, "CellHead"), *(marks(each, "CellMark") for each in line.marks)]
                )
            else:
                texts = (self._blocks.text(each, width) for each in line.texts)
                rows.append([words_cell(line.label, "CellLabel"), *texts])
        whole = [bool(line.marks) for line in lines]
        return table(caption, ["", *columns], rows, [labels, *[width] * len(columns)], whole)


def _legend() -> str:
    """How to read the words that are marked, themselves marked so."""
    return paragraph(
        "".join(
            (
                run(terms.LEGEND_COME, come()),
                run(terms.LEGEND_COME_AFTER + " "),
                run(terms.LEGEND_GONE, gone()),
                run(terms.LEGEND_GONE_AFTER),
            )
        )
    )
