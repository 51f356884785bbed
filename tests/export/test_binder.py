"""The binder: answers and attachments in one PDF, where every citation leads to its page."""

from __future__ import annotations

import dataclasses
import io
from pathlib import Path

import pikepdf
import pytest
from pdf_making import (
    Files,
    at,
    bookmarks,
    case,
    labels,
    links,
    make_pdf,
    opened,
    stamped,
    target,
    texts,
)
from PIL import Image
from snapshots import question

from auditprep import i18n, messages, produce
from auditprep.errors import FileNotWritable
from auditprep.export import binder
from auditprep.model import Answer, Citation, Section, Sent, Snapshot, Trouble


@pytest.fixture
def to(tmp_path: Path) -> Path:
    return tmp_path / "parm.pdf"


@pytest.fixture
def files() -> Files:
    return Files()


def export(snapshot: Snapshot, to: Path, files: Files, **named: bool) -> Sent:
    return produce.finish(produce.export_binder(snapshot, to, files, **named))


def picture(kind: str, size: tuple[int, int] = (80, 40), **named: object) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", size, (200, 30, 30)).save(buffer, kind, **named)
    return buffer.getvalue()


# What is in it


def test_the_answers_come_first_and_then_every_attachment_behind_its_sheet(
    tmp_path: Path, to: Path, files: Files
) -> None:
    budget = files.add("Budget 2025", "b.pdf", make_pdf(3, words="Budget"), pages=3)
    plan = files.add("Plan", "p.pdf", make_pdf(2, words="Plan"), pages=2)
    cited = {"1.1": (Citation(plan, "2"),), "1.2": (Citation(budget, "1"),)}
    sent = export(case(tmp_path, cited, files, {"1.1": Answer("Ja", "Så är det.")}), to, files)
    found = labels(to)
    assert found[found.index("B1") :] == ["B1", "B1-1", "B1-2", "B2", "B2-1", "B2-2", "B2-3"]
    assert found[: found.index("B1")] == [str(n) for n in range(1, found.index("B1") + 1)]
    assert "Så är det." in " ".join(texts(to))
    assert at(to, "B1").startswith("Bilaga 1 Plan")
    assert "Plan, blad 2" in at(to, "B1-2")
    assert "Budget, blad 3" in at(to, "B2-3")
    assert (sent.path, sent.pages, sent.lacks) == (to, len(found), ())


def test_the_list_of_attachments_stands_at_the_end_of_the_answers(
    tmp_path: Path, to: Path, files: Files
) -> None:
    budget = files.add("Budget 2025", "budgetfil.pdf", make_pdf(3), pages=3)
    export(case(tmp_path, {"1.2": (Citation(budget, "2"),)}, files), to, files)
    found = texts(to)
    last = found[labels(to).index("B1") - 1]
    assert "Budget 2025" in last
    assert files.evidence[0].sha256 in last
    assert "budgetfil.pdf" in last


def test_sheets_say_what_the_document_is(tmp_path: Path, to: Path, files: Files) -> None:
    budget = files.add("Budget", "fil.pdf", make_pdf(6), pages=6, printed=(None, None, "1", "2", "3", "4"))
    export(case(tmp_path, {"1.2": (Citation(budget, "4-5", "så står det"),)}, files), to, files)
    sheet = at(to, "B1")
    for words in (
        *("Bilaga 1 Budget", "fil.pdf", files.evidence[0].sha256, "1.2 Är målen mätbara?"),
        *("sid 2–3 (i filen 4–5); ”så står det”", "Sidor 6"),
    ):
        assert words in sheet


def test_pages_are_copied_as_they_are(tmp_path: Path, to: Path, files: Files) -> None:
    data = make_pdf(3)
    budget = files.add("Budget", "b.pdf", data, pages=3)
    export(case(tmp_path, {"1.1": (Citation(budget, "2"),)}, files), to, files)
    with opened(to) as pdf, pikepdf.open(io.BytesIO(data)) as source:
        first = labels(to).index("B1-1")
        one, two, three = list(pdf.pages)[first:]
        for page, original in zip((one, three), (source.pages[0], source.pages[2]), strict=True):
            assert page.Contents.read_bytes() == original.Contents.read_bytes()
        assert source.pages[1].Contents.read_bytes() in [each.read_bytes() for each in two.Contents]


def test_a_picture_is_a_page_of_its_own(tmp_path: Path, to: Path, files: Files) -> None:
    photo = files.add("Foto", "f.jpg", picture("JPEG"), pages=1)
    scan = files.add("Skärmbild", "s.png", picture("PNG", (40, 80)), pages=1)
    export(case(tmp_path, {"1.1": (Citation(photo, "1"), Citation(scan, "1"))}, files), to, files)
    with opened(to) as pdf:
        pages = dict(zip(labels(to), pdf.pages, strict=True))
        shapes = {each: pages[each].mediabox[2] > pages[each].mediabox[3] for each in ("B1-1", "B2-1")}
        assert shapes == {"B1-1": True, "B2-1": False}
        assert all(len(pages[each].get_images()) == 1 for each in shapes)
    assert set(stamped(to)) == {"B1-1", "B2-1"}


def test_a_photograph_taken_with_the_camera_turned_stands_upright(
    tmp_path: Path, to: Path, files: Files
) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    photo = files.add("Foto", "f.jpg", picture("JPEG", (80, 40), exif=exif), pages=1)
    export(case(tmp_path, {"1.1": (Citation(photo, "1"),)}, files), to, files)
    with opened(to) as pdf:
        page = pdf.pages[labels(to).index("B1-1")]
        assert page.mediabox[2] < page.mediabox[3]


def test_text_documents_are_set_page_by_page(tmp_path: Path, to: Path, files: Files) -> None:
    long = "\n\n".join(f"Stycke {n}. " + "Så skrev nämnden i sin redovisning. " * 9 for n in range(30))
    table = "Konto\tUtfall\n4000 Löner\t1 250\n5000 Hyror\t300"
    report = files.add("Rapport", "r.docx", b"PK", texts=("Inledning", long, "", table))
    export(case(tmp_path, {"1.1": (Citation(report, "2, 4"),)}, files), to, files)
    found = labels(to)[labels(to).index("B1") :]
    assert list(dict.fromkeys(found)) == ["B1", "B1-1", "B1-2", "B1-3", "B1-4"]
    assert found.count("B1-2") > 1
    assert "sidan 2 i filen" in at(to, "B1-2")
    assert all(f"Stycke {n}." in at(to, "B1-2") for n in range(30))
    assert "ingen text" in at(to, "B1-3")
    assert "Konto Utfall 4000 Löner 1 250 5000 Hyror 300" in at(to, "B1-4")
    assert set(stamped(to)) == {"B1-2", "B1-4"}


def test_each_cited_version_is_an_attachment_of_its_own(tmp_path: Path, to: Path, files: Files) -> None:
    plan = files.add("Plan", "p.pdf", make_pdf(1, words="Gammal"), pages=1)
    files.add_version(plan, make_pdf(2, words="Ny"), 2)
    cited = {"1.1": (Citation(plan, "1", version=1), Citation(plan, "2", version=2))}
    export(case(tmp_path, cited, files), to, files)
    assert "Gammal, blad 1" in at(to, "B1-1")
    assert "Ny, blad 2" in at(to, "B2-2")
    assert "Version 2 av 2" in at(to, "B2")


# The way to a page


def test_every_citation_leads_to_its_page(tmp_path: Path, to: Path, files: Files) -> None:
    budget = files.add("Budget", "b.pdf", make_pdf(9, words="Budget"), pages=9)
    plan = files.add("Plan", "p.docx", b"PK", texts=("ett", "två"))
    cited = {
        "1.1": (Citation(budget, "7-9"), Citation(plan, "2")),
        "2.3": (Citation(budget, "3, 5"), Citation(plan)),
    }
    sent = export(case(tmp_path, cited, files), to, files)
    found = texts(to)
    with opened(to) as pdf:
        wanted = [where for page in range(labels(to).index("B1")) for where in links(pdf, page)]
        reached = [found[target(pdf, each.Dest)] for each in wanted]
    assert sum("Budget, blad 7" in text for text in reached) == 1
    assert sum("Budget, blad 3" in text for text in reached) == 1
    assert sum("sidan 2 i filen" in text for text in reached) == 1
    assert sum(text.startswith("Bilaga 2 Plan") for text in reached) == 2  # all of it, and the list
    assert sent.citations == 4


def test_sheets_lead_back_to_the_questions_and_on_to_the_pages(
    tmp_path: Path, to: Path, files: Files
) -> None:
    budget = files.add("Budget", "b.pdf", make_pdf(4, words="Budget"), pages=4)
    export(case(tmp_path, {"2.3": (Citation(budget, "4"),)}, files), to, files)
    found = texts(to)
    with opened(to) as pdf:
        back, on = links(pdf, labels(to).index("B1"))
        assert "2.3 Beskriv riskerna" in found[target(pdf, back.Dest)]
        assert "Budget, blad 4" in found[target(pdf, on.Dest)]


def test_bookmarks_lead_to_questions_attachments_and_cited_pages(
    tmp_path: Path, to: Path, files: Files
) -> None:
    numbers = (None, "1", "2")
    budget = files.add("Budget", "b.pdf", make_pdf(3, words="Budget"), pages=3, printed=numbers)
    export(case(tmp_path, {"1.2": (Citation(budget, "3"),)}, files), to, files)
    with opened(to) as pdf:
        marks = bookmarks(pdf)
    found = {title: (depth, texts(to)[page]) for depth, title, page in marks}
    assert [title for depth, title, _page in marks if depth == 0] == ["Svar", "Bilagor"]
    assert found["1.2 Är målen mätbara?"][0] == 2
    assert found["Bilaga 1: Budget"][1].startswith("Bilaga 1 Budget")
    assert "Budget, blad 3" in found["sid 2 (fråga 1.2)"][1]


def test_odd_keys_and_pages_still_lead_somewhere(tmp_path: Path, to: Path, files: Files) -> None:
    odd = 'ä"<&>\x00\n(\\ 🙂'
    asked = dataclasses.replace(question("1.1", "Fråga?"), key=odd)
    plan = files.add("Plan", "p.pdf", make_pdf(1), pages=1)
    cited = {odd: (Citation(plan, odd), Citation(plan, "1"))}
    export(case(tmp_path, cited, files, sections=(Section("1", "A", (asked,)),)), to, files)
    with opened(to) as pdf:
        back = links(pdf, labels(to).index("B1"))[0]
        assert target(pdf, back.Dest) == 0
    assert set(stamped(to)) == {"B1-1"}


# What stays out, and what lacks


def test_secret_evidence_keeps_its_number_and_nothing_else(tmp_path: Path, to: Path, files: Files) -> None:
    secret = files.add("Utredning", "u.pdf", make_pdf(2, words="Hemligt"), pages=2, secret=True)
    plan = files.add("Plan", "p.pdf", make_pdf(1), pages=1)
    cited = {"1.1": (Citation(secret, "1", "ett hemligt ord"), Citation(plan, "1"))}
    sent = export(case(tmp_path, cited, files), to, files)
    everything = " ".join(texts(to))
    assert "Hemligt" not in everything
    assert "hemligt" not in everything
    assert "B1" not in labels(to)
    assert "B2" in labels(to)
    assert "Utredning" not in everything
    assert "Bilaga 1: sekretessmarkerad handling, lämnas inte ut" in everything
    assert [each.number for each in sent.left_out] == [1]
    assert not sent.is_partial


def test_the_sheet_of_a_mail_tells_which_attachment_each_of_its_files_is(
    tmp_path: Path, to: Path, files: Files
) -> None:
    mail = files.add("Mejl", "m.eml", b"From: a", texts=("Hej",))
    plan, _extra = (files.add(name, f"{name}.pdf", make_pdf(1), pages=1) for name in ("Planen", "Extra"))
    files.evidence[1:] = [dataclasses.replace(each, within=mail) for each in files.evidence[1:]]
    export(case(tmp_path, {"1.1": (Citation(mail), Citation(plan, "1"))}, files), to, files)
    sheet = " ".join(at(to, "B1").split())
    assert "Bifogade filer" in sheet and "Bilaga 2: Planen" in sheet
    assert "Extra: följer inte med som bilaga" in sheet


def test_secret_evidence_comes_along_when_asked_for(tmp_path: Path, to: Path, files: Files) -> None:
    secret = files.add("Utredning", "u.pdf", make_pdf(1, words="Hemligt"), pages=1, secret=True)
    cited = {"1.1": (Citation(secret, "1", "ett ord"),)}
    sent = export(case(tmp_path, cited, files), to, files, with_secret=True)
    assert "Hemligt, blad 1" in at(to, "B1-1")
    assert "”ett ord”" in " ".join(texts(to))
    assert sent.left_out == ()


def test_what_no_answer_cites_comes_last_when_asked_for(tmp_path: Path, to: Path, files: Files) -> None:
    files.add("Övrigt", "o.pdf", make_pdf(1, words="Övrigt"), pages=1)
    plan = files.add("Plan", "p.pdf", make_pdf(1, words="Plan"), pages=1)
    given = case(tmp_path, {"1.1": (Citation(plan, "1"),)}, files)
    assert [each.left_out for each in export(given, to, files).left_out] == ["uncited"]
    assert "Övrigt" not in " ".join(texts(to))
    export(given, to, files, with_uncited=True)
    assert "Övrigt, blad 1" in at(to, "B2-1")


def test_a_binder_without_attachments_is_the_answers(tmp_path: Path, to: Path, files: Files) -> None:
    sent = export(case(tmp_path), to, files)
    assert labels(to) == ["1"]
    assert not sent.is_partial


def test_pages_that_the_document_does_not_have_are_told(tmp_path: Path, to: Path, files: Files) -> None:
    budget = files.add("Budget", "b.pdf", make_pdf(3, words="Budget"), pages=3)
    cited = {"1.1": (Citation(budget, "2"),), "1.2": (Citation(budget, "3, 8-9"),)}
    sent = export(case(tmp_path, cited, files), to, files)
    assert sent.path.name == "parm-PARTIAL.pdf"
    assert not to.exists()
    assert [(each.code, each.question) for each in sent.lacks] == [("citation-beyond", "1.2")]
    assert "8" in messages.notice(sent.lacks[0])
    assert "sidor som filen inte har: 8–9" in at(sent.path, "B1")
    assert set(stamped(sent.path)) == {"B1-2", "B1-3"}


@pytest.mark.parametrize("file_name", ["o.zip", "o.pdf"])
def test_a_file_that_no_pdf_can_hold_is_named_on_its_sheet(
    file_name: str, tmp_path: Path, to: Path, files: Files
) -> None:
    opaque = files.add("System", file_name, b"\0\1\2", trouble=Trouble.OPAQUE)
    plan = files.add("Plan", "p.pdf", make_pdf(1), pages=1)
    sent = export(case(tmp_path, {"1.1": (Citation(opaque), Citation(plan))}, files), to, files)
    assert "Filen finns inte i pärmen" in at(sent.path, "B1")
    assert "B2-1" in labels(sent.path)
    (lack,) = sent.lacks
    assert "System" in messages.notice(lack)
    assert [name for name, _sha256 in sent.files] == [sent.attachments[1].file_name]


def test_titles_and_language_are_known(tmp_path: Path, to: Path, files: Files) -> None:
    export(case(tmp_path), to, files)
    with opened(to) as pdf:
        assert (pdf.Root.Lang, str(pdf.docinfo.Author)) == ("sv-SE", "Omsorgsnämnden")
        assert pdf.Root.PageMode == "/UseOutlines"


def test_the_binder_is_swedish_whatever_the_window_speaks(tmp_path: Path, to: Path, files: Files) -> None:
    plan = files.add("Plan", "p.docx", b"PK", texts=("text",))
    given = case(tmp_path, {"1.1": (Citation(plan, "1"),)}, files)
    export(given, to, files)
    swedish = texts(to)
    i18n.set_language("en")
    export(given, to, files)
    assert texts(to) == swedish


# The file


def test_the_receipt_is_of_the_file_that_was_written(tmp_path: Path, to: Path, files: Files) -> None:
    import hashlib

    sent = export(case(tmp_path), to, files)
    assert (sent.sha256, sent.size) == (hashlib.sha256(to.read_bytes()).hexdigest(), to.stat().st_size)


def test_giving_up_leaves_nothing_behind(
    tmp_path: Path, files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    temporary, folder = tmp_path / "tmp", tmp_path / "out"
    temporary.mkdir()
    folder.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    plan = files.add("Plan", "p.pdf", make_pdf(2), pages=2)
    given = case(tmp_path, {"1.1": (Citation(plan, "1"),)}, files)
    steps = len(list(produce.export_binder(given, tmp_path / "whole.pdf", files)))
    for step in range(steps):
        work = produce.export_binder(given, folder / "parm.pdf", files)
        for _ in range(step + 1):
            progress = next(work)
            assert 0 <= progress.done <= progress.total
        work.close()
        assert list(folder.iterdir()) == list(temporary.iterdir()) == []


def test_the_case_is_never_written_over_not_even_by_a_part(tmp_path: Path, files: Files) -> None:
    broken = files.add("Trasig", "t.pdf", b"%PDF-1.4", pages=1)
    given = case(tmp_path, {"1.1": (Citation(broken),)}, files)
    given = dataclasses.replace(given, path=tmp_path / "parm-PARTIAL.pdf")
    given.path.write_bytes(b"case")
    with pytest.raises(FileNotWritable):
        export(given, tmp_path / "parm.pdf", files)
    assert given.path.read_bytes() == b"case"


def test_a_binder_that_is_not_as_planned_is_not_written(
    tmp_path: Path, to: Path, files: Files, monkeypatch: pytest.MonkeyPatch
) -> None:
    from auditprep.errors import Bug

    plan = files.add("Plan", "p.pdf", make_pdf(2), pages=2)
    monkeypatch.setattr(binder, "_joined", lambda plan, _where: [str(plan.folder / "answers.pdf"), "1-z"])
    with pytest.raises(Bug):
        export(case(tmp_path, {"1.1": (Citation(plan, "1"),)}, files), to, files)
    assert list(tmp_path.iterdir()) == []
