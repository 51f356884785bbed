"""A form on its way to becoming a case: as it is understood now, and what the case is to be."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from auditprep.model import Change, Correction, FormRow, Notice, Questionnaire

LOOSE_TEXT = "text-without-question"


@dataclass(frozen=True, slots=True)
class Reading:
    """`machine` is what auditprep read by itself, `form` that with the `corrections`, `rows` what the form looks like
    with `form` marked in it. Where a saved layout fits, `layout` is its name and `saved` its corrections."""

    machine: Questionnaire
    form: Questionnaire
    rows: tuple[FormRow, ...] = ()
    corrections: tuple[Correction, ...] = ()
    layout: str | None = None
    saved: tuple[Correction, ...] = ()

    def doubts(self) -> tuple[Notice, ...]:
        """What is still to be looked at: not what the user has called right."""
        kept = {each.question for each in self.corrections if each.change is Change.KEEP}
        read_as = {question.key: question.read_as for question in self.form.questions()}
        return tuple(notice for notice in self.form.notices if read_as.get(notice.question or "") not in kept)


@dataclass(frozen=True, slots=True)
class CasePlan:
    """What a new case is to be. `remember`: the corrections are kept for forms from the same sender. `previous` is
    last year's case, or last year's form with its answers."""

    board: str | None = None
    year: int | None = None
    corrections: tuple[Correction, ...] = ()
    remember: bool = False
    previous: Path | None = None
