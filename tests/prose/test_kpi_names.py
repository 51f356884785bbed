"""Whether two names of a key figure name the same one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditprep.prose.kpi_names import EXACTLY, NEARLY, NOT, same_kpi, says_what


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Andel nöjda brukare", "Nöjda brukare, andel (%)"),
        ("Andel nöjda brukare", "andelen brukare som är nöjda"),
        ("Sjukfrånvaro (%)", "Sjukfrånvaron"),
        ("Genomsnittlig väntetid, antal dagar", "Genomsnittlig väntetid"),
        ("Beslut inom tio veckor, andel", "Andel beslut inom 10 veckor"),
        ("Nöjda gäster, index 0-100", "Nöjda gäster"),
        ("Besök på biblioteken Källa: Enkät", "Besök på biblioteken"),
        ("Kostnad per elev, tkr", "Kostnad per elev"),
    ],
)
def test_other_forms_of_the_same_words_are_the_same(one: str, other: str) -> None:
    assert same_kpi(one, other) == same_kpi(other, one) == EXACTLY


def test_words_left_out_are_nearly_the_same() -> None:
    longer = "Andel vuxna som klarar sig utan stöd ett år efter avslutad insats"
    assert same_kpi(longer, "Andel vuxna som klarar sig utan stöd efter avslutad insats") in (EXACTLY, NEARLY)
    assert same_kpi("Avslutade hushåll med långvarigt bistånd", "Hushåll med långvarigt bistånd") == NEARLY


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Andel nöjda brukare", "Antal nöjda brukare"),
        ("Andel nöjda brukare", "Andel nöjda brukare inom hemtjänsten"),
        ("Sjukfrånvaro", "Korttidssjukfrånvaro"),
        ("Sjukfrånvaro", "Sjukfrånvaro, kvinnor"),
        ("Elever i åk 6", "Elever i åk 9"),
        ("Upplevt inflytande, andel", "Upplevt bemötande, andel"),
        ("Andel godkända", "Andel ej godkända"),
        ("Lån per barn", "Lån"),
        ("", "Sjukfrånvaro"),
        ("Antal", "Andel"),
    ],
)
def test_what_something_tells_apart_is_not_the_same(one: str, other: str) -> None:
    assert same_kpi(one, other) == same_kpi(other, one) == NOT


@pytest.mark.parametrize(
    "words",
    [
        "Det prognosticerade",
        "Resultatet",
        "Vid delåret",
        "Utfall",
        "Nämndens resultat",
        "hittills i augusti",
        "",
    ],
)
def test_words_that_name_nothing_say_nothing(words: str) -> None:
    assert not says_what(words)


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_two_can_be_compared_either_way(one: str, other: str) -> None:
    assert same_kpi(one, other) == same_kpi(other, one)
