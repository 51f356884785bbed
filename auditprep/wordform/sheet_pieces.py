"""A sheet that has come back, as a stream of pieces: lines, the cells of its frames, and tables that somebody has put in.

Controls, tracked insertions and the like are looked through. A frame is a table of one column: a program that does not keep
the controls keeps those, and a press of the tab key gives one a second row.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from lxml import etree

from auditprep.wordform.blocks import SDT, TBL, TC, TR, P
from auditprep.wordform.sheet_words import Tag, tag_of
from auditprep.wordform.xml import qn

_WRAPPERS = {SDT, qn("w:sdtContent"), qn("w:customXml"), qn("w:ins"), qn("w:moveTo"), qn("w:smartTag")}
_BOOKMARK = qn("w:bookmarkStart")


class Kind(Enum):
    LINE = "line"
    CELL = "cell"
    TABLE = "table"


@dataclass(frozen=True)
class Piece:
    """A paragraph, a frame's cell or another table, with the tag of the control that it stands in or holds (None: there
    is none of ours), and the names of the bookmarks that begin in it or just before it."""

    kind: Kind
    element: etree._Element
    tag: Tag | None = None
    bookmarks: tuple[str, ...] = ()


def pieces(body: etree._Element) -> Iterator[Piece]:
    """The pieces of a document, in order."""
    return _Walk().walk(body, None)


class _Walk:
    def __init__(self) -> None:
        self._loose: list[str] = []  # bookmarks that begin between paragraphs

    def walk(self, parent: etree._Element, tag: Tag | None) -> Iterator[Piece]:
        for child in parent:
            if child.tag == P:
                yield Piece(Kind.LINE, child, tag or _tag_within(child), self._bookmarks(child))
            elif child.tag == TBL:
                yield from self._table(child, tag)
            elif child.tag in _WRAPPERS:
                yield from self.walk(child, _own_tag(child) or tag)
            elif child.tag == _BOOKMARK:
                self._loose.append(child.get(qn("w:name"), ""))

    def _table(self, table: etree._Element, tag: Tag | None) -> Iterator[Piece]:
        rows = [[*_cells(row, None)] for row in _rows(table)]
        tagged = any(own is not None for row in rows for _cell, own in row)
        if not tagged and any(len(row) != 1 for row in rows):
            yield Piece(Kind.TABLE, table, tag, self._bookmarks(table))
            return
        for cell, own in (each for row in rows for each in row):
            yield Piece(Kind.CELL, cell, own or tag or _tag_within(cell), self._bookmarks(cell))

    def _bookmarks(self, element: etree._Element) -> tuple[str, ...]:
        found = (*self._loose, *(each.get(qn("w:name"), "") for each in element.iter(_BOOKMARK)))
        self._loose.clear()
        return found


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == TR and child.find(f"{qn('w:trPr')}/{qn('w:del')}") is None:
            yield child
        elif child.tag in _WRAPPERS:
            yield from _rows(child)


def _cells(parent: etree._Element, tag: Tag | None) -> Iterator[tuple[etree._Element, Tag | None]]:
    for child in parent:
        if child.tag == TC:
            yield child, tag
        elif child.tag in _WRAPPERS:
            yield from _cells(child, _own_tag(child) or tag)


def _own_tag(control: etree._Element) -> Tag | None:
    tag = control.find(f"{qn('w:sdtPr')}/{qn('w:tag')}")
    return None if tag is None else tag_of(tag.get(qn("w:val"), ""))


def _tag_within(element: etree._Element) -> Tag | None:
    """The first tag of ours of a control in an element."""
    return next(filter(None, map(_own_tag, element.iter(SDT))), None)
