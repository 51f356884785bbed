"""Sums with one unit, percentages reckoned out, deviations, and figures whose source stands in a line of its own."""

from __future__ import annotations

import datetime as dt

import pytest
from checks.grounds import codes, document, found, ground, quotes, sentences

from auditprep.checks.cited_figures import cited_figures
from auditprep.checks.minuted_figures import minuted_figures
from auditprep.checks.rules_figures import COUNT_DIFFERS, FIGURE_DIFFERS, PERCENT_DIFFERS, SUM_DIFFERS
from auditprep.model import Decision, EvidenceKind
from auditprep.prose.one_unit_sums import one_unit_sums
from auditprep.prose.told_reckonings import against_budgets, equations, nets, shares_of_wholes


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (
            "Parker 4 100, gator 6 200 och ledning 1 300 tkr, totalt 11 900 tkr.",
            "Delarna blir 4 100 + 6 200 + 1 300 = 11 600 tkr, men det står 11 900 tkr.",
        ),
        (
            "Fördelning (tkr): simhallar 4 100, gymn. 6 200 samt stab och stöd 1 300, summa 11 900.",
            "Delarna blir 4 100 + 6 200 + 1 300 = 11 600 tkr, men det står 11 900.",
        ),
        (
            "Norr kostar 410, söder 620 och väster 130 tkr. Tillsammans 1 190 tkr.",
            "Delarna blir 410 + 620 + 130 = 1 160 tkr, men det står 1 190 tkr.",
        ),
        (
            "Kostnaderna är 8 200 tkr och intäkterna 3 100 tkr, netto 5 200 tkr.",
            "Delarna blir 8 200 − 3 100 = 5 100 tkr, men det står 5 200 tkr.",
        ),
        ("Riskvärdet är högt (4 x 3 = 16).", "Uträkningen stämmer inte: 4 x 3 = 12, men det står 16."),
    ],
)
def test_a_sum_that_is_not_right_is_told_with_its_parts(answer: str, told: str) -> None:
    assert sentences(found(SUM_DIFFERS, ground({"2.1": answer}))) == [told]


@pytest.mark.parametrize(
    "answer",
    [
        "Parker 4 100, gator 6 200 och ledning 1 300 tkr, totalt 11 600 tkr.",
        "Budgeten är 11 600 tkr och fördelas på parker 4 100, gator 6 200 och ledning 1 300, totalt 11 600 tkr.",
        "Vi har bland annat parker 4 100, gator 6 200 och ledning 1 300 tkr, totalt 14 000 tkr.",
        "Se sid 3, § 14 och bilaga 2, totalt 40 sidor.",
        "Totalt 900 tkr: bänkar 600 tkr och lekplats 300 tkr, se nämndens plan s 3.",
        "Samtliga 40 ledare har visat utdrag, 31 nyanställda av totalt 40 ledare.",
        "Under 2025 sålde vi 1 200 kort för 300 kr, totalt 360 000 kr.",
        "Parker 4 100, gator 6 200 tkr, exklusive ledning, totalt 11 600 tkr.",
        "Kostnaderna är 8 200 tkr och intäkterna 3 100 tkr, netto 5 100 tkr.",
        "Riskvärdet är högt (4 x 3 = 12), mötet var 2025-01-14.",
    ],
)
def test_what_adds_up_or_is_no_sum_is_left_alone(answer: str) -> None:
    assert found(SUM_DIFFERS, ground({"2.1": answer})) == []


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("Anslaget är 5 000 tkr, varav 2 000 tkr förbrukats t.o.m. aug., dvs. 50 procent.", "50 procent"),
        ("Besök 120, dvs. 70 % av målet 200.", "70 %"),
        ("Av 90 medarbetare har 45 gått kursen (60 procent).", "60 procent"),
        ("Utfallet är 840 tkr mot budgeterade 900 tkr, alltså en avvikelse om 70 tkr.", "70 tkr"),
        ("Utfallet är 840 tkr mot budget 900 tkr. Avvikelsen är 70 tkr.", "70 tkr"),
    ],
)
def test_a_percentage_or_a_deviation_that_is_not_right_is_found(answer: str, said: str) -> None:
    [one] = found(PERCENT_DIFFERS, ground({"2.1": answer}))
    assert said in sentences([one])[0]


@pytest.mark.parametrize(
    "answer",
    [
        "Anslaget är 5 000 tkr, varav 2 000 tkr förbrukats t.o.m. aug., dvs. 40 procent.",
        "Nämnden fick 450 ärenden, varav 120 överklagats, dvs. 12 procent fler än förra året.",
        "60 anställda, varav 20 kvinnor och 40 män, dvs. 67 procent män.",
        "Besök 120, dvs. 60 % av målet 200.",
        "Av 90 medarbetare har 45 gått kursen (mål 60 procent).",
        "Utfallet är 840 tkr mot budgeterade 900 tkr, alltså en avvikelse om 60 tkr.",
        "Utfallet är 840 tkr mot budgeterade 900 tkr, en avvikelse om ca 50 tkr.",
    ],
)
def test_what_is_reckoned_rightly_is_left_alone(answer: str) -> None:
    assert found(PERCENT_DIFFERS, ground({"2.1": answer})) == []


PLAN = "Nyckeltal\tMål\nNöjda besökare, %\t83\nUtlån per invånare\t6,4\nSjukfrånvaro, %\t5,9\nKurser\t38"


@pytest.mark.parametrize(
    ("answer", "lost"),
    [
        (
            "Nöjda besökare 83 %\n\nUtlån 6,4 per invånare\n\nSjukfrånvaro 5,9 %\n\nAntal 52 kurser\n\nSe nämndplanen 2025, sid 1.",
            ["52"],
        ),
        (
            "Nöjda besökare 83 %\n\nUtlån 6,4 per invånare\n\nSjukfrånvaro 5,9 %\n\nAntal 38 kurser\n\nSe nämndplanen 2025, sid 1.",
            [],
        ),
        ("Antal 52 kurser och 61 resor\n\nSe nämndplanen 2025, sid 1.", []),
        ("Nöjda besökare 83 %\n\nKurser 52 mot tidigare 44 kurser\n\nSe nämndplanen 2025, sid 1.", []),
        ("Nöjda besökare 83 %\n\nAntal ca 52 kurser\n\nSe nämndplanen 2025, sid 1.", []),
    ],
)
def test_one_figure_of_many_that_the_source_below_does_not_have(answer: str, lost: list[str]) -> None:
    here = ground({"1.2": answer}, evidence=[document(1, "Nämndplan 2025")], pages={1: [PLAN]})
    told = [each for question in here.questions for each in cited_figures(here, question)]
    assert [quotes(each)[0] for each in told] == lost


MINUTES = "§ 33\nTaxor för simskolan\nAvgiften för simskolan höjs till 750 kr per termin.\n§ 34\nPlan för intern kontroll\nPlanen antas med sju kontrollmoment."


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("Simskolans avgift höjdes till 700 kr (ON 2025-03-11 § 33).", ["700 kr"]),
        ("Simskolans avgift höjdes till 750 kr (ON 2025-03-11 § 33).", []),
        ("Simskolans avgift höjdes från 700 kr (ON 2025-03-11 § 33).", []),
        ("Badhuset kostade 700 kr (ON 2025-03-11 § 33).", []),
        (
            "Planen för intern kontroll antogs ON 2025-03-11 § 34 och har fyra kontrollmål.",
            ["fyra kontrollmål"],
        ),
        ("Planen för intern kontroll antogs ON 2025-03-11 § 34 och har sju kontrollmål.", []),
        ("Planen för intern kontroll antogs ON 2025-03-11 § 34, och minst fyra kontrollmoment är nya.", []),
    ],
)
def test_what_is_told_of_a_decision_is_looked_up_in_the_minutes(answer: str, said: list[str]) -> None:
    day = dt.date(2025, 3, 11)
    minutes = document(
        1,
        "Protokoll 2025-03-11",
        EvidenceKind.MINUTES,
        decisions=tuple(Decision("Omsorgsnämnden", day, number, None, "") for number in (33, 34)),
    )
    here = ground({"1.2": answer}, evidence=[minutes], pages={1: [MINUTES]})
    told = [each for question in here.questions for each in minuted_figures(here, question)]
    assert [quotes(each)[0] for each in told] == said


def test_forecasts_of_two_months_are_no_contradiction() -> None:
    answer = (
        "- April: ON 2025-05-20, § 42, prognos –2,9 mnkr\n- Augusti: ON 2025-09-23, § 79, prognos –3 300 tkr"
    )
    assert codes(found(FIGURE_DIFFERS, ground({"2.2": answer}))) == []


@pytest.mark.parametrize(
    "nasty", ["1 " * 12500, "a 1, " * 5000, "5 mot budget " * 2000, "av 5 har " * 3000, "1 x " * 6000]
)
def test_nasty_text_is_read_quickly(nasty: str) -> None:
    for parser in (one_unit_sums, against_budgets, equations, nets, shares_of_wholes):
        assert list(parser(nasty)) == []


def test_a_head_with_years_in_it_is_no_row_of_the_list() -> None:
    rows = "".join(f"| Mått {letter} | {at}1 | {at}5 |\n" for at, letter in enumerate("abc", 3))
    here = ground(
        {"1.2": f"Tre indikatorer följs:\n\n| Indikator | 2024 | Mål 2026 |\n| --- | --- | --- |\n{rows}"}
    )
    assert found(COUNT_DIFFERS, here) == []
