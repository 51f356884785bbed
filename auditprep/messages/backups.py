"""What is told of backups beside a case that was damaged, and when each was taken."""

from __future__ import annotations

from collections.abc import Callable

from auditprep.i18n import _
from auditprep.messages.facts import Facts
from auditprep.model import Why


def why_taken(why: Why) -> str:
    """When a backup was taken: "when the case was opened"."""
    return {
        Why.OPENED: _("when the case was opened"),
        Why.WORKED: _("while somebody was working"),
        Why.CLOSED: _("when the case was closed"),
        Why.UPGRADED: _("before an update of the file"),
    }[why]


def _newest(_facts: Facts) -> str:
    return _(
        "there is a backup, number {number} from {since}, with {answers} of {questions} answers and {evidence} documents."
    )


def _has_answers(_facts: Facts) -> str:
    return _("the backup has answers that could not be rescued: {questions}.")


def _has_evidence(_facts: Facts) -> str:
    return _("the backup has documents that could not be rescued: {titles}.")


def _differs(_facts: Facts) -> str:
    return _("the backup and what was rescued say different things in: {questions}.")


def _adds_nothing(_facts: Facts) -> str:
    return _("the backup has nothing that was not rescued.")


BACKUPS: dict[str, Callable[[Facts], str]] = {
    "backup-newest": _newest,
    "backup-has-answers": _has_answers,
    "backup-has-evidence": _has_evidence,
    "backup-differs": _differs,
    "backup-adds-nothing": _adds_nothing,
}
