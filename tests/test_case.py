"""Door 1: a case from a Word form, changed, closed, opened again; and light to import."""

from __future__ import annotations

import getpass
import platform
import subprocess
import sys
from pathlib import Path

import pytest
from forms import make_form

from auditprep.case import Case, check_file, rescue_file
from auditprep.errors import FileExistsAlready, NotAWordFile
from auditprep.model import Answer, Change, Citation, Correction, Picture
from auditprep.wordform import pictures

ROOT = Path(__file__).parents[1]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "granvik.auditprep"


def test_a_filled_form_becomes_a_case_with_its_answers_signed(path) -> None:
    form = make_form(answers={"1.1": ("Ja", "Antagen i mars")})
    with Case.create(path, form, "formulär.docx", board="Omsorgsnämnden", year=2026, who="anna") as case:
        seen = case.snapshot()
        assert case.form() == form
        assert (seen.path, seen.form_name, seen.board, seen.year) == (
            path,
            "formulär.docx",
            "Omsorgsnämnden",
            2026,
        )
        assert seen.answer("1.1") == Answer("Ja", "Antagen i mars")
        assert [(entry.who, entry.before, entry.after) for entry in case.history("1.1")] == [
            ("anna", None, "Ja"),
            ("anna", None, "Antagen i mars"),
        ]
        assert (case.read_only, case.holder) == (False, None)


def test_only_what_is_given_of_an_answer_changes(path, tmp_path) -> None:
    proof = tmp_path / "budget.pdf"
    proof.write_bytes(b"%PDF")
    with Case.create(path, make_form(), "f.docx") as case:
        case.answer("1.1", mark="nej")
        case.answer("1.1", text="Därför.")
        case.answer("1.1", done=True)
        case.answer("1.1")
        evidence = case.attach(proof, title="Budget")
        case.cite("1.1", evidence.id, "3-6")
        case.keep_alive()
    with Case.open(path, who="bo") as case:
        assert case.snapshot().answer("1.1") == Answer("Nej", "Därför.", done=True)
        assert case.snapshot().cited("1.1") == (Citation(evidence.id, "3-6"),)
        assert case.evidence_bytes(evidence.id) == b"%PDF"
        case.answer("1.1", mark=None)
        case.uncite("1.1", evidence.id)
        assert case.snapshot().answer("1.1") == Answer(None, "Därför.", done=True)
        assert case.snapshot().cited("1.1") == ()
        assert case.history("1.1")[-1].who == "bo"


def test_a_case_keeps_how_its_form_was_put_right(path) -> None:
    corrections = (
        Correction("1.1", Change.NUMBER, "1.9"),
        Correction("1.2", Change.SKIP, "\ud83d"),
        Correction("9.9", Change.TEXT, "Finns inte"),
    )
    form = make_form(answers={"1.1": ("Ja", "Antagen i mars")})
    with Case.create(path, form, "f.docx", corrections=corrections) as case:
        seen = case.snapshot()
    assert [question.key for question in seen.questionnaire.questions()][:3] == ["1.9", "1.2", "1.3"]
    assert seen.answer("1.9") == Answer("Ja", "Antagen i mars")
    assert [notice.code for notice in seen.questionnaire.notices] == ["correction-not-used"]
    assert [each.question for each in seen.corrections] == ["1.1", "1.2", "9.9"]
    assert seen.corrections[1].value == "\ufffd"


def test_evidence_in_words_is_changed_like_the_rest_of_an_answer(path) -> None:
    with Case.create(path, make_form(), "f.docx") as case:
        case.answer("1.1", evidence="Bilaga 1")
        case.answer("1.1", mark="Ja")
        assert case.snapshot().answer("1.1") == Answer("Ja", evidence="Bilaga 1")


def test_pictures_in_a_forms_answers_become_evidence_that_they_cite(path, monkeypatch) -> None:
    found = (Picture("1.2#2", "image1.png", b"PNG"), Picture("#7", "image2.png", b"PNG 2"))
    monkeypatch.setattr(pictures, "pictures", lambda *_form: found)
    with Case.create(path, make_form(), "f.docx") as case:
        seen = case.snapshot()
    first, second = seen.evidence
    assert (first.title, first.file_name) == ("Bild i svaret på fråga 1.2", "image1.png")
    assert second.title == "Bild i svaret på fråga #7"
    assert seen.cited("1.2#2") == (Citation(first.id),)
    assert seen.cited("#7") == (Citation(second.id),)


def test_the_second_opener_is_told_who_writes(path) -> None:
    with Case.create(path, make_form(), "f.docx", who="anna"), Case.open(path, who="bo") as second:
        assert second.read_only
        assert second.holder is not None
        assert second.holder.user == "anna"


def test_a_case_opened_to_read_locks_nobody_out(path) -> None:
    Case.create(path, make_form(), "f.docx").close()
    with Case.open(path, read_only=True) as reader, Case.open(path) as writer:
        assert reader.read_only
        assert not writer.read_only


def test_a_form_that_is_refused_leaves_no_case(path) -> None:
    with pytest.raises(NotAWordFile):
        Case.create(path, b"hej", "hej.docx")
    assert not path.exists()


def test_an_existing_file_is_refused_before_the_form_is_read(path) -> None:
    path.write_text("mine")
    with pytest.raises(FileExistsAlready):
        Case.create(path, b"not a form", "f.docx")
    assert path.read_text() == "mine"


def test_changes_are_signed_with_the_login_name_or_the_machine(path, monkeypatch) -> None:
    Case.create(path, make_form(), "f.docx").close()
    with Case.open(path) as case:
        case.answer("1.1", text="ett")
    monkeypatch.setattr(getpass, "getuser", nobody)
    with Case.open(path) as case:
        case.answer("1.1", text="två")
        signed = [entry.who for entry in case.history("1.1")]
    monkeypatch.undo()
    assert signed == [getpass.getuser(), platform.node()]


def nobody() -> str:
    raise KeyError("no such user")


def test_the_doctor_checks_and_rescues_through_the_door(path, tmp_path) -> None:
    with Case.create(path, make_form(), "f.docx") as case:
        case.answer("1.1", text="Rädda mig")
    assert [notice.code for notice in check_file(path)] == ["case-sound"]
    data = path.read_bytes()
    path.write_bytes(bytes(4096) + data[4096:])
    assert [notice.code for notice in check_file(path)] == ["case-damaged"]
    receipt = rescue_file(path, tmp_path / "räddad.auditprep")
    assert receipt[0].code == "rescued"
    with Case.open(tmp_path / "räddad.auditprep") as rescued:
        assert rescued.snapshot().answer("1.1").text == "Rädda mig"


def test_importing_the_door_imports_no_room() -> None:
    script = "import sys, auditprep.case; print(sorted({'sqlite_utils', 'sqlite3', 'lxml', 'docx'} & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == "[]\n"
