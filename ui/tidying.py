"""When Python looks for what nothing holds any more, and how long a thread works before another gets its turn.

While Python looks through all there is, every thread stands still: with thousands of questions for up to a second, and by itself
it does so whenever it likes. So that round waits until it is quick, or the program is not being used.
"""

from __future__ import annotations

import gc
import sys
import time

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

_EVERY_MS = 15_000
_QUICK_MS = 40  # what nobody feels
_A_PART_MS = 3  # about what each part of what is new adds to a round
_WORTH_IT, _AT_MOST = 3, 1_000
"""Parts of what is new: from here on a round is worth while; and it is made whatever it takes, rather than that memory ends."""
_NEVER = 1_000_000_000
_TURN = 0.00005
"""Seconds that another thread works before the window's gets its turn. The window gives its own away each time it asks Qt for
something, a hundred times to show a question."""


class Tidying(QObject):
    """From when it is made it is the one that begins such rounds; small ones through what is new, Python goes on to do."""

    def __init__(self, app: QGuiApplication) -> None:
        super().__init__(app)
        young, middle, _all = gc.get_threshold()
        gc.set_threshold(young, middle, _NEVER)
        sys.setswitchinterval(_TURN)
        gc.freeze()  # modules and the like, which stay for as long as the program runs
        self._took_ms = 0.0  # the latest round
        self._pulse = QTimer(self, interval=_EVERY_MS)
        self._pulse.timeout.connect(self.look)
        self._pulse.start()
        app.applicationStateChanged.connect(self.look)

    def look(self, _state: object = None) -> None:
        """A round, if this is the moment for it."""
        new = gc.get_count()[2]
        is_quick = self._took_ms + new * _A_PART_MS <= _QUICK_MS
        if new >= _AT_MOST or (new >= _WORTH_IT and (is_quick or _is_unused())):
            self._tidy()

    def _tidy(self) -> None:
        begun = time.perf_counter()
        gc.collect()
        self._took_ms = (time.perf_counter() - begun) * 1000


def _is_unused() -> bool:
    """She is in another program, or none of its windows is to be seen."""
    return QGuiApplication.applicationState() != Qt.ApplicationState.ApplicationActive
