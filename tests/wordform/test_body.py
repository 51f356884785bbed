from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from openxml_audit import OpenXmlValidator

from auditprep.richtext import ListItem, Paragraph, Span, Table, normalise
from auditprep.wordform.body import read_blocks
from auditprep.wordform.body_writer import Look, write_blocks
from auditprep.wordform.list_definitions import ListDefinitions
from auditprep.wordform.numbering import Numbering
from auditprep.wordform.xml import parse_xml, qn
from tests.forms import NAMESPACES, PARTS, SECTION_PROPERTIES
from tests.strategies import blocks

NO_LISTS = Numbering(None, None)


def body(xml: str) -> etree._Element:
    return parse_xml(f"<w:body {NAMESPACES}>{xml}</w:body>".encode())


def read(xml: str, **links: str):
    return read_blocks(body(xml), NO_LISTS, links)


def words(runs: str, **links: str) -> str:
    """The text of one paragraph with these children."""
    return "".join(span.text for block in read(f"<w:p>{runs}</w:p>", **links) for span in block.spans)


def tight_look() -> Look:
    field = body(
        '<w:p><w:pPr><w:keepNext/><w:spacing w:line="276" w:lineRule="auto"/><w:ind w:left="200"/><w:rPr><w:b/>'
        '<w:rFonts w:ascii="Arial" w:hAnsi="Arial"/><w:sz w:val="20"/><w:lang w:val="sv-SE"/></w:rPr></w:pPr></w:p>'
    )[0]
    return Look.of(field, list_style="Liststycke", link_style="Hyperlnk", tight=True, width=8000)


def write(given_blocks, look: Look | None = None) -> tuple[etree._Element, ListDefinitions]:
    lists = ListDefinitions(None)
    root = etree.Element(qn("w:body"))
    root.extend(write_blocks(given_blocks, look or Look(), lists))
    return root, lists


@given(blocks, st.booleans())
def test_blocks_survive_word(given_blocks, tight):
    root, lists = write(given_blocks, tight_look() if tight else None)
    stored = parse_xml(etree.tostring(root))
    part = lists.to_bytes()
    numbering = Numbering(parse_xml(part) if part else None, None)
    assert read_blocks(stored, numbering, {}) == normalise(given_blocks)


# --- reading


def test_bold_italic_and_underline_are_read_from_the_runs():
    runs = (
        '<w:r><w:rPr><w:b/><w:i w:val="0"/></w:rPr><w:t>a</w:t></w:r>'
        '<w:r><w:rPr><w:i w:val="1"/><w:u w:val="none"/></w:rPr><w:t>b</w:t></w:r>'
        '<w:r><w:rPr><w:u w:val="double"/></w:rPr><w:t>c</w:t></w:r>'
    )
    expected = (Span("a", bold=True), Span("b", italic=True), Span("c", underline=True))
    assert read(f"<w:p>{runs}</w:p>") == (Paragraph(expected),)


@pytest.mark.parametrize(
    ("runs", "text"),
    [
        ("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t></w:r>", "a\nb\tc"),
        ('<w:r><w:t>a</w:t><w:br w:type="page"/><w:t>b</w:t></w:r>', "ab"),
        ("<w:r><w:t>a</w:t><w:noBreakHyphen/><w:t>b</w:t><w:softHyphen/><w:t>c</w:t></w:r>", "a\u2011bc"),
        ('<w:r><w:sym w:font="Wingdings" w:char="F06C"/><w:t>a</w:t><w:sym w:font="Arial" w:char="2022"/></w:r>', "a•"),
        ("<w:r><w:rPr><w:vanish/></w:rPr><w:t>dold</w:t></w:r><w:r><w:t>a</w:t></w:r>", "a"),
        ("<w:ins><w:r><w:t>in</w:t></w:r></w:ins><w:del><w:r><w:delText>ut</w:delText></w:r></w:del>", "in"),
        ("<w:moveFrom><w:r><w:t>ut</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>in</w:t></w:r></w:moveTo>", "in"),
        ("<w:smartTag><w:customXml><w:r><w:t>a</w:t></w:r></w:customXml></w:smartTag>", "a"),
        ("<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>a</w:t></w:r></w:sdtContent></w:sdt>", "a"),
        ("<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent><w:r><w:t>Klicka</w:t></w:r></w:sdtContent></w:sdt>", ""),
        ('<w:r><w:t>a</w:t><w:footnoteReference w:id="2"/></w:r>', "a"),
        ("<w:r><mc:AlternateContent><mc:Choice/><mc:Fallback><w:t>😀</w:t></mc:Fallback></mc:AlternateContent></w:r>", "😀"),
    ],
)  # fmt: skip
def test_a_paragraph_is_read_as_the_reader_sees_it(runs, text):
    assert words(runs) == text


def field(instruction: str, result: str) -> str:
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>{result}</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def linked_to(address: str | None) -> tuple[Paragraph]:
    return (Paragraph((Span("a", link=address),)),)


def test_fields_give_their_result():
    assert words(field(" DATE ", "12 maj")) == "12 maj"
    assert words(field(" IF ", "ja") + "<w:r><w:t>, b</w:t></w:r>") == "ja, b"


def test_links_are_read_from_fields_and_relationships():
    for instruction, address in [
        (' HYPERLINK "https://a.se" ', "https://a.se"),
        (' HYPERLINK "file:///c" ', None),
        (' HYPERLINK \\l "avsnitt" ', None),
    ]:
        assert read(f"<w:p>{field(instruction, 'a')}</w:p>") == linked_to(address)
    related = '<w:p><w:hyperlink r:id="rId1"><w:r><w:t>a</w:t></w:r></w:hyperlink></w:p>'
    assert read(related, rId1="https://a.se") == linked_to("https://a.se")
    assert read(related) == linked_to(None)


def test_a_text_box_is_read_once_after_its_paragraph():
    box = "<w:txbxContent><w:p><w:r><w:t>ruta</w:t></w:r></w:p></w:txbxContent>"
    drawn = (
        f"<mc:AlternateContent><mc:Choice><w:drawing>{box}</w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
    )
    found = read(f"<w:p><w:r><w:t>a</w:t>{drawn}</w:r><w:r><w:t>b</w:t></w:r></w:p>")
    assert found == (Paragraph((Span("ab"),)), Paragraph((Span("ruta"),)))


def test_boxes_inside_boxes_are_read_once_each():
    xml = "<w:p/>"
    for _ in range(50):
        xml = f"<w:p><w:r><w:t>x</w:t><w:drawing><w:txbxContent>{xml}</w:txbxContent></w:drawing></w:r></w:p>"
    assert read(xml) == (Paragraph((Span("x"),)),) * 50


def cell(text: str, properties: str = "") -> str:
    lines = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in text.split("|"))
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{lines}</w:tc>"


def texts(table: Table) -> list[list[str]]:
    return [["".join(span.text for span in spans) for spans in row] for row in table.rows]


def test_a_table_is_read_with_merged_cells_as_empty_ones():
    rows = [
        cell("Mål", '<w:gridSpan w:val="2"/>') + cell("2023"),
        cell("a|b", '<w:vMerge w:val="restart"/>') + cell("c") + cell("d"),
        cell("x", "<w:vMerge/>") + f"<w:sdt><w:sdtContent>{cell('e')}</w:sdtContent></w:sdt>" + cell("f"),
    ]
    gone = f"<w:tr><w:trPr><w:del/></w:trPr>{cell('struken')}</w:tr>"
    (table,) = read("<w:tbl>" + "".join(f"<w:tr>{row}</w:tr>" for row in rows) + gone + "</w:tbl>")
    assert texts(table) == [["Mål", "", "2023"], ["a\nb", "c", "d"], ["", "e", "f"]]


def test_a_table_inside_a_cell_becomes_lines_of_it():
    inner = f"<w:tbl><w:tr>{cell('a')}{cell('b')}</w:tr><w:tr>{cell('c')}{cell('d')}</w:tr></w:tbl>"
    (table,) = read(f"<w:tbl><w:tr><w:tc>{inner}<w:p/></w:tc></w:tr></w:tbl>")
    assert texts(table) == [["a b\nc d"]]


# --- writing


def text_paragraphs(*texts: str) -> tuple[Paragraph, ...]:
    return tuple(Paragraph((Span(text),)) for text in texts)


def test_text_takes_the_look_of_the_field():
    root, _ = write(text_paragraphs("Text"), tight_look())
    properties = root.find(f"{qn('w:p')}/{qn('w:pPr')}")
    assert [child.tag for child in properties] == [qn("w:spacing"), qn("w:ind"), qn("w:rPr")]
    run = root.find(f"{qn('w:p')}/{qn('w:r')}/{qn('w:rPr')}")
    assert [child.tag for child in run] == [qn("w:rFonts"), qn("w:sz"), qn("w:lang")]


def test_tight_paragraphs_get_room_between_them_and_lists_only_after_their_last_item():
    items = (ListItem((Span("x"),)), ListItem((Span("y"),)))
    root, _ = write((*text_paragraphs("a"), *items, *text_paragraphs("b")), tight_look())
    spacings = [dict(spacing.attrib) for spacing in root.iter(qn("w:spacing"))]
    assert [spacing.get(qn("w:after")) for spacing in spacings] == ["120", None, "120", None]
    assert {spacing.get(qn("w:line")) for spacing in spacings} == {"276"}


def test_a_list_takes_the_list_style_only_where_the_field_has_no_style_of_its_own():
    styled = Look.of(body('<w:p><w:pPr><w:pStyle w:val="Svar"/></w:pPr></w:p>')[0], list_style="Liststycke")
    for look, style in ((tight_look(), "Liststycke"), (styled, "Svar")):
        root, _ = write((ListItem((Span("x"),)),), look)
        assert root.find(f".//{qn('w:pStyle')}").get(qn("w:val")) == style
        assert root.find(f".//{qn('w:ind')}") is None


def test_tables_have_a_marked_bold_header_and_the_borders_of_the_form():
    form = body(
        '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/></w:tblPr></w:tbl>'
    )
    table = Table((((Span("Mål"),), (Span("Utfall"),)), ((Span("a"),), (Span("b"),))))
    root, _ = write((table, table), Look(width=6000, borders=form.find(f".//{qn('w:tblPr')}")))
    assert [child.tag for child in root] == [qn("w:tbl"), qn("w:p"), qn("w:tbl"), qn("w:p")]
    assert root.find(f".//{qn('w:tblStyle')}").get(qn("w:val")) == "TableGrid"
    assert len(root[0].findall(f".//{qn('w:tblHeader')}")) == 1
    assert ["".join(run.itertext()) for run in root[0].iter(qn("w:r")) if run.find(f".//{qn('w:b')}") is not None] == ["Mål", "Utfall"]  # fmt: skip
    assert sum(int(column.get(qn("w:w"))) for column in root[0].iter(qn("w:gridCol"))) == pytest.approx(
        6000, abs=2
    )


def test_a_table_without_a_model_has_borders_of_its_own():
    root, _ = write((Table((((Span("a"),),),)),))
    assert len(root.find(f".//{qn('w:tblBorders')}")) == 6


STYLES = (
    '<w:style w:type="paragraph" w:styleId="Liststycke"><w:name w:val="List Paragraph"/></w:style>'
    '<w:style w:type="character" w:styleId="Hyperlnk"><w:name w:val="Hyperlink"/></w:style>'
)
SAMPLE = (
    *text_paragraphs("Ett stycke  med\nradbrytning,\ttabb och \u2011 streck."),
    Paragraph((Span("Fet", bold=True), Span(" länk", link="https://a.se/x?y=1&z"), Span("u", underline=True, italic=True))),
    *(ListItem((Span("punkt"),), level, number) for level, number in [(0, 1), (0, 2), (1, None), (0, 3), (0, 7)]),
    Table((((Span("Mål"),), ()), ((Span("a"),), (Span("b", link="mailto:a@b.se"),)))),
    Table((((Span("Ensam"),),),)),
)  # fmt: skip


@pytest.mark.parametrize("look", [Look(), tight_look()], ids=["bare", "tight"])
def test_what_is_written_is_valid_word(look, tmp_path):
    given = PARTS["word/numbering.xml"].encode()
    lists = ListDefinitions(given)
    written = b"".join(map(etree.tostring, write_blocks(SAMPLE, look, lists)))
    before = faults(tmp_path / "before.docx", b"", given)
    assert faults(tmp_path / "after.docx", written, lists.to_bytes() or given) == before


def faults(file: Path, content: bytes, numbering: bytes) -> list[str]:
    """What the validator says of a form with this content (the small parts of the tests lack a few things)."""
    document = (
        f"<w:document {NAMESPACES}><w:body>{content.decode()}{SECTION_PROPERTIES}</w:body></w:document>"
    )
    styles = PARTS["word/styles.xml"].replace("</w:styles>", STYLES + "</w:styles>")
    own = {"word/document.xml": document, "word/styles.xml": styles, "word/numbering.xml": numbering.decode()}
    file.write_bytes(_zipped(PARTS | own))
    return [str(error) for error in OpenXmlValidator(max_errors=0).validate(str(file)).errors]


def _zipped(parts: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return buffer.getvalue()
