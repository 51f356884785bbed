"""A mark as it is read: its words always, colour and shape where they mean something."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui import theme
from ui.widgets.mark_word import MarkWord, mark_width, paint_mark, shape_picture

LOOKS = pytest.mark.parametrize("look", [theme.LIGHT, theme.DARK], ids=["light", "dark"])


def painted(mark: str, look: theme.Colours, width: int = 300) -> QImage:
    image = QImage(width, 24, QImage.Format.Format_ARGB32)
    image.fill(QColor(look.surface))
    painter = QPainter(image)
    paint_mark(painter, QRectF(0, 0, width, 24), mark, look)
    painter.end()
    return image


def inks(image: QImage) -> set[str]:
    places = [(x, y) for x in range(image.width()) for y in range(image.height())]
    return {image.pixelColor(*place).name().upper() for place in places}


def test_it_says_its_words(qtbot: QtBot) -> None:
    label = MarkWord()
    qtbot.addWidget(label)
    label.show_mark("Ja; Delvis")
    assert label.text() == "Ja, Delvis"
    assert QAccessible.queryAccessibleInterface(label).role() == QAccessible.Role.StaticText
    label.show_mark(None, "inget svar")
    assert label.text() == "inget svar"
    label.show_mark(None)
    assert label.text() == ""


@LOOKS
@pytest.mark.parametrize(
    ("option", "kind"), [("Ja", "yes"), ("Nej", "no"), ("Till viss del", "partly"), ("Vet inte", "unknown")]
)
def test_an_option_that_means_something_has_its_colour(
    option: str, kind: str, look: theme.Colours, qapp: QApplication
) -> None:
    found = inks(painted(option, look))
    assert getattr(look, kind).upper() in found


@LOOKS
@pytest.mark.parametrize("option", ["Varje månad", "Ja, minst en gång", "4"])
def test_any_other_option_has_the_colour_of_text_and_no_shape(
    option: str, look: theme.Colours, qapp: QApplication
) -> None:
    found = inks(painted(option, look))
    assert look.text.upper() in found
    assert not found & {getattr(look, kind).upper() for kind in ("yes", "no", "partly")}


def test_a_shape_takes_room_before_its_word(qapp: QApplication) -> None:
    assert mark_width("Ja") > mark_width("Jb") - 4
    assert mark_width("Ja; Nej") > mark_width("Ja") + mark_width("Nej")
    assert mark_width(None) == 0


def test_a_mark_that_does_not_fit_ends_within_its_room(qapp: QApplication) -> None:
    image = QImage(60, 24, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    assert paint_mark(painter, QRectF(0, 0, 60, 24), "Flera gånger varje månad", theme.LIGHT) <= 60
    painter.end()


@pytest.mark.parametrize("kind", ["yes", "no", "partly", "unknown"])
def test_the_shape_as_a_picture_is_sharp_on_any_screen(kind: str, qapp: QApplication) -> None:
    picture = shape_picture(kind, theme.LIGHT, 12, 2.0)
    assert (picture.width(), picture.devicePixelRatio()) == (24, 2.0)
    assert not picture.toImage().allGray() or kind == "unknown"
