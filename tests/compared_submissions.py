"""Submissions made by hand, and matchings that say what the test wants: for tests of what is compared."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from auditprep.model import (
    Answer,
    Became,
    CitedThen,
    Comparison,
    Kind,
    Match,
    Matching,
    Question,
    Questionnaire,
    Remark,
    Section,
    Submission,
)
from auditprep.years import comparing

MARKS = ("Ja", "Nej", "Delvis", "Vet ej")


def asked(key: str, text: str, options: tuple[str, ...] = MARKS) -> Question:
    return Question(key, key, text, None, Kind.CHOICE if options else Kind.TEXT, options)


def form(*questions: Question, year: int | None = None, section: str = "Styrning") -> Questionnaire:
    return Questionnaire(
        "Revisionsunderlag", "Socialnämnden", year, None, (Section("1", section, questions),)
    )


def submitted(
    year: int | None,
    questions: Sequence[Question] = (),
    answers: Mapping[str, Answer] | None = None,
    *,
    board: str | None = "Socialnämnden",
    name: str = "",
    cited: Mapping[str, tuple[CitedThen, ...]] | None = None,
    remarks: Mapping[str, Remark] | None = None,
    status: str = "",
) -> Submission:
    return Submission(
        name or f"underlag-{year}.docx",
        board,
        year,
        form(*questions, year=year),
        answers or {},
        cited or {},
        remarks or {},
        status,
    )


def matched(*pairs: tuple[str | None, str | None] | Match) -> Matching:
    """A matching of these pairs: the same question, but where a side is lacking."""
    return Matching(
        tuple(each if isinstance(each, Match) else Match(*each, _became(*each)) for each in pairs)
    )


def _became(old: str | None, new: str | None) -> Became:
    if old is None:
        return Became.ADDED
    return Became.REMOVED if new is None else Became.SAME


def compared(columns: Sequence[Submission], matchings: Sequence[Matching]) -> Comparison:
    """Submissions compared, their questions matched as the test says."""
    turns = iter(matchings)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(comparing, "match", lambda *_forms: next(turns))
        return comparing.compare(columns, as_given=True)
