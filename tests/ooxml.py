"""What an OOXML validator says of a Word file."""

from __future__ import annotations

from pathlib import Path

from openxml_audit import OpenXmlValidator


def faults(form: bytes, folder: Path) -> list[str]:
    """The faults in a Word file, one a line. `folder` is for a file of its own."""
    file = folder / "form.docx"
    file.write_bytes(form)
    return sorted(str(error) for error in OpenXmlValidator(max_errors=0).validate(str(file)).errors)
