"""What the case as a whole lacks."""

from __future__ import annotations

import datetime as dt

import pytest
from checks.grounds import codes, decision, found, ground, sentences, yes

from auditprep.checks.rule import Rule
from auditprep.checks.rules import RULES
from auditprep.model import Answer, ChecklistLine, Severity, Status

BY_ID: dict[str, Rule] = {each.info.id: each for each in RULES}
CHECKLIST_OPEN, DECISION_MISSING = BY_ID["checklist-open"], BY_ID["decision-missing"]
DEADLINE, DRAFT_UNCONFIRMED = BY_ID["deadline"], BY_ID["draft-unconfirmed"]

LAST_DAY = dt.date(2025, 10, 15)


def days_before(days: int) -> dt.date:
    return LAST_DAY - dt.timedelta(days=days)


# The checklist

OPEN, SETTLED = ChecklistLine(1, "Taxor"), ChecklistLine(2, "Lokalplan", reason="Finns inte.")


def test_a_line_that_nothing_settles_is_told_by_name() -> None:
    (told,) = found(CHECKLIST_OPEN, ground(checklist=(OPEN, SETTLED)))
    assert told.severity is Severity.WARNING
    assert sentences([told]) == ["En rad i checklistan har varken dokument eller skäl: ”Taxor”."]


def test_a_checklist_that_nobody_has_begun_with_is_a_note_until_it_matters() -> None:
    lines = tuple(ChecklistLine(n, f"Dokument {n}") for n in range(1, 10))
    (told,) = found(CHECKLIST_OPEN, ground(checklist=lines))
    assert (told.severity, told.code, told.facts["count"]) == (Severity.NOTE, "checklist-open-many", "9")
    (told,) = found(CHECKLIST_OPEN, ground(checklist=lines, status=Status.READY))
    assert told.severity is Severity.WARNING


@pytest.mark.parametrize("lines", [(), (SETTLED,), (ChecklistLine(3, "Budget", evidence=(1,)),)])
def test_a_checklist_that_is_settled_is_not_told(lines: tuple[ChecklistLine, ...]) -> None:
    assert found(CHECKLIST_OPEN, ground(checklist=lines)) == []


def test_what_is_sent_has_no_open_checklist() -> None:
    assert found(CHECKLIST_OPEN, ground(checklist=(OPEN,), status=Status.SENT)) == []


# The decision


@pytest.mark.parametrize("status", [Status.READY, Status.DECIDED, Status.SENT, Status.REVIEWED])
def test_the_decision_is_missed_once_the_answers_are_ready(status: Status) -> None:
    assert codes(found(DECISION_MISSING, ground(status=status))) == ["decision-missing"]


@pytest.mark.parametrize(("days", "is_missed"), [(40, False), (22, False), (21, True), (0, True), (-3, True)])
def test_of_a_draft_it_is_missed_three_weeks_before_the_deadline(days: int, is_missed: bool) -> None:
    here = ground(deadline=LAST_DAY, today=days_before(days))
    assert bool(found(DECISION_MISSING, here)) is is_missed


def test_a_draft_without_a_known_day_misses_none() -> None:
    assert found(DECISION_MISSING, ground(deadline=LAST_DAY)) == []
    assert found(DECISION_MISSING, ground(today=LAST_DAY)) == []


@pytest.mark.parametrize(
    ("day", "paragraph", "told"),
    [
        ("2025-09-16", 71, []),
        (None, 71, ["decision-missing-date"]),
        ("2025-09-16", None, ["decision-missing-paragraph"]),
    ],
)
def test_a_decision_has_a_date_and_a_paragraph(
    day: str | None, paragraph: int | None, told: list[str]
) -> None:
    here = ground(status=Status.DECIDED, decided=decision("Skolnämnden", day, paragraph))
    assert codes(found(DECISION_MISSING, here)) == told


# The deadline


def test_a_deadline_that_has_passed_is_a_warning() -> None:
    (told,) = found(DEADLINE, ground({"1.1": yes("Ja.")}, deadline=LAST_DAY, today=days_before(-1)))
    assert (told.severity, told.code) == (Severity.WARNING, "deadline-passed")
    assert "2025-10-15" in sentences([told])[0]


def test_a_deadline_that_is_near_says_how_much_is_left() -> None:
    here = ground({"1.1": yes("Ja."), "1.2": Answer()}, deadline=LAST_DAY, today=days_before(7))
    (told,) = found(DEADLINE, here)
    assert told.severity is Severity.NOTE
    assert sentences([told]) == ["Dagar kvar till sista dag, 2025-10-15: 7. 1 fråga saknar svar."]
    (told,) = found(DEADLINE, ground({"1.2": Answer(), "1.3": Answer()}, deadline=LAST_DAY, today=LAST_DAY))
    assert sentences([told]) == ["Sista dag är i dag, och 2 frågor saknar svar."]


@pytest.mark.parametrize("today", [None, days_before(8)])
def test_a_deadline_that_is_far_or_on_no_known_day_is_not_told(today: dt.date | None) -> None:
    assert found(DEADLINE, ground({"1.2": Answer()}, deadline=LAST_DAY, today=today)) == []


def test_a_near_deadline_is_no_matter_where_all_is_answered_or_sent() -> None:
    assert found(DEADLINE, ground({"1.1": yes("Ja.")}, deadline=LAST_DAY, today=LAST_DAY)) == []
    for status in (Status.SENT, Status.REVIEWED):
        here = ground({"1.2": Answer()}, deadline=LAST_DAY, today=days_before(-9), status=status)
        assert found(DEADLINE, here) == []


# Drafts


def test_a_draft_that_nobody_has_confirmed_is_told_at_its_question() -> None:
    here = ground({"1.1": yes("Ja.", carried=True), "1.2": yes("Ja.")})
    (told,) = found(DRAFT_UNCONFIRMED, here)
    assert (told.question, told.places[0].quote) == ("1.1", "Ja.")
