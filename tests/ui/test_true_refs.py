"""Signals can be sent for as long as one likes, and the program ends in peace."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

PROGRAM = """
import sys
import ui
from PySide6.QtCore import QObject, Signal

class Sender(QObject):
    sent = Signal(object)

sender = Sender()
for number in range(20_000):
    sender.sent.emit(number)
print("sent")
"""


def test_ten_thousands_of_signals_do_not_use_up_true() -> None:
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", PROGRAM], cwd=root, capture_output=True, text=True)
    assert (done.returncode, done.stdout, done.stderr) == (0, "sent\n", "")
