"""What sentences reckon."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditprep.prose.arithmetic import Change, reckoned


def one(text: str) -> Change:
    (each,) = reckoned(text).changes
    return each


def told(text: str) -> tuple[str | None, ...]:
    """Whole, base, change and per cent, as they are written."""
    each = one(text)
    parts = (each.whole, each.base, each.change, each.percent)
    return tuple(text[part.start : part.end] if part else None for part in parts)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Bidraget är 245,1 mnkr, en ökning med 9,4 procent eller 21,0 mnkr.", ("245,1 mnkr", None, "21,0 mnkr", "9,4 procent")),
        ("Kostnaderna ökar med 3,2 mnkr eller 4 procent till 83,5 mnkr.", ("83,5 mnkr", None, "3,2 mnkr", "4 procent")),
        ("Antalet ärenden har ökat från 263 till 298.", ("298", "263", None, None)),
        ("Det är 298 barn i kö, en ökning med 13 procent jämfört med 263 året före.", ("298", "263", None, "13 procent")),
        ("Bidraget höjs med 2,5 procent, från 80,0 till 82,0 mnkr.", ("82,0 mnkr", "80,0", None, "2,5 procent")),
        ("Ramen är 245,1 mnkr, vilket är 21,0 mnkr (9,4 procent) mer än 2024.", ("245,1 mnkr", None, "21,0 mnkr", "9,4 procent")),
        ("Intäkten blev 14,8 mnkr mot 12,0 mnkr året innan, en ökning med 2,8 mnkr.", ("14,8 mnkr", "12,0 mnkr", "2,8 mnkr", None)),
        ("Ramen är 88,4 mnkr. Det är en ökning med 3,5 mnkr jämfört med 2024.", ("88,4 mnkr", None, "3,5 mnkr", None)),
        ("Ökningen är 5,2 procent: 65 100 tkr i år mot 61 900 tkr året före.", ("65 100 tkr", "61 900 tkr", None, "5,2 procent")),
    ],
)  # fmt: skip
def test_a_change_is_read_with_what_it_was_and_became(text: str, parts: tuple[str | None, ...]) -> None:
    assert told(text) == parts


def test_it_is_known_which_way_it_goes_and_what_it_is_compared_with() -> None:
    each = one(
        "Hittills har 298 barn kommit, en minskning med 13 procent jämfört med motsvarande period föregående år."
    )
    assert (each.grows, each.since) == (False, "motsvarande period föregående år")


@pytest.mark.parametrize(
    "text",
    ["Kostnaderna ökar.", "Taxan höjs med 5 procent.", "Från 2024 till 2025 ökade antalet.", "Ökningen märks i 3 av 4 enheter.", ""],
)  # fmt: skip
def test_a_change_without_two_numbers_is_none(text: str) -> None:
    assert reckoned(text).changes == ()


@pytest.mark.parametrize(
    ("text", "part", "whole", "percent"),
    [
        ("45 av 60 kontroller (75 procent) är klara.", 45, 60, 75),
        ("75 procent (45 av 60) är klara.", 45, 60, 75),
        ("Tre av fyra mål, 75 procent, nås.", 3, 4, 75),
        ("Av 40 anläggningar fick 10 anmärkning. Det motsvarar 25 procent.", 10, 40, 25),
        (
            "Nämnden avgjorde 120 ärenden, varav 30 gällde bygglov. Andelen var alltså 25 procent.",
            30,
            120,
            25,
        ),
        ("60 av 80 svarade, vilket ger en svarsfrekvens på 75 procent.", 60, 80, 75),
        ("Hälften av enheterna, 6 av 12, har en plan.", 6, 12, 50),
    ],
)
def test_a_share_is_read_with_its_part_and_its_whole(text: str, part: int, whole: int, percent: int) -> None:
    (each,) = reckoned(text).shares
    assert each.whole is not None
    assert (each.part.value, each.whole.value, each.percent.value) == (part, whole, percent)


def test_a_share_of_something_in_words_says_of_what() -> None:
    (each,) = reckoned("Underskottet är 4,5 mnkr eller 1,8 procent av kommunbidraget.").shares
    assert (each.whole, each.of) == (None, "kommunbidraget")


@pytest.mark.parametrize(
    "text",
    ["Tre av fyra mål nås, målvärdet är 80 procent.", "45 av 60 (se sid 3)", "varav 75 procent är klara"],
)
def test_other_numbers_are_no_shares(text: str) -> None:
    assert reckoned(text).shares == ()


@given(st.text(alphabet="ökning från 1till2,0 mnkr%procentav()", max_size=120))
def test_any_text_can_be_read(text: str) -> None:
    for change in reckoned(text).changes:
        assert 0 <= change.start < change.end <= len(text)


@pytest.mark.parametrize(
    "nasty", ["ökning med ", "från 1 till 2 mnkr ", "12,4 mnkr, ", "5 av 6 (7 procent) ", "hälften av a, "]
)
def test_nasty_text_is_read_in_time(nasty: str) -> None:
    reckoned((nasty * 50_000)[:50_000])
