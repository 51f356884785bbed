"""The window for everyone: at every stop of the tour all is named, told what it is, ringed when it has the focus, dark enough to
read, and in English where English is spoken."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import access
import pytest
import tour
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from auditprep import i18n
from auditprep.example import make_example_case
from auditprep.paths import resource
from ui import accessible, rescue, theme
from ui.main_window import MainWindow

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform alone

STOPS = tour.PAGES | tour.DIALOGS | tour.POPUPS
SWEDISH_BY_NATURE = {"handbook", "phrase_picker", "own_phrases", "told", "confirm"}
"""Where Swedish is what one comes for, or what the tour itself says."""
_BODIES = frozenset({"kommunfullmäktige", "kommunstyrelsen"})  # as they are called, written out
_LOOKS, _APART_S = 3, 0.04  # alike so many times running, so far apart: nothing more comes
"""When a stop has come to rest."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("access")


@pytest.fixture(scope="module")
def cases(folder: Path) -> frozenset[str]:
    make_example_case(folder / "example")
    return access.words_in(folder / "example") | _BODIES


@pytest.fixture(autouse=True)
def new_user() -> None:
    """One user for all of it (`english`): the window stays open from test to test."""


@pytest.fixture(autouse=True)
def in_english(in_swedish: None, english: None) -> None:
    i18n.set_language("en")


@pytest.fixture(scope="module")
def english(folder: Path, qapp: QApplication) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        for kind in ("DATA", "CONFIG", "STATE", "CACHE"):
            patch.setenv(f"XDG_{kind}_HOME", str(folder / kind.lower()))
        patch.setattr(rescue, "_folders", lambda: (folder,))
        i18n.set_language("en")
        accessible.install()
        theme.load_fonts(resource("fonts"))
        theme.apply(qapp, dark=False)
        yield
        i18n.set_language("sv")


@pytest.fixture(scope="module")
def window(
    request: pytest.FixtureRequest, folder: Path, cases: frozenset[str], english: None
) -> Iterator[MainWindow]:
    example = next((folder / "example").rglob("*2025*.auditprep")).read_bytes()
    with tour.open_window(QtBot(request), folder, example) as made:
        yield made


@pytest.fixture(scope="module")
def ringed() -> set[str]:
    """What has been tried for its ring."""
    return set()


@pytest.fixture(params=STOPS, ids=STOPS)
def stop(request: pytest.FixtureRequest, window: MainWindow) -> Iterator[tuple[str, QWidget]]:
    window.activateWindow()
    page = STOPS[request.param](window)
    rest(page)
    yield request.param, page
    if (popup := QApplication.activePopupWidget()) is not None:
        popup.close()
    if page.isWindow():
        page.close()
    if window._focusing.is_on:
        window._focusing.leave()


def test_it_can_be_used_by_everyone(
    stop: tuple[str, QWidget], cases: frozenset[str], ringed: set[str]
) -> None:
    where, page = stop
    lacking = {
        "called nothing": access.nameless(page),
        "told as nothing": access.kindless(page),
        "rows without words": access.rows_without_words(page),
        "told with its markup": access.told_as_markup(page),
        "told apart by nothing": access.told_apart_by_nothing(page),
        "faint": access.faint(page),
        "not in English": [] if where in SWEDISH_BY_NATURE else access.swedish(page, cases),
        "without a ring": access.unringed(page, ringed),
    }
    assert {what: found for what, found in lacking.items() if found} == {}


def rest(page: QWidget) -> None:
    """Until nothing comes or moves any more."""
    before, alike = None, 0
    for _look in range(100):
        QTest.qWait(round(_APART_S * 1000))
        now = [(type(each), each.geometry().getRect()) for each in access.shown(page)]
        alike = alike + 1 if now == before else 0
        before = now
        if alike >= _LOOKS:
            return
