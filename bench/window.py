"""The window: from nothing to one that can be used, from question to question, the largest cases, how long it keeps anybody
waiting, and memory at rest."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.timing import BYTES, ROOT, Result, Skipped, against, everyday, python

SHOW_BARE = (
    "from PySide6.QtWidgets import QApplication, QMainWindow; a = QApplication([]); "
    "a.setStyle('Fusion'); w = QMainWindow(); w.show(); a.processEvents()"
)
REST_BARE = SHOW_BARE + (
    "; import os; print(int(open('/proc/self/statm').read().split()[1]) * os.sysconf('SC_PAGE_SIZE'))"
)
SHOW_OURS = (
    "from pathlib import Path; from PySide6.QtCore import QSettings; from ui.app import make_app; from ui.windows import Windows; "
    "import tempfile; a = make_app(None, holds_back=True); s = QSettings(tempfile.mkdtemp() + '/val.ini', QSettings.Format.IniFormat); "
    "w = Windows(s); w.start(None); a.processEvents()"
)
AT_ONCE = "; import os; os._exit(0)"  # how a window is torn down is not what is measured

COLD_START, REST = 6.0, 6.0
"""Times a bare window's: until it is shown, and its memory."""
SWITCH = 0.1  # seconds: what feels like at once
OPEN, OPEN_LARGE, OPEN_FULL = 1.0, 8.0, 3.0
"""Seconds to open the example, 5,000 questions, and 2 GB of evidence."""
HOLD = 0.2  # seconds: the longest that the window may keep anybody waiting
LARGE, FULL_BYTES = 5_000, 2_000_000_000


def window(folder: Path) -> Iterator[Result | Skipped]:
    """All of it; skipped where no window can be shown."""
    try:
        yield against(
            "show the window",
            "bare QMainWindow",
            python("-c", SHOW_OURS + AT_ONCE),
            python("-c", SHOW_BARE + AT_ONCE),
            limit=COLD_START,
            rounds=8,
        )
        yield from _cases(folder)
    except subprocess.CalledProcessError as error:
        told = (error.stderr or b"").decode(errors="replace").strip().splitlines()
        yield Skipped("show the window", told[-1] if told else f"exit code {error.returncode}")


def _cases(folder: Path) -> Iterator[Result | Skipped]:
    from auditprep.example import make_example_case

    bare = float(_output("-c", REST_BARE))
    yield Result("memory at rest", "bare QMainWindow", _seen()["memory"], bare, REST, BYTES)
    example = make_example_case(folder)
    yield from _case("the example", example, OPEN, 20)
    yield from _case(f"{LARGE:,} questions", _many_questions(folder), OPEN_LARGE, 50)
    yield from _case("2 GB of evidence", _full(folder), OPEN_FULL, 20)


def _case(name: str, case: Path, limit: float, switches: int) -> Iterator[Result | Skipped]:
    told = _seen(str(case), str(switches))
    yield Result(f"open {name}", "at most", told["opened"], limit, 1.0)
    yield Result(f"another question, {name}", "at most", told["switch"], SWITCH, 1.0)
    for what, hold in told["holds"].items():
        yield Result(f"  longest hold, {what}", "at most", hold, HOLD, 1.0)
    yield Result(
        f"memory, {name}",
        "bare window × 20",
        told["memory"],
        20 * float(_output("-c", REST_BARE)),
        1.0,
        BYTES,
    )


def _seen(*arguments: str) -> dict[str, Any]:
    return json.loads(_output("-m", "bench.window_seen", *arguments))


def _output(*arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, env=everyday(), capture_output=True, check=True
    )
    return done.stdout.decode()


def _many_questions(folder: Path) -> Path:
    """A case made of a form with LARGE questions, of which some are answered."""
    from auditprep import produce
    from auditprep.case import Case
    from bench.forms import in_tables

    form = folder / "många frågor.docx"
    form.write_bytes(in_tables(LARGE))
    data, _read = produce.read_form(form)
    case = folder / "många.auditprep"
    with Case.create(case, data, form.name, board="Provnämnden", year=2031) as made:
        for question in list(made.snapshot().questionnaire.questions())[:200]:
            mark = {"mark": question.options[0]} if question.options else {}
            made.answer(question.key, text="Följs upp varje månad.", **mark)
    return case


def _full(folder: Path) -> Path:
    """The example, with FULL_BYTES of documents more."""
    from auditprep.case import Case
    from auditprep.example import make_example_case

    (folder / "fullt").mkdir()
    case, piece = make_example_case(folder / "fullt"), folder / "film.bin"
    with Case.open(case) as made:
        size = 90_000_000  # the largest file that is taken in is not much larger
        for number in range(-(-FULL_BYTES // size)):
            piece.write_bytes(os.urandom(1_000_000) * (size // 1_000_000) + str(number).encode())
            made.attach(piece, title=f"Film {number}")
    return case
