"""What was last seen of the cases on the shelf, kept in the user's settings: it stands there at once the next time."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSettings

from auditprep.model import CaseGlance, Status

LIMIT = 60
_KEY = "shelf"


class ShelfMemory:
    """By the path of each case. What cannot be understood in the settings is left out."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings

    def all(self) -> Mapping[Path, CaseGlance]:
        try:
            rows = json.loads(str(self._settings.value(_KEY, "[]")))
            read = [_read(row) for row in rows[:LIMIT]]
        except (ValueError, TypeError, KeyError, OverflowError, RecursionError):
            return {}
        return {each.path: each for each in read}

    def keep(self, seen: Iterable[CaseGlance]) -> None:
        """These, and no others."""
        rows = [_written(each) for each in seen][:LIMIT]
        self._settings.setValue(_KEY, json.dumps(rows, ensure_ascii=False))


def _read(row: Mapping[str, Any]) -> CaseGlance:
    """Raises ValueError, TypeError, KeyError."""
    board, year, status = row["board"], row["year"], row["status"]
    return CaseGlance(
        path=Path(row["path"]),
        board=None if board is None else str(board),
        year=None if year is None else int(year),
        status=None if status is None else Status(status),
        answered=int(row["answered"]),
        total=int(row["total"]),
        identity=str(row["identity"]),
        stamp=str(row["stamp"]),
    )


def _written(seen: CaseGlance) -> Mapping[str, object]:
    return {
        "path": str(seen.path),
        "board": seen.board,
        "year": seen.year,
        "status": seen.status and seen.status.value,
        "answered": seen.answered,
        "total": seen.total,
        "identity": seen.identity,
        "stamp": seen.stamp,
    }
