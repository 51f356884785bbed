"""A window that is dressed when it is whole looks as one that is dressed part by part."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tour import open_window

from auditprep.paths import resource
from ui import theme

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform alone


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[None]:
    theme.load_fonts(resource("fonts"))
    theme.apply(qapp, dark=False)
    yield


def test_it_looks_the_same(
    qtbot: QtBot, dressed: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    at_once = picture(qtbot, tmp_path)
    monkeypatch.setattr(theme, "dressed_at_once", nullcontext)
    assert picture(qtbot, tmp_path) == at_once


def test_where_a_window_is_shown_already_it_keeps_its_dress(
    qtbot: QtBot, qapp: QApplication, dressed: None, tmp_path: Path
) -> None:
    sheet = qapp.styleSheet()
    with theme.dressed_at_once():
        assert qapp.styleSheet() == ""
    assert qapp.styleSheet() == sheet
    with open_window(qtbot, tmp_path, None), theme.dressed_at_once():
        assert qapp.styleSheet() == sheet


def picture(qtbot: QtBot, folder: Path) -> QImage:
    with open_window(qtbot, folder, None) as window:
        QApplication.processEvents()
        return window.grab().toImage()
