"""The lines of a page as they are read: prose line by line, the rows of a table one line each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from auditprep.evidence.hyphens import joint
from auditprep.evidence.pdf_blocks import Block, bands, blocks, is_broken_on_purpose
from auditprep.evidence.pdf_segments import Line, Segment
from auditprep.evidence.pdf_segments import lines as lines_of
from auditprep.evidence.pdf_words import Word

Part = tuple[str, str, Word]
"""What stands before a word ("", " " or a tab), the word as it is read, and the word as it was drawn."""

_FAR = 1.0  # gaps of so many heights are written as a tab
_MOST_CELLS = 250  # what has more is no table that anyone reads row by row
_MOST_TURNED = 200  # blocks: more are no headings of rows
_STANDING = 4  # lines of a column that is no cell


def read_lines(lines: Sequence[Line], turned: Sequence[Block] = ()) -> Iterator[list[Part]]:
    """The lines of a part of the page of one column, each its words. `turned` blocks stand among them."""
    if not turned and all(len(line) == 1 for line in lines):
        yield from (line_parts(line) for line in lines)
        return
    found = bands(blocks(lines))
    for band in _with_turned(found, turned):
        yield from _band(band)


def line_parts(line: Iterable[Segment]) -> list[Part]:
    """Segments beside each other as one line."""
    parts: list[Part] = []
    before: Segment | None = None
    for each in line:
        parts.extend(_words(each, _gap(before, each)))
        before = each
    return parts


def _gap(before: Segment | None, after: Segment) -> str:
    if before is None:
        return ""
    return "\t" if after.left - before.right > _FAR * min(before.height, after.height) else " "


def _words(each: Segment, first: str) -> Iterator[Part]:
    yield first, each.words[0].text, each.words[0]
    for before, word in pairwise(each.words):
        touches = before.end == word.first and word.left - before.right < 0.1 * word.height
        yield "" if touches else " ", word.text, word


def _with_turned(found: list[list[Block]], turned: Sequence[Block]) -> list[list[Block]]:
    """Each turned block in the row that it heads, or in a band of its own before what it stands beside."""
    if len(turned) > _MOST_TURNED:
        return sorted([*found, *([each] for each in turned)], key=lambda band: band[0].top)
    for each in turned:
        beside = [band for band in found if _is_beside(band, each)]
        if len(beside) == 1 and max(len(one.lines) for one in beside[0]) <= _STANDING:
            beside[0].append(each)
        else:
            at = found.index(beside[0]) if beside else _place(found, each)
            found.insert(at, [each])
    return found


def _is_beside(band: list[Block], each: Block) -> bool:
    if band[0].is_turned and len(band) == 1:
        return False
    middles = [(one.top + one.bottom) / 2 for one in band]
    return each.top <= max(middles) and each.bottom >= min(middles)


def _place(found: list[list[Block]], each: Block) -> int:
    return next((at for at, band in enumerate(found) if band[0].top > each.top), len(found))


def _band(band: list[Block]) -> Iterator[list[Part]]:
    if len(band) == 1:
        yield from (line_parts([each]) for each in band[0].lines)
    elif len(band) > _MOST_CELLS:
        yield from map(line_parts, lines_of(each for one in band for each in one.lines))
    elif _is_one_line(band):
        yield line_parts(sorted((one.lines[0] for one in band), key=lambda each: each.left))
    elif _stand_side_by_side(band):
        for one in sorted(band, key=lambda each: each.left):
            yield from (line_parts([each]) for each in one.lines)
    else:
        for row in _rows(band):
            yield from _row(row)


def _is_one_line(band: list[Block]) -> bool:
    return all(len(one.lines) == 1 and not one.is_turned for one in band) and not _stacked(band, band)


def _stand_side_by_side(band: list[Block]) -> bool:
    """Two columns rather than two cells of a row."""
    if len(band) != 2 or _stacked(band[:1], band[1:]):
        return False
    left = min(band, key=lambda each: each.left)
    return min(len(one.lines) for one in band) >= _STANDING or (
        min(len(one.lines) for one in band) > 1 and _has_breaks(left)
    )


def _has_breaks(one: Block) -> bool:
    return any(is_broken_on_purpose(one, at) for at in range(len(one.lines) - 1))


def _rows(band: list[Block]) -> list[list[Block]]:
    """A band's rows: what is left when the tallest are put aside may fall apart into several, one under the other; the
    tall ones (cells that stand beside many rows) come with the first of theirs."""
    rest = sorted(band, key=lambda one: one.height)
    while len(rest) > 1:
        rest.pop()
        parts = bands(rest)
        if len(parts) > 1:
            if not all(_stacked(upper, lower) for upper, lower in pairwise(parts)):
                return [band]
            kept = {id(one) for one in rest}
            for one in band:
                if id(one) not in kept:
                    _first_beside(parts, one).append(one)
            return [row for part in parts for row in _rows(part)] if len(parts) < len(band) else parts
    return [band]


def _stacked(upper: Sequence[Block], lower: Sequence[Block]) -> bool:
    """Whether something in the one stands in the same column as something in the other, and above or below it."""
    return any(
        one is not other
        and min(one.right, other.right) - max(one.left, other.left)
        > 0.3 * min(one.right - one.left, other.right - other.left)
        for one in upper
        for other in lower
    )


def _first_beside(parts: list[list[Block]], one: Block) -> list[Block]:
    return next((part for part in parts if max(each.bottom for each in part) > one.top), parts[-1])


def _row(row: list[Block]) -> Iterator[list[Part]]:
    """A row of cells on one line, a tab between them. What stands right of a label keeps the lines it was given."""
    cells = sorted(row, key=lambda each: (each.left, each.top))
    keeps = len(cells) == 2
    parts: list[Part] = []
    for one in cells:
        first, *more = _cell(one, keeps and one is cells[-1])
        parts.extend([("\t" if parts else "", *first[0][1:]), *first[1:]])
        for line in more:
            yield parts
            parts = line
    yield parts


def _cell(one: Block, keeps_lines: bool) -> list[list[Part]]:
    """What stands in a cell, its lines after each other, or under each other where they were broken on purpose."""
    read = [line_parts([one.lines[0]])]
    keeps_lines = keeps_lines and _has_breaks(one)
    for line in one.lines[1:]:
        more = line_parts([line])
        if keeps_lines:
            read.append(more)
        else:
            _go_on(read[-1], more)
    return read


def _go_on(parts: list[Part], more: list[Part]) -> None:
    separator, text, word = parts[-1]
    between = joint(text, more[0][1])
    if between:
        parts[-1] = (separator, between[0], word)
    parts.extend([((between[1] if between else " "), *more[0][1:]), *more[1:]])
