"""A form that is not filled in yet beside last year's: nothing of last year's is gone."""

from __future__ import annotations

import pytest
from compared_submissions import asked, compared, matched, submitted
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from auditprep.model import Answer, CitedThen, Comparison
from ui import theme
from ui.models.comparison import SNIPPET, ComparisonModel
from ui.models.comparison_rows import Show
from ui.widgets.compare_document import write_row
from ui.widgets.compare_stretches import mark_step

Q = asked("1.1", "Har nämnden mål?")
BEFORE = Answer("Ja", "Två mål, se bilagan.", evidence="Bilaga 1")


def beside(after: Answer) -> Comparison:
    old = submitted(2024, [Q], {"1.1": BEFORE}, cited={"1.1": (CitedThen("Plan"),)})
    return compared([old, submitted(2025, [Q], {"1.1": after})], [matched(("1.1", "1.1"))])


@pytest.mark.parametrize(("after", "is_changed"), [(Answer(), False), (Answer("Ja"), True)])
def test_only_what_is_answered_is_compared(qtbot: QtBot, after: Answer, is_changed: bool) -> None:
    comparison = beside(after)
    model = ComparisonModel()
    model.show_comparison(comparison)
    assert bool(model.index(0, 0).data(SNIPPET).marks) is is_changed
    assert model.counts()[Show.CHANGED] == int(is_changed)
    assert model.counts()[Show.UNANSWERED] == int(not is_changed)
    written = write_row(QTextDocument(), comparison.rows[0], ("2024", "2025"), theme.LIGHT, 1.0)
    assert bool(mark_step(written, 0)) is is_changed
