"""Words that were cut at the end of a line, made whole; real hyphens kept.

"verksam-" + "heten" → "verksamheten", but "väsentlighets-" + "och", "e-" + "post" and "2024-04-" + "19" keep theirs.
"""

from __future__ import annotations

import re

SOFT = "\u00ad"
_HYPHENS = "-\u2010\u2011"
_DASHES = "–\u2012"
_JOINING_WORDS = frozenset(("och", "eller", "samt", "resp", "resp.", "respektive", "till", "and", "or"))
_KEEPS = frozenset(("e", "icke", "ex", "vice", "it", "tv", "pm", "cd", "dvd"))  # real hyphens follow these
_STEM = re.compile(r"([^\W_]+)[-\u2010\u2011]$")
_PAGE_NUMBER = re.compile(r"(sid|sida|sidan|s)\.?\s*\d")


def joint(before: str, after: str) -> tuple[str, str] | None:
    """How the end of a line goes on with the next: the first text as it then reads, and what stands between the two ("" or
    " "). None where they are not one word or one expression."""
    if not before or not after or _PAGE_NUMBER.match(after):
        return None
    last, first = before[-1], after[0]
    if last == SOFT:
        return (before.rstrip(SOFT), "") if first.isalpha() else None
    if last in _DASHES:
        return (before, "") if before[-2:-1].isdigit() and first.isdigit() else None
    if last in _HYPHENS and before[-2:-1].isalnum():
        return _after_hyphen(before, after)
    return None


def _after_hyphen(before: str, after: str) -> tuple[str, str] | None:
    letter, first = before[-2], after[0]
    if after.split(maxsplit=1)[0].rstrip(",.;:").casefold() in _JOINING_WORDS:
        return before, " "
    if first.isdigit() or (first == "/" and len(after) > 1):
        return before, ""
    if not first.isalpha():
        return None
    if letter.isdigit() or _is_real(before, after):
        return before, ""
    return before[:-1], ""


def _is_real(before: str, after: str) -> bool:
    """Whether the hyphen would stand there also in the middle of the line."""
    found = _STEM.search(before)
    stem = found[1] if found else ""
    if len(stem) == 1 or stem.casefold() in _KEEPS:
        return True
    shouted = stem.isupper()
    return (shouted and not after[:2].isupper()) or (after[0].isupper() and not shouted)
