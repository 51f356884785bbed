"""`auditprep carry`: what it prints where, and its exit codes."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from forms import FormQuestion, FormSection, make_form

from auditprep import cli
from auditprep.case import Case
from auditprep.model import Document, Understood
from auditprep.model.evidence import EvidenceKind


class Said(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[..., Said]

OLD_FORM = (
    FormSection(
        "1",
        "Mål",
        (
            FormQuestion("1.1", "Har nämnden satt upp egna mål för året?"),
            FormQuestion("1.2", "Hur följs kostnaderna för skogsvården upp?", options=()),
            FormQuestion("1.3", "Vilka risker ser nämnden med de egna båtarna?", options=()),
        ),
    ),
)
NEW_FORM = (
    FormSection(
        "1",
        "Mål",
        (
            FormQuestion("1.1", "Har nämnden satt upp egna mål för året?", ("Ja", "Nej", "Delvis")),
            FormQuestion("1.2", "Vem har hand om nycklarna till arkivet?", options=()),
            FormQuestion("1.3", "Hur följs kostnaderna för skogsvården upp?", options=()),
            FormQuestion("1.4", "Vilka risker ser nämnden med de egna båtarna?", options=()),
        ),
    ),
)
ANSWERS = {"1.1": ("Vet ej", "Se delårsbokslut 2024."), "1.2": (None, "Kostnaden är 12,4 mnkr i mars 2024.")}


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs one command on streams of its own."""

    def run_command(*arguments: str | Path) -> Said:
        out, err = io.BytesIO(), io.BytesIO()
        monkeypatch.setattr(sys, "excepthook", sys.excepthook)
        monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(out, encoding="utf-8"))
        monkeypatch.setattr(sys, "stderr", io.TextIOWrapper(err, encoding="utf-8"))
        code = cli.main([str(each) for each in arguments])
        sys.stdout.flush()
        sys.stderr.flush()
        return Said(code, out.getvalue().decode(), err.getvalue().decode())

    return run_command


@pytest.fixture
def old(tmp_path: Path) -> Path:
    file = tmp_path / "underlag.docx"
    file.write_bytes(make_form(OLD_FORM, answers=ANSWERS, title="Frågor till nämnden", before=()))
    return file


@pytest.fixture
def old_case(tmp_path: Path, old: Path) -> Path:
    """Last year as a case: it knows its year, and what its answers leaned on."""
    file = tmp_path / "2024.auditprep"
    with Case.create(file, old.read_bytes(), old.name, year=2024) as case:
        understood = Understood("Delårsbokslut 2024", EvidenceKind.INTERIM_REPORT, represents="2024")
        taken = case.take_in(Document("d.txt", b"Text", "a" * 64, understood=understood))
        case.cite("1.1", taken[0].evidence)
    return file


@pytest.fixture
def new(tmp_path: Path) -> Path:
    file = tmp_path / "2025.auditprep"
    with Case.create(file, make_form(NEW_FORM), "form.docx", year=2025) as case:
        understood = Understood("Delårsrapport 2025", EvidenceKind.INTERIM_REPORT, represents="2025")
        case.take_in(Document("r.txt", b"Annat", "b" * 64, understood=understood))
    return file


def told(run: Run, *arguments: str | Path) -> dict[str, object]:
    said = run("carry", *arguments, "--json")
    assert said.code == 0, said.err
    return json.loads(said.out)


def test_answers_become_drafts_and_what_is_out_of_date_is_told(run: Run, old_case: Path, new: Path) -> None:
    said = run("carry", old_case, new)
    assert said.code == 0
    lines = [line.strip() for line in said.out.splitlines()]
    assert "1.3, som var 1.2 2024" in lines
    assert "1.1: ”delårsbokslut 2024” → delårsbokslut 2025 eller Delårsrapport 2025" in lines
    assert "1.3: ”mars 2024” → mars 2025" in lines
    assert "1.3: ”12,4 mnkr”" in lines
    assert "1.1: Delårsbokslut 2024 → Delårsrapport 2025" in lines
    assert any(line.startswith("Krysset fördes inte över") and line.endswith(": 1.1") for line in lines)
    assert any(line.startswith("Lämnat") and line.endswith(": 1.2") for line in lines)
    assert any(line.startswith("Lämnat") and line.endswith(": 1.4") for line in lines)
    assert "2024.auditprep" in said.err
    with Case.open(new, read_only=True) as case:
        answer = case.snapshot().answer("1.3")
    assert (answer.text, answer.carried, answer.done) == ("Kostnaden är 12,4 mnkr i mars 2024.", True, False)


def test_json_is_printed_alone(run: Run, old_case: Path, new: Path) -> None:
    assert told(run, old_case, new) == {
        "carried": ["1.1", "1.3"],
        "left": {"1.2": "unmatched", "1.4": "nothing"},
        "marks_lost": ["1.1"],
        "stale": [
            {
                "question": "1.1",
                "was": "delårsbokslut 2024",
                "proposals": ["delårsbokslut 2025", "Delårsrapport 2025"],
                "kind": "document",
            },
            {"question": "1.3", "was": "12,4 mnkr", "proposals": [], "kind": "amount"},
            {"question": "1.3", "was": "mars 2024", "proposals": ["mars 2025"], "kind": "month"},
        ],
        "wanted": [{"question": "1.1", "title": "Delårsbokslut 2024", "likely": [1]}],
    }


def test_only_the_questions_that_are_named_get_drafts(run: Run, old_case: Path, new: Path) -> None:
    assert told(run, old_case, new, "1.3")["carried"] == ["1.3"]
    with Case.open(new, read_only=True) as case:
        assert case.snapshot().answer("1.1").is_empty


def test_what_is_answered_stays_and_is_told(run: Run, old_case: Path, new: Path) -> None:
    with Case.open(new) as case:
        case.answer("1.3", text="Eget")
    found = told(run, old_case, new)
    assert (found["carried"], found["left"]) == (
        ["1.1"],
        {"1.2": "unmatched", "1.3": "answered", "1.4": "nothing"},
    )
    with Case.open(new, read_only=True) as case:
        assert case.snapshot().answer("1.3").text == "Eget"


def test_a_word_form_that_does_not_know_its_year_is_carried_and_that_is_told(
    run: Run, old: Path, new: Path
) -> None:
    said = run("carry", old, new)
    assert said.code == 0
    assert "vilka år" in said.err and "mars 2025" not in said.out


def test_the_second_time_last_year_is_the_same_and_nothing_is_left_to_carry(
    run: Run, old_case: Path, new: Path
) -> None:
    assert told(run, old_case, new)["carried"] == ["1.1", "1.3"]
    again = run("carry", old_case, new)
    assert again.code == 0 and again.out.startswith("Inget fördes över")
    assert "Föregående år är nu" not in again.err


def test_a_blank_form_has_nothing_to_carry_and_the_case_stays_as_it_is(
    run: Run, tmp_path: Path, new: Path
) -> None:
    blank = tmp_path / "blank.docx"
    blank.write_bytes(make_form(OLD_FORM))
    said = run("carry", blank, new)
    assert (said.code, said.out) == (1, "") and "blank.docx" in said.err
    with Case.open(new, read_only=True) as case:
        assert case.snapshot().previous is None


def test_what_cannot_be_done_is_said(run: Run, old_case: Path, new: Path, tmp_path: Path) -> None:
    assert run("carry", old_case).code == 2
    assert run("carry", new, new).code == 2
    assert run("carry", tmp_path / "borta.docx", new).code == 1
    assert run("carry", old_case, tmp_path / "borta.auditprep").code == 1
    unknown = run("carry", old_case, new, "9.9")
    assert unknown.code == 1 and "9.9" in unknown.err
    with Case.open(new, read_only=True) as case:
        assert case.snapshot().previous is None
