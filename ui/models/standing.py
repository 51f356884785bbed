"""How far a case has come, in the window's words."""

from __future__ import annotations

import datetime as dt

from auditprep.i18n import _, ngettext
from auditprep.messages.standing import status_name as name
from auditprep.model import Decision, Snapshot, Status
from auditprep.prose.citing import decision_text

__all__ = ["STEPS", "facts", "left", "locked", "meaning", "name", "sent_words"]

STEPS = (Status.DRAFT, Status.READY, Status.DECIDED, Status.SENT, Status.REVIEWED)


def meaning(status: Status) -> str:
    """What follows from a status."""
    return {
        Status.DRAFT: _("Answers are being written. What is exported says UTKAST."),
        Status.READY: _("The answers can go to the board. What is exported still says UTKAST."),
        Status.DECIDED: _("The board has decided. What is exported carries its decision."),
        Status.SENT: _("It has gone to the auditors. The case can only be read, until somebody unlocks it."),
        Status.REVIEWED: _("The auditors’ assessments and recommendations are noted for each question."),
    }[status]


def facts(snapshot: Snapshot) -> str:
    """The board's decision, and when and to whom it was sent, as far as the case has come."""
    decided = _decided(snapshot.decided) if snapshot.status.is_decided else ""
    sent = sent_words(snapshot.sent_on, snapshot.sent_to) if snapshot.status.is_locked else ""
    changed = ngettext(
        "{count} answer changed since", "{count} answers changed since", len(snapshot.changed_since)
    ).format(count=len(snapshot.changed_since))
    return " · ".join(filter(None, (decided, changed if snapshot.changed_since else "", sent)))


def left(snapshot: Snapshot) -> str:
    """What is not ready, to be known before the case goes on; nothing where all is."""
    lacking, drafts = len(snapshot.lacking()), len(snapshot.unconfirmed())
    unanswered = ngettext("{count} question has no answer.", "{count} questions have no answer.", lacking)
    unconfirmed = ngettext(
        "{count} answer is a draft from last year that is not confirmed.",
        "{count} answers are drafts from last year that are not confirmed.",
        drafts,
    )
    changed = len(snapshot.changed_since)
    since = ngettext(
        "{count} answer has been changed since the board decided.",
        "{count} answers have been changed since the board decided.",
        changed,
    )
    told = (
        unanswered.format(count=lacking) if lacking else "",
        unconfirmed.format(count=drafts) if drafts else "",
        since.format(count=changed) if changed else "",
    )
    return " ".join(filter(None, told))


def locked(snapshot: Snapshot) -> str:
    """Why the case can only be read; nothing where it can be written in."""
    if not snapshot.status.is_locked:
        return ""
    sent = sent_words(snapshot.sent_on, snapshot.sent_to)
    return _("{sent}. It can be read, but not changed.").format(sent=sent)


def sent_words(on: dt.date | None, to: str) -> str:
    """When and to whom it was sent."""
    day = on.isoformat() if on else ""
    if to and day:
        return _("Sent {day} to {whom}").format(day=day, whom=to)
    return _("Sent {day}").format(day=day) if day else _("Sent")


def _decided(decision: Decision | None) -> str:
    return _("Decided {decision}").format(decision=decision_text(decision)) if decision else ""
