"""How far a case has come, as documents say it: the form's language, whatever the window speaks. (The window's own words are in
`messages.standing`.)"""

from __future__ import annotations

from auditprep.model import Status

DRAFT = "UTKAST"
"""What is written on all that is made before the board has decided."""

STATUS = {
    Status.DRAFT: "utkast",
    Status.READY: "klart för nämnden",
    Status.DECIDED: "beslutat",
    Status.SENT: "inskickat",
    Status.REVIEWED: "granskat av revisorerna",
}
