"""A word by itself: as it is looked up, and whether it is one."""

from __future__ import annotations

import re
import unicodedata

LONGEST = 80  # characters; what is longer is no word
_INVISIBLE = re.compile("[\u00ad\u200b-\u200d]")


def normal(word: str) -> str:
    """A word as it is looked up: letters and their accents as one sign, and no signs that are not seen."""
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", word.strip()))


def is_word(written: str) -> bool:
    """Whether it is one word: it has letters, hyphens perhaps, and no blanks."""
    word = normal(written)
    return 1 < len(word) <= LONGEST and word.replace("-", "").isalpha()
