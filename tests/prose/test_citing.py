from __future__ import annotations

import datetime as dt

import pytest

from auditprep.i18n import set_language
from auditprep.model import Decision
from auditprep.prose.citing import citation_text, decision_text


def test_a_citation_names_the_document_and_its_printed_pages() -> None:
    numbers = (None, None, "1", "2", "3", "4")
    assert (
        citation_text("Nämndens budget 2025–2027", "3-6", numbers) == "(Nämndens budget 2025–2027, sid 1–4)"
    )
    assert citation_text("Nämndens budget 2025–2027", None, numbers) == "(Nämndens budget 2025–2027)"
    assert citation_text("Mejl", "1") == "(Mejl, sid 1)"


def test_a_citation_is_in_the_forms_language_whatever_the_window_speaks() -> None:
    set_language("en")
    assert citation_text("Delårsbokslut", "4-5") == "(Delårsbokslut, sid 4–5)"


DATE = dt.date(2023, 12, 12)


@pytest.mark.parametrize(
    ("decision", "words"),
    [
        (
            Decision("Omsorgsnämnden", DATE, 63, "ON 2023/92"),
            "Omsorgsnämnden 2023-12-12, § 63 (dnr ON 2023/92)",
        ),
        (Decision("KF", DATE, 218), "KF 2023-12-12, § 218"),
        (Decision("KF", None, 218), "KF, § 218"),
        (Decision(None, DATE, None, "ON 2023/92"), "2023-12-12 (dnr ON 2023/92)"),
        (Decision(None, None, 9), "§ 9"),
        (Decision(dnr="ON 2023/92"), "dnr ON 2023/92"),
        (Decision(title="Budget"), ""),
    ],
)
def test_a_decision_is_written_with_what_is_known_of_it(decision: Decision, words: str) -> None:
    assert decision_text(decision) == words
