"""How much of a document's text is set in a binder: a workbook or a log may be longer than all the other attachments together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from auditprep.model import PageText

MOST_LETTERS = 200_000
"""Characters of a document's text, some sixty pages of it."""
MOST_PAGES = 500

_LINE, _CELL = 40, 20  # what a line takes at least, and each of its cells, as so many characters

Excerpt = tuple[tuple[int, PageText], ...]
"""Pages with their numbers, counted from 1."""


def excerpt(texts: Sequence[PageText], cited: Sequence[int]) -> tuple[Excerpt, bool]:
    """The pages that are set, in their order, and whether they are all of the text. Where there is more than can be set,
    the cited pages come first, and then the beginning."""
    room, kept, whole = MOST_LETTERS, dict[int, PageText](), True
    for page in _order(len(texts), cited):
        if room <= 0 or len(kept) >= MOST_PAGES:
            whole = False
            break
        text = texts[page - 1]
        kept[page], used, is_cut = _cut(text, room)
        room -= used
        whole = whole and not is_cut
    return tuple(sorted(kept.items())), whole


def _order(count: int, cited: Sequence[int]) -> Iterator[int]:
    first = [page for page in dict.fromkeys(cited) if 0 < page <= count]
    seen = set(first)
    yield from first
    yield from (page for page in range(1, count + 1) if page not in seen)


def _cut(text: PageText, room: int) -> tuple[PageText, int, bool]:
    """As much of the page as there is room for, what it takes, and whether something is cut off."""
    used, end = 0, 0
    for line in text.text.splitlines(keepends=True):
        used += max(len(line), _LINE, _CELL * (line.count("\t") + 1))
        if used > room:
            part = line[: max(0, room)] if not end else ""
            return PageText(text.text[:end] + part, text.printed), used, True
        end += len(line)
    return text, max(used, _LINE), False
