"""The doctor finds what is wrong with a case file, and touches nothing."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from cases import attach, new_case

from auditprep.errors import FileMissing, NewerCase, NotACase
from auditprep.model import Notice
from auditprep.store.casefile import CaseFile
from auditprep.store.doctor import check
from auditprep.store.lock import lock_file


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path, proof = tmp_path / "granvik.auditprep", tmp_path / "plan.pdf"
    proof.write_bytes(b"%PDF " + b"plan " * 3000)
    with new_case(path) as case:
        attach(case, proof, "Planen")
    return path


def run_sql(path: Path, sql: str) -> None:
    connection = sqlite3.connect(path)
    connection.executescript(sql)
    connection.close()


def test_a_sound_case_is_sound(path) -> None:
    facts = {"questions": "4", "answers": "1", "changes": "2", "evidence": "1"}
    assert check(path) == (Notice("case-sound", facts=facts),)


def test_who_has_it_open_is_told(path) -> None:
    with CaseFile(path, who="bo") as case:
        sound, opened = check(path)
        assert case.read_only is False
    assert sound.code == "case-sound"
    assert (opened.code, opened.facts["user"]) == ("case-open", "bo")


def test_a_lock_left_behind_is_told_and_left(path) -> None:
    lock_file(path).write_text("{}")
    assert [notice.code for notice in check(path)] == ["case-sound", "lock-left-behind"]
    assert lock_file(path).exists()


@pytest.mark.parametrize(
    ("sql", "expected"),
    [
        (
            "UPDATE content SET bytes = x'00'",
            Notice("evidence-damaged", facts={"title": "Planen", "file_name": "plan.pdf"}),
        ),
        ("UPDATE form SET bytes = x'00'", Notice("form-damaged", facts={"file_name": "formulär.docx"})),
        (
            "INSERT INTO citation (question, evidence, quote, version) VALUES ('9.9', 1, '', 1)",
            Notice("rows-loose", facts={"table": "citation", "count": "1"}),
        ),
        ("CREATE TABLE extra (id INTEGER)", Notice("schema-changed", facts={"name": "extra"})),
        ("DROP INDEX history_question", Notice("schema-changed", facts={"name": "history_question"})),
    ],
)
def test_what_another_program_has_done_to_it_is_found(path, sql, expected) -> None:
    run_sql(path, sql)
    before = path.read_bytes()
    assert check(path) == (expected,)
    assert path.read_bytes() == before


@pytest.mark.parametrize("page", range(1, 8))
def test_a_spoilt_page_is_found(path, page) -> None:
    data = bytearray(path.read_bytes())
    data[page * 4096 : page * 4096 + 4096] = b"\xa5" * 4096
    path.write_bytes(data)
    found = check(path)
    assert {notice.code for notice in found} == {"case-damaged"}
    assert path.read_bytes() == data


def test_a_cut_off_file_is_found(path) -> None:
    path.write_bytes(path.read_bytes()[:-4096])
    assert [notice.code for notice in check(path)] == ["case-damaged"]


def test_what_is_no_case_is_refused_not_diagnosed(path, tmp_path) -> None:
    (tmp_path / "annat.auditprep").write_text("hej")
    with pytest.raises(NotACase):
        check(tmp_path / "annat.auditprep")
    with pytest.raises(FileMissing):
        check(tmp_path / "borta.auditprep")
    run_sql(path, "PRAGMA user_version = 99")
    with pytest.raises(NewerCase):
        check(path)
