"""Decisions that the attached minutes tell otherwise."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from checks.grounds import BOARD, decision, document, found, ground, sentences, written

from auditprep.checks.ground import Ground
from auditprep.checks.rules_traceable import RULES
from auditprep.model import EvidenceKind, Finding, Severity

RULE = next(each for each in RULES if each.info.id == "paragraph-not-in-minutes")
MATTERS = (
    (58, None, "Val av justerare"),
    (62, "ON 2024/95", "Attestförteckning 2025"),
    (63, "ON 2024/92", "Omsorgsnämndens budget 2025–2027"),
    (64, "ON 2024/101", "Revidering av delegationsordning"),
)
PAGE = "\n".join(f"§ {number} Dnr {dnr}\n{title}\nBeslut" for number, dnr, title in MATTERS)


def minutes(id: int = 1, day: str = "2024-12-10", matters: Any = MATTERS) -> Any:
    every = (decision(BOARD, day, number, dnr, title) for number, dnr, title in matters)
    decisions = tuple(replace(each, page=1) for each in every)
    return document(id, f"Protokoll {BOARD} {day}", EvidenceKind.MINUTES, day, None, decisions)


def here(text: str, evidence: Any = None, pages: Any = None, **more: Any) -> Ground:
    return ground({"1.1": text}, evidence=evidence or [minutes()], pages=pages or {1: [PAGE]}, **more)


def wrong(text: str, **more: Any) -> list[Finding]:
    return found(RULE, here(text, **more))


@pytest.mark.parametrize(
    "text",
    [
        "Budgeten antogs 2024-12-10 § 63 (dnr ON 2024/92).",
        "Budgeten antogs den 10 december 2024, § 63, dnr ON 2024-0092.",
        "Nämnden tog ställning 2024-12-10, §§ 62–64.",
        "Omsorgsnämnden 2024-12-10 § 63",
        "KF 2024-12-10 § 12",
        "Omsorgsnämnden 2025-02-18 § 63",
        "Uppdraget gavs 2024-12-10 § 58.",
        "Enligt 6 kap. 6 § kommunallagen.",
    ],
)
def test_what_the_minutes_have_or_cannot_tell_is_right(text: str) -> None:
    assert wrong(text) == []


def test_the_day_of_another_meeting_is_mended() -> None:
    case = here("Budgeten antogs 2024-12-18 § 63.")
    (one,) = found(RULE, case)
    assert (one.severity, one.code) == (Severity.ERROR, "paragraph-other-meeting")
    assert written(case, one) == "Budgeten antogs 2024-12-10 § 63."
    assert [(each.evidence, each.quote) for each in one.places] == [
        (None, "2024-12-18 § 63"),
        (1, "§ 63"),
    ]


def test_a_slip_in_the_year_is_mended() -> None:
    case = here("Budgeten antogs den 10 december 2023, § 63.")
    assert written(case, found(RULE, case)[0]) == "Budgeten antogs den 10 december 2024, § 63."


def test_a_paragraph_that_the_minutes_lack_is_told() -> None:
    (one,) = wrong("Taxan ändrades 2024-12-10 § 99.")
    (told,) = sentences([one])
    assert told.startswith(
        "Omsorgsnämnden 2024-12-10, § 99: ”Protokoll Omsorgsnämnden 2024-12-10” har ingen § 99."
    )
    assert one.mends == ()


def test_the_paragraph_that_must_be_meant_is_proposed() -> None:
    case = here("Omsorgsnämndens budget 2025–2027 antogs 2024-12-10 § 36.")
    assert written(case, found(RULE, case)[0]).endswith("2024-12-10 § 63.")
    case = here("Beslutet togs 2024-12-10 § 36, dnr ON 2024/101.")
    assert written(case, found(RULE, case)[0]) == "Beslutet togs 2024-12-10 § 64, dnr ON 2024/101."


def test_another_registry_number_is_mended() -> None:
    case = here("Budgeten antogs 2024-12-10 § 63, dnr ON 2024/29.")
    (one,) = found(RULE, case)
    assert one.code == "paragraph-other-dnr"
    assert written(case, one) == "Budgeten antogs 2024-12-10 § 63, dnr ON 2024/92."


def test_a_paragraph_about_something_else_is_told() -> None:
    case = here("Nämnden antog Omsorgsnämndens budget 2025–2027 vid sammanträdet 2024-12-10 § 62.")
    (one,) = found(RULE, case)
    assert (one.code, one.facts["there"]) == ("paragraph-other-matter", "Attestförteckning 2025")
    assert written(case, one).endswith("2024-12-10 § 63.")


@pytest.mark.parametrize(
    "text",
    [
        "Arbetet med attester gicks igenom 2024-12-10 § 62, liksom budget 2025–2027.",
        "Förvaltningen fick i uppdrag att följa upp målen (2024-12-10 § 64).",
        "Vid samma möte informerades om budgetarbetet 2024-12-10 § 58.",
    ],
)
def test_a_sentence_may_be_about_more_than_the_heading(text: str) -> None:
    assert wrong(text) == []


def test_minutes_that_were_not_read_whole_tell_nothing_of_what_they_lack() -> None:
    text = "Taxan ändrades 2024-12-10 § 61."
    assert wrong(text, pages={1: [PAGE + "\n§ 61\nTaxor"]}) == []
    assert wrong(text, evidence=[minutes()], pages={2: ["annat"]}) == []


def test_the_same_error_is_told_once_in_an_answer() -> None:
    (one,) = wrong("Se 2024-12-18 § 63. Budgeten antogs 2024-12-18 § 63.")
    assert len(one.mends) == 2
