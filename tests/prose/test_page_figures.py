"""Numbers on pages, and figures in prose that may be one of them."""

from __future__ import annotations

import time
from decimal import Decimal

import pytest

from auditprep.prose.claimed_figures import claimed_figures
from auditprep.prose.figure_places import figure_places
from auditprep.prose.page_figures import page_figures, step_of

TABLE = "Belopp i tkr\tBudget 2025\nKommunbidrag\t245 082\nPersonal\t-158 695\nAndel (%)\t75"


def stands(claim: str, page: str) -> bool:
    (figure,) = claimed_figures(claim)
    return figure_places([page_figures(page)]).of(figure) == {1}


@pytest.mark.parametrize(
    ("claim", "page"),
    [
        ("245,1 mnkr", TABLE),
        ("245 mnkr", TABLE),
        ("245 082 tkr", TABLE),
        ("245 082 000 kr", TABLE),
        ("-158,7 mnkr", TABLE),
        ("75 procent", TABLE),
        ("ca 250 mnkr", TABLE),
        ("245 082 tkr", "Bidraget är 245,1 mnkr."),
        ("9,4 procent", "en ökning om 9,4 procent"),
        ("9,4 %", "Ökning\t9,4"),
        ("-6,8 mnkr", "ett underskott om 6,8 mnkr"),
        ("knappt 1,5 procent", "1,46 procent"),
        ("45 stickprov", "Sammanlagt 45 stickprov gjordes."),
        ("12 400 tkr", "12 388 tkr"),
    ],
)
def test_a_figure_stands_on_a_page_however_it_is_written(claim: str, page: str) -> None:
    assert stands(claim, page)


@pytest.mark.parametrize(
    ("claim", "page"),
    [
        ("254,1 mnkr", TABLE),
        ("245,2 mnkr", TABLE),
        ("245 182 tkr", TABLE),
        ("9,5 procent", "en ökning om 9,4 procent"),
        ("2,0 mnkr", "Se punkt 2. Belopp i mnkr."),
        ("8 procent", "8 personer deltog i kurs 8."),
        ("46 stickprov", "Sammanlagt 45 stickprov gjordes."),
        ("245,1 mnkr", "I tabellen: 245 082 personer."),
    ],
)
def test_another_figure_does_not_stand_there(claim: str, page: str) -> None:
    assert not stands(claim, page)


@pytest.mark.parametrize(
    ("written", "step"), [("245,1 mnkr", "0.1"), ("-3,25", "0.01"), ("12 000 tkr", "1000"), ("148 tkr", "1"), ("10", "1")]
)  # fmt: skip
def test_the_last_digit_is_worth_something(written: str, step: str) -> None:
    assert step_of(written) == Decimal(step)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Bidraget är 245,1 mnkr, 9,4 procent mer.", ["245,1 mnkr", "9,4 procent"]),
        ("Mål 25 följs upp, se fråga 31 och sid 44.", []),
        ("Den 24 april 2025 fanns 45 stickprov i kapitel 24.", ["45"]),
        ("År 2025 gjordes 1 250 besök.", ["1 250"]),
        ("§ 63 antogs av 31 ledamöter", ["31"]),
        ("tre mål och 12 moment", []),
    ],
)
def test_claims_are_amounts_shares_and_counts_of_many(text: str, figures: list[str]) -> None:
    assert [text[each.start : each.end] for each in claimed_figures(text)] == figures


@pytest.mark.parametrize("piece", ["1 234 ", "1,1 ", "1\t", "9"])
def test_nasty_numbers_are_read_in_reasonable_time(piece: str) -> None:
    began = time.process_time()
    page_figures((piece * 50_000)[:50_000])
    claimed_figures((piece * 50_000)[:50_000])
    assert time.process_time() - began < 30
