"""How many things a list within a sentence names."""

from __future__ import annotations

import pytest

from auditprep.prose.inline_lists import is_plain, lengths


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        ("hemtjänst och boende", {2}),
        ("Norr, Söder och Väster.", {3}),
        ("köp av tjänster, personal och övriga kostnader", {3}),
        ("skola, förskola, kultur samt park och natur", {4, 5}),
        ("drift, skötsel, bygg och miljö", {3, 4}),
        ("drift, mål- och resursplan", {2, 3}),
        ("att minska svinnet, att öka takten och att bygga nytt", {3}),
        ("kvalitet; ekonomi och personal; miljö", {3}),
        ("1) bygga 2) riva 3) hyra", {3}),
        ("a) bygga, b) riva", {2}),
        ("bl.a. Norr och Söder", set()),
        ("Norr, Söder m.fl.", set()),
        ("Norr, Söder och Väster, där Norr är störst", set()),
        ("Norr", set()),
        ("", set()),
    ],
)
def test_a_list_is_as_long_as_it_can_be_read(words: str, numbers: set[int]) -> None:
    assert lengths(words) == numbers


@pytest.mark.parametrize(
    ("words", "plain"),
    [
        ("Norr, Söder och Väster", True),
        ("två mål och tre risker", False),
        ("varav ekonomi och personal", False),
        ("ekonomi och personal deltar", False),
        ("se budgeten och planen", False),
    ],
)
def test_names_after_each_other_are_plain(words: str, plain: bool) -> None:
    assert is_plain(words) is plain
