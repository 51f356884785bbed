"""The merge page: two versions side by side, merged by choice, and nothing lost by accident."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QLabel,
    QPushButton,
    QRadioButton,
    QTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot
from snapshots import MARKS, question, snapshot

from auditprep.model import Answer, MergeItem, MergePlan, Notice, Outcome, Section, SheetAnswer, Snapshot
from ui import theme
from ui.models.merge_choices import MergeChoices, Take
from ui.models.merge_rows import Heading
from ui.pages.merge import MergePage
from ui.widgets.three_texts import Shown, ThreeTexts

pytestmark = [
    pytest.mark.usefixtures("dressed"),
    pytest.mark.qt_log_ignore("propagateSizeHints"),
]  # the offscreen plugin says so of any window

BASE = "Målen följs varje kvartal. Nämnden får en rapport."
MINE = "Målen följs varje kvartal och vid behov. Nämnden får en rapport."
THEIRS = "Målen följs varje **månad**. Nämnden får en rapport."
SEVERAL = replace(question("2.9", "Vilka rapporter?", ("Månad", "Delår", "År")), several=True)
SECTIONS = (
    Section("1", "Styrning", (question("1.1", "Har nämnden mål?"), question("1.2", "Är målen mätbara?"))),
    Section("2", "Uppföljning", (question("2.1", "Följs målen upp?"), SEVERAL)),
)

NEW_TEXT = MergeItem(
    "1.1", "text", "", "", "Fyra mål.\n\n- ett\n- två", Outcome.NEW, "Budget 2025\nProtokoll"
)
NEW_MARK = MergeItem("1.1", "mark", "", "", "Ja", Outcome.NEW)
TEXT = MergeItem("2.1", "text", BASE, MINE, THEIRS, Outcome.CONFLICT)
MARK = MergeItem("2.1", "mark", "Delvis", "Ja", "Nej", Outcome.CONFLICT)
SETS = MergeItem("2.9", "mark", "Månad", "Månad; Delår", "Månad; År", Outcome.CONFLICT)
SAME = MergeItem("1.2", "text", "Lika.", "Lika.", "Lika.", Outcome.UNCHANGED, "Mätplan")
SILENT = MergeItem("1.2", "mark", "Ja", "Ja", "Ja", Outcome.UNCHANGED)
LOST = SheetAnswer(None, "Hur många tjänster?", Answer("Vet ej", "Fyra.\n\n- **två** lediga"), "Lista")
PLAN = MergePlan("controllern", (NEW_TEXT, NEW_MARK, TEXT, MARK, SAME, SILENT), handout=3, unmatched=(LOST,))


def case(**answers: Answer) -> Snapshot:
    given = {"2.1": Answer("Ja", MINE), "1.2": Answer("Ja", "Lika."), "2.9": Answer("Månad; Delår")}
    return snapshot(given | answers, sections=SECTIONS)


@pytest.fixture
def page(qtbot: QtBot) -> MergePage:
    made = MergePage()
    qtbot.addWidget(made)
    made.resize(1282, 768)
    made.show_plan(PLAN, case())
    made.show()
    QApplication.processEvents()
    return made


def come_to(page: MergePage, item: object) -> None:
    page._list.choose(item)
    QApplication.processEvents()


def button(page: QWidget, words: str) -> QPushButton:
    return next(each for each in page.findChildren(QPushButton) if each.text() == words and each.isVisible())


def take(page: MergePage, words: str) -> None:
    next(
        each for each in page.findChildren(QRadioButton) if each.text() == words and each.isVisible()
    ).click()


def offered(page: MergePage) -> list[str]:
    buttons = page._item._choice.findChildren(QRadioButton)
    return [each.text() for each in buttons if each.isVisible()]


def texts(page: QWidget) -> str:
    return "\n".join(each.text() for each in page.findChildren(QLabel) if each.isVisible())


def write(page: MergePage, words: str) -> None:
    """As if typed at the end of what will stand there."""
    sheet = page._item._result.findChildren(QTextEdit)[-1]
    sheet.moveCursor(sheet.textCursor().MoveOperation.End)
    sheet.insertPlainText(words)


def merged(page: MergePage, qtbot: QtBot) -> dict[tuple[str, str], str]:
    with qtbot.waitSignal(page.merge_requested) as asked:
        page._merge.click()
        if page._unseen.isVisible():
            page._anyway.click()
    assert asked.args[0].source == PLAN.source
    return asked.args[1]


def see_all(page: MergePage) -> None:
    while page._list.move(1):
        QApplication.processEvents()


# What is shown


def test_conflicts_come_first_and_what_has_no_place_last(page: MergePage) -> None:
    model = page._rows
    assert [model.index(at, 0).data() for at in range(model.rowCount())] == [
        "Krockar  2",
        "2.1  Beskrivning",
        "2.1  Kryss",
        "Nytt  2",
        "1.1  Beskrivning",
        "1.1  Kryss",
        "Nämner dokument  1",
        "1.2  Beskrivning",
        "Utan fråga i underlaget  1",
        "Svar utan fråga",
    ]


def test_a_conflict_shows_three_versions_as_rich_text_with_what_differs_marked(page: MergePage) -> None:
    come_to(page, TEXT)
    base, mine, theirs = page._item._texts._columns
    assert [each._title.text() for each in (base, mine, theirs)] == [
        "Från början",
        "Ditt, nu",
        "Från controllern",
    ]
    assert theirs.text.toPlainText() == "Målen följs varje månad. Nämnden får en rapport."  # and no Markdown
    assert _marked(base.text) == ["kvartal"]
    assert [words.strip() for words in _marked(mine.text)] == ["och vid behov"]
    assert _marked(theirs.text) == ["månad"]
    assert mine.accessibleName() == "Ditt, nu, valt"


def test_what_only_they_have_changed_is_shown_beside_mine_alone(page: MergePage) -> None:
    come_to(page, NEW_TEXT)
    columns = [each for each in page._item._texts._columns if each.isVisible()]
    assert [each._title.text() for each in columns] == ["Ditt, oförändrat", "Från controllern"]
    assert "nytt: bara controllern har ändrat" in texts(page)
    assert "Budget 2025\nProtokoll" in texts(page)


def test_an_answer_without_a_question_is_shown_and_copied(page: MergePage) -> None:
    while page._list.move(1):
        pass
    QApplication.processEvents()
    assert "Hur många tjänster?" in texts(page)
    button(page, "Kopiera allt").click()
    assert QGuiApplication.clipboard().text() == "Hur många tjänster?\nVet ej\nFyra.\n• två lediga\nLista"
    assert button(page, "Kopierat")


def test_documents_that_are_named_are_copied(page: MergePage) -> None:
    come_to(page, SAME)
    assert "inget nytt i svaret, men dokument nämns" in texts(page)
    assert offered(page) == []
    button(page, "Kopiera").click()
    assert QGuiApplication.clipboard().text() == "Mätplan"


def test_what_else_a_copy_brings_is_told(page: MergePage) -> None:
    plan = MergePlan(
        "kopia.auditprep",
        (NEW_MARK,),
        copy=Path("/x/kopia.auditprep"),
        evidence=("Delårsrapport", "Protokoll"),
        more=("En hänvisning till i 2.1.",),
        notices=(Notice("tracked-changes"),),
    )
    page.show_plan(plan, case())
    while page._list.move(1):
        pass
    QApplication.processEvents()
    for words in ("Delårsrapport", "Protokoll", "En hänvisning till i 2.1."):
        assert words in texts(page)
    assert page._merge.text() == "Slå ihop 1 svar och 2 dokument"


# What is chosen


def test_new_is_taken_and_mine_kept_where_both_have_changed_it(page: MergePage, qtbot: QtBot) -> None:
    assert merged(page, qtbot) == {("1.1", "text"): NEW_TEXT.theirs, ("1.1", "mark"): "Ja"}


def test_the_button_and_the_summary_say_what_will_be_done(page: MergePage) -> None:
    assert page._merge.text() == "Slå ihop 1 svar"
    assert page._summary.text() == (
        "2 nya delar tas med. 2 krockar. 2 av dem har du inte tittat på: där behålls ditt."
    )
    come_to(page, MARK)
    take(page, "Ta deras")
    assert page._merge.text() == "Slå ihop 2 svar"
    assert page._summary.text() == "2 nya delar tas med. 2 krockar: du har valt ditt i 1, deras i 1."
    come_to(page, NEW_MARK)
    take(page, "Behåll mitt")
    assert page._summary.text().startswith("1 av 2 nya delar tas med.")


def test_a_conflict_that_was_not_looked_at_is_never_merged_unsaid(page: MergePage, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(page.merge_requested):
        page._merge.click()
    told = "Du har inte tittat på 2 krockar: 2.1 Beskrivning, 2.1 Kryss. Ditt behålls där om du slår ihop nu."
    assert told in texts(page)
    assert page._look.hasFocus()
    button(page, "Visa krocken").click()
    assert page._list.current() == TEXT  # which was shown all the time, and is seen now
    page._merge.click()
    assert "Du har inte tittat på 1 krock: 2.1 Kryss. Ditt behålls där om du slår ihop nu." in texts(page)
    button(page, "Visa krocken").click()
    assert page._list.current() == MARK
    assert page._unseen.isHidden()
    with qtbot.waitSignal(page.merge_requested):
        page._merge.click()


def test_merging_all_the_same_leaves_the_unseen_as_mine(page: MergePage, qtbot: QtBot) -> None:
    page._merge.click()
    with qtbot.waitSignal(page.merge_requested) as asked:
        button(page, "Slå ihop ändå").click()
    assert ("2.1", "mark") not in asked.args[1]


def test_what_is_chosen_to_begin_with_is_not_seen_before_the_user_has_been_there(
    page: MergePage, qtbot: QtBot
) -> None:
    choices = page._choices
    assert choices.unseen() == (TEXT, MARK)
    page.show_case(case(**{"1.2": Answer("Nej")}))
    assert choices.unseen() == (TEXT, MARK)
    rows = page._list
    qtbot.mouseClick(
        rows.viewport(), Qt.MouseButton.LeftButton, pos=rows.visualRect(rows.currentIndex()).center()
    )
    assert choices.unseen() == (MARK,)
    page.show_plan(PLAN, case())
    take(page, "Ta deras")
    assert page._choices.unseen() == (MARK,)
    page.show_plan(PLAN, case())
    qtbot.keyClick(rows, Qt.Key.Key_Down)  # from one to the next: both have been looked at
    assert page._choices.unseen() == ()


def test_why_all_that_is_new_cannot_be_taken_is_told(page: MergePage) -> None:
    assert not page._all_new.isEnabled()
    assert page._all_new.toolTip() == "Allt nytt är redan med."
    come_to(page, NEW_MARK)
    take(page, "Behåll mitt")
    assert page._all_new.isEnabled() and not page._all_new.toolTip()


def test_long_texts_are_shown_from_where_they_part_and_scroll_together(qtbot: QtBot) -> None:
    same = " ".join(f"Mening {at} är lika i alla versioner." for at in range(300))
    rest = " ".join(f"Slut {at}." for at in range(200))
    made = ThreeTexts()
    qtbot.addWidget(made)
    made.resize(900, 200)
    versions = (f"{same} Bas. {rest}", f"{same} Min. {rest}", f"{same} Deras, och mer. {rest}")
    made.show_versions([Shown(str(at), words) for at, words in enumerate(versions)], marks=False)
    made.show()
    qtbot.wait(5)
    for column, word in zip(made._columns, ("Bas.", "Min.", "Deras,"), strict=True):
        assert in_sight(column.text, word)
    first, second, third = (column.text.verticalScrollBar() for column in made._columns)
    before = first.value(), third.value()
    second.setValue(second.value() + 40)
    assert (first.value(), third.value()) == (before[0] + 40, before[1] + 40)
    made.show_versions([Shown("a", "Kort."), Shown("b", "Kort text.")], marks=False)
    qtbot.wait(5)
    assert first.value() == 0


def in_sight(text: QTextEdit, word: str) -> bool:
    place = text.cursorRect(text.document().find(word))
    return text.viewport().rect().contains(place)


def test_both_puts_theirs_after_mine(page: MergePage, qtbot: QtBot) -> None:
    come_to(page, TEXT)
    take(page, "Båda, deras efter mitt")
    see_all(page)
    assert merged(page, qtbot)[("2.1", "text")] == f"{MINE}\n\n{THEIRS}"


def test_both_is_offered_only_where_there_are_two(page: MergePage) -> None:
    come_to(page, NEW_TEXT)
    assert offered(page) == ["Behåll mitt", "Ta deras", "Egen text"]
    come_to(page, MARK)
    assert offered(page) == ["Behåll mitt", "Ta deras"]


def test_marks_that_can_stand_together_do_so_in_the_forms_order(page: MergePage, qtbot: QtBot) -> None:
    page.show_plan(MergePlan("controllern", (SETS,)), case())
    take(page, "Båda, deras efter mitt")
    assert merged(page, qtbot) == {("2.9", "mark"): "Månad; Delår; År"}


def test_what_will_stand_there_is_written_in(page: MergePage, qtbot: QtBot) -> None:
    come_to(page, TEXT)
    take(page, "Ta deras")
    write(page, " Tillägg.")
    assert page._choices.take(TEXT) is Take.OWN
    see_all(page)
    assert merged(page, qtbot)[("2.1", "text")] == f"{THEIRS} Tillägg."


def test_words_of_ones_own_are_there_still_after_another_choice(page: MergePage) -> None:
    come_to(page, TEXT)
    write(page, " Tillägg.")
    take(page, "Ta deras")
    assert page._choices.value(TEXT) == THEIRS
    take(page, "Egen text")
    assert page._choices.value(TEXT) == f"{MINE} Tillägg."
    assert "Tillägg." in page._item._result.words()


def test_a_third_mark_is_chosen_by_button_and_by_key(page: MergePage, qtbot: QtBot) -> None:
    come_to(page, MARK)
    QTest.keyClick(page._list, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert page._choices.value(MARK) == MARKS[2]
    QTest.keyClick(page._item, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert page._choices.take(MARK) is Take.THEIRS
    see_all(page)
    assert merged(page, qtbot)[("2.1", "mark")] == "Nej"


def test_all_that_is_new_is_taken_at_once(page: MergePage) -> None:
    assert not page._all_new.isEnabled()
    come_to(page, NEW_TEXT)
    take(page, "Behåll mitt")
    assert page._all_new.isEnabled()
    page._all_new.click()
    assert page._choices.take(NEW_TEXT) is Take.THEIRS
    assert page._choices.take(TEXT) is Take.MINE
    assert "Fyra mål." in page._item._result.words().replace("\n", " ")


def test_keeping_mine_where_only_they_changed_it_is_said_to_the_case(page: MergePage, qtbot: QtBot) -> None:
    come_to(page, NEW_TEXT)
    take(page, "Behåll mitt")
    assert merged(page, qtbot)[("1.1", "text")] == ""


def test_it_is_merged_once_and_again_only_if_it_failed(page: MergePage, qtbot: QtBot) -> None:
    merged(page, qtbot)
    with qtbot.assertNotEmitted(page.merge_requested):
        page._merge.click()
    page.show_error("Disken är full.")
    assert "Disken är full." in texts(page)
    merged(page, qtbot)


# What is not lost


def test_cancelling_asks_only_where_something_was_written(page: MergePage, qtbot: QtBot) -> None:
    take(page, "Ta deras")
    with qtbot.waitSignal(page.cancelled):
        button(page, "Avbryt").click()
    write(page, " Tillägg.")
    with qtbot.assertNotEmitted(page.cancelled):
        button(page, "Avbryt").click()
    assert "Det du själv har skrivit i 2.1 Beskrivning försvinner om du avbryter." in texts(page)
    button(page, "Stanna kvar").click()
    assert page._unsaved.isHidden()
    button(page, "Avbryt").click()
    with qtbot.waitSignal(page.cancelled):
        button(page, "Avbryt ändå").click()


def test_an_answer_that_changed_meanwhile_is_what_is_mine(page: MergePage, qtbot: QtBot) -> None:
    come_to(page, MARK)
    take(page, "Ta deras")
    page.show_case(case(**{"2.1": Answer("Ja", "Helt nytt."), "1.1": Answer(None, "Jag hann före.")}))
    assert page._choices.item(("2.1", "text")).mine == "Helt nytt."
    assert page._choices.item(("1.1", "text")).outcome is Outcome.CONFLICT  # it was new before
    assert page._choices.take(MARK) is Take.THEIRS  # nothing that this choice was between has changed
    assert page._list.current() == MARK
    chosen = merged(page, qtbot)
    assert chosen == {("1.1", "mark"): "Ja", ("2.1", "mark"): "Nej"}


def test_a_case_that_did_not_change_leaves_what_is_being_written(page: MergePage) -> None:
    write(page, " Till")
    page.show_case(case())
    assert "Till" in page._item._result.words()


def test_words_of_ones_own_survive_a_change_of_the_answer(page: MergePage) -> None:
    write(page, " Tillägg.")
    page.show_case(case(**{"2.1": Answer("Ja", "Helt nytt.")}))
    assert page._choices.value(page._choices.item(("2.1", "text"))) == f"{MINE} Tillägg."


def test_nothing_new_is_said_and_received_all_the_same(page: MergePage, qtbot: QtBot) -> None:
    page.show_plan(MergePlan("controllern", (SILENT,), handout=3), case())
    assert "Där står inget som inte redan finns här." in texts(page)
    assert page._merge.text() == "Ta emot utan ändringar"
    assert merged(page, qtbot) == {}


def test_read_only_shows_and_merges_nothing(page: MergePage) -> None:
    page.set_read_only(True)
    assert not page._merge.isEnabled()
    assert not page._item._choice.isEnabled()


def test_it_says_from_whom_something_waits(page: MergePage) -> None:
    assert page.source == "controllern"
    page.forget_case()
    assert page.source == ""
    assert page._rows.rowCount() == 0


def test_an_answer_to_a_question_that_the_form_no_longer_has_is_shown_by_its_key(page: MergePage) -> None:
    page.show_plan(MergePlan("x", (replace(MARK, question="9.9"),)), case())
    assert "9.9" in texts(page)


_words = st.sampled_from(["", "a", "b", "- a\n- b", "**c**"])


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["mark", "text", "evidence"]), _words, _words, _words, st.sampled_from(Outcome)
        ),
        max_size=6,
    ),
    st.lists(st.sampled_from(Take), min_size=6, max_size=6),
)
def test_nothing_is_written_that_was_not_chosen(
    parts: list[tuple[str, str, str, str, Outcome]], takes: list[Take]
) -> None:
    items = tuple(
        MergeItem(f"q{at}", field, base, mine, theirs, outcome)
        for at, (field, base, mine, theirs, outcome) in enumerate(parts)
    )
    choices = MergeChoices(MergePlan("x", items), case().questionnaire)
    for item, wanted in zip(items, takes, strict=False):
        if wanted in choices.offered(item):
            choices.choose(item, wanted)
    chosen = choices.chosen()
    for item in items:
        key = (item.question, item.field)
        kept = choices.take(item) is Take.MINE and item.outcome is not Outcome.NEW
        assert (key in chosen) == (item.outcome is not Outcome.UNCHANGED and not kept)
        assert chosen.get(key, item.mine) == choices.value(item)


# How it is shown


def test_the_keyboard_goes_through_it(page: MergePage) -> None:
    page.setFocus()
    assert page._list.hasFocus()
    QTest.keyClick(page._list, Qt.Key.Key_Down)
    assert page._list.current() == MARK
    QTest.keyClick(page._list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert not isinstance(page._list.current(), Heading) and page._list.current() == NEW_TEXT
    page.cycle_panes()
    assert page._detail.isAncestorOf(QApplication.focusWidget())
    page.cycle_panes()
    assert page._merge.hasFocus()


def test_every_row_is_read_aloud_whole(page: MergePage) -> None:
    model = page._rows
    spoken = [model.index(at, 0).data(Qt.ItemDataRole.AccessibleTextRole) for at in (1, 2, 4)]
    assert spoken == [
        "2.1  Beskrivning, krock, inte sedd, Följs målen upp?",
        "2.1  Kryss, krock, inte sedd, Följs målen upp?",
        "1.1  Beskrivning, ny, deras, Har nämnden mål?",
    ]


def test_versions_stand_below_each_other_where_it_is_narrow(qtbot: QtBot) -> None:
    around, made = QWidget(), ThreeTexts()
    qtbot.addWidget(around)
    QVBoxLayout(around).addWidget(made)
    made.show_versions([Shown("a", "ett"), Shown("b", "två"), Shown("c", "tre")], marks=False)
    around.resize(700, 400)
    around.show()
    assert len({column.y() for column in made._columns}) == 1
    around.resize(300, 900)
    QApplication.processEvents()
    assert len({column.y() for column in made._columns}) == 3


def test_a_change_in_looks_alone_is_no_change_in_words(qtbot: QtBot) -> None:
    made = ThreeTexts()
    qtbot.addWidget(made)
    made.show_versions([Shown("a", "En 😀 sak", after=("**En** 😀 sak till",))], marks=False)
    assert _marked(made._columns[0].text) == []
    made.show_versions([Shown("a", "😀 En **sak** till", before=("😀 En sak",))], marks=False)
    assert [words.strip() for words in _marked(made._columns[0].text)] == ["till"]


def test_thirty_long_answers_are_gone_through_quickly(page: MergePage) -> None:
    long = " ".join(f"ord{at}" for at in range(600))
    form = (Section("1", "Allt", tuple(question(f"1.{at}", f"Fråga {at}?") for at in range(30))),)
    items = tuple(
        MergeItem(f"1.{at}", "text", long, f"{long} mitt", long.replace("ord7", "ord"), Outcome.CONFLICT)
        for at in range(30)
    )
    page.show_plan(MergePlan("controllern", items), snapshot(sections=form))
    begun = time.process_time()
    while page._list.move(1):
        QApplication.processEvents()
    assert time.process_time() - begun < 60  # nothing that grows with the square of it


@pytest.mark.parametrize("dark", [False, True])
def test_it_is_drawn_light_and_dark_wide_and_narrow(page: MergePage, dark: bool) -> None:
    app = QApplication.instance()
    theme.apply(app, dark=dark)
    try:
        for width, height in ((1282, 768), (900, 620), (480, 520)):
            page.resize(width, height)
            for item in (TEXT, MARK, NEW_TEXT):
                come_to(page, item)
                assert not page.grab().isNull()
            assert page.minimumSizeHint().width() <= 480
    finally:
        theme.apply(app, dark=False)


def _marked(sheet: QTextEdit) -> list[str]:
    return [each.cursor.selectedText() for each in sheet.extraSelections()]


def test_while_it_is_merged_nothing_is_called_off_and_a_refresh_does_not_free_the_button(
    page: MergePage, qtbot: QtBot
) -> None:
    see_all(page)
    merged(page, qtbot)
    for part in (page._merge, page._cancel, page._all_new, page._list):
        assert not part.isEnabled()
    page.set_read_only(False)  # the window says so at every change of the case
    page.show_case(case())
    assert not page._merge.isEnabled()
    assert not page._all_new.isEnabled()


def test_what_could_not_be_merged_can_be_tried_again_from_where_one_was(
    page: MergePage, qtbot: QtBot
) -> None:
    see_all(page)
    page._merge.setFocus()
    merged(page, qtbot)
    page.show_error("Filen är upptagen.")
    assert page._merge.isEnabled()
    assert page._cancel.isEnabled()
    assert QApplication.focusWidget() is page._merge


def test_a_question_that_waits_for_an_answer_goes_when_the_case_is_locked(
    page: MergePage, qtbot: QtBot
) -> None:
    page._merge.click()
    assert page._unseen.isVisible()
    page.set_read_only(True)
    assert not page._unseen.isVisible()
    assert not page._all_new.isVisible()
    with qtbot.assertNotEmitted(page.merge_requested):
        page._anyway.click()


def test_no_decision_is_offered_in_what_will_stand_there(page: MergePage) -> None:
    tools = page._item._result.findChildren(QToolButton)
    assert tools
    assert [each.text() for each in tools if "§" in each.text()] == []
