"""Backups as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterable

from auditprep.model import Backup


def backups_json(backups: Iterable[Backup]) -> bytes:
    """The backups of a case, in the order given; moments in UTC, sizes in bytes."""
    told = json.dumps([_told(each) for each in backups], ensure_ascii=False, indent=1)
    return told.encode("utf-8", "replace") + b"\n"  # a path may have letters that no encoding has


def _told(backup: Backup) -> dict[str, object]:
    return {
        "number": backup.number,
        "when": backup.when.isoformat(timespec="seconds"),
        "why": backup.why.value,
        "file": str(backup.path),
        "board": backup.board,
        "year": backup.year,
        "status": backup.status.value,
        "questions": backup.questions,
        "answered": backup.answered,
        "evidence": backup.evidence,
        "changed": list(backup.changed),
        "size": backup.size,
        "lacking": backup.lacking,
    }
