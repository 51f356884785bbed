"""Goals and key figures that are numbered in two ways, and goals that do not exist."""

from __future__ import annotations

import pytest
from checks.grounds import codes, document, found, ground, quotes, sentences, written

from auditprep.checks.rules_figures import GOAL_MISSING, KPI_NUMBER
from auditprep.model import EvidenceKind, Finding

FOUR = "Mål 1: Trygga elever\n\nMål 2: Fler behöriga lärare\n\nMål 3: Minskad frånvaro\n\nMål 4: God mat"


def numbered(*answers: str) -> list[Finding]:
    return found(KPI_NUMBER, ground({f"1.{at}": text for at, text in enumerate(answers, 2)}))


def missing(*answers: str, **more: object) -> list[Finding]:
    return found(GOAL_MISSING, ground({f"1.{at}": text for at, text in enumerate(answers, 2)}, **more))


def listed(*names: str, label: str = "Nyckeltal {}: {}") -> str:
    return "\n\n".join(label.format(at, name) + "\n\nMålvärde: 5" for at, name in enumerate(names, 1))


# Numbers


def test_key_figures_that_have_changed_numbers_are_told_once_with_all_places() -> None:
    here = f"Mål 1: Trygga elever\n\n{listed('Andel trygga elever', 'Antal kränkningar')}"
    there = f"Mål 1: Trygga elever\n\n{listed('Antal kränkningar', 'Andel trygga elever')}"
    (each,) = numbered(here, there)
    assert (each.code, each.question) == ("kpi-number", "1.2")
    assert quotes(each) == [
        "1: Andel trygga elever",
        "2: Andel trygga elever",
        "2: Antal kränkningar",
        "1: Antal kränkningar",
    ]
    assert sentences([each]) == [
        "”Andel trygga elever” är nyckeltal 1 här och nyckeltal 2 i fråga 1.3. Numrera dem lika."
    ]


@pytest.mark.parametrize(
    "label",
    ["Nyckeltal {}: {}", "Mätetal nr {} – {}", "Indikator {}. {}", "Mått {}, {}", "Nyckeltal 1.{}: {}"],
)
def test_numbers_are_read_in_every_way_of_writing_them(label: str) -> None:
    names = ("Andel trygga elever", "Antal kränkningar")
    assert codes(numbered(listed(*names, label=label), listed(*names[::-1], label=label))) == ["kpi-number"]


def test_numbers_of_a_list_and_of_a_table_count_too() -> None:
    in_list = "Nyckeltalen är:\n\n1. Andel trygga elever (målvärde 90)\n2. Antal kränkningar (målvärde 5)"
    table = "| Nr | Nyckeltal | Målvärde 2025 |\n|---|---|---|\n| 1 | Antal kränkningar | 5 |\n| 2 | Andel trygga elever | 90 |"
    assert codes(numbered(in_list, table)) == ["kpi-number"]


@pytest.mark.parametrize(
    "other",
    [
        listed("Andel trygga elever", "Antal kränkningar", "Frånvaro"),  # one more
        listed("Andel trygga elever"),
        "Nyckeltal: Antal kränkningar\n\nMålvärde: 5",  # without a number
        "Nyckeltal 2: Antal kränkningar\n\nMålvärde: 5",
        "Andel trygga elever: målvärde 5",
        "Nyckeltal 1: Andel trygga barn\n\nNyckeltal 2: Antal trygga vuxna",
    ],
)  # fmt: skip
def test_numbers_that_agree_are_left_alone(other: str) -> None:
    assert numbered(listed("Andel trygga elever", "Antal kränkningar"), other) == []


def test_numbers_that_go_on_where_others_begin_anew_under_each_goal_are_left_alone() -> None:
    anew = "Mål 1: Trygga elever\n\n{}\n\nMål 2: God mat\n\n{}"
    one = anew.format(
        listed("Andel trygga elever", "Antal kränkningar"), listed("Andel ekologisk mat", "Matsvinn, gram")
    )
    rest = "Nyckeltal 3: Andel ekologisk mat\n\nMålvärde: 5\n\nNyckeltal 4: Matsvinn, gram\n\nMålvärde: 5"
    assert numbered(one, anew.format(listed("Andel trygga elever", "Antal kränkningar"), rest)) == []


def test_a_goal_with_two_numbers_is_found_and_a_list_counts_as_well() -> None:
    in_list = "Nämndens mål:\n\n1. Trygga elever\n2. God mat\n3. Fler behöriga lärare"
    heads = "Mål 1: Trygga elever\n\nMål 2: Fler behöriga lärare\n\nMål 3: God mat"
    (first, second) = numbered(in_list, heads)
    assert {first.code, second.code} == {"goal-number"}
    assert sentences([first]) == ["”God mat” är mål 2 här och mål 3 i fråga 1.3."]
    assert numbered(in_list, "Mål 1: Trygga elever\n\nMål 3: Fler behöriga lärare") == []


def test_a_key_figure_under_two_goals_is_found_where_the_goals_are_the_same() -> None:
    goals = "Mål 1: Trygga elever\n\n{}\n\nMål 2: God mat\n\n{}"
    kpi, other = "Nyckeltal: Matsvinn, gram\n\nMålvärde: 5", "Nyckeltal: Kränkningar\n\nMålvärde: 5"
    assert codes(numbered(goals.format(other, kpi), goals.format(kpi, other))) == ["kpi-goal", "kpi-goal"]
    others = "Mål 1: God mat\n\n{}\n\nMål 2: Trygga elever\n\n{}"
    assert "kpi-goal" not in codes(numbered(goals.format(other, kpi), others.format(kpi, other)))


# Goals that do not exist


@pytest.mark.parametrize(
    "words",
    ["Mål 5 följs upp i höst.", "Störst är bristerna i mål nr 5.", "Målen 1–5 nås.", "Se mål 2 och 5."],
)
def test_a_goal_that_no_answer_lists_does_not_exist(words: str) -> None:
    (each,) = missing(FOUR, words)
    assert sentences([each]) == ["Mål 5 finns inte: i fråga 1.2 finns 4 mål."]
    assert len(each.places) == 2


@pytest.mark.parametrize(
    "words",
    [
        "Mål 4 följs upp i höst.",
        "Målen 1–4 nås.",
        "Nämnden bidrar till mål 8 och 16 i Agenda 2030.",
        "Kopplat till KF:s mål 6.",
        "Det stödjer fullmäktiges mål 7.",
        "Prioriterat mål 5 är kommunens.",
        "De globala målen, främst mål 13, berörs.",
        "I 2023 års budget var detta mål 6.",
        "Prognos helår: Mål 75, nås",
        "Målet är 85 procent.",
        "Resultatet blev mål 12 procent.",
    ],
)  # fmt: skip
def test_other_goals_and_other_numbers_are_left_alone(words: str) -> None:
    assert missing(FOUR, words) == []


def test_goals_under_a_lead_that_gives_them_to_the_council_are_not_the_boards() -> None:
    lead = "Målen är kopplade till fullmäktiges prioriterade mål:\n\n- Mål 6, Hållbar utveckling\n- Mål 7, Gott bemötande"
    assert missing(FOUR, lead) == []


def test_a_goal_that_the_budget_has_exists() -> None:
    budget = document(1, "Budget 2025", EvidenceKind.BUDGET, "2025")
    page = "\n".join(f"Nämndens mål {at}\tKoppling" for at in range(1, 6))
    assert missing(FOUR, "Mål 5 nås.", evidence=[budget], pages={1: [page]}) == []


def test_nobody_knows_which_goals_exist_where_none_are_listed() -> None:
    assert missing("Mål 9 nås inte.", "Nämnden har mål.") == []


@pytest.mark.parametrize(
    "said", ["Nämnden har totalt fem mål.", "Tre av fem mål bedöms nås.", "Samtliga tre mål nås."]
)
def test_a_number_of_goals_that_the_list_gainsays_is_found(said: str) -> None:
    lists = "Nämndens mål:\n\n- Trygga elever\n- Fler behöriga lärare\n- Minskad frånvaro\n- God mat"
    (each,) = missing(lists, said)
    assert each.code == "goals-number"


@pytest.mark.parametrize(
    "said",
    [
        "Nämnden har totalt fyra mål.",
        "Tre av fyra mål nås.",
        "Tre mål nås inte.",
        "Två av nämndens mål är nya.",
        "Fullmäktige har sex övergripande mål.",
        "Nämnden bidrar till fem av de globala målen.",
        "Vi har fem arbetsmiljömål.",
        "Minst fem mål ska finnas.",
    ],
)  # fmt: skip
def test_other_numbers_of_goals_are_left_alone(said: str) -> None:
    assert missing(FOUR, said) == []


KPIS = "Mål 1: Trygga elever\n\nNyckeltal: Kränkningar, antal\n\nMålvärde: 5\n\nMål 2: God mat\n\nNyckeltal 1: Matsvinn, gram\n\nMålvärde: 5\n\nNyckeltal 2: Nöjda elever\n\nMålvärde: 5\n\n"


def test_more_key_figures_than_a_goal_has_are_found_and_the_goal_above_is_proposed() -> None:
    here = ground({"1.2": KPIS + "Båda nyckeltalen kopplade till mål 1 är nya för i år."})
    (each,) = found(GOAL_MISSING, here)
    assert sentences([each]) == ["Mål 1 sägs ha två nyckeltal, men ett finns. Kanske avses ett annat mål."]
    assert written(here, each).endswith("Båda nyckeltalen kopplade till mål 2 är nya för i år.")


@pytest.mark.parametrize(
    "words",
    [
        "Båda nyckeltalen kopplade till mål 2 är nya.",
        "De två nyckeltalen under mål 2 är nya.",
        "Båda nyckeltalen är kopplade till KF:s mål 1.",
        "Båda nyckeltalen visar att mål 1 nås.",
        "Två nyckeltal redovisas vid delåret.",
        "Mål 3: Frånvaro\n\nBåda nyckeltalen för mål 3 är nya.",  # nothing is known of them
    ],
)  # fmt: skip
def test_key_figures_that_a_goal_has_are_left_alone(words: str) -> None:
    assert missing(KPIS + words) == []
