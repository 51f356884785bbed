"""The controller over the real core: wishes in, facts out, in order; and nothing typed is lost."""

from __future__ import annotations

import datetime as dt
import stat
import threading
from collections.abc import Generator, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from forms import make_form
from pytestqt.qtbot import QtBot

from auditprep import produce
from auditprep.case import Case
from auditprep.errors import FileExistsAlready, FileMissing, NoQuestions, NotACase, SaveFailed
from auditprep.model import (
    Answer,
    Change,
    Correction,
    Holder,
    Progress,
    Receipt,
    Remark,
    Snapshot,
    Submission,
)
from ui import rescue
from ui.controller import Controller
from ui.reading import CasePlan, Reading
from ui.worker import Beside, CallOff, CaseLeft, Compared, Corrections, Desk, FormFile, Opened, Press


class FailingDesk(Desk):
    """A desk whose file cannot be written for a while; notes what was asked of it."""

    def __init__(self) -> None:
        super().__init__()
        self.fails = True
        self.asked: list[tuple[str, dict[str, Any]]] = []

    def save(self, key: str, changes: Mapping[str, Any]) -> None:
        self.asked.append((key, dict(changes)))
        if self.fails:
            raise SaveFailed(file="a.auditprep", reason="disk")
        super().save(key, changes)


class SlowDesk(Desk):
    """A desk that opens a case only when it is let."""

    def __init__(self) -> None:
        super().__init__()
        self.may_open = threading.Event()
        self.may_open.set()

    def open(self, path: Path, call_off: CallOff | None = None) -> Opened:
        assert self.may_open.wait(5)
        return super().open(path, call_off)


class SlowReader(Press):
    """Reads a form anew only when it is let, and sometimes not at all; notes what was asked of it."""

    def __init__(self) -> None:
        self.may_go_on = threading.Event()
        self.may_go_on.set()
        self.asked: list[Corrections] = []
        self.fails = False

    def correct(self, form: FormFile, reading: Reading, corrections: Corrections) -> Reading:
        assert self.may_go_on.wait(5)
        if corrections:
            self.asked.append(corrections)
        if corrections and self.fails:
            raise NoQuestions(file=form.name)
        return super().correct(form, reading, corrections)


@pytest.fixture
def case_path(tmp_path: Path) -> Path:
    path = tmp_path / "Parknämnden 2031.auditprep"
    Case.create(path, make_form(), "frågor.docx").close()
    return path


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where rescue files go."""
    folder = tmp_path / "hem"
    folder.mkdir()
    monkeypatch.setattr(rescue, "_folders", lambda: (folder,))
    return folder


@pytest.fixture
def form(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A form, and nothing remembered of those before it."""
    for variable in ("LOCALAPPDATA", "XDG_DATA_HOME"):
        monkeypatch.setenv(variable, str(tmp_path / "data"))
    path = tmp_path / "frågor.docx"
    path.write_bytes(make_form())
    return path


@pytest.fixture
def controller(qtbot: QtBot, home: Path) -> Iterator[Controller]:
    made = Controller()
    yield made
    assert made.shut_down(5_000)


@pytest.fixture
def slow(qtbot: QtBot, home: Path, case_path: Path) -> Iterator[tuple[Controller, SlowDesk]]:
    desk = SlowDesk()
    made = Controller(desk)
    _open(qtbot, made, case_path)
    yield made, desk
    desk.may_open.set()
    assert made.shut_down(5_000)


@pytest.fixture
def other_path(tmp_path: Path) -> Path:
    path = tmp_path / "Torgnämnden 2031.auditprep"
    Case.create(path, make_form(), "frågor.docx").close()
    return path


@pytest.fixture
def failing(qtbot: QtBot, home: Path, case_path: Path) -> Iterator[tuple[Controller, FailingDesk]]:
    desk = FailingDesk()
    made = Controller(desk)
    _open(qtbot, made, case_path)
    yield made, desk
    assert made.shut_down(5_000)


def test_a_case_is_opened_and_answers_are_saved_in_order(
    qtbot: QtBot, controller: Controller, case_path: Path
) -> None:
    _open(qtbot, controller, case_path)
    saved: list[tuple[str, Answer]] = []
    controller.answer_saved.connect(lambda key, answer, _when: saved.append((key, answer)))
    for number in range(10):
        controller.save_answer("1.1", text=f"Ändring {number}")
    controller.save_answer("1.1", mark="Ja", done=True)
    qtbot.waitUntil(lambda: not controller.has_unsaved)
    assert [answer.text for _key, answer in saved] == [*(f"Ändring {n}" for n in range(10)), "Ändring 9"]
    assert saved[-1] == ("1.1", Answer("Ja", "Ändring 9", True))
    assert controller.snapshot is not None and controller.snapshot.answer("1.1") == saved[-1][1]
    assert _in_file(controller, case_path).answer("1.1") == saved[-1][1]


@pytest.mark.parametrize(
    ("name", "kind"), [("finns inte.auditprep", FileMissing), ("brev.auditprep", NotACase)]
)
def test_a_file_that_is_no_case_is_told_and_the_open_case_stays(
    qtbot: QtBot, controller: Controller, case_path: Path, tmp_path: Path, name: str, kind: type
) -> None:
    (tmp_path / "brev.auditprep").write_text("Kära granskare", encoding="utf-8")
    _open(qtbot, controller, case_path)
    with qtbot.waitSignal(controller.failed) as failed:
        controller.open_case(tmp_path / name)
    assert isinstance(failed.args[0], kind)
    with qtbot.waitSignal(controller.answer_saved):
        controller.save_answer("1.1", mark="Ja")


def test_what_is_changed_while_another_case_is_opened_is_kept_and_never_put_in_that_case(
    qtbot: QtBot, slow: tuple[Controller, SlowDesk], case_path: Path, other_path: Path, home: Path
) -> None:
    controller, desk = slow
    desk.may_open.clear()
    left: list[tuple[Path, Path]] = []
    controller.left_unsaved.connect(lambda case, rescue: left.append((case, rescue)))
    controller.open_case(other_path)
    controller.save_answer("1.1", text="Hör till Parknämnden")
    with qtbot.assertNotEmitted(controller.save_failed), qtbot.waitSignal(controller.case_opened):
        desk.may_open.set()
    assert controller.wait_for_saves(5_000)
    ((case, rescued),) = left
    assert (case, rescued.parent) == (case_path, home)
    assert "Hör till Parknämnden" in rescued.read_text(encoding="utf-8")
    assert controller.snapshot is not None and controller.snapshot.answer("1.1").text == ""
    assert _in_file(controller, other_path).answer("1.1").text == ""


def test_what_is_attached_while_another_case_is_opened_is_not_put_in_that_case(
    qtbot: QtBot, slow: tuple[Controller, SlowDesk], other_path: Path, tmp_path: Path
) -> None:
    controller, desk = slow
    (tmp_path / "protokoll.pdf").write_bytes(b"%PDF-1.4")
    desk.may_open.clear()
    controller.open_case(other_path)
    controller.evidence.attach("1.1", [tmp_path / "protokoll.pdf"])
    with qtbot.waitSignal(controller.evidence.files_taken) as ended:
        desk.may_open.set()
    assert ended.args == [(), (), ("protokoll.pdf",)]
    assert _in_file(controller, other_path).evidence == ()


def test_what_is_changed_while_a_case_turns_out_not_to_open_is_saved_in_the_one_that_stays(
    qtbot: QtBot, slow: tuple[Controller, SlowDesk], case_path: Path, tmp_path: Path
) -> None:
    controller, desk = slow
    desk.may_open.clear()
    controller.open_case(tmp_path / "finns inte.auditprep")
    controller.save_answer("1.1", text="Kvar")
    with qtbot.waitSignals([controller.failed, controller.answer_saved]):
        desk.may_open.set()
    assert _in_file(controller, case_path).answer("1.1").text == "Kvar"


def test_what_failed_in_a_case_is_rescued_and_told_when_another_is_opened(
    qtbot: QtBot, failing: tuple[Controller, FailingDesk], case_path: Path, other_path: Path
) -> None:
    controller, desk = failing
    with qtbot.waitSignal(controller.save_failed):
        controller.save_answer("1.1", text="Får inte gå förlorat")
    with qtbot.waitSignal(controller.left_unsaved) as left:
        controller.open_case(other_path)
    assert left.args[0] == case_path
    assert "Får inte gå förlorat" in left.args[1].read_text(encoding="utf-8")
    desk.fails = False
    controller.retry_saves()
    assert controller.wait_for_saves(5_000)
    assert _in_file(controller, other_path).answer("1.1").text == ""


def test_the_same_case_opened_again_forgets_nothing_that_failed(
    qtbot: QtBot, failing: tuple[Controller, FailingDesk], case_path: Path
) -> None:
    controller, desk = failing
    with qtbot.waitSignal(controller.save_failed):
        controller.save_answer("1.1", text="Än en gång")
    _open(qtbot, controller, case_path)
    desk.fails = False
    assert controller.wait_for_saves(5_000)
    assert _in_file(controller, case_path).answer("1.1").text == "Än en gång"


def test_opening_the_same_case_again_does_not_lock_oneself_out(
    qtbot: QtBot, controller: Controller, case_path: Path
) -> None:
    _open(qtbot, controller, case_path)
    with qtbot.assertNotEmitted(controller.read_only, wait=50):
        _open(qtbot, controller, case_path)


def test_the_same_case_by_another_way_is_the_case_that_is_open(
    qtbot: QtBot, controller: Controller, case_path: Path, home: Path
) -> None:
    _open(qtbot, controller, case_path)
    with qtbot.assertNotEmitted(controller.read_only, wait=50):
        _open(qtbot, controller, home / ".." / case_path.name)
    assert controller.snapshot is not None and controller.snapshot.path == case_path


def test_the_moment_of_a_save_knows_its_time_zone(
    qtbot: QtBot, controller: Controller, case_path: Path
) -> None:
    _open(qtbot, controller, case_path)
    with qtbot.waitSignal(controller.answer_saved) as saved:
        controller.save_answer("1.1", mark="Ja")
    assert abs(saved.args[2] - dt.datetime.now(dt.UTC)) < dt.timedelta(minutes=1)


def test_the_second_opener_only_reads_and_is_told_who_writes(
    qtbot: QtBot, controller: Controller, case_path: Path
) -> None:
    with Case.open(case_path, who="anna"):
        with qtbot.waitSignal(controller.read_only) as told:
            controller.open_case(case_path)
        assert told.args[0].user == "anna"


def test_the_second_opener_can_write_when_the_first_has_closed_and_it_is_opened_again(
    qtbot: QtBot, controller: Controller, case_path: Path
) -> None:
    with Case.open(case_path, who="anna"):
        _open(qtbot, controller, case_path)
    with qtbot.assertNotEmitted(controller.read_only, wait=50):
        _open(qtbot, controller, case_path)
    with qtbot.waitSignal(controller.answer_saved):
        controller.save_answer("1.1", mark="Ja")


def test_a_new_case_is_made_from_a_form_that_was_read(
    qtbot: QtBot, controller: Controller, tmp_path: Path
) -> None:
    form = tmp_path / "frågor.docx"
    form.write_bytes(make_form())
    with qtbot.waitSignal(controller.form_read) as read:
        controller.read_form(form)
    assert read.args[0] == form
    reading: Reading = read.args[1]
    assert reading.form.board == "Parknämnden"
    assert reading.form is reading.machine
    assert "Har nämnden satt upp egna mål för året?" in _cells(reading)
    with qtbot.waitSignal(controller.case_opened) as opened:
        controller.create_case(tmp_path / "ny.auditprep", form, CasePlan("Torgnämnden", 2032))
    snapshot: Snapshot = opened.args[0]
    assert (snapshot.board, snapshot.year, snapshot.form_name) == ("Torgnämnden", 2032, "frågor.docx")


def test_a_form_is_read_anew_with_corrections_and_the_case_is_made_with_them(
    qtbot: QtBot, controller: Controller, form: Path
) -> None:
    skipped = (Correction("1.1", Change.SKIP),)
    first = _read(qtbot, controller, form)
    with qtbot.waitSignal(controller.form_corrected) as corrected:
        controller.correct_form(form, skipped)
    path, reading = corrected.args
    assert (path, reading.corrections, reading.machine) == (form, skipped, first.machine)
    assert reading.form.question("1.1") is None
    assert not any(cell.question == "1.1" for row in reading.rows for cell in row.cells)
    with qtbot.waitSignal(controller.case_opened) as opened:
        controller.create_case(form.with_name("ny.auditprep"), form, CasePlan(corrections=skipped))
    assert opened.args[0].questionnaire.question("1.1") is None


def test_no_corrections_are_what_was_read_first(qtbot: QtBot, controller: Controller, form: Path) -> None:
    first = _read(qtbot, controller, form)
    with qtbot.waitSignal(controller.form_corrected) as corrected:
        controller.correct_form(form, ())
    assert corrected.args[1] == first


def test_only_the_corrections_asked_for_last_are_answered(qtbot: QtBot, home: Path, form: Path) -> None:
    press = SlowReader()
    controller = Controller(press=press)
    _read(qtbot, controller, form)
    heard: list[Reading] = []
    controller.form_corrected.connect(lambda _path, reading: heard.append(reading))
    press.may_go_on.clear()
    for number in ("7", "8", "9"):
        controller.correct_form(form, (Correction("1.1", Change.NUMBER, number),))
    press.may_go_on.set()
    qtbot.waitUntil(lambda: bool(heard))
    assert controller.shut_down(5_000)
    assert [reading.corrections[0].value for reading in heard] == ["9"]
    assert len(press.asked) < 3  # what waited for its turn is not even begun


def test_a_correction_that_fails_is_told_unless_another_has_come_after_it(
    qtbot: QtBot, home: Path, form: Path
) -> None:
    press = SlowReader()
    controller = Controller(press=press)
    _read(qtbot, controller, form)
    press.fails = True
    with qtbot.waitSignal(controller.correction_failed) as failed:
        controller.correct_form(form, (Correction("1.1", Change.SKIP),))
    assert failed.args[0] == form
    press.may_go_on.clear()
    controller.correct_form(form, (Correction("1.1", Change.SKIP),))
    with qtbot.assertNotEmitted(controller.correction_failed), qtbot.waitSignal(controller.form_read):
        controller.read_form(form)
        press.may_go_on.set()
    assert controller.shut_down(5_000)


def test_another_form_than_the_one_read_last_is_not_corrected(
    qtbot: QtBot, controller: Controller, form: Path
) -> None:
    _read(qtbot, controller, form)
    with qtbot.assertNotEmitted(controller.form_corrected, wait=50):
        controller.correct_form(None, (Correction("1.1", Change.SKIP),))


def test_a_layout_that_was_remembered_is_used_for_next_years_form(
    qtbot: QtBot, controller: Controller, form: Path
) -> None:
    skipped = (Correction("1.1", Change.SKIP),)
    _read(qtbot, controller, form)
    with qtbot.waitSignal(controller.case_opened):
        controller.create_case(
            form.with_name("ny.auditprep"), form, CasePlan(corrections=skipped, remember=True)
        )
    reading = _read(qtbot, controller, form)  # after the layout, in the same thread
    assert reading.layout == "Frågor till nämnden 2031"
    assert reading.corrections == reading.saved == skipped
    assert reading.form.question("1.1") is None and reading.machine.question("1.1") is not None


def test_corrections_that_are_not_to_be_remembered_are_not(
    qtbot: QtBot, controller: Controller, form: Path
) -> None:
    skipped = (Correction("1.1", Change.SKIP),)
    _read(qtbot, controller, form)
    with qtbot.waitSignal(controller.case_opened):
        controller.create_case(form.with_name("ny.auditprep"), form, CasePlan(corrections=skipped))
    assert _read(qtbot, controller, form).layout is None


def test_a_saved_layout_that_cannot_be_used_is_left_out(
    qtbot: QtBot, controller: Controller, form: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = (Correction("1.1", Change.SKIP),)

    def refuse(_data: bytes, name: str, _corrections: object) -> None:
        raise NoQuestions(file=name)

    monkeypatch.setattr(produce, "saved_layout_for", lambda _form: ("Granskning 2030", broken))
    monkeypatch.setattr(produce, "correct", refuse)
    reading = _read(qtbot, controller, form)
    assert (reading.layout, reading.corrections) == (None, ())
    assert reading.form.question("1.1") is not None


def test_the_shipped_form_is_used_where_there_is_none(
    qtbot: QtBot, controller: Controller, tmp_path: Path
) -> None:
    with qtbot.waitSignal(controller.case_opened) as opened:
        controller.create_case(tmp_path / "ny.auditprep", None, CasePlan())
    assert list(opened.args[0].questionnaire.questions())


def test_a_case_is_never_written_over(qtbot: QtBot, controller: Controller, case_path: Path) -> None:
    with qtbot.waitSignal(controller.failed) as failed:
        controller.create_case(case_path, None, CasePlan())
    assert isinstance(failed.args[0], FileExistsAlready)


def test_the_example_is_made_and_opened(qtbot: QtBot, controller: Controller, tmp_path: Path) -> None:
    with qtbot.waitSignal(controller.case_opened, timeout=30_000) as opened:
        controller.make_example(tmp_path)
    assert opened.args[0].path.parent == tmp_path


def test_what_cannot_be_saved_is_kept_told_and_copied_to_a_rescue_file(
    qtbot: QtBot, failing: tuple[Controller, FailingDesk], home: Path
) -> None:
    controller, _desk = failing
    with qtbot.waitSignal(controller.save_failed) as failed:
        controller.save_answer("1.1", text="Får inte gå förlorat")
    key, error, path = failed.args
    assert (key, type(error), path.parent) == ("1.1", SaveFailed, home)
    assert "Får inte gå förlorat" in path.read_text(encoding="utf-8")
    assert controller.has_unsaved


def test_a_later_save_takes_what_failed_along_and_the_rescue_file_goes(
    qtbot: QtBot, failing: tuple[Controller, FailingDesk], home: Path, case_path: Path
) -> None:
    controller, desk = failing
    with qtbot.waitSignal(controller.save_failed):
        controller.save_answer("1.1", text="Först")
    desk.fails = False
    with qtbot.waitSignal(controller.answer_saved):
        controller.save_answer("1.1", mark="Nej")
    assert not controller.has_unsaved
    assert list(home.iterdir()) == []
    assert _in_file(controller, case_path).answer("1.1") == Answer("Nej", "Först")


def test_a_rescue_file_that_is_open_elsewhere_keeps_no_answer_from_being_told_saved(
    qtbot: QtBot, failing: tuple[Controller, FailingDesk], home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    controller, desk = failing
    with qtbot.waitSignal(controller.save_failed):
        controller.save_answer("1.1", text="Först")
    (rescued,) = home.iterdir()

    def held(path: Path, *, missing_ok: bool = False) -> None:
        if path == rescued:
            raise PermissionError(13, "open in Word")
        unlink(path, missing_ok=missing_ok)

    unlink = Path.unlink
    monkeypatch.setattr(Path, "unlink", held)
    desk.fails = False
    with qtbot.waitSignal(controller.answer_saved):
        controller.retry_saves()
    assert not controller.has_unsaved


def test_an_older_text_that_failed_never_replaces_a_newer_one_that_did_not(
    qtbot: QtBot, failing: tuple[Controller, FailingDesk], case_path: Path
) -> None:
    controller, desk = failing
    controller.save_answer("1.1", text="Gammal")
    qtbot.waitUntil(lambda: len(desk.asked) == 1)  # it has failed, but the window does not know yet
    desk.fails = False
    controller.save_answer("1.1", text="Ny")
    qtbot.waitUntil(lambda: not controller.has_unsaved)
    controller.retry_saves()
    assert controller.wait_for_saves(5_000)
    assert _in_file(controller, case_path).answer("1.1").text == "Ny"


def test_waiting_for_saves_ends_when_they_have_failed_again(
    qtbot: QtBot, failing: tuple[Controller, FailingDesk]
) -> None:
    controller, desk = failing
    controller.save_answer("1.1", text="Åter")
    assert not controller.wait_for_saves(5_000)
    assert controller.rescue_unsaved() is not None
    desk.fails = False
    assert controller.wait_for_saves(5_000)


def test_who_has_taken_the_case_over_is_told_once_and_the_text_is_kept(
    qtbot: QtBot, controller: Controller, case_path: Path, home: Path
) -> None:
    _open(qtbot, controller, case_path)
    holders: list[Holder] = []
    controller.read_only.connect(holders.append)
    case_path.with_name(case_path.name + ".lock").unlink()
    with Case.open(case_path, who="anna"):
        controller.save_answer("1.1", text="Får inte gå förlorat")
        qtbot.waitUntil(lambda: bool(holders))
        assert not controller.wait_for_saves(5_000)
        with qtbot.waitSignal(controller.failed):
            controller.evidence.uncite("1.1", 1)
        with qtbot.waitSignal(controller.history_read):  # all that was asked before it has been answered
            controller.request_history("1.1")
    assert [holder.user for holder in holders] == ["anna"]
    (rescued,) = home.iterdir()
    assert "Får inte gå förlorat" in rescued.read_text(encoding="utf-8")


def test_an_attachment_also_tells_that_the_case_was_taken_over(
    qtbot: QtBot, controller: Controller, case_path: Path, tmp_path: Path
) -> None:
    _open(qtbot, controller, case_path)
    (tmp_path / "protokoll.pdf").write_bytes(b"%PDF-1.4")
    case_path.with_name(case_path.name + ".lock").unlink()
    with Case.open(case_path, who="anna"), qtbot.waitSignals([controller.failed, controller.read_only]):
        controller.evidence.attach("1.1", [tmp_path / "protokoll.pdf"])


def test_attachments_come_in_and_one_that_cannot_does_not_stop_the_others(
    qtbot: QtBot, controller: Controller, case_path: Path, tmp_path: Path
) -> None:
    _open(qtbot, controller, case_path)
    file = tmp_path / "protokoll å.pdf"
    file.write_bytes(b"%PDF-1.4")
    with qtbot.waitSignal(controller.evidence.files_taken) as ended:
        controller.evidence.attach("1.1", [tmp_path / "borta.pdf", file])
    taken, errors, not_read = ended.args
    assert [each.how for each in taken] == ["new"]
    assert [type(error) for error in errors] == [FileMissing]
    assert not_read == ()
    assert controller.snapshot is not None
    (evidence,) = controller.snapshot.evidence
    assert [citation.evidence for citation in controller.snapshot.cited("1.1")] == [evidence.id]
    with qtbot.waitSignal(controller.evidence.ready) as ready:
        controller.evidence.open_outside(evidence.id)
    copy = ready.args[0]
    assert (copy.name, copy.read_bytes()) == ("protokoll å.pdf", b"%PDF-1.4")
    assert not copy.stat().st_mode & stat.S_IWUSR
    with qtbot.waitSignal(controller.evidence.ready) as again:
        controller.evidence.open_outside(evidence.id)
    assert again.args[0] == copy
    with qtbot.waitSignal(controller.evidence_changed) as changed:
        controller.evidence.uncite("1.1", evidence.id)
    assert changed.args[0].cited("1.1") == ()
    controller.shut_down(5_000)
    assert not copy.exists()


def test_attachments_of_two_cases_are_copied_to_different_places(
    qtbot: QtBot, controller: Controller, case_path: Path, other_path: Path, tmp_path: Path
) -> None:
    copies = []
    for path, data in ((case_path, b"ett"), (other_path, b"annat")):
        (tmp_path / "protokoll.pdf").write_bytes(data)
        with Case.open(path) as case:
            evidence = case.attach(tmp_path / "protokoll.pdf")
        _open(qtbot, controller, path)
        with qtbot.waitSignal(controller.evidence.ready) as ready:
            controller.evidence.open_outside(evidence.id)
        copies.append(ready.args[0])
    assert copies[0].parent != copies[1].parent
    assert [copy.read_bytes() for copy in copies] == [b"ett", b"annat"]


def test_the_history_of_a_question_is_read(qtbot: QtBot, controller: Controller, case_path: Path) -> None:
    _open(qtbot, controller, case_path)
    controller.save_answer("1.1", mark="Ja")
    with qtbot.waitSignal(controller.history_read) as read:
        controller.request_history("1.1")
    assert read.args[0] == "1.1"
    assert [(entry.field, entry.after) for entry in read.args[1]] == [("mark", "Ja")]


@pytest.mark.parametrize("kind", ["docx", "json"])
def test_an_export_holds_what_was_asked_for_just_before_it(
    qtbot: QtBot, controller: Controller, case_path: Path, tmp_path: Path, kind: str
) -> None:
    _open(qtbot, controller, case_path)
    controller.save_answer("1.1", mark="Ja", text="Åtgärdat")
    to = tmp_path / f"ut.{kind}"
    with qtbot.waitSignal(controller.export_finished) as finished:
        getattr(controller, f"export_{kind}")(to)
    path, receipt = finished.args
    assert (path, receipt.placed, receipt.not_placed) == (to, ("1.1",), ())
    assert to.stat().st_size > 0


def test_an_export_that_cannot_be_written_is_told_and_leaves_no_file(
    qtbot: QtBot, controller: Controller, case_path: Path, tmp_path: Path
) -> None:
    _open(qtbot, controller, case_path)
    with qtbot.waitSignal(controller.export_failed):
        controller.export_docx(tmp_path / "ingen mapp" / "ut.docx")
    assert not (tmp_path / "ingen mapp").exists()


def test_an_export_that_is_called_off_says_so_and_writes_nothing(
    qtbot: QtBot, home: Path, case_path: Path, tmp_path: Path
) -> None:
    begun = threading.Event()

    class SlowPress(Press):
        def export_docx(
            self, snapshot: Snapshot, form: bytes, to: Path, *, with_list: bool = False
        ) -> Generator[Progress, None, Receipt]:
            while True:
                begun.set()
                yield Progress(0, 1)

    controller = Controller(press=SlowPress())
    _open(qtbot, controller, case_path)
    with qtbot.waitSignal(controller.export_cancelled):
        controller.export_docx(tmp_path / "ut.docx")
        qtbot.waitUntil(begun.is_set)
        with qtbot.waitSignal(controller.answer_saved):  # long work never holds an answer up
            controller.save_answer("1.1", mark="Ja")
        controller.cancel()
    assert not (tmp_path / "ut.docx").exists()
    assert controller.shut_down(5_000)
    assert controller.shut_down(5_000)


def test_an_export_that_is_called_off_before_its_turn_is_never_begun(
    qtbot: QtBot, controller: Controller, case_path: Path, tmp_path: Path
) -> None:
    _open(qtbot, controller, case_path)
    with qtbot.waitSignal(controller.export_cancelled):
        controller.export_docx(tmp_path / "ut.docx")
        controller.cancel()
    assert not (tmp_path / "ut.docx").exists()
    with qtbot.waitSignal(controller.export_finished):
        controller.export_docx(tmp_path / "ut.docx")


def test_files_that_are_gone_are_found_out(qtbot: QtBot, controller: Controller, case_path: Path) -> None:
    gone = case_path.with_name("borta.auditprep")
    with qtbot.waitSignal(controller.files_checked) as checked:
        controller.check_files([case_path, gone])
    assert checked.args[0] == {case_path: True, gone: False}


def test_a_file_that_cannot_be_asked_about_is_not_there_and_the_others_are_told(
    qtbot: QtBot, controller: Controller, case_path: Path
) -> None:
    """As on a server that lets her in no more: nothing in auditprep went wrong."""
    nowhere = case_path.with_name("å" * 300)
    with (
        qtbot.assertNotEmitted(controller.failed),
        qtbot.waitSignal(controller.files_checked) as checked,
    ):
        controller.check_files([nowhere, case_path])
    assert checked.args[0] == {nowhere: False, case_path: True}


def test_a_recent_case_on_a_drive_that_does_not_answer_holds_nothing_else_up(
    qtbot: QtBot, home: Path, case_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answers = threading.Event()
    monkeypatch.setattr(Path, "is_file", lambda _path: answers.wait(10))
    controller = Controller()
    controller.check_files([Path("//borta/parknämnden.auditprep")])
    with qtbot.waitSignal(controller.form_read):
        controller.read_form(None)
    assert controller.shut_down(5_000)
    assert not controller.has_ended
    answers.set()
    qtbot.waitUntil(lambda: controller.has_ended)


def test_a_case_that_is_closed_is_let_go(qtbot: QtBot, controller: Controller, case_path: Path) -> None:
    _open(qtbot, controller, case_path)
    with qtbot.waitSignal(controller.case_closed):
        controller.close_case()
    assert controller.snapshot is None
    with Case.open(case_path) as case:
        assert not case.read_only


# Other years, and colleagues


def test_what_only_waits_to_be_saved_is_not_told_as_if_the_case_had_it(
    qtbot: QtBot, failing: tuple[Controller, FailingDesk]
) -> None:
    controller, _desk = failing
    with qtbot.waitSignal(controller.save_failed):
        controller.save_answer("1.1", text="Väntar")
    with qtbot.waitSignal(controller.case_refreshed) as told:
        controller.years.set_remark("1.2", Remark("Bra."))
    assert told.args[0].answer("1.1").text == ""
    assert controller.snapshot is not None
    assert controller.snapshot.answer("1.1").text == ""
    assert controller.snapshot.remark("1.2") == Remark("Bra.")


def test_what_is_on_its_way_is_not_sent_once_more_over_what_was_asked_for_meanwhile(
    qtbot: QtBot, failing: tuple[Controller, FailingDesk]
) -> None:
    controller, desk = failing
    desk.fails = False
    controller.save_answer("1.1", text="Först")
    qtbot.waitUntil(lambda: not controller.has_unsaved)
    controller.save_answer("1.1", text="Sedan")
    controller.colleagues._change(
        lambda desk: desk.case.answer("1.1", text="Först")
    )  # as a text that is had back
    controller.save_answer("1.1", text="Sedan", mark="Ja")  # as a page does that is not sure of it
    with qtbot.waitSignal(controller.case_refreshed):
        pass
    qtbot.waitUntil(lambda: not controller.has_unsaved)
    assert [changes for _key, changes in desk.asked] == [{"text": "Först"}, {"text": "Sedan"}, {"mark": "Ja"}]
    assert controller.snapshot is not None
    assert controller.snapshot.answer("1.1") == Answer("Ja", "Först")


def test_what_is_told_to_be_saved_is_what_the_case_has_also_while_more_is_on_its_way(
    qtbot: QtBot, failing: tuple[Controller, FailingDesk]
) -> None:
    controller, desk = failing
    desk.fails = False
    saved: list[Answer] = []
    controller.answer_saved.connect(lambda _key, answer, _when: saved.append(answer))
    controller.years.set_remark("1.2", Remark("Bra."))
    controller.save_answer("1.1", mark="Ja")
    controller.save_answer("1.1", text="Ett")
    controller.save_answer("1.1", text="Ett två")
    qtbot.waitUntil(lambda: not controller.has_unsaved)
    assert saved == [Answer("Ja"), Answer("Ja", "Ett"), Answer("Ja", "Ett två")]


def test_what_could_not_be_saved_is_tried_again_when_the_case_is_told_anew(
    qtbot: QtBot, failing: tuple[Controller, FailingDesk]
) -> None:
    controller, desk = failing
    with qtbot.waitSignal(controller.save_failed):
        controller.save_answer("1.1", text="Väntar")
    desk.fails = False
    with qtbot.waitSignal(controller.answer_saved) as saved:
        controller.years.set_remark("1.2", Remark("Bra."))
    assert saved.args[1].text == "Väntar"
    assert not controller.has_unsaved


def test_what_is_asked_of_a_case_that_has_been_left_is_no_news_but_what_was_to_be_done_in_it_is_told(
    qtbot: QtBot, controller: Controller, case_path: Path, other_path: Path
) -> None:
    _open(qtbot, controller, case_path)
    told: list[object] = []
    for signal in (controller.failed, controller.years.matched, controller.colleagues.changes_read):
        signal.connect(lambda *values: told.append(values))
    controller.open_case(other_path)
    controller.years.match()
    controller.colleagues.read_changes()
    controller.colleagues.look_for_copies()
    with qtbot.waitSignal(controller.history_read):
        qtbot.waitUntil(lambda: controller.snapshot is not None and controller.snapshot.path == other_path)
        controller.request_history("1.1")
    assert told == []
    controller.open_case(case_path)
    with qtbot.waitSignal(controller.failed) as failed:
        controller.years.carry(["1.1"])
    assert isinstance(failed.args[0], CaseLeft)


def test_comparing_does_not_wait_for_an_export_nor_tells_of_its_progress_as_one(
    qtbot: QtBot, home: Path, case_path: Path, form: Path, tmp_path: Path
) -> None:
    class SlowExport(Press):
        may_go_on = threading.Event()

        def export_json(self, snapshot: Snapshot, to: Path) -> Generator[Progress, None, Receipt]:
            assert self.may_go_on.wait(10)
            return super().export_json(snapshot, to)

    (tmp_path / "svar 2030.docx").write_bytes(
        make_form(title="Frågor till nämnden 2030", answers={"1.1": ("Ja", "Ja.")})
    )
    press = SlowExport()
    controller = Controller(press=press)
    progressed: list[Progress] = []
    controller.progressed.connect(progressed.append)
    _open(qtbot, controller, case_path)
    controller.export_json(tmp_path / "ut.json")
    with qtbot.waitSignal(controller.years.compared) as made:
        controller.years.compare(Beside((tmp_path / "svar 2030.docx",)))
    assert made.args[0].comparison is not None
    assert progressed == []
    with qtbot.waitSignal(controller.export_finished):
        press.may_go_on.set()
    assert controller.shut_down(5_000)


def test_only_the_latest_comparison_that_was_asked_for_is_told(
    qtbot: QtBot, controller: Controller, case_path: Path, tmp_path: Path
) -> None:
    files = []
    for year in (2029, 2030):
        files.append(tmp_path / f"svar {year}.docx")
        files[-1].write_bytes(make_form(title=f"Frågor {year}", answers={"1.1": ("Ja", "Ja.")}))
    _open(qtbot, controller, case_path)
    told: list[Compared] = []
    controller.years.compared.connect(told.append)
    for file in files:
        controller.years.compare(Beside((file,)))
    qtbot.waitUntil(lambda: bool(told), timeout=10_000)
    qtbot.wait(200)
    assert [[each and each.name for each in made.files] for made in told] == [["svar 2030.docx", None]]


def test_a_last_year_on_a_drive_that_does_not_answer_is_not_held_against_the_case_at_the_end(
    qtbot: QtBot, home: Path, case_path: Path
) -> None:
    class Waiting(Press):
        answers, is_reading = threading.Event(), threading.Event()

        def read_previous(self, file: Path, case: Path | None) -> Submission:
            self.is_reading.set()
            assert self.answers.wait(20)
            raise FileMissing(file=str(file))

    press = Waiting()
    controller = Controller(press=press)
    _open(qtbot, controller, case_path)
    controller.years.set_previous(Path("//borta/svar 2030.docx"), case_path)
    qtbot.waitUntil(press.is_reading.is_set)
    assert controller.shut_down(5_000)
    assert not controller.has_ended
    press.answers.set()
    qtbot.waitUntil(lambda: controller.has_ended)


def test_a_case_whose_last_year_cannot_be_kept_is_not_left_half_made(
    qtbot: QtBot, controller: Controller, form: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = tmp_path / "svar 2030.docx"
    before.write_bytes(make_form(title="Frågor 2030", answers={"1.1": ("Ja", "Ja.")}))
    _read(qtbot, controller, form)

    def full(*_args: object) -> None:
        raise SaveFailed(file="ny.auditprep", reason="disk-full")

    plan = CasePlan("Parknämnden", 2031, previous=before)
    with monkeypatch.context() as patched:
        patched.setattr(Case, "set_previous", full)
        with qtbot.waitSignal(controller.failed):
            controller.create_case(tmp_path / "ny.auditprep", form, plan)
    assert list(tmp_path.glob("ny*")) == []
    with qtbot.waitSignal(controller.case_opened) as opened:
        controller.create_case(tmp_path / "ny.auditprep", form, plan)
    assert opened.args[0].previous.name == "svar 2030.docx"


def _open(qtbot: QtBot, controller: Controller, path: Path) -> None:
    with qtbot.waitSignal(controller.case_opened):
        controller.open_case(path)


def _in_file(controller: Controller, path: Path) -> Snapshot:
    """What stands in the file once the controller has let it go."""
    controller.shut_down(5_000)
    with Case.open(path, read_only=True) as case:
        return case.snapshot()


def _read(qtbot: QtBot, controller: Controller, form: Path) -> Reading:
    with qtbot.waitSignal(controller.form_read) as read:
        controller.read_form(form)
    return read.args[1]


def _cells(reading: Reading) -> list[str]:
    return [cell.text for row in reading.rows for cell in row.cells]
