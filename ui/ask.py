"""Everything that asks the user or leaves the program goes through here; tests replace these functions."""

from __future__ import annotations

import os
import threading
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from auditprep.files import unused
from auditprep.i18n import _

_been: list[Path] = []  # the folder a file was chosen in last, while the program runs
_SOON = 0.15  # seconds that nobody feels
OTHER_KINDS = (".docx", ".docm", ".pdf", ".zip", ".json", ".auditprep")


def form_file(parent: QWidget) -> Path | None:
    """The auditors' form, or None."""
    return _open_one(
        parent, _("Choose the auditors’ form"), _("Word documents (*.docx *.docm *.dotx *.dotm)")
    )


def case_file(parent: QWidget) -> Path | None:
    """A case to open, or None."""
    return _open_one(parent, _("Open"), _("auditprep cases (*.auditprep)"))


def previous_file(parent: QWidget) -> Path | None:
    """Another year: a case, or a Word form that is filled in; None if called off."""
    return _open_one(
        parent,
        _("Choose a case or an answered form from another year"),
        _("Cases and answered forms (*.auditprep *.docx *.docm)"),
    )


def sheet_file(parent: QWidget) -> Path | None:
    """A sheet that a colleague has sent back, or None."""
    return _open_one(parent, _("Choose the sheet that has come back"), _("Word documents (*.docx *.docm)"))


def evidence_files(parent: QWidget) -> list[Path]:
    """Files to attach to an answer; none if called off."""
    names, _filter = QFileDialog.getOpenFileNames(parent, _("Choose attachments"), str(_begin()))
    return [_chosen(name) for name in names]


def checklist_file(parent: QWidget) -> Path | None:
    """The auditors' checklist, or None."""
    return _open_one(
        parent, _("Choose the auditors’ checklist"), _("Word documents (*.docx *.docm *.dotx *.dotm)")
    )


def save_as(parent: QWidget, title: str, suggestion: Path, kind: str) -> Path | None:
    """Where to write a file, or None; its name ends as the suggestion does. The dialog itself asks before another file is
    replaced."""
    name, _filter = QFileDialog.getSaveFileName(parent, title, str(suggestion), kind)
    return _ending(Path(name), suggestion.suffix) if name else None


def folder(parent: QWidget, title: str, suggestion: Path) -> Path | None:
    """A folder, or None."""
    name = QFileDialog.getExistingDirectory(parent, title, str(suggestion))
    return Path(name) if name else None


def confirm(parent: QWidget, text: str, detail: str, *, yes: str, no: str) -> bool:
    """Whether the user chose `yes`; `no` is what Enter and Escape choose."""
    box = _box(parent, QMessageBox.Icon.NoIcon, text, detail)
    chosen = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    kept = box.addButton(no, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(kept)
    box.setEscapeButton(kept)
    box.exec()
    box.deleteLater()
    return box.clickedButton() is chosen


def tell(parent: QWidget | None, text: str, detail: str = "") -> None:
    """Says something that must not be missed."""
    box = _box(parent, QMessageBox.Icon.NoIcon, text, detail)
    box.addButton(_("Close"), QMessageBox.ButtonRole.AcceptRole)
    box.exec()
    box.deleteLater()


def rescue_as(parent: QWidget, why: str, case: Path) -> Path | None:
    """Says why a case cannot be opened, and asks whether and where to make a new one of what can be read of it;
    None if called off."""
    detail = _("What can be read becomes a new case. The damaged file is left as it is.")
    if not confirm(parent, why, detail, yes=_("Rescue what can be read…"), no=_("Close")):
        return None
    suggestion = unused(case.with_stem(_("{name}-rescued").format(name=case.stem)))
    return save_as(parent, _("Rescue what can be read"), suggestion, _("auditprep cases (*.auditprep)"))


def open_file(path: Path) -> None:
    """Opens a file with its own program."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def open_folder(path: Path) -> None:
    """Shows a folder."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def documents() -> Path:
    """Where the user keeps documents; where there is no such folder yet, or its drive does not answer, her own."""
    folder = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return folder if _answers(folder) else Path.home()


def _answers(folder: Path) -> bool:
    """Whether the folder is there. It is asked in a thread of its own, which may stand before a server for minutes: the window
    does not."""
    found: list[bool] = []
    asking = threading.Thread(target=lambda: found.append(os.path.isdir(folder)), daemon=True)
    asking.start()
    asking.join(_SOON)
    return found == [True]


def _ending(path: Path, suffix: str) -> Path:
    """The path with this ending: what was chosen under another is not what is written. A file that has the new name is
    nobody's to replace: the dialog did not ask about it."""
    if path.suffix.lower() == suffix.lower():
        return path
    other_kind = path.suffix.lower() in OTHER_KINDS
    named = path.with_suffix(suffix) if other_kind else path.with_name(path.name + suffix)
    return unused(named)


def _open_one(parent: QWidget, title: str, kind: str) -> Path | None:
    name, _filter = QFileDialog.getOpenFileName(parent, title, str(_begin()), kind)
    return _chosen(name) if name else None


def _begin() -> Path:
    """Where files are looked for first: the year's files lie together, and mostly not among the documents."""
    return _been[0] if _been else documents()


def _chosen(name: str) -> Path:
    path = Path(name)
    _been[:] = [path.parent]
    return path


def _box(parent: QWidget | None, icon: QMessageBox.Icon, text: str, detail: str) -> QMessageBox:
    box = QMessageBox(icon, _("auditprep"), text, parent=parent)
    box.setInformativeText(detail)
    return box
