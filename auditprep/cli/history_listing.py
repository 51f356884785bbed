"""What has happened in a case, as lines for people to read on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from auditprep.cli import listing
from auditprep.i18n import _
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


def step_name(step: HistoryStep) -> str:
    """What was done, and where it came from."""
    names = {
        "carry": _("Carried over from {what}"),
        "handin": _("Answers read in from {what}"),
        "merge": _("Merged with {what}"),
        "undo": _made_again(step) if step.again else _undone(step),
        "restore": _("Restored an earlier text"),
    }
    return names.get(step.kind, step.kind).format(what=step.what or "?")


def _undone(step: HistoryStep) -> str:
    names = {
        "carry": _("Undid what was carried over from {what}"),
        "handin": _("Undid the reading in from {what}"),
        "merge": _("Undid the merge with {what}"),
        "restore": _("Undid the restoring of an earlier text"),
    }
    return names.get(step.of, _("Undid {what}"))


def _made_again(step: HistoryStep) -> str:
    """The undo of an undo."""
    names = {
        "carry": _("Redid what was carried over from {what}"),
        "handin": _("Redid the reading in from {what}"),
        "merge": _("Redid the merge with {what}"),
        "restore": _("Redid the restoring of an earlier text"),
    }
    return names.get(step.of, _("Redid {what}"))
