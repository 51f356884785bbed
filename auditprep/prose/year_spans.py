"""The years that words name, runs of them too."""

from __future__ import annotations

import re

_RUN = re.compile(
    r"(?<![\d/.:§])(?<!agenda )(?<!vision )(?<!sou )(?<!sfs )((?:19|20)\d\d)(?:\s?[–/-]\s?((?:19|20)\d\d|\d\d)(?![\d-]))?(?![\d:]|/\d{3})",
    re.IGNORECASE,
)


def years_in(words: str) -> frozenset[int]:
    """The years: "budget 2024–2026" names three, "2024-05-14" one, "Agenda 2030" none."""
    found: set[int] = set()
    for match in _RUN.finditer(words):
        first = int(match[1])
        found.add(first)
        if match[2]:
            last = int(match[2]) if len(match[2]) == 4 else first // 100 * 100 + int(match[2])
            found |= set(range(first, last + 1)) if first < last <= first + _LONGEST else set()
    return frozenset(found)


_LONGEST = 10
