"""What an element of pasted HTML says of the text in it: bold, a link, hidden …"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

_WEIGHT = re.compile(r"font-weight:\s*(\w+)", re.IGNORECASE)
_STYLE = re.compile(r"font-style:\s*(\w+)", re.IGNORECASE)
_DECORATION = re.compile(r"text-decoration(?:-line)?:\s*([^;]+)", re.IGNORECASE)
_HIDDEN = re.compile(r"display:\s*none|mso-hide:\s*all|visibility:\s*(?:hidden|collapse)", re.IGNORECASE)
_NO_TEXT = frozenset({"button", "select", "iframe", "audio", "video", "canvas"})
_KEEPS_BLANKS = re.compile(r"white-space:\s*pre(?!-line)", re.IGNORECASE)
_MARKS = {"b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline"}
_TRACKED = frozenset({"cite", "datetime", "cdate", "sdate"})  # who changed it, and when
HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})

Attributes = dict[str, str]


@dataclass(frozen=True, slots=True)
class Look:
    """What an open element says of the text in it. `marker`: it is the marker of one of Word's lists."""

    bold: bool = False
    italic: bool = False
    underline: bool = False
    link: str | None = None
    hidden: bool = False
    marker: bool = False
    keeps_blanks: bool = False
    tab: bool = False  # one of Word's, with the dots that lead over it
    shift: str = ""  # "sup" or "sub"


def look_in(tag: str, values: Attributes, outer: Look) -> Look:
    """How text in this element looks, given how it looks around it."""
    look = outer
    is_tracked = tag in {"ins", "del"} and not _TRACKED.isdisjoint(values)
    if tag in _NO_TEXT or "hidden" in values or (is_tracked and tag == "del"):
        look = replace(look, hidden=True)
    if tag in _MARKS and not is_tracked:
        look = replace(look, **{_MARKS[tag]: True})
    if tag in HEADINGS:
        look = replace(look, bold=True)
    if tag in {"pre", "textarea"}:
        look = replace(look, keeps_blanks=True)
    if tag == "a" and values.get("href"):
        look = replace(look, link=values["href"])
    if tag in {"sup", "sub"}:
        look = replace(look, shift=tag)
    if tag == "mso-marker":
        look = replace(look, marker=True)
    return _styled(look, values["style"]) if "style" in values else look


def hides(values: Attributes) -> bool:
    """Whether the element itself says that it is not seen."""
    return "hidden" in values or bool(_HIDDEN.search(values.get("style", "")))


def is_deletion(tag: str, values: Attributes) -> bool:
    """Whether it holds words that were taken away while changes were tracked."""
    return tag == "del" and not _TRACKED.isdisjoint(values)


def _styled(look: Look, style: str) -> Look:
    if found := _WEIGHT.search(style):
        look = replace(look, bold=_is_bold(found[1].lower(), look.bold))
    if found := _STYLE.search(style):
        look = replace(look, italic=found[1].lower() in {"italic", "oblique"})
    if found := _DECORATION.search(style):
        look = replace(look, underline="underline" in found[1].lower())
    if "mso-list:ignore" in style.lower().replace(" ", ""):
        look = replace(look, marker=True)
    if "mso-tab-count" in style.lower():
        look = replace(look, tab=True)
    if _KEEPS_BLANKS.search(style):
        look = replace(look, keeps_blanks=True)
    return replace(look, hidden=True) if _HIDDEN.search(style) else look


def _is_bold(weight: str, outer: bool) -> bool:
    if weight.isdecimal():
        return int(weight[:4]) >= 600
    return weight in {"bold", "bolder"} or (weight == "inherit" and outer)
