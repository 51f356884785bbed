"""The example does the whole job, and never writes over what the user tried in it."""

from __future__ import annotations

import json
import runpy
import shutil
import subprocess
from pathlib import Path

import pytest

from auditprep import example, produce
from auditprep.case import Case
from auditprep.errors import FileNotWritable
from auditprep.model import Answer, Document, EvidenceKind
from auditprep.paths import resource

DEMO = json.loads(resource("demo/answers.json").read_text("utf-8"))

WITHOUT_LIBREOFFICE = [".auditprep", ".docx", ".json", ".pdf", ".pdf", ".zip"]


def test_the_example_case_has_the_demo_s_answers_and_leaves_some_questions_open(tmp_path: Path) -> None:
    with Case.open(example.make_example_case(tmp_path), read_only=True) as case:
        snapshot = case.snapshot()
    answered = {key: each for key, each in snapshot.answers.items() if not each.is_empty}
    assert answered == {key: Answer(**given) for key, given in DEMO["answers"].items()}
    assert {answer.done for answer in answered.values()} == {True, False}
    assert 0 < len(list(snapshot.questionnaire.questions())) - len(answered) < 6
    assert (snapshot.board, snapshot.year) == ("Omsorgsnämnden", 2025)


def test_an_example_that_is_there_is_left_as_the_user_left_it(tmp_path: Path) -> None:
    path = example.make_example_case(tmp_path)
    with Case.open(path) as case:
        case.answer("3.5", mark="Nej")
    assert example.make_example_case(tmp_path) == path
    with Case.open(path, read_only=True) as case:
        assert case.snapshot().answer("3.5").mark == "Nej"


def test_an_example_where_no_folder_can_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for make in (example.make_example_case, lambda folder: list(example.run_example(folder))):
        with pytest.raises(FileNotWritable):
            make(tmp_path / "file" / "example")


def test_the_whole_job_is_done_again_each_time_beside_what_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: None)
    first = {file: file.read_bytes() for file in example.run_example(tmp_path)}
    case, filled, answers, *_sent = example.run_example(tmp_path)
    assert {file: file.read_bytes() for file in first} == first
    assert case.name == "omsorgsnamnden-2025-2.auditprep"
    back = produce.read_form(filled)[1]
    marks = {each.key: each.answer.mark for each in back.questions() if each.answer.mark}
    assert marks == {key: each["mark"] for key, each in DEMO["answers"].items() if each["mark"]}
    assert json.loads(answers.read_bytes())["board"] == "Omsorgsnämnden"


def test_a_libreoffice_that_fails_takes_nothing_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "which", lambda _name: str(tmp_path / "no such program"))
    assert [file.suffix for file in example.run_example(tmp_path)] == WITHOUT_LIBREOFFICE


def test_the_pdf_that_is_made_takes_no_other_s_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def convert(command: list[str], **_how: object) -> None:
        docx = Path(command[-1])
        (Path(command[command.index("--outdir") + 1]) / f"{docx.stem}.pdf").write_bytes(b"%PDF-")

    (tmp_path / f"{example.FILLED_NAME}.pdf").write_bytes(b"the user's")
    monkeypatch.setattr(shutil, "which", lambda _name: "soffice")
    monkeypatch.setattr(subprocess, "run", convert)
    *_files, pdf = example.run_example(tmp_path)
    assert (pdf.name, pdf.read_bytes()) == (f"{example.FILLED_NAME}-2.pdf", b"%PDF-")
    assert (tmp_path / f"{example.FILLED_NAME}.pdf").read_bytes() == b"the user's"


def test_the_example_s_documents_are_read_cited_and_sent_whole(tmp_path: Path) -> None:
    path = example.make_example_case(tmp_path)
    with Case.open(path, read_only=True) as case:
        snapshot = case.snapshot()
        sent = produce.finish(produce.export_zip(snapshot, case.form(), tmp_path / "sent.zip", case))
    budget, *_rest = snapshot.evidence
    assert (budget.title, budget.kind, budget.pages) == (
        "Omsorgsnämndens budget 2025–2027",
        EvidenceKind.BUDGET,
        8,
    )
    assert budget.newest.printed == (None, None, "1", "2", "3", "4", "5", "6")
    (plan,) = [each.decision for each in snapshot.decisions if each.decision.dnr == "ON 2024/240"]
    assert (plan.paragraph, plan.title, plan.page) == (96, "Plan för intern kontroll 2025", 4)
    assert not sent.is_partial
    assert [each.left_out for each in sent.left_out].count("secret") == 1
    assert sum(each.newest.is_scanned for each in snapshot.evidence) == 1


def test_the_script_makes_the_example_s_documents_with_the_same_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = runpy.run_path(str(resource("demo/make_evidence.py")))
    monkeypatch.setitem(script["main"].__globals__, "FOLDER", tmp_path)
    script["main"]()
    kept = resource("demo/evidence")
    assert {file.name for file in tmp_path.iterdir()} == {file.name for file in kept.iterdir()}
    for file in sorted(tmp_path.iterdir()):
        made, before = (_read(each) for each in (file, kept / file.name))
        assert (made.pages, made.understood) == (before.pages, before.understood), file.name


def _read(file: Path) -> Document:
    return produce.finish(produce.read_document(file))
