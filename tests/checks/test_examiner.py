"""A case looked through, again and again, and only what has changed looked at anew."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from snapshots import snapshot

from auditprep.checks.examiner import Examiner
from auditprep.checks.rule import finding, rule
from auditprep.model import (
    Accepted,
    Answer,
    Citation,
    Evidence,
    FoundPart,
    Kind,
    PageText,
    Question,
    Questionnaire,
    RuleGroup,
    Section,
    Severity,
    Submission,
    Version,
)
from auditprep.produce import finish

WHEN = dt.datetime(2025, 9, 1, tzinfo=dt.UTC)


class Asked:
    """Two rules that find the word "fel": in one answer, and in all together; and what they were asked."""

    def __init__(self) -> None:
        self.keys: list[str] = []
        self.rounds = 0
        self.rules = (
            rule("here", RuleGroup.COMPLETE, Severity.WARNING, find_in=self._here),
            rule("all", RuleGroup.CONSISTENT, Severity.ERROR, find=self._all),
        )

    def _here(self, ground, question):
        self.keys.append(question.key)
        at = ground.text(question.key).plain.find("fel")
        if at >= 0:
            yield finding(("here", Severity.WARNING), question.key, ground.span(question.key, at, at + 3))

    def _all(self, ground):
        self.rounds += 1
        bad = [each.key for each in ground.questions if "fel" in ground.text(each.key).plain]
        if len(bad) > 1:
            yield finding(
                ("all", Severity.ERROR), bad[0], *(ground.whole(key, FoundPart.TEXT) for key in bad)
            )


@pytest.fixture
def asked() -> Asked:
    return Asked()


@pytest.fixture
def examiner(asked) -> Examiner:
    return Examiner(asked.rules)


def case(**texts: str):
    return snapshot(
        {key.replace("q", "").replace("_", "."): Answer("Ja", text) for key, text in texts.items()}
    )


def look(examiner, seen, **more):
    for version in examiner.lacks(seen):
        examiner.take(seen, version, (PageText("En sida."),))
    return finish(examiner.examine(seen, **more))


def test_only_an_answer_that_has_changed_is_looked_at_anew(asked, examiner) -> None:
    first = case(q1_1="fel", q1_2="rätt")
    look(examiner, first)
    assert sorted(asked.keys) == ["1.1", "1.2", "2.1", "2.1#2", "2.3"]
    asked.keys.clear()
    after = replace(first, answers={**first.answers, "1.2": Answer("Ja", "också fel")})
    found = look(examiner, after)
    assert asked.keys == ["1.2"]
    assert asked.rounds == 2
    assert [(each.rule, each.question) for each in found.findings] == [
        ("all", "1.1"),
        ("here", "1.1"),
        ("here", "1.2"),
    ]


def test_everything_is_looked_at_anew_when_the_evidence_is_another(asked, examiner) -> None:
    first = case(q1_1="fel")
    look(examiner, first)
    asked.keys.clear()
    look(examiner, replace(first, evidence=()))
    assert len(asked.keys) == 5


def test_pages_are_taken_once_also_those_of_an_older_version_that_is_cited(examiner) -> None:
    old, new = Version(1, "b.pdf", "aa", 1, 1, 1), Version(2, "b.pdf", "bb", 1, 1, 1)
    budget = Evidence(7, "Budget", "b.pdf", "bb", 1, versions=(old, new))
    seen = replace(case(q1_1="fel"), evidence=(budget,), citations={"1.1": (Citation(7, None, "", 1),)})
    assert set(examiner.lacks(seen)) == {(7, 1), (7, 2)}
    look(examiner, seen)
    assert examiner.lacks(seen) == ()


def test_evidence_without_a_readable_page_is_told_and_not_called_empty(examiner) -> None:
    seen = case(q1_1="rätt")
    examiner.take(seen, (7, 1), (PageText(""),))
    assert finish(examiner.examine(seen)).unread == (7,)


def test_only_the_rules_that_are_asked_for_are_asked(asked, examiner) -> None:
    found = look(examiner, case(q1_1="fel", q1_2="fel"), only=["all"])
    assert [each.rule for each in found.findings] == ["all"]
    assert asked.keys == []


# What was accepted


def accepted(found, **more) -> Accepted:
    return replace(Accepted(found.known_by, found.rule, "Ska stå så", False, "eva", WHEN), **more)


def test_what_was_accepted_is_told_apart_until_its_words_change(examiner) -> None:
    seen = case(q1_1="Det är fel här", q1_2="rätt")
    (found,) = look(examiner, seen).findings
    seen = replace(seen, accepted=(accepted(found),))
    after = look(examiner, seen)
    assert after.findings == ()
    assert [(each.rule, said.reason) for each, said in after.accepted] == [("here", "Ska stå så")]
    moved = replace(seen, answers={**seen.answers, "1.1": Answer("Ja", "Nu är det ändå fel här")})
    assert look(examiner, moved).findings == ()
    other = replace(seen, answers={**seen.answers, "1.1": Answer("Ja", "rätt"), "1.2": Answer("Ja", "fel")})
    assert [each.question for each in look(examiner, other).findings] == ["1.2"]


def test_a_finding_about_all_of_an_answer_comes_back_when_any_of_it_changes(examiner) -> None:
    seen = case(q1_1="fel a", q1_2="fel b")
    found = next(each for each in look(examiner, seen).findings if each.rule == "all")
    seen = replace(seen, accepted=(accepted(found),))
    assert "all" not in {each.rule for each in look(examiner, seen).findings}
    for answer in (Answer("Nej", "fel a"), Answer("Ja", "fel c")):
        changed = replace(seen, answers={**seen.answers, "1.1": answer})
        assert "all" in {each.rule for each in look(examiner, changed).findings}


def test_what_was_accepted_for_later_years_holds_though_the_question_has_another_number(examiner) -> None:
    seen = case(q1_1="Det är fel här")
    (found,) = look(examiner, seen).findings
    question = replace(seen.questionnaire.question("1.1"), key="9.9", number="9.9")
    form = Questionnaire("Nytt", "Nämnden", 2026, None, (Section("9", "Nytt", (question,)),))
    said = accepted(found, later=True, from_year=2025)
    before = Submission("förra", "Nämnden", 2025, form, {}, accepted=(said,))
    now = replace(seen, questionnaire=form, answers={"9.9": Answer("Ja", "Det är fel här")}, previous=before)
    assert look(examiner, now).findings == ()
    back = replace(now, accepted=(accepted(found, taken_back=True, reason=""),))
    assert [each.question for each in look(examiner, back).findings] == ["9.9"]


def test_two_findings_alike_are_known_apart(examiner) -> None:
    asked_twice = tuple(Question(f"{n}", f"{n}", "Samma fråga?", None, Kind.TEXT) for n in (1, 2))
    form = Questionnaire("F", None, 2025, None, (Section("1", "A", asked_twice),))
    seen = replace(case(), questionnaire=form, answers={"1": Answer(None, "fel"), "2": Answer(None, "fel")})
    names = {each.known_by for each in look(examiner, seen).findings if each.rule == "here"}
    assert len(names) == 2


# Order, and how much holds


def test_rings_count_the_questions_without_an_error_or_a_warning(examiner) -> None:
    def find_in(_ground, question):
        if question.key == "1.1":
            yield finding(("strict", Severity.ERROR), "1.1")
        if question.key == "1.2":
            yield finding(("strict", Severity.NOTE), "1.2")

    strict = Examiner((rule("strict", RuleGroup.COMPLETE, Severity.ERROR, find_in=find_in),))
    rings = look(strict, case(q1_1="a", q1_2="b")).rings
    assert (rings[RuleGroup.COMPLETE].whole, rings[RuleGroup.COMPLETE].of) == (4, 5)
    assert (rings[RuleGroup.TRACEABLE].whole, rings[RuleGroup.TRACEABLE].of) == (2, 2)
