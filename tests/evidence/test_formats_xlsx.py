"""Workbooks."""

from __future__ import annotations

import datetime as dt

import openpyxl
import pytest

from auditprep.evidence.xlsx_values import look, shown
from auditprep.model import Trouble
from tests.documents import read, repacked, saved


def book(*rows: list[object], name: str = "Budget") -> openpyxl.Workbook:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = name
    for row in rows:
        sheet.append(row)
    return workbook


def lines(workbook: openpyxl.Workbook) -> list[str]:
    return read(saved(workbook), "budget.xlsx").pages[0].text.split("\n")


def test_a_sheet_is_a_page_a_row_a_line_and_a_tab_stands_between_cells() -> None:
    workbook = book(["Konto", "Budget 2024", "Utfall"], ["Lokalhyror", -12517, -12595.5], name="Ramar 2024")
    workbook.create_sheet("Blad2").append(["Investering", 400])
    document = read(saved(workbook), "budget.xlsx")
    assert [page.text for page in document.pages] == [
        "Ramar 2024\nKonto\tBudget 2024\tUtfall\nLokalhyror\t-12517\t-12595,5",
        "Investering\t400",
    ]


def test_days_are_written_year_first_and_marks_in_words() -> None:
    rows = [dt.date(2024, 5, 14), dt.datetime(2024, 5, 14, 13, 30), dt.time(8, 15), True, "Å"]  # noqa: DTZ001
    assert lines(book(rows))[1] == "2024-05-14\t2024-05-14 13:30\t08:15\tSANT\tÅ"


def test_empty_cells_keep_their_places_and_empty_rows_are_one() -> None:
    assert lines(book(["a", None, "c"], [], [], [None, "b"]))[1:] == ["a\t\tc", "", "\tb"]


@pytest.mark.parametrize(
    ("code", "value", "seen"),
    [
        ("0.0%", 0.125, "12,5%"),
        ("#,##0", 1397860, "1 397 860"),
        ("#,##0.00", -1234.5, "-1 234,50"),
        ("0", 2.5, "3"),
        ('# ##0" kr"', 1234, "1234"),
        ("General", 0.1 + 0.2, "0,3"),
        ("General", 12.0, "12"),
        ("yyyy-mm-dd", 45426, "2024-05-14"),
        ("d mmmm yyyy", 45426, "2024-05-14"),
        ("[$-41D]mmm-yy", 45426, "2024-05-14"),
        ("h:mm", 0.5, "12:00"),
        ("[h]:mm", 1.5, "36:00"),
        ('"Dag "0', 3, "3"),
        ("yyyy-mm-dd", 1e12, "1000000000000"),
        ("0.00", 1e300, "1e+300"),
        ("0", float("inf"), "inf"),
    ],
)
def test_numbers_are_shown_as_their_format_says(code: str, value: float, seen: str) -> None:
    assert shown(value, look(code)).replace("1 234", "1234") == seen.replace("1 234", "1234")


def test_a_formula_is_its_value_and_nothing_where_that_was_not_kept() -> None:
    assert lines(book(["Summa", "=1+1", "x"]))[1] == "Summa\t\tx"


def test_many_rows_are_read_quickly_and_too_many_are_told() -> None:
    workbook = openpyxl.Workbook(write_only=True)
    sheet = workbook.create_sheet("Lista")
    for number in range(3000):
        sheet.append([number, "rad"])
    data = saved(workbook)
    assert read(data, "a.xlsx").pages[0].text.endswith("2999\trad")
    rows = "".join(f'<row r="{n}"><c r="A{n}"><v>{n}</v></c></row>' for n in range(1, 200_010))
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    sheet_xml = f'<worksheet xmlns="{space}"><sheetData>{rows}</sheetData></worksheet>'.encode()
    document = read(repacked(data, {"xl/worksheets/sheet1.xml": sheet_xml}), "a.xlsx")
    assert document.trouble is Trouble.TOO_MUCH
    assert document.pages[0].text.endswith("\n200000")


@pytest.mark.parametrize(
    ("state", "first"),
    [("visible", "Konton"), ("hidden", "Dolt blad: Konton"), ("veryHidden", "Dolt blad: Konton")],
)
def test_a_hidden_sheet_says_so(state: str, first: str) -> None:
    workbook = book(["a"])
    sheet = workbook.create_sheet("Konton")
    sheet.append(["4010"])
    sheet.sheet_state = state
    assert read(saved(workbook), "a.xlsx").pages[1].text == f"{first}\n4010"


def test_a_cell_far_to_the_right_does_not_fill_memory_with_tabs() -> None:
    workbook = book(["a"])
    workbook.active["XFD1"] = "b"
    assert len(lines(workbook)[1]) < 60


@pytest.mark.parametrize(
    "code", ["General", "0", "0.000000000000000", "0%", "[h]:mm", "yyyy-mm-dd", "#,##0.00"]
)
@pytest.mark.parametrize(
    "value", [0.0, -1e308, 1e308, 1e20, 123456789012345678.0, -1e-300, float("inf"), float("nan")]
)
def test_any_number_is_shown_in_any_way(value: float, code: str) -> None:
    assert shown(value, look(code))
