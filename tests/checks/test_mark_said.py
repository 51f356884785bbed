"""What is ticked and what is written say the same."""

from __future__ import annotations

import pytest
from checks.grounds import found, ground, question, quotes, sentences

from auditprep.checks.rules_consistent import RULES
from auditprep.model import Answer, FoundPart, Severity

RULE = next(each for each in RULES if each.info.id == "mark-contradicts")
PLAN = "Finns det en fastställd internkontrollplan för 2025?"


def told(
    mark: str, text: str, asked: str = PLAN, options: tuple[str, ...] = ("Ja", "Nej", "Delvis", "Vet ej")
) -> list[str]:
    here = ground({"1": Answer(mark, text)}, questions=[question("1", asked, options=options)])
    return [each.code for each in found(RULE, here)]


def test_yes_is_ticked_and_no_is_written() -> None:
    here = ground({"1": Answer("Ja", "Nej, det görs inte.")})
    (each,) = found(RULE, here)
    assert each.severity is Severity.ERROR
    assert quotes(each) == ["Nej", "Ja"]
    assert each.places[1].part is FoundPart.MARK
    assert sentences([each]) == ["”Ja” är kryssat, men beskrivningen börjar med ”Nej”. Ändra det som är fel."]


@pytest.mark.parametrize(
    ("mark", "text", "code"),
    [
        ("Nej", "Ja, varje månad.", "mark-contradicts"),
        ("Ja", "Delvis. Två av tre enheter har en plan.", "mark-contradicts"),
        ("Vet ej", "Ja, planen antogs i december.", "mark-contradicts"),
        ("Ja", "Någon plan har inte upprättats.", "mark-contradicts-no"),
        ("Ja", "Det finns ingen internkontrollplan.", "mark-contradicts-no"),
        ("Nej", "Nämnden fastställde internkontrollplanen 2024-12-10 § 81.", "mark-contradicts-yes"),
    ],
)
def test_the_opposite_is_found(mark: str, text: str, code: str) -> None:
    assert told(mark, text) == [code]


@pytest.mark.parametrize(
    ("mark", "text"),
    [
        ("Ja", "Ja, planen antogs 2024-12-10 § 81."),
        ("Nej", "Nej, någon plan har inte upprättats."),
        ("Delvis", "Nej, inte alla, men de flesta."),
        ("Delvis", "Ja, men inte för alla enheter."),
        ("Vet ej", "Planen har inte hittats."),
        ("Ja", "Nej till våld heter projektet som planen omfattar."),
        ("Ja", "”Nej” svarade två av tre i enkäten."),
        ("Nej", "Planen tas fram under hösten och antas i december."),
        ("Nej", "Kommunstyrelsen antog en plan för hela kommunen 2024-12-10."),
        ("Ja", "Någon särskild plan har inte upprättats, eftersom den ingår i budgeten."),
        ("Ja", ""),
    ],
)
def test_what_agrees_or_is_not_certain_is_left(mark: str, text: str) -> None:
    assert told(mark, text) == []


def test_questions_in_the_negative_are_left() -> None:
    assert told("Ja", "Nej, inga beslut saknas.", "Är det så att inga beslut saknas?") == []
    assert told("Nej", "Ja, alla beslut finns.", "Saknas det beslut?") == []


def test_two_questions_in_one_are_left() -> None:
    assert told("Ja", "Nej, den är inte antagen.", "Finns en plan? Är den antagen?") == []


def test_a_scale_says_neither_yes_nor_no() -> None:
    assert told("I hög grad", "Nej, inte alltid.", options=("I låg grad", "I hög grad")) == []
    assert told("Ja; Nej", "Nej.") == []
