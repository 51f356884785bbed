"""The command line as other programs and people meet it: what it prints where, and its exit codes."""

from __future__ import annotations

import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from forms import FormQuestion, FormSection, make_form

from auditprep import cli, i18n, produce
from auditprep.case import Case
from auditprep.model import Answer, Change, Correction, Submission


class Said(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[..., Said]

ROOT = Path(__file__).parents[2]

TICKED_TWICE = FormSection("1", "Mål", (FormQuestion("1.1", "Har nämnden mål?", ("Ja", "Nej", "Ja")),))


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Runs one command on streams of its own: UTF-8, unless the test says which encoding the console has."""

    def run_command(*arguments: str | Path, stdin: bytes = b"", encoding: str = "utf-8") -> Said:
        out, err = io.BytesIO(), io.BytesIO()
        monkeypatch.setattr(sys, "excepthook", sys.excepthook)
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(out, encoding=encoding))
        monkeypatch.setattr(sys, "stderr", io.TextIOWrapper(err, encoding=encoding))
        code = cli.main([str(each) for each in arguments])
        sys.stdout.flush()
        sys.stderr.flush()
        return Said(
            code, out.getvalue().decode("utf-8", "replace"), err.getvalue().decode("utf-8", "replace")
        )

    return run_command


@pytest.fixture
def form(tmp_path: Path) -> Path:
    file = tmp_path / "form.docx"
    file.write_bytes(make_form(answers={"1.1": ("Ja", "Beslutat i mars")}))
    return file


@pytest.fixture
def case(tmp_path: Path, run: Run, form: Path) -> Path:
    file = tmp_path / "park.auditprep"
    assert run("new", file, "--form", form).code == 0
    return file


def shown(run: Run, case: Path) -> dict[str, dict[str, object]]:
    sections = json.loads(run("show", case, "--json").out)["sections"]
    return {question["key"]: question for section in sections for question in section["questions"]}


def answer(run: Run, case: Path, key: str) -> object:
    return shown(run, case)[key]["answer"]


# form


def test_form_shows_what_was_understood(run: Run, form: Path) -> None:
    said = run("form", form)
    assert said.code == 0
    for words in (
        "Frågor till nämnden 2031",
        "Parknämnden",
        "2031-10-14",
        "7 frågor i 2 avsnitt",
        "1.2#2",
        "Ja / Nej",
    ):
        assert words in said.out
    assert "Går målen att mäta?" in said.out


def test_form_json_is_json_alone_and_has_the_contracts_shape(run: Run, form: Path) -> None:
    said = run("form", form, "--json")
    read = json.loads(said.out)
    assert list(read) == ["title", "board", "year", "deadline", "sections", "warnings"]
    assert list(read["sections"][0]) == ["number", "title", "questions"]
    assert read["sections"][0]["questions"][0] == {
        "key": "1.1",
        "number": "1.1",
        "text": "Har nämnden satt upp egna mål för året?",
        "guidance": None,
        "kind": "choice",
        "options": ["Ja", "Nej", "Delvis", "Vet ej"],
        "answer": {"mark": "Ja", "text": "Beslutat i mars"},
    }
    assert read["sections"][1]["questions"][1]["key"] == "#7"
    assert said.err == ""


def test_a_warning_is_a_message_not_a_result(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "odd.docx"
    file.write_bytes(make_form(ticking="paragraph-sdt", sections=[TICKED_TWICE], answers={"1.1": ("Ja", "")}))
    said = run("form", file)
    assert said.code == 0
    assert "Fråga 1.1" in said.err and "Fråga 1.1" not in said.out
    assert len(json.loads(run("form", file, "--json").out)["warnings"]) == 1


# new


def test_new_takes_the_form_with_its_answers(run: Run, case: Path) -> None:
    assert answer(run, case, "1.1") == {"mark": "Ja", "text": "Beslutat i mars"}


def test_new_without_a_form_takes_the_shipped_one(run: Run, tmp_path: Path) -> None:
    said = run("new", tmp_path / "a.auditprep", "--board", "Parknämnden", "--year", "2031")
    assert said.code == 0
    assert "25 frågor i 5 avsnitt" in said.out
    read = json.loads(run("show", tmp_path / "a.auditprep", "--json").out)
    assert (read["board"], read["year"], read["status"]) == ("Parknämnden", 2031, "draft")


def test_new_never_writes_over_a_case(run: Run, case: Path) -> None:
    before = case.read_bytes()
    said = run("new", case)
    assert said.code == 1
    assert "park.auditprep" in said.err and said.out == ""
    assert case.read_bytes() == before


def test_new_says_what_is_wrong_with_the_form(run: Run, tmp_path: Path) -> None:
    (tmp_path / "note.docx").write_text("just words")
    said = run("new", tmp_path / "a.auditprep", "--form", tmp_path / "note.docx")
    assert (said.code, said.out) == (1, "")
    assert "note.docx" in said.err and "Word" in said.err
    assert not (tmp_path / "a.auditprep").exists()


# Layouts

SKIP_FIRST = (Correction("1.1", Change.SKIP), Correction("1.3", Change.NUMBER, "1.3a"))


@pytest.fixture
def layout(form: Path) -> Path:
    """A layout that is saved where auditprep finds it."""
    return produce.save_layout("Granvik", produce.read_form(form)[1], SKIP_FIRST)


def test_a_saved_layout_that_fits_is_used_and_named(run: Run, form: Path, layout: Path) -> None:
    said = run("form", form)
    assert (said.code, "6 frågor i 2 avsnitt" in said.out, "1.3a" in said.out) == (0, True, True)
    assert "Formuläret läses med de sparade rättningarna ”Granvik”." in said.err
    read = json.loads(run("form", form, "--json").out)
    assert read["sections"][0]["questions"][2]["key"] == "1.3a"
    assert "Granvik" in read["warnings"][0]


def test_a_layout_goes_into_the_case_and_out_again_proved(
    run: Run, form: Path, layout: Path, tmp_path: Path
) -> None:
    case, out = tmp_path / "a.auditprep", tmp_path / "out.docx"
    said = run("new", case, "--form", form)
    assert "6 frågor" in said.out and "Granvik" in said.err
    run("answer", case, "1.3a", "--text-file", "-", stdin=b"Inga")
    assert "1 av 1 svar" in run("export", case, "--docx", out).out
    assert "Granvik" not in run("show", case).err


def test_a_layout_may_lie_anywhere(run: Run, form: Path, layout: Path, tmp_path: Path) -> None:
    elsewhere = layout.rename(tmp_path / "vårt.json")
    assert "7 frågor" in run("form", form).out
    said = run("form", form, "--layout", elsewhere)
    assert "6 frågor" in said.out and "Granvik" in said.err
    assert "6 frågor" in run("new", tmp_path / "a.auditprep", "--form", form, "--layout", elsewhere).out


def test_a_layout_of_another_form_is_refused(run: Run, layout: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.docx"
    other.write_bytes(produce.shipped_form()[0])
    for arguments in (["form", other], ["new", tmp_path / "a.auditprep", "--form", other]):
        assert run(*arguments, "--layout", layout).code == 1
        said = run(*arguments, "--layout", layout)
        assert "Granvik.json" in said.err and len(said.err.splitlines()) == 1
    assert not (tmp_path / "a.auditprep").exists()


def test_a_damaged_layout_is_one_sentence_and_stops_nothing(run: Run, form: Path, layout: Path) -> None:
    layout.write_bytes(b"{")
    said = run("form", form)
    assert (said.code, "7 frågor" in said.out) == (0, True)
    assert "Granvik.json" in said.err and len(said.err.splitlines()) == 1
    said = run("form", form, "--layout", layout)
    assert (said.code, said.out, len(said.err.splitlines())) == (1, "", 1)


# show


def test_show_lists_questions_answers_and_evidence(run: Run, case: Path, form: Path) -> None:
    run("attach", case, form, "--to", "1.1", "--pages", "3-6", "--title", "Budget 2031")
    said = run("show", case)
    assert "1 av 7 besvarade" in said.out
    assert "Har nämnden satt upp egna mål för året?  =  Ja" in said.out
    assert "Bilaga: Budget 2031, sid 3-6" in said.out
    assert "form.docx" in said.out


def test_show_json_has_citations_evidence_and_status(run: Run, case: Path, form: Path) -> None:
    run("attach", case, form, "--to", "1.1", "--pages", "3-6", "--title", "Budget 2031")
    read = json.loads(run("show", case, "--json").out)
    assert read["sections"][0]["questions"][0]["citations"] == [{"evidence": 1, "pages": "3-6"}]
    assert read["sections"][0]["questions"][1]["citations"] == []
    (evidence,) = read["evidence"]
    assert list(evidence) == ["id", "title", "file_name", "sha256", "size", "pages"]
    assert (evidence["title"], evidence["size"]) == ("Budget 2031", form.stat().st_size)
    assert read["status"] == "draft"


def test_json_is_utf_8_whatever_the_console_is(run: Run, case: Path) -> None:
    read = json.loads(run("show", case, "--json", encoding="cp1252").out)
    assert "Går målen" in read["sections"][0]["questions"][1]["text"]


def test_a_console_without_a_letter_is_no_reason_to_stop(run: Run, case: Path) -> None:
    run("answer", case, "1.3", "--text-file", "-", stdin="Målet ≥ 81 ☒".encode())
    said = run("show", case, encoding="cp1252")
    assert said.code == 0
    assert "? 81 ?" in said.out


# answer


@pytest.mark.parametrize("word", ["Vet ej", "vet EJ", " VET EJ "])
def test_a_mark_may_be_written_in_any_case(run: Run, case: Path, word: str) -> None:
    assert run("answer", case, "1.2#2", "--mark", word).code == 0
    assert answer(run, case, "1.2#2") == {"mark": "Vet ej", "text": ""}
    assert answer(run, case, "1.2") == {"mark": None, "text": ""}


WHICH = FormSection(
    "1",
    "Mål",
    (
        FormQuestion(
            "1.1", "Vilka planer finns?", ("Mål", "Budget", "Risk"), "Ange ett eller flera alternativ."
        ),
    ),
)


def test_several_marks_are_given_where_the_form_lets_them(run: Run, tmp_path: Path) -> None:
    form, case, out = tmp_path / "which.docx", tmp_path / "which.auditprep", tmp_path / "out.docx"
    form.write_bytes(make_form(sections=[WHICH]))
    run("new", case, "--form", form)
    assert run("answer", case, "1.1", "--mark", "risk; Mål").code == 0
    assert answer(run, case, "1.1") == {"mark": "Mål; Risk", "text": ""}
    assert shown(run, case)["1.1"]["several"] is True
    assert "1 av 1 svar" in run("export", case, "--docx", out).out
    read = json.loads(run("form", out, "--json").out)
    assert read["sections"][0]["questions"][0]["answer"]["mark"] == "Mål; Risk"
    said = run("answer", case, "1.1", "--mark", "Mål; Vatten")
    assert said.code == 1 and "Vatten" in said.err


def test_only_where_the_form_lets_them(run: Run, case: Path) -> None:
    assert run("answer", case, "1.1", "--mark", "Ja; Nej").code == 1


def test_what_the_form_itself_says_of_evidence_is_shown(run: Run, case: Path) -> None:
    with Case.open(case) as opened:
        opened.answer("1.1", evidence="**Protokoll** § 4")
    assert "| Underlag i formuläret: Protokoll § 4" in run("show", case).out
    assert "underlag i formuläret: – > Protokoll § 4" in run("history", case, "1.1").out


def test_an_empty_mark_takes_the_mark_away_and_leaves_the_text(run: Run, case: Path) -> None:
    assert run("answer", case, "1.1", "--mark", "").code == 0
    assert answer(run, case, "1.1") == {"mark": None, "text": "Beslutat i mars"}


def test_a_mark_that_the_question_has_not_is_refused_with_those_it_has(run: Run, case: Path) -> None:
    said = run("answer", case, "1.1", "--mark", "Kanske")
    assert said.code == 1
    assert "Kanske" in said.err and "Ja, Nej, Delvis, Vet ej" in said.err
    assert answer(run, case, "1.1") == {"mark": "Ja", "text": "Beslutat i mars"}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_is_read_in_the_encodings_that_editors_write(
    run: Run, case: Path, tmp_path: Path, encoding: str
) -> None:
    file = tmp_path / "text.md"
    file.write_bytes("Åtgärder:\r\n\r\n* ökad tillsyn\r\n* fler möten – varje månad".encode(encoding))
    assert run("answer", case, "1.3", "--text-file", file).code == 0
    assert answer(run, case, "1.3") == {
        "mark": None,
        "text": "Åtgärder:\n\n- ökad tillsyn\n- fler möten – varje månad",
    }


def test_text_and_mark_go_together_and_text_may_come_from_standard_input(run: Run, case: Path) -> None:
    assert (
        run("answer", case, "1.2", "--mark", "nej", "--text-file", "-", stdin=b"**Nej**, inte alla.").code
        == 0
    )
    assert answer(run, case, "1.2") == {"mark": "Nej", "text": "**Nej**, inte alla."}


def test_an_unknown_question_is_named(run: Run, case: Path) -> None:
    said = run("answer", case, "9.9", "--mark", "Ja")
    assert (said.code, said.out) == (1, "")
    assert "9.9" in said.err


def test_a_case_open_elsewhere_is_not_changed_and_says_with_whom(run: Run, case: Path) -> None:
    with Case.open(case, who="eva"):
        said = run("answer", case, "1.1", "--mark", "Nej")
        assert run("show", case).code == 0
    assert said.code == 1
    assert answer(run, case, "1.1") == {"mark": "Ja", "text": "Beslutat i mars"}


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7\nall of it text",
        make_form(),
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        b"{\\rtf1\\ansi text}",
        b"\xff\xd8\xff\xe0\x10JFIF",
        b"a\0b",
        b"\x81\x8d",
        "utan märke".encode("utf-16-le"),
    ],
)
@pytest.mark.parametrize("piped", [False, True])
def test_what_is_no_text_is_refused_as_an_answer(
    run: Run, case: Path, tmp_path: Path, data: bytes, piped: bool
) -> None:
    (tmp_path / "beslut").write_bytes(data)
    said = run("answer", case, "1.1", "--text-file", "-" if piped else tmp_path / "beslut", stdin=data)
    assert (said.code, said.out) == (1, "")
    assert "är inte text" in said.err and len(said.err.splitlines()) == 1
    assert answer(run, case, "1.1") == {"mark": "Ja", "text": "Beslutat i mars"}


def test_a_text_that_empties_an_answer_is_taken_and_told_of(run: Run, case: Path) -> None:
    said = run("answer", case, "1.1", "--text-file", "-", stdin=b" \n")
    assert said.code == 0
    assert "Beskrivningen är nu tom" in said.out and "`auditprep history`" in said.out
    assert answer(run, case, "1.1") == {"mark": "Ja", "text": ""}
    assert "tom" not in run("answer", case, "1.1", "--text-file", "-").out  # it was so already


# attach


def test_the_same_file_twice_is_one_piece_of_evidence(run: Run, case: Path, form: Path) -> None:
    run("attach", case, form, "--to", "1.1")
    run("attach", case, form, "--to", "1.3", "--pages", "2")
    read = json.loads(run("show", case, "--json").out)
    assert [evidence["id"] for evidence in read["evidence"]] == [1]
    assert shown(run, case)["1.3"]["citations"] == [{"evidence": 1, "pages": "2"}]


def test_nothing_is_attached_when_the_question_is_unknown(run: Run, case: Path, form: Path) -> None:
    assert run("attach", case, form, "--to", "9.9").code == 1
    assert json.loads(run("show", case, "--json").out)["evidence"] == []


@pytest.mark.parametrize(
    ("pages", "kept"),
    [("3", "3"), ("3–6", "3-6"), (" 3 - 6", "3-6"), ("3,5-7", "3, 5-7"), ("1, 2, 12", "1, 2, 12")],
)
def test_pages_are_kept_in_one_way_of_writing(
    run: Run, case: Path, form: Path, pages: str, kept: str
) -> None:
    assert run("attach", case, form, "--to", "1.1", "--pages", pages).code == 0
    assert shown(run, case)["1.1"]["citations"] == [{"evidence": 1, "pages": kept}]


@pytest.mark.parametrize(
    "pages", ["sid 3", "0", "6-3", "3-3", "5, 3", "3, 3", "3-", "-3", "3,,4", "3;4", "³"]
)
def test_what_is_no_pages_is_wrong_usage(run: Run, case: Path, form: Path, pages: str) -> None:
    said = run("attach", case, form, "--to", "1.1", f"--pages={pages}")
    assert (said.code, said.out) == (2, "")
    assert "--pages" in said.err and "3-6" in said.err
    assert json.loads(run("show", case, "--json").out)["evidence"] == []


@pytest.mark.parametrize(("size", "told"), [(0, "0 kB"), (1, "1 kB"), (1001, "2 kB"), (2_340_000, "2.3 MB")])
def test_the_size_of_evidence_is_told_and_nothing_is_0(
    run: Run, case: Path, tmp_path: Path, size: int, told: str
) -> None:
    (tmp_path / "underlag.txt").write_bytes(b"x" * size)
    assert told in run("attach", case, tmp_path / "underlag.txt").out


# export


def test_export_writes_the_form_and_its_receipt(run: Run, case: Path, tmp_path: Path) -> None:
    said = run("export", case, "--docx", tmp_path / "out.docx", "--json", tmp_path / "out.json")
    assert said.code == 0
    assert "1 av 1" in said.out
    assert json.loads((tmp_path / "out.json").read_bytes()) == json.loads(run("show", case, "--json").out)
    read = json.loads(run("form", tmp_path / "out.docx", "--json").out)
    assert read["sections"][0]["questions"][0]["answer"] == {"mark": "Ja", "text": "Beslutat i mars"}


def test_export_never_writes_over_the_case(run: Run, case: Path) -> None:
    said = run("export", case, "--docx", case)
    assert said.code == 1
    assert run("show", case).code == 0


def test_export_over_an_older_export_replaces_it(run: Run, case: Path, tmp_path: Path) -> None:
    for mark in ("Nej", "Delvis"):
        run("answer", case, "1.1", "--mark", mark)
        assert run("export", case, "--docx", tmp_path / "out.docx").code == 0
        read = json.loads(run("form", tmp_path / "out.docx", "--json").out)
        assert read["sections"][0]["questions"][0]["answer"]["mark"] == mark


def test_an_export_names_the_questions_that_lack_their_answer(run: Run, case: Path, tmp_path: Path) -> None:
    targets = ["--docx", tmp_path / "out.docx", "--json", tmp_path / "out.json"]
    said = run("export", case, *targets)
    assert "6 frågor saknar svar: 1.2, 1.2#2, 1.3, 1.4, 2.1, #7" in said.out.splitlines()
    questions = shown(run, case)
    for key, question in questions.items():
        mark = ["--mark", "Ja"] if question["options"] and key != "1.2" else []
        run("answer", case, key, *mark, "--text-file", "-", stdin=b"Ord")
    assert "1 fråga saknar svar: 1.2" in run("export", case, *targets).out.splitlines()
    run("answer", case, "1.2", "--mark", "Nej")
    assert "saknar svar" not in run("export", case, *targets).out


@pytest.mark.parametrize("second", ["out.docx", "../{folder}/out.docx", "link"])
def test_two_exports_to_one_file_are_wrong_usage(
    run: Run, case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, second: str
) -> None:
    monkeypatch.chdir(tmp_path)
    try:
        (tmp_path / "link").symlink_to("out.docx")
    except OSError:
        pytest.skip("links are not allowed here")
    said = run("export", case, "--docx", "out.docx", "--json", second.format(folder=tmp_path.name))
    assert (said.code, said.out) == (2, "")
    assert "en egen fil" in said.err
    assert not (tmp_path / "out.docx").exists()


@pytest.mark.parametrize("option", ["--docx", "--json"])
def test_an_export_to_standard_output_is_wrong_usage(
    run: Run, case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, option: str
) -> None:
    monkeypatch.chdir(tmp_path)
    said = run("export", case, option, "-")
    assert (said.code, said.out) == (2, "")
    assert "`auditprep show --json`" in said.err
    assert not (tmp_path / "-").exists()


# history


def test_history_tells_who_changed_what(run: Run, case: Path) -> None:
    run("answer", case, "1.1", "--mark", "Nej")
    entries = json.loads(run("history", case, "1.1", "--json").out)
    assert list(entries[-1])[:5] == ["when", "who", "field", "before", "after"]
    assert (entries[-1]["field"], entries[-1]["before"], entries[-1]["after"]) == ("mark", "Ja", "Nej")
    assert entries[-1]["when"].endswith("+00:00")
    assert "kryss: Ja > Nej" in run("history", case, "1.1").out


def test_history_shows_a_long_text_where_it_was_changed(run: Run, case: Path) -> None:
    same = "Nämnden följer upp målen varje tertial och redovisar dem i årsrapporten"
    with Case.open(case) as opened:
        opened.answer("1.1", text=f"{same} i mars.")
        opened.answer("1.1", text=f"{same} i april.")
    assert (
        run("history", case, "1.1")
        .out.splitlines()[-1]
        .endswith(": …årsrapporten i mars. > …årsrapporten i april.")
    )


def test_history_says_in_words_that_an_answer_was_called_done(run: Run, case: Path) -> None:
    with Case.open(case) as opened:
        opened.answer("1.1", done=True)
    assert "klar: nej > ja" in run("history", case, "1.1").out


# doctor


def test_doctor_says_that_a_sound_case_is_sound(run: Run, case: Path) -> None:
    said = run("doctor", case)
    assert (said.code, said.err) == (0, "")
    assert "7" in said.out


def test_doctor_rescues_a_damaged_case_beside_it(run: Run, case: Path, tmp_path: Path) -> None:
    whole = case.read_bytes()
    case.write_bytes(whole[: len(whole) * 3 // 4])
    said = run("doctor", case)
    assert said.code == 1
    assert case.read_bytes() == whole[: len(whole) * 3 // 4]
    assert run("show", tmp_path / "park-rescued.auditprep").code == 0
    assert run("doctor", case).code == 1
    assert (tmp_path / "park-rescued-2.auditprep").exists()


def test_a_damaged_case_and_an_unknown_question_name_the_command_that_helps(run: Run, case: Path) -> None:
    said = run("answer", case, "9.9", "--mark", "Ja")
    assert "`auditprep show`" in said.err and len(said.err.splitlines()) == 1
    case.write_bytes(case.read_bytes()[:5000])
    said = run("show", case)
    assert "`auditprep doctor`" in said.err and len(said.err.splitlines()) == 1


def test_doctor_does_not_advise_itself_where_nothing_is_left(run: Run, case: Path) -> None:
    case.write_bytes(b"")
    said = run("doctor", case)
    assert (said.code, len(said.err.splitlines())) == (1, 1)
    assert "doctor" not in said.err


# What holds for all commands


@pytest.mark.parametrize("command", ["show", "export", "history", "answer", "doctor"])
def test_a_case_that_is_no_case_gets_its_sentence(run: Run, tmp_path: Path, command: str) -> None:
    (tmp_path / "not.auditprep").write_bytes(b"nothing of ours" * 100)
    more = {"export": ["--json", tmp_path / "a"], "history": ["1.1"], "answer": ["1.1", "--mark", "Ja"]}
    for file, words in ((tmp_path / "not.auditprep", "not.auditprep"), (tmp_path / "gone", "gone")):
        said = run(command, file, *more.get(command, []))
        assert (said.code, said.out) == (1, "")
        assert words in said.err and len(said.err.splitlines()) == 1


@pytest.mark.parametrize("data", [b"just words", make_form(), b"\x89PNG" * 40])
def test_another_file_by_a_case_s_name_is_not_asked_for_a_case_s_name(
    run: Run, tmp_path: Path, data: bytes
) -> None:
    for name, advised in (("x.auditprep", False), ("X.AUDITPREP", False), ("x.docx", True)):
        (tmp_path / name).write_bytes(data)
        said = run("show", tmp_path / name)
        assert "inget underlag" in said.err
        assert ("slutar på .auditprep" in said.err) is advised


def test_a_name_that_is_too_long_is_told_by_every_command(run: Run, case: Path, tmp_path: Path) -> None:
    long = tmp_path / ("x" * 500 + ".auditprep")
    for arguments in (
        ["new", long],
        ["export", case, "--docx", long],
        ["show", long],
        ["doctor", long],
        ["attach", case, long],
        ["form", long],
    ):
        said = run(*arguments)
        assert (said.code, said.out, len(said.err.splitlines())) == (1, "", 1)
        assert "är för långt" in said.err


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["form"],
        ["dance"],
        ["show", "a", "--colour"],
        ["new", "a", "--year", "soon"],
        ["answer", "a", "1.1"],
        ["export", "a"],
        ["attach", "a", "b", "--pages", "3"],
        ["attach", "a", "b", "c", "--title", "T"],
        ["show", "a", "--lang", "fr"],
        ["compare", "a"],
        ["carry", "a"],
        ["handout", "a", "1.1"],
        ["merge", "a"],
        ["status", "a", "dancing"],
    ],
)
def test_wrong_usage_is_2_and_is_told_on_standard_error(run: Run, arguments: list[str]) -> None:
    said = run(*arguments)
    assert (said.code, said.out) == (2, "")
    assert "auditprep" in said.err


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (
            ["new", "a", "--year", "abc"],
            "--year har ett ogiltigt värde: ett årtal är fyra siffror, till exempel 2025.",
        ),
        (["new", "a", "--year", "202"], "ett årtal är fyra siffror"),
        (["new", "a", "--year"], "--year saknar sitt värde"),
        (["dance"], "Det finns inget kommando ”dance”."),
        (["show", "a", "b"], "Det finns ingen plats för: b"),
        (["show", "a", "--lang", "fr"], "--lang är något av: sv, en."),
    ],
)
def test_wrong_usage_is_told_in_the_user_s_language(run: Run, arguments: list[str], told: str) -> None:
    said = run(*arguments)
    assert said.code == 2
    assert told in said.err


@pytest.mark.parametrize(
    "arguments", [["--lang", "en", "form"], ["form", "--lang=en"], ["form", "--lang", "en"]]
)
def test_english_is_had_by_asking_wherever_it_is_asked(run: Run, form: Path, arguments: list[str]) -> None:
    said = run(*arguments, form)
    assert "7 questions in 2 sections" in said.out
    assert i18n.language() == "en"


@pytest.mark.parametrize(
    "command", ["form", "new", "show", "answer", "attach", "export", "history", "doctor"]
)
def test_every_command_has_help_in_swedish(run: Run, command: str) -> None:
    said = run(command, "--help")
    assert said.code == 0
    assert said.out.startswith("Användning: auditprep " + command)
    assert command in run("--help").out


def test_an_interruption_is_calm(run: Run, form: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_given: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(produce, "read_form", interrupted)
    said = run("form", form)
    assert said.code == 1
    assert "Traceback" not in said.err and len(said.err.strip().splitlines()) == 1


@pytest.mark.parametrize("more", [["show"], ["show", "--json"], ["history", "1.1"], ["--help"]])
def test_a_reader_that_goes_away_is_no_fault(case: Path, more: list[str]) -> None:
    command = [sys.executable, "-m", "auditprep", more[0], str(case), *more[1:]]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT) as running:
        assert running.stdout and running.stderr
        running.stdout.close()
        assert running.stderr.read() == b""
        assert running.wait() == 0


def test_an_export_is_done_though_nobody_reads_of_it(case: Path, tmp_path: Path) -> None:
    made = [tmp_path / "out.docx", tmp_path / "out.json"]
    command = [sys.executable, "-u", "-m", "auditprep", "export", str(case), "--docx", str(made[0])]
    with subprocess.Popen([*command, "--json", str(made[1])], stdout=subprocess.PIPE, cwd=ROOT) as running:
        assert running.stdout
        running.stdout.close()
        assert running.wait() == 0
    assert all(file.stat().st_size for file in made)


def test_our_own_mistake_is_logged_and_apologised_for(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def mistaken(*_given: object) -> None:
        raise ZeroDivisionError("ours")

    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    monkeypatch.setattr(produce, "read_form", mistaken)
    with pytest.raises(ZeroDivisionError) as caught:
        run("form", "a.docx")
    sys.excepthook(ZeroDivisionError, caught.value, caught.value.__traceback__)
    assert "ZeroDivisionError: ours" in (tmp_path / "auditprep" / "log" / "auditprep.log").read_text("utf-8")


def test_a_draft_from_last_year_is_confirmed_or_written_anew(run: Run, case: Path) -> None:
    with Case.open(case) as opened:
        asked = opened.snapshot().questionnaire
        before = {
            each.key: Answer(each.options[0] if each.options else None, "I fjol.")
            for each in asked.questions()
        }
        opened.set_previous(Submission("i fjol.docx", "Parknämnden", 2030, asked, before))
        keys = opened.carry(["1.1", "1.2", "1.3"], replace=True).questions
    assert "[>]" in run("show", case).out
    assert run("answer", case, keys[0], "--confirm").code == 0
    assert run("answer", case, keys[1], "--mark", "").code == 0
    with Case.open(case, read_only=True) as opened:
        snapshot = opened.snapshot()
    assert [snapshot.answer(key).carried for key in keys] == [False, False, True]
    assert snapshot.answer(keys[0]).text == "I fjol."
