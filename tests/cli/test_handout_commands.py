"""Questions out to a colleague and answers back, on the command line."""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from forms import make_form
from sheet_making import changed, p

from auditprep import cli
from auditprep.case import Case


class Said(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[..., Said]


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
def case(tmp_path: Path) -> Path:
    path = tmp_path / "park.auditprep"
    with Case.create(path, make_form(), "form.docx") as made:
        made.answer("1.1", mark="Ja", text="Hittills.")
    return path


@pytest.fixture
def sheet(run: Run, case: Path, tmp_path: Path) -> Path:
    file = tmp_path / "frågor.docx"
    said = run("handout", case, "1.1", "2.1", "--to", "Park", "--docx", file)
    assert (said.code, said.err) == (0, "")
    return file


def write(sheet: Path, key: str, words: str) -> None:
    """Somebody writes an answer in the sheet."""
    field = re.compile(
        rf'(<w:tag w:val="ap:text:[^:"]*:{re.escape(key)}"/>(?:(?!</w:sdtPr>).)*?)(?:<w:showingPlcHdr/>)?</w:sdtPr>'
        r"<w:sdtContent><w:tc>(<w:tcPr>.*?</w:tcPr>).*?</w:tc>"
    )
    made = changed(
        sheet.read_bytes(),
        lambda xml: field.sub(
            lambda found: f"{found[1]}</w:sdtPr><w:sdtContent><w:tc>{found[2]}{p(words)}</w:tc>", xml, count=1
        ),
    )
    sheet.write_bytes(made)


def answers(case: Path) -> dict[str, str]:
    with Case.open(case, read_only=True) as opened:
        snapshot = opened.snapshot()
    return {key: answer.text for key, answer in snapshot.answers.items() if answer.text}


def test_whom_the_sheet_is_from_can_be_said(run: Run, case: Path, tmp_path: Path) -> None:
    said = run(
        "handout", case, "1.1", "--to", "Park", "--from", "Nämndens chef", "--docx", tmp_path / "blad.docx"
    )
    assert said.code == 0
    with Case.open(case, read_only=True) as opened:
        assert [each.by for each in opened.snapshot().handouts] == ["Nämndens chef"]


def test_handout_tells_what_went_out(run: Run, case: Path, tmp_path: Path) -> None:
    said = run(
        *("handout", case, "1.1", "1.1", "--to", "Park", "--docx", tmp_path / "a.docx"),
        *("--due", "2031-09-26", "--message", "Hej"),
    )
    assert (said.code, said.err) == (0, "")
    assert "1 fråga till Park" in said.out and "2031-09-26" in said.out
    with Case.open(case, read_only=True) as opened:
        (out,) = opened.snapshot().handouts
    assert (out.to, out.questions, out.message, str(out.due)) == ("Park", ("1.1",), "Hej", "2031-09-26")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["1.1", "--to", "Park"], "--docx"),
        (["1.1", "--docx", "a.docx"], "--to"),
        (["--to", "Park", "--docx", "a.docx"], "FRÅGA"),
        (["1.1", "--to", "Park", "--docx", "a.docx", "--due", "i morgon"], "2025-09-26"),
    ],
)
def test_what_is_missing_or_wrong_is_wrong_usage(run: Run, case: Path, words: list[str], told: str) -> None:
    said = run("handout", case, *words)
    assert (said.code, said.out) == (2, "")
    assert told in said.err


@pytest.mark.parametrize("words", [["9.9", "--to", "Park"], ["1.1", "--to", " "]])
def test_what_cannot_go_out_is_told_and_nothing_is_written(
    run: Run, case: Path, tmp_path: Path, words: list[str]
) -> None:
    said = run("handout", case, *words, "--docx", tmp_path / "a.docx")
    assert (said.code, said.out, len(said.err.splitlines())) == (1, "", 1)
    assert not (tmp_path / "a.docx").exists()


def test_an_untouched_sheet_brings_nothing(run: Run, case: Path, sheet: Path) -> None:
    said = run("handin", case, sheet)
    assert (said.code, said.err) == (0, "")
    assert "inget nytt" in said.out and "Inget ändrades" in said.out
    assert answers(case) == {"1.1": "Hittills."}


def test_what_is_new_is_taken_and_signed(run: Run, case: Path, sheet: Path) -> None:
    write(sheet, "2.1", "Allt blir svårt.")
    said = run("handin", case, sheet)
    assert (said.code, said.err) == (0, "")
    assert "Allt blir svårt." in said.out and "Inläst: 1 fråga (2.1)." in said.out
    assert answers(case) == {"1.1": "Hittills.", "2.1": "Allt blir svårt."}
    with Case.open(case, read_only=True) as opened:
        assert opened.history("2.1")[-1].who == "Park"
        assert not opened.snapshot().handouts[0].is_out


@pytest.mark.parametrize(
    ("take", "stands"), [((), "Mitt."), (("--take", "mine"), "Mitt."), (("--take", "theirs"), "Deras.")]
)
def test_where_both_have_changed_the_same_both_are_told_and_one_is_chosen(
    run: Run, case: Path, sheet: Path, take: tuple[str, ...], stands: str
) -> None:
    write(sheet, "1.1", "Deras.")
    with Case.open(case) as opened:
        opened.answer("1.1", text="Mitt.")
    said = run("handin", case, sheet, *take)
    assert said.code == 0
    assert "mitt: Mitt." in said.out and "deras: Deras." in said.out
    assert answers(case)["1.1"] == stands


def test_a_dry_run_changes_nothing(run: Run, case: Path, sheet: Path) -> None:
    write(sheet, "2.1", "Allt blir svårt.")
    before = case.read_bytes()
    said = run("handin", case, sheet, "--dry-run")
    assert (said.code, "Allt blir svårt." in said.out) == (0, True)
    assert case.read_bytes() == before


def test_json_is_printed_alone(run: Run, case: Path, sheet: Path) -> None:
    write(sheet, "2.1", "Allt blir svårt.")
    said = run("handin", case, sheet, "--json")
    found = json.loads(said.out)
    assert (said.code, said.err) == (0, "")
    assert found["merged"]["questions"] == ["2.1"]
    assert [each["theirs"] for each in found["parts"] if each["outcome"] == "new"] == ["Allt blir svårt."]
    assert "merged" not in json.loads(run("handin", case, sheet, "--json", "--dry-run").out)


def test_what_belongs_to_no_question_is_told_with_a_note_on_standard_error(
    run: Run, tmp_path: Path, sheet: Path
) -> None:
    other = tmp_path / "annan.auditprep"
    with Case.create(other, make_form(answers={"1.1": ("Nej", "Annat.")}), "form.docx"):
        pass
    end = '<w:p><w:pPr><w:pStyle w:val="SheetEnd"/>'
    sheet.write_bytes(changed(sheet.read_bytes(), lambda xml: xml.replace(end, p("Fritt ord.") + end)))
    said = run("handin", other, sheet)
    assert said.code == 0
    assert "Fritt ord." in said.out
    assert "inte skickats ut från det här underlaget" in said.err


def test_a_form_is_no_sheet(run: Run, case: Path, tmp_path: Path) -> None:
    (tmp_path / "form.docx").write_bytes(make_form())
    said = run("handin", case, tmp_path / "form.docx")
    assert (said.code, said.out, len(said.err.splitlines())) == (1, "", 1)
    assert "form.docx" in said.err and "formulär" in said.err


def test_a_sheet_of_another_case_is_told_whose_it_is_and_nothing_of_it_is_taken_unasked(
    run: Run, tmp_path: Path, sheet: Path
) -> None:
    other = tmp_path / "annan.auditprep"
    with Case.create(other, make_form(), "form.docx", board="Parknämnden", year=2019):
        pass
    write(sheet, "2.1", "Allt blir svårt.")
    said = run("handin", other, sheet)
    assert (said.code, answers(other)) == (0, {})
    assert "Att välja mellan, kvar som det var: 1" in said.out
    assert "Inget svar ändrades." in said.out and "0 frågor" not in said.out
    assert "Bladet gäller " in said.err and "inte skickats ut från det här underlaget" in said.err
    assert "Hittills." not in said.out  # nobody has changed that
    run("handin", other, sheet, "--take", "theirs")
    assert answers(other) == {"2.1": "Allt blir svårt."}


def test_what_was_left_is_told_with_how_theirs_is_had_after_all(run: Run, case: Path, sheet: Path) -> None:
    write(sheet, "1.1", "Deras.")
    with Case.open(case) as opened:
        opened.answer("1.1", text="Mitt.")
    said = run("handin", case, sheet)
    assert "1 del är kvar som den var." in said.out and "läs in bladet igen med `--take theirs`" in said.out
    (number,) = re.findall(r"1\.1 text: `auditprep history --restore (\d+)`", said.out)
    lines = run("history", case, "1.1").out
    assert "Park  text: Deras. (inte taget, Mitt. står kvar)" in lines
    assert [each["left"] for each in json.loads(run("history", case, "--json").out)].count(True) == 1
    assert run("history", case, "--restore", number).code == 0
    assert answers(case)["1.1"] == "Deras."
    run("history", case, "--undo", "2")
    assert run("handin", case, sheet, "--take", "theirs").code == 0
    assert answers(case)["1.1"] == "Deras."
    assert "kvar som" not in run("handin", case, sheet).out


def test_an_undone_reading_in_is_named_and_so_is_one_that_was_made_again(
    run: Run, case: Path, sheet: Path
) -> None:
    write(sheet, "2.1", "Allt blir svårt.")
    run("handin", case, sheet)
    run("history", case, "--undo", "1")
    run("history", case, "--undo", "2")
    lines = run("history", case, "--steps").out.splitlines()
    assert [line.split("  ")[-1] for line in lines] == [
        "Inläst från Park: 2.1",
        "Ångrat: inläsning från Park (ångrat): 2.1",
        "Gjort om: inläsning från Park: 2.1",
    ]
    steps = json.loads(run("history", case, "--steps", "--json").out)
    assert [(each["of"], each["again"]) for each in steps] == [
        (None, False),
        ("handin", False),
        ("handin", True),
    ]
