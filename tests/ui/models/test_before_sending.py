"""What is left to do before the answers are sent: said point by point, and nothing is said that is not known."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from cited_documents import BUDGET, LOCKED, SECRET, case
from snapshots import MARKS, snapshot

from auditprep.model import Answer, ChecklistLine, Citation, Decision, Handout, Snapshot, Status
from ui.models.before_sending import Findings, Matter, Point, State, head, points

KNOWN = Findings("", is_known=True)
DECIDED = Decision("Parknämnden", dt.date(2031, 9, 23), 84, "2031.110 PN")
ALL = {key: Answer(MARKS[0], "x") for key in ("1.1", "1.2", "2.1", "2.1#2", "2.3")}


def point(shown: Snapshot, matter: Matter, findings: Findings = KNOWN) -> Point | None:
    return next((each for each in points(shown, findings) if each.matter is matter), None)


def finished() -> Snapshot:
    return replace(snapshot(answers=ALL), status=Status.DECIDED, decided=DECIDED)


def test_a_case_in_order_has_nothing_left() -> None:
    found = points(finished(), KNOWN)
    assert {each.state for each in found} == {State.DONE}
    assert head(found, finished()).startswith("Allt är i ordning för att skickas.")


def test_what_lacks_an_answer_and_what_is_a_draft_are_two_points() -> None:
    shown = snapshot(answers={"1.1": Answer("Ja"), "1.2": Answer(None, "Utkast", carried=True)})
    answers, drafts = point(shown, Matter.ANSWERS), point(shown, Matter.DRAFTS)
    assert answers and drafts
    assert [each.key for each in drafts.questions] == ["1.2"]
    assert "1.2" not in [each.key for each in answers.questions]
    assert (answers.state, drafts.state) == (State.LEFT, State.LEFT)


def test_what_granska_has_not_looked_for_is_neither_good_nor_bad() -> None:
    assert point(finished(), Matter.FINDINGS, Findings()) is None
    assert point(finished(), Matter.FINDINGS, Findings("2 fel", is_known=True)).state is State.LEFT
    assert point(finished(), Matter.FINDINGS).state is State.DONE


def test_documents_that_the_auditors_ask_for_are_counted_only_where_there_is_a_checklist() -> None:
    assert point(finished(), Matter.CHECKLIST) is None
    lines = (ChecklistLine(1, "Budget", evidence=(1,)), ChecklistLine(2, "Protokoll"))
    lacking = point(replace(finished(), checklist=lines), Matter.CHECKLIST)
    assert lacking and lacking.words == "1 dokument i checklistan saknas."


def test_secret_documents_are_good_to_know_and_what_cannot_be_read_is_left() -> None:
    shown = case(Citation(4), Citation(5), evidence=(BUDGET, SECRET, LOCKED))
    secret, ailing = point(shown, Matter.SECRET), point(shown, Matter.AILING)
    assert secret and [each.title for each in secret.documents] == [SECRET.title]
    assert secret.state is State.KNOWN
    assert ailing and [each.title for each in ailing.documents] == [LOCKED.title]


def test_sheets_that_are_out_are_named_and_those_that_came_back_are_not() -> None:
    when = dt.datetime(2031, 8, 1, tzinfo=dt.UTC)
    out = Handout(1, "a", "Ekonomen", when, "mig", ("1.1",))
    back = Handout(2, "b", "Controllern", when, "mig", ("1.2",), returned=when)
    found = point(replace(finished(), handouts=(out, back)), Matter.SHEETS)
    assert found and found.words == "1 blad är fortfarande ute, hos Ekonomen."
    assert point(replace(finished(), handouts=(back,)), Matter.SHEETS) is None


def test_the_decision_is_told_and_what_was_changed_since() -> None:
    undecided = point(snapshot(answers=ALL), Matter.DECISION)
    assert undecided and undecided.state is State.LEFT and "UTKAST" in undecided.words
    decided = point(finished(), Matter.DECISION)
    assert decided and "2031-09-23, § 84" in decided.words
    changed = point(replace(finished(), changed_since=("1.1",)), Matter.DECISION)
    assert changed and changed.state is State.LEFT
    assert [each.key for each in changed.questions] == ["1.1"]


def test_the_days_left_are_told_until_it_is_sent() -> None:
    shown = replace(finished(), deadline=dt.date(2031, 10, 14))
    assert "4 dagar kvar" in head(points(shown, KNOWN), shown, dt.date(2031, 10, 10))
    sent = replace(shown, status=Status.SENT)
    assert "kvar" not in head(points(sent, KNOWN), sent, dt.date(2031, 10, 10))


def test_the_shipped_checklist_is_no_lack_before_somebody_has_begun_with_it() -> None:
    lines = (ChecklistLine(1, "Budget"), ChecklistLine(2, "Protokoll"))
    shipped = replace(finished(), checklist=lines, is_checklist_shipped=True)
    assert point(shipped, Matter.CHECKLIST) is None
    begun = replace(shipped, checklist=(ChecklistLine(1, "Budget", reason="Antas i december."), lines[1]))
    lacking = point(begun, Matter.CHECKLIST)
    assert lacking and lacking.words == "1 dokument i checklistan saknas."
