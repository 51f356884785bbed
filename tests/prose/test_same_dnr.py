"""Registry numbers in the ways they are written."""

from __future__ import annotations

import pytest

from auditprep.prose.same_dnr import may_be_same, same_dnr


@pytest.mark.parametrize(
    "other",
    ["2025.092 ON", "ON 2025/92", "ON 2025-00092", "dnr ON 2025/92", "on 2025:92", "ON 92/2025", "ON 92/25"],
)
def test_one_number_is_one_however_it_is_written(other: str) -> None:
    assert same_dnr("ON 2025/92") == same_dnr(other)
    assert may_be_same("2025/92", other)


@pytest.mark.parametrize("other", ["ON 2025/93", "KS 2025/92", "ON 2024/92", "ON 2025/92-3"])
def test_another_number_is_another(other: str) -> None:
    assert not may_be_same("ON 2025/92", other)
