"""Files that are not what they should be: never an error, always a document that says what is the matter."""

from __future__ import annotations

import io
import random
import struct
import time
import zlib
from collections.abc import Callable
from functools import cache

import docx
import openpyxl
import pptx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from auditprep.evidence import ooxml
from auditprep.evidence.viewing import open_viewable
from auditprep.model import Document, Trouble
from tests.documents import (
    assembled,
    locked,
    mail,
    many_pages,
    msg,
    msg_tree,
    ole,
    pdf,
    picture,
    read,
    repacked,
    saved,
)


@cache
def word() -> bytes:
    document = docx.Document()
    document.add_paragraph("Socialnämndens plan")
    document.add_table(2, 2).cell(0, 0).text = "Mål"
    return saved(document)


@cache
def sheet() -> bytes:
    workbook = openpyxl.Workbook()
    workbook.active.append(["Konto", 12.5])
    return saved(workbook)


@cache
def slides() -> bytes:
    deck = pptx.Presentation()
    deck.slides.add_slide(deck.slide_layouts[5]).shapes.title.text = "Mål"
    return saved(deck)


SMALL: dict[str, Callable[[], bytes]] = {
    "a.pdf": lambda: pdf("Socialnämndens budget", "Sida två"),
    "låst.pdf": lambda: locked(pdf("Socialnämndens budget")),
    "a.docx": word,
    "a.xlsx": sheet,
    "a.pptx": slides,
    "a.eml": lambda: mail("Hej", "<p>Hej</p>", [("b.txt", b"b"), ("c.pdf", pdf("c"))]),
    "a.msg": lambda: msg(body="Hej", files=[("b.txt", b"b")], inner=[msg_tree("inre")]),
    "a.png": picture,
    "a.jpg": lambda: picture(kind="JPEG"),
    "a.tif": lambda: picture(kind="TIFF"),
    "a.gif": lambda: picture(kind="GIF"),
    "a.html": lambda: b"<html><body><p>Hej</p></body></html>",
    "a.txt": lambda: "Åtgärder".encode(),
}


# PDF


@pytest.mark.parametrize("share", [0.05, 0.3, 0.6, 0.9, 0.99])
def test_a_pdf_that_is_cut_off_is_damaged_whatever_can_be_read_of_it(share: float) -> None:
    data = many_pages(60)
    document = read(data[: int(len(data) * share)], "b.pdf")
    assert document.trouble is Trouble.DAMAGED
    assert len(document.pages) <= 60


def test_an_empty_file_is_empty() -> None:
    assert read(b"", "b.pdf").trouble is Trouble.EMPTY


def test_text_named_as_a_pdf_is_damaged() -> None:
    assert read(b"Hej, jag \xe4r ingen PDF.", "b.pdf").trouble is Trouble.DAMAGED


def test_a_pdf_without_pages_is_empty() -> None:
    data = assembled(["<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 0/Kids[]>>"])
    assert read(data, "b.pdf").trouble in {Trouble.EMPTY, Trouble.DAMAGED}


def test_a_pdf_whose_table_of_places_is_wrong_is_read_all_the_same() -> None:
    data = pdf("Socialnämndens budget")
    start = data.rindex(b"startxref")
    broken = data[:start] + b"startxref\n7\n%%EOF\n"
    assert read(broken, "b.pdf").pages[0].text == "Socialnämndens budget"


def test_a_page_that_cannot_be_loaded_leaves_the_others() -> None:
    data = many_pages(3).replace(b"/Kids[4 0 R 6 0 R 8 0 R]", b"/Kids[4 0 R 3 0 R 8 0 R]")
    document = read(data, "b.pdf")
    assert [page.text.split("\n")[0] for page in document.pages] == [
        "Post nummer 1 i listan",
        "",
        "Post nummer 3 i listan",
    ]
    assert document.trouble is Trouble.DAMAGED
    view = open_viewable(data, "b.pdf")
    assert view.image(2, 50).data == b"\xff" * len(view.image(2, 50).data)
    assert view.layout(2).text == ""
    view.close()


def test_a_pdf_of_five_thousand_pages_is_read_with_its_numbers() -> None:
    start = time.monotonic()
    document = read(many_pages(5000), "b.pdf")
    assert len(document.pages) == 5000
    assert (document.pages[4999].text, document.pages[4999].printed) == (
        "Post nummer 5000 i listan\nSida 5000",
        "5000",
    )
    assert document.trouble is None
    assert time.monotonic() - start < 60


def test_more_pages_than_are_taken_in_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    from auditprep.evidence import pdf as room

    monkeypatch.setattr(room, "MOST_PAGES", 20)
    document = read(many_pages(30), "b.pdf")
    assert (len(document.pages), document.trouble) == (20, Trouble.TOO_MUCH)


# Office files


def test_a_word_file_without_its_document_is_damaged() -> None:
    assert read(repacked(word(), {"word/document.xml": None}), "b.docx").trouble is Trouble.DAMAGED
    assert read(repacked(word(), {"_rels/.rels": None}), "b.docx").trouble is Trouble.DAMAGED


def test_a_word_file_without_styles_and_lists_is_read() -> None:
    data = repacked(word(), {"word/styles.xml": None, "word/numbering.xml": b"<broken"})
    assert read(data, "b.docx").pages[0].text.startswith("Socialnämndens plan")


@pytest.mark.parametrize(("data", "name"), [(word, "b.docx"), (sheet, "b.xlsx"), (slides, "b.pptx")])
def test_an_office_file_that_is_cut_off_is_damaged(data: Callable[[], bytes], name: str) -> None:
    assert read(data()[:-500], name).trouble is Trouble.DAMAGED


def test_a_workbook_with_a_broken_sheet_is_damaged() -> None:
    assert (
        read(repacked(sheet(), {"xl/worksheets/sheet1.xml": b"<worksheet><row"}), "b.xlsx").trouble
        is Trouble.DAMAGED
    )


def test_a_part_that_unpacks_to_gigabytes_is_refused_before_it_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ooxml, "LARGEST_TREE", 1_000_000)
    bomb = repacked(word(), {"word/document.xml": b" " * 3_000_000})
    assert read(bomb, "b.docx").trouble is Trouble.DAMAGED


def test_a_part_that_lies_about_its_size_is_refused() -> None:
    data = bytearray(repacked(word(), {"word/document.xml": b" " * 3_000_000}))
    real = struct.pack("<L", 3_000_000)
    while (at := data.find(real)) >= 0:
        data[at : at + 4] = struct.pack("<L", 10)
    assert read(bytes(data), "b.docx").trouble is Trouble.DAMAGED


def test_entities_are_not_expanded() -> None:
    laughs = b'<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><w>&b;</w>'
    assert read(repacked(word(), {"word/document.xml": laughs}), "b.docx").trouble is Trouble.DAMAGED
    assert read(repacked(sheet(), {"xl/worksheets/sheet1.xml": laughs}), "b.xlsx").trouble is Trouble.DAMAGED


def test_tables_nested_beyond_reason_do_not_break_the_reader() -> None:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    deep = "<w:tbl><w:tr><w:tc>" * 150 + "<w:p/>" + "</w:tc></w:tr></w:tbl>" * 150
    data = f"<w:document {space}><w:body><w:p><w:r><w:t>Hej</w:t></w:r></w:p>{deep}</w:body></w:document>"
    assert read(repacked(word(), {"word/document.xml": data.encode()}), "b.docx").pages[0].text == "Hej"


W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def word_of(body: str, head: str = "") -> bytes:
    xml = f"{head}<w:document {W}><w:body>{body}</w:body></w:document>"
    return repacked(word(), {"word/document.xml": xml.encode("utf-16" if "UTF-16" in head else "utf-8")})


def test_entities_are_seen_in_whatever_encoding_they_are_written() -> None:
    head = '<?xml version="1.0" encoding="UTF-16"?><!DOCTYPE w [<!ENTITY a "ha">]>'
    assert read(word_of('<w:p w:x="&a;"/>', head), "b.docx").trouble is Trouble.DAMAGED
    assert (
        read(word_of("<w:p/>", f"<!--{' ' * 100_000}--><!DOCTYPE w []>"), "b.docx").trouble is Trouble.DAMAGED
    )


def test_a_tree_of_millions_of_elements_is_refused_before_it_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ooxml, "_MOST_ELEMENTS", 5_000)
    assert read(word_of("<w:p/>" * 6_000), "b.docx").trouble is Trouble.DAMAGED


def test_a_row_that_never_ends_is_refused_before_it_fills_the_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ooxml, "_LARGEST_ELEMENT", 1_000_000)
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    row = f"<worksheet {space}><sheetData><row>{'<c/>' * 1_000_000}</row></sheetData></worksheet>"
    assert (
        read(repacked(sheet(), {"xl/worksheets/sheet1.xml": row.encode()}), "b.xlsx").trouble
        is Trouble.DAMAGED
    )


def test_a_part_packed_in_a_way_that_no_office_program_knows_is_damaged() -> None:
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(word())) as before, zipfile.ZipFile(out, "w", zipfile.ZIP_LZMA) as after:
        for name in before.namelist():
            after.writestr(name, before.read(name))
    assert read(out.getvalue(), "b.docx").trouble is Trouble.DAMAGED


def test_thousands_of_sections_and_of_breaks_gone_astray_take_no_time() -> None:
    section = (
        "<w:p><w:pPr><w:sectPr/></w:pPr><w:r><w:t>x</w:t></w:r></w:p>"
        "<w:p><w:r><w:lastRenderedPageBreak/><w:t>y</w:t></w:r></w:p>"
    )
    astray = '<w:p><w:r><w:br w:type="page"/><w:t>x</w:t></w:r></w:p>' + section
    agreed = '<w:p><w:r><w:br w:type="page"/><w:lastRenderedPageBreak/><w:t>x</w:t></w:r></w:p>'
    start = time.monotonic()
    assert len(read(word_of(section * 5_000), "b.docx").pages) >= 5_000
    assert len(read(word_of(agreed + astray * 5_000), "b.docx").pages) >= 5_000
    assert time.monotonic() - start < 20


@pytest.mark.parametrize("file_name", ["b.bin", "b"])
def test_comments_without_end_do_not_keep_the_reader(file_name: str) -> None:
    start = time.monotonic()
    assert read(b"<!---->" * 500 + b"x", file_name).trouble is Trouble.OPAQUE
    assert time.monotonic() - start < 5


def test_html_on_one_endless_line_is_read_whole() -> None:
    data = b"<html><body>" + b"ord " * 3_000_000 + b"<p>SLUT</p></body></html>"
    document = read(data, "b.html")
    assert (document.pages[-1].text.endswith("SLUT"), document.trouble) == (True, None)


def test_html_nested_beyond_reason_is_told_to_be_read_in_part() -> None:
    deep = b"<html><body><p>Hej</p>" + b"<div>" * 5_000 + b"djupt" + b"</div>" * 5_000
    assert read(deep, "b.html").trouble is Trouble.TOO_MUCH


def test_paragraphs_stacked_without_end_do_not_keep_the_reader() -> None:
    stack = "\n".join(
        f"{'Sn' if at % 2 else 'Au'} § {at * 7919 % 9000 + 1}" + "\f" * (at % 40 == 39)
        for at in range(20_000)
    )
    start = time.monotonic()
    assert read(f"Sammanträdesprotokoll\nJusterare\n{stack}".encode(), "protokoll.txt").pages
    assert time.monotonic() - start < 30


def test_a_page_of_words_turned_every_way_takes_no_time() -> None:
    def scattered(canvas: Canvas) -> None:
        for at in range(8_000):
            canvas.saveState()
            canvas.translate(at * 37 % 560 + 10, at * 101 % 800 + 20)
            canvas.rotate(90 * (at % 4))
            canvas.drawString(0, 0, f"ord{at % 90}")
            canvas.restoreState()

    data = pdf(scattered)
    start = time.monotonic()
    assert read(data, "b.pdf").pages[0].text
    assert time.monotonic() - start < 15


# Mails and pictures


def test_a_mail_that_is_cut_off_is_damaged_and_its_beginning_is_read() -> None:
    data = mail("Hej!", files=[("budget.pdf", pdf("Budget"))])
    document = read(data[: len(data) - 400], "m.eml")
    assert document.trouble is Trouble.DAMAGED
    assert document.pages[0].text.endswith("Hej!")


def test_text_named_as_a_mail_is_damaged() -> None:
    assert read(b"Hej, jag \xe4r inget mejl.", "m.eml").trouble is Trouble.DAMAGED


def test_mails_of_outlooks_that_are_broken_are_damaged() -> None:
    data = msg(body="Hej" * 3000)
    assert read(data[:1024], "m.msg").trouble is Trouble.DAMAGED
    assert read(data[:700] + bytes(len(data) - 700), "m.msg").trouble is Trouble.DAMAGED
    assert read(ole({"__properties_version1.0": b""}), "m.msg").trouble is Trouble.DAMAGED


def test_a_picture_that_is_cut_off_is_damaged() -> None:
    data = picture(200, 200)
    assert read(data[: len(data) // 2], "b.png").trouble is Trouble.DAMAGED
    assert read(picture(kind="JPEG")[:100], "b.jpg").trouble is Trouble.DAMAGED


def test_a_picture_that_unfolds_to_gigabytes_is_not_unfolded() -> None:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    bomb = (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(bytes(100_000)))
        + chunk(b"IEND", b"")
    )
    document = read(bomb, "b.png")
    assert (len(document.pages), document.trouble) == (1, Trouble.TOO_MUCH)


def test_a_mail_may_not_choose_how_long_it_is_read() -> None:
    about = b"Content-Type: text/plain; " + b"a;" * 300_000 + b"\n"
    subject = b"Subject: =?punycode?q?" + b"a" * 100_000 + b"-" + b"b" * 100_000 + b"?=\n"
    start = time.monotonic()
    assert read(b"From: a\nTo: b\n" + about + subject + b"\nHej", "b.eml").pages[0].text.endswith("Hej")
    hard = b"From: a\nTo: b\nSubject: c\nContent-Type: text/plain; charset=punycode\n\n"
    assert read(hard + b"a" * 200_000 + b"-" + b"b" * 200_000, "b.eml").pages
    assert time.monotonic() - start < 10


def test_a_mail_of_more_parts_than_are_looked_at_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    from auditprep.evidence import mail as room

    monkeypatch.setattr(room, "_MOST_PARTS", 5)
    parts = b"--b\n\nx\n" * 20
    data = b"From: a\nTo: b\nSubject: c\nContent-Type: multipart/mixed; boundary=b\n\n" + parts + b"--b--\n"
    assert read(data, "b.eml").trouble is Trouble.TOO_MUCH


def test_a_photograph_whose_camera_wrote_odd_facts_is_seen_upright() -> None:
    data = photograph((0x0112, 3, b"\6\0"), (0x0128, 1, b"\1"))  # on its side; a unit that is a byte
    view = open_viewable(data, "b.jpg")
    assert view.size(1) == (20.0, 40.0)
    seen = view.image(1, 20)
    assert (seen.width, seen.height) == (20, 40)


def photograph(*facts: tuple[int, int, bytes]) -> bytes:
    """A JPEG, 40 pixels wide and 20 high, with these facts in its EXIF: tag, type and value."""
    entries = b"".join(
        struct.pack("<HHL", tag, kind, 1) + value.ljust(4, b"\0") for tag, kind, value in facts
    )
    exif = b"Exif\0\0II*\0" + struct.pack("<LH", 8, len(facts)) + entries + bytes(4)
    return picture(kind="JPEG", exif=exif)


# Whatever


@given(st.binary(max_size=400), st.sampled_from(sorted(SMALL)))
def test_any_bytes_give_a_document(data: bytes, name: str) -> None:
    assert isinstance(read(data, name), Document)


@pytest.mark.parametrize("name", SMALL)
@given(seed=st.integers(0, 2**32))
def test_a_sound_file_with_some_bytes_changed_gives_a_document(name: str, seed: int) -> None:
    assert isinstance(read(mutated(SMALL[name](), seed), name), Document)


@given(
    seed=st.integers(0, 2**32),
    part=st.sampled_from(
        [
            "word/document.xml",
            "word/styles.xml",
            "word/numbering.xml",
            "[Content_Types].xml",
            "word/_rels/document.xml.rels",
            "_rels/.rels",
        ]
    ),
)
def test_a_word_file_with_a_part_changed_gives_a_document(seed: int, part: str) -> None:
    assert isinstance(read(part_mutated(word(), part, seed), "a.docx"), Document)


@given(
    seed=st.integers(0, 2**32),
    part=st.sampled_from(
        ["xl/workbook.xml", "xl/styles.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"]
    ),
)
def test_a_workbook_with_a_part_changed_gives_a_document(seed: int, part: str) -> None:
    assert isinstance(read(part_mutated(sheet(), part, seed), "a.xlsx"), Document)


@given(seed=st.integers(0, 2**32), part=st.sampled_from(["ppt/presentation.xml", "ppt/slides/slide1.xml"]))
def test_a_presentation_with_a_part_changed_gives_a_document(seed: int, part: str) -> None:
    assert isinstance(read(part_mutated(slides(), part, seed), "a.pptx"), Document)


def mutated(data: bytes, seed: int) -> bytes:
    """The data with bytes changed, cut out, doubled, or cut off."""
    chance, changed = random.Random(seed), bytearray(data)
    for _each in range(chance.randint(1, 12)):
        at = chance.randrange(len(changed) or 1)
        kind = chance.randrange(5)
        if kind == 0:
            del changed[at : at + chance.randint(1, 40)]
        elif kind == 1:
            changed[at:at] = changed[at : at + chance.randint(1, 60)]
        elif kind == 2 and chance.random() < 0.2:
            del changed[at:]
        elif changed:
            changed[min(at, len(changed) - 1)] = chance.randrange(256)
    return bytes(changed)


def part_mutated(package: bytes, part: str, seed: int) -> bytes:
    import zipfile

    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        names = archive.namelist()
        content = archive.read(part) if part in names else b"<sst/>"
    return repacked(package, {part: swapped(content, seed)})


def swapped(content: bytes, seed: int) -> bytes:
    """XML with values and names swapped, so that it often still is XML."""
    chance = random.Random(seed)
    values = [b'"0"', b'"-1"', b'"99999999999"', b'""', b'"x"', b'"1e400"', b'"NaN"', b'"../.."']
    pieces = content.split(b'"')
    for _each in range(chance.randint(1, 6)):
        at = chance.randrange(len(pieces))
        pieces[at] = chance.choice(values)[1:-1] if at % 2 else pieces[at].replace(b">", b"> 7 ", 1)
    return b'"'.join(pieces)
