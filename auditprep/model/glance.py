"""What is seen of a case from outside: enough to set it on the shelf among others."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from auditprep.model.case import Status


@dataclass(frozen=True, slots=True)
class CaseGlance:
    """A case file as it lies there. `identity` is the same in every copy of one case; `stamp` is another one whenever the file
    is. `status` is None where a newer auditprep has given it one that we do not know."""

    path: Path
    board: str | None
    year: int | None
    status: Status | None
    answered: int
    total: int
    identity: str
    stamp: str
