"""What a Word file is that was given as evidence, where it is more than that."""

from __future__ import annotations

from pathlib import Path

from auditprep.errors import AuditprepError, FormError
from auditprep.model import Recognised, Submission
from auditprep.model.compared import is_blank
from auditprep.produce.sheets import read_sheet
from auditprep.produce.submissions import read_submission

_SUFFIXES = (".docx", ".docm")
_LARGEST = 30_000_000  # bytes: no form, but a report with pictures
_LEAST = 4  # questions: a letter may have a few


def recognise(file: Path) -> Recognised | None:
    """A colleague's sheet, or the auditors' form, filled in or as it came; None for any other file, and for one that cannot be
    read: whoever takes it in tells why."""
    try:
        if file.suffix.lower() not in _SUFFIXES or file.stat().st_size > _LARGEST:
            return None
        return Recognised.SHEET if _is_sheet(file) else _form(read_submission(file))
    except (AuditprepError, OSError):
        return None


def _is_sheet(file: Path) -> bool:
    """Raises FileError."""
    try:
        read_sheet(file)
    except FormError:
        return False
    return True


def _form(submission: Submission) -> Recognised | None:
    if submission.questionnaire.count < _LEAST:
        return None
    return Recognised.BLANK if is_blank(submission) else Recognised.ANSWERED
