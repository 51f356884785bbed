"""Real forms made into what no one has ever seen: a recipe names the form to begin with, and the steps that change it.

A step is a number, and always does the same to the same form; so a recipe can be cut down to the steps that matter.
"""

from __future__ import annotations

import copy
import random
from collections.abc import Callable
from dataclasses import dataclass

from fuzz.bases import base
from lxml import etree
from zips import Entry, entries, odd_zip

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
MOST_NESTED = 200
VALUES = (
    *("", "0", "1", "-1", "2", "63", "64", "99999", "999999999", "1e9", "0x10", "١", "²", "abc", "true", "off", "none"),
    *("2612", "FFFFFF", "110000", "D800", "0", "restart", "continue", "begin", "separate", "end", "å" * 300, "\t", " "),
)  # fmt: skip
TEXTS = (
    *("", " ", "☐", "☒", "☐ Ja ☐ Nej", "[ ] Ja [x] Nej", "Ja", "Nej", "Ja / Nej", "X", "x ", "1.1", "1.1#2", "a)", "§ 4"),
    *("Beskrivning:", "Svar: nej", "Kommentar", "Hur?", "Nämnd: Parknämnden", "senast 2031-02-30", "1", "2", "3"),
    *("\ue000", "\u200b", "\u00a0", "e\u0301", "<&>\"'", "]]>", "A" * 3000, "Vad? " * 500, "\u202e", "½", "VII."),
)  # fmt: skip
TAGS = (
    *("p", "r", "t", "tbl", "tr", "tc", "tcPr", "pPr", "rPr", "sdt", "sdtContent", "sdtPr", "ins", "del", "moveTo"),
    *("hyperlink", "fldSimple", "fldChar", "instrText", "sym", "tab", "br", "drawing", "pict", "txbxContent", "object"),
    *("numPr", "gridSpan", "vMerge", "shd", "highlight", "customXml", "smartTag", "comment", "unknown", "body"),
    *("dropDownList", "comboBox", "listItem", "ffData", "checkBox", "ddList", "date", "text", "showingPlcHdr"),
)  # fmt: skip


@dataclass(frozen=True)
class Recipe:
    """A form to begin with, what is done to it, and what its answers are drawn from."""

    begin: str
    steps: tuple[int, ...]
    answers: int = 0

    def make(self) -> bytes:
        """The form."""
        form = base(self.begin)
        for step in self.steps:
            form = _changed(form, random.Random(step))
        return form


def _changed(form: bytes, chance: random.Random) -> bytes:
    """The form after one step. Where its ZIP is no ZIP any more, only its bytes can change."""
    if chance.random() < 0.02:
        return _with_bytes_changed(form, chance)
    try:
        members = entries(form)
    except Exception:  # whatever zipfile says of what it cannot read
        return _with_bytes_changed(form, chance)
    if chance.random() < 0.03:
        return odd_zip(_with_members_changed(members, chance))
    parts = [member for member in members if member.name.endswith((".xml", ".rels"))]
    if not parts:
        return _with_bytes_changed(form, chance)
    document = [part for part in parts if part.name.endswith("document.xml")]
    part = chance.choice(document if document and chance.random() < 0.8 else parts)
    new = _part_changed(part.data, chance)
    return odd_zip(Entry(each.name, new if each is part else each.data) for each in members)


def _with_bytes_changed(form: bytes, chance: random.Random) -> bytes:
    data = bytearray(form)
    for _ in range(chance.choice((1, 1, 2, 8))):
        at = chance.randrange(len(data) + 1)
        what = chance.randrange(4)
        if what == 0 and at < len(data):
            data[at] = chance.randrange(256)
        elif what == 1:
            data[at:at] = chance.randbytes(chance.randrange(1, 20))
        elif what == 2:
            del data[at : at + chance.randrange(1, 100)]
        else:
            sign = chance.choice((b"PK\1\2", b"PK\3\4", b"PK\5\6"))
            place = data.find(sign) + chance.randrange(46)
            data[place : place + 1] = chance.choice((b"\0", b"\1", b"\x08", b"\x7f", b"\xff"))
    return bytes(data)


def _with_members_changed(members: list[Entry], chance: random.Random) -> list[Entry]:
    place = chance.randrange(len(members) + 1)
    chosen = chance.choice(members) if members else Entry("word/document.xml")
    facts = chance.choice(
        (
            {"size": chance.choice((0, 1, 10**6))},
            {"crc": 1},
            {"method": chance.choice((0, 99, 12))},
            {"flags": chance.choice((1, 8, 0x800, 0x20))},
            {
                "name": chance.choice(
                    ("../x", "/x", "word\\document.xml", "", "[Content_Types].xml", "WORD/DOCUMENT.XML")
                )
            },
            {"data": chance.choice((b"", b"<", b"<a/>", b"\xff\xfe"))},
            {"after": chance.choice(("bare", "signed", "big"))},
            {"big": True},
        )
    )
    odd = Entry(**{"name": chosen.name, "data": chosen.data, **facts})
    if chance.random() < 0.5:
        return [odd if each is chosen else each for each in members]
    if chance.random() < 0.5:
        return [each for each in members if each is not chosen]
    return [*members[:place], odd, *members[place:]]


def _part_changed(data: bytes, chance: random.Random) -> bytes:
    if chance.random() < 0.02:
        cut = chance.randrange(len(data) + 1)
        return data[:cut] + chance.choice((b"", b"<", b"&x;", b"\0", b"<!-- -->", b"\xff")) + data[cut:]
    try:
        root = etree.fromstring(data, etree.XMLParser(huge_tree=True, resolve_entities=False))
    except etree.XMLSyntaxError:
        return data
    for _ in range(chance.choice((1, 1, 1, 2, 5))):
        chance.choice(CHANGES)(root, chance)
    if chance.random() < 0.03:
        return etree.tostring(root, xml_declaration=True, encoding=chance.choice(("UTF-16", "ISO-8859-1")))
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


Change = Callable[[etree._Element, random.Random], None]


def _one(root: etree._Element, chance: random.Random) -> etree._Element:
    """Some element under the root; the root where there is none."""
    elements = [each for each in root.iter() if isinstance(each.tag, str)]
    return chance.choice(elements[1:] or elements)


def _parent(element: etree._Element) -> etree._Element:
    parent = element.getparent()
    return element if parent is None else parent


def _delete(root: etree._Element, chance: random.Random) -> None:
    element = _one(root, chance)
    if element is not root:
        _parent(element).remove(element)


def _double(root: etree._Element, chance: random.Random) -> None:
    element = _one(root, chance)
    if element is not root:
        for _ in range(chance.choice((1, 1, 2, 30))):
            element.addnext(copy.deepcopy(element))


def _swap(root: etree._Element, chance: random.Random) -> None:
    one, other = _one(root, chance), _one(root, chance)
    if root in (one, other) or one in other.iterancestors() or other in one.iterancestors() or one is other:
        return
    mark = etree.Element("mark")
    one.addprevious(mark)
    other.addprevious(one)
    mark.addprevious(other)
    _parent(mark).remove(mark)


def _move(root: etree._Element, chance: random.Random) -> None:
    element, to = _one(root, chance), _one(root, chance)
    if element is not root and to is not element and element not in to.iterancestors():
        to.insert(chance.randrange(len(to) + 1), element)


def _copy_elsewhere(root: etree._Element, chance: random.Random) -> None:
    element, to = _one(root, chance), _one(root, chance)
    if len(list(element.iter())) < 500:
        to.insert(chance.randrange(len(to) + 1), copy.deepcopy(element))


def _unwrap(root: etree._Element, chance: random.Random) -> None:
    element = _one(root, chance)
    if element is not root:
        for child in list(element):
            element.addprevious(child)
        _parent(element).remove(element)


def _wrap(root: etree._Element, chance: random.Random) -> None:
    element = _one(root, chance)
    if element is root:
        return
    outer = etree.Element(f"{{{W}}}{chance.choice(TAGS)}")
    element.addprevious(outer)
    inner = outer
    for _ in range(chance.choice((0, 0, 1, 3, MOST_NESTED))):
        inner = etree.SubElement(
            inner, outer.tag if chance.random() < 0.9 else f"{{{W}}}{chance.choice(TAGS)}"
        )
    inner.append(element)


def _insert(root: etree._Element, chance: random.Random) -> None:
    to = _one(root, chance)
    new = etree.Element(f"{{{W}}}{chance.choice(TAGS)}")
    if chance.random() < 0.5:
        new.set(f"{{{W}}}val", chance.choice(VALUES))
    if chance.random() < 0.3:
        new.text = chance.choice(TEXTS)
    to.insert(chance.randrange(len(to) + 1), new)


def _rename(root: etree._Element, chance: random.Random) -> None:
    element = _one(root, chance)
    namespace = chance.choice((W, W, W14, "urn:unknown"))
    element.tag = f"{{{namespace}}}{chance.choice(TAGS)}"


def _change_attribute(root: etree._Element, chance: random.Random) -> None:
    having = [each for each in root.iter() if isinstance(each.tag, str) and each.attrib]
    if having:
        element = chance.choice(having)
        name = chance.choice(sorted(element.attrib))
        if chance.random() < 0.2:
            del element.attrib[name]
        else:
            element.set(name, chance.choice(VALUES))


def _add_attribute(root: etree._Element, chance: random.Random) -> None:
    namespace = chance.choice((W, W, W14))
    name = chance.choice(
        ("val", "id", "w", "type", "fill", "char", "font", "instr", "checked", "ilvl", "numId")
    )
    _one(root, chance).set(f"{{{namespace}}}{name}", chance.choice(VALUES))


def _change_text(root: etree._Element, chance: random.Random) -> None:
    having = [each for each in root.iter() if isinstance(each.tag, str) and each.text]
    if having:
        element = chance.choice(having)
        text = element.text or ""
        cut = chance.randrange(len(text) + 1)
        element.text = chance.choice(
            (text[:cut], text[cut:], chance.choice(TEXTS), text + chance.choice(TEXTS))
        )


def _add_comment(root: etree._Element, chance: random.Random) -> None:
    element = _one(root, chance)
    new = chance.choice((etree.Comment(" <w:p> "), etree.ProcessingInstruction("x", "<w:p>")))
    new.tail = chance.choice((None, "svans", " "))
    element.append(new) if chance.random() < 0.5 else element.insert(0, new)


def _add_tail(root: etree._Element, chance: random.Random) -> None:
    element = _one(root, chance)
    if element is not root:
        element.tail = chance.choice(TEXTS)


CHANGES: tuple[Change, ...] = (
    *(_delete, _double, _swap, _move, _copy_elsewhere, _unwrap, _wrap, _insert, _rename),
    *(
        _change_attribute,
        _change_attribute,
        _add_attribute,
        _change_text,
        _change_text,
        _add_comment,
        _add_tail,
    ),
)
