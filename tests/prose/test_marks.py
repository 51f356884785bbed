"""What options mean."""

from __future__ import annotations

import pytest

from auditprep.prose.marks import is_unknown, meaning


@pytest.mark.parametrize(
    ("option", "means"),
    [
        ("Ja, till viss del", "partly"),
        ("Nej, inte alls", "no"),
        ("Kan ej bedöma", "open"),
        ("Inte relevant", "open"),
        ("Instämmer helt", None),
        ("3", None),
    ],
)
def test_options_in_many_words_mean_what_the_short_ones_do(option: str, means: str | None) -> None:
    assert meaning(option) == means


@pytest.mark.parametrize("option", ["Vet ej", "Kan ej bedömas", "Går inte att bedöma", "Ingen uppfattning"])
def test_nobody_knows(option: str) -> None:
    assert is_unknown(option)


@pytest.mark.parametrize("option", ["Ej aktuellt", "Inte tillämpligt", "Ej relevant", "Nej", "Grön"])
def test_what_is_beside_the_point_is_known(option: str) -> None:
    assert not is_unknown(option)
