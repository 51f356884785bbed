"""Which pages are to be printed, as they are typed."""

from __future__ import annotations

from collections.abc import Sequence

from auditprep.i18n import _, ngettext
from auditprep.model import Notice, Question
from auditprep.prose.pages import pages_list

_LONG = 70


def wanted(typed: str, count: int) -> tuple[int, ...]:
    """The pages that are meant, of so many: all where nothing is typed; none where it cannot be understood."""
    if not typed.strip():
        return tuple(range(1, count + 1))
    pages = pages_list(typed.replace("—", "-").replace(" och ", ", ").strip(" ,"))
    return tuple(page for page in pages if page <= count)


def told(typed: str, count: int) -> str:
    """How many pages that is; or how they are to be typed."""
    pages = wanted(typed, count)
    if not pages and count and pages_list(typed):
        words = ngettext("There is only {count} page.", "There are only {count} pages.", count)
        return words.format(count=count)
    if not pages:
        return _("Type the pages like this: 2–4, 7") if typed.strip() else ""
    if len(pages) == count:
        return ngettext("{count} page", "{count} pages", count).format(count=count)
    return _("{some} of {count} pages").format(some=len(pages), count=count)


def line(question: Question) -> str:
    """A question to choose among others."""
    words = f"{question.label}  {' '.join(question.text.split())}"
    return words if len(words) <= _LONG else words[: _LONG - 1].rstrip() + "…"


def left_out(notices: Sequence[Notice]) -> str:
    """That drafts are not among the pages; nothing where none are."""
    counts = [int(each.facts.get("count", "0")) for each in notices if each.code == "not-confirmed"]
    if not counts:
        return ""
    words = ngettext(
        "{count} draft from last year is not printed before it is confirmed.",
        "{count} drafts from last year are not printed before they are confirmed.",
        counts[0],
    )
    return words.format(count=counts[0])
