from __future__ import annotations

import re

import pytest

from auditprep.wordform.list_definitions import ListDefinitions
from auditprep.wordform.xml import W, parse_xml, qn

HEAD = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<w:numbering xmlns:w="{W}" xmlns:x="urn:x"  >'
ABSTRACT = '<w:abstractNum  w:abstractNumId="3"><!-- <w:num > --></w:abstractNum>\n '
NUM = '<w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num>'
LAST = '\n<w:numIdMacAtCleanup w:val="1"/>'
END = " </w:numbering >\n"
ADDITION = re.compile(r"<w:(abstractNum|num) xmlns:w=.*?</w:\1>", re.DOTALL)


def added(data: bytes | None) -> bytes:
    lists = ListDefinitions(data)
    assert lists.bullets() == lists.bullets()
    assert lists.numbered(0, 4) != lists.numbered(0, 1)
    return lists.to_bytes() or b""


@pytest.mark.parametrize(
    "pieces",
    [
        (HEAD, ABSTRACT, NUM, LAST, END),
        (HEAD, ABSTRACT, NUM, END),
        (HEAD, LAST, END),
        (HEAD, END),
        ("\ufeff" + HEAD, END),
    ],
)
def test_definitions_are_added_and_all_else_stays_to_the_byte(pieces):
    before = "".join(pieces)
    after = added(before.encode()).decode()
    tags = [child.tag for child in parse_xml(after.encode())]
    order = [qn("w:abstractNum"), qn("w:num"), qn("w:numIdMacAtCleanup")]
    assert tags == sorted(tags, key=order.index)
    assert ADDITION.sub("", after) == before


def test_new_ids_are_free_ones():
    root = parse_xml(added("".join((HEAD, ABSTRACT, NUM, END)).encode()))
    nums = [num.get(qn("w:numId")) for num in root.iter(qn("w:num"))]
    abstracts = [each.get(qn("w:abstractNumId")) for each in root.iter(qn("w:abstractNum"))]
    assert (nums, abstracts) == (["7", "8", "9", "10"], ["3", "4", "5"])


def test_a_part_without_content_and_a_missing_part_become_whole_ones():
    for data in (None, f'<numbering xmlns="{W}"/>'.encode(), HEAD[:-1].encode() + b"/>"):
        root = parse_xml(added(data))
        assert [child.tag for child in root] == [qn("w:abstractNum")] * 2 + [qn("w:num")] * 3


def test_nothing_is_added_where_nothing_is_needed():
    assert ListDefinitions(HEAD.encode() + END.encode()).to_bytes() is None


def test_ordinary_bullets_of_the_document_are_used_again():
    first = ListDefinitions(None)
    bullets = first.bullets()
    again = ListDefinitions(first.to_bytes())
    assert (again.bullets(), again.to_bytes()) == (bullets, None)
    taken = (first.to_bytes() or b"").replace(
        b"<w:multiLevelType", b'<w:styleLink w:val="Egen"/><w:multiLevelType'
    )
    assert ListDefinitions(taken).bullets() != bullets
