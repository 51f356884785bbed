"""A Word document's words → pages, and the numbers printed on them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from lxml import etree

from auditprep.evidence.docx_edges import Edges
from auditprep.evidence.docx_numbering import formatted
from auditprep.evidence.docx_text import Mark, Note, Token
from auditprep.evidence.docx_xml import value
from auditprep.evidence.limits import MOST_LETTERS, MOST_PAGES
from auditprep.evidence.ooxml import whole_number
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
    edges: Edges, sections: Sequence[etree._Element], starts: Sequence[int], count: int
) -> list[str | None]:
    """The number printed on each page, None where there is none."""
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
        if edges.has_number(section, page == starts[section], value_now % 2 == 0):
            numbers[page] = _formatted(value_now, value(properties, "pgNumType", "fmt"))
    return numbers


def margins(edges: Edges, sections: int, starts: Sequence[int], count: int) -> Iterator[tuple[str, str]]:
    """What stands in the head and in the foot of each page."""
    for page in range(count):
        section = _section_of(page, starts, sections)
        yield ("", "") if section is None else edges.texts(section, page == starts[section], page % 2 == 1)


def _section_of(page: int, starts: Sequence[int], count: int) -> int | None:
    """The section that a page belongs to: the first that begins on it, or the one that goes on."""
    at = bisect_left(starts, page, hi=min(count, len(starts)))
    begins = at < min(count, len(starts)) and starts[at] == page
    return at if begins else at - 1 if at else None


def _formatted(count: int, kind: str | None) -> str:
    if kind == "numberInDash":
        return str(count)
    return formatted(count, kind or "decimal")
