"""Granska between the window and the core: a round after every change, one more however much has changed meanwhile, and
nothing said of a case that was left."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from forms import make_form
from pytestqt.qtbot import QtBot

from auditprep.case import Case
from auditprep.checks.examiner import Examiner
from auditprep.checks.rule import finding, rule
from auditprep.errors import ReasonLacks
from auditprep.model import Mend, MendKind, RuleGroup, Severity
from ui.controller import Controller
from ui.worker import Press


class HeldExaminer(Examiner):
    """Finds the word "fel", when it is let; counts the rounds."""

    def __init__(self, may_go_on: threading.Event) -> None:
        super().__init__((rule("fel", RuleGroup.COMPLETE, Severity.ERROR, find_in=self._find, find=None),))
        self._may_go_on = may_go_on
        self.rounds = 0

    def examine(self, *given, **more):
        assert self._may_go_on.wait(5)
        self.rounds += 1
        return super().examine(*given, **more)

    def _find(self, ground, question):
        at = ground.text(question.key).plain.find("fel")
        if at >= 0:
            yield finding(("fel", Severity.ERROR), question.key, ground.span(question.key, at, at + 3))


class HeldPress(Press):
    def __init__(self) -> None:
        self.may_go_on = threading.Event()
        self.may_go_on.set()
        self.made: list[HeldExaminer] = []

    def examiner(self) -> Examiner:
        self.made.append(HeldExaminer(self.may_go_on))
        return self.made[-1]


@pytest.fixture
def case_path(tmp_path: Path) -> Path:
    path = tmp_path / "Parknämnden 2031.auditprep"
    with Case.create(path, make_form(answers={"1.1": ("Ja", "Det är fel.")}), "frågor.docx") as case:
        (tmp_path / "bevis.txt").write_text("En sida.", encoding="utf-8")
        case.attach(tmp_path / "bevis.txt")
    return path


@pytest.fixture
def press() -> HeldPress:
    return HeldPress()


@pytest.fixture
def controller(qtbot: QtBot, press: HeldPress) -> Iterator[Controller]:
    controller = Controller(press=press)
    yield controller
    press.may_go_on.set()
    assert controller.shut_down(5000)
    qtbot.waitUntil(lambda: controller.has_ended, timeout=5000)


def opened(qtbot: QtBot, controller: Controller, path: Path):
    """Opens the case, and gives what was found in it."""
    with qtbot.waitSignal(controller.checks.examined, timeout=5000) as found:
        controller.open_case(path)
    return found.args[1]


def test_a_case_is_looked_through_as_soon_as_it_is_open_its_evidence_read(
    qtbot, controller, case_path
) -> None:
    progress = []
    controller.checks.looking.connect(progress.append)
    found = opened(qtbot, controller, case_path)
    assert [(each.rule, each.question) for each in found.findings] == [("fel", "1.1")]
    assert found.unread == ()
    assert [(each.done, each.total) for each in progress] == [(0, 1)]


def test_what_is_typed_is_looked_at_before_it_is_saved(qtbot, controller, case_path) -> None:
    opened(qtbot, controller, case_path)
    with qtbot.waitSignal(controller.checks.examined, timeout=5000) as found:
        controller.save_answer("1.3", text="Också fel.")
    assert {each.question for each in found.args[1].findings} == {"1.1", "1.3"}


def test_however_much_is_changed_during_a_round_one_more_follows(qtbot, controller, press, case_path) -> None:
    opened(qtbot, controller, case_path)
    press.may_go_on.clear()
    for number in range(5):
        controller.save_answer("1.3", text=f"Fel nummer {number} fel")
    press.may_go_on.set()
    with qtbot.waitSignal(
        controller.checks.examined,
        timeout=5000,
        check_params_cb=lambda seen, _found: seen.answer("1.3").text == "Fel nummer 4 fel",
    ):
        pass
    assert press.made[0].rounds <= 3


def test_nothing_is_told_of_a_case_that_was_left(qtbot, controller, press, case_path) -> None:
    told = []
    press.may_go_on.clear()
    controller.checks.examined.connect(lambda *given: told.append(given))
    with qtbot.waitSignal(controller.case_opened, timeout=5000):
        controller.open_case(case_path)
    with qtbot.waitSignal(controller.case_closed, timeout=5000):
        controller.close_case()
    press.may_go_on.set()
    qtbot.wait(50)
    assert told == []


def test_an_accepted_finding_is_told_apart_in_the_next_round(qtbot, controller, case_path) -> None:
    (found,) = opened(qtbot, controller, case_path).findings
    with qtbot.waitSignal(
        controller.checks.examined, timeout=5000, check_params_cb=lambda _seen, each: not each.findings
    ) as after:
        controller.checks.accept(found, "Ska stå så", False)
    assert [said.reason for _found, said in after.args[1].accepted] == ["Ska stå så"]
    with qtbot.waitSignal(
        controller.checks.examined, timeout=5000, check_params_cb=lambda _seen, each: bool(each.findings)
    ):
        controller.checks.take_back(found)


def test_that_a_finding_cannot_be_accepted_is_told(qtbot, controller, case_path) -> None:
    (found,) = opened(qtbot, controller, case_path).findings
    with qtbot.waitSignal(controller.checks.accept_failed, timeout=5000) as failed:
        controller.checks.accept(found, " ", False)
    assert isinstance(failed.args[0], ReasonLacks)


def test_a_mend_is_written_in_the_case_and_looked_at(qtbot, controller, case_path) -> None:
    (found,) = opened(qtbot, controller, case_path).findings
    with qtbot.waitSignal(
        controller.checks.examined, timeout=5000, check_params_cb=lambda _seen, each: not each.findings
    ):
        controller.checks.mend(Mend(MendKind.WRITE, "1.1", "rätt", found.places[0]))
    assert controller.snapshot is not None
    assert controller.snapshot.answer("1.1").text == "Det är rätt."


def test_the_findings_are_written_for_a_colleague(qtbot, controller, case_path, tmp_path) -> None:
    with qtbot.waitSignal(controller.checks.examined, timeout=5000) as found:
        controller.open_case(case_path)
    seen, _examined = found.args
    with qtbot.waitSignal(controller.checks.exported, timeout=5000) as sent:
        controller.checks.export(seen, type(_examined)(()), tmp_path / "anmärkningar.docx")
    assert sent.args[0].path.is_file()
    with qtbot.waitSignal(controller.checks.export_failed, timeout=5000):
        controller.checks.export(seen, type(_examined)(()), tmp_path / "anmärkningar.txt")
