"""What Granska has found in an answer: marked in the editor and its margin, gone to by keys, mended where the user says so."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import found
import pytest
from found import COUNT, DATES, EXAMINED, NAMES, OTHER, TEXT, THERE, WHOLE, WRITE, case
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QApplication, QMenu, QTextEdit, QToolTip
from pytestqt.qtbot import QtBot
from year_before import all_is_old, find_old, paired, year_before

from auditprep.model import (
    Examined,
    Finding,
    FoundPart,
    FoundPlace,
    Mend,
    MendKind,
    Severity,
    Snapshot,
)
from ui import theme, typing_pause
from ui.pages.questions import QuestionsPage
from ui.widgets import stale_marks
from ui.widgets.margin import Margin

pytestmark = [
    pytest.mark.usefixtures("dressed"),
    pytest.mark.qt_log_ignore(  # said by the offscreen platform alone
        "propagateSizeHints", "grabbing the keyboard", "support raise"
    ),
]

ALT, SHIFT, CONTROL = (
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)
Open = Callable[..., QuestionsPage]


@pytest.fixture
def open_page(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[Open]:
    found.told(monkeypatch)
    monkeypatch.setattr(typing_pause, "PAUSE_MS", 40)
    monkeypatch.setattr(stale_marks, "PAUSE_MS", 40)

    def open_it(seen: Snapshot | None = None, examined: Examined = EXAMINED) -> QuestionsPage:
        page = QuestionsPage()
        qtbot.addWidget(page)
        page.resize(1282, 768)
        seen = seen or case()
        page.show_case(seen)
        page.show_question("1.1")
        page.show_findings(examined, seen)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        QApplication.processEvents()
        return page

    yield open_it
    if opened := QApplication.activePopupWidget():
        opened.close()


@pytest.fixture
def page(open_page: Open) -> QuestionsPage:
    return open_page()


def sheet(page: QuestionsPage) -> QTextEdit:
    return page._sheet.editor.findChild(QTextEdit)


def marked(page: QuestionsPage) -> list[str]:
    return [each.cursor.selectedText() for each in sheet(page).extraSelections()]


def signs(page: QuestionsPage) -> list[tuple[Severity, ...]]:
    """The signs in the margin from the top."""
    QApplication.processEvents()
    shown = [each for each in page.findChild(Margin)._signs if not each.isHidden()]
    return [
        tuple(each.severity for each in sign.findings) for sign in sorted(shown, key=lambda each: each.y())
    ]


def menu() -> QMenu:
    opened = QApplication.activePopupWidget()
    assert isinstance(opened, QMenu)
    return opened


def lines(opened: QMenu) -> list[str]:
    return [action.text() for action in opened.actions() if action.text()]


def choose(words: str) -> None:
    action = next(each for each in menu().actions() if each.text() == words)
    menu().close()
    action.trigger()


def put_cursor(page: QuestionsPage, words: str, into: int = 1) -> None:
    cursor = sheet(page).document().find(words)
    cursor.setPosition(cursor.selectionStart() + into)
    sheet(page).setTextCursor(cursor)


def place_of(page: QuestionsPage, words: str) -> QPoint:
    cursor = sheet(page).document().find(words)
    cursor.setPosition(cursor.selectionStart() + 2)
    return sheet(page).cursorRect(cursor).center()


def press(
    page: QuestionsPage, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    """A key as it comes to whatever is open over the page."""
    target = QApplication.activePopupWidget() or sheet(page)
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(target, QKeyEvent(kind, key, modifiers))


def insert(page: QuestionsPage, words: str, before: str = "Planen") -> None:
    cursor = sheet(page).document().find(before)
    cursor.setPosition(cursor.selectionStart())
    cursor.insertText(words)


def examined(*findings: Finding) -> Examined:
    return Examined(findings)


# Marks


def test_words_are_marked_also_after_an_emoji_and_in_a_table(page: QuestionsPage) -> None:
    assert sorted(marked(page)) == sorted(["2025-05-23 § 27", "tre områden", "Nöjda brukare", "avvikelsen"])


def test_each_severity_has_a_line_of_its_own(page: QuestionsPage) -> None:
    line = QTextCharFormat.UnderlineStyle
    looks = {
        each.cursor.selectedText(): each.format.underlineStyle() for each in sheet(page).extraSelections()
    }
    assert looks["2025-05-23 § 27"] == line.WaveUnderline
    assert looks["tre områden"] == line.DashDotLine
    assert looks["avvikelsen"] == line.DashDotDotLine


def test_what_is_out_of_date_is_marked_at_the_same_time(
    open_page: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    all_is_old(monkeypatch)
    seen = replace(case("Mål för 2024, 120 tkr."), previous=year_before())
    draft = replace(seen, answers=seen.answers | {"1.1": replace(seen.answers["1.1"], carried=True)})
    amount = found.found("namn", found.NOTE, found.words("120", text="Mål för 2024, 120 tkr."))
    page = open_page(draft, examined(amount))
    page.set_years(year_before(), paired())
    page.set_stale_finder(find_old)
    qtbot.waitUntil(lambda: len(marked(page)) == 3)
    assert marked(page) == ["2024", "120 tkr", "120"]
    page.show_findings(examined(), draft)
    assert marked(page) == ["2024", "120 tkr"]


def test_a_place_over_several_cells_is_marked_cell_by_cell(open_page: Open) -> None:
    page = open_page(
        examined=examined(found.found("namn", found.NOTE, found.words("Nöjda brukare\t74\nSlut")))
    )
    assert marked(page) == ["Nöjda brukare", "74", "Slut"]


def test_marks_follow_what_is_typed(page: QuestionsPage) -> None:
    before = sorted(marked(page))
    insert(page, "Förord 🎉. ")
    assert sorted(marked(page)) == before


def test_words_that_are_changed_lose_their_mark_at_once_and_no_others(page: QuestionsPage) -> None:
    put_cursor(page, "2025-05-23", 10)
    sheet(page).textCursor().deletePreviousChar()
    assert sorted(marked(page)) == sorted(["tre områden", "Nöjda brukare", "avvikelsen"])


def test_a_word_that_grows_is_another_word(page: QuestionsPage) -> None:
    put_cursor(page, "§ 27", 4)
    sheet(page).insertPlainText("3")
    assert "2025-05-23 § 27" not in marked(page)
    put_cursor(page, "avvikelsen", 10)
    sheet(page).insertPlainText(", som väntat,")
    assert "avvikelsen" in marked(page)


def test_what_is_told_of_the_words_before_does_not_bring_the_mark_back(page: QuestionsPage) -> None:
    """A round that began before the change ends after it."""
    put_cursor(page, "2025-05-23", 10)
    sheet(page).textCursor().deletePreviousChar()
    page.show_findings(EXAMINED, case())
    assert "2025-05-23 § 27" not in marked(page)
    assert len(marked(page)) == 3


def test_what_the_rules_still_say_is_marked_anew(page: QuestionsPage) -> None:
    put_cursor(page, "2025-05-23", 10)
    sheet(page).textCursor().deletePreviousChar()
    text = TEXT.replace("05-23", "05-2")
    again = found.found("datum", found.ERROR, found.words("2025-05-2 § 27", text=text))
    page.show_findings(examined(again), case(text))
    assert marked(page) == ["2025-05-2 § 27"]


def test_being_told_anew_moves_no_cursor_changes_no_text_and_paints_nothing_twice(
    page: QuestionsPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    put_cursor(page, "avvikelsen", 4)
    sheet(page).setFocus()
    at, painted = sheet(page).textCursor().position(), []
    monkeypatch.setattr(sheet(page), "setExtraSelections", painted.append)
    with qtbot.assertNotEmitted(page.answer_changed, wait=100):
        page.show_findings(Examined(EXAMINED.findings), case())
    assert sheet(page).textCursor().position() == at
    assert sheet(page).hasFocus()
    assert painted == []
    assert not sheet(page).document().isUndoAvailable()


def test_marks_are_those_of_the_question_that_is_shown(page: QuestionsPage) -> None:
    page.show_question("1.2")
    assert marked(page) == ["2025-05-20 § 27"]  # the other place of what is told at 1.1
    page.show_question("2.1#2")
    assert marked(page) == []
    page.show_question("1.1")
    assert len(marked(page)) == 4


def test_nothing_is_marked_once_nothing_is_known_or_it_is_sent(page: QuestionsPage) -> None:
    page.show_findings(None, None)
    assert marked(page) == [] == signs(page)
    page.show_findings(EXAMINED, case())
    assert len(marked(page)) == 4
    page.show_case(replace(case(), status=found.SENT))
    assert marked(page) == [] == signs(page)
    assert "Anmärkningar" not in page._side._tabs.tabText(1)


def test_another_case_begins_with_nothing(page: QuestionsPage) -> None:
    page.show_case(case(path="annan.auditprep"))
    assert marked(page) == []


def test_marks_follow_the_system_from_light_to_dark(page: QuestionsPage, qapp: QApplication) -> None:
    grounds = []
    for dark in (False, True):
        theme.apply(qapp, dark=dark)
        QApplication.processEvents()
        last = sheet(page).extraSelections()[-1]  # the gravest is over the others
        grounds.append(last.format.background().color().name().upper())
    assert grounds == [theme.LIGHT.no_ground, theme.DARK.no_ground]


def test_the_pointer_is_told_what_was_found(page: QuestionsPage, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _at, said, *_more: told.append(said))
    view = sheet(page).viewport()
    for words in ("2025-05-23", "Planen"):
        place = place_of(page, words)
        QApplication.sendEvent(view, QHelpEvent(QEvent.Type.ToolTip, place, view.mapToGlobal(place)))
    assert "Fel: § 27 har två datum." in told[0]
    assert told[1] == ""


# The margin


def test_the_margin_has_a_sign_at_each_line_of_the_gravest_there(open_page: Open) -> None:
    same_line = found.found("antal", found.WARNING, found.words("Planen"))
    page = open_page(examined=examined(DATES, same_line, COUNT, NAMES))
    assert signs(page) == [(found.ERROR, found.WARNING), (found.WARNING,), (found.NOTE,), (found.WARNING,)]


def test_what_is_about_the_whole_text_has_a_sign_at_its_first_line_and_marks_no_words(
    open_page: Open,
) -> None:
    page = open_page(examined=examined(WHOLE))
    assert signs(page) == [(found.WARNING,)]
    assert marked(page) == []


def test_signs_say_what_they_are_and_are_no_stops_of_tab(page: QuestionsPage) -> None:
    signs(page)
    sign = page.findChild(Margin)._signs[0]
    assert sign.accessibleName() == "Fel: § 27 har två datum."
    assert "två datum" in sign.toolTip()
    assert sign.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_signs_move_with_their_lines(page: QuestionsPage) -> None:
    signs(page)
    sign = page.findChild(Margin)._signs[0]
    before = sign.y()
    insert(page, "Förord.\n\n")
    QApplication.processEvents()
    assert sign.y() > before


def test_signs_that_are_scrolled_away_are_not_seen(open_page: Open) -> None:
    text = "Planen antogs 2025-05-23.\n\n" + "\n\n".join(f"Stycke {number}." for number in range(60))
    page = open_page(
        case(text), examined(found.found("datum", found.ERROR, found.words("2025-05-23", text=text)))
    )
    assert signs(page) == [(found.ERROR,)]
    bar = sheet(page).verticalScrollBar()
    bar.setValue(bar.maximum())
    assert signs(page) == []


def test_a_sign_opens_its_card(page: QuestionsPage, qtbot: QtBot) -> None:
    signs(page)
    page._side.show_previous()
    page.set_side_visible(False)
    qtbot.mouseClick(page.findChild(Margin)._signs[1], Qt.MouseButton.LeftButton)
    card = page._side.findings._open.card_of(COUNT)
    assert card.isVisible()
    assert card.isAncestorOf(QApplication.focusWidget())


# From one to the next


def walk(page: QuestionsPage, qtbot: QtBot, *steps: Qt.KeyboardModifier) -> list[str]:
    """F7 with these keys held: the words that are come to, or the finding whose card is."""
    seen = []
    for step in steps:
        qtbot.keyClick(page, Qt.Key.Key_F7, step)
        at = page._side.findings.focused()
        seen.append(f"{page.current_key()} {at.code if at else sheet(page).textCursor().selectedText()}")
        if opened := QApplication.activePopupWidget():
            opened.close()
    return seen


ON = Qt.KeyboardModifier.NoModifier


def test_f7_goes_through_all_of_the_form_and_around(page: QuestionsPage, qtbot: QtBot) -> None:
    assert walk(page, qtbot, *[ON] * 8) == [
        *("1.1 2025-05-23 § 27", "1.1 tre områden", "1.1 avvikelsen", "1.1 Nöjda brukare"),
        *("1.2 2025-05-20 § 27", "2.1 kryss", "2.3 tomt", "1.1 2025-05-23 § 27"),
    ]


def test_shift_f7_goes_back(page: QuestionsPage, qtbot: QtBot) -> None:
    page.show_question("2.1#2")
    assert walk(page, qtbot, *[SHIFT] * 4) == [
        *("2.1 kryss", "1.2 2025-05-20 § 27", "1.1 Nöjda brukare", "1.1 avvikelsen")
    ]


def test_what_is_about_no_words_comes_after_what_is(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(examined=examined(WHOLE, DATES, COUNT))
    page.show_words("1.1", found.words("Nöjda brukare"))
    assert walk(page, qtbot, ON, SHIFT, ON, ON) == [
        *("1.1 helt", "1.1 Nöjda brukare", "1.1 helt", "1.2 2025-05-20 § 27")
    ]


def test_where_one_question_alone_has_findings_it_is_gone_around(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(examined=examined(NAMES))
    assert walk(page, qtbot, ON, ON, SHIFT) == ["1.1 avvikelsen"] * 3


@pytest.mark.parametrize(("modifiers", "next_words"), [(ON, "tre områden"), (SHIFT, "")])
def test_the_same_keys_go_on_from_the_menu(
    page: QuestionsPage, qtbot: QtBot, modifiers: Qt.KeyboardModifier, next_words: str
) -> None:
    qtbot.keyClick(page, Qt.Key.Key_F7)
    press(page, Qt.Key.Key_F7, modifiers)
    qtbot.waitUntil(lambda: sheet(page).textCursor().selectedText() == next_words)


def test_words_within_words_are_stops_of_their_own(open_page: Open, qtbot: QtBot) -> None:
    inner = found.found("namn", found.NOTE, found.words("§ 27"))
    page = open_page(examined=examined(replace(DATES, places=DATES.places[:1]), inner))
    assert walk(page, qtbot, ON, ON, ON) == ["1.1 2025-05-23 § 27", "1.1 § 27", "1.1 2025-05-23 § 27"]


def test_f7_says_where_nothing_is_left(open_page: Open, qtbot: QtBot) -> None:
    page = open_page(examined=examined())
    qtbot.keyClick(page, Qt.Key.Key_F7)
    assert page._sheet.carried._words.text() == "Inga fler uppgifter att se över."


# What can be done about words


def test_alt_enter_tells_what_can_be_done(page: QuestionsPage, qtbot: QtBot) -> None:
    put_cursor(page, "2025-05-23")
    qtbot.keyClick(sheet(page), Qt.Key.Key_Return, ALT)
    assert lines(menu()) == [
        "Skriv 2025-05-20 i stället för 2025-05-23",
        "Hänvisa till Budget 2025, sid 4",
        "Gå till fråga 1.2: ”2025-05-20 § 27”",
        "Gå till Budget 2025, sid 2: ”20 maj 2025”",
        "Visa anmärkningen bredvid",
        "Godta…",
    ]
    assert menu().accessibleName() == "Fel: § 27 har två datum."
    menu().close()
    put_cursor(page, "Planen")
    qtbot.keyClick(sheet(page), Qt.Key.Key_Return, ALT)
    assert QApplication.activePopupWidget() is None


def test_the_context_menu_has_it_too(page: QuestionsPage) -> None:
    for words, first in (("2025-05-23", "Skriv 2025-05-20 i stället för 2025-05-23"), ("Planen", "Klipp ut")):
        opened = QMenu(page)
        opened.addAction("Klipp ut")
        sheet(page).menu_wanted.emit(opened, place_of(page, words))
        assert lines(opened)[0] == first
        assert "Klipp ut" in lines(opened)


def test_a_mend_is_written_as_if_typed_saved_and_undone_in_one_step(
    page: QuestionsPage, qtbot: QtBot
) -> None:
    before = page._sheet.editor.markdown()
    put_cursor(page, "2025-05-23")
    qtbot.keyClick(sheet(page), Qt.Key.Key_Return, ALT)
    with qtbot.assertNotEmitted(page.mend_requested), qtbot.waitSignal(page.answer_changed) as changed:
        choose("Skriv 2025-05-20 i stället för 2025-05-23")
    assert changed.args == ["1.1", {"text": before.replace("2025-05-23", "2025-05-20")}]
    assert "2025-05-23 § 27" not in marked(page)
    assert not sheet(page).textCursor().hasSelection()
    qtbot.keyClick(sheet(page), Qt.Key.Key_Z, CONTROL)
    assert page._sheet.editor.markdown() == before


@pytest.mark.parametrize(
    ("mend", "left"),
    [
        (
            Mend(MendKind.WRITE, "1.1", " och § 28", FoundPlace(FoundPart.TEXT, "1.1", start=29, end=29)),
            "§ 27 och § 28.",
        ),
        (Mend(MendKind.WRITE, "1.1", "", found.words(" § 27")), "antogs 2025-05-23."),
        (Mend(MendKind.WRITE, "1.1", "78", found.words("74")), "| Nöjda brukare | 78 |"),
        (Mend(MendKind.WRITE, "1.1", "a\nb", found.words("följs")), "🎉 a\\\n  b"),
    ],
    ids=["put in", "taken away", "in a table", "two lines"],
)
def test_every_kind_of_writing(open_page: Open, mend: Mend, left: str) -> None:
    page = open_page(examined=examined(found.found("datum", found.ERROR, mends=(mend,))))
    page._findings._mend(mend)
    assert left in page._sheet.editor.markdown()


@pytest.mark.parametrize("text", ["**2025-05-23** § 27", "2025-05-23 § 27"])
def test_what_is_written_looks_as_what_it_replaces(open_page: Open, text: str) -> None:
    mend = Mend(MendKind.WRITE, "1.1", "2025-05-20", found.words("2025-05-23", text=text))
    page = open_page(case(text), examined(found.found("datum", found.ERROR, mends=(mend,))))
    page._findings._mend(mend)
    assert page._sheet.editor.markdown().strip() == text.replace("23", "20")


def test_a_mend_of_words_that_have_moved_finds_them(page: QuestionsPage) -> None:
    insert(page, "Förord 🎉. ")
    page._findings._mend(WRITE)
    assert "antogs 2025-05-20 § 27" in page._sheet.editor.markdown()


@pytest.mark.parametrize(
    "change",
    [
        lambda page: insert(page, "1", before="2025-05-23"),
        lambda page: page.show_question("1.2"),
        lambda page: page.set_read_only(True),
        lambda page: page.show_findings(EXAMINED, case("Något annat.")),
    ],
    ids=["changed", "another question", "read-only", "looked through as something else"],
)
def test_other_mends_are_asked_for_elsewhere(
    page: QuestionsPage, qtbot: QtBot, change: Callable[[QuestionsPage], None]
) -> None:
    change(page)
    text = sheet(page).toPlainText()
    with qtbot.waitSignal(page.mend_requested) as asked:
        page._findings._mend(WRITE)
    assert asked.args == [WRITE]
    assert sheet(page).toPlainText() == text


def test_words_in_several_cells_are_not_written_over_here(open_page: Open, qtbot: QtBot) -> None:
    mend = Mend(MendKind.WRITE, "1.1", "x", found.words("Nöjda brukare\t74"))
    page = open_page(examined=examined(found.found("datum", found.ERROR, mends=(mend,))))
    with qtbot.waitSignal(page.mend_requested):
        page._findings._mend(mend)


def test_what_is_fixed_can_be_looked_at_and_nothing_else(page: QuestionsPage, qtbot: QtBot) -> None:
    page.set_read_only(True)
    assert len(marked(page)) == 4
    qtbot.keyClick(page, Qt.Key.Key_F7)
    assert lines(menu()) == [
        "Gå till fråga 1.2: ”2025-05-20 § 27”",
        "Gå till Budget 2025, sid 2: ”20 maj 2025”",
        "Visa anmärkningen bredvid",
    ]


def test_accepting_is_asked_for(page: QuestionsPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page, Qt.Key.Key_F7)
    with qtbot.waitSignal(page.accept_requested) as asked:
        choose("Godta…")
    assert asked.args == [DATES]


def test_going_to_the_other_place_shows_its_words(page: QuestionsPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page, Qt.Key.Key_F7)
    choose("Gå till fråga 1.2: ”2025-05-20 § 27”")
    assert page.current_key() == "1.2"
    assert sheet(page).textCursor().selectedText() == "2025-05-20 § 27"
    assert sheet(page).hasFocus()


def test_going_to_a_page_is_asked_for(page: QuestionsPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page, Qt.Key.Key_F7)
    with qtbot.waitSignal(page.place_requested) as asked:
        choose("Gå till Budget 2025, sid 2: ”20 maj 2025”")
    assert asked.args == [found.page()]


def test_who_types_while_the_menu_is_open_types_over_the_words(page: QuestionsPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page, Qt.Key.Key_F7)
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(menu(), QKeyEvent(kind, Qt.Key.Key_X, Qt.KeyboardModifier.NoModifier, "x"))
        break
    assert QApplication.activePopupWidget() is None
    assert "antogs x." in sheet(page).toPlainText()


# Shown from elsewhere


def test_words_are_shown_from_elsewhere(page: QuestionsPage) -> None:
    page.show_words("1.2", THERE)
    assert sheet(page).textCursor().selectedText() == "2025-05-20 § 27"
    assert sheet(page).hasFocus()


def test_words_that_have_moved_are_found_and_those_that_are_gone_only_their_question(
    page: QuestionsPage,
) -> None:
    insert(page, "Förord. ")
    page.show_words("1.1", found.words("§ 27"))
    assert sheet(page).textCursor().selectedText() == "§ 27"
    page.show_words("1.2", replace(THERE, quote="finns inte", start=900, end=910))
    assert page.current_key() == "1.2"
    assert not sheet(page).textCursor().hasSelection()


def test_all_of_a_text_is_not_selected(page: QuestionsPage) -> None:
    page.show_words("1.2", FoundPlace(FoundPart.TEXT, "1.2", quote=OTHER))
    assert not sheet(page).textCursor().hasSelection()
    assert sheet(page).hasFocus()


def test_a_mark_is_shown_at_the_option(page: QuestionsPage) -> None:
    page.show_words("2.1", FoundPlace(FoundPart.MARK, "2.1"))
    assert QApplication.focusWidget().accessibleName() == "Nej"


@pytest.mark.parametrize("part", [FoundPart.QUESTION, FoundPart.CITATION, FoundPart.EVIDENCE])
def test_other_parts_are_shown_too(page: QuestionsPage, part: FoundPart) -> None:
    page.show_words("1.2", FoundPlace(part, "1.2"))
    assert page.current_key() == "1.2"


def test_words_far_down_are_brought_in_sight(open_page: Open) -> None:
    text = "\n\n".join(f"Stycke {number}." for number in range(80))
    page = open_page(case(text), examined())
    page.resize(1000, 420)
    QApplication.processEvents()
    page.show_words("1.1", found.words("Stycke 79", text=text))
    QApplication.processEvents()
    place = page._sheet.editor.cursor_place()
    view = page._sheet.viewport()
    assert view.rect().contains(view.mapFromGlobal(place.center()))
