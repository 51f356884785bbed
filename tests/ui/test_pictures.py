"""Every page looks as it did when somebody last looked at it: reference pictures, compared with some tolerance.

They are in tests/pictures, a folder for each size and theme. `AUDITPREP_WRITE_PICTURES=1` writes them anew; whoever does that
opens them and looks. What differs is left in output/pictures.
"""

from __future__ import annotations

import os
import platform
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import time_machine
import tour
from access import image
from PIL import Image, ImageChops
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from tour import open_window

from auditprep.case import Case
from auditprep.example import make_example_case
from auditprep.paths import resource
from ui import ask, rescue, theme

pytestmark = [
    pytest.mark.long,
    pytest.mark.qt_log_ignore("This plugin does not support"),  # the offscreen platform alone
]

ROOT = Path(__file__).parents[2]
PICTURES, SEEN = ROOT / "tests/pictures", ROOT / "output/pictures"
WRITES = bool(os.environ.get("AUDITPREP_WRITE_PICTURES"))
DAY = "2025-09-15 10:00+02:00"
SIZES = ((1366, 768), (900, 600), (1920, 1080))
FAR = 40  # how far apart two colours are (of 255) before a point has changed
MOST = 0.008  # of a picture's points may have: a cursor, a shade at the edge of a letter
UNSETTLED = ("search",)  # hits that are as good as each other stand in any order
COLOURS = 96  # in a kept picture, which has a palette of its own: it is a fifth as large


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    with time_machine.travel(DAY, tick=True):
        return make_example_case(tmp_path_factory.mktemp("example")).read_bytes()


@pytest.fixture
def folder(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The same place and the same user every time: both are seen in the window."""
    made = Path(tempfile.gettempdir()) / f"auditprep-bilder-{request.node.callspec.id}"
    shutil.rmtree(made, ignore_errors=True)
    made.mkdir()
    monkeypatch.setattr(rescue, "_folders", lambda: (made,))
    monkeypatch.setattr(ask, "documents", lambda: made)
    monkeypatch.setattr(platform, "node", lambda: "kontor-1")
    for name in ("LOGNAME", "USER", "USERNAME"):
        monkeypatch.setenv(name, "forvaltningschef")
    yield made
    shutil.rmtree(made, ignore_errors=True)


@pytest.fixture
def dressed(qapp: QApplication) -> Iterator[None]:
    theme.load_fonts(resource("fonts"))
    yield
    if qapp.palette().color(QPalette.ColorRole.Window).name().upper() == theme.DARK.window:
        theme.apply(qapp, dark=False)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_every_page_looks_as_when_it_was_last_looked_at(
    qtbot: QtBot,
    qapp: QApplication,
    example: bytes,
    folder: Path,
    dressed: None,
    size: tuple[int, int],
    dark: bool,
) -> None:
    """Dialogs and popups too, in the first of the sizes: they are as large in all."""
    theme.apply(qapp, dark=dark)
    stops = tour.PAGES | tour.DIALOGS | tour.POPUPS if size == SIZES[0] else tour.PAGES
    assert differing(qtbot, folder, example, stops, size, dark=dark) == []


@pytest.mark.parametrize("case", ["none", "empty"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_so_does_every_page_that_has_nothing_in_it_yet(
    qtbot: QtBot, qapp: QApplication, folder: Path, dressed: None, case: str, dark: bool
) -> None:
    theme.apply(qapp, dark=dark)
    stops = tour.WITHOUT_CASE if case == "none" else tour.EMPTY
    made = None if case == "none" else empty_case(folder)
    assert differing(qtbot, folder, made, stops, SIZES[0], dark=dark) == []


def empty_case(folder: Path) -> bytes:
    """A case of the shipped form in which nothing has been done."""
    path = folder / "tomt.auditprep"
    form = resource("forms/revisionsunderlag.docx")
    with time_machine.travel(DAY, tick=True):
        Case.create(path, form.read_bytes(), form.name, board="Omsorgsnämnden", year=2025).close()
    return path.read_bytes()


def differing(
    qtbot: QtBot,
    folder: Path,
    case: bytes | None,
    stops: dict[str, tour.Go],
    size: tuple[int, int],
    *,
    dark: bool,
) -> list[str]:
    """The stops that look otherwise than when they were last looked at."""
    kept, found = PICTURES / f"{size[0]}x{size[1]}-{'dark' if dark else 'light'}", []
    with time_machine.travel(DAY, tick=True), open_window(qtbot, folder, case, size) as window:
        if case is not None:
            tour.until(lambda: window._checks._examined)  # what it finds is told on many pages
        for name, go in stops.items():
            if name in UNSETTLED:
                continue
            window.activateWindow()
            page = go(window)
            share = look(qtbot, page.window(), kept / f"{name}.png")
            if share > MOST:
                found.append(f"{name}: {share:.2%}")
            tour.leave(window, page)
            window.resize(*size)
    return found


def look(qtbot: QtBot, shown: QWidget, kept: Path) -> float:
    """The share that has changed. What looks as it should is left at once; else the workers are waited for, some more where the
    machine is busy."""
    if not WRITES and (before := read(kept)) is not None:
        qtbot.wait(60)  # what is asked for comes by itself
        if compare(picture(shown), before) <= MOST:
            return 0
    for _look in range(1 if WRITES else 4):
        wait_for_rest(qtbot, shown)
        now = picture(shown)
        if WRITES:
            write(kept, now)
            return 0
        if (share := compare(now, read(kept))) <= MOST:
            return share
        qtbot.wait(700)
    write(SEEN / kept.parent.name / kept.name, now)
    return share


def wait_for_rest(qtbot: QtBot, shown: QWidget) -> None:
    """Until it looks the same for a while: what the workers were asked for has come."""
    qtbot.wait(600)
    before, alike = None, 0
    for _look in range(50):
        now = shown.grab().toImage()
        alike = alike + 1 if now == before else 0
        if alike >= 3:
            return
        before = now
        qtbot.wait(80)


def picture(shown: QWidget) -> Image.Image:
    """As it looks now, without the cursor: it blinks."""
    focused = QApplication.focusWidget()
    if focused is not None:
        focused.clearFocus()
    QApplication.processEvents()
    return image(shown.grab().toImage())


def read(kept: Path) -> Image.Image | None:
    """The picture that somebody has looked at, if there is one."""
    return Image.open(kept).convert("RGB") if kept.exists() else None


def write(file: Path, now: Image.Image) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    palette = now.quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    palette.save(file, optimize=True)


def compare(now: Image.Image, before: Image.Image | None) -> float:
    """The share of the points that have changed; 1 where there is no such picture, or one of another size."""
    if before is None or before.size != now.size:
        return 1
    far = ImageChops.difference(before, now).convert("L").point(lambda value: 255 * (value > FAR))
    return far.histogram()[255] / (now.width * now.height)
