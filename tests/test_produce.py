"""What is made from a case: the filled form with a proved receipt, JSON, and files that are whole or not there."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace

import pytest
from forms import make_form

from auditprep import produce
from auditprep.errors import (
    Bug,
    FileMissing,
    FileNotWritable,
    FileUnreadable,
    NoQuestions,
    NotAWordFile,
)
from auditprep.model import Answer, NotPlaced, Questionnaire, Receipt, Role, Snapshot, Status
from auditprep.wordform import reader, writer

FORM = make_form()
ANSWERS = {
    "1.1": Answer("Ja", "Beslutat **2031-02-03**"),
    "1.2#2": Answer("Vet ej", ""),
    "1.3": Answer(None, "- ett\n- två"),
}


@pytest.fixture
def snapshot(tmp_path: Path) -> Snapshot:
    return Snapshot(
        path=tmp_path / "case.auditprep",
        board="Parknämnden",
        year=2031,
        deadline=None,
        status=Status.DRAFT,
        form_name="form.docx",
        questionnaire=reader.read_form(FORM, "form.docx"),
        answers=ANSWERS,
        citations={},
        evidence=(),
    )


def left_in(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.iterdir())


# Reading


def test_a_form_is_read_with_its_bytes(tmp_path: Path) -> None:
    file = tmp_path / "form.docx"
    file.write_bytes(FORM)
    data, questionnaire = produce.read_form(file)
    assert data == FORM
    assert [question.key for question in questionnaire.questions()][:3] == ["1.1", "1.2", "1.2#2"]


def test_the_shipped_form_is_a_form(tmp_path: Path) -> None:
    data, name = produce.shipped_form()
    assert len(list(reader.read_form(data, name).questions())) == 25


def test_a_missing_form_is_missing(tmp_path: Path) -> None:
    with pytest.raises(FileMissing):
        produce.read_form(tmp_path / "no.docx")
    (tmp_path / "file").touch()
    with pytest.raises(FileMissing):
        produce.read_form(tmp_path / "file" / "no.docx")


def test_a_folder_is_not_a_form(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable) as caught:
        produce.read_form(tmp_path)
    assert caught.value.facts["reason"] == "folder"


def test_what_is_no_word_file_is_refused_by_name(tmp_path: Path) -> None:
    file = tmp_path / "note.docx"
    file.write_text("not a form")
    with pytest.raises(NotAWordFile) as caught:
        produce.read_form(file)
    assert caught.value.facts["file"] == "note.docx"


# Filling


def test_the_filled_form_reads_back_as_the_answers(snapshot: Snapshot, tmp_path: Path) -> None:
    receipt = produce.finish(produce.export_docx(snapshot, FORM, tmp_path / "filled.docx"))
    assert receipt == Receipt(("1.1", "1.2#2", "1.3"), ())
    back = produce.read_form(tmp_path / "filled.docx")[1]
    assert {each.key: each.answer for each in back.questions() if not each.answer.is_empty} == ANSWERS


def test_progress_is_told_in_steps_that_never_go_back(snapshot: Snapshot, tmp_path: Path) -> None:
    steps = list(produce.export_docx(snapshot, FORM, tmp_path / "filled.docx"))
    assert [(step.done, step.total) for step in steps] == [(0, 3), (1, 3), (2, 3)]
    assert len({step.step for step in steps}) == 3


def test_a_mark_that_the_form_does_not_offer_is_listed_by_name(snapshot: Snapshot, tmp_path: Path) -> None:
    odd = dataclasses.replace(snapshot, answers={"1.1": Answer("Kanske", "Text")})
    receipt = produce.finish(produce.export_docx(odd, FORM, tmp_path / "filled.docx"))
    assert receipt.not_placed == (NotPlaced("1.1", Role.MARK, "mark-not-offered"),)
    assert receipt.placed == ()


def fill_with(data: bytes, placed: tuple[str, ...]) -> object:
    """A writer that says it placed these answers, whatever it wrote."""

    def fill_form(*_given: object) -> SimpleNamespace:
        return SimpleNamespace(data=data, receipt=Receipt(placed, ()))

    return fill_form


def test_an_answer_that_does_not_read_back_is_not_called_placed(
    snapshot: Snapshot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = make_form(answers={"1.1": ("Nej", "Beslutat 2031-02-03"), "1.2#2": ("Vet ej", "")})
    monkeypatch.setattr(writer, "fill_form", fill_with(wrong, ("1.1", "1.2#2", "1.3")))
    receipt = produce.finish(produce.export_docx(snapshot, FORM, tmp_path / "filled.docx"))
    assert receipt.placed == ("1.2#2",)
    assert receipt.not_placed == (
        NotPlaced("1.1", Role.MARK, "place-changed"),
        NotPlaced("1.1", Role.DESCRIPTION, "place-changed"),
        NotPlaced("1.3", Role.DESCRIPTION, "place-changed"),
    )
    assert receipt.given == 3


def test_a_filled_form_that_cannot_be_read_is_our_own_mistake(
    snapshot: Snapshot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "fill_form", fill_with(make_form(sections=()), ()))
    with pytest.raises(NoQuestions):
        reader.read_form(make_form(sections=()), "form.docx")
    with pytest.raises(Bug):
        produce.finish(produce.export_docx(snapshot, FORM, tmp_path / "filled.docx"))
    assert left_in(tmp_path) == []


# Writing


def test_json_has_every_answer(snapshot: Snapshot, tmp_path: Path) -> None:
    receipt = produce.finish(produce.export_json(snapshot, tmp_path / "answers.json"))
    assert receipt == Receipt(("1.1", "1.2#2", "1.3"), ())
    assert (tmp_path / "answers.json").read_bytes() == produce.case_json(snapshot)


def test_cancelling_leaves_no_file_behind(snapshot: Snapshot, tmp_path: Path) -> None:
    for steps in range(1, 4):
        work = produce.export_docx(snapshot, FORM, tmp_path / "filled.docx")
        for _step in range(steps):
            next(work)
        work.close()
        assert left_in(tmp_path) == []


def refusals(tmp_path: Path) -> Mapping[str, Path]:
    (tmp_path / "case.auditprep").write_text("a case")
    (tmp_path / "folder").mkdir()
    return {
        "case": tmp_path / "case.auditprep",
        "folder": tmp_path / "folder",
        "no-folder": tmp_path / "nowhere" / "answers.json",
    }


@pytest.mark.parametrize("reason", ["case", "folder", "no-folder"])
def test_a_target_that_cannot_be_is_refused_and_nothing_is_touched(
    snapshot: Snapshot, tmp_path: Path, reason: str
) -> None:
    target = refusals(tmp_path)[reason]
    before = left_in(tmp_path)
    with pytest.raises(FileNotWritable) as caught:
        produce.finish(produce.export_json(snapshot, target))
    assert caught.value.facts["reason"] == reason
    assert left_in(tmp_path) == before
    assert (tmp_path / "case.auditprep").read_text() == "a case"


@pytest.mark.parametrize("target", [".", "..", "/"])
def test_a_target_without_a_name_is_a_folder(snapshot: Snapshot, target: str) -> None:
    with pytest.raises(FileNotWritable) as caught:
        produce.finish(produce.export_json(snapshot, Path(target)))
    assert caught.value.facts["reason"] == "folder"


def test_a_case_is_not_written_over_by_another_way_to_its_name(snapshot: Snapshot, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    with pytest.raises(FileNotWritable):
        produce.finish(produce.export_json(snapshot, tmp_path / "folder" / ".." / "case.auditprep"))


def test_finish_gives_what_the_work_returns(snapshot: Snapshot) -> None:
    def work():  # type: ignore[no-untyped-def]
        yield 1
        return "made"

    assert produce.finish(work()) == "made"


def test_a_questionnaire_is_told_as_json() -> None:
    form: Questionnaire = reader.read_form(FORM, "form.docx")
    assert produce.form_json(form).endswith(b"}\n")
