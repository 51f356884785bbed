"""The window over the real core: questions out to colleagues and back, copies made one, and what has happened."""

from __future__ import annotations

import datetime as dt
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from dropping import drop
from forms import FormQuestion, FormSection, make_form
from journeys import (
    QUIET,
    Journey,
    click,
    field,
    has,
    make_case,
    opened_window,
    replace_ask,
    words,
)
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QTextEdit
from pytestqt.qtbot import QtBot
from sheet_making import TOKEN, changed, clicked, p, typed

from auditprep.case import Case
from auditprep.errors import DiskFull
from auditprep.model import Answer, Handout, PairChoice, SheetRead
from auditprep.wordform import sheet_writer
from ui.dialogs.handout import HandoutDialog
from ui.worker import Desk, Press

pytestmark = QUIET

FORM_OF_ANOTHER = FormSection("9", "Annat", (FormQuestion("9.1", "Hur sköts arkivet?", options=()),))


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> SimpleNamespace:
    return replace_ask(monkeypatch, tmp_path)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return make_case(
        tmp_path / "Parknämnden 2031.auditprep", {"1.1": Answer("Ja", "Målen antogs."), "1.2": Answer("Nej")}
    )


@pytest.fixture
def there(qtbot: QtBot, asked: SimpleNamespace, tmp_path: Path, path: Path) -> Iterator[Journey]:
    with opened_window(qtbot, tmp_path, path) as journey:
        yield journey


def send(there: Journey, to: str, *keys: str) -> Path:
    """A sheet with these questions, made in the window."""
    there.window._actions.show_colleagues.trigger()
    click(there.page(), "Skicka frågor till…")
    dialog = there.dialog(HandoutDialog)
    dialog._choices.choose(keys)
    field(dialog, "Till").setText(to)
    with there.qtbot.waitSignal(there.controller.colleagues.handed_out, timeout=20_000) as made:
        click(dialog, "Skapa bladet…")
    there.settle()
    assert not there.has_dialog(HandoutDialog)
    file: Path = made.args[0]
    return file


def fill(there: Journey, sheet: Path, *changes: object, name: str = "") -> Path:
    """The sheet as the colleague sends it back."""
    token = there.case.handouts[-1].token
    data = sheet.read_bytes()
    for change in changes:
        data = changed(data, lambda xml, c=change: c(xml.replace(token, TOKEN)).replace(TOKEN, token))  # type: ignore[operator]
    back = sheet.with_name(name or f"SV {sheet.name}")
    back.write_bytes(data)
    return back


def hand_in(there: Journey, *files: Path) -> None:
    there.window._actions.show_colleagues.trigger()
    there.window._colleagues.handin_requested.emit(list(files))
    there.settle()


def out(there: Journey) -> list[Handout]:
    return [each for each in there.case.handouts if each.is_out]


# Out


def test_questions_go_out_as_a_sheet_that_is_listed_and_shown_in_its_folder(
    there: Journey, asked: SimpleNamespace
) -> None:
    sheet = send(there, "Eva / Park", "1.3", "2.1")
    assert sheet.name == "frågor till Eva Park.docx"
    (handout,) = there.in_file().handouts
    assert (handout.to, handout.questions) == ("Eva / Park", ("1.3", "2.1"))
    assert "frågor till Eva Park.docx är sparad" in there.told()
    assert "1 blad är ute" in words(there.page())
    there.window._told.press()
    assert asked.opened == [sheet.parent]
    there.window._actions.show_start.trigger()
    assert has(there.page(), "1 frågeblad är ute hos en kollega")


def test_an_answer_typed_just_before_goes_along_in_the_sheet(there: Journey) -> None:
    there.show_question("1.3")
    there.type("Skrivet alldeles nyss")
    send(there, "Eva", "1.3")
    assert there.in_file().handouts[0].base["1.3"].text == "Skrivet alldeles nyss"


def test_a_sheet_that_cannot_be_written_is_told_in_the_dialog_and_nothing_is_out(
    there: Journey, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_args: object) -> bytes:
        raise DiskFull(file="frågor till Eva.docx")

    there.window._actions.show_colleagues.trigger()
    click(there.page(), "Skicka frågor till…")
    dialog = there.dialog(HandoutDialog)
    dialog._choices.choose(["2.1"])
    field(dialog, "Till").setText("Eva")
    with monkeypatch.context() as patched:
        patched.setattr(sheet_writer, "write_sheet", full)
        click(dialog, "Skapa bladet…")
        there.settle()
        assert "frågor till Eva.docx" in words(dialog)
    assert out(there) == []
    assert field(dialog, "Till").text() == "Eva"
    click(dialog, "Skapa bladet…")
    there.settle()
    assert [each.to for each in out(there)] == ["Eva"]


def test_the_case_itself_is_not_written_over_by_a_sheet(there: Journey, asked: SimpleNamespace) -> None:
    asked.save_as = lambda _parent, _title, _suggestion, _kind: there.case.path
    there.window._actions.show_colleagues.trigger()
    click(there.page(), "Skicka frågor till…")
    dialog = there.dialog(HandoutDialog)
    dialog._choices.choose(["2.1"])
    field(dialog, "Till").setText("Eva")
    click(dialog, "Skapa bladet…")
    there.settle()
    assert words(dialog._alarm)
    assert there.in_file().handouts == ()
    dialog.reject()


def test_a_sheet_is_called_off_and_made_once_more(there: Journey, tmp_path: Path) -> None:
    sheet = send(there, "Eva", "2.1")
    before = sheet.read_bytes()
    sheet.unlink()
    (handout,) = there.case.handouts
    click(there.page(), "Skapa bladet igen…")
    there.settle()
    assert sheet.exists()
    assert len(sheet.read_bytes()) > len(before) // 2
    click(there.page(), "Avbryt utskicket")
    there.settle()
    assert there.in_file().handouts[0].called_off
    assert not has(there.page(), "Avbryt utskicket")
    assert handout.token == there.case.handouts[0].token


def test_a_sheet_that_cannot_be_made_again_is_told(
    there: Journey, asked: SimpleNamespace, tmp_path: Path
) -> None:
    send(there, "Eva", "2.1")
    asked.save_as = lambda _parent, _title, _suggestion, _kind: tmp_path / "finns inte" / "blad.docx"
    click(there.page(), "Skapa bladet igen…")
    there.settle()
    assert "Mappen" in there.alarm()


# Back


def test_what_a_colleague_answers_is_looked_at_taken_in_and_undone_as_one(there: Journey) -> None:
    sheet = send(there, "Eva", "1.3", "1.2")
    back = fill(there, sheet, typed("1.3", "text", p("Evas svar.")), clicked("1.2", 0), clicked("1.2", 1))
    hand_in(there, back)
    merge = there.window._merge
    assert there.page() is merge
    assert "Från Eva" in words(merge)
    assert there.in_file().answer("1.3") == Answer()
    click(merge, named_merge(there))
    there.settle()
    found = there.in_file()
    assert (found.answer("1.3").text, found.answer("1.2").mark) == ("Evas svar.", "Ja")
    assert out(there) == []
    assert there.page() is there.window._colleagues
    assert "2 svar lästes in" in there.told()
    there.undo()
    found = there.in_file()
    assert (found.answer("1.3").text, found.answer("1.2").mark) == ("", "Nej")
    assert len(out(there)) == 1
    assert "ångrat" in there.told()


def named_merge(there: Journey) -> str:
    return there.window._merge._merge.text()


def test_what_was_changed_on_both_sides_is_chosen_between_and_what_was_changed_meanwhile_is_seen(
    there: Journey,
) -> None:
    sheet = send(there, "Eva", "1.1", "1.3")
    back = fill(there, sheet, typed("1.1", "text", p("Evas ord.")), typed("1.3", "text", p("Evas svar.")))
    there.controller.save_answer("1.1", text="Mina ord.")
    hand_in(there, back)
    merge = there.window._merge
    item = next(each for each in merge._choices.plan.items if (each.question, each.field) == ("1.1", "text"))  # type: ignore[union-attr]
    assert (item.mine, item.theirs, item.outcome) == ("Mina ord.", "Evas ord.", "conflict")
    there.show_question("1.3")
    there.type("Nu skrev jag")
    there.window._actions.show_colleagues.trigger()
    assert "Svar från Eva är inlästa" in words(there.page())
    click(there.page(), "Visa")
    there.settle()
    item = next(each for each in merge._choices.plan.items if (each.question, each.field) == ("1.3", "text"))  # type: ignore[union-attr]
    assert (item.mine, item.theirs, item.outcome) == ("Nu skrev jag", "Evas svar.", "conflict")
    click(merge, named_merge(there))
    if has(merge, "Slå ihop ändå"):
        click(merge, "Slå ihop ändå")
    there.settle()
    assert there.in_file().answer("1.1").text == "Mina ord."
    assert there.in_file().answer("1.3").text == "Nu skrev jag"


def test_answers_to_questions_that_this_case_does_not_have_are_shown(there: Journey, tmp_path: Path) -> None:
    sheet = send(there, "Eva", "2.1")
    back = fill(there, sheet, typed("2.1", "text", p("Klimatet blir svårast.")))
    other = make_case(tmp_path / "annat.auditprep", form=make_form([FORM_OF_ANOTHER]))
    there.open(other)
    hand_in(there, back)
    assert there.page() is there.window._merge
    plan = there.window._merge._choices.plan  # type: ignore[union-attr]
    assert [each.answer.text for each in plan.unmatched] == ["Klimatet blir svårast."]
    assert any(
        "Klimatet blir svårast." in each.toPlainText() for each in there.page().findChildren(QTextEdit)
    )


def test_several_sheets_are_taken_in_one_after_the_other_and_one_that_is_none_holds_nothing_up(
    there: Journey, tmp_path: Path
) -> None:
    backs = []
    for name, key in (("Eva", "1.3"), ("Bo", "2.1")):
        backs.append(fill(there, send(there, name, key), typed(key, "text", p(f"{name}s svar."))))
    none = tmp_path / "annat.docx"
    none.write_bytes(make_form())
    there.window._actions.show_colleagues.trigger()
    assert drop(there.page(), none, backs[0])
    assert drop(there.page(), backs[1])  # before the first is read
    there.settle()
    assert "annat.docx" in there.alarm()
    assert "Från Eva" in words(there.page())
    click(there.page(), named_merge(there))
    there.settle()
    assert "Från Bo" in words(there.page())
    click(there.page(), named_merge(there))
    there.settle()
    found = there.in_file()
    assert (found.answer("1.3").text, found.answer("2.1").text) == ("Evas svar.", "Bos svar.")
    assert out(there) == []


def test_a_sheet_that_is_left_takes_nothing_and_the_next_comes(there: Journey) -> None:
    backs = []
    for name, key in (("Eva", "1.3"), ("Bo", "2.1")):
        backs.append(fill(there, send(there, name, key), typed(key, "text", p(f"{name}s svar."))))
    hand_in(there, *backs)
    click(there.page(), "Avbryt")
    there.settle()
    assert "Från Bo" in words(there.page())
    assert there.in_file().answer("1.3") == Answer()


@pytest.mark.parametrize("kind", ["empty", "gone", "damaged"])
def test_a_file_that_is_no_sheet_is_told_and_nothing_is_changed(
    there: Journey, tmp_path: Path, kind: str
) -> None:
    file = tmp_path / "svar.docx"
    if kind != "gone":
        file.write_bytes(b"" if kind == "empty" else make_form()[:900])
    before = there.in_file()
    hand_in(there, file)
    assert "svar.docx" in there.alarm()
    assert there.page() is there.window._colleagues
    assert there.in_file() == before


def test_a_sheet_that_brings_nothing_new_is_back_all_the_same(there: Journey) -> None:
    sheet = send(there, "Eva", "1.1")
    hand_in(there, sheet)
    assert there.page() is there.window._merge
    click(there.page(), named_merge(there))
    there.settle()
    assert out(there) == []
    assert there.in_file().answer("1.1") == Answer("Ja", "Målen antogs.")


def test_a_merge_that_cannot_be_saved_is_told_where_it_was_chosen_and_can_be_tried_again(
    there: Journey, monkeypatch: pytest.MonkeyPatch
) -> None:
    back = fill(there, send(there, "Eva", "1.3"), typed("1.3", "text", p("Evas svar.")))
    hand_in(there, back)
    merge = there.window._merge

    def full(*_args: object) -> None:
        raise DiskFull(file="a.auditprep")

    with monkeypatch.context() as patched:
        patched.setattr(Case, "take_merge", full)
        click(merge, named_merge(there))
        there.settle()
        assert "a.auditprep" in words(merge)
        assert there.in_file().answer("1.3") == Answer()
    click(merge, named_merge(there))
    there.settle()
    assert there.in_file().answer("1.3").text == "Evas svar."


class SlowPress(Press):
    """Reads a sheet only when it is let."""

    def __init__(self) -> None:
        self.may_go_on, self.is_reading = threading.Event(), threading.Event()
        self.may_go_on.set()

    def read_sheet(self, file: Path) -> SheetRead:
        self.is_reading.set()
        assert self.may_go_on.wait(20)
        return super().read_sheet(file)


@pytest.mark.parametrize("how", ["closed", "another", "window"])
def test_a_sheet_that_is_still_being_read_when_the_case_is_left_goes_nowhere(
    qtbot: QtBot, asked: SimpleNamespace, tmp_path: Path, path: Path, how: str
) -> None:
    press, other = SlowPress(), make_case(tmp_path / "annan.auditprep")
    with opened_window(qtbot, tmp_path, path, press=press) as there:
        back = fill(there, send(there, "Eva", "1.3"), typed("1.3", "text", p("Evas svar.")))
        press.may_go_on.clear()
        there.window._colleagues.handin_requested.emit([back, back])
        qtbot.waitUntil(press.is_reading.is_set)
        if how == "closed":
            with qtbot.waitSignal(there.controller.case_closed):
                there.window._actions.close_case.trigger()
        elif how == "another":
            with qtbot.waitSignal(there.controller.case_opened):
                there.window.open_case(other)
        if how == "window":
            threading.Timer(0.2, press.may_go_on.set).start()
        else:
            press.may_go_on.set()
            there.settle()
            assert there.page() is there.window._start
            assert (there.alarm(), there.told(), there.failures) == ("", "", [])
    for each in (path, other):
        with Case.open(each, read_only=True) as case:
            assert case.snapshot().answer("1.3") == Answer()


def test_what_waits_to_be_merged_in_one_case_never_goes_into_another(there: Journey, tmp_path: Path) -> None:
    back = fill(there, send(there, "Eva", "1.3"), typed("1.3", "text", p("Evas svar.")))
    hand_in(there, back)
    first = there.case.path
    there.open(make_case(tmp_path / "annan.auditprep"))
    assert there.window._merge.source == ""
    there.window._actions.show_colleagues.trigger()
    assert "Eva" not in words(there.page())
    hand_in(there, back)
    there.open(first)
    assert there.window._merge.source == ""
    assert len(out(there)) == 1


# Copies


@pytest.fixture
def apart(tmp_path: Path, path: Path) -> Path:
    """A copy of the case, in which somebody else has written."""
    copy = tmp_path / "Parknämnden 2031-PC7.auditprep"
    shutil.copy(path, copy)
    with Case.open(copy, who="bo") as case:
        case.answer("1.3", text="Bos svar.")
        case.answer("1.1", text="Bos ord.")
    return copy


def test_a_copy_that_was_edited_apart_is_offered_looked_at_merged_and_undone(
    qtbot: QtBot, asked: SimpleNamespace, tmp_path: Path, path: Path, apart: Path
) -> None:
    with Case.open(path, who="anna") as case:
        case.answer("1.1", text="Annas ord.")
    with opened_window(qtbot, tmp_path, path) as there:
        assert apart.name in there.told()
        there.window._told.press()
        assert there.page() is there.window._colleagues
        assert there.told() == ""
        click(there.page(), "Slå ihop…")
        there.settle()
        merge = there.window._merge
        assert there.page() is merge
        click(merge, named_merge(there))
        if has(merge, "Slå ihop ändå"):
            click(merge, "Slå ihop ändå")
        there.settle()
        found = there.in_file()
        assert (found.answer("1.3").text, found.answer("1.1").text) == ("Bos svar.", "Annas ord.")
        assert apart.name not in words(there.page())
        assert there.told().endswith("lästes in.")
        there.window._actions.show_history.trigger()
        there.settle()
        rows = there.window._history._rows
        told = [str(rows.index(row, 0).data()) for row in range(rows.rowCount())]
        assert any(apart.name in each or "PC7" in each for each in told), told
        (step,) = [each for each in steps(there) if each.kind == "merge"]
        there.window._history.undo_requested.emit(step.id)
        there.settle()
        assert there.in_file().answer("1.3") == Answer()
        assert "ångrat" in there.told()
        assert there.page() is there.window._history


def steps(there: Journey):
    with Case.open(there.case.path, read_only=True) as case:
        return case.steps()


def test_the_undo_of_a_merge_stays_offered_where_there_is_one_more_copy(
    qtbot: QtBot, asked: SimpleNamespace, tmp_path: Path, path: Path, apart: Path
) -> None:
    another = tmp_path / "Parknämnden 2031-PC8.auditprep"
    shutil.copy(apart, another)
    with Case.open(another, who="cia") as case:
        case.answer("2.1", text="Cias svar.")
    with opened_window(qtbot, tmp_path, path) as there:
        assert "2 kopior" in there.told()
        there.window._colleagues.copy_merge_requested.emit(apart)
        there.settle()
        click(there.page(), named_merge(there))
        there.settle()
        assert has(there.window._told, "Ångra")
        assert another.name in words(there.page())


def test_what_a_copy_says_of_the_pairs_is_shown_when_it_has_been_merged(
    qtbot: QtBot, asked: SimpleNamespace, tmp_path: Path, path: Path
) -> None:
    from journeys import form_before

    from auditprep.produce import read_submission

    before = tmp_path / "svar 2030.docx"
    before.write_bytes(form_before())
    with Case.open(path, who="anna") as case:
        case.set_previous(read_submission(before))
    copy = tmp_path / "Parknämnden 2031-PC7.auditprep"
    shutil.copy(path, copy)
    with Case.open(copy, who="bo") as case:
        case.choose_pair(PairChoice("1.4", "1.3", together=True))
        case.answer("2.1", text="Bos svar.")
    with opened_window(qtbot, tmp_path, path) as there:
        there.window._colleagues.copy_merge_requested.emit(copy)
        there.settle()
        click(there.page(), named_merge(there))
        there.settle()
        assert there.in_file().choices == (PairChoice("1.4", "1.3", together=True),)
        assert there.window._years._matched[1].before("1.3") == ("1.4",)  # type: ignore[union-attr]


@pytest.mark.parametrize("kind", ["broken", "other", "gone"])
def test_a_copy_that_cannot_be_merged_is_told_and_never_offered_to_be_rescued(
    there: Journey, tmp_path: Path, kind: str
) -> None:
    file = tmp_path / "kopia.auditprep"
    if kind == "other":
        make_case(file)
    elif kind == "broken":
        data = there.case.path.read_bytes()
        file.write_bytes(data[:100] + b"\xa5" * 3996 + data[4096:])
    there.window._colleagues.copy_merge_requested.emit(file)
    there.settle()
    assert "kopia.auditprep" in there.alarm()
    there.window._colleagues.copy_merge_requested.emit(file)  # it can be tried again
    there.settle()
    assert "kopia.auditprep" in there.alarm()


def test_in_a_case_that_may_only_be_read_nothing_is_offered_of_copies_and_sheets(
    qtbot: QtBot, asked: SimpleNamespace, tmp_path: Path, path: Path, apart: Path
) -> None:
    with Case.open(path, who="bo") as holding:
        holding.hand_out("Eva", ["2.1"])
        with opened_window(qtbot, tmp_path, path) as there:
            assert there.told() == ""
            there.window._actions.show_colleagues.trigger()
            for offer in ("Skicka frågor till…", "Läs in svar…", "Avbryt utskicket", "Slå ihop…"):
                assert not has(there.page(), offer)
            there.window._colleagues.handin_requested.emit([])
            assert "går bara att läsa" in there.told()
            assert drop(there.window, apart.with_name("svar.docx"))
            assert "bo" in there.alarm()
            assert there.window._creating.dialog is None
            there.window._actions.show_history.trigger()
            there.settle()
            assert not has(there.page(), "Ångra")


# What has happened


def history(there: Journey):
    with Case.open(there.case.path, read_only=True) as case:
        return case.changes()


def test_an_earlier_text_is_had_back_from_the_history_and_from_beside_the_question(there: Journey) -> None:
    with_words = [
        ("Målen antogs.", "Först."),
        ("Först.", "Sedan."),
    ]
    for _before, after in with_words:
        there.controller.colleagues._change(lambda desk, t=after: desk.case.answer("1.1", text=t))
    there.settle()
    line = next(each for each in history(there) if each.before == "Först.")
    there.window._actions.show_history.trigger()
    there.settle()
    there.window._history.restore_requested.emit(line.id)
    there.settle()
    assert there.in_file().answer("1.1").text == "Först."
    assert there.page() is there.window._history
    there.show_question("1.1")
    assert there.typed_text() == "Först."
    there.type("Halvt ")  # not saved: it is in the way of what is wanted back, and must not be lost
    line = next(each for each in history(there) if each.before == "Målen antogs.")
    there.window._questions.restore_requested.emit(line.id)
    there.settle()
    assert there.typed_text() == "Målen antogs."
    there.window._questions.flush()
    there.settle()
    assert there.in_file().answer("1.1").text == "Målen antogs."
    assert any(each.after == "Halvt Först." for each in history(there))


def test_a_step_is_undone_once_and_undone_again_by_its_own_undo(there: Journey) -> None:
    back = fill(there, send(there, "Eva", "1.3"), typed("1.3", "text", p("Evas svar.")))
    hand_in(there, back)
    click(there.page(), named_merge(there))
    there.settle()
    (step,) = steps(there)
    for _again in range(2):
        there.window._history.undo_requested.emit(step.id)
    there.settle()
    assert there.in_file().answer("1.3") == Answer()
    there.window._history.undo_requested.emit(steps(there)[-1].id)
    there.settle()
    assert there.in_file().answer("1.3").text == "Evas svar."


def test_filters_of_the_history_stay_when_something_is_had_back_and_go_with_the_case(
    there: Journey, tmp_path: Path
) -> None:
    there.window._actions.show_history.trigger()
    there.settle()
    page = there.window._history
    page.show_question("1.1")
    assert page.filters().question == "1.1"
    line = next(each for each in history(there) if each.question == "1.1" and each.field == "text")
    page.restore_requested.emit(line.id)
    there.settle()
    assert page.filters().question == "1.1"
    there.window._actions.show_start.trigger()
    there.window._actions.show_history.trigger()
    there.settle()
    assert page.filters().question == "1.1"
    there.open(make_case(tmp_path / "annan.auditprep"))
    assert page.filters().question is None
    assert page._rows.rowCount() == 0


def test_a_change_that_is_not_there_any_more_is_told(there: Journey) -> None:
    for wish in (there.window._history.restore_requested, there.window._history.undo_requested):
        there.window._alarm.hide()
        wish.emit(4711)
        there.settle()
        assert there.alarm()


def test_a_sheet_whose_day_has_passed_is_seen_on_start_and_on_colleagues(
    qtbot: QtBot, asked: SimpleNamespace, tmp_path: Path, path: Path
) -> None:
    with Case.open(path, who="anna") as case:
        case.hand_out("Eva", ["2.1"], due=dt.date(2020, 1, 2))
    with opened_window(qtbot, tmp_path, path) as there:
        click(there.page(), "1 frågeblad är ute hos en kollega, varav 1 försenat")
        assert there.page() is there.window._colleagues
        assert "varav 1 försenat" in words(there.page())


def test_a_name_of_signs_alone_and_a_very_long_one_make_a_file_name(there: Journey) -> None:
    for to in ("???", "a" * 200):
        there.window._actions.show_colleagues.trigger()
        click(there.page(), "Skicka frågor till…")
        dialog = there.dialog(HandoutDialog)
        dialog._choices.choose(["2.1"])
        field(dialog, "Till").setText(to)
        click(dialog, "Skapa bladet…")
        there.settle()
        assert not there.has_dialog(HandoutDialog)
    assert len(out(there)) == 2


class SlowDesk(Desk):
    """Changes the case only when it is let."""

    def __init__(self) -> None:
        super().__init__()
        self.may_go_on = threading.Event()
        self.may_go_on.set()

    @property
    def case(self) -> Case:
        assert self.may_go_on.wait(20)
        return super().case


@pytest.mark.parametrize("what", ["merged", "undone", "handed out", "restored"])
def test_what_is_under_way_when_the_window_is_closed_is_in_the_case(
    qtbot: QtBot, asked: SimpleNamespace, tmp_path: Path, path: Path, what: str
) -> None:
    desk = SlowDesk()
    with opened_window(qtbot, tmp_path, path, desk=desk) as there:
        back = fill(there, send(there, "Eva", "1.3"), typed("1.3", "text", p("Evas svar.")))
        hand_in(there, back)
        if what == "undone":
            click(there.page(), named_merge(there))
            there.settle()
        line = history(there)[0]
        desk.may_go_on.clear()
        if what == "merged":
            click(there.page(), named_merge(there))
        elif what == "undone":
            there.window._told.press()
        elif what == "restored":
            there.window._history.restore_requested.emit(line.id)
        else:
            there.window._others._on_handout_wanted("Bo", ("2.1",), None, "")
        threading.Timer(0.3, desk.may_go_on.set).start()
    with Case.open(path, read_only=True) as case:
        found = case.snapshot()
    assert found.answer("1.3").text == ("Evas svar." if what == "merged" else "")
    assert [each.to for each in found.handouts if each.is_out] == {
        "merged": [],
        "undone": ["Eva"],
        "handed out": ["Eva", "Bo"],
        "restored": ["Eva"],
    }[what]
    assert found.answer("1.1").mark == (None if what == "restored" else "Ja")
    assert asked.told == []


def test_a_case_that_is_read_in_as_a_sheet_is_told_to_be_one(there: Journey, tmp_path: Path) -> None:
    other = make_case(tmp_path / "kopia.auditprep")
    hand_in(there, other)
    assert "kopia.auditprep är ett underlag och inget frågeblad" in there.alarm()
    assert "Slå ihop" in there.alarm()
    assert there.window._merge.source == ""


def test_copies_are_looked_for_when_the_window_is_come_back_to_and_not_all_the_time(
    there: Journey, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[bool] = []
    flow = there.window._others
    monkeypatch.setattr(flow._colleagues, "look_for_copies", lambda: looked.append(True))
    there.qtbot.wait(5)
    for _again in range(3):
        QApplication.sendEvent(there.window, QEvent(QEvent.Type.WindowActivate))
    assert looked == []  # the case was opened a moment ago
    flow._looked -= 61
    for _again in range(3):
        QApplication.sendEvent(there.window, QEvent(QEvent.Type.WindowActivate))
    assert looked == [True]


def test_what_was_undone_is_named_before_what_stays(there: Journey) -> None:
    back = fill(
        there,
        send(there, "Eva", "1.3", "2.1"),
        typed("1.3", "text", p("Evas svar.")),
        typed("2.1", "text", p("Tre lekplatser.")),
    )
    hand_in(there, back)
    click(there.page(), named_merge(there))
    there.settle()
    (step,) = steps(there)
    there.show_question("1.3")
    there.type("Mitt. ")
    there.settle()
    there.window._others._undo(step.id)
    there.settle()
    assert there.in_file().answer("2.1").text == ""
    assert "Mitt." in there.in_file().answer("1.3").text
    assert there.told().startswith("Ångrat i 2.1. Det som har ändrats efteråt står kvar.")


def test_what_an_earlier_file_lacked_does_not_stay_above_what_is_read_in_next(
    there: Journey, tmp_path: Path
) -> None:
    hand_in(there, make_case(tmp_path / "kopia.auditprep"))
    assert there.alarm()
    back = fill(there, send(there, "Eva", "1.3"), typed("1.3", "text", p("Evas svar.")))
    hand_in(there, back)
    assert there.window._merge.source and not there.alarm()
