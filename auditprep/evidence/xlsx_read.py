"""A workbook → a page a sheet: a line a row, a tab between its cells."""

from __future__ import annotations

import re
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass

from lxml import etree

from auditprep.evidence.limits import MOST_LETTERS, MOST_PAGES
from auditprep.evidence.ooxml import OFFICE, Damaged, Package, each_element, main_part, title, whole_number
from auditprep.evidence.text_pages import Pages, Reading
from auditprep.evidence.xlsx_values import GENERAL, Look, S, looks, shown
from auditprep.model import PageText, Progress, Trouble
from auditprep.prose.hidden import HIDDEN_SHEET

_MOST_ROWS = 200_000  # of a sheet
_MOST_LETTERS = 20_000_000  # of a sheet
_WIDEST_GAP = 40  # empty cells in a row that are shown as such
_STEP = 2000  # rows from one sign of life to the next
_COLUMN = re.compile(r"[A-Z]{1,3}")
_GIVEN_NAME = re.compile(r"(?:blad|sheet|ark|tabelle|feuil)\s*\d*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Book:
    """What the sheets share."""

    strings: list[str]
    looks: list[Look]
    from_1904: bool


@dataclass(slots=True)
class _Cut:
    """Whether something had to be left out."""

    happened: bool = False


def read_xlsx(package: Package) -> Reading:
    """Its pages. Raises Damaged."""
    main = main_part(package)
    workbook = package.tree(main)
    related = package.related(main)
    book = _book(package, workbook, dict(related.values()))
    sheets = [
        (each, related.get(each.get(f"{{{OFFICE}}}id", ""), ("", ""))[1])
        for each in workbook.iter(f"{S}sheet")
    ]
    texts, letters, cut = list[str](), 0, _Cut(len(sheets) > MOST_PAGES)
    for at, (sheet, part) in enumerate(sheets[:MOST_PAGES]):
        yield Progress(at, len(sheets), "read")
        text = yield from _sheet(package, part, book, cut, Progress(at, len(sheets), "read"))
        texts.append(_under(sheet, text))
        letters += len(text)
        if letters > MOST_LETTERS:
            cut.happened = True
            break
    trouble = Trouble.TOO_MUCH if cut.happened else None if sheets else Trouble.EMPTY
    return Pages(tuple(map(PageText, texts)), trouble, title(package))


def _under(sheet: etree._Element, text: str) -> str:
    """The sheet under the name that somebody gave it; one that is hidden says so."""
    name = sheet.get("name", "")
    if sheet.get("state", "visible") in {"hidden", "veryHidden"}:
        return f"{HIDDEN_SHEET} {name.strip()}\n{text}".rstrip("\n") if text else text
    return text if _GIVEN_NAME.match(name.strip()) or not text else f"{name.strip()}\n{text}"


def _book(package: Package, workbook: etree._Element, parts: dict[str, str]) -> _Book:
    strings, styles = parts.get("sharedStrings"), parts.get("styles")
    properties = workbook.find(f"{S}workbookPr")
    return _Book(
        list(_strings(package, strings)) if strings and package.has(strings) else [],
        looks(package.tree(styles)) if styles and package.has(styles) else [],
        properties is not None and properties.get("date1904") in {"1", "true"},
    )


def _strings(package: Package, name: str) -> Iterator[str]:
    for each in each_element(package.read(name), f"{S}si"):
        yield _said(each)


def _said(element: etree._Element) -> str:
    """A text, without the pronunciation beside it."""
    spoken = {text for each in element.iter(f"{S}rPh") for text in each}
    texts = (each.text or "" for each in element.iter(f"{S}t") if each not in spoken)
    return " ".join("".join(texts).split())


def _sheet(
    package: Package, part: str, book: _Book, cut: _Cut, now: Progress
) -> Generator[Progress, None, str]:
    """A sheet's text; "" for one of which only a picture is shown."""
    if not part or not package.has(part):
        raise Damaged(f"no {part}")
    lines, letters, before = list[str](), 0, 0
    for at, row in enumerate(each_element(package.read(part), f"{S}row")):
        if at % _STEP == 0:
            yield now
        line = _row(row, book)
        letters += len(line)
        if at >= _MOST_ROWS or letters > _MOST_LETTERS:
            cut.happened = True
            break
        place = whole_number(row.get("r"), before + 1)
        if lines and lines[-1] and (place > before + 1 or not line):
            lines.append("")
        if line:
            lines.append(line)
            before = place
    return "\n".join(lines).rstrip("\n")


def _row(row: etree._Element, book: _Book) -> str:
    cells, before = list[str](), 0
    for cell in row:
        if cell.tag != f"{S}c":
            continue
        text = _value(cell, book)
        column = _column(cell.get("r")) or before + 1
        if text:
            cells.append("\t" * min(max(column - max(before, 1), 0), _WIDEST_GAP) + text)
            before = column
    return "".join(cells)


def _column(reference: str | None) -> int | None:
    """3 for "C7"."""
    found = _COLUMN.match(reference or "")
    if found is None:
        return None
    column = 0
    for letter in found[0]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column


def _value(cell: etree._Element, book: _Book) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return _said(cell)
    text = (cell.findtext(f"{S}v") or "").strip()
    if kind == "s":
        at = whole_number(text, -1)
        return book.strings[at] if 0 <= at < len(book.strings) else ""
    return _VALUES.get(kind, _as_it_is)(text, cell, book) if text else ""


def _as_it_is(text: str, _cell: etree._Element, _book: _Book) -> str:
    return " ".join(text.split())


def _number(text: str, cell: etree._Element, book: _Book) -> str:
    style = whole_number(cell.get("s"), 0)
    try:
        value = float(text)
    except ValueError:
        return " ".join(text.split())
    return shown(value, book.looks[style] if 0 <= style < len(book.looks) else GENERAL, book.from_1904)


_VALUES: dict[str, Callable[[str, etree._Element, _Book], str]] = {
    "n": _number,
    "b": lambda text, _cell, _book: "SANT" if text == "1" else "FALSKT",
    "d": lambda text, _cell, _book: text[:16].replace("T00:00", "").replace("T", " "),
}
