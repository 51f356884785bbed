"""The heads and feet of a Word document's pages: what they say, and whether they show a page number."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from auditprep.evidence.docx_numbering import Numbering
from auditprep.evidence.docx_text import Words
from auditprep.evidence.docx_xml import is_on, w
from auditprep.evidence.ooxml import OFFICE, Damaged, Package
from auditprep.evidence.text_pages import tidied


class Edges:
    """The headers and footers of a document's sections."""

    def __init__(
        self, package: Package, main: str, sections: Sequence[etree._Element], numbering: Numbering
    ) -> None:
        self._package, self._sections, self._numbering = package, sections, numbering
        names = {key: name for key, (_kind, name) in package.related(main).items()}
        self._parts = list(_parts(sections, names))
        self._numbered: dict[str, bool] = {}
        self._texts: dict[str, str] = {}
        self._even_differs = _even_differs(package, main)

    def has_number(self, section: int, is_first: bool, is_even: bool) -> bool:
        """Whether the pages of a section have one: the first, the even, or the others."""
        return any(map(self._shows, self._names(section, is_first, is_even)))

    def texts(self, section: int, is_first: bool, is_even: bool) -> tuple[str, str]:
        """What the head and the foot of these pages say."""
        head, foot = map(self._text, self._names(section, is_first, is_even))
        return head, foot

    def _names(self, section: int, is_first: bool, is_even: bool) -> tuple[str, str]:
        """The parts that are the head and the foot, "" for none."""
        if is_first and is_on(self._sections[section], "titlePg"):
            kind = "first"
        else:
            kind = "even" if is_even and self._even_differs else "default"
        head, foot = (self._parts[section].get((part, kind)) or "" for part in _MARGINS)
        return head, foot

    def _shows(self, name: str) -> bool:
        if name not in self._numbered:
            root = self._root(name)
            self._numbered[name] = root is not None and _has_page_field(root)
        return self._numbered[name]

    def _text(self, name: str) -> str:
        if name not in self._texts:
            root = self._root(name)
            words = Words(self._numbering, {}, {})
            tokens = [token for block in root for token in words.block(block)] if root is not None else []
            said = "".join(token for token in tokens if isinstance(token, str))
            self._texts[name] = tidied(said[:_MOST_LETTERS])
        return self._texts[name]

    def _root(self, name: str) -> etree._Element | None:
        try:
            return self._package.tree(name) if name and self._package.has(name) else None
        except Damaged:
            return None


_MARGINS = ("headerReference", "footerReference")
_MOST_LETTERS = 4_000  # of a head or a foot


def _parts(
    sections: Sequence[etree._Element], names: Mapping[str, str]
) -> Iterator[dict[tuple[str, str], str | None]]:
    """For each section the headers and footers by kind: its own, and those that it has from the sections before it."""
    parts: dict[tuple[str, str], str | None] = {}
    for section in sections:
        own = {
            (part, each.get(w("type"), "default")): names.get(each.get(f"{{{OFFICE}}}id", ""))
            for part in _MARGINS
            for each in reversed(section.findall(w(part)))
        }
        parts = {**parts, **own}
        yield parts


def _has_page_field(root: etree._Element) -> bool:
    typed = "".join(each.text or "" for each in root.iter(w("instrText"))).upper().replace("\\", " \\")
    simple = [each.get(w("instr"), "").upper() for each in root.iter(w("fldSimple"))]
    words = [*_field_words(typed), *(word for each in simple for word in each.split())]
    return "PAGE" in words or next(root.iter(w("pgNum")), None) is not None


def _field_words(typed: str) -> list[str]:
    """The words of fields that were written in pieces: "PAGE \\* MERGEFORMATNUMPAGES"."""
    for name in ("SECTIONPAGES", "NUMPAGES", "PAGEREF"):
        typed = typed.replace(name, f" {name} ")
    return typed.replace("MERGEFORMAT", " ").split()


def _even_differs(package: Package, main: str) -> bool:
    name = next((name for kind, name in package.related(main).values() if kind == "settings"), None)
    try:
        return name is not None and package.has(name) and is_on(package.tree(name), "evenAndOddHeaders")
    except Damaged:
        return False
