"""Which submission may be a case's last year, and what of it waits for the user."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from forms import FormQuestion, FormSection, make_form

from auditprep import produce
from auditprep.case import Case
from auditprep.errors import LockedCase, NotEarlier
from auditprep.model import Status, Submission, submission

QUESTIONS = (
    FormQuestion("1.1", "Har nämnden satt upp egna mål för året?", ("Ja", "Nej", "Vet ej")),
    FormQuestion("1.2", "Hur följs kostnaderna för båtarna upp?", options=()),
)


def made(file: Path, year: int | None, *, board: str | None = "Hamnnämnden", text: str = "Så här.") -> Path:
    """A case of that year, with an answer."""
    form = make_form((FormSection("1", "Mål", QUESTIONS),), title="Frågor till nämnden", before=())
    with Case.create(file, form, "form.docx", board=board, year=year) as case:
        case.answer("1.2", text=text)
    return file


def seen(file: Path) -> Submission:
    return produce.read_submission(file)


def refused(file: Path, previous: Submission) -> dict[str, object]:
    """The facts of why it is no last year; the case is left as it was."""
    with Case.open(file) as case:
        with pytest.raises(NotEarlier) as caught:
            case.set_previous(previous)
        assert case.snapshot().previous is None
    return dict(caught.value.facts)


@pytest.mark.parametrize("year", [2025, None])
def test_a_case_is_not_its_own_last_year_nor_is_a_copy_of_it(tmp_path: Path, year: int | None) -> None:
    case = made(tmp_path / "i år.auditprep", year)
    copy = tmp_path / "kopia.auditprep"
    shutil.copy(case, copy)
    for file in (case, copy):
        assert refused(case, seen(file)) == {"file": file.name, "reason": "itself", "year": year}


def test_a_copy_that_was_changed_is_a_copy_all_the_same(tmp_path: Path) -> None:
    case, copy = made(tmp_path / "i år.auditprep", 2025), tmp_path / "kopia.auditprep"
    shutil.copy(case, copy)
    with Case.open(copy) as opened:
        opened.answer("1.1", mark="Ja")
    assert refused(case, seen(copy))["reason"] == "itself"


def test_a_later_year_is_no_last_year(tmp_path: Path) -> None:
    case, later = made(tmp_path / "a.auditprep", 2024), made(tmp_path / "b.auditprep", 2025)
    assert refused(case, seen(later)) == {"file": "b.auditprep", "reason": "later", "year": 2025}


@pytest.mark.parametrize("board", ["Hamnnämnden", "hamnnämnden ", None])
def test_another_form_of_the_same_year_and_board_is_no_last_year(tmp_path: Path, board: str | None) -> None:
    case = made(tmp_path / "a.auditprep", 2025)
    other = replace(seen(case), name="b.docx", board=board, status="")
    assert refused(case, other)["reason"] == "same-year"


def test_another_boards_of_the_same_year_may_be_looked_at(tmp_path: Path) -> None:
    case, other = (
        made(tmp_path / "a.auditprep", 2025),
        made(tmp_path / "b.auditprep", 2025, board="Parknämnden"),
    )
    with Case.open(case) as opened:
        opened.set_previous(seen(other))


@pytest.mark.parametrize(
    ("then", "now"), [(2024, 2025), (2019, 2025), (None, 2025), (2024, None), (None, None)]
)
def test_an_earlier_year_and_one_that_is_not_known_may_be(
    tmp_path: Path, then: int | None, now: int | None
) -> None:
    case = made(tmp_path / "a.auditprep", now, text="Nytt.")
    earlier = made(tmp_path / "b.auditprep", then, text="Gammalt.")
    with Case.open(case) as opened:
        opened.set_previous(seen(earlier))
        assert opened.snapshot().previous == seen(earlier)
        opened.set_previous(None)


def test_what_was_carried_over_makes_no_case_a_copy_of_its_last_year(tmp_path: Path) -> None:
    earlier = made(tmp_path / "b.auditprep", None)
    form = make_form((FormSection("1", "Mål", QUESTIONS),), title="Frågor till nämnden", before=())
    with Case.create(tmp_path / "a.auditprep", form, "form.docx", board="Hamnnämnden") as case:
        case.set_previous(seen(earlier))
        assert case.carry().questions == ("1.2",)
        case.set_previous(seen(earlier))


def test_a_case_that_has_been_sent_says_so_first(tmp_path: Path) -> None:
    import datetime as dt

    case = made(tmp_path / "a.auditprep", 2025)
    with Case.open(case) as opened:
        previous = submission(opened.snapshot())
        opened.set_status(Status.SENT, sent_on=dt.date(2025, 10, 1), sent_to="Revisionen")
        with pytest.raises(LockedCase):
            opened.set_previous(previous)


# What waits for the user


def test_a_question_that_is_waiting_to_be_paired_is_left_as_such(tmp_path: Path) -> None:
    old_question = "Vilket arbete gör nämnden för att trygga en strategisk skogsvård i sina enheter?"
    new_question = "Hur tryggar nämnden sin skogsvård strategiskt?"

    def form(text: str, answers: dict[str, tuple[str | None, str]]) -> bytes:
        asked = (*QUESTIONS, FormQuestion("1.3", text, options=()))
        return make_form(
            (FormSection("1", "Mål", asked),), answers=answers, title=f"Frågor {2030 + (not answers)}"
        )

    old = tmp_path / "fjol.docx"
    old.write_bytes(form(old_question, {"1.3": (None, "Med en plan.")}))
    with Case.create(tmp_path / "a.auditprep", form(new_question, {}), "form.docx", year=2031) as case:
        case.set_previous(seen(old))
        carried = case.carry(["1.3"])
        assert carried.left == {"1.3": "doubtful"}


def test_a_mark_with_another_name_is_told_with_what_it_was_called(tmp_path: Path) -> None:
    def form(last: str, answers: dict[str, tuple[str | None, str]]) -> bytes:
        asked = (
            FormQuestion("1.1", QUESTIONS[0].text, ("Ja", "Nej", last)),
            FormQuestion("1.2", "Finns en plan för båtarna?", ("Ja", "Nej", last)),
        )
        return make_form(
            (FormSection("1", "Mål", asked),), answers=answers, title=f"Frågor {2030 + (not answers)}"
        )

    old = tmp_path / "fjol.docx"
    old.write_bytes(form("Vet ej", {"1.1": ("Vet ej", ""), "1.2": ("Ja", "")}))
    with Case.create(tmp_path / "a.auditprep", form("Kan ej bedömas", {}), "form.docx", year=2031) as case:
        case.set_previous(seen(old))
        carried = case.carry()
        assert carried.questions == ("1.1", "1.2")
        assert carried.marks_renamed == {"1.1": "Vet ej"}
        assert (carried.marks_lost, case.snapshot().answer("1.1").mark) == ((), "Kan ej bedömas")
