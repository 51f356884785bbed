"""Attachments that are broken, locked, or up to something: the binder is made all the same, and says what it lacks."""

from __future__ import annotations

import io
import logging
import struct
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdf_making import Files, case, changed, links, make_pdf, opened, target, texts
from pikepdf import Array, Dictionary, Name, String
from PIL import Image

from auditprep import messages, produce
from auditprep.export.binder_pages import Unusable, copy_pages
from auditprep.model import Citation, Sent, Trouble

PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def to(tmp_path: Path) -> Path:
    return tmp_path / "parm.pdf"


def bind(to: Path, *documents: bytes, files: Files | None = None, **named: object) -> Sent:
    """A binder with these documents, the first page of each cited."""
    files = files or Files()
    ids = [
        files.add(f"Handling {n}", f"h{n}.pdf", each, pages=1, **named) for n, each in enumerate(documents, 1)
    ]  # type: ignore[arg-type]
    given = case(to.parent, {"1.1": tuple(Citation(id_, "1") for id_ in ids)}, files)
    return produce.finish(produce.export_binder(given, to, files))


def pages_of(file: Path, number: int) -> list[pikepdf.Page]:
    pdf = pikepdf.open(file)
    return [page for page in pdf.pages if page.label.startswith(f"B{number}-")]


def locked(data: bytes) -> bytes:
    return changed(data, lambda pdf: None, encryption=pikepdf.Encryption(owner="ä", user="hemligt"))


def no_pages() -> bytes:
    buffer = io.BytesIO()
    pikepdf.new().save(buffer)
    return buffer.getvalue()


# What cannot be read


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"%PDF-1.7\n%%EOF", "damaged"),
        (b"%PDF-1.7 " + b"\xff" * 4000, "damaged"),
        (make_pdf(2)[:200], "damaged"),
        (no_pages(), "empty"),
        (locked(make_pdf()), "locked"),
        (PNG + b"rubbish", "damaged"),
        (b"\xff\xd8\xff\xe0rubbish", "damaged"),
        (b"", "empty"),
        (b"what is this", "no-text"),
    ],
    ids=["hollow", "rubbish", "cut-short", "no-pages", "locked", "png", "jpeg", "no-bytes", "unknown"],
)
def test_what_cannot_be_read_is_named_and_the_rest_is_made(data: bytes, why: str, to: Path) -> None:
    sent = bind(to, make_pdf(2, words="Före"), data, make_pdf(2, words="Efter"))
    assert sent.path.name == "parm-PARTIAL.pdf"
    (lack,) = sent.lacks
    assert (lack.code, lack.facts["why"]) == ("not-in-binder", why)
    assert "Handling 2" in messages.notice(lack)
    text = " ".join(texts(sent.path))
    assert "Före, blad 2" in text
    assert "Efter, blad 2" in text
    assert "Filen finns inte i pärmen" in text


def test_a_file_cut_off_late_is_repaired(to: Path) -> None:
    whole = make_pdf(2, words="Avklippt")
    sent = bind(to, whole[: whole.rindex(b"xref")])
    assert not sent.is_partial
    assert "Avklippt, blad 2" in " ".join(texts(to))


def test_a_photograph_whose_camera_wrote_odd_facts_is_bound(to: Path) -> None:
    facts = [(0x0112, 3, b"\6\0\0\0"), (0x0128, 1, b"\1\0\0\0")]  # on its side; a unit that is a byte
    entries = b"".join(struct.pack("<HHL", tag, kind, 1) + value for tag, kind, value in facts)
    photograph = io.BytesIO()
    exif = b"Exif\0\0II*\0" + struct.pack("<LH", 8, len(facts)) + entries + bytes(4)
    Image.new("RGB", (40, 20), "red").save(photograph, "JPEG", exif=exif)
    assert not bind(to, photograph.getvalue()).is_partial
    with pikepdf.open(to) as pdf:
        width, height = next(page for page in pdf.pages if page.label == "B1-1").mediabox[2:]
        assert width < height


def test_bytes_that_are_not_what_was_put_in_are_not_sent(to: Path) -> None:
    files = Files()
    id_ = files.add("Plan", "p.pdf", make_pdf(1), pages=1)
    files.data[id_, 1] = make_pdf(1, words="Utbytt")
    given_ = case(to.parent, {"1.1": (Citation(id_, "1"),)}, files)
    sent = produce.finish(produce.export_binder(given_, to, files))
    assert sent.lacks[0].facts["why"] == "changed"
    assert "Utbytt" not in " ".join(texts(sent.path))


def test_evidence_that_the_case_has_lost_is_told(to: Path) -> None:
    files = Files()
    id_ = files.add("Plan", "p.pdf", make_pdf(1), pages=1)
    given_ = case(to.parent, {"1.1": (Citation(id_, "1"),)}, files)
    del files.data[id_, 1]
    sent = produce.finish(produce.export_binder(given_, to, files))
    assert sent.lacks[0].facts["why"] == "lost"


def test_a_locked_document_that_was_opened_once_comes_without_its_password(to: Path) -> None:
    files = Files()
    whole = make_pdf(2, words="Upplåst")
    files.unlocked[1] = whole
    sent = bind(to, locked(whole), files=files)
    assert not sent.is_partial
    assert "Upplåst, blad 2" in " ".join(texts(to))
    with opened(to) as pdf:
        assert not pdf.is_encrypted


def test_a_document_that_may_only_be_read_is_no_locked_one(to: Path) -> None:
    data = changed(make_pdf(1), lambda pdf: None, encryption=pikepdf.Encryption(owner="ä", user=""))
    assert not bind(to, data).is_partial


def test_a_document_of_which_only_the_beginning_was_read_lacks_the_rest(to: Path) -> None:
    sent = bind(to, b"PK", texts=("början",), trouble=Trouble.TOO_MUCH)
    assert [each.code for each in sent.lacks] == ["cut-in-binder"]


# What acts


def script() -> Dictionary:
    return Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def launch() -> Dictionary:
    return Dictionary(S=Name.Launch, F=String("calc.exe"))


def submit() -> Dictionary:
    return Dictionary(S=Name.SubmitForm, F=String("https://example.org"))


def _annotation(pdf: pikepdf.Pdf, **entries: object) -> None:
    made = Dictionary(Type=Name.Annot, Rect=Array([10, 10, 99, 99]), **entries)
    page = pdf.pages[0].obj
    page.Annots = Array([*page.get(Name.Annots, Array()), pdf.make_indirect(made)])


def _acting(pdf: pikepdf.Pdf) -> None:
    root = pdf.Root
    root.OpenAction = pdf.make_indirect(script())
    root.AA = Dictionary(WC=script())
    root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("a"), script()])))
    root.AcroForm = Dictionary(XFA=String("<xdp/>"), Fields=Array())
    pdf.pages[0].obj.AA = Dictionary(O=launch())
    pdf.attachments["inne.txt"] = b"inbaddad"
    for action in (
        script(),
        launch(),
        submit(),
        Dictionary(S=Name.GoToR, F=String("\\\\server\\fil.pdf"), D=Array([0])),
    ):
        _annotation(pdf, Subtype=Name.Link, A=action)
    _annotation(pdf, Subtype=Name.Link, A=Dictionary(S=Name.URI, URI=String("javascript:alert(1)")))
    _annotation(
        pdf, Subtype=Name.Link, A=Dictionary(S=Name.URI, URI=String("https://example.org/"), Next=launch())
    )
    _annotation(
        pdf, Subtype=Name.Text, Contents=String("En anteckning"), AA=Dictionary(E=launch()), A=script()
    )
    _annotation(pdf, Subtype=Name.FileAttachment, FS=Dictionary(F=String("x")))
    _annotation(pdf, Subtype=Name.Screen, A=Dictionary(S=Name.Rendition, JS=String("x")))


def test_nothing_that_acts_comes_along(to: Path) -> None:
    sent = bind(to, changed(make_pdf(2), _acting))
    with opened(to) as pdf:
        raw = b"".join(
            each.unparse(resolved=True) for each in pdf.objects if not isinstance(each, pikepdf.Stream)
        )
        page = next(page for page in pdf.pages if page.label == "B1-1")
        kept = [(str(each.Subtype), str(each.get(Name.Contents, ""))) for each in page.Annots]
    for word in (
        b"JavaScript",
        b"Launch",
        b"SubmitForm",
        b"GoToR",
        b"EmbeddedFile",
        b"XFA",
        b"OpenAction",
        b"/AA ",
    ):
        assert word not in raw, word
    assert kept == [("/Link", ""), ("/Text", "En anteckning")]
    assert [each.code for each in sent.notices if each.code != "questions-unanswered"] == [
        "files-within-left-out"
    ]
    assert not sent.is_partial


def test_links_within_a_document_lead_to_the_same_page_in_the_binder(to: Path) -> None:
    def link(pdf: pikepdf.Pdf) -> None:
        there = Array([pdf.pages[2].obj, Name.Fit])
        pdf.Root.Names = Dictionary(Dests=Dictionary(Names=Array([String("kap"), Dictionary(D=there)])))
        pdf.Root.Dests = Dictionary(Gammal=there)
        _annotation(pdf, Subtype=Name.Link, Dest=there)
        _annotation(pdf, Subtype=Name.Link, A=Dictionary(S=Name.GoTo, D=String("kap")))
        _annotation(pdf, Subtype=Name.Link, Dest=Name.Gammal)
        _annotation(pdf, Subtype=Name.Link, Dest=String("ingenstans"))

    bind(to, make_pdf(4), changed(make_pdf(3, words="Mål"), link))
    found = texts(to)
    with opened(to) as pdf:
        page = next(number for number, page in enumerate(pdf.pages) if page.label == "B2-1")
        reached = [found[target(pdf, each.Dest)] for each in links(pdf, page)]
    assert len(reached) == 3
    assert all("Mål, blad 3" in text for text in reached)


def _with_field(words: str) -> bytes:
    def fill(pdf: pikepdf.Pdf) -> None:
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        form = Dictionary(
            NeedAppearances=True, DA=String("/Helv 12 Tf 0 g"), DR=Dictionary(Font=Dictionary(Helv=font))
        )
        field = pdf.make_indirect(
            Dictionary(
                Type=Name.Annot, Subtype=Name.Widget, FT=Name.Tx, T=String("namn"), V=String(words), F=4,
                DA=String("/Helv 12 Tf 0 g"), Rect=Array([100, 700, 400, 730]),
            )
        )  # fmt: skip
        form.Fields = Array([field])
        pdf.Root.AcroForm = pdf.make_indirect(form)
        pdf.pages[0].obj.Annots = Array([field])

    return changed(make_pdf(1), fill)


def test_form_fields_of_one_name_keep_what_each_says(to: Path) -> None:
    bind(to, _with_field("Forsta vardet"), _with_field("Andra vardet"))
    found = texts(to)
    assert sum("Forsta vardet" in text for text in found) == 1
    assert sum("Andra vardet" in text for text in found) == 1
    with opened(to) as pdf:
        assert Name.AcroForm not in pdf.Root


def test_what_a_layer_hides_stays_hidden(to: Path) -> None:
    def hide(pdf: pikepdf.Pdf) -> None:
        layer = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("Dolt")))
        pdf.Root.OCProperties = Dictionary(OCGs=Array([layer]), D=Dictionary(OFF=Array([layer])))
        page = pdf.pages[0]
        page.obj.Resources.Properties = Dictionary(L0=layer)
        page.contents_add(b"/OC /L0 BDC 0 0 595 842 re f EMC\n", prepend=False)

    bind(to, changed(make_pdf(1), hide))
    document = pypdfium2.PdfDocument(to)
    seen = document[len(document) - 1].render().to_pil().convert("L").getextrema()
    corner = document[len(document) - 1].render().to_pil().convert("L").getpixel((5, 500))
    document.close()
    assert seen[0] < 100  # there is text
    assert corner > 250


# Pages of odd makes


@pytest.mark.parametrize(
    "content", [b"Q Q Q", b"q q q 3 0 0 3 0 0 cm", b"q 0 0 0 0 0 0 cm", b"BT (", b"\xff\xfe)>>"]
)
def test_a_stamp_stands_where_it_should_whatever_the_page_leaves_behind(content: bytes, to: Path) -> None:
    def spoil(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj.Contents = pdf.make_stream(content)

    bind(to, changed(make_pdf(1), spoil))
    assert "Bilaga 1 · fråga 1.1" in texts(to)[-1]


def test_pages_that_share_what_they_draw_with_are_not_stamped_together(to: Path) -> None:
    def share(pdf: pikepdf.Pdf) -> None:
        shared = pdf.make_indirect(Dictionary(Font=pdf.pages[0].obj.Resources.Font, XObject=Dictionary()))
        for page in pdf.pages:
            del page.obj.Resources
        pdf.Root.Pages.Resources = shared

    bind(to, changed(make_pdf(3, words="Delad"), share))
    found = texts(to)[-3:]
    assert ["fråga 1.1" in text for text in found] == [True, False, False]
    assert all(f"Delad, blad {n}" in text for n, text in enumerate(found, 1))
    with opened(to) as pdf:
        assert [len(page.Resources.XObject) for page in list(pdf.pages)[-3:]] == [1, 0, 0]


@pytest.mark.parametrize("size", [(3, 3), (14400, 14400), (10, 5000), (5000, 10)])
def test_pages_of_odd_sizes_are_stamped_inside(size: tuple[float, float], to: Path) -> None:
    bind(to, make_pdf(1, size=size))
    document = pypdfium2.PdfDocument(to)
    page = document[len(document) - 1]
    text_page = page.get_textpage()
    text = text_page.get_text_range()
    at = text.index("Bilaga 1")
    left, bottom, right, top = text_page.get_charbox(at)
    text_page.close()
    page.close()
    document.close()
    assert 0 <= left <= right <= size[0]
    assert 0 <= bottom <= top <= size[1]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda pdf: pdf.pages[0].obj.__setitem__(Name.Annots, String("nej")),
        lambda pdf: pdf.pages[0].obj.__setitem__(Name.Annots, Array([1, None, Array()])),
        lambda pdf: pdf.pages[0].obj.__setitem__(Name.Resources, 7),
        lambda pdf: pdf.pages[0].obj.__setitem__(Name.Rotate, 45),
        lambda pdf: pdf.pages[0].obj.__setitem__(Name.Rotate, String("x")),
        lambda pdf: pdf.pages[0].obj.__setitem__(Name.MediaBox, Array([0, 0, 0, 0])),
        lambda pdf: pdf.pages[0].obj.__setitem__(Name.MediaBox, String("x")),
        lambda pdf: pdf.pages[0].obj.__setitem__(Name.CropBox, Array([1, String("a")])),
        lambda pdf: pdf.pages[0].obj.__setitem__(Name.CropBox, Array([9000, 9000, 9100, 9100])),
        lambda pdf: pdf.pages[0].obj.__setitem__(Name.Contents, 3),
        lambda pdf: pdf.Root.__setitem__(Name.AcroForm, Dictionary(Fields=3)),
        lambda pdf: pdf.Root.__setitem__(Name.Names, Dictionary(Dests=3, EmbeddedFiles=4)),
        lambda pdf: pdf.Root.__setitem__(Name.OCProperties, Dictionary(OCGs=Array([1]), D=2)),
        lambda pdf: pdf.Root.__setitem__(Name.Outlines, 3),
    ],
)
def test_objects_that_are_not_what_they_should_be_do_not_stop_it(
    spoil: Callable[[pikepdf.Pdf], None], to: Path
) -> None:
    sent = bind(to, changed(make_pdf(2), spoil), make_pdf(1, words="Efter"))
    assert "Efter, blad 1" in " ".join(texts(sent.path))


@given(st.data())
def test_a_pdf_with_bytes_changed_is_copied_or_refused(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    logging.getLogger("pikepdf").setLevel(logging.CRITICAL)  # which says what it makes of each
    whole = bytearray(changed(make_pdf(2), _acting, object_stream_mode=pikepdf.ObjectStreamMode.disable))
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(whole) - 1))
        whole[at : at + data.draw(st.integers(0, 8))] = data.draw(st.binary(max_size=8))
    to = tmp_path_factory.getbasetemp() / "copied.pdf"
    try:
        copied = copy_pages(bytes(whole), to)
    except Unusable:
        return
    with opened(to) as pdf:
        assert len(pdf.pages) == copied.count
