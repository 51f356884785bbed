from __future__ import annotations

import pytest
from lxml import etree

from auditprep.richtext import ListItem
from auditprep.untrusted import XmlRefused
from auditprep.wordform.body import read_blocks
from auditprep.wordform.numbering import Numbering, formatted
from auditprep.wordform.xml import W, parse_xml, qn
from tests.forms import NAMESPACES


def level(index: int, form: str, text: str, extra: str = "", start: int = 1) -> str:
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{extra}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


def abstract(key: int, *levels: str) -> str:
    return f'<w:abstractNum w:abstractNumId="{key}">{"".join(levels)}</w:abstractNum>'


def num(key: int, of: int, override: str = "") -> str:
    return f'<w:num w:numId="{key}"><w:abstractNumId w:val="{of}"/>{override}</w:num>'


def numbering(*parts: str, styles: str = "") -> Numbering:
    return Numbering(
        parse_xml(f"<w:numbering {NAMESPACES}>{''.join(parts)}</w:numbering>".encode()),
        parse_xml(f"<w:styles {NAMESPACES}>{styles}</w:styles>".encode()),
    )


def paragraph(key: int, index: int = 0) -> str:
    return f'<w:p><w:pPr><w:numPr><w:ilvl w:val="{index}"/><w:numId w:val="{key}"/></w:numPr></w:pPr></w:p>'


def styled(style: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr></w:p>'


def body(*paragraphs: str) -> etree._Element:
    return parse_xml(f"<w:body {NAMESPACES}>{''.join(paragraphs)}</w:body>".encode())


def labels(lists: Numbering, *paragraphs: str) -> list[str | None]:
    return [lists.label(each) for each in body(*paragraphs)]


LEGAL = abstract(0, level(0, "decimal", "%1"), level(1, "decimal", "%1.%2"), level(2, "lowerLetter", "%3)"))


def test_numbers_of_several_levels_are_counted_and_restart_below_the_next_one_above():
    places = [(1, 0), (1, 1), (1, 1), (1, 2), (1, 2), (1, 1), (1, 0), (1, 1)]
    found = labels(numbering(LEGAL, num(1, 0)), *(paragraph(*place) for place in places))
    assert found == ["1", "1.1", "1.2", "a)", "b)", "1.3", "2", "2.1"]


def test_lists_of_the_same_kind_go_on_and_overrides_begin_anew():
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    lists = numbering(LEGAL, num(1, 0), num(2, 0), num(3, 0, override))
    found = labels(lists, *(paragraph(key) for key in (1, 1, 2, 3, 3, 1)))
    assert found == ["1", "2", "3", "5", "6", "7"]


def test_a_label_is_asked_for_in_any_order():
    lists = numbering(LEGAL, num(1, 0))
    first, _, third = tree = body(*[paragraph(1)] * 3)
    assert (lists.label(third), lists.label(first), len(tree)) == ("3", "1", 3)


def test_numbers_come_through_styles_and_the_styles_they_are_based_on():
    styles = (
        '<w:style w:type="paragraph" w:styleId="H1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="H2"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Own"><w:basedOn w:val="H2"/></w:style>'
    )
    linked = abstract(0, level(0, "decimal", "%1"), level(1, "decimal", "%1.%2", '<w:pStyle w:val="H2"/>'))
    lists = numbering(linked, num(1, 0), styles=styles)
    assert labels(lists, styled("H1"), styled("H2"), styled("Own"), paragraph(0)) == ["1", "1.1", "1.2", None]


def test_bullets_and_empty_formats_have_no_label():
    lists = numbering(abstract(0, level(0, "bullet", "•"), level(1, "none", "")), num(1, 0))
    bullet, none = body(paragraph(1), paragraph(1, 1))
    assert (lists.listed(bullet).number, lists.label(bullet)) == (None, None)
    assert lists.listed(none) is None


def test_broken_definitions_are_no_list():
    styles = (
        '<w:style w:styleId="A"><w:basedOn w:val="B"/></w:style><w:style w:styleId="B"><w:basedOn w:val="A"/></w:style>'
        '<w:style w:styleId="L"><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style>'
    )
    lists = numbering(
        '<w:abstractNum w:abstractNumId="4"><w:numStyleLink w:val="L"/></w:abstractNum>',
        num(1, 9),
        num(3, 4),
        '<w:num w:numId="5"/>',
        styles=styles,
    )
    assert labels(lists, styled("A"), *(paragraph(key) for key in (1, 2, 3, 5))) == [None] * 5
    assert labels(Numbering(None, None), paragraph(1)) == [None]


def test_a_text_box_written_twice_is_counted_once():
    lists = numbering(LEGAL, num(1, 0))
    box = f"<w:txbxContent>{paragraph(1)}</w:txbxContent>"
    twice = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    tree = body(f"<w:p><w:r>{twice}</w:r></w:p>", paragraph(1))
    assert lists.label(tree[1]) == "2"


@pytest.mark.parametrize(
    ("number", "form", "text"),
    [
        (4, "upperRoman", "IV"),
        (1999, "lowerRoman", "mcmxcix"),
        (27, "lowerLetter", "aa"),
        (28, "upperLetter", "BB"),
    ]
    + [
        (7, "decimalZero", "07"),
        (0, "lowerLetter", "0"),
        (10**8, "upperRoman", "100000000"),
        (3, "ordinal", "3"),
    ],
)
def test_numbers_are_printed_as_word_prints_them(number, form, text):
    assert formatted(number, form) == text


@pytest.mark.parametrize(
    "data",
    [b"", b"<a", b"<!DOCTYPE a><a/>", b"<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>", b"<a>\x00</a>"]
    + [b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', b'<?xml version="1.0" encoding="no-such"?><a/>'],
)
def test_broken_or_hostile_xml_is_refused(data):
    with pytest.raises(XmlRefused):
        parse_xml(data)


def test_comments_are_no_elements():
    assert [child.tag for child in parse_xml(f"<w:p {NAMESPACES}><!-- x --><w:r/></w:p>".encode())] == [
        qn("w:r")
    ]


def test_a_long_chain_of_styles_is_walked_once():
    chain = "".join(
        f'<w:style w:type="paragraph" w:styleId="s{n}"><w:basedOn w:val="s{n + 1}"/></w:style>'
        for n in range(3000)
    )
    last = '<w:style w:type="paragraph" w:styleId="s3000"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    styles = parse_xml(f'<w:styles xmlns:w="{W}">{chain}{last}</w:styles>'.encode())
    lists = Numbering(None, styles)
    body = parse_xml(
        f'<w:body xmlns:w="{W}">{"".join(f"<w:p><w:pPr><w:pStyle w:val={chr(34)}s{n}{chr(34)}/></w:pPr></w:p>" for n in range(3000))}</w:body>'.encode()
    )
    assert {lists.list_of(each) for each in body} == {("1", 0)}


DEEPER = (
    '<w:style w:type="paragraph" w:styleId="{0}"><w:name w:val="{1}"/>'
    '<w:pPr><w:numPr><w:numId w:val="{2}"/></w:numPr></w:pPr></w:style>'
)
OWN = '<w:style w:type="paragraph" w:styleId="Egen"><w:name w:val="Egen"/><w:basedOn w:val="LB2"/></w:style>'


def levels(*paragraphs: str) -> list[int]:
    """The levels that an answer of these paragraphs has."""
    bullets = [abstract(key, level(0, "bullet", "•")) + num(key + 1, key) for key in range(2)]
    lists = numbering(
        *bullets,
        styles=DEEPER.format("LB", "List Bullet", 1) + DEEPER.format("LB2", "List Bullet 2", 2) + OWN,
    )
    return [each.level for each in read_blocks(body(*paragraphs), lists, {}) if isinstance(each, ListItem)]


def item(style: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>ord</w:t></w:r></w:p>'


def test_words_own_styles_for_deeper_lists_are_nested():
    assert levels(item("LB"), item("LB2"), item("LB2"), item("LB")) == [0, 1, 1, 0]
    assert levels(item("LB"), item("Egen")) == [0, 1]


def test_a_list_that_begins_deeper_down_is_no_staircase():
    assert levels(item("LB2"), item("LB2"), item("LB")) == [0, 0, 0]
    deep = paragraph(1, 2).replace("</w:p>", "<w:r><w:t>ord</w:t></w:r></w:p>")
    lists = numbering(abstract(0, *(level(n, "bullet", "•") for n in range(3))), num(1, 0))
    assert [each.level for each in read_blocks(body(deep, deep), lists, {})] == [0, 0]
