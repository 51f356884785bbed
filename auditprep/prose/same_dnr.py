"""Whether two registry numbers are one, however they are written."""

from __future__ import annotations

import re
from functools import lru_cache

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SHORT = re.compile(r"(?<=\d)/(\d\d)\Z")
_LETTERS = re.compile(r"[^\W\d_]+")
_DIGITS = re.compile(r"\d+")


@lru_cache(maxsize=4096)
def same_dnr(dnr: str) -> str:
    """What all ways of writing a registry number have in common: "2025.092 ON", "ON 2025/92" and "ON 2025-00092" are "on 2025
    92"."""
    if not _YEAR.search(dnr):
        dnr = _SHORT.sub(r"/20\1", dnr)
    letters = " ".join(word for each in _LETTERS.findall(dnr) if (word := each.casefold()) != "dnr")
    year = _YEAR.search(dnr)
    rest = dnr if year is None else dnr[: year.start()] + " " + dnr[year.end() :]
    numbers = [str(int(each)) for each in _DIGITS.findall(rest)]
    return " ".join([letters, year[0] if year else "", *numbers]).strip()


def may_be_same(one: str, other: str) -> bool:
    """Whether two registry numbers may be one: alike, or one is written without the letters of its register."""
    first, second = same_dnr(one), same_dnr(other)
    if first == second:
        return True
    bare = [_LETTERS.sub("", each).strip() for each in (first, second)]
    return bare[0] == bare[1] and not all(map(_LETTERS.search, (first, second)))
