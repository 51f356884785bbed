"""A case with evidence, made by hand: the care board of an invented municipality."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from snapshots import snapshot

from auditprep.model import (
    ChecklistLine,
    Citation,
    Decision,
    Evidence,
    EvidenceKind,
    Registered,
    Snapshot,
    Trouble,
    Version,
)

BOARD = "Omsorgsnämnden"
KIND = EvidenceKind


def evidence(
    id_: int,
    title: str,
    kind: EvidenceKind = KIND.OTHER,
    pages: int | None = 12,
    *,
    trouble: Trouble | None = None,
    readable: int | None = None,
    versions: int = 1,
    printed: tuple[str | None, ...] = (),
    size: int = 412_000,
    **more: object,
) -> Evidence:
    """A document whose files are called after its id."""
    made = tuple(
        Version(
            number,
            f"dokument-{id_}-v{number}.pdf",
            f"{id_:02x}{number:02x}" * 16,
            size,
            pages,
            (pages or 0) if readable is None else readable,
            printed,
            trouble,
            dt.datetime(2025, 3, number, 9, 30, tzinfo=dt.UTC),
        )
        for number in range(1, versions + 1)
    )
    newest = made[-1]
    return Evidence(
        id_,
        title,
        newest.file_name,
        newest.sha256,
        size,
        pages,
        kind,
        versions=made,
        **{"confirmed": True, **more},
    )


MEETING = Decision(BOARD, dt.date(2025, 2, 18), 14, "OMN 2025-041", "Årsbokslut 2024")
ADOPTED = Decision(BOARD, dt.date(2024, 12, 10), 96, "OMN 2024-188")
COUNCIL = Decision("Kommunfullmäktige", dt.date(2024, 11, 27), 131, "KS 2024-302")

EVIDENCE = (
    evidence(1, "Omsorgsnämndens budget och verksamhetsplan 2025–2027", KIND.BUDGET, 36, decision=ADOPTED,
             represents="2025–2027", versions=2, size=1_840_000, printed=(None, None, *map(str, range(1, 35)))),
    evidence(2, "Protokoll 2025-02-18", KIND.MINUTES, 24, represents="2025-02-18", decisions=(MEETING,) * 9),
    evidence(3, "Protokoll 2025-03-18", KIND.MINUTES, 19, represents="2025-03-18", confirmed=False),
    evidence(4, "Delårsbokslut per april 2025", KIND.INTERIM_REPORT, 22, represents="2025", confirmed=False,
             size=2_300_000),
    evidence(5, "Internkontrollplan 2025 med väsentlighets- och riskanalys", KIND.INTERNAL_CONTROL_PLAN, 11,
             decision=ADOPTED, represents="2025"),
    evidence(6, "Uppföljning av internkontroll 2024", KIND.INTERNAL_CONTROL_FOLLOW_UP, 9, represents="2024",
             readable=0),
    evidence(7, "Delegationsordning för omsorgsnämnden", KIND.DELEGATION_RULES, 41, decision=COUNCIL),
    evidence(8, "Attestförteckning 2025", KIND.AUTHORISATION_LIST, None, trouble=Trouble.LOCKED, represents="2025"),
    evidence(9, "Lex Sarah-rapporter 2024, sammanställning", KIND.STATEMENT, 6, secret=True, represents="2024"),
    evidence(10, "Skannat avtal", KIND.OTHER, None, trouble=Trouble.DAMAGED, confirmed=False),
    evidence(11, "Årsbokslut 2024 Björkköpings kommun, omsorgsnämnden", KIND.ANNUAL_REPORT, 58, decision=MEETING,
             represents="2024", size=5_100_000),
    evidence(12, "Handlingsplan för sänkt sjukfrånvaro", KIND.ACTION_PLAN, 7, represents="2025",
             note="Väntar på bilaga 2 från HR"),
)  # fmt: skip
CITED = {
    "1.1": (Citation(1, "3-6", version=1), Citation(11)),
    "1.2": (Citation(1, "12", version=2), Citation(2, "4")),
    "2.1": (Citation(5), Citation(1, "20", version=2)),
    "2.3": (Citation(5, "2-4"), Citation(6)),
}
DECISIONS = (
    Registered(1, replace(MEETING, page=9, printed_page="7"), 2),
    Registered(2, Decision(BOARD, dt.date(2025, 2, 18), 15, "OMN 2025-044", "Uppföljning av internkontroll 2024",
                           11, "9"), 2),
    Registered(3, Decision(BOARD, dt.date(2025, 3, 18), 22, "OMN 2025-063", "Ekonomisk uppföljning per februari",
                           5), 3),
    Registered(4, replace(ADOPTED, title="Budget och verksamhetsplan 2025–2027")),
    Registered(5, replace(COUNCIL, title="Delegation till nämnderna från och med 2025")),
)  # fmt: skip
CHECKLIST = (
    ChecklistLine(1, "Nämndens budget och verksamhetsplan", (1,)),
    ChecklistLine(2, "Internkontrollplan samt uppföljning av föregående års plan", (5, 6)),
    ChecklistLine(3, "Delegationsordning"),
    ChecklistLine(4, "Delårsbokslut per augusti", (), "Behandlas i nämnden först 2025-09-23"),
    ChecklistLine(5, "Attestförteckning", likely=(8,)),
    ChecklistLine(6, "Protokoll från nämndens samtliga sammanträden under året", (2, 3)),
)
REMOVED = (evidence(20, "Utkast till budget"), evidence(21, "Dubblett av protokollet"))


def case(**changes: object) -> Snapshot:
    """A case with a dozen documents, cited here and there."""
    made = replace(
        snapshot(cited=CITED),
        evidence=EVIDENCE,
        decisions=DECISIONS,
        checklist=CHECKLIST,
        removed=REMOVED,
    )
    return replace(made, **changes)


def many(count: int) -> Snapshot:
    """A case with far more documents than any real one."""
    kinds = tuple(EvidenceKind)
    return case(
        evidence=tuple(
            evidence(
                n,
                f"Protokoll nummer {n} från årets sammanträden",
                kinds[n % len(kinds)],
                n % 90 + 1,
                size=n * 1000,
            )
            for n in range(1, count + 1)
        )
    )
