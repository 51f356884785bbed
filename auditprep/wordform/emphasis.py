"""How letters stand out from others, and how they are made to: bold, underlined, highlighted, struck out."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from auditprep.wordform.run_parts import isolated
from auditprep.wordform.xml import qn

EMPHASES = ("w:b", "w:u", "w:highlight", "w:bdr", "w:shd", "w:color", "w:i")
STRUCK = ("w:strike", "w:dstrike")
_OFF = ("0", "false", "off", "none", "nil")
_VALUES = {"w:u": "single", "w:highlight": "yellow"}
# What the schema wants after w:b, in its order.
_AFTER_BOLD = (
    "bCs", "i", "iCs", "caps", "smallCaps", "strike", "dstrike", "outline", "shadow", "emboss", "imprint", "noProof",
    "snapToGrid", "vanish", "webHidden", "color", "spacing", "w", "kern", "position", "sz", "szCs", "highlight", "u",
    "effect", "bdr", "shd", "fitText", "vertAlign", "rtl", "cs", "em", "lang", "eastAsianLayout", "specVanish", "oMath",
    "rPrChange",
)  # fmt: skip


def look_of(node: etree._Element) -> frozenset[str]:
    """The switches that are on for a node's run."""
    run = node.getparent()
    properties = run.find(qn("w:rPr")) if run is not None else None
    if properties is None:
        return frozenset()
    return frozenset(name for name in (*EMPHASES, *STRUCK) if _is_on(properties.find(qn(name)), name))


def has_own_ground(cell: etree._Element) -> bool:
    """Whether a table cell (w:tc) stands on a ground of its own colour."""
    ground = cell.find(f"{qn('w:tcPr')}/{qn('w:shd')}")
    return ground is not None and _is_on(ground, "w:shd")


def standing_out(shared: frozenset[str]) -> tuple[str, ...]:
    """The switches that let a word stand out from others that have these."""
    return ("w:highlight",) if {"w:b", "w:u"} <= shared else ("w:b", "w:u")


def dress(
    paragraph: etree._Element, stretch: tuple[int, int], *, off: Iterable[str], on: Iterable[str]
) -> None:
    """Turns switches off and on for the letters of a stretch."""
    for run in isolated(paragraph, *stretch):
        properties = run.find(qn("w:rPr"))
        if properties is None:
            properties = etree.Element(qn("w:rPr"))
            run.insert(0, properties)
        for old in [child for name in (*off, *on) for child in properties.findall(qn(name))]:
            properties.remove(old)
        for name in on:
            _insert(properties, name)
        if not len(properties):
            run.remove(properties)


def _is_on(switch: etree._Element | None, name: str) -> bool:
    """Whether a switch makes letters look otherwise: white ground and black letters do not."""
    if switch is None:
        return False
    if name == "w:shd":
        return switch.get(qn("w:fill"), "auto").upper() not in ("AUTO", "FFFFFF")
    if name == "w:color":
        return switch.get(qn("w:val"), "auto").upper() not in ("AUTO", "000000")
    return switch.get(qn("w:val"), "true") not in _OFF


def _insert(properties: etree._Element, name: str) -> None:
    """A switch in its place in the schema's order; w:b comes before all of these."""
    own, order = qn(name), [qn(f"w:{each}") for each in _AFTER_BOLD]
    later = order[order.index(own) + 1 :] if own in order else order
    at = next((index for index, child in enumerate(properties) if child.tag in later), len(properties))
    switch = etree.Element(own)
    if name in _VALUES:
        switch.set(qn("w:val"), _VALUES[name])
    properties.insert(at, switch)
