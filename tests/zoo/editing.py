"""What a human does to a form, as changes of its XML: finds the row, the cell or the paragraph, and writes there."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from forms import NAMESPACES
from lxml import etree

from zoo.build import r

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
W14 = "{http://schemas.microsoft.com/office/word/2010/wordml}"
_AUTHOR = 'w:id="@ID@" w:author="Förvaltningen" w:date="2032-09-01T08:00:00Z"'

Edit = Callable[[etree._Element], None]


def edited(*edits: Edit) -> Callable[[str], str]:
    """A change of a body's XML out of changes of its tree."""

    def change(body: str) -> str:
        root = etree.fromstring(f"<w:body {NAMESPACES}>{body}</w:body>")
        for edit in edits:
            edit(root)
        return "".join(etree.tostring(child, encoding="unicode", with_tail=False) for child in root)

    return change


def elements(xml: str) -> list[etree._Element]:
    """The elements that this XML is."""
    return list(etree.fromstring(f"<w:body {NAMESPACES}>{xml}</w:body>"))


def words(element: etree._Element) -> str:
    return "".join(element.itertext(f"{W}t"))


def row_with(root: etree._Element, text: str) -> etree._Element:
    """The first table row with these words in it, and no row inside it that has them too."""
    return next(row for row in root.iter(f"{W}tr") if text in words(row))


def row_after(row: etree._Element) -> etree._Element:
    return next(row.itersiblings(f"{W}tr"))


def cells(row: etree._Element) -> list[etree._Element]:
    """The cells of a row, those in content controls too."""
    return list(_cells(row))


def _cells(parent: etree._Element) -> Iterator[etree._Element]:
    for child in parent:
        if child.tag == f"{W}tc":
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent"):
            yield from _cells(child)


def paragraphs(parent: etree._Element) -> list[etree._Element]:
    return list(parent.iter(f"{W}p"))


def paragraph_with(root: etree._Element, text: str) -> etree._Element:
    return next(each for each in root.iter(f"{W}p") if text in words(each))


def append(parent: etree._Element, xml: str) -> None:
    parent.extend(elements(xml))


def put_after(element: etree._Element, xml: str) -> None:
    """Puts what this XML is after an element, in its order."""
    for each in reversed(elements(xml)):
        element.addnext(each)


def replace(element: etree._Element, xml: str) -> None:
    put_after(element, xml)
    remove(element)


def remove(element: etree._Element) -> None:
    parent = element.getparent()
    assert parent is not None
    parent.remove(element)


def inserted(runs: str) -> str:
    """Runs that someone typed while changes were tracked."""
    return f"<w:ins {_AUTHOR}>{runs}</w:ins>"


def deleted(runs: str) -> str:
    """Runs that someone deleted while changes were tracked."""
    gone = runs.replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
    return f"<w:del {_AUTHOR}>{gone}</w:del>"


def moved(runs: str) -> str:
    """Runs that someone moved here while changes were tracked."""
    start = f'<w:moveToRangeStart {_AUTHOR} w:name="flytt1"/>'
    return f'{start}<w:moveTo {_AUTHOR}>{runs}</w:moveTo><w:moveToRangeEnd w:id="@SAME@"/>'


def inserted_paragraph(text: str) -> str:
    """A paragraph that someone typed while changes were tracked."""
    mark = f"<w:pPr><w:rPr><w:ins {_AUTHOR}/></w:rPr></w:pPr>"
    return f"<w:p>{mark}{inserted(r(text))}</w:p>"


def inserted_row(made: list[str]) -> str:
    """A row that someone added while changes were tracked."""
    return f"<w:tr><w:trPr><w:cantSplit/><w:ins {_AUTHOR}/></w:trPr>{''.join(made)}</w:tr>"
