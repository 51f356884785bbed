"""Any file → a document."""

from __future__ import annotations

import gc
import hashlib
import io

import pikepdf
import pytest

from auditprep.errors import WrongPassword
from auditprep.evidence.reading import read_document
from auditprep.model import EvidenceKind, Progress, Trouble
from tests.documents import lines, locked, many_pages, msg, ole, pdf, picture, read, saved

TEXT = "Socialnämndens budget 2024"


def test_the_document_has_the_bytes_their_hash_and_what_was_understood() -> None:
    data = pdf("Socialnämndens budget 2024–2026\nAntagen av socialnämnden 2023-12-12, § 63")
    document = read(data, "budget.pdf")
    assert (document.data, document.sha256) == (data, hashlib.sha256(data).hexdigest())
    assert (document.file_name, document.trouble, document.known) == ("budget.pdf", None, False)
    assert document.understood.kind is EvidenceKind.BUDGET


@pytest.mark.parametrize("name", ["budget.pdf", "budget.docx", "budget", "budget.txt"])
def test_the_kind_is_told_by_the_bytes_whatever_the_name_says(name: str) -> None:
    assert read(pdf(TEXT), name).pages[0].text == TEXT


def test_there_is_a_sign_of_life_for_every_page() -> None:
    told = list(read_document(pdf(*["Sida"] * 5), "fem.pdf"))
    assert [each for each in told if each.total == 5] == [Progress(at, 5, "read") for at in range(5)]


def test_closing_the_work_stops_it_and_lets_the_file_go() -> None:
    work = read_document(many_pages(200), "lista.pdf")
    for _each in range(20):
        next(work)
    work.close()
    gc.collect()
    assert read(pdf(TEXT), "b.pdf").pages[0].text == TEXT  # the lock is free


def test_printed_numbers_are_learnt_from_all_pages() -> None:
    pages = ["Omslag", "Innehåll", *("Text" for _each in range(4))]

    def draw(number: int, text: str):  # type: ignore[no-untyped-def]
        def page(canvas: object) -> None:
            lines(canvas, [text])  # type: ignore[arg-type]
            if number > 0:
                canvas.drawRightString(520, 30, f"sid {number}")  # type: ignore[attr-defined]

        return page

    data = pdf(*(draw(at - 1, text) for at, text in enumerate(pages)))
    assert [page.printed for page in read(data, "b.pdf").pages] == [None, None, "1", "2", "3", "4"]


def test_page_labels_tell_the_numbers_where_no_text_does() -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf("Omslag", "Text", "Mer text"))) as document:
        document.Root.PageLabels = pikepdf.Dictionary(
            Nums=pikepdf.Array(
                [0, pikepdf.Dictionary(S=pikepdf.Name.r), 1, pikepdf.Dictionary(S=pikepdf.Name.D)]
            )
        )
        document.save(out)
    assert [page.printed for page in read(out.getvalue(), "b.pdf").pages] == ["i", "1", "2"]


def test_a_locked_pdf_asks_for_its_password() -> None:
    document = read(locked(pdf(TEXT)), "b.pdf")
    assert (document.trouble, document.pages) == (Trouble.LOCKED, ())


@pytest.mark.parametrize("password", ["hemlig", "ägare", "lösenordet"])
def test_the_right_password_opens_it_and_gives_it_without(password: str) -> None:
    data = locked(pdf(TEXT), user=password)
    document = read(data, "b.pdf", password)
    assert (document.pages[0].text, document.trouble, document.data) == (TEXT, None, data)
    assert document.unlocked is not None
    assert read(document.unlocked, "b.pdf").pages[0].text == TEXT


def test_the_wrong_password_is_told() -> None:
    with pytest.raises(WrongPassword) as error:
        read(locked(pdf(TEXT)), "b.pdf", "fel")
    assert error.value.facts == {"file": "b.pdf"}


def test_a_pdf_that_only_its_owner_may_change_is_read_without_a_password() -> None:
    document = read(locked(pdf(TEXT), user=""), "b.pdf")
    assert (document.pages[0].text, document.trouble) == (TEXT, None)


def test_a_password_that_is_not_needed_does_no_harm() -> None:
    document = read(pdf(TEXT), "b.pdf", "hemlig")
    assert (document.pages[0].text, document.unlocked) == (TEXT, None)


@pytest.mark.parametrize("password", [None, "hemlig"])
def test_an_office_file_with_a_password_stays_locked(password: str | None) -> None:
    data = ole({"EncryptionInfo": b"\4\0\4\0", "EncryptedPackage": bytes(5000)})
    assert read(data, "plan.docx", password).trouble is Trouble.LOCKED


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (ole({"WordDocument": bytes(5000)}), "gammal.doc"),
        (bytes(range(256)) * 10, "ritning.dwg"),
        (b"PK\x05\x06" + bytes(18), "tom.zip"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "bild.svg"),
    ],
)
def test_kinds_that_are_not_read_are_kept_unread(data: bytes, name: str) -> None:
    document = read(data, name)
    assert (document.trouble, document.pages, document.data) == (Trouble.OPAQUE, (), data)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "GIF", "BMP", "TIFF", "WEBP"])
def test_a_picture_is_a_page_without_text(kind: str) -> None:
    document = read(picture(kind=kind), f"bild.{kind.lower()}")
    assert ([page.text for page in document.pages], document.trouble) == ([""], None)


def test_a_scanned_tiff_has_all_its_pages() -> None:
    from PIL import Image

    pages = [Image.new("1", (50, 70)) for _each in range(3)]
    out = io.BytesIO()
    pages[0].save(out, "TIFF", save_all=True, append_images=pages[1:])
    assert len(read(out.getvalue(), "inskannat.tif").pages) == 3


def test_a_mail_of_outlooks_is_told_by_its_bytes() -> None:
    assert "Underlag till nämnden" in read(msg(), "mejl").pages[0].text


def test_saved_documents_of_word_are_told_by_their_bytes() -> None:
    import docx

    document = docx.Document()
    document.add_paragraph(TEXT)
    assert read(saved(document), "budget.pdf").pages[0].text == TEXT
