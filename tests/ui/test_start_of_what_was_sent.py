"""The desk of a case that was sent says when, to whom, and that nothing is left; and has no heading with nothing below it."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot
from snapshots import snapshot

from auditprep.model import Handout, Status
from ui.pages.start import StartPage

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints|This plugin does not support")
SENT = replace(
    snapshot(deadline=dt.date(2026, 12, 31)),
    status=Status.SENT,
    sent_on=dt.date(2026, 11, 27),
    sent_to="revisorerna",
)


@pytest.fixture
def page(qtbot: QtBot) -> StartPage:
    actions = tuple(QAction(words) for words in ("Nytt…", "Öppna…", "Prova"))
    made = StartPage(*actions)
    made.kept = actions  # type: ignore[attr-defined]
    qtbot.addWidget(made)
    made.resize(1282, 768)
    made.show()
    return made


def said(page: StartPage) -> list[str]:
    return [each.text() for each in page.findChildren(QLabel) if each.isVisible()]


def test_it_says_when_it_was_sent_and_to_whom_and_not_the_last_day(page: StartPage) -> None:
    page.show_case(SENT)
    told = said(page)
    assert "Till revisorerna" in told
    assert any("2026-11-27" in each for each in told)
    assert not any("2026-12-31" in each or each == "Sista dag" for each in told)


def test_that_nothing_is_left_is_said_in_the_place_of_an_empty_list(page: StartPage) -> None:
    page.show_case(SENT)
    told = said(page)
    assert "Inskickat 2026-11-27 till revisorerna. Inget är kvar att göra." in told
    assert "Kvar att göra" not in told
    buttons = [each.text() for each in page.findChildren(QPushButton) if each.isVisible()]
    assert not any(each.startswith("Fortsätt med") for each in buttons)


def test_a_sheet_that_is_still_out_is_left_also_then(page: StartPage) -> None:
    out = Handout(1, "t", "Eva", dt.datetime(2026, 8, 1, tzinfo=dt.UTC), "anna", ("1.1",), None)
    page.show_case(replace(SENT, handouts=(out,)))
    told = said(page)
    assert "Kvar att göra" in told
    assert not any("Inget är kvar" in each for each in told)


def test_when_it_is_unlocked_the_list_is_back(page: StartPage) -> None:
    page.show_case(SENT)
    page.show_case(replace(SENT, status=Status.DRAFT))
    assert "Kvar att göra" in said(page)
    assert "Sista dag" in said(page)
