"""Word forms read, put right and shown."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from auditprep.files import read_bytes
from auditprep.model import Correction, FormRow, Questionnaire
from auditprep.paths import resource

SHIPPED_FORM = "revisionsunderlag.docx"


def read_form(file: Path) -> tuple[bytes, Questionnaire]:
    """A Word form, blank or filled in: its bytes, and what was understood. Raises FileError, FormError."""
    from auditprep.wordform import reader

    data = read_bytes(file)
    return data, reader.read_form(data, file.name)


def correct(data: bytes, name: str, corrections: Iterable[Correction]) -> Questionnaire:
    """The same form, read with these corrections and no others. Raises FormError."""
    from auditprep.wordform import reader

    return reader.read_form(data, name, tuple(corrections))


def form_rows(data: bytes, name: str, questionnaire: Questionnaire) -> tuple[FormRow, ...]:
    """The form as one sees it, row by row, with what was understood of it. Raises FormError."""
    from auditprep.wordform import preview

    return preview.form_rows(data, name, questionnaire)


def shipped_form() -> tuple[bytes, str]:
    """The form that comes with auditprep: its bytes and file name."""
    return read_bytes(resource("forms") / SHIPPED_FORM), SHIPPED_FORM
