"""Tables and headings of the documents that are made for the board and for colleagues to read."""

from __future__ import annotations

from collections.abc import Sequence

from auditprep.model.report import ReportTable
from auditprep.wordform.comparison_blocks import borders, look, margins, paragraph, run
from auditprep.wordform.comparison_package import WIDTH
from auditprep.wordform.xml import escaped

CELL_MARGIN = 90
"""Twips between a cell's edge and its words."""

_GROUND = "EEF2F6"


def heading(level: int, words: str, properties: str = "") -> str:
    return paragraph(run(words), f"Heading{level}", properties)


def words_cell(words: str, style: str = "Cell") -> str:
    """What a cell with these words holds."""
    return paragraph(run(words), style)


def plain_table(report: ReportTable) -> str:
    """A table of words, its columns as wide as the report says."""
    widths = [WIDTH * weight // sum(report.weights) for weight in report.weights]
    rows = [[words_cell(cell) for cell in row] for row in report.rows]
    return table(report.caption, report.columns, rows, widths)


def table(
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
        f"{margins(CELL_MARGIN)}{look(first_column=True)}"
        f'<w:tblCaption w:val="{escaped(caption[:200])}"/></w:tblPr>'
    )
    ground = f'<w:shd w:val="clear" w:color="auto" w:fill="{_GROUND}"/>'
    first = "".join(
        _cell(words_cell(words, "CellHead"), width, ground) for words, width in zip(head, widths, strict=True)
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
