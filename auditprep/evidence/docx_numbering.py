"""The numbers that Word sets before the paragraphs of lists and numbered headings."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from lxml import etree

from auditprep.evidence.docx_xml import value, w
from auditprep.evidence.ooxml import Damaged, Package, whole_number
from auditprep.evidence.printed import to_roman

_LEVELS = 9
_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class _Level:
    start: int = 1
    kind: str = "decimal"
    text: str = ""


class Numbering:
    """The lists of a document, counted as its paragraphs come."""

    def __init__(self, package: Package, main: str) -> None:
        parts = dict(package.related(main).values())
        self._lists: dict[str, tuple[str, dict[int, _Level]]] = {}
        self._styles: dict[str, tuple[str | None, str | None, str | None]] = {}
        self._counts: dict[str, list[int | None]] = defaultdict(lambda: [None] * _LEVELS)
        self._read(_tree(package, parts.get("numbering")), _tree(package, parts.get("styles")))

    def before(self, paragraph: etree._Element) -> str:
        """What stands before the paragraph, with a space; "" where it is in no list."""
        properties = paragraph.find(w("pPr"))
        listed, level = self._place(properties)
        if listed is None or listed not in self._lists:
            return ""
        counted, levels = self._lists[listed]
        counts = self._counts[counted]
        own = levels.get(level, _Level())
        before = counts[level]
        counts[level] = own.start if before is None else before + 1
        counts[level + 1 :] = [None] * (_LEVELS - level - 1)
        text = _PLACE.sub(lambda match: _shown(counts, levels, int(match[1]) - 1), own.text)
        return (
            f"{'•' if own.kind == 'bullet' else text} "
            if own.kind != "none" and (text or own.kind == "bullet")
            else ""
        )

    def _place(self, properties: etree._Element | None) -> tuple[str | None, int]:
        """The list and the level of a paragraph: its own, or its style's."""
        listed, level = value(properties, "numPr/numId"), value(properties, "numPr/ilvl")
        style, steps = value(properties, "pStyle"), 0
        while (listed is None or level is None) and style in self._styles and steps < 20:
            style_list, style_level, based_on = self._styles[style]
            listed = style_list if listed is None else listed
            level = style_level if level is None else level
            style, steps = based_on or "", steps + 1
        return listed, min(max(whole_number(level, 0), 0), _LEVELS - 1)

    def _read(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        if numbering is not None:
            kinds = {
                each.get(w("abstractNumId"), ""): _levels(each) for each in numbering.iter(w("abstractNum"))
            }
            for each in numbering.iter(w("num")):
                self._take(each, kinds)
        if styles is not None:
            for style in styles.iter(w("style")):
                self._styles[style.get(w("styleId"), "")] = (
                    value(style, "pPr/numPr/numId"), value(style, "pPr/numPr/ilvl"), value(style, "basedOn"),
                )  # fmt: skip

    def _take(self, each: etree._Element, kinds: dict[str, dict[int, _Level]]) -> None:
        """A list; one that begins anew is counted by itself, others with all of their kind."""
        listed, kind = each.get(w("numId"), ""), value(each, "abstractNumId") or ""
        levels = dict(kinds.get(kind, {}))
        restarts = [one for one in each.iter(w("lvlOverride")) if one.find(w("startOverride")) is not None]
        for one in restarts:
            level = whole_number(one.get(w("ilvl")), 0)
            own = levels.get(level, _Level())
            levels[level] = _Level(whole_number(value(one, "startOverride"), 1), own.kind, own.text)
        self._lists[listed] = (f"list {listed}" if restarts else f"kind {kind}", levels)


def _tree(package: Package, name: str | None) -> etree._Element | None:
    try:
        return package.tree(name) if name and package.has(name) else None
    except Damaged:
        return None


def _levels(kind: etree._Element) -> dict[int, _Level]:
    return {
        whole_number(each.get(w("ilvl")), 0): _Level(
            whole_number(value(each, "start"), 1),
            value(each, "numFmt") or "decimal",
            (value(each, "lvlText") or "")[:100],
        )
        for each in kind.iter(w("lvl"))
    }


def _shown(counts: list[int | None], levels: dict[int, _Level], level: int) -> str:
    """The number of a level, as its list writes it."""
    count = counts[level]
    own = levels.get(level, _Level())
    return formatted(own.start if count is None else count, own.kind)


def formatted(count: int, kind: str) -> str:
    """A number as Word writes it in this format: "decimal", "lowerLetter", "upperRoman", …"""
    if kind in {"lowerRoman", "upperRoman"}:
        text = to_roman(count)
        return text.upper() if kind == "upperRoman" else text
    if kind in {"lowerLetter", "upperLetter"} and 0 < count < 1000:
        letter = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter.upper() if kind == "upperLetter" else letter
    return f"{count:02d}" if kind == "decimalZero" else str(count)
