"""A yes, and what proves it."""

from __future__ import annotations

import pytest
from checks.grounds import document, found, ground, no, question, sentences, yes

from auditprep.checks.rules import RULES
from auditprep.model import Answer, Citation, EvidenceKind, MendKind

(YES_WITHOUT_EVIDENCE,) = (each for each in RULES if each.info.id == "yes-without-evidence")

BARE = """
Ja.
Ja, det arbetar nämnden med löpande.
Rutinerna är väl kända bland cheferna och fungerar bra.
Nämnden har en plan.
Detta sker i dialog med verksamheterna.
Nämnden får en rapport varje månad.
Målen följs noga.
"""
PROVED = """
Se bilaga 2.
Skolnämnden 2024-12-17 § 96.
Enligt nämndens reglemente.
Avtalen följs upp i delårs- och årsbokslut.
Nämnden beslutade om den 14 maj 2025.
Det besvaras i fråga 3.4.
Källa: Kolada.
Måtten finns i [Kolada](https://kolada.example).
Internkontrollplan 2025 togs fram i december.
"""


def lines(words: str) -> list[str]:
    return words.strip().split("\n")


@pytest.mark.parametrize("text", lines(BARE))
def test_a_yes_that_leans_on_nothing_is_told(text: str) -> None:
    told = found(YES_WITHOUT_EVIDENCE, ground({"1.1": yes(text)}))
    assert sentences(told) == [
        "”Ja” är kryssat, men ingenting styrker det. Hänvisa till ett dokument eller ett beslut, eller lägg till en bilaga."
    ]


@pytest.mark.parametrize("text", lines(PROVED))
def test_a_document_or_a_decision_that_is_named_is_proof(text: str) -> None:
    assert found(YES_WITHOUT_EVIDENCE, ground({"1.1": yes(text)})) == []


def test_evidence_that_is_cited_is_proof() -> None:
    here = ground({"1.1": yes("Ja.")}, evidence=[document(7)], cited={"1.1": (Citation(7),)})
    assert found(YES_WITHOUT_EVIDENCE, here) == []


@pytest.mark.parametrize(("proof", "is_told"), [("Lokalplan, sid 4", False), ("–", True), ("Saknas", True)])
def test_the_form_s_own_place_for_evidence_may_prove_it(proof: str, is_told: bool) -> None:
    assert bool(found(YES_WITHOUT_EVIDENCE, ground({"1.1": yes("Ja.", evidence=proof)}))) is is_told


@pytest.mark.parametrize(
    "answer", [no("Nej."), Answer("Delvis", "Delvis."), Answer(None, "Ja."), yes(), yes("Kompletteras.")]
)
def test_other_answers_and_a_yes_without_words_are_told_elsewhere(answer: Answer) -> None:
    assert found(YES_WITHOUT_EVIDENCE, ground({"1.1": answer})) == []


def test_a_yes_in_prose_to_a_question_of_yes_or_no_counts() -> None:
    asked = [
        question("1.5", "Har en lokalplan antagits?", options=()),
        question("1.6", "Hur arbetar nämnden?", options=()),
    ]
    here = ground({"1.5": "Ja, det har den.", "1.6": "Ja, nämnden arbetar brett."}, questions=asked)
    assert [each.question for each in found(YES_WITHOUT_EVIDENCE, here)] == ["1.5"]


def test_the_document_that_the_question_is_about_can_be_cited_at_once() -> None:
    asked = question("3.1", "Har nämnden antagit en internkontrollplan?")
    plan = document(4, "Plan", EvidenceKind.INTERNAL_CONTROL_PLAN, "2025")
    (told,) = found(YES_WITHOUT_EVIDENCE, ground({"3.1": yes("Ja.")}, questions=[asked], evidence=[plan]))
    assert [(mend.kind, mend.evidence) for mend in told.mends] == [(MendKind.CITE, 4)]


def test_nothing_is_proposed_where_there_are_two_or_another_year_s() -> None:
    asked = question("3.1", "Har nämnden antagit en internkontrollplan?")
    kind = EvidenceKind.INTERNAL_CONTROL_PLAN
    two = [document(4, "Plan", kind, "2025"), document(5, "Plan", kind, "2025")]
    old = [document(6, "Plan", kind, "2024")]
    for evidence in (two, old):
        (told,) = found(
            YES_WITHOUT_EVIDENCE, ground({"3.1": yes("Ja.")}, questions=[asked], evidence=evidence)
        )
        assert told.mends == ()
