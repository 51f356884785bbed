"""Reads and fills forms as a program of its own, with bounded memory, and stops at the first try to write a file, to
start a program or to reach the network. Prints a line of JSON for each form.

python tests/guarded.py FORM…
"""

from __future__ import annotations

import json
import os
import re
import resource
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
sys.dont_write_bytecode = True

MEMORY = 1_500_000_000
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT
FORBIDDEN = ("socket.", "subprocess.", "shutil.", "tempfile.", "urllib.", "ftplib.", "http.")
FORBIDDEN_CALLS = {
    "os.system",
    "os.exec",
    "os.fork",
    "os.mkdir",
    "os.rename",
    "os.remove",
    "os.link",
    "os.symlink",
}


class Escaped(BaseException):
    """Something was tried that reading a form needs nothing of."""


def main(files: list[str]) -> int:
    from auditprep.wordform import reader, writer  # noqa: F401  # what Python itself reads and writes comes first

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    forms = {file: Path(file).read_bytes() for file in files}
    sys.addaudithook(_refuse)
    for file, data in forms.items():
        told = {"file": Path(file).name, **outcome(data, Path(file).name)}
        sys.stdout.write(f"{json.dumps(told)}\n")
    return 0


def outcome(data: bytes, name: str) -> dict[str, object]:
    """What comes of a form: the error and its sentence, or what is told of the form read and filled."""
    from auditprep import messages
    from auditprep.errors import FormError

    began = time.monotonic()
    try:
        told: dict[str, object] = {"error": None, **_read_and_filled(data, name)}
    except FormError as error:
        told = {"error": type(error).__name__, "sentence": messages.sentence(error)}
    return {**told, "seconds": round(time.monotonic() - began, 2), "megabytes": _most_memory()}


def _most_memory() -> int | None:
    """The most that was in memory so far, in MB, where Linux tells it: what getrusage says includes the parent's."""
    status = Path("/proc/self/status")
    found = re.search(r"VmHWM:\s*(\d+) kB", status.read_text()) if status.exists() else None
    return int(found[1]) // 1000 if found else None


def _read_and_filled(data: bytes, name: str) -> dict[str, object]:
    """How many questions there are, and whether each answer that was placed reads back the same."""
    from auditprep.model import Answer
    from auditprep.wordform.reader import read_form
    from auditprep.wordform.writer import fill_form

    read = read_form(data, name)
    answers = {
        asked.key: Answer(asked.options[0] if asked.options else None, "Ett svar.")
        for asked in read.questions()
    }
    filled = fill_form(data, name, read, answers)
    found = {asked.key: asked.answer for asked in read_form(filled.data, name).questions()}
    same = all(found.get(key) == answers[key] for key in filled.receipt.placed)
    return {"questions": read.count, "same": same}


def _refuse(event: str, arguments: tuple[object, ...]) -> None:
    writes = event == "open" and isinstance(arguments[2], int) and bool(arguments[2] & WRITING)
    if writes or event.startswith(FORBIDDEN) or event in FORBIDDEN_CALLS:
        raise Escaped(event, *map(str, arguments))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
