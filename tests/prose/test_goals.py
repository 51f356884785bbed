"""Goals and key figures as answers and budgets tell of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditprep.prose.goals import FoundKpi, Period, goals, period
from auditprep.prose.key_figures import FigureRole

TARGET, PRESENT = FigureRole.TARGET_VALUE, FigureRole.PRESENT_VALUE
OUTCOME, FORECAST = FigureRole.OUTCOME, FigureRole.FORECAST


def one(text: str) -> FoundKpi:
    (each,) = [kpi for kpi in goals(text).kpis if kpi.figures]
    return each


def values(kpi: FoundKpi) -> list[tuple[FigureRole, int]]:
    return [(figure.role, int(figure.value)) for figure in kpi.figures]


@pytest.mark.parametrize(
    "text",
    [
        "Andel nöjda brukare: målvärde 85 %, nuläge 82 %",
        "Nyckeltal: Andel nöjda brukare\nMålvärde: 85\nNuläge 2024: 82",
        "Andel nöjda brukare\nMålvärde: 85\nNuläge: 82",
        "För nyckeltalet andel nöjda brukare är målvärdet 85 procent. Nuläget är 82 procent.",
        "Andel nöjda brukare har målvärdet 85 och nuläget 82.",
        "Nyckeltal\tMålvärde 2025\tNuläge 2024\nAndel nöjda brukare Källa: Enkät\t≥85\t82",
        "Mål\tMått\tMålvärde 2025\tNuläge 2024\nTrygghet\tAndel nöjda brukare\t85\t82",
        "Mål 1, Trygghet: För andel nöjda brukare är målvärdet 85 och nuläget är 82.",
        "Andel nöjda brukare: 85 % (målvärde), 82 % (nuläge)",
    ],
)
def test_a_key_figure_is_known_with_its_figures(text: str) -> None:
    each = one(text)
    assert values(each) == [(TARGET, 85), (PRESENT, 82)]
    assert text[each.start : each.end].casefold() == each.name.casefold() == "andel nöjda brukare"


def test_a_name_may_have_a_clause_in_it() -> None:
    text = "Mål 1, Trygghet: För elever i sfi som klarar kursen inom ett år, andel (%) var utfallet 51 % i augusti. För elever som är nöjda var det bra."
    assert one(text).name == "elever i sfi som klarar kursen inom ett år, andel (%)"


@pytest.mark.parametrize(
    ("text", "number", "goal"),
    [
        ("Nyckeltal 2: Andel nöjda\nMålvärde: 85", 2, None),
        ("Mätetal 1.2 Andel nöjda – målvärde 85", 2, 1),
        ("Indikator nr 3 – Andel nöjda (målvärde 85)", 3, None),
        ("Mål 4: Trygghet\nMått 1, Andel nöjda. Målvärde: 85", 1, 4),
        ("Nr\tNyckeltal\tMålvärde\n2\tAndel nöjda\t85", 2, None),
        ("Nyckeltal\tMålvärde\n1.2 Andel nöjda\t85", 2, 1),
        ("Mål\tNyckeltal\tMålvärde\nMål 3\tAndel nöjda\t85", None, 3),
        ("Andel nöjda: målvärde 85", None, None),
    ],
)
def test_it_is_known_with_its_number_and_its_goal(text: str, number: int | None, goal: int | None) -> None:
    each = one(text)
    assert (each.number, each.goal) == (number, goal)
    if number is not None:
        assert text[each.number_start : each.number_end] == str(number)


@pytest.mark.parametrize(
    ("text", "role", "of"),
    [
        ("Utfall per delåret 31/8 2024: 70", OUTCOME, Period(2024, 8)),
        ("Utfall augusti 2024: 70", OUTCOME, Period(2024, 8)),
        ("Utfall helår 2023: 70", OUTCOME, Period(2023, 12)),
        ("Utfall 2023: 70", OUTCOME, Period(2023)),
        ("Utfall: 70", OUTCOME, Period()),
        ("Utfallet var 70 i augusti 2025", OUTCOME, Period(2025, 8)),
        ("Målvärde 2026: 70", TARGET, Period(2026)),
        ("Prognos per april: 70", FORECAST, Period(None, 4)),
    ],
)
def test_a_figure_is_known_with_its_time(text: str, role: FigureRole, of: Period) -> None:
    (figure,) = one(f"Nyckeltal: Andel nöjda\n{text}").figures
    assert (figure.role, figure.period) == (role, of)


def test_what_the_text_says_of_all_its_figures_holds_for_those_that_say_nothing() -> None:
    text = "Nuläge (per 31/8 2024) och målvärde för 2025 anges, se sidan 3.\nNyckeltal: Andel nöjda\nMålvärde: 85\nNuläge: 82"
    assert [figure.period for figure in one(text).figures] == [Period(2025), Period(2024, 8)]


def test_the_year_before_in_brackets_is_a_figure_too() -> None:
    each = one("För andel nöjda brukare var utfallet 768 i augusti (året före 716).")
    assert [(int(figure.value), figure.period) for figure in each.figures] == [
        (768, Period(None, 8)),
        (716, Period(None, 8, 1)),
    ]


def test_goals_have_lines_of_their_own_and_those_of_others_are_left_out() -> None:
    text = (
        "Mål 1: Trygghet\nNämndens mål 2 – Hälsa\nMål 3\tKoppling\n"
        "Kopplade till fullmäktiges prioriterade mål:\nMål 7: Hållbarhet\nMål 8. Avskaffa fattigdom"
    )
    assert [(each.number, each.name) for each in goals(text).goals] == [
        (1, "Trygghet"),
        (2, "Hälsa"),
        (3, ""),
    ]


@pytest.mark.parametrize(
    ("text", "numbers", "others"),
    [
        ("Se mål 3.", (3,), False),
        ("mål 1–4 nås", (1, 2, 3, 4), False),
        ("målen 1, 2 och 5", (1, 2, 5), False),
        ("mål nr 7", (7,), False),
        ("KF:s mål 2", (2,), True),
        ("kopplat till kommunens mål 2", (2,), True),
        ("mål 13 i Agenda 2030", (13,), True),
    ],
)
def test_goals_are_mentioned_by_number(text: str, numbers: tuple[int, ...], others: bool) -> None:
    (each,) = goals(text).mentions
    assert (each.numbers, each.is_others) == (numbers, others)


@pytest.mark.parametrize(
    "text", ["målvärde 3", "mål 85 procent", "Prognos helår: Mål 75, nås", "mål 3:1", "delmål 4", "ett mål"]
)
def test_other_numbers_are_no_goals(text: str) -> None:
    assert goals(text).mentions == ()


@pytest.mark.parametrize(
    ("text", "count", "goal"),
    [
        ("Båda nyckeltalen kopplade till mål 3 är nya.", 2, 3),
        ("De tre nyckeltalen för mål 2 mäts.", 3, 2),
        ("Mål 4 har två nyckeltal.", 2, 4),
    ],
)
def test_how_many_key_figures_a_goal_has_is_read(text: str, count: int, goal: int) -> None:
    (each,) = goals(text).kpi_counts
    assert (each.count, each.goal) == (count, goal)


def test_words_of_time_are_read() -> None:
    assert [period(words) for words in ("t.o.m. 31/8", "2024-12-31", "delåret 2025", "helår", "")] == [
        Period(None, 8),
        Period(2024, 12),
        Period(2025, 8),
        Period(None, 12),
        Period(),
    ]


@given(st.text(alphabet="Mål 1:värdeNyckta\n\t,.5%() utfall2024", max_size=150))
def test_any_text_can_be_read(text: str) -> None:
    found = goals(text)
    for kpi in found.kpis:
        assert 0 <= kpi.start <= kpi.end <= len(text)


@pytest.mark.parametrize(
    "nasty",
    [
        "mål: 85 % ",
        "Målvärde: 70 ",
        "Nyckeltal 1: Andel a målvärde 5 ",
        "andel personer är ",
        "målvärdet för a b c är ",
        "a\t1\t2\n",
    ],
)
def test_nasty_text_is_read_in_time(nasty: str) -> None:
    goals((nasty * 50_000)[:50_000])
