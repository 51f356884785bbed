"""The share goes away while the case is open, or does not answer: what is typed is kept, the window goes on answering, and all is
saved when the share is back."""

from __future__ import annotations

import threading
from collections.abc import Generator, Iterator, Mapping
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from dropping import drop
from faulting import all_words, bound_folder, export, in_file, make_case, saving
from journeys import QUIET, Journey, opened_window
from pytestqt.qtbot import QtBot

from auditprep.model import Document, Progress
from ui import controller, waiting_flow
from ui.worker import CallOff, Desk, Opened, Press

pytestmark = QUIET

GONE = "finns inte längre, eller så svarar inte enheten. Kontrollera nätverket och försök igen."


class SlowDesk(Desk):
    """A drive that does not answer before it is let: a system call that hangs holds this thread, and no other."""

    def __init__(self) -> None:
        super().__init__()
        self.answers = threading.Event()
        self.answers.set()
        self.hangs = threading.Event()

    def save(self, key: str, changes: Mapping[str, Any]) -> None:
        self._wait()
        super().save(key, changes)

    def open(self, path: Path, call_off: CallOff | None = None) -> Opened:
        self._wait()
        return super().open(path, call_off)

    def _wait(self) -> None:
        if not self.answers.is_set():
            self.hangs.set()
            self.answers.wait(60)


class SlowPress(Press):
    """Reads no document before it is let."""

    def __init__(self) -> None:
        self.answers, self.hangs = threading.Event(), threading.Event()

    def read_document(self, file: Path, known: frozenset[str]) -> Generator[Progress, None, Document]:
        self.hangs.set()
        self.answers.wait(60)
        return super().read_document(file, known)


@pytest.fixture
def desk() -> SlowDesk:
    return SlowDesk()


@pytest.fixture
def journey(
    qtbot: QtBot, asked: SimpleNamespace, elsewhere: Path, desk: SlowDesk, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Journey]:
    monkeypatch.setattr(controller, "SLOW_MS", 150)
    monkeypatch.setattr(waiting_flow, "LONG_MS", 150)
    with opened_window(qtbot, elsewhere, desk=desk) as made:
        yield made
        desk.answers.set()


def test_a_share_that_is_gone_for_a_while_costs_nothing_of_what_is_typed(
    qtbot: QtBot, journey: Journey, share: Path, elsewhere: Path
) -> None:
    path = make_case(share / "underlag.auditprep", _1_1="Först. ")
    journey.open(path)
    journey.show_question("1.1")
    away = share.rename(share.with_name("borta"))
    journey.type("Medan den var borta. ")
    qtbot.waitUntil(lambda: GONE in saving(journey), timeout=20_000)
    (kept,) = elsewhere.glob("*räddning*.md")
    assert "Medan den var borta." in kept.read_text("utf-8")
    journey.window._actions.show_evidence.trigger()  # one can go about
    journey.window._actions.show_start.trigger()
    journey.show_question("2.1")
    journey.type("Också medan den var borta.")
    assert "Fråga 1.1 är inte sparad." in saving(journey) or GONE in saving(journey)
    away.rename(share)
    journey.window._flush()
    assert journey.controller.wait_for_saves(10_000)
    qtbot.waitUntil(lambda: GONE not in saving(journey), timeout=20_000)
    assert not list(elsewhere.glob("*räddning*.md"))
    found = in_file(path)
    assert "Medan den var borta." in found.answer("1.1").text
    assert found.answer("2.1").text == "Också medan den var borta."


def test_what_is_written_while_another_disk_stands_in_its_place_is_not_taken_for_saved(
    qtbot: QtBot, journey: Journey, share: Path, tmp_path: Path
) -> None:
    """The file is open still, but nobody would find it again: the folder is another one."""
    true = tmp_path / "servern"
    true.mkdir()
    path = share / "underlag.auditprep"
    make_case(true / path.name)
    with bound_folder(true, share):
        journey.open(path)
        journey.show_question("1.1")
    journey.type("Till en tom mapp.")
    qtbot.waitUntil(lambda: GONE in saving(journey), timeout=20_000)
    assert not in_file(true / path.name).answer("1.1").text
    with bound_folder(true, share):
        journey.controller.retry_saves()
        qtbot.waitUntil(lambda: not journey.controller.has_unsaved, timeout=20_000)
        assert in_file(path).answer("1.1").text == "Till en tom mapp."


def test_a_case_that_somebody_has_removed_is_told_and_what_was_typed_since_lies_in_a_file(
    qtbot: QtBot, journey: Journey, asked: SimpleNamespace, share: Path, elsewhere: Path
) -> None:
    path = make_case(share / "underlag.auditprep")
    journey.open(path)
    journey.show_question("1.1")
    path.unlink()
    journey.type("Det sista.")
    qtbot.waitUntil(lambda: GONE in saving(journey), timeout=20_000)
    with qtbot.waitSignal(journey.controller.case_closed, timeout=20_000):
        journey.window._actions.close_case.trigger()
    assert "kunde inte sparas" in " ".join(asked.confirmed[0]) or asked.confirmed
    (kept,) = elsewhere.glob("*räddning*.md")
    assert "Det sista." in kept.read_text("utf-8")
    assert kept.name in journey.alarm()
    journey.window.open_case(path)
    qtbot.waitUntil(lambda: "”underlag.auditprep” finns inte." in journey.alarm(), timeout=20_000)
    assert [each.name for each in share.iterdir() if each.suffix == ".auditprep"] == []


def test_a_drive_that_does_not_answer_holds_nobody_up_and_what_waits_for_it_is_kept_beside(
    qtbot: QtBot, journey: Journey, desk: SlowDesk, share: Path, elsewhere: Path
) -> None:
    path = make_case(share / "underlag.auditprep")
    journey.open(path)
    journey.show_question("1.1")
    desk.answers.clear()
    journey.type("Medan den hängde. ")
    qtbot.waitUntil(
        lambda: "svarar inte, så ändringen väntar på att sparas" in saving(journey), timeout=20_000
    )
    (kept,) = elsewhere.glob("*räddning*.md")
    assert "Medan den hängde." in kept.read_text("utf-8")
    journey.type("Och vidare.")
    qtbot.waitUntil(lambda: "Och vidare." in kept.read_text("utf-8"), timeout=20_000)
    journey.window._actions.show_evidence.trigger()
    assert journey.page() is journey.window._evidence
    journey.show_question("1.1")
    desk.answers.set()
    assert journey.controller.wait_for_saves(10_000)
    qtbot.waitUntil(lambda: "väntar på att sparas" not in saving(journey), timeout=20_000)
    assert not list(elsewhere.glob("*räddning*.md"))
    assert in_file(path).answer("1.1").text == "Medan den hängde. Och vidare."


def test_a_case_that_takes_long_to_be_opened_is_told_and_another_window_is_offered(
    qtbot: QtBot, journey: Journey, desk: SlowDesk, share: Path
) -> None:
    path = make_case(share / "underlag.auditprep", _1_1="Framme.")
    desk.answers.clear()
    journey.window.open_case(path)
    line = journey.window._waiting
    qtbot.waitUntil(lambda: "”underlag.auditprep” har inte öppnats än" in line.words(), timeout=20_000)
    with qtbot.waitSignal(journey.window.new_window_requested):
        line.press()
    desk.answers.set()
    qtbot.waitUntil(lambda: journey.controller.snapshot is not None, timeout=20_000)
    assert not line.words()
    assert journey.show_question("1.1").toPlainText() == "Framme."


def test_a_window_whose_drive_does_not_answer_can_be_closed_and_says_where_the_text_is(
    qtbot: QtBot,
    asked: SimpleNamespace,
    desk: SlowDesk,
    share: Path,
    elsewhere: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from ui import main_window

    monkeypatch.setattr(main_window, "SAVE_LIMIT_MS", 200)
    monkeypatch.setattr(main_window, "CLOSE_LIMIT_MS", 100)
    path = make_case(share / "underlag.auditprep")
    with opened_window(qtbot, elsewhere, path, desk=desk) as journey:
        journey.show_question("1.1")
        desk.answers.clear()
        journey.type("Det sista.")
        journey.window.close()
        assert any("räddning" in " ".join(said) for said in asked.confirmed)
        assert any("svarar inte" in " ".join(said) for said in asked.told)
        (kept,) = elsewhere.glob("*räddning*.md")
        assert "Det sista." in kept.read_text("utf-8")
        desk.answers.set()
        assert journey.controller.shut_down(10_000)
        asked.told.clear()


def test_what_is_exported_to_a_folder_that_is_gone_is_told(
    qtbot: QtBot, journey: Journey, asked: SimpleNamespace, share: Path, elsewhere: Path
) -> None:
    journey.open(make_case(elsewhere / "underlag.auditprep"))
    export(qtbot, journey, share / "finns inte" / "svar.docx")
    assert "Mappen för ”svar.docx” finns inte. Välj en annan mapp, eller skapa den först." in all_words(
        journey
    )


def test_a_document_that_vanishes_before_it_is_read_is_told_and_the_others_are_taken(
    qtbot: QtBot, journey: Journey, share: Path, elsewhere: Path
) -> None:
    journey.open(make_case(elsewhere / "underlag.auditprep"))
    there, gone = share / "Plan.txt", share / "Budget.txt"
    there.write_text("Planen.")
    with qtbot.waitSignal(journey.controller.evidence.files_taken, timeout=20_000):
        assert drop(journey.window, gone, there)
    assert "”Budget.txt” finns inte." in all_words(journey)
    assert [each.newest.file_name for each in in_file(journey.case.path).evidence] == ["Plan.txt"]


def test_a_known_case_whose_drive_does_not_answer_holds_nobody_up(
    qtbot: QtBot, journey: Journey, share: Path, elsewhere: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Start asks of every known case whether its file is there."""
    far, near = make_case(share / "fjärran.auditprep"), make_case(elsewhere / "underlag.auditprep")
    answers, true = threading.Event(), Path.is_file
    journey.open(far)
    monkeypatch.setattr(Path, "is_file", lambda file: (file != far or answers.wait(60)) and true(file))
    try:
        journey.open(near)
        journey.window._actions.show_start.trigger()
        journey.show_question("1.1")
        journey.type("Det går ändå.")
        journey.window._flush()
        assert journey.controller.wait_for_saves(10_000)
    finally:
        answers.set()
    assert in_file(near).answer("1.1").text == "Det går ändå."


def test_a_document_on_a_drive_that_does_not_answer_is_waited_for_while_one_goes_on_writing(
    qtbot: QtBot, asked: SimpleNamespace, share: Path, elsewhere: Path
) -> None:
    press, path = SlowPress(), make_case(elsewhere / "underlag.auditprep")
    (share / "Budget.txt").write_text("Antagen.")
    with opened_window(qtbot, elsewhere, path, press=press) as journey:
        journey.controller.evidence.attach("1.1", [share / "Budget.txt"])
        qtbot.waitUntil(press.hangs.is_set, timeout=20_000)
        journey.show_question("1.1")
        journey.type("Under tiden.")
        journey.window._flush()
        assert journey.controller.wait_for_saves(10_000)
        asked.yes = False
        assert not journey.window.close()
        assert asked.confirmed[-1][0] == "1 fil läses fortfarande in."
        asked.yes = True
        with qtbot.waitSignal(journey.controller.evidence.files_taken, timeout=20_000):
            press.answers.set()
        found = in_file(path)
        assert found.answer("1.1").text == "Under tiden."
        assert [each.newest.file_name for each in found.evidence] == ["Budget.txt"]
