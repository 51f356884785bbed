"""How far questions have come, as parts of a bar."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from enum import Enum

from auditprep.i18n import _, ngettext
from auditprep.model import Question, Snapshot, is_answered


class Progress(Enum):
    """How far a question has come, as it counts on the desk."""

    DONE = "done"
    ANSWERED = "answered"  # but not marked as done
    DRAFT = "draft"  # from last year, to be confirmed
    NOTHING = "nothing"


def progress_of(questions: Iterable[Question], snapshot: Snapshot) -> Counter[Progress]:
    """How many have come how far."""
    return Counter(_progress(question, snapshot) for question in questions)


def words(progress: Progress) -> str:
    """For a legend."""
    return {
        Progress.DONE: _("done"),
        Progress.ANSWERED: _("answered, not marked as done"),
        Progress.DRAFT: _("draft from last year"),
        Progress.NOTHING: _("no answer"),
    }[progress]


def counted(progress: Progress, count: int) -> str:
    """So many, in words."""
    return {
        Progress.DONE: ngettext("{count} done", "{count} done", count),
        Progress.ANSWERED: ngettext("{count} not marked as done", "{count} not marked as done", count),
        Progress.DRAFT: ngettext("{count} draft from last year", "{count} drafts from last year", count),
        Progress.NOTHING: ngettext("{count} without an answer", "{count} without an answer", count),
    }[progress].format(count=count)


def _progress(question: Question, snapshot: Snapshot) -> Progress:
    answer = snapshot.answer(question.key)
    if answer.carried:
        return Progress.DRAFT
    if not is_answered(question, answer):
        return Progress.NOTHING
    return Progress.DONE if answer.done else Progress.ANSWERED
