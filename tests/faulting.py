"""A disk that is full, a folder that may only be read, a program that is killed: what the tests in tests/faults/ do to the
window. Real where the machine lets them (a disk of its own is mounted), and said where not."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from forms import make_form
from journeys import Journey, click, words
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from auditprep.case import Case
from auditprep.model import Snapshot
from ui import export_flow
from ui.models.sending import Made
from ui.pages.export.choices import save_words
from ui.pages.export.steps import Step

ROOT = Path(__file__).parents[1]
TESTS = Path(__file__).parent
HEAVY = pytest.mark.skipif(
    not os.environ.get("AUDITPREP_HEAVY"), reason="takes minutes: set AUDITPREP_HEAVY=1 to run it"
)


class SmallDisk:
    """A disk with room for little, which can be filled, and emptied again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def fill(self, *, but: int = 0) -> None:
        """Nothing more has room on it, but for so many bytes."""
        with (self.folder / "fyllnad").open("ab", buffering=0) as file:
            for size in (1 << 16, 1 << 12):
                with suppress(OSError):
                    while True:
                        file.write(bytes(size))
            if but:
                file.truncate(max(0, file.tell() - but))

    def make_room(self) -> None:
        (self.folder / "fyllnad").unlink()

    def names(self) -> list[str]:
        """What lies there, beside what fills it."""
        return sorted(each.name for each in self.folder.iterdir() if each.name != "fyllnad")


@contextmanager
def small_disk(folder: Path, megabytes: int = 4) -> Iterator[SmallDisk]:
    """Skips the test where no disk may be mounted."""
    folder.mkdir()
    _mount("-t", "tmpfs", "-o", f"size={megabytes}m", "auditprep", folder)
    try:
        yield SmallDisk(folder)
    finally:
        _unmount(folder)


@contextmanager
def nothing_can_be_written() -> Iterator[None]:
    """Every byte that this process would write to a file is one too many."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@contextmanager
def only_to_read(path: Path) -> Iterator[None]:
    """A folder, or a file, that may only be read, also by those whom rights do not stop. Skips the test where nothing may be
    mounted."""
    _mount("--bind", path, path)
    try:
        _mount("-o", "remount,bind,ro", path)
        yield
    finally:
        _unmount(path)


@contextmanager
def as_it_was(file: Path) -> Iterator[None]:
    """A file in a folder that may only be read can itself be written."""
    _mount("--bind", file, file)
    try:
        _mount("-o", "remount,bind,rw", file)
        yield
    finally:
        _unmount(file)


def _mount(*arguments: str | Path) -> None:
    if not sys.platform.startswith("linux"):
        pytest.skip("mounts a disk of its own, as on Linux")
    done = subprocess.run(["mount", *map(str, arguments)], capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.skip(f"mounts a disk of its own, which is not allowed here: {done.stderr.strip()}")


def _unmount(folder: Path) -> None:
    subprocess.run(["umount", "-l", str(folder)], capture_output=True, check=True)


def make_case(path: Path, **text: str) -> Path:
    """A case of a form of our own, closed again; `text` are the first answers: _1_1="…"."""
    with Case.create(path, make_form(), "frågor.docx", who="anna") as case:
        for key, each in text.items():
            case.answer(key[1:].replace("_", "."), text=each)
    return path


def in_file(path: Path) -> Snapshot:
    """The case as its file has it. It is sound, or this fails."""
    from auditprep.store.doctor import check

    assert {notice.code for notice in check(path)} - {"case-open", "lock-left-behind"} == {"case-sound"}
    with Case.open(path, read_only=True) as case:
        return case.snapshot()


def saving(journey: Journey) -> str:
    """What the head of the question says of saving, in words."""
    return words(journey.window._questions)


def all_words(journey: Journey) -> str:
    """All that can be read in the window and its dialogs."""
    return "\n".join(each.text() for each in journey.window.findChildren(QLabel) if each.isVisible())


def export(qtbot: QtBot, journey: Journey, to: Path, made: Made = Made.FORM) -> None:
    """Goes to Export, and saves what is to be sent there; until it is said what came of it."""
    page, export_flow.ask.save_as = journey.window._export, lambda *_asked: to
    journey.window._actions.show_export.trigger()
    page.go(Step.SEND)
    page._choices.choose(made)
    controller = journey.controller
    ended = [controller.sent, controller.export_finished, controller.export_failed]
    told: list[object] = []
    for signal in ended:
        signal.connect(lambda *values: told.append(values))
    click(page, save_words(made))
    qtbot.waitUntil(lambda: bool(told), timeout=1_200_000)
    journey.settle()


@contextmanager
def bound_folder(true: Path, there: Path) -> Iterator[None]:
    """The one folder is seen in the other's place, as a share that is connected."""
    _mount("--bind", true, there)
    try:
        yield
    finally:
        _unmount(there)
