"""The list of attachments at the end of a filled form, in the form's own look; what is there already stays, to the byte."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from copy import deepcopy
from html import escape
from typing import TypeGuard

from lxml import etree

from auditprep.model import AttachmentRow
from auditprep.wordform import splice
from auditprep.wordform.appended import FIRST, LAST, TAG, appended
from auditprep.wordform.attachment_table import TITLE, ListLook, list_xml
from auditprep.wordform.blocks import TBL
from auditprep.wordform.document import Document, open_document
from auditprep.wordform.splice import Splice, path_of
from auditprep.wordform.writer import free_id
from auditprep.wordform.xml import W, parse_xml, qn

_HEADING_SIZES = (30, 24)  # half points
_UNNUMBERED = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>'
_USUAL_PAGE, _USUAL_MARGIN = 11906, 1417  # twips
_NARROWEST, _WIDEST = 4000, 22000
_BORDERS = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)


def with_attachment_list(
    form: bytes, name: str, rows: Sequence[AttachmentRow], lacks: Sequence[str] = ()
) -> bytes:
    """The filled form with the list on a page of its own at its end, in the place of one that is there already. `name` is
    the form's, for errors. Raises FormError."""
    document = open_document(form, name)
    body, ours = document.body, appended(document.body)
    children = list(body)
    theirs = [child for child in children if child not in ours]
    control = _control(list_xml(rows, _look(document, theirs), lacks=lacks), theirs)
    at = next((place for place, child in enumerate(children) if child in ours), _end(children))
    changed = splice.apply(
        document.xml, document.root, [Splice(path_of(body), at, at + len(ours), (control,))]
    )
    return document.package.with_parts({document.package.main: changed})


def _end(children: Sequence[etree._Element]) -> int:
    """Where in the body the list goes: last, but for the properties of the last section."""
    return len(children) - bool(children and children[-1].tag == qn("w:sectPr"))


def _control(content: str, theirs: Sequence[etree._Element]) -> etree._Element:
    """The content control around the list; bookmarks in its first and last paragraph."""
    id_ = free_id(_values(theirs, "w:id", "w:val"))
    control = parse_xml(
        f'<w:sdt xmlns:w="{W}"><w:sdtPr><w:alias w:val="{TITLE}"/><w:tag w:val="{TAG}"/><w:id w:val="{id_}"/></w:sdtPr>'
        f"<w:sdtContent>{content}</w:sdtContent></w:sdt>".encode()
    )
    etree.cleanup_namespaces(control)  # the form's own properties bring theirs
    first, last = control[1][0], control[1][-1]
    mark = free_id(_values(theirs, "w:bookmarkStart", "w:id"))
    _add_bookmark(first, mark, FIRST)
    _add_bookmark(last, mark + 1, LAST)
    return control


def _add_bookmark(paragraph: etree._Element, id_: int, name: str) -> None:
    etree.SubElement(paragraph, qn("w:bookmarkStart"), {qn("w:id"): str(id_), qn("w:name"): name})
    etree.SubElement(paragraph, qn("w:bookmarkEnd"), {qn("w:id"): str(id_)})


def _values(elements: Iterable[etree._Element], tag: str, attribute: str) -> set[str]:
    return {found.get(qn(attribute), "") for each in elements for found in each.iter(qn(tag))}


def _look(document: Document, theirs: Sequence[etree._Element]) -> ListLook:
    style, borders = _table_look(document, theirs)
    used = _values(theirs, "w:pStyle", "w:val")
    return ListLook(
        width=_room(theirs),
        heading=_heading(document, used, 1, before="<w:pageBreakBefore/>"),
        subheading=_heading(document, used, 2),
        table_style=style,
        table_borders=borders,
    )


def _heading(document: Document, used: set[str], level: int, before: str = "") -> tuple[str, str]:
    """What goes into a w:pPr and a w:rPr: the style for headings that the form itself uses, without its numbers; where it
    uses none, a heading in its plain letters."""
    names = {f"heading {level}", f"rubrik {level}"}
    style = next((id_ for id_, name in document.style_names.items() if name in names and id_ in used), None)
    outline = f'<w:outlineLvl w:val="{level - 1}"/>'
    if style is None:
        size = _HEADING_SIZES[level - 1]
        room = '<w:spacing w:before="240" w:after="80"/>'
        return f"<w:keepNext/>{before}{room}{outline}", f'<w:b/><w:sz w:val="{size}"/>'
    numbers = _UNNUMBERED if _has_numbers(document, style) else ""
    return f'<w:pStyle w:val="{escape(style)}"/><w:keepNext/>{before}{numbers}{outline}', ""


def _has_numbers(document: Document, style: str) -> bool:
    """Whether a style gives its paragraphs numbers."""
    paragraph = etree.Element(qn("w:p"))
    properties = etree.SubElement(paragraph, qn("w:pPr"))
    etree.SubElement(properties, qn("w:pStyle"), {qn("w:val"): style})
    return document.numbering.list_of(paragraph) is not None


def _table_look(document: Document, theirs: Iterable[etree._Element]) -> tuple[str, str]:
    """The style and the borders of the first table of the form that has lines; plain lines where none has any."""
    for table in (table for each in theirs for table in each.iter(TBL)):
        style = table.find(f"{qn('w:tblPr')}/{qn('w:tblStyle')}")
        borders = table.find(f"{qn('w:tblPr')}/{qn('w:tblBorders')}")
        if _has_lines(borders):
            return "", _written(borders)
        if borders is None and style is not None and _has_lines(_borders_of(document, style)):
            return _written(style), ""
    return "", f"<w:tblBorders>{_BORDERS}</w:tblBorders>"


def _borders_of(document: Document, named: etree._Element) -> etree._Element | None:
    """The borders that a table style gives by itself."""
    styles = () if document.styles is None else document.styles.iter(qn("w:style"))
    style = next((each for each in styles if each.get(qn("w:styleId")) == named.get(qn("w:val"))), None)
    return None if style is None else style.find(f"{qn('w:tblPr')}/{qn('w:tblBorders')}")


def _has_lines(borders: etree._Element | None) -> TypeGuard[etree._Element]:
    """Whether there is a line between rows, or around the table."""
    sides = () if borders is None else borders.iterchildren(qn("w:insideH"), qn("w:bottom"))
    return any(side.get(qn("w:val"), "none") not in ("none", "nil") for side in sides)


def _written(element: etree._Element) -> str:
    """The element as XML for inside the list, where w: is declared."""
    alone = deepcopy(element)
    alone.tail = None
    return etree.tostring(alone, encoding="unicode").replace(f' xmlns:w="{W}"', "")


def _room(theirs: Sequence[etree._Element]) -> int:
    """The width of a column of text at the form's end, in twips."""
    end = theirs[-1] if theirs and theirs[-1].tag == qn("w:sectPr") else None
    page = _number(end, "w:pgSz", "w:w", _USUAL_PAGE)
    sides = sum(_number(end, "w:pgMar", f"w:{side}", _USUAL_MARGIN) for side in ("left", "right"))
    gutter = _number(end, "w:pgMar", "w:gutter", 0)
    columns = max(1, _number(end, "w:cols", "w:num", 1))
    return min(max((page - sides - gutter) // columns, _NARROWEST), _WIDEST)


def _number(section: etree._Element | None, tag: str, attribute: str, default: int) -> int:
    found = None if section is None else section.find(qn(tag))
    value = "" if found is None else found.get(qn(attribute), "")
    return int(value) if value.isdecimal() and len(value) < 6 else default
