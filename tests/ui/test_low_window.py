"""On a small screen that is shown at 200 %: every page can be worked with, down to the last button of the rail."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, QSize, Qt
from PySide6.QtWidgets import QApplication, QPushButton, QScrollArea, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from auditprep.example import make_example_case
from auditprep.model import MergeItem, MergePlan, Outcome
from ui import rescue
from ui.controller import Controller
from ui.main_window import MainWindow
from ui.widgets.rail import Rail
from ui.window_parts import WindowParts

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support|propagateSizeHints")

SMALL = QSize(683, 384)
NO_BUTTON = ["evidence", "history", "checks"]
PAGES = ["start", "questions", "evidence", "export", "compare", "checks", "colleagues", "history", "merge"]


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return make_example_case(tmp_path_factory.mktemp("example")).read_bytes()


@pytest.fixture
def window(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, example: bytes, tmp_path: Path
) -> Iterator[MainWindow]:
    monkeypatch.setattr(rescue, "_folders", lambda: (tmp_path,))
    path = tmp_path / "omsorg.auditprep"
    path.write_bytes(example)
    made = MainWindow(Controller(), QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(made)
    made.show()
    made.setWindowState(Qt.WindowState.WindowNoState)
    made.resize(1366, 768)
    with qtbot.waitSignal(made._controller.case_opened):
        made.open_case(path)
    yield made
    assert made.close()


def go(window: MainWindow, page: str) -> QWidget:
    if page == "merge":
        items = tuple(
            MergeItem(key, "text", "", "Mitt.", "Något annat.", Outcome.CONFLICT) for key in ("1.1", "1.2")
        )
        window._merge.show_plan(MergePlan("Kim", items, more=("En kommentar",)), window._controller.snapshot)
        window._go(window._merge)
    else:
        getattr(window._actions, f"show_{page}").trigger()
    return getattr(window, f"_{page}")


def primary(page: QWidget) -> list[QPushButton]:
    return [
        each
        for each in page.findChildren(QPushButton)
        if each.property("role") == "primary" and each.isVisible()
    ]


@pytest.mark.parametrize("name", PAGES)
def test_the_main_button_of_every_page_is_in_sight(qtbot: QtBot, window: MainWindow, name: str) -> None:
    page = go(window, name)
    qtbot.wait(400)
    window.resize(SMALL)
    qtbot.wait(50)
    assert (window.width(), window.height()) == (SMALL.width(), SMALL.height())
    assert page.isVisible() and (primary(page) or name in NO_BUTTON)
    assert [each.text() for each in primary(page) if not in_sight(each)] == []


def test_the_whole_rail_is_in_sight_with_words_where_there_is_room(qtbot: QtBot, window: MainWindow) -> None:
    rail = window.findChild(Rail)
    buttons = rail.findChildren(QToolButton)
    QApplication.processEvents()
    assert all(each.height() == 58 for each in buttons)
    window.resize(SMALL)
    qtbot.wait(50)
    assert [each.text() for each in buttons if not in_sight(each)] == []
    assert all(each.toolTip() and each.accessibleName() for each in buttons)
    window.resize(1366, 700)
    qtbot.wait(50)
    assert all(each.height() == 58 for each in buttons)


def test_the_title_names_the_file_where_another_case_is_called_the_same(window: MainWindow) -> None:
    assert "(omsorg)" not in window.windowTitle()
    snapshot = window._controller.snapshot
    name = window.windowTitle().removesuffix(" – auditprep")
    window._recent.add(snapshot.path.with_name("kopia.auditprep"), name)
    window._show_case_name(snapshot)
    assert window.windowTitle() == f"{name} (omsorg) – auditprep"


def in_sight(widget: QWidget) -> bool:
    return widget.visibleRegion().boundingRect() == widget.rect()


def test_on_a_screen_that_is_smaller_than_the_window_can_be_all_of_it_is_scrolled_to(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """As at 300 % on a laptop."""
    tiny = QSize(455, 256)
    monkeypatch.setattr(WindowParts, "_room", lambda _window: tiny)
    made = MainWindow(Controller(), QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat))
    qtbot.addWidget(made)
    made.show()
    made.setWindowState(Qt.WindowState.WindowNoState)
    made.resize(tiny)
    QApplication.processEvents()
    assert made.size() == tiny
    area = made.centralWidget()
    assert isinstance(area, QScrollArea)
    buttons = [*made.findChild(Rail).findChildren(QToolButton), *primary(made)]
    for button in buttons:
        button.setFocus()
        area.ensureWidgetVisible(button)
        assert in_sight(button), button.text()
    made.resize(1366, 768)
    QApplication.processEvents()
    assert not (area.verticalScrollBar().isVisible() or area.horizontalScrollBar().isVisible())
    assert made.close()
