"""The lists that written answers need, added to numbering.xml without touching what is in it."""

from __future__ import annotations

import re

from lxml import etree

from auditprep.wordform.xml import W, parse_xml, qn

_LEVELS = range(9)
_BULLETS = [("Symbol", "&#61623;"), ("Courier New", "o"), ("Wingdings", "&#61607;")]  # as Word's own button
_NUMBERS = ("decimal", "lowerLetter", "lowerRoman")
_STEP = 720
_HANGING = 360
_NEW_PART = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r\n<w:numbering xmlns:w="{W}"/>'
_TAGS = re.compile(
    r"""<!--.*?--> | <\?.*?\?> | <!\[CDATA\[.*?\]\]>
    | </?(?P<name>(?:[\w.-]+:)?(?:numbering|num|numIdMacAtCleanup))(?=[\s/>])
      (?:"[^"]*" | '[^']*' | [^>"'/] | /(?!>))*(?P<end>/?>)""",
    re.VERBOSE | re.DOTALL,
)


class ListDefinitions:
    """Hands out numIds: one for all bullets, a new one for every numbered list."""

    def __init__(self, numbering: bytes | None) -> None:
        """`numbering`: the bytes of numbering.xml, None if the document has none. Raises XmlRefused."""
        self._data = numbering
        self._root = None if numbering is None else parse_xml(numbering)
        self._bullets: int | None = None
        self._decimal: int | None = None
        self._abstracts: list[str] = []
        self._nums: list[str] = []
        self._next_abstract = self._first_free("w:abstractNum", "w:abstractNumId")
        self._next_num = max(1, self._first_free("w:num", "w:numId"))

    def bullets(self) -> int:
        """The numId of the bullets; a list of bullets that the document has is used if it is an ordinary one."""
        if self._bullets is None:
            self._bullets = self._existing_bullets()
        if self._bullets is None:
            self._bullets = self._add_num(self._add_abstract("bullet"))
        return self._bullets

    def numbered(self, level: int, start: int) -> int:
        """A new numId whose items at this level begin at `start`."""
        if self._decimal is None:
            self._decimal = self._add_abstract("decimal")
        override = f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
        return self._add_num(self._decimal, override)

    def to_bytes(self) -> bytes | None:
        """numbering.xml with the additions and otherwise as it was, to the byte; None if nothing was added."""
        if not self._nums:
            return None
        encoding = "UTF-8" if self._root is None else self._root.getroottree().docinfo.encoding or "UTF-8"
        text = _NEW_PART if self._data is None else self._data.decode(encoding)
        return _inserted(text, "".join(self._abstracts), "".join(self._nums)).encode(encoding)

    def _first_free(self, tag: str, attribute: str) -> int:
        elements = [] if self._root is None else self._root.iterfind(qn(tag))
        taken = [each.get(qn(attribute)) or "" for each in elements]
        return max((int(each) for each in taken if re.fullmatch("[0-9]{1,9}", each)), default=-1) + 1

    def _add_abstract(self, number_format: str) -> int:
        added = self._next_abstract
        self._next_abstract += 1
        levels = "".join(_level(level, number_format) for level in _LEVELS)
        self._abstracts.append(
            f'<w:abstractNum xmlns:w="{W}" w:abstractNumId="{added}"><w:nsid w:val="{0x5A000000 + added:08X}"/>'
            f'<w:multiLevelType w:val="hybridMultilevel"/><w:tmpl w:val="{0x6B000000 + added:08X}"/>'
            f"{levels}</w:abstractNum>"
        )
        return added

    def _add_num(self, abstract: int, override: str = "") -> int:
        added = self._next_num
        self._next_num += 1
        self._nums.append(
            f'<w:num xmlns:w="{W}" w:numId="{added}"><w:abstractNumId w:val="{abstract}"/>{override}</w:num>'
        )
        return added

    def _existing_bullets(self) -> int | None:
        root = self._root
        if root is None:
            return None
        fitting = {
            abstract.get(qn("w:abstractNumId"))
            for abstract in root.iterfind(qn("w:abstractNum"))
            if _ordinary_bullets(abstract)
        }
        for num in root.iterfind(qn("w:num")):
            abstract_id, num_id = num.find(qn("w:abstractNumId")), num.get(qn("w:numId")) or ""
            plain = len(num) == 1 and re.fullmatch("[1-9][0-9]{0,8}", num_id)
            if plain and abstract_id is not None and abstract_id.get(qn("w:val")) in fitting:
                return int(num_id)
        return None


def _ordinary_bullets(abstract: etree._Element) -> bool:
    """Nine levels of bullets, indented as Word's own, that no style has taken."""
    levels = list(abstract.iterfind(qn("w:lvl")))
    formats = {format_.get(qn("w:val")) for format_ in abstract.iterfind(f"{qn('w:lvl')}/{qn('w:numFmt')}")}
    styled = [
        each for tag in ("w:styleLink", "w:numStyleLink", "w:pStyle") for each in abstract.iter(qn(tag))
    ]
    if len(levels) != len(_LEVELS) or formats != {"bullet"} or styled:
        return False
    indent = levels[0].find(f"{qn('w:pPr')}/{qn('w:ind')}")
    ordinary = (str(_STEP), str(_HANGING))
    return indent is not None and (indent.get(qn("w:left")), indent.get(qn("w:hanging"))) == ordinary


def _level(level: int, number_format: str) -> str:
    font, bullet = _BULLETS[level % len(_BULLETS)]
    text, look = f"%{level + 1}.", ""
    if number_format == "decimal":
        number_format = _NUMBERS[level % len(_NUMBERS)]
    else:
        cs = f' w:cs="{font}"' if font == "Courier New" else ""
        text = bullet
        look = f'<w:rPr><w:rFonts w:ascii="{font}" w:hAnsi="{font}"{cs} w:hint="default"/></w:rPr>'
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{number_format}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{_STEP * (level + 1)}" w:hanging="{_HANGING}"/></w:pPr>{look}</w:lvl>'
    )


def _inserted(text: str, abstracts: str, nums: str) -> str:
    """The part with abstract lists before its first w:num, and lists after its last."""
    tags = [found for found in _TAGS.finditer(text) if found["name"]]
    root, last = tags[0], tags[-1]
    if root["end"] == "/>":  # nothing in it
        inside = f"{abstracts}{nums}</{root['name']}>"
        return text[: root.start("end")] + ">" + inside + text[root.end() :]
    listed = [tag for tag in tags[1:-1] if tag["name"].endswith("num")]
    following = next((tag for tag in tags[1:-1] if tag["name"].endswith("numIdMacAtCleanup")), last)
    before = listed[0].start() if listed else following.start()
    after = listed[-1].end() if listed else following.start()
    return text[:before] + abstracts + text[before:after] + nums + text[after:]
