"""Where the user left off is remembered from run to run."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QLabel, QSplitter, QWidget
from pytestqt.qtbot import QtBot

from ui.left_off import LIMIT, LeftOff, Place

CASE = Path("/hem/Omsorgsnämnden 2025.auditprep")


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "val.ini"), QSettings.Format.IniFormat)


def test_a_case_is_found_where_it_was_left(settings: QSettings) -> None:
    LeftOff(settings).leave(CASE, Place("questions", "2.3", 140))
    LeftOff(settings).leave(Path("annat.auditprep"), Place("start"))
    assert LeftOff(settings).place(CASE) == Place("questions", "2.3", 140)
    assert LeftOff(settings).place(Path("okänt.auditprep")) == Place()


def test_the_case_left_longest_ago_is_forgotten_first(settings: QSettings) -> None:
    remembered = LeftOff(settings)
    for at in range(LIMIT + 1):
        remembered.leave(Path(f"{at}.auditprep"), Place("questions", str(at)))
    assert remembered.place(Path("0.auditprep")) == Place()
    assert remembered.place(Path("1.auditprep")).question == "1"


@pytest.mark.parametrize("kept", ["", "{", "[]", "7", '{"a.auditprep": 3}', '{"a.auditprep": {"page": 1}}'])
def test_settings_that_cannot_be_understood_are_as_none(settings: QSettings, kept: str) -> None:
    for name in ("left-off", "open-cases"):
        settings.setValue(name, kept)
    assert LeftOff(settings).place(Path("a.auditprep")) == Place()
    assert LeftOff(settings).open_cases() == ()


def test_the_cases_that_were_open_are_remembered(settings: QSettings) -> None:
    LeftOff(settings).set_open_cases([CASE])
    assert LeftOff(settings).open_cases() == (CASE,)


def test_panes_are_as_wide_as_they_were_dragged(qtbot: QtBot, settings: QSettings) -> None:
    def window() -> tuple[QWidget, QSplitter]:
        made = QWidget()
        splitter = QSplitter(Qt.Orientation.Horizontal, made)
        for words in ("Lista", "Svar"):
            splitter.addWidget(QLabel(words))
        qtbot.addWidget(made)
        splitter.resize(600, 100)
        return made, splitter

    first, splitter = window()
    splitter.setSizes([150, 450])
    dragged = splitter.sizes()
    LeftOff(settings).keep_panes(first)
    second, again = window()
    again.setSizes([400, 200])
    LeftOff(settings).restore_panes(second)
    assert again.sizes() == dragged
