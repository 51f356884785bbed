"""Questions sent out to a colleague as a Word document, and read again when it comes back."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Generator, Iterable
from pathlib import Path
from typing import Protocol

from auditprep.errors import WrongSuffix
from auditprep.files import read_bytes, take_place, temporary_beside, write_bytes
from auditprep.model import Handout, Progress, Sheet, SheetRead, Snapshot
from auditprep.produce.writing import spare_the_case

_SUFFIX = ".docx"


class HandsOut(Protocol):
    """What of an open case is needed to send questions out."""

    def snapshot(self) -> Snapshot: ...

    def hand_out(
        self, to: str, keys: Iterable[str], *, due: dt.date | None = None, message: str = "", by: str = ""
    ) -> Sheet: ...

    def call_off_handout(self, id: int) -> None: ...


def hand_out(
    case: HandsOut,
    file: Path,
    to: str,
    keys: Iterable[str],
    *,
    due: dt.date | None = None,
    message: str = "",
    by: str = "",
) -> Handout:
    """Writes a sheet with these questions for a colleague, from `by`; only one that is written is out. Raises UnknownQuestion,
    NoRecipient, WrongSuffix, FileNotWritable, DiskFull, and what else a change to a case does."""
    from auditprep.wordform.sheet_writer import write_sheet

    _demand_suffix(file)
    spare_the_case(file, case.snapshot())
    with temporary_beside(file) as temporary:
        temporary.touch(exist_ok=False)  # where nothing can be written, nothing is out
        sheet = case.hand_out(to, keys, due=due, message=message, by=by)
        is_written = False
        try:
            _write_whole(temporary, write_sheet(sheet))
            take_place(temporary, file)
            is_written = True
        finally:
            handout = next(each for each in case.snapshot().handouts if each.token == sheet.token)
            if not is_written:
                case.call_off_handout(handout.id)
    return handout


def write_sheet(sheet: Sheet, to: Path) -> Generator[Progress, None, Path]:
    """Writes a sheet. Raises WrongSuffix, FileNotWritable, DiskFull."""
    from auditprep.wordform import sheet_writer

    _demand_suffix(to)
    yield Progress(0, 2, "set")
    data = sheet_writer.write_sheet(sheet)
    yield Progress(1, 2, "write")
    write_bytes(to, data)
    return to


def read_sheet(file: Path) -> SheetRead:
    """A sheet that has come back. Raises FileError, NotASheet and other FormErrors."""
    from auditprep.wordform import sheet_reader

    return sheet_reader.read_sheet(read_bytes(file), file.name)


def _write_whole(file: Path, data: bytes) -> None:
    with file.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def _demand_suffix(to: Path) -> None:
    """Raises WrongSuffix for a name under which Word would not open the sheet."""
    if to.suffix.lower() != _SUFFIX:
        raise WrongSuffix(file=str(to), suffix=_SUFFIX)
