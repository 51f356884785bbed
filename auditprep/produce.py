"""Door 2: everything made from a case. Long work is a generator of `Progress` that returns its result
(take it from `StopIteration.value`, or with `finish`); closing the generator cancels, and leaves no file behind.
"""

from __future__ import annotations

from collections.abc import Generator
from pathlib import Path
from typing import TypeVar

from auditprep.model import Progress, Questionnaire, Receipt, Snapshot

T = TypeVar("T")


def read_form(file: Path) -> tuple[bytes, Questionnaire]:
    """A Word form, blank or filled in: its bytes, and what was understood. Raises FileError, FormError."""
    raise NotImplementedError


def shipped_form() -> tuple[bytes, str]:
    """The form that comes with auditprep: its bytes and file name."""
    raise NotImplementedError


def export_docx(snapshot: Snapshot, form: bytes, to: Path) -> Generator[Progress, None, Receipt]:
    """Writes the auditors' own form, filled in. Raises FormError, FileNotWritable, DiskFull."""
    raise NotImplementedError
    yield


def export_json(snapshot: Snapshot, to: Path) -> Generator[Progress, None, Receipt]:
    """Writes all answers as JSON (the form of `auditprep show --json`). Raises FileNotWritable, DiskFull."""
    raise NotImplementedError
    yield


def finish(work: Generator[Progress, None, T]) -> T:
    """Runs long work to its end and gives its result."""
    raise NotImplementedError
