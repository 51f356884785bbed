"""Door 2: what is out of date in words of last year, with what this year's case knows."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from snapshots import BUDGET
from snapshots import snapshot as small_case
from with_others import LAST_YEAR

from auditprep import produce
from auditprep.model import Decision, EvidenceKind, Registered, Snapshot

MINUTES = replace(BUDGET, id=8, title="Protokoll", kind=EvidenceKind.MINUTES)
REPORT = replace(
    BUDGET, id=9, title="Delårsbokslut 2024 för nämnden", kind=EvidenceKind.INTERIM_REPORT, sha256="cd"
)
TREATED = Decision("Socialnämnden", dt.date(2024, 9, 17), 71, "SN 2024/88", "Delårsbokslut")
TEXT = "Nämnden behandlade delårsbokslut 2023 (Socialnämnden 2023-09-19, § 63)."


def case(**more: object) -> Snapshot:
    given = replace(small_case(), year=2024, previous=LAST_YEAR, evidence=(MINUTES, REPORT))
    return replace(given, decisions=(Registered(1, TREATED, MINUTES.id),), **more)


def proposals(snapshot: Snapshot) -> dict[str, tuple[str, ...]]:
    return {each.was: each.proposals for each in produce.find_stale(TEXT, snapshot)}


def test_this_years_documents_and_decisions_are_proposed() -> None:
    assert proposals(case()) == {
        "delårsbokslut 2023": ("delårsbokslut 2024",),
        "Socialnämnden 2023-09-19, § 63": ("Socialnämnden 2024-09-17, § 71",),
    }


def test_what_secret_minutes_have_decided_is_not_proposed() -> None:
    assert proposals(case(evidence=(replace(MINUTES, secret=True), REPORT))) == {
        "delårsbokslut 2023": ("delårsbokslut 2024",),
        "Socialnämnden 2023-09-19, § 63": (),
    }


def test_what_secret_evidence_is_called_is_not_proposed() -> None:
    called = replace(REPORT, title="Tertialrapport 2024")
    assert "Tertialrapport 2024" in proposals(case(evidence=(called,)))["delårsbokslut 2023"]
    hidden = replace(called, secret=True)
    assert "Tertialrapport 2024" not in proposals(case(evidence=(hidden,)))["delårsbokslut 2023"]


@pytest.mark.parametrize(
    "more", [{"previous": None}, {"year": None}, {"previous": replace(LAST_YEAR, year=None)}, {"year": 2023}]
)
def test_nothing_is_told_where_the_years_are_not_known_or_the_same(more: dict[str, object]) -> None:
    assert produce.find_stale(TEXT, replace(case(), **more)) == ()
