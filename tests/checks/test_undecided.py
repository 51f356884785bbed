"""Documents that a board has to adopt, leant on without anything of when that was done."""

from __future__ import annotations

from typing import Any

import pytest
from checks.grounds import BOARD, decision, document, found, ground

from auditprep.checks.rules_traceable import RULES
from auditprep.model import Citation, EvidenceKind, Finding, Registered, Severity

KIND = EvidenceKind
RULE = next(each for each in RULES if each.info.id == "document-undecided")
POLICY = document(1, "Kommunikationspolicy", KIND.POLICY)


def undecided(
    text: str, evidence: Any = POLICY, pages: Any = ("Kommunikationspolicy",), **more: Any
) -> list[Finding]:
    return found(RULE, ground({"1.1": text, "1.2": "Ja."}, evidence=[evidence], pages={1: pages}, **more))


@pytest.mark.parametrize(
    "text",
    [
        "Arbetet följer nämndens kommunikationspolicy.",
        "Se kommunikationspolicyn.",
        "Se Omsorgsnämndens budget 2025–2027.",
        "Enligt nämndens strategi för digitalisering ska det ske.",
    ],
)
def test_an_adopted_document_without_its_decision_is_noted(text: str) -> None:
    (one,) = undecided(text)
    assert one.severity is Severity.NOTE


@pytest.mark.parametrize(
    "text",
    [
        "Se kommunikationspolicyn (2023-03-14 § 22).",
        "Se kommunikationspolicyn, dnr ON 2023/14.",
        "Se förvaltningens aktivitetsplan.",
        "Se Omsorgsnämndens delårsrapport 2025.",
        "Se kvalitetsrapporten.",
        "Nämnden har ingen policy för detta.",
    ],
)
def test_what_tells_its_decision_or_needs_none_is_left_alone(text: str) -> None:
    assert undecided(text) == []


def test_the_decision_may_stand_anywhere() -> None:
    text = "Se kommunikationspolicyn."
    adopted = document(1, "Kommunikationspolicy", KIND.POLICY, None, decision(BOARD, "2023-03-14", 22))
    known = Registered(1, decision(BOARD, "2023-03-14", 22, None, "Kommunikationspolicy"))
    assert undecided(text, evidence=adopted) == []
    assert undecided(text, pages=["Kommunikationspolicy\nAntagen av nämnden 2023-03-14"]) == []
    assert undecided(text, decisions=(known,)) == []
    assert undecided(text + " Kommunikationspolicyn antogs den 14 mars 2023.") == []


def test_evidence_that_is_cited_and_not_named_is_noted_too() -> None:
    (one,) = undecided("Ja, det finns regler.", cited={"1.1": (Citation(1),)})
    assert (one.question, one.places[0].evidence) == ("1.1", 1)


def test_evidence_that_cannot_be_read_may_tell_its_decision() -> None:
    case = ground({"1.1": "Se kommunikationspolicyn."}, evidence=[POLICY])
    assert found(RULE, case) == []
