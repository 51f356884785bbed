"""What stands in the cells of a comparison as Word holds it: marks, and rich text in which it is marked what came and what
is gone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from auditprep.model.report import ReportMark, ReportText
from auditprep.prose.differing_blocks import COME_GROUND, GONE_GROUND, MarkedSpan
from auditprep.prose.marks import sign_colour
from auditprep.richtext import Block, ListItem, Span, Spans, Table
from auditprep.wordform.list_definitions import ListDefinitions
from auditprep.wordform.new_document import MUTED
from auditprep.wordform.xml import escaped

_LINK_COLOUR = "1F5FA8"
_SIGN_FONT = "Segoe UI Symbol"
_NARROWEST = 500  # twips: a column of a table within a cell
_SEEN = 60  # characters of a cell that its column is weighed by


class BlockWriter:
    """Writes the cells of one document; its lists share their definitions."""

    def __init__(self, lists: ListDefinitions) -> None:
        self._lists = lists

    def text(self, text: ReportText, width: int) -> str:
        """What a cell so many twips wide says; always a w:p at its end, as Word wants it."""
        if not text.blocks:
            return paragraph(run(text.note, muted()), "Cell")
        return "".join(self._blocks(text.blocks, width))

    def _blocks(self, blocks: Sequence[Block], width: int) -> Iterator[str]:
        numbers: dict[int, tuple[int, int]] = {}
        for block in blocks:
            if isinstance(block, Table):
                yield self._table(block, width)
                yield paragraph("", "Cell")
            elif isinstance(block, ListItem):
                yield paragraph(_runs(block.spans), "CellItem", self._in_list(block, numbers))
            else:
                yield paragraph(_runs(block.spans), "Cell")
            if not isinstance(block, ListItem):
                numbers.clear()

    def _in_list(self, item: ListItem, numbers: dict[int, tuple[int, int]]) -> str:
        """The w:numPr of an item; `numbers` are the last number and the list of each level."""
        for level in [level for level in numbers if level > item.level]:
            del numbers[level]
        before = numbers.get(item.level)
        if item.number is None:
            num_id = self._lists.bullets()
            numbers.pop(item.level, None)
        else:
            follows = before is not None and item.number == before[0] + 1
            num_id = before[1] if before and follows else self._lists.numbered(item.level, item.number)
            numbers[item.level] = item.number, num_id
        indent = f'<w:ind w:left="{280 * (item.level + 1)}" w:hanging="280"/>'
        return f'<w:numPr><w:ilvl w:val="{item.level}"/><w:numId w:val="{num_id}"/></w:numPr>{indent}'

    def _table(self, table: Table, width: int) -> str:
        widths = _widths(table, width - 240)
        grid = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
        rows = "".join(_row(row, widths, is_header=not at) for at, row in enumerate(table.rows))
        return (
            f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>{borders()}<w:tblLayout w:type="fixed"/>'
            f"{margins(60)}{look(first_column=False)}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
        )


def marks(found: Iterable[ReportMark], style: str = "Cell") -> str:
    """The marks of an answer, a line each: its shape and its word."""
    return "".join(paragraph(_mark(each), style) for each in found)


def _mark(mark: ReportMark) -> str:
    if mark.muted:
        return run(mark.words, muted())
    sign = run(f"{mark.sign} ", _sign(mark.sign)) if mark.sign else ""
    return sign + run(mark.words, "<w:b/>")


def _sign(sign: str) -> str:
    names = " ".join(f'w:{each}="{_SIGN_FONT}"' for each in ("ascii", "hAnsi", "eastAsia", "cs"))
    return f'<w:rFonts {names}/><w:b/><w:color w:val="{sign_colour(sign)}"/>'


# The smallest parts


def paragraph(runs: str, style: str = "", properties: str = "") -> str:
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    inside = f"<w:pPr>{named}{properties}</w:pPr>" if named or properties else ""
    return f"<w:p>{inside}{runs}</w:p>"


def run(words: str, properties: str = "") -> str:
    """A w:r; line ends and tabs are elements there."""
    if not words:
        return ""
    inside = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    lines = (_line(each) for each in words.split("\n"))
    return f"<w:r>{inside}{'<w:br/>'.join(lines)}</w:r>"


def muted() -> str:
    return f'<w:i/><w:color w:val="{MUTED}"/>'


def come() -> str:
    """The look of words that have come; what is gone is `gone`."""
    return f'<w:u w:val="single"/><w:shd w:val="clear" w:color="auto" w:fill="{COME_GROUND}"/>'


def gone() -> str:
    return f'<w:strike/><w:shd w:val="clear" w:color="auto" w:fill="{GONE_GROUND}"/>'


def borders(colour: str = "C9C8C2") -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = "".join(f'<w:{each} w:val="single" w:sz="4" w:space="0" w:color="{colour}"/>' for each in sides)
    return f"<w:tblBorders>{lines}</w:tblBorders>"


def margins(size: int) -> str:
    sides = "".join(f'<w:{side} w:w="{size}" w:type="dxa"/>' for side in ("left", "right"))
    return f"<w:tblCellMar>{sides}</w:tblCellMar>"


def look(*, first_column: bool) -> str:
    return (
        f'<w:tblLook w:val="{"06A0" if first_column else "0620"}" w:firstRow="1" w:lastRow="0" '
        f'w:firstColumn="{int(first_column)}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
    )


def _line(words: str) -> str:
    pieces = (
        f'<w:t xml:space="preserve">{escaped(each)}</w:t>' if each else "" for each in words.split("\t")
    )
    return "<w:tab/>".join(pieces)


def _runs(spans: Spans) -> str:
    return "".join(run(span.text, _span(span)) for span in spans)


def _span(span: Span) -> str:
    """The w:rPr of a span, in the schema's order."""
    is_come, is_gone = (isinstance(span, MarkedSpan) and each for each in (_is_come(span), _is_gone(span)))
    ground = GONE_GROUND if is_gone else COME_GROUND if is_come else ""
    parts = (
        "<w:b/>" if span.bold else "",
        "<w:i/>" if span.italic else "",
        "<w:strike/>" if is_gone else "",
        f'<w:color w:val="{_LINK_COLOUR}"/>' if span.link else "",
        '<w:u w:val="single"/>' if is_come or span.underline or span.link else "",
        f'<w:shd w:val="clear" w:color="auto" w:fill="{ground}"/>' if ground else "",
    )
    return "".join(parts)


def _is_come(span: Span) -> bool:
    return isinstance(span, MarkedSpan) and span.come


def _is_gone(span: Span) -> bool:
    return isinstance(span, MarkedSpan) and span.gone


def _row(row: Sequence[Spans], widths: Sequence[int], *, is_header: bool) -> str:
    properties = (
        "<w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" if is_header else "<w:trPr><w:cantSplit/></w:trPr>"
    )
    cells = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{_cell(spans, is_header)}</w:tc>'
        for spans, width in zip(row, widths, strict=True)
    )
    return f"<w:tr>{properties}{cells}</w:tr>"


def _cell(spans: Spans, is_header: bool) -> str:
    return paragraph(_runs(spans), "CellHead" if is_header else "Cell")


def _widths(table: Table, width: int) -> list[int]:
    """The columns' widths: each by how much stands in it, none narrower than a word."""
    columns = zip(*table.rows, strict=True)
    weights = [
        max(min(sum(len(span.text) for span in cell), _SEEN) for cell in column) + 6 for column in columns
    ]
    return [max(_NARROWEST, width * weight // sum(weights)) for weight in weights]
