"""The rescue file: what was typed but could not be saved, in a file the user can open with anything."""

from __future__ import annotations

import datetime as dt
import os
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths

from auditprep.i18n import _
from auditprep.paths import data_folder


class RescueFile:
    """One file for one case and one sitting; written whole at every failure, taken away when all is saved."""

    def __init__(self, case: Path, folders: Iterable[Path] | None = None) -> None:
        self._case = case
        self._given = tuple(folders) if folders is not None else None
        self._paths: list[Path] = []  # the newest last; the older ones could not be written any more

    def write(self, unsaved: Mapping[str, Mapping[str, Any]]) -> Path | None:
        """Writes all that is unsaved, where it was written before or in the first folder that works.
        None if there is nowhere at all to write it."""
        content = _content(self._case, unsaved).encode("utf-8", "replace")
        for path in self._candidates():
            try:
                _write_whole(path, content)
            except OSError:  # the folder, or one who has the file open in Word
                continue
            if path not in self._paths:
                self._paths.append(path)
            return path
        return None

    def remove(self) -> None:
        """Takes the file away: everything in it is in the case now. One that is open in Word stays."""
        for path in self._paths:
            with suppress(OSError):
                path.unlink()
        self._paths.clear()

    def _candidates(self) -> Iterator[Path]:
        yield from self._paths[-1:]
        for folder in _folders() if self._given is None else self._given:
            try:
                free = _free_name(folder, self._case)
            except OSError:
                continue
            yield free


def _folders() -> tuple[Path, ...]:
    """First those on this computer: the documents may lie on the very server that does not answer."""
    places = QStandardPaths.StandardLocation
    others = (places.HomeLocation, places.TempLocation, places.DocumentsLocation)
    folders = (data_folder(), *(Path(QStandardPaths.writableLocation(place)) for place in others))
    with suppress(OSError):
        folders[0].mkdir(parents=True, exist_ok=True)
    return folders


def _free_name(folder: Path, case: Path) -> Path:
    """A name that nothing has: an earlier rescue is never written over."""
    stem = _("{name}-rescue-{date}").format(name=case.stem, date=dt.date.today().isoformat())
    candidates = (folder / f"{stem}{suffix}.md" for suffix in ("", *(f"-{n}" for n in range(2, 1000))))
    return next(path for path in candidates if not path.exists())


def _write_whole(path: Path, content: bytes) -> None:
    """Never half: what was there stays until the new is on the disk."""
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".auditprep-", delete=False) as file:
        written = Path(file.name)
        try:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
            file.close()  # Windows moves no open file
            os.replace(written, path)
        except OSError:
            file.close()
            written.unlink(missing_ok=True)
            raise


def _content(case: Path, unsaved: Mapping[str, Mapping[str, Any]]) -> str:
    head = _("What could not be saved in {name}").format(name=case.name)
    return "\n\n".join([f"# {head}", *(_question(key, changes) for key, changes in unsaved.items())]) + "\n"


def _question(key: str, changes: Mapping[str, Any]) -> str:
    lines = [f"## {key}"]
    if "mark" in changes:
        lines.append(_("Marked: {mark}").format(mark=changes["mark"] or "–"))
    if "text" in changes:
        lines.append(changes["text"])
    if "evidence" in changes:
        lines.append(_("Evidence in the form: {evidence}").format(evidence=changes["evidence"] or "–"))
    return "\n\n".join(lines)
