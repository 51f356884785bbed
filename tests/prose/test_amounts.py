from __future__ import annotations

import itertools
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditprep.prose.amounts import amounts, number_of


def found(text: str) -> list[tuple[str, str, str]]:
    return [(str(each.value), each.unit, each.sign) for each in amounts(text)]


@pytest.mark.parametrize(
    ("written", "amount"),
    [
        ("12,4 mnkr", ("12.4", "mnkr", "")),
        ("12.4 mnkr", ("12.4", "mnkr", "")),
        ("12,4mnkr", ("12.4", "mnkr", "")),
        ("-3 210 tkr", ("-3210", "tkr", "-")),
        ("−3 210 tkr", ("-3210", "tkr", "-")),
        ("− 3,0 mnkr", ("-3.0", "mnkr", "-")),
        ("–5 tkr", ("-5", "tkr", "-")),
        ("minus 3 mnkr", ("-3", "mnkr", "-")),
        ("+2,0 mnkr", ("2.0", "mnkr", "+")),
        ("1 397 860 kr", ("1397860", "kr", "")),
        ("1\u00a0397\u00a0860\u00a0kr", ("1397860", "kr", "")),
        ("1\u202f397\u202f860\u202fkr", ("1397860", "kr", "")),
        ("1.397.860 kr", ("1397860", "kr", "")),
        ("12.500 kr", ("12500", "kr", "")),
        ("1 200:-", ("1200", "kr", "")),
        ("98 procent", ("98", "procent", "")),
        ("98,5 %", ("98.5", "procent", "")),
        ("98,5\u00a0%", ("98.5", "procent", "")),
        ("17,97%", ("17.97", "procent", "")),
        ("2 procentenheter", ("2", "procentenheter", "")),
        ("2 %-enheter", ("2", "procentenheter", "")),
        ("0,5 ‰", ("0.5", "promille", "")),
        ("3 mkr", ("3", "mnkr", "")),
        ("3 Mkr", ("3", "mnkr", "")),
        ("3 MSEK", ("3", "mnkr", "")),
        ("2 miljoner kronor", ("2", "mnkr", "")),
        ("2 milj. kr", ("2", "mnkr", "")),
        ("20 tusen kronor", ("20", "tkr", "")),
        ("1,5 miljarder kronor", ("1.5", "mdkr", "")),
        ("500 kronor", ("500", "kr", "")),
        ("12\nmnkr", ("12", "mnkr", "")),
    ],
)
def test_an_amount_is_read_in_every_way_of_writing_it(written: str, amount: tuple[str, str, str]) -> None:
    text = f"Avvikelsen ({written}) är känd."
    assert found(text) == [amount]
    (each,) = amounts(text)
    assert text[each.start : each.end] == written


def test_a_year_before_a_minus_is_no_part_of_the_amount() -> None:
    assert found("Enligt delårsbokslut 2024 -2,4 mnkr.") == [("-2.4", "mnkr", "-")]


def test_several_amounts_are_read_in_order_with_their_places() -> None:
    text = "Ökningen är 9,4 procent eller 21,0 mnkr, varav -0,8 mnkr är engångs."
    assert [text[each.start : each.end] for each in amounts(text)] == [
        "9,4 procent",
        "21,0 mnkr",
        "-0,8 mnkr",
    ]


def test_a_range_is_two_amounts_of_the_same_unit() -> None:
    assert found("12–14 mnkr") == [("12", "mnkr", ""), ("14", "mnkr", "")]
    assert found("1-2 procent") == [("1", "procent", ""), ("2", "procent", "")]
    assert found("12 mnkr-14 mnkr") == [("12", "mnkr", ""), ("14", "mnkr", "")]


def test_a_year_or_a_date_before_an_amount_is_none_of_it() -> None:
    assert found("Under 2024 245 tkr") == [("245", "tkr", "")]
    assert found("31/8 2024 190 tkr") == [("190", "tkr", "")]


@pytest.mark.parametrize(
    "text",
    [
        "2024", "2024–2026", "2024-05-14", "§ 23", "§ 23 kr", "sid 3-6", "dnr 2023.092 SN", "fråga 3.4", "1 397 860",
        "169 188 207 210 tkr", "12 34 kr", "10 000000 kr", "65 (90)", ">20", "50-procentig", "15 %-ig", "5 krav", "2 kronofogdar",
        "5 miljoner", "14/5 kr", "3.4.1 procent", "om-0,8 mnkr", "KF´s mål 1 och 2", "12.500 mnkr", "100 procentuellt", "",
        "0046 kr",
    ],
)  # fmt: skip
def test_what_is_no_amount_or_may_be_two_is_none(text: str) -> None:
    assert found(text) == []


def test_money_is_told_in_kronor_and_shares_are_not() -> None:
    told = [each.in_sek for each in amounts("12,4 mnkr, -3 tkr, 5 kr, 2 mdkr och 98 procent")]
    assert told == [Decimal(12_400_000), Decimal(-3000), Decimal(5), Decimal(2_000_000_000), None]


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("1 397 860", "1397860"),
        ("-3,5", "-3.5"),
        ("−3,5", "-3.5"),
        ("12.500", "12500"),
        ("904", "904"),
        ("169 188 207 210", None),
        ("169 188 207", None),
        ("-", None),
        ("", None),
        ("12 34", None),
        ("tre", None),
    ],
)
def test_a_number_alone_is_read_unless_it_may_be_several(written: str, number: str | None) -> None:
    assert number_of(written) == (None if number is None else Decimal(number))


@given(
    st.decimals(Decimal("-99999999"), Decimal("99999999"), places=2),
    st.sampled_from([" ", "\u00a0", "\u202f", ""]),
    st.sampled_from(["kr", "tkr", "procent"]),
)
def test_every_number_comes_back_from_how_it_is_written(value: Decimal, blank: str, unit: str) -> None:
    if unit == "procent":
        value = value % 1000
    written = f"{value:,}".replace(",", blank).replace(".", ",")
    (each,) = amounts(f"Den är {written} {unit}.")
    assert (each.value, each.unit) == (value, unit)


@given(st.text(alphabet="0123456789 ,.-–−+%\u00a0\nkrtmnpoce§()", max_size=80))
def test_no_text_is_too_odd_to_look_for_amounts_in(text: str) -> None:
    each_found = amounts(text)
    assert all(0 <= each.start < each.end <= len(text) for each in each_found)
    assert all(one.end <= other.start for one, other in itertools.pairwise(each_found))


def test_a_minus_after_a_year_is_a_minus_and_no_range() -> None:
    assert found("i delårsbokslut 2024 -2,4 mnkr") == [("-2.4", "mnkr", "-")]
    assert [each[0] for each in found("12–14 mnkr, 15 - 16 mnkr")] == ["12", "14", "15", "16"]
