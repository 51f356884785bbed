"""What a case knows about itself."""

from __future__ import annotations

from snapshots import snapshot

from auditprep.model import Answer, Question


def keys(questions: tuple[Question, ...]) -> list[str]:
    return [question.key for question in questions]


def test_what_is_answered_what_lacks_and_what_is_not_done_are_told_apart() -> None:
    case = snapshot(
        answers={
            "1.1": Answer("Ja", "", True),
            "1.2": Answer("Nej"),
            "2.1": Answer(None, "Bara ord, inget kryss"),
            "2.3": Answer(text="Risker"),
        }
    )
    assert case.questionnaire.count == 5
    assert keys(case.answered()) == ["1.1", "1.2", "2.3"]
    assert keys(case.lacking()) == ["2.1", "2.1#2"]
    assert keys(case.not_done()) == ["1.2", "2.3"]


def test_a_draft_is_only_a_draft_also_without_a_mark() -> None:
    case = snapshot(
        answers={
            "1.1": Answer("Ja", carried=True),
            "1.2": Answer(None, "Bara ord, inget kryss", carried=True),
            "2.1": Answer("Ja"),
        }
    )
    told = [keys(each) for each in (case.answered(), case.lacking(), case.unconfirmed())]
    assert told == [["2.1"], ["2.1#2", "2.3"], ["1.1", "1.2"]]
