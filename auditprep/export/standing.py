"""How far a case has come, as the first line of everything that is made of it tells: a draft, or what the board has decided.
The words are the form's language, whatever the window speaks."""

from __future__ import annotations

from auditprep.model import Snapshot, Status
from auditprep.prose.citing import decision_text

DRAFT = "UTKAST"
_SOMEBODY = "nämnden"


def standing(snapshot: Snapshot) -> str:
    """One line: "UTKAST – inte beslutat av Socialnämnden", or "Beslutat av Socialnämnden 2025-09-23, § 84 (dnr SN 2025/110)"."""
    board = " ".join((snapshot.board or "").split()) or _SOMEBODY
    if snapshot.status.is_decided:
        return _decided(snapshot, board)
    if snapshot.status is Status.READY:
        return f"{DRAFT} – klart för beslut i {board}"
    return f"{DRAFT} – inte beslutat av {board}"


def is_draft(snapshot: Snapshot) -> bool:
    """Whether what is made of the case must say that it is a draft."""
    return not snapshot.status.is_decided


def draft_mark(snapshot: Snapshot) -> str:
    """What the name of a file ends with before its suffix: "-UTKAST" for a draft, nothing after the board's decision."""
    return f"-{DRAFT}" if is_draft(snapshot) else ""


def _decided(snapshot: Snapshot, board: str) -> str:
    words = decision_text(snapshot.decided) if snapshot.decided else ""
    has_body = bool(snapshot.decided and snapshot.decided.body)
    return f"Beslutat av {words if has_body else f'{board} {words}'}".strip()
