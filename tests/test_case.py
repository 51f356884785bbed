"""Door 1: a case from a Word form, changed, closed, opened again; and light to import."""

from __future__ import annotations

import getpass
import hashlib
import platform
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from forms import make_form

from auditprep import produce
from auditprep.case import Case, check_file, rescue_file
from auditprep.errors import (
    FileExistsAlready,
    FileMissing,
    FileTooBig,
    FileUnreadable,
    NotAWordFile,
    ReadOnlyCase,
)
from auditprep.model import (
    Answer,
    Change,
    Citation,
    Correction,
    Decision,
    EvidenceKind,
    Found,
    Picture,
    Trouble,
)
from auditprep.produce import documents
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


# Evidence


@pytest.fixture
def case(path: Path):
    with Case.create(path, make_form(), "f.docx", who="anna") as opened:
        yield opened


def text_file(folder: Path, name: str, words: str) -> Path:
    file = folder / name
    file.write_text(words, encoding="utf-8")
    return file


def test_a_file_is_read_and_taken_in_at_once(case, tmp_path) -> None:
    file = text_file(tmp_path, "plan.txt", "Nämnden antar internkontrollplanen.")
    evidence = case.attach(file, title="Planen")
    assert (evidence.title, evidence.newest.readable, evidence.newest.trouble) == ("Planen", 1, None)
    assert case.page_texts(evidence.id)[0].text == "Nämnden antar internkontrollplanen."
    assert case.attach(file) == evidence


def test_evidence_that_cannot_be_taken_in_is_refused(case, tmp_path, monkeypatch) -> None:
    file = text_file(tmp_path, "plan.txt", "Femton tecken..")
    with pytest.raises(FileMissing):
        case.attach(tmp_path / "borta.pdf")
    with pytest.raises(FileUnreadable) as caught:
        case.attach(tmp_path)
    assert caught.value.facts["reason"] == "folder"
    monkeypatch.setattr(documents, "EVIDENCE_LIMIT", 14)
    with pytest.raises(FileTooBig) as too_big:
        case.attach(file)
    assert too_big.value.facts == {"file": str(file), "size": 15, "limit": 14}
    assert case.snapshot().evidence == ()


def test_a_case_open_for_reading_refuses_a_file_before_it_is_read(path, tmp_path) -> None:
    Case.create(path, make_form(), "f.docx").close()
    with Case.open(path, read_only=True) as reader, pytest.raises(ReadOnlyCase):
        reader.attach(tmp_path / "borta.pdf")


def test_a_known_file_is_not_read_again_unless_nobody_has(case, tmp_path) -> None:
    file = text_file(tmp_path, "plan.txt", "Planen")
    data = file.read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    known = produce.finish(produce.read_document(file, frozenset({digest})))
    assert (known.known, known.pages, known.sha256, known.data) == (True, (), digest, data)
    (taken,) = case.take_in(known)
    assert case.snapshot().evidence[0].newest.trouble is Trouble.UNREAD
    assert case.attach(file).newest.readable == 1
    assert case.take_in(known) == (replace(taken, how="known"),)


def test_evidence_is_described_sorted_taken_away_and_erased_through_the_door(case, tmp_path) -> None:
    words = "Nämnden antar budgeten för året och följer upp den varje månad i en rapport. "
    first = case.attach(text_file(tmp_path, "budget.txt", words * 3))
    case.change_evidence(first.id, title="Budgeten", secret=True, kind=EvidenceKind.BUDGET)
    case.change_evidence(
        first.id, decision=Decision("Nämnden", paragraph=4), represents="2024", note="n", confirmed=True
    )
    second = case.attach(text_file(tmp_path, "budget (1).txt", words * 3 + "Nytt."))
    assert (second.id, len(second.versions), second.title, second.secret) == (first.id, 2, "Budgeten", True)
    new = case.separate(first.id, 2)
    case.merge(new, first.id)
    case.remove_evidence(first.id)
    assert case.snapshot().evidence == ()
    case.restore_evidence(first.id)
    assert len(case.snapshot().evidence) == 1
    case.remove_evidence(first.id)
    case.erase_evidence(first.id)
    assert case.snapshot().removed == ()


def test_decisions_and_the_checklist_are_kept_through_the_door(case) -> None:
    id = case.save_decision(Decision("Nämnden", None, 4))
    assert case.save_decision(Decision("Nämnden", None, 5), id) == id
    assert [each.decision.paragraph for each in case.snapshot().decisions] == [5]
    case.remove_decision(id)
    assert case.snapshot().decisions == ()
    assert [line.text for line in case.snapshot().checklist] == list(produce.default_checklist())
    line = case.snapshot().checklist[1]
    case.settle_line(line.id, reason="Finns inte")
    assert case.snapshot().checklist[1] == replace(line, reason="Finns inte")
    case.set_checklist(["Budget"])
    assert [each.text for each in case.snapshot().checklist] == ["Budget"]


@pytest.mark.parametrize("read_only", [False, True])
def test_a_case_from_before_checklists_shows_the_default_one(tmp_path, read_only) -> None:
    path = tmp_path / "old.auditprep"
    shutil.copy(Path(__file__).parent / "store/reference/schema-2.auditprep", path)
    with Case.open(path, read_only=read_only) as case:
        before = case.snapshot().checklist
        assert [line.text for line in before] == list(produce.default_checklist())
        if not read_only:
            case.settle_line(before[2].id, reason="Finns inte")
            assert case.snapshot().checklist == (
                *before[:2],
                replace(before[2], reason="Finns inte"),
                *before[3:],
            )


def test_pages_answers_and_questions_are_found(case, tmp_path) -> None:
    evidence = case.attach(
        text_file(tmp_path, "plan.txt", "Nämnden antar internkontrollplanen den 2023-12-12, § 63.")
    )
    case.answer("1.1", text="Målen står i **planen**.")
    found = case.search("mål")
    assert ("answer", "1.1") in [(hit.part, hit.question) for hit in found.hits]
    assert "question" in {hit.part for hit in found.hits}
    *_named, hit = case.search("§ 63").hits
    assert (hit.part, hit.evidence, hit.version, hit.page) == ("page", evidence.id, 1, 1)
    assert "§ 63" in hit.snippet
    assert [hit.part for hit in case.search("plan").hits] == ["evidence", "answer", "page"]
    assert case.search("plan", limit=1).total == 3
    case.answer("1.1", text="Inget.")
    assert [hit.part for hit in case.search("plan").hits] == ["evidence", "page"]
    case.remove_evidence(evidence.id)
    assert case.search("§ 63").hits == ()
    assert case.search("") == Found((), 0)


def test_a_case_open_for_reading_is_searched_too(path, tmp_path) -> None:
    with Case.create(path, make_form(), "f.docx") as case:
        case.attach(text_file(tmp_path, "plan.txt", "Internkontrollplanen"))
    before = path.read_bytes()
    with Case.open(path, read_only=True) as reader:
        assert [hit.part for hit in reader.search("internkontrollplan").hits] == ["evidence", "page"]
    assert path.read_bytes() == before
