"""How many words a text has."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\s\w]*\w\S*")


def count_words(text: str) -> int:
    """Whatever stands between blanks and has a letter or a digit in it, as word processors count."""
    return sum(1 for _word in _WORD.finditer(text))
