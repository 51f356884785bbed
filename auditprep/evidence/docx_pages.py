"""A Word document's words → pages, and the numbers printed on them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence

from lxml import etree

from auditprep.evidence.docx_numbering import formatted
from auditprep.evidence.docx_text import Mark, Note, Token
from auditprep.evidence.docx_xml import is_on, value, w
from auditprep.evidence.limits import MOST_LETTERS, MOST_PAGES
from auditprep.evidence.ooxml import OFFICE, Damaged, Package, whole_number
from auditprep.evidence.text_pages import tidied


class Pager:
    """Puts words on pages. `sections` is the properties of each section, in order; `starts` the page that each begins on
    (from 0). `is_laid_out`: Word has told where the pages end."""

    def __init__(self, sections: Sequence[etree._Element]) -> None:
        self._sections = sections
        self._pages: list[list[str]] = [[]]
        self._feet: dict[int, list[str]] = {}
        self._end: list[str] = []
        self._fresh = True  # nothing stands on the page yet …
        self._made = False  # … and it began with a break that somebody made
        self._letters = 0
        self.starts = [0]
        self.is_laid_out = False
        self.is_too_much = False

    def take(self, tokens: Iterable[Token]) -> None:
        for token in tokens:
            if isinstance(token, str):
                self._write(token)
            elif isinstance(token, Note):
                (self._end if token.at_end else self._feet.setdefault(len(self._pages) - 1, [])).append(
                    token.text
                )
            elif token is Mark.PICTURE:
                self._fresh = False
            elif token is Mark.SECTION:
                self._end_section()
            else:
                self._turn(token)

    def texts(self) -> list[str]:
        """The text of each page; notes at its foot, endnotes on the last."""
        last = len(self._pages) - 1
        return [
            tidied(
                "\n".join(
                    ["".join(page).rstrip("\n"), *self._feet.get(at, ()), *(self._end if at == last else ())]
                )
            )
            for at, page in enumerate(self._pages)
        ]

    def _write(self, text: str) -> None:
        self._letters += len(text)
        self.is_too_much = self.is_too_much or self._letters > MOST_LETTERS
        if not self.is_too_much:
            self._pages[-1].append(text)
        if text and not text.isspace():
            self._fresh = False

    def _turn(self, mark: Mark) -> None:
        """A new page. Where Word says that one began after a break that was made, it is the same."""
        self.is_laid_out = self.is_laid_out or mark is Mark.ROLLED
        if self._fresh and mark is Mark.ROLLED and self._made:
            self._made = False
            return
        if self._fresh and mark is Mark.BEFORE:
            self._made = True
            return
        if len(self._pages) >= MOST_PAGES:
            self.is_too_much = True
        else:
            self._pages.append([])
        self._fresh, self._made = True, mark is not Mark.ROLLED

    def _end_section(self) -> None:
        if ends_page(self._sections, len(self.starts) - 1):
            self._turn(Mark.MADE)
        self.starts.append(len(self._pages) - 1)


def ends_page(sections: Sequence[etree._Element], at: int) -> bool:
    """Whether the section of this number, counted from 0, ends with its page: the next one says so."""
    following = sections[at + 1] if at + 1 < len(sections) else None
    return value(following, "type") not in {"continuous", "nextColumn"}


def printed(
    package: Package, main: str, sections: Sequence[etree._Element], starts: Sequence[int], count: int
) -> list[str | None]:
    """The number printed on each page, None where there is none."""
    fields = _Fields(package, main, sections)
    numbers: list[str | None] = [None] * count
    value_now, current = 0, 0
    for page in range(count):
        section = _section_of(page, starts, len(sections))
        if section is None:
            break
        properties, is_first = sections[section], page == starts[section] or section != current
        begin = value(properties, "pgNumType", "start") if is_first and page == starts[section] else None
        value_now = value_now + 1 if begin is None else whole_number(begin, value_now + 1)
        current = section
        if fields.has_number(section, page == starts[section], value_now % 2 == 0):
            numbers[page] = _formatted(value_now, value(properties, "pgNumType", "fmt"))
    return numbers


def _section_of(page: int, starts: Sequence[int], count: int) -> int | None:
    """The section that a page belongs to: the first that begins on it, or the one that goes on."""
    at = bisect_left(starts, page, hi=min(count, len(starts)))
    begins = at < min(count, len(starts)) and starts[at] == page
    return at if begins else at - 1 if at else None


def _formatted(count: int, kind: str | None) -> str:
    if kind == "numberInDash":
        return str(count)
    return formatted(count, kind or "decimal")


class _Fields:
    """Which headers and footers show a page number."""

    def __init__(self, package: Package, main: str, sections: Sequence[etree._Element]) -> None:
        self._package, self._sections = package, sections
        names = {key: name for key, (_kind, name) in package.related(main).items()}
        self._parts = list(_parts(sections, names))
        self._known: dict[str, bool] = {}
        self._even_differs = _even_differs(package, main)

    def has_number(self, section: int, is_first: bool, is_even: bool) -> bool:
        """Whether the pages of a section have one: the first, the even, or the others."""
        if is_first and is_on(self._sections[section], "titlePg"):
            kind = "first"
        else:
            kind = "even" if is_even and self._even_differs else "default"
        parts = self._parts[section]
        return any(self._shows(parts.get((part, kind))) for part in _MARGINS)

    def _shows(self, name: str | None) -> bool:
        if name is None or not self._package.has(name):
            return False
        if name not in self._known:
            self._known[name] = _has_page_field(self._package, name)
        return self._known[name]


_MARGINS = ("footerReference", "headerReference")


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


def _has_page_field(package: Package, name: str) -> bool:
    try:
        root = package.tree(name)
    except Damaged:
        return False
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
