"""Words shown where they stand: with a little of what is before and after them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Around:
    """Words with what stands around them on a line of their own; "…" where more was left out. `words` is what was asked for,
    also on one line."""

    before: str
    words: str
    after: str


def around(text: str, start: int, end: int, most: int = 70) -> Around:
    """`text[start:end]` with so many characters before and after it at most, whole words; not past the paragraph's end."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    before, after = text[first:start], text[end:last]
    if len(before) > most:
        cut = before[-most:]
        before = "… " + cut[cut.find(" ") + 1 :]
    if len(after) > most:
        cut = after[:most]
        after = cut[: cut.rfind(" ")] + " …" if " " in cut else cut + "…"
    return Around(_line(before), _line(text[start:end]), _line(after))


def _line(words: str) -> str:
    """On one line, blanks at its ends kept as one."""
    inner = " ".join(words.split())
    return f"{' ' if words[:1].isspace() else ''}{inner}{' ' if inner and words[-1:].isspace() else ''}"
