"""A first window that is dressed when it is whole looks as one that is dressed part by part."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from auditprep.paths import resource
from ui import theme
from ui.windows import Windows

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform alone


@pytest.fixture
def bare(qapp: QApplication) -> Iterator[None]:
    theme.load_fonts(resource("fonts"))
    theme.apply(qapp, dark=False)
    qapp.setStyleSheet("")
    yield
    theme.put_on(qapp)
    theme.apply(qapp, dark=False)


def test_it_looks_the_same(qapp: QApplication, bare: None, tmp_path: Path) -> None:
    theme.hold_back(qapp)
    theme.apply(qapp, dark=True)
    assert qapp.styleSheet() == ""
    when_whole = picture(tmp_path / "ett.ini")
    assert qapp.styleSheet() == theme.style_sheet(theme.DARK)
    assert picture(tmp_path / "två.ini") == when_whole


def picture(settings: Path) -> QImage:
    windows = Windows(QSettings(str(settings), QSettings.Format.IniFormat))
    seen = windows.new()
    QApplication.processEvents()
    taken = seen.grab().toImage()
    windows.quit()
    assert windows.have_ended()
    QApplication.processEvents()
    return taken
