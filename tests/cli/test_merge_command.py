"""`auditprep merge`: another copy of the same case is taken in, and left as it is."""

from __future__ import annotations

import json
import shutil
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
        made.answer("1.2", text="Gemensamt.")
    return path


@pytest.fixture
def other(case: Path, tmp_path: Path) -> Path:
    """A copy with a new answer, an answer that was changed in both, and a document that is cited."""
    path = tmp_path / "park-PC7.auditprep"
    shutil.copy(case, path)
    (tmp_path / "plan.txt").write_text("Deras plan", encoding="utf-8")
    with Case.open(path, who="bo") as there:
        there.answer("1.1", mark="Nej", text="Deras.")
        there.answer("1.2", text="Deras eget.")
        there.cite("1.1", there.attach(tmp_path / "plan.txt", title="Deras plan").id)
    with Case.open(case, who="anna") as mine:
        mine.answer("1.2", text="Mitt.")
    return path


def texts(case: Path) -> dict[str, str]:
    with Case.open(case, read_only=True) as opened:
        return {key: each.text for key, each in opened.snapshot().answers.items() if each.text}


def test_what_is_new_is_taken_and_what_both_have_changed_is_left_and_told(run, case, other) -> None:
    before = other.read_bytes()
    said = run("merge", case, other)
    assert (said.code, said.err) == (0, "")
    assert texts(case) == {"1.1": "Deras.", "1.2": "Mitt."}
    for words in ("Deras plan", "Mitt.", "Deras eget.", "1 hänvisning till dokument", "--undo 1"):
        assert words in said.out
    assert other.read_bytes() == before
    assert run("history", case, "--undo", "1").code == 0
    assert texts(case) == {"1.2": "Mitt."}


def test_theirs_is_taken_where_that_is_asked_for(run, case, other) -> None:
    assert run("merge", case, other, "--take", "theirs").code == 0
    assert texts(case) == {"1.1": "Deras.", "1.2": "Deras eget."}


def test_a_second_merge_brings_nothing(run, case, other) -> None:
    run("merge", case, other)
    before = case.read_bytes()
    said = run("merge", case, other)
    assert said.code == 0
    assert "inget nytt" in said.out
    assert "--undo" not in said.out
    with Case.open(case, read_only=True) as opened:
        assert len(opened.steps()) == 1
    assert len(case.read_bytes()) == len(before)


def test_a_dry_run_only_shows(run, case, other) -> None:
    before = case.read_bytes()
    with Case.open(case, who="anna"):  # also while somebody has it open
        said = run("merge", case, other, "--dry-run")
        assert said.code == 0
        assert "Deras eget." in said.out and "--undo" not in said.out
        assert run("merge", case, other).code == 1
    assert case.read_bytes() == before


def test_as_json_it_tells_the_parts_and_what_was_taken(run, case, other) -> None:
    plan = json.loads(run("merge", case, other, "--dry-run", "--json").out)
    assert "merged" not in plan
    assert [(each["question"], each["part"], each["outcome"]) for each in plan["parts"]] == [
        ("1.1", "mark", "new"),
        ("1.1", "text", "new"),
        ("1.2", "text", "conflict"),
    ]
    assert plan["evidence"] == ["Deras plan"]
    made = json.loads(run("merge", case, other, "--json").out)["merged"]
    assert made == {"step": 1, "questions": ["1.1"], "parts": 2, "evidence": 1}


def test_only_another_copy_of_the_same_case_is_taken(run, case, tmp_path) -> None:
    strange = tmp_path / "annat.auditprep"
    Case.create(strange, make_form(), "form.docx").close()
    for path, words in ((strange, "annat underlag"), (case, "självt"), (tmp_path / "borta", "borta")):
        said = run("merge", case, path)
        assert (said.code, said.out) == (1, "")
        assert words in said.err


def test_a_case_that_was_sent_takes_nothing(run, case, other) -> None:
    run("status", case, "inskickat", "--date", "2031-10-01", "--to", "Revisionen")
    said = run("merge", case, other)
    assert said.code == 1
    assert "låst" in said.err
    assert texts(case) == {"1.2": "Mitt."}


def test_what_was_left_is_had_after_all_by_undoing_and_merging_again(run, case, other) -> None:
    said = run("merge", case, other)
    assert "1 del är kvar som den var." in said.out
    assert "`auditprep history --undo 1`, och slå ihop igen med `--take theirs`" in said.out
    again = run("merge", case, other, "--take", "theirs")
    assert texts(case)["1.2"] == "Mitt."
    assert "lämnades som din när den slogs ihop förut (1.2)" in again.err
    run("history", case, "--undo", "1")
    assert run("merge", case, other, "--take", "theirs").code == 0
    assert texts(case) == {"1.1": "Deras.", "1.2": "Deras eget."}


def test_a_single_part_that_was_left_is_restored_by_its_number(run, case, other) -> None:
    said = run("merge", case, other)
    (line,) = [each for each in said.out.splitlines() if "--restore" in each]
    assert line.startswith("  1.2 text: ")
    run("history", case, "--restore", line.split()[-1].rstrip("`"))
    assert texts(case)["1.2"] == "Deras eget."
