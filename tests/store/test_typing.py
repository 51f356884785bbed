"""Typing is saved as often as one likes; the history keeps a line a minute."""

from __future__ import annotations

import datetime as dt

import pytest
from cases import new_case

from auditprep.store import changes
from auditprep.store.casefile import CaseFile


@pytest.fixture
def case(tmp_path) -> CaseFile:
    with new_case(tmp_path / "a.auditprep") as file:
        yield file


def lines(case: CaseFile, key: str) -> list[tuple[str | None, str | None]]:
    return [(each.before, each.after) for each in case.history(key) if each.field == "text"]


def unanswered(case: CaseFile) -> list[str]:
    return [key for key, answer in case.snapshot().answers.items() if answer.is_empty]


def key_of(case: CaseFile) -> str:
    return unanswered(case)[0]


def test_what_is_typed_is_saved_at_once(case):
    key = key_of(case)
    for text in ("J", "Ja", "Ja."):
        case.save_typed(key, text)
        assert case.snapshot().answer(key).text == text


def test_a_minute_of_typing_is_one_line_of_history(case):
    key = key_of(case)
    case.answer(key, {"text": "Först."})
    for text in ("Först. S", "Först. Sedan."):
        case.save_typed(key, text)
    assert lines(case, key) == [(None, "Först."), ("Först.", "Först. Sedan.")]


def test_after_a_minute_there_is_a_new_line(case, monkeypatch):
    key = key_of(case)
    case.save_typed(key, "Ett")
    monkeypatch.setattr(changes, "_TYPING_LASTS", dt.timedelta(0))
    case.save_typed(key, "Ett två")
    assert lines(case, key) == [(None, "Ett"), ("Ett", "Ett två")]


def test_another_question_begins_a_line_of_its_own(case):
    first, second = unanswered(case)[:2]
    case.save_typed(first, "A")
    case.save_typed(second, "B")
    case.save_typed(first, "AA")
    assert lines(case, first) == [(None, "A"), ("A", "AA")]
    assert lines(case, second) == [(None, "B")]


def test_a_line_of_history_does_not_grow_past_the_one_that_followed_it(case):
    key = key_of(case)
    case.save_typed(key, "Ett")
    case.answer(key, {"text": "Ett två", "done": True})
    case.save_typed(key, "Ett två tre")
    assert lines(case, key) == [(None, "Ett"), ("Ett", "Ett två"), ("Ett två", "Ett två tre")]


def test_typed_evidence_is_one_line_a_minute_too_and_apart_from_the_text(case):
    key = key_of(case)
    case.save_typed(key, "Svar")
    for text in ("Bil", "Bilaga 1"):
        case.save_typed(key, text, "evidence")
    assert case.snapshot().answer(key).evidence == "Bilaga 1"
    found = [(each.field, each.before, each.after) for each in case.history(key)]
    assert found[-2:] == [("text", None, "Svar"), ("evidence", None, "Bilaga 1")]
