"""The number at Granska: what there is to look at in what has been begun. A case that was just made has nothing wrong in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from journeys import QUIET, Journey, make_case, opened_window, replace_ask
from pytestqt.qtbot import QtBot
from snapshots import snapshot

from auditprep.model import Answer, Examined, Finding, Severity
from ui.models import finding_words

pytestmark = QUIET
LIMIT = 20_000


def test_what_is_told_of_questions_that_nobody_has_touched_is_not_counted() -> None:
    case = snapshot(answers={"1.1": Answer("Ja")})
    told = (
        *(Finding("mark-missing", Severity.ERROR, "mark-missing", key) for key in ("1.2", "2.1")),
        Finding("yes-without-evidence", Severity.WARNING, "yes-without-evidence", "1.1"),
        Finding("deadline", Severity.WARNING, "deadline"),
    )
    examined = Examined(told)
    begun = finding_words.of_what_is_begun(examined, case)
    assert finding_words.grave(begun) == 2
    assert finding_words.grave_counts(begun) == "2 varningar"
    assert finding_words.grave(examined) == 4  # on the page all of it stands


def test_before_the_case_has_been_looked_through_nothing_is_counted() -> None:
    assert finding_words.grave(finding_words.of_what_is_begun(None, None)) == 0


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> SimpleNamespace:
    return replace_ask(monkeypatch, tmp_path)


@pytest.fixture
def journey(qtbot: QtBot, asked: SimpleNamespace, tmp_path: Path) -> Iterator[Journey]:
    with opened_window(qtbot, tmp_path) as made:
        with qtbot.waitSignal(made.controller.checks.examined, timeout=LIMIT):
            made.open(make_case(tmp_path / "underlag.auditprep"))
        yield made


def test_a_case_that_was_just_made_cries_nothing_and_still_tells_all_on_the_page_and_before_sending(
    qtbot: QtBot, journey: Journey
) -> None:
    window = journey.window
    examined = window._examining._examined
    assert examined is not None and examined.count(Severity.ERROR) > 0
    entry = window._places[window._checks]
    assert "fel" not in entry.accessibleName()
    window._actions.show_checks.trigger()
    qtbot.waitUntil(lambda: window._checks._rows.rowCount() > 0, timeout=LIMIT)
    with qtbot.waitSignal(window._controller.checks.examined, timeout=LIMIT):
        window._controller.save_answer("1.1", text="Något är skrivet, men inget är ikryssat.")
    qtbot.waitUntil(lambda: "fel" in entry.accessibleName(), timeout=LIMIT)
    assert "1 fel" in entry.accessibleName()
