"""A Word document as a flat run of lines and tables, as a checklist needs it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from auditprep.evidence.docx_xml import value, w
from auditprep.evidence.ooxml import Damaged, Package, main_part


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph. `is_item`: one of a list; what the item above it says for it too ("Protokoll:") is part of it."""

    text: str
    is_item: bool = False
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table: the texts of its cells, row by row; a merged cell is one."""

    rows: tuple[tuple[str, ...], ...]


Block = Text | Table


def blocks(package: Package) -> Iterator[Block]:
    """The document's paragraphs and tables with words in them, in order. Raises Damaged."""
    body = package.tree(main_part(package)).find(w("body"))
    if body is None:
        raise Damaged("no body")
    yield from _with_parents(_blocks(body, 0))


@dataclass(frozen=True, slots=True)
class _Paragraph:
    text: str
    level: int | None
    is_heading: bool


_DEEPEST, _MOST_BLOCKS = 60, 20_000
_LONGEST = 1_000  # characters of a paragraph, which all items under it may begin with
_ITEM_STYLE = re.compile(r"list|punkt|numrer", re.IGNORECASE)
_HEADING_STYLE = re.compile(r"heading|rubrik|title|titel", re.IGNORECASE)
_TYPED_SIGN = re.compile(r"(?:[•●○▪►☐☑☒□\uf0b7\uf0a7\uf0a8]|[-–*]\s|\d{1,2}[.)]\s|[a-z]\)\s)")
_SKIPPED = frozenset(map(w, ("del", "moveFrom", "instrText", "delText", "delInstrText", "pPr", "rPr")))


def _blocks(parent: etree._Element, depth: int) -> Iterator[_Paragraph | Table]:
    for child in parent if depth < _DEEPEST else ():
        if child.tag == w("p"):
            if text := _text(child):
                yield _Paragraph(text, _level(child, text), _is_heading(child))
        elif child.tag == w("tbl"):
            yield from _table(child, depth)
        elif child.tag in {w("sdt"), w("sdtContent"), w("ins"), w("customXml"), w("smartTag")}:
            yield from _blocks(child, depth + 1)


def _table(table: etree._Element, depth: int) -> Iterator[_Paragraph | Table]:
    """A table, or what stands in it where it is but a frame around one cell."""
    rows = [list(_inside(row, "tc")) for row in _inside(table, "tr")]
    if len(rows) == 1 and len(rows[0]) == 1:
        yield from _blocks(rows[0][0], depth + 1)
        return
    texts = tuple(
        tuple(" ".join(filter(None, map(_text, cell.iter(w("p"))))) for cell in row) for row in rows if row
    )
    if texts:
        yield Table(texts)


def _inside(element: etree._Element, name: str, depth: int = 0) -> Iterator[etree._Element]:
    """Rows or cells, also those in content controls."""
    for child in element if depth < _DEEPEST else ():
        if child.tag == w(name):
            yield child
        elif child.tag not in {w("tbl"), w("p"), w("tr"), w("tc")}:
            yield from _inside(child, name, depth + 1)


def _text(paragraph: etree._Element) -> str:
    """Its words as they stand today: without what was struck out."""
    pieces: list[str] = []
    for each in paragraph.iter(w("t"), w("tab"), w("br"), w("sym")):
        if not any(above.tag in _SKIPPED for above in each.iterancestors(*_SKIPPED)):
            pieces.append(each.text or "" if each.tag == w("t") else " ")
    return " ".join("".join(pieces).split())[:_LONGEST]


def _level(paragraph: etree._Element, text: str) -> int | None:
    """How deep in a list it stands, None for no item of one."""
    if value(paragraph, "pPr/numPr/numId") not in (None, "0"):
        level = value(paragraph, "pPr/numPr/ilvl") or "0"
        return int(level) if level.isdecimal() and len(level) < 3 else 0
    style = value(paragraph, "pPr/pStyle") or ""
    return 0 if _ITEM_STYLE.search(style) or _TYPED_SIGN.match(text) else None


def _is_heading(paragraph: etree._Element) -> bool:
    style = value(paragraph, "pPr/pStyle") or ""
    return bool(_HEADING_STYLE.search(style)) or value(paragraph, "pPr/outlineLvl") is not None


def _with_parents(found: Iterator[_Paragraph | Table]) -> Iterator[Block]:
    """Items of a deeper level say with the one above them what they are; that one is none of its own then."""
    each = list(found)[:_MOST_BLOCKS]
    above: dict[int, str] = {}
    for at, block in enumerate(each):
        if isinstance(block, Table):
            yield block
        elif block.level is None or (block.is_heading and not block.text.endswith(":")):
            above = {}
            yield Text(block.text, is_heading=block.is_heading)
        else:
            above = {level: text for level, text in above.items() if level < block.level}
            if block.text.endswith(":") and _is_deeper(each[at + 1 : at + 2], block.level):
                above[block.level] = block.text
            else:
                yield Text(" ".join([*above.values(), block.text]), is_item=True)


def _is_deeper(following: list[_Paragraph | Table], level: int) -> bool:
    return any(isinstance(each, _Paragraph) and (each.level or 0) > level for each in following)
