"""What the command line reads from and writes to: the terminal or a pipe, and the log."""

from __future__ import annotations

import datetime as dt
import io
import os
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import BinaryIO, TextIO

from auditprep import __version__
from auditprep.errors import FileTooBig
from auditprep.i18n import _
from auditprep.log import log_file, wordless

PROGRAM = "auditprep"
_STEERING = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")


def standard_input(limit: int) -> bytes:
    """What is piped in. Raises FileTooBig."""
    data = _bytes_of(sys.stdin).read(limit + 1)
    if len(data) > limit:
        raise FileTooBig(file=_("standard input"), size=len(data), limit=limit)
    return data


def print_lines(lines: Iterable[str]) -> None:
    for line in lines:
        with _whether_read_or_not():
            print(safe(line))


def print_json(data: bytes) -> None:
    flush()
    stream = _bytes_of(sys.stdout)
    with _whether_read_or_not():
        stream.write(data)
        stream.flush()


def flush() -> None:
    with _whether_read_or_not():
        sys.stdout.flush()


@contextmanager
def _whether_read_or_not() -> Iterator[None]:
    """A reader that has had enough, as in `auditprep show … | head`, is no fault, and stops no work."""
    try:
        yield
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # the rest goes nowhere


def say(message: str) -> None:
    print(safe(message), file=sys.stderr)


def safe(line: str) -> str:
    """The line with � for each sign that steers a terminal, ends the line or turns the way it is read: a file's name may
    have any."""
    return _STEERING.sub("\ufffd", line)


def write_log(error: BaseException, where: TracebackType | None) -> None:
    """Adds the error to the log, and says where the log is; on a disk that takes no log, the console gets it."""
    file = log_file()
    told = wordless(error.with_traceback(where))
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("a", encoding="utf-8") as log:
            print(dt.datetime.now(dt.UTC).isoformat(timespec="seconds"), __version__, file=log)
            print(told, file=log)
    except OSError:
        print(told, file=sys.stderr)
    else:
        say(_("The log: {file}").format(file=file))


def set_up_streams() -> None:
    """A console that cannot show a letter shows "?" instead of stopping us."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _bytes_of(stream: TextIO) -> BinaryIO:
    return stream.buffer
