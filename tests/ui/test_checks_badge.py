"""The number at Granska: what there is to look at in what has been begun. A case that was just made has nothing wrong in it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from journeys import QUIET, Journey, click, has, make_case, opened_window, replace_ask, words
from pytestqt.qtbot import QtBot
from snapshots import snapshot

from auditprep.model import Answer, Examined, Finding, Severity
from ui.models import finding_words
from ui.models.question_list import QuestionListModel

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
    begun = finding_words.of_what_is_written(examined, case)
    assert finding_words.grave(begun) == 2
    assert finding_words.grave_counts(begun) == "2 varningar"
    assert finding_words.grave(examined) == 4  # the rest is told apart


def test_what_is_told_is_parted_in_what_is_written_and_what_nobody_has_begun_and_nothing_is_in_both() -> None:
    case = snapshot(answers={"1.1": Answer("Ja")})
    told = tuple(Finding("r", Severity.ERROR, "c", key) for key in ("1.1", "1.2", "1.2", None))
    parts = finding_words.parted(Examined(told), case)
    assert [each.question for each in parts.written.findings] == ["1.1", None]
    assert [each.question for each in parts.untouched] == ["1.2", "1.2"]
    assert parts.questions == {"1.2"}
    assert finding_words.untouched_words(len(parts.questions)) == "1 ej påbörjad fråga"


def test_the_list_of_questions_counts_and_shows_the_same_as_the_badge() -> None:
    case = snapshot(answers={"1.1": Answer("Ja")})
    rows = QuestionListModel()
    rows.show(case.questionnaire, case.answer)
    rows.show_findings({"1.1": {Severity.WARNING: 1}, "1.2": {Severity.ERROR: 1}})
    assert rows.found == 1
    rows.set_only_found(True)
    assert rows.index_of("1.1").isValid()
    assert not rows.index_of("1.2").isValid()
    rows.set_answer("1.2", Answer(None, "Påbörjat"))
    assert rows.found == 2


def test_before_the_case_has_been_looked_through_nothing_is_counted() -> None:
    assert finding_words.grave(finding_words.of_what_is_written(None, None)) == 0


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


def test_start_the_rail_the_checks_and_the_export_say_the_same_number(qtbot: QtBot, journey: Journey) -> None:
    window = journey.window
    with qtbot.waitSignal(window._controller.checks.examined, timeout=LIMIT):
        window._controller.save_answer("1.1", text="Något är skrivet, men inget är ikryssat.")
    examined, seen = window._examining._examined, window._examining._seen
    assert examined is not None and seen is not None
    parts = finding_words.parted(examined, seen)
    assert parts.untouched
    told = finding_words.grave_counts(parts.written)
    assert told in window._places[window._checks].accessibleName()
    window._actions.show_start.trigger()
    qtbot.waitUntil(lambda: has(window._start, f"{told} att granska"), timeout=LIMIT)
    window._actions.show_export.trigger()
    assert told in words(window._export)
    window._actions.show_checks.trigger()
    errors = finding_words.count_of(Severity.ERROR, parts.written.count(Severity.ERROR))
    apart = finding_words.untouched_words(len(parts.questions))
    qtbot.waitUntil(lambda: has(window._checks, errors), timeout=LIMIT)
    before = window._checks._rows.rowCount()
    click(window._checks, apart)
    qtbot.waitUntil(lambda: window._checks._rows.rowCount() < before, timeout=LIMIT)
