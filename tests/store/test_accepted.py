"""Findings that may stand: kept with their reason, merged, undone."""

from __future__ import annotations

import pytest
from cases import new_case
from with_others import FINDING

from auditprep.errors import LockedCase, ReasonLacks
from auditprep.model import Status


@pytest.fixture
def case(tmp_path):
    with new_case(tmp_path / "c.auditprep") as case:
        yield case


def test_what_was_accepted_is_kept_with_its_reason(case) -> None:
    case.accept(FINDING, "  Ska   stå så ", later=True)
    (said,) = case.snapshot().accepted
    assert (said.known_by, said.rule, said.question) == (FINDING.known_by, FINDING.rule, FINDING.question)
    assert (said.reason, said.later, said.taken_back, said.from_year) == ("Ska stå så", True, False, None)


def test_a_finding_is_accepted_only_with_a_reason(case) -> None:
    with pytest.raises(ReasonLacks):
        case.accept(FINDING, "  \n", later=False)
    assert case.snapshot().accepted == ()


def test_what_is_said_last_of_a_finding_holds(case) -> None:
    case.accept(FINDING, "Ja", later=False)
    case.accept(FINDING, "Nej", later=True)
    assert [(said.reason, said.later) for said in case.snapshot().accepted] == [("Nej", True)]
    case.take_back(FINDING)
    assert [said.taken_back for said in case.snapshot().accepted] == [True]


def test_nothing_is_accepted_in_a_case_that_was_sent(case) -> None:
    case._db.conn.execute("UPDATE properties SET status = ?", (Status.SENT.value,))
    with pytest.raises(LockedCase):
        case.accept(FINDING, "Ja", later=False)
