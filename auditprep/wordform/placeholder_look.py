"""How words look that only say what is to be written in their place: slanted, grey, or smaller than what is around them."""

from __future__ import annotations

from collections import Counter
from functools import cached_property

from lxml import etree

from auditprep.wordform.blocks import text_of
from auditprep.wordform.xml import qn

_USUAL = 22
"""Half points: the size of letters where a document says none."""
_SMALLER = 3
"""Half points: so much smaller letters are meant to be seen as small."""
_GREYEST = 0x30
"""How far the three parts of a grey may lie apart."""
_OFF = ("0", "false", "off")


def is_slanted_or_grey(paragraph: etree._Element) -> bool:
    """Whether all words of a paragraph are slanted or grey, whatever their size."""
    runs = [run for run in paragraph.iter(qn("w:r")) if text_of(run).strip()]
    return bool(runs) and all(_is_slanted_or_grey(run.find(qn("w:rPr"))) for run in runs)


def _is_slanted_or_grey(properties: etree._Element | None) -> bool:
    return properties is not None and (
        _is_on(properties.find(qn("w:i"))) or _is_grey(properties.find(qn("w:color")))
    )


class PlaceholderLook:
    """Knows such words in one document."""

    def __init__(self, body: etree._Element, styles: etree._Element | None) -> None:
        self._body = body
        self._styles = styles

    def has(self, paragraph: etree._Element) -> bool:
        """Whether all words of a paragraph look so, by their own formatting or by their style."""
        if _is_slanted_or_grey(self._style_of(paragraph, "w:pPr/w:pStyle")):
            return True
        runs = [run for run in paragraph.iter(qn("w:r")) if text_of(run).strip()]
        return bool(runs) and all(
            self._is_faint(run.find(qn("w:rPr")))
            or _is_slanted_or_grey(self._style_of(run, "w:rPr/w:rStyle"))
            for run in runs
        )

    def _is_faint(self, properties: etree._Element | None) -> bool:
        size = _size(properties)
        small = size is not None and size <= self._usual - _SMALLER
        return small or _is_slanted_or_grey(properties)

    def _style_of(self, element: etree._Element, path: str) -> etree._Element | None:
        """The w:rPr of the style that an element names here."""
        named = element.find("/".join(map(qn, path.split("/"))))
        return None if named is None else self._looks.get(named.get(qn("w:val"), ""))

    @cached_property
    def _looks(self) -> dict[str, etree._Element]:
        """The w:rPr of styles by their ids."""
        styles = [] if self._styles is None else self._styles.iter(qn("w:style"))
        return {
            style.get(qn("w:styleId"), ""): look
            for style in styles
            if (look := style.find(qn("w:rPr"))) is not None
        }

    @cached_property
    def _usual(self) -> int:
        """The size that most letters of the document have."""
        said = Counter[int]()
        for run in self._body.iter(qn("w:r")):
            size = _size(run.find(qn("w:rPr")))
            said[size or self._default] += sum(len(each.text or "") for each in run.iter(qn("w:t")))
        return said.most_common(1)[0][0] if said else self._default

    @cached_property
    def _default(self) -> int:
        """The size of letters that nothing is said of."""
        if self._styles is None:
            return _USUAL
        normal = next(
            (
                style
                for style in self._styles.iter(qn("w:style"))
                if style.get(qn("w:type")) == "paragraph"
                and style.get(qn("w:default")) in ("1", "true", "on")
            ),
            None,
        )
        own = _size(normal.find(qn("w:rPr"))) if normal is not None else None
        of_all = _size(self._styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}"))
        return own or of_all or _USUAL


def _size(properties: etree._Element | None) -> int | None:
    size = None if properties is None else properties.find(qn("w:sz"))
    value = "" if size is None else size.get(qn("w:val"), "")
    return int(value) if value.isdecimal() and len(value) < 4 else None


def _is_on(switch: etree._Element | None) -> bool:
    return switch is not None and switch.get(qn("w:val"), "true") not in _OFF


def _is_grey(colour: etree._Element | None) -> bool:
    """Whether letters are grey: neither black nor in colour."""
    value = "" if colour is None else colour.get(qn("w:val"), "")
    try:
        parts = [int(value[at : at + 2], 16) for at in (0, 2, 4)]
    except ValueError:
        return False
    return max(parts) - min(parts) <= _GREYEST and min(parts) >= 0x50 and max(parts) < 0xF0
