"""Last year beside the question: its words, what is out of date in them, and the way to begin from them."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QTextCharFormat, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton, QTextEdit, QToolTip
from pytestqt.qtbot import QtBot
from snapshots import many_questions, snapshot
from year_before import INTERIM, OLD, TEXT, find_old, paired, year_before

from auditprep.model import Answer, Became, Match, Matching, Questionnaire, Remark, Snapshot
from ui import theme
from ui.models.last_year import beside
from ui.pages.questions import QuestionsPage
from ui.widgets.before_card import BeforeCard
from ui.widgets.check_box import CheckBox
from ui.widgets.previous_panel import PreviousPanel
from ui.widgets.read_text import ReadText

pytestmark = [
    pytest.mark.usefixtures("dressed"),
    pytest.mark.qt_log_ignore("propagateSizeHints"),
]  # said by the offscreen platform alone

Show = Callable[..., PreviousPanel]


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Shows a question in a panel as wide as it is in the window."""

    def show_it(key: str = "1.1", current: Answer | None = None, **facts: object) -> PreviousPanel:
        panel = PreviousPanel()
        qtbot.addWidget(panel)
        panel.resize(344, 700)
        form = snapshot().questionnaire
        question = form.question(key)
        assert question is not None
        panel.set_stale_finder(find_old)
        panel.show_beside(beside(question, form, year_before(**facts), paired()), current or Answer())
        with qtbot.waitExposed(panel):
            panel.show()
        return panel

    return show_it


def words(panel: PreviousPanel) -> str:
    labels = [label.text() for label in panel.findChildren(QLabel) if label.isVisible()]
    texts = [text.toPlainText() for text in panel.findChildren(ReadText) if text.isVisible()]
    return "\n".join(labels + texts)


def button(panel: PreviousPanel, text: str) -> QAbstractButton:
    return next(
        each for each in panel.findChildren(QAbstractButton) if each.text() == text and each.isVisible()
    )


def has_button(panel: PreviousPanel, text: str) -> bool:
    return any(each.text() == text and each.isVisible() for each in panel.findChildren(QAbstractButton))


def text_of(panel: PreviousPanel) -> ReadText:
    return panel.findChild(BeforeCard).findChild(ReadText)


def marked(text: QTextEdit) -> list[str]:
    return [each.cursor.selectedText() for each in text.extraSelections()]


def looks(text: QTextEdit) -> list[tuple[str, object]]:
    """The ground and the line of each mark."""
    return [
        (each.format.background().color().name().upper(), each.format.underlineStyle())
        for each in text.extraSelections()
    ]


# What is shown


def test_last_years_answer_is_there_whole(show: Show) -> None:
    shown = words(show())
    for said in (
        "2024 · fråga 1.1 (delad i 1.1 och 1.2)",
        "Frågan löd: Har nämnden <u>antagit</u> mål?",
        "Delvis",
        "Målen antogs 2024-02-13, § 5.\ndelårsbokslut 2024\navvikelsen blev 120 tkr",
        "Bilagor 2024",
        "Delårsbokslut 2024, sid 7–8",
        "Utredning ”målet är nått” · sekretess",
        "Revisorerna om svaret",
        "Mät oftare.",
        "Vi mäter varje månad.",
    ):
        assert said in shown


def test_words_of_a_form_are_never_markup(show: Show) -> None:
    cited = {"1.1": (replace(INTERIM, title="<b>Plan</b> & bilaga"),)}
    asked = tuple(replace(each, text=f"{each.text} <b>&") for each in OLD[0].questions)
    form = Questionnaire("", None, 2024, None, (replace(OLD[0], questions=asked),))
    shown = show(cited=cited, remarks={"1.1": Remark("a < b & c")}, questionnaire=form)
    assert "<b>Plan</b> & bilaga, sid 7–8" in words(shown)
    assert "&lt;b&gt;&amp;" in words(shown)
    labels = [label for label in shown.findChildren(QLabel) if "<" in label.text()]
    rich = [label for label in labels if label.textFormat() != Qt.TextFormat.PlainText]
    assert len(labels) > len(rich) == 1


def test_a_question_that_was_several_has_a_card_for_each_and_one_button(show: Show) -> None:
    panel = show("2.1")
    assert len(panel.findChildren(BeforeCard)) == 2
    assert "Den besvarades inte." in words(panel)
    buttons = [each for each in panel.findChildren(QPushButton) if each.text() == "Använd som utkast"]
    assert len(buttons) == 1


def test_what_the_auditors_said_of_all_of_it_is_a_click_away(show: Show) -> None:
    panel = show("2.3")
    assert "Ny fråga i år" in words(panel)
    assert "Bra i stort." not in words(panel)
    button(panel, "Revisorerna om hela underlaget 2024").click()
    assert "Bra i stort." in words(panel)


def test_a_doubtful_pair_leads_to_where_it_is_settled(show: Show, qtbot: QtBot) -> None:
    panel = show("2.1#2")
    assert "1.4 Hur ofta?" in words(panel)
    assert "Ny fråga i år" not in words(panel)
    assert not has_button(panel, "Använd som utkast")
    with qtbot.waitSignal(panel.pairing_requested):
        button(panel, "Para ihop frågorna…").click()


def test_without_a_year_before_one_can_be_chosen(qtbot: QtBot) -> None:
    panel = PreviousPanel()
    qtbot.addWidget(panel)
    panel.show()
    with qtbot.waitSignal(panel.previous_requested):
        button(panel, "Välj föregående år…").click()
    panel.set_read_only(True)
    assert not has_button(panel, "Välj föregående år…")


def test_read_only_last_year_can_be_read_and_nothing_made_of_it(show: Show) -> None:
    panel = show()
    panel.set_read_only(True)
    assert "Delvis" in words(panel)
    assert not has_button(panel, "Använd som utkast")


# Marks


def test_what_is_out_of_date_is_marked_with_a_line_and_explained(show: Show, qapp: QApplication) -> None:
    panel = show()
    assert marked(text_of(panel)) == ["2024-02-13, § 5", "delårsbokslut 2024", "120 tkr"]
    grounds, lines = zip(*looks(text_of(panel)), strict=True)
    assert len(set(grounds)) == len(set(lines)) == 3
    assert QTextCharFormat.UnderlineStyle.NoUnderline not in lines
    QApplication.processEvents()
    for said in ("gäller förra året", "ersatt dokument", "att kontrollera"):
        assert said in words(panel)


def test_the_legend_explains_only_what_is_there(show: Show) -> None:
    panel = show(answers={"1.1": Answer("Ja", "Så var det 2024.")})
    QApplication.processEvents()
    assert "gäller förra året" in words(panel)
    assert "ersatt dokument" not in words(panel)


def test_marks_stand_at_the_right_words_after_an_emoji(show: Show) -> None:
    panel = show(answers={"1.1": Answer(text="Bra 🎉🎉 2024 och **2024**")})
    assert marked(text_of(panel)) == ["2024", "2024"]


def test_a_tip_tells_what_a_piece_may_become(
    show: Show, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, said, *_more: told.append(said))
    text = text_of(show())
    marks = text.extraSelections()
    cursor = QTextCursor(marks[0].cursor)
    cursor.setPosition(cursor.selectionStart() + 3)
    place = text.cursorRect(cursor).center()
    for at in (place, QPoint(text.viewport().width() - 2, place.y())):
        event = QHelpEvent(QEvent.Type.ToolTip, at, text.viewport().mapToGlobal(at))
        QApplication.sendEvent(text.viewport(), event)
    assert "Gäller förra året: 2024-02-13, § 5 – kan bli 2025-02-18, § 6 / 2025-03-18, § 14" in told[0]
    assert told[1] == ""


def test_words_that_this_years_answer_lacks_are_marked_instead_when_wished(show: Show, qtbot: QtBot) -> None:
    panel = show(current=Answer("Ja", "Målen antogs 2025-02-18, § 6.\n\n- delårsbokslut 2024"))
    toggle = panel.findChild(CheckBox)
    toggle.click()
    found = marked(text_of(panel))
    assert found
    assert all("delårsbokslut" not in piece for piece in found)
    assert any("120 tkr" in piece for piece in found)
    assert all(piece == piece.strip() and "\u2029" not in piece for piece in found)
    QApplication.processEvents()
    assert "står inte i årets svar" in words(panel)
    panel.show_current(Answer("Ja", TEXT))
    assert marked(text_of(panel)) == []
    assert "står inte i årets svar" not in words(panel)
    toggle.click()
    assert marked(text_of(panel))[0] == "2024-02-13, § 5"


def test_nothing_differs_from_an_answer_that_is_not_written(show: Show) -> None:
    panel = show()
    assert not panel.findChild(CheckBox).isVisible()
    panel.show_current(Answer("Ja", "Något"))
    assert panel.findChild(CheckBox).isVisible()


def test_marks_follow_the_system_from_light_to_dark(show: Show, qapp: QApplication) -> None:
    text = text_of(show())
    light = looks(text)[0][0]
    theme.apply(qapp, dark=True)
    QApplication.processEvents()
    assert (light, looks(text)[0][0]) == (theme.LIGHT.last_year, theme.DARK.last_year)


# Room and keyboard


@pytest.mark.parametrize("width", [188, 344, 700])
def test_the_whole_text_is_seen_at_every_width(show: Show, qtbot: QtBot, width: int) -> None:
    panel = show(answers={"1.1": Answer("Ja", "Nämnden följer läget varje månad. " * 20)})
    panel.resize(width, 700)
    text = text_of(panel)
    qtbot.waitUntil(lambda: text.width() < width)
    QApplication.processEvents()
    assert text.verticalScrollBar().maximum() == 0
    assert text.verticalScrollBar().value() == 0
    assert panel.horizontalScrollBar().maximum() == 0
    use = button(panel, "Använd som utkast")
    assert use.width() >= use.fontMetrics().horizontalAdvance(use.text()) + 8
    assert use.mapTo(panel, use.rect().topRight()).x() < width


def test_the_wheel_over_the_text_is_for_the_panel(show: Show) -> None:
    panel = show(answers={"1.1": Answer("Ja", "Nämnden följer läget varje månad.\n\n" * 40)})
    text = text_of(panel)
    place = QPointF(text.viewport().rect().center().x(), 20)
    wheel = QWheelEvent(
        place, text.viewport().mapToGlobal(place), QPoint(), QPoint(0, -240), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(text.viewport(), wheel)
    assert not wheel.isAccepted()  # Qt takes it on to what the text stands in


def test_the_focus_stays_in_the_panel_when_another_question_is_shown(qtbot: QtBot) -> None:
    page = page_of(qtbot, replace(snapshot(), previous=year_before()))
    text_of(page._side.previous).setFocus()
    panel, before = page._side.previous, text_of(page._side.previous)
    page.show_question("2.1")
    qtbot.waitUntil(lambda: text_of(panel) is not before)
    assert panel.hasFocus()


def test_everything_in_it_has_a_name_and_the_button_its_keys(show: Show) -> None:
    panel = show()
    assert text_of(panel).accessibleName() == "Svaret 2024"
    use = button(panel, "Använd som utkast")
    assert "F" in use.accessibleDescription()
    assert panel.accessibleName() == "Föregående år"


# On the page


def page_of(qtbot: QtBot, case: Snapshot) -> QuestionsPage:
    page = QuestionsPage()
    qtbot.addWidget(page)
    page.resize(1282, 768)
    page.show_case(case)
    page.set_years(case.previous, paired() if case.previous else None)
    page.set_stale_finder(find_old)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page


def tab(page: QuestionsPage) -> str:
    tabs = page._side._tabs
    return tabs.tabText(tabs.currentIndex())


def test_the_year_before_is_the_first_tab_and_comes_forward_where_there_is_one(qtbot: QtBot) -> None:
    page = page_of(qtbot, snapshot())
    assert page._side._tabs.tabText(0) == "Föregående år"
    assert tab(page) == "Anmärkningar"
    page.set_years(year_before(), paired())
    assert tab(page) == "Föregående år"
    page._side.show_history()
    page.set_years(year_before(), paired())  # another pair was made
    assert tab(page) == "Historik"
    page.show_case(replace(snapshot(path="annat.auditprep"), previous=year_before()))
    assert tab(page) == "Föregående år"


def test_the_keys_ask_for_last_years_answer_in_the_question_that_is_shown(qtbot: QtBot) -> None:
    page = page_of(qtbot, replace(snapshot(), previous=year_before()))
    page._sheet.editor.focus_text()
    with qtbot.waitSignal(page.carry_requested) as asked:
        qtbot.keyClick(
            QApplication.focusWidget(),
            Qt.Key.Key_F,
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
        )
    assert asked.args == [["1.1"]]
    with qtbot.waitSignal(page.carry_requested):
        button(page._side.previous, "Använd som utkast").click()
    page.set_read_only(True)
    with qtbot.assertNotEmitted(page.carry_requested):
        page._last_year.carry_here()


def test_what_is_typed_is_saved_before_a_draft_is_asked_for(qtbot: QtBot) -> None:
    page = page_of(qtbot, replace(snapshot(), previous=year_before()))
    heard: list[str] = []
    page.answer_changed.connect(lambda key, changes: heard.append(f"{key} {changes['text']}"))
    page.carry_requested.connect(lambda keys: heard.append(f"carry {keys[0]}"))
    page._sheet.editor.insert_text("Nytt")
    page._last_year.carry_here()
    assert heard == ["1.1 Nytt", "carry 1.1"]


def test_the_panel_compares_with_what_has_just_been_written(qtbot: QtBot) -> None:
    page = page_of(qtbot, replace(snapshot(), previous=year_before()))
    assert not page._side.previous.findChild(CheckBox).isVisible()
    page._sheet.editor.insert_text("Nytt")
    page.flush()
    assert page._side.previous.findChild(CheckBox).isVisible()


def test_a_panel_that_is_not_seen_costs_nothing(qtbot: QtBot) -> None:
    page = page_of(qtbot, replace(snapshot(), previous=year_before()))
    page._side.show_history()
    asked: list[str] = []
    page.set_stale_finder(lambda text: asked.append(text) or ())
    page.show_question("1.2")
    assert asked == []
    page._side.show_previous()
    assert len(asked) == 1


def test_questions_that_are_passed_by_are_not_looked_up(qtbot: QtBot) -> None:
    page = page_of(qtbot, replace(snapshot(), previous=year_before()))
    asked: list[str] = []
    page.set_stale_finder(lambda text: asked.append(text) or ())
    asked.clear()
    for key in ("1.2", "2.1", "2.1#2", "2.3", "2.1"):
        page.show_question(key)
    qtbot.waitUntil(lambda: asked == ["Inte 2024."])


def test_a_form_of_thousands_of_questions_is_gone_through_without_waiting(qtbot: QtBot) -> None:
    sections = many_questions(20, 100)
    form = Questionnaire("Stort", None, 2024, None, sections)
    keys = [each.key for each in form.questions()]
    answers = {key: Answer("Ja", TEXT) for key in keys}
    previous = year_before(questionnaire=form, answers=answers, cited={}, remarks={})
    page = page_of(qtbot, snapshot(sections=sections))
    page.set_years(previous, Matching(tuple(Match(key, key, Became.SAME) for key in keys)))
    begun = time.process_time()
    for key in keys[:50]:
        page.show_question(key)
    assert time.process_time() - begun < 60


def test_a_panel_that_is_filled_anew_takes_no_focus_that_it_did_not_have(
    show: Show, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While a dialog closes the window has the focus nowhere; what is typed next belongs to the answer."""
    panel = show()
    taken: list[object] = []
    monkeypatch.setattr(QApplication, "focusWidget", lambda: None)
    monkeypatch.setattr(PreviousPanel, "setFocus", lambda *where: taken.append(where))
    form = snapshot().questionnaire
    question = form.question("1.2")
    assert question is not None
    panel.show_beside(beside(question, form, year_before(), paired()), Answer())
    panel.hide()
    panel.show()
    assert taken == []
