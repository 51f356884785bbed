"""Who decides, as prose says it."""

from __future__ import annotations

import pytest

from auditprep.prose.organs import THE_BOARD, organs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nämnden antog planen.", [(THE_BOARD, False)]),
        ("vid nämndens sammanträde", [(THE_BOARD, True)]),
        ("Omsorgsnämnden och kommunfullmäktige", [("Omsorgsnämnden", False), ("Kommunfullmäktige", False)]),
        ("nämndens arbetsutskott 2025-03-04", [("arbetsutskott", False)]),
        ("Pensionärsrådet fick frågan.", [("pensionärsrådet", False)]),
        ("presidiets möte", [("presidiet", True)]),
        ("KF beslutade", [("Kommunfullmäktige", False)]),
        ("förvaltningens rapport", []),
        ("nämndens ordförande", [(THE_BOARD, True)]),
    ],
)
def test_those_who_decide_are_found(text: str, expected: list[tuple[str, bool]]) -> None:
    assert [(each.name, each.owns) for each in organs(text)] == expected
