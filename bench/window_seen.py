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
from pathlib import Path

STARTED = time.perf_counter()
WAIT_AT_MOST = 300.0  # seconds


def main(argv: list[str]) -> int:
    """Exit code 1 where the case was not shown in time: then there is nothing to tell."""
    from PySide6.QtCore import QSettings

    from ui.app import make_app
    from ui.controller import Controller
    from ui.main_window import MainWindow

    app = make_app(None)
    settings = QSettings(str(Path(tempfile.mkdtemp()) / "val.ini"), QSettings.Format.IniFormat)
    window = MainWindow(Controller(), settings)
    window.show()
    app.processEvents()
    told = {"shown": time.perf_counter() - STARTED}
    if argv:
        asked = time.perf_counter()
        window.open_case(Path(argv[0]))
        while window.case is None:
            app.processEvents()
            if time.perf_counter() - asked > WAIT_AT_MOST:
                return 1
        app.processEvents()
        told["opened"] = time.perf_counter() - asked
        told["switch"] = _switching(app, window, int(argv[1]))
    _rest(app, 2.0)
    told["memory"] = _resident()
    print(json.dumps(told))
    sys.stdout.flush()
    os._exit(0)  # how a window is torn down is not what is measured


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
