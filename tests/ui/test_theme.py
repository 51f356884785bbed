"""The colours can be read, and the style sheet is whole."""

from __future__ import annotations

import re

import pytest
from PySide6.QtGui import QColor, QFontInfo, QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from auditprep.paths import resource
from ui import icons, theme

pytestmark = pytest.mark.usefixtures("dressed")
LOOKS = pytest.mark.parametrize("look", [theme.LIGHT, theme.DARK], ids=["light", "dark"])
GROUNDS = ("window", "surface")
TEXTS = [
    *(
        (ink, ground)
        for ink in ("text", "muted", "accent", "yes", "no", "partly", "unknown")
        for ground in GROUNDS
    ),
    *((ink, f"{ink}_ground") for ink in ("accent", "yes", "no", "partly", "unknown")),
    *(
        ("text", ground)
        for ground in ("accent_ground", "no_ground", "last_year", "replaced", "doubt", "hover")
    ),
    *(("muted", ground) for ground in ("accent_ground", "hover")),
    *((ink, f"{part}_ground") for ink in ("text", "muted") for part in ("mark", "answer", "evidence")),
    ("on_accent", "accent"),
    ("on_accent", "accent_pressed"),
]
SHAPES = [
    *(("control", ground) for ground in GROUNDS),
    *(("accent", ground) for ground in (*GROUNDS, "accent_ground", "hover")),
    *(("accent", f"{part}_ground") for part in ("mark", "answer", "evidence")),
    ("no", "no_ground"),
    *(
        (ink, ground) for ink in ("no", "partly", "muted") for ground in ("accent_ground", "hover")
    ),  # what ails a row
    ("partly", "doubt"),
    ("partly", "last_year"),  # the line under a word that was searched for
    ("on_accent", "accent"),  # and under the current one
    *(("text", ground) for ground in GROUNDS),  # the ring around the primary button when it has the focus
]


@LOOKS
@pytest.mark.parametrize(("ink", "ground"), TEXTS)
def test_text_stands_out_from_its_ground(look: theme.Colours, ink: str, ground: str) -> None:
    assert contrast(getattr(look, ink), getattr(look, ground)) >= 4.5


@LOOKS
@pytest.mark.parametrize(("shape", "ground"), SHAPES)
def test_controls_and_the_focus_ring_stand_out(look: theme.Colours, shape: str, ground: str) -> None:
    assert contrast(getattr(look, shape), getattr(look, ground)) >= 3


def test_contrast_is_measured_as_the_guidelines_do() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


@LOOKS
def test_the_style_sheet_has_no_colour_left_to_fill_in(look: theme.Colours) -> None:
    assert re.findall(r"\$\w*", theme.style_sheet(look)) == []


@LOOKS
def test_a_widget_of_ours_gets_our_colours_also_where_the_sheet_gives_it_a_ground(
    qapp: QApplication, look: theme.Colours
) -> None:
    theme.apply(qapp, dark=look is theme.DARK)
    painted = QPalette(qapp.palette())
    painted.setColor(QPalette.ColorRole.Window, QColor(look.no_ground))
    assert theme.colours(qapp.palette()) == look
    assert theme.colours(painted) == look


def test_high_contrast_uses_only_the_colours_of_the_system(qapp: QApplication) -> None:
    system = QPalette(QColor("#FFFF00"), QColor("#000000"))
    system.setColor(QPalette.ColorRole.WindowText, QColor("#FFFF00"))
    system.setColor(QPalette.ColorRole.Window, QColor("#000000"))
    before = qapp.palette()
    qapp.setPalette(system)
    look = theme.colours(system)
    qapp.setPalette(before)
    assert {look.text, look.accent, look.no, look.control} == {"#ffff00"}
    assert {look.window, look.surface, look.on_accent, look.doubt, look.no_ground} == {"#000000"}


def test_the_shipped_font_is_the_one_that_is_used(qapp: QApplication) -> None:
    theme.load_fonts(resource("fonts"))
    for bold in (False, True):
        assert QFontInfo(theme.font(bold=bold)).family() == theme.FAMILY
    assert QFontInfo(theme.font(italic=True)).italic()


@pytest.mark.parametrize("name", icons.names())
def test_every_icon_has_ink_and_stays_inside_its_square(qtbot: QtBot, name: str) -> None:
    image = icons.pixmap(name, "#000000", 40).toImage().convertToFormat(QImage.Format.Format_ARGB32)
    inked = {(x, y) for x in range(40) for y in range(40) if image.pixelColor(x, y).alpha() > 128}
    assert inked
    edge = {(x, y) for x, y in inked if min(x, y) == 0 or max(x, y) == 39}
    assert not edge


def test_an_icon_follows_the_system_from_light_to_dark(qapp: QApplication) -> None:
    made = icons.icon("check", "yes")
    for look, dark in ((theme.LIGHT, False), (theme.DARK, True)):
        theme.apply(qapp, dark=dark)
        image = QImage(40, 40, QImage.Format.Format_ARGB32)
        image.fill(QColor(look.surface))
        painter = QPainter(image)
        made.paint(painter, 0, 0, 40, 40)
        painter.end()
        assert QColor(look.yes).name() in {
            image.pixelColor(x, y).name() for x in range(40) for y in range(40)
        }


def contrast(one: str, other: str) -> float:
    """How far apart two colours are, 1 to 21, as WCAG 2 measures it."""
    dark, light = sorted(_luminance(QColor(colour)) for colour in (one, other))
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
