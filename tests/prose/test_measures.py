from __future__ import annotations

from decimal import Decimal

from auditprep.prose.measures import measures, plain_numbers, said_twice


def test_an_amount_is_in_kronor_and_knows_how_exactly_it_is_written() -> None:
    money, share = measures("21,0 mnkr eller 9,4 procent")
    assert (money.value, money.half, money.is_money) == (21_000_000, 50_000, True)
    assert (share.value, share.half, share.is_share) == (Decimal("9.4"), Decimal("0.05"), True)


def test_numbers_without_a_unit_count_where_they_name_nothing() -> None:
    text = "Den 4 maj 2025 hade mål 3 och § 5 totalt 298 barn, 12 procent och 7 månader"
    assert [int(each.value) for each in plain_numbers(text)] == [298]


def test_an_amount_told_once_more_is_known() -> None:
    text = "Anslaget är 544 818 tkr, det vill säga 544,8 mnkr, och 130,0 mnkr (129 961 tkr), men 3,0 mnkr (2024) och 5 tkr med 6 tkr."
    pairs = [(text[one.start : one.end], text[other.start : other.end]) for one, other in said_twice(text)]
    assert pairs == [("544 818 tkr", "544,8 mnkr"), ("130,0 mnkr", "129 961 tkr")]
