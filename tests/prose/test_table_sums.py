"""Tables whose numbers do not add up."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditprep.prose.table_sums import DIFFERENCE, PRODUCT, SUM, TableSlip, table_slips


def table(*rows: str) -> str:
    return "\n".join("\t".join(cell.strip() for cell in row.split("|")) for row in rows)


def one(*rows: str) -> TableSlip:
    (each,) = table_slips(table(*rows))
    return each


def test_a_sum_is_wrong_where_the_other_columns_say_how_it_is_reckoned() -> None:
    each = one(
        "Tkr | 2024 | 2025",
        "Intäkter | 100 | 120",
        "Löner | -900 | -950",
        "Hyror | -200 | -210",
        "Nettokostnad | -1 000 | -1 140",
    )
    assert (each.kind, each.row, each.column, each.value, each.wanted) == (
        SUM,
        "Nettokostnad",
        "2025",
        -1140,
        -1040,
    )


def test_the_sum_of_a_single_column_is_wrong_only_where_it_can_be_nothing_else() -> None:
    assert one("Enhet | Antal", "Norr | 12", "Söder | 14", "Summa | 27").wanted == 26
    assert table_slips(table("Enhet | Antal", "Norr | 12", "Söder | 14", "Årets resultat | 27")) == ()


def test_a_deviation_is_the_difference_of_the_columns_that_it_is_of_in_other_rows() -> None:
    each = one(
        "Tkr | Budget | Utfall | Prognos | Avvikelse",
        "Löner | 900 | 600 | 950 | -50",
        "Hyror | 200 | 130 | 190 | 10",
        "Inköp | 300 | 210 | 340 | -60",
    )
    assert (each.kind, each.row, each.wanted) == (DIFFERENCE, "Inköp", -40)


def test_a_risk_value_is_the_product() -> None:
    each = one(
        "Risk | Sannolikhet | Konsekvens | Riskvärde", "A | 4 | 3 | 12", "B | 3 | 3 | 9", "C | 4 | 2 | 6"
    )
    assert (each.kind, each.row, each.wanted) == (PRODUCT, "C", 8)


def test_one_wrong_number_is_told_once() -> None:
    text = table(
        "Enhet | Kvinnor | Män | Totalt", "Norr | 12 | 3 | 15", "Söder | 14 | 4 | 17", "Totalt | 26 | 7 | 33"
    )
    assert len(table_slips(text)) == 1


@pytest.mark.parametrize(
    "rows",
    [
        ("Tkr | 2024 | 2025", "Intäkter | 100 | 120", "Kostnader | 900 | 950", "Netto | -800 | -830"),  # costs without a minus
        ("Mnkr | 2024 | 2025", "Löner | 1,3 | 1,4", "Hyror | 2,4 | 2,4", "Inköp | 0,3 | 0,3", "Summa | 4,1 | 4,0"),  # rounded
        ("Tkr | 2024 | 2025", "Norr | 5 | 6", "Delsumma | 5 | 6", "Söder | 7 | 8", "Väst | 1 | 1", "Delsumma | 8 | 9", "Totalt | 13 | 15"),
        ("Tkr | 2024 | 2025", "Nyinvestering | 50 | 0", "Reinvestering | 700 | 600", "Bilar | 400 | 400", "IT | 300 | 200", "Totalt | 750 | 600"),
        ("Enhet | Andel (%)", "Norr | 40", "Söder | 50", "Totalt | 45"),
        ("Enhet | 2023 | 2024 | 2025", "Norr | 5 | 6 | 7", "Söder | 7 | 8 | 9"),
        ("Mål | Målvärde | Utfall | Avvikelse", "Nöjda | 85 | 80 | ja", "Trygga | 90 | 91 | nej"),
        ("Tkr | Budget | Utfall | Avvikelse %", "Löner | 900 | 950 | 5,6", "Hyror | 200 | 190 | 5,0"),
        ("Risk | Sannolikhet | Konsekvens", "A | 4 | 3", "B | 3 | 3"),
        ("Tkr | Budget | Utfall | Avvikelse", "Intäkter | 200 | 230 | 30", "Kostnader | 900 | 950 | -50"),
        ("Avser | Sammanträde | Paragraf", "Mars | 2025-04-16 | § 18", "April | 2025-05-14 | § 23"),
        ("Enhet | Antal", "Norr | 12", "Söder | okänt", "Totalt | 27"),
    ],
)  # fmt: skip
def test_tables_that_add_up_or_are_reckoned_otherwise_are_left_alone(rows: tuple[str, ...]) -> None:
    assert table_slips(table(*rows)) == ()


@given(
    st.lists(
        st.lists(
            st.sampled_from(["Summa", "Budget", "Avvikelse", "1", "-2", "3,5", "", "a"]),
            min_size=3,
            max_size=3,
        ),
        max_size=6,
    )
)
def test_any_table_can_be_read(rows: list[list[str]]) -> None:
    text = "\n".join("\t".join(row) for row in rows)
    for each in table_slips(text):
        assert text[each.start : each.end]


@pytest.mark.parametrize("nasty", ["a\t1\t2\t3\n", "Summa\t5\t5\n", "1\t"])
def test_nasty_tables_are_read_in_time(nasty: str) -> None:
    table_slips((nasty * 50_000)[:50_000])
