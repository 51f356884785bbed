"""Text as it reads, however its signs are encoded: for comparing, never for showing."""

from __future__ import annotations

import re
import unicodedata

_UNSEEN = re.compile("[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]+")
_HYPHENS = re.compile("[\u2010\u2011]")


def normal(text: str) -> str:
    """The text without signs that nobody sees (soft hyphens, blanks of no width, marks of direction), with each letter and each
    blank encoded in one way only. Places in it are not those in the text."""
    if text.isascii():
        return text
    return unicodedata.normalize("NFKC", _HYPHENS.sub("-", _UNSEEN.sub("", text)))
