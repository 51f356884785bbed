"""Wholes and their parts."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditprep.prose.parts import Parts, listed_parts, parts, summed_lines
from auditprep.richtext import placed


def told(text: str) -> tuple[str, list[str], bool]:
    (each,) = parts(text)
    return written(text, each)


def written(text: str, each: Parts) -> tuple[str, list[str], bool]:
    return (
        text[each.whole.start : each.whole.end],
        [text[part.start : part.end] for part in each.parts],
        each.is_all,
    )


@pytest.mark.parametrize(
    ("text", "whole", "found"),
    [
        ("Det var en ökning om 21,0 mnkr. Ökningen består av index om 12,0 mnkr samt volym om 9,0 mnkr.", "21,0 mnkr", ["12,0 mnkr", "9,0 mnkr"]),
        ("Ökningen på 21,0 mnkr fördelas på index 12,0 mnkr och volym 9,0 mnkr.", "21,0 mnkr", ["12,0 mnkr", "9,0 mnkr"]),
        ("Löner -1,3 mnkr, hyror -2,3 mnkr och övrigt +0,5 mnkr, sammanlagt -3,1 mnkr.", "-3,1 mnkr", ["-1,3 mnkr", "-2,3 mnkr", "+0,5 mnkr"]),
        ("Kostnaden är 835 tkr: lokaler 310, personal 245 och inköp 280.", "835 tkr", ["310", "245", "280"]),
        ("Det hölls 24 möten: 11 på våren, 5 på sommaren och 8 på hösten.", "24", ["11", "5", "8"]),
        ("Det hölls 11 möten på våren, 5 på sommaren och 8 på hösten, sammanlagt 24.", "24", ["11", "5", "8"]),
        ("Nämnden har 12 ledamöter (7 ordinarie och 5 ersättare).", "12", ["7", "5"]),
        ("Avvikelse: -2,2 mnkr\nAvvikelsen består av löner -0,9 mnkr och hyror -1,3 mnkr.", "-2,2 mnkr", ["-0,9 mnkr", "-1,3 mnkr"]),
    ],
)  # fmt: skip
def test_all_parts_are_read_with_their_whole(text: str, whole: str, found: list[str]) -> None:
    assert told(text) == (whole, found, True)


@pytest.mark.parametrize(
    ("text", "whole", "found"),
    [
        ("Planen har 26 aktiviteter, varav 9 sker löpande och 17 är avslutade.", "26", ["9", "17"]),
        ("11 beslut var inte verkställda, varav 8 avser boende.", "11", ["8"]),
        ("Ramen på 50,0 mnkr, varav 30,0 mnkr avser löner, är oförändrad.", "50,0 mnkr", ["30,0 mnkr"]),
        ("Av 18 enheter har 29 svarat.", "18", ["29"]),
    ],
)
def test_some_parts_are_read_as_some(text: str, whole: str, found: list[str]) -> None:
    assert told(text) == (whole, found, False)


@pytest.mark.parametrize(
    "text",
    [
        "Ökningen består främst av index om 12,0 mnkr och volym om 9,0 mnkr.",
        "Nämnden består av 12 ledamöter.",
        "Vi har 3 skolor, 2 förskolor och 1 fritidsgård.",
        "Kostnaden är 5,0 mnkr (budget 4,0, prognos 5,5).",
        "Budgeten är 88,4 mnkr och prognosen 90,0 mnkr.",
        "Tre av fyra enheter är klara.",
        "Den 4 maj 2025 hölls 3 möten.",
        "Taxan är 120 kr, varav moms ingår.",
        "",
    ],
)
def test_numbers_beside_each_other_are_no_parts(text: str) -> None:
    assert parts(text) == ()


def test_what_may_be_taken_off_is_known() -> None:
    (each,) = parts("Ökningen på 8,0 mnkr består av index om 9,0 mnkr och minskad hyra om 1,0 mnkr.")
    assert each.less == {1}


def test_items_with_an_amount_each_are_the_parts_of_what_stands_before_them() -> None:
    markdown = "Totalt 2 500 tkr, fördelat på\n\n- Bilar 900 tkr\n- Datorer 400 tkr\n- Möbler 1 200 tkr"
    (each,) = listed_parts(placed(markdown))
    assert (int(each.whole.value), [int(part.value) for part in each.parts]) == (
        2_500_000,
        [900_000, 400_000, 1_200_000],
    )
    assert (
        listed_parts(placed("Vi köpte för 2 500 tkr, bland annat:\n\n- Bilar 900 tkr\n- Datorer 400 tkr"))
        == ()
    )
    assert listed_parts(placed("Totalt 2 500 tkr:\n\n- Bilar 900 tkr\n- Datorer")) == ()


def test_lines_end_with_their_sum() -> None:
    (each,) = summed_lines("Kostnader\nLokaler: 310 tkr\nPersonal: 245 tkr\nSumma: 555 tkr\nÖvrigt: 5 tkr")
    assert [int(part.value) for part in (*each.parts, each.whole)] == [310_000, 245_000, 555_000]


@given(st.text(alphabet="varav består 1,0 mnkr2och(:)\n", max_size=120))
def test_any_text_can_be_read(text: str) -> None:
    for each in (*parts(text), *summed_lines(text)):
        assert each.parts and 0 <= each.start < each.end <= len(text)


@pytest.mark.parametrize(
    "nasty",
    ["varav 9 och 8 ", "består av 1,0 mnkr, ", "24 a: 1 b, ", "12 a, ", "1,0 mnkr och 2,0 mnkr samt "],
)
def test_nasty_text_is_read_in_time(nasty: str) -> None:
    parts((nasty * 50_000)[:50_000])
