"""What is called answered is the same on every page; what is only begun is told beside."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot
from snapshots import snapshot

from auditprep.model import Answer
from ui import texts
from ui.pages.export.summary import Summary


@pytest.fixture
def summary(qtbot: QtBot) -> Summary:
    made = Summary()
    qtbot.addWidget(made)
    return made


def said(summary: Summary) -> str:
    return "\n".join(each.text() for each in summary.findChildren(QLabel)).replace("\u200b", "")


def test_a_text_without_a_mark_is_no_answer_here_either_and_is_told_beside(summary: Summary) -> None:
    case = snapshot(
        {"1.1": Answer("Ja"), "1.2": Answer(None, "Text."), "2.1": Answer("Ja", "Då", carried=True)}
    )
    summary.show_case(case)
    assert texts.answered(case) == "1 av 5 besvarade"
    assert "svar på 1 av 5 frågor · 1 påbörjat svar" in said(summary)


def test_where_all_that_is_written_is_answered_nothing_is_told_beside(summary: Summary) -> None:
    summary.show_case(snapshot({"1.1": Answer("Ja"), "2.3": Answer(None, "Så.")}))
    assert "svar på 2 av 5 frågor" in said(summary)
    assert "påbörja" not in said(summary)
