"""Lists that are led in by how many things they hold."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from auditprep.prose.counted_lists import CountedList, counted_lists
from auditprep.richtext import placed, plain


def one(markdown: str) -> CountedList:
    (each,) = counted_lists(placed(markdown))
    return each


@pytest.mark.parametrize(
    ("markdown", "length"),
    [
        ("Tre risker:\n\n- brand\n- fukt", 2),
        ("Tre risker:\n\n1. brand\n2. fukt\n\nDärtill.\n\n3. drag", 3),
        ("Tre risker:\n\n1. brand\n   - i kök\n   - i sal\n2. fukt", 2),
        ("Tre risker:\n\na) brand\n\nb) fukt", 2),
        ("Tre risker:\n\n| Risk | Värde |\n|---|---|\n| Brand | 3 |\n| Fukt | 4 |", 2),
        ("- Tre delar:\n  - brand\n  - fukt", 2),
        ("Tre risker: brand och fukt.", 2),
    ],
)
def test_a_list_is_counted_however_it_is_written(markdown: str, length: int) -> None:
    each = one(markdown)
    assert (each.length, each.counts[-1].value, each.is_led) == (length, 3, True)


def test_items_after_something_else_may_go_on_or_not() -> None:
    assert one("Tre risker:\n\n- brand\n- fukt\n\nDärtill.\n\n- drag").lengths == {2, 3}


def test_the_list_stands_where_it_says() -> None:
    markdown = "Planen har **tre** risker:\n\n- brand\n- fukt"
    each = one(markdown)
    words = plain(markdown)
    assert words[each.start : each.end] == "brand\nfukt"
    assert words[each.counts[0].start : each.counts[0].end] == "tre risker"


@pytest.mark.parametrize(
    "markdown",
    ["Tre risker:", "Tre risker:\n\nBrand\n\nFukt", "Risker:\n\n- brand\n- fukt", "Tre risker:\n\n- brand", "Tre år:\n\n- brand\n- fukt"],
)  # fmt: skip
def test_no_list_or_no_count_is_none(markdown: str) -> None:
    assert counted_lists(placed(markdown)) == ()


@given(st.text(alphabet="tre risk:,.-a)1\n|(;", max_size=120))
def test_any_text_can_be_read(text: str) -> None:
    for each in counted_lists(placed(text)):
        assert each.length in each.lengths and each.counts


@pytest.mark.parametrize(
    "nasty", ["tre risker, ", "24 risker: 1 b, ", "tre av fyra mål och ", "- tre mål:\n"]
)
def test_nasty_text_is_read_in_time(nasty: str) -> None:
    counted_lists(placed((nasty * 50_000)[:50_000]))
