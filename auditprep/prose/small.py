"""Text in small letters, every character where it was: a pattern without regard to case is looked for eight times slower."""

from __future__ import annotations


def small_letters(text: str) -> str:
    """The text in small letters, as long as the text itself: "İ" and the like, which become two, are left."""
    small = text.lower()
    if len(small) == len(text):
        return small
    return "".join(each.lower() if len(each.lower()) == 1 else each for each in text)


def word_start(text: str, at: int, most: int = 40) -> int:
    """Where the word begins that this place is in; no further back than so many letters."""
    start = at
    while start > max(0, at - most) and text[start - 1].isalpha():
        start -= 1
    return start
