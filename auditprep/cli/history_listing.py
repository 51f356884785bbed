"""What has happened in a case, as lines for people to read on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from auditprep.cli import listing
from auditprep.i18n import _
from auditprep.messages.steps import step_name
from auditprep.model import HistoryEntry, HistoryStep


def history_lines(entries: Iterable[HistoryEntry], *, with_questions: bool) -> Iterator[str]:
    """Each change with its number, oldest first, in the reader's own time; with its question where there may be several."""
    for entry in entries:
        (line,) = listing.history_lines((entry,))
        question = f"{entry.question:<6} " if with_questions else ""
        yield f"{entry.id:>5}  {question}{line}"


def step_line(step: HistoryStep) -> str:
    """A step with its number."""
    when = step.when.astimezone().strftime("%Y-%m-%d %H:%M")
    undone = _(" (undone)") if step.undone else ""
    questions = ", ".join(step.questions) or "–"
    return f"{step.id:>5}  {when}  {step.who}  {step_name(step)}{undone}: {questions}"
