"""The pages to print, as they are typed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from snapshots import question

from auditprep.model import Notice
from ui.models.print_wishes import left_out, line, told, wanted


def test_pages_are_typed_as_one_writes_them() -> None:
    assert wanted("", 3) == (1, 2, 3)
    for typed in ("2-3, 5", "2–3 och 5", " 5, 2—3, ", "3,2,5"):
        assert wanted(typed, 9) == (2, 3, 5)


def test_what_cannot_be_understood_is_no_page_and_it_is_said_how_to_type() -> None:
    for typed in ("två", "3–", "0", "5-2"):
        assert wanted(typed, 9) == ()
        assert told(typed, 9) == "Skriv sidorna så här: 2–4, 7"


def test_pages_that_are_not_there_are_not_printed() -> None:
    assert wanted("8–12", 9) == (8, 9)
    assert wanted("12", 9) == ()
    assert told("12", 9) == "Det finns bara 9 sidor."
    assert told("8–12", 9) == "2 av 9 sidor"
    assert told("", 1) == "1 sida"


@given(st.text(max_size=30), st.integers(0, 40))
def test_whatever_is_typed_only_pages_that_are_there_are_meant(typed: str, count: int) -> None:
    assert set(wanted(typed, count)) <= set(range(1, count + 1))
    assert isinstance(told(typed, count), str)


def test_drafts_that_are_not_printed_are_counted() -> None:
    assert left_out((Notice("comment", "1.1"),)) == ""
    assert left_out((Notice("not-confirmed", facts={"count": "2"}),)).startswith("2 utkast")


def test_a_question_is_one_line_however_long() -> None:
    assert len(line(question("1.1", "Ord\noch ord " * 40))) <= 70
    assert "\n" not in line(question("1.1", "Ord\noch ord"))
