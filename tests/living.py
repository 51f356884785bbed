"""Runs the window as a program of its own, over and over; each time it does one kind of thing, says what it was told is done, and
is killed in the middle of it.

    python tests/living.py WHAT CASE KILLS SEED

WHAT is "typing", "saving", "importing", "exporting", "making" or "backing-up". Prints a line of JSON for each thing that was
acknowledged, and "killed" after each life. The kill comes right after the second acknowledgement; of several, a little later.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path[:0] = [str(Path(__file__).parents[1]), str(Path(__file__).parent)]

from PySide6.QtCore import QEvent, QSettings, Qt, QTimer  # noqa: E402
from PySide6.QtGui import QKeyEvent  # noqa: E402
from PySide6.QtWidgets import QApplication  # noqa: E402

from ui import app as program  # noqa: E402
from ui.controller import Controller  # noqa: E402
from ui.main_window import MainWindow  # noqa: E402
from ui.mishaps import Running  # noqa: E402
from ui.reading import CasePlan  # noqa: E402
from ui.widgets.rich_text_edit import RichTextEdit  # noqa: E402

Say = Callable[[object], None]
CHOSEN = {"with_secret": False, "with_uncited": False}


def live(what: str, path: Path, life: int, say: Say) -> None:
    """The window, with the case open in it and something under way, until somebody ends it."""
    app = program.make_app()
    Running().begin()
    controller = Controller()
    window = MainWindow(controller, QSettings(str(path.with_suffix(".ini")), QSettings.Format.IniFormat))
    window.show()
    controller.failed.connect(lambda error: say({"failed": repr(error)}))
    controller.case_opened.connect(lambda _case: QTimer.singleShot(0, lambda: begin()))
    begun: list[bool] = []

    def begin() -> None:
        if not begun:
            begun.append(True)
            WORK[what](window, path, life, say)

    controller.open_case(path)
    app.exec()


def typing(window: MainWindow, _path: Path, life: int, say: Say) -> None:
    """Types numbers without a pause, as one who types fast."""
    controller, number = window.controller, iter(range(life * 100_000, 10**9))
    window.show_question("1.1")
    (field,) = [each for each in window._questions.findChildren(RichTextEdit) if each.isVisible()]

    def type_on() -> None:
        for sign in f"{next(number)} ":
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(field, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, sign))

    controller.answer_saved.connect(lambda key, answer, _when: say({"key": key, "text": answer.text}))
    _over_and_over(window, type_on, 10)


def saving(window: MainWindow, _path: Path, life: int, say: Say) -> None:
    """Answers questions, one after the other."""
    controller, number = window.controller, iter(range(life * 100_000, 10**9))
    controller.answer_saved.connect(lambda key, answer, _when: say({"key": key, "text": answer.text}))

    def save() -> None:
        at = next(number)
        text = f"{at} " + "ord " * (at * 37 % 300)
        controller.save_answer(("1.1", "1.3", "2.1")[at % 3], text=text)

    _over_and_over(window, save, 3)


def importing(window: MainWindow, path: Path, life: int, say: Say) -> None:
    """Takes documents in, one after the other."""
    folder = path.with_name(f"bilagor {life}")
    folder.mkdir()
    files = [folder / f"Bilaga {life}-{number}.txt" for number in range(60)]
    for number, file in enumerate(files):
        file.write_text(f"Nämndens handling {life}-{number}. " * 4000, encoding="utf-8")
    evidence = window.controller.evidence
    window.controller.evidence_changed.connect(lambda case: say({"evidence": len(case.evidence)}))
    evidence.attach("1.1", files)


def exporting(window: MainWindow, path: Path, _life: int, say: Say) -> None:
    """Writes all that is sent over what was written before, again and again."""
    controller, folder = window.controller, path.parent
    ways = [
        lambda: controller.export_docx(folder / "svar.docx"),
        lambda: controller.export_zip(folder / "paket.zip", CHOSEN),
        lambda: controller.export_binder(folder / "pärm.pdf", CHOSEN),
    ]
    at = iter(range(10**9))

    def export(*_made: object) -> None:
        number = next(at)
        if number:
            say({"made": number})
        ways[number % len(ways)]()

    controller.export_finished.connect(export)
    controller.sent.connect(export)
    controller.export_failed.connect(lambda error: say({"failed": repr(error)}))
    export()


def making(window: MainWindow, path: Path, life: int, say: Say) -> None:
    """Makes new cases."""
    controller, at = window.controller, iter(range(10**9))

    def make(*_made: object) -> None:
        number = next(at)
        if number:
            say({"made": str(controller.snapshot.path)})
        to = path.with_name(f"nytt {life}-{number}.auditprep")
        controller.create_case(to, None, CasePlan(board="Parknämnden", year=2031))

    controller.case_opened.connect(make)
    make()


def backing_up(window: MainWindow, path: Path, life: int, say: Say) -> None:
    """Takes backups of a case that is changed between them."""
    controller, at = window.controller, iter(range(life * 1000, 10**9))

    def change(*_made: object) -> None:
        controller.save_answer("1.1", text=f"Kopia {next(at)}")

    def taken(backup: object) -> None:
        say({"backup": str(backup.number)})
        change()

    controller.backups.taken.connect(taken)
    controller.answer_saved.connect(lambda *_saved: controller.backups.follow(path))
    change()


WORK = {
    "typing": typing,
    "saving": saving,
    "importing": importing,
    "exporting": exporting,
    "making": making,
    "backing-up": backing_up,
}


def _say(tell: int, said: object) -> None:
    os.write(tell, (json.dumps(said) + "\n").encode())


def _over_and_over(window: MainWindow, do: Callable[[], None], milliseconds: int) -> None:
    timer = QTimer(window, interval=milliseconds)
    timer.timeout.connect(do)
    timer.start()


def main(what: str, path: Path, kills: int, seed: int) -> None:
    """Each life is a child, so that Python and Qt are loaded only once."""
    chance = random.Random(seed)
    for life in range(kills):
        hear, tell = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(hear)
            live(what, path, life, partial(_say, tell))
            os._exit(1)
        os.close(tell)
        with open(hear, "rb") as heard:
            first = [heard.readline(), heard.readline()]
            if kills > 1:
                time.sleep(chance.uniform(0, 0.2))
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            rest = heard.read()
        sys.stdout.buffer.write(b"".join([*first, *rest.splitlines(keepends=True)]) + b"killed\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4]))
