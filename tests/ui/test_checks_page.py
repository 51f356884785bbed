"""The Granska page: what was found, by question and by rule, with every place that it is about."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Sequence

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QTextEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot
from snapshots import many_questions, snapshot

from auditprep.messages import findings as told
from auditprep.model import (
    Accepted,
    Answer,
    Examined,
    Finding,
    FoundPart,
    FoundPlace,
    Mend,
    MendKind,
    Progress,
    Ring,
    RuleGroup,
    RuleInfo,
    Severity,
    Snapshot,
)
from ui.models.finding_places import OnPage
from ui.models.findings import Found, Heading
from ui.pages.checks import ChecksPage
from ui.widgets.undo_line import Undoable, UndoLine

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints")  # the offscreen plugin says so of any window

RULES = (
    RuleInfo("tomt", RuleGroup.COMPLETE, Severity.WARNING),
    RuleInfo("datum", RuleGroup.CONSISTENT, Severity.ERROR),
)
CASE = snapshot(
    {
        "1.1": Answer("Ja", "Målen antogs 2025-03-01."),
        "1.2": Answer("Nej", "Beslutet togs **2025-04-01** § 9."),
        "2.1": Answer("Ja", ""),
    }
)
HERE = FoundPlace(FoundPart.TEXT, "1.1", quote="2025-03-01", start=13, end=23)
THERE = FoundPlace(FoundPart.TEXT, "1.2", quote="2025-04-01", start=14, end=24)
PAGE = FoundPlace(FoundPart.PAGE, evidence=7, page=4, quote="1 mars", start=0, end=6, printed_page="2")
DATES = Finding(
    *("datum", Severity.ERROR, "datum", "1.1", {"day": "2025-03-01"}),
    places=(HERE, THERE, PAGE),
    mends=(
        Mend(MendKind.WRITE, "1.1", "2025-04-01", HERE),
        Mend(MendKind.CITE, "1.2", evidence=7, pages="4"),
    ),
    known_by="a",
)
EMPTY = Finding(
    *("tomt", Severity.WARNING, "tomt", "2.1", {}),
    places=(FoundPlace(FoundPart.TEXT, "2.1"),),
    known_by="b",
)
LATE = Finding("tomt", Severity.NOTE, "sent", None, {}, known_by="c")
SAID = Accepted("d", "tomt", "Så ska det vara.", True, "anna", dt.datetime(2025, 9, 3, 12, tzinfo=dt.UTC))
LET = Finding("tomt", Severity.WARNING, "tomt", "2.3", {}, known_by="d")
RINGS = {RuleGroup.COMPLETE: Ring(4, 5), RuleGroup.TRACEABLE: Ring(3, 3), RuleGroup.CONSISTENT: Ring(1, 3)}
FOUND = Examined((LATE, DATES, EMPTY), ((LET, SAID),), RINGS)


@pytest.fixture(autouse=True)
def sentences(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the rules of these tests say."""
    for code, words in {
        "datum": "Det står {day} här och annat där.",
        "tomt": "Här står inget.",
        "sent": "Det är sent.",
    }.items():
        monkeypatch.setitem(told.SENTENCES, code, lambda _facts, words=words: words)
    for rule, name in {"tomt": "Tomt svar", "datum": "Två datum"}.items():
        monkeypatch.setitem(told.RULES, rule, (lambda name=name: name, lambda name=name: f"Om {name}."))


@pytest.fixture
def page(qtbot: QtBot) -> ChecksPage:
    made = ChecksPage()
    qtbot.addWidget(made)
    made.resize(1282, 768)
    made.show_rules(RULES)
    made.show_examined(CASE, FOUND)
    with qtbot.waitExposed(made):
        made.show()
    made._list.setFocus()
    return made


def rows(page: ChecksPage) -> list[str]:
    """What the rows say, headings in brackets."""
    made = page._rows
    shown = [(made.row(at), made.index(at, 0).data()) for at in range(made.rowCount())]
    return [f"[{words} {row.count}]" if isinstance(row, Heading) else words for row, words in shown]


def come_to(page: ChecksPage, finding: Finding) -> None:
    places = range(page._rows.rowCount())
    at = next(at for at in places if getattr(page._rows.row(at), "finding", None) == finding)
    page._list.setCurrentIndex(page._rows.index(at, 0))
    QApplication.processEvents()  # what is made late is shown


def current(page: ChecksPage) -> Finding:
    found = page._list.current()
    assert isinstance(found, Found)
    return found.finding


def texts(page: QWidget) -> str:
    return "\n".join(each.text() for each in page.findChildren(QLabel) if each.isVisible())


def buttons(page: QWidget) -> list[str]:
    return [each.text() for each in page.findChildren(QPushButton) if each.isVisible()]


def press(page: QWidget, words: str, number: int = 0) -> None:
    found = [each for each in page.findChildren(QPushButton) if each.isVisible() and each.text() == words]
    found[number].click()


def show_without(page: ChecksPage, *gone: Finding, case: Snapshot = CASE) -> None:
    left = tuple(each for each in FOUND.findings if each not in gone)
    page.show_examined(case, Examined(left, FOUND.accepted, RINGS))


def toggle(page: ChecksPage, severity: Severity) -> None:
    page._filters._severities[severity].click()


# The list


def test_findings_stand_below_the_question_they_are_about_and_mere_notes_on_the_whole_last(
    page: ChecksPage,
) -> None:
    assert rows(page) == [
        *("[1.1  Har nämnden mål? 1]", "Det står 2025-03-01 här och annat där."),
        *("[2.1  Finns en plan för ÅRET? 1]", "Här står inget."),
        *("[Hela underlaget 1]", "Det är sent."),
    ]


def test_what_is_to_be_seen_to_in_the_whole_case_stands_first_without_the_mere_notes_on_it(
    page: ChecksPage,
) -> None:
    grave = Finding("tomt", Severity.WARNING, "tomt", None, {}, known_by="e")
    page.show_examined(CASE, Examined((grave, LATE, DATES), (), RINGS))
    shown = rows(page)
    assert shown[:2] == ["[Hela underlaget 1]", "Här står inget."]
    assert shown[-2:] == ["[Hela underlaget 1]", "Det är sent."]


def test_by_rule_they_stand_below_the_rules_in_their_order_with_the_questions_number(
    page: ChecksPage,
) -> None:
    press_tool(page, "Per regel")
    assert rows(page) == [
        *("[Komplett · Tomt svar 2]", "Det är sent.", "Här står inget."),
        *("[Samstämmigt · Två datum 1]", "Det står 2025-03-01 här och annat där."),
    ]
    said = page._rows.index(2, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Varning, 2.1, Här står inget., Tomt svar"


def press_tool(page: ChecksPage, words: str) -> None:
    next(each for each in page.findChildren(QToolButton) if each.text() == words).click()


def test_the_buttons_say_how_many_there_are_and_hide_them(page: ChecksPage) -> None:
    assert [each.text() for each in page._filters._severities.values()] == [
        "1 fel",
        "1 varning",
        "1 upplysning",
    ]
    toggle(page, Severity.NOTE)
    toggle(page, Severity.WARNING)
    assert rows(page) == ["[1.1  Har nämnden mål? 1]", "Det står 2025-03-01 här och annat där."]
    toggle(page, Severity.ERROR)
    assert "Ingen anmärkning passar in på det." in texts(page)
    press(page, "Visa alla")
    assert len(rows(page)) == 6


def test_the_filter_looks_in_sentences_rules_numbers_and_quotes(qtbot: QtBot, page: ChecksPage) -> None:
    for words, count in (("annat", 1), ("tomt", 2), ("2.1", 1), ("2025-04-01", 1), ("hittas inte", 0)):
        page._filters.field.setText(words)
        page._on_filters()
        assert sum(not each.startswith("[") for each in rows(page)) == count, words
    page._filters.field.setFocus()
    page._filters.field.setText("annat")
    qtbot.keyClick(page._filters.field, Qt.Key.Key_Return)
    assert page._list.hasFocus() and current(page) == DATES


def test_accepted_ones_are_shown_when_wanted_with_who_and_why(page: ChecksPage) -> None:
    asked: list[Finding] = []
    page.take_back_requested.connect(asked.append)
    page._filters.accepted.click()
    assert rows(page)[-2:] == ["[Godtaget 1]", "Här står inget."]
    come_to(page, LET)
    assert "Godtagen 2025-09-03 av anna, även för kommande år: Så ska det vara." in texts(page)
    assert "Godta…" not in buttons(page)
    press(page, "Ta tillbaka")
    assert asked == [LET]


def test_two_thousand_findings_are_shown_at_once(page: ChecksPage) -> None:
    case = snapshot(sections=many_questions(10, 20))
    keys = [each.key for each in case.questionnaire.questions()]
    many = tuple(
        Finding("tomt", Severity.WARNING, "tomt", keys[at % len(keys)], {}, known_by=str(at))
        for at in range(2000)
    )
    many = tuple(sorted(many, key=lambda each: keys.index(each.question or "")))
    began = time.perf_counter()
    page.show_examined(case, Examined(many, (), RINGS))
    QApplication.processEvents()
    page._filters.field.setText("står")
    page._on_filters()
    assert time.perf_counter() - began < 1
    assert page._rows.rowCount() == 2200


# One finding


def test_a_finding_says_what_was_found_and_what_the_rule_looks_for(page: ChecksPage) -> None:
    come_to(page, DATES)
    shown = texts(page._detail)
    assert "Fel\n· Två datum" in shown
    assert "Det står 2025-03-01 här och annat där." in shown
    assert "Vad regeln letar efter: Om Två datum." in shown


def test_every_place_is_shown_with_its_words_marked(qtbot: QtBot, page: ChecksPage) -> None:
    wanted: list[OnPage] = []
    come_to(page, LATE)
    page.view_requested.connect(lambda _viewer, shown: wanted.append(shown))
    come_to(page, DATES)
    assert marked(page) == [["2025-03-01"], ["2025-04-01"]]
    assert "Fråga 1.1" in texts(page._detail) and "Fråga 1.2" in texts(page._detail)
    assert "Budget 2025, sid 2" in texts(page._detail)
    (shown,) = wanted
    assert (shown.evidence, shown.page, shown.words) == (7, 4, ("1 mars",))
    assert [(each.page, each.start, each.end) for each in shown.spots] == [(4, 0, 6)]


def marked(page: ChecksPage) -> list[list[str]]:
    texts = [each for each in page._detail.places.findChildren(QTextEdit) if each.isVisible()]
    return [[mark.cursor.selectedText() for mark in each.extraSelections()] for each in texts]


def test_of_more_than_two_pages_the_rest_are_told_and_can_be_shown_instead(page: ChecksPage) -> None:
    wanted: list[int | None] = []
    pages = tuple(FoundPlace(FoundPart.PAGE, evidence=7, page=n, quote=f"Ord {n}") for n in (1, 2, 3))
    finding = Finding("tomt", Severity.NOTE, "sent", None, {}, pages, known_by="x")
    page.view_requested.connect(lambda _viewer, shown: wanted.append(shown.page))
    page.show_examined(CASE, Examined((finding,), (), RINGS))
    QApplication.processEvents()
    assert wanted == [1, 2]
    assert "”Ord 3”" in texts(page._detail)
    press(page._detail, "Visa här")
    QApplication.processEvents()
    assert wanted == [1, 2, 3]
    assert "”Ord 2”" in texts(page._detail)


def test_a_finding_without_a_place_in_its_question_shows_the_question_all_the_same(page: ChecksPage) -> None:
    page.show_examined(CASE, Examined((LET,), (), RINGS))
    QApplication.processEvents()
    assert "Fråga 2.3" in texts(page._detail)
    assert "Där står inget." in texts(page._detail)


def test_each_place_leads_to_where_it_stands(page: ChecksPage) -> None:
    gone: list[object] = []
    page.question_requested.connect(gone.append)
    page.document_requested.connect(gone.append)
    come_to(page, DATES)
    press(page._detail, "Gå till frågan", 1)
    press(page._detail, "Öppna bilagan")
    assert gone[0] == THERE
    assert isinstance(gone[1], OnPage) and gone[1].places == (PAGE,)


def test_mends_say_what_they_do_and_where(page: ChecksPage) -> None:
    asked: list[tuple[Finding, Mend]] = []
    page.mend_requested.connect(lambda *given: asked.append(given))
    come_to(page, DATES)
    assert [each.text() for each in page._detail._actions.mends] == [
        "Skriv 2025-04-01 i stället för 2025-03-01",
        "Hänvisa till Budget 2025, sid 4, i 1.2",
    ]
    press(page, "Skriv 2025-04-01 i stället för 2025-03-01")
    assert asked == [(DATES, DATES.mends[0])]
    assert page._list.hasFocus()
    assert not any(each.isEnabled() for each in page._detail._actions.mends), "once is enough"


def test_after_a_mend_the_next_finding_comes(page: ChecksPage) -> None:
    come_to(page, DATES)
    show_without(page, DATES)
    assert current(page) == EMPTY
    show_without(page, DATES, EMPTY)
    assert current(page) == LATE
    assert page._list.hasFocus()


def test_a_finding_that_is_still_there_stays_and_can_be_mended_again(page: ChecksPage) -> None:
    come_to(page, DATES)
    page._detail.set_working(True)
    show_without(page, LATE)
    assert current(page) == DATES
    assert all(each.isEnabled() for each in page._detail._actions.mends)


def test_what_is_read_only_can_be_looked_at(page: ChecksPage) -> None:
    page.set_read_only(True)
    come_to(page, DATES)
    held = {each.text() for each in page._detail.findChildren(QPushButton) if not each.isEnabled()}
    assert {"Godta…", "Skriv 2025-04-01 i stället för 2025-03-01"} <= held
    assert "Gå till frågan" not in held


def test_a_finding_of_the_whole_case_leads_to_where_it_is_seen_to(page: ChecksPage) -> None:
    gone: list[str] = []
    page.see_to_requested.connect(gone.append)
    finding = Finding("checklist-open", Severity.WARNING, "sent", None, {}, known_by="x")
    page.show_examined(CASE, Examined((finding,), (), RINGS))
    QApplication.processEvents()
    press(page._detail, "Öppna checklistan")
    assert gone == ["checklist-open"]


# All of it


def test_the_rings_say_in_words_how_much_holds(page: ChecksPage) -> None:
    assert [each.words() for each in page._rings.values()] == [
        "Komplett 4 av 5",
        "Spårbart 3 av 3",
        "Samstämmigt 1 av 3",
    ]
    assert page._rings[RuleGroup.COMPLETE].accessibleName() == "Komplett: 4 av 5"


def test_evidence_that_cannot_be_read_is_told_in_a_line(page: ChecksPage) -> None:
    page.show_examined(CASE, Examined((), (), RINGS, unread=(7,)))
    assert "1 bilaga kan inte läsas och är inte granskad: Budget 2025" in texts(page)


def test_nothing_to_remark_on_is_said_calmly(page: ChecksPage) -> None:
    page.show_examined(CASE, Examined((), (), RINGS))
    assert "Inget att anmärka" in texts(page)
    assert "Reglerna har gått igenom 5 frågor och deras bilagor." in texts(page)
    assert page._filters.isHidden()
    page.cycle_panes()


def test_while_evidence_is_read_that_is_told_until_it_is_read(page: ChecksPage) -> None:
    page.forget_case()
    assert "Granskar svaren…" in texts(page)
    page.show_progress(Progress(3, 12, "read"))
    assert "Läser bilagorna: 3 av 12" in texts(page)
    page.show_examined(CASE, FOUND)
    assert "Läser bilagorna" not in texts(page)


def test_what_is_told_while_the_page_is_hidden_is_shown_when_it_is_come_to(page: ChecksPage) -> None:
    page.hide()
    show_without(page, LATE)
    assert len(rows(page)) == 6
    page.show()
    assert len(rows(page)) == 4


def test_what_was_done_can_be_undone_from_its_line(page: ChecksPage) -> None:
    undone: list[bool] = []
    page.expect(Undoable("Godtagen: rätt", lambda _case: True, lambda: undone.append(True)))
    page.follow_case(CASE)
    assert "Godtagen: rätt" in texts(page)
    page.findChild(UndoLine).button.click()
    assert undone == [True]


def test_all_can_be_done_by_keyboard(page: ChecksPage) -> None:
    come_to(page, DATES)
    QTest.keyClick(page._list, Qt.Key.Key_Return)
    assert focused(page) == "Skriv 2025-04-01 i stället för 2025-03-01"
    for _step in range(2):
        page.cycle_panes()
    assert page._list.hasFocus()
    QTest.keyClick(page, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert current(page) == EMPTY


def test_tab_goes_from_what_can_be_done_to_the_places_and_on_to_the_page(page: ChecksPage) -> None:
    come_to(page, DATES)
    page._detail.focus()
    came: list[str] = []
    for _step in range(14):
        came.append(focused(page))
        page.focusNextPrevChild(True)
    wanted = ["Godta…", "Gå till frågan", "Gå till frågan", "Öppna bilagan"]
    assert [each for each in came if each in wanted] == wanted


def focused(page: ChecksPage) -> str:
    focus = page.window().focusWidget()
    return focus.text() if isinstance(focus, QPushButton) else ""


@pytest.mark.parametrize("size", [(599, 384), (916, 700)])
def test_in_a_small_window_everything_is_reached(qtbot: QtBot, page: ChecksPage, size: Sequence[int]) -> None:
    page.resize(*size)
    come_to(page, DATES)
    page._on_entered_into()
    QApplication.processEvents()
    sticking_out = [
        each.text()
        for each in page.findChildren(QPushButton)
        if each.isVisible() and each.mapTo(page, each.rect().topRight()).x() > page.width()
    ]
    assert sticking_out == []
    assert page._detail.isVisible()
    assert page._list.isVisible() == (size[0] > 740)
