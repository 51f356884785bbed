"""A form of 5,000 questions, and a case of two gigabytes: slower, and otherwise as any other."""

from __future__ import annotations

import os
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import SimpleNamespace

import pytest
from faulting import HEAVY, export, in_file
from forms import FormQuestion, FormSection, make_form
from journeys import QUIET, Journey, opened_window, replace_ask
from PySide6.QtCore import QElapsedTimer, QTimer
from pytestqt.qtbot import QtBot

from auditprep.case import Case
from auditprep.produce import read_form
from auditprep.store import backups
from ui.models.sending import Made

pytestmark = QUIET

MANY, SOME = 5_000, 150
ONE, DOCUMENTS = 98_000_000, 21


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> SimpleNamespace:
    return replace_ask(monkeypatch, tmp_path)


@pytest.fixture
def journey(qtbot: QtBot, asked: SimpleNamespace, tmp_path: Path) -> Iterator[Journey]:
    with opened_window(qtbot, tmp_path) as made:
        yield made


class Measured:
    """How long things took, and the longest time that the window did not answer meanwhile. Told, not judged."""

    def __init__(self) -> None:
        self._clock, self._pulse = QElapsedTimer(), QTimer(interval=5)
        self._longest = 0
        self._pulse.timeout.connect(self._beat)
        self._clock.start()
        self._pulse.start()

    def _beat(self) -> None:
        self._longest = max(self._longest, self._clock.restart() - 5)

    @contextmanager
    def of(self, what: str) -> Iterator[None]:
        began, self._longest = time.perf_counter(), 0
        self._clock.restart()
        yield
        print(f"{what}: {time.perf_counter() - began:.2f} s, the window held for at most {self._longest} ms")  # noqa: T201


def many_questions(count: int) -> bytes:
    sections = [
        FormSection(
            str(number),
            f"Avsnitt {number}",
            tuple(
                FormQuestion(f"{number}.{at}", f"Hur går arbetet med område {number}.{at}?")
                for at in range(1, 51)
            ),
        )
        for number in range(1, count // 50 + 1)
    ]
    return make_form(sections)


@pytest.mark.parametrize("count", [SOME, pytest.param(MANY, marks=HEAVY)])
def test_a_form_of_very_many_questions_is_answered_looked_through_and_filled(
    qtbot: QtBot, journey: Journey, tmp_path: Path, count: int
) -> None:
    measured = Measured()
    path, form = tmp_path / "underlag.auditprep", many_questions(count)
    with measured.of("made"):
        Case.create(path, form, "frågor.docx", who="anna").close()
    with measured.of("opened"):
        journey.open(path)
    assert journey.case.questionnaire.count == count
    last = f"{count // 50}.50"
    with measured.of("the questions shown"):
        journey.show_question("1.1")
    with measured.of("the last one shown"):
        journey.show_question(last)
    with measured.of("an answer typed and saved"):
        journey.type("Det går bra.")
        journey.window._flush()
        assert journey.controller.wait_for_saves(60_000)
    with measured.of("looked through"), qtbot.waitSignal(journey.controller.checks.examined, timeout=300_000):
        journey.controller.save_answer("1.1", mark="Ja", text="Beslutat 2031-02-03, § 4.")
    with measured.of("searched"), qtbot.waitSignal(journey.controller.evidence.found, timeout=60_000):
        journey.controller.evidence.search("område")
    with measured.of("filled"):
        export(qtbot, journey, tmp_path / "svar.docx")
    _data, back = read_form(tmp_path / "svar.docx")
    assert back.question(last).answer.text == "Det går bra."
    assert in_file(path).answer("1.1").mark == "Ja"


@HEAVY
def test_a_case_of_two_gigabytes_is_opened_answered_exported_and_kept_once_among_the_backups(
    qtbot: QtBot, journey: Journey, tmp_path: Path
) -> None:
    measured = Measured()
    path = tmp_path / "underlag.auditprep"
    Case.create(path, make_form(), "frågor.docx", who="anna").close()
    journey.open(path)
    large = tmp_path / "stora"
    large.mkdir()
    files = [large / f"Film {number}.bin" for number in range(DOCUMENTS)]
    for file in files:
        with file.open("wb") as written:
            written.write(file.name.encode())
            written.truncate(ONE)
    with (
        measured.of("taken in"),
        qtbot.waitSignal(journey.controller.evidence.files_taken, timeout=900_000) as taken,
    ):
        journey.controller.evidence.attach("1.1", files)
    assert taken.args[1] == ()
    assert path.stat().st_size > 2_000_000_000
    with measured.of("closed"), qtbot.waitSignal(journey.controller.case_closed, timeout=900_000):
        journey.window._actions.close_case.trigger()
    with measured.of("opened"):
        journey.open(path)
    journey.show_question("1.1")
    with measured.of("an answer typed and saved"):
        journey.type("Det går bra.")
        journey.window._flush()
        assert journey.controller.wait_for_saves(60_000)
    with measured.of("backed up"), qtbot.waitSignal(journey.controller.backups.taken, timeout=900_000):
        journey.controller.backups.follow(path)
        journey.controller.backups._on_rested()
    with measured.of("bundle"):
        export(qtbot, journey, tmp_path / "paket.zip", Made.BUNDLE)
    (bundle,) = tmp_path.glob("*paket*.zip")
    with zipfile.ZipFile(bundle) as package:
        assert len([name for name in package.namelist() if name.endswith(".bin")]) == DOCUMENTS
    kept = backups.backups_of(path)
    assert kept
    assert all(each.lacking == 0 for each in kept)
    found = in_file(path)
    assert found.answer("1.1").text == "Det går bra."
    assert len(found.evidence) == DOCUMENTS
    room = sum(each.stat().st_size for each in Path(os.environ["XDG_DATA_HOME"]).rglob("*") if each.is_file())
    assert room < 2_200_000_000
