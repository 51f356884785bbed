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

from auditprep import cli, produce
from auditprep.case import Case
from auditprep.model import Document, PairChoice, Understood
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
    assert said.out.startswith("Underlagets föregående år är nu 2024.auditprep (2024).")
    with Case.open(new, read_only=True) as case:
        answer = case.snapshot().answer("1.3")
    assert (answer.text, answer.carried, answer.done) == ("Kostnaden är 12,4 mnkr i mars 2024.", True, False)


def test_json_is_printed_alone(run: Run, old_case: Path, new: Path) -> None:
    assert told(run, old_case, new) == {
        "carried": ["1.1", "1.3"],
        "left": {"1.2": "unmatched", "1.4": "nothing"},
        "marks_lost": ["1.1"],
        "marks_renamed": {},
        "previous": {"file": "2024.auditprep", "changed": True},
        "doubtful": [],
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
    assert "föregående år" not in again.out.casefold()
    assert told(run, old_case, new)["previous"] == {"file": "2024.auditprep", "changed": False}


def test_a_blank_form_has_nothing_to_carry_and_the_case_stays_as_it_is(
    run: Run, tmp_path: Path, new: Path
) -> None:
    blank = tmp_path / "blank.docx"
    blank.write_bytes(make_form(OLD_FORM))
    said = run("carry", blank, new)
    assert (said.code, said.out) == (1, "") and "blank.docx" in said.err
    with Case.open(new, read_only=True) as case:
        assert case.snapshot().previous is None


def test_another_last_year_than_before_is_told_by_name(
    run: Run, old_case: Path, new: Path, old: Path
) -> None:
    assert run("carry", old, new).code == 0
    said = run("carry", old_case, new)
    first = said.out.splitlines()[0]
    assert first == "Underlagets föregående år är nu 2024.auditprep (2024); det var underlag.docx."


# Pairs that nobody is sure of

DOUBTED_OLD = (
    FormSection(
        "1",
        "Styrning",
        (
            *OLD_FORM[0].questions,
            FormQuestion("1.4", "Vilket arbete gör nämnden för att trygga en strategisk skogsvård i sina enheter?", options=()),
        ),
    ),
)  # fmt: skip
DOUBTED_NEW = (
    FormSection(
        "1",
        "Styrning",
        (
            *OLD_FORM[0].questions,
            FormQuestion("1.4", "Hur tryggar nämnden sin skogsvård strategiskt?", options=()),
        ),
    ),
)


@pytest.fixture
def doubted(tmp_path: Path) -> tuple[Path, Path]:
    """Last year's form and this year's case, with a question that may be the same."""
    old = tmp_path / "fjol.docx"
    answers = {"1.4": (None, "Med en plan."), "1.2": (None, "Varje månad.")}
    old.write_bytes(make_form(DOUBTED_OLD, answers=answers, title="Frågor 2024", before=()))
    new = tmp_path / "i år.auditprep"
    with Case.create(new, make_form(DOUBTED_NEW, title="Frågor 2025"), "form.docx", year=2025) as case:
        case.set_previous(produce.read_submission(old))
        matching = case.matching()
        case.set_previous(None)
    assert matching and [(each.old, each.new) for each in matching.doubtful] == [("1.4", "1.4")]
    return old, new


def test_a_pair_that_is_waiting_is_told_with_the_words_of_both(run: Run, doubted: tuple[Path, Path]) -> None:
    said = run("carry", *doubted)
    assert said.code == 0
    assert "ingen har sagt om frågan fanns förra året: 1.4" in said.out
    assert "inte fanns i förra årets formulär: 1.4" not in said.out
    assert "1.4=1.4" in said.out
    assert "förra året, 1.4: Vilket arbete gör nämnden" in said.out
    assert "i år, 1.4: Hur tryggar nämnden" in said.out


def test_the_json_has_the_pairs_that_are_waiting(run: Run, doubted: tuple[Path, Path]) -> None:
    found = told(run, *doubted)
    assert found["left"]["1.4"] == "doubtful"  # type: ignore[index]
    (pair,) = found["doubtful"]  # type: ignore[misc]
    assert (pair["old"], pair["new"]) == ("1.4", "1.4")
    assert pair["old_text"].startswith("Vilket arbete") and pair["new_text"].startswith("Hur tryggar")


def test_a_pair_is_settled_on_the_command_line(run: Run, doubted: tuple[Path, Path]) -> None:
    found = told(run, *doubted, "--pair", "1.4=1.4")
    assert "1.4" in found["carried"] and found["doubtful"] == []  # type: ignore[operator]
    with Case.open(doubted[1], read_only=True) as case:
        assert case.snapshot().answer("1.4").text == "Med en plan."
        assert case.snapshot().choices == (PairChoice("1.4", "1.4", together=True),)


def test_questions_are_parted_on_the_command_line(run: Run, doubted: tuple[Path, Path]) -> None:
    found = told(run, *doubted, "--part", "1.4=1.4", "--part", "1.1 = 1.2")
    assert found["left"]["1.4"] == "unmatched" and found["doubtful"] == []  # type: ignore[index]


@pytest.mark.parametrize(
    ("pair", "code"),
    [("1.4", 2), ("=1.4", 2), ("1.4=", 2), ("1.4=1.4=1.4", 2), ("9.9=1.4", 1), ("1.4=9.9", 1)],
)
def test_a_pair_that_is_none_changes_nothing(
    run: Run, doubted: tuple[Path, Path], pair: str, code: int
) -> None:
    said = run("carry", *doubted, "--pair", pair)
    assert (said.code, said.out) == (code, "") and said.err
    with Case.open(doubted[1], read_only=True) as case:
        assert case.snapshot().previous is None


# What is no last year


def test_a_later_year_and_a_copy_are_no_last_year(
    run: Run, old_case: Path, new: Path, tmp_path: Path
) -> None:
    with Case.open(new) as case:
        case.answer("1.3", text="Eget")
    copy = tmp_path / "kopia.auditprep"
    copy.write_bytes(new.read_bytes())
    for old, year in ((new, old_case), (copy, new)):
        said = run("carry", old, year)
        assert (said.code, said.out) == (1, "")
        assert old.name in said.err and "föregående år" in said.err
        with Case.open(year, read_only=True) as case:
            assert case.snapshot().previous is None


def test_a_case_is_not_left_behind_where_its_last_year_is_none(run: Run, new: Path, tmp_path: Path) -> None:
    with Case.open(new) as case:
        case.answer("1.3", text="Eget")
    form, made = tmp_path / "form.docx", tmp_path / "nytt.auditprep"
    form.write_bytes(make_form(NEW_FORM))
    said = run("new", made, "--form", form, "--year", "2024", "--previous", new)
    assert said.code == 1 and "2025.auditprep" in said.err
    assert not made.exists()


# Marks that are called something else


def test_a_mark_that_has_another_name_is_told(run: Run, tmp_path: Path) -> None:
    def asked(*options: str) -> tuple[FormSection, ...]:
        return (FormSection("1", "Mål", (FormQuestion("1.1", "Har nämnden satt upp egna mål?", options),)),)

    old, new = tmp_path / "fjol.docx", tmp_path / "i år.auditprep"
    old.write_bytes(
        make_form(asked("Ja", "Nej", "Vet ej"), answers={"1.1": ("Vet ej", "Kanske.")}, title="Frågor 2024")
    )
    form = make_form(asked("Ja", "Nej", "Kan ej bedömas"), title="Frågor 2025")
    with Case.create(new, form, "form.docx", year=2025):
        pass
    said = run("carry", old, new)
    assert "1.1: ”Vet ej” heter ”Kan ej bedömas” i det här formuläret" in said.out


def test_what_cannot_be_done_is_said(run: Run, old_case: Path, new: Path, tmp_path: Path) -> None:
    assert run("carry", old_case).code == 2
    assert run("carry", new, new).code == 2
    assert run("carry", tmp_path / "borta.docx", new).code == 1
    assert run("carry", old_case, tmp_path / "borta.auditprep").code == 1
    unknown = run("carry", old_case, new, "9.9")
    assert unknown.code == 1 and "9.9" in unknown.err
    with Case.open(new, read_only=True) as case:
        assert case.snapshot().previous is None
