"""`auditprep check` and `auditprep rules`, and what an export says of what is still open."""

from __future__ import annotations

import json
from pathlib import Path

import docx
import pytest
from commanding import Command, commander
from forms import make_form

from auditprep.case import Case

ANSWERS = {
    "1.1": ("Ja", "Beslutet infogas efter sammanträdet."),
    "1.3": (None, "Två av målen, se fråga 9.9."),
}


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch) -> Command:
    return commander(monkeypatch)


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "nämnden.auditprep"
    with Case.create(path, make_form(answers=ANSWERS), "form.docx", who="eva") as made:
        (tmp_path / "hemligt.txt").write_text("Född 850712-1239.", encoding="utf-8")
        made.change_evidence(made.attach(tmp_path / "hemligt.txt").id, secret=True)
    return path


def found(command: Command, case: Path, *more: str) -> list[dict]:
    told = command("check", case, "--json", *more)
    assert (told.code, told.err) == (0, "")
    return json.loads(told.out)


def test_findings_are_json_with_their_places(command, case) -> None:
    (placeholder,) = found(command, case, "--rule", "placeholder")
    assert (placeholder["rule"], placeholder["severity"], placeholder["question"]) == (
        "placeholder",
        "error",
        "1.1",
    )
    assert placeholder["places"] == [
        {"question": "1.1", "evidence": None, "page": None, "quote": "infogas efter sammanträdet"}
    ]
    assert "infogas efter sammanträdet" in placeholder["message"]


def test_several_rules_may_be_asked_for(command, case) -> None:
    both = found(command, case, "--rule", "placeholder", "--rule", "question-reference")
    assert {each["rule"] for each in both} == {"placeholder", "question-reference"}
    assert {each["rule"] for each in found(command, case)} > {each["rule"] for each in both}


def test_a_rule_that_does_not_exist_is_told(command, case) -> None:
    told = command("check", case, "--rule", "prices")
    assert (told.code, told.out) == (1, "")
    assert "”prices”" in told.err


def test_the_findings_are_read_question_by_question_and_counted(command, case) -> None:
    told = command("check", case)
    assert told.code == 0
    lines = told.out.splitlines()
    assert any(line.startswith("1.1  ") for line in lines)
    assert any("[placeholder]" in line for line in lines)
    assert " fel, " in lines[-1]


def test_what_was_accepted_is_shown_only_when_asked_for(command, case) -> None:
    with Case.open(case, who="eva") as opened:
        from auditprep import produce

        examined = produce.finish(produce.examine(opened.snapshot(), opened.page_texts, only=["placeholder"]))
        opened.accept(examined.findings[0], "Kommer i oktober")
    assert found(command, case, "--rule", "placeholder") == []
    assert "Kommer i oktober" not in command("check", case).out
    assert "Skäl: Kommer i oktober" in command("check", case, "--all").out
    assert command("check", case, "--all", "--json").code == 2


def test_a_word_document_tells_the_findings_and_nothing_of_what_is_secret(command, case, tmp_path) -> None:
    told = command("check", case, "--docx", tmp_path / "anm.docx")
    assert told.code == 0
    assert "anm.docx" in told.err
    document = docx.Document(str(tmp_path / "anm.docx"))
    words = "\n".join(
        [each.text for each in document.paragraphs]
        + [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    )
    assert "infogas efter sammanträdet" in words
    assert "850712" not in words
    assert "hemligt" not in words
    assert command("check", case, "--docx", tmp_path / "anm.txt").code == 1


def test_checking_changes_nothing(command, case) -> None:
    before = case.read_bytes()
    command("check", case)
    assert case.read_bytes() == before


def test_every_rule_is_listed_with_what_it_looks_for(command) -> None:
    rules = json.loads(command("rules", "--json").out)
    assert {"rule", "group", "severity", "name", "explanation"} == set(rules[0])
    told = command("rules").out
    assert all(each["rule"] in told and each["name"] in told for each in rules)


def test_an_export_says_what_is_still_open_and_is_made_all_the_same(command, case, tmp_path) -> None:
    told = command("export", case, "--docx", tmp_path / "ut.docx")
    assert told.code == 0
    assert (tmp_path / "ut.docx").is_file()
    assert "Fortfarande öppet i granskningen" in told.out.splitlines()[-1]
