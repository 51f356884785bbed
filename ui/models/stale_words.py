"""What is out of date in a text, in words and looks: three kinds to the eye, each with a ground and a line of its own."""

from __future__ import annotations

from auditprep.i18n import _
from auditprep.model import Stale, StaleKind

LAST_YEAR, REPLACED, DOUBT = "last_year", "replaced", "doubt"  # grounds, as the theme calls them
GROUNDS = (LAST_YEAR, REPLACED, DOUBT)

_LONGEST = 60


def ground(stale: Stale) -> str:
    """The ground that a piece stands on: documents are replaced, figures are to be checked, all else is of last year."""
    if stale.kind is StaleKind.DOCUMENT:
        return REPLACED
    return DOUBT if stale.kind in (StaleKind.AMOUNT, StaleKind.KPI) else LAST_YEAR


def meaning(of_ground: str) -> str:
    """What a ground means, in a few words."""
    words = {
        LAST_YEAR: _("about last year"),
        REPLACED: _("replaced document"),
        DOUBT: _("to be checked"),
    }
    return words[of_ground]


def short(words: str) -> str:
    """Words as they fit in a menu, on one line."""
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else line[: _LONGEST - 1].rstrip() + "…"


def title(stale: Stale) -> str:
    """What is the matter with a piece: "About last year: 2024-02-13, § 5"."""
    said = meaning(ground(stale))
    return f"{said[:1].upper()}{said[1:]}: {short(stale.was)}"


def tip(stale: Stale) -> str:
    """The same, with what it may become."""
    if not stale.proposals:
        return title(stale)
    may = _("may become {words}").format(words=" / ".join(map(short, stale.proposals)))
    return f"{title(stale)} – {may}"
