"""`auditprep history`: all changes or those of an answer, steps that are undone, texts that are restored."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commanding import Command, commander
from forms import make_form

from auditprep.case import Case


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Command:
    return commander(monkeypatch)


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "park.auditprep"
    with Case.create(path, make_form(), "form.docx", who="anna") as made:
        made.answer("1.1", mark="Ja", text="Först.")
    with Case.open(path, who="bo") as made:
        made.answer("1.2", text="Sedan.")
        made.answer("1.1", text="Sist.")
    return path


def text(case: Path, key: str) -> str:
    with Case.open(case, read_only=True) as opened:
        return opened.snapshot().answer(key).text


def test_without_a_question_all_changes_are_told_with_theirs(run, case) -> None:
    lines = run("history", case).out.splitlines()
    assert len(lines) == 4
    assert [line.split()[1] for line in lines] == ["1.1", "1.1", "1.2", "1.1"]
    entries = json.loads(run("history", case, "--json").out)
    assert [(each["question"], each["who"], each["after"]) for each in entries] == [
        ("1.1", "anna", "Ja"),
        ("1.1", "anna", "Först."),
        ("1.2", "bo", "Sedan."),
        ("1.1", "bo", "Sist."),
    ]
    assert [each["id"] for each in entries] == [1, 2, 3, 4]
    assert {each["step"] for each in entries} == {None}


def test_changes_are_told_of_a_question_a_person_and_from_a_day_on(run, case) -> None:
    def told(*more: str) -> list[int]:
        return [each["id"] for each in json.loads(run("history", case, *more, "--json").out)]

    assert told("1.1") == [1, 2, 4]
    assert told("--who", "bo") == [3, 4]
    assert told("1.1", "--who", "bo") == [4]
    assert told("--since", "2020-01-01") == [1, 2, 3, 4]
    assert told("--since", "2999-01-01") == []
    line = run("history", case, "1.2").out
    assert line.split()[0] == "3"
    assert line.endswith("bo  text: – > Sedan.\n")


def test_a_text_is_restored_by_the_number_of_its_change(run, case) -> None:
    said = run("history", case, "--restore", "4")
    assert (said.code, said.out, said.err) == (0, "Återställt: 1.1\n", "")
    assert text(case, "1.1") == "Först."
    said = run("history", case, "--restore", "99")
    assert (said.code, said.out) == (1, "")
    assert "99" in said.err


def test_a_step_is_undone_by_its_number_and_what_stays_is_told(run, case) -> None:
    run("history", case, "--restore", "4")
    said = run("history", case, "--steps")
    assert said.out.split()[0] == "1"
    assert said.out.endswith("Tidigare text återställd: 1.1\n")
    with Case.open(case) as opened:
        opened.answer("1.1", text="Nytt.")
    said = run("history", case, "--undo", "1")
    assert said.code == 0
    assert "1.1" in said.err and "beskrivningen" in said.err
    run("history", case, "--restore", "6")
    said = run("history", case, "--undo", "2")
    assert said.out == "Ångrat: 1.1\n"
    assert text(case, "1.1") == "Nytt."
    said = run("history", case, "--undo", "2")
    assert (said.code, said.out) == (0, "")
    assert "redan" in said.err
    steps = json.loads(run("history", case, "--steps", "--json").out)
    assert [(each["kind"], each["undone"]) for each in steps] == [
        ("restore", False),
        ("restore", True),
        ("undo", False),
    ]
    assert "(ångrat)" in run("history", case, "--steps").out
    assert run("history", case, "--undo", "77").code == 1


@pytest.mark.parametrize(
    "wrong",
    [
        ("1.1", "--undo", "1"),
        ("--undo", "1", "--restore", "2"),
        ("--steps", "--who", "bo"),
        ("--undo", "1", "--json"),
        ("--since", "i går"),
        ("--undo", "ett"),
    ],
)
def test_wrong_usage_is_told_as_such(run, case, wrong) -> None:
    said = run("history", case, *wrong)
    assert (said.code, said.out) == (2, "")
    assert "auditprep history --help" in said.err


def test_an_unknown_question_is_told(run, case) -> None:
    said = run("history", case, "9.9")
    assert (said.code, said.out) == (1, "")
    assert "9.9" in said.err


def test_a_draft_from_another_year_is_told_in_words(run, case) -> None:
    with Case.open(case, who="bo") as opened:
        opened.answer("1.3", text="Från i fjol.", carried=True)
        opened.answer("1.3", carried=False)
    lines = run("history", case, "1.3").out
    assert "utkast från ett annat år: nej > ja" in lines and "utkast från ett annat år: ja > nej" in lines
    assert "carried" not in lines
