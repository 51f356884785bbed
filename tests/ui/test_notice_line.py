"""A line on top of the page: what it says, what can be done about it, and that it goes."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from ui.widgets.icon_label import IconLabel
from ui.widgets.notice_line import NoticeLine

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")


def made(qtbot: QtBot, *, alarm: bool = False, closes: bool | None = None) -> NoticeLine:
    line = NoticeLine(alarm=alarm, closes=closes)
    qtbot.addWidget(line)
    return line


def shown(line: NoticeLine) -> list[str]:
    return [
        each.text() or each.accessibleName()
        for each in line.findChildren(QAbstractButton)
        if each.isVisible()
    ]


def test_it_is_hidden_until_it_says_something(qtbot: QtBot) -> None:
    line = made(qtbot)
    assert (line.isVisible(), line.words()) == (False, "")
    line.say("Det är sparat.")
    assert (line.isVisible(), line.words()) == (True, "Det är sparat.")
    line.hide()
    assert line.words() == ""


def test_what_is_said_is_plain_text_however_it_looks(qtbot: QtBot) -> None:
    line = made(qtbot)
    line.say("<b>fil</b>.docx är sparad")
    (words,) = [each for each in line.findChildren(QLabel) if "fil" in each.text()]
    assert words.textFormat().name == "PlainText"


def test_the_link_does_what_it_was_given_last_and_is_gone_with_it(qtbot: QtBot) -> None:
    line, done = made(qtbot), []
    line.say("Ett", "Ångra", lambda: done.append(1))
    line.say("Två", "Ångra", lambda: done.append(2))
    assert shown(line) == ["Ångra"]
    line.press()
    assert done == [2]
    line.say("Tre")
    assert shown(line) == []
    line.press()
    assert done == [2]


@pytest.mark.parametrize(
    ("alarm", "closes", "has_cross"), [(True, None, True), (False, None, False), (False, True, True)]
)
def test_an_alarm_can_be_closed_and_a_fact_about_the_case_cannot(
    qtbot: QtBot, alarm: bool, closes: bool | None, has_cross: bool
) -> None:
    line = made(qtbot, alarm=alarm, closes=closes)
    line.say("Något")
    assert bool(shown(line)) is has_cross
    if has_cross:
        next(each for each in line.findChildren(QAbstractButton) if each.isVisible()).click()
        assert not line.isVisible()


def test_who_was_at_the_link_is_not_left_nowhere_when_the_line_goes(qtbot: QtBot) -> None:
    line = made(qtbot)
    line.say("Ett", "Ångra", lambda: line.hide())
    link = next(each for each in line.findChildren(QAbstractButton) if each.text() == "Ångra")
    link.setFocus()
    link.click()
    assert not link.hasFocus()


def test_the_tick_is_for_what_was_done(qtbot: QtBot) -> None:
    line = NoticeLine(alarm=False, icon="check", closes=True)
    qtbot.addWidget(line)
    icon = line.findChild(IconLabel)
    line.say("Inget hämtades.", is_done=False)
    assert icon.name == "dash"
    line.say("Det är sparat.")
    assert icon.name == "check"


def test_a_line_may_offer_two_things_to_do(qtbot: QtBot) -> None:
    line, done = NoticeLine(alarm=False), []
    qtbot.addWidget(line)
    line.say(
        "Det dröjer.",
        "Nytt fönster",
        lambda: done.append("ett"),
        other="Avbryt",
        instead=lambda: done.append("två"),
    )
    shown = [each for each in line.findChildren(QPushButton) if not each.isHidden()]
    assert [each.text() for each in shown] == ["Nytt fönster", "Avbryt"]
    assert {each.accessibleDescription() for each in shown} == {"Det dröjer."}
    shown[1].click()
    shown[0].click()
    assert done == ["två", "ett"]
    line.say("Det är klart.")
    assert [each for each in line.findChildren(QPushButton) if not each.isHidden()] == []
