"""Word documents: pages, numbers, tables, notes."""

from __future__ import annotations

from collections.abc import Sequence

import docx
import pytest
from docx.document import Document as Word
from docx.enum.section import WD_SECTION
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from tests.documents import read, repacked, saved

HARD, SOFT, BEFORE = "hard", "soft", "before"


def pages(document: Word) -> list[str]:
    return [page.text for page in read(saved(document), "plan.docx").pages]


def printed(document: Word) -> list[str | None]:
    return [page.printed for page in read(saved(document), "plan.docx").pages]


def rolled(paragraph: object) -> None:
    """Word's own mark that a page began at the paragraph's next words."""
    paragraph.add_run()._r.append(OxmlElement("w:lastRenderedPageBreak"))  # type: ignore[attr-defined]


def document_of(*parts: str) -> Word:
    """Paragraphs, with breaks among them: "hard" is made, "soft" is Word's own mark, "before" belongs to the next."""
    document = docx.Document()
    before: list[str] = []
    for part in parts:
        if part == HARD:
            document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        elif part in (SOFT, BEFORE):
            before.append(part)
        else:
            paragraph = document.add_paragraph()
            paragraph.paragraph_format.page_break_before = True if BEFORE in before else None
            if SOFT in before:
                rolled(paragraph)
            paragraph.add_run(part)
            before = []
    return document


# Pages


@pytest.mark.parametrize(
    ("parts", "texts"),
    [
        (("a", "b"), ["a\nb"]),
        (("a", HARD, "b"), ["a", "b"]),
        (("a", SOFT, "b"), ["a", "b"]),
        (("a", BEFORE, "b"), ["a", "b"]),
        (("a", HARD, SOFT, "b"), ["a", "b"]),
        (("a", BEFORE, SOFT, "b"), ["a", "b"]),
        (("a", HARD, HARD, "b"), ["a", "", "b"]),
        (("a", HARD, "b", SOFT, "c"), ["a", "b", "c"]),
        (("a", HARD, SOFT, "b", SOFT, "c", HARD, SOFT, "d"), ["a", "b", "c", "d"]),
        ((BEFORE, "a", "b"), ["a\nb"]),
    ],
)
def test_a_page_begins_where_a_break_was_made_or_word_began_one(
    parts: Sequence[str], texts: list[str]
) -> None:
    assert pages(document_of(*parts)) == texts


def test_a_mark_gone_astray_does_not_count_beside_the_break_it_belongs_to() -> None:
    parts = ("a", BEFORE, SOFT, "b", SOFT, "c", BEFORE, "d", BEFORE, SOFT, "e")
    assert pages(document_of(*parts)) == ["a", "b\nc", "d", "e"]


def test_a_new_section_begins_a_page_unless_it_goes_on_on_the_same() -> None:
    document = document_of("a")
    document.add_section(WD_SECTION.NEW_PAGE)
    document.add_paragraph("b")
    document.add_section(WD_SECTION.CONTINUOUS)
    document.add_paragraph("c")
    assert pages(document) == ["a", "b\n\nc"]


def test_a_row_that_goes_on_overleaf_does_so_in_all_its_cells() -> None:
    document = document_of("före")
    cells = document.add_table(1, 2).rows[0].cells
    for cell, words in zip(cells, (("ett", "två"), ("tre", "fyra")), strict=True):
        cell.paragraphs[0].add_run(words[0])
        rolled(cell.paragraphs[0])
        cell.paragraphs[0].add_run(words[1])
    document.add_paragraph("efter")
    assert pages(document) == ["före\nett\ttre", "två\tfyra\nefter"]


def test_a_row_that_begins_a_page_is_on_it_with_all_its_cells() -> None:
    document = document_of("före")
    cells = document.add_table(1, 2).rows[0].cells
    rolled(cells[0].paragraphs[0])
    cells[0].paragraphs[0].add_run("ett")
    cells[1].paragraphs[0].add_run("två")
    assert pages(document) == ["före", "ett\ttvå"]


# Printed numbers


def with_number(footer: object) -> None:
    paragraph = footer.paragraphs[0]  # type: ignore[attr-defined]
    paragraph._p.append(parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr=" PAGE \\* MERGEFORMAT "/>'))


def numbered(start: int | None = None, form: str | None = None) -> Word:
    """A cover without a number, then a section with: three pages."""
    document = document_of("omslag")
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.footer.is_linked_to_previous = False
    with_number(section.footer)
    properties = OxmlElement("w:pgNumType")
    if start is not None:
        properties.set(qn("w:start"), str(start))
    if form is not None:
        properties.set(qn("w:fmt"), form)
    section._sectPr.append(properties)
    for words, soft in (("ett", True), ("två", True), ("tre", True)):
        paragraph = document.add_paragraph()
        if soft:
            rolled(paragraph)
        paragraph.add_run(words)
    return document


def test_a_section_whose_footer_has_a_number_begins_where_it_says() -> None:
    assert printed(numbered(start=1)) == [None, "1", "2", "3"]


def test_numbers_go_on_from_the_section_before_unless_they_begin_anew() -> None:
    assert printed(numbered()) == [None, "2", "3", "4"]


def test_numbers_are_written_as_the_section_says() -> None:
    assert printed(numbered(start=1, form="lowerRoman")) == [None, "i", "ii", "iii"]


def test_a_first_page_of_its_own_has_no_number() -> None:
    document = numbered(start=1)
    document.sections[1].different_first_page_header_footer = True
    assert printed(document) == [None, None, "2", "3"]


def test_no_number_is_known_where_word_has_not_told_where_pages_end() -> None:
    document = document_of("ett", "två")
    with_number(document.sections[0].footer)
    assert printed(document) == [None]  # it says that it has one page, and no letters
    document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    document.add_paragraph("tre")
    assert printed(document) == [None, None]


@pytest.mark.parametrize(("letters", "number"), [(6, "1"), (5, "1"), (900, None), (0, None)])
def test_a_number_of_pages_counts_if_it_was_counted_with_this_text(letters: int, number: str | None) -> None:
    document = document_of("ett", "två")
    with_number(document.sections[0].footer)
    space = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    said = f'<Properties xmlns="{space}"><Pages>1</Pages><Characters>{letters}</Characters></Properties>'
    data = repacked(saved(document), {"docProps/app.xml": said.encode()})
    assert [page.printed for page in read(data, "plan.docx").pages] == [number]


def test_the_number_of_pages_is_no_page_number() -> None:
    document = document_of("ett", SOFT, "två")
    field = f'<w:fldSimple {nsdecls("w")} w:instr=" NUMPAGES "/>'
    document.sections[0].footer.paragraphs[0]._p.append(parse_xml(field))
    assert printed(document) == [None, None]


# Words


def test_a_table_is_read_row_by_row_a_tab_between_the_cells() -> None:
    document = docx.Document()
    table = document.add_table(2, 3)
    for at, words in enumerate(("Mål", "Målvärde", "Nuläge", "Trygg\nvård", "≥81", "")):
        table.cell(at // 3, at % 3).text = words
    assert pages(document) == ["Mål\tMålvärde\tNuläge\nTrygg vård\t≥81"]


def test_a_row_of_minutes_is_read_line_by_line() -> None:
    document = docx.Document()
    table = document.add_table(1, 2)
    for cell, words in zip(table.rows[0].cells, ("§ 7\nTN 2024/9", "Vägar\nBeslut\nAntas."), strict=True):
        cell.text = words
    assert pages(document) == ["§ 7\tVägar\nTN 2024/9\nBeslut\nAntas."]


def test_a_table_that_only_lays_out_long_texts_is_read_line_by_line() -> None:
    document = docx.Document()
    cells = document.add_table(1, 2).rows[0].cells
    cells[0].text = "Bakgrund"
    texts = ["Nämnden ansvarar för omsorgen. " * 5 for _ in range(3)]
    cells[1].text = "\n".join(texts)
    said = [text.strip() for text in texts]
    assert pages(document) == ["\n".join([f"Bakgrund\t{said[0]}", *said[1:]])]


def test_lists_have_the_numbers_and_bullets_that_are_seen() -> None:
    document = docx.Document()
    for style, words in (("List Number", "ett"), ("List Number", "två"), ("List Bullet", "punkt")):
        document.add_paragraph(words, style)
    assert pages(document) == ["1. ett\n2. två\n• punkt"]


def test_deleted_and_hidden_words_are_left_out_and_inserted_ones_read() -> None:
    document = docx.Document()
    runs = (
        "<w:del><w:r><w:delText>struket</w:delText></w:r></w:del><w:ins><w:r><w:t>infogat</w:t></w:r></w:ins>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>dolt</w:t></w:r><w:r><w:t> synligt</w:t></w:r>"
    )
    document._body._body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{runs}</w:p>"))
    assert pages(document) == ["infogat synligt"]


def test_real_hyphens_stay_and_soft_ones_go() -> None:
    document = docx.Document()
    runs = (
        "<w:r><w:t>LSS</w:t><w:noBreakHyphen/><w:t>beslut om verk</w:t><w:softHyphen/><w:t>samhet</w:t></w:r>"
    )
    document._body._body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{runs}</w:p>"))
    assert pages(document) == ["LSS-beslut om verksamhet"]


def test_content_controls_and_text_boxes_are_read_once() -> None:
    document = docx.Document()
    space = nsdecls("w") + ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    box = "<w:txbxContent><w:p><w:r><w:t>i rutan</w:t></w:r></w:p></w:txbxContent>"
    document._body._body.insert(
        0,
        parse_xml(
            f"<w:sdt {space}><w:sdtContent><w:p><w:r><w:t>i kontrollen</w:t></w:r><w:r><mc:AlternateContent>"
            f'<mc:Choice Requires="wps">{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r></w:p>'
            "</w:sdtContent></w:sdt>"
        ),
    )
    assert pages(document) == ["i kontrollen\ni rutan"]


def test_a_footnote_stands_on_the_page_that_refers_to_it() -> None:
    document = document_of("ett", SOFT, "två")
    document.paragraphs[0].add_run()._r.append(parse_xml(f'<w:footnoteReference {nsdecls("w")} w:id="2"/>'))
    data = saved(document)
    notes = f'<w:footnotes {nsdecls("w")}><w:footnote w:id="2"><w:p><w:r><w:t>Källa: Kolada</w:t></w:r></w:p></w:footnote></w:footnotes>'
    relations = repacked_relations(data)
    data = repacked(data, {"word/footnotes.xml": notes.encode(), "word/_rels/document.xml.rels": relations})
    assert [page.text for page in read(data, "plan.docx").pages] == ["ett\nKälla: Kolada", "två"]


def repacked_relations(data: bytes) -> bytes:
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        relations = archive.read("word/_rels/document.xml.rels")
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    one = f'<Relationship Id="rId99" Type="{kind}" Target="footnotes.xml"/></Relationships>'
    return relations.replace(b"</Relationships>", one.encode())


def test_the_header_is_no_text_of_the_page() -> None:
    document = document_of("text")
    document.sections[0].header.paragraphs[0].text = "Björkköpings kommun"
    assert pages(document) == ["text"]


def minutes_with_head(head: str, *, first: str | None = None) -> Word:
    document = document_of(
        "§ 4 Plan", "Beslut", "Antas.", "Beslutsunderlag", "Protokollsutdrag från utskottet 2024-02-20"
    )
    section = document.sections[0]
    section.header.paragraphs[0].text = head
    if first is not None:
        section.different_first_page_header_footer = True
        section.first_page_header.paragraphs[0].text = first
    section.footer.paragraphs[0].text = "Justerandes sign"
    return document


@pytest.mark.parametrize("first", [None, "Omsorgsnämnden\tSammanträdesprotokoll\t2024-03-12"])
def test_what_the_head_of_the_page_says_is_understood(first: str | None) -> None:
    head = "Protokoll" if first else "Omsorgsnämnden\tSammanträdesprotokoll\t2024-03-12"
    found = read(saved(minutes_with_head(head, first=first)), "a.docx")
    assert found.understood.title == "Sammanträdesprotokoll Omsorgsnämnden 2024-03-12"
    assert found.understood.represents == "2024-03-12"
    assert [(each.paragraph, each.title) for each in found.understood.decisions] == [(4, "Plan")]
    assert "Omsorgsnämnden" not in found.pages[0].text


def test_a_statement_is_known_by_the_head_of_its_page() -> None:
    document = document_of("Till omsorgsnämnden", "Budget 2025", "Förslag till beslut", "Budgeten antas.")
    document.sections[0].header.paragraphs[0].text = "Björkköpings kommun\tTJÄNSTESKRIVELSE\t2024-09-02"
    found = read(saved(document), "a.docx").understood
    assert (found.title, found.represents) == ("Tjänsteskrivelse: Budget 2025", "2024-09-02")


def test_meetings_in_sections_of_one_document_have_each_their_head() -> None:
    document = minutes_with_head("Omsorgsnämnden\nSammanträdesdatum 2024-03-12")
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.header.is_linked_to_previous = False
    section.header.paragraphs[0].text = "Omsorgsnämnden\nSammanträdesdatum 2024-04-16"
    for words in ("§ 5 Val", "Beslut", "Anna."):
        document.add_paragraph(words)
    decisions = read(saved(document), "a.docx").understood.decisions
    assert [(each.paragraph, str(each.date)) for each in decisions] == [(4, "2024-03-12"), (5, "2024-04-16")]


def test_a_document_of_a_thousand_pages_is_read() -> None:
    document = docx.Document()
    body = document._body._body
    for number in range(1000):
        body.insert(
            number,
            parse_xml(
                f"<w:p {nsdecls('w')}><w:r><w:lastRenderedPageBreak/><w:t>Post {number}</w:t></w:r></w:p>"
            ),
        )
    assert pages(document)[1:] == [f"Post {number}" for number in range(1000)]
