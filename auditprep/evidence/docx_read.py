"""A Word document → its pages, as Word broke them when it last was saved, with the numbers printed on them."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from auditprep.evidence.docx_breaks import settled
from auditprep.evidence.docx_edges import Edges
from auditprep.evidence.docx_heading import heading
from auditprep.evidence.docx_numbering import Numbering
from auditprep.evidence.docx_pages import Pager, ends_page, margins, printed
from auditprep.evidence.docx_text import Token, Words
from auditprep.evidence.docx_xml import w
from auditprep.evidence.ooxml import Damaged, Package, main_part, title, whole_number
from auditprep.evidence.text_pages import Pages, Reading
from auditprep.model import PageText, Progress, Trouble

_STEP = 200  # blocks of the document from one sign of life to the next
_CHANGES = frozenset(map(w, ("sectPrChange", "pPrChange")))


def read_docx(package: Package) -> Reading:
    """Its pages. Raises Damaged."""
    main = main_part(package)
    body = package.tree(main).find(w("body"))
    if body is None:
        raise Damaged("no body")
    numbering = Numbering(package, main)
    words = Words(numbering, _notes(package, main, "footnotes"), _notes(package, main, "endnotes"))
    sections = [each for each in body.iter(w("sectPr")) if _parent_tag(each) not in _CHANGES]
    tokens, blocks = list[Token](), list(body)
    for at, block in enumerate(blocks):
        if at % _STEP == 0:
            yield Progress(at, len(blocks), "read")
        tokens.extend(words.block(block))
    edges = Edges(package, main, sections, numbering)
    pager = Pager(sections)
    pager.take(settled(tokens, lambda number: ends_page(sections, number)))
    return replace(_pages(package, pager, sections, edges), heading=heading(package, main, blocks))


def _pages(package: Package, pager: Pager, sections: list[etree._Element], edges: Edges) -> Pages:
    """Page numbers are known only where Word has told where all pages end."""
    texts = pager.texts()
    known = pager.is_laid_out or _is_counted(package, texts)
    numbers = printed(edges, sections, pager.starts, len(texts)) if known else [None] * len(texts)
    pages = (PageText(text, number) for text, number in zip(texts, numbers, strict=True))
    return Pages(
        tuple(pages),
        Trouble.TOO_MUCH if pager.is_too_much else None,
        title(package),
        edges=tuple(margins(edges, len(sections), pager.starts, len(texts))),
    )


def _is_counted(package: Package, texts: list[str]) -> bool:
    """Whether the file says that it has so many pages, and counted them when it had this text: other programs leave the
    numbers as they were in the template."""
    letters = sum(len("".join(text.split())) for text in texts)
    said = _said(package, "Characters")
    is_this_text = said is None or letters / 2 <= said <= letters * 2
    return _said(package, "Pages") == len(texts) and is_this_text


def _said(package: Package, what: str) -> int | None:
    """How many pages or letters the file says that it has."""
    name = next((name for kind, name in package.related("").values() if kind == "extended-properties"), None)
    try:
        root = package.tree(name) if name is not None else None
    except Damaged:
        return None
    found = None if root is None else next(root.iter(f"{{*}}{what}"), None)
    return None if found is None else whole_number(found.text, 0)


def _parent_tag(element: etree._Element) -> str | None:
    parent = element.getparent()
    return None if parent is None else str(parent.tag)


def _notes(package: Package, main: str, kind: str) -> dict[str, etree._Element]:
    """The footnotes or endnotes by their ids."""
    name = next((name for each, name in package.related(main).values() if each == kind), None)
    if name is None or not package.has(name):
        return {}
    try:
        root = package.tree(name)
    except Damaged:
        return {}
    return {note.get(w("id"), ""): note for note in root if note.get(w("type")) in (None, "normal")}
