from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditprep.prose.pages import pages_list, pages_of, printed


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("3", (3,)),
        ("3-6", (3, 4, 5, 6)),
        ("3–4", (3, 4)),
        (" 3 , 5 - 7 ", (3, 5, 6, 7)),
        ("5, 3", (3, 5)),
        ("3, 2-4", (2, 3, 4)),
        (None, ()),
        ("", ()),
        ("sid 3", ()),
        ("6-3", ()),
        ("0", ()),
        ("3,", ()),
        ("1-999999", ()),
    ],
)
def test_pages_are_read_as_they_are_written(written: str | None, meant: tuple[int, ...]) -> None:
    assert pages_list(written) == meant


@given(st.sets(st.integers(1, 400), max_size=40))
def test_pages_come_back_from_how_they_are_written(numbers: set[int]) -> None:
    assert pages_list(pages_of(numbers)) == tuple(sorted(numbers))


def test_runs_of_pages_are_written_as_ranges() -> None:
    assert pages_of([7, 3, 5, 6, 6]) == "3, 5-7"


NUMBERS = (None, None, "1", "2", "3", "4", "5")


@pytest.mark.parametrize(
    ("pages", "words"),
    [
        ("3-6", "1–4"),
        ("3", "1"),
        ("3, 5-6", "1, 3–4"),
        ("2-4", "2–4 i filen"),  # its first page has no number
        ("3, 2", "2–3 i filen"),
        ("7-9", "7–9 i filen"),  # beyond the file's end
        (None, None),
        ("", None),
        ("hela", "hela"),
    ],
)
def test_pages_of_the_file_are_told_by_their_printed_numbers(pages: str | None, words: str | None) -> None:
    assert printed(pages, NUMBERS) == words


def test_without_printed_numbers_pages_of_the_file_are_told() -> None:
    assert printed("3-6", ()) == "3–6"


@pytest.mark.parametrize(
    ("numbers", "pages", "words"),
    [
        (("1", "2", "3", "1", "2"), "5", "5 i filen"),  # an appendix that is numbered anew
        (("1", "2", "3", "1", "2"), "3", "3"),
        (("i", "ii", "1", "2"), "1-2", "i–ii"),
        (("i", "ii", "1", "2"), "2-3", "2–3 i filen"),
        (("1", "2", "4", "5"), "2-3", "2–3 i filen"),  # a page that is not in the file
        ((None, None), "2", "2"),
    ],
)
def test_printed_numbers_that_do_not_tell_which_pages_are_meant_are_not_used(
    numbers: tuple[str | None, ...], pages: str, words: str
) -> None:
    assert printed(pages, numbers) == words
