"""The user's language. English sentences stand in the source; Swedish is complete, and the default.

Sentences are looked up when they are asked for, so `_("…")` belongs inside functions, never at module level.
"""

from __future__ import annotations

import gettext
import re
from functools import cache

from auditprep.paths import resource

LANGUAGES = ("sv", "en")
PSEUDO = "pseudo"
"""No language: the English sentences at twice their length, to see where a long word would not fit."""

_current = LANGUAGES[0]


def set_language(language: str) -> None:
    """Chooses the language of every sentence from now on: one of LANGUAGES, or PSEUDO. Raises ValueError for any other."""
    global _current
    if language not in (*LANGUAGES, PSEUDO):
        raise ValueError(language)
    _current = language


def language() -> str:
    """The language in use: "sv", "en" or PSEUDO."""
    return _current


def _(sentence: str) -> str:
    """The sentence in the user's language."""
    return _catalogue(_current).gettext(sentence)


def ngettext(singular: str, plural: str, count: int) -> str:
    """The sentence for this many, in the user's language."""
    return _catalogue(_current).ngettext(singular, plural, count)


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    if language == PSEUDO:
        return _Pseudo()
    if language == "en":
        return gettext.NullTranslations()
    return gettext.translation("auditprep", resource("locale"), [language])


class _Pseudo(gettext.NullTranslations):
    """Every letter has a mark of its own, so that what has not been translated shows; words in braces are left as they are."""

    _MARKED = str.maketrans("aeiouyAEIOUYn", "áéíóúýÁÉÍÓÚÝñ")

    def gettext(self, message: str) -> str:
        return "".join(
            part if part.startswith("{") else self._long(part) for part in re.split(r"(\{[^}]*\})", message)
        )

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)

    def _long(self, words: str) -> str:
        """Twice as long, word by word: what may wrap still may. File filters and the like keep their patterns."""
        if "*." in words:
            return words
        return re.sub(r"[^\W\d_]+", lambda word: self._twice(word[0]), words)

    def _twice(self, word: str) -> str:
        marked = word.translate(self._MARKED)
        return marked + marked.lower()
