from __future__ import annotations

import itertools
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditprep.prose.key_figures import FigureRole, FoundKeyFigure, key_figures

TARGET, PRESENT = FigureRole.TARGET_VALUE, FigureRole.PRESENT_VALUE
OUTCOME, FORECAST = FigureRole.OUTCOME, FigureRole.FORECAST


def one(text: str) -> FoundKeyFigure:
    (each,) = key_figures(text)
    return each


@pytest.mark.parametrize(
    ("text", "role", "direction", "value", "unit", "year", "written"),
    [
        ("Målvärde: 70", TARGET, "", "70", "", None, "70"),
        ("Målvärde: >20", TARGET, ">", "20", "", None, ">20"),
        ("Målvärde: ≥81", TARGET, "≥", "81", "", None, "≥81"),
        ("Målvärde: >= 81", TARGET, "≥", "81", "", None, ">= 81"),
        ("Målvärdet <166 nås inte", TARGET, "<", "166", "", None, "<166"),
        ("Målvärde:>75%", TARGET, ">", "75", "procent", None, ">75%"),
        ("Målvärde 2024: 1 950", TARGET, "", "1950", "", 2024, "1 950"),
        ("målvärde minst 80 procent", TARGET, "≥", "80", "procent", None, "minst 80 procent"),
        ("målvärde 302 dagar.", TARGET, "", "302", "dagar", None, "302 dagar"),
        ("Målvärdet 135 kommer att nås", TARGET, "", "135", "", None, "135"),
        ("Mål >20 per år", TARGET, ">", "20", "", None, ">20"),
        ("Prognos helår: Mål 75, nås redan", TARGET, "", "75", "", None, "75"),
        ("Nuläge 2023: 75", PRESENT, "", "75", "", 2023, "75"),
        ("Nuläge (2023): 75", PRESENT, "", "75", "", 2023, "75"),
        ("Nuläget är 74 (2022)", PRESENT, "", "74", "", 2022, "74"),
        ("Utfall 31/8 2023: 166", OUTCOME, "", "166", "", 2023, "166"),
        ("Utfall per delåret 31/8 2024: 87", OUTCOME, "", "87", "", 2024, "87"),
        ("Utfall per 2024-08-31: 82,5", OUTCOME, "", "82.5", "", 2024, "82,5"),
        ("Utfall augusti 2024: 5", OUTCOME, "", "5", "", 2024, "5"),
        ("utfallet för 2024 uppgick till 98,5 %", OUTCOME, "", "98.5", "procent", 2024, "98,5 %"),
        ("Helårsprognos: 12", FORECAST, "", "12", "", None, "12"),
        ("Prognos: -3,0 mnkr", FORECAST, "", "-3.0", "mnkr", None, "-3,0 mnkr"),
        ("Det prognosticerade resultatet uppgår till -5,0 mnkr", FORECAST, "", "-5.0", "mnkr", None, "-5,0 mnkr"),
        ("Andelen ska vara ≥81", None, "≥", "81", "", None, "≥81"),
    ],
)  # fmt: skip
def test_a_figure_is_read_with_what_the_words_before_it_call_it(
    text: str, role: FigureRole | None, direction: str, value: str, unit: str, year: int | None, written: str
) -> None:
    each = one(text)
    assert (each.role, each.direction, each.value, each.unit, each.year) == (
        role,
        direction,
        Decimal(value),
        unit,
        year,
    )
    assert text[each.start : each.end] == written


def test_a_second_number_in_brackets_stands_beside_and_a_year_there_is_the_figures_year() -> None:
    both = one("Nuläge: 65 (90)")
    assert (both.value, both.beside, both.year) == (65, 90, None)
    dated = one("Nuläge: 74 (2022)")
    assert (dated.value, dated.beside, dated.year) == (74, None, 2022)


@pytest.mark.parametrize(
    "text",
    [
        "Mål 2: Tryggheten ska öka", "mål 2 och 3", "Mål 1-4", "nuläge (31/8 2023) samt målvärde 2024 finns på sid 3",
        "utfall 2023 saknas", "prognos 2 gånger per år", "resultat 3 av 4", "Utfall: 2024-05-14", "Utfall: 14/5", "Nuläge: § 5",
        "Målvärde: -", "Målvärdet 169 188 207 210", "utfallet under 2024 var lågt", "Målvärde 2024", "a -> 5", "<b>5</b>",
        "sid 3 (12)", "65 (90)", "KF´s mål 1", "prognosen för året är en avvikelse", "",
    ],
)  # fmt: skip
def test_what_may_be_something_else_is_no_figure(text: str) -> None:
    assert key_figures(text) == ()


@pytest.mark.parametrize(
    ("text", "name", "unit"),
    [
        ("Nyckeltal 1: Andel nöjda (%)\n\nMålvärde: 70", "Andel nöjda (%)", "procent"),
        (
            "Nyckeltal: Svarstid, antal dagar\nUtfall 2023: 4\nUtfall 2024: 3",
            "Svarstid, antal dagar",
            "dagar",
        ),
        ("Mätetal 2:Upplevt bemötande, andel (%) Målvärde: >75", "Upplevt bemötande, andel (%)", "procent"),
        ("Det går bra. Svarstid, målvärde 3 dagar", "Svarstid", "dagar"),
        ("Målvärde: 70", "", ""),
        ("Något helt annat\nMålvärde: 70", "", ""),
    ],
)
def test_a_figure_is_called_what_stands_before_it_or_above_it(text: str, name: str, unit: str) -> None:
    assert {(each.name, each.unit) for each in key_figures(text)} == {(name, unit)}


TABLE = (
    "Uppföljning/Nyckeltal\tMålvärde 2024\tNuläge 2023\n"
    "Andel nöjda (%) Källa: Enkät\t≥81\t74 (2022)\n"
    "Svarstid\t65 (90)\t-\n"
    "Trygghet\t82,2*\t302 (minskning med 5 %)\n"
    "Ärenden\t904\t1 397 860\n"
    "Summa\t169 188 207 210\t−5\n"
    "Kort rad\t5\n"
    "Text under tabellen"
)


def test_a_table_gives_its_figures_by_the_heads_of_its_columns() -> None:
    told = [
        (each.name, each.role, each.direction, each.value, each.beside, each.year)
        for each in key_figures(TABLE)
    ]
    assert told == [
        ("Andel nöjda (%)", TARGET, "≥", 81, None, 2024),
        ("Andel nöjda (%)", PRESENT, "", 74, None, 2022),
        ("Svarstid", TARGET, "", 65, 90, 2024),
        ("Trygghet", TARGET, "", Decimal("82.2"), None, 2024),
        ("Trygghet", PRESENT, "", 302, None, 2023),
        ("Ärenden", TARGET, "", 904, None, 2024),
        ("Ärenden", PRESENT, "", 1_397_860, None, 2023),
        ("Summa", PRESENT, "", -5, None, 2023),
    ]
    assert all(
        TABLE[each.start : each.end].strip() == TABLE[each.start : each.end] for each in key_figures(TABLE)
    )


def test_a_table_of_money_has_the_unit_of_its_corner() -> None:
    text = "Belopp i tkr\tUtfall 2024\tPrognos helår\nLöner\t-121 932\t5"
    assert [(each.role, each.value, each.unit) for each in key_figures(text)] == [
        (OUTCOME, -121_932, "tkr"),
        (FORECAST, 5, "tkr"),
    ]


def test_a_row_that_tells_of_an_outcome_to_come_is_no_head() -> None:
    text = "Nyckeltal\tMålvärde 2024\tNuläge 2023\nA\t\tResultat kommer 8 dec\nB\t90\t80"
    assert [each.value for each in key_figures(text)] == [90, 80]


_WORDS = st.sampled_from(
    ["Målvärde", "Nuläge", "utfall", "prognos:", "mål", ":", ">20", "≥ 81", "65 (90)", "74 (2022)", "2024", "31/8", "%", "\n", "\t", "-", "("]
)  # fmt: skip


@given(
    st.lists(_WORDS, max_size=25).map(" ".join) | st.text("0123456789 \t\n:<>≥()målvärdenutf", max_size=60)
)
def test_no_text_is_too_odd_to_look_for_figures_in(text: str) -> None:
    found = key_figures(text)
    assert all(0 <= each.start < each.end <= len(text) for each in found)
    assert all(before.end <= after.start for before, after in itertools.pairwise(found))
