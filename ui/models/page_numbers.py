"""Pages by the number that is printed on them, and by their place in the file."""

from __future__ import annotations

from collections.abc import Sequence

from auditprep.i18n import _

Printed = Sequence[str | None]


def number(page: int, printed: Printed) -> str | None:
    """What is printed on a page of the file, counted from 1; None where nothing is known."""
    return printed[page - 1] if 0 < page <= len(printed) else None


def find(typed: str, current: int, count: int, printed: Printed) -> int | None:
    """The page that a reader means who types this: the one with that number printed, this one or the next before
    earlier ones; otherwise that page of the file. None if there is none."""
    wanted = typed.strip().casefold()
    same = [at for at, each in enumerate(printed[:count], 1) if each and each.strip().casefold() == wanted]
    if same:
        return next((page for page in same if page >= current), same[0])
    if wanted.isdecimal() and len(wanted) < 9 and 1 <= int(wanted) <= count:
        return int(wanted)
    return None


def title(page: int, printed: Printed) -> str:
    """ "Page 3", and where it stands in the file if that differs: "Page 3 (5 in the file)"."""
    shown = number(page, printed)
    if shown is None or shown == str(page):
        return _("Page {page}").format(page=page)
    return _("Page {printed} ({page} in the file)").format(printed=shown, page=page)


def title_of(page: int, count: int, printed: Printed) -> str:
    """The page's title, and how many pages there are."""
    words = title(page, printed)
    return _("{page}, of {count}").format(page=words, count=grouped(count)) if count else words


def grouped(count: int) -> str:
    """A count as one writes it: 1 234."""
    return f"{count:,}".replace(",", "\u00a0")
