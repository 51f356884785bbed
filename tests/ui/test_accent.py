"""The system's accent colour is followed, and can be read whatever it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from ui import accent, theme
from ui.accent import READABLE, accented, contrast

pytestmark = pytest.mark.usefixtures("dressed")

LOOKS = [theme.LIGHT, theme.DARK]


@pytest.mark.parametrize("look", LOOKS)
@given(colour=st.integers(0, 0xFFFFFF))
def test_any_accent_can_be_read(look: theme.Colours, colour: int) -> None:
    made = accented(look, QColor(colour))
    for ground in (made.window, made.surface, made.hover, made.accent_ground):
        assert contrast(made.accent, ground) >= READABLE
    for under in (made.accent, made.accent_pressed):
        assert contrast(made.on_accent, under) >= READABLE
    assert contrast(made.text, made.accent_ground) >= READABLE
    assert contrast(made.muted, made.accent_ground) >= READABLE


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("colour", ["#0078D4", "#C30052", "#107C10", "#CA5010", "#8764B8"])
def test_the_hue_is_the_systems_own(look: theme.Colours, colour: str) -> None:
    hue = QColor(accented(look, QColor(colour)).accent).hslHueF()
    assert abs(hue - QColor(colour).hslHueF()) < 0.03


def test_a_grey_or_qts_own_colour_is_no_accent() -> None:
    palette = QPalette()
    for colour, is_told in (("#0078D4", True), ("#767676", False), ("#308cc6", False)):
        palette.setColor(QPalette.ColorRole.Accent, QColor(colour))
        assert (accent.of_system(palette) is not None) == is_told


def test_the_whole_window_wears_it(qapp: QApplication) -> None:
    theme.set_accent(QColor("#C30052"))
    try:
        theme.apply(qapp, dark=False)
        look = theme.colours(qapp.palette())
        assert look == accented(theme.LIGHT, QColor("#C30052"))
        assert look.accent in qapp.styleSheet()
    finally:
        theme.set_accent(None)
        theme.apply(qapp, dark=False)
    assert theme.colours(qapp.palette()) == theme.LIGHT
