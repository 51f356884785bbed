"""The rescue file: what was typed but could not be saved, in a file the user can open with anything."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths

from auditprep.i18n import _


class RescueFile:
    """One file for one case and one sitting; written whole at every failure, taken away when all is saved."""

    def __init__(self, case: Path, folders: Iterable[Path] | None = None) -> None:
        self._case = case
        self._folders = tuple(folders) if folders is not None else _folders()
        self._path: Path | None = None

    def write(self, unsaved: Mapping[str, Mapping[str, Any]]) -> Path | None:
        """Writes all that is unsaved; None if there is nowhere at all to write it."""
        content = _content(self._case, unsaved)
        for path in (
            [self._path] if self._path else [_free_name(folder, self._case) for folder in self._folders]
        ):
            try:
                path.write_text(content, encoding="utf-8")
            except OSError:
                continue
            self._path = path
            return path
        return None

    def remove(self) -> None:
        """Takes the file away: everything in it is in the case now. One that is open in Word stays."""
        if self._path:
            with suppress(OSError):
                self._path.unlink()
        self._path = None


def _folders() -> tuple[Path, ...]:
    places = QStandardPaths.StandardLocation
    order = (places.DocumentsLocation, places.HomeLocation, places.TempLocation)
    return tuple(Path(QStandardPaths.writableLocation(place)) for place in order)


def _free_name(folder: Path, case: Path) -> Path:
    """A name that nothing has: an earlier rescue is never written over."""
    stem = _("{name}-rescue-{date}").format(name=case.stem, date=dt.date.today().isoformat())
    candidates = (folder / f"{stem}{suffix}.md" for suffix in ("", *(f"-{n}" for n in range(2, 1000))))
    return next(path for path in candidates if not path.exists())


def _content(case: Path, unsaved: Mapping[str, Mapping[str, Any]]) -> str:
    head = _("What could not be saved in {name}").format(name=case.name)
    return "\n\n".join([f"# {head}", *(_question(key, changes) for key, changes in unsaved.items())]) + "\n"


def _question(key: str, changes: Mapping[str, Any]) -> str:
    lines = [f"## {key}"]
    if "mark" in changes:
        lines.append(_("Marked: {mark}").format(mark=changes["mark"] or "–"))
    if "text" in changes:
        lines.append(changes["text"])
    return "\n\n".join(lines)
