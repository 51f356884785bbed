"""What the case as a whole lacks before it can be sent: documents, the board's decision, time; and drafts that nobody has
confirmed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from auditprep.checks.ground import Ground
from auditprep.checks.rule import finding
from auditprep.model import Finding, FoundPart, Severity, Status

CHECKLIST_OPEN = ("checklist-open", Severity.WARNING)
DECISION_MISSING = ("decision-missing", Severity.NOTE)
DEADLINE = ("deadline", Severity.WARNING)
DRAFT_UNCONFIRMED = ("draft-unconfirmed", Severity.WARNING)

_SOON_TO_DECIDE = 21
"""So many days before the deadline the board's decision is missed: a meeting is announced a week or two before."""

_SOON = 7


def days_left(ground: Ground) -> int | None:
    """How many days there are to the deadline, below zero after it; None where nobody knows, or where it is sent."""
    deadline = ground.snapshot.deadline
    if ground.today is None or deadline is None or ground.snapshot.status.is_locked:
        return None
    return (deadline - ground.today).days


def checklist_open(ground: Ground) -> Iterable[Finding]:
    """The lines that nothing settles, told once. Before anybody has begun with them that is only worth knowing until it is late;
    and for the list that is shipped nothing at all: the auditors may not have asked for it."""
    lines, left = ground.snapshot.checklist, ground.snapshot.missing_documents()
    if ground.snapshot.status.is_locked or not left:
        return
    texts = ", ".join(f"”{each.text}”" for each in left[:_MOST_LINES])
    facts = {"count": str(len(left)), "of": str(len(lines)), "lines": texts}
    is_begun = len(left) < len(lines) or _is_near_the_end(ground)
    severity = Severity.WARNING if is_begun else Severity.NOTE
    yield finding((CHECKLIST_OPEN[0], severity), None, code=_checklist_code(len(left)), facts=facts)


_MOST_LINES = 4


def _checklist_code(left: int) -> str:
    if left == 1:
        return "checklist-open-one"
    return "checklist-open" if left <= _MOST_LINES else "checklist-open-many"


def _is_near_the_end(ground: Ground) -> bool:
    """Whether the answers are called ready, or the deadline is near."""
    left = days_left(ground)
    return ground.snapshot.status is not Status.DRAFT or (left is not None and left <= _SOON_TO_DECIDE)


def decision_missing(ground: Ground) -> Iterable[Finding]:
    """That the board's decision is not there though it ought to be, or lacks its date or its §."""
    decided = ground.snapshot.decided
    if decided is None:
        if _is_near_the_end(ground):
            yield finding(DECISION_MISSING, None)
    elif decided.date is None or decided.paragraph is None:
        code = "decision-missing-date" if decided.date is None else "decision-missing-paragraph"
        yield finding(DECISION_MISSING, None, code=code)


def deadline(ground: Ground) -> Iterator[Finding]:
    """That the deadline has passed, or that it is near and questions lack answers."""
    left, until = days_left(ground), ground.snapshot.deadline
    if left is None or until is None or left > _SOON:
        return
    date = until.isoformat()
    if left < 0:
        yield finding(DEADLINE, None, code="deadline-passed", facts={"date": date, "days": str(-left)})
        return
    lacking = len(ground.snapshot.lacking()) + len(ground.snapshot.unconfirmed())
    if lacking:
        facts = {"date": date, "days": str(left), "count": str(lacking)}
        yield finding((DEADLINE[0], Severity.NOTE), None, code="deadline-near", facts=facts)


def draft_unconfirmed(ground: Ground) -> Iterator[Finding]:
    """Answers that were carried over from another year, and that nobody has confirmed."""
    for question in ground.snapshot.unconfirmed():
        yield finding(DRAFT_UNCONFIRMED, question.key, ground.whole(question.key, FoundPart.TEXT))
