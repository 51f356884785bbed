"""The commands for evidence: what they print where, and their exit codes."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from forms import make_form
from reportlab.pdfgen.canvas import Canvas

from auditprep import cli
from auditprep.case import Case


class Said(NamedTuple):
    code: int
    out: str
    err: str


Run = Callable[..., Said]

PLAN = "Nämnden antar internkontrollplanen och ger förvaltningen i uppdrag att följa upp den varje tertial."


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
    Case.create(path, make_form(), "form.docx").close()
    return path


def pdf(file: Path, *pages: str, password: str | None = None) -> Path:
    canvas = Canvas(str(file), encrypt=password)
    for words in pages:
        canvas.drawString(72, 700, words[:90])
        canvas.drawString(72, 680, words[90:])
        canvas.showPage()
    canvas.save()
    return file


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    return pdf(tmp_path / "plan.pdf", PLAN, "Bilaga", "Slut")


def evidence(run: Run, case: Path) -> list[dict[str, object]]:
    return json.loads(run("evidence", case, "--json").out)


def cited(run: Run, case: Path, key: str) -> object:
    sections = json.loads(run("show", case, "--json").out)["sections"]
    return next(asked["citations"] for each in sections for asked in each["questions"] if asked["key"] == key)


# attach


def test_attach_tells_what_became_of_each_file(run: Run, case: Path, plan: Path, tmp_path: Path) -> None:
    other = tmp_path / "plan (1).pdf"
    pdf(other, PLAN + " Nytt.", "Bilaga", "Slut")
    assert run("attach", case, plan).out.endswith("ny\n")
    assert run("attach", case, plan).out.endswith("fanns redan\n")
    assert run("attach", case, other).out.endswith("version 2 av det som fanns\n")
    with Case.open(case) as opened:
        opened.remove_evidence(1)
    said = run("attach", case, plan, "--title", "Annat")
    assert (said.code, said.out.endswith("återställd\n"), said.err) == (0, True, "")
    assert len(evidence(run, case)) == 1


def test_a_folder_is_taken_in_with_all_its_files(run: Run, case: Path, tmp_path: Path) -> None:
    folder = tmp_path / "Handlingar" / "2025"
    folder.mkdir(parents=True)
    for name in ("plan.txt", ".dold"):
        (folder / name).write_text(PLAN, encoding="utf-8")
    said = run("attach", case, tmp_path / "Handlingar", "--to", "1.1")
    assert said.code == 0
    assert "”.dold”" in said.err
    with Case.open(case, read_only=True) as opened:
        assert [each.file_name for each in opened.snapshot().evidence] == ["plan.txt"]


def test_one_file_that_cannot_be_read_does_not_stop_the_others(
    run: Run, case: Path, plan: Path, tmp_path: Path
) -> None:
    (tmp_path / "tom").mkdir()
    said = run("attach", case, tmp_path / "borta.pdf", tmp_path / "tom", plan, "--to", "1.1")
    assert said.code == 1
    first, second = said.err.splitlines()
    assert "inga filer" in first and "borta.pdf" in second
    assert "plan.pdf" in said.out
    assert cited(run, case, "1.1") == [{"evidence": 1, "pages": None}]


def test_a_document_without_words_is_attached_and_told_of(run: Run, case: Path, tmp_path: Path) -> None:
    files = {"tom.pdf": b"", "skadad.pdf": b"%PDF-1.7\ncut", "okänd.bin": b"\x00\x01\x02" * 50}
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    said = run("attach", case, *(tmp_path / name for name in files), pdf(tmp_path / "skannad.pdf", "", ""))
    assert said.code == 0
    told = said.err.splitlines()
    assert len(told) == 4
    for line, name in zip(told, [*files, "skannad.pdf"], strict=True):
        assert name in line
    assert "bild av text" in told[-1] and "saknas" not in said.err
    assert len(said.out.splitlines()) == 4
    assert [each["readable"] for each in evidence(run, case)] == [0, 0, 0, 0]


def test_a_locked_document_is_attached_and_read_with_its_password(
    run: Run, case: Path, tmp_path: Path
) -> None:
    locked = pdf(tmp_path / "lås.pdf", PLAN, password="hemligt")
    said = run("attach", case, locked)
    assert (said.code, "låst med lösenord" in said.err) == (0, True)
    said = run("attach", case, locked, "--password", "fel")
    assert (said.code, said.out, "lås.pdf" in said.err) == (1, "", True)
    said = run("attach", case, locked, "--password", "hemligt")
    assert (said.code, said.err) == (0, "")
    assert said.out.endswith("fanns redan\n")
    assert evidence(run, case)[0]["readable"] == 1
    assert json.loads(run("search", case, "internkontrollplan", "--json").out)[-1]["page"] == 1


def test_pages_and_a_quote_are_cited(run: Run, case: Path, plan: Path) -> None:
    run("attach", case, plan, "--to", "1.1", "--pages", "1-2", "--title", "Planen")
    run("attach", case, plan, "--to", "1.1", "--pages", "1", "--quote", "antar internkontrollplanen")
    assert cited(run, case, "1.1") == [
        {"evidence": 1, "pages": "1-2"},
        {"evidence": 1, "pages": "1", "quote": "antar internkontrollplanen"},
    ]
    assert "– > Planen, 1, ”antar" in run("history", case, "1.1").out


@pytest.mark.parametrize("known", [False, True])
def test_pages_after_the_last_are_refused_and_nothing_is_attached(
    run: Run, case: Path, plan: Path, known: bool
) -> None:
    if known:
        run("attach", case, plan)
    said = run("attach", case, plan, "--to", "1.1", "--pages", "3-4")
    assert (said.code, said.out) == (1, "")
    assert "3 sidor" in said.err and "3-4" in said.err and len(said.err.splitlines()) == 1
    assert (len(evidence(run, case)), cited(run, case, "1.1")) == (int(known), [])
    assert run("attach", case, plan, "--to", "1.1", "--pages", "3").code == 0


def test_a_quote_that_does_not_stand_on_the_page_is_cited_and_told(run: Run, case: Path, plan: Path) -> None:
    elsewhere = run(
        "attach", case, plan, "--to", "1.1", "--pages", "2", "--quote", "antar internkontrollplanen"
    )
    assert elsewhere.code == 0
    assert "sidan 2" in elsewhere.err and "sida 1" in elsewhere.err
    nowhere = run("attach", case, plan, "--to", "1.2", "--pages", "1", "--quote", "förkastar planen")
    assert (nowhere.code, "förkastar planen" in nowhere.err) == (0, True)
    fine = run("attach", case, plan, "--to", "1.3", "--pages", "1", "--quote", "ANTAR internkontroll-planen")
    assert (fine.code, fine.err) == (0, "")


def test_signs_that_steer_the_terminal_never_reach_it(run: Run, case: Path, tmp_path: Path) -> None:
    file = pdf(tmp_path / "plan\x1b[2J\n\u202efdp.pdf", PLAN)
    said = run("attach", case, file)
    assert said.code == 0
    assert "\ufffd[2J" in said.out
    assert not {"\x1b", "\u202e"} & set(said.out + said.err)
    assert len(said.out.splitlines()) == 1
    assert "\x1b" not in run("attach", case, "saknas\x1b[2J").err


def test_the_files_within_a_mail_are_told_of(run: Run, case: Path, plan: Path, tmp_path: Path) -> None:
    from email.message import EmailMessage

    mail = EmailMessage()
    mail["Subject"] = "Planen"
    mail.set_content("Hej, här kommer planen.")
    mail.add_attachment(plan.read_bytes(), maintype="application", subtype="pdf", filename="plan.pdf")
    (tmp_path / "mejl.eml").write_bytes(bytes(mail))
    said = run("attach", case, tmp_path / "mejl.eml", "--to", "1.1")
    first, second = said.out.splitlines()
    assert "mejl.eml" in first and "plan.pdf" in second
    assert cited(run, case, "1.1") == [{"evidence": 1, "pages": None}]


@pytest.mark.parametrize(
    ("more", "told"),
    [(["--quote", "x"], "--quote"), (["--pages", "3"], "--pages"), (["b", "--title", "T"], "--title")],
)
def test_what_does_not_go_together_is_wrong_usage(
    run: Run, case: Path, plan: Path, more: list[str], told: str
) -> None:
    said = run("attach", case, plan, *more)
    assert (said.code, said.out) == (2, "")
    assert told in said.err
    assert evidence(run, case) == []


# evidence


def test_evidence_is_listed_with_what_was_read_out_of_it(
    run: Run, case: Path, plan: Path, tmp_path: Path
) -> None:
    assert "Underlaget har inga bilagor än." in run("evidence", case).out
    run("attach", case, plan, "--to", "1.1", "--title", "Internkontrollplan")
    said = run("evidence", case)
    assert (said.code, said.err) == (0, "")
    assert "Internkontrollplan (plan.pdf" in said.out
    assert "3 sidor" in said.out and "hänvisningar från: 1.1" in said.out


def test_evidence_json_has_the_contracts_shape(run: Run, case: Path, plan: Path) -> None:
    run("attach", case, plan)
    (each,) = evidence(run, case)
    assert list(each) == [
        *("id", "title", "file_name", "sha256", "size", "pages"),
        *("kind", "readable", "represents", "decision", "decisions"),
    ]
    assert (each["pages"], each["readable"]) == (3, 3)
    assert json.loads(run("show", case, "--json").out)["evidence"] == [
        {key: each[key] for key in list(each)[:6]}
    ]


# search


def test_search_finds_pages_answers_and_questions(run: Run, case: Path, plan: Path) -> None:
    run("attach", case, plan, "--title", "Planen")
    with Case.open(case) as opened:
        opened.answer("1.1", text="Se **internkontrollplanen**.")
    said = run("search", case, "internkontrollplan")
    assert (said.code, said.err) == (0, "")
    lines = said.out.splitlines()
    assert lines[0] == "Svar på fråga 1.1" and lines[2] == "Planen, sid 1"
    assert lines[-1] == "2 ställen"
    assert json.loads(run("search", case, "internkontrollplan", "--json").out) == [
        {"evidence": None, "question": "1.1", "page": None, "snippet": "Se internkontrollplanen."},
        {"evidence": 1, "question": None, "page": 1, "snippet": PLAN},
    ]


def test_several_words_must_all_be_there_and_a_phrase_side_by_side(run: Run, case: Path, plan: Path) -> None:
    run("attach", case, plan)
    for words, found in {
        ("uppdrag", "tertial"): 1,
        ("uppdrag tertialet",): 1,
        ('"i uppdrag"',): 1,
        ('"uppdrag i"',): 0,
        ("uppdrag", "budget"): 0,
        ("tert*",): 1,
        ('"', "AND", "*"): 0,
    }.items():
        hits = json.loads(run("search", case, *words, "--json").out)
        assert len([hit for hit in hits if hit["page"]]) == found, words
    said = run("search", case, "saknas")
    assert (said.code, said.out) == (0, "Inget hittades.\n")


def test_evidence_is_found_by_its_title_and_file(run: Run, case: Path, plan: Path) -> None:
    run("attach", case, plan, "--title", "Uppsiktsplikten")
    for words in ("uppsiktsplikt", plan.name):
        assert json.loads(run("search", case, words, "--json").out) == [
            {"evidence": 1, "question": None, "page": None, "snippet": f"Uppsiktsplikten {plan.name}"}
        ]
    assert run("search", case, "uppsiktsplikt").out.splitlines()[0] == "Uppsiktsplikten"


def test_of_many_places_it_is_told_how_many_are_shown(run: Run, case: Path, tmp_path: Path) -> None:
    run("attach", case, pdf(tmp_path / "stor.pdf", *["Planen"] * 250), "--title", "Stor")
    assert run("search", case, "planen").out.splitlines()[-1] == "minst 250 ställen, 200 av dem visas"


def test_a_search_needs_words(run: Run, case: Path) -> None:
    said = run("search", case)
    assert (said.code, said.out) == (2, "")
    assert "ORD" in said.err


@pytest.mark.parametrize("command", ["evidence", "search"])
def test_every_command_has_help_and_a_sentence_for_what_is_no_case(
    run: Run, tmp_path: Path, command: str
) -> None:
    assert run(command, "--help").out.startswith("Användning: auditprep " + command)
    assert command in run("--help").out
    said = run(command, tmp_path / "borta", *(["x"] if command == "search" else []))
    assert (said.code, said.out, len(said.err.splitlines())) == (1, "", 1)


def test_an_empty_file_is_told_by_its_own_name_and_not_cited_in_anothers_place(
    run: Run, case: Path, tmp_path: Path
) -> None:
    for name in ("a.pdf", "b.pdf"):
        (tmp_path / name).write_bytes(b"")
    run("attach", case, tmp_path / "a.pdf")
    said = run("attach", case, tmp_path / "b.pdf", "--to", "1.1")
    assert (said.code, said.out) == (0, "")
    assert said.err == "”b.pdf” är tom och lades inte till. Kontrollera att det är rätt fil.\n"
    with Case.open(case, read_only=True) as opened:
        snapshot = opened.snapshot()
    assert len(snapshot.evidence) == 1 and not snapshot.cited("1.1")


def test_what_is_sent_as_json_names_no_secret_evidence_and_what_is_shown_does(
    run: Run, case: Path, tmp_path: Path
) -> None:
    with Case.open(case) as opened:
        secret = opened.attach(pdf(tmp_path / "hemlig.pdf", PLAN), title="Hemlig utredning").id
        opened.change_evidence(secret, secret=True)
        opened.cite("1.1", secret)
    told = tmp_path / "ut.json"
    run("export", case, "--json", told)
    assert "emlig" not in told.read_text(encoding="utf-8")
    assert "Hemlig utredning" in run("show", case, "--json").out
    said = run("export", case, "--json", told, "--with-secret")
    assert "Hemlig utredning" in told.read_text(encoding="utf-8")
    assert "Sekretessmarkerat underlag följer med: Hemlig utredning." in said.out
