"""`auditprep compare`: what it prints, the JSON that others rely on, and what it says of what cannot be compared."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from forms import FormQuestion, FormSection, make_form

from auditprep import cli
from auditprep.case import Case

OLD = FormSection(
    "1",
    "Mål och uppföljning",
    (
        FormQuestion("1.1", "Har nämnden satt upp egna mål för året?"),
        FormQuestion("1.2", "Får nämnden veta hur det går under året?"),
        FormQuestion("1.3", "Hur arbetar nämnden med att behålla sin personal?", options=()),
    ),
)
NEW = FormSection(
    "1",
    "Mål och uppföljning",
    (
        FormQuestion("1.1", "Har nämnden satt upp egna mål för året?"),
        FormQuestion("1.2", "Finns en antagen plan för den interna kontrollen?"),
        FormQuestion("1.3", "Får nämnden veta hur det går under året?"),
    ),
)
ENGLISH = FormSection("1", "Goals", (FormQuestion("1.1", "Which risks do you see?", options=()),))


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
        code = cli.main(["compare", *(str(each) for each in arguments)])
        sys.stdout.flush()
        sys.stderr.flush()
        return Said(code, out.getvalue().decode(), err.getvalue().decode())

    return run_command


def form(file: Path, section: FormSection, answers: dict[str, tuple[str | None, str]], year: int) -> Path:
    file.write_bytes(make_form((section,), answers=answers, title=f"Frågor till nämnden {year}"))
    return file


@pytest.fixture
def old(tmp_path: Path) -> Path:
    answers = {"1.1": ("Ja", "Två mål."), "1.2": ("Delvis", "Varje månad."), "1.3": (None, "Med utbildning.")}
    return form(tmp_path / "förra.docx", OLD, answers, 2030)


@pytest.fixture
def new(tmp_path: Path) -> Path:
    answers = {"1.1": ("Ja", "Tre mål."), "1.2": ("Nej", ""), "1.3": ("Ja", "Varje månad.")}
    return form(tmp_path / "ny.docx", NEW, answers, 2031)


def told(said: Said) -> dict[str, Any]:
    assert said.code == 0, said.err
    found: dict[str, Any] = json.loads(said.out)
    return found


# JSON


def test_the_json_is_what_others_rely_on(run: Run, old: Path, new: Path) -> None:
    contract = ("old", "new", "change", "mark", "text")
    questions = [
        {name: each[name] for name in contract} for each in told(run(old, new, "--json"))["questions"]
    ]
    assert sorted(questions, key=str) == sorted(
        [
            {"old": "1.1", "new": "1.1", "change": "same", "mark": ["Ja", "Ja"], "text": "changed"},
            {"old": None, "new": "1.2", "change": "added", "mark": [None, "Nej"], "text": "empty"},
            {"old": "1.2", "new": "1.3", "change": "same", "mark": ["Delvis", "Ja"], "text": "same"},
            {"old": "1.3", "new": None, "change": "removed", "mark": [None, None], "text": "changed"},
        ],
        key=str,
    )


def test_what_was_merged_is_reworded_and_says_so(run: Run, old: Path, new: Path, tmp_path: Path) -> None:
    case = tmp_path / "ny.auditprep"
    choose(case, new, old, ("1.1", "1.1"), ("1.2", "1.1"))
    found = told(run(old, case, "--json"))["questions"]
    merged = [(each["old"], each["new"], each["change"]) for each in found if each.get("merged")]
    assert merged == [("1.1", "1.1", "reworded"), ("1.2", "1.1", "reworded")]


def test_the_json_tells_of_each_file(run: Run, old: Path, new: Path) -> None:
    found = told(run(old, new, "--json"))
    assert found["submissions"] == [
        {"file": "förra.docx", "board": "Parknämnden", "year": 2030, "status": None, "questions": 3},
        {"file": "ny.docx", "board": "Parknämnden", "year": 2031, "status": None, "questions": 3},
    ]
    assert isinstance(found["doubtful"], list)


def test_of_more_than_two_it_tells_the_first_and_the_last_and_every_column(
    run: Run, old: Path, new: Path, tmp_path: Path
) -> None:
    middle = form(tmp_path / "mitten.docx", OLD, {"1.1": ("Nej", "Två mål.")}, 2030)
    oldest = form(tmp_path / "först.docx", OLD, {"1.1": ("Nej", "Tre mål.")}, 2029)
    found = told(run(new, oldest, middle, "--json"))
    assert [each["file"] for each in found["submissions"]] == ["först.docx", "mitten.docx", "ny.docx"]
    assert found["columns"] == ["2029", "2030", "2031"]
    first = found["questions"][0]
    assert (first["old"], first["new"], first["mark"], first["text"]) == ("1.1", "1.1", ["Nej", "Ja"], "same")
    assert found["rows"][0]["marks"] == ["Nej", "Nej", "Ja"]
    assert [step["text"] for step in found["rows"][0]["steps"]] == ["changed", "changed"]


def test_what_is_secret_has_no_name_in_the_json(run: Run, old: Path, new: Path, tmp_path: Path) -> None:
    case = tmp_path / "ny.auditprep"
    file = tmp_path / "akt.txt"
    file.write_text("Om ett barn.", "utf-8")
    with Case.create(case, new.read_bytes(), new.name) as made:
        evidence = made.attach(file, title="Akten om barnet")
        made.change_evidence(evidence.id, secret=True)
        made.cite("1.1", evidence.id)
    said = run(old, case, "--json")
    assert "barnet" not in said.out
    assert "sekretessmarkerad handling" in said.out


# The list


def test_the_list_has_a_line_a_question_and_counts_what_is_another(run: Run, old: Path, new: Path) -> None:
    said = run(old, new, "--lang", "sv")
    assert said.code == 0
    lines = said.out.splitlines()
    assert lines[:2] == ["2030: förra.docx, Parknämnden", "2031: ny.docx, Parknämnden"]
    assert "*  1.1 Ja      1.1 Ja   Har nämnden satt upp egna mål för året? [annan text]" in lines
    assert "*  1.2 Delvis  1.3 Ja   Får nämnden veta hur det går under året? [annat kryss]" in lines
    assert any(line.startswith("+              1.2 Nej") for line in lines)
    assert lines[-1].startswith("2030 till 2031: 0 oförändrade, 2 ändrade svar")


def test_columns_that_have_no_room_beside_each_other_stand_below_the_question(
    run: Run, tmp_path: Path
) -> None:
    files = [form(tmp_path / f"{year}.docx", OLD, {"1.1": ("Ja", "")}, year) for year in range(2020, 2032)]
    said = run(*files, "--lang", "sv")
    assert said.code == 0
    lines = said.out.splitlines()
    assert "=  Har nämnden satt upp egna mål för året?" in lines
    assert any(line.strip().startswith("2020: 1.1 Ja · 2021: 1.1 Ja") for line in lines)
    assert max(map(len, lines)) <= 100


def test_two_stand_as_they_were_given_and_that_is_told(run: Run, old: Path, new: Path) -> None:
    said = run(new, old)
    assert said.out.splitlines()[0].startswith("2031")
    assert "2031" in said.err and "2030" in said.err


def test_a_question_asked_of_forms_in_other_languages_is_told(run: Run, old: Path, tmp_path: Path) -> None:
    english = form(tmp_path / "english.docx", ENGLISH, {"1.1": (None, "Many.")}, 2031)
    said = run(old, english, "--lang", "sv")
    assert said.code == 0
    assert "ingen fråga" in said.err.casefold()


def test_a_blank_form_is_compared_and_called_blank(run: Run, old: Path, tmp_path: Path) -> None:
    said = run(old, form(tmp_path / "blank.docx", NEW, {}, 2031), "--lang", "sv")
    assert said.code == 0
    assert "blank.docx, Parknämnden (inget är besvarat)" in said.out
    assert "”blank.docx” har inga svar" in said.err


def test_a_blank_form_has_changed_no_answer(run: Run, old: Path, tmp_path: Path) -> None:
    blank = form(tmp_path / "blank.docx", OLD, {}, 2031)
    said = run(old, blank, "--lang", "sv")
    lines = said.out.splitlines()
    assert "?  1.1 Ja      1.1 –  Har nämnden satt upp egna mål för året? [inte besvarad än]" in lines
    assert "annat kryss" not in said.out and "annan text" not in said.out
    assert lines[-1].endswith(
        "0 ändrade svar, 0 bara ändrade frågor, 0 nya, 0 borttagna, 3 inte besvarade än"
    )
    found = told(run(old, blank, "--json"))["questions"]
    assert [(each["mark_changed"], each["unanswered"]) for each in found] == [(False, True)] * 3


def test_forms_with_pairs_to_settle_are_not_called_unlike(run: Run, tmp_path: Path) -> None:
    one = FormSection("1", "A", (FormQuestion("1.1", "Vilket arbete gör nämnden för att trygga en strategisk skogsvård i sina enheter?", options=()),))  # fmt: skip
    other = FormSection("1", "A", (FormQuestion("1.1", "Hur tryggar nämnden sin skogsvård strategiskt?", options=()),))  # fmt: skip
    said = run(
        form(tmp_path / "a.docx", one, {"1.1": (None, "Så.")}, 2030),
        form(tmp_path / "b.docx", other, {"1.1": (None, "Så.")}, 2031),
    )
    assert "hör kanske ihop" in said.err
    assert "ingen fråga" not in said.err.casefold()


# What the user has said, and documents


def choose(case: Path, form: Path, previous: Path, *together: tuple[str, str]) -> None:
    from auditprep import produce
    from auditprep.model import PairChoice

    with Case.create(case, form.read_bytes(), form.name) as made:
        made.set_previous(produce.read_submission(previous))
        for pair in together:
            made.choose_pair(PairChoice(*pair, together=True))


def test_what_a_case_has_paired_with_its_own_last_year_holds(
    run: Run, old: Path, new: Path, tmp_path: Path
) -> None:
    case = tmp_path / "ny.auditprep"
    choose(case, new, old, ("1.3", "1.2"))
    found = told(run(old, case, "--json"))["questions"]
    assert ("1.3", "1.2") in {(each["old"], each["new"]) for each in found}


def test_documents_are_written_beside_the_list(run: Run, old: Path, new: Path, tmp_path: Path) -> None:
    docx, pdf = tmp_path / "jämförelse.docx", tmp_path / "jämförelse.pdf"
    said = run(old, new, "--docx", docx, "--pdf", pdf)
    assert said.code == 0
    assert docx.read_bytes().startswith(b"PK")
    assert pdf.read_bytes().startswith(b"%PDF")
    assert said.out.count("SHA-256") == 2


def test_json_stands_alone_also_beside_documents(run: Run, old: Path, new: Path, tmp_path: Path) -> None:
    said = run(old, new, "--json", "--docx", tmp_path / "jämförelse.docx")
    assert told(said)["questions"]
    assert "SHA-256" in said.err


# What cannot be compared


def test_a_file_is_not_compared_with_itself(run: Run, old: Path, tmp_path: Path) -> None:
    link = tmp_path / "länk.docx"
    link.symlink_to(old)
    for other in (old, link):
        said = run(old, other)
        assert (said.code, said.out) == (1, "")
        assert other.name in said.err


def test_one_file_is_too_few(run: Run, old: Path) -> None:
    assert run(old).code == 2


@pytest.mark.parametrize(
    "options", [("--docx", "-"), ("--docx", "a.docx", "--pdf", "a.docx")], ids=["stdout", "same file"]
)
def test_documents_need_files_of_their_own(run: Run, old: Path, new: Path, options: tuple[str, ...]) -> None:
    assert run(old, new, *options).code == 2


def test_what_is_compared_is_not_written_over(run: Run, old: Path, new: Path) -> None:
    before = old.read_bytes()
    said = run(old, new, "--docx", old)
    assert said.code == 1
    assert old.read_bytes() == before


def test_what_is_no_case_and_no_form_is_told_by_name(run: Run, old: Path, tmp_path: Path) -> None:
    other = tmp_path / "annat.auditprep"
    other.write_bytes(b"nothing of the kind" * 100)
    said = run(old, other)
    assert (said.code, said.out) == (1, "")
    assert "annat.auditprep" in said.err
    assert run(old, tmp_path / "borta.docx").code == 1
