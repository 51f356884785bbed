"""Qt's calls take no references that are not theirs (PySide6 6.12.0 did: docs/decisions/0002)."""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QPainter, QPixmap

CALLS, NOISE = 2_000, 200


class Sender(QObject):
    sent = Signal(object)


def test_painting_does_not_use_up_none(qapp):
    picture, colour = QPixmap(4, 4), QColor("red")
    painter = QPainter(picture)
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        painter.setPen(colour)
    after = sys.getrefcount(None)
    painter.end()
    assert after > before - NOISE


def test_signals_do_not_use_up_true(qapp):
    sender = Sender()
    before = sys.getrefcount(True)
    for number in range(CALLS):
        sender.sent.emit(number)
    assert sys.getrefcount(True) > before - NOISE
