"""One document that is called in two ways, or spelt in two."""

from __future__ import annotations

import pytest
from checks.grounds import codes, document, found, ground, quotes, sentences, written

from auditprep.checks.rules_consistent import RULES

RULE = next(each for each in RULES if each.info.id == "term-variants")


def told(*answers: str, **more: object) -> list[str]:
    return codes(found(RULE, ground({str(at): each for at, each in enumerate(answers, 1)}, **more)))  # type: ignore[arg-type]


def test_the_rarer_name_is_told_and_mended_in_its_own_form() -> None:
    here = ground(
        {
            "1": "Se internkontrollplan 2025. Internkontrollplanen följs.",
            "2": "Planen för intern kontroll är ny.",
        }
    )
    (each,) = found(RULE, here)
    assert quotes(each) == ["Planen för intern kontroll", "internkontrollplan", "Internkontrollplanen"]
    assert written(here, each) == "Internkontrollplanen är ny."
    assert sentences([each]) == [
        "”Planen för intern kontroll” verkar vara samma dokument som ”internkontrollplan” (bland annat i fråga 1). Använd ett namn på det."
    ]


@pytest.mark.parametrize(
    "answers",
    [
        ("Se risk- och väsentlighetsanalysen.", "Väsentlighets- och riskanalysen visar det."),
        ("Nämndens delårsbokslut 2025 visar det.", "Av delårsrapport 2025 framgår det."),
        ("Planen för kompetensförsörjning gäller.", "Se kompetensförsörjningsplanen."),
        ("Se kompetensförsörjningplanen.", "Planen finns."),
        (
            "Se digitaliseringstrategin.",
            "Digitaliseringsstrategin. Digitaliseringsstrategin. Digitaliseringsstrategin.",
        ),
    ],
)
def test_two_names_for_one_document_are_found(answers: tuple[str, ...]) -> None:
    assert len(told(*answers)) == 1


def test_what_is_attached_by_another_name_is_told() -> None:
    plan = document(1, "Internkontrollplan 2025")
    assert told("Se plan för intern kontroll 2025.", evidence=[plan], pages={1: ["Plan"]}) == ["term-title"]


def test_the_name_of_what_is_attached_is_the_right_one() -> None:
    plan = document(1, "Plan för intern kontroll 2025")
    here = ground(
        {"1": "Se internkontrollplanen. Internkontrollplanen gäller.", "2": "Planen för intern kontroll."},
        evidence=[plan],
    )
    (each,) = found(RULE, here)
    assert each.facts["there"] == "plan för intern kontroll"


@pytest.mark.parametrize(
    "answers",
    [
        ("Nämndens delårsbokslut 2025 visar det.", "Kommunens delårsrapport 2025 behandlas av fullmäktige."),
        ("Nämndens delårsbokslut 2025 visar det.", "Delårsrapport 2024 var sen."),
        ("Målen följs i delårsbokslutet.", "Målen följs i delårsrapporten."),
        ("Se delårsbokslut 2025.", "Se årsbokslut 2025."),
        ("Se internkontrollplan 2025.", "Internkontrollplanens mål nås."),
        ("Se internkontrollplan 2025.", "Titeln är ”Plan för intern kontroll”."),
        ("Verksamhetsplanen antogs.", "Verksamhetsplaner finns."),
        ("Se kompetensförsörjningsplanen.", "Se kompetensförsörjningsstrategin."),
        ("Rapporten följs upp i delårs- och årsrapport.", "Se delårsbokslut 2025."),
    ],
)
def test_other_documents_and_other_forms_are_left(answers: tuple[str, ...]) -> None:
    assert told(*answers) == []


def test_two_reports_that_are_both_attached_are_two() -> None:
    evidence = [document(1, "Delårsrapport 2025"), document(2, "Delårsbokslut 2025")]
    assert told("Se delårsbokslut 2025.", "Se delårsrapport 2025.", evidence=evidence) == []
