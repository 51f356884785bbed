"""How far a case has come, as the first line of everything that is made of it tells: a draft, or what the board has decided.
The words are the form's language, whatever the window speaks."""

from __future__ import annotations

from auditprep.model import Decision, Snapshot, Status
from auditprep.prose.citing import decision_text
from auditprep.prose.statuses import DRAFT, STATUS

_SOMEBODY = "nämnden"
_NAMED = 8


def standing(snapshot: Snapshot) -> str:
    """One line: "UTKAST – inte beslutat av Socialnämnden", or "Beslutat av Socialnämnden 2025-09-23, § 84 (dnr SN 2025/110)".
    Of what was sent without a decision it only says that: "Inskickat 2025-10-01". Where answers were changed after the decision,
    it says in which questions."""
    board = " ".join((snapshot.board or "").split()) or _SOMEBODY
    if snapshot.status.is_decided:
        words = _decided(snapshot.decided, board) if snapshot.decided else _sent(snapshot)
        return f"{words}{_changed_since(snapshot)}"
    if snapshot.status is Status.READY:
        return f"{DRAFT} – klart för beslut i {board}"
    return f"{DRAFT} – inte beslutat av {board}"


def is_draft(snapshot: Snapshot) -> bool:
    """Whether what is made of the case must say that it is a draft."""
    return not snapshot.status.is_decided


def draft_mark(snapshot: Snapshot) -> str:
    """What the name of a file ends with before its suffix: "-UTKAST" for a draft, nothing after the board's decision."""
    return f"-{DRAFT}" if is_draft(snapshot) else ""


def _decided(decision: Decision, board: str) -> str:
    words = " ".join(decision_text(decision).split())
    return f"Beslutat av {words if decision.body else f'{board} {words}'}"


def _changed_since(snapshot: Snapshot) -> str:
    """What was changed after the board's decision, which is then not what it decided on."""
    asked = [snapshot.questionnaire.question(key) for key in snapshot.changed_since]
    labels = [each.label for each in asked if each]
    if not labels:
        return ""
    if len(labels) > _NAMED:
        return f"; ändrat därefter i {len(labels)} frågor"
    return f"; ändrat därefter i fråga {', '.join(labels)}"


def _sent(snapshot: Snapshot) -> str:
    day = snapshot.sent_on.isoformat() if snapshot.sent_on else ""
    return f"{STATUS[snapshot.status].capitalize()} {day}".strip()
