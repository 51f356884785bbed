"""Another year, or another board, to be compared with or kept as last year: from a case, or from a filled Word form."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from auditprep.companions import demand_document
from auditprep.files import not_read
from auditprep.model import PairChoice, Questionnaire, Snapshot, Submission
from auditprep.model import submission as submission_of
from auditprep.model.compared import is_blank
from auditprep.model.remembered import remembered_form
from auditprep.produce import forms, layouts

__all__ = ["ReadSubmission", "is_blank", "read_for_comparing", "read_submission", "submission_of"]

_LEFT_OUT = frozenset(
    {"text-without-question", "two-marks", "unsure-mark", "unread-means", "doubtful-question", "box-missing"}
)
"""What is told of a reading, where something that was answered may be in no answer."""
_SQLITE = b"SQLite format 3\0"
_CASE_SUFFIX = ".auditprep"


@dataclass(frozen=True)
class ReadSubmission:
    """A submission as it was read from a file; and, of a case, the year that it remembers as its last one, with what its
    user has said of which questions belong together."""

    submission: Submission
    previous: Submission | None = None
    choices: tuple[PairChoice, ...] = ()

    def choices_from(self, older: Submission) -> tuple[PairChoice, ...]:
        """What was said of the pairs, if it was said of just this older submission."""
        return self.choices if self.previous and _whose(self.previous) == _whose(older) else ()


def read_submission(file: Path) -> Submission:
    """A case, opened to be read only and without a lock, whoever else has it open; or a Word form with what is filled in
    there (nothing at all, for a blank one: see `is_blank`). Raises FileError, CaseError, FormError."""
    return read_for_comparing(file).submission


def read_for_comparing(file: Path) -> ReadSubmission:
    """The same, with what a case knows of its own last year. Raises FileError, CaseError, FormError."""
    if _is_case(file):
        snapshot = _snapshot(file)
        return ReadSubmission(submission_of(snapshot), snapshot.previous, snapshot.choices)
    return ReadSubmission(_from_form(file))


def _is_case(file: Path) -> bool:
    """Whether the file is a case, by its name or by its first bytes. Raises FileError."""
    if file.suffix.lower() == _CASE_SUFFIX:
        return True
    demand_document(file)
    try:
        with file.open("rb") as stream:
            return stream.read(len(_SQLITE)) == _SQLITE
    except OSError as error:
        raise not_read(file, error) from error


def _snapshot(file: Path) -> Snapshot:
    from auditprep.store.casefile import CaseFile

    with CaseFile(file, read_only=True, who="") as case:
        return case.snapshot()


def _from_form(file: Path) -> Submission:
    """What is filled in a Word form, which is read with the saved layout that fits it best, if any does."""
    data, questionnaire = forms.read_form(file)
    found = layouts.saved_layout_for(questionnaire) if layouts.has_layouts() else None
    if found and found[1]:
        questionnaire = forms.correct(data, file.name, found[1])
    return _filled_in(questionnaire, file.name)


def _filled_in(questionnaire: Questionnaire, name: str) -> Submission:
    answers = {question.key: question.answer for question in questionnaire.questions()}
    left_out = tuple(each for each in questionnaire.notices if each.code in _LEFT_OUT)
    return Submission(
        *(name, questionnaire.board, questionnaire.year, remembered_form(questionnaire), answers),
        left_out=left_out,
    )


def _whose(submission: Submission) -> tuple[str, str | None, int | None]:
    return submission.name, submission.board, submission.year
