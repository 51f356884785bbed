"""What is sent with evidence, end to end: the filled form with its list, the list by itself, and the bundle of a real case."""

from __future__ import annotations

import base64
import dataclasses
import hashlib
import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from attached import ANSWERS, BUDGET, CITED, EVIDENCE, FORM, FORM_NAME, Files, snapshot
from documents import mail, pdf
from docx import Document
from docx.oxml.ns import qn
from docx.table import Table
from pdf_making import texts

from auditprep import i18n, messages, produce
from auditprep.case import Case
from auditprep.errors import FileNotWritable
from auditprep.export import attachments
from auditprep.model import Answer, Citation, Notice, Sent
from auditprep.wordform import appendix, reader


def left_in(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


def contents(file: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(file) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


# The list in the form


def test_the_form_with_the_list_reads_back_as_the_form_without_it(tmp_path: Path) -> None:
    case = snapshot(tmp_path)
    without = produce.finish(produce.export_docx(case, FORM, tmp_path / "utan.docx"))
    with_list = produce.finish(produce.export_docx(case, FORM, tmp_path / "med.docx", with_list=True))
    assert with_list == without
    assert produce.read_form(tmp_path / "med.docx")[1] == produce.read_form(tmp_path / "utan.docx")[1]
    listed = tables_of(tmp_path / "med.docx")[-1]
    assert [row[:2] for row in listed] == [
        ["Bilaga", "Titel"],
        ["1", "Internkontrollplan 2031"],
        ["2", "Parknämndens budget 2031–2033"],
    ]


def tables_of(file: Path) -> list[list[list[str]]]:
    """The words of all tables of a Word file, those within content controls too."""
    found = (Table(each, None) for each in Document(str(file)).element.body.iter(qn("w:tbl")))
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in found]


def test_what_nobody_cites_is_not_in_the_forms_list(tmp_path: Path) -> None:
    produce.finish(produce.export_docx(snapshot(tmp_path), FORM, tmp_path / "med.docx", with_list=True))
    words = contents(tmp_path / "med.docx")["word/document.xml"].decode()
    assert "Anmälan från en granne" not in words
    assert "Bilaga 3: sekretessmarkerad handling, lämnas inte ut" in words
    assert "Foto av planteringen" not in words


def test_the_forms_list_is_swedish_whatever_the_window_speaks(tmp_path: Path) -> None:
    i18n.set_language("en")
    case = snapshot(tmp_path, citations={**CITED, "1.4": (Citation(99),)})
    receipt = produce.finish(produce.export_docx(case, FORM, tmp_path / "med.docx", with_list=True))
    words = contents(tmp_path / "med.docx")["word/document.xml"].decode()
    assert "Bilageförteckning" in words
    assert "Fråga 1.4: svaret hänvisar till ett dokument som inte längre finns" in words
    assert receipt.notices == (Notice("citation-gone", "1.4"),)
    assert messages.notice(receipt.notices[0]).startswith("Question 1.4: it cites")


def test_a_list_that_would_change_how_answers_are_read_is_left_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def spoiled(form: bytes, *_given: object) -> bytes:
        return FORM

    monkeypatch.setattr(appendix, "with_attachment_list", spoiled)
    receipt = produce.finish(
        produce.export_docx(snapshot(tmp_path), FORM, tmp_path / "med.docx", with_list=True)
    )
    assert receipt.placed == ("1.1", "1.2#2", "1.3")
    assert receipt.notices == (Notice("list-not-added"),)
    assert (
        reader.read_form((tmp_path / "med.docx").read_bytes(), "med.docx").question("1.1").answer
        == (ANSWERS["1.1"])
    )


# The list by itself


def test_the_list_by_itself_is_written_with_a_receipt(tmp_path: Path) -> None:
    to = tmp_path / "bilageforteckning.docx"
    sent = produce.finish(produce.export_attachment_list(snapshot(tmp_path), to))
    data = to.read_bytes()
    assert (sent.path, sent.sha256, sent.size) == (to, hashlib.sha256(data).hexdigest(), len(data))
    assert [len(sent.attachments), len(sent.left_out), sent.citations] == [2, 2, 5]
    assert len(Document(io.BytesIO(data)).tables) == 1
    everything = produce.finish(
        produce.export_attachment_list(snapshot(tmp_path), to, with_secret=True, with_uncited=True)
    )
    assert [each.number for each in everything.attachments] == [1, 2, 3, 4]
    assert len(Document(str(to)).tables) == 1


def test_a_list_with_citations_that_lead_nowhere_is_partial(tmp_path: Path) -> None:
    case = snapshot(tmp_path, citations={"1.1": (Citation(BUDGET, "41"),)})
    sent = produce.finish(produce.export_attachment_list(case, tmp_path / "lista.docx"))
    assert (sent.path.name, sent.is_partial) == ("lista-PARTIAL.docx", True)
    assert left_in(tmp_path) == ["lista-PARTIAL.docx"]


def test_the_list_is_not_written_over_the_case(tmp_path: Path) -> None:
    case = snapshot(tmp_path)
    case.path.write_bytes(b"a case")
    with pytest.raises(FileNotWritable):
        produce.finish(produce.export_attachment_list(case, case.path))
    assert case.path.read_bytes() == b"a case"


# The bundle


def exported(case, to: Path, files=None, **wish: bool) -> Sent:  # type: ignore[no-untyped-def]
    return produce.finish(produce.export_zip(case, FORM, to, files or Files(), **wish))


def test_the_form_in_the_bundle_is_filled_and_its_list_is_beside_it(tmp_path: Path) -> None:
    sent = exported(snapshot(tmp_path), tmp_path / "ut.zip")
    inside = contents(sent.path)
    back = reader.read_form(inside["revisionsunderlag-2031-parknamnden-UTKAST.docx"], "x.docx")
    assert {each.key: each.answer for each in back.questions() if not each.answer.is_empty} == ANSWERS
    assert len(Document(io.BytesIO(inside["bilageforteckning.docx"])).tables) == 1
    assert json.loads(inside["svar.json"])["board"] == "Parknämnden"
    assert sent.form is not None
    assert sent.form.placed == ("1.1", "1.2#2", "1.3")


def test_an_answer_that_the_form_has_no_place_for_makes_it_partial_and_stands_in_the_page(
    tmp_path: Path,
) -> None:
    case = snapshot(tmp_path, answers={**ANSWERS, "1.1": Answer("Kanske", "Ord för sig")})
    sent = exported(case, tmp_path / "ut.zip")
    assert sent.lacks == (Notice("answer-not-in-form", "1.1"),)
    assert sent.path.name == "ut-PARTIAL.zip"
    index = contents(sent.path)["index.html"].decode()
    assert "Kanske" in index
    assert "Ord för sig" in index


@pytest.mark.parametrize("name", ["fall.zip", "fall-PARTIAL.zip"])
def test_neither_name_of_a_bundle_is_written_over_the_case(tmp_path: Path, name: str) -> None:
    case = snapshot(tmp_path, path=tmp_path / name)
    case.path.write_bytes(b"a case")
    with pytest.raises(FileNotWritable) as raised:
        exported(case, tmp_path / "fall.zip")
    assert raised.value.facts["reason"] == "case"
    assert case.path.read_bytes() == b"a case"


def test_a_bundle_is_not_written_over_the_auditors_form(tmp_path: Path) -> None:
    (tmp_path / FORM_NAME).write_bytes(FORM)
    with pytest.raises(FileNotWritable) as raised:
        exported(snapshot(tmp_path), tmp_path / FORM_NAME)
    assert raised.value.facts["reason"] == "form"


def test_closing_the_work_at_any_step_leaves_nothing(tmp_path: Path) -> None:
    steps = len(list(produce.export_zip(snapshot(tmp_path), FORM, tmp_path / "hela.zip", Files())))
    (tmp_path / "hela.zip").unlink()
    for count in range(1, steps + 1):
        work = produce.export_zip(snapshot(tmp_path), FORM, tmp_path / "ut.zip", Files())
        for _step in range(count):
            next(work)
        work.close()
        assert left_in(tmp_path) == []


def test_every_lack_and_step_has_its_sentence(tmp_path: Path) -> None:
    files = Files()
    files.lost.add((BUDGET, 1))
    case = snapshot(
        tmp_path,
        answers={"1.1": Answer("Kanske", "")},
        citations={**CITED, "1.4": (Citation(99), Citation(BUDGET, "99"), Citation(BUDGET, "två"))},
    )
    sent = exported(case, tmp_path / "ut.zip", files)
    told = [messages.notice(each) for each in (*sent.lacks, *sent.notices)]
    unknown = messages.notice(Notice("no such code"))
    assert not [each for each in told if unknown.lower() in each.lower() or "{" in each or "?" in each]
    assert [each.code for each in sent.lacks] == [
        "answer-not-in-form",
        "citation-gone",
        "citation-beyond",
        "attachment-unreadable",
    ]
    working = messages.step("no such step")
    steps = {each.step for each in produce.export_zip(case, FORM, tmp_path / "ut.zip", files)}
    assert working not in {messages.step(each) for each in steps}


def test_a_real_case_sends_what_was_attached_to_it(tmp_path: Path) -> None:
    budget, note = tmp_path / "Parknämndens budget.pdf", tmp_path / "mejl från granne.txt"
    budget.write_bytes(pdf("Parknämndens budget 2031", "Målen för året"))
    note.write_text("En hemlig uppgift", encoding="utf-8")
    with Case.create(tmp_path / "fall.auditprep", FORM, FORM_NAME, board="Parknämnden", year=2031) as case:
        case.answer("1.1", mark="Ja", text="Se budgeten")
        cited, secret = case.attach(budget).id, case.attach(note).id
        case.cite("1.1", cited, "2", "Målen för året")
        case.cite("1.1", secret)
        case.change_evidence(secret, secret=True)
        given = case.snapshot()
        sent = produce.finish(produce.export_zip(given, case.form(), tmp_path / "ut.zip", case))
    assert sent.lacks == ()
    (attachment,) = sent.attachments
    inside = contents(tmp_path / "ut.zip")
    assert inside[f"bilagor/{attachment.file_name}"] == budget.read_bytes()
    assert f'href="bilagor/{attachment.file_name}#page=2"' in inside["index.html"].decode()
    sums = dict(reversed(line.split("  ", 1)) for line in inside["SHA256SUMS"].decode().splitlines())
    assert {
        name: hashlib.sha256(data).hexdigest() for name, data in inside.items() if name != "SHA256SUMS"
    } == sums
    assert not any(b"En hemlig uppgift" in data for data in inside.values())


SECRET_LETTER = b"Ett brev om ett namngivet barn"


@pytest.fixture(params=["came within", "was there already", "within a mail within", "in a PDF"])
def case_with_a_letter(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[tuple[Case, int]]:
    """A mail (or a PDF) that is cited, not secret, and holds a secret letter."""
    letter, file = tmp_path / "brev.txt", tmp_path / "mejl.eml"
    letter.write_bytes(SECRET_LETTER)
    data = mail("Hej, här är planen.", files=[("brev.txt", SECRET_LETTER)])
    if request.param == "within a mail within":
        data = mail("Hej, här är planen.", files=[("inre.eml", data)])
    if request.param == "in a PDF":
        file, out = tmp_path / "mejl.pdf", io.BytesIO()
        with pikepdf.open(io.BytesIO(pdf("Hej, här är planen."))) as portfolio:
            portfolio.attachments["brev.txt"] = SECRET_LETTER
            portfolio.save(out)
        data = out.getvalue()
    file.write_bytes(data)
    with Case.create(tmp_path / "fall.auditprep", FORM, FORM_NAME) as case:
        case.answer("1.1", mark="Ja")
        if request.param == "was there already":
            case.attach(letter)
        id_ = case.attach(file, title="Om planen").id
        case.cite("1.1", id_, "1", "här är planen")
        digest = hashlib.sha256(SECRET_LETTER).hexdigest()
        secret = next(each.id for each in case.snapshot().evidence if each.sha256 == digest)
        case.change_evidence(secret, secret=True)
        yield case, id_


def everything_in(data: bytes) -> bytes:
    """The bytes, and what any base64 in them stands for."""
    found = [
        base64.b64decode(each)
        for each in re.findall(rb"(?:[A-Za-z0-9+/]{4}){8,}", data.replace(b"\r\n", b""))
    ]
    return b"".join([data, *found])


def test_what_holds_a_secret_document_is_not_sent_in_the_bundle(
    case_with_a_letter: tuple[Case, int], tmp_path: Path
) -> None:
    case, outer = case_with_a_letter
    sent = produce.finish(
        produce.export_zip(case.snapshot(), case.form(), tmp_path / "ut.zip", case, with_uncited=True)
    )
    inside = contents(tmp_path / "ut.zip")
    assert not any(SECRET_LETTER in everything_in(data) for data in inside.values())
    assert [name for name in inside if "om-planen" in name] == []
    assert {each.evidence.id: each.left_out for each in sent.left_out}[outer] == "holds-secret"
    assert "Om planen" in " ".join(messages.sent_without(sent))
    assert not sent.is_partial
    page = inside["index.html"].decode()
    assert "Om planen" in page and "lämnas inte ut, innehåller en sekretessmarkerad handling" in page


def test_what_holds_a_secret_document_is_sent_if_that_is_wished(
    case_with_a_letter: tuple[Case, int], tmp_path: Path
) -> None:
    case, outer = case_with_a_letter
    sent = produce.finish(
        produce.export_zip(case.snapshot(), case.form(), tmp_path / "ut.zip", case, with_secret=True)
    )
    (name,) = (each.file_name for each in sent.attachments if each.evidence.id == outer)
    assert contents(tmp_path / "ut.zip")[f"bilagor/{name}"] == case.evidence_bytes(outer)


def test_the_binder_has_the_words_of_what_holds_a_secret_document_and_not_the_document(
    case_with_a_letter: tuple[Case, int], tmp_path: Path
) -> None:
    case, _outer = case_with_a_letter
    sent = produce.finish(produce.export_binder(case.snapshot(), tmp_path / "ut.pdf", case))
    words = " ".join(texts(tmp_path / "ut.pdf"))
    assert "Hej, här är planen." in words
    assert "namngivet barn" not in words
    assert "den innehåller en sekretessmarkerad handling" in words
    with pikepdf.open(tmp_path / "ut.pdf") as binder:
        assert len(binder.attachments) == 0
    (told,) = (each for each in sent.notices if each.code == "holds-secret")
    assert "Om planen" in messages.notice(told)
    assert not any(each.code == "files-within-left-out" for each in sent.notices)


def test_a_quote_that_does_not_stand_on_its_page_is_told_of_in_the_receipt(tmp_path: Path) -> None:
    plan = tmp_path / "plan.pdf"
    plan.write_bytes(pdf("Planen antas", "Den följs upp"))
    with Case.create(tmp_path / "fall.auditprep", FORM, FORM_NAME) as case:
        id_ = case.attach(plan, title="Planen").id
        case.cite("1.1", id_, "1", "planen  ANTAS")
        case.cite("1.1", id_, "1", "den följs upp")
        case.cite("1.2", id_, "2", "den förkastas")
        bundle = produce.finish(produce.export_zip(case.snapshot(), case.form(), tmp_path / "ut.zip", case))
        binder = produce.finish(produce.export_binder(case.snapshot(), tmp_path / "ut.pdf", case))
    for sent in (bundle, binder):
        told = [each for each in sent.notices if each.code == "quote-not-found"]
        assert [(each.question, each.facts.get("where")) for each in told] == [("1.1", "2"), ("1.2", None)]
        assert not sent.is_partial
        assert "Planen" in messages.notice(told[0]) and "förkastas" in messages.notice(told[1])


def test_evidence_that_was_taken_away_is_not_sent_and_comes_back_with_its_citation(tmp_path: Path) -> None:
    plan = tmp_path / "plan.pdf"
    plan.write_bytes(pdf("Plan"))
    with Case.create(tmp_path / "fall.auditprep", FORM, FORM_NAME) as case:
        case.answer("1.1", mark="Ja")
        id_ = case.attach(plan, title="Planen").id
        case.cite("1.1", id_)
        case.remove_evidence(id_)
        without = produce.finish(
            produce.export_zip(case.snapshot(), case.form(), tmp_path / "utan.zip", case, with_uncited=True)
        )
        case.restore_evidence(id_)
        whole = produce.finish(produce.export_zip(case.snapshot(), case.form(), tmp_path / "med.zip", case))
    assert (without.attachments, without.left_out) == ((), ())
    assert [each.file_name for each in whole.attachments] == ["bilaga-01-planen.pdf"]


def test_the_snapshots_own_order_of_evidence_does_not_matter(tmp_path: Path) -> None:
    case = snapshot(tmp_path)
    turned = dataclasses.replace(case, evidence=tuple(reversed(EVIDENCE)))
    assert [each.file_name for each in attachments.numbered(turned) if each.cited] == [
        each.file_name for each in attachments.numbered(case) if each.cited
    ]
