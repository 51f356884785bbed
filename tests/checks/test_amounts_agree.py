"""Amounts that are told in two ways, and those that only look so."""

from __future__ import annotations

import pytest
from checks.grounds import codes, document, found, ground, quotes, sentences, written

from auditprep.checks.rules_figures import FIGURE_DIFFERS, UNIT_DIFFERS
from auditprep.model import EvidenceKind, Finding

BUDGET = document(1, "Budget 2025–2027", EvidenceKind.BUDGET, "2025–2027")
PAGE = "Belopp i tkr\tBudget 2024\tBudget 2025\tPlan 2026\nPersonal\t-80 000\t-83 000\t-85 000\nKommunbidrag\t84 920\t88 412\t90 100"


def figures(*answers: str, **more: object) -> list[Finding]:
    return found(FIGURE_DIFFERS, ground({f"2.{at}": text for at, text in enumerate(answers, 3)}, **more))


def units(*answers: str, **more: object) -> list[Finding]:
    return found(UNIT_DIFFERS, ground({f"2.{at}": text for at, text in enumerate(answers, 3)}, **more))


def test_one_result_with_two_values_is_told_with_both_places() -> None:
    (each,) = figures(
        "I delårsbokslutet 2025 redovisas resultatet för perioden med -6,8 mnkr.",
        "Resultatet för perioden uppgår enligt delårsbokslutet till -5,8 mnkr.",
    )
    assert sentences([each]) == ["Samma belopp (resultat) är -6,8 mnkr här och -5,8 mnkr i fråga 2.4."]
    assert quotes(each) == ["-6,8 mnkr", "-5,8 mnkr"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Prognosen för helåret är -5,0 mnkr.", "Det prognosticerade resultatet för året uppgår till -6,0 mnkr."),
        ("Helårsprognosen pekar på ett underskott om 5,0 mnkr.", "Prognosen för året är en negativ avvikelse om 6,0 mnkr."),
        ("Kommunbidraget för 2025 är 88,4 mnkr.", "Kommunbidraget uppgår till 84,4 mnkr."),
        ("Ramen för 2025 är satt till 88,4 mnkr.", "Nämndens ram uppgår till 84,8 mnkr."),
        ("I april pekade prognosen på -2,9 mnkr.", "Prognosen var per april -2,4 mnkr och i delårsbokslutet -3,0 mnkr."),
        ("Prognos helår: 132,0 mnkr\n\nAvvikelse: -2,0 mnkr", "Prognosen i delårsrapporten var -2,4 mnkr."),
        ("Kommunbidraget är 88,4 mnkr.", "| Tkr | Budget 2025 |\n|---|---|\n| Kommunbidrag | 84 412 |"),
        ("Investeringsbudgeten för 2025 är 1,5 mnkr.", "Investeringsbudgeten uppgår till 1 800 tkr."),
        ("Kommunbidraget är 88,4 mnkr.", "Bufferten är 1,5 procent av 83,0 mnkr."),
        ("Nettokostnaden ökar mer än kommunbidraget, som ökade med 4,9 procent.", "Kommunbidraget år 2025 är 88,4 mnkr, en ökning om 9,4 procent."),
    ],
)  # fmt: skip
def test_the_same_amount_is_known_again_in_other_words(one: str, other: str) -> None:
    assert codes(figures(one, other)) == ["figure-differs"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kommunbidraget är 88,4 mnkr.", "Kommunbidraget är 88 412 tkr."),  # rounded
        ("Kommunbidraget 2025 är 88,4 mnkr.", "Kommunbidraget 2024 var 84,9 mnkr."),
        ("Prognosen per april är -3,0 mnkr.", "Prognosen per augusti är -5,0 mnkr."),
        ("Prognosen för helåret är -5,0 mnkr.", "Resultatet för perioden är -6,8 mnkr."),
        ("Prognosen för helåret är -5,0 mnkr.", "Prognosen för lönerna är ett överskott om 3,0 mnkr."),
        ("Resultatet för perioden är -6,8 mnkr.", "Inom förskolan är resultatet för perioden -2,0 mnkr."),
        ("Prognosen är ett underskott om 5,0 mnkr.", "Nämnden har ett strukturellt underskott om 4,5 mnkr."),
        ("Prognosen är ett underskott om 5,0 mnkr.", "Prognosen är -5,0 mnkr."),
        ("Kommunbidraget är 88,4 mnkr.", "Kommunbidraget höjs med 3,5 mnkr."),
        ("Budgeten är 88,4 mnkr.", "Budgeten för skolskjuts är 2,1 mnkr."),
        ("Budgeten är 88,4 mnkr.", "Budgeten 2025 är 88,4 mnkr och planen för 2026 är 90,1 mnkr."),
        ("Bufferten är 1,5 procent av 88,4 mnkr.", "Kommunbidraget är 88,4 mnkr."),
        ("Avvikelse mot budget: -2,0 mnkr", "Resultatet för perioden är -2,7 mnkr."),
        ("Kommunbidraget ökade med 9,4 procent.", "För 2026 väntas kommunbidraget öka med 1,0 procent."),
        ("Kommunbidraget ökade med 9,4 procent.", "Kommunbidraget 2024 var en ökning med 6,6 procent."),
        ("I mars var prognosen -2,0 mnkr; i april var den -2,4 mnkr.", "Prognosen är -3,0 mnkr enligt delårsbokslutet."),
    ],
)  # fmt: skip
def test_other_years_months_parts_and_kinds_are_left_alone(one: str, other: str) -> None:
    assert figures(one, other) == []


def test_a_grant_that_the_budget_gainsays_is_told_with_its_page() -> None:
    (each,) = figures("Kommunbidraget för 2025 uppgår till 84,4 mnkr.", evidence=[BUDGET], pages={1: [PAGE]})
    assert each.code == "figure-page"
    assert quotes(each) == ["84,4 mnkr", "88 412"]


def test_where_two_answers_differ_the_budget_says_which_is_mended() -> None:
    here = ground(
        {"2.3": "Kommunbidraget är 88,4 mnkr.", "2.4": "Kommunbidraget uppgår till 84,4 mnkr."},
        evidence=[BUDGET],
        pages={1: [PAGE]},
    )
    (each,) = found(FIGURE_DIFFERS, here)
    assert each.question == "2.4"
    assert written(here, each) == "Kommunbidraget uppgår till 88,4 mnkr."


@pytest.mark.parametrize(
    ("answer", "page"),
    [
        ("Kommunbidraget för 2025 uppgår till 88,4 mnkr.", PAGE),
        ("Kommunbidraget för 2026 uppgår till 89,0 mnkr.", PAGE),  # only planned there
        ("Kommunbidraget uppgår till 84,4 mnkr.", PAGE.replace("Kommunbidrag", "Kommunalskatt")),
        ("Kommunbidraget uppgår till 84,4 mnkr.", PAGE.replace("i tkr", "")),  # nobody says the unit
        ("Kommunbidraget uppgår till 84,4 mnkr.", "År 2025 ökar kommunbidraget med 3,5\nmnkr."),
    ],
)  # fmt: skip
def test_pages_that_agree_or_say_nothing_are_left_alone(answer: str, page: str) -> None:
    assert figures(answer, evidence=[BUDGET], pages={1: [page]}) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kommunbidraget är 88,4 mnkr.", "Kommunbidraget är 88,4 tkr."),
        ("Kommunbidraget är 88 412 tkr.", "Nettobudgeten är 88 412 mnkr."),
        ("Ramen är 88,4 mnkr.", "Av anslaget på 88,4 tkr återstår en del."),
    ],
)
def test_a_thousand_times_too_much_or_too_little_is_told_as_the_unit(one: str, other: str) -> None:
    assert {each.rule for each in units(one, other)} == {"unit-differs"}
    assert figures(one, other) == []


def test_more_than_a_municipality_has_is_told() -> None:
    assert codes(units("Kommunbidraget är 245 082 mnkr.")) == ["unit-too-large"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kommunbidraget är 88,4 mnkr.", "Kommunbidraget är 88 412 tkr."),
        ("Potten är 88 tkr.", "Ramen är 88 mnkr."),
        ("Avgiften är 1,5 tkr.", "Avvikelsen är 1,5 mnkr."),
        ("Bidraget är 500 kr.", "Bidraget är 500 tkr i stort."),
        ("Kostnaden är 3,0 mnkr.", "Hyran är 30,0 mnkr."),
        ("Vi köpte för 100 tkr.", "Vi köpte för 100 mnkr."),
    ],
)  # fmt: skip
def test_small_numbers_and_other_digits_are_left_alone(one: str, other: str) -> None:
    assert units(one, other) == []
