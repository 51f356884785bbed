"""No words are cut off: not where every sentence is twice as long (the window in a language that does not exist), and not where
all is twice as large on her screen."""

from __future__ import annotations

from collections.abc import Iterator

import access
import pytest
import tour
from access import STOPS
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QLabel,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QToolButton,
    QWidget,
)

from auditprep import i18n
from auditprep.example import make_example_case
from auditprep.paths import resource
from ui import theme
from ui.main_window import MainWindow
from ui.widgets.buttons import Yielding
from ui.widgets.check_box import CheckBox
from ui.widgets.elided_label import ElidedLabel

pytestmark = [
    pytest.mark.usefixtures("dressed"),
    pytest.mark.qt_log_ignore("This plugin does not support"),
]  # the offscreen platform alone
TRIED = {
    "1366x768": ((1366, 768), i18n.PSEUDO),
    "900x600": ((900, 600), i18n.PSEUDO),
    "her laptop at 200 %": ((683, 384), "sv"),
}


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return make_example_case(tmp_path_factory.mktemp("example")).read_bytes()


@pytest.fixture(scope="module", params=TRIED)
def tried(
    request: pytest.FixtureRequest,
    qapp: QApplication,
    tmp_path_factory: pytest.TempPathFactory,
    example: bytes,
) -> Iterator[tuple[MainWindow, str]]:
    theme.load_fonts(resource("fonts"))
    theme.apply(qapp, dark=False)
    size, language = TRIED[request.param]
    with access.one_window(request, tmp_path_factory.mktemp("window"), example, size, language) as made:
        yield made, language


@pytest.fixture(autouse=True)
def new_user() -> None:
    """One for all tests of a window: it stays open from one to the next."""


@pytest.fixture(autouse=True)
def in_swedish() -> None:
    """No: in the window's language, also from one test to the next."""


@pytest.mark.parametrize("stop", STOPS)
def test_no_words_are_cut_off_at_twice_their_length_or_size(tried: tuple[MainWindow, str], stop: str) -> None:
    window, language = tried
    i18n.set_language(language)
    page = tour.come_to(window, STOPS[stop])
    cut = cut_off(page)
    tour.leave(window, page)
    assert cut == []


def cut_off(page: QWidget) -> list[str]:
    """The labels and buttons whose words have less room than they take; those that end in … by themselves and say all in
    their tooltip are none of them."""
    QApplication.processEvents()
    shown = [each for each in page.findChildren(QWidget) if each.isVisible() and words(each)]
    return [
        f"{type(each).__name__} {words(each)[:40]!r} {lacking}"
        for each in shown
        if (lacking := lacks(each)) and not is_said_elsewhere(each)
    ]


def words(widget: QWidget) -> str:
    if isinstance(widget, QLabel | QAbstractButton):
        return widget.text()
    return ""


def lacks(widget: QWidget) -> str:
    """What is missing of its room: "12 wide", "6 high", or nothing."""
    inside = widget.contentsRect()
    if isinstance(widget, QLabel):
        if widget.wordWrap():
            needed = widget.heightForWidth(widget.width())
            high = needed - widget.height() if needed > 0 else 0
            return f"{high} high" if high > 1 else beyond(widget)
        wide = widget.sizeHint().width() - widget.width()
        return f"{wide} wide" if wide > 1 else beyond(widget)
    if isinstance(widget, QPushButton | QToolButton | QCheckBox | QRadioButton):
        if (
            isinstance(widget, QToolButton)
            and widget.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly
        ):
            return ""
        if widget.hasHeightForWidth():
            high = widget.heightForWidth(widget.width()) - widget.height()
            return f"{high} high" if high > 1 else beyond(widget)
        wide = widget.sizeHint().width() - widget.width()
        return f"{wide} wide" if wide > 1 and inside.width() else beyond(widget)
    return ""


def beyond(widget: QWidget) -> str:
    """How far it reaches out of what holds it, where that cannot be scrolled."""
    parent = widget.parentWidget()
    while parent is not None and not parent.isWindow():
        place = QRect(widget.mapTo(parent, QPoint(0, 0)), widget.size())
        if isinstance(parent.parentWidget(), QWidget) and isinstance(
            parent.parentWidget().parentWidget(), QScrollArea
        ):
            return ""
        over = place.right() - parent.rect().right()
        if over > 1:
            return f"{over} beyond {type(parent).__name__}"
        parent = parent.parentWidget()
    return ""


def is_said_elsewhere(widget: QWidget) -> bool:
    """Whether it is a widget that shortens its words by itself, with … at their end, and has them whole in its tooltip."""
    return isinstance(widget, CheckBox | ElidedLabel | Yielding)
