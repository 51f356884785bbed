"""A light look at a case says what opening it would say, and leaves no trace."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest
from cases import CASE_QUESTIONNAIRE, new_case
from hypothesis import given
from hypothesis import strategies as st

from auditprep.case import glance
from auditprep.errors import BrokenCase, FileMissing, FileUnreadable, NewerCase, NotACase
from auditprep.model import Kind, Status
from auditprep.store.casefile import CaseFile
from auditprep.store.yearsfile import Drafted

REFERENCE = Path(__file__).parent / "reference"
SHIPPED = sorted(REFERENCE.glob("schema-*.auditprep"))
KEYS = tuple(each.key for each in CASE_QUESTIONNAIRE.questions())
CHOICES = frozenset(each.key for each in CASE_QUESTIONNAIRE.questions() if each.kind is Kind.CHOICE)


@pytest.mark.parametrize("shipped", SHIPPED, ids=lambda path: path.stem)
def test_a_case_of_any_schema_is_seen_as_it_is_when_it_is_opened(tmp_path, shipped) -> None:
    path = tmp_path / "c.auditprep"
    shutil.copy(shipped, path)
    before = path.read_bytes()
    seen = glance(path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]
    with CaseFile(path, read_only=True, who="bo") as case:
        opened = case.snapshot()
    assert (seen.board, seen.year, seen.status) == (opened.board, opened.year, opened.status)
    assert (seen.answered, seen.total) == (len(opened.answered()), opened.questionnaire.count)


ANSWERS = st.lists(
    st.tuples(
        st.sampled_from(KEYS),
        st.sampled_from(("", "Ja", "Nej")),
        st.sampled_from(("", " \n\t ", "Beslutat i mars")),
        st.booleans(),
    ),
    max_size=6,
)


@given(answers=ANSWERS)
def test_it_counts_as_answered_what_the_case_itself_counts(tmp_path_factory, answers) -> None:
    path = tmp_path_factory.mktemp("case") / "c.auditprep"
    with new_case(path) as case:
        for key, mark, text, carried in answers:
            given_mark = (mark or None) if key in CHOICES else None
            if carried:
                case.carry([Drafted(key, given_mark, text, "")], "2023")
            else:
                case.answer(key, {"mark": given_mark, "text": text, "carried": False})
        counted = len(case.snapshot().answered())
        assert glance(path).answered == counted


def test_a_case_that_is_open_for_writing_can_be_looked_at(tmp_path) -> None:
    with new_case(tmp_path / "c.auditprep", board="Nämnden", year=2025):
        seen = glance(tmp_path / "c.auditprep")
    assert (seen.board, seen.year, seen.status) == ("Nämnden", 2025, Status.DRAFT)


def test_what_has_not_changed_is_not_read_again(tmp_path, monkeypatch) -> None:
    from auditprep.store import glance as looking

    path = tmp_path / "c.auditprep"
    new_case(path).close()
    seen = glance(path)
    monkeypatch.setattr(looking, "connect", lambda *_given: pytest.fail("read again"))
    assert glance(path, seen) == seen


def test_what_has_changed_is_read_again(tmp_path) -> None:
    path = tmp_path / "c.auditprep"
    with new_case(path) as case:
        before = glance(path)
        case.answer("1.5", {"mark": "Nej"})
        case.answer("2.1", {"text": "Många " * 5000})
    assert glance(path, before).answered == before.answered + 2


def test_a_copy_is_known_as_the_same_case(tmp_path) -> None:
    new_case(tmp_path / "c.auditprep").close()
    shutil.copy(tmp_path / "c.auditprep", tmp_path / "kopia.auditprep")
    new_case(tmp_path / "ny.auditprep").close()
    one, copy, other = (glance(tmp_path / f"{name}.auditprep").identity for name in ("c", "kopia", "ny"))
    assert one == copy
    assert other != one


def test_a_status_of_a_later_auditprep_is_none(tmp_path) -> None:
    path = tmp_path / "c.auditprep"
    new_case(path).close()
    with sqlite3.connect(path) as db:
        db.execute("UPDATE properties SET status = 'archived'")
    db.close()
    assert glance(path).status is None


def test_what_is_no_case_is_told_as_when_it_is_opened(tmp_path) -> None:
    (tmp_path / "text.auditprep").write_text("inget underlag")
    (tmp_path / "tom.auditprep").write_bytes(b"")
    (tmp_path / "mapp.auditprep").mkdir()
    whole = SHIPPED[-1].read_bytes()
    (tmp_path / "halv.auditprep").write_bytes(whole[: len(whole) // 3])
    newer = tmp_path / "nyare.auditprep"
    new_case(newer).close()
    with sqlite3.connect(newer) as db:
        db.execute("PRAGMA user_version = 999")
    db.close()
    for name, error in (
        ("text", NotACase),
        ("tom", BrokenCase),
        ("mapp", FileUnreadable),
        ("halv", (BrokenCase, NotACase)),
        ("nyare", NewerCase),
        ("borta", FileMissing),
    ):
        with pytest.raises(error):
            glance(tmp_path / f"{name}.auditprep")
