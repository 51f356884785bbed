"""What the user has chosen once and for all, as her settings keep it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QSettings

from auditprep.i18n import _

LOOK, TEXT_SIZE, LANGUAGE = "look", "text-size", "language"
SPELLING, CITING, NAME = "spelling", "citing-minutes", "own-name"
LOOKS = ("system", "light", "dark")
TEXT_SIZES = (100, 110, 125, 150, 175, 200)  # per cent
LANGUAGES = ("sv", "en")


@dataclass(frozen=True, slots=True)
class Choices:
    """All of them as they are. `language` is "" where none was chosen, and `name` where she goes by that of her computer."""

    look: str = "system"
    text_size: int = 100
    language: str = ""
    spelling: bool = True
    citing: bool = True
    name: str = ""


def read_choices(settings: QSettings) -> Choices:
    """What cannot be understood in the settings is as if it had not been chosen."""
    return Choices(
        look=_one_of(str(settings.value(LOOK, "system")), LOOKS, "system"),
        text_size=text_size(settings),
        language=_one_of(str(settings.value(LANGUAGE, "")), LANGUAGES, ""),
        spelling=bool(settings.value(SPELLING, True, type=bool)),
        citing=bool(settings.value(CITING, True, type=bool)),
        name=str(settings.value(NAME, "")).strip(),
    )


def text_size(settings: QSettings) -> int:
    """How large everything is, in per cent; as near as we have it to what stands there."""
    try:
        wanted = int(str(settings.value(TEXT_SIZE, 100)))
    except ValueError:
        return 100
    return min(TEXT_SIZES, key=lambda each: abs(each - wanted))


def look_names() -> Mapping[str, str]:
    return {"system": _("Like the system"), "light": _("Light"), "dark": _("Dark")}


def language_names() -> Mapping[str, str]:
    """Each in its own language: it is to be found by who does not understand the other."""
    return {"sv": "Svenska", "en": "English"}


def _one_of(value: str, known: tuple[str, ...], otherwise: str) -> str:
    return value if value in known else otherwise
