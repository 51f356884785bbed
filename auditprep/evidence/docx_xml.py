"""The names used in a Word document."""

from __future__ import annotations

import functools

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"

CHOICE, FALLBACK, ALTERNATE = f"{{{MC}}}Choice", f"{{{MC}}}Fallback", f"{{{MC}}}AlternateContent"


@functools.cache
def w(name: str) -> str:
    """The name as lxml writes it: "p" → "{http://…/main}p"."""
    return f"{{{W}}}{name}"


def value(element: etree._Element | None, path: str, name: str = "val") -> str | None:
    """An attribute of the child at this path ("pPr/numPr/ilvl"), None where there is none."""
    for step in path.split("/") if path else ():
        element = element.find(w(step)) if element is not None else None
    return element.get(w(name)) if element is not None else None


def is_on(element: etree._Element | None, path: str) -> bool:
    """Whether a property stands there, and is not said to be off."""
    for step in path.split("/"):
        element = element.find(w(step)) if element is not None else None
    return element is not None and element.get(w("val")) not in {"0", "false", "off"}
