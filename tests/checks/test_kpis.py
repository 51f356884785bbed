"""Key figures that are told in two ways, and those that only look so."""

from __future__ import annotations

import pytest
from checks.grounds import codes, document, found, ground, quotes, sentences, written

from auditprep.checks.rules_figures import KPI_DIFFERS
from auditprep.model import EvidenceKind, Finding, Severity

GOAL = "Mål 1: Fler ska klara sig själva"
NAME = "Nyckeltal 1: Andel brukare som är nöjda med hemtjänsten (%)"


def differing(*answers: str, **more: object) -> list[Finding]:
    return found(KPI_DIFFERS, ground({f"1.{at}": text for at, text in enumerate(answers, 2)}, **more))


def test_target_and_present_value_that_have_changed_places_are_an_error_with_both_places() -> None:
    (each,) = differing(
        f"{GOAL}\n\n{NAME}\n\nMålvärde: 82\n\nNuläge 2024: 88",
        f"{GOAL}\n\n{NAME}\n\nUtfall 31/8 2024: 82\n\nUtfall 31/8 2025: 85\n\nPrognos helår: Mål 88, nås sannolikt.",
    )
    assert (each.code, each.severity, each.question) == ("kpi-swapped", Severity.ERROR, "1.2")
    assert quotes(each) == ["82", "88", "88", "82"]
    assert sentences([each]) == [
        (
            "”Andel brukare som är nöjda med hemtjänsten (%)”: målvärdet är 82 här och 88 i fråga 1.3, och utgångsvärdet"
            " tvärtom. De verkar ha bytt plats i ett av svaren."
        )
    ]


@pytest.mark.parametrize(
    ("first", "second", "code"),
    [
        ("Målvärde: 85", "Målvärde: 80", "kpi-target"),
        ("Målvärde 2025: minst 85 %", "målvärdet 80 procent nås inte", "kpi-target"),
        ("Nuläge 2024: 70", "Nuläge 2024: 72", "kpi-present"),
        ("Utfall 31/8 2025: 70", "Utfall per delåret 2025: 72", "kpi-outcome"),
        ("Utfall: 70", "Utfall augusti 2025: 72", "kpi-outcome"),
        ("Målvärde: >85", "Målvärde: <85", "kpi-direction"),
        ("Nuläge (per 31/8 2024): 70", "Utfall 31/8 2024: 72", "kpi-present-outcome"),
        ("Helårsprognos: 80", "Prognos helår: 84", "kpi-forecast"),
    ],
)  # fmt: skip
def test_one_figure_with_two_values_is_found(first: str, second: str, code: str) -> None:
    answers = (f"{NAME}\n\n{first}", f"{NAME}\n\n{second}")
    assert codes(differing(*answers)) == [code]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Målvärde 2025: 85", "Målvärde 2026: 90"),  # another year's target
        ("Målvärde: 85", "Målvärde: minst 85"),
        ("Målvärde: 85 %", "Målvärde: 85 procent"),
        ("Målvärde: 85", "Målvärde: 85,0"),
        ("Målvärde: >85", "Målvärde: ≥85"),
        ("Målvärde: 0,85", "Målvärde: 85 %"),
        ("Utfall 31/8 2024: 70", "Utfall 31/8 2025: 72"),  # another day
        ("Utfall 2024: 70", "Utfall 31/8 2024: 66"),  # the whole year, and a part of it
        ("Utfall per april 2025: 60", "Utfall per augusti 2025: 72"),
        ("Nuläge 2023: 70", "Nuläge 2024: 72"),
        ("Nuläge 2024: 70", "Utfall 31/8 2024: 66"),  # the year, and a part of it
        ("Prognos per april: 80", "Prognos per augusti: 84"),
        ("Målvärde: 85", "Utfall: 70"),
        ("Nuläge: 65 (90)", "Nuläge: 90"),
        ("Målvärde: -", "Målvärde: 85"),
    ],
)  # fmt: skip
def test_figures_that_can_both_be_right_are_left_alone(first: str, second: str) -> None:
    assert differing(f"{NAME}\n\n{first}", f"{NAME}\n\n{second}") == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Andel nöjda brukare i hemtjänsten", "Andel nöjda brukare på särskilt boende"),
        ("Andel nöjda brukare", "Antal nöjda brukare"),
        ("Upplevd trygghet, andel positiva svar (%)", "Upplevt bemötande, andel positiva svar (%)"),
        ("Sjukfrånvaro", "Korttidssjukfrånvaro"),
        ("Sjukfrånvaro, kvinnor", "Sjukfrånvaro, män"),
        ("Elever i årskurs 6 med godkända betyg", "Elever i årskurs 9 med godkända betyg"),
        ("Beslut inom 10 veckor, andel (%)", "Beslut inom 14 veckor, andel (%)"),
        ("Andel lärare med legitimation", "Andel lärare utan legitimation"),
        ("Interna rekryteringar, antal", "Externa rekryteringar, antal"),
        ("Nöjda med svar via telefon, index", "Nöjda med svar via e-post, index"),
    ],
)  # fmt: skip
def test_key_figures_that_something_tells_apart_are_two(one: str, other: str) -> None:
    assert differing(f"Nyckeltal 1: {one}\n\nMålvärde: 85", f"Nyckeltal 1: {other}\n\nMålvärde: 80") == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Andel nöjda brukare i hemtjänsten", "Nöjda brukare i hemtjänsten, andel (%)"),
        ("Hushåll med långvarigt ekonomiskt bistånd, antal (10 månader eller mer)", "Antal vuxna hushåll med långvarigt ekonomiskt bistånd"),
        ("Genomsnittlig handläggningstid för bygglov, antal dagar", "Genomsnittlig handläggningstid för bygglov"),
        ("Andel bygglov som beslutas inom 10 veckor", "Andel bygglov beslutade inom tio veckor"),
    ],
)  # fmt: skip
def test_a_key_figure_is_known_again_in_other_words(one: str, other: str) -> None:
    answers = (f"Nyckeltal 1: {one}\n\nMålvärde: 85", f"Nyckeltal 1: {other}\n\nMålvärde: 80")
    assert codes(differing(*answers)) == ["kpi-target"]


def test_one_name_under_two_headings_of_an_answer_is_two_key_figures() -> None:
    broken_down = "Norr\n\nAndel trygga elever: målvärde 85\n\nSöder\n\nAndel trygga elever: målvärde 80"
    assert differing(broken_down) == []
    assert differing(broken_down, "Andel trygga elever: målvärde 80") == []


def test_one_name_under_two_goals_is_told_apart_by_the_goal() -> None:
    under_two = (
        "Mål 1: Skolan\n\nNyckeltal: Andel trygga barn\n\nMålvärde: 85\n\n"
        "Mål 2: Förskolan\n\nNyckeltal: Andel trygga barn\n\nMålvärde: 95"
    )
    again = "Mål 2: Förskolan\n\nNyckeltal: Andel trygga barn\n\nMålvärde: {}"
    assert differing(under_two, again.format(95)) == []
    assert codes(differing(under_two, again.format(85))) == ["kpi-target"]


def test_a_table_and_words_are_the_same_to_it() -> None:
    table = "| Nyckeltal | Målvärde 2025 | Utfall 31/8 |\n|---|---|---|\n| Andel trygga elever | 85 | 80 |"
    assert codes(differing(table, "För nyckeltalet andel trygga elever är målvärdet 90 procent.")) == [
        "kpi-target"
    ]
    assert differing(table, "För nyckeltalet andel trygga elever är målvärdet 85 procent.") == []


def test_two_values_within_one_answer_are_found() -> None:
    (each,) = differing(
        f"{NAME}\n\nMålvärde: 85\n\nUtfall 31/8 2025: 70\n\nMålvärdet 80 kommer inte att nås."
    )
    assert sentences([each]) == [
        "”Andel brukare som är nöjda med hemtjänsten (%)” har två målvärden i svaret: 85 och 80."
    ]


# Beside the evidence

BUDGET = document(1, "Budget 2025–2027", EvidenceKind.BUDGET, "2025–2027")
PAGE = "Nyckeltal\tMålvärde 2025\tNuläge 2024\nAndel nöjda brukare Källa: Enkäten\t≥85\t81\nSjukfrånvaro, andel (%)\t6,5\t7,2"


def beside(answer: str, page: str = PAGE, **more: object) -> list[Finding]:
    return differing(answer, evidence=[BUDGET], pages={1: ["Omslag", page]}, **more)


def test_a_target_that_the_budget_gainsays_is_found_with_the_page_and_mended() -> None:
    here = ground(
        {"1.2": "Nyckeltal: Andel nöjda brukare\n\nMålvärde: 88"},
        evidence=[BUDGET],
        pages={1: ["Omslag", PAGE]},
    )
    (each,) = found(KPI_DIFFERS, here)
    assert each.code == "kpi-target-page"
    assert [(place.evidence, place.page) for place in each.places] == [(None, None), (1, 2)]
    assert sentences([each]) == [
        "”Andel nöjda brukare”: målvärdet är 88 här och ≥85 i ”Budget 2025–2027”, sida 2."
    ]
    assert written(here, each) == "Nyckeltal: Andel nöjda brukare\nMålvärde: ≥85"


def test_target_and_present_value_that_have_changed_places_beside_the_budget_are_an_error_with_one_mend() -> (
    None
):
    answer = "Nyckeltal: Andel nöjda brukare. Målvärde: 81, nuläge 2024: 85"
    here = ground({"1.2": answer}, evidence=[BUDGET], pages={1: [PAGE]})
    (each,) = found(KPI_DIFFERS, here)
    assert (each.code, each.severity) == ("kpi-swapped-page", Severity.ERROR)
    assert written(here, each) == "Nyckeltal: Andel nöjda brukare. Målvärde: 85, nuläge 2024: 81"


def test_where_two_answers_differ_the_budget_says_which_is_mended() -> None:
    name = "Nyckeltal: Andel nöjda brukare\n\nMålvärde: "
    here = ground({"1.2": name + "≥85", "1.3": name + "88"}, evidence=[BUDGET], pages={1: [PAGE]})
    (each,) = found(KPI_DIFFERS, here)
    assert (each.question, quotes(each)) == ("1.3", ["88", "≥85", "≥85"])
    assert written(here, each).endswith("Målvärde: ≥85")


@pytest.mark.parametrize(
    "answer",
    [
        "Nyckeltal: Andel nöjda brukare\n\nMålvärde: 85\n\nNuläge 2024: 81",
        "Nyckeltal: Andel nöjda brukare\n\nMålvärde: minst 85",
        "Nyckeltal: Sjukfrånvaro, andel (%)\n\nMålvärde: 6,5 procent",
        "Nyckeltal: Sjukfrånvaro, andel (%)\n\nNuläge: 7",  # rounded
        "Nyckeltal: Andel nöjda brukare\n\nMålvärde 2024: 80",  # last year's target
        "Nyckeltal: Andel nöjda brukare\n\nMålvärde 2026: 90",
        "Nyckeltal: Andel nöjda brukare\n\nUtfall 31/8 2025: 83",
        "Nyckeltal: Andel nöjda anhöriga\n\nMålvärde: 70",
        "Nyckeltal: Andel nöjda brukare på korttidsboende\n\nMålvärde: 70",
    ],
)  # fmt: skip
def test_what_the_budget_does_not_gainsay_is_left_alone(answer: str) -> None:
    assert beside(answer) == []


def test_a_number_with_the_number_of_a_footnote_after_it_may_be_the_one_that_is_told() -> None:
    page = "Nyckeltal\tMålvärde 2025\tNuläge 2024\nAndel nöjda brukare\t854\t81"
    assert beside("Nyckeltal: Andel nöjda brukare\n\nMålvärde: 85", page) == []


def test_a_budget_of_another_year_says_nothing_of_this_years_targets() -> None:
    older = document(1, "Budget 2023–2025", EvidenceKind.BUDGET, "2023–2025")
    page = PAGE.replace("2025", "2023").replace("2024", "2022")
    answer = "Nyckeltal: Andel nöjda brukare\n\nMålvärde: 88"
    assert differing(answer, evidence=[older], pages={1: [page]}) == []


def test_evidence_that_cannot_be_read_says_nothing() -> None:
    assert differing("Nyckeltal: Andel nöjda brukare\n\nMålvärde: 88", evidence=[BUDGET]) == []


def test_the_interim_report_gainsays_outcome_and_forecast() -> None:
    report = document(1, "Delårsrapport 2025", EvidenceKind.INTERIM_REPORT, "2025")
    page = "Nyckeltal\tUtfall 31/8 2025\tPrognos helår\nAndel nöjda brukare\t80\t84"
    answer = "Nyckeltal: Andel nöjda brukare\n\nUtfall 31/8 2025: {}\n\nPrognos helår: {}"
    assert differing(answer.format(80, 84), evidence=[report], pages={1: [page]}) == []
    wrong = differing(answer.format(78, 88), evidence=[report], pages={1: [page]})
    assert codes(wrong) == ["kpi-outcome-page", "kpi-forecast-page"]
