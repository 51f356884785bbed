"""Who goes by another name than she logs in with is called so in the history."""

from __future__ import annotations

from pathlib import Path

import pytest
from cases import new_case
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from ui.dialogs.settings import SettingsDialog
from ui.models.choices import Choices, read_choices
from ui.worker import Desk


def test_the_name_is_kept_and_read_again(qtbot: QtBot, tmp_path: Path) -> None:
    settings = QSettings(str(tmp_path / "val.ini"), QSettings.Format.IniFormat)
    dialog = SettingsDialog(Choices(), Choices())
    qtbot.addWidget(dialog)
    dialog.chosen.connect(settings.setValue)
    field = next(
        each for each in dialog.findChildren(QLineEdit) if each.accessibleName() == "Namn eller roll"
    )
    field.setText(" Förvaltningschefen ")
    field.editingFinished.emit()
    assert read_choices(settings).name == "Förvaltningschefen"


@pytest.mark.parametrize("name", ["Förvaltningschefen", None])
def test_what_is_written_is_hers_by_that_name(tmp_path: Path, name: str | None) -> None:
    desk = Desk()
    desk.who = name
    desk.open(_made(tmp_path))
    desk.case.answer("1.1", text="Åtgärdat.")
    entry = desk.history("1.1")[-1]
    assert (entry.who == name) == (name is not None)
    assert entry.who
    desk.close()


def _made(folder: Path) -> Path:
    path = folder / "a.auditprep"
    new_case(path).close()
    return path
