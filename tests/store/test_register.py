"""The register of decisions, and the checklist."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from cases import document, new_case, take_in

from auditprep.errors import UnknownDecision, UnknownEvidence, UnknownLine
from auditprep.model import ChecklistLine, Decision, EvidenceKind, Registered, Understood
from auditprep.store.casefile import CaseFile

DAY = dt.date(2023, 12, 12)
TEXT = "Protokoll från nämndens sammanträde i december med beslut om budget, plan och delegation för nästa år"
FIRST = Decision("Nämnden", DAY, 63, "N 2023.092", "Internkontrollplan", 4, "3")
SECOND = Decision("Nämnden", DAY, 64, None, "Budget", 5, "4")


@pytest.fixture
def case(tmp_path):
    with new_case(tmp_path / "c.auditprep") as file:
        yield file


def minutes(case: CaseFile, *decisions: Decision, text: str = TEXT) -> int:
    understood = Understood(kind=EvidenceKind.MINUTES, decisions=decisions)
    return take_in(case, document("protokoll.pdf", text, understood=understood)).id


def register(case: CaseFile) -> tuple[Registered, ...]:
    return case.snapshot().decisions


def test_what_is_typed_is_kept_and_changed(case) -> None:
    id = case.save_decision(replace(FIRST, page=None, printed_page=None), None)
    assert register(case) == (Registered(id, replace(FIRST, page=None, printed_page=None)),)
    case.save_decision(Decision(title="Utan allt annat\ud83d"), id)
    assert register(case) == (Registered(id, Decision(title="Utan allt annat\ufffd")),)
    case.remove_decision(id)
    assert register(case) == ()
    for ask in (lambda: case.save_decision(FIRST, id), lambda: case.remove_decision(id)):
        with pytest.raises(UnknownDecision):
            ask()


def test_decisions_come_by_day_and_paragraph_and_those_without_a_day_last(case) -> None:
    days = (None, dt.date(2024, 1, 1), dt.date(2023, 1, 1))
    typed = [Decision("N", day, paragraph) for day in days for paragraph in (2, 1)]
    for each in typed:
        case.save_decision(each, None)
    assert [each.decision for each in register(case)] == list(reversed(typed))


def test_minutes_fill_the_register_each_paragraph_with_its_page(case) -> None:
    id = minutes(case, FIRST, SECOND)
    assert [(each.decision, each.evidence) for each in register(case)] == [(FIRST, id), (SECOND, id)]
    assert case.snapshot().evidence[0].decisions == (FIRST, SECOND)


def test_paragraphs_told_apart_by_a_letter_are_all_there(case) -> None:
    lettered = [replace(FIRST, title=f"{letter} Planen", page=page) for page, letter in enumerate("ab", 4)]
    minutes(case, FIRST, *lettered)
    assert [each.decision for each in register(case)] == [FIRST, *lettered]


@pytest.mark.parametrize("body", ["Nämnden", "NÄMNDEN ", None])
def test_a_decision_that_was_typed_is_linked_to_its_minutes_and_keeps_its_words(case, body) -> None:
    typed = case.save_decision(Decision(body, DAY, 63, "dnr saknas", "Planen"), None)
    id = minutes(case, FIRST, SECOND)
    found = {each.id: each for each in register(case)}
    assert len(found) == 2
    assert found[typed] == Registered(typed, Decision(body, DAY, 63, "dnr saknas", "Planen", 4, "3"), id)


def test_the_same_paragraph_of_another_body_or_day_is_another_decision(case) -> None:
    case.save_decision(Decision("Styrelsen", DAY, 63), None)
    case.save_decision(Decision("Nämnden", dt.date(2023, 12, 13), 63), None)
    minutes(case, FIRST)
    assert len(register(case)) == 3


def test_typing_what_was_read_is_the_same_decision(case) -> None:
    minutes(case, FIRST)
    (read,) = register(case)
    assert case.save_decision(Decision("Nämnden", DAY, 63, None, "Min titel"), None) == read.id
    assert register(case)[0].decision == Decision("Nämnden", DAY, 63, None, "Min titel", 4, "3")


def test_the_users_words_and_removals_survive_a_new_reading(case) -> None:
    id = minutes(case, FIRST, SECOND, replace(SECOND, paragraph=65))
    first, second, third = (each.id for each in register(case))
    case.save_decision(replace(FIRST, paragraph=36, title="Rätt titel"), first)
    case.remove_decision(second)
    again = (FIRST, replace(SECOND, title="Budgeten"), replace(SECOND, paragraph=66))
    understood = Understood(kind=EvidenceKind.MINUTES, decisions=again)
    case.read_again(id, document("protokoll.pdf", TEXT, understood=understood))
    found = {each.id: each.decision for each in register(case)}
    assert found[first] == replace(FIRST, paragraph=36, title="Rätt titel")
    assert second not in found and third not in found
    assert [each.paragraph for each in found.values()] == [36, 66]


def test_a_reading_that_is_better_replaces_what_nobody_has_touched(case) -> None:
    id = minutes(case, FIRST)
    better = Understood(kind=EvidenceKind.MINUTES, decisions=(replace(FIRST, title="Planen", page=5),))
    case.read_again(id, document("protokoll.pdf", TEXT, understood=better))
    assert [each.decision for each in register(case)] == [replace(FIRST, title="Planen", page=5)]


def test_what_was_only_read_goes_with_its_minutes_and_comes_back(case) -> None:
    id = minutes(case, FIRST, SECOND)
    first = register(case)[0].id
    case.save_decision(replace(FIRST, title="Min"), first)
    before = register(case)
    case.remove_evidence(id)
    assert [(each.id, each.evidence) for each in register(case)] == [(first, None)]
    case.restore_evidence(id)
    assert register(case) == before
    case.remove_evidence(id)
    case.erase_evidence(id)
    assert register(case) == (Registered(first, replace(FIRST, title="Min", page=None, printed_page=None)),)


def test_decisions_follow_their_version(case) -> None:
    id = minutes(case, FIRST)
    minutes(case, SECOND, text=TEXT + " justerat")
    assert [each.paragraph for each in case.snapshot().evidence[0].decisions] == [64]
    new = case.separate(id, 2)
    assert [each.evidence for each in register(case)] == [new]
    case.merge(new, id)
    assert [each.evidence for each in register(case)] == [id]


# The checklist


def test_lines_keep_what_was_settled_as_long_as_their_text_stays(case) -> None:
    id = minutes(case)
    assert not case.has_checklist
    case.set_checklist(["Protokoll", " Budget\n2024 ", "", "Protokoll", "Plan"])
    assert case.has_checklist
    case.settle_line(1, [id, id], " Se bilaga ", ())
    case.settle_line(3, [], "Finns inte", ())
    case.set_checklist(["Plan", "Protokoll", "Attestlista"])
    assert case.snapshot().checklist == (
        ChecklistLine(3, "Plan", (), "Finns inte"),
        ChecklistLine(1, "Protokoll", (id,), "Se bilaga"),
        ChecklistLine(4, "Attestlista"),
    )
    case.settle_line(1, [], "", ())
    assert not case.snapshot().checklist[1].is_settled


def test_an_empty_checklist_is_a_checklist(case) -> None:
    case.set_checklist([])
    assert case.has_checklist
    with pytest.raises(UnknownLine):
        case.settle_line(1, [], "", ("Budget",))


def test_a_case_that_never_got_a_checklist_gets_the_default_when_a_line_is_settled(case) -> None:
    case.settle_line(2, [], "Saknas", ("Budget", "Plan"))
    assert case.snapshot().checklist == (ChecklistLine(1, "Budget"), ChecklistLine(2, "Plan", (), "Saknas"))


def test_an_unknown_line_or_evidence_settles_nothing(case) -> None:
    case.set_checklist(["Budget"])
    with pytest.raises(UnknownLine):
        case.settle_line(7, [], "x", ())
    with pytest.raises(UnknownEvidence):
        case.settle_line(1, [7], "x", ())
    assert case.snapshot().checklist == (ChecklistLine(1, "Budget"),)
