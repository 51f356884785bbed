from __future__ import annotations

from decimal import Decimal

import pytest

from auditprep.prose.tables import cell_number, tables, unit_of_table, written_like


@pytest.mark.parametrize(
    ("words", "value", "share"),
    [
        ("-137 790", "-137790", False),
        ("−137 790", "-137790", False),
        ("1 397 860 000", "1397860000", False),
        ("12,5 %", "12.5", True),
        ("82,2*", "82.2", False),
        ("88,4 mnkr", "88.4", False),
        ("+3", "3", False),
    ],
)
def test_a_cell_is_one_number_however_it_is_written(words: str, value: str, share: bool) -> None:
    assert cell_number(words) == (Decimal(value), share)


@pytest.mark.parametrize("words", ["", "-", "3 (12)", "§ 5", "2024-05-14", "12 och 13", "1.2.3"])
def test_other_cells_have_no_number(words: str) -> None:
    assert cell_number(words) == (None, False)


def test_lines_with_as_many_cells_are_a_table() -> None:
    text = "Belopp i tkr:\nPost\tBudget\nLöner\t12\n\nRisk\tS\tK\nBrand\t3\t4\nEnsam\trad"
    first, second = tables(text)
    assert [cell.words for cell in first.head] == ["Post", "Budget"]
    assert text[second.start : second.end] == "Risk\tS\tK\nBrand\t3\t4"
    assert (unit_of_table(first), unit_of_table(second)) == ("tkr", "")
    cell = first.rows[0][1]
    assert text[cell.start : cell.end] == "12"


def test_a_number_is_written_as_another() -> None:
    assert [written_like(Decimal(value), like) for value, like in (("-1234.5", "−1,0"), ("1234567", "1 000"), ("12.34", "5,6 %"))] == [
        "−1 234,5",
        "1 234 567",
        "12,3",
    ]  # fmt: skip
