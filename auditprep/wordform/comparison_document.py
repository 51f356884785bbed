"""A comparison as a Word document: for the board to read, on paper or on a screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditprep.model.report import (
    ComparisonReport,
    ReportLine,
    ReportMarks,
    ReportQuestion,
    ReportTable,
)
from auditprep.prose import comparison_words as terms
from auditprep.prose.statuses import DRAFT
from auditprep.wordform.comparison_blocks import (
    BlockWriter,
    borders,
    come,
    gone,
    look,
    margins,
    marks,
    paragraph,
    run,
)
from auditprep.wordform.comparison_package import WIDTH, packed
from auditprep.wordform.list_definitions import ListDefinitions
from auditprep.wordform.xml import escaped

_GROUND = "EEF2F6"
_LABELS = 1900  # twips: the column that names the rows of a question
_NUMBERS, _CHANGED = 800, 2300  # the first and the last column of the marks
_MARK, _LETTER, _WIDEST_MARKS = 1180, 125, 9000  # a column of marks, a bold letter in it, all such columns
_CELL_MARGIN = 90


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
        yield _heading(1, report.title)
        yield paragraph(run(report.lead), "Lead") if report.lead else ""
        yield from self._summary()
        yield _heading(2, report.marks_title)
        yield from (part for table in report.marks for part in self._marks(table))
        yield _heading(2, terms.EACH, "<w:pageBreakBefore/>")
        yield from self._questions()

    def _summary(self) -> Iterator[str]:
        report = self._report
        yield _heading(2, terms.SUMMARY)
        yield _heading(3, report.compared.caption)
        yield _plain_table(report.compared)
        yield _heading(3, report.changes.caption)
        yield from (paragraph(run(each)) for each in report.sentences)
        yield _plain_table(report.changes)
        if report.overall:
            yield _heading(3, terms.OVERALL)
            yield self._columns_table(terms.OVERALL, [terms.REMARKS], report.overall)

    def _marks(self, table: ReportMarks) -> Iterator[str]:
        if len(self._report.marks) > 1:
            yield _heading(3, table.caption)
        if not table.rows:
            yield paragraph(run(terms.NO_QUESTIONS))
            return
        mark = min(
            max(_MARK, _LETTER * table.longest + 2 * _CELL_MARGIN), _WIDEST_MARKS // len(table.columns)
        )
        columns = [mark] * (len(table.columns) - 1)
        widths = [_NUMBERS, WIDTH - _NUMBERS - _CHANGED - sum(columns), *columns, _CHANGED]
        head = (terms.NUMBER, terms.WORDS, *table.columns)
        rows = [
            [
                _words(row.number),
                _words(row.words),
                *map(marks, row.marks),
                _words(row.changed or terms.NOTHING),
            ]
            for row in table.rows
        ]
        yield _table(table.caption, head, rows, widths)

    def _questions(self) -> Iterator[str]:
        yield _legend()
        for section in self._report.sections:
            yield _heading(3, section.heading) if section.heading else ""
            for question in section.questions:
                yield from self._question(question)

    def _question(self, question: ReportQuestion) -> Iterator[str]:
        yield _heading(4, " ".join(filter(None, (question.number, question.words))))
        said = [*question.happened, *filter(None, [question.earlier])]
        yield from (paragraph(run(each), "Note") for each in said)
        yield self._columns_table(question.words, question.columns, question.lines)

    def _columns_table(self, caption: str, columns: Sequence[str], lines: Sequence[ReportLine]) -> str:
        """A row for each line, a column for each year. The marks stay with what was written of them."""
        needed = (_LETTER * len(word) + 2 * _CELL_MARGIN for line in lines for word in line.label.split())
        labels = min(max([_LABELS, *needed]), WIDTH // 4)
        width = (WIDTH - labels) // max(len(columns), 1)
        rows = []
        for line in lines:
            if line.marks:
                rows.append(
                    [_words(line.label, "CellHead"), *(marks(each, "CellMark") for each in line.marks)]
                )
            else:
                texts = (self._blocks.text(each, width) for each in line.texts)
                rows.append([_words(line.label, "CellLabel"), *texts])
        whole = [bool(line.marks) for line in lines]
        return _table(caption, ["", *columns], rows, [labels, *[width] * len(columns)], whole)


def _heading(level: int, words: str, properties: str = "") -> str:
    return paragraph(run(words), f"Heading{level}", properties)


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


def _plain_table(table: ReportTable) -> str:
    """A table of words, its columns as wide as the report says."""
    widths = [WIDTH * weight // sum(table.weights) for weight in table.weights]
    return _table(
        table.caption, table.columns, [[_words(cell) for cell in row] for row in table.rows], widths
    )


def _words(words: str, style: str = "Cell") -> str:
    return paragraph(run(words), style)


def _table(
    caption: str,
    head: Sequence[str],
    rows: Sequence[Sequence[str]],
    widths: Sequence[int],
    whole: Sequence[bool] | None = None,
) -> str:
    """A table with a header row that every page repeats, and a paragraph after it. `whole`: which rows are not to be cut
    where a page ends (None: none of them)."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    properties = (
        f'<w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>{borders()}<w:tblLayout w:type="fixed"/>'
        f"{margins(_CELL_MARGIN)}{look(first_column=True)}"
        f'<w:tblCaption w:val="{escaped(caption[:200])}"/></w:tblPr>'
    )
    ground = f'<w:shd w:val="clear" w:color="auto" w:fill="{_GROUND}"/>'
    first = "".join(
        _cell(_words(words, "CellHead"), width, ground) for words, width in zip(head, widths, strict=True)
    )
    header = f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{first}</w:tr>"
    lines = "".join(
        _row(row, widths, is_whole) for row, is_whole in zip(rows, whole or [True] * len(rows), strict=True)
    )
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{header}{lines}</w:tbl>{paragraph('', 'Cell')}"


def _row(cells: Sequence[str], widths: Sequence[int], is_whole: bool) -> str:
    properties = "<w:trPr><w:cantSplit/></w:trPr>" if is_whole else ""
    return f"<w:tr>{properties}{''.join(map(_cell, cells, widths))}</w:tr>"


def _cell(content: str, width: int, properties: str = "") -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{properties}</w:tcPr>{content}</w:tc>'
