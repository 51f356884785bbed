"""Where the system has but two colours, what a colour says elsewhere is said by a line, a shape or a shade between the two."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from auditprep.model import Ring
from ui import icons, theme
from ui.accent import contrast
from ui.widgets import buttons
from ui.widgets.progress_ring import ProgressRing

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # the offscreen platform alone
THEMES = pytest.mark.parametrize(
    ("ink", "paper"), [("#ffffff", "#000000"), ("#000000", "#ffffff"), ("#ffff00", "#000000")]
)


def two_colours(ink: str, paper: str) -> QPalette:
    palette = QPalette(QColor(ink), QColor(paper))
    palette.setColor(QPalette.ColorRole.WindowText, QColor(ink))
    palette.setColor(QPalette.ColorRole.Window, QColor(paper))
    return palette


@pytest.fixture
def dressed(qapp: QApplication, ink: str, paper: str) -> Iterator[theme.Colours]:
    qapp.setPalette(two_colours(ink, paper))
    look = theme.colours(qapp.palette())
    qapp.setStyleSheet(theme.contrast_sheet(look))
    yield look
    theme.apply(qapp, dark=False)


@THEMES
def test_where_one_is_has_a_ground_of_its_own_and_can_be_read(dressed: theme.Colours) -> None:
    assert dressed.accent_ground not in (dressed.window, dressed.text)
    assert contrast(dressed.text, dressed.accent_ground) >= 4.5


@THEMES
def test_what_cannot_be_used_is_fainter_than_what_can(dressed: theme.Colours) -> None:
    assert theme.disabled_ink(dressed) != dressed.text
    image = icons.icon("undo").pixmap(20, icons.QIcon.Mode.Disabled).toImage()
    inks = {image.pixelColor(x, y).name() for x in range(20) for y in range(20)}
    assert theme.disabled_ink(dressed) in inks


@THEMES
def test_a_link_is_underlined(qtbot: QtBot, dressed: theme.Colours) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    link, plain = buttons.link("Visa mappen"), buttons.plain("Visa mappen")
    column = QVBoxLayout(window)
    column.addWidget(link)
    column.addWidget(plain)
    window.show()
    assert link.font().underline()
    assert not plain.font().underline()


@THEMES
def test_a_ring_shows_how_much_it_is_full(qtbot: QtBot, dressed: theme.Colours) -> None:
    rings = [ProgressRing("Komplett", "") for _each in range(2)]
    for ring, whole in zip(rings, (0, 20), strict=True):
        qtbot.addWidget(ring)
        ring.show_ring(Ring(whole, 20))
    empty, full = (ring._ring.grab().toImage() for ring in rings)
    assert empty != full


@THEMES
def test_the_style_sheet_has_nothing_left_to_fill_in(dressed: theme.Colours) -> None:
    assert re.findall(r"\$\w*", theme.contrast_sheet(dressed)) == []
