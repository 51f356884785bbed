"""Runs the window as a program of its own, and leaves it little more memory than it has when a case is open: a large document is
attached, and before and after it something is typed.

    python tests/starving.py CASE DOCUMENT

Prints a line of JSON for what was saved, and for what was told.
"""

from __future__ import annotations

import json
import os
import re
import resource
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path[:0] = [str(Path(__file__).parents[1])]

from PySide6.QtCore import QEventLoop, QSettings, QTimer  # noqa: E402

from ui import app as program  # noqa: E402
from ui.controller import Controller  # noqa: E402
from ui.main_window import MainWindow  # noqa: E402

ROOM = 60_000_000


def main(path: Path, document: Path) -> int:
    app = program.make_app()
    controller = Controller()
    window = MainWindow(controller, QSettings(str(path.with_suffix(".ini")), QSettings.Format.IniFormat))
    window.show()
    controller.answer_saved.connect(lambda _key, answer, _when: _say(saved=answer.text))
    _until(controller.case_opened, lambda: controller.open_case(path))
    _until(controller.answer_saved, lambda: controller.save_answer("1.1", text="Före. Sparat."))
    app.processEvents()
    _limit(_size() + ROOM)
    _until(controller.evidence.files_taken, lambda: controller.evidence.attach("1.1", [document]))
    _say(told=window._reading.words())
    _until(controller.answer_saved, lambda: controller.save_answer("1.1", text="Efter. Före. Sparat."))
    _limit(resource.RLIM_INFINITY)
    return 0 if window.close() else 1


def _say(**told: str) -> None:
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()


def _size() -> int:
    (found,) = re.findall(r"VmSize:\s*(\d+) kB", Path("/proc/self/status").read_text())
    return int(found) * 1024


def _limit(size: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (size, resource.getrlimit(resource.RLIMIT_AS)[1]))


def _until(signal: object, start: object) -> None:
    loop, told = QEventLoop(), []
    connection = signal.connect(lambda *_values: (told.append(True), loop.quit()))
    QTimer.singleShot(60_000, loop.quit)
    start()
    if not told:
        loop.exec()
    signal.disconnect(connection)
    assert told, signal


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2])))
