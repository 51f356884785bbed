"""The user's language. English sentences stand in the source; Swedish is complete, and the default.

Sentences are looked up when they are asked for, so `_("…")` belongs inside functions, never at module level.
"""

from __future__ import annotations

import gettext
from functools import cache

from auditprep.paths import resource

LANGUAGES = ("sv", "en")

_current = LANGUAGES[0]


def set_language(language: str) -> None:
    """Chooses the language of every sentence from now on. Raises ValueError if it is not one of LANGUAGES."""
    global _current
    if language not in LANGUAGES:
        raise ValueError(language)
    _current = language


def language() -> str:
    """The language in use: "sv" or "en"."""
    return _current


def _(sentence: str) -> str:
    """The sentence in the user's language."""
    return _catalogue(_current).gettext(sentence)


def ngettext(singular: str, plural: str, count: int) -> str:
    """The sentence for this many, in the user's language."""
    return _catalogue(_current).ngettext(singular, plural, count)


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    if language == "en":
        return gettext.NullTranslations()
    return gettext.translation("auditprep", resource("locale"), [language])
