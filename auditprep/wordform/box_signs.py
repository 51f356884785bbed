"""The signs that are typed for boxes: which there are, which of them are ticked, and what people type in their place."""

from __future__ import annotations

import re

from auditprep.wordform.mechanisms import SYMBOL_LETTER, Found

PAIRS = {"☐": "☒", "□": "■", "▢": "▣", "◻": "◼", "❏": "☒", "❑": "☒", "○": "●", "◯": "●", "⬜": "⬛"}
"""Empty and ticked, as they are written; what else is read as ticked stands in `_ALSO_TICKED`."""
_ALSO_TICKED = {"☑", "⊠", "⊗", "◉", "✅"}
EMPTY, TICKED = set(PAIRS), set(PAIRS.values()) | _ALSO_TICKED
_BRACKETS = (
    r"\[[ \u00a0]{0,4}(?:[xX✓√][ \u00a0]{0,2})?\]|\((?:[ \u00a0]{1,4}|[ \u00a0]{0,2}[xX✓√][ \u00a0]{0,2})\)"
)
_STROKES = r"(?<!_)_{1,40}[ \u00a0]?[xX✓√][ \u00a0]?_+|(?<!_)_{2,12}(?!_)"
BOX = re.compile("|".join([*sorted(EMPTY | TICKED), _BRACKETS, _STROKES]))
INSTEAD = {"✓", "✔", "√", "✗", "✘", "x", "X"}
"""What people type in a box's place, where the box was; only beside other boxes these are boxes."""
BOX_OR_INSTEAD = re.compile(rf"{BOX.pattern}|[✓✔√✗✘]|(?<![^\s/|])[xX](?=\s|$)")
"""A typed box, or one of the ticks that stand where one was."""
INSTEAD_FIRST = re.compile(r"^\s*[✓✔√✗✘xX]\s+")
"""A tick with which a line begins."""
STRAY = re.compile(r"(?<!\w)[xX✓✔√✗✘](?!\w)")
"""A tick among words."""
AROUND = " \t\u00a0\n,;/|.:–-•_"
"""What parts a word from the box beside it, and from the next one."""


def is_ticked_sign(sign: str) -> bool | None:
    """Whether a typed box is ticked, or a tick stands in its place; None where it is no box."""
    if sign in TICKED or sign in INSTEAD:
        return True
    if sign in EMPTY:
        return False
    if not BOX.fullmatch(sign):
        return None
    return any(letter in "xX✓√" for letter in sign)


def other_sign(sign: str, *, ticked: bool) -> str:
    """The same kind of typed box in the other state."""
    if sign in EMPTY and ticked:
        return PAIRS[sign]
    if sign in PAIRS.values() and not ticked:
        return next(empty for empty, full in PAIRS.items() if full == sign)
    if sign[0] in "[(":
        inside = "x" if ticked else " "
        return f"{sign[0]}{inside}{sign[-1]}"
    if sign[0] == "_":
        half = max((len(sign) - 1) // 2, 1)
        return f"{'_' * half}X{'_' * half}" if ticked else "_" * max(len(sign), 2)
    return "☒" if ticked else "☐"


def is_surely_a_box(box: Found) -> bool:
    """Whether people type this sign for nothing else: others stand in front of points, or in running text."""
    sign = box.sign
    return (
        sign in ("☐", "☒", "☑") or sign in INSTEAD or sign[:1] in ("[", "(") or box.mechanism == SYMBOL_LETTER
    )
