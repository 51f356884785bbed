"""What a year that is read from a Word form has that is in none of its answers: kept with it, and told of in words."""

from __future__ import annotations

from pathlib import Path

import pytest
from forms import make_form
from journeys import BEFORE, BEFORE_ANSWERS
from year_before import year_before

from auditprep import messages, produce
from auditprep.case import Case
from auditprep.cli import main
from auditprep.model import Notice, Submission

LOOSE = ("Parken invigdes i maj.", "Dammen tömdes i juni.")


def form_with(*loose: str) -> bytes:
    """Last year's form, filled in, with these words below the last question."""
    return make_form(BEFORE, title="Frågor till nämnden 2030", answers=BEFORE_ANSWERS, after=loose)


@pytest.fixture
def before(tmp_path: Path) -> Path:
    file = tmp_path / "svar 2030.docx"
    file.write_bytes(form_with(*LOOSE))
    return file


def test_words_that_no_question_has_are_left_out_and_told_of(before: Path) -> None:
    read = produce.read_submission(before)
    assert messages.left_out_pieces(read) == LOOSE
    assert messages.left_out(read) == (
        "2 stycken text i ”svar 2030.docx” hör inte till någon fråga; de är inte med."
    )


def test_the_case_remembers_what_was_left_out_of_its_last_year(tmp_path: Path, before: Path) -> None:
    read = produce.read_submission(before)
    with Case.create(tmp_path / "a.auditprep", make_form(), "frågor.docx", year=2031) as case:
        case.set_previous(read)
    with Case.open(tmp_path / "a.auditprep") as case:
        assert case.snapshot().previous == read
        assert messages.left_out_pieces(read) == LOOSE


def test_of_a_form_that_is_read_whole_nothing_is_told(tmp_path: Path) -> None:
    file = tmp_path / "svar.docx"
    file.write_bytes(form_with("Tack för svaren."))
    assert messages.left_out(produce.read_submission(file)) == messages.left_out(None) == ""


def test_a_name_with_braces_is_a_name() -> None:
    read = year_before(name="svar {count} {}.docx", left_out=(Notice("text-without-question", None, {}),))
    assert "”svar {count} {}.docx”" in messages.left_out(read)


@pytest.mark.parametrize(
    ("notice", "words"),
    [
        (Notice("text-without-question", "1.1", {"text": "Ja då."}), "Fråga 1.1: Ja då."),
        (Notice("two-marks", "1.1", {"seen": "Ja, Nej"}), "Fråga 1.1: mer än ett kryss är satt (Ja, Nej)"),
        (Notice("unsure-mark", "1.2", {"seen": "v"}), "Fråga 1.2: ”v” kan vara ett kryss eller inte"),
        (Notice("unread-means", None, {"seen": "v"}), "”v” gick inte att läsa."),
        (Notice("doubtful-question", None, {"why": "no-text"}), "Det är inte säkert att den lästes rätt."),
        (Notice("box-missing", "1.1", {"option": "Nej"}), "Fråga 1.1: rutan för ”Nej” saknas"),
    ],
)
def test_each_piece_says_what_is_there_and_not_what_to_do_in_a_form_that_was_sent(
    notice: Notice, words: str
) -> None:
    (piece,) = messages.left_out_pieces(year_before(left_out=(notice,)))
    assert piece.startswith(words)
    assert "Välj" not in piece


def test_places_that_are_not_sure_are_counted_apart() -> None:
    read: Submission = year_before(
        name="a.docx",
        left_out=(Notice("two-marks", "1.1"), Notice("text-without-question", None, {"text": "Ja."})),
    )
    assert messages.left_out(read) == (
        "1 stycke text i ”a.docx” hör inte till någon fråga; det är inte med. 1 ställe i ”a.docx” gick inte att läsa säkert."
    )


@pytest.mark.parametrize("command", ["new", "carry", "compare"])
def test_the_command_line_tells_what_was_left_out(
    command: str, tmp_path: Path, before: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    form, case = tmp_path / "frågor.docx", tmp_path / "a.auditprep"
    form.write_bytes(make_form())
    if command != "new":
        Case.create(case, make_form(), "frågor.docx", year=2031).close()
    arguments = {
        "new": ["new", str(case), "--form", str(form), "--previous", str(before)],
        "carry": ["carry", str(before), str(case)],
        "compare": ["compare", str(before), str(case)],
    }
    assert main(arguments[command]) == 0
    told = capsys.readouterr().err
    assert "2 stycken text i ”svar 2030.docx” hör inte till någon fråga" in told
    assert all(f"  {words}" in told for words in LOOSE)
