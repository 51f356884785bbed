"""Answers that lean on last year's documents."""

from __future__ import annotations

import pytest
from checks.grounds import document, found, ground, question, sentences, written

from auditprep.checks.rules_current import RULES
from auditprep.model import Answer, Citation, EvidenceKind, MendKind

RULE = next(each for each in RULES if each.info.id == "last-years-document")

OLD = document(1, "Omsorgsnämndens delårsbokslut 2024", EvidenceKind.INTERIM_REPORT, "2024")
NEW = document(2, "Omsorgsnämndens delårsbokslut 2025", EvidenceKind.INTERIM_REPORT, "2025")
OLD_BUDGET = document(3, "Omsorgsnämndens budget 2024–2026", EvidenceKind.BUDGET, "2024–2026")
NEW_BUDGET = document(4, "Omsorgsnämndens budget 2025–2027", EvidenceKind.BUDGET, "2025–2027")
ALL = (OLD, NEW, OLD_BUDGET, NEW_BUDGET)


def cites(text: str, *ids: int, evidence=ALL, **more: object):
    cited = {"1.1": tuple(Citation(id) for id in ids)}
    return found(RULE, ground({"1.1": text}, evidence=evidence, cited=cited, **more))


@pytest.mark.parametrize(("old", "new"), [(1, 2), (3, 4)])
def test_a_citation_of_last_years_document_is_found_and_mended(old: int, new: int) -> None:
    (one,) = cites("Målen följs upp två gånger om året.", old)
    assert [(each.kind, each.evidence) for each in one.mends] == [(MendKind.CITE, new)]
    assert one.places[0].evidence == old
    assert one.places[-1].evidence == new


def test_a_citation_of_it_is_found_though_the_text_names_this_years_or_a_figure_of_then() -> None:
    assert len(cites("Se delårsbokslut 2025. Nuläget 2024 var 75.", 1)) == 1


def test_a_name_in_the_text_is_found_and_mended() -> None:
    here = ground({"1.1": "Målen följs upp, se delårsbokslut 2024."}, evidence=ALL)
    (one,) = found(RULE, here)
    assert one.code == "last-years-document-named"
    assert [each.kind for each in one.mends] == [MendKind.CITE, MendKind.WRITE]
    assert written(here, one, 1) == "Målen följs upp, se delårsbokslut 2025."


def test_a_name_and_a_citation_of_it_are_one_finding() -> None:
    (one,) = cites("Se delårsbokslut 2024.", 1)
    assert len(one.places) == 3


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("Se delårsbokslut 2025.", (2,)),
        ("Frånvaron har minskat jämfört med delårsbokslut 2024.", (1,)),
        ("Utfallet jämförs mellan åren.", (1, 2)),
        ("I delårsbokslut 2024 var prognosen negativ.", (1,)),
        ("Uppföljning av budget 2024–2026 gjordes i februari.", (3,)),
    ],
)
def test_what_is_compared_or_told_of_as_what_was_is_left_alone(text: str, ids: tuple[int, ...]) -> None:
    assert cites(text, *ids) == []


def test_it_is_left_alone_where_the_question_asks_for_it() -> None:
    asked = [question("1.1", "Hur användes delårsbokslut 2024?")]
    assert cites("Det behandlades.", 1, questions=asked) == []


@pytest.mark.parametrize(
    "evidence",
    [
        (OLD,),
        (OLD, document(2, "Kommunstyrelsens delårsbokslut 2025", EvidenceKind.INTERIM_REPORT, "2025")),
        (OLD, document(2, "Omsorgsnämndens budget 2025", EvidenceKind.BUDGET, "2025")),
        (OLD, document(2, "Omsorgsnämndens delårsbokslut", EvidenceKind.INTERIM_REPORT)),
        (OLD, document(2, "Omsorgsnämndens delårsbokslut 2026", EvidenceKind.INTERIM_REPORT, "2026")),
    ],
)
def test_it_is_left_alone_where_this_years_is_not_attached(evidence) -> None:
    assert cites("Målen följs upp.", 1, evidence=evidence) == []


def test_last_years_annual_report_is_the_newest_that_can_be_there() -> None:
    reports = [
        document(each, f"Årsredovisning {year}", EvidenceKind.ANNUAL_REPORT, str(year))
        for each, year in ((1, 2023), (2, 2024))
    ]
    assert cites("Målen följs upp.", 2, evidence=reports) == []
    assert len(cites("Målen följs upp.", 1, evidence=reports)) == 1


def test_a_month_is_replaced_by_the_same_month_alone() -> None:
    march = document(1, "Månadsuppföljning mars 2024", EvidenceKind.MONTHLY_FOLLOW_UP, "2024-03")
    april = document(2, "Månadsuppföljning april 2025", EvidenceKind.MONTHLY_FOLLOW_UP, "2025-04")
    again = document(3, "Månadsuppföljning mars 2025", EvidenceKind.MONTHLY_FOLLOW_UP, "2025-03")
    assert cites("Ekonomin följs.", 1, evidence=(march, april)) == []
    assert len(cites("Ekonomin följs.", 1, evidence=(march, april, again))) == 1


def test_the_forms_place_for_evidence_is_read_too() -> None:
    answer = Answer("Ja", "Målen följs upp.", evidence="Omsorgsnämndens delårsbokslut 2024")
    assert len(found(RULE, ground({"1.1": answer}, evidence=ALL))) == 1


def test_what_is_said_is_said_in_swedish() -> None:
    assert sentences(cites("Målen följs upp.", 1)) == [
        (
            "Svaret stöder sig på ”Omsorgsnämndens delårsbokslut 2024”, fast ”Omsorgsnämndens delårsbokslut 2025” finns bifogad."
            " Hänvisa till den, eller skriv varför den äldre menas."
        )
    ]
