"""The window with a case in it, and what it took: printed as JSON. `bench.window` runs it as a program.

python -m bench.window_seen CASE SWITCHES      a case: until it can be used, and going from question to question
python -m bench.window_seen                    no case, only at rest
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

STARTED = time.perf_counter()
WAIT_AT_MOST = 300.0  # seconds
LOOKED_THROUGH, SETTLED = (
    8.0,
    2.0,
)  # seconds: what a case is let have after it was opened, and after each step


def main(argv: list[str]) -> int:
    """Exit code 1 where the case was not shown in time: then there is nothing to tell."""
    from PySide6.QtCore import QSettings

    from ui.app import make_app
    from ui.controller import Controller
    from ui.main_window import MainWindow
    from ui.tidying import Tidying

    app = make_app(None)
    Tidying(app)
    settings = QSettings(str(Path(tempfile.mkdtemp()) / "val.ini"), QSettings.Format.IniFormat)
    window = MainWindow(Controller(), settings)
    window.show()
    app.processEvents()
    told: dict[str, Any] = {"shown": time.perf_counter() - STARTED}
    if argv:
        asked = time.perf_counter()
        holds = Holds()
        window.open_case(Path(argv[0]))
        while window.case is None:
            app.processEvents()
            if time.perf_counter() - asked > WAIT_AT_MOST:
                return 1
        app.processEvents()
        told["opened"] = time.perf_counter() - asked
        _rest(app, LOOKED_THROUGH)
        told["holds"] = {"opening": holds.longest}
        told["switch"] = _switching(app, window, int(argv[1]))
        told["holds"] |= _holds(app, window, holds)
    _rest(app, 2.0)
    told["memory"] = _resident()
    print(json.dumps(told))
    sys.stdout.flush()
    os._exit(0)  # how a window is torn down is not what is measured


class Holds:
    """How long the window's thread did not come to its events: the longest since `begin`."""

    def __init__(self) -> None:
        from PySide6.QtCore import Qt, QTimer

        self._every = 0.005
        self._timer = QTimer(interval=int(self._every * 1000), timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._look)
        self.begin()
        self._timer.start()

    def begin(self) -> None:
        self._last, self.longest = time.perf_counter(), 0.0

    def _look(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, now - self._last - self._every)
        self._last = now


def _holds(app: object, window: Any, holds: Holds) -> dict[str, float]:
    """The longest hold of each of the things that she does all the time."""
    found = {}
    for what, do in _steps(window).items():
        _rest(app, 0.1)
        holds.begin()
        do()
        _rest(app, SETTLED)
        found[what] = holds.longest
    return found


def _steps(window: Any) -> dict[str, Callable[[], None]]:
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    actions, keys = (
        window._actions,
        [each.key for each in window.controller.snapshot.questionnaire.questions()],
    )

    def typed() -> None:
        window._questions._sheet.editor.focus_text()
        QTest.keyClicks(QApplication.focusWidget() or window, "Uppdraget rapporteras i maj. ")

    return {
        "another question": lambda: window.show_question(keys[len(keys) // 2]),
        "a mark": lambda: window._questions._sheet.marks.choose(1),
        "typing": typed,
        "Evidence": actions.show_evidence.trigger,
        "Compare": actions.show_compare.trigger,
        "Check": actions.show_checks.trigger,
        "Export": actions.show_export.trigger,
        "Start": actions.show_start.trigger,
        "Questions": actions.show_questions.trigger,
    }


def _switching(app: object, window: object, times: int) -> float:
    """The mean seconds from the wish for another question until it is painted."""
    snapshot = window.controller.snapshot  # type: ignore[attr-defined]
    keys = [question.key for question in snapshot.questionnaire.questions()][: times + 1]
    window.show_question(keys[0])  # type: ignore[attr-defined]
    _rest(app, 1.0)
    begun = time.perf_counter()
    for key in keys[1:]:
        window.show_question(key)  # type: ignore[attr-defined]
        window.repaint()  # type: ignore[attr-defined]
        app.processEvents()  # type: ignore[attr-defined]
    return (time.perf_counter() - begun) / max(1, len(keys) - 1)


def _rest(app: object, seconds: float) -> None:
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        app.processEvents()  # type: ignore[attr-defined]
        time.sleep(0.01)


def _resident() -> int:
    """Bytes in memory now; 0 where the system does not tell."""
    try:
        pages = int(Path("/proc/self/statm").read_text().split()[1])
    except OSError:
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
