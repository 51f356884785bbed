"""A .docx is opened as hostile input, and written back with what was not touched as it was."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest
from forms import make_form, members

from auditprep.errors import (
    BrokenForm,
    EmptyFile,
    FormTooBig,
    NotAWordFile,
    OldWordFile,
    OtherDocument,
    ProtectedFile,
    WordLockFile,
    XmlWordFile,
    ZippedForm,
)
from auditprep.wordform import archive as archive_module
from auditprep.wordform.package import Package

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
FLAT_OPC = b'<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage">'
OASIS = b"application/vnd.oasis.opendocument."


def zipped(contents: dict[str, bytes]) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    return stream.getvalue()


def test_only_the_changed_member_is_packed_anew():
    before = make_form()
    after = Package(before, "f.docx").with_parts({"word/document.xml": b"<new/>"})
    old, new = members(before), members(after)
    assert list(new) == list(old)
    assert {name for name in old if old[name] != new[name]} == {"word/document.xml"}
    with zipfile.ZipFile(io.BytesIO(after)) as archive:
        assert archive.testzip() is None
        assert archive.read("word/document.xml") == b"<new/>"


def test_an_unchanged_package_comes_back_byte_for_byte():
    before = make_form()
    assert Package(before, "f.docx").with_parts({}) == before


def test_members_whose_sizes_follow_the_data_survive():
    stream = io.BytesIO()
    pipe = zipfile.ZipFile(_Pipe(stream), "w", zipfile.ZIP_DEFLATED)  # cannot seek: the sizes follow
    with pipe as archive, zipfile.ZipFile(io.BytesIO(make_form())) as source:
        for name in source.namelist():
            archive.writestr(name, source.read(name))
    after = Package(stream.getvalue(), "f.docx").with_parts({"word/styles.xml": b"<s/>"})
    with zipfile.ZipFile(io.BytesIO(after)) as archive:
        assert archive.testzip() is None
        assert archive.read("word/styles.xml") == b"<s/>"


class _Pipe(io.RawIOBase):
    """A stream that can only be written to."""

    def __init__(self, to: io.BytesIO) -> None:
        self._to = to

    def writable(self) -> bool:
        return True

    def write(self, data) -> int:
        return self._to.write(data)


def test_a_new_part_comes_last():
    after = Package(make_form(), "f.docx").with_parts({"word/new.xml": b"<n/>"})
    assert list(members(after))[-1] == "word/new.xml"
    assert Package(after, "f.docx").part("word/new.xml") == b"<n/>"


def ole(*streams: str) -> bytes:
    """The beginning of a file in Microsoft's old container, with the names of its streams."""
    return OLE + bytes(600) + "".join(streams).encode("utf-16-le")


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", EmptyFile),
        (b"hej", NotAWordFile),
        (bytes(100_000), BrokenForm),
        (ole(), OldWordFile),
        (ole("Workbook", "WordDocument"), OldWordFile),  # with a sheet in it
        (ole("EncryptedPackage"), ProtectedFile),
        (b"PK\3\4 cut off", BrokenForm),
        (b"PK\5\6" + bytes(18), NotAWordFile),
        (b'<?xml version="1.0"?>\n<?mso-application progid="Word.Document"?>\n' + FLAT_OPC, XmlWordFile),
        (b'<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml">', XmlWordFile),
        (b"<w:document/>", NotAWordFile),
        (zipped({"a.txt": b"1"}), NotAWordFile),
        (zipped({"form/a.txt": b"1", "form/Bilaga.DOCX": b"1"}), ZippedForm),
        (zipped({"__MACOSX/._form.docx": b"1"}), NotAWordFile),
        (zipped({"word/styles.xml": b"<s/>"}), BrokenForm),
        (zipped({"word/styles.xml": b"<s/>", "word/embeddings/a.docx": b""}), BrokenForm),
        (zipped({"word/document.xml": b"<w/>"}), BrokenForm),  # nothing says what its parts are
        (zipped({"word/document.xml": b"<w/>", "../evil.xml": b""}), BrokenForm),
        (zipped({"word/document.xml": b"<w/>", "..\\evil.xml": b""}), BrokenForm),
        (zipped({"word/document.xml": b"<w/>", "C:\\evil.xml": b""}), BrokenForm),
        (zipped({"word/document.xml": b"<w/>", "/etc/evil.xml": b""}), BrokenForm),
    ],
)  # fmt: skip
def test_what_is_no_word_form_is_told_by_its_kind(data, error):
    with pytest.raises(error) as raised:
        Package(data, "f.docx")
    assert raised.value.facts["file"] == "f.docx"


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("pdf", b"%PDF-1.7 ..."),
        ("pdf", b"\n\n%PDF-1.4 ..."),
        ("rtf", b"{\\rtf1 ..."),
        ("html", b"<!DOCTYPE HTML><p>"),
        ("html", b'\xef\xbb\xbf<?xml version="1.0"?>\n<!-- Word --><html xmlns="...">'),
        ("html", '\ufeff<html xmlns:w="urn:schemas-microsoft-com:office:word">'.encode("utf-16-le")),
        ("html", b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n"),
        ("mail", b"Return-Path: <a@b.se>\r\nFrom: a@b.se\r\n"),
        ("mail", ole("__properties_version1.0")),
        ("picture", b"\xff\xd8\xff\xe0\0\x10JFIF"),
        ("picture", b"\x89PNG\r\n\x1a\n"),
        ("xlsx", ole("Workbook")),
        ("pptx", ole("PowerPoint Document")),
        ("odt", b'<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0">'),
        ("odt", zipped({"mimetype": OASIS + b"text"})),
        ("ods", zipped({"mimetype": OASIS + b"spreadsheet"})),
        ("odp", zipped({"mimetype": OASIS + b"presentation"})),
        ("book", zipped({"mimetype": b"application/epub+zip"})),
        ("xlsx", zipped({"xl/workbook.xml": b"<w/>"})),
        ("pptx", zipped({"ppt/presentation.xml": b"<p/>"})),
        ("pages", zipped({"Index/Document.iwa": b"", "Metadata/Properties.plist": b""})),
    ],
)
def test_another_kind_of_document_is_known(kind, data):
    with pytest.raises(OtherDocument) as raised:
        Package(data, "f.docx")
    assert raised.value.facts["kind"] == kind


def test_the_file_that_word_lays_beside_an_open_form_is_known():
    with pytest.raises(WordLockFile):
        Package(b"\4Anna" + b" " * 157, "~$rm.docx")
    assert Package(make_form(), "~$rm.docx").main == "word/document.xml"


def test_a_form_inside_a_zip_is_named():
    with pytest.raises(ZippedForm) as raised:
        Package(zipped({"från revisorerna/form.docx": b"1"}), "f.zip")
    assert raised.value.facts["inside"] == "form.docx"


def test_a_file_truncated_at_any_byte_is_broken():
    data = make_form()
    for length in range(2, len(data)):
        with pytest.raises(BrokenForm):
            Package(data[:length], "f.docx")
    with pytest.raises(NotAWordFile):
        Package(data[:1], "f.docx")


def test_inflating_is_bounded_whatever_the_directory_says(monkeypatch):
    monkeypatch.setattr(archive_module, "MOST_INFLATED", 100_000)
    bomb = make_form(parts={"word/media/big.bin": bytes(10_000_000)})
    opened = Package(bomb, "f.docx")
    with pytest.raises(FormTooBig):
        opened.part("word/media/big.bin")


def test_a_member_that_lies_about_its_size_is_broken():
    data = bytearray(make_form(parts={"word/x.bin": bytes(1000)}))
    entry = data.rindex(b"PK\1\2")
    struct.pack_into("<L", data, entry + 24, 10)  # the directory claims ten bytes
    with pytest.raises(BrokenForm):
        Package(bytes(data), "f.docx").part("word/x.bin")


def test_two_members_in_the_same_bytes_are_refused():
    data = bytearray(make_form(parts={"word/x.bin": b"x", "word/y.bin": b"y"}))
    entry = data.rindex(b"PK\1\2")
    first = struct.unpack_from("<L", data, data.index(b"PK\1\2") + 42)[0]
    struct.pack_into("<L", data, entry + 42, first)
    with pytest.raises(BrokenForm):
        Package(bytes(data), "f.docx")


def test_a_member_that_is_encrypted_is_protected():
    data = bytearray(make_form())
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        at = archive.getinfo("word/document.xml").header_offset
    entry = data.index(b"word/document.xml", data.index(b"PK\1\2")) - 46
    data[at + 6] |= 1
    data[entry + 8] |= 1
    with pytest.raises(ProtectedFile):
        Package(bytes(data), "f.docx").part("word/document.xml")
