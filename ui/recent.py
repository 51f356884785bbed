"""The cases that were open lately, kept in the user's settings."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSettings

LIMIT = 12
_KEY = "recent"


@dataclass(frozen=True, slots=True)
class RecentCase:
    """A case and what it was called when it was last open."""

    path: Path
    title: str


def with_file(title: str, path: Path) -> str:
    """What tells a case from another that is called the same: the name of its file too."""
    return title if path.stem == title else f"{title} ({path.stem})"


class RecentCases:
    """Newest first; a case stands there once."""

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings

    def all(self) -> tuple[RecentCase, ...]:
        """Every remembered case. What cannot be understood in the settings is left out."""
        try:
            rows = json.loads(str(self._settings.value(_KEY, "[]")))
            return tuple(RecentCase(Path(row["path"]), str(row["title"])) for row in rows)
        except (ValueError, TypeError, KeyError):
            return ()

    def add(self, path: Path, title: str) -> None:
        """Puts a case first."""
        self._write([RecentCase(path, title), *self._without(path)][:LIMIT])

    def rename(self, path: Path, title: str) -> bool:
        """A case is called otherwise now; it stays where it stands. Whether that is so."""
        before = self.all()
        after = [RecentCase(path, title) if case.path == path else case for case in before]
        if tuple(after) == before:
            return False
        self._write(after)
        return True

    def remove(self, path: Path) -> None:
        self._write(self._without(path))

    def _without(self, path: Path) -> list[RecentCase]:
        return [case for case in self.all() if case.path != path]

    def _write(self, cases: list[RecentCase]) -> None:
        rows = [{"path": str(case.path), "title": case.title} for case in cases]
        self._settings.setValue(_KEY, json.dumps(rows, ensure_ascii=False))
