"""Decisions that answers lean on, whose minutes are not attached."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from checks.grounds import BOARD, codes, decision, document, found, ground, quotes, sentences

from auditprep.checks.ground import Ground
from auditprep.checks.rules_traceable import RULES
from auditprep.model import EvidenceKind, Finding, Severity

KIND = EvidenceKind
RULE = next(each for each in RULES if each.info.id == "reference-unattached")
OTHER = document(1, "Protokoll från pensionärsrådet", file_name="pensionarsradet.pdf")


def minutes(id: int, day: str, *numbers: int, body: str = BOARD, **more: Any) -> Any:
    decisions = tuple(decision(body, day, number) for number in numbers)
    return document(id, f"Protokoll {body} {day}", KIND.MINUTES, day, None, decisions, **more)


def lacking(*texts: str, evidence: Any = (OTHER,), pages: Any = None, **more: Any) -> list[Finding]:
    answers = {f"1.{number}": text for number, text in enumerate(texts, 1)}
    return found(RULE, here(answers, evidence, pages, **more))


def here(answers: dict[str, str], evidence: Any, pages: Any, **more: Any) -> Ground:
    return ground(answers, evidence=evidence, pages=pages or {}, **more)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Planen antogs 2025-02-18 § 12.", "Omsorgsnämnden 2025-02-18, § 12: protokollet"),
        ("Uppdraget gavs av KF 2024-11-06 § 149.", "Kommunfullmäktige 2024-11-06, § 149: protokollet"),
        (
            "Nämnden beslutade om åtgärder vid sammanträdet den 20 maj 2025.",
            "Omsorgsnämnden 2025-05-20: protokollet",
        ),
    ],
)
def test_minutes_that_are_not_attached_are_asked_for(text: str, told: str) -> None:
    (sentence,) = sentences(lacking(text))
    assert sentence.startswith(told)


@pytest.mark.parametrize(
    "text",
    [
        "Enligt 6 kap. 6 § kommunallagen ansvarar nämnden.",
        "Nämnden sammanträdde 2025-02-18 och 2025-03-18.",
        "Uppgifterna är hämtade 2025-09-03 ur systemet.",
        "Skrivelse den 6 maj 2025, dnr ON 2025/14.",
        "Utfall per 2025-08-31.",
    ],
)
def test_days_that_are_no_decisions_are_left_alone(text: str) -> None:
    assert lacking(text) == []


def test_a_meeting_is_told_once_with_all_its_paragraphs() -> None:
    (one,) = lacking("Se 2025-02-18 § 12.", "Se 2025-02-18 § 14.", "Nämnden antog planen 2025-02-18 § 12.")
    assert one.facts["paragraphs"] == "§ 12, § 14"
    assert [each.question for each in one.places] == ["1.1", "1.2", "1.3"]


def test_two_bodies_on_one_day_are_two_meetings() -> None:
    found_ones = lacking("KF 2025-02-18 § 12", "Omsorgsnämnden 2025-02-18 § 3")
    assert [each.facts["meeting"] for each in found_ones] == [
        "Kommunfullmäktige 2025-02-18",
        "Omsorgsnämnden 2025-02-18",
    ]


def test_attached_minutes_prove_it() -> None:
    attached = minutes(1, "2025-02-18", 12)
    assert lacking("Planen antogs 2025-02-18 § 12.", evidence=[attached], pages={1: ["§ 12\nText"]}) == []


def test_a_document_that_says_it_was_adopted_so_proves_it() -> None:
    budget = document(1, "Budget 2025", KIND.BUDGET, "2025", decision(BOARD, "2024-12-10", 88))
    assert lacking("Budgeten antogs 2024-12-10 § 88.", evidence=[budget], pages={1: ["Budget"]}) == []
    assert len(lacking("Taxan antogs 2024-12-10 § 89.", evidence=[budget], pages={1: ["Budget"]})) == 1


def test_minutes_that_cannot_be_read_are_not_missing() -> None:
    scanned = document(1, "Protokoll 2025-02-18", KIND.MINUTES, "2025-02-18")
    named = document(1, "scan", KIND.OTHER, file_name="protokoll_20250218.pdf")
    assert lacking("Se 2025-02-18 § 12.", evidence=[scanned]) == []
    assert lacking("Se 2025-02-18 § 12.", evidence=[named]) == []


def test_a_nameless_file_that_cannot_be_read_may_be_the_minutes() -> None:
    (one,) = lacking("Se 2025-02-18 § 12.", evidence=[document(1, "scan0001", file_name="scan0001.pdf")])
    assert (one.code, one.severity) == ("reference-unattached-perhaps", Severity.NOTE)


def test_an_extract_proves_its_own_paragraph_alone() -> None:
    extract = minutes(1, "2025-02-18", 12)
    (one,) = lacking("Se 2025-02-18 § 14.", evidence=[extract], pages={1: ["§ 12\nText"]})
    assert one.code == "reference-extract"


def test_a_meeting_to_come_is_left_alone() -> None:
    text = "Rapporten behandlas av nämnden 2025-11-18 § 70."
    assert lacking(text, today=dt.date(2025, 10, 1)) == []
    assert len(lacking(text, today=dt.date(2025, 12, 1))) == 1


def test_the_boards_decision_on_the_form_itself_is_left_alone() -> None:
    assert lacking("Svaret antogs 2025-09-16 § 52.", decided=decision(BOARD, "2025-09-16", 52)) == []


def test_a_document_that_lacks_with_its_decision_is_told_with_it() -> None:
    (one,) = lacking("Enligt kommunens styrmodell (KF 2019-11-27 § 218) sker det två gånger.")
    assert one.code == "reference-unattached-document"
    assert one.facts["document"] == "Kommunens styrmodell"
    assert quotes(one) == ["KF 2019-11-27 § 218"]


def test_another_body_in_the_sentence_may_have_decided() -> None:
    (one,) = lacking("Kommunfullmäktige antog styrmodellen 2019-11-27 § 218.")
    assert "Omsorgsnämnden" not in one.facts["meeting"]


def test_all_is_told_at_once_where_nothing_is_attached() -> None:
    found_ones = lacking("Se 2025-02-18 § 12.", "Se 2025-03-18 § 20.", evidence=[])
    assert codes(found_ones) == ["references-nothing-attached"]
    assert found_ones[0].question is None
