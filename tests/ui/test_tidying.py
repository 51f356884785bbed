"""Python's great rounds through memory, which hold every thread up, are made when nobody feels them."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication

from ui import tidying
from ui.tidying import Tidying


class Rounds:
    """The great rounds that are made while it watches."""

    def __init__(self) -> None:
        self.made = 0

    def __call__(self, phase: str, about: dict[str, int]) -> None:
        self.made += phase == "start" and about["generation"] == 2


@pytest.fixture
def rounds() -> Iterator[Rounds]:
    watching = Rounds()
    gc.callbacks.append(watching)
    yield watching
    gc.callbacks.remove(watching)


@pytest.fixture
def tidy(qapp: QApplication) -> Iterator[Tidying]:
    """As the program does it; what it changes in Python is put back."""
    thresholds, turn = gc.get_threshold(), sys.getswitchinterval()
    gc.collect()
    made = Tidying(qapp)
    yield made
    made.deleteLater()
    QCoreApplication.sendPostedEvents(made, QEvent.Type.DeferredDelete)
    gc.set_threshold(*thresholds)
    sys.setswitchinterval(turn)
    gc.unfreeze()


class InUse:
    def __init__(self, monkeypatch: pytest.MonkeyPatch, state: Qt.ApplicationState) -> None:
        monkeypatch.setattr(tidying.QGuiApplication, "applicationState", staticmethod(lambda: state))


def much_that_is_new() -> list[list[int]]:
    """So much that Python would look through everything by itself."""
    return [[number] for number in range(400_000)]


def test_none_is_made_of_python_s_own_accord(tidy: Tidying, rounds: Rounds) -> None:
    kept = much_that_is_new()
    assert len(kept) == 400_000
    assert rounds.made == 0


def test_while_she_works_none_is_made_that_would_be_felt(
    tidy: Tidying, rounds: Rounds, monkeypatch: pytest.MonkeyPatch
) -> None:
    InUse(monkeypatch, Qt.ApplicationState.ApplicationActive)
    kept = much_that_is_new()
    tidy.look()
    assert len(kept) == 400_000
    assert rounds.made == 0


def test_when_she_is_in_another_program_it_is_made(
    tidy: Tidying, rounds: Rounds, monkeypatch: pytest.MonkeyPatch
) -> None:
    InUse(monkeypatch, Qt.ApplicationState.ApplicationInactive)
    kept = much_that_is_new()
    tidy.look()
    tidy.look()  # nothing is new since
    assert len(kept) == 400_000
    assert rounds.made == 1


def test_a_quick_one_is_made_while_she_works(
    tidy: Tidying, rounds: Rounds, monkeypatch: pytest.MonkeyPatch
) -> None:
    InUse(monkeypatch, Qt.ApplicationState.ApplicationActive)
    kept = [[number] for number in range(50_000)]
    tidy.look()
    assert len(kept) == 50_000
    assert rounds.made == 1
