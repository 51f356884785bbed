"""What is made from a case: the filled form with a proved receipt, JSON, and files that are whole or not there."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from forms import make_form

from auditprep import produce
from auditprep.errors import (
    Bug,
    FileMissing,
    FileNotWritable,
    FileUnreadable,
    LayoutError,
    NoQuestions,
    NotAWordFile,
)
from auditprep.model import (
    Answer,
    Change,
    Citation,
    Correction,
    Evidence,
    Notice,
    NotPlaced,
    Questionnaire,
    Receipt,
    Role,
    Snapshot,
    Status,
)
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

    def fill_form(*_given: object) -> writer.Filled:
        return writer.Filled(data, Receipt(placed, ()))

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


def test_a_form_that_was_put_right_is_filled_and_proved_as_it_was_put_right(tmp_path: Path) -> None:
    """The cell that is pointed out lies below an answer that grows."""
    corrections = (
        Correction("1.1", Change.NUMBER, "1.9"),
        Correction("1.2#2", Change.SKIP),
        Correction("2.1", Change.SPLIT, "svårast nästa år?"),
        Correction("2.1+1", Change.PLACE, cell_of("#7"), Role.DESCRIPTION),
    )
    put_right = produce.correct(FORM, "form.docx", corrections)
    assert [asked.key for asked in put_right.questions()] == ["1.9", "1.2", "1.3", "1.4", "2.1", "#6", "#7"]
    long = "\n\n".join(f"Stycke {number}" for number in range(30))
    answers = {"1.3": Answer(None, long), "2.1": Answer(None, long), "#6": Answer(None, "Under")}
    given = case_of(tmp_path, put_right, answers, corrections=corrections)
    receipt = produce.finish(produce.export_docx(given, FORM, tmp_path / "filled.docx"))
    assert receipt == Receipt(("1.3", "2.1", "#6"), ())


def cell_of(key: str) -> str:
    """The path of the cell where this question of the form is answered."""
    asked = reader.read_form(FORM, "form.docx").question(key)
    assert asked
    return asked.places[-1].path


def case_of(tmp_path: Path, form: Questionnaire, answers: Mapping[str, Answer], **more: object) -> Snapshot:
    return Snapshot(
        path=tmp_path / "case.auditprep",
        board=None,
        year=None,
        deadline=None,
        status=Status.DRAFT,
        form_name="form.docx",
        questionnaire=form,
        answers=answers,
        citations=more.get("citations", {}),  # type: ignore[arg-type]
        evidence=more.get("evidence", ()),  # type: ignore[arg-type]
        corrections=more.get("corrections", ()),  # type: ignore[arg-type]
    )


BUDGET = Evidence(1, "Internkontrollplan 2031", "plan.pdf", "ab", 10)


def test_what_is_cited_stands_in_the_forms_own_place_for_evidence(tmp_path: Path) -> None:
    pointed_out = (Correction("1.4", Change.PLACE, cell_of("1.4"), Role.EVIDENCE),)
    form = produce.correct(FORM, "form.docx", pointed_out)
    answers = {"1.4": Answer(evidence="Protokoll § 4")}
    cited = {"1.4": (Citation(1, "3-6"),), "1.1": (Citation(1),)}
    given = case_of(tmp_path, form, answers, citations=cited, evidence=(BUDGET,), corrections=pointed_out)
    receipt = produce.finish(produce.export_docx(given, FORM, tmp_path / "filled.docx"))
    assert receipt == Receipt(("1.4",), ())
    first, *rest = pointed_out[0].value.split("/")  # the line at the top has moved all by one
    moved = replace(pointed_out[0], value="/".join([str(int(first) + 1), *rest]))
    back = produce.correct((tmp_path / "filled.docx").read_bytes(), "filled.docx", (moved,))
    asked = back.question("1.4")
    assert asked and asked.answer.evidence == "Protokoll § 4\n\nInternkontrollplan 2031, sid 3–6"


@pytest.mark.parametrize(
    ("found", "placed"), [("ett\n\ntvå", ("1.3",)), ("ett", ())], ids=["the same words", "other words"]
)
def test_an_answer_that_became_plain_lines_is_placed_if_its_words_are_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, found: str, placed: tuple[str, ...]
) -> None:
    form = reader.read_form(FORM, "form.docx")
    data = make_form(answers={"1.3": (None, found)})
    filled = writer.Filled(data, Receipt(("1.3",), ()), frozenset({"1.3"}))
    monkeypatch.setattr(writer, "fill_form", lambda *_given: filled)
    given = case_of(tmp_path, form, {"1.3": Answer(None, "- **ett**\n- två")})
    receipt = produce.finish(produce.export_docx(given, FORM, tmp_path / "filled.docx"))
    assert receipt.placed == placed
    assert receipt.notices == tuple(Notice("simplified", key) for key in placed)
    assert [each.part for each in receipt.not_placed] == [] if placed else [Role.DESCRIPTION]


def test_evidence_that_does_not_read_back_is_not_called_placed(
    snapshot: Snapshot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writer, "fill_form", fill_with(FORM, ("1.3",)))
    given = dataclasses.replace(snapshot, answers={"1.3": Answer(evidence="Bilaga 1")})
    receipt = produce.finish(produce.export_docx(given, FORM, tmp_path / "filled.docx"))
    assert receipt.not_placed == (NotPlaced("1.3", Role.EVIDENCE, "place-changed"),)


# Layouts

NEXT_YEAR = make_form(
    title="Frågor till nämnden 2032", before=("Nämnd: Parknämnden", "Nytt i år.", "Mer nytt.")
)
SKIP_LAST = (Correction("#7", Change.SKIP), Correction("1.4", Change.PLACE, cell_of("1.4"), Role.EVIDENCE))


def test_a_saved_layout_fits_next_years_form_by_itself() -> None:
    read = reader.read_form(FORM, "form.docx")
    assert not produce.has_layouts()
    file = produce.save_layout("Granvik: frågor/svar", read, SKIP_LAST)
    assert file.name == "Granvik frågor svar.json"
    assert produce.has_layouts()
    found = produce.saved_layout_for(reader.read_form(NEXT_YEAR, "form.docx"))
    assert found is not None
    name, corrections = found
    assert name == "Granvik: frågor/svar"
    put_right = produce.correct(NEXT_YEAR, "form.docx", corrections)
    assert [asked.key for asked in put_right.questions()] == ["1.1", "1.2", "1.2#2", "1.3", "1.4", "2.1"]
    asked = put_right.question("1.4")
    assert asked and asked.place(Role.EVIDENCE) and not asked.place(Role.DESCRIPTION)
    assert put_right.notices == ()


def test_a_layout_is_saved_anew_under_its_name_but_not_over_that_of_another_form() -> None:
    read, other = reader.read_form(FORM, "form.docx"), reader.read_form(produce.shipped_form()[0], "a.docx")
    first = produce.save_layout("Frågor", read, SKIP_LAST)
    assert produce.save_layout("Frågor", read, ()) == first
    assert produce.read_layout(first).corrections == ()
    second = produce.save_layout("Frågor", other, ())
    assert second.name == "Frågor-2.json"
    first.write_bytes(b"damaged")
    assert produce.save_layout("Frågor", other, ()) == first


def test_a_damaged_layout_is_left_out_and_named(tmp_path: Path) -> None:
    read = reader.read_form(FORM, "form.docx")
    good = produce.save_layout("Bra", read, SKIP_LAST)
    bad = good.with_name("Dålig.json")
    bad.write_bytes(b"{")
    (good.with_name("mapp.json")).mkdir()
    assert produce.saved_layout_for(read) == ("Bra", SKIP_LAST)
    assert {notice.facts["file"] for notice in produce.damaged_layouts()} == {
        str(bad),
        str(good.with_name("mapp.json")),
    }
    with pytest.raises(LayoutError) as caught:
        produce.fit_layout(bad, read)
    assert caught.value.facts == {"file": str(bad), "reason": "damaged"}


def test_a_layout_that_is_asked_for_but_does_not_fit_is_refused() -> None:
    file = produce.save_layout("Bra", reader.read_form(FORM, "form.docx"), SKIP_LAST)
    other = reader.read_form(produce.shipped_form()[0], "a.docx")
    assert produce.saved_layout_for(other) is None
    with pytest.raises(LayoutError) as caught:
        produce.fit_layout(file, other)
    assert caught.value.facts == {"file": str(file), "reason": "no-fit"}


def test_where_no_layout_was_ever_saved_none_fits() -> None:
    assert produce.saved_layout_for(reader.read_form(FORM, "form.docx")) is None
    assert produce.damaged_layouts() == ()


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


def test_the_auditors_form_is_not_written_over(snapshot: Snapshot, tmp_path: Path) -> None:
    original = tmp_path / snapshot.form_name
    original.write_bytes(FORM)
    with pytest.raises(FileNotWritable) as raised:
        produce.finish(produce.export_docx(snapshot, FORM, original))
    assert raised.value.facts["reason"] == "form"
    assert original.read_bytes() == FORM
