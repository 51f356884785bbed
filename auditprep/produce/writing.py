"""Where an export may be written, and how."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from auditprep.errors import FileError, FileNotWritable, WrongSuffix
from auditprep.files import is_same, read_bytes, write_bytes
from auditprep.model import Progress, Snapshot

_WORD_SUFFIXES = {".docx", ".docm", ".dotx", ".dotm"}


def demand_suffix(to: Path, form: bytes, form_name: str) -> None:
    """Raises WrongSuffix for a name under which Word would not open this form: one with macros is a .docm."""
    needed = suffix_of(form, form_name)
    if to.suffix.lower() in _WORD_SUFFIXES - {needed}:
        raise WrongSuffix(file=str(to), suffix=needed)


def suffix_of(form: bytes, form_name: str) -> str:
    """How the name of this form, filled in, must end."""
    from auditprep.wordform.package import Package

    return Package(form, form_name).suffix


def spare_the_form(to: Path, form: bytes, form_name: str) -> None:
    """Raises FileNotWritable where the file is the auditors' form as it came, under its name: it is not to be written over.
    (An export without any answer is the same bytes, under a name of its own.)"""
    try:
        is_the_form = to.name == form_name and to.stat().st_size == len(form) and read_bytes(to) == form
    except (OSError, FileError):
        return
    if is_the_form:
        raise FileNotWritable(file=str(to), reason="form")


def write(data: bytes, to: Path, snapshot: Snapshot, step: Progress) -> Iterator[Progress]:
    spare_the_case(to, snapshot)
    yield step
    write_bytes(to, data)


def spare_the_case(to: Path, snapshot: Snapshot) -> None:
    """Raises FileNotWritable where the file is the case itself."""
    if is_same(to, snapshot.path):
        raise FileNotWritable(file=str(to), reason="case")
