"""The keys of a form's questions."""

from __future__ import annotations

from collections import Counter


class Keys:
    """Gives each question of a form its key, in the form's order: its number, "1.5#2" for the second "1.5", "#7" for
    an unnumbered seventh question. No two are the same, whatever the numbers look like."""

    def __init__(self) -> None:
        self._numbers: Counter[str] = Counter()
        self._given: set[str] = set()

    def new(self, number: str | None) -> str:
        """The next question's key."""
        self._numbers[number or ""] += 1
        key = number or f"#{self._numbers.total()}"
        count = self._numbers[number] if number else 1
        unique = key if count == 1 else f"{key}#{count}"
        while unique in self._given:
            count += 1
            unique = f"{key}#{count}"
        self._given.add(unique)
        return unique
