"""Saying which questions belong together: by key and by mouse, with a way back, and nothing waits for it."""

from __future__ import annotations

import pytest
from compared_years import form
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from snapshots import question

from auditprep.model import (
    Answer,
    Became,
    Difference,
    Match,
    Matching,
    PairChoice,
    Submission,
)
from ui import theme
from ui.dialogs.pairing import PairingDialog
from ui.widgets.pairing_left_over import LeftOver
from ui.widgets.pairing_lists import PairList
from ui.widgets.pairing_pane import PairPane

pytestmark = [
    pytest.mark.usefixtures("dressed"),
    pytest.mark.qt_log_ignore("propagateSizeHints|This plugin does not support"),
]  # offscreen alone

ALT = Qt.KeyboardModifier.AltModifier
OLD = form(
    question("1", "Finns mål?"),
    question("2", "Följs utfallet upp under året?"),
    question("3", "Finns rutiner för inköp?"),
    question("4", "Hur ofta?", ("Varje år",)),
    year=2024,
)
NEW = form(
    question("1", "Finns mål?"),
    question("2", "Följs utfallet upp tillräckligt?"),
    question("3", "Är rutiner för inköp kända?"),
    question("5", "Hur arbetar nämnden?", ()),
)
PREVIOUS = Submission(
    "2024.auditprep", "Omsorgsnämnden", 2024, OLD, {"2": Answer("Delvis", "**Två** gånger om året.")}
)
DOUBTS = (
    Match("2", "2", Became.REWORDED, 0.8, frozenset({Difference.WORDS})),
    Match("3", "3", Became.REWORDED, 0.7, frozenset({Difference.WORDS})),
)


def matching(*doubts: Match, paired: tuple[tuple[str, str], ...] = ()) -> Matching:
    olds, news = {old for old, _new in paired}, {new for _old, new in paired}
    return Matching(
        (
            Match("1", "1", Became.SAME),
            *(Match(old, new, Became.REWORDED, by_hand=True) for old, new in paired),
            *(Match(key, None, Became.REMOVED) for key in "234" if key not in olds),
            *(Match(None, key, Became.ADDED) for key in "235" if key not in news),
        ),
        doubts,
    )


class Case:
    """What the case would do with what the dialog asks for."""

    def __init__(self, dialog: PairingDialog) -> None:
        self.choices: dict[tuple[str, str], PairChoice] = {}
        self.told: list[object] = []
        self._dialog = dialog
        dialog.chosen.connect(self.choose)
        dialog.forgotten.connect(self.forget)

    def choose(self, choice: PairChoice) -> None:
        self.told.append(choice)
        self.choices[choice.old, choice.new] = choice
        self._show()

    def forget(self, old: str, new: str) -> None:
        self.told.append((old, new))
        self.choices.pop((old, new), None)
        self._show()

    def _show(self) -> None:
        open_doubts = [each for each in DOUBTS if (each.old, each.new) not in self.choices]
        paired = tuple(keys for keys, choice in self.choices.items() if choice.together)
        found = matching(*open_doubts, paired=paired)
        self._dialog.show_matching(PREVIOUS, NEW, found, tuple(self.choices.values()))


@pytest.fixture
def dialog(qtbot: QtBot) -> PairingDialog:
    return shown(qtbot, matching(*DOUBTS))


def shown(qtbot: QtBot, found: Matching, *choices: PairChoice) -> PairingDialog:
    made = PairingDialog()
    qtbot.addWidget(made)
    made.show_matching(PREVIOUS, NEW, found, choices)
    made.resize(1000, 660)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def said(dialog: QWidget) -> str:
    return "\n".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def press(dialog: QWidget, words: str) -> None:
    QApplication.processEvents()
    buttons = dialog.findChildren(QAbstractButton)
    next(each for each in buttons if words in each.text() and each.isVisible()).click()


def listed(dialog: PairingDialog) -> list[str]:
    model = dialog.findChild(PairList).model()
    return [model.index(at, 0).data() for at in range(model.rowCount())]


def key(dialog: PairingDialog, pressed: Qt.Key, modifier: Qt.KeyboardModifier = ALT) -> None:
    QTest.keyClick(QApplication.focusWidget() or dialog, pressed, modifier)


# What is shown


def test_only_what_is_not_certain_is_listed(dialog: PairingDialog) -> None:
    assert listed(dialog) == [
        "Förra året 2 Följs utfallet upp under året?, i år 2 Följs utfallet upp tillräckligt?: att avgöra",
        "Förra året 3 Finns rutiner för inköp?, i år 3 Är rutiner för inköp kända?: att avgöra",
    ]
    assert "Programmet har självt parat ihop 1 fråga. De här är det inte säkert på." in said(dialog)
    assert "0 av 2 klara" in said(dialog)


def test_both_questions_stand_side_by_side_with_the_words_that_differ_marked(dialog: PairingDialog) -> None:
    words = said(dialog)
    assert "Förra året · 2024 · fråga 2" in words and "I år · 2025 · fråga 2" in words
    assert (
        f'<span style="background:{theme.LIGHT.replaced};text-decoration:line-through">under året</span>'
        in words
    )
    assert (
        f'<span style="background:{theme.LIGHT.yes_ground};text-decoration:underline">tillräckligt</span>'
        in words
    )
    assert "bara i år" in words and "bara förra året" in words
    assert "Bara en del av orden är desamma." in words


def test_it_shows_how_the_question_was_answered_last_year(dialog: PairingDialog) -> None:
    assert "Delvis" in said(dialog) and "Två gånger om året." in said(dialog)


def test_sections_and_options_are_told_where_they_differ(qtbot: QtBot) -> None:
    differs = frozenset({Difference.WORDS, Difference.SECTION, Difference.KIND})
    made = shown(qtbot, matching(Match("4", "5", Became.REWORDED, 0.5, differs)))
    words = said(made)
    assert "Alternativ: Varje år" in words and "Alternativ: inga, bara text" in words
    assert words.count("1 Styrning") == 2


def test_with_nothing_in_doubt_it_says_so_and_shows_what_is_left_over(qtbot: QtBot) -> None:
    made = shown(qtbot, matching())
    assert "Programmet är säkert på alla frågor som finns i båda formulären." in said(made)
    assert not made.findChild(PairPane).isVisible() and not made.findChild(PairList).isVisible()
    assert made.findChild(LeftOver).is_unfolded()


def test_words_of_a_form_are_no_markup(qtbot: QtBot) -> None:
    old = Submission("x", None, 2024, form(question("1", "Är <b>a</b> & b?"), year=2024), {})
    made = PairingDialog()
    qtbot.addWidget(made)
    made.show_matching(old, form(question("1", "Är <i>a</i> & b?")), Matching((), DOUBTS[:0]), ())
    found = Matching((), (Match("1", "1", Became.REWORDED, 0.9),))
    made.show_matching(old, form(question("1", "Är <i>a</i> & b?")), found, ())
    made.show()
    assert "&lt;" in said(made) and "<b>" not in said(made)


# Saying so


def test_by_key_one_is_settled_and_the_next_is_there(dialog: PairingDialog) -> None:
    case = Case(dialog)
    key(dialog, Qt.Key.Key_1)
    assert case.told == [PairChoice("2", "2", True)]
    assert "Förra året · 2024 · fråga 3" in said(dialog) and "1 av 2 klara" in said(dialog)
    key(dialog, Qt.Key.Key_2)
    assert case.told[-1] == PairChoice("3", "3", False)
    assert "Allt är avgjort. Du kan ångra det du har sagt." in said(dialog)
    assert [words.rsplit(": ", 1)[1] for words in listed(dialog)] == ["hör ihop", "hör inte ihop"]


def test_by_mouse_too(dialog: PairingDialog) -> None:
    case = Case(dialog)
    press(dialog, "Hör inte ihop")
    press(dialog, "Hör ihop")
    assert case.told == [PairChoice("2", "2", False), PairChoice("3", "3", True)]


def test_what_is_said_stands_before_the_case_has_answered(qtbot: QtBot, dialog: PairingDialog) -> None:
    with qtbot.waitSignal(dialog.chosen):
        press(dialog, "Hör ihop")
    assert "1 av 2 klara" in said(dialog)


def test_what_was_said_can_be_taken_back(dialog: PairingDialog) -> None:
    case = Case(dialog)
    key(dialog, Qt.Key.Key_1)
    key(dialog, Qt.Key.Key_Left)
    assert "Du har sagt att de hör ihop." in said(dialog)
    key(dialog, Qt.Key.Key_2)  # settled: it is taken back first
    assert len(case.told) == 1
    key(dialog, Qt.Key.Key_0)
    assert case.told[-1] == ("2", "2")
    assert "0 av 2 klara" in said(dialog) and "Du har sagt" not in said(dialog)
    press(dialog, "Hör inte ihop")
    assert case.told[-1] == PairChoice("2", "2", False)


def test_what_was_said_another_day_can_be_taken_back(qtbot: QtBot) -> None:
    made = shown(qtbot, matching(DOUBTS[1]), PairChoice("2", "2", False))
    case = Case(made)
    key(made, Qt.Key.Key_Right)
    assert "Du har sagt att de inte hör ihop." in said(made)
    press(made, "Ångra")
    assert case.told == [("2", "2")]


def test_what_could_not_be_saved_is_told_and_is_open_again(dialog: PairingDialog) -> None:
    press(dialog, "Hör ihop")
    dialog.show_error("Ändringen gick inte att spara.")
    assert "Ändringen gick inte att spara." in said(dialog) and "0 av 2 klara" in said(dialog)


def test_a_pair_that_is_chosen_in_the_list_is_shown(dialog: PairingDialog) -> None:
    pairs = dialog.findChild(PairList)
    assert pairs.hasFocus()
    QTest.keyClick(pairs, Qt.Key.Key_Down)
    assert "Förra året · 2024 · fråga 3" in said(dialog)


def test_who_pressed_one_answer_does_not_give_the_other_by_pressing_on(dialog: PairingDialog) -> None:
    case = Case(dialog)
    button = dialog.findChild(PairPane).apart
    button.setFocus()
    for _press in range(2):
        key(dialog, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier)
    assert case.told == [PairChoice("2", "2", False), PairChoice("3", "3", False)]
    key(dialog, Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier)
    key(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier)
    assert len(case.told) == 2 and dialog.isVisible()


# What is left over


def test_the_others_are_folded_until_they_are_asked_for(dialog: PairingDialog) -> None:
    left = dialog.findChild(LeftOver)
    assert not left.olds.isVisible()
    press(dialog, "Övriga: 1 bara förra året, 1 bara i år")
    assert left.olds.isVisible() and left.news.isVisible()
    assert [left.olds.model().index(0, 0).data(), left.news.model().index(0, 0).data()] == [
        "4 Hur ofta?. 1 Styrning",
        "5 Hur arbetar nämnden?. 1 Styrning",
    ]


def test_any_two_can_be_paired_by_choosing_one_on_each_side(dialog: PairingDialog) -> None:
    case = Case(dialog)
    left = dialog.findChild(LeftOver)
    left.set_unfolded(True)
    assert not left.pair.isEnabled()
    left.olds.choose("4")
    assert not left.pair.isEnabled()
    left.news.choose("5")
    press(dialog, "Para ihop 4 med 5")
    assert case.told == [PairChoice("4", "5", True)]
    assert "De här två har du själv parat ihop." in said(dialog)
    assert not left.isVisible()
    key(dialog, Qt.Key.Key_0)
    assert case.told[-1] == ("4", "5")
    assert left.isVisible() and len(listed(dialog)) == 2


def test_two_can_be_paired_by_key_alone(dialog: PairingDialog) -> None:
    case = Case(dialog)
    left = dialog.findChild(LeftOver)
    left.fold.setFocus()
    for pressed in (Qt.Key.Key_Space, Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Tab, Qt.Key.Key_Down):
        key(dialog, pressed, Qt.KeyboardModifier.NoModifier)
    key(dialog, Qt.Key.Key_3)
    assert case.told == [PairChoice("4", "5", True)]


def test_questions_that_are_parted_can_be_paired_with_others(dialog: PairingDialog) -> None:
    case = Case(dialog)
    key(dialog, Qt.Key.Key_2)
    left = dialog.findChild(LeftOver)
    left.set_unfolded(True)
    left.olds.choose("2")
    left.news.choose("5")
    left.ask()
    assert case.told[-1] == PairChoice("2", "5", True)


# The dialog itself


def test_nothing_waits_for_it(qtbot: QtBot, dialog: PairingDialog) -> None:
    assert not dialog.isModal()
    with qtbot.waitSignal(dialog.accepted):
        press(dialog, "Stäng")


def test_escape_closes_it(qtbot: QtBot, dialog: PairingDialog) -> None:
    key(dialog, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier)
    assert not dialog.isVisible() and dialog.result() == QDialog.DialogCode.Rejected


def test_tab_comes_to_everything_and_everything_has_a_name(dialog: PairingDialog) -> None:
    dialog.findChild(LeftOver).set_unfolded(True)
    stops: list[QWidget] = []
    while (focused := QApplication.focusWidget()) not in stops:
        stops.append(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    wanted = [
        each
        for each in dialog.findChildren(QWidget)
        if each.isVisible() and each.isEnabled() and each.focusPolicy() & Qt.FocusPolicy.TabFocus
    ]
    assert [each for each in wanted if each not in stops] == []
    assert all(QAccessible.queryAccessibleInterface(each).text(QAccessible.Text.Name) for each in stops)


def test_in_a_narrow_window_the_list_goes_and_the_arrows_lead_on(qtbot: QtBot, dialog: PairingDialog) -> None:
    dialog.resize(480, 520)
    QApplication.processEvents()
    pane = dialog.findChild(PairPane)
    assert not dialog.findChild(PairList).isVisible()
    pane.after.click()
    assert "Förra året · 2024 · fråga 3" in said(dialog)
    assert pane.cards.new.y() > pane.cards.old.y()  # one under the other
    for made in dialog.findChildren(QPushButton):
        if made.isVisible():
            assert made.mapTo(dialog, made.rect().topRight()).x() <= dialog.width(), made.text()


def test_hundreds_of_doubts_are_listed_at_once(qtbot: QtBot) -> None:
    count = 600
    old = form(*(question(f"{n}", f"Finns en plan för område {n}?") for n in range(count)), year=2024)
    new = form(*(question(f"{n}", f"Finns en rutin för område {n}?") for n in range(count)))
    doubts = tuple(Match(f"{n}", f"{n}", Became.REWORDED, 0.8) for n in range(count))
    made = PairingDialog()
    qtbot.addWidget(made)
    made.show_matching(Submission("x", None, 2024, old, {}), new, Matching((), doubts), ())
    made.show()
    assert len(listed(made)) == count
    press(made, "Hör ihop")
    assert f"1 av {count} klara" in said(made)
