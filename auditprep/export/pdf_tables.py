"""Tables that never leave the page: their columns share its width, a wide one is set smaller, and one that is wider
still comes in bands of columns, one below the other."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from reportlab.lib.enums import TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import LongTable, Paragraph, Spacer, TableStyle

from auditprep.export import pdf_look

SIZES = (9.0, 8.0, 7.0, 6.0)
_PADDING = 4.0
_NARROWEST = 30.0  # a column at the smallest size, before the table is cut into bands
_TALLEST_HEADER = 160.0  # a header that is higher is not repeated on every page
_FIGURE = re.compile(r"[-−–+±<>≤≥~]?\s*\d[\d\s.,]*\s*%?|[-−–]")
_SEEN_ROWS = 400  # rows that the widths are computed from
_ROWS_OF_A_PIECE = 300

Rows = Sequence[Sequence[str]]


def flowables(
    markup: Rows, plain: Rows, *, header: bool, figures: bool = True, width: float = pdf_look.WIDTH
) -> Iterator[Any]:
    """A table from the markup of its cells; `plain` are the same cells' words. Its first row is repeated on every page
    if it is a `header`. Columns of figures are set to the right, if `figures`."""
    bands = _bands(len(plain[0]), width)
    fitted = [_fitted(_columns(plain, columns), width) for columns in bands]
    size = min(size for size, _widths in fitted)
    yield Spacer(0, 2)
    for columns, (_size, widths) in zip(bands, fitted, strict=True):
        right = [
            figures and _is_figures(column[1:]) for column in zip(*_columns(plain, columns), strict=True)
        ]
        yield from _pieces(_columns(markup, columns), widths, _Styles(size, right), header)
        yield Spacer(0, 7)


def _bands(count: int, width: float) -> list[list[int]]:
    """Which columns stand together; every band begins with the first column."""
    most = int(width // _NARROWEST)
    if count <= most:
        return [list(range(count))]
    bands = -(-(count - 1) // (most - 1))
    step = -(-(count - 1) // bands)
    return [[0, *range(first, min(first + step, count))] for first in range(1, count, step)]


def _columns(rows: Rows, columns: Sequence[int]) -> list[list[str]]:
    return [[row[column] for column in columns] for row in rows]


def _is_figures(column: Sequence[str]) -> bool:
    """Whether every cell that has anything in it has a figure: those are set to the right."""
    filled = [cell.strip() for cell in column if cell.strip()]
    return bool(filled) and all(_FIGURE.fullmatch(cell) for cell in filled)


class _Styles:
    """How cells are set: in this size, and columns of figures to the right."""

    def __init__(self, size: float, figures: Sequence[bool]) -> None:
        body = pdf_look.styles()["body"]
        measures = {"fontSize": size, "leading": size * 1.35, "spaceAfter": 0}
        self._of = {
            (bold, right): ParagraphStyle(
                f"cell-{bold}-{right}",
                body,
                fontName=pdf_look.BOLD if bold else pdf_look.FAMILY,
                alignment=TA_RIGHT if right else TA_LEFT,
                **measures,
            )
            for bold in (False, True)
            for right in (False, True)
        }
        self._figures = figures

    def row(self, markup: Sequence[str], bold: bool) -> list[Any]:
        """The cells of a row. An empty one is an empty string: reportlab cannot split a row with empty paragraphs."""
        cells = zip(markup, self._figures, strict=True)
        return [Paragraph(text, self._of[bold, right]) if text else "" for text, right in cells]


def _pieces(markup: Rows, widths: Sequence[float], styles: _Styles, header: bool) -> Iterator[Any]:
    """The table; one without a header in pieces right below each other, as reportlab takes quadratic time for a long one."""
    step = len(markup) if header else _ROWS_OF_A_PIECE
    for start in range(0, len(markup), step):
        yield _table(markup[start : start + step], widths, styles, header, begins=not start)


def _table(markup: Rows, widths: Sequence[float], styles: _Styles, header: bool, *, begins: bool) -> Any:
    cells = [styles.row(row, bold=header and not number) for number, row in enumerate(markup)]
    repeat = int(header and _height(cells[0], widths) <= _TALLEST_HEADER)
    table = LongTable(cells, widths, repeatRows=repeat, splitByRow=1, splitInRow=1, hAlign="LEFT")
    table.setStyle(TableStyle(_look(header, begins)))
    return table


def _look(header: bool, begins: bool) -> list[tuple[object, ...]]:
    everywhere = (0, 0), (-1, -1)
    look: list[tuple[object, ...]] = [
        ("VALIGN", *everywhere, "TOP"),
        ("FONTNAME", *everywhere, pdf_look.FAMILY),  # or the file would name one that is not embedded
        ("LINEBELOW", *everywhere, 0.5, pdf_look.LINE),
        *((f"{side}PADDING", *everywhere, _PADDING) for side in ("LEFT", "RIGHT")),
        *((f"{side}PADDING", *everywhere, 3) for side in ("TOP", "BOTTOM")),
    ]
    if begins:
        look.append(("LINEABOVE", (0, 0), (-1, 0), 0.8, pdf_look.MUTED))
    if header:
        look += [
            ("BACKGROUND", (0, 0), (-1, 0), pdf_look.GROUND),
            ("LINEBELOW", (0, 0), (-1, 0), 0.8, pdf_look.MUTED),
        ]
    return look


def _height(cells: Sequence[Any], widths: Sequence[float]) -> float:
    heights = (
        cell.wrap(wide - 2 * _PADDING, 100_000)[1] for cell, wide in zip(cells, widths, strict=True) if cell
    )
    return float(max(heights, default=0.0))


# Widths


def _fitted(plain: Rows, width: float) -> tuple[float, list[float]]:
    """The largest size at which no word has to be cut, and the columns' widths; at the smallest size words are cut."""
    for size in SIZES:
        least, best = _wishes(plain, size)
        if sum(least) <= width:
            return size, _shared(least, best, width)
    return SIZES[-1], _squeezed(least, width)


def _wishes(plain: Rows, size: float) -> tuple[list[float], list[float]]:
    """What each column needs for its longest word, and for its longest line."""
    least, best = [], []
    for column in zip(*plain[:_SEEN_ROWS], strict=True):
        lines = [line[:500] for text in column for line in text.splitlines()[:50]]
        words = {word for line in lines for word in line.split()}
        longest = max((_wide(word, size) for word in words), default=0.0)
        least.append(max(longest + 2 * _PADDING, _NARROWEST * 0.8))
        best.append(max([least[-1], *(_wide(line, size) + 2 * _PADDING for line in lines)]))
    return least, best


def _wide(text: str, size: float) -> float:
    return pdf_look.text_width(text, size, pdf_look.BOLD) + 1


def _shared(least: list[float], best: list[float], width: float) -> list[float]:
    """Widths between the least and the best ones: narrow columns have what they wish, the widest share the rest."""
    if sum(best) <= width:
        return best
    return _levelled(width, lambda level: [max(a, min(b, level)) for a, b in zip(least, best, strict=True)])


def _squeezed(least: list[float], width: float) -> list[float]:
    """The least widths made smaller: the widest columns give up first."""
    return _levelled(width, lambda level: [min(each, level) for each in least])


def _levelled(width: float, at: Callable[[float], list[float]]) -> list[float]:
    """The widths at the highest level at which they have room."""
    low, high = 0.0, width
    for _step in range(40):
        middle = (low + high) / 2
        low, high = (low, middle) if sum(at(middle)) > width else (middle, high)
    return at(low)
