"""How an answer names what it leans on. The words are the form's language, whatever the window speaks."""

from __future__ import annotations

from collections.abc import Sequence

from auditprep.model import Decision
from auditprep.prose.pages import printed

PAGES = "sid"


def citation_text(title: str, pages: str | None, numbers: Sequence[str | None] = ()) -> str:
    """A citation as it stands in prose: "(Socialnämndens budget 2024–2026, sid 3–6)". `pages` are pages of the file,
    `numbers` the numbers that are printed on its pages; the printed ones are written."""
    words = printed(pages, numbers)
    return f"({title}, {PAGES} {words})" if words else f"({title})"


def decision_text(decision: Decision) -> str:
    """A decision as it stands in prose: "Socialnämnden 2023-12-12, § 63 (dnr 2023.092 SN)"; what is not known is left
    out."""
    date = decision.date.isoformat() if decision.date else ""
    paragraph = f"§ {decision.paragraph}" if decision.paragraph is not None else ""
    head = ", ".join(filter(None, [" ".join(filter(None, [decision.body, date])), paragraph]))
    dnr = f"dnr {decision.dnr}" if decision.dnr else ""
    return " ".join(filter(None, [head, f"({dnr})" if head and dnr else dnr]))
