"""The window over the real core: how far the case has come, what is locked by that, and how it is unlocked."""

from __future__ import annotations

import datetime as dt
import hashlib
import threading
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from dropping import drop
from journeys import (
    QUIET,
    Journey,
    click,
    field,
    form_before,
    has,
    make_case,
    named,
    opened_window,
    replace_ask,
    words,
)
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from auditprep.case import Case
from auditprep.errors import LockedCase, SaveFailed
from auditprep.model import Answer, Decision, PairChoice, Remark, Status
from auditprep.produce import read_submission
from ui.dialogs.handout import HandoutDialog
from ui.dialogs.status import StatusDialog
from ui.worker import Desk

pytestmark = QUIET

DECISION = Decision("Parknämnden", dt.date(2031, 9, 23), 84, "PN 2031/110")


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> SimpleNamespace:
    return replace_ask(monkeypatch, tmp_path)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A case with an answer, last year, a document and a sheet out."""
    before = tmp_path / "svar 2030.docx"
    before.write_bytes(form_before())
    made = make_case(tmp_path / "Parknämnden 2031.auditprep", {"1.1": Answer("Ja", "Målen antogs.")})
    with Case.open(made, who="anna") as case:
        case.set_previous(read_submission(before))
        case.hand_out("Eva", ["2.1"])
    return made


@pytest.fixture
def there(qtbot: QtBot, asked: SimpleNamespace, tmp_path: Path, path: Path) -> Iterator[Journey]:
    with opened_window(qtbot, tmp_path, path) as journey:
        yield journey


@pytest.fixture
def sent(there: Journey) -> Journey:
    """The same, sent to the auditors."""
    send(there)
    return there


def change_status(there: Journey, status: Status) -> StatusDialog:
    there.window._actions.show_start.trigger()
    click(there.page(), "Ändra status…")
    dialog: StatusDialog = there.dialog(StatusDialog)
    dialog.choose(status)
    return dialog


def send(there: Journey) -> None:
    dialog = change_status(there, Status.SENT)
    for name, value in (("Beslutsdatum", "2031-09-23"), ("Paragraf", "84"), ("Diarienummer", "PN 2031/110")):
        field(dialog, name).setText(value)
    field(dialog, "Inskickat den").setText("2031-10-14")
    field(dialog, "Inskickat till").setText("revisorerna")
    click(dialog, "Ändra status")
    there.settle()
    assert there.case.status is Status.SENT


def unlock(there: Journey, reason: str = "Ett svar ska rättas") -> None:
    there.window._band.press()
    dialog = there.dialog(StatusDialog)
    field(dialog, "Varför låses det upp?").setText(reason)
    click(dialog, "Ändra status")
    there.settle()


def test_the_boards_decision_stands_on_start_and_in_what_is_made_and_its_hash_is_kept(
    there: Journey, tmp_path: Path
) -> None:
    dialog = change_status(there, Status.DECIDED)
    for name, value in (("Beslutsdatum", "2031-09-23"), ("Paragraf", "84"), ("Diarienummer", "PN 2031/110")):
        field(dialog, name).setText(value)
    click(dialog, "Ändra status")
    there.settle()
    assert not there.has_dialog(StatusDialog)
    assert there.in_file().decided == DECISION
    assert "2031-09-23, § 84" in words(there.page())
    there.window._actions.show_export.trigger()
    with there.qtbot.waitSignal(there.controller.export_finished, timeout=30_000) as made:
        click(there.page(), "Fortsätt")
        click(there.page(), "Spara formuläret…")
    there.settle()
    made_file: Path = made.args[0]
    assert made_file.name == "frågor, besvarat.docx"
    with zipfile.ZipFile(made_file) as archive:
        assert "Beslutat av Parknämnden 2031-09-23, § 84" in archive.read("word/document.xml").decode()
    (kept,) = there.in_file().exported
    assert kept.sha256 == hashlib.sha256(made_file.read_bytes()).hexdigest()
    assert (kept.kind, kept.file_name, kept.status) == ("docx", made_file.name, Status.DECIDED)


def test_what_is_made_before_the_decision_says_so_in_its_name_and_first(there: Journey) -> None:
    there.window._actions.show_export.trigger()
    with there.qtbot.waitSignal(there.controller.export_finished, timeout=30_000) as made:
        click(there.page(), "Fortsätt")
        click(there.page(), "Spara formuläret…")
    assert made.args[0].name == "frågor, besvarat-UTKAST.docx"
    with zipfile.ZipFile(made.args[0]) as archive:
        assert "UTKAST" in archive.read("word/document.xml").decode()


def test_what_is_sent_is_locked_on_every_page_and_the_band_says_so(sent: Journey) -> None:
    there, window = sent, sent.window
    assert "Inskickat 2031-10-14 till revisorerna" in there.band()
    assert has(window._band, "Lås upp…")
    for offer in ("Annan fil…", "Använd svaren som utkast…"):
        assert not has(window._start, offer)
    assert has(window._start, "Ändra status…")
    text = there.show_question("1.1")
    assert text.isReadOnly()
    assert not window._questions._sheet.marks.isEnabled()
    window._questions.show_previous_tab()
    there.qtbot.waitUntil(lambda: "2030 · fråga 1.1" in words(window._questions))
    assert not has(window._questions, "Använd som utkast")
    window._actions.show_evidence.trigger()
    assert window._evidence.is_read_only
    window._actions.show_colleagues.trigger()
    for offer in ("Skicka frågor till…", "Läs in svar…", "Avbryt"):
        assert not has(there.page(), offer)
    window._others.start_handout(())
    assert not there.has_dialog(HandoutDialog)


def test_whatever_is_wished_for_of_what_is_sent_is_refused_with_a_sentence_and_changes_nothing(
    sent: Journey, asked: SimpleNamespace, tmp_path: Path
) -> None:
    there, window, before = sent, sent.window, sent.in_file()
    asked.previous_file = lambda _parent: tmp_path / "svar 2030.docx"
    wishes = [
        lambda: window._start.previous_requested.emit(),
        lambda: window._questions.pairing_requested.emit(),
        lambda: window._questions.carry_requested.emit(["1.2"]),
        lambda: window._questions.carry_all_requested.emit(),
        lambda: there.controller.years.choose_pair(PairChoice("1.4", "1.3", together=True)),
        lambda: window._evidence.decision_saved.emit(None, DECISION),
        lambda: window._evidence.checklist_changed.emit(("Budget",)),
        lambda: window._colleagues.call_off_requested.emit(before.handouts[0].id),
        lambda: window._colleagues.handin_requested.emit([tmp_path / "svar.docx"]),
        lambda: window._history.undo_requested.emit(1),
        lambda: window._questions.restore_requested.emit(1),
    ]
    for wish in wishes:
        window._alarm.hide()
        window._told.hide()
        wish()
        there.settle()
        said = there.alarm() + there.told()
        assert "läsa" in said or "låst" in said, said
    after = there.in_file()
    assert (after.answers, after.previous, after.choices) == (before.answers, before.previous, before.choices)
    assert (after.decisions, after.checklist, after.handouts) == (
        *(before.decisions, before.checklist),
        before.handouts,
    )


@pytest.mark.parametrize("where", ["show_questions", "show_evidence", "show_start", "show_colleagues"])
def test_a_document_dropped_on_what_is_sent_is_refused_with_a_sentence(
    sent: Journey, tmp_path: Path, where: str
) -> None:
    there, note = sent, tmp_path / "avtal.pdf"
    note.write_bytes(b"%PDF-1.4")
    getattr(there.window._actions, where).trigger()
    page = there.page()
    assert drop(page, note)
    there.settle()
    assert "låst" in there.alarm()
    assert there.page() is page
    assert there.in_file().evidence == ()


def test_a_sheet_dropped_on_colleagues_of_what_is_sent_begins_no_new_case(
    sent: Journey, tmp_path: Path
) -> None:
    there, sheet = sent, tmp_path / "svar från Eva.docx"
    sheet.write_bytes(form_before())
    there.window._actions.show_colleagues.trigger()
    assert drop(there.page(), sheet)
    assert "låst" in there.alarm()
    assert there.window._creating.dialog is None


def test_what_the_auditors_said_is_written_down_while_the_case_is_locked(sent: Journey) -> None:
    there, questions = sent, sent.window._questions
    there.show_question("1.1")
    questions.show_remarks_tab()
    (assessment, recommendation, handled) = questions._side.remarks.findChildren(QPlainTextEdit)
    there.type("Tillräckligt.", assessment)
    there.type("Mät oftare.", recommendation)
    there.window._actions.show_start.trigger()
    there.settle()
    assert there.in_file().remark("1.1") == Remark("Tillräckligt.", "Mät oftare.")
    there.show_question("1.1")
    there.type("Varje månad", handled)
    questions.flush()
    there.type(" från mars", handled)  # while what was typed before is on its way
    there.settle()
    assert handled.toPlainText() == "Varje månad från mars"
    questions.flush()
    there.settle()
    assert there.in_file().remark("1.1").handled == "Varje månad från mars"
    assert there.failures == []


def test_a_document_that_is_looked_at_stays_while_a_remark_is_written(there: Journey, tmp_path: Path) -> None:
    (tmp_path / "avtal.txt").write_text("Avtal om parkerna", encoding="utf-8")
    with there.qtbot.waitSignal(there.controller.evidence.files_taken, timeout=20_000):
        there.window._questions.attach_requested.emit("1.1", [tmp_path / "avtal.txt"])
    send(there)
    document = there.case.evidence[0]
    there.show_question("1.1")
    there.window._questions.view_requested.emit(document.id, 1, 1, ())
    beside = there.window._flow._viewers[0]
    there.qtbot.waitUntil(lambda: beside.shown() == (document.id, 1), timeout=10_000)
    there.controller.years.set_remark("1.1", Remark("Bra."))
    there.settle()
    assert beside.shown() == (document.id, 1)


def test_files_that_are_read_in_go_on_being_told_of_while_something_else_is_changed(
    there: Journey, tmp_path: Path
) -> None:
    files = [tmp_path / f"{number}.txt" for number in range(12)]
    for each in files:
        each.write_text(f"Fil {each.stem}", encoding="utf-8")
    reading = there.controller.evidence
    reading.reading.connect(
        lambda _progress, _name, at, _total: there.controller.years.carry(["1.2"]) if at == 5 else None
    )
    with there.qtbot.waitSignal(reading.files_taken, timeout=30_000):
        there.window._evidence.files_dropped.emit(files)
    assert "12 nya dokument" in there.window._reading.words()
    there.settle()
    assert len(there.in_file().evidence) == 12


def test_it_is_unlocked_with_a_reason_that_the_history_keeps_and_can_be_written_in_again(
    sent: Journey,
) -> None:
    there = sent
    unlock(there)
    assert there.case.status is Status.DECIDED
    assert there.band() == ""
    text = there.show_question("1.1")
    assert not text.isReadOnly()
    there.type("Nytt. ")
    there.window._questions.flush()
    there.settle()
    assert there.in_file().answer("1.1").text.startswith("Nytt. ")
    change = there.in_file().status_changes[-1]
    assert (change.after, change.reason) == (Status.DECIDED, "Ett svar ska rättas")
    there.window._actions.show_history.trigger()
    there.settle()
    rows = there.window._history._rows
    told = [str(rows.index(row, 0).data()) for row in range(rows.rowCount())]
    assert any(each.startswith("Upplåst") for each in told), told


def test_a_case_that_was_sent_is_opened_locked(
    qtbot: QtBot, asked: SimpleNamespace, tmp_path: Path, path: Path
) -> None:
    with Case.open(path) as case:
        case.set_status(Status.SENT, decision=DECISION, sent_on=dt.date(2031, 10, 14), sent_to="revisorerna")
    with opened_window(qtbot, tmp_path, path) as there:
        assert "Inskickat 2031-10-14" in there.band()
        assert there.show_question("1.1").isReadOnly()
        other = make_case(tmp_path / "annan.auditprep")
        there.open(other)
        assert there.band() == ""
        assert not there.show_question("1.1").isReadOnly()


def test_a_locked_case_that_somebody_else_has_open_cannot_be_unlocked_here(
    qtbot: QtBot, asked: SimpleNamespace, tmp_path: Path, path: Path
) -> None:
    with Case.open(path, who="bo") as holding:
        holding.set_status(
            Status.SENT, decision=DECISION, sent_on=dt.date(2031, 10, 14), sent_to="revisorerna"
        )
        with opened_window(qtbot, tmp_path, path) as there:
            qtbot.waitUntil(lambda: "bo" in there.band())
            assert not has(there.window._band, "Lås upp…")
            assert not has(there.page(), "Ändra status…")
            there.show_question("1.1")
            there.window._questions.show_remarks_tab()
            for each in there.window._questions._side.remarks.findChildren(QPlainTextEdit):
                assert each.isReadOnly()


# While something is on its way


class SometimesFull(Desk):
    full = False

    def save(self, key: str, changes: Mapping[str, Any]) -> None:
        if self.full:
            raise SaveFailed(file="a.auditprep", reason="disk-full")
        super().save(key, changes)


def test_what_is_typed_goes_into_the_case_before_it_is_locked(there: Journey) -> None:
    there.show_question("1.2")
    there.type("Skrivet i sista stund")
    there.window._start.status_requested.emit()
    dialog = there.dialog(StatusDialog)
    there.type(" och lite till")
    dialog.status_wanted.emit(
        Status.SENT,
        {"decision": DECISION, "sent_on": dt.date(2031, 10, 14), "sent_to": "revisorerna"},
    )
    there.settle()
    assert there.in_file().status is Status.SENT
    assert there.in_file().answer("1.2").text == "Skrivet i sista stund och lite till"
    assert not there.controller.has_unsaved
    assert there.failures == []


def test_a_case_is_not_locked_before_what_could_not_be_saved_is_in_it(
    qtbot: QtBot, asked: SimpleNamespace, tmp_path: Path, path: Path
) -> None:
    desk = SometimesFull()
    with opened_window(qtbot, tmp_path, path, desk=desk) as there:
        desk.full = True
        there.controller.save_answer("1.2", text="Kvar att spara")
        there.settle()
        dialog = change_status(there, Status.SENT)
        for name, value in (("Beslutsdatum", "2031-09-23"), ("Paragraf", "84")):
            field(dialog, name).setText(value)
        click(dialog, "Ändra status")
        there.settle()
        assert "har inte kunnat sparas" in words(dialog)
        assert there.case.status is Status.DRAFT
        desk.full = False
        click(dialog, "Ändra status")
        there.settle()
        assert there.in_file().status is Status.SENT
        assert there.in_file().answer("1.2").text == "Kvar att spara"


def test_a_case_is_not_locked_while_files_are_read_in(there: Journey, tmp_path: Path) -> None:
    files = [tmp_path / f"{number}.txt" for number in range(30)]
    for each in files:
        each.write_text(f"Fil {each.stem}", encoding="utf-8")
    dialog = change_status(there, Status.SENT)
    with there.qtbot.waitSignal(there.controller.evidence.files_taken, timeout=30_000):
        there.window._evidence.files_dropped.emit(files)
        for name, value in (("Beslutsdatum", "2031-09-23"), ("Paragraf", "84")):
            field(dialog, name).setText(value)
        click(dialog, "Ändra status")
        assert "läses fortfarande in" in words(dialog)
    assert there.case.status is Status.DRAFT
    dialog.reject()


def test_a_status_that_the_case_does_not_take_is_told_in_the_dialog(
    there: Journey, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_facts: object, **_more: object) -> None:
        raise SaveFailed(file="a.auditprep", reason="disk-full")

    monkeypatch.setattr(Case, "set_status", refuse)
    dialog = change_status(there, Status.READY)
    click(dialog, "Ändra status")
    there.settle()
    assert "det finns inte plats" in words(dialog)
    assert named(dialog, "Ändra status").isEnabled()
    dialog.reject()


def test_who_finds_that_somebody_took_the_case_over_when_changing_its_status_sees_it_everywhere(
    there: Journey, path: Path
) -> None:
    path.with_name(path.name + ".lock").unlink()
    with Case.open(path, who="bo"):
        dialog = change_status(there, Status.READY)
        click(dialog, "Ändra status")
        there.settle()
        there.qtbot.waitUntil(lambda: "bo" in there.band())
        dialog.reject()
        assert there.show_question("1.2").isReadOnly()


class SlowDesk(Desk):
    """Changes its status only when it is let."""

    def __init__(self) -> None:
        super().__init__()
        self.may_go_on = threading.Event()

    def changed(self, work):
        assert self.may_go_on.wait(20)
        return super().changed(work)


def test_a_status_that_is_on_its_way_when_the_window_is_closed_is_in_the_case(
    qtbot: QtBot, asked: SimpleNamespace, tmp_path: Path, path: Path
) -> None:
    desk = SlowDesk()
    with opened_window(qtbot, tmp_path, path, desk=desk) as there:
        dialog = change_status(there, Status.READY)
        click(dialog, "Ändra status")
        threading.Timer(0.2, desk.may_go_on.set).start()
    with Case.open(path, read_only=True) as case:
        assert case.snapshot().status is Status.READY


def test_an_answer_that_comes_too_late_for_a_locked_case_is_kept_and_told(there: Journey) -> None:
    """As where it was locked by another way than the window's own."""
    there.show_question("1.2")
    there.type("För sent")
    with there.qtbot.waitSignal(there.controller.save_failed) as failed:
        there.controller.colleagues.set_status(
            Status.SENT, decision=DECISION, sent_on=dt.date(2031, 10, 14), sent_to="revisorerna"
        )
        there.window._questions.flush()
    assert isinstance(failed.args[1], LockedCase)
    assert "För sent" in failed.args[2].read_text(encoding="utf-8")
    assert there.typed_text() == "För sent"
    there.controller.years.set_remark("1.1", Remark("Bra."))  # the window is told the case anew
    there.settle()
    assert there.window._questions._answering.drafts.is_refused("1.2")
    assert "Inskickat" in there.band()
    unlock(there)
    assert there.in_file().answer("1.2").text == "För sent"
    assert not there.controller.has_unsaved
