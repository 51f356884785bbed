"""Boxes that are pictures of a font, and boxes that are typed."""

from __future__ import annotations

import pytest

from auditprep.wordform.box_signs import BOX, EMPTY, TICKED, is_ticked_sign, other_sign
from auditprep.wordform.symbols import is_ticked_symbol, other_symbol


@pytest.mark.parametrize("font", ["", "Arial", "Segoe UI Symbol"])
def test_fonts_of_letters_hold_no_boxes(font: str) -> None:
    assert is_ticked_symbol(font, 0xF0A8) is None


@pytest.mark.parametrize(
    ("font", "code", "ticked"),
    [("Wingdings", 0xF0A8, False), ("Wingdings", 0xA8, False), ("Wingdings", 0xF0FE, True), ("Wingdings 2", 0xF052, True),
     ("Wingdings", 0xF041, None)],
)  # fmt: skip
def test_a_picture_is_empty_ticked_or_no_box(font: str, code: int, ticked: bool | None) -> None:
    assert is_ticked_symbol(font, code) is ticked


@pytest.mark.parametrize("font", ["Wingdings", "Wingdings 2", "Webdings", "Symbol"])
@pytest.mark.parametrize("high", [0, 0xF000])
def test_every_empty_picture_has_a_ticked_one_in_the_same_range(font: str, high: int) -> None:
    empty = [high | low for low in range(0x100) if is_ticked_symbol(font, high | low) is False]
    assert empty
    for code in empty:
        full = other_symbol(font, code, ticked=True)
        assert is_ticked_symbol(font, full) is True
        assert is_ticked_symbol(font, other_symbol(font, full, ticked=False)) is False
        assert full & ~0xFF == high


@pytest.mark.parametrize("sign", [*sorted(EMPTY), "[ ]", "[]", "( )", "__", "____"])
def test_an_empty_sign_is_ticked_and_emptied_again(sign: str) -> None:
    full = other_sign(sign, ticked=True)
    assert (is_ticked_sign(sign), is_ticked_sign(full)) == (False, True)
    assert is_ticked_sign(other_sign(full, ticked=False)) is False


@pytest.mark.parametrize("sign", [*sorted(TICKED), "[x]", "[X ]", "(✓)", "_X_", "x", "✓"])
def test_a_ticked_sign_is_ticked_and_can_be_emptied(sign: str) -> None:
    assert is_ticked_sign(sign) is True
    assert is_ticked_sign(other_sign(sign, ticked=False)) is False


@pytest.mark.parametrize("sign", ["", "Ja", "[bilaga]", "()", "_"])
def test_other_signs_are_no_box(sign: str) -> None:
    assert is_ticked_sign(sign) is None
    assert BOX.fullmatch(sign) is None
