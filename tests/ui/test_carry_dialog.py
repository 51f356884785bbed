"""Which of last year's answers become drafts: all that can, but for those that the user takes out."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from snapshots import snapshot
from year_before import paired, year_before

from auditprep.model import Answer, Snapshot
from ui.dialogs.carry import CarryDialog, to_carry
from ui.widgets.handout_questions import ChoiceList

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", "This plugin does not support")


def case(**answers: Answer) -> Snapshot:
    return replace(snapshot(answers), previous=year_before())


@pytest.fixture
def dialog(qtbot: QtBot) -> CarryDialog:
    made = CarryDialog(case(), year_before(), paired())
    qtbot.addWidget(made)
    made.show()
    return made


def use(dialog: CarryDialog) -> QPushButton:
    return next(each for each in dialog.findChildren(QPushButton) if each.text().startswith("Använd"))


def test_only_questions_without_an_answer_that_had_one_last_year_can_get_a_draft() -> None:
    assert to_carry(case(), year_before(), paired()) == ["1.1", "1.2", "2.1"]
    answered = snapshot({"1.1": Answer("Ja"), "1.2": Answer(text="Eget"), "2.1": Answer(evidence="Bilaga")})
    assert to_carry(answered, year_before(), paired()) == []


def test_all_are_chosen_to_begin_with_and_the_button_counts_them(qtbot: QtBot, dialog: CarryDialog) -> None:
    assert use(dialog).text() == "Använd 3 svar som utkast"
    with qtbot.waitSignal(dialog.chosen) as chosen:
        use(dialog).click()
    assert chosen.args == [["1.1", "1.2", "2.1"]]
    assert not dialog.isVisible()


def test_what_is_taken_out_gets_no_draft_and_none_at_all_cannot_be_asked_for(
    qtbot: QtBot, dialog: CarryDialog
) -> None:
    rows = dialog.findChild(ChoiceList)
    rows.setCurrentIndex(rows.model().index(1, 0))
    qtbot.keyClick(rows, Qt.Key.Key_Space)
    assert use(dialog).text() == "Använd 2 svar som utkast"
    with qtbot.waitSignal(dialog.chosen) as chosen:
        use(dialog).click()
    assert chosen.args == [["1.2", "2.1"]]
    dialog._choices.choose(())
    assert not use(dialog).isEnabled()


def test_enter_uses_what_is_chosen_and_escape_nothing(qtbot: QtBot, dialog: CarryDialog) -> None:
    with qtbot.waitSignal(dialog.chosen):
        qtbot.keyClick(dialog, Qt.Key.Key_Return)
    again = CarryDialog(case(), year_before(), paired())
    qtbot.addWidget(again)
    again.show()
    with qtbot.assertNotEmitted(again.chosen):
        qtbot.keyClick(again, Qt.Key.Key_Escape)
    assert not again.isVisible()
