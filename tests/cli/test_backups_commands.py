"""`auditprep backups`, `auditprep restore`, and what `auditprep doctor` says of backups."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commanding import Command, commander
from forms import make_form

from auditprep.case import Case, take_backup
from auditprep.model import Why
from auditprep.produce import finish


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Command:
    return commander(monkeypatch)


@pytest.fixture
def case(tmp_path: Path) -> Path:
    path = tmp_path / "park.auditprep"
    with Case.create(path, make_form(), "form.docx", who="anna") as made:
        made.answer("1.1", mark="Ja", text="Först.")
    finish(take_backup(path, Why.OPENED))
    with Case.open(path, who="bo") as made:
        made.answer("1.1", text="Sedan.")
    finish(take_backup(path, Why.CLOSED))
    return path


def text(case: Path) -> str:
    with Case.open(case, read_only=True) as opened:
        return opened.snapshot().answer("1.1").text


def spoil(case: Path) -> None:
    data = bytearray(case.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    case.write_bytes(data)


def test_the_backups_of_a_case_are_listed_the_newest_first(run, case) -> None:
    lines = run("backups", case).out.splitlines()
    assert [line.split()[0] for line in lines] == ["2", "1"]
    assert "när underlaget öppnades" in lines[1]
    told = json.loads(run("backups", case, "--json").out)
    assert [each["number"] for each in told] == [2, 1]
    assert (told[0]["why"], told[0]["answered"], told[0]["changed"]) == ("closed", 1, ["1.1"])


def test_a_case_without_backups_says_so(run, tmp_path) -> None:
    told = run("backups", tmp_path / "ingen.auditprep")
    assert (told.code, told.out) == (0, "Det finns ingen säkerhetskopia av ingen.auditprep.\n")
    assert json.loads(run("backups", tmp_path / "ingen.auditprep", "--json").out) == []


def test_a_backup_becomes_a_new_case_and_the_case_stays(run, case, tmp_path) -> None:
    to = tmp_path / "då.auditprep"
    told = run("restore", case, "1", "--to", to)
    assert (told.code, told.err) == (0, "")
    assert (text(to), text(case)) == ("Först.", "Sedan.")


def test_what_cannot_be_restored_is_said_in_a_sentence(run, case, tmp_path) -> None:
    assert run("restore", case, "7", "--to", tmp_path / "ny.auditprep").code == 1
    assert not (tmp_path / "ny.auditprep").exists()
    taken = run("restore", case, "1", "--to", case)
    assert (taken.code, text(case)) == (1, "Sedan.")
    assert run("restore", case, "1").code == 2


def test_a_case_that_is_gone_is_restored_by_the_name_it_had(run, case, tmp_path) -> None:
    case.unlink()
    assert len(run("backups", case).out.splitlines()) == 2
    assert run("restore", case, "2", "--to", case).code == 0
    assert text(case) == "Sedan."


def test_the_doctor_says_which_backup_there_is_and_what_it_has(run, case) -> None:
    spoil(case)
    told = run("doctor", case)
    assert told.code == 1
    assert "nummer 2" in told.out
    assert f"auditprep restore {case} 2 --to …" in told.out


def test_the_doctor_tells_what_could_not_be_rescued_and_the_backup_has(run, case, monkeypatch) -> None:
    def rescue(_damaged: Path, to: Path) -> tuple:
        with Case.create(to, make_form(), "form.docx"):
            return ()

    spoil(case)
    monkeypatch.setattr("auditprep.cli.commands.rescue_file", rescue)
    out = run("doctor", case).out
    assert "Kopian har svar som inte kunde räddas: 1.1." in out


def test_the_doctor_of_a_case_that_is_gone_knows_the_backup(run, case) -> None:
    case.unlink()
    told = run("doctor", case)
    assert told.code == 1
    assert "nummer 2" in told.out


def test_a_sound_case_hears_nothing_of_backups(run, case) -> None:
    told = run("doctor", case)
    assert told.code == 0
    assert "kopia" not in told.out
