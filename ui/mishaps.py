"""What is left behind when the program ends without having been closed, and the report that can be made of it.

While the program runs, a small file says so. One whose process is gone is a mishap: told once, at the next start. What
the system itself tells of a crash (Python's faulthandler) is written in the same file. No file holds a word of an answer.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import faulthandler
import json
import os
import platform
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from PySide6.QtCore import qVersion

from auditprep import __version__, log, process
from auditprep.i18n import _
from auditprep.paths import log_folder

_STEM = "running-"
_LAST_LINES = 200  # of the log, in a report


@dataclass(frozen=True, slots=True)
class Mishap:
    """A run of the program that ended by itself, and what the system said of it."""

    since: dt.datetime
    version: str
    told: str


class Running:
    """The file that says that the program runs. Where none can be written nothing is known of mishaps; that stops nobody."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder or log_folder()
        self._file: TextIO | None = None
        self._hears = False  # what the system tells of a crash; somebody else may hear it already

    def begin(self) -> tuple[Mishap, ...]:
        """From now on the program runs. Gives the runs before it that ended by themselves, the latest last; each is told
        only once."""
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            found = tuple(self._take_mishaps())
            self._write()
            return found
        return ()

    def end(self) -> None:
        """The program is closed as it should be."""
        if self._file is None:
            return
        if self._hears:
            faulthandler.disable()
        path, self._file = Path(self._file.name), _closed(self._file)
        with contextlib.suppress(OSError):
            path.unlink()

    def _write(self) -> None:
        file = (self._folder / f"{_STEM}{os.getpid()}.txt").open("w", encoding="utf-8")
        begun = {
            "pid": os.getpid(),
            "started": process.started(os.getpid()),
            "since": dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
            "version": __version__,
        }
        file.write(json.dumps(begun) + "\n")
        file.flush()
        self._file, self._hears = file, not faulthandler.is_enabled()
        if self._hears:
            faulthandler.enable(file)

    def _take_mishaps(self) -> Iterator[Mishap]:
        for path in sorted(self._folder.glob(f"{_STEM}*.txt"), key=_written):
            try:
                head, _line, told = path.read_text("utf-8", "replace").partition("\n")
                begun = json.loads(head)
                if process.is_running(int(begun["pid"]), begun["started"]) is not False:
                    continue  # another window's, or there is no telling
                found = Mishap(dt.datetime.fromisoformat(begun["since"]), str(begun["version"]), told.strip())
            except (OSError, ValueError, KeyError, TypeError, OverflowError):
                continue
            with contextlib.suppress(OSError):
                path.unlink()
                yield found


def _written(path: Path) -> float:
    """When; 0 where it has gone meanwhile, as another program's that was closed."""
    with contextlib.suppress(OSError):
        return path.stat().st_mtime
    return 0


def _closed(file: TextIO) -> None:
    with contextlib.suppress(OSError):
        file.close()


def report(mishaps: tuple[Mishap, ...] = ()) -> str:
    """What can be sent to whoever helps, after the user has read it: the versions, what the system told, and the end of the
    log. It speaks her language; what programs write of themselves is left as it is."""
    return "\n\n".join([_head(), *(_ended(each) for each in mishaps), _end_of_log()]) + "\n"


def _head() -> str:
    lines = [
        f"auditprep {__version__}",
        f"Python {platform.python_version()}, Qt {qVersion()}, {platform.platform()}",
        _("Written {when} UTC").format(when=_moment(dt.datetime.now(dt.UTC))),
    ]
    return "\n".join(lines)


def _ended(mishap: Mishap) -> str:
    begun = _("Begun {when} UTC, version {version}")
    told = [_("What the system wrote of it:"), mishap.told] if mishap.told else []
    lines = [
        *_heading(_("The program ended by itself")),
        begun.format(when=_moment(mishap.since), version=mishap.version),
        *(told or [_("The system wrote nothing of it.")]),
    ]
    return "\n".join(lines)


def _end_of_log() -> str:
    return "\n".join([*_heading(_("The end of the log")), *_logged()])


def _logged() -> list[str]:
    try:
        lines = log.log_file().read_text("utf-8", "replace").splitlines()
    except OSError:
        return [_("There is no log.")]
    if not lines:
        return [_("The log is empty.")]
    about = _("The program writes it in English, for whoever helps you. No words of yours are in it.")
    return [about, "", *lines[-_LAST_LINES:]]


def _heading(words: str) -> tuple[str, str]:
    return words, "-" * len(words)


def _moment(when: dt.datetime) -> str:
    return f"{when.astimezone(dt.UTC):%Y-%m-%d %H:%M}"
