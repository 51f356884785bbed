"""Whether a submission may be last year of a case: it has to be of an earlier year, and somebody else's or another one."""

from __future__ import annotations

from auditprep.model import Answer, Snapshot, Submission
from auditprep.model.remembered import remembered_form
from auditprep.prose.normal import normal

ITSELF, LATER, SAME_YEAR = "itself", "later", "same-year"


def not_earlier(submission: Submission, case: Snapshot) -> str | None:
    """Why a submission cannot be last year of this case: it is the case ITSELF or a copy of it, of a LATER year, or of the
    SAME_YEAR and the same board. None where it can, and where neither tells of its year."""
    if _is_copy(submission, case):
        return ITSELF
    if submission.year is None or case.year is None or submission.year < case.year:
        return None
    if submission.year > case.year:
        return LATER
    return SAME_YEAR if _may_be_same(submission.board, case.board) else None


def _is_copy(submission: Submission, case: Snapshot) -> bool:
    """Whether it is a case with the same form, year and board; where the years are not known the answers tell."""
    same_form = remembered_form(case.questionnaire) == submission.questionnaire
    if not submission.status or submission.year != case.year or not same_form:
        return False
    if not _may_be_same(submission.board, case.board):
        return False
    return case.year is not None or _says_the_same(submission, case)


def _says_the_same(submission: Submission, case: Snapshot) -> bool:
    """Whether all that was answered in the case itself stands in the submission."""
    own = {key: each for key, each in case.answers.items() if not (each.is_empty or each.carried)}
    return bool(own) and all(_content(submission.answer(key)) == _content(own[key]) for key in own)


def _content(answer: Answer) -> tuple[str | None, str, str]:
    return answer.mark, answer.text, answer.evidence


def _may_be_same(one: str | None, other: str | None) -> bool:
    """Whether two boards may be one: they are, unless both are named and otherwise."""
    names = [" ".join(normal(each or "").casefold().split()) for each in (one, other)]
    return names[0] == names[1] or "" in names
