"""A case whose first answer leans on documents, made by hand: the park board of a municipality that does not exist."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from snapshots import snapshot

from auditprep.model import (
    Answer,
    Citation,
    Decision,
    Evidence,
    EvidenceKind,
    Registered,
    Snapshot,
    Trouble,
    Version,
)

PRINTED = (None, None, "1", "2", "3", "4", "5", "6", "7", "8")


def version(
    number: int = 1, pages: int | None = 10, printed: tuple[str | None, ...] = (), **facts: object
) -> Version:
    """A file, called after its number."""
    sha256 = f"{number:02x}" * 32
    return Version(number, f"fil{number}.pdf", sha256, 1000, pages, pages or 0, printed, **facts)  # type: ignore[arg-type]


def document(id: int, title: str, *versions: Version, **facts: object) -> Evidence:
    """A document with these versions; with one where none is given."""
    versions = versions or (version(),)
    newest = versions[-1]
    return Evidence(
        id,
        title,
        newest.file_name,
        newest.sha256,
        newest.size,
        newest.pages,
        versions=versions,
        **{"confirmed": True, **facts},  # type: ignore[arg-type]
    )


BUDGET = document(1, "Parknämndens budget 2031–2033", version(printed=PRINTED), kind=EvidenceKind.BUDGET)
MINUTES = document(2, "Protokoll 2031-03-04", kind=EvidenceKind.MINUTES)
PLAN = document(3, "Internkontrollplan 2031", version(1), version(2), kind=EvidenceKind.INTERNAL_CONTROL_PLAN)
SECRET = document(4, "Utredning A & B", secret=True)
LOCKED = document(5, "Låst rapport", version(pages=None, trouble=Trouble.LOCKED))

BENCHES = Decision(
    "Parknämnden", dt.date(2031, 3, 4), 7, "2031.12 PN", "Nya bänkar i Hagaparken", page=3, printed_page="2"
)
FUNDS = Decision("Kommunfullmäktige", dt.date(2030, 11, 5), 148, title="Budget 2031")
REGISTER = (Registered(1, BENCHES, MINUTES.id), Registered(2, FUNDS))


def case(*citations: Citation, text: str = "", **facts: object) -> Snapshot:
    """A case whose answer 1.1 has these citations."""
    made = replace(
        snapshot({"1.1": Answer(text=text)}, cited={"1.1": citations}),
        evidence=(BUDGET, MINUTES, PLAN, SECRET, LOCKED),
        decisions=REGISTER,
    )
    return replace(made, **facts)  # type: ignore[arg-type]
