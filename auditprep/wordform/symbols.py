"""Boxes and ticks that are pictures of a font: which letters of Wingdings and its kin are empty, and which ticked."""

from __future__ import annotations

# By the last byte of the character (F0A8 and A8 are the same), for the fonts whose name begins so.
_PAIRS = {
    "wingdings 2": {0xA3: 0x52, 0x2A: 0x52, 0x99: 0x9E, 0x81: 0x98},
    "webdings": {0x63: 0x67, 0x31: 0x67},
    "wingdings": {0x6F: 0x78, 0xA8: 0xFE, 0x71: 0x78, 0x72: 0x78, 0xA1: 0xA4, 0x6D: 0x6C, 0x70: 0x78},
    "symbol": {0xA0: 0xD6, 0x7F: 0xD6},
}
_TICKED = {
    "wingdings 2": {0x4F, 0x50, 0x51, 0x52, 0x53, 0x54, 0x9E, 0x98, 0xA2, 0xD0},
    "webdings": {0x61, 0x67, 0x72},
    "wingdings": {0x78, 0xFE, 0xFD, 0xFC, 0xFB, 0xA4, 0xA2, 0x6C, 0x6E, 0xA5},
    "symbol": {0xD6, 0xB7 + 0x100},
}


def is_ticked_symbol(font: str, code: int) -> bool | None:
    """Whether this picture is a ticked box (or a tick), or an empty one; None if it is neither."""
    family = _family(font)
    if family is None:
        return None
    if code & 0xFF in _TICKED[family]:
        return True
    return False if code & 0xFF in _PAIRS[family] else None


def other_symbol(font: str, code: int, *, ticked: bool) -> int:
    """The same kind of box in the other state, in the same range of characters."""
    family = _family(font) or "wingdings"
    low, high = code & 0xFF, code & ~0xFF
    if ticked:
        return high | _PAIRS[family].get(low, 0xFE)
    return high | next((empty for empty, full in _PAIRS[family].items() if full == low), 0xA8)


def _family(font: str) -> str | None:
    return next((name for name in _PAIRS if font.lower().startswith(name)), None)
