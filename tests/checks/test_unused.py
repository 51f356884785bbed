"""Evidence that no answer leans on, and evidence that cannot be read."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from checks.grounds import BOARD, codes, decision, document, found, ground, sentences

from auditprep.checks.rules_traceable import RULES
from auditprep.model import (
    ChecklistLine,
    Citation,
    EvidenceKind,
    Finding,
    Mend,
    MendKind,
    Severity,
    Trouble,
)

KIND = EvidenceKind
BY_ID = {each.info.id: each for each in RULES}
REPORT = document(1, "Delårsrapport 2025", KIND.INTERIM_REPORT, "2025")
MINUTES = document(
    *(1, f"Protokoll {BOARD} 2025-02-18", KIND.MINUTES, "2025-02-18", None),
    (decision(BOARD, "2025-02-18", 12),),
)


def uncited(text: str, evidence: Any = REPORT, **more: Any) -> list[Finding]:
    return found(
        BY_ID["evidence-uncited"], ground({"1.1": text}, evidence=[evidence], pages={1: ["Text"]}, **more)
    )


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("Se delårsrapporten.", REPORT),
        ("Målen nås enligt delårsrapport 2025.", REPORT),
        ("Vid nämndens sammanträde den 18 februari 2025 informerades nämnden.", MINUTES),
        ("Synpunkter på maten har samlats in.", document(1, "Synpunkter på maten")),
    ],
)
def test_evidence_that_an_answer_names_is_used(text: str, evidence: Any) -> None:
    assert uncited(text, evidence) == []


@pytest.mark.parametrize(
    ("text", "evidence"),
    [
        ("Målen följs upp varje månad.", REPORT),
        ("Se delårsrapport 2024.", REPORT),
        ("Planen antogs 2025-03-18 § 20.", MINUTES),
    ],
)
def test_evidence_that_none_names_is_noted(text: str, evidence: Any) -> None:
    (one,) = uncited(text, evidence)
    assert one.question is None and one.places[0].evidence == 1


def test_a_citation_or_a_line_of_the_checklist_uses_it() -> None:
    assert uncited("Ja.", cited={"1.1": (Citation(1),)}) == []
    assert uncited("Ja.", checklist=(ChecklistLine(1, "Delårsrapport", (1,)),)) == []


def test_what_came_in_a_mail_is_used_with_it() -> None:
    mail = document(1, "Svar om lokaler", KIND.MAIL)
    inner = document(2, "Ritning", within=1)
    case = ground({"1.1": "Ja."}, evidence=[mail, inner], cited={"1.1": (Citation(2),)})
    assert found(BY_ID["evidence-uncited"], case) == []


def test_nothing_is_said_before_anything_is_answered() -> None:
    assert uncited("") == []


@pytest.mark.parametrize(
    ("trouble", "code"),
    [
        (Trouble.LOCKED, "evidence-locked"),
        (Trouble.DAMAGED, "evidence-damaged"),
        (Trouble.EMPTY, "evidence-damaged"),
        (Trouble.OPAQUE, "evidence-opaque"),
    ],
)
def test_evidence_that_cannot_be_read_is_noted(trouble: Trouble, code: str) -> None:
    case = ground({"1.1": "Ja."}, evidence=[document(1, "Bilaga", trouble=trouble)])
    assert codes(found(BY_ID["evidence-unreadable"], case)) == [code]


def test_a_scanned_file_is_noted_and_one_that_is_read_is_not() -> None:
    from dataclasses import replace

    read = document(1, "Bilaga")
    scanned = replace(read, versions=(replace(read.newest, readable=0),))
    rule = BY_ID["evidence-unreadable"]
    assert sentences(found(rule, ground({"1.1": "Ja."}, evidence=[scanned]))) == [
        "”Bilaga” är skannad och går inte att läsa, så inget granskas mot den."
    ]
    assert found(rule, ground({"1.1": "Ja."}, evidence=[read], pages={1: ["Text"]})) == []


PAGED = replace(MINUTES, decisions=(replace(MINUTES.decisions[0], page=2),))


def test_minutes_that_only_the_words_name_can_be_cited_at_their_page_with_one_click() -> None:
    (one,) = uncited("Planen antogs 2025-02-18 § 12. Se även 2025-02-18 § 12.", PAGED)
    assert (one.code, one.question, one.severity) == ("minutes-named", "1.1", Severity.NOTE)
    assert one.mends == (Mend(MendKind.CITE, "1.1", evidence=1, pages="2"),)
    assert "2025-02-18" in one.places[0].quote


def test_minutes_that_some_answer_cites_go_along_and_are_not_told_of() -> None:
    assert uncited("Planen antogs 2025-02-18 § 12.", PAGED, cited={"1.1": (Citation(1),)}) == []
