from __future__ import annotations

import pytest

from auditprep.prose.past import is_in_past, tells_of_event


@pytest.mark.parametrize(
    "clause", ["målen visade god fart", "det var bra", "en plan togs fram", "nämnden beslutade"]
)
def test_the_past_is_known_by_its_verb(clause: str) -> None:
    assert is_in_past(clause)


@pytest.mark.parametrize(
    "clause", ["målen visar", "det har varit bra", "den antagna planen gäller", "målvärde 70", ""]
)
def test_what_is_or_has_been_is_no_past_tense(clause: str) -> None:
    assert not is_in_past(clause)


@pytest.mark.parametrize("clause", ["systemet infördes", "en plan har antagits", "reglerna träder i kraft"])
def test_an_event_is_known(clause: str) -> None:
    assert tells_of_event(clause)


@pytest.mark.parametrize(
    "clause", ["arbetet fortsätter", "kostnaden uppgick till", "nämnden har arbetat med frågan"]
)
def test_what_goes_on_or_was_so_is_no_event(clause: str) -> None:
    assert not tells_of_event(clause)
