"""The window says in one line which change could not be undone, why, and what was undone instead."""

from __future__ import annotations

import datetime as dt
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from auditprep.model import HistoryStep, Notice, Passed, Undone
from ui.actions import Actions
from ui.undo_flow import UndoFlow
from ui.widgets.notice_line import NoticeLine

NOW = dt.datetime(2025, 9, 1, tzinfo=dt.UTC)
ERASED = Passed(HistoryStep(0, NOW, "anna", "erase", "Budget"))
KEPT = Passed(
    HistoryStep(3, NOW, "anna", "add", "Plan"),
    (Notice("not-undone", facts={"part": "document", "title": "Plan"}),),
)
MARK = HistoryStep(9, NOW, "anna", "undo", "mark", ("1.1",), of="answer")


class Undoing(QObject):
    undone, nothing, failed = Signal(object, bool), Signal(bool), Signal(object)

    def undo(self) -> None: ...

    def redo(self) -> None: ...


@pytest.fixture
def flow(qtbot: QtBot):
    window = QWidget()
    qtbot.addWidget(window)
    told, alarm = NoticeLine(alarm=False), NoticeLine(alarm=True)
    told.setParent(window)
    alarm.setParent(window)
    question = SimpleNamespace(label="1.1")
    snapshot = SimpleNamespace(questionnaire=SimpleNamespace(question=lambda _key: question))
    controller = SimpleNamespace(undoing=Undoing(window), snapshot=snapshot, years=None)
    made = UndoFlow(window, controller, Actions(window), told, alarm, lambda: None)  # type: ignore[arg-type]
    return SimpleNamespace(window=window, told=told, undoing=controller.undoing, flow=made)


def test_what_was_passed_by_stands_before_what_was_undone_instead(flow: SimpleNamespace) -> None:
    flow.undoing.undone.emit(Undone(9, 2, made=MARK, passed=(ERASED,)), False)
    assert flow.told.words() == (
        "Kan inte ångras: bilagan Budget raderades för gott – det som är raderat går inte att få tillbaka. "
        "I stället är detta ångrat: krysset ändrades i 1.1"
    )


def test_where_nothing_was_undone_it_says_so_and_offers_nothing(flow: SimpleNamespace) -> None:
    flow.undoing.undone.emit(Undone(0, 0, passed=(KEPT,)), False)
    assert flow.told.words() == (
        "Kan inte ångras: bilagan Plan lades till – dokumentet ”Plan” används och är kvar. "
        "Inget annat går att ångra."
    )


def test_only_what_stays_is_told_where_nothing_was_passed_by(flow: SimpleNamespace) -> None:
    flow.undoing.undone.emit(Undone(9, 2, made=MARK), False)
    assert flow.told.words() == "Ångrat: krysset ändrades i 1.1"
