"""How far a case has come, in the user's language."""

from __future__ import annotations

from auditprep.i18n import _
from auditprep.model import Status


def status_name(status: Status | str) -> str:
    """What a status is called; one that we do not know by its own word."""
    names = {
        Status.DRAFT: _("Draft"),
        Status.READY: _("Ready for the board"),
        Status.DECIDED: _("Decided"),
        Status.SENT: _("Sent"),
        Status.REVIEWED: _("After the audit"),
    }
    return names[Status(status)] if status in set(Status) else str(status)
