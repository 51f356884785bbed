"""Files within PDFs are documents of their own, and PDFs that are broken are mended where that can be."""

from __future__ import annotations

import base64
import io
import zlib
from collections.abc import Callable

import pikepdf
import pytest
from documents import locked, mail, many_pages, pdf, read
from pikepdf import Array, Dictionary, Name, Stream, String

from auditprep import messages
from auditprep.evidence import pdf_files, reading
from auditprep.evidence.viewing import open_viewable
from auditprep.model import Trouble, Version

PLAN = pdf("Internkontrollplan 2031")


def portfolio(change: Callable[[pikepdf.Pdf], object], cover: bytes | None = None) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(cover or pdf("Portfölj"))) as document:
        change(document)
        document.save(out)
    return out.getvalue()


def with_files(*files: tuple[str, bytes]) -> bytes:
    def attach(document: pikepdf.Pdf) -> None:
        for name, data in files:
            document.attachments[name] = data

    return portfolio(attach)


def pinned(document: pikepdf.Pdf) -> None:
    stream = Stream(document, PLAN)
    spec = Dictionary(
        Type=Name.Filespec, UF=String("plan åäö.pdf"), EF=Dictionary(F=document.make_indirect(stream))
    )
    note = Dictionary(Type=Name.Annot, Subtype=Name.FileAttachment, Rect=Array([0, 0, 9, 9]), FS=spec)
    document.pages[0].obj.Annots = Array([document.make_indirect(note)])


def test_the_files_of_a_portfolio_are_read_each_in_its_own_way() -> None:
    document = read(with_files(("plan.pdf", PLAN), ("rader.txt", b"En rad")), "portfolj.pdf")
    assert document.pages[0].text == "Portfölj"
    assert [each.file_name for each in document.inner] == ["plan.pdf", "rader.txt"]
    assert [each.pages[0].text for each in document.inner] == ["Internkontrollplan 2031", "En rad"]
    assert document.inner[0].data == PLAN
    assert document.trouble is None


def test_a_file_pinned_to_a_page_is_one_too() -> None:
    (inner,) = read(portfolio(pinned), "p.pdf").inner
    assert (inner.file_name, inner.data) == ("plan åäö.pdf", PLAN)


def test_files_of_a_locked_pdf_are_read_with_its_password() -> None:
    data = locked(with_files(("plan.pdf", PLAN)))
    assert read(data, "p.pdf").inner == ()
    assert [each.data for each in read(data, "p.pdf", "hemlig").inner] == [PLAN]


def test_a_file_that_unfolds_to_more_than_is_taken_in_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_files, "MOST_BYTES_IN_MAIL", 100_000)
    monkeypatch.setattr(reading, "MOST_BYTES_IN_MAIL", 100_000)

    def bomb(document: pikepdf.Pdf) -> None:
        document.attachments["b.txt"] = b""
        stream = document.attachments["b.txt"].obj.EF.F
        stream.write(zlib.compress(bytes(50_000_000)), filter=Name.FlateDecode)

    room = reading._Room(data=100_000)
    files, _whole = pdf_files.files_within(portfolio(bomb))
    assert [len(each.data) for each in files] == [100_001]
    assert not room.take(files[0])


@pytest.mark.parametrize(
    ("filters", "data", "seen"),
    [
        (["/FlateDecode", "/FlateDecode"], zlib.compress(zlib.compress(b"rad")), b"rad"),
        (["/ASCIIHexDecode", "/FlateDecode"], zlib.compress(b"rad").hex().encode() + b">", b"rad"),
        (["/ASCII85Decode"], base64.a85encode(b"rad") + b"~>", b"rad"),
        ([], b"rad", b"rad"),
        (["/LZWDecode"], b"rad", None),
    ],
)
def test_a_file_is_unpacked_or_told_of(filters: list[str], data: bytes, seen: bytes | None) -> None:
    pdf = pikepdf.new()
    stream = Stream(pdf, b"")
    stream.write(data, filter=Array(map(Name, filters)) if filters else None)
    assert pdf_files._content(stream, 1000) == seen


def test_the_hashes_of_all_files_within_are_told_however_deep() -> None:
    inner = read(mail(files=[("p.pdf", with_files(("plan.pdf", PLAN)))]), "m.eml").inner[0]
    plan = inner.inner[0]
    hashes = reading.hashes_within(mail(files=[("p.pdf", inner.data)]), "m.eml")
    assert hashes == {inner.sha256, plan.sha256}
    assert reading.hashes_within(b"Bara text", "a.txt") == frozenset()


def test_a_pdf_that_pdfium_refuses_is_mended_and_read_and_shown() -> None:
    whole = many_pages(3)
    broken = whole[: whole.rindex(b"trailer")]
    document = read(broken, "b.pdf")
    assert [page.text.split("\n")[0] for page in document.pages] == [
        f"Post nummer {number} i listan" for number in (1, 2, 3)
    ]
    view = open_viewable(broken, "b.pdf")
    assert view.count == 3
    view.close()


def test_a_damaged_document_that_was_read_is_not_said_to_be_unreadable() -> None:
    def said(readable: int) -> str:
        return messages.trouble(Version(1, "b.pdf", "", 9, 3, readable, trouble=Trouble.DAMAGED)) or ""

    assert "går inte att läsa" in said(0)
    assert "är skadad" in said(3)
    assert "går inte att läsa" not in said(3)
