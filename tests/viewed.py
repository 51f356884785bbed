"""Documents to look at, made by hand: pages of white paper with typewriter text on them."""

from __future__ import annotations

from auditprep.model import Box, Evidence, PageImage, PageLayout, Version

LINE = 0.05  # of the page's height, from one line to the next
SIGN = 0.02  # of its width


def layout(*lines: str, left: float = 0.1, top: float = 0.1) -> PageLayout:
    """Lines of text, every character 2 % of the page wide; blanks and line ends stand nowhere."""
    boxes: list[Box | None] = []
    for row, line in enumerate(lines):
        boxes += [box(row, at, left, top) if sign.strip() else None for at, sign in enumerate(line)]
        boxes.append(None)
    return PageLayout("\n".join(lines), tuple(boxes[:-1]))


def box(row: int, at: int, left: float = 0.1, top: float = 0.1) -> Box:
    """Where a character stands."""
    x, y = left + at * SIGN, top + row * LINE
    return (x, y, x + SIGN, y + LINE * 0.6)


def beside(one: PageLayout, other: PageLayout) -> PageLayout:
    """Two columns, read one after the other."""
    return PageLayout(f"{one.text}\n{other.text}", (*one.boxes, None, *other.boxes))


def picture(width: int, height: int | None = None) -> PageImage:
    """White paper, as high as A4 is unless something else is said."""
    height = height or round(width * 1.4)
    return PageImage(width, height, b"\xff" * (width * height * 3))


def document(
    *, id: int = 7, pages: int | None = 14, printed: tuple[str | None, ...] = (), **facts: object
) -> tuple[Evidence, Version]:
    """A document and its newest version."""
    version = Version(1, "plan.pdf", f"sha{id}", 1000, pages, pages or 0, printed, **facts)  # type: ignore[arg-type]
    evidence = Evidence(id, f"Verksamhetsplan {id}", "plan.pdf", f"sha{id}", 1000, pages, versions=(version,))
    return evidence, version
