"""Automatic list numbers as the reader sees them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from auditprep.wordform.xml import qn

_VAL = qn("w:val")
_NUM_ID = qn("w:numId")
_UNNUMBERED = ("bullet", "none")
_ROMAN = [(1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")]
_ROMAN += [(10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")]
_LONGEST_ROMAN = 4999
_DEEPER_STYLE = re.compile(r"list (?:bullet|number) ([2-9])", re.IGNORECASE)
"""Word's own styles for lists within lists. Each has a list of its own, all on the first level of it."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A paragraph of a list: its level from 0, its own number (None for a bullet), and the label in front of
    it as the reader sees it: "2.1", "b)" (None for a bullet)."""

    level: int
    number: int | None
    label: str | None


@dataclass(frozen=True, slots=True)
class _Level:
    start: int = 1
    format: str = "decimal"
    text: str = ""
    restart: int | None = None
    style: str | None = None
    legal: bool = False


@dataclass(slots=True)
class _List:
    """A w:num: the abstract list it counts in, its levels, and the levels it restarts."""

    abstract: str
    levels: dict[int, _Level]
    restarts: set[int] = field(default_factory=set)


class Numbering:
    """The lists of a document, out of numbering.xml and styles.xml. What is missing or broken is no list."""

    def __init__(self, numbering: etree._Element | None, styles: etree._Element | None) -> None:
        self._styles = _by_id(styles, "w:style", "w:styleId")
        self._default_style = _default_style(styles)
        self._abstracts = _by_id(numbering, "w:abstractNum", "w:abstractNumId")
        self._nums = _by_id(numbering, "w:num", "w:numId")
        self._lists: dict[str, _List | None] = {}
        self._lists_of_styles: dict[str, tuple[str, int] | None] = {}
        self._counters: dict[etree._Element, _Counter] = {}

    def listed(self, paragraph: etree._Element) -> Listed | None:
        """What stands in front of a paragraph, counted through the whole tree it stands in; None if it is in no
        list. Each tree is counted once, when it is first asked for."""
        root = paragraph.getroottree().getroot()
        if root not in self._counters:
            self._counters[root] = _Counter(self)
            self._counters[root].count_all(root)
        return self._counters[root].count(paragraph)

    def label(self, paragraph: etree._Element) -> str | None:
        """The automatic number in front of a paragraph, as the reader sees it; None for a bullet or no list."""
        listed = self.listed(paragraph)
        return listed.label if listed else None

    def list_of(self, paragraph: etree._Element) -> tuple[str, int] | None:
        """The numId and level of a paragraph, direct or through its style; None if it is in no list."""
        num_pr = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        style = _value(paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")) or self._default_style
        from_style = self._list_of_style(style)
        num_id = _value(num_pr.find(_NUM_ID)) if num_pr is not None else None
        level = _integer(num_pr.find(qn("w:ilvl"))) if num_pr is not None else None
        if num_id is None:
            num_id, style_level = from_style or (None, 0)
            level = style_level if level is None else level
        if num_id is None or num_id == "0":
            return None
        return num_id, level or 0

    def depth_of_style(self, paragraph: etree._Element) -> int:
        """How deep the style of a paragraph puts it, where it is the style that puts it in a list: 1 for "List Bullet 2"."""
        if paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{_NUM_ID}") is not None:
            return 0
        style = _value(paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}"))
        seen: set[str] = set()
        while style is not None and style in self._styles and style not in seen:
            seen.add(style)
            if found := _DEEPER_STYLE.fullmatch(_value(self._styles[style].find(qn("w:name"))) or ""):
                return int(found[1]) - 1
            if self._own_list_of_style(style) is not None:
                break
            style = _value(self._styles[style].find(qn("w:basedOn")))
        return 0

    def _list_of_style(self, style: str | None) -> tuple[str, int] | None:
        """The list that a style, or one that it is based on, belongs to. Each style is asked once: chains may be long."""
        asked: list[str] = []
        found: tuple[str, int] | None = None
        while style is not None and style in self._styles:
            if style in self._lists_of_styles:
                found = self._lists_of_styles[style]
                break
            asked.append(style)
            self._lists_of_styles[style] = None  # a chain that comes back here ends
            found = self._own_list_of_style(style)
            if found is not None:
                break
            style = _value(self._styles[style].find(qn("w:basedOn")))
        self._lists_of_styles.update(dict.fromkeys(asked, found))
        return found

    def _own_list_of_style(self, style: str) -> tuple[str, int] | None:
        num_pr = self._styles[style].find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        num_id = _value(num_pr.find(_NUM_ID)) if num_pr is not None else None
        if num_pr is None or num_id is None:
            return None
        level = _integer(num_pr.find(qn("w:ilvl")))
        return num_id, self._level_of_style(num_id, style) if level is None else level

    def _level_of_style(self, num_id: str, style: str) -> int:
        found = self.list(num_id)
        levels = found.levels.items() if found else ()
        return next((index for index, level in levels if level.style == style), 0)

    def list(self, num_id: str) -> _List | None:
        """The list with this numId; None if there is no such, or it leads nowhere."""
        if num_id not in self._lists:
            self._lists[num_id] = self._read_list(num_id)
        return self._lists[num_id]

    def _read_list(self, num_id: str) -> _List | None:
        num = self._nums.get(num_id)
        found = self._abstract_of(num) if num is not None else None
        if num is None or found is None:
            return None
        abstract_id, abstract = found
        read = _List(abstract_id, dict(_levels(abstract)))
        for override in num.iterfind(qn("w:lvlOverride")):
            index = _number(override.get(qn("w:ilvl"))) or 0
            read.levels.update(_levels(override))
            start = _integer(override.find(qn("w:startOverride")))
            if start is not None:
                old = read.levels.get(index, _Level())
                read.levels[index] = _Level(start, old.format, old.text, old.restart, old.style, old.legal)
                read.restarts.add(index)
        return read

    def _abstract_of(self, num: etree._Element) -> tuple[str, etree._Element] | None:
        """The abstract list of a w:num, through the style of lists it may be linked to."""
        seen: set[str] = set()
        while True:
            abstract_id = _value(num.find(qn("w:abstractNumId")))
            abstract = self._abstracts.get(abstract_id or "")
            if abstract_id is None or abstract is None or abstract_id in seen:
                return None
            seen.add(abstract_id)
            link = _value(abstract.find(qn("w:numStyleLink")))
            if link is None:
                return abstract_id, abstract
            style = self._styles.get(link)
            linked = style.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{_NUM_ID}") if style is not None else None
            following = self._nums.get(_value(linked) or "")
            if following is None:
                return None
            num = following


class _Counter:
    """Counts the paragraphs of a document in the order they come. A paragraph is counted once; asked for it
    again, the counter gives what it was."""

    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        self._counted: dict[etree._Element, Listed | None] = {}

    def count_all(self, root: etree._Element) -> None:
        """Counts every paragraph under an element (a text box, which Word writes twice, once)."""
        for paragraph in root.iter(qn("w:p")):
            if next(paragraph.iterancestors(qn("mc:Fallback")), None) is None:
                self.count(paragraph)

    def count(self, paragraph: etree._Element) -> Listed | None:
        """What stands in front of this paragraph; None if it is in no list."""
        if paragraph not in self._counted:
            self._counted[paragraph] = self._count(paragraph)
        return self._counted[paragraph]

    def _count(self, paragraph: etree._Element) -> Listed | None:
        place = self._numbering.list_of(paragraph)
        found = self._numbering.list(place[0]) if place else None
        if place is None or found is None:
            return None
        num_id, index = place
        level = found.levels.get(index)
        if level is None or level.format == "none":
            return None
        counts = self._counts.setdefault(found.abstract, {})
        self._step(counts, found, num_id, index)
        depth = index or self._numbering.depth_of_style(paragraph)
        if level.format in _UNNUMBERED:
            return Listed(depth, None, None)
        return Listed(depth, counts[index], _label(found.levels, level, counts, index))

    def _step(self, counts: dict[int, int], found: _List, num_id: str, index: int) -> None:
        begins = index not in counts or (index in found.restarts and (num_id, index) not in self._begun)
        self._begun.add((num_id, index))
        counts[index] = found.levels[index].start if begins else counts[index] + 1
        for deeper in [each for each in counts if each > index]:
            restart = found.levels.get(deeper, _Level()).restart
            if index < (deeper if restart is None else restart):
                del counts[deeper]


def _label(levels: dict[int, _Level], own: _Level, counts: dict[int, int], index: int) -> str:
    def number(found: re.Match[str]) -> str:
        at = int(found[1]) - 1
        level = levels.get(at, _Level())
        if at > index or level.format in _UNNUMBERED:
            return ""
        return formatted(counts.get(at, level.start), "decimal" if own.legal else level.format)

    return re.sub(r"%([1-9])", number, own.text).strip()


def formatted(number: int, number_format: str) -> str:
    """A number as Word prints it: decimal, letters or Roman; another format as decimal."""
    match number_format:
        case "decimalZero":
            return f"{number:02}"
        case "lowerLetter" | "upperLetter" if 1 <= number <= 780:
            text = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        case "lowerRoman" | "upperRoman" if 1 <= number <= _LONGEST_ROMAN:
            text = _roman(number)
        case _:
            return str(number)
    return text.upper() if number_format.startswith("upper") else text


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text


def _levels(parent: etree._Element) -> Iterator[tuple[int, _Level]]:
    for lvl in parent.iterfind(qn("w:lvl")):
        start = _integer(lvl.find(qn("w:start")))
        legal = lvl.find(qn("w:isLgl"))
        yield (
            _number(lvl.get(qn("w:ilvl"))) or 0,
            _Level(
                start=0 if start is None else start,
                format=_value(lvl.find(qn("w:numFmt"))) or "decimal",
                text=_value(lvl.find(qn("w:lvlText"))) or "",
                restart=_integer(lvl.find(qn("w:lvlRestart"))),
                style=_value(lvl.find(qn("w:pStyle"))),
                legal=legal is not None and legal.get(_VAL) not in ("0", "false", "off"),
            ),
        )


def _by_id(root: etree._Element | None, tag: str, attribute: str) -> dict[str, etree._Element]:
    found = {} if root is None else {each.get(qn(attribute)): each for each in root.iterfind(qn(tag))}
    return {key: each for key, each in found.items() if key is not None}


def _default_style(styles: etree._Element | None) -> str | None:
    for style in [] if styles is None else styles.iterfind(qn("w:style")):
        if style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default")) in ("1", "true", "on"):
            return style.get(qn("w:styleId"))
    return None


def _value(element: etree._Element | None) -> str | None:
    return None if element is None else element.get(_VAL)


def _integer(element: etree._Element | None) -> int | None:
    return _number(_value(element))


def _number(text: str | None) -> int | None:
    """A small whole number; None if it is none."""
    return int(text) if text is not None and re.fullmatch(r"[0-9]{1,9}", text) else None
