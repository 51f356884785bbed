"""The system's accent colour instead of ours, as light or dark as it must be to be read.

Contrast is that of WCAG 2: 4.5:1 for words in the accent on everything they stand on, and for words on the accent.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QPalette

if TYPE_CHECKING:
    from ui.theme import Colours

READABLE = 4.5
_FUSIONS = "#308CC6"  # what Qt says where the system has none
_FAINTEST = 0.2  # saturation: a grey is no accent


def of_system(palette: QPalette) -> QColor | None:
    """The accent colour that the user has chosen for her system, from Qt's palette before we set ours; None where there is
    none to be told from a grey."""
    colour = palette.color(QPalette.ColorRole.Accent)
    is_told = colour.isValid() and colour.name().upper() != _FUSIONS
    return colour if is_told and colour.hslSaturationF() >= _FAINTEST else None


def accented(look: Colours, accent: QColor) -> Colours:
    """The look with this hue for its accent: as near the colour itself as can be read."""
    is_dark = QColor(look.surface).lightnessF() < 0.5
    ground = _with_lightness(accent, 0.16 if is_dark else 0.94, most_saturated=0.5 if is_dark else 0.8)
    grounds = (look.window, look.surface, look.hover, ground.name())
    ink = _readable(accent, grounds, towards=1.0 if is_dark else 0.0)
    pressed = _with_lightness(ink, ink.lightnessF() + (0.08 if is_dark else -0.08))
    on_accent = max(("#FFFFFF", "#14202E"), key=lambda words: contrast(words, ink.name()))
    return replace(
        look,
        accent=ink.name().upper(),
        accent_ground=ground.name().upper(),
        accent_pressed=pressed.name().upper(),
        on_accent=on_accent,
    )


def contrast(one: str, other: str) -> float:
    """How far apart two colours are, 1 to 21, as WCAG 2 measures it."""
    dark, light = sorted(_luminance(QColor(colour)) for colour in (one, other))
    return (light + 0.05) / (dark + 0.05)


def _readable(accent: QColor, grounds: tuple[str, ...], *, towards: float) -> QColor:
    """The colour moved towards black or white until it can be read on all of these."""
    steps = 50
    for step in range(steps + 1):
        lightness = accent.lightnessF() + (towards - accent.lightnessF()) * step / steps
        tried = _with_lightness(accent, lightness)
        if all(contrast(tried.name(), ground) >= READABLE for ground in grounds):
            return tried
    return QColor("#FFFFFF" if towards else "#000000")


def _with_lightness(colour: QColor, lightness: float, *, most_saturated: float = 1.0) -> QColor:
    hue = max(0.0, colour.hslHueF())
    return QColor.fromHslF(hue, min(colour.hslSaturationF(), most_saturated), min(1.0, max(0.0, lightness)))


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
