"""The first line of what is made of a case: a draft says so, and after it the board's decision stands there."""

from __future__ import annotations

import datetime as dt
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import docx
import pytest
from forms import make_form
from pypdfium2 import PdfDocument
from snapshots import snapshot as small_case

from auditprep import produce
from auditprep.export.standing import standing
from auditprep.model import Answer, Decision, Notice, Receipt, Snapshot, Status
from auditprep.wordform import reader, status_line, writer

FORM = make_form()
DECISION = Decision(None, dt.date(2025, 9, 23), 84, "ON 2025/110")
DRAFT_LINE = "UTKAST – inte beslutat av Omsorgsnämnden"
DECIDED_LINE = "Beslutat av Omsorgsnämnden 2025-09-23, § 84 (dnr ON 2025/110)"


def case(tmp_path: Path, status: Status = Status.DRAFT, **more: Any) -> Snapshot:
    form = reader.read_form(FORM, "form.docx")
    answers = {each.key: Answer() for each in form.questions()} | {"1.1": Answer("Ja", "Ja, i juni.")}
    given = replace(
        small_case(path=str(tmp_path / "c.auditprep")), questionnaire=form, answers=answers, evidence=()
    )
    decided = DECISION if status.is_decided else None
    return replace(given, status=status, decided=decided, **more)


def first_paragraph(file: Path) -> str:
    return next(each.text for each in docx.Document(str(file)).paragraphs)


@pytest.mark.parametrize(
    ("status", "board", "words"),
    [
        (Status.DRAFT, "Omsorgsnämnden", DRAFT_LINE),
        (Status.READY, "Omsorgsnämnden", "UTKAST – klart för beslut i Omsorgsnämnden"),
        (Status.DECIDED, "Omsorgsnämnden", DECIDED_LINE),
        (Status.SENT, "Omsorgsnämnden", DECIDED_LINE),
        (Status.REVIEWED, None, "Beslutat av nämnden 2025-09-23, § 84 (dnr ON 2025/110)"),
        (Status.DRAFT, None, "UTKAST – inte beslutat av nämnden"),
    ],
)
def test_the_line_tells_how_far_the_case_has_come(
    tmp_path: Path, status: Status, board: str | None, words: str
) -> None:
    assert standing(replace(case(tmp_path, status), board=board)) == words


def test_a_decision_that_names_its_body_is_told_as_it_is(tmp_path: Path) -> None:
    decided = replace(case(tmp_path, Status.DECIDED), decided=replace(DECISION, body="Utskottet"))
    assert standing(decided) == "Beslutat av Utskottet 2025-09-23, § 84 (dnr ON 2025/110)"


def test_what_was_sent_without_a_decision_claims_none(tmp_path: Path) -> None:
    sent = replace(case(tmp_path, Status.SENT), decided=None, sent_on=dt.date(2025, 10, 1))
    assert standing(sent) == "Inskickat 2025-10-01"
    assert standing(replace(sent, status=Status.REVIEWED, sent_on=None)) == "Granskat av revisorerna"
    assert "UTKAST" not in produce.export_name(sent, "docx")


@pytest.mark.parametrize("board", ["Omsorgs\x07nämnden", "Omsorgsnämnden\n"])
def test_signs_that_no_word_file_can_hold_are_left_out(tmp_path: Path, board: str) -> None:
    given, form, listed = replace(case(tmp_path), board=board), tmp_path / "f.docx", tmp_path / "l.docx"
    produce.finish(produce.export_docx(given, FORM, form, with_list=True))
    produce.finish(produce.export_attachment_list(given, listed))
    assert first_paragraph(form) == first_paragraph(listed) == DRAFT_LINE


@pytest.mark.parametrize(
    ("status", "words"), [(Status.DRAFT, DRAFT_LINE), (Status.SENT, DECIDED_LINE)], ids=["draft", "sent"]
)
def test_it_is_the_first_line_of_everything_that_is_made(tmp_path: Path, status: Status, words: str) -> None:
    given, files = case(tmp_path, status), NoFiles()
    form, listed, pdf, bundle = (
        tmp_path / name for name in ("form.docx", "list.docx", "svar.pdf", "paket.zip")
    )
    receipt = produce.finish(produce.export_docx(given, FORM, form))
    assert receipt == Receipt(("1.1",), ())
    produce.finish(produce.export_attachment_list(given, listed))
    produce.finish(produce.export_pdf(given, pdf))
    produce.finish(produce.export_zip(given, FORM, bundle, files))
    assert first_paragraph(form) == words
    assert first_paragraph(listed) == words
    with PdfDocument(pdf) as document:
        assert words in document[0].get_textpage().get_text_bounded()
    with zipfile.ZipFile(bundle) as package:
        assert words in package.read("index.html").decode()
        assert package.read("LAS-MIG.txt").decode("utf-8-sig").splitlines()[0] == words


def test_the_form_is_read_back_as_if_the_line_were_not_there(tmp_path: Path) -> None:
    given, to = case(tmp_path), tmp_path / "form.docx"
    produce.finish(produce.export_docx(given, FORM, to))
    back, blank = reader.read_form(to.read_bytes(), "form.docx"), reader.read_form(FORM, "form.docx")
    assert back.title == blank.title
    assert [each.text for each in back.questions()] == [each.text for each in blank.questions()]
    assert back.notices == blank.notices


def test_a_form_that_has_the_line_already_gets_it_anew(tmp_path: Path) -> None:
    first, second = tmp_path / "ett.docx", tmp_path / "två.docx"
    produce.finish(produce.export_docx(case(tmp_path), FORM, first))
    again = reader.read_form(first.read_bytes(), "ett.docx")
    decided = replace(case(tmp_path, Status.DECIDED), questionnaire=again)
    receipt = produce.finish(produce.export_docx(decided, first.read_bytes(), second))
    assert receipt == Receipt(("1.1",), ())
    assert [each.text for each in docx.Document(str(second)).paragraphs][:2].count(DECIDED_LINE) == 1
    assert DRAFT_LINE not in [each.text for each in docx.Document(str(second)).paragraphs]


def test_a_line_that_would_change_how_the_answers_are_read_is_left_out_and_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def spoiled(filled: writer.Filled, _name: str, _words: str) -> writer.Filled:
        return replace(filled, data=FORM)

    monkeypatch.setattr(status_line, "with_status_line", spoiled)
    receipt = produce.finish(produce.export_docx(case(tmp_path), FORM, tmp_path / "form.docx"))
    assert receipt.notices == (Notice("status-line-not-added"),)
    assert reader.read_form((tmp_path / "form.docx").read_bytes(), "f").question("1.1").answer.mark == "Ja"  # type: ignore[union-attr]


def test_an_answer_that_nobody_has_confirmed_is_named_in_every_export(tmp_path: Path) -> None:
    given = case(tmp_path)
    given = replace(given, answers={**given.answers, "1.1": Answer("Ja", "Ja, i juni.", carried=True)})
    made = produce.finish(produce.export_docx(given, FORM, tmp_path / "form.docx"))
    told = Notice("not-confirmed", facts={"count": "1", "questions": "1.1"})
    assert told in made.notices
    assert told in produce.finish(produce.export_pdf(given, tmp_path / "svar.pdf")).notices
    assert told in produce.finish(produce.export_zip(given, FORM, tmp_path / "p.zip", NoFiles())).notices


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        ("docx", "revisionsunderlag-2025-omsorgsnamnden-UTKAST.docx"),
        ("pdf", "revisionsunderlag-2025-omsorgsnamnden-UTKAST.pdf"),
        ("binder", "revisionsunderlag-parm-2025-omsorgsnamnden-UTKAST.pdf"),
        ("zip", "revisionsunderlag-med-bilagor-2025-omsorgsnamnden-UTKAST.zip"),
        ("list", "bilageforteckning-2025-omsorgsnamnden-UTKAST.docx"),
        ("json", "revisionsunderlag-2025-omsorgsnamnden-UTKAST.json"),
    ],
)
def test_the_name_of_a_file_says_that_it_is_a_draft_until_the_board_has_decided(
    tmp_path: Path, kind: str, name: str
) -> None:
    assert produce.export_name(case(tmp_path), kind) == name
    assert produce.export_name(case(tmp_path, Status.DECIDED), kind) == name.replace("-UTKAST", "")


class NoFiles:
    """A case without documents."""

    def evidence_bytes(self, evidence: int, version: int | None = None, *, unlocked: bool = False) -> bytes:
        raise AssertionError(evidence)

    def page_texts(self, evidence: int, version: int | None = None) -> tuple[()]:
        raise AssertionError(evidence)


def test_a_draft_that_nobody_has_confirmed_is_in_no_export(tmp_path: Path) -> None:
    given = case(tmp_path, Status.DECIDED)
    answers = {"1.1": Answer("Ja", "Bekräftat."), "1.2": Answer("Ja", "Från förra året.", carried=True)}
    given = replace(given, answers={**given.answers, **answers})
    form, pdf, data = tmp_path / "form.docx", tmp_path / "svar.pdf", tmp_path / "svar.json"
    made = produce.finish(produce.export_docx(given, FORM, form))
    assert made.placed == ("1.1",)
    back = reader.read_form(form.read_bytes(), "form.docx").question("1.2")
    assert back is not None and back.answer == Answer()
    produce.finish(produce.export_pdf(given, pdf))
    with PdfDocument(pdf) as document:
        assert "förra året" not in "".join(page.get_textpage().get_text_bounded() for page in document)
    produce.finish(produce.export_json(given, data))
    assert "förra året" not in data.read_text("utf-8")


@pytest.mark.parametrize(
    ("changed", "more"),
    [
        (("1.1",), "; ändrat därefter i fråga 1.1"),
        (("1.1", "1.2"), "; ändrat därefter i fråga 1.1, 1.2"),
        ((), ""),
    ],
)
def test_what_was_changed_after_the_decision_is_told_with_it(
    tmp_path: Path, changed: tuple[str, ...], more: str
) -> None:
    assert standing(replace(case(tmp_path, Status.DECIDED), changed_since=changed)) == DECIDED_LINE + more
