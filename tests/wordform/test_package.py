"""A .docx is opened as hostile input, and written back with what was not touched as it was."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest
from forms import make_form, members

from auditprep.errors import BrokenForm, FormTooBig, NotAWordFile, OldWordFile, OtherDocument, ProtectedFile
from auditprep.wordform import package as package_module
from auditprep.wordform.package import Package


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


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", NotAWordFile),
        (b"hej", NotAWordFile),
        (b"%PDF-1.7 ...", OtherDocument),
        (b"{\\rtf1 ...", OtherDocument),
        (b"<!DOCTYPE HTML><p>", OtherDocument),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), OldWordFile),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
            ProtectedFile,
        ),
        (b"PK\3\4 cut off", BrokenForm),
        (zipped({"a.txt": b"1"}), NotAWordFile),
        (zipped({"mimetype": b"application/vnd.oasis.opendocument.text"}), OtherDocument),
        (zipped({"xl/workbook.xml": b"<w/>"}), OtherDocument),
        (zipped({"ppt/presentation.xml": b"<p/>"}), OtherDocument),
        (zipped({"word/styles.xml": b"<s/>"}), BrokenForm),
        (zipped({"word/document.xml": b"<w/>", "../evil.xml": b""}), BrokenForm),
        (zipped({"word/document.xml": b"<w/>", "C:\\evil.xml": b""}), BrokenForm),
    ],
)
def test_what_is_no_word_form_is_told_by_its_kind(data, error):
    with pytest.raises(error) as raised:
        Package(data, "f.docx")
    assert raised.value.facts["file"] == "f.docx"


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_truncated_file_is_broken(share):
    data = make_form()
    with pytest.raises(BrokenForm):
        Package(data[: int(len(data) * share)], "f.docx")


def test_inflating_is_bounded_whatever_the_directory_says(monkeypatch):
    monkeypatch.setattr(package_module, "MOST_INFLATED", 100_000)
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
