from __future__ import annotations

import pytest

from auditprep.prose.counted_nouns import counted_nouns


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("Planen har 26 aktiviteter, varav 9 löpande.", [(26, "aktivit")]),
        ("1 250 genomförda besök och 14 stickprov", [(1250, "genomfö"), (14, "stickpr")]),
        ("År 2025 antogs § 14 avgifter och 40 procent", []),
        ("den 12 december, 14,5 mnkr", []),
        ("", []),
    ],
)  # fmt: skip
def test_what_is_counted_is_found(text: str, counted: list[tuple[int, str]]) -> None:
    assert [(each.number, each.noun) for each in counted_nouns(text)] == counted
