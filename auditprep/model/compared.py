"""What the values of a comparison say together: for whoever tells of one, in a document or on the command line."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from auditprep.model.case import Status
from auditprep.model.form import Answer, Question
from auditprep.model.years import Became, ComparedCell, ComparedRow, Comparison, Step, Submission, TextChange


class RowChange(StrEnum):
    """What became of a question and its answer from one column to the next, in a word."""

    SAME = "same"  # question and answer
    CHANGED = "changed"  # what was answered, or what it leans on
    REWORDED = "reworded"  # only the question: its words, its place, or that it was split or merged
    NEW = "new"
    GONE = "gone"
    UNANSWERED = "unanswered"  # in the newer column, as yet


def is_blank(submission: Submission) -> bool:
    """Whether nothing at all is answered: a form as it came from the auditors."""
    return all(submission.answer(each.key).is_empty for each in submission.questionnaire.questions())


@dataclass(frozen=True, slots=True)
class Tally:
    """How the questions of a submission are answered, each of them counted once: how often each option was marked, and how
    many are answered in text, are drafts from another year that nobody has confirmed, or have no answer."""

    marks: Counter[str]
    texts: int
    drafts: int
    unanswered: int


def tally(answered: Iterable[tuple[Question, Answer]]) -> Tally:
    """The count of these questions and their answers. A question that is there twice (it was split, or merged) counts once."""
    marks: Counter[str] = Counter()
    texts = drafts = unanswered = 0
    for question, answer in {question.key: (question, answer) for question, answer in answered}.values():
        if answer.carried:
            drafts += 1
        elif answer.marks:
            marks.update(answer.marks)
        elif question.options or not answer.text.strip():
            unanswered += 1
        else:
            texts += 1
    return Tally(marks, texts, drafts, unanswered)


def row_change(step: Step) -> RowChange:
    """What a step means, told by what weighs most."""
    if step.became is Became.ADDED:
        return RowChange.NEW
    if step.became is Became.REMOVED:
        return RowChange.GONE
    if (
        step.mark_changed
        or TextChange.CHANGED in (step.text, step.evidence)
        or step.cited_gone
        or step.cited_come
    ):
        return RowChange.CHANGED
    if step.unanswered:
        return RowChange.UNANSWERED
    return RowChange.SAME if step.became is Became.SAME else RowChange.REWORDED


def last_cell(row: ComparedRow) -> ComparedCell | None:
    """The question as it stood last."""
    return next((each for each in reversed(row.cells) if each is not None), None)


def column_names(submissions: Sequence[Submission]) -> tuple[str, ...]:
    """What tells the columns apart, as shortly as can be: the year; the board where all are of one year; both; else the
    name of the file with it."""
    for names in _possible_names(submissions):
        if all(names) and len(set(names)) == len(names):
            return tuple(names)
    return tuple(f"{place}. {_all_of_it(each)}" for place, each in enumerate(submissions, 1))


def boards(comparison: Comparison) -> tuple[str, ...]:
    """The boards whose answers are compared, each once."""
    return tuple(dict.fromkeys(filter(None, (_line(each.board or "") for each in comparison.submissions))))


def years(comparison: Comparison) -> tuple[int, ...]:
    """The years that are known of, each once, in the order of the columns."""
    return tuple(dict.fromkeys(each.year for each in comparison.submissions if each.year))


def is_draft(submission: Submission) -> bool:
    """Whether it is a case that its board has not decided on. Of a Word form nobody knows."""
    return submission.status in (Status.DRAFT, Status.READY)


def has_draft(comparison: Comparison) -> bool:
    """Whether any of what is compared is a draft."""
    return any(map(is_draft, comparison.submissions))


def _possible_names(submissions: Sequence[Submission]) -> Iterator[list[str]]:
    years = [str(each.year or "") for each in submissions]
    boards = [_line(each.board or "") for each in submissions]
    yield years
    if len(set(years)) == 1:
        yield boards
    yield [f"{board} {year}" if board and year else "" for board, year in zip(boards, years, strict=True)]
    yield [_line(each.name) for each in submissions]
    yield [_all_of_it(each) for each in submissions]


def _all_of_it(submission: Submission) -> str:
    parts = (
        submission.board or "",
        str(submission.year or ""),
        f"({submission.name})" if submission.name else "",
    )
    return _line(" ".join(filter(None, parts)))


def _line(words: str) -> str:
    return " ".join(words.split())
