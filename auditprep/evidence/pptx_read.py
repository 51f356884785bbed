"""A presentation → a page a slide: what stands on it, its tables, and the speaker's notes."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from auditprep.evidence.limits import MOST_LETTERS, MOST_PAGES
from auditprep.evidence.ooxml import OFFICE, Package, main_part, title, whole_number
from auditprep.evidence.text_pages import Pages, Reading
from auditprep.model import PageText, Progress, Trouble
from auditprep.prose.hidden import HIDDEN_SLIDE, NOTES

_P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_CHART = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
_DEEPEST = 60
_DRAWN = ("diagramData", "chart")  # kinds of parts whose words are seen on the slide


def read_pptx(package: Package) -> Reading:
    """Its pages. Raises Damaged."""
    main = main_part(package)
    presentation, related = package.tree(main), package.related(main)
    ids = [each.get(f"{{{OFFICE}}}id", "") for each in presentation.iter(f"{_P}sldId")]
    first = whole_number(presentation.get("firstSlideNum"), 1)
    pages, letters = list[PageText](), 0
    for at, each in enumerate(ids[:MOST_PAGES]):
        yield Progress(at, len(ids), "read")
        pages.append(_page(package, related.get(each, ("", ""))[1], first + at))
        letters += len(pages[-1].text)
        if letters > MOST_LETTERS:
            break
    trouble = None if ids else Trouble.EMPTY
    return Pages(
        tuple(pages),
        Trouble.TOO_MUCH if len(pages) < len(ids) else trouble,
        title(package),
        heading=_heading(package, related.get(ids[0], ("", ""))[1]) if pages else None,
    )


def _heading(package: Package, name: str) -> str | None:
    """The title of the first slide."""
    for shape in package.tree(name).iter(f"{_P}sp"):
        place = next(shape.iter(f"{_P}ph"), None)
        if place is not None and place.get("type") in {"title", "ctrTitle"}:
            return next(_lines(shape), None)
    return None


def _page(package: Package, name: str, place: int) -> PageText:
    slide = package.tree(name)
    related = package.related(name)
    notes = list(_notes(package, related))
    lines = [*_lines(slide), *_drawn(package, related), *([NOTES, *notes] if notes else [])]
    if slide.get("show") in {"0", "false"} and lines:
        lines = [HIDDEN_SLIDE, *lines]
    shows = any(each.get("type") == "slidenum" for each in slide.iter(f"{_A}fld"))
    return PageText("\n".join(lines), str(place) if shows else None)


def _lines(element: etree._Element, depth: int = 0) -> Iterator[str]:
    """What stands in shapes, groups of shapes and tables, a line a paragraph or row."""
    if depth > _DEEPEST:
        return
    for child in element:
        if child.tag == f"{_A}tbl":
            yield from _rows(child)
        elif child.tag == f"{_A}p":
            yield from filter(None, [_words(child)])
        elif child.tag == f"{_MC}Fallback" and child.getprevious() is not None:
            continue  # it says the same again
        else:
            yield from _lines(child, depth + 1)


def _rows(table: etree._Element) -> Iterator[str]:
    for row in table.iter(f"{_A}tr"):
        cells = [" ".join(filter(None, map(_words, cell.iter(f"{_A}p")))) for cell in row.iter(f"{_A}tc")]
        if any(cells):
            yield "\t".join(cells).rstrip("\t")


def _words(paragraph: etree._Element) -> str:
    """A paragraph's words on one line; the slide's own number is left out."""
    parts: list[str] = []
    for each in paragraph.iter(f"{_A}t", f"{_A}br", f"{_A}tab"):
        field = each.getparent()
        if field is not None and field.tag == f"{_A}fld" and field.get("type") == "slidenum":
            continue
        parts.append(each.text or "" if each.tag == f"{_A}t" else " ")
    return " ".join("".join(parts).split())


def _drawn(package: Package, related: dict[str, tuple[str, str]]) -> Iterator[str]:
    """The words of diagrams and charts."""
    for kind, name in related.values():
        if kind in _DRAWN and package.has(name):
            root = package.tree(name)
            yield from filter(None, map(_words, root.iter(f"{_A}p")))
            values = [" ".join((each.text or "").split()) for each in root.iter(f"{_CHART}v")]
            yield from ["\t".join(values)] if values else []


def _notes(package: Package, related: dict[str, tuple[str, str]]) -> Iterator[str]:
    """What the speaker has noted."""
    for kind, name in related.values():
        if kind == "notesSlide" and package.has(name):
            for shape in package.tree(name).iter(f"{_P}sp"):
                place = next(shape.iter(f"{_P}ph"), None)
                if place is not None and place.get("type") == "body":
                    yield from _lines(shape)
