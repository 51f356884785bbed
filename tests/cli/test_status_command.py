"""`auditprep status`: shows and sets how far a case has come, keeps remarks, and knows the files that were exported."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from pathlib import Path

import pytest
from commanding import Command, commander
from forms import make_form

from auditprep.case import Case
from auditprep.model import Answer, Questionnaire, Remark, Status, Submission


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Command:
    return commander(monkeypatch)


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "park.auditprep"
    Case.create(path, make_form(), "form.docx", board="Parknämnden", year=2031, who="anna").close()
    return path


DECIDED = ("beslutat", "--date", "2031-09-23", "--paragraph", "84")
SENT = ("inskickat", "--date", "2031-10-01", "--to", "Revisionen")


def test_a_new_case_is_a_draft(run, case) -> None:
    said = run("status", case)
    assert (said.code, said.out, said.err) == (
        0,
        "Status: Utkast\nObesvarade: 1.1, 1.2, 1.2#2, 1.3, 1.4, 2.1, #7\n",
        "",
    )
    assert json.loads(run("status", case, "--json").out) == {
        "status": "draft",
        "locked": False,
        "decided": None,
        "sent": None,
        "previous": None,
        "changed_since_decided": [],
        "unconfirmed": [],
        "wanted": [],
        "handouts": [],
        "remarks": {},
        "log": [],
        "exports": [],
    }


def test_a_status_is_set_step_by_step_and_told(run, case) -> None:
    assert run("status", case, "Klart").code == 0
    assert run("status", case, *DECIDED, "--dnr", "PN 2031/61").code == 0
    said = run("status", case, *SENT)
    assert said.code == 0
    lines = said.out.splitlines()
    assert lines[:3] == [
        "Status: Inskickat",
        "Beslutat: Parknämnden 2031-09-23, § 84 (dnr PN 2031/61)",
        "Inskickat: 2031-10-01, till Revisionen",
    ]
    assert "låst" in lines[3]
    seen = json.loads(run("status", case, "--json").out)
    assert (seen["status"], seen["locked"]) == ("sent", True)
    assert seen["decided"] == {
        "body": "Parknämnden",
        "date": "2031-09-23",
        "paragraph": 84,
        "dnr": "PN 2031/61",
        "title": "",
    }
    assert seen["sent"] == {"on": "2031-10-01", "to": "Revisionen"}
    assert [each["after"] for each in seen["log"]] == ["ready", "decided", "sent"]


@pytest.mark.parametrize(
    "word", [*Status, "utkast", "klart", "beslutat", "inskickat", "granskat", "INSKICKAT"]
)
def test_every_status_has_an_english_and_a_swedish_word(run, case, word) -> None:
    decided, sent = (
        dict.fromkeys(("decided", "beslutat"), DECIDED),
        dict.fromkeys(("sent", "inskickat"), SENT),
    )
    more = {**decided, **sent}.get(str(word).lower(), ())[1:]
    said = run("status", case, str(word), *more)
    assert (said.code, said.err) == (0, "")


def test_unlocking_asks_why(run, case) -> None:
    run("status", case, *SENT)
    said = run("status", case, "utkast")
    assert (said.code, said.out) == (1, "")
    assert "varför" in said.err
    said = run("answer", case, "1.1", "--mark", "Ja")
    assert said.code == 1
    assert "2031-10-01" in said.err and "låst" in said.err
    said = run("status", case, "utkast", "--reason", "Fel bilaga")
    assert said.code == 0
    assert "Inskickat > Utkast: Fel bilaga" in said.out
    assert run("answer", case, "1.1", "--mark", "Ja").code == 0


@pytest.mark.parametrize(
    ("given", "asked"),
    [(("beslutat",), "paragraf"), (("inskickat",), "dag"), (("sent", *DECIDED[1:3]), "vem")],
)
def test_what_a_status_lacks_is_asked_for(run, case, given, asked) -> None:
    said = run("status", case, *given)
    assert (said.code, said.out) == (1, "")
    assert asked in said.err
    assert json.loads(run("status", case, "--json").out)["status"] == "draft"


def test_the_decision_is_put_right_a_part_at_a_time(run, case) -> None:
    run("status", case, *DECIDED)
    run("status", case, "beslutat", "--dnr", "PN 7", "--title", "Svar")
    decided = json.loads(run("status", case, "--json").out)["decided"]
    assert (decided["paragraph"], decided["dnr"], decided["title"]) == (84, "PN 7", "Svar")


@pytest.mark.parametrize(
    "wrong",
    [
        ("fardigt",),
        ("--date", "2031-09-23"),
        ("klart", "--date", "i maj"),
        ("--assessment", "God"),
        ("--remark", "1.1"),
        ("inskickat", *SENT[1:], "--paragraph", "84"),
        ("beslutat", *DECIDED[1:], "--to", "Revisionen"),
        ("granskat", "--date", "2031-12-01"),
        ("klart", "--dnr", "PN 2031/61"),
    ],
)
def test_wrong_usage_is_told_as_such(run, case, wrong) -> None:
    said = run("status", case, *wrong)
    assert (said.code, said.out) == (2, "")
    assert "auditprep status --help" in said.err


def test_remarks_are_kept_a_part_at_a_time_also_when_it_was_sent(run, case) -> None:
    run("status", case, *SENT)
    assert run("status", case, "--remark", "1.1", "--assessment", "God").code == 0
    assert run("status", case, "granskat", "--remark", "1.1", "--recommendation", "Mät").code == 0
    said = run("status", case, "--remark", "-", "--handled", "Under året")
    assert "Status: Efter granskningen" in said.out
    assert json.loads(run("status", case, "--json").out)["remarks"] == {
        "1.1": {"assessment": "God", "recommendation": "Mät", "handled": ""},
        "": {"assessment": "", "recommendation": "", "handled": "Under året"},
    }
    for words in ("1.1", "God", "Mät", "Under året"):
        assert words in said.out
    assert run("status", case, "--remark", "9.9", "--assessment", "x").code == 1


def test_a_file_is_known_again_by_its_hash(run, case, tmp_path) -> None:
    made, other = tmp_path / "ut.docx", tmp_path / "annan.docx"
    made.write_bytes(b"exporterat")
    other.write_bytes(b"annat")
    digest = hashlib.sha256(b"exporterat").hexdigest()
    with Case.open(case, who="anna") as opened:
        opened.record_export("docx", "underlag-UTKAST.docx", digest, 10)
    said = run("status", case, "--verify", made)
    assert said.code == 0
    assert "underlag-UTKAST.docx" in said.out and "anna" in said.out and digest in said.out
    assert json.loads(run("status", case, "--verify", made, "--json").out)["exports"][0]["sha256"] == digest
    said = run("status", case, "--verify", other)
    assert said.code == 1
    assert "annan.docx" in said.out
    assert run("status", case, "--verify", tmp_path / "borta").code == 1
    assert digest in run("status", case).out


def test_last_year_and_what_is_out_with_colleagues_are_told(run, case) -> None:
    form = Questionnaire("F", "Parknämnden", 2030, None, ())
    with Case.open(case, who="anna") as opened:
        opened.set_previous(Submission("i fjol.auditprep", "Parknämnden", 2030, form, {}, status="sent"))
        opened.answer("1.1", text="Från 2030", carried=True)
        opened.hand_out("Eva", ["1.2", "1.3"], due=dt.date(2020, 1, 31))
        opened.hand_out("Olle", ["2.1"])
        opened.call_off_handout(2)
        opened.set_remark("", Remark("God"))
    out = run("status", case).out
    assert "Föregående år: i fjol.auditprep (Parknämnden, 2030, Inskickat)" in out
    assert "Överfört men inte bekräftat: 1.1" in out
    assert "Eva: 1.2, 1.3" in out and "försenat sedan 2020-01-31" in out
    assert "Olle" not in out
    seen = json.loads(run("status", case, "--json").out)
    assert seen["unconfirmed"] == ["1.1"]
    assert [(each["to"], each["overdue"], each["called_off"]) for each in seen["handouts"]] == [
        ("Eva", True, False),
        ("Olle", False, True),
    ]


def test_what_cannot_be_opened_is_told(run, tmp_path) -> None:
    said = run("status", tmp_path / "borta.auditprep")
    assert (said.code, said.out) == (1, "")
    assert "borta.auditprep" in said.err
    assert Answer().is_empty


def test_what_was_changed_after_the_decision_is_told(run, case) -> None:
    assert run("status", case, *DECIDED).code == 0
    assert "Ändrade efter nämndens beslut" not in run("status", case).out
    assert run("answer", case, "1.1", "--mark", "Nej").code == 0
    assert "Ändrade efter nämndens beslut: 1.1\n" in run("status", case).out
    assert json.loads(run("status", case, "--json").out)["changed_since_decided"] == ["1.1"]


def test_there_is_no_paragraph_below_one(run, case) -> None:
    for number in ("0", "-4"):
        said = run("status", case, "beslutat", "--date", "2031-09-23", "--paragraph", number)
        assert (said.code, said.out) == (1, "")
