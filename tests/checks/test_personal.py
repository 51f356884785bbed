"""Personal data in answers and in what is sent with them. Nobody here is anybody."""

from __future__ import annotations

import pytest
from checks.grounds import codes, document, found, ground, quotes, sentences

from auditprep.checks import personal
from auditprep.checks.personal import MOST_PLACES
from auditprep.checks.rules_public import RULES
from auditprep.model import Answer
from auditprep.prose.personal_numbers import personal_numbers

NUMBER, CLIENT, CONTACT = RULES
SOMEBODY = "850712-1237"
COORDINATED = "850772-1234"


def test_a_number_in_an_answer_is_an_error_that_does_not_repeat_it() -> None:
    (one,) = found(NUMBER, ground({"1.1": f"Beslutet gäller {SOMEBODY}."}))
    assert quotes(one) == [SOMEBODY]
    assert sentences([one]) == [
        "850712-NNNN är ett personnummer. Ta bort det: svaren blir allmän handling när de skickas."
    ]


def test_a_coordination_number_is_told_as_one() -> None:
    assert codes(found(NUMBER, ground({"1.1": COORDINATED}))) == ["coordination-number"]


def test_all_places_of_an_answer_are_one_finding() -> None:
    (one,) = found(NUMBER, ground({"1.1": f"{SOMEBODY} och 19{SOMEBODY}"}))
    assert len(one.places) == 2
    assert sentences([one]) == [
        "Här står 2 personnummer, det första 850712-NNNN. Ta bort dem: svaren blir allmän handling när de skickas."
    ]


def test_the_forms_place_for_evidence_is_looked_at() -> None:
    here = ground({"1.1": Answer("Ja", "Se beslut.", evidence=f"Beslut {SOMEBODY}")})
    assert [each.part.value for each in found(NUMBER, here)[0].places] == ["evidence"]


def test_a_document_is_told_with_its_page_as_it_is_printed() -> None:
    minutes = document(1, "Protokoll", pages=2, printed=(None, "1"))
    (one,) = found(NUMBER, ground({}, evidence=[minutes], pages={1: ["Inget", f"§ 5\nGäller {SOMEBODY}"]}))
    assert one.question is None
    assert [(each.page, each.quote) for each in one.places] == [(2, SOMEBODY)]
    assert sentences([one]) == [
        "”Protokoll” har ett personnummer på sidan 1. Sekretessmarkera bilagan, eller maska och bifoga den på nytt."
    ]


def test_a_document_with_many_is_one_finding_with_some_of_its_places() -> None:
    (one,) = found(NUMBER, ground({}, pages={1: [f"Gäller {SOMEBODY}."] * 9}))
    assert (len(one.places), one.facts["count"]) == (MOST_PLACES, "9")


@pytest.mark.parametrize("rule", RULES)
def test_secret_and_unreadable_documents_are_left_alone(rule) -> None:
    page = f"{SOMEBODY} fia@gmail.com Placering av Kim Provling enligt LVU."
    assert found(rule, ground({}, pages={1: [page]}))
    assert found(rule, ground({}, evidence=[document(1, secret=True)], pages={1: [page]})) == []
    assert found(rule, ground({}, evidence=[document(1)])) == []


def test_private_mail_and_telephone_are_told_apart() -> None:
    here = ground({"1.1": "Nås på fia@gmail.com eller 070-123 45 67."})
    assert codes(found(CONTACT, here)) == ["private-mail", "private-phone"]


def test_those_with_a_title_are_told_in_an_answer_and_not_in_a_document() -> None:
    text = "Enhetschef, mobil 070-123 45 67"
    assert codes(found(CONTACT, ground({"1.1": text}))) == ["private-phone"]
    assert found(CONTACT, ground({}, pages={1: [text]})) == []


def test_a_name_beside_a_case_is_told_in_an_answer_and_not_in_a_document() -> None:
    text = "Avvikelsen beror på att Kim Provling och hennes syskon är placerade."
    assert codes(found(CLIENT, ground({"1.1": text}))) == ["client-words"]
    assert found(CLIENT, ground({}, pages={1: [text]})) == []


def test_a_client_in_a_document_is_told_with_its_page() -> None:
    (one,) = found(CLIENT, ground({}, pages={1: ["Inget", "Beslut om LVU för Kim Provling."]}))
    assert sentences([one]) == [
        (
            "”Dokument 1” verkar peka ut vem ett ärende gäller på sidan 2: ”Kim Provling”."
            " Sekretessmarkera bilagan, eller maska och bifoga den på nytt."
        )
    ]


@pytest.mark.parametrize("rule", RULES)
def test_an_ordinary_answer_has_nothing_of_it(rule) -> None:
    text = (
        "Nämnden beslutade 2025-03-18, § 12 (dnr ON 2025/0123), om placeringar enligt LVU och LSS-boende."
        " Frågor besvaras av kommunens växel, 0322-61 60 00, eller omsorg@asdalen.se. Org.nr 212000-1124."
    )
    assert found(rule, ground({"1.1": text}, pages={1: [text]})) == []


def test_pages_that_have_been_read_are_not_read_again(monkeypatch) -> None:
    read: list[str] = []

    def counting(text: str) -> tuple[object, ...]:
        read.append(text)
        return personal_numbers(text)

    monkeypatch.setattr(personal, "personal_numbers", counting)
    here = ground({}, pages={1: [f"Gäller {SOMEBODY}.", "Inget"]})
    assert found(NUMBER, here) == found(NUMBER, here) != []
    assert len(read) == 2
