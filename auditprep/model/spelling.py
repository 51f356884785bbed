"""Spelling, as the window asks about it."""

from __future__ import annotations

from collections.abc import Collection
from typing import Protocol


class Spelling(Protocol):
    """Knows words. It takes its time, so it is asked in a thread of its own."""

    def misspelt(self, text: str, besides: Collection[str] = ()) -> tuple[tuple[int, int], ...]:
        """Where in a paragraph stand words that are in no list. `besides`: names that are known here."""
        ...

    def has_misspelt(self, markdown: str, besides: Collection[str] = ()) -> bool:
        """Whether there is such a word in an answer, outside its links."""
        ...

    def suggest(self, word: str) -> tuple[str, ...]:
        """What the word may have been meant to be, the likeliest first; at most five."""
        ...

    def with_rings(self, text: str) -> str:
        """A file's name in words, with rings and dots where it is sure that they were left out."""
        ...

    def own_words(self) -> tuple[str, ...]:
        """The user's own, in order. Raises FileUnreadable, FileTooBig."""
        ...

    def add(self, word: str) -> None:
        """It is one of the user's own. Raises FileNotWritable, FileUnreadable, FileTooBig, DiskFull; then it is known all the
        same, until the program ends."""
        ...

    def remove(self, word: str) -> None:
        """It is no more. Raises as `add`."""
        ...
