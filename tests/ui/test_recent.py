"""The latest cases: newest first, each once, and never a crash over what stands in the settings."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings

from ui.recent import LIMIT, RecentCases


@pytest.fixture
def settings(tmp_path: Path) -> QSettings:
    return QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat)


def test_the_latest_stands_first_and_each_stands_once(settings: QSettings) -> None:
    recent = RecentCases(settings)
    for name in ("ä.auditprep", "b.auditprep", "ä.auditprep"):
        recent.add(Path(name), f"Nämnd {name}")
    assert [case.path.name for case in recent.all()] == ["ä.auditprep", "b.auditprep"]
    assert recent.all()[0].title == "Nämnd ä.auditprep"


def test_they_are_there_the_next_time(settings: QSettings, tmp_path: Path) -> None:
    RecentCases(settings).add(Path("å.auditprep"), "Omsorgsnämnden 2025")
    settings.sync()
    again = QSettings(settings.fileName(), QSettings.Format.IniFormat)
    assert [case.title for case in RecentCases(again).all()] == ["Omsorgsnämnden 2025"]


def test_there_are_not_more_than_fit(settings: QSettings) -> None:
    recent = RecentCases(settings)
    for number in range(LIMIT + 3):
        recent.add(Path(f"{number}.auditprep"), "x")
    assert len(recent.all()) == LIMIT


def test_one_can_be_taken_away(settings: QSettings) -> None:
    recent = RecentCases(settings)
    recent.add(Path("a.auditprep"), "a")
    recent.remove(Path("a.auditprep"))
    assert recent.all() == ()


@pytest.mark.parametrize("broken", ["", "{", "[1]", '[{"path": "a"}]', "null", "7"])
def test_settings_that_make_no_sense_are_no_cases(settings: QSettings, broken: str) -> None:
    settings.setValue("recent", broken)
    assert RecentCases(settings).all() == ()
