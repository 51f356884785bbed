"""Notes about the auditors' own form: numbers that come twice, boxes that do not fit the question, and what the reader of the form
could not do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from auditprep.checks.answered import is_yes_or_no
from auditprep.checks.ground import Ground
from auditprep.checks.rule import finding
from auditprep.model import Change, Finding, FoundPart, Kind, Notice, Question, Severity
from auditprep.prose.demands import asks_only_how_often

NUMBER_TWICE = ("number-twice", Severity.NOTE)
MARK_ON_HOW_OFTEN = ("mark-on-how-often", Severity.NOTE)
FORM_NOTICE = ("form-notice", Severity.NOTE)

TOLD = (
    *(
        "comment",
        "tracked-changes",
        "doubtful-question",
        "text-without-question",
        "unread-means",
        "box-missing",
    ),
    *("picture-in-answer", "correction-not-used"),
)
"""What of the reading is told here. Doubtful marks are told as missing marks."""


def number_twice(ground: Ground) -> Iterator[Finding]:
    """Questions with a number that one before them has."""
    first: dict[str, Question] = {}
    for question in ground.questions:
        if question.number is None:
            continue
        before = first.setdefault(question.number.strip(" .)"), question)
        if before is not question:
            places = (ground.whole(each.key, FoundPart.QUESTION) for each in (question, before))
            yield finding(NUMBER_TWICE, question.key, *places, facts={"number": question.number})


def mark_on_how_often(ground: Ground, question: Question) -> Iterable[Finding]:
    """Ja and Nej to tick where the question is how often, or how many."""
    is_choice = question.kind is Kind.CHOICE and is_yes_or_no(question)
    if is_choice and asks_only_how_often(question.text):
        place = ground.whole(question.key, FoundPart.QUESTION)
        yield finding(MARK_ON_HOW_OFTEN, question.key, place)


def form_notice(ground: Ground) -> Iterator[Finding]:
    """What the reader of the form had to tell, and nobody has put right since."""
    looked_at = {each.question for each in ground.snapshot.corrections if each.change is Change.KEEP}
    for notice in dict.fromkeys(map(_hashable, ground.snapshot.questionnaire.notices)):
        code, key, facts = notice
        question = ground.by_key.get(key) if key else None
        if code in TOLD and not (question and (question.read_as or question.key) in looked_at):
            place = [ground.whole(question.key, FoundPart.QUESTION)] if question else []
            yield finding(
                FORM_NOTICE,
                question.key if question else None,
                *place,
                code=f"form-{code}",
                facts=dict(facts),
            )


def _hashable(notice: Notice) -> tuple[str, str | None, tuple[tuple[str, str], ...]]:
    return notice.code, notice.question, tuple((name, str(value)) for name, value in notice.facts.items())
