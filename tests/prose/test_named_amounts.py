"""Amounts with a name, known again in other words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditprep.prose.named_amounts import NamedAmount, named_amounts, named_amounts_on_page, reserve_wholes


def one(text: str) -> NamedAmount:
    (each,) = named_amounts(text)
    return each


@pytest.mark.parametrize(
    ("text", "name", "role", "years", "month"),
    [
        ("Kommunbidraget år 2025 uppgår till 88,4 mnkr.", "kommunbidrag", "budget", {2025}, None),
        ("År 2025 uppgår kommunbidraget till 88,4 mnkr.", "kommunbidrag", "budget", {2025}, None),
        ("Ramen för 2025 är satt till 88,4 mnkr.", "budget", "budget", {2025}, None),
        ("Budget (tkr): 88 400", "budget", "budget", set(), None),
        ("Resultatet för perioden är enligt delårsbokslutet -6,8 mnkr.", "resultat", "outcome", set(), 8),
        ("Årets prognosticerade resultat uppgår till -5,0 mnkr.", "resultat", "forecast", set(), None),
        ("Prognosen per april är en negativ avvikelse om 3,0 mnkr.", "resultat", "forecast", set(), 4),
        ("Prognosen för helåret är 250,1 mnkr.", "prognos", "forecast", set(), None),
        ("Avvikelse mot budget: -2,0 mnkr", "avvikelse", "", set(), None),
        ("Årets resultat blev -1,2 mnkr.", "resultat", "year", set(), None),
        ("Investeringsbudgeten är 1 500 tkr.", "investeringsbudget", "budget", set(), None),
    ],
)  # fmt: skip
def test_an_amount_is_known_with_its_name_and_its_time(
    text: str, name: str, role: str, years: set[int], month: int | None
) -> None:
    each = one(text)
    assert (each.name, each.role, each.about, each.years, each.month) == (
        name,
        role,
        frozenset(),
        years,
        month,
    )


def test_a_part_of_the_whole_is_known_as_a_part() -> None:
    assert one("Prognosen för personalkostnader är en avvikelse om 3,0 mnkr.").about == {"personalkostnad"}
    assert one("Inom förskolan är resultatet för perioden -2,0 mnkr.").about == {"förskolan"}
    assert named_amounts("Budgeten för skolskjuts är 2,1 mnkr.") == ()


def test_the_same_a_month_later_needs_no_name_anew() -> None:
    text = "I mars (månadsuppföljning per mars 2025) var prognosen -2,0 mnkr; i april var den -2,4 mnkr och vid delåret -3,0 mnkr."
    assert [(each.name, each.role, each.month) for each in named_amounts(text)] == [
        ("resultat", "forecast", month) for month in (3, 4, 8)
    ]


def test_a_deviation_after_a_forecast_is_that_of_the_forecast() -> None:
    forecast, deviation = named_amounts("Prognos helår: 132,0 mnkr\nAvvikelse: -2,0 mnkr")
    assert (forecast.name, deviation.name, deviation.role) == ("prognos", "resultat", "forecast")


def test_rows_and_columns_of_a_table_say_it_too() -> None:
    text = "Belopp i tkr\tBudget 2025\tPlan 2026\nKommunbidrag\t88 412\t90 100\nÖvrigt\t5\t5"
    assert [(each.name, each.role, each.years, int(each.amount.value)) for each in named_amounts(text)] == [
        ("kommunbidrag", "budget", {2025}, 88_412_000),
        ("kommunbidrag", "plan", {2026}, 90_100_000),
    ]


def test_on_a_page_a_sentence_goes_on_from_one_line_to_the_next() -> None:
    text = "År 2025 uppgår kommunbidraget till 88,4\nmnkr."
    (each,) = named_amounts_on_page(text)
    assert text[each.start : each.end] == "88,4\nmnkr"


@pytest.mark.parametrize(
    "text",
    [
        "Kommunbidraget höjs med 3,5 mnkr.",
        "Kommunbidraget ökar.",
        "Resultatet var gott. Vi köpte bilar för 2 mnkr.",
        "Budgeten antogs den 4 maj, och hyran blev 2 mnkr.",
        "Prognosen är 85 procent.",
        "",
    ],
)
def test_other_amounts_have_no_name(text: str) -> None:
    assert named_amounts(text) == ()


def test_what_a_reserve_is_a_share_of_is_known() -> None:
    text = "Bufferten är 1,5 procent av 88,4 mnkr. Reserven om en procent av 90,0 mnkr är orörd. Moms är 25 procent av 4 mnkr."
    assert [text[each.start : each.end] for each in reserve_wholes(text)] == ["88,4 mnkr", "90,0 mnkr"]


@given(st.text(alphabet="prognosen är budget 1,0 mnkrapriloch2025\n\t", max_size=120))
def test_any_text_can_be_read(text: str) -> None:
    for each in named_amounts(text):
        assert 0 <= each.start < each.end <= len(text)


@pytest.mark.parametrize(
    "nasty",
    ["prognosen för året är ", "Kommunbidraget 2025 är ", "; i april var den -2,4 mnkr", "budget på 5 mnkr "],
)
def test_nasty_text_is_read_in_time(nasty: str) -> None:
    named_amounts((nasty * 50_000)[:50_000])
