"""Typing is saved when it pauses, and also when it does not."""

from __future__ import annotations

import time

from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from ui.typing_pause import TypingPause


def test_unbroken_typing_is_saved_within_a_second(qtbot: QtBot) -> None:
    typing = TypingPause()
    keys = QTimer(interval=50)
    keys.timeout.connect(typing.touch)
    began = time.monotonic()
    with qtbot.waitSignal(typing.paused, timeout=2500):
        typing.touch()
        keys.start()
    keys.stop()
    typing.stop()
    assert 0.9 < time.monotonic() - began < 1.6


def test_a_pause_ends_the_typing_once(qtbot: QtBot) -> None:
    typing = TypingPause()
    told: list[None] = []
    typing.paused.connect(lambda: told.append(None))
    with qtbot.waitSignal(typing.paused, timeout=2500):
        typing.touch()
    qtbot.wait(700)
    assert told == [None]
