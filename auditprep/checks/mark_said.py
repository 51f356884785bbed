"""What is ticked and what is written say the same."""

from __future__ import annotations

from collections.abc import Iterator

from auditprep.checks.ground import Ground
from auditprep.checks.rule import finding
from auditprep.model import Finding, FoundPart, Question, Severity
from auditprep.prose.marks import kin
from auditprep.prose.verdicts import (
    NO,
    YES,
    FoundVerdict,
    asks_twice,
    first_word,
    is_asked_in_the_negative,
    plainly,
)

MARK_CONTRADICTS = ("mark-contradicts", Severity.ERROR)


def mark_contradicts(ground: Ground, question: Question) -> Iterator[Finding]:
    """The text begins with another answer than the one that is ticked, or says plainly the opposite."""
    marks = ground.snapshot.answer(question.key).marks
    marked = kin(marks[0]) if len(marks) == 1 else None
    text = ground.text(question.key).plain
    if marked is None or not text:
        return
    if said := _first(question, text, marked):
        yield _finding(ground, question, marks[0], said, "mark-contradicts")
    elif said := _plain(question, text, marked):
        yield _finding(ground, question, marks[0], said, f"mark-contradicts-{said.says}")


def _first(question: Question, text: str, marked: str) -> FoundVerdict | None:
    said = first_word(text)
    if said is None or not said.contradicts(marked):
        return None
    is_doubtful = is_asked_in_the_negative(question.text) or asks_twice(question.text)
    return None if is_doubtful else said


def _plain(question: Question, text: str, marked: str) -> FoundVerdict | None:
    """The opposite of yes or no, said in a sentence."""
    if marked not in (YES, NO) or first_word(text):
        return None
    said = plainly(question.text, text)
    return said if said and said.says != marked else None


def _finding(ground: Ground, question: Question, mark: str, said: FoundVerdict, code: str) -> Finding:
    place = ground.place(question.key, said)
    return finding(
        MARK_CONTRADICTS,
        question.key,
        place,
        ground.whole(question.key, FoundPart.MARK),
        code=code,
        facts={"mark": mark, "said": place.quote},
    )
