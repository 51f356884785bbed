"""Whatever is given as a form: a clear sentence or a sound import; nothing written, nothing fetched, no end of time or
memory."""

from __future__ import annotations

import io
import json
import socket
import subprocess
import sys
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from forms import (
    PARTS,
    FormQuestion,
    FormSection,
    document,
    document_xml,
    edited,
    make_form,
    package,
    paragraph,
    run,
)
from ooxml import faults
from zips import Entry, changed, entries, odd_zip, quoting, zeros

from auditprep import cli, messages
from auditprep.errors import BrokenForm, FormError, FormTooBig, FormTooDeep, NotAWordFile, ProtectedFile
from auditprep.model import Answer
from auditprep.wordform.package import Package
from auditprep.wordform.reader import read_form
from auditprep.wordform.writer import fill_form
from auditprep.wordform.xml import DEEPEST

GUARDED = Path(__file__).parents[1] / "guarded.py"
LONGEST = 120  # seconds: that it ends at all, also on a machine with much else to do
MAIN = "word/document.xml"
TYPES, ROOT, LINKS = "[Content_Types].xml", "_rels/.rels", "word/_rels/document.xml.rels"
DOCUMENT_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
FORM = make_form()
ANSWERS = {"1.1": Answer("Ja", "Ett **svar**."), "1.3": Answer(None, "- ett\n- två")}
STRICT = (
    ("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main"),
    (
        "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "http://purl.oclc.org/ooxml/officeDocument/relationships",
    ),
)  # fmt: skip


def with_body(more: str, *, before: bool = False, **options: object) -> bytes:
    """A form with more body XML after, or before, its tables."""
    text = document_xml(make_form(**options)).decode()
    start, end = text.index("<w:body>") + len("<w:body>"), text.rindex("<w:sectPr")
    at = start if before else end
    return package((text[:at] + more + text[at:]).encode(), options.get("parts"))


def recoded(form: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """The form with every part of XML changed."""
    return odd_zip(
        Entry(
            entry.name,
            change(entry.name, entry.data) if entry.name.endswith((".xml", ".rels")) else entry.data,
        )
        for entry in entries(form)
    )


def replaced(form: bytes, name: str, old: str, new: str) -> bytes:
    """The form with `old` replaced everywhere in one of its parts; `old` must be there."""

    def change(part: str, data: bytes) -> bytes:
        assert part != name or old.encode() in data
        return data.replace(old.encode(), new.encode()) if part == name else data

    return recoded(form, change)


def renamed(form: bytes, names: dict[str, str]) -> bytes:
    """The form with its members called otherwise; what refers to them is not."""
    return odd_zip(Entry(names.get(entry.name, entry.name), entry.data) for entry in entries(form))


def contents(form: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(form)) as archive:
        assert archive.testzip() is None
        return {info.filename: archive.read(info) for info in archive.infolist()}


def is_sound(form: bytes) -> bytes:
    """Reads and fills the form, reads it back, and gives the filled one: its answers are there, and all else."""
    read = read_form(form, "f.docx")
    assert read.count == 7
    filled = fill_form(form, "f.docx", read, ANSWERS)
    assert set(filled.receipt.placed) == set(ANSWERS)
    back = read_form(filled.data, "f.docx")
    assert {each.key: each.answer for each in back.questions() if not each.answer.is_empty} == ANSWERS
    before, after = contents(form), contents(filled.data)
    assert list(after) == list(before)
    assert sum(before[name] != after[name] for name in before) <= 2  # the document, and its lists
    return filled.data


# ZIPs


ODD_ZIPS = {
    "stored": odd_zip(changed(FORM, method=0)),
    "sizes-after": odd_zip(changed(FORM, after="signed")),
    "sizes-after-unsigned": odd_zip(changed(FORM, after="bare")),
    "zip64": odd_zip(changed(FORM, big=True), big=True),
    "zip64-sizes-after": odd_zip(changed(FORM, big=True, after="big")),
    "junk-between": odd_zip(changed(FORM, gap=b"PK junk")),
    "comment": odd_zip(entries(FORM), comment="Från revisorerna".encode()),
    "folders": odd_zip([Entry("word/"), Entry("_rels/"), *entries(FORM)]),
    "backslashes": renamed(FORM, {name: name.replace("/", "\\") for name in PARTS} | {MAIN: "word\\document.xml"}),
    "upper-case": renamed(FORM, {MAIN: "WORD/Document.XML", TYPES: "[content_types].xml"}),
    "prefix": odd_zip(entries(FORM), prefix=b"PK\3\4 something in front"),
}  # fmt: skip


@pytest.mark.parametrize("form", ODD_ZIPS.values(), ids=ODD_ZIPS)
def test_an_odd_zip_is_read_and_filled(form):
    is_sound(form)


def main_with(**facts: Any) -> bytes:
    """A form whose main part is packed oddly."""
    return odd_zip(replace(each, **facts) if each.name == MAIN else each for each in entries(FORM))


REFUSED_ZIPS = {
    "two-of-a-name": (odd_zip([*entries(FORM), Entry(MAIN, b"<w:document/>")]), BrokenForm),
    "two-of-a-name-in-two-ways": (odd_zip([*entries(FORM), Entry("word\\document.xml", b"")]), BrokenForm),
    "absolute": (odd_zip([*entries(FORM), Entry("/word/x.xml")]), BrokenForm),
    "up-and-out": (odd_zip([*entries(FORM), Entry("word/../../x.xml")]), BrokenForm),
    "up-and-out-backwards": (odd_zip([*entries(FORM), Entry("word\\..\\..\\x.xml")]), BrokenForm),
    "on-a-drive": (odd_zip([*entries(FORM), Entry("C:x.xml")]), BrokenForm),
    "unknown-compression": (odd_zip([*entries(FORM), Entry("word/x.bin", b"x", method=99)]), BrokenForm),
    "lzma": (odd_zip([*entries(FORM), Entry("word/x.bin", b"x", method=14)]), BrokenForm),
    "another-local-name": (main_with(local_name="word/other.xml"), BrokenForm),
    "wrong-checksum": (main_with(crc=1), BrokenForm),
    "said-too-small": (main_with(size=100), BrokenForm),
    "said-too-big": (main_with(size=100_000), BrokenForm),
    "not-deflated-at-all": (main_with(packed=b"<w:document/>"), BrokenForm),
    "encrypted": (main_with(flags=1), ProtectedFile),
    "overlapping": (quoting([*(f"word/{n}.xml" for n in range(200)), MAIN]), BrokenForm),
    "in-front-of-it-a-program": (odd_zip(entries(FORM), prefix=b"MZ" + bytes(500)), NotAWordFile),
    "too-many": (odd_zip([*entries(FORM), *(Entry(f"word/{n}.xml") for n in range(10_001))]), FormTooBig),
    "bomb": (main_with(packed=zeros(4 << 30), size=(4 << 30) - 2), FormTooBig),
    "bomb-that-lies": (main_with(packed=zeros(4 << 30)), BrokenForm),
}  # fmt: skip


@pytest.mark.parametrize(("form", "error"), REFUSED_ZIPS.values(), ids=REFUSED_ZIPS)
def test_a_zip_that_lies_is_refused(form, error):
    with pytest.raises(error):
        read_form(form, "f.docx")


def test_a_bomb_that_nobody_opens_is_carried_along():
    bomb = Entry("word/media/zeros.bin", packed=zeros(4 << 30), size=(4 << 30) - 2)
    form = odd_zip([*entries(FORM), bomb])
    read = read_form(form, "f.docx")
    filled = fill_form(form, "f.docx", read, ANSWERS).data
    assert bomb.stands() in filled
    assert read_form(filled, "f.docx").question("1.1").answer == ANSWERS["1.1"]


# XML


LAUGHS = (
    '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    + "".join(f'<!ENTITY {two} "{f"&{one};" * 10}">' for one, two in zip("bcdefgh", "cdefghi", strict=True))
    + "]>"
)
DOCTYPES = {
    "laughs": LAUGHS,
    "outside-file": '<!DOCTYPE w [<!ENTITY i SYSTEM "file:///etc/hostname">]>',
    "outside-address": '<!DOCTYPE w [<!ENTITY i SYSTEM "http://127.0.0.1:{port}/x">]>',
    "outside-dtd": '<!DOCTYPE w SYSTEM "http://127.0.0.1:{port}/x.dtd">',
    "parameter": '<!DOCTYPE w [<!ENTITY % p SYSTEM "http://127.0.0.1:{port}/p"> %p;]>',
    "after-a-comment": f"<!-- <w> -->\n<?x <w> ?>\n{LAUGHS}",
}


@pytest.fixture
def server():
    """A port of this machine that nobody may come to."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        listening.settimeout(0.05)
        yield listening.getsockname()[1]
        with pytest.raises(TimeoutError):
            listening.accept()


@pytest.mark.parametrize("doctype", DOCTYPES.values(), ids=DOCTYPES)
@pytest.mark.parametrize("part", [MAIN, TYPES, ROOT, LINKS, "word/styles.xml", "word/numbering.xml"])
def test_a_part_with_entities_is_refused_and_nothing_is_fetched(doctype, part, server):
    def change(name: str, data: bytes) -> bytes:
        if name != part:
            return data
        declaration, rest = data.split(b"?>", 1)
        with_entity = rest.replace(b"<w:p>", b'<w:p w:x="&i;">&i;', 1)
        return declaration + b"?>" + doctype.replace("{port}", str(server)).encode() + with_entity

    with pytest.raises(BrokenForm):
        read_form(recoded(FORM, change), "f.docx")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-8-sig", "iso-8859-1"])
def test_a_form_in_another_encoding_is_read_and_filled(encoding):
    declared = {"utf-8-sig": "utf-8", "iso-8859-1": "iso-8859-1"}.get(encoding, "UTF-16")

    def change(_name: str, data: bytes) -> bytes:
        text = data.decode().replace('encoding="UTF-8"', f'encoding="{declared}"')
        for sign in "☐☒•":
            text = text.replace(sign, f"&#{ord(sign)};")
        return text.encode(encoding)

    is_sound(recoded(FORM, change))


def test_entities_in_another_encoding_are_refused():
    text = (
        document_xml(FORM)
        .decode()
        .replace("UTF-8", "UTF-16")
        .replace("<w:document", f"{LAUGHS}<w:document", 1)
    )
    with pytest.raises(BrokenForm):
        read_form(package(text.encode("utf-16")), "f.docx")


@pytest.mark.parametrize(
    "xml",
    [
        b"", b"<", b"\xff\xfe<", b"<w:document/>", document(""), b"<html/>", document("<w:p>&nbsp;</w:p>"),
        document("<w:p>").replace(b"UTF-8", b"no-such"), document("<w:p/>\x01"), b"\xff\xfe\x00\xd8<\0/\0",
    ],
)  # fmt: skip
def test_a_document_that_is_none_gives_a_form_error(xml):
    with pytest.raises(FormError):
        read_form(package(xml), "f.docx")


def strict(form: bytes) -> bytes:
    """The form as Word saves it as “Strict Open XML Document”."""

    def change(_name: str, data: bytes) -> bytes:
        for ours, theirs in STRICT:
            data = data.replace(ours.encode(), theirs.encode())
        return data

    return recoded(form, change)


def test_a_strict_form_is_read_and_filled_and_stays_strict(tmp_path):
    filled = is_sound(strict(FORM))
    for old, _new in STRICT:
        assert all(old.encode() not in data for data in contents(filled).values())
    assert faults(filled, tmp_path) == faults(strict(FORM), tmp_path)


# Parts


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("word/document2.xml", "word/document2.xml"),
        ("word/document2.xml", "/word/document2.xml"),
        ("dokument/huvud.xml", "./dokument/../dokument/huvud.xml"),
        ("word/min fil.xml", "word/min%20fil.xml"),
        ("word/document2.xml", "word\\document2.xml"),
        ("main.xml", "main.xml"),
        ("main.part", "/main.part"),
    ],
)
def test_the_main_part_may_be_called_anything(name, target):
    folder, _slash, file = name.rpartition("/")
    links = f"{folder}/_rels/{file}.rels".lstrip("/")
    form = renamed(FORM, {MAIN: name, LINKS: links})
    form = replaced(form, ROOT, "word/document.xml", target)
    form = replaced(form, TYPES, "/word/document.xml", f"/{name}")
    for kind in ("styles", "numbering"):
        form = replaced(form, links, f'"{kind}.xml"', f'"/word/{kind}.xml"')
    filled = is_sound(form)
    assert Package(filled, "f.docx").main == name


def test_a_form_with_the_least_parts_is_read():
    form = odd_zip(each for each in entries(FORM) if each.name in (TYPES, ROOT, MAIN))
    assert read_form(form, "f.docx").count == 7


@pytest.mark.parametrize("lacking", [ROOT, LINKS, "word/styles.xml", "word/numbering.xml"])
def test_a_form_without_one_of_its_parts_is_read(lacking):
    assert read_form(odd_zip(each for each in entries(FORM) if each.name != lacking), "f.docx").count == 7


def test_a_form_without_relations_gets_them_with_its_first_list():
    form = odd_zip(each for each in entries(FORM) if each.name in (TYPES, ROOT, MAIN))
    filled = fill_form(form, "f.docx", read_form(form, "f.docx"), ANSWERS).data
    assert read_form(filled, "f.docx").question("1.3").answer == ANSWERS["1.3"]
    assert Package(filled, "f.docx").related("numbering") == "word/numbering.xml"


@pytest.mark.parametrize(
    "row", ["<w:tr/>", "<w:tr><w:trPr/></w:tr>", "<w:tr><w:sdt><w:sdtContent/></w:sdt></w:tr>"]
)
def test_a_row_without_cells_is_read_over(row):
    is_sound(edited(FORM, "</w:tr>", f"</w:tr>{row}"))
    is_sound(with_body(f"<w:tbl>{row}</w:tbl>", before=True))


@pytest.mark.parametrize("root", ["w:numbering", "w:p", "w:num", "numbering"])
def test_lists_that_are_none_are_replaced_by_the_first_that_is_written(root):
    xml = f'<{root} xmlns:w="{STRICT[0][0]}"/>'.encode()
    is_sound(recoded(FORM, lambda name, data: xml if name == "word/numbering.xml" else data))


def test_relations_that_lead_in_circles_lead_nowhere():
    targets = (
        "document.xml",
        "_rels/document.xml.rels",
        "../_rels/.rels",
        "../../../..",
        "",
        "#",
        "%00",
        "?",
    )
    more = "".join(
        f'<Relationship Id="r{place}{kind}" Type="{STRICT[1][0]}/{kind}" Target="{target}"/>'
        for place, target in enumerate(targets)
        for kind in ("officeDocument", "attachedTemplate", "subDocument", "aFChunk")
    )
    form = replaced(FORM, LINKS, "</Relationships>", f"{more}</Relationships>")
    is_sound(replaced(form, ROOT, "</Relationships>", f"{more}</Relationships>"))


OUTSIDE = (
    "attachedTemplate",
    "image",
    "oleObject",
    "aFChunk",
    "subDocument",
    "frame",
    "hyperlink",
    "styles",
    "numbering",
)


def test_what_is_outside_is_not_fetched(server, tmp_path):
    secret = tmp_path / "secret.xml"
    secret.write_text(f"{PARTS['word/styles.xml']}")
    addresses = (f"http://127.0.0.1:{server}/x.dotm", f"\\\\127.0.0.1@{server}\\x", secret.as_uri())
    more = "".join(
        f'<Relationship Id="x{place}{kind}" Type="{STRICT[1][0]}/{kind}" Target="{address}" TargetMode="External"/>'
        for place, address in enumerate(addresses)
        for kind in OUTSIDE
    )
    drawn = "".join(
        f'<w:altChunk r:id="x{place}aFChunk"/><w:p><w:subDoc r:id="x{place}subDocument"/>'
        f'<w:r><w:pict><v:imagedata xmlns:v="urn:schemas-microsoft-com:vml" r:id="x{place}image"/></w:pict></w:r>'
        f'<w:r><w:fldSimple w:instr="INCLUDETEXT &quot;{address}&quot;"/></w:r></w:p>'
        for place, address in enumerate(addresses)
    )
    form = replaced(with_body(drawn), LINKS, "<Relationship ", f"{more}<Relationship ")
    filled = contents(is_sound(form))
    assert filled[LINKS] == contents(form)[LINKS]


# Macros and templates


MACROS = "application/vnd.ms-word.document.macroEnabled.main+xml"
TEMPLATE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
MACRO_TEMPLATE = "application/vnd.ms-word.template.macroEnabledTemplate.main+xml"


def of_type(kind: str, form: bytes = FORM) -> bytes:
    """A form whose main part is of this type, with macros in it."""
    form = replaced(form, TYPES, DOCUMENT_TYPE, kind)
    return odd_zip(
        [*entries(form), Entry("word/vbaProject.bin", b"\xd0\xcf macros"), Entry("word/vbaData.xml", b"<x/>")]
    )


@pytest.mark.parametrize(
    ("kind", "suffix", "written_as"),
    [
        (DOCUMENT_TYPE, ".docx", DOCUMENT_TYPE),
        (MACROS, ".docm", MACROS),
        (TEMPLATE, ".docx", DOCUMENT_TYPE),
        (MACRO_TEMPLATE, ".docm", MACROS),
    ],
)
def test_a_form_with_macros_keeps_them_and_a_template_becomes_a_document(kind, suffix, written_as):
    form = of_type(kind)
    read = read_form(form, "f.docm")
    assert Package(form, "f.docm").suffix == suffix
    filled = fill_form(form, "f.docm", read, ANSWERS).data
    before, after = contents(form), contents(filled)
    assert after[TYPES] == before[TYPES].replace(kind.encode(), written_as.encode())
    assert Package(filled, "f.docm").suffix == suffix
    assert {name for name in before if before[name] != after[name]} - {
        TYPES,
        MAIN,
        "word/numbering.xml",
    } == set()


def test_a_template_that_nothing_is_answered_in_becomes_a_document_too():
    form = of_type(TEMPLATE)
    written = fill_form(form, "f.dotx", read_form(form, "f.dotx"), {}).data
    assert contents(written)[TYPES] == contents(of_type(DOCUMENT_TYPE))[TYPES]


def test_the_type_of_a_template_may_be_said_for_all_parts_of_a_suffix():
    form = replaced(of_type(TEMPLATE), TYPES, "application/xml", TEMPLATE)
    form = replaced(form, TYPES, f'<Override PartName="/word/document.xml" ContentType="{TEMPLATE}"/>', "")
    written = fill_form(form, "f.dotx", read_form(form, "f.dotx"), {}).data
    assert TEMPLATE.encode() not in contents(written)[TYPES]
    assert Package(written, "f.docx").suffix == ".docx"


def test_a_template_without_lists_becomes_a_document_with_the_lists_of_its_answers():
    form = odd_zip(each for each in entries(of_type(TEMPLATE)) if each.name != "word/numbering.xml")
    form = replaced(form, LINKS, 'Id="rId2"', 'Id="rId2" TargetMode="External"')
    filled = fill_form(form, "f.dotx", read_form(form, "f.dotx"), ANSWERS).data
    assert Package(filled, "f.docx").part("word/numbering.xml") is not None
    assert TEMPLATE.encode() not in contents(filled)[TYPES]


@pytest.mark.parametrize(
    ("kind", "refused", "taken"),
    [
        (MACROS, "svar.docx", "svar.docm"),
        (MACROS, "svar.dotm", "svar.docm"),
        (TEMPLATE, "svar.dotx", "svar.docx"),
        (DOCUMENT_TYPE, "svar.DOCM", "svar.docx"),
    ],
)
def test_a_name_under_which_word_would_not_open_the_form_is_refused(kind, refused, taken, tmp_path, capsys):
    form, case = tmp_path / "form.docm", tmp_path / "a.auditprep"
    form.write_bytes(of_type(kind))
    assert cli.main(["new", str(case), "--form", str(form)]) == 0
    assert cli.main(["export", str(case), "--docx", str(tmp_path / refused)]) == 1
    assert Path(taken).suffix in capsys.readouterr().err
    assert not (tmp_path / refused).exists()
    assert cli.main(["export", str(case), "--docx", str(tmp_path / taken)]) == 0
    assert taken in capsys.readouterr().out
    assert Package((tmp_path / taken).read_bytes(), taken).suffix == Path(taken).suffix


# Depth


def nested(before: str, after: str, levels: int) -> str:
    return before * levels + paragraph("Innerst") + after * levels


DEEP = {
    "tables": ("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>"),
    "controls": ("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>"),
    "insertions": ("<w:p><w:ins>", "</w:ins></w:p>"),
    "runs": ("<w:p><w:r>", "</w:r></w:p>"),
    "text-boxes": ("<w:p><w:r><w:pict><w:txbxContent>", "</w:txbxContent></w:pict></w:r></w:p>"),
    "alternatives": (
        "<w:p><w:r><mc:AlternateContent><mc:Choice>",
        "</mc:Choice></mc:AlternateContent></w:r></w:p>",
    ),
    "custom": ("<w:customXml>", "</w:customXml>"),
    "unknown": ("<w:unknown>", "</w:unknown>"),
}


@pytest.mark.parametrize(("before", "after"), DEEP.values(), ids=DEEP)
@pytest.mark.parametrize("levels", [2000, 100_000])
def test_what_is_nested_without_end_is_refused(before, after, levels):
    with pytest.raises(FormTooDeep):
        read_form(with_body(nested(before, after, levels)), "f.docx")


@pytest.mark.parametrize(("before", "after"), DEEP.values(), ids=DEEP)
@pytest.mark.parametrize("where", ["beside", "question", "answer"])
def test_what_is_nested_as_deep_as_is_taken_in_is_read_and_filled(before, after, where):
    levels = (DEEPEST - 12) // before.count("<")
    inner = nested(before, after, levels)
    if where == "beside":
        form = with_body(inner)
    elif where == "answer":
        form = make_form(
            answers={
                "1.1": ("Ja", f"{paragraph('Ett')}{inner}{paragraph('Två')}".replace("<w:p>", "<w:p >", 1))
            }
        )
    else:
        form = edited(FORM, "</w:t></w:r></w:p></w:tc>", f"</w:t></w:r></w:p>{inner}{paragraph('')}</w:tc>")
    read = read_form(form, "f.docx")
    filled = fill_form(form, "f.docx", read, {"1.1": Answer("Nej", "Nytt")})
    read_form(filled.data, "f.docx")


def test_deep_parts_beside_the_document_are_refused_too():
    deep = "<w:style>" * 200 + "</w:style>" * 200
    with pytest.raises(FormTooDeep):
        read_form(replaced(FORM, "word/styles.xml", "</w:styles>", f"{deep}</w:styles>"), "f.docx")


# Size


def many(questions: int) -> bytes:
    asked = tuple(
        FormQuestion(f"{n % 90}.{n // 90}", f"Har nämnden nått mål {n}?") for n in range(90, questions + 90)
    )
    return make_form([FormSection("1", "Mål", asked)])


BIG: dict[str, Callable[[], bytes]] = {
    "a-paragraph-of-10-mb": lambda: with_body(paragraph("Ett ord till. " * 750_000)),
    "a-question-of-3-mb": lambda: make_form(
        [FormSection("1", "Mål", (FormQuestion("1.1", "Ett ord till. " * 200_000 + "?"),))]
    ),
    "an-answer-of-3-mb": lambda: make_form(answers={"1.1": ("Ja", "Ett ord till. " * 200_000)}),
    "an-attribute-of-20-mb": lambda: with_body(f'<w:p w:x="{"a" * 20_000_000}"/>'),
    "100000-empty-paragraphs": lambda: with_body("<w:p/>" * 100_000, before=True),
    "20000-empty-paragraphs-in-an-answer": lambda: make_form(answers={"1.1": ("Ja", "<w:p/>" * 20_000)}),
    "100000-attributes": lambda: with_body("<w:p " + " ".join(f'a{n}=""' for n in range(100_000)) + "/>"),
    "100000-namespaces": lambda: with_body(
        "<w:p " + " ".join(f'xmlns:a{n}="u{n}"' for n in range(100_000)) + ">" + "<a99999:r/>" * 100_000 + "</w:p>"
    ),
    "a-row-of-10000-cells": lambda: with_body(f"<w:tbl><w:tr>{'<w:tc><w:p/></w:tc>' * 10_000}</w:tr></w:tbl>"),
    "1000-questions": lambda: many(1000),
}  # fmt: skip
LONG = {  # text that patterns may try again from each of its letters
    "spaces": " ", "boxes": "☐", "boxes-and-words": "☐ Ja ", "brackets": "[ ] ", "underscores": "_", "points": ".",
    "question-marks": "Hur? ", "colons": "Ja: ", "numbers": "1.1 ", "options": "Ja / ", "lines": "Ja, det gör vi.\n", "letters": "a",
}  # fmt: skip


TOO_BIG: dict[str, Callable[[], bytes]] = {
    "more-elements-than-are-taken-in": lambda: with_body("<w:p/>" * 1_001_000),
    "more-attributes-than-are-taken-in": lambda: with_body(
        '<w:p a="" b="" c="" d="" e="" f="" g=""/>' * 600_000
    ),
    "a-document-of-140-mb": lambda: main_with(data=b" " * 140_000_000),
    "runs-of-60-mb": lambda: with_body(f"<w:p>{run('Hej nu? ') * 1_200_000}</w:p>"),
}


def guarded(folder: Path, **forms: bytes) -> list[dict[str, object]]:
    """What comes of these forms in a program of its own, with bounded memory."""
    files = []
    for name, data in forms.items():
        files.append(folder / f"{name}.docx")
        files[-1].write_bytes(data)
    done = subprocess.run(
        [sys.executable, "-B", str(GUARDED), *map(str, files)],
        capture_output=True,
        text=True,
        timeout=LONGEST,
        cwd=folder,
    )
    assert done.returncode == 0, done.stderr
    assert sorted(folder.iterdir()) == sorted(files)
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.skipif(sys.platform == "win32", reason="bounds memory as Unix does")
@pytest.mark.parametrize("make", BIG.values(), ids=BIG)
def test_a_big_form_is_read_and_filled_within_bounds(make, tmp_path):
    told = guarded(tmp_path, form=make())[0]
    assert (told["error"], told["same"]) == (None, True)


@pytest.mark.skipif(sys.platform == "win32", reason="bounds memory as Unix does")
@pytest.mark.parametrize("filler", LONG.values(), ids=LONG)
def test_a_long_text_of_any_kind_is_read_within_bounds(filler, tmp_path):
    text = f"Början {filler * (300_000 // len(filler))} slut"
    forms = {
        "line": with_body(paragraph(text)),
        "question": make_form(
            [FormSection("1", "Mål", (FormQuestion("1.1", text), FormQuestion("1.2", "Hur?")))]
        ),
        "answer": make_form(answers={"1.1": ("Ja", text)}),
    }
    assert [each["error"] for each in guarded(tmp_path, **forms)] == [None, None, None]


@pytest.mark.skipif(sys.platform == "win32", reason="bounds memory as Unix does")
@pytest.mark.parametrize("filler", LONG.values(), ids=LONG)
def test_a_long_answer_right_under_its_question_is_read_within_bounds(filler, tmp_path):
    text = f"Början {filler * (100_000 // len(filler))} slut"
    asked = tuple(FormQuestion(number, "Vad?", options=(), answer_in="row") for number in ("1.1", "1.2"))
    lines = ("1. Vad gör ni?", text, "2. Hur går det?", f"Svar: {text}", "3. Hur då?", "Kommentar:", text)
    forms = {
        "table": make_form(
            [FormSection("1", "Mål", asked)], answers={"1.1": (None, text), "1.2": (None, text)}
        ),
        "lines": package(document("".join(map(paragraph, lines)))),
    }
    assert [each["error"] for each in guarded(tmp_path, **forms)] == [None, None]


@pytest.mark.skipif(sys.platform == "win32", reason="bounds memory as Unix does")
@pytest.mark.parametrize("make", TOO_BIG.values(), ids=TOO_BIG)
def test_a_form_that_is_too_big_is_refused_within_bounds(make, tmp_path):
    assert guarded(tmp_path, form=make())[0]["error"] == "FormTooBig"


@pytest.mark.skipif(sys.platform == "win32", reason="bounds memory as Unix does")
def test_nothing_hostile_writes_a_file_starts_a_program_or_reaches_the_network(tmp_path):
    forms = {name: form for name, (form, _error) in REFUSED_ZIPS.items()} | ODD_ZIPS
    told = guarded(tmp_path, **forms)
    assert [each["file"] for each in told] == [f"{name}.docx" for name in forms]
    assert {each["file"].removesuffix(".docx") for each in told if each["error"] is None} == set(ODD_ZIPS)


# The command line


AT_THE_COMMAND_LINE = {
    "tom.docx": b"",
    "~$rm.docx": b"\4Anna" + b" " * 157,
    "gammal.doc": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    "skyddad.docx": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
    "svar.pdf": b"%PDF-1.7",
    "platt.xml": b'<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"/>',
    "packad.zip": odd_zip([Entry("form.docx", FORM)]),
    "avhuggen.docx": FORM[:2000],
    "djup.docx": with_body(nested(*DEEP["tables"], 2000)),
    "bomb.docx": REFUSED_ZIPS["bomb"][0],
    "skratt.docx": package(document_xml(FORM).replace(b"<w:document", LAUGHS.encode() + b"<w:document", 1)),
    "brev.docx": package(document(paragraph("Hej, här kommer årets frågor."))),
}


@pytest.mark.parametrize("name", AT_THE_COMMAND_LINE)
def test_the_command_line_says_in_one_sentence_what_is_wrong(name, tmp_path, capsys):
    file = tmp_path / name
    file.write_bytes(AT_THE_COMMAND_LINE[name])
    assert cli.main(["form", str(file)]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1 and name in said.err and said.err.rstrip().endswith(".")


def test_every_hostile_form_is_told_apart_by_its_sentence():
    told = set()
    for name, data in AT_THE_COMMAND_LINE.items():
        with pytest.raises(FormError) as raised:
            read_form(data, name)
        told.add(messages.sentence(raised.value).replace(name, ""))
    assert len(told) == len(AT_THE_COMMAND_LINE)
