"""The window over the real core: last year chosen, matched, carried over and confirmed; status; and what is refused."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from forms import make_form
from journeys import (
    BEFORE_ANSWERS,
    CARRYABLE,
    QUIET,
    Journey,
    click,
    form_before,
    has,
    make_case,
    named,
    opened_window,
    replace_ask,
    words,
)
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from auditprep.case import Case
from auditprep.model import Answer, PairChoice, Submission
from ui.dialogs.carry import CarryDialog
from ui.dialogs.pairing import PairingDialog
from ui.worker import Desk, Press

pytestmark = QUIET


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> SimpleNamespace:
    return replace_ask(monkeypatch, tmp_path)


@pytest.fixture
def before(tmp_path: Path) -> Path:
    """Last year's form, filled in."""
    path = tmp_path / "svar 2030.docx"
    path.write_bytes(form_before())
    return path


@pytest.fixture
def there(qtbot: QtBot, asked: SimpleNamespace, tmp_path: Path) -> Iterator[Journey]:
    """The window with a case in which nothing is answered, and no last year."""
    with opened_window(qtbot, tmp_path, make_case(tmp_path / "Parknämnden 2031.auditprep")) as journey:
        yield journey


@pytest.fixture
def with_year(there: Journey, asked: SimpleNamespace, before: Path) -> Journey:
    """The same, with last year's form chosen."""
    choose(there, asked, before)
    return there


def choose(there: Journey, asked: SimpleNamespace, file: Path, start: QWidget | None = None) -> None:
    asked.previous_file = lambda _parent: file
    (start or there.window._start).previous_requested.emit()  # type: ignore[attr-defined]
    there.settle()


# Which year is last year's


def test_a_new_case_begins_from_last_years_form_where_that_is_chosen_on_the_way(
    qtbot: QtBot, asked: SimpleNamespace, tmp_path: Path, before: Path
) -> None:
    (tmp_path / "frågor.docx").write_bytes(make_form())
    asked.previous_file = lambda _parent: before
    with opened_window(qtbot, tmp_path) as there:
        there.window.start_new_case(tmp_path / "frågor.docx")
        dialog = there.window._creating.dialog
        assert dialog is not None
        qtbot.waitUntil(lambda: has(dialog, "Nästa"))
        click(dialog, "Nästa")
        click(dialog, "Välj föregående års fil…")
        assert before.name in words(dialog)
        with qtbot.waitSignal(there.controller.case_opened, timeout=20_000):
            click(dialog, "Skapa underlaget")
        there.settle()
        previous = there.in_file().previous
        assert previous is not None
        assert (previous.year, previous.answer("1.1").mark) == (2030, "Ja")
        assert "Parknämnden 2030" in words(there.page())


def test_last_years_case_is_suggested_from_the_latest_ones_but_not_where_its_file_is_gone(
    qtbot: QtBot, asked: SimpleNamespace, tmp_path: Path, before: Path
) -> None:
    (tmp_path / "frågor.docx").write_bytes(make_form())
    year_before = make_case(tmp_path / "förra.auditprep", {"1.1": Answer("Ja", "Ja.")}, before.read_bytes())
    with opened_window(qtbot, tmp_path, year_before) as there:
        for suggested in (True, False):
            there.window.start_new_case(tmp_path / "frågor.docx")
            dialog = there.window._creating.dialog
            assert dialog is not None
            qtbot.waitUntil(lambda dialog=dialog: has(dialog, "Nästa"))
            click(dialog, "Nästa")
            assert ("förra.auditprep" in words(dialog)) is suggested
            dialog.reject()
            with qtbot.waitSignal(there.controller.case_closed):
                there.window._actions.close_case.trigger()
            year_before.unlink(missing_ok=True)
            with qtbot.waitSignal(there.controller.files_checked):
                there.window._show_recent()
            if suggested:
                there.open(make_case(tmp_path / "annat.auditprep"))


@pytest.mark.parametrize("kind", ["blank", "missing", "broken"])
def test_a_new_case_is_not_made_with_a_last_year_that_cannot_be_one_and_is_made_without(
    qtbot: QtBot, asked: SimpleNamespace, tmp_path: Path, kind: str
) -> None:
    (tmp_path / "frågor.docx").write_bytes(make_form())
    asked.previous_file = lambda _parent: unusable(tmp_path, kind)
    with opened_window(qtbot, tmp_path) as there:
        there.window.start_new_case(tmp_path / "frågor.docx")
        dialog = there.window._creating.dialog
        assert dialog is not None
        qtbot.waitUntil(lambda: has(dialog, "Nästa"))
        click(dialog, "Nästa")
        click(dialog, "Välj föregående års fil…")
        with qtbot.waitSignal(there.controller.failed, timeout=20_000):
            click(dialog, "Skapa underlaget")
        assert UNUSABLE[kind] in words(dialog)
        assert not list(tmp_path.glob("*.auditprep"))
        click(dialog, "Inget föregående år")
        with qtbot.waitSignal(there.controller.case_opened, timeout=20_000):
            click(dialog, "Skapa underlaget")
        assert there.case.previous is None


UNUSABLE = {
    "blank": "Inget är besvarat i ”oifylld.docx”",
    "missing": "”borta.docx” finns inte",
    "broken": "”trasig.docx”",
    "empty": "”tom.auditprep”",
}


def unusable(folder: Path, kind: str) -> Path:
    names = {
        "blank": "oifylld.docx",
        "missing": "borta.docx",
        "broken": "trasig.docx",
        "empty": "tom.auditprep",
    }
    file = folder / names[kind]
    if kind == "blank":
        file.write_bytes(form_before({}))
    elif kind == "broken":
        file.write_bytes(form_before()[:2000])
    elif kind == "empty":
        file.write_bytes(b"")
    return file


@pytest.mark.parametrize("where", ["start", "questions", "compare"])
def test_last_year_is_chosen_afterwards_from_any_place_that_speaks_of_it(
    there: Journey, asked: SimpleNamespace, before: Path, where: str
) -> None:
    if where == "questions":
        there.show_question("1.1")
    elif where == "compare":
        there.window._actions.show_compare.trigger()
    there.settle()
    page = {
        "start": there.window._start,
        "questions": there.window._questions,
        "compare": there.window._compare,
    }
    choose(there, asked, before, page[where])
    assert there.in_file().previous is not None
    assert "”svar 2030.docx” är nu föregående år" in there.told()
    if where == "questions":
        there.qtbot.waitUntil(lambda: "2030 · fråga 1.1" in words(there.window._questions))
    elif where == "compare":
        there.qtbot.waitUntil(lambda: has(there.window._compare, "Spara som Word…"))
        assert named(there.window._compare, "Spara som Word…").isEnabled()
    else:
        assert "svar 2030.docx" in words(there.page())
        assert has(there.page(), "Använd svaren som utkast…")


@pytest.mark.parametrize("kind", UNUSABLE)
def test_a_file_that_cannot_be_last_years_is_told_and_nothing_is_changed(
    with_year: Journey, asked: SimpleNamespace, tmp_path: Path, kind: str
) -> None:
    there, previous = with_year, with_year.in_file().previous
    choose(there, asked, unusable(tmp_path, kind))
    assert UNUSABLE[kind] in there.alarm()
    assert there.in_file().previous == previous
    assert there.case.previous == previous


def test_the_very_case_is_not_its_own_last_year(with_year: Journey, asked: SimpleNamespace) -> None:
    there = with_year
    choose(there, asked, there.case.path)
    assert "”Parknämnden 2031.auditprep” är det här underlaget" in there.alarm()
    assert there.in_file().previous.name == "svar 2030.docx"  # type: ignore[union-attr]


def test_the_same_last_year_again_says_that_nothing_in_it_is_news_and_keeps_what_was_said_of_the_pairs(
    with_year: Journey, asked: SimpleNamespace, before: Path
) -> None:
    there = with_year
    there.controller.years.choose_pair(PairChoice("1.4", "1.3", together=True))
    there.settle()
    choose(there, asked, before)
    assert "inget i den är nytt" in there.told()
    assert there.in_file().choices == (PairChoice("1.4", "1.3", together=True),)


def test_another_last_year_takes_the_place_of_the_one_before_everywhere(
    with_year: Journey, asked: SimpleNamespace, tmp_path: Path
) -> None:
    there = with_year
    other = tmp_path / "rätt 2030.docx"
    other.write_bytes(form_before({**BEFORE_ANSWERS, "1.1": ("Nej", "Inga mål antogs 2030.")}))
    there.show_question("1.1")
    choose(there, asked, other)
    assert there.case.previous.name == "rätt 2030.docx"  # type: ignore[union-attr]
    there.qtbot.waitUntil(lambda: shows(there.window._questions._side.previous, "Inga mål antogs 2030."))
    there.window._actions.show_start.trigger()
    assert "rätt 2030.docx" in words(there.page())


def shows(widget: QWidget, text: str) -> bool:
    """Whether the words stand in a text of the widget."""
    from PySide6.QtWidgets import QTextEdit

    return any(text in each.toPlainText() for each in widget.findChildren(QTextEdit) if each.isVisible())


# Carried over


def test_an_answer_is_carried_over_undone_carried_again_and_confirmed(with_year: Journey) -> None:
    there = with_year
    there.show_question("1.1")
    there.window._questions._last_year.carry_here()
    there.settle()
    assert there.in_file().answer("1.1") == Answer("Ja", BEFORE_ANSWERS["1.1"][1], carried=True)
    assert there.typed_text() == BEFORE_ANSWERS["1.1"][1]
    assert "1 svar från förra året ligger nu som utkast" in there.told()
    assert there.case.answered() == ()
    there.undo()
    assert there.in_file().answer("1.1") == Answer()
    assert there.typed_text() == ""
    assert "ångrat" in there.told().lower()
    there.window._questions._last_year.carry_here()
    there.settle()
    for is_draft in (True, False):  # something in it is out of date: it takes two
        there.window._questions._last_year.confirm()
        there.settle()
        assert there.in_file().answer("1.1") == Answer("Ja", BEFORE_ANSWERS["1.1"][1], carried=is_draft)
    assert [each.key for each in there.case.answered()] == ["1.1"]


def test_a_draft_that_is_called_done_is_confirmed(with_year: Journey) -> None:
    there = with_year
    there.show_question("1.4")
    there.window._questions._last_year.carry_here()
    there.settle()
    there.window._questions._finish_and_go_on()
    there.settle()
    assert there.in_file().answer("1.4") == Answer(None, BEFORE_ANSWERS["1.5"][1], done=True)


def test_a_draft_of_which_nothing_is_left_is_none_in_the_window_either(with_year: Journey) -> None:
    there = with_year
    text = there.show_question("1.1")
    there.window._questions._last_year.carry_here()
    there.settle()
    text.selectAll()
    there.qtbot.keyClick(text, Qt.Key.Key_Delete)
    there.window._questions.flush()
    there.window._questions._sheet.marks.clear()
    there.settle()
    assert not there.in_file().answer("1.1").carried
    assert not there.case.answer("1.1").carried
    assert not there.window._questions._sheet.carried.isVisible()


def test_several_answers_are_chosen_in_a_dialog_and_taken_back_as_one(with_year: Journey) -> None:
    there = with_year
    there.window._actions.show_start.trigger()
    click(there.page(), "Använd svaren som utkast…")
    dialog = there.dialog(CarryDialog)
    assert "Använd 4 svar som utkast" in [each.text() for each in dialog.findChildren(type(dialog._use))]
    dialog._choices.choose([each for each in CARRYABLE if each != "1.2"])
    click(dialog, "Använd 3 svar som utkast")
    there.settle()
    carried = [key for key, each in there.in_file().answers.items() if each.carried]
    assert carried == ["1.1", "1.2#2", "1.4"]
    assert has(there.page(), "3 svar är utkast från förra året att bekräfta")
    there.undo()
    assert all(each == Answer() for each in there.in_file().answers.values())
    assert not there.has_dialog(CarryDialog)
    there.qtbot.waitUntil(lambda: not there.window.findChildren(CarryDialog))


def test_where_nothing_can_be_carried_over_it_is_said_why(with_year: Journey) -> None:
    there = with_year
    there.controller.save_answer("1.1", text="Eget svar")
    there.settle()
    for key, why in (("1.1", "Det finns redan ett svar"), ("2.1", "Frågan fanns inte förra året")):
        there.show_question(key)
        there.window._questions._last_year.carry_here()
        there.settle()
        assert why in there.told()
    assert there.in_file().answer("1.1") == Answer(text="Eget svar")
    there.controller.years.carry(None)
    there.settle()
    there.window._questions.carry_all_requested.emit()
    assert not there.has_dialog(CarryDialog)
    assert "Ingen fråga som saknar svar" in there.told()


def test_who_has_no_last_year_is_led_to_choosing_it(
    there: Journey, asked: SimpleNamespace, before: Path
) -> None:
    there.window._questions.carry_all_requested.emit()
    assert "Inget föregående år är valt." in there.told()
    asked.previous_file = lambda _parent: before
    there.window._told.press()
    there.settle()
    assert there.case.previous is not None


def test_what_is_being_typed_in_another_question_is_neither_lost_nor_left_by_carrying(
    with_year: Journey,
) -> None:
    there = with_year
    there.show_question("2.1")
    there.type("Halv mening")
    there.window._questions.carry_requested.emit(["1.1", "1.2"])
    there.type(" och en till")
    there.settle()
    assert there.typed_text() == "Halv mening och en till"
    assert there.text_field().textCursor().position() == len("Halv mening och en till")
    there.type(".")
    there.window._questions.flush()
    there.settle()
    found = there.in_file()
    assert found.answer("2.1").text == "Halv mening och en till."
    assert [found.answer(key).carried for key in ("1.1", "1.2")] == [True, True]


def test_text_that_is_typed_but_not_saved_is_an_answer_already_when_a_draft_is_asked_for(
    with_year: Journey,
) -> None:
    there = with_year
    there.show_question("1.1")
    there.type("Mitt eget")
    there.window._questions._last_year.carry_here()
    there.settle()
    assert there.in_file().answer("1.1") == Answer(text="Mitt eget")
    assert there.typed_text() == "Mitt eget"
    assert "Det finns redan ett svar" in there.told()


def test_what_is_typed_while_the_draft_is_on_its_way_stays(with_year: Journey) -> None:
    there = with_year
    there.show_question("1.1")
    there.window._questions._last_year.carry_here()
    there.type("Genast")
    there.settle()
    there.window._questions.flush()
    there.settle()
    assert "Genast" in there.in_file().answer("1.1").text
    assert there.typed_text() == there.in_file().answer("1.1").text


def test_what_was_typed_in_a_draft_stays_when_the_carrying_is_undone(with_year: Journey) -> None:
    there = with_year
    there.show_question("1.1")
    there.window._questions._last_year.carry_here()
    there.settle()
    there.text_field().moveCursor(there.text_field().textCursor().MoveOperation.End)
    there.type(" Och mer.")
    there.undo()
    assert there.in_file().answer("1.1").text == f"{BEFORE_ANSWERS['1.1'][1]} Och mer."
    assert there.typed_text() == f"{BEFORE_ANSWERS['1.1'][1]} Och mer."
    assert "utom det som har ändrats" in there.told() or "1.1" in there.told()


# What is out of date


def test_the_pieces_of_a_draft_are_found_gone_to_replaced_and_had_back(with_year: Journey) -> None:
    there = with_year
    text = there.show_question("1.1")
    there.window._questions._last_year.carry_here()
    there.settle()
    bar = there.window._questions._sheet.carried
    there.qtbot.waitUntil(lambda: "2 uppgifter kan vara inaktuella" in words(bar), timeout=10_000)
    with there.qtbot.waitActive(there.window):
        there.window.activateWindow()
    text.setFocus()
    stale = there.window._questions._sheet.editor.stale
    there.qtbot.keyClick(text, Qt.Key.Key_F8)
    first = stale._menu
    assert first is not None
    assert "Behåll 2030" in offered(first)
    first.close()
    there.qtbot.keyClick(text, Qt.Key.Key_F8)
    stale._menu.close()
    there.qtbot.keyClick(text, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    menu = stale._menu
    assert menu is not None
    next(each for each in menu.actions() if each.text() == "Skriv 2031–2033").trigger()
    menu.close()
    assert there.typed_text() == "Målen för 2030 antogs i budget 2031–2033."
    there.window._questions.flush()
    there.settle()
    assert there.in_file().answer("1.1").text == "Målen för 2030 antogs i budget 2031–2033."
    text.undo()
    assert there.typed_text() == BEFORE_ANSWERS["1.1"][1]
    there.window._questions.flush()
    there.settle()
    assert there.in_file().answer("1.1") == Answer("Ja", BEFORE_ANSWERS["1.1"][1], carried=True)


def offered(menu: QMenu) -> list[str]:
    return [each.text() for each in menu.actions()]


# Pairs


@pytest.mark.parametrize("where", ["start", "questions", "compare"])
def test_a_doubt_is_settled_from_any_place_that_speaks_of_it_and_taken_back(
    with_year: Journey, where: str
) -> None:
    there, window = with_year, with_year.window
    if where == "start":
        window._actions.show_start.trigger()
        click(there.page(), "1 frågepar att ta ställning till")
    elif where == "questions":
        there.show_question("1.3")
        there.qtbot.waitUntil(lambda: has(window._questions, "Para ihop frågorna…"))
        click(window._questions, "Para ihop frågorna…")
    else:
        window._actions.show_compare.trigger()
        there.settle()
        window._compare.pairing_requested.emit()
    dialog = there.dialog(PairingDialog)
    click(dialog, "Hör ihop")
    there.settle()
    assert there.in_file().choices == (PairChoice("1.4", "1.3", together=True),)
    assert there.window._years._matched[1].before("1.3") == ("1.4",)  # type: ignore[union-attr]
    if where == "start":
        assert not has(window._start, "1 frågepar att ta ställning till")
    elif where == "questions":
        there.qtbot.waitUntil(lambda: shows(window._questions._side.previous, "Trygghet i parkerna"))
    else:
        rows = [[cell and cell.question.key for cell in row.cells] for row in compared(there).rows]
        assert ["1.4", "1.3"] in rows
    click(dialog, "Ångra")
    there.settle()
    assert there.in_file().choices == ()
    dialog.close()
    there.qtbot.waitUntil(lambda: not window.findChildren(PairingDialog))


def compared(there: Journey):
    comparison = there.window._compare._comparison
    assert comparison is not None
    return comparison


def test_what_was_said_of_a_pair_is_there_when_the_case_is_opened_again(
    with_year: Journey,
) -> None:
    there, path = with_year, with_year.case.path
    there.controller.years.choose_pair(PairChoice("1.4", "1.3", together=True))
    there.settle()
    with there.qtbot.waitSignal(there.controller.case_closed):
        there.window._actions.close_case.trigger()
    there.open(path)
    assert there.window._years._matched[1].before("1.3") == ("1.4",)  # type: ignore[union-attr]
    assert has(there.page(), "Hopparade frågor")


# Leaving in the middle


class SlowPress(Press):
    """Reads another year only when it is let."""

    def __init__(self) -> None:
        self.may_go_on, self.is_reading = threading.Event(), threading.Event()

    def read_previous(self, file: Path, case: Path | None) -> Submission:
        self.is_reading.set()
        assert self.may_go_on.wait(20)
        return super().read_previous(file, case)


class SlowDesk(Desk):
    """Carries only when it is let."""

    def __init__(self) -> None:
        super().__init__()
        self.may_go_on = threading.Event()
        self.may_go_on.set()

    def carry(self, keys):
        assert self.may_go_on.wait(20)
        return super().carry(keys)


@pytest.mark.parametrize("how", ["closed", "another"])
def test_a_last_year_that_is_still_being_read_when_the_case_is_left_goes_nowhere(
    qtbot: QtBot, asked: SimpleNamespace, tmp_path: Path, before: Path, how: str
) -> None:
    press, path = SlowPress(), make_case(tmp_path / "Parknämnden 2031.auditprep")
    other = make_case(tmp_path / "annan.auditprep")
    asked.previous_file = lambda _parent: before
    with opened_window(qtbot, tmp_path, path, press=press) as there:
        there.window._start.previous_requested.emit()
        qtbot.waitUntil(press.is_reading.is_set)
        if how == "closed":
            with qtbot.waitSignal(there.controller.case_closed):
                there.window._actions.close_case.trigger()
            press.may_go_on.set()
            there.settle()
        else:
            with qtbot.waitSignal(there.controller.case_opened):
                there.window.open_case(other)
            press.may_go_on.set()
            there.settle()
            assert there.case.previous is None
        assert (there.alarm(), there.told()) == ("", "")
        assert there.failures == []
    for each in (path, other):
        with Case.open(each, read_only=True) as case:
            assert case.snapshot().previous is None


def test_another_case_that_is_opened_shows_nothing_of_the_year_before_of_the_first(
    with_year: Journey, tmp_path: Path
) -> None:
    there = with_year
    there.controller.years.carry(["1.1"])
    there.window.open_case(make_case(tmp_path / "annan.auditprep"))
    there.qtbot.waitUntil(lambda: there.case.path.name == "annan.auditprep")
    assert there.window._years._matched[0] is None
    there.settle()
    assert there.failures == []
    assert "Inget föregående år är valt." in words(there.page())
    assert not has(there.page(), "Använd svaren som utkast…")
    assert there.told() == ""


def test_carrying_that_is_under_way_when_the_window_is_closed_is_in_the_case(
    qtbot: QtBot, asked: SimpleNamespace, tmp_path: Path, before: Path
) -> None:
    desk, path = SlowDesk(), make_case(tmp_path / "Parknämnden 2031.auditprep")
    with opened_window(qtbot, tmp_path, path, desk=desk) as there:
        choose(there, asked, before)
        desk.may_go_on.clear()
        there.controller.years.carry(None)
        threading.Timer(0.3, desk.may_go_on.set).start()
    with Case.open(path, read_only=True) as case:
        assert sum(each.carried for each in case.snapshot().answers.values()) == len(CARRYABLE)
    assert asked.told == []


# What may only be read


def test_where_the_case_may_only_be_read_no_way_to_another_last_year_is_offered_and_none_goes(
    qtbot: QtBot, asked: SimpleNamespace, tmp_path: Path, before: Path
) -> None:
    path = make_case(tmp_path / "Parknämnden 2031.auditprep")
    with Case.open(path, who="bo") as holding:
        from auditprep.produce import read_submission

        holding.set_previous(read_submission(before))
        with opened_window(qtbot, tmp_path, path) as there:
            window = there.window
            for offer in ("Annan fil…", "Använd svaren som utkast…", "Ändra status…"):
                assert not has(there.page(), offer)
            there.show_question("1.1")
            there.qtbot.waitUntil(lambda: "2030 · fråga 1.1" in words(window._questions))
            assert not has(window._questions, "Använd som utkast")
            asked.previous_file = lambda _parent: pytest.fail("asked")
            for wish in (
                window._start.previous_requested,
                window._questions.previous_requested,
                window._compare.previous_requested,
                window._questions.pairing_requested,
                window._questions.carry_all_requested,
            ):
                window._told.hide()
                wish.emit()
                assert "går bara att läsa" in there.told()
            window._start.status_requested.emit()
            there.settle()
            assert not window.findChildren(PairingDialog) + window.findChildren(CarryDialog)
            assert there.failures == []
