"""Another case is opened while something is still under way in the one before: nothing of the one ends in the other."""

from __future__ import annotations

import threading
from collections.abc import Generator, Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
from journeys import QUIET, Journey, make_case, opened_window, replace_ask
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from auditprep.case import Case
from auditprep.errors import FileUnreadable, SaveFailed
from auditprep.model import Document, Progress, Receipt, Remark, Snapshot
from ui import texts
from ui.dialogs.status import StatusDialog
from ui.pages.export.steps import Step
from ui.worker import CallOff, Desk, Opened, Press

pytestmark = QUIET
LIMIT = 20_000


class SlowDesk(Desk):
    """Opens no case before it is let."""

    def __init__(self) -> None:
        super().__init__()
        self.answers, self.is_asked = threading.Event(), threading.Event()
        self.answers.set()

    def open(self, path: Path, call_off: CallOff | None = None) -> Opened:
        self.is_asked.set()
        self.answers.wait(60)
        return super().open(path, call_off)


class SlowPress(Press):
    """Reads no document and no checklist, and makes no form, before it is let."""

    def __init__(self) -> None:
        self.answers, self.is_asked = threading.Event(), threading.Event()

    def read_document(self, file: Path, known: frozenset[str]) -> Generator[Progress, None, Document]:
        if file.name != "Plan.txt":
            self.is_asked.set()
            self.answers.wait(60)
        return super().read_document(file, known)

    def read_checklist(self, file: Path) -> tuple[str, ...]:
        self.is_asked.set()
        self.answers.wait(60)
        return ("Avtal",)

    def export_docx(
        self, snapshot: Snapshot, form: bytes, to: Path, *, with_list: bool = False
    ) -> Generator[Progress, None, Receipt]:
        self.is_asked.set()
        self.answers.wait(60)
        return super().export_docx(snapshot, form, to, with_list=with_list)


@pytest.fixture
def desk() -> SlowDesk:
    return SlowDesk()


@pytest.fixture
def press() -> SlowPress:
    return SlowPress()


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> SimpleNamespace:
    return replace_ask(monkeypatch, tmp_path)


@pytest.fixture
def journey(
    qtbot: QtBot, tmp_path: Path, asked: SimpleNamespace, desk: SlowDesk, press: SlowPress, path: Path
) -> Iterator[Journey]:
    with opened_window(qtbot, tmp_path, path, desk, press) as made:
        yield made
        desk.answers.set()
        press.answers.set()


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return make_case(tmp_path / "första.auditprep")


@pytest.fixture
def other(tmp_path: Path) -> Path:
    return make_case(tmp_path / "andra.auditprep")


def begin(qtbot: QtBot, journey: Journey, desk: SlowDesk, other: Path) -> None:
    """The other case is on its way in, and stays there."""
    desk.answers.clear()
    desk.is_asked.clear()
    journey.window.open_case(other)
    qtbot.waitUntil(desk.is_asked.is_set, timeout=LIMIT)


def arrive(qtbot: QtBot, journey: Journey, desk: SlowDesk, other: Path) -> None:
    with qtbot.waitSignal(journey.controller.case_opened, timeout=LIMIT):
        desk.answers.set()
    journey.settle()
    assert journey.case.path == other


def with_document(qtbot: QtBot, journey: Journey, folder: Path) -> None:
    """The first case has one."""
    (folder / "Plan.txt").write_text("Planen.")
    with qtbot.waitSignal(journey.controller.evidence.files_taken, timeout=LIMIT):
        journey.controller.evidence.attach(None, [folder / "Plan.txt"])
    journey.settle()


def held_pages(journey: Journey) -> list[str]:
    pages = (journey.window._pages.widget(at) for at in range(journey.window._pages.count()))
    return [type(page).__name__ for page in pages if not page.isEnabled()]


# On its way in


def test_nothing_is_begun_in_a_case_while_another_is_on_its_way(
    qtbot: QtBot, journey: Journey, desk: SlowDesk, other: Path, tmp_path: Path
) -> None:
    """What would be typed, chosen or erased is done when the other is there: it would be lost, or done in that one."""
    window = journey.window
    with_document(qtbot, journey, tmp_path)
    window._actions.show_evidence.trigger()
    window._evidence.select(1)
    note = window._evidence._documents.details.form.note
    note.setFocus()
    begin(qtbot, journey, desk, other)
    assert set(held_pages(journey)) == {
        *("QuestionsPage", "EvidencePage", "ComparePage", "ChecksPage", "ColleaguesPage", "HistoryPage"),
        *("ExportPage", "MergePage", "RestorePage", "ReplacePage"),
    }
    assert not note.isEnabled()
    named = dict(window._actions.named())
    ways = ("undo", "redo", "print", "new_case", "open_case", "close_case", "restore")
    assert [name for name in ways if named[name].isEnabled()] == []
    window._years.change_status()  # as from the line that says why the case is locked
    assert not journey.has_dialog(StatusDialog)
    arrive(qtbot, journey, desk, other)
    assert held_pages(journey) == []
    assert [name for name in ways if not named[name].isEnabled()] == []


def test_the_days_and_the_status_are_those_of_the_case_that_is_there(
    qtbot: QtBot, journey: Journey, desk: SlowDesk, other: Path
) -> None:
    shown = journey.window._start._desk
    begin(qtbot, journey, desk, other)
    assert [each.isEnabled() for each in (shown.days, shown.standing, shown.previous)] == [False] * 3
    arrive(qtbot, journey, desk, other)
    assert [each.isEnabled() for each in (shown.days, shown.standing, shown.previous)] == [True] * 3


def test_who_did_not_wait_for_the_other_case_goes_on_where_she_was(
    qtbot: QtBot, journey: Journey, desk: SlowDesk, other: Path, tmp_path: Path
) -> None:
    window = journey.window
    with_document(qtbot, journey, tmp_path)
    window._actions.show_evidence.trigger()
    window._evidence.select(1)
    note = window._evidence._documents.details.form.note
    note.setFocus()
    begin(qtbot, journey, desk, other)
    journey.controller.cancel_opening()
    assert held_pages(journey) == []
    assert window.focusWidget() is note
    desk.answers.set()
    journey.settle()


def test_who_went_to_a_page_meanwhile_begins_there(
    qtbot: QtBot, journey: Journey, desk: SlowDesk, other: Path
) -> None:
    window = journey.window
    begin(qtbot, journey, desk, other)
    window._actions.replace.trigger()
    journey.controller.cancel_opening()
    assert window._replacing.isAncestorOf(window.focusWidget())
    desk.answers.set()
    journey.settle()


def test_what_was_asked_in_one_case_is_not_asked_in_the_next(
    qtbot: QtBot, journey: Journey, other: Path
) -> None:
    """As where the other one was called off too late."""
    journey.window._years.change_status()
    journey.window._others.start_handout(())
    journey.window._printing.start()
    assert len([each for each in journey.window.findChildren(QDialog) if each.isVisible()]) == 3
    journey.open(other)
    assert [each for each in journey.window.findChildren(QDialog) if each.isVisible()] == []


def test_no_line_says_that_a_case_is_opened_while_she_is_asked_what_to_do_about_it(
    qtbot: QtBot, journey: Journey, asked: SimpleNamespace, tmp_path: Path
) -> None:
    damaged, changing = tmp_path / "trasig.auditprep", []
    damaged.write_bytes(b"SQLite format 3\0" + b"x" * 5_000)
    asked.rescue_as = lambda *_about: changing.append(journey.controller.is_changing)
    journey.window.open_case(damaged)
    qtbot.waitUntil(lambda: bool(changing), timeout=LIMIT)
    assert changing == [False]
    journey.failures.clear()


def test_a_case_that_cannot_be_read_to_its_end_leaves_the_one_before_as_it_is(
    qtbot: QtBot, journey: Journey, path: Path, other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    true = Case.snapshot

    def snapshot(case: Case) -> Snapshot:
        read = true(case)
        if read.path == other:
            raise FileUnreadable(file=str(other))
        return read

    monkeypatch.setattr(Case, "snapshot", snapshot)
    with qtbot.waitSignal(journey.controller.failed, timeout=LIMIT):
        journey.window.open_case(other)
    journey.show_question("1.1")
    journey.type("Kvar i det första.")
    journey.window.save_typed()
    assert journey.controller.wait_for_saves(LIMIT)
    assert journey.in_file().path == path
    assert journey.in_file().answer("1.1").text == "Kvar i det första."
    with Case.open(other) as case:  # nobody holds it
        assert not case.read_only


def test_who_has_a_case_is_not_said_of_another(
    qtbot: QtBot, journey: Journey, path: Path, other: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A screen reader says every word of it."""
    third, said = make_case(path.with_name("tredje.auditprep")), []
    monkeypatch.setattr(texts, "read_only", lambda holder, **_why: said.append(holder.user) or holder.user)
    with Case.open(other, who="bo"), Case.open(third, who="cilla"):
        for case in (other, third):
            journey.open(case)
        assert list(dict.fromkeys(said)) == ["bo", "cilla"]
        at = said.index("cilla")
        assert set(said[at:]) == {"cilla"}


def test_a_remark_that_could_not_be_saved_is_not_left_without_a_word(
    qtbot: QtBot,
    journey: Journey,
    asked: SimpleNamespace,
    path: Path,
    other: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    true, is_gone = Case.set_remark, [True]

    def set_remark(case: Case, key: str, remark: Remark) -> None:
        if is_gone[0]:
            raise SaveFailed(file=str(path), reason="gone")
        true(case, key, remark)

    monkeypatch.setattr(Case, "set_remark", set_remark)
    journey.show_question("1.1")
    remarks = journey.window._questions._side.remarks
    remarks._fields["assessment"].setPlainText("Målen är tydliga.")
    remarks.flush()
    journey.settle()
    asked.yes = False
    journey.window.open_case(other)
    assert [words[0] for words in asked.confirmed] == ["De senaste ändringarna kunde inte sparas."]
    assert journey.case.path == path
    is_gone[0] = False
    journey.open(other)
    assert len(asked.confirmed) == 1
    with Case.open(path, read_only=True) as case:
        assert case.snapshot().remarks["1.1"].assessment == "Målen är tydliga."


# Still read for the one before


def test_of_files_that_were_left_with_their_case_only_those_that_are_not_in_it_are_told(
    qtbot: QtBot, journey: Journey, press: SlowPress, other: Path, tmp_path: Path
) -> None:
    for name in ("Plan.txt", "Budget.txt"):
        (tmp_path / name).write_text(name)
    evidence = journey.controller.evidence
    evidence.attach(None, [tmp_path / "Plan.txt", tmp_path / "Budget.txt"])
    qtbot.waitUntil(press.is_asked.is_set, timeout=LIMIT)
    journey.open(other)
    assert evidence.waiting == 0  # of this case
    with qtbot.assertNotEmitted(evidence.reading), qtbot.waitSignal(evidence.files_taken, timeout=LIMIT):
        press.answers.set()
    told = journey.window._reading.words().splitlines()
    assert told == ["En fil kom inte med:", "Avbrutet. Inte inlästa: Budget.txt."]
    assert (journey.alarm(), journey.failures) == ("", [])
    assert journey.case.evidence == ()


def test_a_file_on_a_drive_that_does_not_answer_keeps_no_file_out_of_the_next_case(
    qtbot: QtBot, journey: Journey, press: SlowPress, other: Path, tmp_path: Path
) -> None:
    for name in ("Plan.txt", "Budget.txt", "Avtal.txt"):
        (tmp_path / name).write_text(name)
    evidence = journey.controller.evidence
    evidence.attach(None, [tmp_path / "Budget.txt"])
    evidence.attach(None, [tmp_path / "Avtal.txt"])
    qtbot.waitUntil(press.is_asked.is_set, timeout=LIMIT)
    journey.open(other)
    with qtbot.waitSignal(evidence.files_taken, timeout=LIMIT):
        evidence.attach(None, [tmp_path / "Plan.txt"])
    assert [each.newest.file_name for each in journey.case.evidence] == ["Plan.txt"]
    with qtbot.waitSignal(evidence.files_taken, timeout=LIMIT) as ended:
        press.answers.set()
    assert ended.args == [(), (), ("Budget.txt", "Avtal.txt")]
    assert evidence.waiting == 0


def test_a_checklist_that_was_chosen_for_one_case_is_not_put_into_the_next(
    qtbot: QtBot, journey: Journey, press: SlowPress, other: Path, tmp_path: Path
) -> None:
    control = journey.controller.evidence
    control.read_checklist(tmp_path / "lista.docx")
    qtbot.waitUntil(press.is_asked.is_set, timeout=LIMIT)
    journey.open(other)
    press.answers.set()
    ended: list[object] = []
    control.worker.do(lambda: None, ended.append, ended.append)
    qtbot.waitUntil(lambda: bool(ended), timeout=LIMIT)
    journey.settle()
    assert "Avtal" not in [line.text for line in journey.case.checklist]


def test_what_is_made_of_one_case_is_not_the_receipt_of_the_next(
    qtbot: QtBot, journey: Journey, press: SlowPress, other: Path
) -> None:
    """It would say what to do with that one, which nobody has sent anywhere."""
    page = journey.window._export
    journey.window._go(page)
    page.docx_requested.emit(False)
    qtbot.waitUntil(press.is_asked.is_set, timeout=LIMIT)
    journey.open(other)
    journey.window._go(page)
    assert page._save.isEnabled()  # nothing is under way in this one
    with qtbot.waitSignal(journey.controller.left_exported, timeout=LIMIT) as made:
        press.answers.set()
    assert page.step is Step.BEFORE
    assert journey.told() == f"{made.args[0].name} är sparad."
    assert made.args[0].is_file()


# The end


def test_a_copy_that_is_open_elsewhere_stays_when_the_next_case_is_not_waited_for(
    qtbot: QtBot, journey: Journey, desk: SlowDesk, other: Path, tmp_path: Path
) -> None:
    """Until the program is closed: then it goes, whichever case it was of."""
    with_document(qtbot, journey, tmp_path)
    with qtbot.waitSignal(journey.controller.evidence.ready, timeout=LIMIT) as made:
        journey.controller.evidence.open_outside(1)
    (copy,) = made.args
    with qtbot.waitSignal(journey.controller.case_closed, timeout=LIMIT):
        journey.controller.close_case()
    begin(qtbot, journey, desk, other)
    journey.controller.cancel_opening()
    desk.answers.set()
    journey.settle()
    assert copy.exists()
    assert journey.window.close()
    assert not copy.exists()
