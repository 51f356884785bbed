"""Blocks of rich text out of w:p and w:tbl; `body_writer` puts them in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from lxml import etree

from auditprep.richtext import Block, ListItem, Paragraph, Span, Spans, Table, normalise
from auditprep.wordform.numbering import Numbering
from auditprep.wordform.xml import qn

_OFF = ("0", "false", "off")
_TRANSPARENT = {qn(name) for name in ("w:ins", "w:moveTo", "w:customXml", "w:smartTag", "w:dir", "w:bdo")}
_BOX = qn("w:txbxContent")
_DRAWN = {qn(name) for name in ("w:drawing", "w:pict", "w:object", "mc:AlternateContent")}
_TEXT_OF = {
    qn("w:tab"): "\t",
    qn("w:ptab"): "\t",
    qn("w:cr"): "\n",
    qn("w:noBreakHyphen"): "\N{NON-BREAKING HYPHEN}",
}
_TEXTS = {*_TEXT_OF, qn("w:t"), qn("w:br"), qn("w:sym")}
_HYPERLINK = re.compile(r'\s*HYPERLINK\s+(?:"([^"]*)"|([^\s"\\]\S*))(?!.*\\l)', re.IGNORECASE | re.DOTALL)


def read_blocks(
    elements: Iterable[etree._Element],
    numbering: Numbering,
    links: Mapping[str, str],
) -> tuple[Block, ...]:
    """Sibling elements of a Word document → normalised blocks.

    `links` is the address of each relationship id. Items have the numbers that the reader of the document sees.
    """
    reader = _Reader(links, numbering)
    return normalise(tuple(_with_depths(reader.blocks(elements))))


def _with_depths(read: Iterable[Block]) -> Iterator[Block]:
    """The blocks with each item as deep as it stands among its neighbours: a list may begin on a deeper level, and skip
    some."""
    above: list[int] = []
    for block in read:
        if not isinstance(block, ListItem):
            if isinstance(block, Table) or _has_words(block.spans):
                above = []
            yield block
            continue
        if _has_words(block.spans):
            above = [level for level in above if level < block.level]
            above.append(block.level)
        yield replace(block, level=max(len(above) - 1, 0))


def _has_words(spans: Spans) -> bool:
    return any(span.text.strip() for span in spans)


@dataclass(slots=True)
class _Field:
    """A complex field being read: its instruction, and whether its result has begun."""

    instruction: str = ""
    in_result: bool = False


class _Reader:
    """Elements → blocks. Fields may run over several paragraphs."""

    def __init__(self, links: Mapping[str, str], numbering: Numbering) -> None:
        self._links = links
        self._numbering = numbering
        self._fields: list[_Field] = []

    def blocks(self, elements: Iterable[etree._Element]) -> Iterator[Block]:
        for element in _unwrapped(elements):
            if element.tag == qn("w:p"):
                yield self._paragraph(element)
                for box in _text_boxes(element):
                    yield from self.blocks(box)
            elif element.tag == qn("w:tbl"):
                yield self._table(element)

    def _paragraph(self, paragraph: etree._Element) -> Block:
        listed = self._numbering.listed(paragraph)
        spans = tuple(self._spans(paragraph, None))
        return ListItem(spans, listed.level, listed.number) if listed else Paragraph(spans)

    def _spans(self, parent: Iterable[etree._Element], link: str | None) -> Iterator[Span]:
        for element in _unwrapped(parent):
            tag = element.tag
            if tag == qn("w:r"):
                yield from self._run(element, link)
            elif tag == qn("w:hyperlink"):
                yield from self._spans(element, self._links.get(element.get(qn("r:id")) or "", link))
            elif tag == qn("w:fldSimple"):
                yield from self._spans(element, _address(element.get(qn("w:instr")) or "") or link)
            elif tag in (qn("m:oMath"), qn("m:oMathPara")):
                yield Span("".join(text.text or "" for text in element.iter(qn("m:t"))))

    def _run(self, run: etree._Element, link: str | None) -> Iterator[Span]:
        look = _look(run.find(qn("w:rPr")))
        for element in _parts(run):
            if element.tag == qn("w:fldChar"):
                self._field_char(element.get(qn("w:fldCharType")))
            elif element.tag == qn("w:instrText") and self._fields:
                self._fields[-1].instruction += element.text or ""
            elif look is not None and all(each.in_result for each in self._fields):
                addresses = [_address(each.instruction) for each in self._fields]
                found = next((address for address in reversed(addresses) if address), link)
                yield replace(look, text=_text(element), link=found)

    def _field_char(self, kind: str | None) -> None:
        if kind == "begin":
            self._fields.append(_Field())
        elif self._fields and kind == "separate":
            self._fields[-1].in_result = True
        elif self._fields and kind == "end":
            self._fields.pop()

    def _table(self, table: etree._Element) -> Table:
        rows = [row for row in _unwrapped(table) if row.tag == qn("w:tr")]
        kept = [row for row in rows if row.find(f"{qn('w:trPr')}/{qn('w:del')}") is None]
        return Table(tuple(tuple(self._row(row)) for row in kept))

    def _row(self, row: etree._Element) -> Iterator[Spans]:
        yield from [()] * _count(row.find(f"{qn('w:trPr')}/{qn('w:gridBefore')}"))
        for cell in _unwrapped(row):
            if cell.tag == qn("w:tc"):
                merge = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
                continued = merge is not None and merge.get(qn("w:val")) in (None, "continue")
                yield () if continued else self._cell(cell)
                yield from [()] * (_count(cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")) - 1)

    def _cell(self, cell: etree._Element) -> Spans:
        """The cell's text, a line a block; a table inside it, a line a row."""
        lines: list[Spans] = []
        for block in normalise(tuple(self.blocks(cell))):
            if isinstance(block, Table):
                lines.extend(_joined(row, Span(" ")) for row in block.rows)
            else:
                lines.append(block.spans)
        return _joined(lines, Span("\n"))


def _joined(parts: Iterable[Spans], between: Span) -> Spans:
    joined: list[Span] = []
    for part in parts:
        joined.extend([between] if joined else [])
        joined.extend(part)
    return tuple(joined)


def _unwrapped(elements: Iterable[etree._Element]) -> Iterator[etree._Element]:
    """The elements with wrappers opened: content controls (not their prompts), insertions, smart tags; of
    alternatives the first. What is deleted or moved away is not among them."""
    for element in elements:
        if element.tag == qn("w:sdt"):
            content = element.find(qn("w:sdtContent"))
            if content is not None and not _is_on(element.find(f"{qn('w:sdtPr')}/{qn('w:showingPlcHdr')}")):
                yield from _unwrapped(content)
        elif element.tag in _TRANSPARENT:
            yield from _unwrapped(element)
        elif element.tag == qn("mc:AlternateContent"):
            yield from _unwrapped(_alternative(element))
        elif isinstance(element.tag, str):
            yield element


def _alternative(element: etree._Element) -> Iterable[etree._Element]:
    choice = element.find(qn("mc:Choice"))
    fallback = element.find(qn("mc:Fallback"))
    return next((branch for branch in (choice, fallback) if branch is not None and len(branch)), ())


def _parts(run: etree._Element) -> Iterator[etree._Element]:
    """The children of a run; of alternatives the first that is text (Word writes emoji that way)."""
    for element in run:
        if element.tag == qn("mc:AlternateContent"):
            texts = [[part for part in branch if part.tag in _TEXTS] for branch in element]
            yield from next(filter(None, texts), ())
        else:
            yield element


def _text_boxes(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The contents of the text boxes drawn in a paragraph; a box written twice, once. A box inside a box
    belongs to the paragraph that it is drawn in."""
    for drawn in (each for run in paragraph.iter(qn("w:r")) for each in run if each.tag in _DRAWN):
        if next(drawn.iterancestors(qn("w:p"))) is paragraph:
            own = [box for box in drawn.iter(_BOX) if next(box.iterancestors(qn("w:p"))) is paragraph]
            first = [box for box in own if next(box.iterancestors(qn("mc:Fallback")), None) is None]
            yield from first or own


def _look(properties: etree._Element | None) -> Span | None:
    """How a run looks, as a span without text; None if it is hidden."""
    if properties is None:
        return Span("")
    if _is_on(properties.find(qn("w:vanish"))):
        return None
    underline = properties.find(qn("w:u"))
    return Span(
        "",
        bold=_is_on(properties.find(qn("w:b"))),
        italic=_is_on(properties.find(qn("w:i"))),
        underline=underline is not None and underline.get(qn("w:val"), "none") != "none",
    )


def _text(element: etree._Element) -> str:
    """The text of one child of a run."""
    if element.tag == qn("w:t"):
        return element.text or ""
    if element.tag == qn("w:br"):
        return "\n" if element.get(qn("w:type"), "textWrapping") == "textWrapping" else ""
    if element.tag == qn("w:sym"):
        return _symbol(element.get(qn("w:char")) or "")
    return _TEXT_OF.get(element.tag, "")


def _symbol(code: str) -> str:
    """The character of a w:sym; nothing for a glyph that only its font knows."""
    if not re.fullmatch("[0-9A-Fa-f]{1,5}", code) or 0xE000 <= int(code, 16) <= 0xF8FF:
        return ""
    return chr(int(code, 16))


def _address(instruction: str) -> str | None:
    """The address of a HYPERLINK field; None for another field, or a place inside a document."""
    found = _HYPERLINK.match(instruction)
    return (found[1] or found[2]) if found else None


def _is_on(element: etree._Element | None) -> bool:
    return element is not None and element.get(qn("w:val")) not in _OFF


def _count(element: etree._Element | None) -> int:
    """The value of a span or gap of columns; Word has at most 63."""
    value = "" if element is None else element.get(qn("w:val")) or ""
    return min(int(value), 63) if re.fullmatch("[0-9]{1,4}", value) else 0
